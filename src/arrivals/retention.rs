//! Packs are forgotten when those who read them have been gone for as long as their contact details are kept.

use jiff::SignedDuration;

use super::{Packs, store};
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};
use crate::platform::audit::{self, By};
use crate::platform::jobs::{JobError, Worker};

/// Domain §2, with the contact data of the mandate.
pub const KEPT: Kept = Kept {
    what: "Livrets d’accueil : date de lecture et points cochés",
    time: Span::Years(1),
    from: " après la fin de la fonction",
    why: "Accompagner une prise de poste et compter les arrivées accueillies",
};
/// The job that forgets packs.
pub const FORGET_JOB: &str = "arrivals.forget";

impl Packs {
    pub(super) fn register_retention(&self, worker: &mut Worker) {
        let packs = self.clone();
        worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
            let packs = packs.clone();
            async move { packs.forget_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Forgets packs of mandates that ended long enough ago; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_as_system(&self) -> Result<usize> {
        let before = KEPT.time.before(self.now()).day_in(&Zone::paris());
        let mut tx = self.platform.db.begin().await?;
        let old = store::ended_before(&mut tx, before).await?;
        store::forget(&mut tx, &old).await?;
        for id in &old {
            audit::record(&mut tx, &self.platform, By::System(FORGET_JOB), "pack.forget", *id, ()).await?;
        }
        tx.commit().await?;
        Ok(old.len())
    }
}
