//! Dates as the domain counts them: months from an original date, zones with a French name, public holidays,
//! and dates in words. No clock is read here: "today" is always a parameter.

use jiff::{
    Span, Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

mod holidays;
mod words;

pub use holidays::{Holiday, holidays};
pub use words::{date_in_words, time_in_words};

/// The same day `months` later, or the last day of that month when it has no such day (31 January → 28 February).
///
/// Call it with the original date and the total number of months. Feeding a result back in would drift: from
/// 31 January, one month at a time, March would fall on the 28th.
///
/// Saturates at the end of year 9999, the last that dates can hold.
#[must_use]
pub fn add_months(original: Date, months: u32) -> Date {
    original.saturating_add(Span::new().months(i64::from(months.min(MONTHS_OF_ALL_YEARS))))
}

/// The same day `months` earlier, with the same fall-back as [`add_months`].
#[must_use]
pub fn subtract_months(original: Date, months: u32) -> Date {
    original.saturating_sub(Span::new().months(i64::from(months.min(MONTHS_OF_ALL_YEARS))))
}

/// The n-th anniversary of a date: 29 February falls back to 28 in common years, and comes back in leap years.
#[must_use]
pub fn anniversary(original: Date, nth: u16) -> Date {
    add_months(original, u32::from(nth) * 12)
}

/// More months than separate any two dates, and fewer than a span refuses.
const MONTHS_OF_ALL_YEARS: u32 = 12 * 19_998;

/// A time zone of the IANA database, known by its name.
///
/// The name is kept as it was given: `Indian/Reunion` is an alias of another zone in the database, but people
/// there look for their own island in their calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    name: String,
    rules: TimeZone,
}

impl Zone {
    /// The zone of that name, or `None` when the bundled database has none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let rules = TimeZone::get(name).ok()?;
        let name = rules.iana_name()?.to_owned();
        Some(Self { name, rules })
    }

    /// Its IANA name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its rules.
    #[must_use]
    pub fn rules(&self) -> &TimeZone {
        &self.rules
    }

    /// The date on the calendars hanging there at that instant.
    #[must_use]
    pub fn date_at(&self, instant: Timestamp) -> Date {
        self.rules.to_datetime(instant).date()
    }

    /// The instant when the clocks there show `time` on `date`. A time skipped in spring is read with the winter
    /// offset, one shown twice in autumn is the first.
    ///
    /// Clamped at the two ends of what a timestamp can hold.
    #[must_use]
    pub fn instant_at(&self, date: Date, time: Time) -> Timestamp {
        self.rules.to_timestamp(date.to_datetime(time)).unwrap_or(if date.year() < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }

    /// How French texts call the clocks of this zone, with its article: "de Paris", "de La Réunion".
    #[must_use]
    pub fn of_place_fr(&self) -> String {
        words::of_place_fr(&self.name)
    }
}
