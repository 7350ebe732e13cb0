//! Institutional sign-in against real providers in both dialects, and every answer that must be refused.

mod forgeries;
mod journeys;
mod refusals;
mod settings;
mod sign_ins;

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use jiff::Timestamp;
use jonction::accounts::oidc::{
    AcrRequest, AcrSettings, CallbackParams, ClaimNames, EmailTrust, Identity, Pending, Provider,
    ProviderSettings, Purpose, SignInError, TokenAuth, UserInfo,
};
use jonction::kernel::entropy::Entropy;
use openidconnect::ClientSecret;
use serde_json::json;
use url::Url;

use crate::support::browser::Browser;
use crate::support::idp::{CLIENT_ID, CLIENT_SECRET, Idp, PUBLIC_URL, proconnect, prosante};

const DIRECTOR: &str = "pc-dfspip";
const DOCTOR: &str = "f:demo:csapa";

/// Providers shared by the tests: they hold nothing between two browsers.
fn idp() -> &'static Idp {
    static IDP: OnceLock<Idp> = OnceLock::new();
    IDP.get_or_init(|| {
        let mut hasty = proconnect("hasty");
        hasty["code_ttl"] = json!(1);
        let mut elliptic = prosante("elliptic");
        elliptic["clients"][0]["id_token_signed_response_alg"] = json!("ES256");
        Idp::start(&[proconnect("pc"), prosante("ps"), hasty, elliptic])
    })
}

fn proconnect_settings(id: &str, issuer: String) -> ProviderSettings {
    ProviderSettings {
        id: id.into(),
        label: "Agents publics".into(),
        button_image_url: None,
        audience_hint: "SPIP, tribunaux, préfectures, ARS".into(),
        issuer,
        discovery_path: "/.well-known/openid-configuration".into(),
        client_id: CLIENT_ID.into(),
        client_secret: ClientSecret::new(CLIENT_SECRET.into()),
        scopes: ["openid", "given_name", "usual_name", "email", "uid", "siret", "idp_id"]
            .map(String::from)
            .into(),
        pkce: false,
        token_auth: TokenAuth::Post,
        acr: AcrSettings {
            asked: AcrRequest::Claims,
            accepted: vec!["eidas1".into(), "eidas1-mfa".into()],
            step_up: vec!["eidas1-mfa".into()],
        },
        userinfo: UserInfo::Signed,
        claims: ClaimNames {
            family_name: "usual_name".into(),
            siret: Some("siret".into()),
            ..ClaimNames::default()
        },
        email_trust: EmailTrust::Always,
        extra_parameters: BTreeMap::new(),
        ca_file: None,
        logout: true,
    }
}

fn prosante_settings(id: &str, issuer: String) -> ProviderSettings {
    ProviderSettings {
        label: "Professionnels de santé".into(),
        button_image_url: Some("https://images.exemple.test/boutons/psc.svg".into()),
        audience_hint: "Médecins, pharmaciens, infirmiers".into(),
        discovery_path: "/.well-known/wallet-openid-configuration".into(),
        scopes: vec!["openid".into(), "scope_all".into()],
        pkce: true,
        token_auth: TokenAuth::Basic,
        acr: AcrSettings {
            asked: AcrRequest::AcrValues,
            accepted: vec!["eidas1".into()],
            step_up: vec!["eidas2".into()],
        },
        userinfo: UserInfo::Plain,
        claims: ClaimNames { email: None, ..ClaimNames::default() },
        email_trust: EmailTrust::Never,
        ..proconnect_settings(id, issuer)
    }
}

fn provider(settings: ProviderSettings) -> Provider {
    Provider::new(settings, &Url::parse(PUBLIC_URL).unwrap()).unwrap()
}

fn pc() -> Provider {
    provider(proconnect_settings("pc", idp().issuer("pc")))
}

fn ps() -> Provider {
    provider(prosante_settings("ps", idp().issuer("ps")))
}

#[expect(clippy::disallowed_methods, reason = "the providers live by the real clock")]
fn now() -> Timestamp {
    Timestamp::now()
}

async fn begin(provider: &Provider, purpose: Purpose) -> (Url, Pending) {
    provider.begin(purpose, now(), &Entropy::from_os()).await.unwrap()
}

/// From the button to the callback.
async fn come_back(
    provider: &Provider,
    purpose: Purpose,
    persona: &str,
    factors: &str,
) -> (Pending, CallbackParams) {
    let (url, pending) = begin(provider, purpose).await;
    let landing = Browser::new().sign_in(&url, persona, factors).await;
    (pending, landing.callback())
}

async fn sign_in(provider: &Provider, purpose: Purpose, persona: &str, factors: &str) -> Outcome {
    let (pending, callback) = come_back(provider, purpose, persona, factors).await;
    provider.finish(pending, callback, now()).await
}

type Outcome = Result<Identity, SignInError>;

fn query(url: &Url) -> HashMap<String, String> {
    url.query_pairs().into_owned().collect()
}

/// What the database gives back.
fn stored(pending: &Pending) -> Pending {
    serde_json::from_str(&serde_json::to_string(pending).unwrap()).unwrap()
}
