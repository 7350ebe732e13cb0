//! Court recesses.

use super::super::recess::{CourtRecess, RecessId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::db::{Db, Tx};

pub async fn insert(tx: &mut Tx, recess: &CourtRecess, now: Ts) -> Result<()> {
    let q = tx
        .q("INSERT INTO court_recess (id, territory_code, starts_on, ends_on, label, created_at) \
            VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(recess.id)
        .bind(recess.territory_code.clone())
        .bind(recess.starts_on)
        .bind(recess.ends_on)
        .bind(recess.label.clone())
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// The same recess, entered before.
pub async fn same(tx: &mut Tx, recess: &CourtRecess) -> Result<Option<CourtRecess>> {
    let q = tx
        .q("SELECT id, territory_code, starts_on, ends_on, label FROM court_recess \
            WHERE territory_code = $1 AND starts_on = $2 AND ends_on = $3 ORDER BY id LIMIT 1")
        .bind(recess.territory_code.clone())
        .bind(recess.starts_on)
        .bind(recess.ends_on);
    Ok(tx.maybe(q).await?)
}

pub async fn find(tx: &mut Tx, id: RecessId) -> Result<Option<CourtRecess>> {
    let q =
        tx.q("SELECT id, territory_code, starts_on, ends_on, label FROM court_recess WHERE id = $1").bind(id);
    Ok(tx.maybe(q).await?)
}

pub async fn remove(tx: &mut Tx, id: RecessId) -> Result<()> {
    let q = tx.q("DELETE FROM court_recess WHERE id = $1").bind(id);
    tx.exec(q).await?;
    Ok(())
}

/// Those that touch these days, in time order.
pub async fn between(db: &Db, from: Day, until: Day) -> Result<Vec<CourtRecess>> {
    let q = db
        .q("SELECT id, territory_code, starts_on, ends_on, label FROM court_recess \
            WHERE ends_on >= $1 AND starts_on <= $2 ORDER BY starts_on, id")
        .bind(from)
        .bind(until);
    Ok(db.all(q).await?)
}
