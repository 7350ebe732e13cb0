//! Mandates, and who holds a post.

use async_graphql::{ComplexObject, Context, Object, connection::Connection, connection::EmptyFields};

use crate::accounts::ending::EndMandateInput;
use crate::accounts::loaders::{self, AccountsLoader, HoldersOf, VacancyOf};
use crate::accounts::mandates::{CreateMandateInput, DecideMandateInput};
use crate::accounts::model::{Mandate, MandateStatus};
use crate::accounts::people::VisiblePerson;
use crate::accounts::{Accounts, policy};
use crate::directory::{Post, load_post};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::PageRequest;
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};

#[ComplexObject]
impl Mandate {
    /// Who holds; null when out of the viewer's reach.
    async fn person(&self, ctx: &Context<'_>) -> async_graphql::Result<VisiblePerson> {
        Ok(loaders::person(ctx, self.person_id).await?.ok_or(Error::NotFound)?)
    }
    /// What is held.
    async fn post(&self, ctx: &Context<'_>) -> async_graphql::Result<Post> {
        Ok(load_post(ctx, self.post_id).await?.ok_or(Error::NotFound)?)
    }
    /// Computed from dates and confirmation.
    #[graphql(name = "status")]
    async fn status_now(&self, ctx: &Context<'_>) -> MandateStatus {
        self.status(ctx.service::<Accounts>().platform.clock.now())
    }
    /// Who recorded it.
    async fn recorded_by(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        loaders::person(ctx, self.created_by?).await.transpose()
    }
    /// The second person, on signatory posts.
    async fn confirmed_by(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        let second = self.confirmed_by.filter(|_| self.confirmed_at.is_some())?;
        loaders::person(ctx, second).await.transpose()
    }
    /// Whether the viewer may be the second person.
    async fn viewer_can_confirm(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        let Ok(viewer) = ctx.actor() else { return Ok(false) };
        let waits = self.confirmed_at.is_none() && self.refused_at.is_none();
        let manages = waits && loaders::manages(ctx, self.organisation_id).await?;
        Ok(policy::may_confirm(viewer, self, manages))
    }
    /// Whether the viewer may set its last day.
    async fn viewer_can_end(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        let status = self.status(ctx.service::<Accounts>().platform.clock.now());
        Ok(policy::may_end(status, loaders::manages(ctx, self.organisation_id).await?))
    }
}

/// Fields of a post that this slice knows.
pub struct PostHolders(pub Post);

/// Fields of a post that this slice knows.
#[Object]
impl PostHolders {
    /// Mandates that hold on that day (today when null), titular first.
    async fn holders(&self, ctx: &Context<'_>, on: Option<Day>) -> async_graphql::Result<Vec<Mandate>> {
        let found = ctx.data_unchecked::<AccountsLoader>().load_one(HoldersOf(self.0.id, on)).await?;
        Ok(found.unwrap_or_default())
    }
    /// All of them, latest first.
    async fn mandates(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<String, Mandate, Total, EmptyFields>> {
        let request =
            PageRequest::new(first, after.as_deref(), ctx.look_ahead().field("totalCount").exists())?;
        let page = ctx.service::<Accounts>().mandates_of_post(ctx.actor()?, &self.0, &request).await?;
        Ok(connection(page, after.is_some()))
    }
    /// First day without titular nor interim, or the day a never filled post was created; null while held, for TEAM, and
    /// once the post is to close.
    async fn vacant_since(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Day>> {
        if self.0.closed_on.is_some() {
            return None;
        }
        let found = ctx.data_unchecked::<AccountsLoader>().load_one(VacancyOf(self.0.id)).await;
        found.map_err(async_graphql::Error::from).transpose()
    }
}

payload!(
    /// A mandate, or what to correct.
    MandatePayload { mandate: Mandate }
);

/// Commands on mandates.
#[derive(Default)]
pub struct MandateMutation;

/// Commands on mandates.
#[Object]
impl MandateMutation {
    /// Records that somebody takes up a post.
    async fn create_mandate(&self, ctx: &Context<'_>, input: CreateMandateInput) -> Result<MandatePayload> {
        MandatePayload::from_result(ctx.service::<Accounts>().create_mandate(ctx.actor()?, input).await)
    }
    /// Sets the last day of a mandate.
    async fn end_mandate(&self, ctx: &Context<'_>, input: EndMandateInput) -> Result<MandatePayload> {
        MandatePayload::from_result(ctx.service::<Accounts>().end_mandate(ctx.actor()?, input).await)
    }
    /// Confirms or turns down a mandate on a signatory post.
    async fn decide_mandate(&self, ctx: &Context<'_>, input: DecideMandateInput) -> Result<MandatePayload> {
        MandatePayload::from_result(ctx.service::<Accounts>().decide_mandate(ctx.actor()?, input).await)
    }
}
