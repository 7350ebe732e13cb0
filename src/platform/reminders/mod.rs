//! Reminders by mail of things with a date.
//!
//! A slice says what runs, to whom it goes and what the mail says ([`Reminding`]); the rest is the same for all. What is
//! due follows from dates alone ([`Course`]). One pass plans everything that is due: a mark for each person and step, and
//! the mails that carry them, in one transaction under a lock. A step counts as gone once anybody was told of it. Sending
//! is the mail queue's business, and so is trying again.

mod course;
mod rows;

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::Platform;
use super::audit::{self, By};
use super::db::Tx;
use super::mail::{self, Letter, Rendered, Template};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId;

pub use course::{AT, Course, Key};
pub use rows::{RowState, Rows};

use rows::Row;

/// Somebody to remind.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// Who.
    pub person: PersonId,
    /// First and family name.
    pub name: String,
    /// Mail address, if known.
    pub address: Option<String>,
    /// Why this person, in French after "parce que", where the mail says it.
    pub why: Vec<String>,
}

/// What a mail tells one person of one thing.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a, Id, T> {
    /// The thing, its date and the step.
    pub key: Key<Id>,
    /// What the slice knows of it.
    pub thing: &'a T,
    /// The person.
    pub to: &'a Addressee,
    /// Everybody who is told, that person too.
    pub all: &'a [Addressee],
}

/// The same, by what reminds.
pub type Telling<'a, R> = Told<'a, <R as Reminding>::Id, <R as Reminding>::Thing>;

/// Things with a date, by what reminds of them.
pub type Courses<R> = Vec<(Course<<R as Reminding>::Id>, <R as Reminding>::Thing)>;

/// What a slice reminds of; what reads or writes fails with the database.
pub trait Reminding: Sync {
    /// What a thing is known by.
    type Id: TypedId + Ord + Serialize;
    /// A thing with a date.
    type Thing: Send + Sync;

    /// Fills the mails; its name is their kind.
    const TEMPLATE: Template;
    /// One mail tells a person of everything of the moment, instead of one mail for each thing.
    const DIGEST: bool;
    /// The table with a row for each person and step; none where the thing itself says which step went.
    const ROWS: Option<Rows>;

    /// What runs and whose next step may have come, in the order in which a mail names it; or what runs of these things.
    fn running(
        &self,
        tx: &mut Tx,
        these: Option<&[Self::Id]>,
    ) -> impl Future<Output = Result<Courses<Self>>> + Send;

    /// To whom each of these steps goes now.
    fn addressees(
        &self,
        due: &[(Key<Self::Id>, &Self::Thing)],
    ) -> impl Future<Output = Result<Vec<Vec<Addressee>>>> + Send;

    /// The Message-ID of the mail that tells this person of these steps: the same whenever it is made.
    fn message_id(&self, person: PersonId, steps: &[Key<Self::Id>]) -> String;

    /// The mail that tells of these things.
    ///
    /// # Errors
    /// When template and context do not fit.
    fn compose(&self, told: &[Telling<'_, Self>]) -> Result<Rendered>;

    /// Remembers, where there are no rows, that this step went or will not go.
    fn mark(&self, _: &mut Tx, _: Key<Self::Id>) -> impl Future<Output = Result<()>> + Send {
        std::future::ready(Ok(()))
    }
}

/// A step that may have been sent before a restore, and was not sent again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotResent<Id> {
    /// Of what.
    pub id: Id,
    /// Its date.
    pub due_on: Day,
    /// Days after it.
    pub step: i64,
    /// How many people it would have gone to.
    pub people: usize,
}

/// Plans every step that is due and has not gone; returns how many mails it queued. After a downtime only the latest
/// step of a thing goes.
///
/// # Errors
/// The database's.
pub async fn plan<R: Reminding>(reminding: &R, platform: &Platform) -> Result<usize> {
    let mut tx = platform.db.begin().await?;
    rows::lock(&mut tx).await?;
    let now = platform.clock.now();
    let running = reminding.running(&mut tx, None).await?;
    let latest = |course: &Course<R::Id>| course.unmarked(now).pop();
    let due: Vec<_> = running.iter().filter_map(|(course, thing)| Some((latest(course)?, thing))).collect();
    if due.is_empty() {
        return Ok(0);
    }
    let addressees = reminding.addressees(&due).await?;
    let mut letters: BTreeMap<_, Vec<Telling<'_, R>>> = BTreeMap::new();
    for ((key, thing), all) in due.iter().zip(&addressees) {
        for to in all {
            let letter = letters.entry((to.person, (!R::DIGEST).then_some(*key))).or_default();
            // Who is addressed for two posts is told once.
            if letter.iter().all(|told| told.key != *key) {
                letter.push(Told { key: *key, thing, to, all });
            }
        }
    }
    let mut mails = 0;
    for ((person, _), told) in letters {
        mails += usize::from(tell(reminding, platform, &mut tx, person, &told).await?);
    }
    tx.commit().await?;
    Ok(mails)
}

/// A mark for each step and one mail for all of them; true when a mail was queued.
async fn tell<R: Reminding>(
    reminding: &R,
    platform: &Platform,
    tx: &mut Tx,
    person: PersonId,
    told: &[Telling<'_, R>],
) -> Result<bool> {
    let steps: Vec<Key<R::Id>> = told.iter().map(|told| told.key).collect();
    let reached = told.iter().find_map(|told| Some((told.to.address.clone()?, told.to.name.clone())));
    let message_id = reached.is_some().then(|| reminding.message_id(person, &steps));
    let state = if reached.is_some() { RowState::Mailed } else { RowState::Unreachable };
    for key in steps {
        mark(reminding, platform, tx, Row { person, key, state, message_id: message_id.clone() }).await?;
    }
    let (Some((to_address, to_name)), Some(message_id)) = (reached, message_id) else { return Ok(false) };
    let content = reminding.compose(told)?;
    let (kind, person) = (R::TEMPLATE.name, Some(person));
    let letter = Letter { kind, message_id, person, to_address, to_name, content, calendar: None };
    mail::queue(tx, platform, letter).await
}

async fn mark<R: Reminding>(reminding: &R, platform: &Platform, tx: &mut Tx, row: Row<R::Id>) -> Result<()> {
    match R::ROWS {
        Some(rows) => rows.insert(tx, row, platform.clock.now()).await,
        None => reminding.mark(tx, row.key).await,
    }
}

/// Stops the reminders of a thing, in the transaction that closes it or gives it another date: mails that still wait are
/// taken back, or go without it when they tell of other things too. Only rows tell which mails those are.
///
/// # Errors
/// The database's.
pub async fn stop<R: Reminding>(reminding: &R, platform: &Platform, tx: &mut Tx, id: R::Id) -> Result<()> {
    let Some(rows) = R::ROWS else { return Ok(()) };
    for message_id in rows.stop_waiting(tx, id).await? {
        let left = rows.carried_by::<R::Id>(tx, &message_id).await?;
        let ids: Vec<R::Id> = left.iter().map(|(_, key)| key.id).collect();
        let running = reminding.running(tx, Some(&ids)).await?;
        let step = |course: &Course<R::Id>| left.iter().map(|(_, key)| *key).find(|key| key.id == course.id);
        let due: Vec<_> = running.iter().filter_map(|(course, thing)| Some((step(course)?, thing))).collect();
        let addressees = reminding.addressees(&due).await?;
        let mut told: Vec<Telling<'_, R>> = Vec::new();
        for ((key, thing), all) in due.into_iter().zip(&addressees) {
            let to = all.iter().find(|to| left.iter().any(|(person, _)| *person == to.person));
            told.extend(to.map(|to| Told { key, thing, to, all }));
        }
        if told.is_empty() {
            mail::withdraw(tx, platform, &message_id).await?;
        } else {
            mail::rewrite(tx, &message_id, reminding.compose(&told)?).await?;
        }
    }
    Ok(())
}

/// After a restore: steps whose moment has passed may have been sent since the copy was made. They are marked as not
/// resent, with the mails that waited, and listed.
///
/// # Errors
/// The database's.
pub async fn after_restore<R: Reminding>(
    reminding: &R,
    platform: &Platform,
) -> Result<Vec<NotResent<R::Id>>> {
    let mut tx = platform.db.begin().await?;
    rows::lock(&mut tx).await?;
    let now = platform.clock.now();
    mail::hold_back_after_restore(&mut tx, platform).await?;
    let mut people: BTreeMap<Key<R::Id>, usize> = BTreeMap::new();
    if let Some(rows) = R::ROWS {
        for (_, key) in rows.hold_back(&mut tx).await? {
            *people.entry(key).or_default() += 1;
        }
    }
    let running = reminding.running(&mut tx, None).await?;
    let mut passed: Vec<(Key<R::Id>, &R::Thing)> = Vec::new();
    for (course, thing) in &running {
        passed.extend(course.unmarked(now).into_iter().map(|key| (key, thing)));
    }
    let addressees = reminding.addressees(&passed).await?;
    for ((key, _), all) in passed.iter().zip(&addressees) {
        for to in all {
            let row = Row { person: to.person, key: *key, state: RowState::NotResent, message_id: None };
            mark(reminding, platform, &mut tx, row).await?;
            *people.entry(*key).or_default() += 1;
        }
    }
    let mut marked = Vec::new();
    for (Key { id, due_on, step }, people) in people {
        let step = NotResent { id, due_on, step, people };
        audit::record(&mut tx, platform, By::System("restored"), "reminder.not_resent", id, &step).await?;
        marked.push(step);
    }
    tx.commit().await?;
    Ok(marked)
}

/// The Message-ID of a digest: a hash of the person and of the names of all its steps, whatever their order.
///
/// A step is marked once, in the transaction that makes its one mail, and keeps the Message-ID of that mail even when
/// others of the set are stopped before it leaves: the same step of the same person thus never has two. Two histories of
/// one database (before and after a restore) find the same set at the same moment, and so the same id.
#[must_use]
pub fn digest_id(
    kind: &str,
    person: PersonId,
    steps: impl IntoIterator<Item = String>,
    host: &str,
) -> String {
    let mut steps: Vec<String> = steps.into_iter().collect();
    steps.sort_unstable();
    let mut hash = Sha256::new();
    hash.update(person.uuid().as_bytes());
    for step in steps {
        hash.update("|");
        hash.update(step);
    }
    format!("{kind}.{}@{host}", &hex::encode(hash.finalize())[..40])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_id_of_a_digest_never_changes_and_knows_no_order() {
        let person = PersonId::from_uuid(uuid::Uuid::from_u128(1));
        let thing = |n| uuid::Uuid::from_u128(n);
        let steps = [format!("{}|2026-09-10|before-90", thing(2)), format!("{}|2026-09-12|-7", thing(3))];
        let id = digest_id("reminder", person, steps.clone(), "jonction.example");
        assert_eq!(id, "reminder.33c3a822f4bc6dfe40521d6656da2dc16471f784@jonction.example");
        assert_eq!(id, digest_id("reminder", person, steps.into_iter().rev(), "jonction.example"));
    }
}
