//! Requests for access.

use async_graphql::{ComplexObject, Context, Object};

use crate::accounts::access_requests::{
    DecideAccessRequestInput, RequestAccessInput, WithdrawAccessRequestInput,
};
use crate::accounts::model::{AccessRequest, AccessRequestState};
use crate::accounts::people::VisiblePerson;
use crate::accounts::{Accounts, loaders};
use crate::directory::{Organisation, Post, load_organisation, load_post};
use crate::kernel::error::{Error, Result};
use crate::payload;
use crate::platform::graphql::ContextExt as _;

#[ComplexObject]
impl AccessRequest {
    /// Who asks.
    async fn person(&self, ctx: &Context<'_>) -> async_graphql::Result<VisiblePerson> {
        Ok(loaders::person(ctx, self.person_id).await?.ok_or(Error::NotFound)?)
    }
    /// Of whom.
    async fn organisation(&self, ctx: &Context<'_>) -> async_graphql::Result<Organisation> {
        Ok(load_organisation(ctx, self.organisation_id).await?.ok_or(Error::NotFound)?)
    }
    /// For which post, if one was named.
    async fn post(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Post>> {
        load_post(ctx, self.post_id?).await.transpose()
    }
    /// Who answered.
    async fn decided_by(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        loaders::person(ctx, self.decided_by_id?).await.transpose()
    }
    /// Whether the viewer may answer.
    async fn viewer_can_decide(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        let own = ctx.actor().is_ok_and(|viewer| viewer.person == self.person_id);
        let waits = self.state == AccessRequestState::Pending && !own;
        Ok(waits && loaders::manages(ctx, self.organisation_id).await?)
    }
}

payload!(
    /// A request for access, or what to correct.
    AccessRequestPayload { access_request: AccessRequest }
);

/// Commands on requests for access.
#[derive(Default)]
pub struct AccessRequestMutation;

/// Commands on requests for access.
#[Object]
impl AccessRequestMutation {
    /// Asks an organisation for a post.
    async fn request_access(
        &self,
        ctx: &Context<'_>,
        input: RequestAccessInput,
    ) -> Result<AccessRequestPayload> {
        AccessRequestPayload::from_result(ctx.service::<Accounts>().request_access(ctx.actor()?, input).await)
    }
    /// Gives a post to who asked, or turns the request down.
    async fn decide_access_request(
        &self,
        ctx: &Context<'_>,
        input: DecideAccessRequestInput,
    ) -> Result<AccessRequestPayload> {
        AccessRequestPayload::from_result(
            ctx.service::<Accounts>().decide_access_request(ctx.actor()?, input).await,
        )
    }
    /// Takes the own request back.
    async fn withdraw_access_request(
        &self,
        ctx: &Context<'_>,
        input: WithdrawAccessRequestInput,
    ) -> Result<AccessRequestPayload> {
        AccessRequestPayload::from_result(
            ctx.service::<Accounts>().withdraw_access_request(ctx.actor()?, input).await,
        )
    }
}
