//! SQL of who comes to an event whose subject takes registrations.

use super::{Attendee, AttendeeAnswer, Event, EventId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};

pub async fn add(
    tx: &mut Tx,
    event: EventId,
    attendee: Attendee,
    answer: AttendeeAnswer,
    now: Ts,
) -> Result<()> {
    let answered_at = (answer != AttendeeAnswer::Awaited).then_some(now);
    let q = tx
        .q("INSERT INTO event_attendee (event_id, organisation_id, post_id, person_id, answer, answered_at) \
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING")
        .bind(event)
        .bind(attendee.organisation)
        .bind(attendee.post)
        .bind(attendee.person)
        .bind(answer)
        .bind(answered_at);
    if tx.exec(q).await? > 0 { touch(tx, event, now).await } else { Ok(()) }
}

pub async fn remove(tx: &mut Tx, event: EventId, attendee: Attendee, now: Ts) -> Result<()> {
    let q = tx
        .q("DELETE FROM event_attendee WHERE event_id = $1 AND (post_id = $2 OR person_id = $3)")
        .bind(event)
        .bind(attendee.post)
        .bind(attendee.person);
    if tx.exec(q).await? > 0 { touch(tx, event, now).await } else { Ok(()) }
}

/// Feeds look at when an event last changed.
async fn touch(tx: &mut Tx, event: EventId, now: Ts) -> Result<()> {
    let q = tx.q("UPDATE event SET updated_at = $2 WHERE id = $1").bind(event).bind(now);
    tx.exec(q).await?;
    Ok(())
}

pub async fn rename(tx: &mut Tx, event: EventId, title: String, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE event SET title = $2, sequence = sequence + 1, updated_at = $3 WHERE id = $1")
        .bind(event)
        .bind(title)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

pub async fn forget_people(tx: &mut Tx, ids: &[EventId]) -> Result<u64> {
    let q = tx
        .q("DELETE FROM event_attendee WHERE person_id IS NOT NULL AND event_id IN_IDS($1)")
        .bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(tx.exec(q).await?)
}

/// Whoever asks.
pub async fn find_all(db: &Db, ids: &[EventId]) -> Result<Vec<Event>> {
    let q = db
        .q(concat!("SELECT ", columns!(), " FROM event e WHERE e.id IN_IDS($1)"))
        .bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}
