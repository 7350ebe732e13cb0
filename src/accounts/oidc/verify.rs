//! The checks on what a provider answers: ID token, then userinfo.

use std::time::SystemTime;

use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessToken, AccessTokenHash, AdditionalClaims, Client, EmptyExtraTokenFields, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IdTokenClaims, IdTokenFields, IdTokenVerifier, OAuth2TokenResponse,
    StandardErrorResponse, StandardTokenResponse, SubjectIdentifier, UserInfoClaims, UserInfoError,
    UserInfoResponseType,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::discovery::unreachable;
use super::error::SignInError;
use super::provider::{Pending, Purpose};
use super::settings::{ProviderSettings, UserInfo};
use crate::platform::http::HttpClient;

/// Clocks of two machines may differ by so much.
const SKEW: SignedDuration = SignedDuration::from_mins(2);

/// The only algorithms whose ID tokens are accepted, whatever the provider announces.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 2] =
    [CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, CoreJwsSigningAlgorithm::EcdsaP256Sha256];

/// Claims beyond the standard ones, under whatever names a dialect gives them.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct OtherClaims(Map<String, Value>);

impl AdditionalClaims for OtherClaims {}

type IdToken = openidconnect::IdToken<
    OtherClaims,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type IdTokenPart = IdTokenFields<
    OtherClaims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

/// Answer of the token endpoint.
pub(super) type Tokens = StandardTokenResponse<IdTokenPart, CoreTokenType>;

/// The library's client, with the endpoints that discovery fills.
pub(super) type RelyingParty = Client<
    OtherClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What a verified ID token says.
pub(super) struct Verified {
    pub subject: SubjectIdentifier,
    pub acr: Option<String>,
    pub auth_time: Option<Timestamp>,
    pub amr: Vec<String>,
    pub claims: Map<String, Value>,
}

/// Checks signature, issuer, audience, dates, nonce, access token hash, and the level of assurance against what was
/// asked.
pub(super) fn id_token(
    client: &RelyingParty,
    id_token: &IdToken,
    access_token: &AccessToken,
    pending: &Pending,
    now: Timestamp,
) -> Result<Verified, SignInError> {
    let verifier = client
        .id_token_verifier()
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || SystemTime::from(now).into())
        .set_issue_time_verifier_fn(|iat| {
            let issued = Timestamp::from_second(iat.timestamp()).map_err(|error| error.to_string())?;
            let expected = pending.started_at - SKEW..=now + SKEW;
            if expected.contains(&issued) { Ok(()) } else { Err("issued outside the attempt".into()) }
        });
    let claims =
        id_token.claims(&verifier, &pending.nonce).map_err(|error| SignInError::from_verification(&error))?;

    // The library leaves `azp` to us.
    if claims.authorized_party().is_some_and(|party| party.as_str() != client.client_id().as_str()) {
        return Err(SignInError::WrongAudience);
    }
    check_access_token(id_token, claims, access_token, &verifier)?;

    let acr = claims.auth_context_ref().map(|acr| acr.to_string());
    let accepted = |acr: &String| pending.asked_acr.contains(acr);
    if !pending.asked_acr.is_empty() && !acr.as_ref().is_some_and(accepted) {
        return Err(SignInError::InsufficientAcr);
    }
    let auth_time = claims.auth_time().and_then(|time| Timestamp::from_second(time.timestamp()).ok());
    let stale = auth_time.is_some_and(|time| time < pending.started_at - SKEW);
    if pending.purpose == Purpose::StepUp && stale {
        return Err(SignInError::StaleAuthentication);
    }
    Ok(Verified {
        subject: claims.subject().clone(),
        acr,
        auth_time,
        amr: claims.auth_method_refs().into_iter().flatten().map(|method| method.to_string()).collect(),
        claims: object(claims)?,
    })
}

/// Reads who the person is, if the settings say that the userinfo endpoint tells.
pub(super) async fn userinfo(
    client: &RelyingParty,
    settings: &ProviderSettings,
    http: &HttpClient,
    tokens: &Tokens,
    subject: &SubjectIdentifier,
) -> Result<Map<String, Value>, SignInError> {
    let (signed, format) = match settings.userinfo {
        UserInfo::None => return Ok(Map::new()),
        UserInfo::Plain => (false, UserInfoResponseType::Json),
        UserInfo::Signed => (true, UserInfoResponseType::Jwt),
    };
    let claims: UserInfoClaims<OtherClaims, CoreGenderClaim> = client
        .user_info(tokens.access_token().clone(), Some(subject.clone()))
        .map_err(|_| SignInError::UnreadableAnswer)?
        .set_response_type(format)
        .require_signed_response(signed)
        .request_async(http)
        .await
        .map_err(|error| match error {
            UserInfoError::Request(error) => unreachable(settings, &error),
            UserInfoError::ClaimsVerification(error) => match SignInError::from_verification(&error) {
                SignInError::UnsignedToken => SignInError::UnsignedUserInfo,
                other => other,
            },
            _ => SignInError::UnreadableAnswer,
        })?;
    object(&claims)
}

/// The access token must be the one that the ID token came with, when the ID token says which.
fn check_access_token(
    id_token: &IdToken,
    claims: &IdTokenClaims<OtherClaims, CoreGenderClaim>,
    access_token: &AccessToken,
    verifier: &IdTokenVerifier<'_, CoreJsonWebKey>,
) -> Result<(), SignInError> {
    let Some(expected) = claims.access_token_hash() else { return Ok(()) };
    let algorithm = id_token.signing_alg().map_err(|_| SignInError::UnsignedToken)?;
    let key = id_token.signing_key(verifier).map_err(|_| SignInError::BadSignature)?;
    match AccessTokenHash::from_token(access_token, algorithm, key) {
        Ok(actual) if actual == *expected => Ok(()),
        _ => Err(SignInError::AccessTokenMismatch),
    }
}

/// All claims by name, standard or not, so that settings can name any.
fn object(claims: &impl Serialize) -> Result<Map<String, Value>, SignInError> {
    match serde_json::to_value(claims) {
        Ok(Value::Object(claims)) => Ok(claims),
        _ => Err(SignInError::UnreadableAnswer),
    }
}
