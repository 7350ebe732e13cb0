//! What comes back by itself: forgetting what is over.

use jiff::SignedDuration;

use super::{Accounts, store};
use crate::kernel::error::Result;
use crate::platform::jobs::{JobError, Worker};

/// The job that forgets sessions, sign-ins, links and invitations whose time is over.
pub const PURGE_JOB: &str = "accounts.purge";

/// Teaches the worker this slice's jobs.
pub fn register(worker: &mut Worker, accounts: &Accounts) {
    let accounts = accounts.clone();
    worker.every(PURGE_JOB, SignedDuration::from_hours(1), move |_| {
        let accounts = accounts.clone();
        async move { accounts.purge_as_system().await.map(drop).map_err(JobError::from) }
    });
}

impl Accounts {
    /// Forgets sessions, sign-ins, links and invitations whose time is over; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn purge_as_system(&self) -> Result<u64> {
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        let mut gone = store::sign_ins::purge(&mut tx, now).await?;
        gone += store::invitations::purge(&mut tx, now).await?;
        tx.commit().await?;
        Ok(gone)
    }
}
