//! What comes back by itself: forgetting who was there.

use jiff::SignedDuration;

use super::{Meetings, store};
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};
use crate::platform::jobs::{JobError, Worker};

/// Domain §2. That an organisation took part stays, for the partnership's record.
pub const ATTENDANCE_KEPT: Kept = Kept {
    what: "Noms des présents aux réunions",
    time: Span::Years(3),
    from: " après la réunion",
    why: "Savoir qui a pris part aux échanges ; ensuite, seules les structures présentes restent",
};
/// The job that forgets who was at meetings held long enough ago.
pub const FORGET_JOB: &str = "meetings.forget_presences";

/// Teaches the worker this slice's job.
pub fn register(worker: &mut Worker, meetings: &Meetings) {
    let forgetting = meetings.clone();
    worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
        let meetings = forgetting.clone();
        async move { meetings.forget_presences_as_system().await.map(drop).map_err(JobError::from) }
    });
}

impl Meetings {
    /// Forgets who was at meetings held long enough ago; tells how many presences lost their names.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_presences_as_system(&self) -> Result<u64> {
        let before = ATTENDANCE_KEPT.time.before(self.platform.clock.now()).day_in(&Zone::paris());
        let mut tx = self.platform.db.begin().await?;
        let forgotten = store::write::forget_presences(&mut tx, before).await?;
        tx.commit().await?;
        Ok(forgotten)
    }
}
