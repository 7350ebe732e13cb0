//! How a series repeats: a rule, the dates that follow from it, RFC 5545 text, French words. Pure.
//!
//! A series lives in local time: 14:00 in Miquelon stays 14:00 there when its clocks change. A local time that the
//! clocks skip moves forward by what they skip, as RFC 5545 §3.3.5 reads an explicit time; see [`super::When::at`].

use std::fmt::Write as _;
use std::str::FromStr;

use jiff::Span;
use jiff::civil::{Date, DateTime, Weekday, date};

use crate::kernel::clock::Zone;
use crate::kernel::dates::instant_at;

/// The most occurrences that a series may have.
pub const MOST: usize = 200;
/// The longest that a series may last.
pub const YEARS: i16 = 10;
/// The longest interval between two periods.
pub const LONGEST_INTERVAL: i16 = 8;

/// On which days of its periods a series falls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// On these days of the week, in order, without repetition.
    Weekly(Vec<Weekday>),
    /// On the n-th such day of the month: 1 to 4, or -1 for the last.
    Monthly(i8, Weekday),
    /// On the n-th such day of a month of the year.
    YearlyNth(i8, i8, Weekday),
    /// On a date of the year, month then day; 29 February falls back to 28.
    YearlyDate(i8, i8),
}

/// When a series ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// After so many occurrences.
    Count(usize),
    /// After this day at the latest.
    Until(Date),
}

/// A rule. Its first occurrence is the series' own start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// On which days.
    pub pattern: Pattern,
    /// Every how many weeks, months or years.
    pub interval: i16,
    /// Until when.
    pub end: End,
}

impl Recurrence {
    /// The local starts that follow from the rule, in order, from `first` on; at most [`MOST`] within [`YEARS`].
    #[must_use]
    pub fn occurrences(&self, first: DateTime) -> Vec<DateTime> {
        let last = self.last_day(first.date());
        let count = if let End::Count(count) = self.end { count.min(MOST) } else { MOST };
        self.days(first.date(), last).take(count).map(|day| day.to_datetime(first.time())).collect()
    }

    /// Whether the rule asks for more than a series may have, or cannot reach its number in the time it may last.
    #[must_use]
    pub fn is_too_long(&self, first: Date) -> bool {
        let horizon = years_later(first, YEARS);
        match self.end {
            End::Count(count) => count > MOST || self.days(first, horizon).take(count).count() < count,
            End::Until(until) => until > horizon || self.days(first, until).nth(MOST).is_some(),
        }
    }

    /// Whether the rule puts an occurrence on this day, were it the first.
    #[must_use]
    pub fn falls_on(&self, day: Date) -> bool {
        self.days(day, day).next() == Some(day)
    }

    /// The first day of the week, month or year of that day: periods are counted from there.
    #[must_use]
    pub fn period_start(&self, day: Date) -> Date {
        match self.pattern {
            Pattern::Weekly(_) => monday_of(day),
            Pattern::Monthly(..) => day.first_of_month(),
            Pattern::YearlyNth(..) | Pattern::YearlyDate(..) => day.first_of_year(),
        }
    }

    /// The rule's days from `first` to `last`, both included.
    fn days(&self, first: Date, last: Date) -> impl Iterator<Item = Date> + '_ {
        let begin = self.period_start(first);
        (0i64..)
            .map(move |turn| {
                let turns = turn.saturating_mul(i64::from(self.interval.max(1)));
                begin.saturating_add(match self.pattern {
                    Pattern::Weekly(_) => Span::new().days((turns * 7).min(MANY_DAYS)),
                    Pattern::Monthly(..) => Span::new().months(turns.min(MANY_YEARS * 12)),
                    Pattern::YearlyNth(..) | Pattern::YearlyDate(..) => {
                        Span::new().years(turns.min(MANY_YEARS))
                    }
                })
            })
            .take_while(move |period| *period <= last)
            .flat_map(|period| self.days_of(period))
            .filter(move |day| *day >= first)
            .take_while(move |day| *day <= last)
    }

    /// The rule's days of the period that begins on that day.
    fn days_of(&self, period: Date) -> Vec<Date> {
        let nth = |month: Date, nth, weekday| month.nth_weekday_of_month(nth, weekday).ok();
        match &self.pattern {
            Pattern::Weekly(weekdays) => weekdays
                .iter()
                .map(|weekday| {
                    let days = i64::from(weekday.to_monday_zero_offset());
                    period.saturating_add(Span::new().days(days))
                })
                .collect(),
            Pattern::Monthly(place, weekday) => nth(period, *place, *weekday).into_iter().collect(),
            Pattern::YearlyNth(month, place, weekday) => Date::new(period.year(), *month, 1)
                .ok()
                .and_then(|month| nth(month, *place, *weekday))
                .into_iter()
                .collect(),
            Pattern::YearlyDate(month, day) => Date::new(period.year(), *month, 1)
                .ok()
                .and_then(|first| Date::new(period.year(), *month, (*day).min(first.days_in_month())).ok())
                .into_iter()
                .collect(),
        }
    }

    fn last_day(&self, first: Date) -> Date {
        let horizon = years_later(first, YEARS);
        if let End::Until(until) = self.end { until.min(horizon) } else { horizon }
    }

    /// RFC 5545 text for a calendar: UNTIL is an instant in UTC for a series in a zone, a day for one of whole days.
    #[must_use]
    pub fn for_calendar(&self, zone: Option<&Zone>) -> String {
        let end = match (self.end, zone) {
            (End::Until(until), Some(zone)) => {
                let last = instant_at(until, jiff::civil::time(23, 59, 59, 0), zone);
                format!("UNTIL={}", last.timestamp().strftime("%Y%m%dT%H%M%SZ"))
            }
            _ => self.end_text(),
        };
        format!("{};{end}", self.body())
    }

    fn end_text(&self) -> String {
        match self.end {
            End::Count(count) => format!("COUNT={count}"),
            End::Until(until) => format!("UNTIL={}", until.strftime("%Y%m%d")),
        }
    }

    fn body(&self) -> String {
        let frequency = match self.pattern {
            Pattern::Weekly(_) => "WEEKLY",
            Pattern::Monthly(..) => "MONTHLY",
            Pattern::YearlyNth(..) | Pattern::YearlyDate(..) => "YEARLY",
        };
        let mut text = format!("FREQ={frequency}");
        if self.interval > 1 {
            let _ = write!(text, ";INTERVAL={}", self.interval);
        }
        let _ = match &self.pattern {
            Pattern::Weekly(days) => {
                let days: Vec<&str> = days.iter().map(|day| code(*day)).collect();
                write!(text, ";BYDAY={}", days.join(","))
            }
            Pattern::Monthly(nth, day) => write!(text, ";BYDAY={nth}{}", code(*day)),
            Pattern::YearlyNth(month, nth, day) => {
                write!(text, ";BYMONTH={month};BYDAY={nth}{}", code(*day))
            }
            // The last day of February is the 29th where there is one and the 28th where there is none.
            Pattern::YearlyDate(2, 29) => write!(text, ";BYMONTH=2;BYMONTHDAY=-1"),
            Pattern::YearlyDate(month, day) => write!(text, ";BYMONTH={month};BYMONTHDAY={day}"),
        };
        text
    }

    /// "chaque année, le deuxième mardi de mars, jusqu’au 12 mars 2030".
    #[must_use]
    pub fn words(&self) -> String {
        let n = self.interval;
        let (every, on) = match &self.pattern {
            Pattern::Weekly(days) => {
                let days: Vec<String> = days.iter().map(|day| format!("le {}", weekday_word(*day))).collect();
                let every = if n > 1 { format!("toutes les {n} semaines") } else { "chaque semaine".into() };
                (every, enumerate(&days))
            }
            Pattern::Monthly(nth, day) => {
                let every = if n > 1 { format!("tous les {n} mois") } else { "chaque mois".into() };
                (every, format!("le {} {}", nth_word(*nth), weekday_word(*day)))
            }
            Pattern::YearlyNth(month, nth, day) => {
                let on = format!("le {} {} {}", nth_word(*nth), weekday_word(*day), of_month(*month));
                (every_year(n), on)
            }
            Pattern::YearlyDate(2, 29) => {
                (every_year(n), "le 29 février (le 28 quand il n’y en a pas)".to_owned())
            }
            Pattern::YearlyDate(month, day) => {
                let ordinal = if *day == 1 { "er" } else { "" };
                (every_year(n), format!("le {day}{ordinal} {}", month_word(*month)))
            }
        };
        let end = match self.end {
            End::Count(count) => format!("{count} fois en tout"),
            End::Until(until) => {
                let ordinal = if until.day() == 1 { "er" } else { "" };
                let month = month_word(until.month());
                format!("jusqu’au {}{ordinal} {month} {}", until.day(), until.year())
            }
        };
        format!("{every}, {on}, {end}")
    }
}

/// Enough to leave any calendar, little enough for a span.
const MANY_YEARS: i64 = 9_000;
const MANY_DAYS: i64 = MANY_YEARS * 365;

/// As stored: RFC 5545, its UNTIL as a local day.
impl std::fmt::Display for Recurrence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{};{}", self.body(), self.end_text())
    }
}

/// A rule that is not one of ours.
#[derive(Debug, thiserror::Error)]
#[error("not a rule of this program")]
pub struct UnknownRule;

impl FromStr for Recurrence {
    type Err = UnknownRule;

    fn from_str(text: &str) -> Result<Self, UnknownRule> {
        let part = |name: &str| {
            text.split(';').find_map(|part| part.split_once('=').filter(|(key, _)| *key == name)).map(|p| p.1)
        };
        let number = |name: &str| part(name).map(str::parse::<i8>).transpose().map_err(|_| UnknownRule);
        let interval = part("INTERVAL").map_or(Ok(1), str::parse).map_err(|_| UnknownRule)?;
        let pattern = match (part("FREQ"), part("BYDAY"), number("BYMONTH")?, number("BYMONTHDAY")?) {
            (Some("WEEKLY"), Some(days), None, None) => {
                Pattern::Weekly(days.split(',').map(weekday_of).collect::<Result<_, _>>()?)
            }
            (Some("MONTHLY"), Some(day), None, None) => {
                let (nth, day) = nth_of(day)?;
                Pattern::Monthly(nth, day)
            }
            (Some("YEARLY"), Some(day), Some(month), None) => {
                let (nth, day) = nth_of(day)?;
                Pattern::YearlyNth(month, nth, day)
            }
            (Some("YEARLY"), None, Some(2), Some(-1)) => Pattern::YearlyDate(2, 29),
            (Some("YEARLY"), None, Some(month), Some(day)) => Pattern::YearlyDate(month, day),
            _ => return Err(UnknownRule),
        };
        let end = match (part("COUNT"), part("UNTIL")) {
            (Some(count), None) => End::Count(count.parse().map_err(|_| UnknownRule)?),
            (None, Some(until)) => End::Until(Date::strptime("%Y%m%d", until).map_err(|_| UnknownRule)?),
            _ => return Err(UnknownRule),
        };
        Ok(Self { pattern, interval, end })
    }
}

/// Which of its weekday's days of the month that day is: 1 to 4, or -1 for a fifth, which is the last.
#[must_use]
pub fn place_in_month(day: Date) -> i8 {
    let nth = (day.day() - 1) / 7 + 1;
    if nth > 4 { -1 } else { nth }
}

fn monday_of(day: Date) -> Date {
    day.saturating_sub(Span::new().days(i64::from(day.weekday().to_monday_zero_offset())))
}

fn years_later(first: Date, years: i16) -> Date {
    first.saturating_add(Span::new().years(i64::from(years)))
}

const WEEKDAYS: [(Weekday, &str, &str); 7] = [
    (Weekday::Monday, "MO", "lundi"),
    (Weekday::Tuesday, "TU", "mardi"),
    (Weekday::Wednesday, "WE", "mercredi"),
    (Weekday::Thursday, "TH", "jeudi"),
    (Weekday::Friday, "FR", "vendredi"),
    (Weekday::Saturday, "SA", "samedi"),
    (Weekday::Sunday, "SU", "dimanche"),
];

fn entry(day: Weekday) -> (Weekday, &'static str, &'static str) {
    WEEKDAYS[usize::from(day.to_monday_zero_offset().unsigned_abs())]
}

fn code(day: Weekday) -> &'static str {
    entry(day).1
}

fn weekday_word(day: Weekday) -> &'static str {
    entry(day).2
}

fn weekday_of(code: &str) -> Result<Weekday, UnknownRule> {
    WEEKDAYS.iter().find(|(_, known, _)| *known == code).map(|(day, ..)| *day).ok_or(UnknownRule)
}

fn nth_of(text: &str) -> Result<(i8, Weekday), UnknownRule> {
    let (nth, day) = text.split_at_checked(text.len().saturating_sub(2)).ok_or(UnknownRule)?;
    Ok((nth.parse().map_err(|_| UnknownRule)?, weekday_of(day)?))
}

fn nth_word(nth: i8) -> &'static str {
    match nth {
        1 => "premier",
        2 => "deuxième",
        3 => "troisième",
        4 => "quatrième",
        _ => "dernier",
    }
}

fn every_year(interval: i16) -> String {
    if interval > 1 { format!("tous les {interval} ans") } else { "chaque année".into() }
}

/// The month's name, taken from the words of dates.
fn month_word(month: i8) -> String {
    let words = crate::kernel::dates::date_in_words(date(2000, month.clamp(1, 12), 2));
    words.split(' ').nth(2).unwrap_or_default().to_owned()
}

/// "de mars", "d’avril".
fn of_month(month: i8) -> String {
    let word = month_word(month);
    let elides = word.starts_with(['a', 'o']);
    format!("{}{word}", if elides { "d’" } else { "de " })
}

fn enumerate(words: &[String]) -> String {
    match words {
        [many @ .., last] if !many.is_empty() => format!("{} et {last}", many.join(", ")),
        _ => words.concat(),
    }
}
