//! What a provider says of itself: endpoints and keys, fetched when first needed and kept for a day.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::http::{Method, Request, StatusCode, header};
use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
    CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode,
    CoreResponseType, CoreSubjectIdentifierType,
};
use openidconnect::{
    AdditionalProviderMetadata, AsyncHttpClient, DiscoveryError, HttpRequest, HttpResponse,
    LogoutProviderMetadata, ProviderMetadata,
};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use super::error::SignInError;
use super::settings::ProviderSettings;
use crate::platform::http::{HttpClient, HttpError};

/// Keys withdrawn by the provider are forgotten within a day, whether or not a signature fails.
const LIFETIME: SignedDuration = SignedDuration::from_hours(24);
/// A bad signature may mean new keys; it must not let anyone make us hammer the provider.
const REFRESH_INTERVAL: SignedDuration = SignedDuration::from_mins(1);
/// While a provider is down, those who wait are told at once rather than one time limit after another.
const RETRY_INTERVAL: SignedDuration = SignedDuration::from_secs(5);

/// What this service reads besides the standard metadata.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct CallbackMetadata {
    /// Whether the callback always names its issuer (RFC 9207): its absence is then an attack.
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for CallbackMetadata {}

/// Discovery document and keys.
pub(super) type Metadata = ProviderMetadata<
    LogoutProviderMetadata<CallbackMetadata>,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

impl<'c> AsyncHttpClient<'c> for HttpClient {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

/// The last good answer, and when the last attempt was made.
#[derive(Default)]
struct Known {
    metadata: Option<(Arc<Metadata>, Timestamp)>,
    attempted: Option<Timestamp>,
}

/// Fetches and keeps one provider's metadata. One fetch at a time: those who come meanwhile wait for it.
#[derive(Default)]
pub(super) struct Discovery {
    known: Mutex<Known>,
}

impl Discovery {
    /// The metadata, fetched when none is known or what is known is a day old.
    pub async fn get(
        &self,
        settings: &ProviderSettings,
        http: &HttpClient,
        now: Timestamp,
    ) -> Result<Arc<Metadata>, SignInError> {
        let mut known = self.known.lock().await;
        let stale = match &known.metadata {
            Some((metadata, fetched)) if now.duration_since(*fetched) < LIFETIME => {
                return Ok(metadata.clone());
            }
            stale => stale.as_ref().map(|(metadata, _)| metadata.clone()),
        };
        let too_soon = known.attempted.is_some_and(|at| now.duration_since(at) < RETRY_INTERVAL);
        let fetched = if too_soon {
            Err(SignInError::ProviderUnavailable)
        } else {
            known.fetch(settings, http, now).await
        };
        // Yesterday's keys still serve while the provider does not answer; a bad signature is refused all the same.
        fetched.or_else(|error| stale.ok_or(error))
    }

    /// New metadata after a bad signature, or nothing when the last attempt is less than a minute old.
    pub async fn refresh(
        &self,
        settings: &ProviderSettings,
        http: &HttpClient,
        now: Timestamp,
    ) -> Option<Arc<Metadata>> {
        let mut known = self.known.lock().await;
        if known.attempted.is_some_and(|at| now.duration_since(at) < REFRESH_INTERVAL) {
            return None;
        }
        known.fetch(settings, http, now).await.ok()
    }
}

impl Known {
    async fn fetch(
        &mut self,
        settings: &ProviderSettings,
        http: &HttpClient,
        now: Timestamp,
    ) -> Result<Arc<Metadata>, SignInError> {
        self.attempted = Some(now);
        let metadata = Arc::new(fetch(settings, http).await?);
        self.metadata = Some((metadata.clone(), now));
        Ok(metadata)
    }
}

async fn fetch(settings: &ProviderSettings, http: &HttpClient) -> Result<Metadata, SignInError> {
    // The library's own discovery knows one path only.
    let request = Request::builder()
        .method(Method::GET)
        .uri(settings.discovery_url())
        .header(header::ACCEPT, "application/json")
        .body(Vec::new())
        .map_err(|_| SignInError::UnreadableAnswer)?;
    let answer = http.send(request).await.map_err(|error| unreachable(settings, &error))?;
    if answer.status() != StatusCode::OK {
        tracing::warn!(provider = settings.id, status = answer.status().as_u16(), "no discovery document");
        return Err(SignInError::ProviderUnavailable);
    }
    let metadata: Metadata = serde_json::from_slice(answer.body()).map_err(|error| {
        tracing::warn!(provider = settings.id, %error, "unreadable discovery document");
        SignInError::UnreadableAnswer
    })?;
    if metadata.issuer().as_str() != settings.issuer {
        tracing::warn!(
            provider = settings.id,
            "the discovery document names another issuer than the settings"
        );
        return Err(SignInError::MixedUpIssuer);
    }
    let keys =
        CoreJsonWebKeySet::fetch_async(metadata.jwks_uri(), http).await.map_err(|error| match error {
            DiscoveryError::Request(error) => unreachable(settings, &error),
            _ => SignInError::UnreadableAnswer,
        })?;
    Ok(metadata.set_jwks(keys))
}

/// Logs why a call failed (it names no address and no person) and gives the error for the page.
pub(super) fn unreachable(settings: &ProviderSettings, error: &HttpError) -> SignInError {
    tracing::warn!(provider = settings.id, %error, "identity provider unreachable");
    match error {
        HttpError::Server(_) | HttpError::Unreachable(_) => SignInError::ProviderUnavailable,
        HttpError::Insecure | HttpError::TooLarge => SignInError::UnreadableAnswer,
    }
}
