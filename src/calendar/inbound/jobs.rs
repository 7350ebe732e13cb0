//! Calendars are read by themselves, and what is past is dropped.

use futures::StreamExt as _;
use jiff::SignedDuration;

use super::model::Source;
use super::{CLAIMED_FOR, InboundCalendars, store};
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};
use crate::platform::audit::{self, By};
use crate::platform::jobs::{JobError, Worker};

/// What is past needs no comparing. Our own choice: domain §2 names none.
pub const KEPT: Kept = Kept {
    what: "Dates lues dans les agendas extérieurs ; du vôtre, seulement les heures où vous êtes occupé",
    time: Span::Months(1),
    from: " après la date, et pas au-delà du retrait de l’agenda",
    why: "Annoncer les formations, éviter les conflits de dates",
};
/// The job that reads calendars.
pub const READ_JOB: &str = "calendars.read";
/// The job that drops what is past.
pub const FORGET_JOB: &str = "calendars.forget";

/// How many calendars one turn of the job reads, and how many at once: under the lease even if all are slow.
const TURN: i64 = 40;
const AT_ONCE: usize = 8;

impl InboundCalendars {
    /// Teaches the worker this slice's jobs.
    pub fn register_jobs(&self, worker: &mut Worker) {
        let calendars = self.clone();
        worker.every(READ_JOB, SignedDuration::from_mins(5), move |_| {
            let calendars = calendars.clone();
            async move { calendars.read_due_as_system().await.map_err(JobError::from) }
        });
        let calendars = self.clone();
        worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
            let calendars = calendars.clone();
            async move { calendars.forget_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Reads the calendars whose time has come. They are claimed first: one that brings us down is not the first again
    /// when we come back.
    async fn read_due_as_system(&self) -> Result<()> {
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        let due = store::claim_due(&mut tx, (now, now.plus(CLAIMED_FOR)), TURN).await?;
        tx.commit().await?;
        let read = async |source: Source| self.read_as_system(&source).await;
        let ends: Vec<Result<()>> =
            futures::stream::iter(due).map(read).buffer_unordered(AT_ONCE).collect().await;
        ends.into_iter().collect()
    }

    /// Drops what is past, and the agendas of accounts that are no more; tells how many entries.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_as_system(&self) -> Result<u64> {
        let mut tx = self.platform.db.begin().await?;
        let gone = store::forget_past(&mut tx, KEPT.time.before(self.platform.clock.now())).await?;
        for id in store::of_the_erased(&mut tx).await? {
            audit::record(&mut tx, &self.platform, By::System(FORGET_JOB), "calendar.forget", id, ()).await?;
        }
        tx.commit().await?;
        Ok(gone)
    }
}
