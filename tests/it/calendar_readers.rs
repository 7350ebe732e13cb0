//! Our files as two independent programs understand them, against what the application meant.

use std::path::PathBuf;

use jiff::SignedDuration;
use jiff::civil::{DateTime, date};
use jiff::tz::AmbiguousOffset;
use jonction::kernel::clock::{Ts, Zone};
use jonction::platform::ical::ics::{Alarm, EventStatus, EventTime, FeedEvent};
use serde_json::{Value, json};

use crate::calendar_format::{HOSTILE, as_kept, event, golden_file, sample_events, written};
use crate::dates::zones;
use crate::support::readers::{facts_of, facts_of_files};

fn utc(at: jiff::Timestamp) -> Value {
    json!({ "utc": at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string() })
}

fn time(time: EventTime<'_>) -> Value {
    match time {
        EventTime::AllDay(day) => json!({ "day": day.to_string() }),
        EventTime::Zoned { local, zone } => utc(zone.tz().to_timestamp(local).unwrap()),
    }
}

/// What a reader must understand of an event; instants come from the IANA data, not from our definitions.
fn meant(event: &FeedEvent<'_>) -> Value {
    let alarm = event.alarm.map(|alarm| match alarm {
        Alarm::Minutes(minutes) => -60 * i64::from(minutes),
        Alarm::Days(days) => -86_400 * i64::from(days),
    });
    let stamp = |at: Ts| utc(at.timestamp());
    json!({
        "uid": event.uid,
        "sequence": event.sequence,
        "stamp": stamp(event.last_modified),
        "modified": stamp(event.last_modified),
        "start": time(event.start),
        "end": event.end.map(time),
        "replaces": event.recurrence_id.map(time),
        "summary": event.summary,
        "description": event.description,
        "location": event.location,
        "status": match event.status {
            EventStatus::Tentative => "TENTATIVE",
            EventStatus::Confirmed => "CONFIRMED",
            EventStatus::Cancelled => "CANCELLED",
        },
        "transparency": if event.busy { "OPAQUE" } else { "TRANSPARENT" },
        "categories": event.categories,
        "url": event.url,
        "alarms": alarm.iter().map(|seconds| json!({ "action": "DISPLAY", "seconds": seconds })).collect::<Vec<_>>(),
    })
}

#[test]
fn golden_files_of_every_zone_are_understood() {
    let zones = zones();
    let files: Vec<PathBuf> = zones.iter().map(golden_file).collect();
    for (zone, facts) in zones.iter().zip(facts_of_files(&files)) {
        assert_eq!(facts["name"], "Jonction – mes dates");
        assert_eq!(facts["zones"], json!([zone.name()]));
        let meant: Vec<Value> = sample_events(zone).iter().map(meant).collect();
        assert_eq!(facts["events"], json!(meant), "{}", zone.name());
    }
}

/// Around each change of the clocks, and each month; until 2037, where icalendar ends its tables. Times that clocks
/// skip or show twice are left out: readers differ there, and the former cannot be entered.
fn telling_times(zone: &Zone) -> Vec<DateTime> {
    let begin = date(2012, 1, 1).at(12, 0, 0, 0);
    let mut times: Vec<DateTime> = begin.series(jiff::Span::new().months(1)).take(12 * 25).collect();
    let until = zone.tz().to_timestamp(date(2037, 1, 1).at(0, 0, 0, 0)).unwrap();
    let changes = zone.tz().following(zone.tz().to_timestamp(begin).unwrap());
    for change in changes.take_while(|change| change.timestamp() < until) {
        let shown = change.offset().to_datetime(change.timestamp());
        times.extend([-181, -61, -1, 0, 61, 181].map(|minutes| shown + SignedDuration::from_mins(minutes)));
    }
    let is_clear = |time: &DateTime| {
        matches!(zone.tz().to_ambiguous_timestamp(*time).offset(), AmbiguousOffset::Unambiguous { .. })
    };
    times.retain(is_clear);
    times
}

#[test]
fn local_times_of_every_zone_are_the_same_instants_to_all() {
    let zones = zones();
    let times: Vec<Vec<DateTime>> = zones.iter().map(telling_times).collect();
    let files: Vec<String> = zones
        .iter()
        .zip(&times)
        .map(|(zone, times)| {
            written(times.iter().map(|&local| event("Réunion", EventTime::Zoned { local, zone }, None)))
        })
        .collect();
    let texts: Vec<&str> = files.iter().map(String::as_str).collect();
    for ((zone, times), facts) in zones.iter().zip(&times).zip(facts_of(&texts)) {
        let events = facts["events"].as_array().unwrap();
        assert_eq!(events.len(), times.len());
        for (local, event) in times.iter().zip(events) {
            assert_eq!(
                event["start"],
                time(EventTime::Zoned { local: *local, zone }),
                "{local} {}",
                zone.name()
            );
        }
    }
}

#[test]
fn texts_arrive_as_they_were_written() {
    let day = EventTime::AllDay(date(2026, 3, 10));
    let long =
        "Préparer l’échange annuel : « orientation », secret ; attestations, délais\\réponses\n".repeat(8);
    let texts: Vec<&str> = HOSTILE.into_iter().chain([long.as_str()]).collect();
    let events = texts.iter().map(|&text| FeedEvent {
        description: Some(text.into()),
        location: Some(text.into()),
        ..event(text, day, None)
    });
    let file = written(events);
    assert!(file.split("\r\n").all(|line| line.len() <= 75));
    let [facts] = &facts_of(&[&file])[..] else { panic!("one file") };
    for (text, event) in texts.iter().zip(facts["events"].as_array().unwrap()) {
        for property in ["summary", "description", "location"] {
            assert_eq!(event[property], json!(as_kept(text)), "{property}");
        }
    }
    assert_eq!(facts["events"].as_array().unwrap().len(), texts.len());
}
