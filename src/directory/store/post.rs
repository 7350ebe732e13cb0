//! Writing posts and grants.

use crate::confidentiality::SafeText;
use crate::directory::words::{Cardinality, PostKind, PostRole};
use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::platform::db::Tx;

use super::safe;

/// A post's own columns.
#[derive(Clone, Debug, PartialEq)]
pub struct PostRecord {
    pub organisation: OrganisationId,
    pub kind: PostKind,
    pub other_name: Option<SafeText>,
    pub cardinality: Cardinality,
    pub referent: bool,
    pub signatory: bool,
    pub representative: bool,
    pub closed_on: Option<Day>,
}

type PostColumns = (OrganisationId, PostKind, Option<String>, Cardinality, bool, bool, bool, Option<Day>);

/// Reads a post to change it; on PostgreSQL nobody else changes it until this transaction ends.
pub async fn lock_post(tx: &mut Tx, id: PostId) -> Result<Option<PostRecord>> {
    let q = tx
        .q_per_engine(
            "SELECT organisation_id, kind, other_name, cardinality, referent, signatory, representative, closed_on \
             FROM post WHERE id = $1",
            "SELECT organisation_id, kind, other_name, cardinality, referent, signatory, representative, closed_on \
             FROM post WHERE id = $1 FOR UPDATE",
        )
        .bind(id);
    let row: Option<PostColumns> = tx.maybe(q).await?;
    Ok(row.map(|row| PostRecord {
        organisation: row.0,
        kind: row.1,
        other_name: row.2.map(safe),
        cardinality: row.3,
        referent: row.4,
        signatory: row.5,
        representative: row.6,
        closed_on: row.7,
    }))
}

pub async fn insert_post(tx: &mut Tx, id: PostId, post: &PostRecord, now: Ts) -> Result<()> {
    let q = tx
        .q("INSERT INTO post (id, other_name, referent, signatory, representative, closed_on, organisation_id, kind, \
            cardinality, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(id)
        .bind(post.other_name.as_ref().map(ToString::to_string))
        .bind(post.referent)
        .bind(post.signatory)
        .bind(post.representative)
        .bind(post.closed_on)
        .bind(post.organisation)
        .bind(post.kind)
        .bind(post.cardinality)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

pub async fn update_post(tx: &mut Tx, id: PostId, post: &PostRecord) -> Result<()> {
    let q = tx
        .q("UPDATE post SET other_name = $2, referent = $3, signatory = $4, representative = $5, closed_on = $6, \
            revision = revision + 1 WHERE id = $1")
        .bind(id)
        .bind(post.other_name.as_ref().map(ToString::to_string))
        .bind(post.referent)
        .bind(post.signatory)
        .bind(post.representative)
        .bind(post.closed_on);
    tx.exec(q).await?;
    Ok(())
}

/// Whether something outlives the post: a mandate, a partnership it coordinates, a protocol or action it owns, a
/// signature it must give. These tables belong to slices above; only whether there is a row is read.
pub async fn post_is_needed(tx: &mut Tx, id: PostId, last: Day) -> Result<bool> {
    let q = tx
        .q("SELECT m.id FROM mandate m WHERE m.post_id = $1 AND m.refused_at IS NULL \
            AND (m.ends_on IS NULL OR m.ends_on > $2) \
            UNION ALL SELECT p.id FROM partnership p WHERE p.coordinating_post_id = $1 \
            UNION ALL SELECT p.id FROM protocol p WHERE p.owner_post_id = $1 AND p.status IN ('PREPARED', 'IN_FORCE') \
            UNION ALL SELECT v.id FROM version_signatory s JOIN protocol_version v ON v.id = s.version_id \
            WHERE s.post_id = $1 AND v.status IN ('DRAFT', 'IN_APPROVAL', 'AGREED') \
            UNION ALL SELECT a.id FROM action_item a WHERE a.owner_post_id = $1 AND a.state = 'OPEN' LIMIT 1")
        .bind(id)
        .bind(last);
    let needed: Option<(uuid::Uuid,)> = tx.maybe(q).await?;
    Ok(needed.is_some())
}

/// Whether somebody holds the post on that day, or will, by a mandate that no second person confirmed.
pub async fn held_on_one_persons_word(tx: &mut Tx, id: PostId, today: Day) -> Result<bool> {
    let q = tx
        .q("SELECT m.id FROM mandate m WHERE m.post_id = $1 AND m.confirmed_at IS NOT NULL AND m.confirmed_by IS NULL \
            AND m.refused_at IS NULL AND (m.ends_on IS NULL OR m.ends_on >= $2) LIMIT 1")
        .bind(id)
        .bind(today);
    Ok(tx.maybe::<(uuid::Uuid,)>(q).await?.is_some())
}

pub async fn replace_grants(tx: &mut Tx, post: PostId, role: PostRole, territories: &[String]) -> Result<()> {
    let q = tx.q("DELETE FROM post_grant WHERE post_id = $1 AND role = $2").bind(post).bind(role);
    tx.exec(q).await?;
    let q = tx
        .q("INSERT INTO post_grant (post_id, role, territory_code) \
            SELECT p.id, CAST($2 AS TEXT), t.code FROM post p, territory t WHERE p.id = $1 AND t.code IN_TEXTS($3)")
        .bind(post)
        .bind(role)
        .bind_texts(territories.iter().cloned());
    tx.exec(q).await?;
    Ok(())
}

/// Puts a post into another organisation. It represented the former, and does not represent the new one by moving. Its
/// holders, those of that day and those who follow, are expected in the name of the new one at what is still to come.
pub async fn move_post(tx: &mut Tx, id: PostId, into: OrganisationId, now: Ts) -> Result<()> {
    let today = now.day_in(&Zone::paris());
    // A table of a slice above: whether somebody expected by name still belongs there must not lag behind the move.
    let q = tx
        .q("UPDATE event_attendee SET organisation_id = $2 WHERE person_id IN (SELECT m.person_id FROM mandate m \
            WHERE m.post_id = $1 AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
            AND (m.ends_on IS NULL OR m.ends_on >= $4)) \
            AND organisation_id = (SELECT p.organisation_id FROM post p WHERE p.id = $1) \
            AND event_id IN (SELECT e.id FROM event e WHERE e.ends_at IS NULL OR e.ends_at > $3)")
        .bind(id)
        .bind(into)
        .bind(now)
        .bind(today);
    tx.exec(q).await?;
    let q = tx
        .q("UPDATE post SET organisation_id = $2, representative = FALSE, revision = revision + 1 WHERE id = $1")
        .bind(id)
        .bind(into);
    tx.exec(q).await?;
    Ok(())
}

/// Closes what is left of an organisation's posts after that day.
pub async fn close_posts(tx: &mut Tx, organisation: OrganisationId, last: Day) -> Result<()> {
    let q = tx
        .q("UPDATE post SET closed_on = $2, revision = revision + 1 WHERE organisation_id = $1 \
            AND (closed_on IS NULL OR closed_on > $2)")
        .bind(organisation)
        .bind(last);
    tx.exec(q).await?;
    Ok(())
}
