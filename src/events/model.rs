//! What an event is: a local time in a zone, people expected, a state.

use async_graphql::{Enum, SimpleObject};
use jiff::civil::DateTime;
use uuid::Uuid;

use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Ts, Zone};
use crate::kernel::ids::Subject;
use crate::kernel::problem::Problem;
use crate::typed_id;

typed_id!(
    /// A meeting of any kind.
    EventId,
    "event"
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
                Ok(Self { starts, ends, zone: zone.clone(), starts_at, ends_at })
            }
            (Ok(_), Ok(_)) => Err(vec![
                Problem::new("INVALID_DATE_ORDER", "La fin doit venir après le début.")
                    .on(format!("{field}.endsAt")),
            ]),
            (start, end) => Err([start.err(), end.err()].into_iter().flatten().flatten().collect()),
        }
    }
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
    /// Where it stands.
    pub state: EventState,
    /// Local start, such as 2026-11-03T14:00:00, in `timeZone`.
    pub starts_local: Option<String>,
    /// Local end.
    pub ends_local: Option<String>,
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
