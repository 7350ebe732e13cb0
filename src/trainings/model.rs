//! What a cross-training is: a programme, a date kept by the events, seats and those who want them.

use async_graphql::{Enum, SimpleObject};

use super::policy::Ties;
use super::seats::Seats;
use crate::directory::{Sector, Side};
use crate::events::EventId;
use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::protocols::Theme;
use crate::typed_id;

typed_id!(
    /// A training for both sectors.
    TrainingId,
    "training"
);
typed_id!(
    /// Somebody's place in the line of a training.
    RegistrationId,
    "registration"
);

/// Side for which seats are kept: domain §4, the rest being one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SectorGroup {
    /// Justice.
    Justice,
    /// Care.
    Health,
    /// Every other sector.
    Other,
}

impl SectorGroup {
    /// In the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Justice, Self::Health, Self::Other];

    /// As stored.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Justice => "JUSTICE",
            Self::Health => "HEALTH",
            Self::Other => "OTHER",
        }
    }

    /// The group to which a sector belongs.
    #[must_use]
    pub fn of(sector: Sector) -> Self {
        match sector.side() {
            Some(Side::Justice) => Self::Justice,
            Some(Side::Health) => Self::Health,
            None => Self::Other,
        }
    }
}

/// Life of a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TrainingState {
    /// Being prepared: nobody registers yet.
    Draft,
    /// Registration is open.
    Open,
    /// Took place.
    Held,
    /// Called off.
    Cancelled,
}

/// Where a registration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RegistrationState {
    /// Waits for the organiser's approval.
    Requested,
    /// Has a seat.
    Confirmed,
    /// Waits for a seat, in order of arrival.
    Waiting,
    /// Turned down by the organiser.
    Refused,
    /// Given up.
    Cancelled,
}

impl RegistrationState {
    /// Still wants or has a seat.
    #[must_use]
    pub fn is_active(self) -> bool {
        matches!(self, Self::Requested | Self::Confirmed | Self::Waiting)
    }
}

/// A training for both sectors.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(name = "CrossTraining", complex)]
pub struct Training {
    /// Node id.
    pub id: TrainingId,
    /// The partnership it belongs to.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// Its date.
    #[graphql(skip)]
    pub event_id: EventId,
    /// Who organises it.
    #[graphql(skip)]
    pub organiser_post_id: PostId,
    /// What it is about.
    pub title: String,
    /// What is done, hour by hour or in a few lines.
    pub programme: Option<String>,
    /// What one knows or can do afterwards.
    pub objectives: Option<String>,
    /// Codes joined by commas.
    #[graphql(skip)]
    pub theme_codes: Option<String>,
    /// Where it stands.
    pub state: TrainingState,
    /// Seats in all.
    pub seats_total: i64,
    /// Kept for justice.
    #[graphql(skip)]
    pub reserved_justice: i64,
    /// Kept for care.
    #[graphql(skip)]
    pub reserved_health: i64,
    /// Kept for the other sectors.
    #[graphql(skip)]
    pub reserved_other: i64,
    /// From this day on, on the partnership's calendar, anybody may take any seat.
    pub release_on: Option<Day>,
    /// The organiser approves each registration.
    pub requires_approval: bool,
    /// Shown to, and open to, the people of the partnership's territory, members or not.
    pub open_to_territory: bool,
    /// Sessions of one programme share it.
    #[graphql(skip)]
    pub series_id: uuid::Uuid,
    /// The training that this one repeats.
    #[graphql(skip)]
    pub copied_from_id: Option<TrainingId>,
    /// The day it was held.
    #[graphql(skip)]
    pub held_on: Option<Day>,
    /// When attendance was last recorded.
    pub attendance_taken_at: Option<Ts>,
    /// When certificates were last issued.
    pub certificates_issued_at: Option<Ts>,
    /// Rises with each change; sent back as `baseRevision`.
    pub revision: i64,
    /// Who changed it last.
    #[graphql(skip)]
    pub editor: Option<String>,
    /// When.
    #[graphql(skip)]
    pub edited_at: Ts,
    /// When it was created.
    #[graphql(skip)]
    pub created_at: Ts,
    /// The partnership's zone.
    #[graphql(skip)]
    pub time_zone: Zone,
    /// The zone in which its date is meant.
    #[graphql(skip)]
    pub event_zone: Zone,
    /// Start; none while the date is being asked for.
    #[graphql(skip)]
    pub starts_at: Option<Ts>,
    /// End.
    #[graphql(skip)]
    pub ends_at: Option<Ts>,
    /// What the viewer is to it.
    #[graphql(skip)]
    #[sqlx(skip)]
    pub ties: Ties,
}

impl Training {
    /// Themes, in the order of the closed list.
    #[must_use]
    pub fn themes(&self) -> Vec<Theme> {
        let held: Vec<&str> = self.theme_codes.iter().flat_map(|codes| codes.split(',')).collect();
        let items = <Theme as async_graphql::resolver_utils::EnumType>::items();
        items.iter().filter(|item| held.contains(&item.name)).map(|item| item.value).collect()
    }

    /// Its seats as they are given out on the partnership's day.
    #[must_use]
    pub fn seats(&self, now: Ts, taken: [i64; 3]) -> Seats {
        Seats {
            total: self.seats_total,
            reserved: [self.reserved_justice, self.reserved_health, self.reserved_other],
            released: self.release_on.is_some_and(|day| day <= now.day_in(&self.time_zone)),
            taken,
        }
    }

    /// Whether its first minute has come.
    #[must_use]
    pub fn has_begun(&self, now: Ts) -> bool {
        self.starts_at.is_some_and(|start| start <= now)
    }

    /// Whether its day has come, where it takes place: attendance is prepared before the first minute.
    #[must_use]
    pub fn day_has_come(&self, now: Ts) -> bool {
        self.starts_at.is_some_and(|start| start.day_in(&self.event_zone) <= now.day_in(&self.event_zone))
    }

    /// Whether people may still register.
    #[must_use]
    pub fn takes_registrations(&self, now: Ts) -> bool {
        self.state == TrainingState::Open && !self.has_begun(now)
    }

    /// Length in minutes.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        match (self.starts_at, self.ends_at) {
            (Some(start), Some(end)) => {
                (end.timestamp().as_second() - start.timestamp().as_second()).div_euclid(60)
            }
            _ => 0,
        }
    }
}

/// Somebody who teaches: a post, a person, or a name.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, SimpleObject)]
#[graphql(name = "TrainingTrainer", complex)]
pub struct Trainer {
    /// At which training.
    #[graphql(skip)]
    pub training_id: TrainingId,
    /// As holder of which post.
    #[graphql(skip)]
    pub post_id: Option<PostId>,
    /// Which person of the directory.
    #[graphql(skip)]
    pub person_id: Option<PersonId>,
    /// The name written, for whom the directory does not know.
    #[graphql(skip)]
    pub written_name: Option<String>,
    /// From which organisation.
    #[graphql(skip)]
    pub organisation_id: Option<OrganisationId>,
    /// Of which side.
    #[graphql(name = "group")]
    pub sector_group: SectorGroup,
}

/// Somebody's place in the line of a training.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct Registration {
    /// Node id.
    pub id: RegistrationId,
    /// For which training.
    #[graphql(skip)]
    pub training_id: TrainingId,
    /// Who.
    #[graphql(skip)]
    pub person_id: PersonId,
    /// As holder of which post.
    #[graphql(skip)]
    pub post_id: PostId,
    /// In the name of which organisation.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// The side on which the seat counts.
    #[graphql(name = "group")]
    pub sector_group: SectorGroup,
    /// Where it stands.
    pub state: RegistrationState,
    /// Place among those who wait, from 1.
    pub waiting_rank: Option<i64>,
    /// Order of arrival.
    #[graphql(skip)]
    pub place: i64,
    /// Who registered.
    #[graphql(skip)]
    pub registered_by_id: Option<PersonId>,
    /// When.
    pub registered_at: Ts,
    /// Whether the person came; null until it is recorded, and to those whom it does not concern.
    pub attended: Option<bool>,
    /// The certificate that was issued.
    #[graphql(skip)]
    pub certificate_number: Option<String>,
    /// Whether an opinion was given.
    #[graphql(skip)]
    pub gave_feedback: bool,
}

/// What was certified, as it was on that day.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, SimpleObject)]
pub struct Certificate {
    /// By which it is found again.
    pub number: String,
    /// When it was issued.
    pub issued_at: Ts,
    /// Who came.
    pub person_name: String,
    /// To what.
    pub training_title: String,
    /// On which day.
    pub held_on: Day,
    /// For how long.
    pub minutes: i64,
    /// The organisation that organised it.
    pub organiser_name: String,
}

/// What those who came thought of it, without saying who.
#[derive(Clone, Debug, PartialEq, SimpleObject)]
pub struct FeedbackSummary {
    /// How many answered, five at least.
    pub answers: i64,
    /// Mean, from 1 to 5.
    pub usefulness: f64,
    /// Part who would recommend it, from 0 to 1.
    pub recommend: f64,
    /// In no order of time.
    pub comments: Vec<String>,
}

/// How many have a seat and how many wait, by group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// With a seat.
    pub taken: [i64; 3],
    /// In the waiting list.
    pub waiting: [i64; 3],
}

impl Counts {
    /// Adds so many registrations of one group in one state.
    pub fn add(&mut self, group: SectorGroup, state: RegistrationState, count: i64) {
        match state {
            RegistrationState::Confirmed => self.taken[group as usize] += count,
            RegistrationState::Waiting => self.waiting[group as usize] += count,
            RegistrationState::Requested | RegistrationState::Refused | RegistrationState::Cancelled => {}
        }
    }

    /// Both sides of domain §4 are not there, although somebody is.
    #[must_use]
    pub fn single_sector(&self) -> bool {
        let [justice, health, other] = self.taken;
        justice + health + other > 0 && (justice == 0 || health == 0)
    }
}

/// Seats of one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct SectorSeats {
    /// Which side.
    pub group: SectorGroup,
    /// Kept for it until the release day.
    pub reserved: i64,
    /// Taken by it.
    pub taken: i64,
    /// Waiting for one.
    pub waiting: i64,
    /// What one more of this group can still take today.
    pub left: i64,
}
