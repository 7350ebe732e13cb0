//! Acts leave the record when their time is over; the chain of seals goes on from a checkpoint.

use jiff::SignedDuration;

use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};
use crate::platform::Platform;
use crate::platform::jobs::{JobError, Worker};

/// Domain §2.
pub const KEPT: Kept = Kept {
    what: "Journal des actes (identifiants et codes, jamais de texte)",
    time: Span::Years(3),
    from: "",
    why: "Savoir qui a fait quoi",
};
/// The job that forgets acts.
pub const FORGET_JOB: &str = "audit.forget";

pub(super) fn register(worker: &mut Worker, platform: &Platform) {
    let platform = platform.clone();
    worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
        let platform = platform.clone();
        async move { forget(&platform).await.map(drop).map_err(JobError::from) }
    });
}

/// Forgets the chain's beginning up to the first act that must stay, and keeps the last seal forgotten; tells how many
/// acts went. Acts that are not sealed yet wait for their seal.
///
/// # Errors
/// The database's.
pub async fn forget(platform: &Platform) -> Result<u64> {
    let before: Ts = KEPT.time.before(platform.clock.now());
    let mut tx = platform.db.begin().await?;
    // Seals follow the order of commits, which is not quite that of time: only what lies before every act to be kept.
    let q = tx
        .q("SELECT sealed_number, seal FROM audit WHERE sealed_number < \
            COALESCE((SELECT MIN(sealed_number) FROM audit WHERE sealed_number IS NOT NULL AND at >= $1), \
            (SELECT MAX(sealed_number) + 1 FROM audit)) ORDER BY sealed_number DESC LIMIT 1")
        .bind(before);
    let Some((number, seal)) = tx.maybe::<(i64, String)>(q).await? else { return Ok(0) };
    let q = tx.q("DELETE FROM audit_checkpoint");
    tx.exec(q).await?;
    let q = tx
        .q("INSERT INTO audit_checkpoint (sealed_number, seal, at) VALUES ($1, $2, $3)")
        .bind(number)
        .bind(seal)
        .bind(platform.clock.now());
    tx.exec(q).await?;
    let q = tx.q("DELETE FROM audit WHERE sealed_number <= $1").bind(number);
    let gone = tx.exec(q).await?;
    tx.commit().await?;
    Ok(gone)
}
