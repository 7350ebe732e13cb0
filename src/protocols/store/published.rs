//! What everybody may read.

use crate::kernel::actor::PartnershipId;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::Db;
use crate::protocols::ids::ProtocolId;
use crate::protocols::model::Protocol;
use crate::protocols::published::PublicClause;

use super::read::protocol_columns;

/// Whether any protocol of the partnership is in force.
pub async fn any_in_force(db: &Db, partnership: PartnershipId) -> Result<bool> {
    let q = db
        .q("SELECT id FROM protocol WHERE partnership_id = $1 AND status = 'IN_FORCE' LIMIT 1")
        .bind(partnership);
    Ok(db.maybe::<(ProtocolId,)>(q).await?.is_some())
}

/// Protocols of these partnerships that are in force, by title.
pub async fn in_force(db: &Db, partnerships: &[PartnershipId]) -> Result<Vec<Protocol>> {
    let q = db
        .q(concat!(
            "SELECT ",
            protocol_columns!(),
            "WHERE p.partnership_id IN_IDS($1) AND p.status = 'IN_FORCE' ORDER BY p.title_key, p.id"
        ))
        .bind_ids(partnerships.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Clauses marked public of versions in force, protocol by protocol, in their order.
pub async fn clauses(db: &Db, partnership: PartnershipId) -> Result<Vec<PublicClause>> {
    let q = db
        .q("SELECT p.title AS protocol, c.title, c.body FROM protocol p JOIN protocol_version v \
            ON v.protocol_id = p.id AND v.status = 'IN_FORCE' JOIN clause c ON c.version_id = v.id \
            WHERE p.partnership_id = $1 AND p.status = 'IN_FORCE' AND c.public ORDER BY p.title_key, p.id, c.number")
        .bind(partnership);
    Ok(db.all(q).await?)
}
