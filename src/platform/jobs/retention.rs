//! Jobs that are over leave the queue.

use jiff::SignedDuration;

use super::{JobError, Worker};
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};
use crate::platform::Platform;

/// As long as the words of a mail, of which its job tells how often it was tried. Our own choice: domain §2 names none.
pub const KEPT: Kept = Kept {
    what: "Traces techniques des envois et des calculs",
    time: Span::Days(30),
    from: " après la fin de la tâche",
    why: "Comprendre un envoi qui a échoué",
};
/// The job that forgets jobs.
pub const FORGET_JOB: &str = "jobs.forget";

/// Teaches the worker to forget.
pub fn register(worker: &mut Worker, platform: &Platform) {
    let platform = platform.clone();
    worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
        let platform = platform.clone();
        async move { forget(&platform).await.map(drop).map_err(JobError::from) }
    });
}

/// Forgets jobs done or given up long enough ago; tells how many.
async fn forget(platform: &Platform) -> Result<u64> {
    let mut tx = platform.db.begin().await?;
    let q = tx
        .q("DELETE FROM job WHERE done_at < $1 OR failed_at < $1")
        .bind(KEPT.time.before(platform.clock.now()));
    let gone = tx.exec(q).await?;
    tx.commit().await?;
    Ok(gone)
}
