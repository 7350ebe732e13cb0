//! Planning a review: its date, another one, none any more; and opening its record.

use async_graphql::InputObject;

use super::{Review, ReviewState, Reviews, Scene, closed, protocol_store, store};
use crate::confidentiality::{Screen, TEXT, passed};
use crate::events::{EventKind, Meeting, MeetingInput, NewEvent};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::problem::Problem;
use crate::platform::db::Tx;
use crate::protocols::ProtocolStatus;
use crate::protocols::ids::{ProtocolId, ReviewId, VersionId};

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

impl Reviews {
    /// Plans the review: gives it a date and expects the owner and the parties' representatives, or those named.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn plan(&self, actor: &Actor, input: PlanReviewInput) -> Result<Review> {
        let mut tx = self.platform.db.begin().await?;
        let scene = self.scene(&mut tx, actor, input.protocol_id, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let meeting =
            Meeting::check_to_come(&input.meeting, &scene.protocol.time_zone, scene.now, &mut screen);
        let posts = match input.attendee_post_ids {
            Some(posts) => posts,
            None => self.default_attendees(&scene).await?,
        };
        let attendees = self.events.attendees_for_posts("attendeePostIds", &posts).await;
        let attendees = screen.problems.join(attendees)?;
        let (version, due_on) = self.in_force(&mut tx, &scene, &mut screen.problems).await?;
        if let Some(open) = store::open_of(&mut tx, scene.protocol.id).await? {
            if self.stands_at(&mut tx, &open, meeting.as_ref()).await? {
                return Ok(open);
            }
            screen.problems.add(already_open());
        }
        let codes = screen.check()?;
        let (meeting, attendees, version, due_on) =
            (passed(meeting)?, passed(attendees)?, passed(version)?, passed(due_on)?);
        let id = ReviewId::fresh(&self.platform.entropy, scene.now);
        let new = NewEvent {
            kind: EventKind::ProtocolReview,
            partnership: scene.protocol.partnership_id,
            subject: Some(Subject::of(id)),
            title: scene.protocol.title.clone(),
            description: None,
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
        let meeting =
            Meeting::check_to_come(&input.meeting, &scene.protocol.time_zone, scene.now, &mut screen);
        screen.problems.require(review.state == ReviewState::Planned, || {
            Problem::new("REVIEW_NOT_PLANNED", "Cette revue n’est plus à venir : sa date ne change plus.")
        });
        let codes = screen.check()?;
        let (meeting, event) = (passed(meeting)?, passed(review.event_id)?);
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
        store::cancel(&mut tx, review.id, reason.clone(), Some(actor.person), scene.now).await?;
        if let Some(event) = review.event_id {
            self.events.cancel_for(&mut tx, event, &Subject::of(review.id), reason).await?;
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
        let (version, due_on) = (passed(version)?, passed(due_on)?);
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
}

fn already_open() -> Problem {
    Problem::new("REVIEW_ALREADY_OPEN", "Une revue de ce protocole est déjà prévue ou en cours.")
}

fn not_in_force() -> Problem {
    Problem::new("PROTOCOL_NOT_IN_FORCE", "Seul un protocole en vigueur se passe en revue.")
}
