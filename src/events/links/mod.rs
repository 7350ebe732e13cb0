//! Answers without an account: whoever holds the link of a mail answers for the person or outsider it went to.
//!
//! A link tells as little as it can and gives no right beyond the answer. It dies when its person no longer holds the
//! post that is expected. Opening it changes nothing: mail scanners follow links.

mod graphql;
mod store;

use std::num::NonZeroU32;

use super::guests;
use super::invitations::Who;
use super::model::{AttendeeAnswer, Event, EventId, EventState};
use super::polls::{DateChoiceInput, Sheet, Voice, voices};
use super::{Events, not_scheduled};
use crate::accounts::hash_token;
use crate::kernel::clock::{Ts, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

pub use graphql::{AnswerLinkMutation, AnswerLinkQuery, LinkedEvent, LinkedEventPayload};

/// Looks and answers through one link in a minute.
pub(super) const PER_MINUTE: NonZeroU32 = NonZeroU32::new(30).expect("not zero");

/// What a link opens.
struct Opened {
    who: Who,
    event: Event,
    /// For whom it answers.
    voices: Vec<Voice>,
    /// Whose clocks its holder lives by.
    zone: Zone,
    answer: AttendeeAnswer,
    sheet: Option<Sheet>,
}

/// Makes the link of one mail; only its hash is kept.
pub(super) async fn create(
    tx: &mut Tx,
    platform: &Platform,
    event: EventId,
    who: Who,
    now: Ts,
) -> Result<String> {
    let token = platform.entropy.token();
    store::insert(tx, hash_token(&token), event, who, now).await?;
    // After the #: browsers keep that part to themselves, so it stands in no log.
    Ok(format!("{}/reponse#{token}", platform.public_url))
}

impl Events {
    /// What the bearer of a link may see; none when it opens nothing.
    ///
    /// # Errors
    /// [`Error::RateLimited`].
    pub async fn by_link(&self, token: &str) -> Result<Option<LinkedEvent>> {
        let now = self.platform.clock.now();
        Ok(self.open(token).await?.map(|opened| LinkedEvent::of(&opened, now)))
    }

    /// Keeps the answer of the link's holder, changeable until the event is over.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link opens nothing; a problem when no answer is awaited any more.
    pub async fn answer_by_link(&self, token: &str, answer: AttendeeAnswer) -> Result<LinkedEvent> {
        let opened = self.open(token).await?.ok_or(Error::NotFound)?;
        if answer == AttendeeAnswer::Awaited {
            let message = "Répondez par oui, peut-être ou non.";
            return Err(Error::problem(Problem::new("INVALID_VALUE", message).on("answer")));
        }
        let now = self.platform.clock.now();
        if !opened.event.awaits_answers(now) {
            return Err(Error::problem(not_scheduled()));
        }
        let mut tx = self.platform.db.begin().await?;
        let mut changed = 0;
        for voice in &opened.voices {
            changed += match *voice {
                Voice::Post(post) => {
                    super::store::answer(&mut tx, opened.event.id, vec![post], None, answer, now).await?
                }
                Voice::Person(person) => {
                    super::store::answer(&mut tx, opened.event.id, Vec::new(), Some(person), answer, now)
                        .await?
                }
                Voice::Guest(guest) => guests::store::answer(&mut tx, guest, answer, now).await?,
            };
        }
        if changed > 0 {
            self.record(&mut tx, &opened, "event.answer").await?;
        }
        tx.commit().await?;
        self.by_link(token).await?.ok_or(Error::NotFound)
    }

    /// Keeps on which dates the link's holder can come, changeable until the poll is closed.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link opens nothing; a problem when the poll is closed.
    pub async fn answer_poll_by_link(&self, token: &str, choices: &[DateChoiceInput]) -> Result<LinkedEvent> {
        let opened = self.open(token).await?.ok_or(Error::NotFound)?;
        let mut tx = self.platform.db.begin().await?;
        self.choose(&mut tx, opened.event.id, &opened.voices, choices).await?;
        self.record(&mut tx, &opened, "event.poll.answer").await?;
        tx.commit().await?;
        self.by_link(token).await?.ok_or(Error::NotFound)
    }

    async fn record(&self, tx: &mut Tx, opened: &Opened, action: &'static str) -> Result<()> {
        let facts = match opened.who {
            Who::Person(person) => serde_json::json!({ "person": person }),
            Who::Guest(guest) => serde_json::json!({ "guest": guest }),
        };
        audit::record(tx, &self.platform, By::System("answer_link"), action, opened.event.id, facts).await
    }

    async fn open(&self, token: &str) -> Result<Option<Opened>> {
        let hash = hash_token(token);
        self.links.spend(&hash, 1)?;
        let db = &self.platform.db;
        let Some(link) = store::find(db, hash).await? else { return Ok(None) };
        let Some(event) = store::event(db, link.event).await? else { return Ok(None) };
        let sheet = match event.state {
            EventState::Proposed => self.poll_sheets(&[event.id]).await?.pop(),
            EventState::Scheduled | EventState::Held | EventState::Cancelled => None,
        };
        if let Some(guest) = link.guest {
            let guests = guests::store::of_events(db, &[event.id]).await?;
            return Ok(guests.into_iter().find(|known| known.id == guest).map(|guest| Opened {
                who: Who::Guest(guest.id),
                voices: vec![Voice::Guest(guest.id)],
                zone: guest.time_zone,
                answer: guest.answer,
                event,
                sheet,
            }));
        }
        let Some(person) = link.person else { return Ok(None) };
        let expected = self.people_expected(&event, self.platform.clock.now()).await?;
        let own: Vec<_> = expected
            .into_iter()
            .filter(|(_, standing)| standing.id == person)
            .map(|(attendee, _)| attendee)
            .collect();
        let Some(first) = own.first() else { return Ok(None) };
        Ok(Some(Opened {
            who: Who::Person(person),
            voices: voices(&own, |_| true),
            zone: first.time_zone.clone(),
            answer: first.answer,
            event,
            sheet,
        }))
    }
}
