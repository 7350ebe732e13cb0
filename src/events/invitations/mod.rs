//! Invitations by mail: whoever is expected at an event is told of it, of each change and of its end, once.
//!
//! A change asks for a job in its own transaction. The job compares what each person was last mailed with what the
//! event is by then, so that of several changes made before it runs only the last is told, and running it twice tells
//! nothing twice. Who is written to follows from who holds the posts that day.

mod letter;
mod recipients;
mod series;
mod store;
mod turnover;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::arrange::Entry;
use super::guests;
use super::model::{Event, EventId, EventState};
use super::polls;
use super::{Events, links};
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::Platform;
use crate::platform::db::Tx;
use crate::platform::jobs::{self, JobError, Worker};
use crate::platform::mail::{self, Letter};

use letter::{News, Sender, Written};
pub(super) use recipients::Who;
use recipients::{Recipient, no_longer_expected};
use store::{Mailed, Message};

/// The job that tells everybody expected at one event how it stands.
pub const INVITE_JOB: &str = "events.invite";
/// The job that reminds organisers of polls whose closing date has passed.
pub const POLLS_JOB: &str = "events.polls";
/// The job that forgets outsiders, then whoever was expected by name.
pub const FORGET_JOB: &str = "events.forget";

#[derive(Serialize, Deserialize)]
struct Asked {
    event: EventId,
    #[serde(default)]
    cause: Cause,
}

/// Why somebody may have to be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Cause {
    /// Somebody changed the event: reason enough to try again what the relay refused.
    #[default]
    Change,
    /// The look of every hour, which would try for ever.
    Hour,
}

/// Asks, in the transaction of a change, that everybody expected be told.
pub(super) async fn ask(tx: &mut Tx, platform: &Platform, event: EventId) -> Result<()> {
    let asked = Asked { event, cause: Cause::Change };
    jobs::enqueue(tx, platform, INVITE_JOB, asked, platform.clock.now(), None).await
}

/// The same because a post changed hands; asked twice within an hour it is done once.
async fn ask_once_an_hour(tx: &mut Tx, platform: &Platform, event: EventId) -> Result<()> {
    let now = platform.clock.now();
    let key = format!("{INVITE_JOB}.{}.{}", event.uuid(), now.timestamp().as_second() / 3600);
    jobs::enqueue(tx, platform, INVITE_JOB, Asked { event, cause: Cause::Hour }, now, Some(key)).await
}

impl Events {
    /// Teaches the worker this slice's jobs.
    pub fn register(&self, worker: &mut Worker) {
        let events = self.clone();
        worker.handle(INVITE_JOB, move |job| {
            let events = events.clone();
            async move {
                let Asked { event, cause } = job.payload()?;
                events.tell_as_system(event, cause).await.map_err(JobError::from)
            }
        });
        let events = self.clone();
        worker.every(POLLS_JOB, SignedDuration::from_hours(1), move |_| {
            let events = events.clone();
            async move { events.remind_organisers_as_system().await.map(drop).map_err(JobError::from) }
        });
        self.register_turnover(worker);
        let events = self.clone();
        worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
            let events = events.clone();
            async move {
                events.forget_guests_as_system().await.map_err(JobError::from)?;
                events.forget_people_as_system().await.map(drop).map_err(JobError::from)
            }
        });
    }

    /// Brings what each person was told of an event to how it stands.
    async fn tell_as_system(&self, id: EventId, cause: Cause) -> Result<()> {
        let series = self.events_as_system(&[id]).await?.first().and_then(|event| event.series_id);
        if let Some(series) = series {
            return self.tell_series_as_system(series, cause).await;
        }
        let mut tx = self.platform.db.begin().await?;
        let Some(event) = super::store::locked(&mut tx, id).await? else { return Ok(()) };
        let now = self.platform.clock.now();
        if event.state == EventState::Held || event.ends_at.is_some_and(|end| end <= now) {
            return Ok(());
        }
        let expected = if event.state == EventState::Cancelled {
            Vec::new()
        } else {
            self.recipients(&event, now).await?
        };
        let mailed = store::mailed(&mut tx, id).await?;
        let options = polls::store::options_in(&mut tx, id).await?;
        let poll = polls::store::poll_in(&mut tx, id).await?;
        let sender = self.sender_of(&event).await?;
        let told = News {
            event: &event,
            entries: vec![Entry::Single(&event)],
            whole: None,
            dates: &[],
            options: &options,
            poll: poll.as_ref(),
            sender: &sender,
        };
        for recipient in &expected {
            let before: Vec<&Mailed> =
                mailed.iter().filter(|mail| mail.who() == Some(recipient.who)).collect();
            let Some(message) = due(&event, last_told(&before, cause, &recipient.address)) else { continue };
            self.withdraw(&mut tx, &before).await?;
            let changed = before.iter().any(|mail| mail.left() && mail.method == Message::Request);
            self.send(&mut tx, &told, recipient, message, before.len(), changed).await?;
        }
        for former in no_longer_expected(&mailed, &expected) {
            let before: Vec<&Mailed> = mailed.iter().filter(|mail| mail.who() == Some(former.who)).collect();
            let last = last_told(&before, cause, &former.address);
            if last.is_none_or(|last| last.method == Message::Cancel) {
                continue;
            }
            self.withdraw(&mut tx, &before).await?;
            // Who never heard of it needs no word of its end.
            if before.iter().any(|mail| mail.left()) && !former.address.is_empty() {
                let in_calendars = before.iter().any(|mail| mail.left() && mail.method == Message::Request);
                self.send(&mut tx, &told, &former, Message::Cancel, before.len(), in_calendars).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// Takes back what still waits to be sent.
    async fn withdraw(&self, tx: &mut Tx, mails: &[&Mailed]) -> Result<()> {
        for waiting in mails.iter().filter(|mail| mail.waits()) {
            mail::withdraw(tx, &self.platform, &waiting.message_id).await?;
        }
        Ok(())
    }

    /// Writes one mail; `known` says that the recipient's calendar holds the event already.
    async fn send(
        &self,
        tx: &mut Tx,
        told: &News<'_>,
        recipient: &Recipient,
        message: Message,
        number: usize,
        known: bool,
    ) -> Result<()> {
        let event = told.event;
        let now = self.platform.clock.now();
        let link = if message == Message::Cancel {
            None
        } else {
            let to = (event.id, links::Reach::Event);
            Some(links::create(tx, &self.platform, to, recipient.who, now).await?)
        };
        let written = told.write(recipient, message, link.as_deref(), known, &self.platform.public_url)?;
        let message_id = format!(
            "event-{}.{}.{}-{number}@{}",
            event.id.uuid(),
            recipient.who.uuid(),
            event.sequence,
            self.platform.host()
        );
        store::insert(tx, event, recipient.who, message, message_id.clone(), now).await?;
        self.post(tx, written, message_id, recipient, link.is_some()).await
    }

    /// Queues what was written; `opens`: its link opens something, so the words leave the database once it has gone.
    async fn post(
        &self,
        tx: &mut Tx,
        written: Written,
        message_id: String,
        recipient: &Recipient,
        opens: bool,
    ) -> Result<()> {
        let letter = Letter {
            kind: written.kind,
            message_id,
            person: recipient.who.person(),
            to_address: recipient.address.clone(),
            to_name: recipient.name.clone(),
            content: written.content,
            calendar: written.calendar,
        };
        if opens {
            mail::queue_secret(tx, &self.platform, letter).await?;
        } else {
            mail::queue(tx, &self.platform, letter).await?;
        }
        Ok(())
    }

    /// Who invites, in words.
    async fn sender_of(&self, event: &Event) -> Result<Sender> {
        let post = self.directory.posts(&[event.organiser_post_id]).await?.pop();
        let organisation = match &post {
            Some(post) => self.directory.organisations(&[post.organisation_id]).await?.pop(),
            None => None,
        };
        let words: Vec<String> = [post.map(|post| post.label_fr()), organisation.map(|found| found.name)]
            .into_iter()
            .flatten()
            .collect();
        Ok(Sender { name: words.join(", "), address: self.sender_address.clone() })
    }

    /// Reminds organisers to choose a date once the closing date has passed; tells how many polls that were.
    ///
    /// # Errors
    /// The database's.
    pub async fn remind_organisers_as_system(&self) -> Result<usize> {
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        // A day's margin holds every zone; the exact day is checked in each event's own.
        let around = now.day_in(&Zone::paris()).plus_days(1);
        let mut reminded = 0;
        for (id, closes_on) in polls::store::past_closing_date(&mut tx, around).await? {
            let Some(event) = super::store::locked(&mut tx, id).await? else { continue };
            if closes_on >= now.day_in(&event.time_zone)
                || !polls::store::mark_reminded(&mut tx, id, now).await?
            {
                continue;
            }
            let Some(sheet) = self.poll_sheets(&[id]).await?.pop() else { continue };
            let content = letter::poll_over(&event, &sheet, closes_on, &self.platform.public_url)?;
            for holder in self.holders_of(event.organiser_post_id, &event, now).await? {
                let Some(to) = holder.recipient() else { continue };
                let letter = Letter {
                    kind: letter::POLL_OVER.name,
                    message_id: format!(
                        "{}.{}.{}@{}",
                        letter::POLL_OVER.name,
                        id.uuid(),
                        to.person.uuid(),
                        self.platform.host()
                    ),
                    person: Some(to.person),
                    to_address: to.address,
                    to_name: to.name,
                    content: content.clone(),
                    calendar: None,
                };
                mail::queue(&mut tx, &self.platform, letter).await?;
            }
            reminded += 1;
        }
        tx.commit().await?;
        Ok(reminded)
    }

    /// Forgets outsiders three months after their event, with their answers and mails; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_guests_as_system(&self) -> Result<u64> {
        let limit = guests::GUESTS_KEPT.time.before(self.platform.clock.now());
        let mut tx = self.platform.db.begin().await?;
        let forgotten = guests::store::forget(&mut tx, limit).await?;
        tx.commit().await?;
        Ok(forgotten)
    }
}

/// The last mail that told something to who has this address.
fn last_told<'a>(mails: &[&'a Mailed], cause: Cause, address: &str) -> Option<&'a Mailed> {
    mails.iter().rev().find(|mail| mail.told(cause, address)).copied()
}

/// What somebody expected is to be mailed, if anything.
fn due(event: &Event, last: Option<&Mailed>) -> Option<Message> {
    let wanted = match event.state {
        EventState::Proposed => Message::Poll,
        EventState::Scheduled => Message::Request,
        EventState::Held | EventState::Cancelled => return None,
    };
    let up_to_date = last.is_some_and(|last| last.method == wanted && last.sequence >= event.sequence);
    (!up_to_date).then_some(wanted)
}
