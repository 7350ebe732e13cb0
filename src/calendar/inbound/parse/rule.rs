//! Following a foreign rule. The library does so in local time, which it is handed as if it were UTC: zones are ours,
//! those of the file's own making too, and one zone database is enough.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use rrule::RRuleSet;

use super::super::model::Fault;
use super::MOST;
use super::moment::Moment;
use super::zones::Zones;

/// A rule that can be followed.
pub struct Rule {
    text: String,
    until: Option<DateTime>,
}

/// What followed from a rule.
pub struct Followed {
    /// Local starts, in order, without those before the window.
    pub starts: Vec<DateTime>,
    /// It gave nothing at all: such a rule is costly and says nothing.
    pub barren: bool,
}

impl Rule {
    /// Reads a rule for a series that begins there.
    pub fn read(value: &str, start: &Moment, zones: &Zones) -> Result<Self, Fault> {
        let mut text = Vec::new();
        let mut until = None;
        let mut has_frequency = false;
        for part in value.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or(Fault::BadRule)?;
            let (name, value) = (name.trim().to_ascii_uppercase(), value.trim().to_ascii_uppercase());
            match name.as_str() {
                "FREQ" if matches!(value.as_str(), "HOURLY" | "MINUTELY" | "SECONDLY") => {
                    return Err(Fault::TooOften);
                }
                "FREQ" => has_frequency = true,
                "UNTIL" => {
                    until = Some(last(&value, start, zones)?);
                    continue;
                }
                "BYHOUR" | "BYMINUTE" | "BYSECOND" if matches!(start, Moment::Day(_)) => continue,
                "BYHOUR" | "BYMINUTE" | "BYSECOND" if value.contains(',') => return Err(Fault::TooOften),
                name if name.starts_with("X-") => continue,
                _ => {}
            }
            text.push(format!("{name}={value}"));
        }
        if !has_frequency {
            return Err(Fault::BadRule);
        }
        Ok(Self { text: text.join(";"), until })
    }

    /// Local starts between two local times.
    pub fn follow(&self, start: DateTime, (from, until): (DateTime, DateTime)) -> Result<Followed, Fault> {
        // Most series of an old agenda are over, and need not be followed to be known to be.
        if self.until.is_some_and(|last| last < from || last < start) {
            return Ok(Followed { starts: Vec::new(), barren: false });
        }
        let end = self.until.map(|last| format!(";UNTIL={}", utc(last))).unwrap_or_default();
        let text = format!("DTSTART:{}\nRRULE:{}{end}", utc(start), self.text);
        let set: RRuleSet = text.parse().map_err(|_| Fault::BadRule)?;
        let mut all = set.limit().into_iter().map_while(|at| civil(at.timestamp())).peekable();
        let barren = all.peek().is_none();
        let starts = all.take_while(|at| *at <= until).filter(|at| *at >= from).take(MOST).collect();
        Ok(Followed { starts, barren })
    }
}

/// The last local time at which the rule may put something. A mere day stands for its end.
fn last(value: &str, start: &Moment, zones: &Zones) -> Result<DateTime, Fault> {
    let zone = start.zone(zones);
    let until = Moment::parse(value, zone).map_err(|_| Fault::BadRule)?;
    let seen = until.seen_in(zone);
    Ok(match (start, &until) {
        (Moment::At(..), Moment::At(..)) => seen,
        _ => seen.date().at(23, 59, 59, 0),
    })
}

fn utc(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn civil(seconds: i64) -> Option<DateTime> {
    Some(Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::UTC).datetime())
}

/// A day more on both sides, so that no zone falls out of a window of instants.
pub fn around((from, until): (Timestamp, Timestamp)) -> (DateTime, DateTime) {
    let civil = |at: Timestamp| at.to_zoned(TimeZone::UTC).datetime();
    let day = Span::new().days(1);
    (civil(from).saturating_sub(day), civil(until).saturating_add(day))
}
