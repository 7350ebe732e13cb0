//! Offering a post: inviting, sending another link, taking the offer back.

use async_graphql::InputObject;

use super::settled;
use crate::accounts::mandates::check_dates;
use crate::accounts::model::{Capacity, Invitation, InvitationId, InvitationState};
use crate::accounts::people::address;
use crate::accounts::retention::INVITATIONS_KEPT;
use crate::accounts::store::invitations as store;
use crate::accounts::{Accounts, acting_post, hash_token};
use crate::confidentiality::{SafeText, Screen, TEXT, passed};
use crate::directory::Post;
use crate::kernel::actor::{Actor, OrganisationId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::mail::queue_secret;

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

impl Accounts {
    /// Offers a post.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or with what is to be corrected.
    pub async fn invite(&self, actor: &Actor, input: InviteInput) -> Result<Invitation> {
        let mut tx = self.platform.db.begin().await?;
        let invitation = self.invite_in(&mut tx, actor, input).await?;
        tx.commit().await?;
        Ok(invitation)
    }

    /// The same in the caller's transaction.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or with what is to be corrected.
    pub async fn invite_in(&self, tx: &mut Tx, actor: &Actor, input: InviteInput) -> Result<Invitation> {
        let post = self.managed_post(actor, input.post_id).await?;
        let acting = acting_post(actor, input.acting_post_id)?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let message = screen.optional("message", input.message.as_deref(), TEXT);
        let email = address(&mut screen.problems, "email", &input.email);
        screen.problems.require(!input.email.trim().is_empty(), || {
            Problem::new("REQUIRED", "Ce champ est à remplir.").on("email")
        });
        check_dates(&mut screen.problems, &post, input.starts_on, input.ends_on);
        let guard = screen.check()?;
        let email = passed(email)?;

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
            expires_at: INVITATIONS_KEPT.time.after(now),
            accepted_at: None,
            revoked_at: None,
            sent_at: None,
        };
        let token = self.platform.entropy.token();
        let message = message.map(SafeText::into_inner);
        let letter = self.invitation_letter(&invitation, Some(&post), message, &token).await?;
        store::insert(tx, &invitation, &hash_token(&token), &letter.message_id).await?;
        queue_secret(tx, &self.platform, letter).await?;
        let codes = serde_json::json!({ "post": post.id, "capacity": input.capacity, "guard": guard });
        let by = By::actor(actor, acting);
        audit::record(tx, &self.platform, by, "invitation.create", invitation.id, codes).await?;
        Ok(invitation)
    }

    /// Sends another link and lets the time run anew; the former link no longer opens anything.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or the invitation is settled.
    pub async fn resend_invitation(&self, actor: &Actor, input: InvitationInput) -> Result<Invitation> {
        let (mut invitation, post) = self.managed_invitation(actor, input.invitation_id).await?;
        let acting = acting_post(actor, input.acting_post_id)?;
        let now = self.platform.clock.now();
        if !matches!(invitation.state(now), InvitationState::Pending | InvitationState::Expired) {
            return Err(settled(invitation.state(now)));
        }
        let token = self.platform.entropy.token();
        invitation.expires_at = INVITATIONS_KEPT.time.after(now);
        let letter = self.invitation_letter(&invitation, Some(&post), None, &token).await?;
        let mut tx = self.platform.db.begin().await?;
        self.withdraw_link(&mut tx, &invitation).await?;
        store::renew(&mut tx, &invitation, &hash_token(&token), &letter.message_id).await?;
        queue_secret(&mut tx, &self.platform, letter).await?;
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
        let acting = acting_post(actor, input.acting_post_id)?;
        if invitation.revoked_at.is_some() {
            return Ok(invitation);
        }
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        if !store::revoke(&mut tx, invitation.id, now).await? {
            return Err(settled(InvitationState::Accepted));
        }
        self.withdraw_link(&mut tx, &invitation).await?;
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
            expires_at: INVITATIONS_KEPT.time.after(now),
            accepted_at: None,
            revoked_at: None,
            sent_at: None,
        };
        let token = self.platform.entropy.token();
        let letter = self.invitation_letter(&invitation, None, None, &token).await?;
        let mut tx = self.platform.db.begin().await?;
        store::insert(&mut tx, &invitation, &hash_token(&token), &letter.message_id).await?;
        queue_secret(&mut tx, &self.platform, letter).await?;
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
}
