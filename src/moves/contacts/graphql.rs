//! The register of contact magistrates in the API.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{Context, Object};

use super::{ContactLine, ContactStretch};
use crate::accounts::{Mandate, load_mandate};
use crate::directory::{Organisation, Post, load_organisation, load_post};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::PageRequest;
use crate::moves::Structures;
use crate::platform::graphql::{ContextExt as _, Total, connection};

/// Fields of a territory that this part knows.
pub struct TerritoryContacts(pub String);

/// Fields of a territory that this part knows.
#[Object]
impl TerritoryContacts {
    /// Its contact magistrates, court by court, on that day (today in each when null).
    async fn contact_register(
        &self,
        ctx: &Context<'_>,
        on: Option<Day>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<String, ContactLine, Total, EmptyFields>> {
        let page = PageRequest::new(first, after.as_deref(), true)?;
        let found = ctx.service::<Structures>().contact_register(ctx.actor()?, &self.0, on, &page).await?;
        Ok(connection(found, after.is_some()))
    }
}

/// A court, and a post that is or was the contact magistrate's.
#[Object]
impl ContactLine {
    /// The day told of: the one asked about, or today there.
    async fn on(&self) -> Day {
        self.on
    }
    /// Which court, on that day.
    async fn organisation(&self, ctx: &Context<'_>) -> async_graphql::Result<Organisation> {
        load_organisation(ctx, self.organisation).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Which post; null for a court that never named one.
    async fn post(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Post>> {
        load_post(ctx, self.post?).await.transpose()
    }
    /// It is the contact magistrate's on that day.
    async fn referent(&self) -> bool {
        self.referent
    }
    /// Who holds it on that day, titular first.
    async fn holders(&self) -> &[Mandate] {
        &self.holders
    }
    /// Who it was while the post was there, and when nobody was, latest first.
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
        load_mandate(ctx, self.mandate?).await.transpose()
    }
    /// Nobody was.
    async fn vacant(&self) -> bool {
        self.mandate.is_none()
    }
}
