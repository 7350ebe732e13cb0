//! Notes are forgotten once read for long enough; one that nobody read waits for its successor.

use jiff::SignedDuration;

use super::{Handovers, store};
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};
use crate::platform::audit::{self, By};
use crate::platform::jobs::{JobError, Worker};

/// Domain §2.
pub const KEPT: Kept = Kept {
    what: "Notes de passation, questions et réponses",
    time: Span::Years(2),
    from: " après leur première lecture",
    why: "Transmettre les pratiques d’un poste à qui le reprend",
};
/// The job that forgets notes.
pub const FORGET_JOB: &str = "handovers.forget";

impl Handovers {
    pub(super) fn register_retention(&self, worker: &mut Worker) {
        let handovers = self.clone();
        worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
            let handovers = handovers.clone();
            async move { handovers.forget_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Forgets notes that were first read long enough ago; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_as_system(&self) -> Result<usize> {
        let mut tx = self.platform.db.begin().await?;
        let old = store::read_before(&mut tx, KEPT.time.before(self.now())).await?;
        store::forget(&mut tx, &old).await?;
        for id in &old {
            audit::record(&mut tx, &self.platform, By::System(FORGET_JOB), "handover.forget", *id, ())
                .await?;
        }
        tx.commit().await?;
        Ok(old.len())
    }
}
