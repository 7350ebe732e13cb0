//! All SQL of events.

use super::model::{AttendeeAnswer, Event, EventAttendee, EventId, EventState};
use super::{Attendee, FeedFilter, Meeting, NewEvent, Window};
use crate::confidentiality::SafeText;
use crate::kernel::actor::{Actor, PartnershipId, PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Q, Tx};

macro_rules! columns {
    () => {
        "e.id, e.uid, e.kind, e.partnership_id, e.subject_kind, e.subject_id, e.title, e.state, e.starts_local, \
         e.ends_local, e.time_zone, e.starts_at, e.ends_at, e.place, e.video_link, e.organiser_post_id, e.sequence, \
         e.cancelled_at, e.updated_at"
    };
}

pub mod roster;

/// What the actor reads: `$1` partnerships, `$2` posts, `$3` the person.
macro_rules! visible {
    () => {
        "(e.partnership_id IN_IDS($1) OR e.organiser_post_id IN_IDS($2) OR EXISTS (SELECT 1 FROM event_attendee a \
         WHERE a.event_id = e.id AND (a.post_id IN_IDS($2) OR a.person_id = $3)))"
    };
}

/// Events of a window: `$4` of any partnership, `$5` else of this one, `$6` to `$7` local days, `$8` not over then.
macro_rules! in_window {
    () => {
        concat!(
            visible!(),
            " AND ($4 OR e.partnership_id = $5) AND e.starts_local >= $6 AND e.starts_local < $7 AND e.ends_at > $8"
        )
    };
}

fn bind_reach(q: Q, actor: &Actor) -> Q {
    q.bind_ids(uuids(actor.partnerships())).bind_ids(uuids(actor.posts())).bind(actor.person)
}

fn uuids<T: crate::kernel::ids::TypedId>(ids: Vec<T>) -> impl Iterator<Item = uuid::Uuid> {
    ids.into_iter().map(T::uuid)
}

/// Writes a scheduled event with its attendees.
pub async fn insert(tx: &mut Tx, id: EventId, uid: String, new: NewEvent, now: Ts) -> Result<()> {
    let Meeting { when, place, video_link } = new.meeting;
    let q = tx
        .q("INSERT INTO event (id, uid, kind, partnership_id, subject_kind, subject_id, title, state, starts_local, \
            ends_local, time_zone, starts_at, ends_at, place, video_link, organiser_post_id, created_at, updated_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)")
        .bind(id)
        .bind(uid)
        .bind(new.kind)
        .bind(new.partnership)
        .bind(new.subject.kind)
        .bind(new.subject.id)
        .bind(new.title)
        .bind(EventState::Scheduled)
        .bind(when.starts.to_string())
        .bind(when.ends.to_string())
        .bind(when.zone)
        .bind(when.starts_at)
        .bind(when.ends_at)
        .bind(place.map(SafeText::into_inner))
        .bind(video_link.map(SafeText::into_inner))
        .bind(new.organiser)
        .bind(now);
    tx.exec(q).await?;
    for attendee in new.attendees {
        insert_attendee(tx, id, attendee).await?;
    }
    Ok(())
}

async fn insert_attendee(tx: &mut Tx, event: EventId, attendee: Attendee) -> Result<()> {
    let q = tx
        .q("INSERT INTO event_attendee (event_id, organisation_id, post_id, person_id) VALUES ($1, $2, $3, $4) \
            ON CONFLICT DO NOTHING")
        .bind(event)
        .bind(attendee.organisation)
        .bind(attendee.post)
        .bind(attendee.person);
    tx.exec(q).await?;
    Ok(())
}

/// The event of a subject, whatever its state.
pub async fn of_subject(tx: &mut Tx, id: EventId, subject: &Subject) -> Result<Option<Event>> {
    let q = tx
        .q(concat!(
            "SELECT ",
            columns!(),
            " FROM event e WHERE e.id = $1 AND e.subject_kind = $2 AND e.subject_id = $3"
        ))
        .bind(id)
        .bind(subject.kind.clone())
        .bind(subject.id);
    Ok(tx.maybe(q).await?)
}

/// Writes another date and place, with the next SEQUENCE. Answers were given for the former date.
pub async fn reschedule(tx: &mut Tx, id: EventId, meeting: Meeting, now: Ts, asks_again: bool) -> Result<()> {
    let Meeting { when, place, video_link } = meeting;
    let q = tx
        .q("UPDATE event SET starts_local = $2, ends_local = $3, time_zone = $4, starts_at = $5, ends_at = $6, \
            place = $7, video_link = $8, sequence = sequence + 1, updated_at = $9 WHERE id = $1")
        .bind(id)
        .bind(when.starts.to_string())
        .bind(when.ends.to_string())
        .bind(when.zone)
        .bind(when.starts_at)
        .bind(when.ends_at)
        .bind(place.map(SafeText::into_inner))
        .bind(video_link.map(SafeText::into_inner))
        .bind(now);
    tx.exec(q).await?;
    if asks_again {
        let q = tx
            .q("UPDATE event_attendee SET answer = $2, answered_at = NULL WHERE event_id = $1")
            .bind(id)
            .bind(AttendeeAnswer::Awaited);
        tx.exec(q).await?;
    }
    Ok(())
}

/// Calls it off, with the next SEQUENCE.
pub async fn cancel(tx: &mut Tx, id: EventId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE event SET state = $2, cancelled_at = $3, sequence = sequence + 1, updated_at = $3 WHERE id = $1")
        .bind(id)
        .bind(EventState::Cancelled)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// It took place; nothing that attendees must learn of.
pub async fn hold(tx: &mut Tx, id: EventId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE event SET state = $2, updated_at = $3 WHERE id = $1")
        .bind(id)
        .bind(EventState::Held)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Keeps the answer of these posts and this person.
pub async fn answer(
    tx: &mut Tx,
    event: EventId,
    posts: Vec<PostId>,
    person: PersonId,
    answer: AttendeeAnswer,
    now: Ts,
) -> Result<u64> {
    let q = tx
        .q("UPDATE event_attendee SET answer = $4, answered_at = $5 WHERE event_id = $1 \
            AND (post_id IN_IDS($2) OR person_id = $3) AND answer <> $4")
        .bind(event)
        .bind_ids(uuids(posts))
        .bind(person)
        .bind(answer)
        .bind(now);
    Ok(tx.exec(q).await?)
}

/// Those of these events that the actor may read.
pub async fn find_all_visible(db: &Db, actor: &Actor, ids: &[EventId]) -> Result<Vec<Event>> {
    let q = db.q(concat!("SELECT ", columns!(), " FROM event e WHERE ", visible!(), " AND e.id IN_IDS($4)"));
    Ok(db.all(bind_reach(q, actor).bind_ids(ids.iter().map(|id| id.uuid()))).await?)
}

/// Attendees of these events, in order of organisation.
pub async fn attendees(db: &Db, ids: &[EventId]) -> Result<Vec<EventAttendee>> {
    let q = db
        .q("SELECT a.event_id, a.organisation_id, a.post_id, a.person_id, a.answer, o.time_zone FROM event_attendee a \
            JOIN organisation o ON o.id = a.organisation_id WHERE a.event_id IN_IDS($1) \
            ORDER BY a.event_id, o.name_key, a.post_id, a.person_id")
        .bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// A page of the actor's events, soonest first.
pub async fn between(
    db: &Db,
    actor: &Actor,
    window: &Window,
    page: &PageRequest,
) -> Result<(Vec<Event>, Option<i64>)> {
    let after: Ts = match &page.after {
        Some(cursor) => cursor.key.parse().map_err(Error::internal)?,
        None => Ts::new(jiff::Timestamp::UNIX_EPOCH),
    };
    // Local texts are compared, so that a day means the day of the event's own zone.
    let bind = |q: Q| {
        bind_reach(q, actor)
            .bind(window.partnership.is_none())
            .bind(window.partnership)
            .bind(window.from.map_or_else(String::new, |day| day.to_string()))
            .bind(window.until.map_or_else(|| "9".to_owned(), |day| format!("{day}T24")))
            .bind(window.ends_after)
    };
    let q = db.q(concat!(
        "SELECT ",
        columns!(),
        " FROM event e WHERE ",
        in_window!(),
        " AND (e.starts_at, e.id) > ($9, $10) ORDER BY e.starts_at, e.id LIMIT $11"
    ));
    let rows = db.all(bind(q).bind(after).bind(page.after_id()).bind(page.limit())).await?;
    let q = db.q(concat!("SELECT COUNT(*) FROM event e WHERE ", in_window!()));
    Ok((rows, total(db, page, bind(q)).await?))
}

async fn total(db: &Db, page: &PageRequest, count: Q) -> Result<Option<i64>> {
    if !page.with_total {
        return Ok(None);
    }
    Ok(db.maybe::<(i64,)>(count).await?.map(|(count,)| count))
}

/// A page of a partnership's past events, latest first.
pub async fn before(
    db: &Db,
    actor: &Actor,
    partnership: PartnershipId,
    now: Ts,
    page: &PageRequest,
) -> Result<(Vec<Event>, Option<i64>)> {
    let (after, after_id) = match &page.after {
        Some(cursor) => (cursor.key.parse().map_err(Error::internal)?, cursor.id),
        None => (now, uuid::Uuid::max()),
    };
    let q = db.q(concat!(
        "SELECT ",
        columns!(),
        " FROM event e WHERE ",
        visible!(),
        " AND e.partnership_id = $4 AND e.ends_at <= $5 AND (e.starts_at, e.id) < ($6, $7) \
         ORDER BY e.starts_at DESC, e.id DESC LIMIT $8"
    ));
    let q = bind_reach(q, actor).bind(partnership).bind(now).bind(after).bind(after_id).bind(page.limit());
    let rows = db.all(q).await?;
    let q = db.q(concat!(
        "SELECT COUNT(*) FROM event e WHERE ",
        visible!(),
        " AND e.partnership_id = $4 AND e.ends_at <= $5"
    ));
    Ok((rows, total(db, page, bind_reach(q, actor).bind(partnership).bind(now)).await?))
}

/// What a feed shows, in one statement.
pub async fn for_feed(
    db: &Db,
    filter: &FeedFilter,
    ended_since: Ts,
    cancelled_since: Ts,
) -> Result<Vec<Event>> {
    let q = db
        .q(concat!(
            "SELECT ",
            columns!(),
            " FROM event e WHERE (e.partnership_id IN_IDS($1) OR e.organiser_post_id IN_IDS($2) OR EXISTS (SELECT 1 \
             FROM event_attendee a WHERE a.event_id = e.id AND (a.post_id IN_IDS($2) OR a.person_id = $3))) \
             AND e.starts_at IS NOT NULL AND e.ends_at >= $4 AND (e.cancelled_at IS NULL OR e.cancelled_at >= $5) \
             ORDER BY e.starts_at, e.id"
        ))
        .bind_ids(uuids(filter.partnerships.clone()))
        .bind_ids(uuids(filter.posts.clone()))
        .bind(filter.person)
        .bind(ended_since)
        .bind(cancelled_since);
    Ok(db.all(q).await?)
}

/// When anything that the filter shows last changed; each partnership's answer stands at the end of an index.
pub async fn last_change(db: &Db, filter: &FeedFilter) -> Result<Option<Ts>> {
    let q = db
        .q("SELECT MAX(x.at) FROM (SELECT (SELECT MAX(e.updated_at) FROM event e WHERE e.partnership_id = p.id) AS at \
            FROM partnership p WHERE p.id IN_IDS($1) UNION ALL SELECT MAX(e.updated_at) FROM event e \
            WHERE e.organiser_post_id IN_IDS($2) UNION ALL SELECT MAX(e.updated_at) FROM event_attendee a \
            JOIN event e ON e.id = a.event_id WHERE a.post_id IN_IDS($2) OR a.person_id = $3) x")
        .bind_ids(uuids(filter.partnerships.clone()))
        .bind_ids(uuids(filter.posts.clone()))
        .bind(filter.person);
    let last: Option<(Option<Ts>,)> = db.maybe(q).await?;
    Ok(last.and_then(|(at,)| at))
}
