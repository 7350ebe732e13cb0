//! One identity provider, as the rest of the service sees it: begin, finish, sign out.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use oauth2::{
    AuthType, AuthorizationCode, ClientId, CsrfToken, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, Scope, TokenResponse as _,
};
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType};
use openidconnect::{AuthenticationContextClass, Nonce, TokenResponse};
use serde::{Deserialize, Serialize};
use serde_json::json;
use subtle::ConstantTimeEq;
use url::Url;

use super::discovery::{Discovery, Metadata, unreachable};
use super::error::SignInError;
use super::identity::{Described, Identity};
use super::settings::{AcrRequest, ProviderSettings, SettingProblems, TokenAuth};
use super::verify::{self, RelyingParty, Tokens, Verified};
use crate::kernel::entropy::Entropy;
use crate::platform::http::HttpClient;

/// Time left to somebody between the button and the return.
const ATTEMPT_LIFETIME: SignedDuration = SignedDuration::from_mins(15);

/// Where every provider sends the browser after a sign-out.
pub const POST_LOGOUT_PATH: &str = "/deconnexion/retour";

/// Where a provider sends the browser after a sign-in; registered with it, so it never changes.
#[must_use]
pub fn callback_path(provider_id: &str) -> String {
    format!("/connexion/{provider_id}/retour")
}

/// Why somebody is sent to a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To open a session.
    SignIn,
    /// To prove again who they are, at the higher level where the provider has one, before a sensitive act.
    StepUp,
}

/// An attempt under way. Stored by the caller under the hash of `state` and taken out once, by deletion: what is not
/// found is [`SignInError::UnknownAttempt`]. The caller also ties it to the browser that began it, by a cookie, or a
/// return address sent to somebody else would sign them in under the sender's name.
#[derive(Debug, Serialize, Deserialize)]
pub struct Pending {
    /// The provider asked.
    pub provider_id: String,
    /// What for.
    pub purpose: Purpose,
    /// Comes back with the browser.
    pub state: CsrfToken,
    /// Comes back in the ID token.
    pub nonce: Nonce,
    /// Shown to the token endpoint, where the provider takes PKCE.
    pub pkce_verifier: Option<PkceCodeVerifier>,
    /// Levels of assurance of which one must come back; any when empty.
    pub asked_acr: Vec<String>,
    /// When the browser left.
    pub started_at: Timestamp,
}

/// Parameters with which the browser comes back.
#[derive(Clone, Default, Deserialize)]
pub struct CallbackParams {
    /// To be exchanged for tokens.
    pub code: Option<String>,
    /// The attempt.
    pub state: Option<String>,
    /// Who answers (RFC 9207).
    pub iss: Option<String>,
    /// The provider's refusal.
    pub error: Option<String>,
    /// Its details.
    pub error_description: Option<String>,
}

/// A configured provider.
pub struct Provider {
    settings: ProviderSettings,
    redirect_uri: RedirectUrl,
    post_logout_redirect_uri: Url,
    http: HttpClient,
    discovery: Discovery,
}

impl Provider {
    /// Checks the settings and reads the authorities' file; the provider itself is not contacted.
    ///
    /// # Errors
    /// Each wrong setting, by its key.
    pub fn new(settings: ProviderSettings, public_url: &Url) -> Result<Self, SettingProblems> {
        settings.validate()?;
        let address = |path: &str| {
            let base = public_url.as_str().trim_end_matches('/');
            Url::parse(&format!("{base}{path}")).map_err(|error| vec![("public_url", error.to_string())])
        };
        let authorities = settings
            .ca_file
            .as_ref()
            .map(std::fs::read)
            .transpose()
            .map_err(|error| vec![("ca_file", format!("fichier illisible : {error}"))])?;
        let http = HttpClient::new(authorities.as_deref())
            .map_err(|error| vec![("ca_file", format!("autorités inutilisables : {error}"))])?;
        Ok(Self {
            redirect_uri: RedirectUrl::from_url(address(&callback_path(&settings.id))?),
            post_logout_redirect_uri: address(POST_LOGOUT_PATH)?,
            settings,
            http,
            discovery: Discovery::default(),
        })
    }

    /// Its settings: label and audience for the sign-in page.
    #[must_use]
    pub fn settings(&self) -> &ProviderSettings {
        &self.settings
    }

    /// Gives the address to send the browser to, and the attempt to store.
    ///
    /// # Errors
    /// When the provider was never reached and does not answer.
    pub async fn begin(
        &self,
        purpose: Purpose,
        now: Timestamp,
        entropy: &Entropy,
    ) -> Result<(Url, Pending), SignInError> {
        let acr = &self.settings.acr;
        let asked_acr = match purpose {
            Purpose::StepUp if !acr.step_up.is_empty() => &acr.step_up,
            Purpose::StepUp | Purpose::SignIn => &acr.accepted,
        };
        // 43 characters each: `ProConnect` wants at least 32, PKCE at least 43.
        let pending = Pending {
            provider_id: self.settings.id.clone(),
            purpose,
            state: CsrfToken::new(entropy.token()),
            nonce: Nonce::new(entropy.token()),
            pkce_verifier: self.settings.pkce.then(|| PkceCodeVerifier::new(entropy.token())),
            asked_acr: asked_acr.clone(),
            started_at: now,
        };
        let metadata = self.discovery.get(&self.settings, &self.http, now).await?;
        Ok((self.authorisation_url(&metadata, &pending), pending))
    }

    /// Exchanges the code and checks everything that comes back.
    ///
    /// # Errors
    /// The first check that fails.
    pub async fn finish(
        &self,
        pending: Pending,
        callback: CallbackParams,
        now: Timestamp,
    ) -> Result<Identity, SignInError> {
        self.check_attempt(&pending, &callback, now)?;
        let metadata = self.discovery.get(&self.settings, &self.http, now).await?;
        let code = self.code(&metadata, callback)?;
        let mut client = self.client(&metadata);
        let tokens = self.exchange(&client, code, &pending).await?;
        let id_token = tokens.id_token().ok_or(SignInError::UnreadableAnswer)?;

        // The provider may have changed its keys since discovery: a bad signature is looked at twice.
        let check =
            |client: &RelyingParty| verify::id_token(client, id_token, tokens.access_token(), &pending, now);
        let mut verified = check(&client);
        if matches!(verified, Err(SignInError::BadSignature))
            && let Some(metadata) = self.discovery.refresh(&self.settings, &self.http, now).await
        {
            client = self.client(&metadata);
            verified = check(&client);
        }
        let Verified { subject, acr, auth_time, amr, mut claims } = verified?;

        let described = verify::userinfo(&client, &self.settings, &self.http, &tokens, &subject).await?;
        claims.extend(described);
        let Described { given_name, family_name, email, email_verified, siret } =
            Described::read(&self.settings, &claims);
        Ok(Identity {
            issuer: self.settings.issuer.clone(),
            subject: subject.to_string(),
            given_name,
            family_name,
            email,
            email_verified,
            siret,
            acr,
            auth_time,
            amr,
            id_token_hint: id_token.to_string(),
        })
    }

    /// Where to send the browser to end the provider's own session too; nothing when the settings or the provider
    /// do not offer it.
    ///
    /// # Errors
    /// When the provider was never reached and does not answer.
    pub async fn logout_url(
        &self,
        id_token_hint: &str,
        state: &str,
        now: Timestamp,
    ) -> Result<Option<Url>, SignInError> {
        if !self.settings.logout {
            return Ok(None);
        }
        let metadata = self.discovery.get(&self.settings, &self.http, now).await?;
        Ok(metadata.additional_metadata().end_session_endpoint.as_ref().map(|endpoint| {
            let mut url = endpoint.url().clone();
            url.query_pairs_mut()
                .append_pair("id_token_hint", id_token_hint)
                .append_pair("state", state)
                .append_pair("post_logout_redirect_uri", self.post_logout_redirect_uri.as_str());
            url
        }))
    }

    fn client(&self, metadata: &Arc<Metadata>) -> RelyingParty {
        let settings = &self.settings;
        RelyingParty::from_provider_metadata(
            Metadata::clone(metadata),
            ClientId::new(settings.client_id.clone()),
            Some(settings.client_secret.clone()),
        )
        .set_redirect_uri(self.redirect_uri.clone())
        .set_auth_type(match settings.token_auth {
            TokenAuth::Post => AuthType::RequestBody,
            TokenAuth::Basic => AuthType::BasicAuth,
        })
    }

    fn authorisation_url(&self, metadata: &Arc<Metadata>, pending: &Pending) -> Url {
        let settings = &self.settings;
        let client = self.client(metadata);
        let (state, nonce) = (pending.state.clone(), pending.nonce.clone());
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
            // The library adds `openid` itself.
            .add_scopes(settings.scopes.iter().filter(|scope| *scope != "openid").cloned().map(Scope::new));
        if let Some(verifier) = &pending.pkce_verifier {
            request = request.set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(verifier));
        }
        match settings.acr.asked {
            AcrRequest::None => {}
            AcrRequest::AcrValues => {
                for level in &pending.asked_acr {
                    request = request.add_auth_context_value(AuthenticationContextClass::new(level.clone()));
                }
            }
            AcrRequest::Claims => {
                let acr = json!({ "essential": true, "values": pending.asked_acr });
                let claims = json!({ "id_token": { "acr": acr, "amr": null } });
                request = request.add_extra_param("claims", claims.to_string());
            }
        }
        if pending.purpose == Purpose::StepUp {
            request = request.add_prompt(CoreAuthPrompt::Login);
        }
        for (name, value) in &settings.extra_parameters {
            request = request.add_extra_param(Cow::Borrowed(name.as_str()), value.as_str());
        }
        request.url().0
    }

    /// Whether this return belongs to this attempt.
    fn check_attempt(
        &self,
        pending: &Pending,
        callback: &CallbackParams,
        now: Timestamp,
    ) -> Result<(), SignInError> {
        if pending.provider_id != self.settings.id {
            return Err(SignInError::MixedUpIssuer);
        }
        let state = callback.state.as_deref().unwrap_or_default();
        if !bool::from(state.as_bytes().ct_eq(pending.state.secret().as_bytes())) {
            return Err(SignInError::StateMismatch);
        }
        if now.duration_since(pending.started_at) > ATTEMPT_LIFETIME {
            return Err(SignInError::AttemptExpired);
        }
        Ok(())
    }

    /// The code, once it is known who sends it.
    fn code(&self, metadata: &Metadata, callback: CallbackParams) -> Result<AuthorizationCode, SignInError> {
        let announced =
            metadata.additional_metadata().additional_metadata.authorization_response_iss_parameter_supported;
        match callback.iss {
            Some(iss) if iss != self.settings.issuer => return Err(SignInError::MixedUpIssuer),
            None if announced => return Err(SignInError::MixedUpIssuer),
            Some(_) | None => {}
        }
        if let Some(error) = callback.error {
            let description = callback.error_description.unwrap_or_default();
            return Err(SignInError::from_callback(&error, &description));
        }
        callback.code.map(AuthorizationCode::new).ok_or(SignInError::MalformedCallback)
    }

    async fn exchange(
        &self,
        client: &RelyingParty,
        code: AuthorizationCode,
        pending: &Pending,
    ) -> Result<Tokens, SignInError> {
        let mut request = client.exchange_code(code).map_err(|_| SignInError::UnreadableAnswer)?;
        if let Some(verifier) = &pending.pkce_verifier {
            request = request.set_pkce_verifier(PkceCodeVerifier::new(verifier.secret().clone()));
        }
        request.request_async(&self.http).await.map_err(|error| match error {
            RequestTokenError::Request(error) => unreachable(&self.settings, &error),
            RequestTokenError::ServerResponse(answer) => {
                tracing::warn!(provider = self.settings.id, error = %answer.error(), "code not exchanged");
                match answer.error() {
                    CoreErrorResponseType::InvalidGrant => SignInError::CodeRefused,
                    CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient => {
                        SignInError::ClientRefused
                    }
                    _ => SignInError::RequestRefused,
                }
            }
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => SignInError::UnreadableAnswer,
        })
    }
}
