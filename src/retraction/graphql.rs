//! Retraction and erasure in the API.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{ComplexObject, Context, Object};

use super::erasure::ErasePersonInput;
use super::model::{Receiver, Retraction, RetractionPreview};
use super::{RetractTextInput, RetractionInput, Retractions};
use crate::accounts::{VisiblePerson, load_person};
use crate::directory::{Post, load_post};
use crate::kernel::page::{Page, PageRequest};
use crate::partnerships::Partnership;
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};

type Fallible<T> = async_graphql::Result<T>;

payload!(
    /// What retracting the passage would touch.
    RetractionPreviewPayload { preview: RetractionPreview }
);
payload!(
    /// What was done.
    RetractionPayload { retraction: Retraction }
);
payload!(
    /// Whether the person was erased.
    ErasurePayload { erased: bool }
);

#[ComplexObject]
impl Retraction {
    /// Who did it.
    async fn person(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.person_id).await.transpose()
    }
    /// As holder of which post.
    async fn post(&self, ctx: &Context<'_>) -> Option<Fallible<Post>> {
        load_post(ctx, self.post_id?).await.transpose()
    }
}

#[ComplexObject]
impl Receiver {
    /// Who, when known.
    async fn person(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.person_id?).await.transpose()
    }
}

/// What retractions add to a partnership.
pub struct PartnershipRetractions(pub Partnership);

/// What retractions add to a partnership.
#[Object]
impl PartnershipRetractions {
    /// Passages that went out of its texts, latest first: all for the coordinator and the territory's administrator,
    /// their own for others. Never the text.
    async fn retractions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Fallible<Connection<String, Retraction, Total, EmptyFields>> {
        let page = PageRequest::new(first, after.as_deref(), ctx.look_ahead().field("totalCount").exists())?;
        let Ok(actor) = ctx.actor() else { return Ok(connection(Page::empty(), false)) };
        let found = ctx.service::<Retractions>().of_partnership(actor, &self.0, &page).await?;
        Ok(connection(found, after.is_some()))
    }
}

/// Root fields of retractions.
#[derive(Default)]
pub struct RetractionQuery;

/// Root fields of retractions.
#[Object]
impl RetractionQuery {
    /// Where a passage stands and who may have received it, before it is retracted.
    async fn retraction_preview(
        &self,
        ctx: &Context<'_>,
        input: RetractionInput,
    ) -> Fallible<RetractionPreviewPayload> {
        let result = ctx.service::<Retractions>().preview(ctx.actor()?, input).await;
        Ok(RetractionPreviewPayload::from_result(result)?)
    }
}

/// What can be done.
#[derive(Default)]
pub struct RetractionMutation;

/// What can be done.
#[Object]
impl RetractionMutation {
    /// Takes a passage out of everything that a partnership keeps, for ever: a dated mark stays in its place.
    async fn retract_text(&self, ctx: &Context<'_>, input: RetractTextInput) -> Fallible<RetractionPayload> {
        let result = ctx.service::<Retractions>().retract(ctx.actor()?, input).await;
        Ok(RetractionPayload::from_result(result)?)
    }
    /// Erases a person at their request, for ever: what they wrote stays under their function.
    async fn erase_person(&self, ctx: &Context<'_>, input: ErasePersonInput) -> Fallible<ErasurePayload> {
        let result = ctx.service::<Retractions>().erase(ctx.actor()?, input).await;
        Ok(ErasurePayload::from_result(result)?)
    }
}
