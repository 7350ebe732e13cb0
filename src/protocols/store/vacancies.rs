//! Posts of protocols in force, and which of them were found vacant.

use crate::kernel::actor::PostId;
use crate::kernel::error::Result;
use crate::platform::db::{Db, Tx};
use crate::protocols::ids::ProtocolId;

/// Who answers for or signs each protocol in force, post by post.
pub async fn bound_posts(db: &Db) -> Result<Vec<(ProtocolId, PostId)>> {
    let q = db.q(
        "SELECT p.id, p.owner_post_id FROM protocol p WHERE p.status = 'IN_FORCE' UNION SELECT p.id, s.post_id \
         FROM protocol p JOIN protocol_version v ON v.protocol_id = p.id AND v.status = 'IN_FORCE' \
         JOIN version_signatory s ON s.version_id = v.id WHERE p.status = 'IN_FORCE' AND s.post_id IS NOT NULL",
    );
    Ok(db.all(q).await?)
}

/// Vacancies that history tells of.
pub async fn known(tx: &mut Tx) -> Result<Vec<(ProtocolId, PostId)>> {
    let q = tx.q("SELECT protocol_id, post_id FROM protocol_vacancy");
    Ok(tx.all(q).await?)
}

/// A post of the protocol is vacant.
pub async fn insert(tx: &mut Tx, protocol: ProtocolId, post: PostId) -> Result<()> {
    let q =
        tx.q("INSERT INTO protocol_vacancy (protocol_id, post_id) VALUES ($1, $2)").bind(protocol).bind(post);
    tx.exec(q).await?;
    Ok(())
}

/// A post of the protocol is not vacant any more.
pub async fn delete(tx: &mut Tx, protocol: ProtocolId, post: PostId) -> Result<()> {
    let q = tx
        .q("DELETE FROM protocol_vacancy WHERE protocol_id = $1 AND post_id = $2")
        .bind(protocol)
        .bind(post);
    tx.exec(q).await?;
    Ok(())
}
