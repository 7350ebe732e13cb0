//! Changes of structure in the API.

use async_graphql::{ComplexObject, Context, Object};

use super::Structures;
use super::model::{ChangeState, Place, StructureChange, places};
use super::recording::{
    CancelStructureChangeInput, CloseOrganisationInput, MergeOrganisationInput, MovePostInput,
};
use crate::accounts::manages;
use crate::directory::{Organisation, Post, load_organisation, load_post};
use crate::kernel::actor::OrganisationId;
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::payload;
use crate::platform::graphql::ContextExt as _;

type Fallible<T> = async_graphql::Result<T>;

#[ComplexObject]
impl StructureChange {
    /// Which closes or merges; where the post was before.
    async fn organisation(&self, ctx: &Context<'_>) -> Fallible<Organisation> {
        Ok(load_organisation(ctx, self.organisation_id).await?.ok_or(Error::NotFound)?)
    }
    /// Which post moves.
    async fn post(&self, ctx: &Context<'_>) -> Option<Fallible<Post>> {
        load_post(ctx, self.post_id?).await.transpose()
    }
    /// Where to.
    #[graphql(name = "into")]
    async fn destination(&self, ctx: &Context<'_>) -> Option<Fallible<Organisation>> {
        load_organisation(ctx, self.into_id?).await.transpose()
    }
    /// Whether the viewer may call it off.
    async fn viewer_can_cancel(&self, ctx: &Context<'_>) -> Fallible<bool> {
        Ok(self.state == ChangeState::Planned && manages(ctx, self.organisation_id).await?)
    }
}

/// Where a post was from a day to a day.
#[Object(name = "PostPlace")]
impl Place {
    /// In which organisation.
    async fn organisation(&self, ctx: &Context<'_>) -> Fallible<Organisation> {
        Ok(load_organisation(ctx, self.organisation).await?.ok_or(Error::NotFound)?)
    }
    /// First day; null for as long as the post exists.
    async fn from(&self) -> Option<Day> {
        self.from
    }
    /// Last day, included; null while no end is known.
    async fn until(&self) -> Option<Day> {
        self.until
    }
}

payload!(
    /// A change of structure, or what stands against it.
    StructureChangePayload { structure_change: StructureChange }
);

/// Fields of an organisation that this part knows.
pub struct OrganisationStructure(pub OrganisationId);

/// Fields of an organisation that this part knows.
#[Object]
impl OrganisationStructure {
    /// Posts that came or went, its closing or merger, done and to come, latest first.
    async fn structure_changes(&self, ctx: &Context<'_>) -> Result<Vec<StructureChange>> {
        ctx.service::<Structures>().of_organisation(ctx.actor()?, self.0).await
    }
}

/// Fields of a post that this part knows.
pub struct PostPlaces(pub Post);

/// Fields of a post that this part knows.
#[Object]
impl PostPlaces {
    /// Where it was, oldest first; on one day only when it is named.
    async fn places(&self, ctx: &Context<'_>, on: Option<Day>) -> Result<Vec<Place>> {
        let moves = ctx.service::<Structures>().of_post(self.0.id).await?;
        let mut found = places(self.0.organisation_id, &moves);
        found.retain(|place| on.is_none_or(|day| place.on(day)));
        Ok(found)
    }
}

/// Commands on structures.
#[derive(Default)]
pub struct StructureMutation;

/// Commands on structures.
#[Object]
impl StructureMutation {
    /// A post passes to another organisation, with all that hangs on it.
    async fn move_post(&self, ctx: &Context<'_>, input: MovePostInput) -> Result<StructureChangePayload> {
        let structures = ctx.service::<Structures>();
        StructureChangePayload::from_result(structures.move_post(ctx.actor()?, input).await)
    }
    /// An organisation closes: its mandates and posts end that day.
    async fn close_organisation(
        &self,
        ctx: &Context<'_>,
        input: CloseOrganisationInput,
    ) -> Result<StructureChangePayload> {
        StructureChangePayload::from_result(ctx.service::<Structures>().close(ctx.actor()?, input).await)
    }
    /// An organisation passes into another: posts, memberships, parts in protocols.
    async fn merge_organisation(
        &self,
        ctx: &Context<'_>,
        input: MergeOrganisationInput,
    ) -> Result<StructureChangePayload> {
        StructureChangePayload::from_result(ctx.service::<Structures>().merge(ctx.actor()?, input).await)
    }
    /// Calls off a move or a merger whose day has not come.
    async fn cancel_structure_change(
        &self,
        ctx: &Context<'_>,
        input: CancelStructureChangeInput,
    ) -> Result<StructureChangePayload> {
        StructureChangePayload::from_result(ctx.service::<Structures>().cancel(ctx.actor()?, input).await)
    }
}
