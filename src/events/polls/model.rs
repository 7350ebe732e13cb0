//! What a date poll is: dates to choose from, and who can come to which.

use async_graphql::{Enum, InputObject, SimpleObject};

use crate::confidentiality::Screen;
use crate::events::guests::EventGuestId;
use crate::events::model::{EventId, When};
use crate::kernel::actor::{PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::problem::Problem;
use crate::typed_id;

typed_id!(
    /// One of the dates of a poll.
    PollOptionId,
    "poll-option"
);

/// As many dates as one poll may have.
pub const MOST_OPTIONS: usize = 20;

/// Whether one can come on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DateChoice {
    /// Yes.
    Yes,
    /// If no other date will do.
    IfNeedBe,
    /// No.
    No,
}

/// Where a poll stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum DatePollState {
    /// Answers are awaited.
    Open,
    /// Its closing date has passed: the organiser is to choose; answers still count until then.
    PastClosingDate,
    /// A date was chosen, or the event was called off.
    Closed,
}

/// A date proposed; local times in the poll's zone.
#[derive(Clone, Debug, InputObject)]
pub struct DateOptionInput {
    /// Local date and time, such as 2026-11-03T14:00.
    pub starts_at: String,
    /// Local date and time of the end.
    pub ends_at: String,
}

/// Dates to choose from.
#[derive(Clone, Debug, InputObject)]
pub struct DatePollInput {
    /// In any order; shown first to last.
    pub options: Vec<DateOptionInput>,
    /// Zone of the local times.
    pub time_zone: Zone,
    /// By when to answer.
    pub closes_on: Option<Day>,
}

/// Checked dates to choose from.
#[derive(Clone, Debug)]
pub struct NewPoll {
    /// First to last.
    pub options: Vec<When>,
    /// Zone of the local times.
    pub time_zone: Zone,
    /// By when to answer.
    pub closes_on: Option<Day>,
}

impl NewPoll {
    /// Checks dates; what is wrong joins the other problems of the request.
    #[must_use]
    pub fn check(input: &DatePollInput, now: Ts, screen: &mut Screen<'_>) -> Option<Self> {
        let options = check_options("poll.options", &input.options, &input.time_zone, now, screen);
        let today = now.day_in(&input.time_zone);
        screen.problems.require(input.closes_on.is_none_or(|last| last >= today), || {
            Problem::new("DATE_IN_PAST", "Choisissez une date à venir.").on("poll.closesOn")
        });
        options.map(|options| Self {
            options,
            time_zone: input.time_zone.clone(),
            closes_on: input.closes_on,
        })
    }
}

/// Dates to come, each once, first to last.
pub(super) fn check_options(
    field: &str,
    inputs: &[DateOptionInput],
    zone: &Zone,
    now: Ts,
    screen: &mut Screen<'_>,
) -> Option<Vec<When>> {
    screen.problems.require((1..=MOST_OPTIONS).contains(&inputs.len()), || {
        Problem::new("INVALID_VALUE", format!("Proposez de 1 à {MOST_OPTIONS} dates.")).on(field)
    });
    let mut options: Vec<When> = Vec::new();
    for (place, input) in inputs.iter().take(MOST_OPTIONS).enumerate() {
        let field = format!("{field}.{place}");
        let Some(when) = screen.problems.keep(When::read(&field, &input.starts_at, &input.ends_at, zone))
        else {
            continue;
        };
        screen.problems.require(when.starts_at > now, || {
            Problem::new("DATE_IN_PAST", "Choisissez une date à venir.").on(format!("{field}.startsAt"))
        });
        if !options.contains(&when) {
            options.push(when);
        }
    }
    options.sort_by_key(|when| when.starts_at);
    (!options.is_empty()).then_some(options)
}

/// A poll as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Poll {
    /// Of which event.
    pub event_id: EventId,
    /// By when to answer.
    pub closes_on: Option<Day>,
    /// When a date was chosen.
    pub closed_at: Option<Ts>,
    /// Which.
    pub chosen_option_id: Option<PollOptionId>,
}

/// One of the dates.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PollOption {
    /// Id.
    pub id: PollOptionId,
    /// Of which event.
    pub event_id: EventId,
    /// Local start.
    pub starts_local: String,
    /// Local end.
    pub ends_local: String,
    /// Zone of the local times.
    pub time_zone: Zone,
    /// Start as an instant.
    pub starts_at: Ts,
    /// End as an instant.
    pub ends_at: Ts,
}

/// One answer for one date.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PollAnswer {
    /// Of which event.
    pub event_id: EventId,
    /// Which date.
    pub option_id: PollOptionId,
    /// For a post.
    pub post_id: Option<PostId>,
    /// Or a person.
    pub person_id: Option<PersonId>,
    /// Or an outsider.
    pub guest_id: Option<EventGuestId>,
    /// What was answered.
    pub choice: DateChoice,
}

/// For whom an answer is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A post expected.
    Post(PostId),
    /// A person expected.
    Person(PersonId),
    /// An outsider.
    Guest(EventGuestId),
}

impl PollAnswer {
    /// For whom it is kept.
    #[must_use]
    pub fn is_of(&self, voice: Voice) -> bool {
        match voice {
            Voice::Post(post) => self.post_id == Some(post),
            Voice::Person(person) => self.person_id == Some(person),
            Voice::Guest(guest) => self.guest_id == Some(guest),
        }
    }
}

/// A choice for one of the dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, InputObject)]
pub struct DateChoiceInput {
    /// Which date.
    pub option_id: PollOptionId,
    /// Whether one can come.
    pub choice: DateChoice,
}

/// What the viewer chose for one of the dates.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct DatePollChoiceOf {
    /// Which date.
    pub option_id: PollOptionId,
    /// What was chosen.
    pub choice: DateChoice,
}
