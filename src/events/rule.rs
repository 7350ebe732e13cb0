//! A rule as people write it, checked against the first date.

use async_graphql::{Enum, InputObject};
use jiff::civil::{Date, Weekday as CivilWeekday};

use super::recurrence::{End, LONGEST_INTERVAL, MOST, Pattern, Recurrence, YEARS, place_in_month};
use crate::kernel::clock::Day;
use crate::kernel::error::Problems;
use crate::kernel::problem::Problem;

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum Frequency {
    /// Each week, or each so many weeks.
    Weekly,
    /// Each month, or each so many months.
    Monthly,
    /// Each year, or each so many years.
    Yearly,
}

/// Day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// For calendars.
    #[must_use]
    pub fn civil(self) -> CivilWeekday {
        match self {
            Self::Monday => CivilWeekday::Monday,
            Self::Tuesday => CivilWeekday::Tuesday,
            Self::Wednesday => CivilWeekday::Wednesday,
            Self::Thursday => CivilWeekday::Thursday,
            Self::Friday => CivilWeekday::Friday,
            Self::Saturday => CivilWeekday::Saturday,
            Self::Sunday => CivilWeekday::Sunday,
        }
    }

    /// From calendars.
    #[must_use]
    pub fn from_civil(day: CivilWeekday) -> Self {
        Self::ALL[usize::from(day.to_monday_zero_offset().unsigned_abs())]
    }
}

/// How a series repeats; what is left out follows from the first date. Ends by `count` or by `until`.
#[derive(Clone, Debug, InputObject)]
pub struct RecurrenceInput {
    /// How often.
    pub frequency: Frequency,
    /// Every how many weeks, months or years.
    #[graphql(default = 1)]
    pub interval: i32,
    /// Weekly: on which days. Otherwise one day at most, with `nth`.
    #[graphql(default)]
    pub weekdays: Vec<Weekday>,
    /// 1 to 4, or -1 for the last: on the n-th such day of the month. A yearly series without it keeps the date.
    pub nth: Option<i32>,
    /// Yearly: which month.
    pub month: Option<i32>,
    /// After so many occurrences, 2 to 200.
    pub count: Option<i32>,
    /// On this day at the latest, within ten years.
    pub until: Option<Day>,
}

impl RecurrenceInput {
    /// The rule whose first occurrence is on that day; what is wrong joins the other problems of the request.
    #[must_use]
    pub fn check(&self, first: Date, problems: &mut Problems) -> Option<Recurrence> {
        match self.read(first) {
            Ok(rule) => Some(rule),
            Err(problem) => {
                problems.add(*problem);
                None
            }
        }
    }

    fn read(&self, first: Date) -> Result<Recurrence, Box<Problem>> {
        let wrong = |field: &str, message: String| {
            Box::new(Problem::new("INVALID_VALUE", message).on(format!("recurrence.{field}")))
        };
        let interval = i16::try_from(self.interval)
            .ok()
            .filter(|interval| (1..=LONGEST_INTERVAL).contains(interval))
            .ok_or_else(|| {
                wrong("interval", format!("Choisissez un intervalle de 1 à {LONGEST_INTERVAL}."))
            })?;
        let nth = match self.nth {
            None => None,
            Some(nth) => {
                Some(i8::try_from(nth).ok().filter(|nth| matches!(nth, 1..=4 | -1)).ok_or_else(|| {
                    wrong("nth", "Choisissez du premier au quatrième, ou le dernier.".into())
                })?)
            }
        };
        let end = match (self.count, self.until) {
            (Some(count), None) => {
                let count = usize::try_from(count).ok().filter(|count| (2..=MOST).contains(count));
                End::Count(
                    count.ok_or_else(|| wrong("count", format!("Une série compte de 2 à {MOST} dates.")))?,
                )
            }
            (None, Some(until)) if until.0 > first => End::Until(until.0),
            (None, Some(_)) => {
                return Err(wrong("until", "La dernière date vient après la première.".into()));
            }
            _ => {
                let message = "Indiquez un nombre de dates ou une dernière date, l’un des deux.";
                return Err(wrong("until", message.into()));
            }
        };
        let rule = Recurrence { pattern: self.pattern(first, nth)?, interval, end };
        if !rule.falls_on(first) {
            let message = "La première date ne suit pas cette règle.".to_owned();
            return Err(Box::new(Problem::new("START_NOT_IN_RULE", message).on("recurrence")));
        }
        if rule.is_too_long(first) {
            let message = format!("Une série compte {MOST} dates et dure {YEARS} ans au plus.");
            return Err(Box::new(Problem::new("SERIES_TOO_LONG", message).on("recurrence")));
        }
        Ok(rule)
    }

    fn pattern(&self, first: Date, nth: Option<i8>) -> Result<Pattern, Box<Problem>> {
        let one_day = || match self.weekdays.as_slice() {
            [] => Ok(first.weekday()),
            [day] => Ok(day.civil()),
            _ => {
                let problem = Problem::new("INVALID_VALUE", "Choisissez un seul jour.");
                Err(Box::new(problem.on("recurrence.weekdays")))
            }
        };
        let month = self.month.map_or(Ok(first.month()), i8::try_from).unwrap_or_default();
        Ok(match (self.frequency, nth) {
            (Frequency::Weekly, _) => {
                let mut days = self.weekdays.clone();
                if days.is_empty() {
                    days.push(Weekday::from_civil(first.weekday()));
                }
                days.sort_unstable();
                days.dedup();
                Pattern::Weekly(days.into_iter().map(Weekday::civil).collect())
            }
            (Frequency::Monthly, nth) => Pattern::Monthly(nth.unwrap_or(place_in_month(first)), one_day()?),
            (Frequency::Yearly, Some(nth)) => Pattern::YearlyNth(month, nth, one_day()?),
            (Frequency::Yearly, None) => Pattern::YearlyDate(month, first.day()),
        })
    }
}
