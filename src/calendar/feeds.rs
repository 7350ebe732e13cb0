//! A feed's answer: exactly the rights of its token's owner, byte-identical while nothing changed, 304 without building.

use std::borrow::Cow;

use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};

use super::Calendar;
use super::model::FeedScope;
use super::store::{self, TokenWithRights};
use crate::accounts::hash_token;
use crate::events::{Entry, Event, EventKind, EventState, FeedFilter, arrange};
use crate::kernel::actor::{OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::ical::ics::{Alarm, CalendarHead, EventStatus, EventTime, FeedEvent, write_calendar};
use crate::protocols::DueDate;

/// A change bears the instant at which its transaction began, and is seen once that ends: until then a later change
/// may hide it. No transaction lasts this long.
const SETTLED_AFTER: SignedDuration = SignedDuration::from_mins(2);

/// Part of every `ETag`: raised when the same data would be written otherwise.
const FORMAT: &str = "5";
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

impl FeedRequest {
    /// Whether the program holds what this tag stands for. A proxy that packs the answer may have weakened the tag.
    fn holds(&self, etag: &str) -> bool {
        let held = self.if_none_match.as_deref().unwrap_or_default();
        held.split(',').map(str::trim).any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
    }
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
        let today = now.day_in(&paris);
        let db = &self.platform.db;
        let Some(found) = store::token_with_rights(db, hash_token(token), around, today).await? else {
            return Ok(Feed::Unknown);
        };
        let Some(filter) = self.filter(&found, now).await? else { return Ok(Feed::Gone) };
        // What time alone takes out of a feed leaves at the beginning of a day, so that one tag stands for one text.
        let day_began = today.start_in(&paris);
        if found.token.last_used_on != Some(today) {
            let mut tx = db.begin().await?;
            store::mark_used(&mut tx, found.token.id, today).await?;
            tx.commit().await?;
        }
        let settled = found.changed.is_none_or(|last| last.plus(SETTLED_AFTER) <= now);
        let moment = Moment { today, unsettled: (!settled).then_some(now) };
        let etag = etag(&self.platform.public_url, &found, &filter, request, moment);
        if request.holds(&etag) {
            return Ok(Feed::Unchanged { etag });
        }
        let with_dues = filter.kinds.as_ref().is_none_or(|kinds| kinds.contains(&EventKind::ProtocolReview));
        let dues = if with_dues {
            // Of chosen partnerships all due dates are shown: posts would only add those of others.
            let posts = if filter.within.is_some() { &[][..] } else { &filter.posts };
            self.protocols.due_dates_as_system(&filter.partnerships, posts).await?
        } else {
            Vec::new()
        };
        let mut events = self.events.for_feed(&filter, day_began, PAST).await?;
        if request.without_cancelled || !found.token.include_cancelled {
            events.retain(|event| event.state != EventState::Cancelled);
        }
        let mut series: Vec<_> = events.iter().filter_map(|event| event.series_id).collect();
        series.sort_unstable();
        series.dedup();
        let series = self.events.series(&series).await?;
        let arranged = arrange(&events, &series);
        let alarm =
            found.token.alarm_minutes.and_then(|minutes| u32::try_from(minutes).ok()).map(Alarm::Minutes);
        let writer = Writer { calendar: self, alarm };
        let mut body = String::with_capacity(2048 + 600 * (events.len() + dues.len()));
        let head = CalendarHead {
            name: Cow::Borrowed(&found.token.name),
            description: Some(Cow::Borrowed("Réunions et échéances du partenariat santé-justice")),
            refresh_hours: 6,
            colour: found.token.colour.map(super::FeedColour::written),
        };
        let entries = dues
            .iter()
            .map(|due| writer.due(due))
            .chain(arranged.iter().filter_map(|entry| writer.entry(entry)));
        write_calendar(&mut body, &head, entries);
        Ok(Feed::Full { etag, body })
    }
}

impl Calendar {
    /// What the owner may see today, and of it what the feed was made for: none when the feed has come to its end.
    async fn filter(&self, found: &TokenWithRights, now: Ts) -> Result<Option<FeedFilter>> {
        let token = &found.token;
        if token.revoked_at.is_some() || found.erased {
            return Ok(None);
        }
        let rights = found.rights(now);
        let kinds = token.kinds();
        if let Some(post) = token.post_id {
            let still_held = rights.iter().any(|right| Some(right.mandate) == token.mandate_id);
            return Ok(still_held.then(|| FeedFilter { posts: vec![post], kinds, ..FeedFilter::default() }));
        }
        let mut posts: Vec<PostId> = rights.iter().map(|right| right.post).collect();
        posts.sort_unstable();
        let mut organisations: Vec<OrganisationId> = rights.iter().map(|right| right.organisation).collect();
        organisations.sort_unstable();
        organisations.dedup();
        let mut coordinated: Vec<PartnershipId> =
            rights.iter().flat_map(|right| right.coordinated.clone()).collect();
        coordinated.sort_unstable();
        coordinated.dedup();
        let mut partnerships: Vec<PartnershipId> =
            rights.into_iter().flat_map(|right| right.partnerships).collect();
        partnerships.sort_unstable();
        partnerships.dedup();
        let person = Some(token.person_id);
        let all = FeedFilter { partnerships, coordinated, posts, person, kinds, ..FeedFilter::default() };
        Ok(Some(match token.scope {
            None => all,
            Some(FeedScope::Mine) => FeedFilter { partnerships: Vec::new(), coordinated: Vec::new(), ..all },
            Some(FeedScope::Organisation) => FeedFilter { organisations: Some(organisations), ..all },
            Some(FeedScope::Partnership) => {
                let chosen = all.partnerships.iter().copied().filter(|id| Some(*id) == token.partnership_id);
                let chosen = chosen.collect();
                only(all, chosen)
            }
            Some(FeedScope::Territory) => {
                let code = token.territory_code.as_deref().unwrap_or_default();
                let mut chosen = self.partnerships.overlapping(code, &all.partnerships).await?;
                chosen.sort_unstable();
                only(all, chosen)
            }
        }))
    }
}

/// Of all that somebody may see, what belongs to these partnerships.
fn only(mut all: FeedFilter, chosen: Vec<PartnershipId>) -> FeedFilter {
    all.coordinated.retain(|id| chosen.contains(id));
    FeedFilter { partnerships: chosen.clone(), within: Some(chosen), ..all }
}

/// When a feed is asked for, as far as its tag goes.
#[derive(Clone, Copy)]
struct Moment {
    today: Day,
    /// Something may still come that is older than the last change seen: the tag holds for this instant alone.
    unsettled: Option<Ts>,
}

fn etag(
    public_url: &str,
    found: &TokenWithRights,
    filter: &FeedFilter,
    request: &FeedRequest,
    moment: Moment,
) -> String {
    let token = &found.token;
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    };
    part(FORMAT.as_bytes());
    part(public_url.as_bytes());
    part(token.id.uuid().as_bytes());
    part(token.name.as_bytes());
    part(&token.alarm_minutes.unwrap_or(-1).to_le_bytes());
    part(&[u8::from(request.without_cancelled)]);
    // The day counts, because cancelled events leave with time alone.
    part(moment.today.to_string().as_bytes());
    part(moment.unsettled.map(|at| at.to_string()).unwrap_or_default().as_bytes());
    part(found.changed.map(|at| at.to_string()).unwrap_or_default().as_bytes());
    part(&found.asked.to_le_bytes());
    part(found.dues.as_deref().unwrap_or_default().as_bytes());
    part(token.scope.map_or("", FeedScope::code).as_bytes());
    part(token.kinds.as_deref().unwrap_or_default().as_bytes());
    part(&[u8::from(token.include_cancelled)]);
    part(token.colour.map_or("", |colour| colour.written().name).as_bytes());
    for partnership in &filter.partnerships {
        part(partnership.uuid().as_bytes());
    }
    part(b"coordinated");
    for partnership in &filter.coordinated {
        part(partnership.uuid().as_bytes());
    }
    part(b"organisations");
    for organisation in filter.organisations.iter().flatten() {
        part(organisation.uuid().as_bytes());
    }
    part(b"posts");
    for post in &filter.posts {
        part(post.uuid().as_bytes());
    }
    format!("\"{}\"", hex::encode(&hash.finalize()[..16]))
}

/// Turns rows into entries. Texts are borrowed: a feed of ten thousand events copies them once, into the answer.
struct Writer<'a> {
    calendar: &'a Calendar,
    alarm: Option<Alarm>,
}

impl<'a> Writer<'a> {
    /// None for what has no date yet.
    fn entry(&self, entry: &Entry<'a>) -> Option<FeedEvent<'a>> {
        entry.written(|event, title| self.event(event, title))
    }

    fn event(&self, event: &'a Event, title: &str) -> Option<FeedEvent<'a>> {
        let local = |local: &Option<String>| -> Option<EventTime<'a>> {
            Some(EventTime::at(local.as_deref()?.parse().ok()?, &event.time_zone, event.all_day))
        };
        let cancelled = event.state == EventState::Cancelled;
        Some(FeedEvent {
            uid: Cow::Borrowed(&event.uid),
            sequence: u32::try_from(event.sequence).unwrap_or(0),
            last_modified: event.updated_at,
            start: local(&event.starts_local)?,
            end: local(&event.ends_local),
            summary: Cow::Owned(format!("{} : {title}", event.kind.label_fr())),
            description: None,
            location: event.place.as_deref().map(Cow::Borrowed),
            status: match event.state {
                EventState::Proposed => EventStatus::Tentative,
                EventState::Scheduled | EventState::Held => EventStatus::Confirmed,
                EventState::Cancelled => EventStatus::Cancelled,
            },
            busy: true,
            categories: &[],
            url: Some(Cow::Owned(format!(
                "{}/evenements/{}",
                self.calendar.platform.public_url,
                event.id.uuid()
            ))),
            alarm: self.alarm.filter(|_| !cancelled),
            rrule: None,
            exdates: Vec::new(),
            recurrence_id: None,
        })
    }

    /// A due date is an all-day entry that takes nobody's time; its UID names protocol and cycle, so that a review
    /// held moves nothing: the old date leaves and the next one comes.
    fn due(&self, due: &'a DueDate) -> FeedEvent<'a> {
        FeedEvent {
            uid: Cow::Owned(format!("revue-{}-{}@jonction", due.protocol.uuid(), due.due_on)),
            sequence: 0,
            last_modified: due.since,
            start: EventTime::AllDay(due.due_on.0),
            end: None,
            summary: Cow::Owned(format!("Revue annuelle à tenir : {}", due.title)),
            description: None,
            location: None,
            status: EventStatus::Confirmed,
            busy: false,
            categories: &[],
            url: Some(Cow::Owned(format!(
                "{}/protocoles/{}",
                self.calendar.platform.public_url,
                due.protocol.uuid()
            ))),
            alarm: self.alarm,
            rrule: None,
            exdates: Vec::new(),
            recurrence_id: None,
        }
    }
}
