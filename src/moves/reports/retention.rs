//! Reports are forgotten once they have served.

use jiff::SignedDuration;

use super::model::waiting_since;
use super::{StaffReports, store};
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};
use crate::platform::audit::{self, By};
use crate::platform::jobs::{JobError, Worker};

/// Long enough for the answer to be read; whom a report named goes with the answer, or with the time for it.
pub const KEPT: Kept = Kept {
    what: "Arrivées et départs signalés par un coordinateur",
    time: Span::Days(90),
    from: " après le signalement ; le nom et l’adresse de la personne attendue, jusqu’à la réponse",
    why: "Faire confirmer le signalement par la structure et montrer ce qu’il est devenu",
};
/// The job that forgets reports.
pub const FORGET_JOB: &str = "moves.forget_reports";

impl StaffReports {
    /// Teaches the worker this part's job.
    pub fn register_jobs(&self, worker: &mut Worker) {
        let reports = self.clone();
        worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
            let reports = reports.clone();
            async move { reports.forget_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Forgets reports made long enough ago; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_as_system(&self) -> Result<usize> {
        let now = self.now();
        let mut tx = self.platform.db.begin().await?;
        let gone = store::forget(&mut tx, waiting_since(now), KEPT.time.before(now)).await?;
        for id in &gone {
            audit::record(&mut tx, &self.platform, By::System(FORGET_JOB), "staff.forget", *id, ()).await?;
        }
        tx.commit().await?;
        Ok(gone.len())
    }
}
