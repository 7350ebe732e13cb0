//! A feed's answer: exactly the rights of its token's owner, byte-identical while nothing changed, 304 without building.

use std::borrow::Cow;

use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};

use super::Calendar;
use super::ics::{Alarm, CalendarHead, EventStatus, EventTime, FeedEvent, write_calendar};
use super::model::FeedToken;
use super::store;
use crate::accounts::hash_token;
use crate::events::{EventState, FeedRow, FeedScope};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::protocols::DueRow;

/// Part of every `ETag`: raised when the same data would be written otherwise.
const FORMAT: &str = "1";
/// How long a cancelled event stays visible, struck out, before it leaves (domain §7).
const CANCELLED_FOR: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How far back a feed goes.
const PAST: SignedDuration = SignedDuration::from_hours(24 * 366);

/// What a calendar program asks for.
#[derive(Clone, Debug, Default)]
pub struct FeedRequest {
    /// The `ETag` it holds.
    pub if_none_match: Option<String>,
    /// `include_cancelled=0` leaves cancelled events out.
    pub without_cancelled: bool,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Feed {
    /// No feed has this address.
    Unknown,
    /// Revoked, or the mandate it hung on has ended.
    Gone,
    /// What the program holds is still right.
    Unchanged {
        /// The strong tag.
        etag: String,
    },
    /// The whole calendar.
    Full {
        /// The strong tag.
        etag: String,
        /// iCalendar text.
        body: String,
    },
}

impl Calendar {
    /// Answers a calendar program.
    ///
    /// # Errors
    /// The database's.
    pub async fn feed_as_token(&self, token: &str, request: &FeedRequest) -> Result<Feed> {
        let now = self.platform.clock.now();
        let paris = Zone::paris();
        // A day's margin on both sides holds every zone; the exact day is checked in each organisation's own.
        let around = (
            now.plus(SignedDuration::from_hours(-24)).day_in(&paris),
            now.plus(SignedDuration::from_hours(24)).day_in(&paris),
        );
        let db = &self.platform.db;
        let Some(found) = store::token_with_rights(db, hash_token(token), around).await? else {
            return Ok(Feed::Unknown);
        };
        if found.token.revoked_at.is_some() || !found.holds_its_mandate(now) {
            return Ok(Feed::Gone);
        }
        let scope = match found.token.post_id {
            Some(post) => FeedScope::Post(post),
            None => FeedScope::Partnerships(found.partnerships(now)),
        };
        let today = now.day_in(&paris);
        if found.token.last_used_on != Some(today) {
            let mut tx = db.begin().await?;
            store::mark_used(&mut tx, found.token.id, today).await?;
            tx.commit().await?;
        }
        let changed = self.events.last_change(&scope).await?.max(self.protocols.last_change(&scope).await?);
        let etag = etag(&found.token, &scope, request, today, changed);
        if request.if_none_match.as_deref().is_some_and(|held| held.split(',').any(|tag| tag.trim() == etag)) {
            return Ok(Feed::Unchanged { etag });
        }
        let events = self.events.for_feed(&scope, now.plus(-PAST)).await?;
        let dues = self.protocols.review_due_dates(&scope).await?;
        let alarm = found.token.alarm_minutes.and_then(|minutes| u32::try_from(minutes).ok()).map(Alarm::Minutes);
        let writer = Writer { calendar: self, alarm, cancelled_after: now.plus(-CANCELLED_FOR), request };
        let mut body = String::with_capacity(2048 + 600 * (events.len() + dues.len()));
        let head = CalendarHead {
            name: Cow::Borrowed(&found.token.name),
            description: Some(Cow::Borrowed("Réunions et échéances du partenariat santé-justice")),
            refresh_hours: 6,
        };
        let entries = dues
            .iter()
            .map(|due| writer.due(due))
            .chain(events.iter().filter(|event| writer.shows(event)).map(|event| writer.event(event)));
        write_calendar(&mut body, &head, entries);
        Ok(Feed::Full { etag, body })
    }
}

fn etag(token: &FeedToken, scope: &FeedScope, request: &FeedRequest, today: Day, changed: Option<Ts>) -> String {
    let mut hash = Sha256::new();
    let scope = match scope {
        FeedScope::Post(post) => post.to_string(),
        FeedScope::Partnerships(all) => {
            all.iter().map(|partnership| partnership.uuid().simple().to_string()).collect::<Vec<_>>().join(",")
        }
    };
    // The day counts, because cancelled events leave with time alone.
    for part in [
        FORMAT,
        &token.id.to_string(),
        &token.name,
        &format!("{:?}", token.alarm_minutes),
        &scope,
        if request.without_cancelled { "0" } else { "1" },
        &today.to_string(),
        &changed.map(|at| at.to_string()).unwrap_or_default(),
    ] {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    format!("\"{}\"", hex::encode(&hash.finalize()[..16]))
}

/// Turns rows into entries. Texts are borrowed: a feed of ten thousand events copies them once, into the answer.
struct Writer<'a> {
    calendar: &'a Calendar,
    alarm: Option<Alarm>,
    cancelled_after: Ts,
    request: &'a FeedRequest,
}

impl<'a> Writer<'a> {
    fn shows(&self, event: &FeedRow) -> bool {
        event.state != EventState::Cancelled
            || (!self.request.without_cancelled && event.cancelled_at.is_some_and(|at| at > self.cancelled_after))
    }

    fn event(&self, event: &'a FeedRow) -> FeedEvent<'a> {
        let zone = &event.time_zone;
        FeedEvent {
            uid: Cow::Borrowed(&event.uid),
            sequence: u32::try_from(event.sequence).unwrap_or(0),
            last_modified: event.updated_at,
            start: EventTime::Zoned { local: event.starts_local, zone },
            end: Some(EventTime::Zoned { local: event.ends_local, zone }),
            summary: Cow::Borrowed(&event.title),
            description: None,
            location: event.place.as_deref().map(Cow::Borrowed),
            status: match event.state {
                EventState::Proposed => EventStatus::Tentative,
                EventState::Scheduled | EventState::Held => EventStatus::Confirmed,
                EventState::Cancelled => EventStatus::Cancelled,
            },
            busy: true,
            categories: &[],
            url: Some(Cow::Owned(format!("{}/evenements/{}", self.calendar.platform.public_url, event.id))),
            alarm: self.alarm.filter(|_| event.state != EventState::Cancelled),
            rrule: None,
            recurrence_id: None,
        }
    }

    /// A due date is an all-day entry that takes nobody's time; its UID names protocol and cycle, so that a review
    /// held moves nothing: the old date leaves and the next one comes.
    fn due(&self, due: &'a DueRow) -> FeedEvent<'a> {
        FeedEvent {
            uid: Cow::Owned(format!("revue-{}-{}@jonction", due.protocol.uuid(), due.due_on)),
            sequence: 0,
            last_modified: due.updated_at,
            start: EventTime::AllDay(due.due_on.0),
            end: None,
            summary: Cow::Owned(format!("Revue annuelle à tenir : {}", due.title)),
            description: None,
            location: None,
            status: EventStatus::Confirmed,
            busy: false,
            categories: &[],
            url: Some(Cow::Owned(format!("{}/protocoles/{}", self.calendar.platform.public_url, due.protocol))),
            alarm: self.alarm,
            rrule: None,
            recurrence_id: None,
        }
    }
}
