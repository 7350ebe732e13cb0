//! Root fields of the directory.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{Context, ID, Object};

use super::types::page_request;
use crate::directory::model::{Organisation, Post, Territory};
use crate::directory::words::{OrganisationKind, Sector, TerritoryKind};
use crate::directory::{Directory, OrganisationFilter, TerritoryFilter, loaders};
use crate::kernel::actor::{OrganisationId, PostId};
use crate::platform::graphql::{ContextExt as _, Total, connection};

/// Root fields of the directory.
#[derive(Default)]
pub struct DirectoryQuery;

/// Root fields of the directory.
#[Object]
impl DirectoryQuery {
    /// A territory by its code; null when there is none.
    async fn territory(&self, ctx: &Context<'_>, code: ID) -> Option<async_graphql::Result<Territory>> {
        loaders::territory(ctx, code.0).await.transpose()
    }

    /// Territories by name or code.
    async fn territories(
        &self,
        ctx: &Context<'_>,
        search: Option<String>,
        kinds: Option<Vec<TerritoryKind>>,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Connection<String, Territory, Total, EmptyFields>> {
        let filter = TerritoryFilter { search, kinds: kinds.unwrap_or_default() };
        let page = page_request(ctx, first, after.as_deref())?;
        let found = ctx.service::<Directory>().find_territories(ctx.actor()?, filter, &page).await?;
        Ok(connection(found, after.is_some()))
    }

    /// Finder: accents, case and plural are ignored; best match first, then name.
    #[expect(clippy::too_many_arguments, reason = "one argument per filter of the finder")]
    async fn organisations(
        &self,
        ctx: &Context<'_>,
        search: Option<String>,
        kinds: Option<Vec<OrganisationKind>>,
        sectors: Option<Vec<Sector>>,
        territory: Option<ID>,
        #[graphql(default = false)] include_closed: bool,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Connection<String, Organisation, Total, EmptyFields>> {
        let filter = OrganisationFilter {
            search,
            kinds: kinds.unwrap_or_default(),
            sectors: sectors.unwrap_or_default(),
            territory: territory.map(|code| code.0),
            closed: include_closed,
        };
        let page = page_request(ctx, first, after.as_deref())?;
        let found = ctx.service::<Directory>().find_organisations(ctx.actor()?, &filter, &page).await?;
        Ok(connection(found, after.is_some()))
    }

    #[graphql(entity)]
    async fn find_territory(&self, ctx: &Context<'_>, code: ID) -> Option<async_graphql::Result<Territory>> {
        loaders::territory(ctx, code.0).await.transpose()
    }

    #[graphql(entity)]
    async fn find_organisation(
        &self,
        ctx: &Context<'_>,
        id: OrganisationId,
    ) -> Option<async_graphql::Result<Organisation>> {
        loaders::organisation(ctx, id).await.transpose()
    }

    #[graphql(entity)]
    async fn find_organisation_by_siret(
        &self,
        ctx: &Context<'_>,
        siret: String,
    ) -> Option<async_graphql::Result<Organisation>> {
        loaders::organisation_by_number(ctx, &siret).await.transpose()
    }

    #[graphql(entity)]
    async fn find_organisation_by_finess(
        &self,
        ctx: &Context<'_>,
        finess: String,
    ) -> Option<async_graphql::Result<Organisation>> {
        loaders::organisation_by_number(ctx, &finess).await.transpose()
    }

    #[graphql(entity)]
    async fn find_post(&self, ctx: &Context<'_>, id: PostId) -> Option<async_graphql::Result<Post>> {
        loaders::post(ctx, id).await.transpose()
    }
}
