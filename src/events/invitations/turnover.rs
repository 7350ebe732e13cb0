//! Posts that change hands: whoever holds one is invited to the coming events that expect it, whoever held it learns that
//! they are expected no more.
//!
//! The look every hour follows midnight in all zones. It names events, and the job that brings people up to date tells
//! only the difference, so that looking twice tells nothing twice, and what the relay refused is not sent again each hour.

use std::collections::HashSet;

use jiff::SignedDuration;

use super::store;
use crate::events::Events;
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::jobs::{JobError, Worker};

/// The job that looks for posts that changed hands.
pub const TURNOVER_JOB: &str = "events.turnover";
/// How long after it a change is still found: one may be written down late.
const FOUND_FOR_DAYS: i64 = 31;

impl Events {
    pub(super) fn register_turnover(&self, worker: &mut Worker) {
        let events = self.clone();
        worker.every(TURNOVER_JOB, SignedDuration::from_hours(1), move |_| {
            let events = events.clone();
            async move { events.follow_turnover_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Asks that everybody be told of the coming events that expect a post which changed hands; tells of how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn follow_turnover_as_system(&self) -> Result<usize> {
        let now = self.platform.clock.now();
        let today = now.day_in(&Zone::paris());
        let span = (today.plus_days(-FOUND_FOR_DAYS), today.plus_days(1));
        let mut tx = self.platform.db.begin().await?;
        let found = store::changed_hands(&mut tx, now, span).await?;
        let (mut asked, mut known) = (0, HashSet::new());
        for (event, series) in found {
            // One job looks at the whole series.
            if series.is_none_or(|series| known.insert(series.uuid())) {
                super::ask_once_an_hour(&mut tx, &self.platform, event).await?;
                asked += 1;
            }
        }
        tx.commit().await?;
        Ok(asked)
    }
}
