//! Series, and their occurrences as rows.

use super::super::model::{Event, EventId, EventState, SeriesId, When};
use super::super::series::Series;
use super::bind_reach;
use crate::kernel::actor::Actor;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Tx};

macro_rules! series_columns {
    () => {
        "s.id, s.uid, s.partnership_id, s.rule, s.starts_local, s.ends_local, s.all_day, s.time_zone, s.title, \
         s.description, s.place, s.video_link, s.sequence, s.updated_at"
    };
}

pub async fn insert(tx: &mut Tx, series: &Series) -> Result<()> {
    let q = tx
        .q("INSERT INTO event_series (id, uid, partnership_id, rule, starts_local, ends_local, all_day, time_zone, title, \
            description, place, video_link, created_at, updated_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)")
        .bind(series.id)
        .bind(series.uid.clone())
        .bind(series.partnership_id)
        .bind(series.rule.clone())
        .bind(series.starts_local.clone())
        .bind(series.ends_local.clone())
        .bind(series.all_day)
        .bind(series.time_zone.clone())
        .bind(series.title.clone())
        .bind(series.description.clone())
        .bind(series.place.clone())
        .bind(series.video_link.clone())
        .bind(series.updated_at);
    tx.exec(q).await?;
    Ok(())
}

/// Writes what the series shares now, with the next SEQUENCE.
pub async fn update(tx: &mut Tx, series: &Series, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE event_series SET rule = $2, starts_local = $3, ends_local = $4, all_day = $5, time_zone = $6, \
            title = $7, description = $8, place = $9, video_link = $10, sequence = sequence + 1, updated_at = $11 \
            WHERE id = $1")
        .bind(series.id)
        .bind(series.rule.clone())
        .bind(series.starts_local.clone())
        .bind(series.ends_local.clone())
        .bind(series.all_day)
        .bind(series.time_zone.clone())
        .bind(series.title.clone())
        .bind(series.description.clone())
        .bind(series.place.clone())
        .bind(series.video_link.clone())
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// A series, so that two who change it stand in line.
pub async fn locked(tx: &mut Tx, id: SeriesId) -> Result<Option<Series>> {
    let q = tx
        .q_per_engine(
            concat!("SELECT ", series_columns!(), " FROM event_series s WHERE s.id = $1"),
            concat!("SELECT ", series_columns!(), " FROM event_series s WHERE s.id = $1 FOR UPDATE OF s"),
        )
        .bind(id);
    Ok(tx.maybe(q).await?)
}

/// These series, whoever asks.
pub async fn of_ids(db: &Db, ids: &[SeriesId]) -> Result<Vec<Series>> {
    let q = db
        .q(concat!("SELECT ", series_columns!(), " FROM event_series s WHERE s.id IN_IDS($1)"))
        .bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// The occurrences that the rule put there, in its order.
pub async fn ruled(tx: &mut Tx, id: SeriesId) -> Result<Vec<Event>> {
    let q = tx
        .q(concat!(
            "SELECT ",
            columns!(),
            " FROM event e WHERE e.series_id = $1 AND e.occurrence_local IS NOT NULL ORDER BY e.occurrence_local"
        ))
        .bind(id);
    Ok(tx.all(q).await?)
}

/// Copies who is expected at one occurrence to the others.
pub async fn copy_attendees(tx: &mut Tx, from: EventId, to: &[EventId]) -> Result<()> {
    let q = tx
        .q("INSERT INTO event_attendee (event_id, organisation_id, post_id, person_id) \
            SELECT e.id, a.organisation_id, a.post_id, a.person_id FROM event e JOIN event_attendee a \
            ON a.event_id = $1 WHERE e.id IN_IDS($2)")
        .bind(from)
        .bind_ids(to.iter().map(|id| id.uuid()));
    tx.exec(q).await?;
    Ok(())
}

/// The rule no longer says where its occurrences are.
pub async fn forget_places(tx: &mut Tx, id: SeriesId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE event SET occurrence_local = NULL, updated_at = $2 WHERE series_id = $1")
        .bind(id)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Where the rule puts this one now.
pub async fn put(tx: &mut Tx, id: EventId, occurrence: String, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE event SET occurrence_local = $2, updated_at = $3 WHERE id = $1")
        .bind(id)
        .bind(occurrence)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// These keep what they are while the series changes.
pub async fn detach(tx: &mut Tx, ids: &[EventId], now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE event SET detached = TRUE, updated_at = $2 WHERE id IN_IDS($1)")
        .bind_ids(ids.iter().map(|id| id.uuid()))
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// An occurrence follows its series: same text and place, this date.
pub async fn follow(tx: &mut Tx, id: EventId, series: &Series, when: When, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE event SET starts_local = $2, ends_local = $3, time_zone = $4, starts_at = $5, ends_at = $6, \
            place = $7, video_link = $8, sequence = sequence + 1, updated_at = $9, all_day = $10, title = $11, \
            description = $12 WHERE id = $1")
        .bind(id)
        .bind(when.starts.to_string())
        .bind(when.ends.to_string())
        .bind(when.zone)
        .bind(when.starts_at)
        .bind(when.ends_at)
        .bind(series.place.clone())
        .bind(series.video_link.clone())
        .bind(now)
        .bind(when.all_day)
        .bind(series.title.clone())
        .bind(series.description.clone());
    tx.announce(id);
    tx.exec(q).await?;
    Ok(())
}

/// A page of a series' occurrences within the actor's reach, soonest first.
pub async fn occurrences(
    db: &Db,
    actor: &Actor,
    id: SeriesId,
    page: &PageRequest,
) -> Result<(Vec<Event>, Option<i64>)> {
    let (after, after_id) = page.following(Ts::new(jiff::Timestamp::UNIX_EPOCH))?;
    let q = db.q(concat!(
        "SELECT ",
        columns!(),
        " FROM event e WHERE ",
        visible!(),
        " AND e.series_id = $5 AND (e.starts_at, e.id) > ($6, $7) ORDER BY e.starts_at, e.id LIMIT $8"
    ));
    let rows = db.all(bind_reach(q, actor).bind(id).bind(after).bind(after_id).bind(page.limit())).await?;
    if !page.with_total {
        return Ok((rows, None));
    }
    let q = db.q(concat!("SELECT COUNT(*) FROM event e WHERE ", visible!(), " AND e.series_id = $5"));
    let total: Option<(i64,)> = db.maybe(bind_reach(q, actor).bind(id)).await?;
    Ok((rows, total.map(|(count,)| count)))
}

/// Calls off what is still to come; tells which.
pub async fn cancel_coming(
    tx: &mut Tx,
    id: SeriesId,
    reason: Option<String>,
    now: Ts,
) -> Result<Vec<EventId>> {
    let q = tx
        .q("UPDATE event SET state = $2, cancelled_at = $3, updated_at = $3, cancel_reason = $4, \
            sequence = sequence + 1 WHERE series_id = $1 AND state = $5 AND starts_at > $3 RETURNING id")
        .bind(id)
        .bind(EventState::Cancelled)
        .bind(now)
        .bind(reason)
        .bind(EventState::Scheduled);
    let rows: Vec<(EventId,)> = tx.all(q).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let q = tx
        .q("UPDATE event_series SET sequence = sequence + 1, updated_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now);
    tx.exec(q).await?;
    for (id,) in &rows {
        tx.announce(id);
    }
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// A further occurrence, for now a copy of another; its date and text follow.
pub async fn insert_like(
    tx: &mut Tx,
    (id, uid): (EventId, String),
    model: &Event,
    (series, occurrence): (SeriesId, String),
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO event (id, uid, kind, partnership_id, title, state, time_zone, organiser_post_id, sequence, \
            created_at, updated_at, series_id, occurrence_local) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, -1, $9, $9, $10, $11)")
        .bind(id)
        .bind(uid)
        .bind(model.kind)
        .bind(model.partnership_id)
        .bind(model.title.clone())
        .bind(EventState::Scheduled)
        .bind(model.time_zone.clone())
        .bind(model.organiser_post_id)
        .bind(now)
        .bind(series)
        .bind(occurrence);
    tx.exec(q).await?;
    Ok(())
}
