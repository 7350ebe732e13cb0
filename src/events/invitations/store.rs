//! All SQL of invitations by mail.

use super::Cause;
use super::recipients::Who;
use crate::events::guests::EventGuestId;
use crate::events::model::{Event, EventId, SeriesId};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::db::Tx;
use crate::platform::mail::MailState;

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

/// Whether a mail in this state counts as told to who has this address: neither taken back, nor refused by the relay where
/// something new gives cause to try once more.
pub fn told(state: MailState, cause: Cause, sent_to: &str, address: &str) -> bool {
    state.waits()
        || state.left()
        || (cause == Cause::Hour && state == MailState::Refused && sent_to == address)
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

    /// As [`told`].
    pub fn told(&self, cause: Cause, address: &str) -> bool {
        told(self.state, cause, &self.to_address, address)
    }
}

/// That the last word which `$person` had of the event `e`, or of its series, was not that it is off. What was taken back
/// is no word; what the relay refused counts as far as `$refused` says.
macro_rules! told {
    ($person:literal, $refused:literal) => {
        concat!(
            "(EXISTS (SELECT 1 FROM event_invitation i JOIN outgoing_mail o ON o.message_id = i.message_id \
             WHERE i.event_id = e.id AND i.person_id = ",
            $person,
            " AND i.method <> 'CANCEL' AND o.state <> 'WITHDRAWN' AND (o.state <> 'REFUSED' OR ",
            $refused,
            ") AND NOT EXISTS (SELECT 1 FROM event_invitation l WHERE l.event_id = i.event_id \
             AND l.person_id = i.person_id AND l.method = 'CANCEL' AND l.mailed_at >= i.mailed_at)) \
             OR EXISTS (SELECT 1 FROM series_invitation i JOIN outgoing_mail o ON o.message_id = i.message_id \
             WHERE i.series_id = e.series_id AND COALESCE(i.event_id, e.id) = e.id AND i.person_id = ",
            $person,
            " AND i.method <> 'CANCEL' AND o.state <> 'WITHDRAWN' AND (o.state <> 'REFUSED' OR ",
            $refused,
            ") AND NOT EXISTS (SELECT 1 FROM series_invitation l WHERE l.series_id = i.series_id \
             AND l.person_id = i.person_id AND COALESCE(l.event_id, e.id) = e.id AND l.method = 'CANCEL' \
             AND l.number >= i.number)))"
        )
    };
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

/// Coming events where somebody who can be written to began to hold a post expected between these days and was not
/// told; where somebody who was told stopped holding it, or left the organisation in whose name they were expected.
pub async fn changed_hands(
    tx: &mut Tx,
    now: Ts,
    (from, until): (Day, Day),
) -> Result<Vec<(EventId, Option<SeriesId>)>> {
    let q = tx
        .q(concat!(
            "SELECT e.id, e.series_id FROM event e WHERE e.state IN ('PROPOSED', 'SCHEDULED') \
             AND (e.ends_at IS NULL OR e.ends_at > $1) AND (EXISTS (SELECT 1 FROM event_attendee a \
             JOIN mandate m ON m.post_id = a.post_id JOIN person p ON p.id = m.person_id WHERE a.event_id = e.id \
             AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL AND m.capacity <> 'DELEGATE' \
             AND ((m.starts_on BETWEEN $2 AND $3 AND (m.ends_on IS NULL OR m.ends_on >= $3) \
             AND p.email IS NOT NULL AND NOT ",
            told!("m.person_id", "o.to_address = p.email"),
            ") OR (m.ends_on >= $2 AND m.ends_on < $3 AND ",
            told!("m.person_id", "FALSE"),
            " AND NOT EXISTS (SELECT 1 FROM mandate n JOIN event_attendee b ON b.post_id = n.post_id \
             WHERE b.event_id = e.id AND n.person_id = m.person_id AND n.confirmed_at IS NOT NULL \
             AND n.refused_at IS NULL AND n.capacity <> 'DELEGATE' AND (n.ends_on IS NULL OR n.ends_on >= $3))))) \
             OR EXISTS (SELECT 1 FROM event_attendee a WHERE a.event_id = e.id AND a.person_id IS NOT NULL AND ",
            told!("a.person_id", "FALSE"),
            " AND NOT EXISTS (SELECT 1 FROM mandate m JOIN post po ON po.id = m.post_id WHERE m.person_id = a.person_id \
             AND po.organisation_id = a.organisation_id AND m.refused_at IS NULL \
             AND (m.ends_on IS NULL OR m.ends_on >= $3)))) ORDER BY e.id"
        ))
        .bind(now)
        .bind(from)
        .bind(until);
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
