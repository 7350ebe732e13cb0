//! Reminders of action items: seven days before, on the day, and once thirty days after if it is still to be done.
//!
//! A rule of ours: the domain asks for a reminder and names no days.

mod letter;
mod store;

use std::collections::BTreeSet;

use jiff::SignedDuration;

use super::ActionId;
use crate::accounts::{Accounts, Holder};
use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::Platform;
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Worker};
use crate::platform::mail::{Rendered, Template};
use crate::platform::reminders::{self, Addressee, Course, Key, Reminding, Rows, Telling};
use crate::reminder_rows;

/// The job that plans what is due.
pub const PLAN_JOB: &str = "actions.remind";
const PLAN_EVERY: SignedDuration = SignedDuration::from_mins(5);
/// Days after the due date, in order.
const STEPS: [i64; 3] = [-7, 0, 30];

/// An open item that is or will soon be due.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Running {
    id: ActionId,
    title: String,
    partnership_name: String,
    due_on: Day,
    created_at: Ts,
    owner_post_id: PostId,
    owner_organisation_id: OrganisationId,
    time_zone: Zone,
    /// The furthest step of this due date that anybody has a row for.
    last_step: Option<i64>,
}

impl Running {
    fn course(&self) -> Course<ActionId> {
        Course {
            id: self.id,
            due_on: self.due_on,
            began_on: self.created_at.day_in(&self.time_zone),
            zone: self.time_zone.clone(),
            steps: STEPS.to_vec(),
            then_every: None,
            last: self.last_step,
        }
    }
}

/// The service that reminds of action items.
#[derive(Clone, Debug)]
pub struct ActionReminders {
    platform: Platform,
    accounts: Accounts,
}

impl ActionReminders {
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

    /// Stops the reminders of an item, in the transaction that settles it or gives it another date or owner.
    pub(super) async fn stop(&self, tx: &mut Tx, action: ActionId) -> Result<()> {
        reminders::stop(self, &self.platform, tx, action).await
    }

    /// After a restore: marks what may have been sent since as not resent. Tells how many items that concerns.
    ///
    /// # Errors
    /// The database's.
    pub async fn after_restore(&self) -> Result<usize> {
        let marked = reminders::after_restore(self, &self.platform).await?;
        Ok(marked.iter().map(|step| step.id).collect::<BTreeSet<_>>().len())
    }

    /// Titular and interim of the owning post; where there is neither, those who represent its organisation, and after
    /// them its territory's administrators (domain §9).
    async fn answering(&self, item: &Running) -> Result<Vec<Holder>> {
        let day = self.platform.clock.now().day_in(&item.time_zone);
        let held = self.accounts.holders(&[item.owner_post_id], day).await?;
        let held: Vec<Holder> = held.into_values().flatten().filter(Holder::takes_over).collect();
        if !held.is_empty() {
            return Ok(held);
        }
        let found = self.accounts.representatives(&[item.owner_organisation_id], day).await?;
        Ok(found.into_values().flatten().filter(Holder::takes_over).collect())
    }
}

impl Reminding for ActionReminders {
    type Id = ActionId;
    type Thing = Running;
    const TEMPLATE: Template = letter::TEMPLATE;
    const DIGEST: bool = true;
    const ROWS: Option<Rows> = Some(reminder_rows!("action_reminder", "action_id"));

    async fn running(
        &self,
        tx: &mut Tx,
        these: Option<&[ActionId]>,
    ) -> Result<Vec<(Course<ActionId>, Running)>> {
        let today = self.platform.clock.now().day_in(&Zone::paris());
        let running = match these {
            Some(ids) => store::running_of(tx, ids).await?,
            // The first step, and a day for the zones.
            None => store::running(tx, today.plus_days(8)).await?,
        };
        Ok(running.into_iter().map(|item| (item.course(), item)).collect())
    }

    async fn addressees(&self, due: &[(Key<ActionId>, &Running)]) -> Result<Vec<Vec<Addressee>>> {
        let mut found = Vec::new();
        for (_, item) in due {
            found.push(self.answering(item).await?.iter().map(Holder::addressee).collect());
        }
        Ok(found)
    }

    fn message_id(&self, person: PersonId, steps: &[Key<ActionId>]) -> String {
        let steps = steps.iter().map(|key| format!("{}|{}|{}", key.id.uuid(), key.due_on, key.step));
        reminders::digest_id("action", person, steps, self.platform.host())
    }

    fn compose(&self, told: &[Telling<'_, Self>]) -> Result<Rendered> {
        letter::compose(told, &self.platform.public_url)
    }
}
