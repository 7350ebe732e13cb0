//! Zone definitions (VTIMEZONE) made from the IANA data that the program carries.
//!
//! A rule that still runs is written as a yearly RRULE, so that calendars stay right for as long as the law does
//! not change; changes that fit no running rule are listed one by one. Nothing is known here about any zone: when
//! the European Union gives up summer time, new data will do.

use jiff::{
    Timestamp,
    civil::{DateTime, Weekday, date},
    tz::{Dst, Offset, TimeZone},
};

use super::line::LineWriter;
use crate::kernel::clock::Zone;

/// Definitions are right from this year on.
const FIRST_YEAR: i16 = 2010;
/// Changes are looked at until the end of this year; a rule that holds until then is taken to go on.
const LAST_YEAR: i16 = 2050;
/// Fewer changes than this make no rule, they are a coincidence.
const CHANGES_OF_A_RULE: usize = 8;

/// A change of the clocks.
struct Change {
    /// What clocks show at that moment before they are set.
    at: DateTime,
    from: Offset,
    to: Offset,
    daylight: bool,
    name: String,
}

impl Change {
    /// What all changes of one yearly rule share.
    fn kind(&self) -> (i8, Weekday, jiff::civil::Time, Offset, Offset, bool, &str) {
        (self.at.month(), self.at.weekday(), self.at.time(), self.from, self.to, self.daylight, &self.name)
    }
}

/// Which of the weekdays of its month a change falls on, as RRULE counts: 1 the first, -1 the last.
const PLACES: [i8; 5] = [-1, 1, 2, 3, 4];

fn is_at_place(at: DateTime, place: i8) -> bool {
    if place > 0 { (at.day() - 1) / 7 + 1 == place } else { at.day() + 7 > at.date().days_in_month() }
}

/// Appends the definition of a zone.
pub fn write_vtimezone(out: &mut String, zone: &Zone) {
    let mut lines = LineWriter::new(out);
    lines.fixed(&["BEGIN:VTIMEZONE"]);
    lines.text("TZID", zone.name());
    let changes = changes(zone.tz());
    if changes.is_empty() {
        write_observance(&mut lines, &never_changes(zone.tz()), None);
    }
    let mut rest: Vec<&Change> = changes.iter().collect();
    while let Some(first) = rest.first() {
        // All changes of a kind go together, their running rule last.
        let kind = first.kind();
        let (same, others): (Vec<&Change>, Vec<&Change>) = rest.iter().partition(|c| c.kind() == kind);
        rest = others;
        let (ruled_from, place) = running_rule(&same);
        same[..ruled_from].iter().for_each(|change| write_observance(&mut lines, change, None));
        if let Some(place) = place {
            write_observance(&mut lines, same[ruled_from], Some(place));
        }
    }
    lines.fixed(&["END:VTIMEZONE"]);
}

/// The last changes of a kind that one yearly rule explains until the horizon: the index of the first of them, and
/// the rule's place in the month. The index is past the end when there is no such rule.
fn running_rule(same: &[&Change]) -> (usize, Option<i8>) {
    let none = (same.len(), None);
    let run = |place: i8| {
        same.iter()
            .rev()
            .zip((FIRST_YEAR - 1..=LAST_YEAR).rev())
            .take_while(|(change, year)| change.at.year() == *year && is_at_place(change.at, place))
            .count()
    };
    // The last weekday of a month is often the fourth as well: `max_by_key` keeps the later of equals, so the
    // preferred place stands first in the list and the list is read backwards.
    let longest = PLACES.into_iter().rev().max_by_key(|&place| run(place));
    match longest {
        Some(place) if run(place) >= CHANGES_OF_A_RULE => (same.len() - run(place), Some(place)),
        _ => none,
    }
}

/// The changes from the one in force at the beginning of the first year. None for a zone whose clocks stay.
fn changes(rules: &TimeZone) -> Vec<Change> {
    let begin = instant(rules, FIRST_YEAR);
    let end = instant(rules, LAST_YEAR + 1);
    let within: Vec<_> = rules.following(begin).take_while(|t| t.timestamp() < end).collect();
    if within.is_empty() {
        return Vec::new();
    }
    let in_force_at_begin = rules.preceding(begin).next();
    in_force_at_begin
        .into_iter()
        .chain(within)
        .map(|transition| {
            let from = rules.to_offset(transition.timestamp() - jiff::SignedDuration::from_secs(1));
            Change {
                at: from.to_datetime(transition.timestamp()),
                from,
                to: transition.offset(),
                daylight: transition.dst() == Dst::Yes,
                name: transition.abbreviation().to_owned(),
            }
        })
        .collect()
}

/// RFC 5545 wants at least one observance: one that changes nothing.
fn never_changes(rules: &TimeZone) -> Change {
    let info = rules.to_offset_info(instant(rules, FIRST_YEAR));
    Change {
        at: date(1970, 1, 1).at(0, 0, 0, 0),
        from: info.offset(),
        to: info.offset(),
        daylight: false,
        name: info.abbreviation().to_owned(),
    }
}

fn instant(rules: &TimeZone, year: i16) -> Timestamp {
    rules.to_timestamp(date(year, 1, 1).at(0, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn write_observance(lines: &mut LineWriter<'_>, change: &Change, yearly_place: Option<i8>) {
    let part = if change.daylight { "DAYLIGHT" } else { "STANDARD" };
    lines.fixed(&["BEGIN:", part]);
    lines.local("DTSTART", change.at, None);
    lines.fixed(&["TZOFFSETFROM:", &offset(change.from)]);
    lines.fixed(&["TZOFFSETTO:", &offset(change.to)]);
    if let Some(place) = yearly_place {
        let weekday = match change.at.weekday() {
            Weekday::Monday => "MO",
            Weekday::Tuesday => "TU",
            Weekday::Wednesday => "WE",
            Weekday::Thursday => "TH",
            Weekday::Friday => "FR",
            Weekday::Saturday => "SA",
            Weekday::Sunday => "SU",
        };
        let month = change.at.month();
        lines.fixed(&[&format!("RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY={place}{weekday}")]);
    }
    lines.text("TZNAME", &change.name);
    lines.fixed(&["END:", part]);
}

/// "+0100", with seconds only where a historical offset has them.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let s = seconds.unsigned_abs();
    let short = format!("{sign}{:02}{:02}", s / 3600, s / 60 % 60);
    if s.is_multiple_of(60) { short } else { format!("{short}{:02}", s % 60) }
}
