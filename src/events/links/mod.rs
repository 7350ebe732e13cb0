//! Answers without an account: whoever holds the link of a mail answers for the person or outsider it went to.
//!
//! A link tells as little as it can and gives no right beyond the answer. It dies when its person no longer holds the
//! post that is expected. Opening it changes nothing: mail scanners follow links.

mod graphql;
mod store;

use std::num::NonZeroU32;

use super::guests::{self, EventGuestId};
use super::invitations::Who;
use super::model::{AttendeeAnswer, Event, EventId, EventState};
use super::polls::{DateChoiceInput, Sheet, Voice, voices};
use super::{Events, not_scheduled};
use crate::accounts::hash_token;
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Ts, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

pub use graphql::{AnswerLinkMutation, AnswerLinkQuery, LinkedEvent, LinkedEventPayload};

/// Looks and answers through one link in a minute.
pub(super) const PER_MINUTE: NonZeroU32 = NonZeroU32::new(30).expect("not zero");

/// What an answer holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The event.
    Event,
    /// All coming occurrences of its series.
    Series,
}

/// What a link opens.
struct Opened {
    who: Who,
    /// The event; of a series, the next one.
    event: Event,
    /// For whom it answers at the event.
    voices: Vec<Voice>,
    /// What else it answers for.
    others: Vec<(EventId, Voice)>,
    reach: Reach,
    /// Whose clocks its holder lives by.
    zone: Zone,
    answer: AttendeeAnswer,
    sheet: Option<Sheet>,
}

/// Makes the link of one mail; only its hash is kept.
pub(super) async fn create(
    tx: &mut Tx,
    platform: &Platform,
    to: (EventId, Reach),
    who: Who,
    now: Ts,
) -> Result<String> {
    let token = platform.entropy.token();
    store::insert(tx, hash_token(&token), to, who, now).await?;
    // After the #: browsers keep that part to themselves, so it stands in no log.
    Ok(format!("{}/reponse#{token}", platform.public_url))
}

/// The link's holder at one event.
struct Expected {
    event: EventId,
    who: Who,
    voices: Vec<Voice>,
    zone: Zone,
    answer: AttendeeAnswer,
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
        let here = opened.voices.iter().map(|voice| (opened.event.id, *voice));
        for (event, voice) in here.chain(opened.others.iter().copied()) {
            tx.announce(event);
            changed += match voice {
                Voice::Post(post) => {
                    super::store::answer(&mut tx, event, vec![post], None, answer, now).await?
                }
                Voice::Person(person) => {
                    super::store::answer(&mut tx, event, Vec::new(), Some(person), answer, now).await?
                }
                Voice::Guest(guest) => guests::store::answer(&mut tx, guest, answer, now).await?,
            };
        }
        if changed > 0 {
            self.record(&mut tx, &opened, "event.answer").await?;
            if let Who::Person(person) = opened.who {
                self.note_answer(&mut tx, &opened.event, person, answer).await?;
            }
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
            Who::Person(person) => serde_json::json!({ "person": person, "others": opened.others.len() }),
            Who::Guest(guest) => serde_json::json!({ "guest": guest, "others": opened.others.len() }),
        };
        audit::record(tx, &self.platform, By::System("answer_link"), action, opened.event.id, facts).await
    }

    async fn open(&self, token: &str) -> Result<Option<Opened>> {
        let hash = hash_token(token);
        self.links.spend(&hash, 1)?;
        let db = &self.platform.db;
        let Some(link) = store::find(db, hash).await? else { return Ok(None) };
        let Some(event) = store::event(db, link.event).await? else { return Ok(None) };
        let now = self.platform.clock.now();
        let (reach, events) = match event.series_id.filter(|_| link.whole_series) {
            Some(series) => (Reach::Series, store::coming(db, series, now).await?),
            None => (Reach::Event, Vec::new()),
        };
        // A series that is over still shows the date that the link was made for.
        let events = if events.is_empty() { vec![event] } else { events };
        let found = if let Some(guest) = link.guest {
            self.guest_at(&events, link.event, guest).await?
        } else if let Some(person) = link.person {
            self.person_at(&events, person, now).await?
        } else {
            Vec::new()
        };
        let Some((first, others)) = found.split_first() else { return Ok(None) };
        let Some(event) = events.into_iter().find(|event| event.id == first.event) else { return Ok(None) };
        let sheet = match event.state {
            EventState::Proposed => self.poll_sheets(&[event.id]).await?.pop(),
            EventState::Scheduled | EventState::Held | EventState::Cancelled => None,
        };
        let others = others.iter().flat_map(|one| one.voices.iter().map(|voice| (one.event, *voice)));
        Ok(Some(Opened {
            who: first.who,
            voices: first.voices.clone(),
            others: others.collect(),
            reach,
            zone: first.zone.clone(),
            answer: first.answer,
            event,
            sheet,
        }))
    }

    /// Where an outsider is expected; at other events than that of the link, by the same address.
    async fn guest_at(&self, events: &[Event], own: EventId, guest: EventGuestId) -> Result<Vec<Expected>> {
        let db = &self.platform.db;
        let known = guests::store::of_events(db, &[own]).await?;
        let Some(known) = known.into_iter().find(|known| known.id == guest) else { return Ok(Vec::new()) };
        let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
        let all = guests::store::of_events(db, &ids).await?;
        let at = |event: &Event| {
            let guest = all.iter().find(|one| one.event_id == event.id && one.email == known.email)?;
            Some(Expected {
                event: event.id,
                who: Who::Guest(guest.id),
                voices: vec![Voice::Guest(guest.id)],
                zone: guest.time_zone.clone(),
                answer: guest.answer,
            })
        };
        Ok(events.iter().filter_map(at).collect())
    }

    /// Where a person is expected, through whatever posts.
    async fn person_at(&self, events: &[Event], person: PersonId, now: Ts) -> Result<Vec<Expected>> {
        let Some(zone) = events.first().map(|event| &event.time_zone) else { return Ok(Vec::new()) };
        let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
        let expected = self.people_expected(&ids, zone, now).await?;
        let at = |event: &Event| {
            let own: Vec<_> = expected
                .iter()
                .filter(|(attendee, standing)| attendee.event_id == event.id && standing.id == person)
                .map(|(attendee, _)| attendee.clone())
                .collect();
            let first = own.first()?;
            Some(Expected {
                event: event.id,
                who: Who::Person(person),
                voices: voices(&own, |_| true),
                zone: first.time_zone.clone(),
                answer: first.answer,
            })
        };
        Ok(events.iter().filter_map(at).collect())
    }
}
