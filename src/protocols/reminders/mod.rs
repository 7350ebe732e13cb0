//! Reminders of annual reviews (domain §6): 90, 30 and 7 days before, on the day, then every 30 days while late.
//!
//! What is due follows from dates alone ([`super::clock`]); a step counts as gone once anybody has a row for it. One
//! pass plans everything that is due: a row for each person and step, and one mail for each person, in one
//! transaction under a lock. Sending is the mail queue's business, and so is trying again.

mod addressees;
mod graphql;
mod letter;
mod model;
mod shown;
mod store;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::SignedDuration;
use serde::Serialize;

use crate::accounts::Accounts;
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Worker};
use crate::platform::mail::{self, Letter};

use super::clock::ReminderStep;
use super::ids::ProtocolId;
use model::{Addressee, Key, RowState, Running};

pub use graphql::{ProtocolReminders, ViewerReminders};
pub use model::{ReminderState, message_id};
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

/// A step that may have been sent before a restore, and was not sent again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NotResent {
    /// Which protocol.
    pub protocol: ProtocolId,
    /// The due date.
    pub due_on: Day,
    /// Days after it.
    pub step: i64,
    /// How many people it would have gone to.
    pub people: usize,
}

/// Protocol, step and addressee of what a person is to be told.
type Told<'a> = (&'a Running, ReminderStep, &'a Addressee);

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
        let mut tx = self.platform.db.begin().await?;
        store::lock(&mut tx).await?;
        let now = self.platform.clock.now();
        let running = store::running(&mut tx, horizon(now)).await?;
        let due: Vec<(&Running, ReminderStep)> =
            running.iter().filter_map(|protocol| Some((protocol, protocol.step_to_send(now)?))).collect();
        if due.is_empty() {
            return Ok(0);
        }
        let addressees = self.addressees(&with_lateness(&due), now).await?;
        let mut people: BTreeMap<PersonId, Vec<Told<'_>>> = BTreeMap::new();
        for (protocol, step) in &due {
            for addressee in &addressees[&protocol.id] {
                people.entry(addressee.person).or_default().push((protocol, *step, addressee));
            }
        }
        let mut mails = 0;
        for (person, told) in people {
            mails += usize::from(self.tell(&mut tx, person, &told, &addressees, now).await?);
        }
        tx.commit().await?;
        Ok(mails)
    }

    /// One row for each step and one mail for all of them; true when a mail was queued.
    async fn tell(
        &self,
        tx: &mut Tx,
        person: PersonId,
        told: &[Told<'_>],
        addressees: &HashMap<ProtocolId, Vec<Addressee>>,
        now: Ts,
    ) -> Result<bool> {
        let keys: Vec<Key> = told.iter().map(|(protocol, step, _)| key(protocol, *step)).collect();
        let Some((address, name)) =
            told.iter().find_map(|(.., to)| Some((to.address.clone()?, to.name.clone())))
        else {
            for key in keys {
                store::insert(tx, person, key, RowState::Unreachable, None, now).await?;
            }
            return Ok(false);
        };
        let message_id = message_id(person, &keys, self.platform.host());
        for key in keys {
            let carried_by = Some(message_id.clone());
            store::insert(tx, person, key, RowState::Mailed, carried_by, now).await?;
        }
        let content = self.compose(told, addressees)?;
        let letter = Letter {
            kind: letter::TEMPLATE.name,
            message_id,
            person: Some(person),
            to_address: address,
            to_name: name,
            content,
            calendar: None,
        };
        mail::queue(tx, &self.platform, letter).await
    }

    fn compose(
        &self,
        told: &[Told<'_>],
        addressees: &HashMap<ProtocolId, Vec<Addressee>>,
    ) -> Result<mail::Rendered> {
        let items: Vec<letter::Item<'_>> = told
            .iter()
            .map(|(protocol, step, addressee)| letter::Item {
                protocol,
                step: *step,
                addressee,
                others: addressees
                    .get(&protocol.id)
                    .into_iter()
                    .flatten()
                    .filter(|other| other.person != addressee.person)
                    .map(|other| other.name.as_str())
                    .collect(),
            })
            .collect();
        letter::compose(&items, &self.platform.public_url)
    }

    /// Stops the reminders of a protocol at once, in the transaction that closes its review, ends it or moves its due
    /// date: mails that still wait are taken back, or go without it when they carry other protocols too.
    ///
    /// # Errors
    /// The database's.
    pub async fn stop(&self, tx: &mut Tx, protocol: ProtocolId) -> Result<()> {
        let mails: BTreeSet<String> =
            store::stop_waiting(tx, protocol).await?.into_iter().map(|(message_id,)| message_id).collect();
        for message_id in mails {
            let left = store::carried_by(tx, &message_id).await?;
            let content = self.compose_again(tx, &left).await?;
            match content {
                Some(content) => mail::rewrite(tx, &message_id, content).await?,
                None => mail::withdraw(tx, &self.platform, &message_id).await?,
            }
        }
        Ok(())
    }

    /// The content of a mail that carries fewer protocols than before; none when nothing is left to say.
    async fn compose_again(
        &self,
        tx: &mut Tx,
        left: &[(PersonId, ProtocolId, i64)],
    ) -> Result<Option<mail::Rendered>> {
        let ids: Vec<ProtocolId> = left.iter().map(|(_, protocol, _)| *protocol).collect();
        let running = store::running_of(tx, &ids).await?;
        let due: Vec<(&Running, ReminderStep)> = running
            .iter()
            .filter_map(|protocol| {
                let (.., step) = left.iter().find(|(_, id, _)| *id == protocol.id)?;
                Some((protocol, ReminderStep::from_days_after_due(*step)?))
            })
            .collect();
        let addressees = self.addressees(&with_lateness(&due), self.platform.clock.now()).await?;
        let told: Vec<Told<'_>> = due
            .iter()
            .filter_map(|(protocol, step)| {
                let person = left.iter().find(|(_, id, _)| *id == protocol.id)?.0;
                let to = addressees.get(&protocol.id)?.iter().find(|to| to.person == person)?;
                Some((*protocol, *step, to))
            })
            .collect();
        if told.is_empty() { Ok(None) } else { self.compose(&told, &addressees).map(Some) }
    }

    /// After a restore: steps whose moment has passed may have been sent since the copy was made. They are marked as
    /// not resent, with the mails that waited, and listed.
    ///
    /// # Errors
    /// The database's.
    pub async fn after_restore(&self) -> Result<Vec<NotResent>> {
        let mut tx = self.platform.db.begin().await?;
        store::lock(&mut tx).await?;
        let now = self.platform.clock.now();
        mail::hold_back_after_restore(&mut tx, &self.platform).await?;
        let mut people: BTreeMap<(ProtocolId, Day, i64), usize> = BTreeMap::new();
        for held_back in store::hold_back(&mut tx).await? {
            *people.entry(held_back).or_default() += 1;
        }
        let running = store::running(&mut tx, horizon(now)).await?;
        let passed: Vec<(&Running, ReminderStep)> = running
            .iter()
            .flat_map(|protocol| protocol.steps_unmarked(now).into_iter().map(move |step| (protocol, step)))
            .collect();
        for (protocol, step) in passed {
            let addressees = self.addressees(&[(protocol, step.is_overdue())], now).await?;
            for addressee in addressees.values().flatten() {
                let key = key(protocol, step);
                store::insert(&mut tx, addressee.person, key, RowState::NotResent, None, now).await?;
                *people.entry((key.protocol, key.due_on, step.days_after_due())).or_default() += 1;
            }
        }
        let marked: Vec<NotResent> = people
            .into_iter()
            .map(|((protocol, due_on, step), people)| NotResent { protocol, due_on, step, people })
            .collect();
        for step in &marked {
            let by = By::System("restored");
            audit::record(&mut tx, &self.platform, by, "reminder.not_resent", step.protocol, step).await?;
        }
        tx.commit().await?;
        Ok(marked)
    }
}

fn key(protocol: &Running, step: ReminderStep) -> Key {
    Key { protocol: protocol.id, due_on: protocol.due_on, step }
}

fn with_lateness<'a>(due: &[(&'a Running, ReminderStep)]) -> Vec<(&'a Running, bool)> {
    due.iter().map(|(protocol, step)| (*protocol, step.is_overdue())).collect()
}

fn horizon(now: Ts) -> Day {
    now.plus(HORIZON).day_in(&Zone::paris())
}
