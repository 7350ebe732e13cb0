//! All SQL of logos.

use super::PartnershipLogo;
use super::picture::Picture;
use crate::kernel::actor::{PartnershipId, PersonId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::db::{Db, Tx};

pub async fn find(db: &Db, id: PartnershipId) -> Result<Option<PartnershipLogo>> {
    let q =
        db.q("SELECT width, height, sha256, set_at FROM partnership_logo WHERE partnership_id = $1").bind(id);
    Ok(db.maybe(q).await?)
}

pub async fn png(db: &Db, sha256: &str) -> Result<Option<Vec<u8>>> {
    let q = db
        .q("SELECT png FROM partnership_logo WHERE sha256 = $1 ORDER BY partnership_id LIMIT 1")
        .bind(sha256.to_owned());
    Ok(db.maybe::<(Vec<u8>,)>(q).await?.map(|(png,)| png))
}

pub async fn remove(tx: &mut Tx, id: PartnershipId) -> Result<()> {
    tx.exec(tx.q("DELETE FROM partnership_logo WHERE partnership_id = $1").bind(id)).await?;
    Ok(())
}

pub async fn insert(
    tx: &mut Tx,
    id: PartnershipId,
    picture: Picture,
    sha256: String,
    by: PersonId,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO partnership_logo (partnership_id, png, sha256, width, height, set_by, set_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(id)
        .bind(picture.png)
        .bind(sha256)
        .bind(i64::from(picture.width))
        .bind(i64::from(picture.height))
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}
