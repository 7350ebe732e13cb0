//! How long things are kept: each slice states its own rules, forgets by them, and shows people the same ones.

use jiff::tz::TimeZone;

use super::clock::{Day, Ts};

/// A length of time in words of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// So many times 24 hours.
    Days(i64),
    /// So many months, to the day.
    Months(i64),
    /// So many years, to the day.
    Years(i64),
}

impl Span {
    /// The instant that lies this long before `now`; what is older is forgotten.
    #[must_use]
    pub fn before(self, now: Ts) -> Ts {
        Ts::new(now.timestamp().to_zoned(TimeZone::UTC).saturating_sub(self.on_the_calendar()).timestamp())
    }

    /// The instant that lies this long after `now`.
    #[must_use]
    pub fn after(self, now: Ts) -> Ts {
        Ts::new(now.timestamp().to_zoned(TimeZone::UTC).saturating_add(self.on_the_calendar()).timestamp())
    }

    /// The day that lies this long before a day.
    #[must_use]
    pub fn before_day(self, day: Day) -> Day {
        Day(day.0.saturating_sub(self.on_the_calendar()))
    }

    /// The day that lies this long after a day.
    #[must_use]
    pub fn after_day(self, day: Day) -> Day {
        Day(day.0.saturating_add(self.on_the_calendar()))
    }

    fn on_the_calendar(self) -> jiff::Span {
        match self {
            Self::Days(days) => jiff::Span::new().days(days),
            Self::Months(months) => jiff::Span::new().months(months),
            Self::Years(years) => jiff::Span::new().years(years),
        }
    }

    /// In words: "30 jours", "1 an".
    #[must_use]
    pub fn in_words(self) -> String {
        match self {
            Self::Days(days) => format!("{days} jour{}", plural(days)),
            Self::Months(months) => format!("{months} mois"),
            Self::Years(years) => format!("{years} an{}", plural(years)),
        }
    }
}

fn plural(count: i64) -> &'static str {
    if count > 1 { "s" } else { "" }
}

/// One rule: what is kept, how long, why. The words are shown to people.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    /// What.
    pub what: &'static str,
    /// How long.
    pub time: Span,
    /// Counted from when, said after the time; empty where it goes without saying.
    pub from: &'static str,
    /// Why.
    pub why: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_counted_on_the_calendar_and_said_in_words() {
        let now = Ts::new("2028-02-29T10:00:00Z".parse().unwrap());
        assert_eq!(Span::Days(30).after(now).to_string(), "2028-03-30T10:00:00.000000Z");
        assert_eq!(Span::Days(30).before(now).to_string(), "2028-01-30T10:00:00.000000Z");
        assert_eq!(Span::Months(3).before(now).to_string(), "2027-11-29T10:00:00.000000Z");
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(Span::Months(6).before_day(day("2026-08-31")), day("2026-02-28"));
        assert_eq!(Span::Months(6).after_day(day("2026-03-03")), day("2026-09-03"));
        assert_eq!(Span::Months(3).in_words(), "3 mois");
        assert_eq!(Span::Years(3).before(now).to_string(), "2025-02-28T10:00:00.000000Z");
        assert_eq!((Span::Days(1).in_words(), Span::Years(3).in_words()), ("1 jour".into(), "3 ans".into()));
    }
}
