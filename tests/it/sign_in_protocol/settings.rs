//! Settings, and what must not show.

use jonction::accounts::oidc::{CallbackParams, Pending, Provider, ProviderSettings, Purpose};
use jonction::kernel::entropy::Entropy;
use serde_json::{Value, json};
use url::Url;

use super::{DIRECTOR, begin, now, pc, proconnect_settings, provider};
use crate::support::browser::Browser;
use crate::support::idp::{CLIENT_SECRET, PUBLIC_URL};

#[tokio::test]
async fn nothing_about_the_person_or_the_attempt_shows_in_debug_text() {
    let provider = pc();
    let (url, pending) = begin(&provider, Purpose::SignIn).await;
    let shown = format!("{pending:?}");
    let callback = Browser::new().sign_in(&url, DIRECTOR, "multi").await.callback();
    let secrets = [pending.state.secret().clone(), pending.nonce.secret().clone()];
    let identity = provider.finish(pending, callback, now()).await.unwrap();
    let shown = format!("{shown} {identity:?} {:?}", provider.settings());
    for hidden in secrets.iter().map(String::as_str).chain([
        "Nadège",
        "Kerouanton",
        "nadege.",
        DIRECTOR,
        &identity.id_token_hint,
        CLIENT_SECRET,
    ]) {
        assert!(!shown.contains(hidden), "{hidden} shows in {shown}");
    }
}

#[test]
fn settings_are_read_from_a_file_and_wrong_ones_are_named() {
    let right = json!({
        "id": "proconnect",
        "label": "S'identifier",
        "issuer": "https://idp.example/api/v2",
        "client_id": "a",
        "client_secret": "b",
        "scopes": ["openid"],
        "pkce": false,
        "acr": { "asked": "claims", "accepted": ["eidas1"] },
        "userinfo": "signed",
        "claims": { "family_name": "usual_name" },
        "email_trust": "always",
    });
    let keys = |change: Value| {
        let mut changed = right.clone();
        changed.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let settings: ProviderSettings = serde_json::from_value(changed).unwrap();
        settings.validate().err().unwrap_or_default().into_iter().map(|(key, _)| key).collect::<Vec<_>>()
    };
    assert!(keys(json!({})).is_empty());
    assert!(keys(json!({"button_image_url": "https://images.example/b.svg"})).is_empty());
    assert!(keys(json!({"button_image_url": "/boutons/b.svg"})).is_empty());
    for (change, key) in [
        (json!({"id": "Pro Connect"}), "id"),
        (json!({"label": " "}), "label"),
        (json!({"button_image_url": "http://images.example/b.svg"}), "button_image_url"),
        (json!({"button_image_url": "//images.example/b.svg"}), "button_image_url"),
        (json!({"button_image_url": "data:image/svg+xml,x"}), "button_image_url"),
        (json!({"issuer": "http://idp.example"}), "issuer"),
        (json!({"issuer": "https://idp.example/?a=b"}), "issuer"),
        (json!({"discovery_path": "configuration"}), "discovery_path"),
        (json!({"client_id": ""}), "client_id"),
        (json!({"client_secret": ""}), "client_secret"),
        (json!({"scopes": ["email"]}), "scopes"),
        (json!({"acr": {"asked": "claims"}}), "acr.accepted"),
        (json!({"acr": {"step_up": ["eidas2"]}}), "acr.step_up"),
        (json!({"claims": {"given_name": ""}}), "claims.given_name"),
        (json!({"claims": {"family_name": ""}}), "claims.family_name"),
        (json!({"claims": {"email": null}}), "email_trust"),
        (json!({"extra_parameters": {"nonce": "1"}}), "extra_parameters"),
    ] {
        assert_eq!(keys(change.clone()), [key], "{change}");
    }

    let mut misspelt = right.clone();
    misspelt["pcke"] = json!(true);
    assert!(serde_json::from_value::<ProviderSettings>(misspelt).unwrap_err().to_string().contains("pcke"));

    let mut settings: ProviderSettings = serde_json::from_value(right.clone()).unwrap();
    settings.ca_file = Some("nowhere.pem".into());
    let problems = Provider::new(settings, &Url::parse(PUBLIC_URL).unwrap()).err().unwrap();
    assert_eq!(problems[0].0, "ca_file");
}

#[test]
fn futures_can_move_between_threads() {
    fn movable<T: Send>(_: T) {}
    let provider = provider(proconnect_settings("pc", "https://idp.example".into()));
    movable(provider.begin(Purpose::SignIn, now(), &Entropy::from_os()));
    movable(provider.logout_url("", "", now()));
    let pending: Pending = serde_json::from_value(json!({
        "provider_id": "pc", "purpose": "sign_in", "state": "a", "nonce": "b", "pkce_verifier": null,
        "asked_acr": [], "started_at": "2026-01-01T00:00:00Z",
    }))
    .unwrap();
    movable(provider.finish(pending, CallbackParams::default(), now()));
}
