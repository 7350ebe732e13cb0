//! All SQL of invitations by mail.

use super::recipients::Who;
use crate::events::guests::EventGuestId;
use crate::events::model::{Event, EventId, SeriesId};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::db::Tx;

/// What a mail told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Message {
    /// Dates to choose from.
    Poll,
    /// The event and its date.
    Request,
    /// That it will not take place, or not with them.
    Cancel,
}

/// A mail that was written about an event.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Mailed {
    /// Its Message-ID.
    pub message_id: String,
    person_id: Option<PersonId>,
    guest_id: Option<EventGuestId>,
    /// What it told.
    pub method: Message,
    /// As of which SEQUENCE.
    pub sequence: i64,
    /// Where it went.
    pub to_address: String,
    /// To whom.
    pub to_name: String,
    state: MailState,
}

/// What became of a mail.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct MailState(String);

impl MailState {
    /// Not sent yet.
    pub fn waits(&self) -> bool {
        self.0 == "QUEUED"
    }

    /// Gone out, as far as is known.
    pub fn left(&self) -> bool {
        matches!(self.0.as_str(), "SENT" | "NOT_RESENT")
    }

    /// Told, or about to: neither taken back nor refused by the relay.
    pub fn stands(&self) -> bool {
        self.waits() || self.left()
    }
}

impl Mailed {
    /// Who it went to.
    pub fn who(&self) -> Option<Who> {
        self.person_id.map(Who::Person).or_else(|| self.guest_id.map(Who::Guest))
    }

    /// Not sent yet.
    pub fn waits(&self) -> bool {
        self.state.waits()
    }

    /// Gone out, as far as is known.
    pub fn left(&self) -> bool {
        self.state.left()
    }

    /// Told, or about to.
    pub fn stands(&self) -> bool {
        self.state.stands()
    }
}

/// All mails about an event, in the order in which they were written.
pub async fn mailed(tx: &mut Tx, event: EventId) -> Result<Vec<Mailed>> {
    let q = tx
        .q("SELECT i.message_id, i.person_id, i.guest_id, i.method, i.sequence, m.to_address, m.to_name, m.state \
            FROM event_invitation i JOIN outgoing_mail m ON m.message_id = i.message_id WHERE i.event_id = $1 \
            ORDER BY i.mailed_at, m.id")
        .bind(event);
    Ok(tx.all(q).await?)
}

/// Notes that a mail is written.
pub async fn insert(
    tx: &mut Tx,
    event: &Event,
    who: Who,
    method: Message,
    message_id: String,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO event_invitation (message_id, event_id, person_id, guest_id, method, sequence, mailed_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(message_id)
        .bind(event.id)
        .bind(who.person())
        .bind(who.guest())
        .bind(method)
        .bind(event.sequence)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Something that a mail about a series told.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SeriesMailed {
    /// Its Message-ID.
    pub message_id: String,
    /// The series.
    pub series_id: SeriesId,
    /// The occurrence; none for the series and whatever its rule says.
    pub event_id: Option<EventId>,
    /// To whom.
    pub person_id: Option<PersonId>,
    /// Or to which outsider's address.
    pub guest_email: Option<String>,
    /// How many mails about the series came before, to the same person.
    pub number: i64,
    /// What it told.
    pub method: Message,
    /// As of which SEQUENCE.
    pub sequence: i64,
    /// Where it went.
    pub to_address: String,
    /// To whom.
    pub to_name: String,
    /// What became of it.
    pub state: MailState,
}

/// The same, about to be written.
#[derive(Clone, Copy)]
pub struct Part {
    pub event: Option<EventId>,
    pub method: Message,
    pub sequence: i64,
}

/// All that was mailed about a series, in the order in which it was written to each, the series before its occurrences.
pub async fn mailed_of_series(tx: &mut Tx, series: SeriesId) -> Result<Vec<SeriesMailed>> {
    let q = tx
        .q("SELECT i.message_id, i.series_id, i.event_id, i.person_id, i.guest_email, i.number, i.method, i.sequence, \
            m.to_address, m.to_name, m.state FROM series_invitation i \
            JOIN outgoing_mail m ON m.message_id = i.message_id WHERE i.series_id = $1 \
            ORDER BY i.number, CASE WHEN i.event_id IS NULL THEN 0 ELSE 1 END, i.event_id")
        .bind(series);
    Ok(tx.all(q).await?)
}

/// Notes what a mail tells.
pub async fn insert_part(
    tx: &mut Tx,
    series: SeriesId,
    (person, guest): (Option<PersonId>, Option<String>),
    part: Part,
    (message_id, number): (&str, i64),
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO series_invitation (message_id, series_id, event_id, person_id, guest_email, number, method, \
            sequence, mailed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(message_id.to_owned())
        .bind(series)
        .bind(part.event)
        .bind(person)
        .bind(guest)
        .bind(number)
        .bind(part.method)
        .bind(part.sequence)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}
