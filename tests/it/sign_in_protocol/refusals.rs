//! What honest providers refuse, and returns that belong to no attempt.

use jiff::{SignedDuration, Timestamp};
use jonction::accounts::oidc::{AcrSettings, CallbackParams, Pending, Provider, Purpose, SignInError};
use jonction::kernel::entropy::Entropy;
use openidconnect::ClientSecret;
use url::Url;

use super::{
    DIRECTOR, DOCTOR, begin, come_back, idp, now, pc, proconnect_settings, prosante_settings, provider, ps,
    sign_in, stored,
};
use crate::support::browser::{Browser, Landing};

#[tokio::test]
async fn giving_up_at_the_provider_is_said_so() {
    let (url, pending) = begin(&pc(), Purpose::SignIn).await;
    let mut browser = Browser::new();
    let (page, _) = browser.open(&url).await.page();
    let callback = browser.submit(&page, &[("refuse", "yes")]).await.callback();
    assert_eq!(pc().finish(pending, callback, now()).await, Err(SignInError::RefusedByUser));
}

#[tokio::test]
async fn the_proconnect_dialect_refuses_pkce_and_any_unknown_parameter() {
    let mut with_pkce = proconnect_settings("pc", idp().issuer("pc"));
    with_pkce.pkce = true;
    let mut with_more = proconnect_settings("pc", idp().issuer("pc"));
    with_more.extra_parameters.insert("max_age".into(), "0".into());
    for settings in [with_pkce, with_more] {
        let provider = provider(settings);
        let (url, pending) = begin(&provider, Purpose::SignIn).await;
        let callback = Browser::new().open(&url).await.callback();
        assert!(callback.error_description.as_deref().unwrap().contains("Y000400"));
        assert_eq!(provider.finish(pending, callback, now()).await, Err(SignInError::RequestRefused));
    }
}

#[tokio::test]
async fn the_pro_sante_connect_dialect_insists_on_its_level_and_scope() {
    let mut without_level = prosante_settings("ps", idp().issuer("ps"));
    without_level.acr = AcrSettings::default();
    let mut without_scope = prosante_settings("ps", idp().issuer("ps"));
    without_scope.scopes = vec!["openid".into()];
    for settings in [without_level, without_scope] {
        let provider = provider(settings);
        let (url, pending) = begin(&provider, Purpose::SignIn).await;
        let callback = Browser::new().open(&url).await.callback();
        assert_eq!(provider.finish(pending, callback, now()).await, Err(SignInError::RequestRefused));
    }
}

#[tokio::test]
async fn an_unregistered_return_address_stays_at_the_provider() {
    let elsewhere = Url::parse("http://localhost:8081").unwrap();
    let provider = Provider::new(proconnect_settings("pc", idp().issuer("pc")), &elsewhere).unwrap();
    let (url, _) = begin(&provider, Purpose::SignIn).await;
    let Landing::Page { status, body, .. } = Browser::new().open(&url).await else { panic!("went back") };
    assert_eq!(status, 400);
    assert!(body.contains("La demande est refusée"));
}

#[tokio::test]
async fn a_code_serves_once() {
    let provider = pc();
    let (pending, callback) = come_back(&provider, Purpose::SignIn, DIRECTOR, "multi").await;
    let replayed = stored(&pending);
    provider.finish(pending, callback.clone(), now()).await.unwrap();
    assert_eq!(provider.finish(replayed, callback, now()).await, Err(SignInError::CodeRefused));
}

#[tokio::test]
async fn an_expired_code_is_refused() {
    let provider = provider(proconnect_settings("hasty", idp().issuer("hasty")));
    let (pending, callback) = come_back(&provider, Purpose::SignIn, DIRECTOR, "multi").await;
    tokio::time::sleep(std::time::Duration::from_millis(2500)).await;
    assert_eq!(provider.finish(pending, callback, now()).await, Err(SignInError::CodeRefused));
}

#[tokio::test]
async fn a_code_without_its_pkce_verifier_is_refused() {
    let provider = ps();
    let (mut pending, callback) = come_back(&provider, Purpose::SignIn, DOCTOR, "single").await;
    pending.pkce_verifier = begin(&provider, Purpose::SignIn).await.1.pkce_verifier;
    assert_eq!(provider.finish(pending, callback, now()).await, Err(SignInError::CodeRefused));
}

#[tokio::test]
async fn a_wrong_client_secret_is_said_to_be_a_setting() {
    for mut settings in
        [proconnect_settings("pc", idp().issuer("pc")), prosante_settings("ps", idp().issuer("ps"))]
    {
        settings.client_secret = ClientSecret::new("un-autre-secret-tout-aussi-long".into());
        let persona = if settings.id == "pc" { DIRECTOR } else { DOCTOR };
        let outcome = sign_in(&provider(settings), Purpose::SignIn, persona, "single").await;
        assert_eq!(outcome, Err(SignInError::ClientRefused));
    }
}

#[tokio::test]
async fn a_return_must_belong_to_the_attempt() {
    let provider = pc();
    let (pending, callback) = come_back(&provider, Purpose::SignIn, DIRECTOR, "multi").await;
    let refusal = async |pending: Pending, callback: CallbackParams, at: Timestamp| {
        provider.finish(pending, callback, at).await.unwrap_err()
    };

    let other_state = CallbackParams { state: Some("x".repeat(43)), ..callback.clone() };
    assert_eq!(refusal(stored(&pending), other_state, now()).await, SignInError::StateMismatch);
    let no_state = CallbackParams { state: None, ..callback.clone() };
    assert_eq!(refusal(stored(&pending), no_state, now()).await, SignInError::StateMismatch);

    let elsewhere = CallbackParams { iss: Some(idp().issuer("ps")), ..callback.clone() };
    assert_eq!(refusal(stored(&pending), elsewhere, now()).await, SignInError::MixedUpIssuer);
    // This provider announces that it always names itself.
    let unnamed = CallbackParams { iss: None, ..callback.clone() };
    assert_eq!(refusal(stored(&pending), unnamed, now()).await, SignInError::MixedUpIssuer);

    let of_another = Pending { provider_id: "ps".into(), ..stored(&pending) };
    assert_eq!(refusal(of_another, callback.clone(), now()).await, SignInError::MixedUpIssuer);

    let no_code = CallbackParams { code: None, ..callback.clone() };
    assert_eq!(refusal(stored(&pending), no_code, now()).await, SignInError::MalformedCallback);

    let late = pending.started_at + SignedDuration::from_mins(16);
    assert_eq!(refusal(stored(&pending), callback.clone(), late).await, SignInError::AttemptExpired);

    assert!(provider.finish(pending, callback, now()).await.is_ok(), "none of these used the code up");
}

#[tokio::test]
async fn each_refusal_of_the_provider_has_its_page() {
    let provider = pc();
    for (error, description, expected) in [
        ("invalid_request", "Y000400", SignInError::RequestRefused),
        ("invalid_request", "erreur Y030031 : adresse", SignInError::ServiceMisregistered),
        ("server_error", "Y030111", SignInError::ServiceMisregistered),
        ("server_error", "Y04A586", SignInError::ServiceMisregistered),
        ("server_error", "Y030110", SignInError::ProviderSessionLost),
        ("access_denied", "Y500015", SignInError::PrivateSectorRefused),
        ("access_denied", "", SignInError::RefusedByUser),
        ("server_error", "", SignInError::ProviderUnavailable),
        ("temporarily_unavailable", "", SignInError::ProviderUnavailable),
        ("invalid_scope", "", SignInError::RequestRefused),
        ("unmet_authentication_requirements", "", SignInError::InsufficientAcr),
        ("login_required", "", SignInError::ProviderRefused),
    ] {
        let (_, pending) = begin(&provider, Purpose::SignIn).await;
        let callback = CallbackParams {
            code: None,
            state: Some(pending.state.secret().clone()),
            iss: Some(idp().issuer("pc")),
            error: Some(error.into()),
            error_description: Some(description.into()),
        };
        assert_eq!(provider.finish(pending, callback, now()).await, Err(expected), "{error} {description}");
        assert!(!expected.message().is_empty());
    }
}

#[tokio::test]
async fn a_discovery_document_of_another_issuer_is_refused() {
    let issuer = idp().issuer("pc").replace("127.0.0.1", "localhost");
    let attempt =
        provider(proconnect_settings("pc", issuer)).begin(Purpose::SignIn, now(), &Entropy::from_os()).await;
    assert_eq!(attempt.unwrap_err(), SignInError::MixedUpIssuer);
}
