//! Annual reviews: planned, held, recorded clause by clause, closed; only corrections follow.
//!
//! Every command takes the protocol's row first, so that two writers of one protocol are in line and one review at
//! most is open. Only closing a review that was held moves the review clock.

mod follow;
mod graphql;
mod loaders;
mod model;
mod policy;
pub mod present;
mod reads;
mod record;
mod store;

use async_graphql::{InputObject, MaybeUndefined};

use crate::accounts::Accounts;
use crate::actions::{ActionItem, Actions, Draft};
use crate::confidentiality::{Screen, TEXT};
use crate::directory::Directory;
use crate::events::{EventKind, Events, Meeting, MeetingInput, NewEvent};
use crate::kernel::actor::{Actor, OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::problem::Problem;
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

use super::corrections;
use super::ids::{ClauseId, ProtocolId, ReviewId, VersionId};
use super::reminders::Reminders;
use super::{Protocol, ProtocolStatus, Protocols, store as protocol_store};

pub(super) use follow::{give_up_planned, serve};
pub use graphql::{FindingPayload, ProtocolReviews, ReviewMutation, ReviewPayload};
pub use loaders::{ReviewLoader, review as load_review, review_loader};
pub use model::{
    Finding, FindingKind, Participant, Review, ReviewDecision, ReviewState, missing_sides, sides,
};
pub use policy::{Action, Stakes, allows};

/// The reviews' service.
#[derive(Clone, Debug)]
pub struct Reviews {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    actions: Actions,
    events: Events,
    protocols: Protocols,
    reminders: Reminders,
}

/// A date for a review.
#[derive(Clone, Debug, InputObject)]
pub struct PlanReviewInput {
    /// Of which protocol.
    pub protocol_id: ProtocolId,
    /// When and where.
    pub meeting: MeetingInput,
    /// Whom to expect; the owner and the parties' representatives when null.
    pub attendee_post_ids: Option<Vec<PostId>>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Another date: the due date stays.
#[derive(Clone, Debug, InputObject)]
pub struct MoveReviewInput {
    /// Which review.
    pub review_id: ReviewId,
    /// When and where from now on.
    pub meeting: MeetingInput,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Gives a review up.
#[derive(Clone, Debug, InputObject)]
pub struct CancelReviewInput {
    /// Which review.
    pub review_id: ReviewId,
    /// Why.
    pub reason: Option<String>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Opens the record, planned or not.
#[derive(Clone, Debug, InputObject)]
pub struct StartReviewInput {
    /// Of which protocol.
    pub protocol_id: ProtocolId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Someone present: an organisation, and which post or person for it where known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, InputObject)]
pub struct ReviewParticipantInput {
    /// For which organisation.
    pub organisation_id: OrganisationId,
    /// As holder of which post.
    pub post_id: Option<PostId>,
    /// Who.
    pub person_id: Option<PersonId>,
}

/// Saves a step of the review; absent fields keep their value, the list of participants replaces the former one.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateReviewInput {
    /// Which review.
    pub review_id: ReviewId,
    /// The revision that was read.
    pub base_revision: i64,
    /// The day it was held.
    #[graphql(default)]
    pub held_on: MaybeUndefined<Day>,
    /// Who was there.
    pub participants: Option<Vec<ReviewParticipantInput>>,
    /// What it decides.
    #[graphql(default)]
    pub decision: MaybeUndefined<ReviewDecision>,
    /// Why, or on what terms.
    #[graphql(default)]
    pub decision_note: MaybeUndefined<String>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// `baseRevision` is 0 for a clause without a finding yet; a null kind removes the finding.
#[derive(Clone, Debug, InputObject)]
pub struct RecordFindingInput {
    /// Which review.
    pub review_id: ReviewId,
    /// Which clause of the text under review.
    pub clause_id: ClauseId,
    /// The revision that was read, 0 for none.
    pub base_revision: i64,
    /// What to do with the clause.
    pub kind: Option<FindingKind>,
    /// Why.
    pub note: Option<String>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Closes a review.
#[derive(Clone, Debug, InputObject)]
pub struct CompleteReviewInput {
    /// Which review.
    pub review_id: ReviewId,
    /// The revision that was read.
    pub base_revision: i64,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// A note that follows a closed review.
#[derive(Clone, Debug, InputObject)]
pub struct CorrectReviewInput {
    /// Which review.
    pub review_id: ReviewId,
    /// What it says.
    pub text: String,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Something that a review decides to do.
#[derive(Clone, Debug, InputObject)]
pub struct CreateActionInput {
    /// The review it follows from.
    pub origin_id: ReviewId,
    /// What is to be done.
    pub title: String,
    /// More about it.
    pub details: Option<String>,
    /// The SINGLE post that answers for it.
    pub owner_post_id: PostId,
    /// Last day to do it in time.
    pub due_on: Day,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// What a command works on: the protocol under lock, and the act's frame.
struct Scene {
    protocol: Protocol,
    parties: Vec<OrganisationId>,
    now: Ts,
    today: Day,
    acting: PostId,
    by: By,
}

impl Reviews {
    /// On this platform, beside these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        accounts: Accounts,
        actions: Actions,
        events: Events,
        protocols: Protocols,
        reminders: Reminders,
    ) -> Self {
        Self { platform, directory, accounts, actions, events, protocols, reminders }
    }

    /// Plans the review: gives it a date and expects the owner and the parties' representatives, or those named.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn plan(&self, actor: &Actor, input: PlanReviewInput) -> Result<Review> {
        let mut tx = self.platform.db.begin().await?;
        let scene = self.scene(&mut tx, actor, input.protocol_id, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let meeting = meeting(&input.meeting, &scene, &mut screen);
        let posts = match input.attendee_post_ids {
            Some(posts) => posts,
            None => self.default_attendees(&scene).await?,
        };
        let attendees = self.events.attendees_for_posts("attendeePostIds", &posts).await;
        let attendees = keep_problems(attendees, &mut screen.problems)?;
        let (version, due_on) = self.in_force(&mut tx, &scene, &mut screen.problems).await?;
        if let Some(open) = store::open_of(&mut tx, scene.protocol.id).await? {
            if self.stands_at(&mut tx, &open, meeting.as_ref()).await? {
                return Ok(open);
            }
            screen.problems.add(already_open());
        }
        let codes = screen.check()?;
        let (Some(meeting), Some(attendees), Some(version), Some(due_on)) =
            (meeting, attendees, version, due_on)
        else {
            return Err(Error::NotFound);
        };
        let id = ReviewId::fresh(&self.platform.entropy, scene.now);
        let new = NewEvent {
            kind: EventKind::ProtocolReview,
            partnership: scene.protocol.partnership_id,
            subject: Subject::of(id),
            title: scene.protocol.title.clone(),
            meeting,
            organiser: scene.acting,
            attendees,
        };
        let event = self.events.schedule(&mut tx, new).await?;
        self.insert(&mut tx, &scene, (id, version, due_on), ReviewState::Planned, Some(event), actor).await?;
        let facts = serde_json::json!({"dueOn": due_on, "event": event.to_string(), "confirmed": codes});
        self.finish(tx, scene.by, "review.plan", id, facts).await
    }

    /// Gives a planned review another date; the due date stays.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn reschedule(&self, actor: &Actor, input: MoveReviewInput) -> Result<Review> {
        let mut tx = self.platform.db.begin().await?;
        let (scene, review) = self.scene_of(&mut tx, actor, input.review_id, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let meeting = meeting(&input.meeting, &scene, &mut screen);
        screen.problems.require(review.state == ReviewState::Planned, || {
            Problem::new("REVIEW_NOT_PLANNED", "Cette revue n’est plus à venir : sa date ne change plus.")
        });
        let codes = screen.check()?;
        let (Some(meeting), Some(event)) = (meeting, review.event_id) else { return Err(Error::NotFound) };
        self.events.reschedule(&mut tx, event, &Subject::of(review.id), meeting).await?;
        let facts = serde_json::json!({"confirmed": codes});
        self.finish(tx, scene.by, "review.move", review.id, facts).await
    }

    /// Gives a review up before it is closed; its meeting is called off and the due date stays.
    ///
    /// # Errors
    /// A problem when it was closed.
    pub async fn cancel(&self, actor: &Actor, input: CancelReviewInput) -> Result<Review> {
        let mut tx = self.platform.db.begin().await?;
        let (scene, review) = self.scene_of(&mut tx, actor, input.review_id, input.acting_post_id).await?;
        if review.state == ReviewState::Cancelled {
            return Ok(review);
        }
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let reason = screen.optional("reason", input.reason.as_deref(), TEXT);
        screen.problems.require(review.state != ReviewState::Closed, closed);
        let codes = screen.check()?;
        store::cancel(&mut tx, review.id, reason, Some(actor.person), scene.now).await?;
        if let Some(event) = review.event_id {
            self.events.cancel(&mut tx, event, &Subject::of(review.id)).await?;
        }
        let facts = serde_json::json!({"confirmed": codes});
        self.finish(tx, scene.by, "review.cancel", review.id, facts).await
    }

    /// Opens the record of a review, planned or not; one is open at a time.
    ///
    /// # Errors
    /// A problem when the protocol is not in force.
    pub async fn start(&self, actor: &Actor, input: StartReviewInput) -> Result<Review> {
        let mut tx = self.platform.db.begin().await?;
        let scene = self.scene(&mut tx, actor, input.protocol_id, input.acting_post_id).await?;
        let open = store::open_of(&mut tx, scene.protocol.id).await?;
        if let Some(review) = open.as_ref().filter(|review| review.state == ReviewState::InProgress) {
            return Ok(review.clone());
        }
        let mut problems = Problems::none();
        let (version, due_on) = self.in_force(&mut tx, &scene, &mut problems).await?;
        problems.check()?;
        let (Some(version), Some(due_on)) = (version, due_on) else { return Err(Error::NotFound) };
        let id = if let Some(planned) = open {
            store::start(&mut tx, planned.id, version, actor.person, scene.now).await?;
            planned.id
        } else {
            let id = ReviewId::fresh(&self.platform.entropy, scene.now);
            self.insert(&mut tx, &scene, (id, version, due_on), ReviewState::InProgress, None, actor).await?;
            id
        };
        self.finish(tx, scene.by, "review.start", id, serde_json::json!({"dueOn": due_on})).await
    }

    /// Adds something that the review decides to do.
    ///
    /// # Errors
    /// Problems of texts and owner; one when the review was given up.
    pub async fn create_action(&self, actor: &Actor, input: CreateActionInput) -> Result<ActionItem> {
        let mut tx = self.platform.db.begin().await?;
        let (scene, review) = self.scene_of(&mut tx, actor, input.origin_id, input.acting_post_id).await?;
        if review.state == ReviewState::Cancelled {
            return Err(Error::problem(cancelled()));
        }
        let draft = Draft {
            title: input.title,
            details: input.details,
            owner: input.owner_post_id,
            due_on: input.due_on,
            confirmed: input.confirmed_no_individual_case,
        };
        let origin = Subject::of(review.id);
        let partnership = scene.protocol.partnership_id;
        let item = self.actions.create(&mut tx, actor, partnership, origin, draft, scene.acting).await?;
        tx.commit().await?;
        Ok(item)
    }

    /// Writes a note after a closed review, which itself never changes.
    ///
    /// # Errors
    /// A problem when the review is not closed.
    pub async fn correct(&self, actor: &Actor, input: CorrectReviewInput) -> Result<Review> {
        let mut tx = self.platform.db.begin().await?;
        let (scene, review) = self.scene_of(&mut tx, actor, input.review_id, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let text = screen.required("text", &input.text, TEXT);
        screen.problems.require(review.state == ReviewState::Closed, || {
            Problem::new("REVIEW_NOT_CLOSED", "Cette revue n’est pas close : modifiez-la directement.")
        });
        let codes = screen.check()?;
        let Some(text) = text else { return Err(Error::NotFound) };
        let subject = Subject::of(review.id);
        let platform = &self.platform;
        let id = corrections::add(&mut tx, platform, subject, text, actor.person, scene.acting).await?;
        let facts = serde_json::json!({"correction": id.to_string(), "confirmed": codes});
        self.finish(tx, scene.by, "review.correct", review.id, facts).await
    }

    /// Locks the protocol and checks that the actor may run its reviews.
    async fn scene(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        protocol: ProtocolId,
        acting_post: Option<PostId>,
    ) -> Result<Scene> {
        let protocol = self.protocols.lock_as_system(tx, protocol).await?.ok_or(Error::NotFound)?;
        let now = self.platform.clock.now();
        let today = protocol.today(now);
        let parties = protocol_store::read::parties_in(tx, protocol.id).await?;
        let parties: Vec<OrganisationId> = parties
            .into_iter()
            .filter(|party| party.bound(today))
            .map(|party| party.organisation_id)
            .collect();
        let stakes = Stakes {
            partnership: protocol.partnership_id,
            owner: protocol.owner_post_id,
            parties: parties.clone(),
        };
        if !allows(actor, Action::Run, &stakes) {
            let seen = allows(actor, Action::Read, &stakes);
            return Err(if seen { Error::Forbidden } else { Error::NotFound });
        }
        let acting = actor.acting_as(acting_post)?.post;
        Ok(Scene { protocol, parties, now, today, acting, by: By::actor(actor, Some(acting)) })
    }

    async fn scene_of(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        review: ReviewId,
        acting_post: Option<PostId>,
    ) -> Result<(Scene, Review)> {
        let found = store::find(tx, review).await?.ok_or(Error::NotFound)?;
        let scene = self.scene(tx, actor, found.protocol_id, acting_post).await?;
        // Read again under the lock: what was read before it may have changed.
        let review = store::find(tx, review).await?.ok_or(Error::NotFound)?;
        Ok((scene, review))
    }

    /// The owner and the representatives of the parties bound today.
    async fn default_attendees(&self, scene: &Scene) -> Result<Vec<PostId>> {
        let mut posts = vec![scene.protocol.owner_post_id];
        let on = scene.today;
        let representatives = self.accounts.representatives(&scene.parties, on).await?;
        for party in &scene.parties {
            let holders = representatives.get(party).into_iter().flatten();
            posts.extend(holders.map(|holder| holder.post));
        }
        let mut seen = std::collections::HashSet::new();
        posts.retain(|post| seen.insert(*post));
        Ok(posts)
    }

    /// The version in force and the due date of the cycle; a problem when the protocol is not in force.
    async fn in_force(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        problems: &mut Problems,
    ) -> Result<(Option<VersionId>, Option<Day>)> {
        let versions = protocol_store::read::versions_in(tx, scene.protocol.id).await?;
        let version =
            versions.into_iter().find(|version| version.in_force_on(scene.today)).map(|found| found.id);
        let due_on = scene.protocol.review_due_on;
        let holds = scene.protocol.status == ProtocolStatus::InForce && version.is_some() && due_on.is_some();
        problems.require(holds, not_in_force);
        Ok((version, due_on))
    }

    async fn stands_at(&self, tx: &mut Tx, review: &Review, meeting: Option<&Meeting>) -> Result<bool> {
        let (Some(event), Some(meeting)) = (review.event_id, meeting) else { return Ok(false) };
        let event = self.events.of_subject(tx, event, &Subject::of(review.id)).await?;
        Ok(event.is_some_and(|event| event.stands_at(&meeting.when)))
    }

    async fn insert(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        (id, version, due_on): (ReviewId, VersionId, Day),
        state: ReviewState,
        event: Option<crate::events::EventId>,
        actor: &Actor,
    ) -> Result<()> {
        let protocol = scene.protocol.id;
        let new = store::NewReview { id, protocol, version, state, due_on, event, by: actor.person };
        if store::insert(tx, new, scene.now).await? { Ok(()) } else { Err(Error::problem(already_open())) }
    }

    /// Records the act, commits, and gives the review as it now stands.
    async fn finish(
        &self,
        mut tx: Tx,
        by: By,
        action: &'static str,
        id: ReviewId,
        facts: serde_json::Value,
    ) -> Result<Review> {
        audit::record(&mut tx, &self.platform, by, action, id, facts).await?;
        let review = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
        tx.commit().await?;
        Ok(review)
    }
}

/// Checks a meeting that is to come.
fn meeting(input: &MeetingInput, scene: &Scene, screen: &mut Screen<'_>) -> Option<Meeting> {
    let meeting = Meeting::check(input, &scene.protocol.time_zone, screen)?;
    screen.problems.require(meeting.when.starts_at > scene.now, || {
        Problem::new("DATE_IN_PAST", "Choisissez une date à venir.").on("meeting.startsAt")
    });
    Some(meeting)
}

/// Lets problems join the others of the request; every other error ends it.
fn keep_problems<T>(result: Result<T>, problems: &mut Problems) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(Error::Problems(found)) => Ok(problems.keep(Err(found))),
        Err(other) => Err(other),
    }
}

fn already_open() -> Problem {
    Problem::new("REVIEW_ALREADY_OPEN", "Une revue de ce protocole est déjà prévue ou en cours.")
}

fn not_in_force() -> Problem {
    Problem::new("PROTOCOL_NOT_IN_FORCE", "Seul un protocole en vigueur se passe en revue.")
}

fn cancelled() -> Problem {
    Problem::new("REVIEW_CANCELLED", "Cette revue a été annulée.")
}

fn closed() -> Problem {
    Problem::new("REVIEW_CLOSED", "Cette revue est close : ajoutez une rectification.")
}
