//! Fields that the directory itself knows, joined with those of other slices in `api::edges`.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{ComplexObject, Context, ID, Object, SimpleObject};

use crate::directory::model::{Organisation, Post, PostGrant, Territory};
use crate::directory::words::OrganisationKind;
use crate::directory::{Directory, OrganisationFilter, loaders};
use crate::kernel::actor::PostId;
use crate::kernel::error::Error;
use crate::kernel::page::PageRequest;
use crate::platform::graphql::{ContextExt as _, Total, connection};

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
    /// The tribunals that lie in it; itself for a tribunal.
    async fn tribunals(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Territory>> {
        loaders::tribunals_of(ctx, &self.0.code).await
    }
    /// Open posts of relay doctors, then of coordinating doctors, in organisations that serve it; `Post` tells who holds
    /// them or since when they are vacant.
    async fn court_doctors(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Post>> {
        loaders::court_doctors(ctx, &self.0.code).await
    }
    /// Organisations whose territories overlap it.
    async fn organisations(
        &self,
        ctx: &Context<'_>,
        kinds: Option<Vec<OrganisationKind>>,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Connection<String, Organisation, Total, EmptyFields>> {
        let filter = OrganisationFilter {
            kinds: kinds.unwrap_or_default(),
            territory: Some(self.0.code.clone()),
            ..OrganisationFilter::default()
        };
        let page = page_request(ctx, first, after.as_deref())?;
        let found = ctx.service::<Directory>().find_organisations(ctx.actor()?, &filter, &page).await?;
        Ok(connection(found, after.is_some()))
    }
}

/// Reads `first`, `after`, and whether the total is selected.
pub(super) fn page_request(
    ctx: &Context<'_>,
    first: Option<i32>,
    after: Option<&str>,
) -> Result<PageRequest, Error> {
    PageRequest::new(first, after, ctx.look_ahead().field("totalCount").exists())
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
    /// The organisation into which it merged: who looks for it goes on there.
    async fn absorbed_by(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Organisation>> {
        loaders::organisation(ctx, self.0.absorbed_by_id?).await.transpose()
    }
    /// Open organisations below it.
    async fn children(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Organisation>> {
        loaders::children(ctx, self.0.id).await
    }
    /// The territories it serves.
    async fn territories(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Territory>> {
        loaders::territories(ctx, &self.0.territory_codes).await
    }
    /// Its functions; closed ones are left out unless asked for.
    async fn posts(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] include_closed: bool,
    ) -> async_graphql::Result<Vec<Post>> {
        let today = ctx.service::<Directory>().platform.clock.now().day_in(&self.0.time_zone);
        let mut posts = loaders::posts_of(ctx, self.0.id).await?;
        posts.retain(|post| include_closed || post.is_open(today));
        Ok(posts)
    }
    /// Its open functions by name alone, for who asks for one: readable without a mandate, and never with holders.
    async fn posts_to_ask_for(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<PostToAskFor>> {
        let today = ctx.service::<Directory>().platform.clock.now().day_in(&self.0.time_zone);
        let posts = loaders::posts_to_ask_for(ctx, self.0.id).await?;
        let open = posts.iter().filter(|post| post.is_open(today));
        Ok(open.map(|post| PostToAskFor { id: post.id, label: post.label_fr() }).collect())
    }
    /// Whether the viewer may change it.
    async fn viewer_can_edit(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        loaders::can_manage(ctx, &self.0).await
    }
    /// Posts, mandates, invitations, access requests.
    async fn viewer_can_manage_people(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        loaders::can_manage(ctx, &self.0).await
    }
}

/// A function to ask for.
#[derive(Clone, Debug, SimpleObject)]
pub struct PostToAskFor {
    /// Node id of the post, for `requestAccess`.
    id: PostId,
    /// French name to show.
    label: String,
}

/// Fields of a post that the directory itself knows.
pub struct PostLinks(pub Post);

/// Fields of a post that the directory itself knows.
#[Object]
impl PostLinks {
    /// Where the function is exercised.
    async fn organisation(&self, ctx: &Context<'_>) -> async_graphql::Result<Organisation> {
        Ok(loaders::organisation(ctx, self.0.organisation_id).await?.ok_or(Error::NotFound)?)
    }
    /// French name to show.
    async fn label(&self) -> String {
        self.0.label_fr()
    }
    /// Whether the viewer may change it and its mandates.
    async fn viewer_can_manage(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        match loaders::organisation(ctx, self.0.organisation_id).await? {
            Some(organisation) => loaders::can_manage(ctx, &organisation).await,
            None => Ok(false),
        }
    }
}

#[ComplexObject]
impl PostGrant {
    /// Where it holds, for `TERRITORY_ADMINISTRATOR` and `OBSERVER`; empty otherwise.
    async fn territories(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Territory>> {
        loaders::territories(ctx, &self.territory_codes).await
    }
}
