//! Dates as the domain counts them: months from an original date, hours of a zone, public holidays, and dates in
//! French words. No clock is read here: "today" is always a parameter.

use jiff::{
    Span, Timestamp,
    civil::{Date, Time},
};

use super::clock::{Ts, Zone};

mod holidays;
mod words;

pub use holidays::{Holiday, holidays};
pub use words::{date_in_words, day_in_words, of_place, time_in_words};

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

/// The n-th anniversary of a date: 29 February falls back to 28 in common years, and comes back in leap years.
#[must_use]
pub fn anniversary(original: Date, nth: u16) -> Date {
    add_months(original, u32::from(nth) * 12)
}

/// More months than separate any two dates, and fewer than a span refuses.
const MONTHS_OF_ALL_YEARS: u32 = 12 * 19_998;

/// The instant when the clocks of a zone show `time` on `date`. A time skipped in spring is read with the winter
/// offset, one shown twice in autumn is the first.
///
/// Clamped at the two ends of what a timestamp can hold.
#[must_use]
pub fn instant_at(date: Date, time: Time, zone: &Zone) -> Ts {
    let clamped = if date.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Ts::new(zone.tz().to_timestamp(date.to_datetime(time)).unwrap_or(clamped))
}
