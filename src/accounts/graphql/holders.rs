//! Who holds which post, over time and today: the register of contact magistrates, holders confirmed twice a year.

use async_graphql::{Context, Object};

use crate::accounts::Accounts;
use crate::accounts::holders::ConfirmHoldersInput;
use crate::accounts::loaders;
use crate::accounts::model::Mandate;
use crate::accounts::register::{ContactLine, ContactStretch};
use crate::directory::{Organisation, Post, load_organisation, load_post};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::payload;
use crate::platform::graphql::ContextExt as _;

/// Fields of a territory that this slice knows.
pub struct TerritoryContacts(pub String);

/// Fields of a territory that this slice knows.
#[Object]
impl TerritoryContacts {
    /// Its contact magistrates, court by court, on that day (today when null).
    async fn contact_register(&self, ctx: &Context<'_>, on: Option<Day>) -> Result<Vec<ContactLine>> {
        ctx.service::<Accounts>().contact_register(ctx.actor()?, &self.0, on).await
    }
}

/// A court, and a post of it that is or was the contact magistrate's.
#[Object]
impl ContactLine {
    /// Which court.
    async fn organisation(&self, ctx: &Context<'_>) -> async_graphql::Result<Organisation> {
        load_organisation(ctx, self.organisation).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Which post; null for a court that never named one.
    async fn post(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Post>> {
        load_post(ctx, self.post?).await.transpose()
    }
    /// It is the contact magistrate's on the day asked about.
    async fn referent(&self) -> bool {
        self.referent
    }
    /// Who holds it on that day, titular first.
    async fn holders(&self) -> &[Mandate] {
        &self.holders
    }
    /// Who it was, and when nobody was, latest first.
    async fn history(&self) -> &[ContactStretch] {
        &self.history
    }
}

/// From a day to a day somebody was the contact magistrate, or nobody was.
#[Object]
impl ContactStretch {
    /// First day.
    async fn from(&self) -> Day {
        self.from
    }
    /// Last day, included; null while no end is known.
    async fn until(&self) -> Option<Day> {
        self.until
    }
    /// Under which mandate; null for a vacancy.
    async fn mandate(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Mandate>> {
        loaders::mandate(ctx, self.mandate?).await.transpose()
    }
    /// Nobody was.
    async fn vacant(&self) -> bool {
        self.mandate.is_none()
    }
}

payload!(
    /// An organisation whose holders were confirmed, or what to correct.
    HoldersPayload { organisation: Organisation }
);

/// Commands on holders.
#[derive(Default)]
pub struct HoldersMutation;

/// Commands on holders.
#[Object]
impl HoldersMutation {
    /// Says that who is recorded as holder of each post of an organisation holds it.
    async fn confirm_holders(&self, ctx: &Context<'_>, input: ConfirmHoldersInput) -> Result<HoldersPayload> {
        HoldersPayload::from_result(ctx.service::<Accounts>().confirm_holders(ctx.actor()?, input).await)
    }
}
