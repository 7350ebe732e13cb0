//! The review clock: when the next review of a protocol is due, how that stands today, and which reminders go.
//!
//! Pure functions over dates. The due date hangs on two facts only, first entry into force and the last review
//! actually held, so that neither a postponed meeting nor an amendment can move it: they are not arguments.

use std::fmt;

use jiff::{Span, civil::Date};

use crate::kernel::{
    clock::{Day, Ts, Zone},
    dates::{add_months, instant_at},
};
use crate::platform::reminders::{AT, Course};

/// How early a review counts as due soon: the day of the first reminder.
pub(super) const DUE_SOON_DAYS: i64 = 90;
const DAYS_BETWEEN_OVERDUE_STEPS: i64 = 30;

/// The time between two reviews, in months: a year, or less where the protocol says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReviewPeriod(u8);

impl ReviewPeriod {
    /// One year, unless the protocol sets less.
    pub const YEARLY: Self = Self(12);

    /// A period of 1 to 12 months, `None` for anything else.
    #[must_use]
    pub fn months(months: u8) -> Option<Self> {
        (1..=12).contains(&months).then_some(Self(months))
    }

    /// How many months.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

/// What the due date of a protocol's review hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewClock {
    /// The day when the protocol's first version came into force. Later versions do not count.
    pub first_in_force: Date,
    /// The day of the last review that took place, whatever had been planned.
    pub last_held: Option<Date>,
    /// The time between two reviews.
    pub period: ReviewPeriod,
}

impl ReviewClock {
    /// The day when the current cycle began.
    #[must_use]
    pub fn cycle_began_on(&self) -> Date {
        self.last_held.map_or(self.first_in_force, |held| held.max(self.first_in_force))
    }

    /// The last day on which the review can be held in time.
    #[must_use]
    pub fn due_on(&self) -> Date {
        add_months(self.cycle_began_on(), u32::from(self.period.0))
    }

    /// How the review stands on `today`, the date in the partnership's zone.
    ///
    /// A review being recorded shows as such even when late: someone is at work, and reminders go on regardless
    /// until it closes.
    #[must_use]
    pub fn status(&self, today: Date, review_open: bool) -> ReviewStatus {
        let due = self.due_on();
        if review_open {
            ReviewStatus::InProgress
        } else if today > due {
            ReviewStatus::Overdue
        } else if today >= days_from(due, -DUE_SOON_DAYS) {
            ReviewStatus::DueSoon
        } else {
            ReviewStatus::UpToDate
        }
    }
}

/// How the review of a protocol in force stands: computed, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, async_graphql::Enum)]
pub enum ReviewStatus {
    /// Due in more than 90 days.
    UpToDate,
    /// Due within 90 days, today included.
    DueSoon,
    /// The due day has passed.
    Overdue,
    /// A review has been opened and not closed yet.
    InProgress,
}

/// A step of the reminders of one cycle, ordered as they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReminderStep {
    /// 90 days before the due day.
    Before90,
    /// 30 days before.
    Before30,
    /// 7 days before.
    Before7,
    /// On the due day.
    OnTheDay,
    /// So many times 30 days after it, from 1.
    Overdue(u16),
}

impl ReminderStep {
    /// How many days after the due day it comes, negative before: what is stored for it.
    #[must_use]
    pub fn days_after_due(self) -> i64 {
        match self {
            Self::Before90 => -DUE_SOON_DAYS,
            Self::Before30 => -30,
            Self::Before7 => -7,
            Self::OnTheDay => 0,
            Self::Overdue(n) => DAYS_BETWEEN_OVERDUE_STEPS * i64::from(n),
        }
    }

    /// The step that comes so many days after the due day, `None` where there is none.
    #[must_use]
    pub fn from_days_after_due(days: i64) -> Option<Self> {
        let before = [Self::Before90, Self::Before30, Self::Before7, Self::OnTheDay];
        let late = || {
            let n = u16::try_from(days / DAYS_BETWEEN_OVERDUE_STEPS).ok()?;
            (n > 0).then_some(Self::Overdue(n))
        };
        before.into_iter().chain(late()).find(|step| step.days_after_due() == days)
    }

    /// The day of this step for a review due on `due_on`.
    #[must_use]
    pub fn day(self, due_on: Date) -> Date {
        days_from(due_on, self.days_after_due())
    }

    /// The instant of this step: 08:00 of its day in the partnership's zone.
    #[must_use]
    pub fn instant(self, due_on: Date, zone: &Zone) -> Ts {
        instant_at(self.day(due_on), AT, zone)
    }

    /// Whether the review is late at this step, so that the coordinator is written to as well.
    #[must_use]
    pub fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue(_))
    }
}

/// The stable name of a step: part of Message-IDs, so it never changes.
impl fmt::Display for ReminderStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Before90 => f.write_str("before-90"),
            Self::Before30 => f.write_str("before-30"),
            Self::Before7 => f.write_str("before-7"),
            Self::OnTheDay => f.write_str("on-the-day"),
            Self::Overdue(n) => write!(f, "overdue-{n}"),
        }
    }
}

/// The due date of a review and its reminders, the furthest of which went `last`.
///
/// The same rule serves an existing agreement recorded late: nothing was sent, so its current step goes and no earlier
/// one. Steps that fall before the cycle began are skipped, and so are those of its very first day: it began in the
/// course of that day, and nobody wants a reminder of the review just held.
#[must_use]
pub fn course<Id>(id: Id, due_on: Day, began_on: Day, zone: &Zone, last: Option<i64>) -> Course<Id> {
    let steps =
        [ReminderStep::Before90, ReminderStep::Before30, ReminderStep::Before7, ReminderStep::OnTheDay];
    Course {
        id,
        due_on,
        began_on,
        zone: zone.clone(),
        steps: steps.map(ReminderStep::days_after_due).to_vec(),
        then_every: Some(DAYS_BETWEEN_OVERDUE_STEPS),
        last,
    }
}

fn days_from(date: Date, days: i64) -> Date {
    date.saturating_add(Span::new().days(days))
}
