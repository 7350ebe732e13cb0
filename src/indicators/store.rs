//! All SQL of indicators. It reads the tables of the slices below, one statement for each kind of fact whatever the
//! number of partnerships.
//!
//! `$2` is the instant by which a fact had to be written down to count. Where the tables do not say when, the record of
//! acts does; acts older than its three years are known for long.

use uuid::Uuid;

use super::facts::{
    ActionFact, ArrivalFact, DepartureFact, HeldFact, MandateFact, ProtocolFact, ReferentFact, ReviewFact,
    SignatoryFact,
};
use crate::kernel::actor::{PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::db::{Db, Q};

/// Whose facts, and what was known when.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub partnerships: &'a [PartnershipId],
    /// Facts written down later do not count.
    pub known: Ts,
    /// The earliest day that figures look back to.
    pub since: Day,
}

impl Asked<'_> {
    fn bound(&self, q: Q) -> Q {
        q.bind_ids(self.partnerships.iter().map(|id| id.0)).bind(self.known)
    }
}

/// The last day of a mandate as it was known: an end is only ever written while the mandate runs, so that one written
/// later was none.
macro_rules! known_end {
    () => {
        "CASE WHEN EXISTS (SELECT 1 FROM audit a WHERE a.subject_id = m.id AND a.action = 'mandate.end' AND a.at > $2) \
         THEN NULL ELSE m.ends_on END"
    };
}

/// A mandate that was in order then.
macro_rules! in_order {
    () => {
        "m.confirmed_at IS NOT NULL AND m.confirmed_at <= $2 AND m.refused_at IS NULL"
    };
}

/// Protocols that came into force.
pub async fn protocols(db: &Db, asked: Asked<'_>) -> Result<Vec<ProtocolFact>> {
    let q = db.q(
        "SELECT p.id, p.partnership_id, p.title, p.review_period_months, p.first_in_force_on AS from_on, \
         CASE WHEN EXISTS (SELECT 1 FROM audit a WHERE a.subject_id = p.id AND a.at > $2 \
         AND a.action IN ('protocol.end_planned', 'protocol.terminate', 'protocol.expire')) \
         THEN NULL ELSE p.ended_on END AS until_on FROM protocol p WHERE p.partnership_id IN_IDS($1) \
         AND p.first_in_force_on IS NOT NULL AND p.created_at <= $2 ORDER BY p.title_key, p.id",
    );
    Ok(db.all(asked.bound(q)).await?)
}

/// Reviews held and closed.
pub async fn reviews(db: &Db, asked: Asked<'_>) -> Result<Vec<ReviewFact>> {
    let q = db.q(
        "SELECT r.protocol_id, r.held_on FROM protocol_review r JOIN protocol p ON p.id = r.protocol_id \
         WHERE p.partnership_id IN_IDS($1) AND r.state = 'CLOSED' AND r.held_on IS NOT NULL \
         AND (r.completed_at IS NULL OR r.completed_at <= $2) \
         ORDER BY r.held_on, r.id",
    );
    Ok(db.all(asked.bound(q)).await?)
}

/// Annual meetings held.
pub async fn meetings(db: &Db, asked: Asked<'_>) -> Result<Vec<HeldFact>> {
    let q = db.q("SELECT m.id, m.partnership_id, e.title, m.held_on FROM annual_meeting m JOIN event e ON e.id = m.event_id \
         WHERE m.partnership_id IN_IDS($1) AND m.held_on IS NOT NULL AND COALESCE((SELECT MIN(a.at) FROM audit a \
         WHERE a.subject_id = m.id AND a.action = 'meeting.hold'), $2) <= $2 ORDER BY m.held_on, m.id");
    Ok(db.all(asked.bound(q)).await?)
}

/// Cross-trainings given: somebody of justice and somebody of care took part, teaching or attending (domain §3).
pub async fn trainings(db: &Db, asked: Asked<'_>) -> Result<Vec<HeldFact>> {
    let q = db.q("SELECT t.id, t.partnership_id, t.title, t.held_on FROM training t \
         WHERE t.partnership_id IN_IDS($1) AND t.held_on IS NOT NULL AND COALESCE((SELECT MIN(a.at) FROM audit a \
         WHERE a.subject_id = t.id AND a.action = 'training.close'), $2) <= $2 \
         AND (SELECT COUNT(DISTINCT s.sector_group) FROM (SELECT r.training_id, r.sector_group FROM registration r \
         WHERE r.attended UNION SELECT x.training_id, x.sector_group FROM training_trainer x) s \
         WHERE s.training_id = t.id AND s.sector_group IN ('JUSTICE', 'HEALTH')) = 2 ORDER BY t.held_on, t.id");
    Ok(db.all(asked.bound(q)).await?)
}

/// Who took a post of a member since that day, with the first meeting held at which they were presented.
pub async fn arrivals(db: &Db, asked: Asked<'_>) -> Result<Vec<ArrivalFact>> {
    let q = db.q(concat!(
        "SELECT pm.partnership_id, m.post_id, m.starts_on, ",
        known_end!(),
        " AS ends_on, (SELECT MIN(e.starts_at) FROM presentation_meeting t JOIN event e ON e.id = t.event_id \
         WHERE t.mandate_id = m.id AND t.partnership_id = pm.partnership_id AND t.created_at <= $2 \
         AND e.state = 'HELD' AND e.starts_at <= $2) AS met_at, \
         pm.joined_on AS from_on, pm.left_on AS until_on FROM mandate m JOIN post po ON po.id = m.post_id \
         JOIN partnership_member pm ON pm.organisation_id = po.organisation_id AND pm.partnership_id IN_IDS($1) WHERE ",
        in_order!(),
        " AND m.capacity <> 'DELEGATE' AND m.starts_on > $3 ORDER BY m.starts_on, m.id"
    ));
    Ok(db.all(asked.bound(q).bind(asked.since)).await?)
}

/// Titulars who left a post of a member since that day, without another mandate on it, with the day of their note.
pub async fn departures(db: &Db, asked: Asked<'_>) -> Result<Vec<DepartureFact>> {
    let q = db.q(concat!(
        "SELECT pm.partnership_id, m.post_id, m.ends_on, (SELECT COALESCE((SELECT MIN(a.at) FROM audit a \
         WHERE a.subject_id = n.id AND a.action = 'handover.write'), n.edited_at) FROM handover_note n \
         WHERE n.mandate_id = m.id) AS written_at, pm.joined_on AS from_on, pm.left_on AS until_on \
         FROM mandate m JOIN post po ON po.id = m.post_id \
         JOIN partnership_member pm ON pm.organisation_id = po.organisation_id AND pm.partnership_id IN_IDS($1) WHERE ",
        in_order!(),
        " AND m.capacity = 'TITULAR' AND m.ends_on > $3 AND ",
        known_end!(),
        " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mandate later WHERE later.post_id = m.post_id \
         AND later.person_id = m.person_id AND later.refused_at IS NULL AND later.starts_on > m.starts_on \
         AND later.created_at <= $2) ORDER BY m.ends_on, m.id"
    ));
    Ok(db.all(asked.bound(q).bind(asked.since)).await?)
}

/// Actions, as they stand: an action opened again or given another day has no past.
pub async fn actions(db: &Db, asked: Asked<'_>) -> Result<Vec<ActionFact>> {
    let q = db.q("SELECT i.id, i.partnership_id, i.title, i.due_on, i.state = 'DROPPED' AS dropped, i.settled_on, i.created_at \
         FROM action_item i WHERE i.partnership_id IN_IDS($1) AND i.created_at <= $2 \
         AND (i.settled_on IS NULL OR i.settled_on > $3) ORDER BY i.due_on, i.id");
    Ok(db.all(asked.bound(q).bind(asked.since)).await?)
}

/// Parties of texts that came into force, with the posts that sign for them.
pub async fn signatories(db: &Db, asked: Asked<'_>) -> Result<Vec<SignatoryFact>> {
    let q = db.q("SELECT p.partnership_id, p.id AS protocol_id, y.organisation_id, s.post_id, v.in_force_from AS from_on, \
         CASE WHEN v.status = 'SUPERSEDED' THEN v.in_force_until END AS until_on, \
         CASE WHEN EXISTS (SELECT 1 FROM audit a WHERE a.subject_id = p.id AND a.action = 'party.withdraw' AND a.at > $2) \
         THEN NULL ELSE y.withdraws_on END AS withdraws_on FROM version_signatory s \
         JOIN protocol_version v ON v.id = s.version_id JOIN protocol_party y ON y.id = s.party_id \
         JOIN protocol p ON p.id = v.protocol_id WHERE p.partnership_id IN_IDS($1) AND v.in_force_from IS NOT NULL \
         AND p.created_at <= $2 ORDER BY p.id, y.organisation_id, s.post_id");
    Ok(db.all(asked.bound(q)).await?)
}

/// Posts of members that are or once were the contact magistrate's.
pub async fn referents(db: &Db, asked: Asked<'_>) -> Result<Vec<ReferentFact>> {
    let q = db.q("SELECT pm.partnership_id, po.organisation_id, po.id AS post_id, po.referent, pm.joined_on AS from_on, \
         pm.left_on AS until_on FROM post po JOIN partnership_member pm ON pm.organisation_id = po.organisation_id \
         WHERE pm.partnership_id IN_IDS($1) AND po.created_at <= $2 \
         AND (po.referent OR EXISTS (SELECT 1 FROM referent_change c WHERE c.post_id = po.id)) ORDER BY po.id");
    Ok(db.all(asked.bound(q)).await?)
}

/// Who held these posts, as titular or interim, without their names.
pub async fn mandates(db: &Db, posts: &[PostId], known: Ts) -> Result<Vec<MandateFact>> {
    let q = db
        .q(concat!(
            "SELECT m.post_id, m.starts_on AS from_on, ",
            known_end!(),
            " AS until_on FROM mandate m WHERE m.post_id IN_IDS($1) AND m.capacity <> 'DELEGATE' AND ",
            in_order!(),
            " ORDER BY m.starts_on, m.id"
        ))
        .bind_ids(posts.iter().map(|id| id.0))
        .bind(known);
    Ok(db.all(q).await?)
}

/// Territories that these posts observe or administer.
pub async fn territories_in_charge(db: &Db, posts: &[PostId]) -> Result<Vec<String>> {
    let q = db
        .q("SELECT DISTINCT territory_code FROM post_grant WHERE post_id IN_IDS($1) \
            AND role IN ('OBSERVER', 'TERRITORY_ADMINISTRATOR') ORDER BY territory_code")
        .bind_ids(posts.iter().map(|id| id.0));
    let rows: Vec<(String,)> = db.all(q).await?;
    Ok(rows.into_iter().map(|(code,)| code).collect())
}

/// A tribunal, a row of the coverage.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TribunalRow {
    pub code: String,
    pub name: String,
    /// Its place in the list.
    pub place: String,
}

/// Tribunals that overlap one of these territories, and that one if one is given, after a place of the list.
pub async fn tribunals(
    db: &Db,
    among: &[String],
    within: Option<&str>,
    after: String,
    limit: i64,
) -> Result<Vec<TribunalRow>> {
    let q = db
        .q("SELECT t.code, t.name, t.name_key || ' ' || t.code AS place FROM territory t WHERE t.kind = 'TRIBUNAL' \
            AND t.name_key || ' ' || t.code > $2 AND EXISTS (SELECT 1 FROM territory_overlap x WHERE x.code = t.code \
            AND x.other_code IN_TEXTS($1)) AND ($3 = '' OR EXISTS (SELECT 1 FROM territory_overlap x \
            WHERE x.code = t.code AND x.other_code = $3)) ORDER BY place LIMIT $4")
        .bind_texts(among.iter().cloned())
        .bind(after)
        .bind(within.unwrap_or_default().to_owned())
        .bind(limit);
    Ok(db.all(q).await?)
}

/// A court, a SPIP or a CSAPA of a tribunal's territory.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AroundRow {
    pub tribunal: String,
    pub id: Uuid,
    pub kind: String,
    pub name: String,
}

/// Courts, SPIPs and CSAPAs of these tribunals' territories. A court is the tribunal's own only when it is entered
/// there: others of the same département have their own row.
pub async fn around(db: &Db, tribunals: &[String], known: Ts, on: Day) -> Result<Vec<AroundRow>> {
    let q = db
        .q("SELECT DISTINCT x.code AS tribunal, o.id, o.kind, o.name, o.name_key FROM territory_overlap x \
            JOIN organisation_territory ot ON ot.territory_code = x.other_code \
            JOIN organisation o ON o.id = ot.organisation_id WHERE x.code IN_TEXTS($1) AND o.created_at <= $2 \
            AND (o.closed_on IS NULL OR o.closed_on >= $3) AND (o.kind IN ('SPIP', 'CSAPA') \
            OR (o.kind IN ('TRIBUNAL_JUDICIAIRE', 'TRIBUNAL_PREMIERE_INSTANCE') AND ot.territory_code = x.code)) \
            ORDER BY o.name_key, o.id")
        .bind_texts(tribunals.iter().cloned())
        .bind(known)
        .bind(on);
    Ok(db.all(q).await?)
}

/// Which of these partnerships cover which of these tribunals on that day.
pub async fn covering(
    db: &Db,
    tribunals: &[String],
    partnerships: &[PartnershipId],
    on: Day,
) -> Result<Vec<(String, PartnershipId)>> {
    let q = db
        .q("SELECT DISTINCT x.code, s.partnership_id FROM territory_overlap x \
            JOIN partnership_scope s ON s.territory_code = x.other_code AND s.from_on <= $3 \
            AND (s.to_on IS NULL OR s.to_on >= $3) WHERE x.code IN_TEXTS($1) AND s.partnership_id IN_IDS($2) \
            ORDER BY x.code, s.partnership_id")
        .bind_texts(tribunals.iter().cloned())
        .bind_ids(partnerships.iter().map(|id| id.0))
        .bind(on);
    Ok(db.all(q).await?)
}
