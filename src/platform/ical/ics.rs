//! Writes iCalendar (RFC 5545, with the calendar name and refresh interval of RFC 7986).
//!
//! The `ical` crate serves for reading only. Its writer escapes no value, so that a line break in a title adds
//! properties of its own, and panics on some accented parameters; and its data model wants two or three strings
//! for each property, some thirty allocations an event, where a feed of 10 000 events is to cost little more than
//! copying its texts. So events go from a typed struct straight into the output.
//!
//! Nothing here reads a clock: the same events give the same bytes, which is what a feed's `ETag` relies on.

use std::borrow::Cow;

use jiff::{
    civil::{Date, DateTime},
    tz::TimeZone,
};

use super::{line::LineWriter, vtimezone::write_vtimezone};
use crate::kernel::clock::{Ts, Zone};

/// What stands at the top of a calendar.
#[derive(Debug, Clone)]
pub struct CalendarHead<'a> {
    /// The name that calendar programs show.
    pub name: Cow<'a, str>,
    /// What the calendar holds, in a sentence.
    pub description: Option<Cow<'a, str>>,
    /// How often programs are asked to fetch it again.
    pub refresh_hours: u16,
    /// In which colour programs show it.
    pub colour: Option<Colour>,
}

/// A colour, in the two ways that programs read: RFC 7986 wants the name that CSS gives it, others its digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// The name in CSS.
    pub name: &'static str,
    /// Such as `#4169E1`.
    pub digits: &'static str,
}

/// When something starts or ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum EventTime<'a> {
    /// A day, whatever the zone.
    AllDay(Date),
    /// What the clocks of a zone show. The zone's definition is added to the calendar.
    Zoned {
        /// Date and time there.
        local: DateTime,
        /// The zone.
        zone: &'a Zone,
    },
}

impl<'a> EventTime<'a> {
    /// Whole days are days; the midnight after the last one is the day that DTEND excludes.
    #[must_use]
    pub fn at(local: DateTime, zone: &'a Zone, all_day: bool) -> Self {
        if all_day { Self::AllDay(local.date()) } else { Self::Zoned { local, zone } }
    }
}

/// Whether an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventStatus {
    /// Not fixed yet.
    Tentative,
    /// It will take place.
    Confirmed,
    /// It will not; shown so that calendars strike it out.
    Cancelled,
}

/// How long before its start an event rings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alarm {
    /// In minutes.
    Minutes(u32),
    /// In days.
    Days(u16),
}

/// One entry of a feed. Texts are plain: escaping is done here.
#[derive(Debug, Clone)]
pub struct FeedEvent<'a> {
    /// Stable across changes and shared by all occurrences of a series.
    pub uid: Cow<'a, str>,
    /// Rises with each change that attendees must notice.
    pub sequence: u32,
    /// When the data last changed. Written as DTSTAMP too, so that a fetch changes nothing by itself.
    pub last_modified: Ts,
    /// Its beginning.
    pub start: EventTime<'a>,
    /// Its end, the first moment or day after it, of the same kind as the start. A day without end lasts one day.
    pub end: Option<EventTime<'a>>,
    /// Its title.
    pub summary: Cow<'a, str>,
    /// More about it.
    pub description: Option<Cow<'a, str>>,
    /// Where it takes place.
    pub location: Option<Cow<'a, str>>,
    /// Whether it stands.
    pub status: EventStatus,
    /// Whether it takes up its participants' time. A due date does not.
    pub busy: bool,
    /// Words to sort it by.
    pub categories: &'a [&'a str],
    /// The address of its page.
    pub url: Option<Cow<'a, str>>,
    /// When to ring, if asked for.
    pub alarm: Option<Alarm>,
    /// How it repeats, as an RFC 5545 rule ("FREQ=YEARLY;BYMONTH=3").
    pub rrule: Option<Cow<'a, str>>,
    /// Where the rule puts nothing after all; times of the same kind as the start.
    pub exdates: Vec<EventTime<'a>>,
    /// Which occurrence of the series of this UID it replaces.
    pub recurrence_id: Option<EventTime<'a>>,
}

/// Appends a calendar with its events, and the definitions of all zones that they use.
pub fn write_calendar<'a>(
    out: &mut String,
    head: &CalendarHead<'_>,
    events: impl Iterator<Item = FeedEvent<'a>>,
) {
    let mut lines = LineWriter::new(out);
    lines.fixed(&["BEGIN:VCALENDAR"]);
    lines.fixed(&["VERSION:2.0"]);
    lines.fixed(&["PRODID:-//Jonction//Jonction//FR"]);
    lines.fixed(&["CALSCALE:GREGORIAN"]);
    // The X- names are what most programs still read; the others are their standard successors.
    lines.text("NAME", &head.name);
    lines.text("X-WR-CALNAME", &head.name);
    if let Some(description) = &head.description {
        lines.text("DESCRIPTION", description);
        lines.text("X-WR-CALDESC", description);
    }
    if let Some(colour) = head.colour {
        lines.fixed(&["COLOR:", colour.name]);
        lines.fixed(&["X-APPLE-CALENDAR-COLOR:", colour.digits]);
    }
    let interval = format!("PT{}H", head.refresh_hours);
    lines.fixed(&["REFRESH-INTERVAL;VALUE=DURATION:", &interval]);
    lines.fixed(&["X-PUBLISHED-TTL:", &interval]);

    let zones_go_here = lines.position();
    let mut zones: Vec<&Zone> = Vec::new();
    for event in events {
        note_zones(&mut zones, &event);
        write_event(&mut lines, &event);
    }
    lines.fixed(&["END:VCALENDAR"]);

    // Some readers resolve a TZID as they meet it, so zones stand before events.
    let mut definitions = String::new();
    write_zones(&mut definitions, zones);
    out.insert_str(zones_go_here, &definitions);
}

/// Adds the zones that an event uses to those known.
pub(super) fn note_zones<'a>(zones: &mut Vec<&'a Zone>, event: &FeedEvent<'a>) {
    for time in [Some(event.start), event.end, event.recurrence_id].into_iter().flatten() {
        if let EventTime::Zoned { zone, .. } = time
            && !zones.iter().any(|known| known.name() == zone.name())
        {
            zones.push(zone);
        }
    }
}

/// Appends the definitions of zones; by name, so that their order does not hang on the events'.
pub(super) fn write_zones(out: &mut String, mut zones: Vec<&Zone>) {
    zones.sort_by_key(|zone| zone.name());
    for zone in zones {
        write_vtimezone(out, zone);
    }
}

fn write_event(lines: &mut LineWriter<'_>, event: &FeedEvent<'_>) {
    lines.fixed(&["BEGIN:VEVENT"]);
    write_properties(lines, event);
    if let Some(alarm) = event.alarm {
        write_alarm(lines, alarm, &event.summary);
    }
    lines.fixed(&["END:VEVENT"]);
}

/// What an event says of itself, without its alarm.
pub(super) fn write_properties(lines: &mut LineWriter<'_>, event: &FeedEvent<'_>) {
    lines.text("UID", &event.uid);
    let changed = TimeZone::UTC.to_datetime(event.last_modified.timestamp());
    lines.utc("DTSTAMP", changed);
    lines.utc("LAST-MODIFIED", changed);
    lines.number("SEQUENCE", event.sequence);
    write_time(lines, "DTSTART", event.start);
    if let Some(end) = event.end {
        write_time(lines, "DTEND", end);
    }
    if let Some(replaced) = event.recurrence_id {
        write_time(lines, "RECURRENCE-ID", replaced);
    }
    if let Some(rule) = &event.rrule {
        lines.structured("RRULE", rule);
    }
    // One line each: some readers know no list.
    for excluded in &event.exdates {
        write_time(lines, "EXDATE", *excluded);
    }
    lines.text("SUMMARY", &event.summary);
    if let Some(description) = &event.description {
        lines.text("DESCRIPTION", description);
    }
    if let Some(location) = &event.location {
        lines.text("LOCATION", location);
    }
    lines.fixed(&[match event.status {
        EventStatus::Tentative => "STATUS:TENTATIVE",
        EventStatus::Confirmed => "STATUS:CONFIRMED",
        EventStatus::Cancelled => "STATUS:CANCELLED",
    }]);
    lines.fixed(&[if event.busy { "TRANSP:OPAQUE" } else { "TRANSP:TRANSPARENT" }]);
    if !event.categories.is_empty() {
        lines.text_list("CATEGORIES", event.categories);
    }
    if let Some(url) = &event.url {
        lines.structured("URL", url);
    }
}

fn write_time(lines: &mut LineWriter<'_>, name: &str, time: EventTime<'_>) {
    match time {
        EventTime::AllDay(date) => lines.date(name, date),
        EventTime::Zoned { local, zone } => lines.local(name, local, Some(zone.name())),
    }
}

fn write_alarm(lines: &mut LineWriter<'_>, alarm: Alarm, summary: &str) {
    let trigger = match alarm {
        Alarm::Minutes(minutes) => format!("-PT{minutes}M"),
        Alarm::Days(days) => format!("-P{days}D"),
    };
    lines.fixed(&["BEGIN:VALARM"]);
    lines.fixed(&["ACTION:DISPLAY"]);
    lines.fixed(&["TRIGGER:", &trigger]);
    lines.text("DESCRIPTION", summary);
    lines.fixed(&["END:VALARM"]);
}
