//! All SQL of presentation meetings.

use super::model::{Joined, Newcomer, PresentationId, PresentationMeeting};
use crate::events::EventId;
use crate::kernel::actor::{MandateId, OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Q, Tx};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.partnership_id, t.mandate_id, t.event_id, t.post_id, po.organisation_id, e.state, e.starts_at, \
             e.ends_at, \
             pa.time_zone FROM presentation_meeting t JOIN event e ON e.id = t.event_id \
             JOIN post po ON po.id = t.post_id JOIN partnership pa ON pa.id = t.partnership_id ",
            $rest
        )
    };
}

/// Those of these meetings that lie in these partnerships.
pub async fn find_all(
    db: &Db,
    reach: &[PartnershipId],
    ids: &[PresentationId],
) -> Result<Vec<PresentationMeeting>> {
    let q = db
        .q(select!("WHERE t.partnership_id IN_IDS($1) AND t.id IN_IDS($2)"))
        .bind_ids(reach.iter().map(|id| id.uuid()))
        .bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// One meeting, whoever asks.
pub async fn find(tx: &mut Tx, id: PresentationId) -> Result<Option<PresentationMeeting>> {
    Ok(tx.maybe(tx.q(select!("WHERE t.id = $1")).bind(id)).await?)
}

/// The newcomer's meeting that was not called off.
pub async fn of_newcomer(
    tx: &mut Tx,
    partnership: PartnershipId,
    mandate: MandateId,
) -> Result<Option<PresentationMeeting>> {
    let q = tx
        .q(select!(
            "WHERE t.partnership_id = $1 AND t.mandate_id = $2 AND e.state <> 'CANCELLED' ORDER BY t.id LIMIT 1"
        ))
        .bind(partnership)
        .bind(mandate);
    Ok(tx.maybe(q).await?)
}

/// Meetings of these newcomers that were not called off.
pub async fn of_newcomers(db: &Db, mandates: &[MandateId]) -> Result<Vec<PresentationMeeting>> {
    let q = db
        .q(select!("WHERE t.mandate_id IN_IDS($1) AND e.state <> 'CANCELLED' ORDER BY t.id"))
        .bind_ids(mandates.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Who arrived at a member organisation after `$1` and holds the post on `$2`; acting for somebody is no arrival.
macro_rules! newcomers {
    () => {
        "SELECT pm.partnership_id, m.id AS mandate_id, m.person_id, m.post_id, po.organisation_id, m.starts_on \
         FROM mandate m JOIN post po ON po.id = m.post_id JOIN partnership_member pm \
         ON pm.organisation_id = po.organisation_id AND pm.joined_on <= $2 AND (pm.left_on IS NULL OR pm.left_on >= $2) \
         WHERE m.confirmed_at IS NOT NULL AND m.refused_at IS NULL AND m.capacity <> 'DELEGATE' AND m.starts_on > $1 \
         AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2) "
    };
}

/// Whom nobody has proposed to meet in `$3`.
macro_rules! to_welcome {
    () => {
        concat!(
            newcomers!(),
            "AND pm.partnership_id = $3 AND NOT EXISTS (SELECT 1 FROM presentation_meeting t \
             JOIN event e ON e.id = t.event_id WHERE t.mandate_id = m.id AND t.partnership_id = pm.partnership_id \
             AND e.state <> 'CANCELLED') "
        )
    };
}

/// A page of the newcomers of a partnership whom nobody has proposed to meet, the latest first.
pub async fn to_welcome(
    db: &Db,
    partnership: PartnershipId,
    (since, today): (Day, Day),
    page: &PageRequest,
) -> Result<(Vec<Newcomer>, Option<i64>)> {
    let bind = |q: Q| q.bind(since).bind(today).bind(partnership);
    let (before, before_id) = page.before(today)?;
    let q = db.q(concat!(
        to_welcome!(),
        "AND (m.starts_on, m.id) < ($4, $5) ORDER BY m.starts_on DESC, m.id DESC LIMIT $6"
    ));
    let rows = db.all(bind(q).bind(before).bind(before_id).bind(page.limit())).await?;
    if !page.with_total {
        return Ok((rows, None));
    }
    let q = db.q(concat!("SELECT COUNT(*) FROM (", to_welcome!(), ") w"));
    Ok((rows, db.maybe::<(i64,)>(bind(q)).await?.map(|(count,)| count)))
}

/// The newcomer behind a mandate; none when it is not that of one.
pub async fn newcomer(
    tx: &mut Tx,
    partnership: PartnershipId,
    mandate: MandateId,
    since: Day,
    today: Day,
) -> Result<Option<Newcomer>> {
    let q = tx
        .q(concat!(newcomers!(), "AND pm.partnership_id = $3 AND m.id = $4"))
        .bind(since)
        .bind(today)
        .bind(partnership)
        .bind(mandate);
    Ok(tx.maybe(q).await?)
}

/// Writes a new meeting.
pub async fn insert(
    tx: &mut Tx,
    id: PresentationId,
    newcomer: &Newcomer,
    event: EventId,
    by: PostId,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO presentation_meeting (id, partnership_id, mandate_id, event_id, post_id, created_at) \
            VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(newcomer.partnership_id)
        .bind(newcomer.mandate_id)
        .bind(event)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// An organisation joins; once joined nothing changes.
pub async fn join(tx: &mut Tx, id: PresentationId, organisation: OrganisationId, now: Ts) -> Result<u64> {
    let q = tx
        .q("INSERT INTO presentation_joined (presentation_id, organisation_id, joined_at) VALUES ($1, $2, $3) \
            ON CONFLICT DO NOTHING")
        .bind(id)
        .bind(organisation)
        .bind(now);
    Ok(tx.exec(q).await?)
}

/// Who joined these meetings, as they came.
pub async fn joined(db: &Db, ids: &[PresentationId]) -> Result<Vec<Joined>> {
    let q = db
        .q("SELECT presentation_id, organisation_id FROM presentation_joined WHERE presentation_id IN_IDS($1) \
            ORDER BY presentation_id, joined_at, organisation_id")
        .bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}
