//! Which zone a foreign file means: by its IANA name, by the rules that the file itself gives, or by Windows' name.

use ical::parser::Component as _;
use ical::parser::ical::component::{IcalCalendar, IcalTimeZoneTransition, IcalTimeZoneTransitionType};
use ical::property::Property;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::moment::local;
use crate::kernel::clock::Zone;

/// Windows' names of the zones of France and its neighbours, for files that name one and do not explain it (Unicode
/// CLDR, `windowsZones.xml`).
const WINDOWS: [(&str, &str); 13] = [
    ("Romance Standard Time", "Europe/Paris"),
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("GMT Standard Time", "Europe/London"),
    ("SA Western Standard Time", "America/Guadeloupe"),
    ("SA Eastern Standard Time", "America/Cayenne"),
    ("Saint Pierre Standard Time", "America/Miquelon"),
    ("Mauritius Standard Time", "Indian/Reunion"),
    ("E. Africa Standard Time", "Indian/Mayotte"),
    ("Central Pacific Standard Time", "Pacific/Noumea"),
    ("UTC+12", "Pacific/Wallis"),
    ("Hawaiian Standard Time", "Pacific/Tahiti"),
];

/// The zones of one calendar.
pub struct Zones {
    /// Where whole days lie.
    pub home: TimeZone,
    /// Of times that name none.
    pub floating: TimeZone,
    /// Those that the file explains itself.
    own: Vec<(String, TimeZone)>,
}

impl Zones {
    /// `home`: of whom the calendar is read for.
    pub fn of(calendar: &IcalCalendar, home: &Zone) -> Self {
        let home = home.tz().clone();
        let own = calendar.timezones.iter().filter_map(|zone| {
            let name = zone.get_property("TZID")?.value.clone()?;
            Some((name, by_rules(&zone.transitions)?))
        });
        let mut zones = Self { floating: home.clone(), home, own: own.collect() };
        let named = calendar.get_property("X-WR-TIMEZONE").and_then(|property| property.value.as_deref());
        if let Some(zone) = named.and_then(|name| zones.named(name)) {
            zones.floating = zone;
        }
        zones
    }

    pub fn named(&self, name: &str) -> Option<TimeZone> {
        let name = name.trim();
        let own = || self.own.iter().find(|(known, _)| known == name).map(|(_, zone)| zone.clone());
        let windows = || {
            let known = WINDOWS.iter().find(|(windows, _)| *windows == name)?;
            TimeZone::get(known.1).ok()
        };
        by_iana_name(name).or_else(own).or_else(windows)
    }
}

/// Some programs write a path before the name: `/mozilla.org/20050126_1/Europe/Paris`.
fn by_iana_name(name: &str) -> Option<TimeZone> {
    let rest = |(at, _)| &name[at + 1..];
    let tails = name.starts_with('/').then(|| name.match_indices('/').map(rest)).into_iter().flatten();
    std::iter::once(name).chain(tails).find_map(|name| TimeZone::get(name).ok())
}

/// A zone by the latest rules of a VTIMEZONE: past rules do not matter to dates to come.
fn by_rules(observances: &[IcalTimeZoneTransition]) -> Option<TimeZone> {
    let latest = |daylight: bool| {
        observances
            .iter()
            .filter(|one| matches!(one.transition, IcalTimeZoneTransitionType::DAYLIGHT) == daylight)
            .filter_map(Observance::read)
            .max_by_key(|one| one.onset)
    };
    let standard = latest(false)?;
    let posix = match (&standard.yearly, latest(true)) {
        (Some(ends), Some(Observance { offset, yearly: Some(begins), .. })) => {
            format!("{}{},{begins},{ends}", posix_name(standard.offset), posix_name(offset))
        }
        _ => posix_name(standard.offset),
    };
    TimeZone::posix(&posix).ok()
}

/// A part of a VTIMEZONE.
struct Observance {
    onset: DateTime,
    /// Seconds east of UTC.
    offset: i32,
    /// When it begins each year, as POSIX writes it; none when it does not come back.
    yearly: Option<String>,
}

impl Observance {
    fn read(found: &IcalTimeZoneTransition) -> Option<Self> {
        let value = |name| found.get_property(name).and_then(|property: &Property| property.value.as_deref());
        let onset = local(value("DTSTART")?)?;
        let yearly = match value("RRULE") {
            None => None,
            // A rule that has come to its end is no rule any more; one that is not understood would be told wrong.
            Some(rule) if rule.contains("UNTIL=") => return None,
            Some(rule) => Some(yearly(rule, onset)?),
        };
        Some(Self { onset, offset: offset(value("TZOFFSETTO")?)?, yearly })
    }
}

/// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU` at two o'clock is `M3.5.0/02:00:00`.
fn yearly(rule: &str, onset: DateTime) -> Option<String> {
    let part = |name: &str| {
        rule.split(';').find_map(|part| part.split_once('=').filter(|(known, _)| *known == name)).map(|p| p.1)
    };
    let month: u8 = part("BYMONTH")?.parse().ok()?;
    let day = part("BYDAY")?;
    let (nth, weekday) = day.split_at_checked(day.len().checked_sub(2)?)?;
    let weekday = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"].iter().position(|known| *known == weekday)?;
    let week = match (nth, part("BYMONTHDAY")) {
        ("-1" | "5" | "+5", _) => 5,
        // "The first such day from the 8th on" is the second one.
        ("", Some(days)) => (days.split(',').next()?.parse::<u8>().ok()?.checked_sub(1)?) / 7 + 1,
        (nth, _) => nth.trim_start_matches('+').parse::<u8>().ok()?,
    };
    Some(format!("M{month}.{week}.{weekday}/{}", onset.time().strftime("%H:%M:%S")))
}

/// `+0130` in seconds.
fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("-", digits) => (-1, digits),
        ("+", digits) => (1, digits),
        _ => (1, text),
    };
    let pair = |at: usize| digits.get(at..at + 2).and_then(|pair| pair.parse::<i32>().ok());
    Some(sign * (pair(0)? * 3600 + pair(2)? * 60 + pair(4).unwrap_or(0)))
}

/// POSIX counts west of Greenwich.
fn posix_name(east: i32) -> String {
    let (sign, seconds) = (if east > 0 { '-' } else { '+' }, east.unsigned_abs());
    format!("<LOC>{sign}{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
