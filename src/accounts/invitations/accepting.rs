//! Taking an offer up: the bearer of a link proves to read the invited address, then takes the post.

use async_graphql::InputObject;
use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::settled;
use crate::accounts::mail::{self, CodeMail};
use crate::accounts::mandates::Seating;
use crate::accounts::model::{Invitation, InvitationId, InvitationState, Mandate};
use crate::accounts::store::{identities, invitations as store, mandates, people};
use crate::accounts::{Accounts, hash_token};
use crate::kernel::actor::{Actor, PersonId};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::mail::queue_secret;

const CODE_MINUTES: i64 = 15;
/// Wrong codes, over all codes sent for one link; a new link starts again.
const CODE_ATTEMPTS: i64 = 5;

/// Asks for a one-time code.
#[derive(Clone, Debug, InputObject)]
pub struct RequestInvitationCodeInput {
    /// From the link.
    pub token: String,
}

/// Takes up an invitation.
#[derive(Clone, Debug, InputObject)]
pub struct AcceptInvitationInput {
    /// From the link.
    pub token: String,
    /// From the mail, unless a provider vouches for the address.
    pub code: Option<String>,
}

/// What came of an invitation taken up.
#[derive(Debug)]
pub enum Accepted {
    /// A post.
    Mandate(Mandate),
    /// The platform's administration.
    Administration,
}
impl Accounts {
    /// What the bearer of a link may see; none when the token opens nothing.
    ///
    /// # Errors
    /// The database's.
    pub async fn invitation_by_token(&self, token: &str) -> Result<Option<Invitation>> {
        store::by_token(&self.platform.db, &hash_token(token)).await
    }

    /// Whether this account must still prove that it reads the invited address.
    ///
    /// # Errors
    /// The database's.
    pub async fn needs_code(&self, actor: &Actor, invitation: &Invitation) -> Result<bool> {
        Ok(!store::vouched_for(&self.platform.db, actor.person, &invitation.email).await?)
    }

    /// Mails a one-time code to the invited address.
    ///
    /// # Errors
    /// When the invitation is settled, or its codes were guessed at too often.
    pub async fn request_invitation_code(&self, _: &Actor, input: RequestInvitationCodeInput) -> Result<()> {
        let invitation = self.open_invitation(&input.token).await?;
        let now = self.platform.clock.now();
        let code = format!("{:06}", self.platform.entropy.below(1_000_000));
        let mut tx = self.platform.db.begin().await?;
        let until = now.plus(SignedDuration::from_mins(CODE_MINUTES));
        let hash = code_hash(invitation.id, &code);
        if !store::set_code(&mut tx, invitation.id, &hash, until, CODE_ATTEMPTS).await? {
            return Err(too_many_attempts());
        }
        let context = CodeMail { code: format!("{} {}", &code[..3], &code[3..]), minutes: CODE_MINUTES };
        let key = self.platform.entropy.uuid(now).simple().to_string();
        let letter = mail::letter_to_address(
            &self.platform,
            &mail::INVITATION_CODE,
            &invitation.email,
            "",
            &key,
            context,
        )?;
        queue_secret(&mut tx, &self.platform, letter).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes up the offer for the signed-in account.
    ///
    /// # Errors
    /// When the invitation is settled, the address is not proved, or the post is taken.
    pub async fn accept_invitation(&self, actor: &Actor, input: AcceptInvitationInput) -> Result<Accepted> {
        let found = self.invitation_by_token(&input.token).await?.ok_or_else(unknown)?;
        let invitation = match store::accepted_mandate(&self.platform.db, found.id, actor.person).await? {
            // Pressed twice: already done.
            Some(Some(mandate)) => return Ok(Accepted::Mandate(self.one_mandate(mandate).await?)),
            Some(None) => return Ok(Accepted::Administration),
            None => self.open_invitation(&input.token).await?,
        };
        if self.needs_code(actor, &invitation).await? {
            self.check_code(&invitation, input.code.as_deref()).await?;
        }
        let post = match invitation.post_id {
            Some(id) => self.directory.posts(&[id]).await?.pop(),
            None => None,
        };
        let mut tx = self.platform.db.begin().await?;
        let now = self.platform.clock.now();
        let person = self.claim(&mut tx, actor, &invitation.email).await?;
        if !store::accept(&mut tx, invitation.id, person, now).await? {
            return Err(settled(InvitationState::Accepted));
        }
        self.withdraw_link(&mut tx, &invitation).await?;
        let by = By::Person(person, None);
        audit::record(&mut tx, &self.platform, by, "invitation.accept", invitation.id, ()).await?;
        if invitation.platform_admin {
            people::make_administrator(&mut tx, person).await?;
            audit::record(&mut tx, &self.platform, by, "administrator.appoint", person, ()).await?;
            tx.commit().await?;
            return Ok(Accepted::Administration);
        }
        let (Some(post), Some(capacity), Some(starts_on)) = (post, invitation.capacity, invitation.starts_on)
        else {
            return Err(Error::NotFound);
        };
        let seating = Seating {
            person,
            post: post.id,
            capacity,
            starts_on,
            ends_on: invitation.ends_on,
            recorded_by: invitation.invited_by_id,
        };
        let seated = mandates::not_refused(&mut tx, post.id).await?;
        let already = seated
            .iter()
            .find(|mandate| mandate.person_id == person && mandate.meets(seating.starts_on, seating.ends_on));
        let mandate = match already {
            // Recorded by hand before, for the person whom this account turns out to be.
            Some(mandate) => mandate.id,
            None => self.seat(&mut tx, by, &post, seating, &[]).await?,
        };
        store::note_mandate(&mut tx, invitation.id, mandate).await?;
        tx.commit().await?;
        Ok(Accepted::Mandate(self.one_mandate(mandate).await?))
    }

    async fn open_invitation(&self, token: &str) -> Result<Invitation> {
        let invitation = self.invitation_by_token(token).await?.ok_or_else(unknown)?;
        match invitation.state(self.platform.clock.now()) {
            InvitationState::Pending => Ok(invitation),
            other => Err(settled(other)),
        }
    }

    /// Each guess counts, in a transaction of its own, so that failing does not take the count back.
    async fn check_code(&self, invitation: &Invitation, code: Option<&str>) -> Result<()> {
        let Some(code) = code.map(|code| code.chars().filter(char::is_ascii_digit).collect::<String>())
        else {
            let message = "Cette invitation a été envoyée à une autre adresse que la vôtre : demandez un code, il y sera \
                           envoyé.";
            return Err(Error::problem(Problem::new("INVITATION_OTHER_ADDRESS", message).on("code")));
        };
        let mut tx = self.platform.db.begin().await?;
        let stored = store::count_attempt(&mut tx, invitation.id, CODE_ATTEMPTS).await?;
        tx.commit().await?;
        let Some((Some(hash), Some(until))) = stored else { return Err(too_many_attempts()) };
        if until < self.platform.clock.now() {
            let message = "Ce code a expiré : demandez-en un autre.";
            return Err(Error::problem(Problem::new("CODE_EXPIRED", message).on("code")));
        }
        if !bool::from(code_hash(invitation.id, &code).as_bytes().ct_eq(hash.as_bytes())) {
            let message = "Ce code n’est pas le bon. Vérifiez le dernier message reçu.";
            return Err(Error::problem(Problem::new("CODE_WRONG", message).on("code")));
        }
        Ok(())
    }

    /// The person who takes the post: the account itself, or the one whom a representative had recorded under this very
    /// address and to whom nobody had signed in yet; then the fresh account's identities pass to that person.
    async fn claim(&self, tx: &mut Tx, actor: &Actor, email: &str) -> Result<PersonId> {
        match identities::claimable(tx, email, actor.person).await? {
            Some(recorded) => {
                identities::pass_on(tx, actor.person, recorded).await?;
                let by = By::Person(recorded, None);
                audit::record(tx, &self.platform, by, "identity.claim", recorded, ()).await?;
                Ok(recorded)
            }
            None => Ok(actor.person),
        }
    }
}

/// The invitation's id makes equal codes differ.
fn code_hash(invitation: InvitationId, code: &str) -> String {
    hex::encode(Sha256::digest(format!("{invitation}/{code}")))
}

fn unknown() -> Error {
    let message = "Ce lien ne mène à aucune invitation : elle a été renouvelée, retirée ou a expiré. Demandez-en une autre.";
    Error::problem(Problem::new("INVITATION_EXPIRED", message).on("token"))
}

fn too_many_attempts() -> Error {
    let message = "Trop d’essais pour ce lien : demandez à la personne qui vous invite de le renvoyer.";
    Error::problem(Problem::new("TOO_MANY_ATTEMPTS", message).on("code"))
}
