//! What an event is: a local time in a zone, people expected, a state.

use async_graphql::{Enum, SimpleObject};
use jiff::civil::{Date, DateTime};
use uuid::Uuid;

use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::dates::instant_at;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::Subject;
use crate::kernel::problem::Problem;
use crate::typed_id;

typed_id!(
    /// A meeting of any kind.
    EventId,
    "event"
);

typed_id!(
    /// What the occurrences of a series share.
    SeriesId,
    "event-series"
);

/// Kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EventKind {
    /// The annual review of a protocol.
    ProtocolReview,
    /// The annual exchange meeting of a partnership.
    AnnualMeeting,
    /// A training for both sectors.
    CrossTraining,
    /// A newcomer meets the partners.
    Presentation,
    /// A stay in the other sector.
    Immersion,
    /// Anything else.
    Other,
}

impl EventKind {
    const ALL: [Self; 6] = [
        Self::ProtocolReview,
        Self::AnnualMeeting,
        Self::CrossTraining,
        Self::Presentation,
        Self::Immersion,
        Self::Other,
    ];

    /// As stored and in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ProtocolReview => "PROTOCOL_REVIEW",
            Self::AnnualMeeting => "ANNUAL_MEETING",
            Self::CrossTraining => "CROSS_TRAINING",
            Self::Presentation => "PRESENTATION",
            Self::Immersion => "IMMERSION",
            Self::Other => "OTHER",
        }
    }

    /// The kind of that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// French words for calendars and mails.
    #[must_use]
    pub fn label_fr(self) -> &'static str {
        match self {
            Self::ProtocolReview => "Revue annuelle",
            Self::AnnualMeeting => "Réunion annuelle d’échange",
            Self::CrossTraining => "Formation croisée",
            Self::Presentation => "Réunion de présentation",
            Self::Immersion => "Immersion",
            Self::Other => "Rendez-vous",
        }
    }
}

/// Life of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EventState {
    /// Its date is being asked for.
    Proposed,
    /// Has a date.
    Scheduled,
    /// Took place.
    Held,
    /// Will not take place; stays visible, so that calendars learn of it.
    Cancelled,
}

/// Answer to an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AttendeeAnswer {
    /// None yet.
    Awaited,
    /// Will come.
    Accepted,
    /// May come.
    Tentative,
    /// Will not come.
    Declined,
}

/// A time span as people wrote it, and the instants that follow from it.
///
/// The local times and the zone are the truth: if a country changes its clocks, the instants are what must move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// Local start.
    pub starts: DateTime,
    /// Local end.
    pub ends: DateTime,
    /// The zone in which both are meant.
    pub zone: Zone,
    /// The start as an instant.
    pub starts_at: Ts,
    /// The end as an instant.
    pub ends_at: Ts,
    /// Whole days: both local times are midnights, the end that after the last day.
    pub all_day: bool,
}

impl When {
    /// Reads local times such as `2026-11-03T14:00`. A time that the clocks skip is refused; of one that they show
    /// twice, the first is meant.
    ///
    /// # Errors
    /// All that is wrong, on `startsAt` and `endsAt` below `field`.
    pub fn read(field: &str, starts: &str, ends: &str, zone: &Zone) -> Result<Self, Vec<Problem>> {
        let start = local(&format!("{field}.startsAt"), starts, zone);
        let end = local(&format!("{field}.endsAt"), ends, zone);
        match (start, end) {
            (Ok((starts, starts_at)), Ok((ends, ends_at))) if starts_at < ends_at => {
                Ok(Self { starts, ends, zone: zone.clone(), starts_at, ends_at, all_day: false })
            }
            (Ok(_), Ok(_)) => Err(vec![
                Problem::new("INVALID_DATE_ORDER", "La fin doit venir après le début.")
                    .on(format!("{field}.endsAt")),
            ]),
            (start, end) => Err([start.err(), end.err()].into_iter().flatten().flatten().collect()),
        }
    }

    /// Reads whole days such as `2026-11-03`, the last one included.
    ///
    /// # Errors
    /// All that is wrong, on `startsAt` and `endsAt` below `field`.
    pub fn read_days(field: &str, first: &str, last: &str, zone: &Zone) -> Result<Self, Vec<Problem>> {
        let day = |name: &str, text: &str| {
            text.parse::<Date>().map_err(|_| {
                let problem = Problem::new("INVALID_VALUE", "Indiquez une date, par exemple 2026-11-03.");
                vec![problem.on(format!("{field}.{name}"))]
            })
        };
        match (day("startsAt", first), day("endsAt", last)) {
            (Ok(first), Ok(last)) if first <= last => {
                let after = Day(last).plus_days(1).0;
                Ok(Self::at(first.at(0, 0, 0, 0), after.at(0, 0, 0, 0), zone, true))
            }
            (Ok(_), Ok(_)) => Err(vec![
                Problem::new("INVALID_DATE_ORDER", "Le dernier jour ne peut venir avant le premier.")
                    .on(format!("{field}.endsAt")),
            ]),
            (first, last) => Err([first.err(), last.err()].into_iter().flatten().flatten().collect()),
        }
    }

    /// An occurrence of a series, meant at these local times. A start that the clocks skip moves forward by what they
    /// skip, of one shown twice the first is meant (RFC 5545 §3.3.5).
    #[must_use]
    pub fn at(starts: DateTime, ends: DateTime, zone: &Zone, all_day: bool) -> Self {
        let starts_at = instant_at(starts.date(), starts.time(), zone);
        let meant = instant_at(ends.date(), ends.time(), zone);
        let ends_at = if starts_at < meant { meant } else { starts_at.plus(ends.duration_since(starts)) };
        Self {
            starts: zone.at(starts_at).datetime(),
            ends: zone.at(ends_at).datetime(),
            zone: zone.clone(),
            starts_at,
            ends_at,
            all_day,
        }
    }

    /// Its local days, both included.
    #[must_use]
    pub fn days(&self) -> (Day, Day) {
        (Day(self.starts.date()), last_day(self.ends))
    }
}

/// The last local day of what ends then: at midnight, the day before.
fn last_day(ends: DateTime) -> Day {
    let day = Day(ends.date());
    if ends.time() == jiff::civil::Time::midnight() { day.eve() } else { day }
}

fn local(field: &str, text: &str, zone: &Zone) -> Result<(DateTime, Ts), Vec<Problem>> {
    let wrong = |code, message: &str| vec![Problem::new(code, message).on(field)];
    let time: DateTime = text.parse().map_err(|_| {
        wrong("INVALID_VALUE", "Indiquez une date et une heure, par exemple 2026-11-03T14:00.")
    })?;
    let instant = zone.tz().to_ambiguous_timestamp(time);
    if matches!(instant.offset(), jiff::tz::AmbiguousOffset::Gap { .. }) {
        let message = "Cette heure n’existe pas : les horloges la sautent au passage à l’heure d’été.";
        return Err(wrong("TIME_DOES_NOT_EXIST", message));
    }
    let instant = instant.earlier().map_err(|_| wrong("INVALID_VALUE", "Cette date sort du calendrier."))?;
    Ok((time, Ts::new(instant)))
}

/// One meeting. Its subject is known only by kind and id; the slice of the subject owns its changes.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct Event {
    /// Node id.
    pub id: EventId,
    /// iCalendar UID, stable for ever.
    #[graphql(skip)]
    pub uid: String,
    /// Kind.
    pub kind: EventKind,
    /// The partnership it belongs to.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// Kind of the review, meeting or training it is the date of.
    #[graphql(skip)]
    pub subject_kind: Option<String>,
    /// Its id.
    #[graphql(skip)]
    pub subject_id: Option<Uuid>,
    /// What it is about.
    pub title: String,
    /// More about it; never in feeds.
    pub description: Option<String>,
    /// Where it stands.
    pub state: EventState,
    /// Local start, such as 2026-11-03T14:00:00, in `timeZone`.
    pub starts_local: Option<String>,
    /// Local end; of whole days, the midnight after the last one.
    pub ends_local: Option<String>,
    /// Whole days.
    pub all_day: bool,
    /// Zone of the local times.
    pub time_zone: Zone,
    /// Start as an instant; null only while its date is being asked for.
    pub starts_at: Option<Ts>,
    /// End as an instant.
    pub ends_at: Option<Ts>,
    /// Where.
    pub place: Option<String>,
    /// Never in feeds nor on public pages.
    pub video_link: Option<String>,
    /// Who invites.
    #[graphql(skip)]
    pub organiser_post_id: PostId,
    /// iCalendar SEQUENCE.
    pub sequence: i64,
    /// When it was called off.
    pub cancelled_at: Option<Ts>,
    /// Why it was called off.
    pub cancel_reason: Option<String>,
    /// The series that it is an occurrence of.
    #[graphql(skip)]
    pub series_id: Option<SeriesId>,
    /// Where the series' rule puts it, whatever it was moved to; null outside a series, and for what an older rule had
    /// put there.
    pub occurrence_local: Option<String>,
    /// Changed by itself: what changes the whole series leaves it alone.
    #[graphql(skip)]
    pub detached: bool,
    /// When anything of it last changed.
    #[graphql(skip)]
    pub updated_at: Ts,
    /// Shown to somebody who may know the date and nothing else.
    #[graphql(skip)]
    #[sqlx(skip)]
    pub outline: bool,
}

impl Event {
    /// What it is the date of.
    #[must_use]
    pub fn subject(&self) -> Option<Subject> {
        Some(Subject { kind: self.subject_kind.clone()?, id: self.subject_id? })
    }

    /// Whether it has these local times already.
    #[must_use]
    pub fn stands_at(&self, when: &When) -> bool {
        self.starts_local.as_deref() == Some(&when.starts.to_string())
            && self.ends_local.as_deref() == Some(&when.ends.to_string())
            && self.time_zone == when.zone
            && self.all_day == when.all_day
    }

    /// Its time as it stands.
    ///
    /// # Errors
    /// [`Error::NotFound`] while its date is being asked for.
    pub fn when(&self) -> Result<When> {
        let local = |text: &Option<String>| -> Result<DateTime> {
            text.as_deref().ok_or(Error::NotFound)?.parse().map_err(Error::internal)
        };
        Ok(When {
            starts: local(&self.starts_local)?,
            ends: local(&self.ends_local)?,
            zone: self.time_zone.clone(),
            starts_at: self.starts_at.ok_or(Error::NotFound)?,
            ends_at: self.ends_at.ok_or(Error::NotFound)?,
            all_day: self.all_day,
        })
    }

    /// Its local days, both included; none while its date is being asked for.
    #[must_use]
    pub fn days(&self) -> Option<(Day, Day)> {
        self.when().ok().map(|when| when.days())
    }

    /// Still to come, so that an answer means something.
    #[must_use]
    pub fn awaits_answers(&self, now: Ts) -> bool {
        self.state == EventState::Scheduled && self.ends_at.is_some_and(|end| end > now)
    }
}

/// A post or a person expected at an event, in the name of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct EventAttendee {
    /// At which event.
    #[graphql(skip)]
    pub event_id: EventId,
    /// In whose name.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// The post expected.
    #[graphql(skip)]
    pub post_id: Option<PostId>,
    /// The person expected.
    #[graphql(skip)]
    pub person_id: Option<PersonId>,
    /// What was answered.
    pub answer: AttendeeAnswer,
    /// The organisation's own zone.
    #[graphql(skip)]
    pub time_zone: Zone,
}

/// Zones of attendees whose clocks show another time than the event's own at its start, in order of name.
#[must_use]
pub fn other_time_zones(event: &Event, attendees: &[EventAttendee]) -> Vec<Zone> {
    let Some(start) = event.starts_at else { return Vec::new() };
    let own = event.time_zone.at(start).datetime();
    let mut zones: Vec<Zone> = Vec::new();
    for attendee in attendees {
        if attendee.time_zone.at(start).datetime() != own && !zones.contains(&attendee.time_zone) {
            zones.push(attendee.time_zone.clone());
        }
    }
    zones.sort_by(|a, b| a.name().cmp(b.name()));
    zones
}
