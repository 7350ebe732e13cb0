//! From the sign-in button to an open session: the protocol's attempts are kept here, single-use and tied to the browser
//! that began them; what comes back becomes an account, a stronger session, or a link waiting for its owner.

use std::sync::Arc;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;
use url::Url;

use super::model::{IdentityId, Person};
use super::oidc::{CallbackParams, Identity, Pending, Provider, ProviderSettings, Purpose, SignInError};
use super::refusal::Refusal;
use super::sessions::{OpenSession, Sessions, hash_token};
use super::store;
use super::store::identities::{self, NewIdentity, WaitingLink};
use super::store::sign_ins::{self, PendingRow};
use crate::kernel::actor::{Actor, PersonId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Error;
use crate::kernel::ids::TypedId as _;
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

/// Time left to somebody between the button and the return, and to the owner to confirm a link.
const ATTEMPT_FOR: SignedDuration = SignedDuration::from_mins(15);

/// What somebody goes to a provider for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// To open a session.
    SignIn,
    /// To prove again who they are before a sensitive act.
    StepUp,
    /// To tie another identity to the account they are signed in to.
    Link,
}

/// What the browser is told to do next, and the secret that ties it to the attempt.
#[derive(Debug)]
pub struct Departure {
    /// The provider's page.
    pub url: Url,
    /// For a cookie of this browser.
    pub browser: String,
}

/// What came of a sign-in.
#[derive(Debug)]
pub struct Arrival {
    /// The new session, for the cookie; none when the session stays as it was.
    pub session: Option<String>,
    /// The path to go to.
    pub return_to: String,
}

/// Sign-in through the configured providers.
#[derive(Clone)]
pub struct SignIn {
    platform: Platform,
    sessions: Sessions,
    providers: Arc<[Provider]>,
}

#[derive(Serialize, Deserialize)]
struct Attempt {
    pending: Pending,
    intent: Intent,
    browser_hash: String,
}

impl SignIn {
    /// Through these providers, in the order in which they are shown.
    #[must_use]
    pub fn new(platform: Platform, sessions: Sessions, providers: Vec<Provider>) -> Self {
        Self { platform, sessions, providers: providers.into() }
    }

    /// The doors.
    pub fn providers(&self) -> impl Iterator<Item = &ProviderSettings> {
        self.providers.iter().map(Provider::settings)
    }

    fn provider(&self, id: &str) -> Result<&Provider, Error> {
        self.providers.iter().find(|provider| provider.settings().id == id).ok_or(Error::NotFound)
    }

    /// Where this provider lets the person sign in more strongly; none when it cannot.
    #[must_use]
    pub fn step_up_path(&self, provider_id: &str) -> Option<String> {
        let settings = self.provider(provider_id).ok()?.settings();
        (!settings.acr.step_up.is_empty()).then(|| format!("{}?renforcer=1", start_path(provider_id)))
    }

    /// Begins; `browser`: the secret that this browser already holds from another attempt.
    ///
    /// # Errors
    /// When the provider is unknown or does not answer, or when nobody is signed in to step up or link.
    pub async fn begin(
        &self,
        provider_id: &str,
        intent: Intent,
        return_to: Option<&str>,
        actor: Option<&Actor>,
        browser: Option<String>,
    ) -> Result<Departure, Refusal> {
        let provider = self.provider(provider_id)?;
        if intent != Intent::SignIn && actor.is_none() {
            return Err(Refusal::SessionOver);
        }
        let purpose = if intent == Intent::StepUp { Purpose::StepUp } else { Purpose::SignIn };
        let now = self.platform.clock.now();
        let (url, pending) = provider.begin(purpose, now.timestamp(), &self.platform.entropy).await?;
        let browser = browser.unwrap_or_else(|| self.platform.entropy.token());
        let state_hash = hash_token(pending.state.secret());
        let attempt = Attempt { pending, intent, browser_hash: hash_token(&browser) };
        let row = PendingRow {
            content: serde_json::to_string(&attempt).map_err(Error::internal)?,
            return_to: own_path(&self.platform.public_url, return_to),
            person_id: actor.filter(|_| intent != Intent::SignIn).map(|actor| actor.person),
        };
        let mut tx = self.platform.db.begin().await?;
        sign_ins::insert(&mut tx, &state_hash, row, now, now.plus(ATTEMPT_FOR)).await?;
        tx.commit().await?;
        Ok(Departure { url, browser })
    }

    /// Finishes: takes the attempt out, checks the provider's answer, opens a session under a new id.
    ///
    /// # Errors
    /// Each way in which it must not succeed.
    pub async fn finish(
        &self,
        provider_id: &str,
        params: CallbackParams,
        browser: Option<&str>,
        session: Option<(&str, &Actor)>,
    ) -> Result<Arrival, Refusal> {
        let provider = self.provider(provider_id)?;
        let state = params.state.as_deref().ok_or(SignInError::MalformedCallback)?;
        let mut tx = self.platform.db.begin().await?;
        let taken = sign_ins::take(&mut tx, &hash_token(state)).await?;
        tx.commit().await?;
        let row = taken.ok_or(SignInError::UnknownAttempt)?;
        let attempt: Attempt = serde_json::from_str(&row.content).map_err(Error::internal)?;
        let browser_hash = hash_token(browser.unwrap_or_default());
        if !bool::from(browser_hash.as_bytes().ct_eq(attempt.browser_hash.as_bytes())) {
            return Err(SignInError::UnknownAttempt.into());
        }
        let now = self.platform.clock.now();
        let identity = provider.finish(attempt.pending, params, now.timestamp()).await?;
        if attempt.intent == Intent::Link {
            let owner =
                session.map(|(_, actor)| actor.person).filter(|person| Some(*person) == row.person_id);
            self.await_link(provider_id, identity, owner.ok_or(Refusal::SessionOver)?, now).await?;
            return Ok(Arrival { session: None, return_to: row.return_to });
        }

        let strong_at = strong_at(provider.settings(), attempt.intent, &identity, now);
        let mut tx = self.platform.db.begin().await?;
        let person = self.account(&mut tx, provider_id, &identity, now).await?;
        if attempt.intent == Intent::StepUp && row.person_id != Some(person) {
            return Err(Refusal::OtherAccount);
        }
        // A session id known before the sign-in must not open anything after it.
        let former = match session {
            Some((presented, _)) => self.sessions.close(&mut tx, presented).await?,
            None => None,
        };
        let opened = OpenSession {
            person,
            provider_id: provider_id.to_owned(),
            strong_possible: !provider.settings().acr.step_up.is_empty(),
            strong_at,
            id_token: Some(identity.id_token_hint),
        };
        let fresh = self.sessions.open(&mut tx, opened).await?;
        if let Some(mandate) =
            former.filter(|former| former.person_id == person).and_then(|f| f.acting_mandate_id)
        {
            self.sessions.choose(&mut tx, &hash_token(&fresh), mandate).await?;
        }
        let codes = serde_json::json!({ "provider": provider_id, "strong": strong_at.is_some() });
        audit::record(&mut tx, &self.platform, By::Person(person, None), "session.open", person, codes)
            .await?;
        tx.commit().await?;
        Ok(Arrival { session: Some(fresh), return_to: row.return_to })
    }

    /// Ends a session here; gives the provider's page that ends its own too.
    ///
    /// # Errors
    /// The database's.
    pub async fn sign_out(&self, token: &str) -> Result<Option<Url>, Error> {
        let mut tx = self.platform.db.begin().await?;
        let closed = self.sessions.close(&mut tx, token).await?;
        if let Some(closed) = &closed {
            let by = By::Person(closed.person_id, None);
            audit::record(&mut tx, &self.platform, by, "session.close", closed.person_id, ()).await?;
        }
        tx.commit().await?;
        let Some((provider_id, id_token)) =
            closed.and_then(|closed| Some((closed.provider_id, closed.id_token?)))
        else {
            return Ok(None);
        };
        // The provider may be gone from the configuration; then signing out here is all there is.
        let Ok(provider) = self.provider(&provider_id) else { return Ok(None) };
        let state = self.platform.entropy.token();
        let now = self.platform.clock.now().timestamp();
        Ok(provider.logout_url(&id_token, &state, now).await.unwrap_or_else(|error| {
            tracing::warn!(provider = provider_id, error.code = error.code(), "no sign-out at the provider");
            None
        }))
    }

    /// The account of this identity; made, without any right, when it is new.
    async fn account(
        &self,
        tx: &mut Tx,
        provider_id: &str,
        identity: &Identity,
        now: Ts,
    ) -> Result<PersonId, Error> {
        let verified = verified_email(identity);
        let (issuer, subject) = (&identity.issuer, &identity.subject);
        if let Some(person) = identities::use_identity(tx, issuer, subject, verified.as_deref(), now).await? {
            return Ok(person);
        }
        let person = Person {
            id: PersonId::fresh(&self.platform.entropy, now),
            given_name: told_name(identity.given_name.as_deref()).unwrap_or_default(),
            family_name: told_name(identity.family_name.as_deref())
                .unwrap_or_else(|| "Nom à compléter".to_owned()),
            email: verified.clone(),
            phone: None,
            platform_admin: false,
            created_at: now,
        };
        store::people::insert(tx, &person).await?;
        let new = NewIdentity {
            id: IdentityId::fresh(&self.platform.entropy, now),
            issuer: issuer.clone(),
            subject: subject.clone(),
            person: person.id,
            provider_id: provider_id.to_owned(),
            verified_email: verified,
            at: now,
        };
        if !identities::insert(tx, new).await? {
            // The same person in two tabs at once: the other one was faster, and its account is the one.
            store::people::discard(tx, person.id).await?;
            let found = identities::use_identity(tx, issuer, subject, person.email.as_deref(), now).await?;
            return found.ok_or_else(|| Error::internal("the identity went as it came"));
        }
        let codes = serde_json::json!({ "provider": provider_id });
        audit::record(tx, &self.platform, By::Person(person.id, None), "account.create", person.id, codes)
            .await?;
        Ok(person.id)
    }

    /// Keeps the identity aside until the account's owner, in the session that asked for it, confirms.
    async fn await_link(
        &self,
        provider_id: &str,
        identity: Identity,
        owner: PersonId,
        now: Ts,
    ) -> Result<(), Refusal> {
        let verified = verified_email(&identity);
        let mut tx = self.platform.db.begin().await?;
        let (issuer, subject) = (&identity.issuer, &identity.subject);
        match identities::use_identity(&mut tx, issuer, subject, verified.as_deref(), now).await? {
            Some(person) if person == owner => {}
            Some(_) => return Err(Refusal::IdentityTaken),
            None => {
                let link = WaitingLink {
                    issuer: identity.issuer,
                    subject: identity.subject,
                    provider_id: provider_id.to_owned(),
                    verified_email: verified,
                    expires_at: now.plus(ATTEMPT_FOR),
                };
                identities::await_link(&mut tx, owner, link).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<_> = self.providers().map(|settings| settings.id.as_str()).collect();
        f.debug_struct("SignIn").field("providers", &ids).finish_non_exhaustive()
    }
}

/// Where a sign-in by this provider starts.
#[must_use]
pub fn start_path(provider_id: &str) -> String {
    format!("/connexion/{provider_id}")
}

/// When the person last gave the higher level. Without the provider's word on when, only an answer to a request to
/// prove it anew counts: a plain sign-in may rest on a session of this morning.
fn strong_at(settings: &ProviderSettings, intent: Intent, identity: &Identity, now: Ts) -> Option<Ts> {
    let reached = identity.acr.as_ref().is_some_and(|acr| settings.acr.step_up.contains(acr));
    let given = identity.auth_time.map(Ts::new).map(|at| at.min(now));
    let given = given.or_else(|| (intent == Intent::StepUp).then_some(now));
    given.filter(|_| reached)
}

fn verified_email(identity: &Identity) -> Option<String> {
    let email = identity.email.as_deref().filter(|_| identity.email_verified)?;
    Some(email.trim().to_lowercase())
}

/// A name as the provider tells it, on one line.
fn told_name(name: Option<&str>) -> Option<String> {
    let clean: String =
        name?.chars().filter(|c| !c.is_control()).take(crate::confidentiality::LINE).collect();
    let clean = clean.trim();
    (!clean.is_empty()).then(|| clean.to_owned())
}

/// A path of ours to come back to; the home page for everything else.
fn own_path(public_url: &str, wanted: Option<&str>) -> String {
    let home = || "/".to_owned();
    let Some(path) = wanted.filter(|path| path.starts_with('/') && path.len() <= 1000) else { return home() };
    if path.contains('\\') || path.chars().any(char::is_control) {
        return home();
    }
    let Ok(base) = Url::parse(public_url) else { return home() };
    match base.join(path) {
        Ok(url) if url.origin() == base.origin() && !url.path().starts_with("//") => {
            let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
            let fragment = url.fragment().map(|fragment| format!("#{fragment}")).unwrap_or_default();
            format!("{}{query}{fragment}", url.path())
        }
        _ => home(),
    }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_paths_of_ours_are_come_back_to() {
        let path = |wanted| own_path("https://jonction.example", Some(wanted));
        assert_eq!(path("/protocoles/1?onglet=revue#clause-2"), "/protocoles/1?onglet=revue#clause-2");
        for wanted in [
            "https://ailleurs.example/",
            "//ailleurs.example/",
            "/\\ailleurs.example/",
            "/\t/ailleurs.example/",
            "/%2e%2e//ailleurs.example",
            "/.//ailleurs.example",
            "/..//ailleurs.example",
            "ailleurs",
            "javascript:alert(1)",
            "",
        ] {
            let found = path(wanted);
            assert!(
                found == "/" || !found.starts_with("//") && !found.contains("https:"),
                "{wanted} → {found}"
            );
            assert_ne!(found.get(..2), Some("//"), "{wanted}");
        }
        assert_eq!(own_path("https://jonction.example", None), "/");
    }
}
