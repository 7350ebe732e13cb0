//! All SQL of changes of structure. What hangs on posts lies in tables of slices below; it is read here and written there.

use super::model::{ChangeState, StructureChange, StructureChangeId};
use super::policy::Tie;
use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};

/// The most that one list shows.
const MOST: i64 = 100;

/// Begins every statement that reads changes; a macro because statements are literals.
macro_rules! select_changes {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.kind, c.organisation_id, c.post_id, c.into_id, c.takes_effect_on, c.state, c.recorded_by, \
             c.recorded_at FROM structure_change c ",
            $rest
        )
    };
}

/// One, by its id.
pub async fn by_id(db: &Db, id: StructureChangeId) -> Result<Option<StructureChange>> {
    Ok(db.maybe(db.q(select_changes!("WHERE c.id = $1")).bind(id)).await?)
}

/// Those from or into an organisation, latest first.
pub async fn of_organisation(db: &Db, id: OrganisationId) -> Result<Vec<StructureChange>> {
    let q = db
        .q(select_changes!(
            "WHERE c.organisation_id = $1 OR c.into_id = $1 ORDER BY c.takes_effect_on DESC, c.id LIMIT $2"
        ))
        .bind(id)
        .bind(MOST);
    Ok(db.all(q).await?)
}

/// Those of posts.
pub async fn of_posts(db: &Db, posts: &[PostId]) -> Result<Vec<StructureChange>> {
    let q = db
        .q(select_changes!("WHERE c.post_id IN_IDS($1) ORDER BY c.takes_effect_on, c.id"))
        .bind_ids(posts.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Moves of posts that took place, of those that ever left or reached an organisation of this territory.
pub async fn moves_within(db: &Db, territory: &str) -> Result<Vec<StructureChange>> {
    let q = db
        .q(select_changes!(
            "WHERE c.kind = 'POST_MOVED' AND c.state = 'DONE' AND c.post_id IN (SELECT d.post_id FROM structure_change d \
             JOIN organisation_territory ot ON ot.organisation_id IN (d.organisation_id, d.into_id) \
             JOIN territory_overlap x ON x.other_code = ot.territory_code \
             WHERE x.code = $1 AND d.kind = 'POST_MOVED' AND d.state = 'DONE') ORDER BY c.takes_effect_on, c.id"
        ))
        .bind(territory.to_owned());
    Ok(db.all(q).await?)
}

/// Those that wait for their day on this organisation or its posts; nobody else records one until the transaction ends.
pub async fn planned(tx: &mut Tx, id: OrganisationId) -> Result<Vec<StructureChange>> {
    let q = tx
        .q_per_engine(
            "SELECT id FROM organisation WHERE id = $1",
            "SELECT id FROM organisation WHERE id = $1 FOR UPDATE",
        )
        .bind(id);
    tx.maybe::<(OrganisationId,)>(q).await?;
    let q = tx
        .q(select_changes!(
            "WHERE c.organisation_id = $1 AND c.state = 'PLANNED' ORDER BY c.recorded_at, c.id"
        ))
        .bind(id);
    Ok(tx.all(q).await?)
}

/// Writes a change.
pub async fn insert(tx: &mut Tx, change: &StructureChange) -> Result<()> {
    let q = tx
        .q("INSERT INTO structure_change (id, kind, organisation_id, post_id, into_id, takes_effect_on, state, recorded_by, \
            recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(change.id)
        .bind(change.kind)
        .bind(change.organisation_id)
        .bind(change.post_id)
        .bind(change.into_id)
        .bind(change.takes_effect_on)
        .bind(change.state)
        .bind(change.recorded_by)
        .bind(change.recorded_at);
    tx.exec(q).await?;
    Ok(())
}

/// Settles one that was planned; false when it is settled already.
pub async fn settle(tx: &mut Tx, id: StructureChangeId, state: ChangeState) -> Result<bool> {
    let q = tx
        .q("UPDATE structure_change SET state = $2 WHERE id = $1 AND state = 'PLANNED'")
        .bind(id)
        .bind(state);
    Ok(tx.exec(q).await? == 1)
}

/// What hangs on these posts, seen from an organisation that may receive them on that day.
pub async fn ties(tx: &mut Tx, posts: &[PostId], into: Option<OrganisationId>, on: Day) -> Result<Vec<Tie>> {
    let q = tx
        .q("SELECT CASE v.status WHEN 'IN_FORCE' THEN 'SIGNS' ELSE 'PREPARES' END AS kind, p.title, \
            y.organisation_id AS party_id, o.parent_id AS party_parent_id, FALSE AS member FROM version_signatory s \
            JOIN protocol_version v ON v.id = s.version_id AND v.status IN ('DRAFT', 'IN_APPROVAL', 'AGREED', 'IN_FORCE') \
            JOIN protocol p ON p.id = v.protocol_id AND p.status IN ('PREPARED', 'IN_FORCE') \
            JOIN protocol_party y ON y.id = s.party_id AND (y.withdraws_on IS NULL OR y.withdraws_on >= $3) \
            JOIN organisation o ON o.id = y.organisation_id WHERE s.post_id IN_IDS($1) \
            UNION SELECT 'OWNS', p.title, CAST(NULL AS UUID), CAST(NULL AS UUID), EXISTS (SELECT 1 FROM partnership_member m \
            WHERE m.partnership_id = p.partnership_id AND m.organisation_id = $2 AND m.joined_on <= $3 \
            AND (m.left_on IS NULL OR m.left_on >= $3)) FROM protocol p \
            WHERE p.owner_post_id IN_IDS($1) AND p.status IN ('PREPARED', 'IN_FORCE') \
            UNION SELECT 'COORDINATES', pa.name, CAST(NULL AS UUID), CAST(NULL AS UUID), EXISTS (SELECT 1 \
            FROM partnership_member m WHERE m.partnership_id = pa.id AND m.organisation_id = $2 AND m.joined_on <= $3 \
            AND (m.left_on IS NULL OR m.left_on >= $3)) FROM partnership pa WHERE pa.coordinating_post_id IN_IDS($1) \
            ORDER BY 1, 2")
        .bind_ids(posts.iter().map(|id| id.uuid()))
        .bind(into)
        .bind(on);
    Ok(tx.all(q).await?)
}

/// Whether open organisations hang below this one after that day.
pub async fn has_children(tx: &mut Tx, id: OrganisationId, last: Day) -> Result<bool> {
    let q = tx
        .q("SELECT id FROM organisation WHERE parent_id = $1 AND (closed_on IS NULL OR closed_on > $2) LIMIT 1")
        .bind(id)
        .bind(last);
    Ok(tx.maybe::<(OrganisationId,)>(q).await?.is_some())
}
