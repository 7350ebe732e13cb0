//! All SQL of outsiders.

use super::{EventGuest, EventGuestId};
use crate::events::model::{AttendeeAnswer, EventId};
use crate::events::store::retention::over;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};

/// Writes one; nothing when the address is invited already.
pub async fn insert(tx: &mut Tx, guest: &EventGuest, now: Ts) -> Result<u64> {
    let q = tx
        .q("INSERT INTO event_guest (id, event_id, name, organisation_label, email, time_zone, created_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (event_id, email) DO NOTHING")
        .bind(guest.id)
        .bind(guest.event_id)
        .bind(guest.name.clone())
        .bind(guest.organisation_label.clone())
        .bind(guest.email.clone())
        .bind(guest.time_zone.clone())
        .bind(now);
    tx.announce(guest.event_id);
    Ok(tx.exec(q).await?)
}

/// Selects outsiders; a macro because statements are literals.
macro_rules! guests {
    () => {
        "SELECT g.id, g.event_id, g.name, g.organisation_label, g.email, g.time_zone, g.answer, e.organiser_post_id \
         FROM event_guest g JOIN event e ON e.id = g.event_id "
    };
}

/// The outsiders of one event, inside the transaction.
pub async fn of_event(tx: &mut Tx, event: EventId) -> Result<Vec<EventGuest>> {
    let q = tx.q(concat!(guests!(), "WHERE g.event_id = $1 ORDER BY g.id")).bind(event);
    Ok(tx.all(q).await?)
}

/// The outsiders of these events, in the order in which they were invited.
pub async fn of_events(db: &Db, events: &[EventId]) -> Result<Vec<EventGuest>> {
    let q = db
        .q(concat!(guests!(), "WHERE g.event_id IN_IDS($1) ORDER BY g.event_id, g.id"))
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

/// Answers given for other times of these are asked for anew.
pub async fn ask_again(tx: &mut Tx, events: &[EventId]) -> Result<()> {
    let q = tx
        .q("UPDATE event_guest SET answer = $2, answered_at = NULL WHERE event_id IN_IDS($1)")
        .bind_ids(events.iter().map(|id| id.uuid()))
        .bind(AttendeeAnswer::Awaited);
    tx.exec(q).await?;
    Ok(())
}

/// What was mailed about a series to outsiders who are guests of none of its dates.
macro_rules! of_nobody {
    () => {
        "FROM series_invitation i WHERE i.guest_email IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event_guest g \
         JOIN event e ON e.id = g.event_id WHERE e.series_id = i.series_id AND g.email = i.guest_email)"
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
    let forgotten = tx.exec(q).await?;
    // What was mailed to them about a series goes with the last of its dates.
    for sql in [
        concat!("DELETE FROM outgoing_mail WHERE message_id IN (SELECT i.message_id ", of_nobody!(), ")"),
        concat!("DELETE FROM series_invitation WHERE message_id IN (SELECT i.message_id ", of_nobody!(), ")"),
    ] {
        let q = tx.q(sql);
        tx.exec(q).await?;
    }
    Ok(forgotten)
}
