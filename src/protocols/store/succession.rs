//! Parts in protocols that pass from an organisation to another.

use crate::kernel::actor::OrganisationId;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::platform::db::Tx;
use crate::protocols::ids::{PartyId, ProtocolId};

/// A part that has not ended, and whether the other organisation has its own in the same protocol.
#[derive(sqlx::FromRow)]
pub struct Part {
    pub id: PartyId,
    pub protocol_id: ProtocolId,
    pub beside: bool,
}

/// The parts of an organisation that go on after that day, in protocols not ended.
pub async fn parts(tx: &mut Tx, from: OrganisationId, into: OrganisationId, on: Day) -> Result<Vec<Part>> {
    let q = tx
        .q("SELECT y.id, y.protocol_id, EXISTS (SELECT 1 FROM protocol_party z WHERE z.protocol_id = y.protocol_id \
            AND z.organisation_id = $2) AS beside FROM protocol_party y JOIN protocol p ON p.id = y.protocol_id \
            WHERE y.organisation_id = $1 AND p.status IN ('PREPARED', 'IN_FORCE') \
            AND (y.withdraws_on IS NULL OR y.withdraws_on >= $3) ORDER BY y.id")
        .bind(from)
        .bind(into)
        .bind(on);
    Ok(tx.all(q).await?)
}

/// The part is another organisation's from that day on.
pub async fn pass(
    tx: &mut Tx,
    id: PartyId,
    (from, into): (OrganisationId, OrganisationId),
    on: Day,
) -> Result<()> {
    let q = tx
        .q("UPDATE protocol_party SET organisation_id = $2, succeeds_id = $3, succeeded_on = $4 WHERE id = $1")
        .bind(id)
        .bind(into)
        .bind(from)
        .bind(on);
    tx.exec(q).await?;
    Ok(())
}

/// The part ends on that day.
pub async fn end(tx: &mut Tx, id: PartyId, last: Day) -> Result<()> {
    let q = tx
        .q("UPDATE protocol_party SET notice_given_on = COALESCE(notice_given_on, $2), withdraws_on = $2 WHERE id = $1")
        .bind(id)
        .bind(last);
    tx.exec(q).await?;
    Ok(())
}
