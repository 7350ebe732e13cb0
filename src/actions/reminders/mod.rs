//! Reminders of action items: seven days before, on the day, and once thirty days after if it is still to be done.
//!
//! A rule of ours: the domain asks for a reminder and names no days. What is due follows from dates alone; a step counts
//! as gone once anybody has a row for it. One pass plans everything that is due: a row for each person and step, and one
//! mail for each person, in one transaction under a lock.

mod letter;
mod store;

use std::collections::BTreeMap;

use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};

use super::ActionId;
use crate::accounts::{Accounts, Capacity, Holder};
use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::dates::instant_at;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Worker};
use crate::platform::mail::{self, Letter};

/// The job that plans what is due.
pub const PLAN_JOB: &str = "actions.remind";
const PLAN_EVERY: SignedDuration = SignedDuration::from_mins(5);
/// Days after the due date, in order.
pub const STEPS: [i64; 3] = [-7, 0, 30];
/// When a reminder leaves, in the partnership's zone.
const AT: jiff::civil::Time = jiff::civil::time(8, 0, 0, 0);

/// How the row of one person and step stands; for `MAILED` its mail tells the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RowState {
    /// A mail carries it.
    Mailed,
    /// The person has no address; it shows on the home page only.
    Unreachable,
    /// Stopped while its mail waited.
    Stopped,
    /// Held back after a restore.
    NotResent,
}

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

/// What makes a reminder unique for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    action: ActionId,
    due_on: Day,
    step: i64,
}

/// The service that reminds of action items.
#[derive(Clone, Debug)]
pub struct ActionReminders {
    platform: Platform,
    accounts: Accounts,
}

/// An item and the step at which its owner is told of it.
type Told<'a> = (&'a Running, i64);

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
        let mut tx = self.platform.db.begin().await?;
        store::lock(&mut tx).await?;
        let now = self.platform.clock.now();
        let running = store::running(&mut tx, horizon(now)).await?;
        let mut people: BTreeMap<PersonId, (Holder, Vec<Told<'_>>)> = BTreeMap::new();
        for item in &running {
            // After a downtime only the latest step goes.
            let Some(step) = item.steps_unmarked(now).pop() else { continue };
            for holder in self.answering(item, now).await? {
                people.entry(holder.person).or_insert_with(|| (holder, Vec::new())).1.push((item, step));
            }
        }
        let mut mails = 0;
        for (holder, told) in people.into_values() {
            mails += usize::from(self.tell(&mut tx, &holder, &told, now).await?);
        }
        tx.commit().await?;
        Ok(mails)
    }

    /// One row for each step and one mail for all of them; true when a mail was queued.
    async fn tell(&self, tx: &mut Tx, holder: &Holder, told: &[Told<'_>], now: Ts) -> Result<bool> {
        let keys: Vec<Key> = told.iter().map(|(item, step)| item.key(*step)).collect();
        let Some(address) = holder.email.clone() else {
            for key in keys {
                store::insert(tx, holder.person, key, RowState::Unreachable, None, now).await?;
            }
            return Ok(false);
        };
        let message_id = message_id(holder.person, &keys, self.platform.host());
        for key in keys {
            let carried_by = Some(message_id.clone());
            store::insert(tx, holder.person, key, RowState::Mailed, carried_by, now).await?;
        }
        let letter = Letter {
            kind: letter::TEMPLATE.name,
            message_id,
            person: Some(holder.person),
            to_address: address,
            to_name: holder.full_name(),
            content: letter::compose(told, &self.platform.public_url)?,
            calendar: None,
        };
        mail::queue(tx, &self.platform, letter).await
    }

    /// Titular and interim of the owning post; where there is neither, those who represent its organisation, and after
    /// them its territory's administrators (domain §9).
    async fn answering(&self, item: &Running, now: Ts) -> Result<Vec<Holder>> {
        let day = now.day_in(&item.time_zone);
        let held = self.accounts.holders(&[item.owner_post_id], day).await?;
        let held: Vec<Holder> = held.into_values().flatten().filter(takes_over).collect();
        if !held.is_empty() {
            return Ok(held);
        }
        let found = self.accounts.representatives(&[item.owner_organisation_id], day).await?;
        Ok(found.into_values().flatten().filter(takes_over).collect())
    }

    /// After a restore: steps whose moment has passed may have been sent since the copy was made. They are marked as
    /// not resent; mails that waited were held back before. Tells how many items that concerns.
    ///
    /// # Errors
    /// The database's.
    pub async fn after_restore(&self) -> Result<usize> {
        let mut tx = self.platform.db.begin().await?;
        store::lock(&mut tx).await?;
        let now = self.platform.clock.now();
        let mut items = store::hold_back(&mut tx).await?;
        for item in store::running(&mut tx, horizon(now)).await? {
            for step in item.steps_unmarked(now) {
                for holder in self.answering(&item, now).await? {
                    let key = item.key(step);
                    store::insert(&mut tx, holder.person, key, RowState::NotResent, None, now).await?;
                }
                items.push(item.id);
            }
        }
        items.sort_unstable();
        items.dedup();
        for item in &items {
            let by = By::System("restored");
            audit::record(&mut tx, &self.platform, by, "action.not_resent", *item, ()).await?;
        }
        tx.commit().await?;
        Ok(items.len())
    }
}

/// Stops the reminders of an item, in the transaction that settles it or gives it another date or owner: mails that
/// still wait are taken back, or go without it when they carry other items too.
pub(super) async fn stop(tx: &mut Tx, platform: &Platform, action: ActionId) -> Result<()> {
    let mut mails = store::stop_waiting(tx, action).await?;
    mails.sort_unstable();
    mails.dedup();
    for message_id in mails {
        let left = store::carried_by(tx, &message_id).await?;
        let told: Vec<(&Running, i64)> =
            left.iter().filter_map(|item| Some((item, item.last_step?))).collect();
        if told.is_empty() {
            mail::withdraw(tx, platform, &message_id).await?;
        } else {
            mail::rewrite(tx, &message_id, letter::compose(&told, &platform.public_url)?).await?;
        }
    }
    Ok(())
}

impl Running {
    fn key(&self, step: i64) -> Key {
        Key { action: self.id, due_on: self.due_on, step }
    }

    /// The steps whose moment has come without anybody having a row for them or a later one; those that fell before
    /// the item was decided never come.
    fn steps_unmarked(&self, now: Ts) -> Vec<i64> {
        let decided = self.created_at.day_in(&self.time_zone);
        let due = |step: &i64| {
            let day = self.due_on.plus_days(*step);
            day > decided
                && instant_at(day.0, AT, &self.time_zone) <= now
                && self.last_step.is_none_or(|last| last < *step)
        };
        STEPS.into_iter().filter(due).collect()
    }
}

/// A hash of the person and the set of keys, whatever its order; a key is written once, so that the same step of the
/// same person never has two.
fn message_id(person: PersonId, keys: &[Key], host: &str) -> String {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    let mut hash = Sha256::new();
    hash.update(person.uuid().as_bytes());
    for Key { action, due_on, step } in keys {
        hash.update(format!("|{}|{due_on}|{step}", action.uuid()));
    }
    format!("action.{}@{host}", &hex::encode(hash.finalize())[..40])
}

/// A delegate signs for the holder but does not take over the post's duties.
fn takes_over(holder: &Holder) -> bool {
    holder.capacity != Capacity::Delegate
}

/// The first step, and a day for the zones.
fn horizon(now: Ts) -> Day {
    now.day_in(&Zone::paris()).plus_days(8)
}
