//! A date to come, or several to choose from: what the slices above ask for, and write, in one way.

use super::polls::NewProposal;
use super::{
    Attendee, DatePollInput, EventId, EventKind, Events, Meeting, MeetingInput, NewEvent, NewPoll, When,
};
use crate::confidentiality::Screen;
use crate::kernel::actor::{PartnershipId, PostId};
use crate::kernel::clock::{Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::Subject;
use crate::kernel::problem::Problem;
use crate::platform::db::Tx;

/// A date, or several to choose from.
#[derive(Clone, Debug)]
pub enum Dates {
    /// This one.
    Fixed(Meeting),
    /// One of these, once those expected have answered.
    Asked(NewPoll),
}

impl Dates {
    /// Reads a date to come or several to choose from; what is wrong joins the other problems of the request.
    #[must_use]
    pub fn check(
        meeting: Option<&MeetingInput>,
        poll: Option<&DatePollInput>,
        zone: &Zone,
        now: Ts,
        screen: &mut Screen<'_>,
    ) -> Option<Self> {
        match (meeting, poll) {
            (Some(meeting), None) => Meeting::check_to_come(meeting, zone, now, screen).map(Self::Fixed),
            (None, Some(poll)) => NewPoll::check(poll, now, screen).map(Self::Asked),
            (None, None) | (Some(_), Some(_)) => {
                screen.problems.add(Self::neither_nor_both());
                None
            }
        }
    }

    /// The problem of a request without a date and without several, or with both.
    #[must_use]
    pub fn neither_nor_both() -> Problem {
        Problem::new("REQUIRED", "Donnez une date, ou plusieurs dates à choisir.").on("meeting")
    }

    /// All of them, first to last.
    #[must_use]
    pub fn all(&self) -> &[When] {
        match self {
            Self::Fixed(meeting) => std::slice::from_ref(&meeting.when),
            Self::Asked(poll) => &poll.options,
        }
    }

    /// The first of them.
    #[must_use]
    pub fn first(&self) -> Option<&When> {
        self.all().first()
    }
}

/// What is written in the calendars of those expected.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Kind.
    pub kind: EventKind,
    /// The partnership it belongs to.
    pub partnership: PartnershipId,
    /// What it is the date of.
    pub subject: Subject,
    /// A text that the guard has passed.
    pub title: String,
    /// Who invites.
    pub organiser: PostId,
    /// Whom to expect.
    pub attendees: Vec<Attendee>,
}

impl Events {
    /// Schedules the date of a subject, or asks for it; the subject's slice has authorised it.
    ///
    /// # Errors
    /// The database's.
    pub async fn convene(&self, tx: &mut Tx, invitation: Invitation, dates: Dates) -> Result<EventId> {
        let Invitation { kind, partnership, subject, title, organiser, attendees } = invitation;
        let (subject, description) = (Some(subject), None);
        match dates {
            Dates::Fixed(meeting) => {
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
                self.schedule(tx, new).await
            }
            Dates::Asked(poll) => {
                let guests = Vec::new();
                let new = NewProposal {
                    kind,
                    partnership,
                    subject,
                    title,
                    description,
                    poll,
                    organiser,
                    attendees,
                    guests,
                };
                self.propose(tx, new).await
            }
        }
    }
}
