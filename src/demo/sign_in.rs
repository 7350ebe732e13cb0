//! A sign-in that works without any institution: real OpenID providers with made-up people, run beside the program.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use jiff::SignedDuration;
use openidconnect::ClientSecret;
use serde::Deserialize;
use serde_json::json;

use crate::accounts::oidc::{
    AcrRequest, AcrSettings, ClaimNames, EmailTrust, ProviderSettings, TokenAuth, UserInfo,
};

use super::personas::PERSONAS;

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The Node process with both providers. It ends when its standard input closes, so it never outlives this program.
#[derive(Debug)]
pub struct DemoSignIn {
    _child: Child,
    /// The two doors, ready for the configuration.
    pub doors: Vec<ProviderSettings>,
}

#[derive(Deserialize)]
struct Ready {
    id: String,
    issuer: String,
}

/// State agents.
pub const STATE: &str = "demo-etat";
/// Health professionals.
pub const HEALTH: &str = "demo-sante";
const CLIENT: &str = "jonction-demo";
const SECRET: &str = "secret-de-demonstration-sans-valeur";

impl DemoSignIn {
    /// Starts both providers for a service at this address, their clock as far ahead as the service's own.
    ///
    /// # Errors
    /// When Node.js or the program's folder is missing.
    pub fn start(folder: &Path, public_url: &str, ahead: SignedDuration) -> Result<Self, Fault> {
        if !folder.join("node_modules").is_dir() {
            return Err(format!(
                "the demonstration's sign-in is not installed: run `npm ci` in {}",
                folder.display()
            )
            .into());
        }
        let provider = |id: &str, title: &str, dialect: &str, health: bool| {
            json!({
                "id": id, "title": title, "dialect": dialect, "port": 0,
                "clients": [{
                    "client_id": CLIENT, "client_secret": SECRET, "token_endpoint_auth_method": "client_secret_post",
                    "redirect_uris": [format!("{public_url}/connexion/{id}/retour")],
                    "post_logout_redirect_uris": [format!("{public_url}/deconnexion/retour")],
                }],
                "personas": PERSONAS.iter().filter(|persona| persona.health_door == health).map(|persona| json!({
                    "sub": persona.subject,
                    "given_name": persona.given_name,
                    "family_name": persona.family_name,
                    "email": persona.email(),
                    "siret": "11001001400014",
                    "rpps": "10000000017",
                    "description": persona.function,
                })).collect::<Vec<_>>(),
            })
        };
        let config = json!({ "clock_offset_seconds": ahead.as_secs(), "providers": [
            provider(STATE, "Agents de l’État (démonstration)", "proconnect", false),
            provider(HEALTH, "Professionnels de santé (démonstration)", "prosante", true),
        ]});
        let file = std::env::temp_dir().join(format!("jonction-demo-{}.json", std::process::id()));
        std::fs::File::create(&file)?.write_all(config.to_string().as_bytes())?;
        let mut child = Command::new("node")
            .arg(folder.join("server.mjs"))
            .arg("--config")
            .arg(&file)
            .env("NODE_NO_WARNINGS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("Node.js is needed for the demonstration's sign-in: {error}"))?;
        let output = child.stdout.take().ok_or("the provider's output is not readable")?;
        let mut doors = Vec::new();
        for line in BufReader::new(output).lines().take(2) {
            let ready: Ready = serde_json::from_str(&line?)?;
            doors.push(door(&ready));
        }
        std::fs::remove_file(&file)?;
        if doors.len() != 2 {
            return Err("the demonstration's identity providers did not start".into());
        }
        Ok(Self { _child: child, doors })
    }
}

fn door(ready: &Ready) -> ProviderSettings {
    let state = ready.id == STATE;
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    ProviderSettings {
        id: ready.id.clone(),
        label: if state { "Agents de l’État" } else { "Professionnels de santé" }.into(),
        button_image_url: None,
        audience_hint: if state {
            "Tribunaux, SPIP, PJJ, ARS, préfectures"
        } else {
            "CSAPA, CAARUD, équipes hospitalières"
        }
        .into(),
        issuer: ready.issuer.clone(),
        discovery_path: if state {
            "/.well-known/openid-configuration"
        } else {
            "/.well-known/wallet-openid-configuration"
        }
        .into(),
        client_id: CLIENT.into(),
        client_secret: ClientSecret::new(SECRET.into()),
        scopes: texts(if state {
            &["openid", "given_name", "usual_name", "email", "uid", "siret", "idp_id"]
        } else {
            &["openid", "scope_all"]
        }),
        pkce: !state,
        token_auth: TokenAuth::Post,
        acr: AcrSettings {
            asked: if state { AcrRequest::Claims } else { AcrRequest::AcrValues },
            accepted: texts(if state { &["eidas1", "eidas1-mfa", "eidas2"] } else { &["eidas1", "eidas2"] }),
            step_up: texts(if state { &["eidas1-mfa", "eidas2"] } else { &["eidas2"] }),
        },
        userinfo: if state { UserInfo::Signed } else { UserInfo::Plain },
        claims: ClaimNames {
            family_name: if state { "usual_name" } else { "family_name" }.into(),
            email: state.then(|| "email".into()),
            siret: state.then(|| "siret".into()),
            ..ClaimNames::default()
        },
        email_trust: if state { EmailTrust::Always } else { EmailTrust::Never },
        extra_parameters: BTreeMap::new(),
        ca_file: None,
        logout: true,
    }
}
