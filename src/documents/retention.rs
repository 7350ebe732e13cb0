//! Documents are copies: they go after a few days, and are made anew when somebody asks.

use jiff::SignedDuration;

use super::{Documents, store};
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};
use crate::platform::jobs::{JobError, Worker};

/// How long a file stays; it can be made anew at any time.
pub const KEPT: Kept = Kept {
    what: "Documents PDF demandés",
    time: Span::Days(7),
    from: " après la demande",
    why: "Relire un document sans le refaire ; il peut être redemandé à tout moment",
};
/// The job that forgets them.
pub const FORGET_JOB: &str = "documents.forget";

impl Documents {
    pub(super) fn register_retention(&self, worker: &mut Worker) {
        let documents = self.clone();
        worker.every(FORGET_JOB, SignedDuration::from_hours(1), move |_| {
            let documents = documents.clone();
            async move { documents.forget_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Forgets those whose time is over; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_as_system(&self) -> Result<u64> {
        let mut tx = self.platform.db.begin().await?;
        let gone = store::forget(&mut tx, KEPT.time.before(self.platform.clock.now())).await?;
        tx.commit().await?;
        Ok(gone)
    }
}
