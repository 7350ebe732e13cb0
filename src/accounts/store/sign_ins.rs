//! Sign-ins under way.

use crate::kernel::actor::PersonId;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::db::Tx;

/// A sign-in under way, as stored under the hash of its state.
#[derive(sqlx::FromRow)]
pub struct PendingRow {
    /// JSON of what the protocol needs.
    pub content: String,
    pub return_to: String,
    pub person_id: Option<PersonId>,
}

/// Stores one.
pub async fn insert(tx: &mut Tx, state_hash: &str, row: PendingRow, now: Ts, until: Ts) -> Result<()> {
    let q = tx
        .q("INSERT INTO pending_sign_in (state_hash, content, return_to, person_id, created_at, expires_at) \
            VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(state_hash.to_owned())
        .bind(row.content)
        .bind(row.return_to)
        .bind(row.person_id)
        .bind(now)
        .bind(until);
    tx.exec(q).await?;
    Ok(())
}

/// Takes one out: what was taken cannot be taken again.
pub async fn take(tx: &mut Tx, state_hash: &str) -> Result<Option<PendingRow>> {
    let q = tx
        .q("DELETE FROM pending_sign_in WHERE state_hash = $1 RETURNING content, return_to, person_id")
        .bind(state_hash.to_owned());
    Ok(tx.maybe(q).await?)
}

/// Forgets what is over: sign-ins, links waiting for their confirmation, sessions.
pub async fn purge(tx: &mut Tx, now: Ts) -> Result<u64> {
    let mut gone = 0;
    for sql in [
        "DELETE FROM pending_sign_in WHERE expires_at <= $1",
        "DELETE FROM pending_identity_link WHERE expires_at <= $1",
        "DELETE FROM session WHERE expires_at <= $1",
    ] {
        let q = tx.q(sql).bind(now);
        gone += tx.exec(q).await?;
    }
    Ok(gone)
}
