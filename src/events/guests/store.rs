//! All SQL of outsiders.

use super::{EventGuest, EventGuestId, NewGuest};
use crate::confidentiality::SafeText;
use crate::events::model::{AttendeeAnswer, Event, EventId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};

/// Writes one; nothing when the address is invited already.
pub async fn insert(tx: &mut Tx, id: EventGuestId, event: &Event, guest: NewGuest, now: Ts) -> Result<u64> {
    let q = tx
        .q("INSERT INTO event_guest (id, event_id, name, organisation_label, email, time_zone, created_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (event_id, email) DO NOTHING")
        .bind(id)
        .bind(event.id)
        .bind(guest.name.into_inner())
        .bind(guest.organisation_label.map(SafeText::into_inner))
        .bind(guest.email)
        .bind(guest.time_zone.unwrap_or_else(|| event.time_zone.clone()))
        .bind(now);
    Ok(tx.exec(q).await?)
}

/// The outsiders of these events, in the order in which they were invited.
pub async fn of_events(db: &Db, events: &[EventId]) -> Result<Vec<EventGuest>> {
    let q = db
        .q("SELECT g.id, g.event_id, g.name, g.organisation_label, g.email, g.time_zone, g.answer, e.organiser_post_id \
            FROM event_guest g JOIN event e ON e.id = g.event_id WHERE g.event_id IN_IDS($1) ORDER BY g.event_id, g.id")
        .bind_ids(events.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Keeps an outsider's answer; how many rows it changed.
pub async fn answer(tx: &mut Tx, guest: EventGuestId, answer: AttendeeAnswer, now: Ts) -> Result<u64> {
    let q = tx
        .q("UPDATE event_guest SET answer = $2, answered_at = $3 WHERE id = $1 AND answer <> $2")
        .bind(guest)
        .bind(answer)
        .bind(now);
    Ok(tx.exec(q).await?)
}

/// Answers given for another time are asked for anew.
pub async fn ask_again(tx: &mut Tx, event: EventId) -> Result<()> {
    let q = tx
        .q("UPDATE event_guest SET answer = $2, answered_at = NULL WHERE event_id = $1")
        .bind(event)
        .bind(AttendeeAnswer::Awaited);
    tx.exec(q).await?;
    Ok(())
}

/// Events that were over, called off, or of which every date proposed had passed, before `$1`.
macro_rules! over {
    () => {
        "SELECT e.id FROM event e WHERE COALESCE(e.cancelled_at, e.ends_at, (SELECT MAX(o.ends_at) \
         FROM date_poll_option o WHERE o.event_id = e.id), e.created_at) < $1"
    };
}

/// Forgets the outsiders of such events with all that was kept of them, and the links of everybody; tells how many
/// outsiders.
pub async fn forget(tx: &mut Tx, over_before: Ts) -> Result<u64> {
    for sql in [
        concat!("DELETE FROM answer_link WHERE event_id IN (", over!(), ")"),
        concat!(
            "DELETE FROM date_poll_answer WHERE guest_id IN (SELECT g.id FROM event_guest g WHERE g.event_id IN (",
            over!(),
            "))"
        ),
        concat!(
            "DELETE FROM outgoing_mail WHERE message_id IN (SELECT i.message_id FROM event_invitation i \
             WHERE i.guest_id IS NOT NULL AND i.event_id IN (",
            over!(),
            "))"
        ),
        concat!("DELETE FROM event_invitation WHERE guest_id IS NOT NULL AND event_id IN (", over!(), ")"),
    ] {
        let q = tx.q(sql).bind(over_before);
        tx.exec(q).await?;
    }
    let q = tx.q(concat!("DELETE FROM event_guest WHERE event_id IN (", over!(), ")")).bind(over_before);
    Ok(tx.exec(q).await?)
}
