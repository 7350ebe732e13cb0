//! Invitations, and the people of an organisation as those see them who manage them.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{ComplexObject, Context, Object, SimpleObject};

use super::mandates::MandatePayload;
use crate::accounts::invitations::{
    AcceptInvitationInput, Accepted, InvitationInput, InviteInput, RequestInvitationCodeInput,
};
use crate::accounts::model::{AccessRequest, Capacity, Invitation, InvitationState};
use crate::accounts::people::VisiblePerson;
use crate::accounts::{Accounts, campaign, loaders};
use crate::directory::{Directory, Organisation, Post, load_post};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Result};
use crate::kernel::page::PageRequest;
use crate::kernel::problem::Problem;
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};

#[ComplexObject]
impl Invitation {
    /// The post offered; null for the platform's administration.
    async fn post(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Post>> {
        load_post(ctx, self.post_id?).await.transpose()
    }
    /// Where it stands.
    #[graphql(name = "state")]
    async fn state_now(&self, ctx: &Context<'_>) -> InvitationState {
        self.state(ctx.service::<Accounts>().platform.clock.now())
    }
    /// Who invites.
    async fn invited_by(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        loaders::person(ctx, self.invited_by_id?).await.transpose()
    }
}

/// What the bearer of an invitation link sees, signed in or not.
#[derive(Clone, Debug, SimpleObject)]
pub struct InvitationPreview {
    /// Offers the platform's administration, not a post.
    platform_administration: bool,
    /// Where; null for the platform's administration.
    organisation_name: Option<String>,
    /// Which post; null for the platform's administration.
    post_label: Option<String>,
    /// In what capacity.
    capacity: Option<Capacity>,
    /// First day.
    starts_on: Option<Day>,
    /// Last day, included.
    ends_on: Option<Day>,
    /// Where it stands.
    state: InvitationState,
    /// Until when it may be taken up.
    expires_at: Ts,
    /// Masked, such as c…@chu-exemple.fr.
    masked_email: String,
    /// False when the provider has verified the invited address; null before sign-in.
    needs_code: Option<bool>,
}

/// Root fields on invitations.
#[derive(Default)]
pub struct InvitationQuery;

/// Root fields on invitations.
#[Object]
impl InvitationQuery {
    /// What an invitation link offers; null when it opens nothing. Reading changes nothing.
    async fn invitation(
        &self,
        ctx: &Context<'_>,
        token: String,
    ) -> Option<async_graphql::Result<InvitationPreview>> {
        preview(ctx, &token).await.transpose()
    }
}

async fn preview(ctx: &Context<'_>, token: &str) -> async_graphql::Result<Option<InvitationPreview>> {
    let (accounts, directory) = (ctx.service::<Accounts>(), ctx.service::<Directory>());
    let Some(invitation) = accounts.invitation_by_token(token).await? else { return Ok(None) };
    let ids: Vec<_> = invitation.post_id.into_iter().collect();
    let post = directory.posts(&ids).await?.pop();
    let places: Vec<_> = post.iter().map(|post| post.organisation_id).collect();
    let needs_code = match ctx.actor() {
        Ok(actor) => Some(accounts.needs_code(actor, &invitation).await?),
        Err(_) => None,
    };
    Ok(Some(InvitationPreview {
        platform_administration: invitation.platform_admin,
        organisation_name: directory.organisations(&places).await?.pop().map(|place| place.name),
        post_label: post.map(|post| post.label_fr()),
        capacity: invitation.capacity,
        starts_on: invitation.starts_on,
        ends_on: invitation.ends_on,
        state: invitation.state(accounts.platform.clock.now()),
        expires_at: invitation.expires_at,
        masked_email: invitation.masked_email(),
        needs_code,
    }))
}

/// Fields of an organisation that this slice knows.
pub struct OrganisationPeople(pub Organisation);

/// Fields of an organisation that this slice knows.
#[Object]
impl OrganisationPeople {
    /// Offers of its posts, latest first; only for who manages its people.
    async fn invitations(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<String, Invitation, Total, EmptyFields>> {
        let request =
            PageRequest::new(first, after.as_deref(), ctx.look_ahead().field("totalCount").exists())?;
        let page = ctx.service::<Accounts>().invitations(ctx.actor()?, self.0.id, &request).await?;
        Ok(connection(page, after.is_some()))
    }
    /// Undecided requests; only for who manages its people.
    async fn access_requests(&self, ctx: &Context<'_>) -> Result<Vec<AccessRequest>> {
        ctx.service::<Accounts>().pending_access_requests(ctx.actor()?, self.0.id).await
    }
    /// When somebody last said that the holders of its posts are right.
    async fn holders_confirmed_on(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Day>> {
        loaders::holders_confirmed(ctx, self.0.id).await.transpose()
    }
    /// The first day of the month in which they are to be confirmed; a confirmation counts from then on.
    async fn holders_asked_on(&self, ctx: &Context<'_>) -> Day {
        campaign(ctx.service::<Accounts>().platform.clock.now().day_in(&self.0.time_zone))
    }
    /// Posts, mandates, invitations, requests for access.
    async fn viewer_can_manage_people(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        loaders::manages(ctx, self.0.id).await
    }
}

payload!(
    /// An invitation, or what to correct.
    InvitationPayload { invitation: Invitation }
);

/// Whether the code left, or what to correct.
#[derive(SimpleObject)]
pub struct InvitationCodePayload {
    /// A mail is on its way to the invited address.
    sent: bool,
    /// What to correct.
    problems: Vec<Problem>,
}

/// Commands on invitations.
#[derive(Default)]
pub struct InvitationMutation;

/// Commands on invitations.
#[Object]
impl InvitationMutation {
    /// Offers a post to the reader of an address.
    async fn invite(&self, ctx: &Context<'_>, input: InviteInput) -> Result<InvitationPayload> {
        InvitationPayload::from_result(ctx.service::<Accounts>().invite(ctx.actor()?, input).await)
    }
    /// Sends another link; the former no longer opens anything.
    async fn resend_invitation(
        &self,
        ctx: &Context<'_>,
        input: InvitationInput,
    ) -> Result<InvitationPayload> {
        InvitationPayload::from_result(ctx.service::<Accounts>().resend_invitation(ctx.actor()?, input).await)
    }
    /// Takes an offer back.
    async fn revoke_invitation(
        &self,
        ctx: &Context<'_>,
        input: InvitationInput,
    ) -> Result<InvitationPayload> {
        InvitationPayload::from_result(ctx.service::<Accounts>().revoke_invitation(ctx.actor()?, input).await)
    }
    /// Mails a one-time code to the invited address.
    async fn request_invitation_code(
        &self,
        ctx: &Context<'_>,
        input: RequestInvitationCodeInput,
    ) -> Result<InvitationCodePayload> {
        match ctx.service::<Accounts>().request_invitation_code(ctx.actor()?, input).await {
            Ok(()) => Ok(InvitationCodePayload { sent: true, problems: Vec::new() }),
            Err(Error::Problems(problems)) => Ok(InvitationCodePayload { sent: false, problems }),
            Err(other) => Err(other),
        }
    }
    /// Takes up an offer. No mandate and no problem: the platform's administration was given.
    async fn accept_invitation(
        &self,
        ctx: &Context<'_>,
        input: AcceptInvitationInput,
    ) -> Result<MandatePayload> {
        match ctx.service::<Accounts>().accept_invitation(ctx.actor()?, input).await {
            Ok(Accepted::Administration) => Ok(MandatePayload { mandate: None, problems: Vec::new() }),
            Ok(Accepted::Mandate(mandate)) => MandatePayload::from_result(Ok(mandate)),
            Err(error) => MandatePayload::from_result(Err::<crate::accounts::Mandate, _>(error)),
        }
    }
}
