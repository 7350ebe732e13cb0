//! What comes back by itself: forgetting who was at a review.

use jiff::SignedDuration;

use super::{Reviews, store};
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};
use crate::platform::jobs::{JobError, Worker};

/// Domain §2. That an organisation took part, and as which function, stays for the protocol's record.
pub const ATTENDANCE_KEPT: Kept = Kept {
    what: "Noms des présents aux revues annuelles",
    time: Span::Years(3),
    from: " après la revue",
    why: "Savoir qui a pris part à la revue ; ensuite, seules les structures et les fonctions restent",
};
/// The job that forgets who was at reviews held long enough ago.
pub const FORGET_JOB: &str = "reviews.forget_participants";

impl Reviews {
    /// Teaches the worker this slice's job.
    pub fn register(&self, worker: &mut Worker) {
        let reviews = self.clone();
        worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
            let reviews = reviews.clone();
            async move { reviews.forget_participants_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Forgets who was at reviews held long enough ago; tells how many participants lost their names.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_participants_as_system(&self) -> Result<u64> {
        let before = ATTENDANCE_KEPT.time.before(self.platform.clock.now()).day_in(&Zone::paris());
        let mut tx = self.platform.db.begin().await?;
        let forgotten = store::forget_participants(&mut tx, before).await?;
        tx.commit().await?;
        Ok(forgotten)
    }
}
