//! Reviews in the API.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{ComplexObject, Context, Object};

use super::loaders::{CorrectionsOf, CurrentOf, FindingsOf, FollowUpsOf, ParticipantsOf, StakesOf, load};
use super::{
    Action, CancelReviewInput, CompleteReviewInput, CorrectReviewInput, CreateActionInput, Finding,
    MoveReviewInput, Participant, PlanReviewInput, RecordFindingInput, Review, ReviewState, Reviews,
    StartReviewInput, UpdateReviewInput, any_allows, sides,
};
use crate::accounts::{VisiblePerson, load_person};
use crate::actions::{ActionItem, ActionPayload, ActionState};
use crate::directory::{Organisation, Post, Side, load_organisation, load_post};
use crate::events::{Event, load_event};
use crate::kernel::error::{Error, Result};
use crate::kernel::page::PageRequest;
use crate::kernel::problem::Problem;
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};
use crate::protocols::corrections::Correction;
use crate::protocols::ids::{ClauseId, ProtocolId, VersionId};
use crate::protocols::{
    ClauseNode, CooperationProtocol, ProtocolVersion, clause_of, load_protocol, version_of,
};

type Fallible<T> = async_graphql::Result<T>;

async fn viewer_runs(ctx: &Context<'_>, protocol: ProtocolId) -> Fallible<bool> {
    let Ok(actor) = ctx.actor() else { return Ok(false) };
    let stakes = load(ctx, StakesOf(protocol)).await?;
    Ok(stakes.is_some_and(|stakes| any_allows(&actor.mandates, Action::Run, &stakes)))
}

#[ComplexObject]
impl Review {
    /// The protocol under review.
    async fn protocol(&self, ctx: &Context<'_>) -> Fallible<CooperationProtocol> {
        let seen = load_protocol(ctx, self.protocol_id).await?.ok_or(Error::NotFound)?;
        Ok(seen.into())
    }
    /// The text under review.
    async fn version(&self, ctx: &Context<'_>) -> Fallible<ProtocolVersion> {
        let found = version_of(ctx, self.protocol_id, self.version_id).await?;
        found.ok_or_else(|| Error::NotFound.into())
    }
    /// The id of the text under review.
    async fn version_id(&self) -> VersionId {
        self.version_id
    }
    /// The meeting; null for a review that was not planned.
    async fn event(&self, ctx: &Context<'_>) -> Option<Fallible<Event>> {
        load_event(ctx, self.event_id?).await.transpose()
    }
    /// Who was there.
    async fn participants(&self, ctx: &Context<'_>) -> Fallible<Vec<Participant>> {
        Ok(load(ctx, ParticipantsOf(self.id)).await?.unwrap_or_default())
    }
    /// Sides present so far; both are needed to complete.
    async fn sides_present(&self, ctx: &Context<'_>) -> Fallible<Vec<Side>> {
        let participants = load(ctx, ParticipantsOf(self.id)).await?.unwrap_or_default();
        Ok(sides(participants.iter().map(|participant| participant.sector)))
    }
    /// One for each clause looked at, in clause order.
    async fn findings(&self, ctx: &Context<'_>) -> Fallible<Vec<Finding>> {
        Ok(load(ctx, FindingsOf(self.id)).await?.unwrap_or_default())
    }
    /// What it decided to do.
    async fn follow_ups(&self, ctx: &Context<'_>) -> Fallible<Vec<ActionItem>> {
        Ok(load(ctx, FollowUpsOf(self.id)).await?.unwrap_or_default())
    }
    /// Notes written after it was closed.
    async fn corrections(&self, ctx: &Context<'_>) -> Fallible<Vec<Correction>> {
        Ok(load(ctx, CorrectionsOf(self.id)).await?.unwrap_or_default())
    }
    /// Who closed it.
    async fn completed_by(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.completed_by?).await.transpose()
    }
    /// What someone has to do next, once it is closed.
    async fn next_step(&self) -> Option<&'static str> {
        (self.state == ReviewState::Closed).then(|| self.decision.map(super::ReviewDecision::next_step_fr))?
    }
    /// What is missing to complete it.
    async fn blockers(&self, ctx: &Context<'_>) -> Fallible<Vec<Problem>> {
        let participants = load(ctx, ParticipantsOf(self.id)).await?.unwrap_or_default();
        let findings = load(ctx, FindingsOf(self.id)).await?.unwrap_or_default().len();
        Ok(ctx.service::<Reviews>().blockers(self, &participants, findings))
    }
    /// Whether the viewer may move, record and close it.
    async fn viewer_can_run(&self, ctx: &Context<'_>) -> Fallible<bool> {
        Ok(self.is_open() && viewer_runs(ctx, self.protocol_id).await?)
    }
    /// Whether the viewer may add a correction.
    async fn viewer_can_correct(&self, ctx: &Context<'_>) -> Fallible<bool> {
        Ok(self.state == ReviewState::Closed && viewer_runs(ctx, self.protocol_id).await?)
    }
}

#[ComplexObject]
impl Participant {
    /// For which organisation.
    async fn organisation(&self, ctx: &Context<'_>) -> Fallible<Organisation> {
        load_organisation(ctx, self.organisation_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Null when only the organisation is recorded.
    async fn post(&self, ctx: &Context<'_>) -> Option<Fallible<Post>> {
        load_post(ctx, self.post_id?).await.transpose()
    }
    /// Null when only the organisation is recorded.
    async fn person(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.person_id?).await.transpose()
    }
}

#[ComplexObject]
impl Finding {
    /// The clause.
    async fn clause(&self, ctx: &Context<'_>) -> Fallible<ClauseNode> {
        let review = load(ctx, self.review_id).await?.ok_or(Error::NotFound)?;
        let version = version_of(ctx, review.protocol_id, review.version_id).await?.ok_or(Error::NotFound)?;
        clause_of(ctx, &version, self.clause_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// The clause's id.
    async fn clause_id(&self) -> ClauseId {
        self.clause_id
    }
    /// The review that says it.
    async fn review(&self, ctx: &Context<'_>) -> Fallible<Review> {
        load(ctx, self.review_id).await?.ok_or_else(|| Error::NotFound.into())
    }
}

#[ComplexObject]
impl Correction {
    /// Who wrote it.
    async fn author(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.person_id?).await.transpose()
    }
    /// As holder of which post.
    async fn post(&self, ctx: &Context<'_>) -> Option<Fallible<Post>> {
        load_post(ctx, self.post_id?).await.transpose()
    }
}

/// A protocol's reviews and what they decided, for its page.
pub struct ProtocolReviews(pub ProtocolId);

/// A protocol's reviews and what they decided, for its page.
#[Object]
impl ProtocolReviews {
    /// The last one actually held and closed.
    async fn last_review(&self, ctx: &Context<'_>) -> Option<Fallible<Review>> {
        let current = load(ctx, CurrentOf(self.0)).await.map(Option::unwrap_or_default);
        current.map(|reviews| reviews.into_iter().find(|review| !review.is_open())).transpose()
    }
    /// Planned or in progress.
    async fn open_review(&self, ctx: &Context<'_>) -> Option<Fallible<Review>> {
        let current = load(ctx, CurrentOf(self.0)).await.map(Option::unwrap_or_default);
        current.map(|reviews| reviews.into_iter().find(Review::is_open)).transpose()
    }
    /// All of them, those of the latest cycle first.
    async fn reviews(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Fallible<Connection<String, Review, Total, EmptyFields>> {
        let page = page(ctx, first, after.as_deref())?;
        let found = ctx.service::<Reviews>().of_protocol(ctx.actor()?, self.0, &page).await?;
        Ok(connection(found, after.is_some()))
    }
    /// What its reviews decided to do, soonest first.
    async fn actions(
        &self,
        ctx: &Context<'_>,
        state: Option<ActionState>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Fallible<Connection<String, ActionItem, Total, EmptyFields>> {
        let page = page(ctx, first, after.as_deref())?;
        let reviews = ctx.service::<Reviews>();
        let found = reviews.actions_of_protocol(ctx.actor()?, self.0, state, &page).await?;
        Ok(connection(found, after.is_some()))
    }
    /// Whether the viewer may plan and run its reviews.
    async fn viewer_can_plan_review(&self, ctx: &Context<'_>) -> Fallible<bool> {
        viewer_runs(ctx, self.0).await
    }
}

fn page(ctx: &Context<'_>, first: Option<i32>, after: Option<&str>) -> Result<PageRequest> {
    PageRequest::new(first, after, ctx.look_ahead().field("totalCount").exists())
}

payload!(
    /// The review as it now stands.
    ReviewPayload { review: Review }
);
payload!(
    /// The finding as it now stands; null when it was taken back.
    FindingPayload { finding: Finding }
);

/// What can be done with reviews.
#[derive(Default)]
pub struct ReviewMutation;

/// What can be done with reviews.
#[Object]
impl ReviewMutation {
    /// Gives the next review a date.
    async fn plan_review(&self, ctx: &Context<'_>, input: PlanReviewInput) -> Fallible<ReviewPayload> {
        let result = ctx.service::<Reviews>().plan(ctx.actor()?, input).await;
        Ok(ReviewPayload::from_result(result)?)
    }
    /// Gives a planned review another date; the due date stays.
    async fn move_review(&self, ctx: &Context<'_>, input: MoveReviewInput) -> Fallible<ReviewPayload> {
        let result = ctx.service::<Reviews>().reschedule(ctx.actor()?, input).await;
        Ok(ReviewPayload::from_result(result)?)
    }
    /// Gives a review up before it is closed.
    async fn cancel_review(&self, ctx: &Context<'_>, input: CancelReviewInput) -> Fallible<ReviewPayload> {
        let result = ctx.service::<Reviews>().cancel(ctx.actor()?, input).await;
        Ok(ReviewPayload::from_result(result)?)
    }
    /// Opens the record, planned or not.
    async fn start_review(&self, ctx: &Context<'_>, input: StartReviewInput) -> Fallible<ReviewPayload> {
        let result = ctx.service::<Reviews>().start(ctx.actor()?, input).await;
        Ok(ReviewPayload::from_result(result)?)
    }
    /// Saves a step of the review.
    async fn update_review(&self, ctx: &Context<'_>, input: UpdateReviewInput) -> Fallible<ReviewPayload> {
        let result = ctx.service::<Reviews>().update(ctx.actor()?, input).await;
        Ok(ReviewPayload::from_result(result)?)
    }
    /// Says what to do with one clause.
    async fn record_finding(&self, ctx: &Context<'_>, input: RecordFindingInput) -> Fallible<FindingPayload> {
        match ctx.service::<Reviews>().record_finding(ctx.actor()?, input).await {
            Ok(None) => Ok(FindingPayload { finding: None, problems: Vec::new() }),
            result => Ok(FindingPayload::from_result(result.and_then(|found| found.ok_or(Error::NotFound)))?),
        }
    }
    /// Closes a review that was held: the next cycle begins on that day.
    async fn complete_review(
        &self,
        ctx: &Context<'_>,
        input: CompleteReviewInput,
    ) -> Fallible<ReviewPayload> {
        let result = ctx.service::<Reviews>().complete(ctx.actor()?, input).await;
        Ok(ReviewPayload::from_result(result)?)
    }
    /// Adds a note to a closed review.
    async fn correct_review(&self, ctx: &Context<'_>, input: CorrectReviewInput) -> Fallible<ReviewPayload> {
        let result = ctx.service::<Reviews>().correct(ctx.actor()?, input).await;
        Ok(ReviewPayload::from_result(result)?)
    }
    /// Adds something that a review decides to do.
    async fn create_action(&self, ctx: &Context<'_>, input: CreateActionInput) -> Fallible<ActionPayload> {
        let result = ctx.service::<Reviews>().create_action(ctx.actor()?, input).await;
        Ok(ActionPayload::from_result(result)?)
    }
}
