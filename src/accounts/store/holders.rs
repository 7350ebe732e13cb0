//! When holders of posts were asked about, and confirmed.

use crate::accounts::holders::HolderQuestion;
use crate::kernel::actor::OrganisationId;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::platform::db::{Db, Tx};

/// Open organisations with a post that represents them, each with its last question.
pub async fn represented(db: &Db) -> Result<Vec<HolderQuestion>> {
    let q = db.q("SELECT o.id, o.name, o.time_zone, o.created_at, h.asked_on, h.last_step, h.confirmed_on \
         FROM organisation o LEFT JOIN holder_check h ON h.organisation_id = o.id AND h.asked_on = (SELECT MAX(l.asked_on) \
         FROM holder_check l WHERE l.organisation_id = o.id) WHERE o.closed_on IS NULL AND EXISTS (SELECT 1 FROM post po \
         WHERE po.organisation_id = o.id AND po.representative AND po.closed_on IS NULL) ORDER BY o.name_key, o.id");
    Ok(db.all(q).await?)
}

/// A mail of this step left.
pub async fn mailed(tx: &mut Tx, id: OrganisationId, asked_on: Day, step: i64) -> Result<()> {
    let q = tx
        .q("INSERT INTO holder_check (organisation_id, asked_on, last_step) VALUES ($1, $2, $3) \
            ON CONFLICT (organisation_id, asked_on) DO UPDATE SET last_step = excluded.last_step")
        .bind(id)
        .bind(asked_on)
        .bind(step);
    tx.exec(q).await?;
    Ok(())
}

/// Somebody said that all is right.
pub async fn confirmed(tx: &mut Tx, id: OrganisationId, asked_on: Day, on: Day) -> Result<()> {
    let q = tx
        .q("INSERT INTO holder_check (organisation_id, asked_on, confirmed_on) VALUES ($1, $2, $3) \
            ON CONFLICT (organisation_id, asked_on) DO UPDATE SET confirmed_on = excluded.confirmed_on")
        .bind(id)
        .bind(asked_on)
        .bind(on);
    tx.exec(q).await?;
    Ok(())
}

/// When each of these was last confirmed; those that never were are left out.
pub async fn last_confirmed(db: &Db, ids: &[OrganisationId]) -> Result<Vec<(OrganisationId, Day)>> {
    let q = db
        .q("SELECT organisation_id, MAX(confirmed_on) FROM holder_check WHERE organisation_id IN_IDS($1) \
            AND confirmed_on IS NOT NULL GROUP BY organisation_id")
        .bind_ids(ids.iter().map(|id| id.0));
    Ok(db.all(q).await?)
}
