//! Territories: reference data and tribunals.

use crate::confidentiality::SafeText;
use crate::directory::model::Territory;
use crate::directory::reference::ReferenceTerritory;
use crate::kernel::error::Result;
use crate::kernel::text::fold;
use crate::platform::db::{Db, Tx};

use super::read::{TerritoryRow, territory_columns};

pub async fn all_territories(db: &Db) -> Result<Vec<Territory>> {
    const SQL: &str = concat!("SELECT ", territory_columns!(), " FROM territory t");
    let rows: Vec<TerritoryRow> = db.all(db.q(SQL)).await?;
    Ok(rows.into_iter().map(Territory::from).collect())
}

/// Writes a territory of the reference file over what stands there.
pub async fn put_territory(tx: &mut Tx, territory: &ReferenceTerritory) -> Result<()> {
    let q = tx
        .q("INSERT INTO territory (code, kind, name, name_key, time_zone) VALUES ($1, $2, $3, $4, $5) \
            ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, name = excluded.name, \
            name_key = excluded.name_key, time_zone = excluded.time_zone")
        .bind(territory.code.clone())
        .bind(territory.kind)
        .bind(territory.name.clone())
        .bind(fold(&territory.name))
        .bind(territory.time_zone.clone());
    tx.exec(q).await?;
    let q = tx.q("DELETE FROM territory_departement WHERE territory_code = $1").bind(territory.code.clone());
    tx.exec(q).await?;
    put_departements(tx, &territory.code, &territory.departements).await
}

/// False when the code is taken.
pub async fn insert_tribunal(
    tx: &mut Tx,
    code: &str,
    name: &SafeText,
    departements: &[String],
) -> Result<bool> {
    let q = tx
        .q("INSERT INTO territory (code, kind, name, name_key, time_zone) \
            SELECT $1, 'TRIBUNAL', $2, $3, time_zone FROM territory WHERE code = $4 ON CONFLICT (code) DO NOTHING")
        .bind(code.to_owned())
        .bind(name.as_str().to_owned())
        .bind(fold(name.as_str()))
        .bind(departements.first().cloned().unwrap_or_default());
    if tx.exec(q).await? == 0 {
        return Ok(false);
    }
    put_departements(tx, code, departements).await?;
    Ok(true)
}

async fn put_departements(tx: &mut Tx, code: &str, departements: &[String]) -> Result<()> {
    let q = tx
        .q("INSERT INTO territory_departement (territory_code, departement_code) \
            SELECT CAST($1 AS TEXT), d.code FROM territory d WHERE d.code IN_TEXTS($2) ON CONFLICT DO NOTHING")
        .bind(code.to_owned())
        .bind_texts(departements.iter().cloned());
    tx.exec(q).await?;
    Ok(())
}
