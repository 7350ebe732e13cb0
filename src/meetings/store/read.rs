//! Reading meetings.

use crate::events::When;
use crate::kernel::actor::PartnershipId;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::PageRequest;
use crate::meetings::ids::MeetingId;
use crate::meetings::model::{AnnualMeeting, Presence};
use crate::platform::db::{Db, Q, Tx};
use crate::protocols::Theme;
use crate::protocols::ids::ProtocolId;

macro_rules! state {
    () => {
        "CASE WHEN m.held_on IS NOT NULL THEN 'HELD' WHEN e.state = 'CANCELLED' THEN 'CANCELLED' \
         WHEN e.state = 'PROPOSED' THEN 'PROPOSED' ELSE 'SCHEDULED' END"
    };
}

/// The day held, else the planned start; last while the date is being asked for.
macro_rules! sort_key {
    () => {
        "COALESCE(CAST(m.held_on AS TEXT), e.starts_local, '9999')"
    };
}

macro_rules! from {
    () => {
        "FROM annual_meeting m JOIN event e ON e.id = m.event_id "
    };
}

macro_rules! select {
    () => {
        concat!(
            "SELECT m.id, m.partnership_id, m.event_id, e.title, ",
            state!(),
            " AS state, m.held_on, m.cancel_reason, m.minutes_state, m.minutes_version, m.circulated_at, m.approved_at, \
             m.approved_by, m.text_hash, m.text_retracted_at, m.revision, m.edited_at, p.given_name || ' ' || p.family_name AS editor, \
             pa.time_zone, e.starts_local, COALESCE(e.starts_local, (SELECT MAX(o.starts_local) FROM date_poll_option o \
             WHERE o.event_id = e.id)) AS latest_local, ",
            sort_key!(),
            " AS sort_key, (SELECT b.id FROM annual_meeting b WHERE b.partnership_id = m.partnership_id \
             AND b.id <> m.id AND b.held_on IS NOT NULL AND (m.held_on IS NULL OR b.held_on < m.held_on) \
             ORDER BY b.held_on DESC, b.id DESC LIMIT 1) AS previous_id ",
            from!(),
            "JOIN partnership pa ON pa.id = m.partnership_id \
             LEFT JOIN person p ON p.id = m.edited_by "
        )
    };
}

/// Not held and not called off.
macro_rules! coming {
    () => {
        "m.held_on IS NULL AND e.state <> 'CANCELLED'"
    };
}

/// Holds a partnership's planning against other writers until the transaction ends.
pub async fn lock_partnership(tx: &mut Tx, id: PartnershipId) -> Result<bool> {
    let q = tx
        .q_per_engine(
            "SELECT id FROM partnership WHERE id = $1",
            "SELECT id FROM partnership WHERE id = $1 FOR UPDATE",
        )
        .bind(id);
    Ok(tx.maybe::<(PartnershipId,)>(q).await?.is_some())
}

/// Holds a meeting against other writers until the transaction ends.
pub async fn lock(tx: &mut Tx, id: MeetingId) -> Result<()> {
    let q = tx
        .q_per_engine(
            "SELECT id FROM annual_meeting WHERE id = $1",
            "SELECT id FROM annual_meeting WHERE id = $1 FOR UPDATE",
        )
        .bind(id);
    tx.maybe::<(MeetingId,)>(q).await?;
    Ok(())
}

/// One meeting, whoever asks.
pub async fn find(tx: &mut Tx, id: MeetingId) -> Result<Option<AnnualMeeting>> {
    Ok(tx.maybe(tx.q(concat!(select!(), "WHERE m.id = $1")).bind(id)).await?)
}

/// The one that stands at this time already.
pub async fn at(tx: &mut Tx, partnership: PartnershipId, when: &When) -> Result<Option<AnnualMeeting>> {
    let q = tx
        .q(concat!(
            select!(),
            "WHERE m.partnership_id = $1 AND e.starts_local = $2 AND e.ends_local = $3 AND e.time_zone = $4 AND ",
            coming!()
        ))
        .bind(partnership)
        .bind(when.starts.to_string())
        .bind(when.ends.to_string())
        .bind(when.zone.clone());
    Ok(tx.maybe(q).await?)
}

/// The one whose date is being asked for already, under this name and with these dates.
pub async fn asked(
    tx: &mut Tx,
    partnership: PartnershipId,
    title: &str,
    options: &[When],
) -> Result<Option<AnnualMeeting>> {
    let (Some(first), Some(last)) = (options.first(), options.last()) else { return Ok(None) };
    let q = tx
        .q(concat!(
            select!(),
            "WHERE m.partnership_id = $1 AND e.state = 'PROPOSED' AND e.title = $2 AND EXISTS (SELECT 1 \
             FROM date_poll_option o WHERE o.event_id = e.id GROUP BY o.event_id HAVING COUNT(*) = $3 AND MIN(o.starts_at) = $4 \
             AND MAX(o.starts_at) = $5) ORDER BY m.id LIMIT 1"
        ))
        .bind(partnership)
        .bind(title.to_owned())
        .bind(i64::try_from(options.len()).unwrap_or(i64::MAX))
        .bind(first.starts_at)
        .bind(last.starts_at);
    Ok(tx.maybe(q).await?)
}

/// Of each of these partnerships, the one held last of those whose minutes are approved.
pub async fn last_minutes(db: &Db, ids: &[PartnershipId]) -> Result<Vec<AnnualMeeting>> {
    let q = db
        .q(concat!(
            select!(),
            "WHERE m.partnership_id IN_IDS($1) AND m.minutes_state = 'APPROVED' AND m.held_on IS NOT NULL \
             AND NOT EXISTS (SELECT 1 FROM annual_meeting l WHERE l.partnership_id = m.partnership_id \
             AND l.minutes_state = 'APPROVED' AND (l.held_on, l.id) > (m.held_on, m.id)) ORDER BY m.held_on DESC, m.id"
        ))
        .bind_all(ids);
    Ok(db.all(q).await?)
}

/// The next one of the partnership after this one that is neither held nor called off.
pub async fn next(tx: &mut Tx, after: &AnnualMeeting, now: Ts) -> Result<Option<AnnualMeeting>> {
    let q = tx
        .q(concat!(
            select!(),
            "WHERE m.partnership_id = $1 AND m.id <> $2 AND (e.ends_at IS NULL OR e.ends_at > $3) AND ",
            coming!(),
            " ORDER BY ",
            sort_key!(),
            ", m.id LIMIT 1"
        ))
        .bind(after.partnership_id)
        .bind(after.id)
        .bind(now);
    Ok(tx.maybe(q).await?)
}

/// Those of these meetings that lie in these partnerships.
pub async fn find_all(db: &Db, reach: &[PartnershipId], ids: &[MeetingId]) -> Result<Vec<AnnualMeeting>> {
    let q = db
        .q(concat!(select!(), "WHERE m.partnership_id IN_IDS($1) AND m.id IN_IDS($2)"))
        .bind_all(reach)
        .bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// A page of a partnership's meetings: those to come soonest first, those held or called off latest first.
pub async fn of_partnership(
    db: &Db,
    partnership: PartnershipId,
    past: bool,
    page: &PageRequest,
) -> Result<(Vec<AnnualMeeting>, Option<i64>)> {
    let q = if past {
        let (key, id) = page.before("~".to_owned())?;
        db.q(concat!(
            select!(),
            "WHERE m.partnership_id = $1 AND NOT (",
            coming!(),
            ") AND (",
            sort_key!(),
            ", m.id) < ($2, $3) ORDER BY ",
            sort_key!(),
            " DESC, m.id DESC LIMIT $4"
        ))
        .bind(partnership)
        .bind(key)
        .bind(id)
    } else {
        db.q(concat!(
            select!(),
            "WHERE m.partnership_id = $1 AND ",
            coming!(),
            " AND (",
            sort_key!(),
            ", m.id) > ($2, $3) ORDER BY ",
            sort_key!(),
            ", m.id LIMIT $4"
        ))
        .bind(partnership)
        .bind(page.after_key())
        .bind(page.after_id())
    };
    let rows = db.all(q.bind(page.limit())).await?;
    if !page.with_total {
        return Ok((rows, None));
    }
    let q: Q = db.q(if past {
        concat!("SELECT COUNT(*) ", from!(), "WHERE m.partnership_id = $1 AND NOT (", coming!(), ")")
    } else {
        concat!("SELECT COUNT(*) ", from!(), "WHERE m.partnership_id = $1 AND ", coming!())
    });
    let total: Option<(i64,)> = db.maybe(q.bind(partnership)).await?;
    Ok((rows, total.map(|(count,)| count)))
}

const PRESENCES: &str = "SELECT t.id, t.meeting_id, t.organisation_id, o.sector, t.post_id, t.person_id, t.guest_name \
     FROM meeting_presence t JOIN organisation o ON o.id = t.organisation_id \
     WHERE t.meeting_id IN_IDS($1) ORDER BY t.meeting_id, t.position";

/// Who was at these meetings, as they were listed.
pub async fn presences(db: &Db, ids: &[MeetingId]) -> Result<Vec<Presence>> {
    Ok(db.all(db.q(PRESENCES).bind_ids(ids.iter().map(|id| id.uuid()))).await?)
}

/// The same inside a transaction.
pub async fn presences_in(tx: &mut Tx, id: MeetingId) -> Result<Vec<Presence>> {
    Ok(tx.all(tx.q(PRESENCES).bind_ids([id.uuid()])).await?)
}

/// A theme, and when it was last on the agenda of a meeting held in the partnership.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Discussed {
    pub partnership_id: PartnershipId,
    pub theme: Theme,
    pub last_on: Day,
}

/// When themes were last discussed in these partnerships.
pub async fn discussed(db: &Db, ids: &[PartnershipId]) -> Result<Vec<Discussed>> {
    let q = db
        .q("SELECT m.partnership_id, i.theme, MAX(m.held_on) AS last_on FROM agenda_item i \
            JOIN annual_meeting m ON m.id = i.meeting_id WHERE m.partnership_id IN_IDS($1) AND i.theme IS NOT NULL \
            AND m.held_on IS NOT NULL GROUP BY m.partnership_id, i.theme")
        .bind_all(ids);
    Ok(db.all(q).await?)
}

/// A protocol in force and the day its review is due.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DueReview {
    pub partnership_id: PartnershipId,
    pub id: ProtocolId,
    pub title: String,
    pub review_due_on: Day,
}

/// Reviews to come of these partnerships' protocols, soonest first.
pub async fn due_reviews(db: &Db, ids: &[PartnershipId]) -> Result<Vec<DueReview>> {
    let q = db
        .q("SELECT partnership_id, id, title, review_due_on FROM protocol WHERE status = 'IN_FORCE' \
            AND review_due_on IS NOT NULL AND partnership_id IN_IDS($1) ORDER BY review_due_on, id")
        .bind_all(ids);
    Ok(db.all(q).await?)
}
