//! Reminders of annual reviews (domain §6): 90, 30 and 7 days before, on the day, then every 30 days while late.
//!
//! What is due follows from dates alone ([`super::clock`]).

mod addressees;
mod graphql;
mod letter;
mod loaders;
mod model;
mod shown;
mod store;

use jiff::SignedDuration;

use crate::accounts::Accounts;
use crate::kernel::actor::PersonId;
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::Platform;
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Worker};
use crate::platform::mail::{Rendered, Template};
use crate::platform::reminders::{self, Addressee, Course, Key, NotResent, Reminding, Rows, Telling};
use crate::reminder_rows;

use super::clock::ReminderStep;
use super::ids::ProtocolId;
use model::Running;

pub use graphql::{ProtocolReminders, ViewerReminders};
pub use loaders::{ReminderLoader, reminder_loader};
pub use model::ReminderState;
pub use shown::Reminder;

/// The job that plans what is due.
pub const PLAN_JOB: &str = "reminders.plan";
const PLAN_EVERY: SignedDuration = SignedDuration::from_mins(5);
/// The first step, and a day for the zones.
const HORIZON: SignedDuration = SignedDuration::from_hours(24 * 92);

/// The reminders' service.
#[derive(Clone, Debug)]
pub struct Reminders {
    platform: Platform,
    accounts: Accounts,
}

impl Reminders {
    /// On this platform; accounts know who holds what.
    #[must_use]
    pub fn new(platform: Platform, accounts: Accounts) -> Self {
        Self { platform, accounts }
    }

    /// Teaches the worker to plan.
    pub fn register(&self, worker: &mut Worker) {
        let reminders = self.clone();
        worker.every(PLAN_JOB, PLAN_EVERY, move |_| {
            let reminders = reminders.clone();
            async move { reminders.plan_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Plans every step that is due and has not gone; returns how many mails it queued.
    ///
    /// # Errors
    /// The database's.
    pub async fn plan_as_system(&self) -> Result<usize> {
        reminders::plan(self, &self.platform).await
    }

    /// Stops the reminders of a protocol at once, in the transaction that closes its review, ends it or moves its due
    /// date.
    ///
    /// # Errors
    /// The database's.
    pub async fn stop(&self, tx: &mut Tx, protocol: ProtocolId) -> Result<()> {
        reminders::stop(self, &self.platform, tx, protocol).await
    }

    /// After a restore: marks what may have been sent since as not resent, and lists it.
    ///
    /// # Errors
    /// The database's.
    pub async fn after_restore(&self) -> Result<Vec<NotResent<ProtocolId>>> {
        reminders::after_restore(self, &self.platform).await
    }
}

impl Reminding for Reminders {
    type Id = ProtocolId;
    type Thing = Running;
    const TEMPLATE: Template = letter::TEMPLATE;
    const DIGEST: bool = true;
    const ROWS: Option<Rows> = Some(reminder_rows!("reminder", "protocol_id"));

    async fn running(
        &self,
        tx: &mut Tx,
        these: Option<&[ProtocolId]>,
    ) -> Result<Vec<(Course<ProtocolId>, Running)>> {
        let horizon = self.platform.clock.now().plus(HORIZON).day_in(&Zone::paris());
        let running = match these {
            Some(ids) => store::running_of(tx, ids).await?,
            None => store::running(tx, horizon).await?,
        };
        Ok(running.into_iter().map(|protocol| (protocol.course(), protocol)).collect())
    }

    async fn addressees(&self, due: &[(Key<ProtocolId>, &Running)]) -> Result<Vec<Vec<Addressee>>> {
        let late: Vec<(&Running, bool)> =
            due.iter().map(|(key, protocol)| (*protocol, key.step > 0)).collect();
        self.written_to(&late, self.platform.clock.now()).await
    }

    fn message_id(&self, person: PersonId, steps: &[Key<ProtocolId>]) -> String {
        let name = |key: &Key<ProtocolId>| {
            let step = ReminderStep::from_days_after_due(key.step)?;
            Some(format!("{}|{}|{step}", key.id.uuid(), key.due_on))
        };
        reminders::digest_id("reminder", person, steps.iter().filter_map(name), self.platform.host())
    }

    fn compose(&self, told: &[Telling<'_, Self>]) -> Result<Rendered> {
        letter::compose(told, &self.platform.public_url)
    }
}
