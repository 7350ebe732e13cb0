//! Who was named and left is forgotten; an entry that names a post alone stays.

use jiff::SignedDuration;

use super::{Resources, store};
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};
use crate::platform::audit::{self, By};
use crate::platform::jobs::{JobError, Worker};

/// Domain §2, as contact data.
pub const KEPT: Kept = Kept {
    what: "Personnes ressources nommées",
    time: Span::Years(1),
    from: " après la fin de leur affectation",
    why: "Laisser le temps de les remplacer",
};
/// The job that forgets them.
pub const FORGET_JOB: &str = "resources.forget";

impl Resources {
    /// Teaches the worker this slice's job.
    pub fn register(&self, worker: &mut Worker) {
        let resources = self.clone();
        worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
            let resources = resources.clone();
            async move { resources.forget_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Forgets entries whose named mandate ended long enough ago; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_as_system(&self) -> Result<usize> {
        let before = KEPT.time.before(self.platform.clock.now()).day_in(&Zone::paris());
        let mut tx = self.platform.db.begin().await?;
        let old = store::named_until_before(&mut tx, before).await?;
        store::delete(&mut tx, &old).await?;
        for id in &old {
            audit::record(&mut tx, &self.platform, By::System(FORGET_JOB), "resource.forget", *id, ())
                .await?;
        }
        tx.commit().await?;
        Ok(old.len())
    }
}
