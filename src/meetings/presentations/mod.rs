//! Presentation meetings (domain §8): one joint meeting for each newcomer, proposed by the newcomer or by any
//! structure; all structures are invited to it, and later offers join it.
//!
//! Every command that may make one takes the partnership's row first, so that two proposals for one newcomer are in
//! line and the second joins the first.

mod graphql;
mod model;
mod store;

use super::{Frame, Meetings};
use crate::confidentiality::{Screen, passed};
use crate::events::{Attendee, Dates, EventId, EventKind, EventState, Invitation, Meeting};
use crate::kernel::actor::{Actor, MandateId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::kernel::problem::Problem;
use crate::partnerships::{Partnership, Standing};
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

pub use graphql::{
    EventPresentation, PartnershipNewcomers, PresentationMutation, PresentationPayload, load_presentation,
};
pub use model::{
    CancelPresentationInput, HoldPresentationInput, JoinPresentationInput, Joined, MovePresentationInput,
    Newcomer, PresentationId, PresentationMeeting, ProposePresentationInput,
};

/// Whoever took a post less than this ago is a newcomer.
const NEW_FOR_MONTHS: i32 = 12;

impl Meetings {
    /// Proposes to meet a newcomer, together with all structures; where a meeting stands already, joins it.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn propose_presentation(
        &self,
        actor: &Actor,
        input: ProposePresentationInput,
    ) -> Result<PresentationMeeting> {
        let mut tx = self.platform.db.begin().await?;
        if !super::store::read::lock_partnership(&mut tx, input.partnership_id).await? {
            return Err(Error::NotFound);
        }
        let (frame, partnership) =
            self.frame(actor, input.partnership_id, input.acting_post_id, Standing::reads).await?;
        if let Some(standing) = store::of_newcomer(&mut tx, partnership.id, input.mandate_id).await? {
            return self.enter(tx, frame, standing).await;
        }
        let since = new_since(frame.today);
        let newcomer = store::newcomer(&mut tx, partnership.id, input.mandate_id, since, frame.today).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        screen.problems.require(newcomer.is_some(), || {
            let message = "Choisissez une personne arrivée depuis moins d’un an dans une structure membre.";
            Problem::new("INVALID_VALUE", message).on("mandateId")
        });
        let (zone, now) = (&partnership.time_zone, frame.now);
        let dates = Dates::check(input.meeting.as_ref(), input.poll.as_ref(), zone, now, &mut screen);
        let codes = screen.check()?;
        let (newcomer, dates) = (passed(newcomer)?, passed(dates)?);
        let id: PresentationId = self.fresh(frame.now);
        let event = self.invite_all(&mut tx, &frame, &partnership, &newcomer, (id, dates)).await?;
        store::insert(&mut tx, id, &newcomer, event, frame.acting, frame.now).await?;
        let facts = serde_json::json!({"mandate": newcomer.mandate_id.to_string(), "confirmed": codes});
        self.conclude(tx, frame.by, "presentation.propose", id, facts).await
    }

    /// The newcomer in person, the coordinating post and the representatives of all structures.
    async fn invite_all(
        &self,
        tx: &mut Tx,
        frame: &Frame,
        partnership: &Partnership,
        newcomer: &Newcomer,
        (id, dates): (PresentationId, Dates),
    ) -> Result<EventId> {
        let posts = self.usual_attendees(partnership, frame).await?;
        let mut attendees = self.events.attendees_for_posts("attendeePostIds", &posts).await?;
        let organisation = newcomer.organisation_id;
        attendees.push(Attendee { organisation, post: None, person: Some(newcomer.person_id) });
        // The post and no name: titles go into calendars.
        let post = self.directory.posts(&[newcomer.post_id]).await?.pop().ok_or(Error::NotFound)?;
        let place = self.directory.organisations(&[organisation]).await?.pop().ok_or(Error::NotFound)?;
        let title = format!("Présentation : {}, {}", post.label_fr(), place.name);
        let invitation = Invitation {
            kind: EventKind::Presentation,
            partnership: partnership.id,
            subject: Subject::of(id),
            title,
            organiser: frame.acting,
            attendees,
        };
        self.events.convene(tx, invitation, dates).await
    }

    /// The own organisation takes part in a meeting that another proposed; once it does nothing changes.
    ///
    /// # Errors
    /// A problem when the meeting is no longer to come.
    pub async fn join_presentation(
        &self,
        actor: &Actor,
        input: JoinPresentationInput,
    ) -> Result<PresentationMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let found = store::find(&mut tx, input.presentation_id).await?.ok_or(Error::NotFound)?;
        let (frame, _) =
            self.frame(actor, found.partnership_id, input.acting_post_id, Standing::reads).await?;
        self.enter(tx, frame, found).await
    }

    async fn enter(
        &self,
        mut tx: Tx,
        frame: Frame,
        found: PresentationMeeting,
    ) -> Result<PresentationMeeting> {
        if found.organisation_id == frame.organisation {
            return Ok(found);
        }
        if !found.is_coming(frame.now) {
            return Err(Error::problem(over()));
        }
        if store::join(&mut tx, found.id, frame.organisation, frame.now).await? == 0 {
            return Ok(found);
        }
        let joiner = Attendee { organisation: frame.organisation, post: Some(frame.acting), person: None };
        self.events.expect(&mut tx, found.event_id, &[joiner]).await?;
        let facts = serde_json::json!({"organisation": frame.organisation.to_string()});
        self.conclude(tx, frame.by, "presentation.join", found.id, facts).await
    }

    /// Gives the meeting another date.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn move_presentation(
        &self,
        actor: &Actor,
        input: MovePresentationInput,
    ) -> Result<PresentationMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let (frame, found) = self.led(&mut tx, actor, (input.presentation_id, input.acting_post_id)).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let meeting = Meeting::check(&input.meeting, &found.time_zone, &mut screen);
        let codes = screen.check()?;
        let meeting = passed(meeting)?;
        self.events.reschedule(&mut tx, found.event_id, &Subject::of(found.id), meeting).await?;
        let facts = serde_json::json!({"confirmed": codes});
        self.conclude(tx, frame.by, "presentation.move", found.id, facts).await
    }

    /// Calls the meeting off; another may then be proposed.
    ///
    /// # Errors
    /// A problem when it has taken place.
    pub async fn cancel_presentation(
        &self,
        actor: &Actor,
        input: CancelPresentationInput,
    ) -> Result<PresentationMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let (frame, found) = self.led(&mut tx, actor, (input.presentation_id, input.acting_post_id)).await?;
        if found.state == EventState::Cancelled {
            return Ok(found);
        }
        let mut problems = Problems::none();
        problems.require(found.is_coming(frame.now), over);
        problems.check()?;
        self.events.cancel(&mut tx, found.event_id, &Subject::of(found.id)).await?;
        self.conclude(tx, frame.by, "presentation.cancel", found.id, serde_json::json!({})).await
    }

    /// Says that the meeting took place, from its day on; said already, nothing changes.
    ///
    /// # Errors
    /// A problem before its day, or when it was called off.
    pub async fn hold_presentation(
        &self,
        actor: &Actor,
        input: HoldPresentationInput,
    ) -> Result<PresentationMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let (frame, found) = self.led(&mut tx, actor, (input.presentation_id, input.acting_post_id)).await?;
        if found.state == EventState::Held {
            return Ok(found);
        }
        let mut problems = Problems::none();
        problems.require(found.state != EventState::Cancelled, over);
        problems.require(found.state == EventState::Cancelled || found.may_be_held(frame.now), || {
            Problem::new("PRESENTATION_TO_COME", "Cette rencontre n’a pas encore eu lieu.")
        });
        problems.check()?;
        self.events.conclude(&mut tx, found.event_id, &Subject::of(found.id), frame.today).await?;
        self.conclude(tx, frame.by, "presentation.hold", found.id, serde_json::json!({})).await
    }

    /// The meeting, for whom proposed it and for the coordinator.
    async fn led(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        (id, acting): (PresentationId, Option<PostId>),
    ) -> Result<(Frame, PresentationMeeting)> {
        let found = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        super::store::read::lock_partnership(tx, found.partnership_id).await?;
        let may = |standing| leads(actor, standing, &found);
        let (frame, _) = self.frame(actor, found.partnership_id, acting, may).await?;
        let found = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        Ok((frame, found))
    }

    async fn conclude(
        &self,
        mut tx: Tx,
        by: By,
        action: &'static str,
        id: PresentationId,
        facts: serde_json::Value,
    ) -> Result<PresentationMeeting> {
        audit::record(&mut tx, &self.platform, by, action, id, facts).await?;
        let found = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
        tx.announce(found.event_id);
        tx.commit().await?;
        Ok(found)
    }

    /// Those of these meetings that the actor may read, in any order.
    ///
    /// # Errors
    /// The database's.
    pub async fn presentations(
        &self,
        actor: &Actor,
        ids: &[PresentationId],
    ) -> Result<Vec<PresentationMeeting>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        store::find_all(&self.platform.db, &reach.read(), ids).await
    }

    /// Who joined these meetings; the caller has read the meetings as the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn joined(&self, ids: &[PresentationId]) -> Result<Vec<Joined>> {
        store::joined(&self.platform.db, ids).await
    }

    /// Newcomers of a partnership whom nobody has proposed to meet, the latest first; none for whom its matter is not
    /// meant.
    ///
    /// # Errors
    /// The database's.
    pub async fn newcomers(&self, partnership: &Partnership, page: &PageRequest) -> Result<Page<Newcomer>> {
        if !partnership.standing.reads() {
            return Ok(Page::empty());
        }
        let today = partnership.today(self.now());
        let days = (new_since(today), today);
        let (rows, total) = store::to_welcome(&self.platform.db, partnership.id, days, page).await?;
        let place = |newcomer: &Newcomer| Cursor {
            key: newcomer.starts_on.to_string(),
            id: newcomer.mandate_id.uuid(),
        };
        Ok(Page::from_rows(rows, page, total, place))
    }

    /// Meetings of these newcomers that were not called off; whoever shows them has authorised.
    ///
    /// # Errors
    /// The database's.
    pub async fn presentations_of_as_system(
        &self,
        mandates: &[MandateId],
    ) -> Result<Vec<PresentationMeeting>> {
        store::of_newcomers(&self.platform.db, mandates).await
    }

    /// The instant at which requests are answered.
    fn now(&self) -> Ts {
        self.platform.clock.now()
    }
}

/// May change the meeting: who proposed it, and the coordinator.
fn leads(actor: &Actor, standing: Standing, found: &PresentationMeeting) -> bool {
    standing.runs() || (standing.reads() && actor.holds(found.post_id))
}

fn new_since(today: Day) -> Day {
    Day(today.0.saturating_sub(jiff::Span::new().months(NEW_FOR_MONTHS)))
}

fn over() -> Problem {
    Problem::new("EVENT_NOT_SCHEDULED", "Cette rencontre n’est plus à venir.")
}
