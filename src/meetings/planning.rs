//! Giving the meeting a date, another one, none any more; and saying that it took place.

use super::model::{AnnualMeeting, MeetingState, sides_of};
use super::progress::Progress;
use super::{
    Action, CancelAnnualMeetingInput, Frame, HoldMeetingInput, Meetings, MoveAnnualMeetingInput,
    PlanAnnualMeetingInput, allows, store,
};
use crate::confidentiality::{LINE, SafeText, Screen, TEXT};
use crate::events::{EventKind, Meeting, NewEvent};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::Subject;
use crate::kernel::problem::Problem;
use crate::meetings::ids::MeetingId;
use crate::meetings::model::MinutesState;
use crate::partnerships::Partnership;

impl Meetings {
    /// Plans the meeting and puts open actions and due reviews on its agenda. One in the past records it afterwards:
    /// then nobody is expected unless named, and the agenda starts empty.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn plan(&self, actor: &Actor, input: PlanAnnualMeetingInput) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        if !store::read::lock_partnership(&mut tx, input.partnership_id).await? {
            return Err(Error::NotFound);
        }
        let may = |standing| allows(Action::Run, standing, false, MinutesState::None);
        let (frame, partnership) = self.frame(actor, input.partnership_id, input.acting_post_id, may).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let title = screen.optional("title", input.title.as_deref(), LINE);
        let meeting = Meeting::check(&input.meeting, &partnership.time_zone, &mut screen);
        let coming = meeting.as_ref().is_some_and(|meeting| meeting.when.starts_at > frame.now);
        let posts = match input.attendee_post_ids {
            Some(posts) => posts,
            None if coming => self.usual_attendees(&partnership, &frame).await?,
            None => Vec::new(),
        };
        let attendees = match self.events.attendees_for_posts("attendeePostIds", &posts).await {
            Err(Error::Problems(found)) => screen.problems.keep(Err(found)),
            other => Some(other?),
        };
        let codes = screen.check()?;
        let (Some(meeting), Some(attendees)) = (meeting, attendees) else { return Err(Error::NotFound) };
        if let Some(standing) = store::read::at(&mut tx, partnership.id, &meeting.when).await? {
            return Ok(standing);
        }
        let id: MeetingId = self.fresh(frame.now);
        let year = meeting.when.starts.year();
        let title = title.map_or_else(|| format!("Réunion annuelle d’échange {year}"), SafeText::into_inner);
        let new = NewEvent {
            kind: EventKind::AnnualMeeting,
            partnership: partnership.id,
            subject: Some(Subject::of(id)),
            title,
            description: None,
            meeting,
            organiser: frame.acting,
            attendees,
        };
        let event = self.events.schedule(&mut tx, new).await?;
        store::write::insert(&mut tx, id, partnership.id, event, actor.person, frame.now).await?;
        if coming {
            let meeting = store::read::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
            self.fill(&mut tx, &meeting, frame.now).await?;
        }
        let facts = serde_json::json!({"event": event.to_string(), "confirmed": codes});
        self.finish(tx, frame.by, "meeting.plan", id, facts).await
    }

    /// Gives the meeting another date; agenda and notes stay.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn reschedule(&self, actor: &Actor, input: MoveAnnualMeetingInput) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let scene = self.scene(&mut tx, actor, input.meeting_id, Action::Run, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let meeting = Meeting::check(&input.meeting, &scene.meeting.time_zone, &mut screen);
        screen.problems.require(scene.meeting.state == MeetingState::Scheduled, || {
            Problem::new("MEETING_NOT_PLANNED", "Cette réunion n’est plus à venir : sa date ne change plus.")
        });
        let codes = screen.check()?;
        let Some(meeting) = meeting else { return Err(Error::NotFound) };
        let subject = Subject::of(scene.meeting.id);
        self.events.reschedule(&mut tx, scene.meeting.event_id, &subject, meeting).await?;
        let facts = serde_json::json!({"confirmed": codes});
        self.finish(tx, scene.frame.by, "meeting.move", scene.meeting.id, facts).await
    }

    /// Calls the meeting off; its agenda stays readable.
    ///
    /// # Errors
    /// A problem when it took place.
    pub async fn cancel(&self, actor: &Actor, input: CancelAnnualMeetingInput) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let scene = self.scene(&mut tx, actor, input.meeting_id, Action::Run, input.acting_post_id).await?;
        if scene.meeting.state == MeetingState::Cancelled {
            return Ok(scene.meeting);
        }
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let reason = screen.optional("reason", input.reason.as_deref(), TEXT);
        screen.problems.require(scene.meeting.state != MeetingState::Held, || {
            Problem::new("MEETING_HELD", "Cette réunion a eu lieu : elle ne peut plus être annulée.")
        });
        let codes = screen.check()?;
        store::write::cancel_reason(&mut tx, scene.meeting.id, reason).await?;
        self.events.cancel(&mut tx, scene.meeting.event_id, &Subject::of(scene.meeting.id)).await?;
        let facts = serde_json::json!({"confirmed": codes});
        self.finish(tx, scene.frame.by, "meeting.cancel", scene.meeting.id, facts).await
    }

    /// Says that the meeting took place, with someone of each side. What is still open then goes on the next agenda,
    /// where there is one. The day can be put right until the minutes circulate.
    ///
    /// # Errors
    /// Everything that is missing, at once.
    pub async fn hold(&self, actor: &Actor, input: HoldMeetingInput) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let scene = self.scene(&mut tx, actor, input.meeting_id, Action::Run, input.acting_post_id).await?;
        let meeting = &scene.meeting;
        if meeting.held_on == Some(input.held_on) {
            return Ok(scene.meeting);
        }
        let mut problems = Problems::none();
        if meeting.state != MeetingState::Cancelled
            && let Some(problem) = meeting.closed_problem()
        {
            problems.add(problem);
        }
        let presences = store::read::presences_in(&mut tx, meeting.id).await?;
        let progress = Progress::of(&sides_of(&presences), &[], &[]);
        for problem in progress.holding(meeting, Some(input.held_on), scene.frame.today) {
            problems.add(problem);
        }
        problems.check()?;
        store::write::hold(&mut tx, meeting.id, input.held_on).await?;
        let subject = Subject::of(meeting.id);
        self.events.conclude(&mut tx, meeting.event_id, &subject, input.held_on).await?;
        if let Some(next) = store::read::next(&mut tx, meeting, scene.frame.now).await? {
            self.fill(&mut tx, &next, scene.frame.now).await?;
        }
        let facts = serde_json::json!({"heldOn": input.held_on});
        self.finish(tx, scene.frame.by, "meeting.hold", scene.meeting.id, facts).await
    }

    /// The coordinating post and the members' representatives.
    async fn usual_attendees(&self, partnership: &Partnership, frame: &Frame) -> Result<Vec<PostId>> {
        let members = self.partnerships.members_as_system(&[partnership.id]).await?;
        let members: Vec<_> = members
            .into_iter()
            .filter(|member| member.on(frame.today))
            .map(|member| member.organisation_id)
            .collect();
        let representatives = self.accounts.representatives(&members, frame.today).await?;
        let mut posts: Vec<PostId> = partnership.coordinating_post_id.into_iter().collect();
        for member in &members {
            posts.extend(representatives.get(member).into_iter().flatten().map(|holder| holder.post));
        }
        let mut seen = std::collections::HashSet::new();
        posts.retain(|post| seen.insert(*post));
        Ok(posts)
    }
}
