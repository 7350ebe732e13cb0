//! All SQL of home. It reads the tables of the slices below: one statement a list instead of one a kind.

use uuid::Uuid;

use super::model::{DueRow, Meeting, OrphanRow, WaitingItem};
use super::start::Begun;
use crate::accounts::OPEN_DAYS;
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::moves::waiting_since;
use crate::platform::db::{Db, Q};
use crate::protocols::ids::ProtocolId;

/// For whom things wait.
pub struct Audience<'a> {
    pub actor: &'a Actor,
    /// Partnerships of which the viewer has the coordinator's duties.
    pub runs: &'a [PartnershipId],
    /// Organisations that the viewer represents.
    pub represented: &'a [OrganisationId],
}

fn posts(q: Q, actor: &Actor) -> Q {
    q.bind_ids(actor.posts().into_iter().map(|id| id.0))
}

/// Who sees to a protocol's review: `$1` posts, `$2` partnerships run, `$3` organisations represented, `$4` today.
macro_rules! sees_to_it {
    () => {
        "(p.owner_post_id IN_IDS($1) OR p.partnership_id IN_IDS($2) OR EXISTS (SELECT 1 FROM protocol_party y \
         WHERE y.protocol_id = p.id AND y.state = 'ACTIVE' AND (y.withdraws_on IS NULL OR y.withdraws_on >= $4) \
         AND y.organisation_id IN_IDS($3)))"
    };
}

/// Points of the secrecy checklist: a draft with fewer answers waits for some.
const CHECKLIST_POINTS: i64 = 7;

/// `$1` to `$4` as above, `$5` the horizon, `$6` now, `$7` the person, `$8` the number of points, `$9` the day before
/// which holders are no longer asked about, `$10` the instant before which reports no longer wait.
const WAITING: &str = concat!(
    "SELECT 'APPROVAL' AS kind, 'version' AS subject_kind, v.id AS subject_id, p.title AS title, s.post_id AS post_id, \
     v.effect_date AS due_on, pa.time_zone AS time_zone FROM protocol_version v \
     JOIN version_signatory s ON s.version_id = v.id JOIN protocol p ON p.id = v.protocol_id \
     JOIN partnership pa ON pa.id = p.partnership_id WHERE v.status = 'IN_APPROVAL' AND s.post_id IN_IDS($1) \
     AND NOT EXISTS (SELECT 1 FROM approval a WHERE a.version_id = v.id AND a.post_id = s.post_id AND a.voided_at IS NULL) \
     UNION SELECT 'REVIEW_TO_PLAN', 'protocol', p.id, p.title, CASE WHEN p.owner_post_id IN_IDS($1) THEN p.owner_post_id END, \
     p.review_due_on, pa.time_zone FROM protocol p JOIN partnership pa ON pa.id = p.partnership_id \
     WHERE p.status = 'IN_FORCE' AND p.review_due_on <= $5 AND NOT EXISTS (SELECT 1 FROM protocol_review r \
     WHERE r.protocol_id = p.id AND r.state IN ('PLANNED', 'IN_PROGRESS')) AND ",
    sees_to_it!(),
    " UNION SELECT 'REVIEW_TO_COMPLETE', 'review', r.id, p.title, CASE WHEN p.owner_post_id IN_IDS($1) THEN p.owner_post_id END, \
     r.due_on, pa.time_zone FROM protocol_review r JOIN protocol p ON p.id = r.protocol_id \
     JOIN partnership pa ON pa.id = p.partnership_id LEFT JOIN event e ON e.id = r.event_id \
     WHERE (r.state = 'IN_PROGRESS' OR (r.state = 'PLANNED' AND e.ends_at < $6)) AND ",
    sees_to_it!(),
    " UNION SELECT 'CHECKLIST', 'version', v.id, p.title, CASE WHEN p.owner_post_id IN_IDS($1) THEN p.owner_post_id END, \
     v.effect_date, pa.time_zone FROM protocol_version v JOIN protocol p ON p.id = v.protocol_id \
     JOIN partnership pa ON pa.id = p.partnership_id WHERE v.status = 'DRAFT' \
     AND (p.owner_post_id IN_IDS($1) OR p.partnership_id IN_IDS($2)) \
     AND (SELECT COUNT(*) FROM checklist_answer c WHERE c.version_id = v.id AND c.answer IS NOT NULL) < $8 \
     UNION SELECT 'ACTION', 'action', i.id, i.title, i.owner_post_id, i.due_on, pa.time_zone FROM action_item i \
     JOIN partnership pa ON pa.id = i.partnership_id WHERE i.state = 'OPEN' AND i.owner_post_id IN_IDS($1) \
     UNION SELECT 'EVENT_TO_ANSWER', 'event', e.id, e.title, t.post_id, CAST(NULL AS DATE), e.time_zone \
     FROM event_attendee t JOIN event e ON e.id = t.event_id WHERE t.answer = 'AWAITED' AND e.state = 'SCHEDULED' \
     AND e.ends_at > $6 AND (t.post_id IN_IDS($1) OR (t.person_id = $7 AND t.organisation_id IN \
     (SELECT own.organisation_id FROM post own WHERE own.id IN_IDS($1)))) \
     UNION SELECT 'ACCESS_REQUEST', 'access-request', q.id, n.given_name || ' ' || n.family_name, po.id, CAST(NULL AS DATE), \
     CAST(NULL AS TEXT) FROM access_request q JOIN person n ON n.id = q.person_id \
     JOIN post po ON po.organisation_id = q.organisation_id AND po.representative AND po.id IN_IDS($1) \
     WHERE q.state = 'PENDING' \
     UNION SELECT 'MANDATE_TO_CONFIRM', 'mandate', m.id, n.given_name || ' ' || n.family_name, po.id, CAST(NULL AS DATE), \
     CAST(NULL AS TEXT) FROM mandate m JOIN person n ON n.id = m.person_id JOIN post mp ON mp.id = m.post_id \
     JOIN post po ON po.organisation_id = mp.organisation_id AND po.representative AND po.id IN_IDS($1) \
     WHERE m.confirmed_at IS NULL AND m.refused_at IS NULL AND (m.ends_on IS NULL OR m.ends_on >= $4) \
     AND m.person_id <> $7 AND (m.created_by IS NULL OR m.created_by <> $7) \
     UNION SELECT 'IDENTITY_LINK_TO_CONFIRM', 'person', l.person_id, l.provider_id, CAST(NULL AS UUID), CAST(NULL AS DATE), \
     CAST(NULL AS TEXT) FROM pending_identity_link l WHERE l.person_id = $7 AND l.expires_at > $6 \
     UNION SELECT 'HOLDERS_TO_CONFIRM', 'organisation', o.id, o.name, po.id, CAST(NULL AS DATE), CAST(NULL AS TEXT) \
     FROM holder_check h JOIN organisation o ON o.id = h.organisation_id \
     JOIN post po ON po.organisation_id = o.id AND po.representative AND po.id IN_IDS($1) \
     WHERE h.confirmed_on IS NULL AND h.asked_on > $9 \
     UNION SELECT 'STAFF_REPORT', 'staff-report', f.id, o.name, po.id, f.happens_on, CAST(NULL AS TEXT) FROM staff_report f \
     JOIN post fp ON fp.id = f.post_id JOIN organisation o ON o.id = fp.organisation_id \
     JOIN post po ON po.organisation_id = o.id AND po.representative AND po.id IN_IDS($1) \
     LEFT JOIN mandate fm ON fm.id = f.mandate_id WHERE f.state = 'PENDING' AND f.created_at >= $10 \
     AND (fm.ends_on IS NULL OR fm.ends_on > f.happens_on)"
);

/// What waits for the viewer, in any order.
pub async fn waiting(db: &Db, audience: &Audience<'_>, now: Ts, horizon: Day) -> Result<Vec<WaitingItem>> {
    let q = posts(db.q(WAITING), audience.actor)
        .bind_ids(audience.runs.iter().map(|id| id.0))
        .bind_ids(audience.represented.iter().map(|id| id.0))
        .bind(now.day_in(&crate::kernel::clock::Zone::paris()))
        .bind(horizon)
        .bind(now)
        .bind(audience.actor.person)
        .bind(CHECKLIST_POINTS)
        .bind(now.day_in(&crate::kernel::clock::Zone::paris()).plus_days(-OPEN_DAYS))
        .bind(waiting_since(now));
    Ok(db.all(q).await?)
}

/// What waits for who answers for the organisations `o` of these territories: the same as for their representatives.
/// `$1` territories, `$2` today, `$3` the person, `$4` the day before which holders are no longer asked about, `$5` the
/// instant before which reports no longer wait.
const WAITING_WITHIN: &str = "WITH o AS (SELECT p.id, p.name, p.time_zone FROM organisation p WHERE EXISTS (SELECT 1 \
     FROM organisation_territory ot JOIN territory_overlap x ON x.other_code = ot.territory_code \
     WHERE ot.organisation_id = p.id AND x.code IN_TEXTS($1))) \
     SELECT 'ACCESS_REQUEST' AS kind, 'access-request' AS subject_kind, q.id AS subject_id, \
     n.given_name || ' ' || n.family_name AS title, CAST(NULL AS DATE) AS due_on, o.id AS organisation_id, o.time_zone \
     FROM access_request q JOIN person n ON n.id = q.person_id JOIN o ON o.id = q.organisation_id \
     WHERE q.state = 'PENDING' AND q.person_id <> $3 \
     UNION ALL SELECT 'MANDATE_TO_CONFIRM', 'mandate', m.id, n.given_name || ' ' || n.family_name, CAST(NULL AS DATE), \
     o.id, o.time_zone FROM mandate m JOIN person n ON n.id = m.person_id JOIN post mp ON mp.id = m.post_id \
     JOIN o ON o.id = mp.organisation_id WHERE m.confirmed_at IS NULL AND m.refused_at IS NULL \
     AND (m.ends_on IS NULL OR m.ends_on >= $2) AND m.person_id <> $3 AND (m.created_by IS NULL OR m.created_by <> $3) \
     UNION ALL SELECT 'HOLDERS_TO_CONFIRM', 'organisation', o.id, o.name, CAST(NULL AS DATE), o.id, o.time_zone \
     FROM holder_check h JOIN o ON o.id = h.organisation_id WHERE h.confirmed_on IS NULL AND h.asked_on > $4 \
     UNION ALL SELECT 'STAFF_REPORT', 'staff-report', f.id, o.name, f.happens_on, o.id, o.time_zone FROM staff_report f \
     JOIN post fp ON fp.id = f.post_id JOIN o ON o.id = fp.organisation_id \
     LEFT JOIN mandate fm ON fm.id = f.mandate_id WHERE f.state = 'PENDING' AND f.created_at >= $5 \
     AND (fm.ends_on IS NULL OR fm.ends_on > f.happens_on)";

/// What waits for who answers for organisations of these territories, whoever does.
pub async fn waiting_within(db: &Db, codes: &[String], actor: &Actor, now: Ts) -> Result<Vec<OrphanRow>> {
    let today = now.day_in(&crate::kernel::clock::Zone::paris());
    let q = db
        .q(WAITING_WITHIN)
        .bind_texts(codes.iter().cloned())
        .bind(today)
        .bind(actor.person)
        .bind(today.plus_days(-OPEN_DAYS))
        .bind(waiting_since(now));
    Ok(db.all(q).await?)
}

/// Protocols in force whose fixed term only a decision renews, and whose end nobody has decided, for who sees to them
/// or signs them.
pub async fn express_terms(db: &Db, audience: &Audience<'_>, today: Day) -> Result<Vec<ProtocolId>> {
    let q = db.q(concat!(
        "SELECT p.id FROM protocol p WHERE p.status = 'IN_FORCE' AND p.term_kind = 'FIXED' \
         AND p.term_renewal = 'EXPRESS' AND p.ended_on IS NULL AND (",
        sees_to_it!(),
        " OR EXISTS (SELECT 1 FROM protocol_version v JOIN version_signatory s ON s.version_id = v.id \
         JOIN protocol_party n ON n.id = s.party_id WHERE v.protocol_id = p.id AND v.status = 'IN_FORCE' \
         AND s.post_id IN_IDS($1) AND (n.withdraws_on IS NULL OR n.withdraws_on >= $4)))"
    ));
    let q = posts(q, audience.actor)
        .bind_ids(audience.runs.iter().map(|id| id.0))
        .bind_ids(audience.represented.iter().map(|id| id.0))
        .bind(today);
    let rows: Vec<(Uuid,)> = db.all(q).await?;
    Ok(rows.into_iter().map(|(id,)| ProtocolId(id)).collect())
}

/// Posts that sign texts in force or in preparation and whose vacancy concerns the viewer, with their organisation.
pub async fn signatory_posts(db: &Db, audience: &Audience<'_>) -> Result<Vec<(PostId, String)>> {
    let q = db
        .q("SELECT DISTINCT po.id, o.name FROM version_signatory s JOIN protocol_version v ON v.id = s.version_id \
            JOIN protocol p ON p.id = v.protocol_id JOIN post po ON po.id = s.post_id \
            JOIN organisation o ON o.id = po.organisation_id \
            WHERE p.status IN ('PREPARED', 'IN_FORCE') AND v.status IN ('DRAFT', 'IN_APPROVAL', 'AGREED', 'IN_FORCE') \
            AND (p.partnership_id IN_IDS($1) OR po.organisation_id IN_IDS($2))")
        .bind_ids(audience.runs.iter().map(|id| id.0))
        .bind_ids(audience.represented.iter().map(|id| id.0));
    Ok(db.all(q).await?)
}

/// Reviews of these partnerships, actions and mandates of the viewer, that fall due on that day or before.
pub async fn due(
    db: &Db,
    actor: &Actor,
    partnerships: &[PartnershipId],
    horizon: Day,
) -> Result<Vec<DueRow>> {
    let q = db.q("SELECT 'REVIEW' AS kind, 'protocol' AS subject_kind, p.id AS subject_id, p.title AS title, \
         p.review_due_on AS due_on, pa.time_zone AS time_zone FROM protocol p JOIN partnership pa ON pa.id = p.partnership_id \
         WHERE p.status = 'IN_FORCE' AND p.review_due_on <= $4 AND p.partnership_id IN_IDS($2) \
         UNION ALL SELECT 'ACTION', 'action', i.id, i.title, i.due_on, pa.time_zone FROM action_item i \
         JOIN partnership pa ON pa.id = i.partnership_id \
         WHERE i.state = 'OPEN' AND i.due_on <= $4 AND i.owner_post_id IN_IDS($1) \
         UNION ALL SELECT 'MANDATE_END', 'mandate', m.id, o.name, m.ends_on, o.time_zone FROM mandate m \
         JOIN post po ON po.id = m.post_id JOIN organisation o ON o.id = po.organisation_id \
         WHERE m.person_id = $3 AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL AND m.ends_on <= $4");
    let q = posts(q, actor).bind_ids(partnerships.iter().map(|id| id.0)).bind(actor.person).bind(horizon);
    Ok(db.all(q).await?)
}

/// Meetings not over, until that instant, that the viewer invites to or is expected at.
pub async fn meetings(db: &Db, actor: &Actor, now: Ts, until: Ts) -> Result<Vec<Meeting>> {
    let q = db.q("SELECT e.id, e.title, e.starts_at, e.time_zone FROM event e WHERE e.state = 'SCHEDULED' \
         AND e.ends_at > $2 AND e.starts_at < $3 AND (e.organiser_post_id IN_IDS($1) OR EXISTS (SELECT 1 \
         FROM event_attendee t WHERE t.event_id = e.id AND (t.post_id IN_IDS($1) OR (t.person_id = $4 \
         AND t.organisation_id IN (SELECT own.organisation_id FROM post own WHERE own.id IN_IDS($1))))))");
    Ok(db.all(posts(q, actor).bind(now).bind(until).bind(actor.person)).await?)
}

/// Protocols in force for a fixed term.
pub async fn fixed_terms(db: &Db, partnerships: &[PartnershipId]) -> Result<Vec<ProtocolId>> {
    let q = db
        .q("SELECT id FROM protocol WHERE status = 'IN_FORCE' AND term_kind = 'FIXED' AND partnership_id IN_IDS($1)")
        .bind_ids(partnerships.iter().map(|id| id.0));
    let rows: Vec<(Uuid,)> = db.all(q).await?;
    Ok(rows.into_iter().map(|(id,)| ProtocolId(id)).collect())
}

/// Territories of these that no partnership covers on that day, by name.
pub async fn without_partnership(db: &Db, codes: &[String], on: Day) -> Result<Vec<(String, String)>> {
    let q = db
        .q("SELECT t.code, t.name FROM territory t WHERE t.code IN_TEXTS($1) AND NOT EXISTS (SELECT 1 \
            FROM territory_overlap x JOIN partnership_scope s ON s.territory_code = x.other_code \
            WHERE x.code = t.code AND s.from_on <= $2 AND (s.to_on IS NULL OR s.to_on >= $2)) ORDER BY t.name, t.code")
        .bind_texts(codes.iter().cloned())
        .bind(on);
    Ok(db.all(q).await?)
}

/// Whether `p` has on `$2` members on both sides for which the further joins find a row.
macro_rules! on_both_sides {
    ($($more:literal)?) => {
        concat!(
            "(", one_side!("o.sector = 'JUSTICE'", $($more)?), " AND ",
            one_side!("o.sector IN ('MEDICO_SOCIAL', 'SANITAIRE', 'PREMIER_RECOURS')", $($more)?), ")"
        )
    };
}
macro_rules! one_side {
    ($sector:literal, $($more:literal)?) => {
        concat!(
            "EXISTS (SELECT 1 FROM partnership_member m JOIN organisation o ON o.id = m.organisation_id ",
            $($more,)?
            " WHERE m.partnership_id = p.id AND m.joined_on <= $2 AND (m.left_on IS NULL OR m.left_on >= $2) AND ",
            $sector, ")"
        )
    };
}

/// How far these partnerships have come on that day.
pub async fn begun(db: &Db, ids: &[PartnershipId], on: Day) -> Result<Vec<Begun>> {
    let q = db.q(concat!(
        "SELECT p.id, p.name, p.name_key, ",
        on_both_sides!(),
        " AS both_sides, ",
        on_both_sides!(
            "JOIN post po ON po.organisation_id = o.id JOIN mandate h ON h.post_id = po.id AND h.confirmed_at IS NOT NULL \
             AND h.refused_at IS NULL AND h.starts_on <= $2 AND (h.ends_on IS NULL OR h.ends_on >= $2)"
        ),
        " AS both_held, EXISTS (SELECT 1 FROM protocol x WHERE x.partnership_id = p.id) AS protocol \
         FROM partnership p WHERE p.id IN_IDS($1)"
    ));
    Ok(db.all(q.bind_ids(ids.iter().map(|id| id.0)).bind(on)).await?)
}
