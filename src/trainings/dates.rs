//! When a training takes place, or on which of several dates it may.

use super::inputs::CreateTrainingInput;
use super::model::TrainingId;
use super::{Trainings, store};
use crate::confidentiality::Screen;
use crate::events::{Attendee, EventId, EventKind, Meeting, NewEvent, NewPoll, NewProposal, When};
use crate::kernel::actor::{PartnershipId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::Subject;
use crate::kernel::problem::Problem;
use crate::platform::db::Tx;

/// A date, or several to choose from.
pub enum Dates {
    /// This one.
    Fixed(Meeting),
    /// One of these, once those who teach have answered.
    Asked(NewPoll),
}

impl Dates {
    /// All of them, first to last.
    pub fn all(&self) -> &[When] {
        match self {
            Self::Fixed(meeting) => std::slice::from_ref(&meeting.when),
            Self::Asked(poll) => &poll.options,
        }
    }

    /// The first of them.
    pub fn first(&self) -> Option<&When> {
        self.all().first()
    }
}

/// What is written in the calendars of those expected.
pub struct Invitation {
    pub partnership: PartnershipId,
    pub title: String,
    pub organiser: PostId,
    pub attendees: Vec<Attendee>,
}

impl Trainings {
    /// Reads a date to come or several to choose from; what is wrong joins the other problems of the request.
    pub(super) fn dates_asked(
        &self,
        input: &CreateTrainingInput,
        zone: &Zone,
        screen: &mut Screen<'_>,
    ) -> Option<Dates> {
        match (&input.meeting, &input.poll) {
            (Some(meeting), None) => self.meeting(meeting, zone, screen).map(Dates::Fixed),
            (None, Some(poll)) => NewPoll::check(poll, self.now(), screen).map(Dates::Asked),
            (None, None) | (Some(_), Some(_)) => {
                let message = "Donnez une date, ou plusieurs dates à choisir.";
                screen.problems.add(Problem::new("REQUIRED", message).on("meeting"));
                None
            }
        }
    }

    /// Writes the event of a training.
    pub(super) async fn invite(
        &self,
        tx: &mut Tx,
        id: TrainingId,
        dates: Dates,
        invitation: Invitation,
    ) -> Result<EventId> {
        let Invitation { partnership, title, organiser, attendees } = invitation;
        let (kind, subject) = (EventKind::CrossTraining, Some(Subject::of(id)));
        match dates {
            Dates::Fixed(meeting) => {
                let description = None;
                let new = NewEvent {
                    kind,
                    partnership,
                    subject,
                    title,
                    description,
                    meeting,
                    organiser,
                    attendees,
                };
                self.events.schedule(tx, new).await
            }
            Dates::Asked(poll) => {
                let guests = Vec::new();
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
                self.events.propose(tx, new).await
            }
        }
    }

    /// Moves the date; seats are released at the latest on the day itself.
    pub(super) async fn put_off(
        &self,
        tx: &mut Tx,
        id: TrainingId,
        event: EventId,
        meeting: Meeting,
    ) -> Result<()> {
        let day = Day(meeting.when.starts.date());
        self.events.reschedule(tx, event, &Subject::of(id), meeting).await?;
        store::write::release_by(tx, id, day).await
    }
}
