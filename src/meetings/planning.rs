//! Giving the meeting a date, another one, none any more; and saying that it took place.

use super::model::{AnnualMeeting, MeetingState, sides_of};
use super::progress::Progress;
use super::{
    Action, CancelAnnualMeetingInput, Frame, HoldMeetingInput, Meetings, MoveAnnualMeetingInput,
    PlanAnnualMeetingInput, allows, store,
};
use crate::confidentiality::{LINE, SafeText, Screen, TEXT, passed};
use crate::events;
use crate::events::recurrence::{End, Pattern, Recurrence, YEARS, place_in_month};
use crate::events::{
    Attendee, EventId, EventKind, EventScope, Meeting, NewEvent, NewGuest, NewPoll, NewProposal,
};
use crate::kernel::actor::{Actor, PartnershipId, PostId};
use crate::kernel::clock::{Ts, Zone};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::Subject;
use crate::kernel::problem::Problem;
use crate::meetings::ids::MeetingId;
use crate::meetings::model::MinutesState;
use crate::partnerships::Partnership;
use crate::platform::db::Tx;

/// When a meeting may take place.
enum Dates {
    Fixed(Meeting),
    Yearly(Meeting, Recurrence),
    Asked(NewPoll),
}

/// What those invited read, and who they are.
struct Expected {
    title: String,
    attendees: Vec<Attendee>,
    guests: Vec<NewGuest>,
}

impl Dates {
    /// Reads a date or several to choose from; what is wrong joins the other problems of the request.
    fn check(input: &PlanAnnualMeetingInput, zone: &Zone, now: Ts, screen: &mut Screen<'_>) -> Option<Self> {
        match (&input.meeting, &input.poll) {
            (Some(meeting), None) => {
                let meeting = Meeting::check(meeting, zone, screen);
                let coming = meeting.as_ref().is_some_and(|meeting| meeting.when.starts_at > now);
                screen.problems.require(coming || meeting.is_none() || input.guests.is_empty(), || {
                    let message = "Cette réunion a eu lieu : personne n’y est plus invité.";
                    Problem::new("INVALID_VALUE", message).on("guests")
                });
                let Some(years) = input.yearly_for.filter(|years| *years != 1) else {
                    return meeting.map(Self::Fixed);
                };
                screen.problems.require(coming || meeting.is_none(), Meeting::past);
                let rule = meeting.as_ref().and_then(|meeting| yearly(meeting, years, &mut screen.problems));
                meeting.zip(rule).map(|(meeting, rule)| Self::Yearly(meeting, rule))
            }
            (None, Some(poll)) => {
                screen.problems.require(input.yearly_for.is_none_or(|years| years == 1), || {
                    let message = "Choisissez d’abord une date : une série n’en propose pas plusieurs.";
                    Problem::new("INVALID_VALUE", message).on("yearlyFor")
                });
                NewPoll::check(poll, now, screen).map(Self::Asked)
            }
            (None, None) | (Some(_), Some(_)) => {
                screen.problems.add(events::Dates::neither_nor_both());
                None
            }
        }
    }

    /// What the first one is called when nobody names it; a series bears no year.
    fn title(&self) -> String {
        let year = match self {
            Self::Yearly(..) => None,
            Self::Fixed(meeting) => Some(meeting.when.starts.year()),
            Self::Asked(poll) => poll.options.first().map(|when| when.starts.year()),
        };
        let year = year.map(|year| format!(" {year}")).unwrap_or_default();
        format!("Réunion annuelle d’échange{year}")
    }

    fn is_coming(&self, now: Ts) -> bool {
        match self {
            Self::Fixed(meeting) | Self::Yearly(meeting, _) => meeting.when.starts_at > now,
            Self::Asked(_) => true,
        }
    }
}

/// Each year on the same day of the week, at the same place in the month.
fn yearly(meeting: &Meeting, years: i32, problems: &mut Problems) -> Option<Recurrence> {
    let count =
        usize::try_from(years).ok().filter(|years| (1..=usize::from(YEARS.unsigned_abs())).contains(years));
    problems.require(count.is_some(), || {
        Problem::new("INVALID_VALUE", format!("Prévoyez de 1 à {YEARS} réunions.")).on("yearlyFor")
    });
    let day = meeting.when.starts.date();
    let pattern = Pattern::YearlyNth(day.month(), place_in_month(day), day.weekday());
    count.map(|count| Recurrence { pattern, interval: 1, end: End::Count(count) })
}

impl Meetings {
    /// Plans the meeting, or asks for its date, and puts open actions and due reviews on its agenda. One in the past
    /// records it afterwards: then nobody is expected unless named, and the agenda starts empty. Of a series the first
    /// is given; each of the others gets its agenda when the one before was held.
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
        let dates = Dates::check(&input, &partnership.time_zone, frame.now, &mut screen);
        let guests = NewGuest::check(&input.guests, &mut screen);
        let coming = dates.as_ref().is_some_and(|dates| dates.is_coming(frame.now));
        let posts = match input.attendee_post_ids {
            Some(posts) => posts,
            None if coming => self.usual_attendees(&partnership, &frame).await?,
            None => Vec::new(),
        };
        let attendees = self.events.attendees_for_posts("attendeePostIds", &posts).await;
        let attendees = screen.problems.join(attendees)?;
        let codes = screen.check()?;
        let (dates, attendees) = (passed(dates)?, passed(attendees)?);
        let title = title.map_or_else(|| dates.title(), SafeText::into_inner);
        let standing = match &dates {
            Dates::Fixed(meeting) | Dates::Yearly(meeting, _) => {
                store::read::at(&mut tx, partnership.id, &meeting.when).await?
            }
            Dates::Asked(poll) => store::read::asked(&mut tx, partnership.id, &title, &poll.options).await?,
        };
        if let Some(standing) = standing {
            return Ok(standing);
        }
        let expected = Expected { title, attendees, guests };
        let ids = self.convene(&mut tx, actor, &frame, partnership.id, dates, expected).await?;
        let id = *ids.first().ok_or(Error::NotFound)?;
        if coming {
            let meeting = store::read::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
            self.fill(&mut tx, &meeting, frame.now).await?;
        }
        let facts = serde_json::json!({"meetings": ids.len(), "confirmed": codes});
        self.finish(tx, frame.by, "meeting.plan", id, facts).await
    }

    /// Writes the meetings and their events.
    async fn convene(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        frame: &Frame,
        partnership: PartnershipId,
        dates: Dates,
        expected: Expected,
    ) -> Result<Vec<MeetingId>> {
        let Expected { title, attendees, guests } = expected;
        let (kind, organiser) = (EventKind::AnnualMeeting, frame.acting);
        let event = |subject, meeting, title, attendees| NewEvent {
            kind,
            partnership,
            subject,
            title,
            description: None,
            meeting,
            organiser,
            attendees,
        };
        let id: MeetingId = self.fresh(frame.now);
        let subject = Some(Subject::of(id));
        let events = match dates {
            Dates::Fixed(meeting) => {
                let event = self.events.schedule(tx, event(subject, meeting, title, attendees)).await?;
                self.invite(tx, event, id, &guests).await?;
                vec![(id, event)]
            }
            Dates::Asked(poll) => {
                let new = NewProposal {
                    kind,
                    partnership,
                    subject,
                    title,
                    description: None,
                    poll,
                    organiser,
                    attendees,
                    guests,
                };
                vec![(id, self.events.propose(tx, new).await?)]
            }
            Dates::Yearly(meeting, rule) => {
                let new = event(None, meeting, title, attendees);
                let events = self.events.schedule_series(tx, new, &rule).await?;
                let mut series = Vec::new();
                for event in events {
                    let id: MeetingId = self.fresh(frame.now);
                    self.events.adopt(tx, event, &Subject::of(id)).await?;
                    self.invite(tx, event, id, &guests).await?;
                    series.push((id, event));
                }
                series
            }
        };
        for (id, event) in &events {
            store::write::insert(tx, *id, partnership, *event, actor.person, frame.now).await?;
        }
        Ok(events.into_iter().map(|(id, _)| id).collect())
    }

    async fn invite(&self, tx: &mut Tx, event: EventId, id: MeetingId, guests: &[NewGuest]) -> Result<()> {
        if guests.is_empty() {
            return Ok(());
        }
        let event = self.events.of_subject(tx, event, &Subject::of(id)).await?.ok_or(Error::NotFound)?;
        self.events.invite_guests(tx, &event, guests.to_vec()).await.map(drop)
    }

    /// Gives the meeting another date, and those to come of its series where asked; agenda and notes stay.
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
        let meeting = passed(meeting)?;
        let subject = Subject::of(scene.meeting.id);
        let event = scene.meeting.event_id;
        match input.scope {
            EventScope::One => self.events.reschedule(&mut tx, event, &subject, meeting).await?,
            EventScope::All => self.events.reschedule_series(&mut tx, event, &subject, meeting).await?,
        }
        let facts = serde_json::json!({"confirmed": codes, "scope": format!("{:?}", input.scope)});
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
        store::write::cancel_reason(&mut tx, scene.meeting.id, reason.clone()).await?;
        let subject = Subject::of(scene.meeting.id);
        self.events.cancel_for(&mut tx, scene.meeting.event_id, &subject, reason).await?;
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
    pub(super) async fn usual_attendees(
        &self,
        partnership: &Partnership,
        frame: &Frame,
    ) -> Result<Vec<PostId>> {
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
