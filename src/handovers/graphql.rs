//! Handover notes in the API.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{ComplexObject, Context, Object};

use super::content::HandoverContent;
use super::model::{Note, Question};
use super::questions::{AnswerHandoverQuestionInput, AskHandoverQuestionInput};
use super::writing::{AcknowledgeHandoverInput, WriteHandoverInput};
use super::{Handovers, loaders};
use crate::accounts::{VisiblePerson, load_person};
use crate::directory::{Post, load_post};
use crate::kernel::actor::PostId;
use crate::kernel::clock::Day;
use crate::kernel::page::{Page, PageRequest};
use crate::partnerships::Partnership;
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};

type Fallible<T> = async_graphql::Result<T>;

payload!(
    /// The note as it now stands.
    HandoverPayload { note: Note }
);

#[ComplexObject]
impl Note {
    /// With which it stays; null for an author who holds no post any more.
    async fn post(&self, ctx: &Context<'_>) -> Option<Fallible<Post>> {
        load_post(ctx, self.post_id).await.transpose()
    }
    /// Who leaves.
    async fn author(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.author_id).await.transpose()
    }
    /// The note itself; null for who only sees that it exists. Each reading is recorded.
    async fn content(&self, ctx: &Context<'_>) -> Option<Fallible<HandoverContent>> {
        if !self.ties.reads(self) {
            return None;
        }
        let actor = match ctx.actor() {
            Ok(actor) => actor,
            Err(error) => return Some(Err(error.into())),
        };
        Some(ctx.service::<Handovers>().read(actor, self.id).await.map_err(Into::into))
    }
    /// Last day for questions and answers.
    async fn questions_until(&self) -> Option<Day> {
        Handovers::questions_until(self)
    }
    /// Whether the viewer wrote it.
    async fn viewer_is_author(&self) -> bool {
        self.ties.author
    }
    /// Whether the viewer may write in it.
    async fn viewer_can_write(&self) -> bool {
        self.ties.writes(self)
    }
    /// Whether the viewer may say that it was read.
    async fn viewer_can_acknowledge(&self) -> bool {
        self.ties.successor && self.acknowledged_at.is_none()
    }
    /// Whether the viewer may ask the author.
    async fn viewer_can_ask(&self, ctx: &Context<'_>) -> bool {
        self.ties.successor && ctx.service::<Handovers>().may_be_asked(self)
    }
}

#[ComplexObject]
impl Question {
    /// Who asks.
    async fn asker(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.asked_by).await.transpose()
    }
}

/// What handover notes add to the viewer.
pub struct ViewerHandovers;

/// What handover notes add to the viewer.
#[Object]
impl ViewerHandovers {
    /// Notes that the viewer writes or takes over, latest first.
    async fn handovers(&self, ctx: &Context<'_>) -> Fallible<Vec<Note>> {
        Ok(ctx.service::<Handovers>().own(ctx.actor()?).await?)
    }
}

/// What handover notes add to a post.
pub struct PostHandovers(pub PostId);

/// What handover notes add to a post.
#[Object]
impl PostHandovers {
    /// Notes left with the post, latest first: for their author, the successor and the coordinator.
    async fn handovers(&self, ctx: &Context<'_>) -> Fallible<Vec<Note>> {
        loaders::of_post(ctx, self.0).await
    }
}

/// What handover notes add to a partnership.
pub struct PartnershipHandovers(pub Partnership);

/// What handover notes add to a partnership.
#[Object]
impl PartnershipHandovers {
    /// Notes of those who leave its members' posts, latest first, as far as they may be known to exist: for the
    /// coordinator.
    async fn handovers(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Fallible<Connection<String, Note, Total, EmptyFields>> {
        let page = PageRequest::new(first, after.as_deref(), ctx.look_ahead().field("totalCount").exists())?;
        let Ok(actor) = ctx.actor() else { return Ok(connection(Page::empty(), false)) };
        let found = ctx.service::<Handovers>().of_partnership(actor, &self.0, &page).await?;
        Ok(connection(found, after.is_some()))
    }
}

/// What can be done with handover notes.
#[derive(Default)]
pub struct HandoverMutation;

/// What can be done with handover notes.
#[Object]
impl HandoverMutation {
    /// Writes in a note, as its author.
    async fn write_handover(
        &self,
        ctx: &Context<'_>,
        input: WriteHandoverInput,
    ) -> Fallible<HandoverPayload> {
        let result = ctx.service::<Handovers>().write(ctx.actor()?, input).await;
        Ok(HandoverPayload::from_result(result)?)
    }
    /// Says that a note was read, as the successor.
    async fn acknowledge_handover(
        &self,
        ctx: &Context<'_>,
        input: AcknowledgeHandoverInput,
    ) -> Fallible<HandoverPayload> {
        let result = ctx.service::<Handovers>().acknowledge(ctx.actor()?, input).await;
        Ok(HandoverPayload::from_result(result)?)
    }
    /// Asks the author, for 90 days after they left.
    async fn ask_handover_question(
        &self,
        ctx: &Context<'_>,
        input: AskHandoverQuestionInput,
    ) -> Fallible<HandoverPayload> {
        let result = ctx.service::<Handovers>().ask(ctx.actor()?, input).await;
        Ok(HandoverPayload::from_result(result)?)
    }
    /// Answers a successor, as the author.
    async fn answer_handover_question(
        &self,
        ctx: &Context<'_>,
        input: AnswerHandoverQuestionInput,
    ) -> Fallible<HandoverPayload> {
        let result = ctx.service::<Handovers>().answer(ctx.actor()?, input).await;
        Ok(HandoverPayload::from_result(result)?)
    }
}
