//! Who is expected elsewhere at the same time.
//!
//! `busy_time` belongs to `calendar/inbound`, which lies above: it holds nothing but times, so reading it here is one
//! statement and no rule, where handing the warnings up to be completed would make every asker of them know calendars.

use super::super::model::{AttendeeAnswer, EventId, EventState};
use crate::kernel::actor::{PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::Db;

/// Someone expected at two events at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
#[expect(clippy::struct_field_names, reason = "named as the columns")]
pub struct Clash {
    pub event_id: EventId,
    pub post_id: Option<PostId>,
    pub person_id: Option<PersonId>,
}

/// For each of these events, who is expected elsewhere meanwhile; who declined is expected no more.
pub async fn clashes(db: &Db, events: &[EventId]) -> Result<Vec<Clash>> {
    let q = db
        .q("SELECT DISTINCT a.event_id, a.post_id, a.person_id FROM event_attendee a JOIN event e ON e.id = a.event_id \
            JOIN event_attendee b ON (b.post_id = a.post_id OR b.person_id = a.person_id) \
            AND b.event_id <> a.event_id JOIN event o ON o.id = b.event_id \
            WHERE a.event_id IN_IDS($1) AND a.answer <> $2 AND b.answer <> $2 AND e.state = $3 AND o.state = $3 \
            AND o.starts_at < e.ends_at AND o.ends_at > e.starts_at ORDER BY a.event_id, a.post_id, a.person_id")
        .bind_ids(events.iter().map(|id| id.uuid()))
        .bind(AttendeeAnswer::Declined)
        .bind(EventState::Scheduled);
    Ok(db.all(q).await?)
}

/// During which of these events the person's own agenda is busy.
pub async fn own_clashes(db: &Db, person: PersonId, events: &[EventId]) -> Result<Vec<EventId>> {
    let q = db
        .q("SELECT e.id FROM event e WHERE e.id IN_IDS($2) AND EXISTS (SELECT 1 FROM busy_time b \
            WHERE b.person_id = $1 AND b.starts_at < e.ends_at AND b.ends_at > e.starts_at)")
        .bind(person)
        .bind_ids(events.iter().map(|id| id.uuid()));
    Ok(db.all::<(EventId,)>(q).await?.into_iter().map(|(id,)| id).collect())
}

/// Whether the person's own agenda is busy between the two instants.
pub async fn own_busy(db: &Db, person: PersonId, (from, until): (Ts, Ts)) -> Result<bool> {
    let q = db
        .q("SELECT person_id FROM busy_time WHERE person_id = $1 AND starts_at < $3 AND ends_at > $2 LIMIT 1")
        .bind(person)
        .bind(from)
        .bind(until);
    Ok(db.maybe::<(PersonId,)>(q).await?.is_some())
}

/// Which of these are expected somewhere between the two instants, `except` one event.
pub async fn busy(
    db: &Db,
    posts: &[PostId],
    people: &[PersonId],
    (from, until): (Ts, Ts),
    except: Option<EventId>,
) -> Result<Vec<(Option<PostId>, Option<PersonId>)>> {
    let q = db
        .q("SELECT DISTINCT b.post_id, b.person_id FROM event_attendee b JOIN event o ON o.id = b.event_id \
            WHERE (b.post_id IN_IDS($1) OR b.person_id IN_IDS($2)) AND b.answer <> $3 AND o.state = $4 \
            AND o.starts_at < $6 AND o.ends_at > $5 AND ($7 IS NULL OR o.id <> $7) ORDER BY b.post_id, b.person_id")
        .bind_ids(posts.iter().map(|id| id.uuid()))
        .bind_ids(people.iter().map(|id| id.uuid()))
        .bind(AttendeeAnswer::Declined)
        .bind(EventState::Scheduled)
        .bind(from)
        .bind(until)
        .bind(except);
    Ok(db.all(q).await?)
}
