//! What comes back by itself: reserved seats are released, so are those of who left, old attendance is forgotten.

use jiff::SignedDuration;

use super::{Trainings, store};
use crate::events::DECLINED_JOB;
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};
use crate::platform::audit::{self, By};
use crate::platform::jobs::{JobError, Worker};

/// Domain §2. The training stays, with what was said of it by nobody.
pub const KEPT: Kept = Kept {
    what: "Inscriptions, présences, attestations et noms des intervenants d’une formation",
    time: Span::Years(3),
    from: " après la formation ou son annulation",
    why: "Justifier d’une présence et rendre compte des formations",
};
/// The job that forgets who came.
pub const FORGET_JOB: &str = "trainings.forget";
/// The job that gives released seats, and those of who left their organisation, to those who wait.
pub const RELEASE_JOB: &str = "trainings.release";

impl Trainings {
    /// Teaches the worker this slice's jobs.
    pub fn register_jobs(&self, worker: &mut Worker) {
        let trainings = self.clone();
        worker.every(RELEASE_JOB, SignedDuration::from_mins(15), move |_| {
            let trainings = trainings.clone();
            async move {
                trainings.give_back_as_system().await?;
                trainings.release_as_system().await.map(drop).map_err(JobError::from)
            }
        });
        let trainings = self.clone();
        worker.handle(DECLINED_JOB, move |job| {
            let trainings = trainings.clone();
            async move { trainings.decline_as_system(job.payload()?).await.map_err(JobError::from) }
        });
        let trainings = self.clone();
        worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
            let trainings = trainings.clone();
            async move { trainings.forget_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Forgets who registered for trainings that were over long enough ago, and who taught there; tells of how many trainings.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_as_system(&self) -> Result<usize> {
        let before = KEPT.time.before(self.platform.clock.now());
        let mut tx = self.platform.db.begin().await?;
        let old = store::held::to_forget(&mut tx, before).await?;
        let trainings: Vec<_> = old.iter().map(|(training, _)| *training).collect();
        let events: Vec<_> = old.iter().map(|(_, event)| *event).collect();
        store::held::forget(&mut tx, &trainings).await?;
        self.events.forget_people(&mut tx, &events).await?;
        for training in &trainings {
            let by = By::System(FORGET_JOB);
            audit::record(&mut tx, &self.platform, by, "training.forget", *training, ()).await?;
        }
        tx.commit().await?;
        Ok(trainings.len())
    }
}
