//! What works, in both dialects.

use jonction::accounts::oidc::{Purpose, SignInError};
use jonction::kernel::entropy::Entropy;
use serde_json::{Value, json};

use super::{
    DIRECTOR, DOCTOR, begin, idp, now, pc, proconnect_settings, prosante_settings, provider, ps, query,
    sign_in, stored,
};
use crate::support::browser::Browser;
use crate::support::idp::{Idp, proconnect};

#[tokio::test]
async fn a_state_agent_signs_in_by_the_proconnect_dialect() {
    let provider = pc();
    let (url, pending) = begin(&provider, Purpose::SignIn).await;
    let sent = query(&url);
    assert!(!sent.contains_key("code_challenge"), "PKCE is off for this provider");
    assert!(!sent.contains_key("acr_values"));
    assert!(sent["state"].len() >= 32 && sent["nonce"].len() >= 32);
    assert_eq!(sent["redirect_uri"], "http://localhost:8080/connexion/pc/retour");
    let claims: Value = serde_json::from_str(&sent["claims"]).unwrap();
    assert_eq!(claims["id_token"]["acr"], json!({"essential": true, "values": ["eidas1", "eidas1-mfa"]}));

    let callback = Browser::new().sign_in(&url, DIRECTOR, "multi").await.callback();
    let identity = provider.finish(stored(&pending), callback, now()).await.unwrap();
    assert_eq!(identity.issuer, idp().issuer("pc"));
    assert_eq!(identity.subject, DIRECTOR);
    assert_eq!(identity.given_name.as_deref(), Some("Nadège"));
    assert_eq!(identity.family_name.as_deref(), Some("Kerouanton"));
    assert_eq!(identity.email.as_deref(), Some("nadege.kerouanton@justice.example"));
    assert!(identity.email_verified);
    assert_eq!(identity.siret.as_deref(), Some("11001001400014"));
    assert_eq!(identity.acr.as_deref(), Some("eidas1-mfa"));
    assert!(identity.amr.contains(&"mfa".to_owned()));
    assert!(identity.auth_time.is_some());
}

#[tokio::test]
async fn a_health_professional_signs_in_by_the_pro_sante_connect_dialect() {
    let provider = ps();
    let (url, pending) = begin(&provider, Purpose::SignIn).await;
    let sent = query(&url);
    assert_eq!(sent["code_challenge_method"], "S256");
    assert_eq!(sent["acr_values"], "eidas1");
    assert_eq!(sent["scope"], "openid scope_all");

    let callback = Browser::new().sign_in(&url, DOCTOR, "single").await.callback();
    let identity = provider.finish(stored(&pending), callback, now()).await.unwrap();
    assert_eq!(identity.subject, DOCTOR);
    assert_eq!(identity.given_name.as_deref(), Some("Marie-Odile"));
    assert_eq!(identity.family_name.as_deref(), Some("Tchibinda"));
    assert_eq!((identity.email, identity.email_verified), (None, false));
    assert_eq!(identity.acr.as_deref(), Some("eidas1"));
}

#[tokio::test]
async fn an_id_token_signed_by_es256_is_accepted() {
    let provider = provider(prosante_settings("elliptic", idp().issuer("elliptic")));
    assert_eq!(sign_in(&provider, Purpose::SignIn, DOCTOR, "single").await.unwrap().subject, DOCTOR);
}

#[tokio::test]
async fn two_providers_on_one_host_do_not_disturb_each_other_in_one_browser() {
    let (pc, ps) = (pc(), ps());
    let mut browser = Browser::new();
    let (state_url, state_attempt) = begin(&pc, Purpose::SignIn).await;
    let (page, _) = browser.open(&state_url).await.page();
    let (health_url, health_attempt) = begin(&ps, Purpose::SignIn).await;
    let health_return = browser.sign_in(&health_url, DOCTOR, "single").await.callback();
    let state_return = browser.submit(&page, &[("persona", DIRECTOR), ("factors", "multi")]).await.callback();
    assert_eq!(ps.finish(health_attempt, health_return, now()).await.unwrap().subject, DOCTOR);
    assert_eq!(pc.finish(state_attempt, state_return, now()).await.unwrap().subject, DIRECTOR);
}

#[tokio::test]
async fn signing_out_ends_the_session_at_the_provider() {
    for (provider, persona) in [(pc(), DIRECTOR), (ps(), DOCTOR)] {
        let mut browser = Browser::new();
        let (url, pending) = begin(&provider, Purpose::SignIn).await;
        let callback = browser.sign_in(&url, persona, "single").await.callback();
        let identity = match provider.finish(pending, callback, now()).await {
            Ok(identity) => identity,
            Err(error) => panic!("{persona}: {error}"),
        };

        let (again, _) = begin(&provider, Purpose::SignIn).await;
        browser.open(&again).await.service();

        let logout =
            provider.logout_url(&identity.id_token_hint, "etat-de-sortie", now()).await.unwrap().unwrap();
        let (page, body) = browser.open(&logout).await.page();
        let xsrf = body.split("name=\"xsrf\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let confirm = page.join("end/confirm").unwrap();
        let back = browser.submit(&confirm, &[("xsrf", xsrf), ("logout", "yes")]).await.service();
        assert_eq!(back.path(), "/deconnexion/retour");
        assert_eq!(query(&back)["state"], "etat-de-sortie");

        let (again, _) = begin(&provider, Purpose::SignIn).await;
        let (_, body) = browser.open(&again).await.page();
        assert!(body.contains(persona), "the provider asks again who one is");
    }
}

#[tokio::test]
async fn no_logout_address_when_the_settings_do_not_want_one() {
    let mut settings = proconnect_settings("pc", idp().issuer("pc"));
    settings.logout = false;
    assert_eq!(provider(settings).logout_url("token", "state", now()).await, Ok(None));
}

#[tokio::test]
async fn a_step_up_asks_again_and_checks_the_level() {
    let provider = ps();
    let mut browser = Browser::new();
    let (url, _) = begin(&provider, Purpose::SignIn).await;
    browser.sign_in(&url, DOCTOR, "single").await.service();

    let (url, pending) = begin(&provider, Purpose::StepUp).await;
    assert_eq!((query(&url)["prompt"].as_str(), query(&url)["acr_values"].as_str()), ("login", "eidas2"));
    let callback = browser.sign_in(&url, DOCTOR, "single").await.callback();
    let refused = provider.finish(pending, callback, now()).await;
    assert_eq!(refused.unwrap_err(), SignInError::InsufficientAcr, "the provider gave less than was asked");

    let (url, pending) = begin(&provider, Purpose::StepUp).await;
    let callback = browser.sign_in(&url, DOCTOR, "multi").await.callback();
    assert_eq!(provider.finish(pending, callback, now()).await.unwrap().acr.as_deref(), Some("eidas2"));
}

#[tokio::test]
async fn the_proconnect_dialect_keeps_asking_until_the_essential_level_is_reached() {
    let provider = pc();
    let (url, pending) = begin(&provider, Purpose::StepUp).await;
    let mut browser = Browser::new();
    let (page, body) = browser.sign_in(&url, DIRECTOR, "single").await.page();
    assert!(body.contains("deux facteurs"), "{body}");
    let callback = browser.submit(&page, &[("persona", DIRECTOR), ("factors", "multi")]).await.callback();
    assert_eq!(provider.finish(pending, callback, now()).await.unwrap().acr.as_deref(), Some("eidas1-mfa"));
}

#[tokio::test]
async fn a_private_authority_is_trusted_for_its_provider_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (cert_file, key_file) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    std::fs::write(&cert_file, made.cert.pem()).unwrap();
    std::fs::write(&key_file, made.signing_key.serialize_pem()).unwrap();
    let mut config = proconnect("pc");
    config["tls"] = json!({ "cert_file": cert_file, "key_file": key_file });
    let idp = Idp::start(&[config]);

    let mut settings = proconnect_settings("pc", idp.issuer("pc"));
    assert!(settings.issuer.starts_with("https://"));
    let untrusting = provider(settings.clone()).begin(Purpose::SignIn, now(), &Entropy::from_os()).await;
    assert_eq!(untrusting.unwrap_err(), SignInError::ProviderUnavailable);

    settings.ca_file = Some(cert_file);
    let provider = provider(settings);
    let (url, pending) = begin(&provider, Purpose::SignIn).await;
    let mut browser = Browser::trusting(Some(made.cert.pem().as_bytes()));
    let callback = browser.sign_in(&url, DIRECTOR, "multi").await.callback();
    assert_eq!(provider.finish(pending, callback, now()).await.unwrap().subject, DIRECTOR);
}

#[test]
fn the_sample_configuration_starts_and_offers_six_people() {
    let text = std::fs::read_to_string("ops/demo-idp/config.sample.json").unwrap();
    let mut config: Value = serde_json::from_str(&text).unwrap();
    let providers = config["providers"].as_array_mut().unwrap();
    for provider in providers.iter_mut() {
        provider["port"] = json!(0);
    }
    let people: usize = providers.iter().map(|provider| provider["personas"].as_array().unwrap().len()).sum();
    assert_eq!((providers.len(), people), (2, 6));
    Idp::start(providers);
}
