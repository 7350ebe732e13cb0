//! Invitations: an offer of a post, bound to one address, taken up by whoever proves to read that address.
//!
//! The link holds a token of which only the hash is kept; it sits after `#`, so that no server on the way sees it.
//! Following it changes nothing. What proves the address is a linked identity whose provider vouches for it, or a
//! one-time code mailed to it. (The mail's text waits in the table of outgoing mail; alone, a token opens nothing.)

use async_graphql::InputObject;
use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::mail::{self, CodeMail, InvitationMail};
use super::mandates::{Seating, check_dates};
use super::model::{Capacity, Invitation, InvitationId, InvitationState, Mandate};
use super::people::address;
use super::store::invitations as store;
use super::{Accounts, hash_token};
use crate::confidentiality::{SafeText, Screen, TEXT};
use crate::directory::Post;
use crate::kernel::actor::{Actor, OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::mail::{Letter, queue};

/// How long an invitation may be answered.
pub const INVITATION_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);
const CODE_MINUTES: i64 = 15;
/// Wrong codes, over all codes sent for one link; a new link starts again.
const CODE_ATTEMPTS: i64 = 5;

/// An offer of a post to the reader of an address.
#[derive(Clone, Debug, InputObject)]
pub struct InviteInput {
    /// The post offered.
    pub post_id: PostId,
    /// To whom.
    pub email: String,
    /// In what capacity.
    pub capacity: Capacity,
    /// First day.
    pub starts_on: Day,
    /// Last day, included; null while unknown.
    pub ends_on: Option<Day>,
    /// A word to the invited person, sent in the mail.
    pub message: Option<String>,
    /// The author says that warnings of the guard concern no individual case.
    #[graphql(default = false)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Names an invitation.
#[derive(Clone, Debug, InputObject)]
pub struct InvitationInput {
    /// Which.
    pub invitation_id: InvitationId,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

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
    /// Offers a post.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or with what is to be corrected.
    pub async fn invite(&self, actor: &Actor, input: InviteInput) -> Result<Invitation> {
        let post = self.managed_post(actor, input.post_id).await?;
        let acting = super::acting_post(actor, input.acting_post_id)?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let message = screen.optional("message", input.message.as_deref(), TEXT);
        let email = address(&mut screen.problems, "email", &input.email);
        screen.problems.require(!input.email.trim().is_empty(), || {
            Problem::new("REQUIRED", "Ce champ est à remplir.").on("email")
        });
        check_dates(&mut screen.problems, &post, input.starts_on, input.ends_on);
        let guard = screen.check()?;
        let email = email.ok_or(Error::NotFound)?;

        let now = self.platform.clock.now();
        let invitation = Invitation {
            id: InvitationId::fresh(&self.platform.entropy, now),
            email,
            post_id: Some(post.id),
            capacity: Some(input.capacity),
            starts_on: Some(input.starts_on),
            ends_on: input.ends_on,
            platform_admin: false,
            invited_by_id: Some(actor.person),
            created_at: now,
            expires_at: now.plus(INVITATION_FOR),
            accepted_at: None,
            revoked_at: None,
            sent_at: None,
        };
        let token = self.platform.entropy.token();
        let message = message.map(SafeText::into_inner);
        let letter = self.invitation_letter(&invitation, Some(&post), message, &token).await?;
        let mut tx = self.platform.db.begin().await?;
        store::insert(&mut tx, &invitation, &hash_token(&token), &letter.message_id).await?;
        queue(&mut tx, &self.platform, letter).await?;
        let codes = serde_json::json!({ "post": post.id, "capacity": input.capacity, "guard": guard });
        audit::record(
            &mut tx,
            &self.platform,
            By::actor(actor, acting),
            "invitation.create",
            invitation.id,
            codes,
        )
        .await?;
        tx.commit().await?;
        Ok(invitation)
    }

    /// Sends another link and lets the time run anew; the former link no longer opens anything.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or the invitation is settled.
    pub async fn resend_invitation(&self, actor: &Actor, input: InvitationInput) -> Result<Invitation> {
        let (mut invitation, post) = self.managed_invitation(actor, input.invitation_id).await?;
        let acting = super::acting_post(actor, input.acting_post_id)?;
        let now = self.platform.clock.now();
        if !matches!(invitation.state(now), InvitationState::Pending | InvitationState::Expired) {
            return Err(settled(invitation.state(now)));
        }
        let token = self.platform.entropy.token();
        invitation.expires_at = now.plus(INVITATION_FOR);
        let letter = self.invitation_letter(&invitation, Some(&post), None, &token).await?;
        let mut tx = self.platform.db.begin().await?;
        store::renew(&mut tx, &invitation, &hash_token(&token), &letter.message_id).await?;
        queue(&mut tx, &self.platform, letter).await?;
        audit::record(
            &mut tx,
            &self.platform,
            By::actor(actor, acting),
            "invitation.resend",
            invitation.id,
            (),
        )
        .await?;
        tx.commit().await?;
        Ok(invitation)
    }

    /// Takes an offer back.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or the invitation was taken up.
    pub async fn revoke_invitation(&self, actor: &Actor, input: InvitationInput) -> Result<Invitation> {
        let (mut invitation, _) = self.managed_invitation(actor, input.invitation_id).await?;
        let acting = super::acting_post(actor, input.acting_post_id)?;
        if invitation.revoked_at.is_some() {
            return Ok(invitation);
        }
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        if !store::revoke(&mut tx, invitation.id, now).await? {
            return Err(settled(InvitationState::Accepted));
        }
        audit::record(
            &mut tx,
            &self.platform,
            By::actor(actor, acting),
            "invitation.revoke",
            invitation.id,
            (),
        )
        .await?;
        tx.commit().await?;
        invitation.revoked_at = Some(now);
        Ok(invitation)
    }

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
        queue(&mut tx, &self.platform, letter).await?;
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
        let by = By::Person(person, None);
        audit::record(&mut tx, &self.platform, by, "invitation.accept", invitation.id, ()).await?;
        if invitation.platform_admin {
            super::store::people::make_administrator(&mut tx, person).await?;
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
        let seated = super::store::mandates::not_refused(&mut tx, post.id).await?;
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

    /// Invites the first administrator of an installation; gives the link, which is mailed too.
    ///
    /// # Errors
    /// When the address cannot be one.
    pub async fn invite_administrator_as_system(&self, email: &str) -> Result<String> {
        let mut problems = Problems::none();
        let email = address(&mut problems, "email", email);
        problems.check()?;
        let email = email.ok_or_else(|| Error::problem(Problem::new("REQUIRED", "Indiquez une adresse.")))?;
        let now = self.platform.clock.now();
        let invitation = Invitation {
            id: InvitationId::fresh(&self.platform.entropy, now),
            email,
            post_id: None,
            capacity: None,
            starts_on: None,
            ends_on: None,
            platform_admin: true,
            invited_by_id: None,
            created_at: now,
            expires_at: now.plus(INVITATION_FOR),
            accepted_at: None,
            revoked_at: None,
            sent_at: None,
        };
        let token = self.platform.entropy.token();
        let letter = self.invitation_letter(&invitation, None, None, &token).await?;
        let mut tx = self.platform.db.begin().await?;
        store::insert(&mut tx, &invitation, &hash_token(&token), &letter.message_id).await?;
        queue(&mut tx, &self.platform, letter).await?;
        let by = By::System("admin invite");
        audit::record(&mut tx, &self.platform, by, "invitation.create", invitation.id, ()).await?;
        tx.commit().await?;
        Ok(self.invitation_link(&token))
    }

    /// Invitations to the posts of an organisation, latest first; none for who does not manage its people.
    ///
    /// # Errors
    /// The database's.
    pub async fn invitations(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        request: &PageRequest,
    ) -> Result<Page<Invitation>> {
        if self.managed(actor, &[organisation]).await?.is_empty() {
            return Ok(Page { rows: Vec::new(), has_next: false, total: request.with_total.then_some(0) });
        }
        store::page(&self.platform.db, organisation, request).await
    }

    fn invitation_link(&self, token: &str) -> String {
        format!("{}/invitation#{token}", self.platform.public_url)
    }

    async fn invitation_letter(
        &self,
        invitation: &Invitation,
        post: Option<&Post>,
        message: Option<String>,
        token: &str,
    ) -> Result<Letter> {
        let what = match post {
            Some(post) => {
                let place = self.directory.organisations(&[post.organisation_id]).await?.pop();
                let place = place.map(|place| place.name).unwrap_or_default();
                format!("{}, {place}", post.label_fr())
            }
            None => "administration de la plateforme".to_owned(),
        };
        let inviter = match invitation.invited_by_id {
            Some(id) => self.people(&[id]).await?.remove(&id).map(|person| person.full_name()),
            None => None,
        };
        let context = InvitationMail {
            what,
            inviter,
            message,
            link: self.invitation_link(token),
            expires: date_in_words(invitation.expires_at.day_in(&Zone::paris()).0),
        };
        // Each link has its own mail; the key tells the link without telling the token.
        let key = hash_token(token)[..32].to_owned();
        mail::letter_to_address(&self.platform, &mail::INVITATION, &invitation.email, "", &key, context)
    }

    async fn managed_invitation(&self, actor: &Actor, id: InvitationId) -> Result<(Invitation, Post)> {
        let invitation = store::by_id(&self.platform.db, id).await?.ok_or(Error::NotFound)?;
        // An invitation without post is the command line's.
        let post = invitation.post_id.ok_or(Error::NotFound)?;
        let post = self.managed_post(actor, post).await.map_err(|error| match error {
            Error::Forbidden => Error::NotFound,
            other => other,
        })?;
        Ok((invitation, post))
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
        match super::store::identities::claimable(tx, email, actor.person).await? {
            Some(recorded) => {
                super::store::identities::pass_on(tx, actor.person, recorded).await?;
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

fn settled(state: InvitationState) -> Error {
    Error::problem(match state {
        InvitationState::Revoked => Problem::new("INVITATION_REVOKED", "Cette invitation a été retirée."),
        InvitationState::Accepted => Problem::new("ALREADY_DECIDED", "Cette invitation a déjà été acceptée."),
        InvitationState::Expired | InvitationState::Pending => {
            Problem::new("INVITATION_EXPIRED", "Cette invitation a expiré : demandez-en une autre.")
        }
    })
}

fn too_many_attempts() -> Error {
    let message = "Trop d’essais pour ce lien : demandez à la personne qui vous invite de le renvoyer.";
    Error::problem(Problem::new("TOO_MANY_ATTEMPTS", message).on("code"))
}
