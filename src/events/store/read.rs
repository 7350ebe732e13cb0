//! What is read of events.

use super::super::model::{Event, EventAttendee, EventId};
use super::super::{FeedFilter, Window};
use super::bind_reach;
use crate::kernel::actor::{Actor, PartnershipId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Q};

/// Those of these events that the actor may read.
pub async fn find_all_visible(db: &Db, actor: &Actor, ids: &[EventId]) -> Result<Vec<Event>> {
    let q = db.q(concat!("SELECT ", columns!(), " FROM event e WHERE ", visible!(), " AND e.id IN_IDS($5)"));
    Ok(db.all(bind_reach(q, actor).bind_ids(ids.iter().map(|id| id.uuid()))).await?)
}

/// These events, whoever asks.
pub async fn find_all(db: &Db, ids: &[EventId]) -> Result<Vec<Event>> {
    let q = db.q(concat!("SELECT ", columns!(), " FROM event e WHERE e.id IN_IDS($1)"));
    Ok(db.all(q.bind_ids(ids.iter().map(|id| id.uuid()))).await?)
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
    let (after, after_id) = page.following(Ts::new(jiff::Timestamp::UNIX_EPOCH))?;
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
        " AND (e.starts_at, e.id) > ($10, $11) ORDER BY e.starts_at, e.id LIMIT $12"
    ));
    let rows = db.all(bind(q).bind(after).bind(after_id).bind(page.limit())).await?;
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
    let (after, after_id) = page.before(now)?;
    let q = db.q(concat!(
        "SELECT ",
        columns!(),
        " FROM event e WHERE ",
        visible!(),
        " AND e.partnership_id = $5 AND e.ends_at <= $6 AND (e.starts_at, e.id) < ($7, $8) \
         ORDER BY e.starts_at DESC, e.id DESC LIMIT $9"
    ));
    let q = bind_reach(q, actor).bind(partnership).bind(now).bind(after).bind(after_id).bind(page.limit());
    let rows = db.all(q).await?;
    let q = db.q(concat!(
        "SELECT COUNT(*) FROM event e WHERE ",
        visible!(),
        " AND e.partnership_id = $5 AND e.ends_at <= $6"
    ));
    Ok((rows, total(db, page, bind_reach(q, actor).bind(partnership).bind(now)).await?))
}

/// What a feed shows, in one statement. A series is shown whole: its rule tells where it began.
pub async fn for_feed(
    db: &Db,
    filter: &FeedFilter,
    ended_since: Ts,
    cancelled_since: Ts,
) -> Result<Vec<Event>> {
    let q = db.q(concat!(
        "SELECT ",
        columns!(),
        " FROM event e WHERE ",
        visible!(),
        " AND e.starts_at IS NOT NULL AND (e.cancelled_at IS NULL OR e.cancelled_at >= $6) \
         AND (e.ends_at >= $5 OR e.series_id IN (SELECT l.series_id FROM event l WHERE l.ends_at >= $5)) \
         AND ($7 OR e.kind IN_TEXTS($8)) AND ($9 OR EXISTS (SELECT 1 FROM event_attendee a \
         WHERE a.event_id = e.id AND a.organisation_id IN_IDS($10)) OR e.organiser_post_id IN (SELECT p.id FROM post p \
         WHERE p.organisation_id IN_IDS($10))) AND ($11 OR e.partnership_id IN_IDS($12)) ORDER BY e.starts_at, e.id"
    ));
    let q = bind_filter(q, filter).bind(ended_since).bind(cancelled_since);
    let kinds = filter.kinds.as_deref().unwrap_or_default();
    let q = q.bind(filter.kinds.is_none()).bind_texts(kinds.iter().map(|kind| kind.code().to_owned()));
    let organisations = filter.organisations.as_deref().unwrap_or_default();
    let q = q.bind(filter.organisations.is_none()).bind_all(organisations);
    let within = filter.within.as_deref().unwrap_or_default();
    Ok(db.all(q.bind(filter.within.is_none()).bind_all(within)).await?)
}

fn bind_filter(q: Q, filter: &FeedFilter) -> Q {
    q.bind_all(&filter.partnerships).bind_all(&filter.posts).bind(filter.person).bind_all(&filter.coordinated)
}

/// A page of the actor's events without a date yet, latest first.
pub async fn proposed(db: &Db, actor: &Actor, page: &PageRequest) -> Result<(Vec<Event>, Option<i64>)> {
    let before = page.after.as_ref().map_or(uuid::Uuid::max(), |cursor| cursor.id);
    let q = db.q(concat!(
        "SELECT ",
        columns!(),
        " FROM event e WHERE ",
        visible!(),
        " AND e.state = 'PROPOSED' AND e.id < $5 ORDER BY e.id DESC LIMIT $6"
    ));
    let rows = db.all(bind_reach(q, actor).bind(before).bind(page.limit())).await?;
    let q = db.q(concat!("SELECT COUNT(*) FROM event e WHERE ", visible!(), " AND e.state = 'PROPOSED'"));
    Ok((rows, total(db, page, bind_reach(q, actor)).await?))
}
