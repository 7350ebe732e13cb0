//! Who comes to an event whose subject takes registrations, and what else such a subject changes of its date.

use super::{Attendee, AttendeeAnswer, Event, EventId, Events, store};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::Subject;
use crate::platform::db::Tx;

impl Events {
    /// Expects someone at an event; whoever registered has answered by that. Expected already, nothing changes.
    ///
    /// # Errors
    /// The database's.
    pub async fn add_attendee(
        &self,
        tx: &mut Tx,
        id: EventId,
        attendee: Attendee,
        answer: AttendeeAnswer,
    ) -> Result<()> {
        store::roster::add(tx, id, attendee, answer, self.platform.clock.now()).await
    }

    /// Expects a post or a person no longer.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove_attendee(&self, tx: &mut Tx, id: EventId, attendee: Attendee) -> Result<()> {
        store::roster::remove(tx, id, attendee, self.platform.clock.now()).await
    }

    /// The subject has another title, stored already; attendees learn of it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the event is another subject's.
    pub async fn rename(&self, tx: &mut Tx, id: EventId, subject: &Subject, title: &str) -> Result<()> {
        let event = store::of_subject(tx, id, subject).await?.ok_or(Error::NotFound)?;
        if event.title == title {
            return Ok(());
        }
        store::roster::rename(tx, id, title.to_owned(), self.platform.clock.now()).await
    }

    /// Forgets which people were expected at these events; posts stay.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_people(&self, tx: &mut Tx, ids: &[EventId]) -> Result<u64> {
        store::roster::forget_people(tx, ids).await
    }

    /// Events as those see them who may know the date and nothing else: no video link, nobody expected.
    ///
    /// # Errors
    /// The database's.
    pub async fn outlines(&self, ids: &[EventId]) -> Result<Vec<Event>> {
        let found = store::roster::find_all(&self.platform.db, ids).await?;
        Ok(found.into_iter().map(|event| Event { video_link: None, outline: true, ..event }).collect())
    }
}
