//! Stays are forgotten; offers stay.

use jiff::SignedDuration;

use super::{Immersions, store};
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};
use crate::platform::audit::{self, By};
use crate::platform::jobs::{JobError, Worker};

/// Domain §2, as attendance.
pub const KEPT: Kept = Kept {
    what: "Demandes d’immersion, accords et retours",
    time: Span::Years(3),
    from: " après la fin de l’immersion",
    why: "Rendre compte des échanges entre les deux secteurs",
};
/// The job that forgets who came.
pub const FORGET_JOB: &str = "immersions.forget";

impl Immersions {
    /// Teaches the worker this slice's job.
    pub fn register_jobs(&self, worker: &mut Worker) {
        let immersions = self.clone();
        worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
            let immersions = immersions.clone();
            async move { immersions.forget_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Forgets stays that ended long enough ago; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_as_system(&self) -> Result<usize> {
        let before = KEPT.time.before(self.now()).day_in(&Zone::paris());
        let mut tx = self.platform.db.begin().await?;
        let old = store::to_forget(&mut tx, before).await?;
        let ids: Vec<_> = old.iter().map(|(id, _)| *id).collect();
        let events: Vec<_> = old.iter().filter_map(|(_, event)| *event).collect();
        store::forget(&mut tx, &ids).await?;
        self.events.forget_people(&mut tx, &events).await?;
        for id in &ids {
            audit::record(&mut tx, &self.platform, By::System(FORGET_JOB), "placement.forget", *id, ())
                .await?;
        }
        tx.commit().await?;
        Ok(ids.len())
    }
}
