//! Who may have received a retracted text is forgotten, once they must have been told.

use jiff::SignedDuration;

use super::{Retractions, store};
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};
use crate::platform::jobs::{JobError, Worker};

/// As long as contact data; that a text was retracted stays.
pub const KEPT: Kept = Kept {
    what: "Personnes qui ont pu recevoir un texte retiré",
    time: Span::Years(1),
    from: " après le retrait",
    why: "Les prévenir",
};
/// The job that forgets them.
pub const FORGET_JOB: &str = "retraction.forget";

impl Retractions {
    /// Teaches the worker this slice's job.
    pub fn register(&self, worker: &mut Worker) {
        let retractions = self.clone();
        worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
            let retractions = retractions.clone();
            async move { retractions.forget_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Forgets who may have received what was retracted long enough ago; tells how many entries went.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_as_system(&self) -> Result<u64> {
        let mut tx = self.platform.db.begin().await?;
        let gone = store::forget_receivers(&mut tx, KEPT.time.before(self.now())).await?;
        tx.commit().await?;
        Ok(gone)
    }
}
