//! All SQL of partnerships.

use super::model::{Member, Partnership, ScopeRow};
use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Tx};

macro_rules! columns {
    () => {
        "pa.id, pa.name, pa.name_key, pa.time_zone, pa.coordinating_post_id, pa.revision, pa.created_at "
    };
}

macro_rules! member_columns {
    () => {
        "SELECT m.partnership_id, m.organisation_id, o.name_key, m.joined_on, m.left_on, o.sector = 'JUSTICE' AS justice, \
         o.sector IN ('MEDICO_SOCIAL', 'SANITAIRE', 'PREMIER_RECOURS') AS health \
         FROM partnership_member m JOIN organisation o ON o.id = m.organisation_id "
    };
}

/// That a scope element `s` overlaps a territory `t`: the same one, or sharing a département unless both are
/// tribunals, of which two in one département do not overlap.
macro_rules! overlaps {
    () => {
        "(s.territory_code = t.code OR EXISTS (SELECT 1 FROM territory_departement a \
         JOIN territory_departement b ON b.departement_code = a.departement_code \
         JOIN territory own ON own.code = a.territory_code \
         WHERE a.territory_code = s.territory_code AND b.territory_code = t.code \
         AND NOT (own.kind = 'TRIBUNAL' AND t.kind = 'TRIBUNAL'))) "
    };
}

/// That the territory `c` lies within none of the administered ones, `$1`.
macro_rules! outside {
    () => {
        "NOT (c.code IN_TEXTS($1)) AND EXISTS (SELECT 1 FROM territory_departement d WHERE d.territory_code = c.code \
         AND d.departement_code NOT IN (SELECT g.departement_code FROM territory_departement g \
         JOIN territory w ON w.code = g.territory_code WHERE g.territory_code IN_TEXTS($1) AND w.kind <> 'TRIBUNAL')) "
    };
}

/// A partnership found for a territory.
#[derive(sqlx::FromRow)]
pub struct Placed {
    /// The territory's code.
    pub code: String,
    #[sqlx(flatten)]
    /// What was found.
    pub partnership: Partnership,
}

pub async fn partnerships(db: &Db, ids: &[PartnershipId]) -> Result<Vec<Partnership>> {
    let q = db
        .q(concat!("SELECT ", columns!(), "FROM partnership pa WHERE pa.id IN_IDS($1)"))
        .bind_ids(ids.iter().map(|id| id.0));
    Ok(db.all(q).await?)
}

pub async fn locked(tx: &mut Tx, id: PartnershipId) -> Result<Option<Partnership>> {
    let q = tx
        .q_per_engine(
            concat!("SELECT ", columns!(), "FROM partnership pa WHERE pa.id = $1"),
            concat!("SELECT ", columns!(), "FROM partnership pa WHERE pa.id = $1 FOR UPDATE OF pa"),
        )
        .bind(id);
    Ok(tx.maybe(q).await?)
}

/// One page of `ids`, in name order; `pattern` filters the folded name.
pub async fn page(
    db: &Db,
    ids: &[PartnershipId],
    pattern: &str,
    page: &PageRequest,
) -> Result<Vec<Partnership>> {
    let q = db
        .q(concat!(
            "SELECT ",
            columns!(),
            "FROM partnership pa WHERE pa.id IN_IDS($1) AND ' ' || pa.name_key LIKE $2 \
             AND (pa.name_key, pa.id) > ($3, $4) ORDER BY pa.name_key, pa.id LIMIT $5"
        ))
        .bind_ids(ids.iter().map(|id| id.0))
        .bind(pattern.to_owned())
        .bind(page.after_key())
        .bind(page.after_id())
        .bind(page.limit());
    Ok(db.all(q).await?)
}

pub async fn count(db: &Db, ids: &[PartnershipId], pattern: &str) -> Result<i64> {
    let q = db
        .q("SELECT COUNT(*) FROM partnership pa WHERE pa.id IN_IDS($1) AND ' ' || pa.name_key LIKE $2")
        .bind_ids(ids.iter().map(|id| id.0))
        .bind(pattern.to_owned());
    let row: Option<(i64,)> = db.maybe(q).await?;
    Ok(row.map_or(0, |(count,)| count))
}

/// One page for each territory: those of `ids` whose scope on that day overlaps it.
pub async fn page_by_territory(
    db: &Db,
    codes: &[String],
    ids: &[PartnershipId],
    pattern: &str,
    on: Day,
    page: &PageRequest,
) -> Result<Vec<Placed>> {
    let q = db
        .q(concat!(
            "SELECT * FROM (SELECT t.code, ",
            columns!(),
            ", ROW_NUMBER() OVER (PARTITION BY t.code ORDER BY pa.name_key, pa.id) AS place \
             FROM territory t CROSS JOIN partnership pa \
             WHERE t.code IN_TEXTS($1) AND pa.id IN_IDS($2) AND ' ' || pa.name_key LIKE $3 \
             AND (pa.name_key, pa.id) > ($4, $5) \
             AND EXISTS (SELECT 1 FROM partnership_scope s WHERE s.partnership_id = pa.id AND s.from_on <= $6 \
             AND (s.to_on IS NULL OR s.to_on >= $6) AND ",
            overlaps!(),
            ")) ranked WHERE place <= $7 ORDER BY code, place"
        ))
        .bind_texts(codes.iter().cloned())
        .bind_ids(ids.iter().map(|id| id.0))
        .bind(pattern.to_owned())
        .bind(page.after_key())
        .bind(page.after_id())
        .bind(on)
        .bind(page.limit());
    Ok(db.all(q).await?)
}

/// Those of `ids` whose scope on that day overlaps the territory.
pub async fn overlapping(db: &Db, code: &str, ids: &[PartnershipId], on: Day) -> Result<Vec<PartnershipId>> {
    let q = db
        .q(concat!(
            "SELECT DISTINCT s.partnership_id FROM partnership_scope s CROSS JOIN territory t \
             WHERE t.code = $1 AND s.partnership_id IN_IDS($2) AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3) AND ",
            overlaps!()
        ))
        .bind(code.to_owned())
        .bind_ids(ids.iter().map(|id| id.0))
        .bind(on);
    let rows: Vec<(PartnershipId,)> = db.all(q).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Partnerships whose scope on that day overlaps one of these territories, the oldest first.
pub async fn covering(db: &Db, codes: &[String], on: Day) -> Result<Vec<PartnershipId>> {
    let q = db
        .q(concat!(
            "SELECT DISTINCT s.partnership_id FROM partnership_scope s CROSS JOIN territory t WHERE t.code IN_TEXTS($1) \
             AND s.from_on <= $2 AND (s.to_on IS NULL OR s.to_on >= $2) AND ",
            overlaps!(),
            "ORDER BY s.partnership_id"
        ))
        .bind_texts(codes.iter().cloned())
        .bind(on);
    let rows: Vec<(PartnershipId,)> = db.all(q).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Partnerships with a scope on that day, all of which lies within these territories, each with whether its coordinating
/// post has neither holder nor interim.
pub async fn administered(db: &Db, codes: &[String], on: Day) -> Result<Vec<(PartnershipId, bool)>> {
    let q = db
        .q(concat!(
            "SELECT pa.id, NOT EXISTS (SELECT 1 FROM mandate m WHERE m.post_id = pa.coordinating_post_id \
             AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL AND m.capacity IN ('TITULAR', 'INTERIM') \
             AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2)) AS vacant FROM partnership pa \
             WHERE EXISTS (SELECT 1 FROM partnership_scope s WHERE s.partnership_id = pa.id AND s.from_on <= $2 \
             AND (s.to_on IS NULL OR s.to_on >= $2)) \
             AND NOT EXISTS (SELECT 1 FROM partnership_scope s JOIN territory c ON c.code = s.territory_code \
             WHERE s.partnership_id = pa.id AND s.from_on <= $2 AND (s.to_on IS NULL OR s.to_on >= $2) AND ",
            outside!(),
            ")"
        ))
        .bind_texts(codes.iter().cloned())
        .bind(on);
    Ok(db.all(q).await?)
}

/// Those of `codes` that do not lie within the administered territories.
pub async fn not_administered(db: &Db, administered: &[String], codes: &[String]) -> Result<Vec<String>> {
    let q = db
        .q(concat!("SELECT c.code FROM territory c WHERE c.code IN_TEXTS($2) AND ", outside!()))
        .bind_texts(administered.iter().cloned())
        .bind_texts(codes.iter().cloned());
    let rows: Vec<(String,)> = db.all(q).await?;
    Ok(rows.into_iter().map(|(code,)| code).collect())
}

pub async fn members(db: &Db, ids: &[PartnershipId]) -> Result<Vec<Member>> {
    let q = db
        .q(concat!(
            member_columns!(),
            "WHERE m.partnership_id IN_IDS($1) ORDER BY o.name_key, m.organisation_id, m.joined_on"
        ))
        .bind_ids(ids.iter().map(|id| id.0));
    Ok(db.all(q).await?)
}

/// Memberships of one organisation in one partnership, earliest first, under the partnership's lock.
pub async fn memberships_in(
    tx: &mut Tx,
    id: PartnershipId,
    organisation: OrganisationId,
) -> Result<Vec<Member>> {
    let q = tx
        .q(concat!(
            member_columns!(),
            "WHERE m.partnership_id = $1 AND m.organisation_id = $2 ORDER BY m.joined_on"
        ))
        .bind(id)
        .bind(organisation);
    Ok(tx.all(q).await?)
}

pub async fn members_of_organisations(db: &Db, ids: &[OrganisationId]) -> Result<Vec<Member>> {
    let q = db
        .q(concat!(member_columns!(), "WHERE m.organisation_id IN_IDS($1)"))
        .bind_ids(ids.iter().map(|id| id.0));
    Ok(db.all(q).await?)
}

pub async fn scopes(db: &Db, ids: &[PartnershipId]) -> Result<Vec<ScopeRow>> {
    let q = db
        .q("SELECT partnership_id, territory_code, from_on, to_on FROM partnership_scope \
            WHERE partnership_id IN_IDS($1) ORDER BY territory_code, from_on")
        .bind_ids(ids.iter().map(|id| id.0));
    Ok(db.all(q).await?)
}

/// Posts whose vacancy concerns these partnerships: contact magistrates of their members, signatories of their
/// protocols' texts in force or in preparation, owners of protocols not ended, their coordinating posts.
pub async fn posts_to_hold(db: &Db, ids: &[PartnershipId], on: Day) -> Result<Vec<(PartnershipId, PostId)>> {
    // Reads tables of `protocols` although that slice lies above: one list of posts, one statement.
    let q = db
        .q("SELECT m.partnership_id, po.id FROM post po JOIN partnership_member m ON m.organisation_id = po.organisation_id \
            WHERE m.partnership_id IN_IDS($1) AND m.joined_on <= $2 AND (m.left_on IS NULL OR m.left_on >= $2) \
            AND po.referent AND po.closed_on IS NULL \
            UNION SELECT p.partnership_id, vs.post_id FROM version_signatory vs \
            JOIN protocol_version v ON v.id = vs.version_id JOIN protocol p ON p.id = v.protocol_id \
            WHERE p.partnership_id IN_IDS($1) AND p.status IN ('PREPARED', 'IN_FORCE') \
            AND v.status IN ('DRAFT', 'IN_APPROVAL', 'AGREED', 'IN_FORCE') \
            UNION SELECT p.partnership_id, p.owner_post_id FROM protocol p WHERE p.partnership_id IN_IDS($1) \
            AND p.status IN ('PREPARED', 'IN_FORCE') \
            UNION SELECT pa.id, pa.coordinating_post_id FROM partnership pa \
            WHERE pa.id IN_IDS($1) AND pa.coordinating_post_id IS NOT NULL")
        .bind_ids(ids.iter().map(|id| id.0))
        .bind(on);
    Ok(db.all(q).await?)
}

pub async fn insert(tx: &mut Tx, partnership: &Partnership) -> Result<()> {
    let q = tx
        .q("INSERT INTO partnership (id, name, name_key, time_zone, coordinating_post_id, created_at) \
            VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(partnership.id)
        .bind(partnership.name.clone())
        .bind(partnership.name_key.clone())
        .bind(partnership.time_zone.clone())
        .bind(partnership.coordinating_post_id)
        .bind(partnership.created_at);
    tx.exec(q).await?;
    Ok(())
}

pub async fn update(tx: &mut Tx, partnership: &Partnership) -> Result<()> {
    let q = tx
        .q("UPDATE partnership SET name = $2, name_key = $3, coordinating_post_id = $4, revision = revision + 1 \
            WHERE id = $1")
        .bind(partnership.id)
        .bind(partnership.name.clone())
        .bind(partnership.name_key.clone())
        .bind(partnership.coordinating_post_id);
    tx.exec(q).await?;
    Ok(())
}

pub async fn add_scope(tx: &mut Tx, id: PartnershipId, code: &str, from: Day) -> Result<()> {
    let q = tx
        .q("INSERT INTO partnership_scope (partnership_id, territory_code, from_on) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(code.to_owned())
        .bind(from);
    tx.exec(q).await?;
    Ok(())
}

/// Ends the scope on the eve of `from`; what was only to begin later disappears.
pub async fn end_scope(tx: &mut Tx, id: PartnershipId, from: Day, eve: Day) -> Result<()> {
    let q =
        tx.q("DELETE FROM partnership_scope WHERE partnership_id = $1 AND from_on >= $2").bind(id).bind(from);
    tx.exec(q).await?;
    let q = tx
        .q("UPDATE partnership_scope SET to_on = $2 WHERE partnership_id = $1 AND (to_on IS NULL OR to_on > $2)")
        .bind(id)
        .bind(eve);
    tx.exec(q).await?;
    Ok(())
}

pub async fn add_member(
    tx: &mut Tx,
    id: PartnershipId,
    organisation: OrganisationId,
    since: Day,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO partnership_member (partnership_id, organisation_id, joined_on) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(organisation)
        .bind(since);
    tx.exec(q).await?;
    Ok(())
}

pub async fn end_membership(tx: &mut Tx, member: &Member, until: Day) -> Result<()> {
    let q = tx
        .q("UPDATE partnership_member SET left_on = $4 \
            WHERE partnership_id = $1 AND organisation_id = $2 AND joined_on = $3")
        .bind(member.partnership_id)
        .bind(member.organisation_id)
        .bind(member.joined_on)
        .bind(until);
    tx.exec(q).await?;
    Ok(())
}

/// Forgets a membership that never began.
pub async fn drop_membership(tx: &mut Tx, member: &Member) -> Result<()> {
    let q = tx
        .q("DELETE FROM partnership_member WHERE partnership_id = $1 AND organisation_id = $2 AND joined_on = $3")
        .bind(member.partnership_id)
        .bind(member.organisation_id)
        .bind(member.joined_on);
    tx.exec(q).await?;
    Ok(())
}

/// Who changed the partnership last, and when.
pub async fn last_change(db: &Db, id: PartnershipId) -> Result<Option<(Option<PersonId>, Ts)>> {
    let q = db
        .q("SELECT person_id, at FROM audit WHERE subject_id = $1 ORDER BY at DESC, id DESC LIMIT 1")
        .bind(id);
    Ok(db.maybe(q).await?)
}

/// Titles of the partnership's protocols that bind this organisation on that day, or will once all have agreed to the
/// text that names it.
pub async fn protocols_binding(
    tx: &mut Tx,
    id: PartnershipId,
    organisation: OrganisationId,
    on: Day,
) -> Result<Vec<String>> {
    // As above: whether a member may leave depends on what binds it.
    let q = tx
        .q("SELECT p.title FROM protocol p JOIN protocol_party y ON y.protocol_id = p.id \
            WHERE p.partnership_id = $1 AND y.organisation_id = $2 \
            AND ((p.status = 'IN_FORCE' AND y.state = 'ACTIVE') OR (p.status IN ('PREPARED', 'IN_FORCE') \
            AND EXISTS (SELECT 1 FROM version_signatory s JOIN protocol_version v ON v.id = s.version_id \
            WHERE s.party_id = y.id AND v.status IN ('IN_APPROVAL', 'AGREED')))) \
            AND (y.withdraws_on IS NULL OR y.withdraws_on > $3) ORDER BY p.title_key, p.id")
        .bind(id)
        .bind(organisation)
        .bind(on);
    let rows: Vec<(String,)> = tx.all(q).await?;
    Ok(rows.into_iter().map(|(title,)| title).collect())
}
