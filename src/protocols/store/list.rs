//! Pages of protocols and of what happened to them.

use uuid::Uuid;

use crate::kernel::actor::{OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::db::{Db, Q};
use crate::protocols::model::{Protocol, ProtocolStatus};
use crate::protocols::reading::{HISTORY, HistoryRow, Place, never};

use super::read::protocol_columns;

/// What a viewer sees: everything of some partnerships, what was published of others, what their posts sign for a party
/// that is bound on a day; that day is no later than today anywhere, and the exact one is checked afterwards.
pub struct Scope {
    pub full: Vec<PartnershipId>,
    pub published: Vec<PartnershipId>,
    pub posts: Vec<PostId>,
    pub bound_on: Day,
}

/// What is wanted of it.
pub struct Filter {
    pub pattern: String,
    pub status: Option<ProtocolStatus>,
    pub party: Option<OrganisationId>,
    pub review: ReviewFilter,
}

/// How the review stands, as bounds on the due date. The local day differs from zone to zone by one at most, so the
/// zones ahead of the middle day and those behind it have bounds of their own.
#[derive(Default)]
pub struct ReviewFilter {
    /// `OPEN`, `DUE` within the bounds and not open, or nothing.
    pub wanted: &'static str,
    pub ahead: Vec<String>,
    pub behind: Vec<String>,
    pub bounds: Option<(Day, Day)>,
}

/// Which protocols; binds `$1` to `$16`. Those in reach come from three indexes: an `OR` would read the whole table.
macro_rules! wanted {
    () => {
        "p.id IN (SELECT id FROM protocol WHERE partnership_id IN_IDS($1) UNION SELECT id FROM protocol \
         WHERE partnership_id IN_IDS($2) AND first_in_force_on IS NOT NULL UNION SELECT v.protocol_id \
         FROM version_signatory vs JOIN protocol_version v ON v.id = vs.version_id \
         JOIN protocol_party n ON n.id = vs.party_id WHERE vs.post_id IN_IDS($3) \
         AND v.status NOT IN ('ABANDONED', 'SUPERSEDED') AND (n.withdraws_on IS NULL OR n.withdraws_on >= $16)) \
         AND ' ' || p.title_key LIKE $4 AND ($5 = '' OR p.status = $5) AND ($6 = '' OR (p.status = 'IN_FORCE' \
         AND ($6 = 'OPEN') = EXISTS (SELECT 1 FROM protocol_review o WHERE o.protocol_id = p.id \
         AND o.state = 'IN_PROGRESS') AND ($6 = 'OPEN' OR p.review_due_on BETWEEN \
         CASE WHEN pa.time_zone IN_TEXTS($7) THEN $9 WHEN pa.time_zone IN_TEXTS($8) THEN $11 ELSE $13 END AND \
         CASE WHEN pa.time_zone IN_TEXTS($7) THEN $10 WHEN pa.time_zone IN_TEXTS($8) THEN $12 ELSE $14 END))) \
         AND ($15 IS NULL OR EXISTS (SELECT 1 FROM protocol_party y WHERE y.protocol_id = p.id \
         AND y.organisation_id = $15)) "
    };
}

fn bind(q: Q, scope: &Scope, filter: &Filter) -> Q {
    let (low, high) = filter.review.bounds.unwrap_or((never(), never()));
    q.bind_ids(scope.full.iter().map(|id| id.0))
        .bind_ids(scope.published.iter().map(|id| id.0))
        .bind_ids(scope.posts.iter().map(|id| id.0))
        .bind(filter.pattern.clone())
        .bind(filter.status.map(ProtocolStatus::code).unwrap_or_default().to_owned())
        .bind(filter.review.wanted.to_owned())
        .bind_texts(filter.review.ahead.iter().cloned())
        .bind_texts(filter.review.behind.iter().cloned())
        .bind(low.plus_days(1))
        .bind(high.plus_days(1))
        .bind(low.plus_days(-1))
        .bind(high.plus_days(-1))
        .bind(low)
        .bind(high)
        .bind(filter.party)
        .bind(scope.bound_on)
}

fn bind_place(q: Q, after: &Place, limit: i64) -> Q {
    q.bind(never()).bind(after.due).bind(after.title_key.clone()).bind(after.id).bind(limit)
}

/// One page, soonest review first, then title.
pub async fn page(
    db: &Db,
    scope: &Scope,
    filter: &Filter,
    after: &Place,
    limit: i64,
) -> Result<Vec<Protocol>> {
    let q = db.q(concat!(
        "SELECT ",
        protocol_columns!(),
        "WHERE ",
        wanted!(),
        "AND (COALESCE(p.review_due_on, $17), p.title_key, p.id) > ($18, $19, $20) \
         ORDER BY COALESCE(p.review_due_on, $17), p.title_key, p.id LIMIT $21"
    ));
    Ok(db.all(bind_place(bind(q, scope, filter), after, limit)).await?)
}

/// One page for each partnership of the scope.
pub async fn page_by_partnership(
    db: &Db,
    scope: &Scope,
    filter: &Filter,
    after: &Place,
    limit: i64,
) -> Result<Vec<Protocol>> {
    let q = db.q(concat!(
        "SELECT * FROM (SELECT ROW_NUMBER() OVER (PARTITION BY p.partnership_id \
         ORDER BY COALESCE(p.review_due_on, $17), p.title_key, p.id) AS place, ",
        protocol_columns!(),
        "WHERE ",
        wanted!(),
        "AND (COALESCE(p.review_due_on, $17), p.title_key, p.id) > ($18, $19, $20)) ranked \
         WHERE place <= $21 ORDER BY partnership_id, place"
    ));
    Ok(db.all(bind_place(bind(q, scope, filter), after, limit)).await?)
}

pub async fn count(db: &Db, scope: &Scope, filter: &Filter) -> Result<i64> {
    let q = db.q(concat!(
        "SELECT COUNT(*) FROM protocol p JOIN partnership pa ON pa.id = p.partnership_id WHERE ",
        wanted!()
    ));
    let row: Option<(i64,)> = db.maybe(bind(q, scope, filter)).await?;
    Ok(row.map_or(0, |(count,)| count))
}

/// What happened to these protocols and partnerships, to the protocols of those partnerships, and to the reviews of
/// all these protocols; latest first.
pub async fn history(
    db: &Db,
    subjects: Vec<Uuid>,
    (at, id): (Ts, Uuid),
    limit: i64,
) -> Result<Vec<HistoryRow>> {
    let q = db
        .q("WITH subject AS (SELECT pa.id, pa.name AS title FROM partnership pa WHERE pa.id IN_IDS($1) \
            UNION ALL SELECT p.id, p.title FROM protocol p WHERE p.id IN_IDS($1) OR p.partnership_id IN_IDS($1) \
            UNION ALL SELECT r.id, p.title FROM protocol p JOIN protocol_review r ON r.protocol_id = p.id \
            WHERE p.id IN_IDS($1) OR p.partnership_id IN_IDS($1)) \
            SELECT a.id, a.at, a.person_id, a.post_id, a.action, a.subject_kind, a.subject_id, s.title \
            FROM subject s JOIN audit a ON a.subject_id = s.id WHERE a.action IN_TEXTS($2) \
            AND (a.at, a.id) < ($3, $4) ORDER BY a.at DESC, a.id DESC LIMIT $5")
        .bind_ids(subjects)
        .bind_texts(HISTORY.iter().map(|(action, _)| (*action).to_owned()))
        .bind(at)
        .bind(id)
        .bind(limit);
    Ok(db.all(q).await?)
}
