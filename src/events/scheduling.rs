//! The date of a subject: its slice authorises and owns every change, and calls these inside its own transaction.

use super::model::{Event, EventId, EventKind, EventState};
use super::store::{self, Content, Row};
use super::{Attendee, Events, Meeting, guests, invitations};
use crate::confidentiality::SafeText;
use crate::kernel::actor::{PartnershipId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::problem::Problem;
use crate::platform::db::Tx;

/// A date to be kept for a subject.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Kind.
    pub kind: EventKind,
    /// The partnership it belongs to.
    pub partnership: PartnershipId,
    /// What it is the date of; none for an event of its own.
    pub subject: Option<Subject>,
    /// A text that the guard has passed.
    pub title: String,
    /// More about it.
    pub description: Option<SafeText>,
    /// When and where.
    pub meeting: Meeting,
    /// Who invites.
    pub organiser: PostId,
    /// Whom to expect.
    pub attendees: Vec<Attendee>,
}

impl Events {
    /// Schedules the date of a subject; the subject's slice has authorised it.
    ///
    /// # Errors
    /// The database's.
    pub async fn schedule(&self, tx: &mut Tx, new: NewEvent) -> Result<EventId> {
        let now = self.now();
        let id = EventId::fresh(&self.platform.entropy, now);
        let uid = format!("event-{}@{}", id.uuid(), self.platform.host());
        let when = new.meeting.when.clone();
        store::insert(tx, Row { id, uid, new: &new, when, occurrence: None }, now).await?;
        for attendee in new.attendees {
            store::insert_attendee(tx, id, attendee).await?;
        }
        invitations::ask(tx, &self.platform, id).await?;
        Ok(id)
    }

    /// Words of an event were changed where they lie; whoever is expected learns of it.
    ///
    /// # Errors
    /// The database's.
    pub async fn tell_of_change(&self, tx: &mut Tx, id: EventId) -> Result<()> {
        invitations::ask(tx, &self.platform, id).await
    }

    /// Names what an event is the date of; for the occurrences of a series, each with a subject of its own.
    ///
    /// # Errors
    /// The database's.
    pub async fn adopt(&self, tx: &mut Tx, id: EventId, subject: &Subject) -> Result<()> {
        store::adopt(tx, id, subject).await
    }

    /// Moves the date of a subject; the same date and place again changes nothing. Answers given for another time
    /// are asked for anew.
    ///
    /// # Errors
    /// A problem when the event is no longer scheduled.
    pub async fn reschedule(
        &self,
        tx: &mut Tx,
        id: EventId,
        subject: &Subject,
        meeting: Meeting,
    ) -> Result<()> {
        let event = store::of_subject(tx, id, subject).await?.ok_or(Error::NotFound)?;
        if event.state != EventState::Scheduled {
            return Err(Error::problem(not_scheduled()));
        }
        let same_time = event.stands_at(&meeting.when);
        if same_time && meeting.is_where(&event) {
            return Ok(());
        }
        let Meeting { when, place, video_link } = meeting;
        let content = Content {
            title: event.title,
            description: event.description,
            when,
            place: place.map(SafeText::into_inner),
            video_link: video_link.map(SafeText::into_inner),
        };
        self.rewrite(tx, id, content, !same_time).await
    }

    /// Gives an event another text, time or place, and tells those expected.
    pub(super) async fn rewrite(
        &self,
        tx: &mut Tx,
        id: EventId,
        content: Content,
        asks_again: bool,
    ) -> Result<()> {
        store::rewrite(tx, id, content, self.now(), asks_again).await?;
        if asks_again {
            guests::store::ask_again(tx, &[id]).await?;
        }
        invitations::ask(tx, &self.platform, id).await
    }

    /// The subject has another title, stored already; whoever is expected learns of it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the event is another subject's.
    pub async fn rename(&self, tx: &mut Tx, id: EventId, subject: &Subject, title: &str) -> Result<()> {
        let event = store::of_subject(tx, id, subject).await?.ok_or(Error::NotFound)?;
        if event.title == title {
            return Ok(());
        }
        store::rename(tx, id, title.to_owned(), self.now()).await?;
        invitations::ask(tx, &self.platform, id).await
    }

    /// The event of a subject, as it stands inside the transaction.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_subject(&self, tx: &mut Tx, id: EventId, subject: &Subject) -> Result<Option<Event>> {
        store::of_subject(tx, id, subject).await
    }

    /// Calls off the date of a subject; it stays, as CANCELLED. Once cancelled, nothing more happens.
    ///
    /// # Errors
    /// The database's.
    pub async fn cancel(&self, tx: &mut Tx, id: EventId, subject: &Subject) -> Result<()> {
        self.cancel_for(tx, id, subject, None).await
    }

    /// Calls off the date of a subject for a reason that those expected read.
    ///
    /// # Errors
    /// The database's.
    pub async fn cancel_for(
        &self,
        tx: &mut Tx,
        id: EventId,
        subject: &Subject,
        reason: Option<SafeText>,
    ) -> Result<()> {
        let event = store::of_subject(tx, id, subject).await?.ok_or(Error::NotFound)?;
        if event.state == EventState::Cancelled {
            return Ok(());
        }
        let reason = reason.map(SafeText::into_inner);
        store::cancel(tx, id, reason, self.now()).await?;
        invitations::ask(tx, &self.platform, id).await
    }

    /// The subject took place on that day: its event is held, or called off when it was planned for a later one.
    ///
    /// # Errors
    /// The database's.
    pub async fn conclude(&self, tx: &mut Tx, id: EventId, subject: &Subject, held_on: Day) -> Result<()> {
        let event = store::of_subject(tx, id, subject).await?.ok_or(Error::NotFound)?;
        let now = self.now();
        let later = event.starts_at.is_some_and(|start| start.day_in(&event.time_zone) > held_on);
        match event.state {
            EventState::Scheduled if later => {
                store::cancel(tx, id, None, now).await?;
                invitations::ask(tx, &self.platform, id).await
            }
            EventState::Scheduled => store::hold(tx, id, now).await,
            EventState::Proposed | EventState::Held | EventState::Cancelled => Ok(()),
        }
    }
}

/// The problem of what is over or called off.
pub(super) fn not_scheduled() -> Problem {
    Problem::new("EVENT_NOT_SCHEDULED", "Ce rendez-vous n’est plus à venir : il est passé ou annulé.")
}
