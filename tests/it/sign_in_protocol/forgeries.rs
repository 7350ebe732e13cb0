//! A provider that fails, changes its keys or lies.

use jiff::SignedDuration;
use jonction::accounts::oidc::{Purpose, SignInError};
use jonction::kernel::entropy::Entropy;
use serde_json::{Value, json};

use super::{DIRECTOR, begin, come_back, now, proconnect_settings, provider, sign_in};
use crate::support::browser::Browser;
use crate::support::idp::{CLIENT_ID, proconnect};
use crate::support::tampering::{Forgery, Signature, TamperedIdp};

#[tokio::test]
async fn a_provider_that_is_down_is_tried_again_later_and_delays_nobody_meanwhile() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let nobody = provider(proconnect_settings("pc", format!("http://{closed}")));
    let attempt = nobody.begin(Purpose::SignIn, now(), &Entropy::from_os()).await;
    assert_eq!(attempt.unwrap_err(), SignInError::ProviderUnavailable);

    let proxy = TamperedIdp::start(proconnect("pc")).await;
    let provider = provider(proconnect_settings("pc", proxy.issuer()));
    let start = now();
    let attempt = async |after: i64| {
        let at = start + SignedDuration::from_secs(after);
        provider.begin(Purpose::SignIn, at, &Entropy::from_os()).await.map(|_| ())
    };
    proxy.forge(Forgery::Down);
    assert_eq!(attempt(0).await, Err(SignInError::ProviderUnavailable));
    proxy.forge(Forgery::Honest);
    assert_eq!(
        attempt(4).await,
        Err(SignInError::ProviderUnavailable),
        "not asked again within five seconds"
    );
    assert_eq!(attempt(5).await, Ok(()));
    proxy.forge(Forgery::Down);
    assert_eq!(attempt(6).await, Ok(()), "what is known serves");
    assert_eq!(attempt(25 * 3600).await, Ok(()), "even a day old, while nothing better is to be had");
    let keys = proxy.key_fetches();
    proxy.forge(Forgery::Honest);
    assert_eq!(attempt(26 * 3600).await, Ok(()));
    assert_eq!(proxy.key_fetches(), keys + 1, "a day old, it is fetched anew");
}

#[tokio::test]
async fn a_provider_that_fails_between_code_and_token_is_down() {
    let proxy = TamperedIdp::start(proconnect("pc")).await;
    let provider = provider(proconnect_settings("pc", proxy.issuer()));
    let (pending, callback) = come_back(&provider, Purpose::SignIn, DIRECTOR, "multi").await;
    proxy.forge(Forgery::Down);
    assert_eq!(provider.finish(pending, callback, now()).await, Err(SignInError::ProviderUnavailable));
}

#[tokio::test]
async fn forged_answers_are_refused() {
    use Signature::{ClientSecret, ForeignKey, None as Unsigned, PublishedKey};
    let unchanged: fn(&mut Value) = |_| {};
    let changed = |change: fn(&mut Value)| Forgery::IdToken(PublishedKey, change);
    let proxy = TamperedIdp::start(proconnect("pc")).await;

    for (what, forgery, expected) in [
        ("nothing forged", Forgery::Honest, None),
        ("signed by a key published in time", changed(unchanged), None),
        ("alg none", Forgery::IdToken(Unsigned, unchanged), Some(SignInError::UnsignedToken)),
        (
            "signed by the shared secret",
            Forgery::IdToken(ClientSecret, unchanged),
            Some(SignInError::DisallowedAlgorithm),
        ),
        ("foreign key", Forgery::IdToken(ForeignKey, unchanged), Some(SignInError::BadSignature)),
        ("wrong audience", changed(|c| c["aud"] = json!("another")), Some(SignInError::WrongAudience)),
        (
            "one audience too many",
            changed(|c| c["aud"] = json!([CLIENT_ID, "another"])),
            Some(SignInError::WrongAudience),
        ),
        ("wrong party", changed(|c| c["azp"] = json!("another")), Some(SignInError::WrongAudience)),
        ("right party", changed(|c| c["azp"] = json!(CLIENT_ID)), None),
        (
            "wrong issuer",
            changed(|c| c["iss"] = json!("https://else.example")),
            Some(SignInError::MixedUpIssuer),
        ),
        ("swapped nonce", changed(|c| c["nonce"] = json!("x".repeat(43))), Some(SignInError::NonceMismatch)),
        ("no nonce", changed(|c| c["nonce"] = Value::Null), Some(SignInError::NonceMismatch)),
        ("expired", changed(|c| c["exp"] = json!(now().as_second() - 1)), Some(SignInError::TokenDates)),
        (
            "issued before the attempt",
            changed(|c| c["iat"] = json!(now().as_second() - 600)),
            Some(SignInError::TokenDates),
        ),
        (
            "issued in the future",
            changed(|c| c["iat"] = json!(now().as_second() + 600)),
            Some(SignInError::TokenDates),
        ),
        ("its own access token", Forgery::BoundToken { swapped: false }, None),
        (
            "another access token",
            Forgery::BoundToken { swapped: true },
            Some(SignInError::AccessTokenMismatch),
        ),
        ("level lowered", changed(|c| c["acr"] = json!("eidas0")), Some(SignInError::InsufficientAcr)),
        ("level missing", changed(|c| c["acr"] = Value::Null), Some(SignInError::InsufficientAcr)),
        ("unsigned userinfo", Forgery::UnsignedUserInfo, Some(SignInError::UnsignedUserInfo)),
        ("userinfo of another", Forgery::OtherSubject, Some(SignInError::SubjectMismatch)),
    ] {
        // A new provider each time, so that it learns the keys published for this case.
        proxy.forge(forgery);
        let provider = provider(proconnect_settings("pc", proxy.issuer()));
        let outcome = sign_in(&provider, Purpose::SignIn, DIRECTOR, "multi").await;
        assert_eq!(outcome.err(), expected, "{what}");
    }
}

#[tokio::test]
async fn a_step_up_wants_a_fresh_proof() {
    let proxy = TamperedIdp::start(proconnect("pc")).await;
    let old = |claims: &mut Value| claims["auth_time"] = json!(now().as_second() - 3600);
    proxy.forge(Forgery::IdToken(Signature::PublishedKey, old));
    let provider = provider(proconnect_settings("pc", proxy.issuer()));
    let outcome = sign_in(&provider, Purpose::StepUp, DIRECTOR, "multi").await;
    assert_eq!(outcome, Err(SignInError::StaleAuthentication));
    assert!(sign_in(&provider, Purpose::SignIn, DIRECTOR, "multi").await.is_ok(), "a session may be older");
}

#[tokio::test]
async fn new_keys_are_learnt_after_a_bad_signature_at_most_once_a_minute() {
    let proxy = TamperedIdp::start(proconnect("pc")).await;
    let provider = provider(proconnect_settings("pc", proxy.issuer()));
    let (url, _) = begin(&provider, Purpose::SignIn).await;
    let learnt = now();
    assert_eq!(proxy.key_fetches(), 1);

    proxy.forge(Forgery::IdToken(Signature::PublishedKey, |_| {}));
    let mut browser = Browser::new();
    browser.sign_in(&url, DIRECTOR, "multi").await.service();
    let finish = async |browser: &mut Browser, after: i64| {
        let (url, pending) = begin(&provider, Purpose::SignIn).await;
        let callback = browser.open(&url).await.callback();
        provider.finish(pending, callback, learnt + SignedDuration::from_secs(after)).await.err()
    };
    assert_eq!(finish(&mut browser, 50).await, Some(SignInError::BadSignature));
    assert_eq!(proxy.key_fetches(), 1, "the keys are less than a minute old");
    assert_eq!(finish(&mut browser, 61).await, None);
    assert_eq!(proxy.key_fetches(), 2);

    proxy.forge(Forgery::IdToken(Signature::ForeignKey, |_| {}));
    assert_eq!(finish(&mut browser, 90).await, Some(SignInError::BadSignature));
    assert_eq!(proxy.key_fetches(), 2, "bad signatures cannot make us ask and ask again");
}
