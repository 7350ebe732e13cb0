//! The directory in the API.

use async_graphql::{ComplexObject, Context, ID, Object};

use super::loaders;
use super::model::{Organisation, Post, PostGrant, Territory};
use crate::kernel::actor::{OrganisationId, PostId};

/// Fields of a territory that the directory itself knows.
pub struct TerritoryLinks(pub Territory);

/// Fields of a territory that the directory itself knows.
#[Object]
impl TerritoryLinks {
    /// Such as dep:76, tj:76-rouen, ca:rouen, reg:28, di:rennes.
    async fn code(&self) -> ID {
        ID(self.0.code.clone())
    }
    /// The départements that it equals, lies in or contains.
    async fn departements(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Territory>> {
        loaders::territories(ctx, &self.0.departement_codes).await
    }
}

/// Fields of an organisation that the directory itself knows.
pub struct OrganisationLinks(pub Organisation);

/// Fields of an organisation that the directory itself knows.
#[Object]
impl OrganisationLinks {
    /// Managing association or hospital, DISP of a SPIP, SPIP of an antenne.
    async fn parent(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Organisation>> {
        loaders::organisation(ctx, self.0.parent_id?).await.transpose()
    }
    /// The territories it serves.
    async fn territories(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Territory>> {
        loaders::territories(ctx, &self.0.territory_codes).await
    }
}

/// Fields of a post that the directory itself knows.
pub struct PostLinks(pub Post);

/// Fields of a post that the directory itself knows.
#[Object]
impl PostLinks {
    /// Where the function is exercised.
    async fn organisation(&self, ctx: &Context<'_>) -> async_graphql::Result<Organisation> {
        let found = loaders::organisation(ctx, self.0.organisation_id).await?;
        found.ok_or_else(|| crate::kernel::error::Error::NotFound.into())
    }
    /// French name to show.
    async fn label(&self) -> String {
        self.0.label_fr()
    }
}

#[ComplexObject]
impl PostGrant {
    /// Where it holds, for `TERRITORY_ADMINISTRATOR` and `OBSERVER`; empty otherwise.
    async fn territories(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Territory>> {
        loaders::territories(ctx, &self.territory_codes).await
    }
}

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
    async fn find_post(&self, ctx: &Context<'_>, id: PostId) -> Option<async_graphql::Result<Post>> {
        loaders::post(ctx, id).await.transpose()
    }
}
