//! The iCalendar emitter, read back by two readers: ours (on the `ical` crate) and calcard.

use std::{
    borrow::Cow,
    fs,
    path::{Path, PathBuf},
};

use calcard::{
    Entry, Parser,
    icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty},
};
use ical::property::Property;
use jiff::civil::{date, datetime};
use jonction::{
    kernel::clock::{Ts, Zone},
    platform::ical::{
        ics::{Alarm, CalendarHead, Colour, EventStatus, EventTime, FeedEvent, write_calendar},
        reader::{read_calendars, text_value},
    },
};
use proptest::prelude::*;

use crate::{calendar_zones::local_time, dates::zones};

fn head(name: &str) -> CalendarHead<'_> {
    CalendarHead { name: name.into(), description: None, refresh_hours: 6, colour: None }
}

pub fn event<'a>(summary: &'a str, start: EventTime<'a>, end: Option<EventTime<'a>>) -> FeedEvent<'a> {
    FeedEvent {
        uid: "event-1@jonction.example".into(),
        sequence: 0,
        last_modified: Ts::new("2026-01-15T09:30:00Z".parse().unwrap()),
        start,
        end,
        summary: summary.into(),
        description: None,
        location: None,
        status: EventStatus::Confirmed,
        busy: true,
        categories: &[],
        url: None,
        alarm: None,
        rrule: None,
        exdates: Vec::new(),
        recurrence_id: None,
    }
}

const A_DAY: EventTime<'static> = EventTime::AllDay(date(2026, 3, 10));

pub fn written<'a>(events: impl IntoIterator<Item = FeedEvent<'a>>) -> String {
    let mut out = String::new();
    write_calendar(&mut out, &head("Mon agenda"), events.into_iter());
    out
}

fn calcard(file: &str) -> ICalendar {
    match Parser::new(file).entry() {
        Entry::ICalendar(calendar) => calendar,
        other => panic!("{other:?} in {file}"),
    }
}

fn events(calendar: &ICalendar) -> Vec<&ICalendarComponent> {
    let is_event = |c: &&ICalendarComponent| c.component_type == ICalendarComponentType::VEvent;
    calendar.components.iter().filter(is_event).collect()
}

fn text(component: &ICalendarComponent, property: &ICalendarProperty) -> String {
    let entry = component.property(property).unwrap();
    // An empty value is no value to calcard.
    entry.values.first().map_or("", |value| value.as_text().unwrap()).to_owned()
}

/// The one property of that name.
pub fn raw<'p>(properties: &'p [Property], name: &str) -> &'p Property {
    let found: Vec<_> = properties.iter().filter(|property| property.name == name).collect();
    assert_eq!(found.len(), 1, "{name} in {properties:?}");
    found[0]
}

/// The events of a feed as a partnership has them: winter and summer, cancelled, a due date with an alarm, a series
/// with a moved occurrence and one that was dropped, days.
pub fn sample_events(zone: &Zone) -> [FeedEvent<'_>; 5] {
    let zoned = |local| EventTime::Zoned { local, zone };
    let meeting = FeedEvent {
        uid: "meeting-1@jonction.example".into(),
        sequence: 2,
        description: Some("Ordre du jour :\n1. Orientation ; 2. Secret professionnel, attestations".into()),
        location: Some("Tribunal judiciaire, salle des délibérés".into()),
        categories: &["Réunion annuelle", "Santé, justice"],
        url: Some("https://jonction.example/evenements/1".into()),
        rrule: Some("FREQ=YEARLY;BYMONTH=1;BYDAY=2TH".into()),
        exdates: vec![zoned(datetime(2028, 1, 13, 10, 0, 0, 0))],
        ..event(
            "Réunion annuelle d'échange",
            zoned(datetime(2026, 1, 8, 10, 0, 0, 0)),
            Some(zoned(datetime(2026, 1, 8, 12, 0, 0, 0))),
        )
    };
    let moved = FeedEvent {
        sequence: 3,
        rrule: None,
        exdates: Vec::new(),
        recurrence_id: Some(zoned(datetime(2027, 1, 14, 10, 0, 0, 0))),
        start: zoned(datetime(2027, 1, 21, 14, 0, 0, 0)),
        end: Some(zoned(datetime(2027, 1, 21, 16, 0, 0, 0))),
        ..meeting.clone()
    };
    let training = FeedEvent {
        uid: "training-1@jonction.example".into(),
        status: EventStatus::Cancelled,
        alarm: Some(Alarm::Minutes(30)),
        ..event(
            "Formation croisée « réduction des risques »",
            zoned(datetime(2026, 7, 2, 9, 0, 0, 0)),
            Some(zoned(datetime(2026, 7, 3, 17, 30, 0, 0))),
        )
    };
    let due = FeedEvent {
        uid: "review-due-1@jonction.example".into(),
        busy: false,
        alarm: Some(Alarm::Days(7)),
        ..event("Revue annuelle à tenir : protocole SPIP – CSAPA Pierre-Nicole", A_DAY, None)
    };
    let days = FeedEvent {
        uid: "days-1@jonction.example".into(),
        ..event("Journées d’étude", A_DAY, Some(EventTime::AllDay(date(2026, 3, 13))))
    };
    [meeting, moved, training, due, days]
}

fn sample(zone: &Zone) -> String {
    let mut out = String::new();
    let head = CalendarHead {
        name: "Jonction – mes dates".into(),
        description: Some("Échéances, réunions et formations de mes partenariats".into()),
        refresh_hours: 6,
        colour: Some(Colour { name: "seagreen", digits: "#2E8B57" }),
    };
    write_calendar(&mut out, &head, sample_events(zone).into_iter());
    out
}

/// Where the golden file of a zone lies.
pub fn golden_file(zone: &Zone) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/calendar/golden");
    folder.join(format!("{}.ics", zone.name().replace('/', "-")))
}

/// One file per zone, read by other programs too. Run with `UPDATE_GOLDEN=1` to write them anew, then read the diff.
#[test]
fn golden_files_of_every_zone() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    for zone in zones() {
        let file = golden_file(&zone);
        let now = sample(&zone);
        if update {
            fs::write(&file, &now).unwrap();
        }
        let golden = fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(now, golden, "{}", file.display());
    }
}

#[test]
fn both_readers_find_every_event_in_every_zone() {
    for zone in zones() {
        let file = sample(&zone);
        let calendar = calcard(&file);
        let starts: Vec<_> = events(&calendar)
            .iter()
            .map(|event| {
                let start = event.property(&ICalendarProperty::Dtstart).unwrap();
                (
                    start.tz_id().map(str::to_owned),
                    local_time(start.values[0].as_partial_date_time().unwrap()),
                )
            })
            .collect();
        let name = Some(zone.name().to_owned());
        assert_eq!(
            starts,
            [
                (name.clone(), datetime(2026, 1, 8, 10, 0, 0, 0)),
                (name.clone(), datetime(2027, 1, 21, 14, 0, 0, 0)),
                (name, datetime(2026, 7, 2, 9, 0, 0, 0)),
                (None, datetime(2026, 3, 10, 0, 0, 0, 0)),
                (None, datetime(2026, 3, 10, 0, 0, 0, 0)),
            ]
        );

        let reading = read_calendars(file.as_bytes()).unwrap();
        assert_eq!(reading.dropped, []);
        let [calendar] = &reading.calendars[..] else { panic!("one calendar") };
        assert_eq!(text_value(raw(&calendar.properties, "NAME")), "Jonction – mes dates");
        assert_eq!(calendar.timezones.len(), 1);
        assert_eq!(text_value(raw(&calendar.timezones[0].properties, "TZID")), zone.name());
        let [meeting, moved, training, due, days] = &calendar.events[..] else { panic!("five events") };
        assert_eq!(
            text_value(raw(&meeting.properties, "DESCRIPTION")),
            "Ordre du jour :\n1. Orientation ; 2. Secret professionnel, attestations"
        );
        assert_eq!(raw(&meeting.properties, "UID"), raw(&moved.properties, "UID"));
        assert_eq!(raw(&meeting.properties, "EXDATE").value.as_deref(), Some("20280113T100000"));
        assert_eq!(raw(&days.properties, "DTEND").value.as_deref(), Some("20260313"));
        assert_eq!(raw(&calendar.properties, "COLOR").value.as_deref(), Some("seagreen"));
        assert_eq!(raw(&calendar.properties, "X-APPLE-CALENDAR-COLOR").value.as_deref(), Some("#2E8B57"));
        assert_eq!(raw(&moved.properties, "RECURRENCE-ID").value.as_deref(), Some("20270114T100000"));
        assert_eq!(raw(&training.properties, "STATUS").value.as_deref(), Some("CANCELLED"));
        assert_eq!(training.alarms.len(), 1);
        assert_eq!(raw(&training.alarms[0].properties, "TRIGGER").value.as_deref(), Some("-PT30M"));
        assert_eq!(raw(&due.properties, "DTSTART").value.as_deref(), Some("20260310"));
        assert_eq!(raw(&due.properties, "TRANSP").value.as_deref(), Some("TRANSPARENT"));
    }
}

#[test]
fn the_stamp_comes_from_the_data() {
    let file = written([event("Revue", A_DAY, None)]);
    assert!(file.contains("\r\nDTSTAMP:20260115T093000Z\r\nLAST-MODIFIED:20260115T093000Z\r\n"), "{file}");
    assert_eq!(file, written([event("Revue", A_DAY, None)]), "byte for byte");
}

#[test]
fn each_zone_is_defined_once_before_the_events_in_any_order() {
    let [reunion, paris] = ["Indian/Reunion", "Europe/Paris"].map(|name| Zone::named(name).unwrap());
    let at = |zone| EventTime::Zoned { local: datetime(2026, 3, 10, 9, 0, 0, 0), zone };
    let zones_of = |file: &str| -> Vec<String> {
        let (before, _) = file.split_once("BEGIN:VEVENT").unwrap();
        before.lines().filter_map(|line| line.strip_prefix("TZID:")).map(str::to_owned).collect()
    };
    let both = ["Europe/Paris", "Indian/Reunion"];
    let file =
        written([event("A", at(&reunion), None), event("B", at(&paris), None), event("C", at(&paris), None)]);
    assert_eq!(zones_of(&file), both);
    let file = written([event("B", at(&paris), Some(at(&reunion)))]);
    assert_eq!(zones_of(&file), both, "the zone of an end counts");
    assert_eq!(zones_of(&written([event("Journée", A_DAY, None)])), [] as [&str; 0]);
}

#[test]
fn an_empty_feed_is_a_calendar() {
    let file = written([]);
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(events(&calcard(&file)).len(), 0);
}

/// Text that tries to be something else, or to break a line in the wrong place.
pub const HOSTILE: [&str; 10] = [
    "Réunion\r\nATTENDEE:mailto:x@example.org",
    "a\nEND:VEVENT\nBEGIN:VEVENT\nUID:injected\n",
    "\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR",
    "seul\rretour",
    "antislash \\n, point-virgule ; virgule, guillemet \" deux-points :",
    "nul\0 cloche\u{7} échappement\u{1b}[31m suppression\u{7f} fin",
    "suivant\u{85}ligne\u{2028}paragraphe\u{2029}fin",
    "éàüœ éàüœ éàüœ éàüœ éàüœ éàüœ éàüœ éàüœ éàüœ éàüœ éàüœ éàüœ éàüœ éàüœ éàüœ éàüœ éàüœ éàüœ",
    "👩🏽‍⚕️👨‍⚖️👩🏽‍⚕️👨‍⚖️👩🏽‍⚕️👨‍⚖️👩🏽‍⚕️👨‍⚖️👩🏽‍⚕️👨‍⚖️👩🏽‍⚕️👨‍⚖️👩🏽‍⚕️👨‍⚖️👩🏽‍⚕️👨‍⚖️",
    "espaces  avant  et  après  un  pli,  espaces  avant  et  après  un  pli,  encore  et  encore  pli",
];

/// What must come back of a text: every kind of line break as `\n`, other control characters gone.
pub fn as_kept(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

fn assert_folded(file: &str) {
    assert!(file.ends_with("\r\n"));
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "a bare line break in {line:?}");
    }
}

fn assert_survives(text: &str) {
    let event = FeedEvent {
        description: Some(text.into()),
        location: Some(text.into()),
        categories: &["Formation, croisée"],
        ..event(text, A_DAY, None)
    };
    let file = written([event]);
    assert_folded(&file);
    let kept = as_kept(text);

    let calendar = calcard(&file);
    let [event] = events(&calendar)[..] else { panic!("one event in {file}") };
    assert_eq!(event.entries.len(), 11, "no property more: {file}");
    for property in [ICalendarProperty::Summary, ICalendarProperty::Description, ICalendarProperty::Location]
    {
        assert_eq!(self::text(event, &property), kept, "calcard, {file}");
    }

    let reading = read_calendars(file.as_bytes()).unwrap();
    let [event] = &reading.calendars[0].events[..] else { panic!("one event") };
    assert_eq!(reading.dropped, []);
    assert_eq!(event.properties.len(), 11);
    // The `ical` crate cuts spaces at the end of a value and colons at its beginning, and so does our reader.
    let as_read = kept.trim_start_matches(':').trim_end_matches(|c: char| c.is_whitespace() && c != '\n');
    assert_eq!(text_value(raw(&event.properties, "SUMMARY")), as_read);
    assert_eq!(text_value(raw(&event.properties, "CATEGORIES")), "Formation, croisée");
}

#[test]
fn hostile_texts_stay_texts() {
    HOSTILE.into_iter().for_each(assert_survives);
    // A fold before, in and after each accented letter.
    for padding in 0..80 {
        assert_survives(&format!("{}é👍ü, fin", "x".repeat(padding)));
    }
}

#[test]
fn addresses_rules_and_identifiers_cannot_break_a_line() {
    let event = FeedEvent {
        uid: "un\r\nATTENDEE:x".into(),
        url: Some(Cow::Borrowed("https://jonction.example/\r\nATTENDEE:x\u{2028}y")),
        rrule: Some("FREQ=YEARLY\nATTENDEE:x".into()),
        ..event("Revue", A_DAY, None)
    };
    let file = written([event]);
    assert_folded(&file);
    assert!(!file.contains("\r\nATTENDEE"), "{file}");
    assert!(file.contains("\r\nURL:https://jonction.example/ATTENDEE:xy\r\n"), "{file}");
}

proptest! {
    #[test]
    fn any_text_survives(text in "\\PC{0,200}") {
        assert_survives(&text);
    }

    #[test]
    fn any_text_with_controls_survives(text in proptest::collection::vec(
        prop_oneof![any::<char>(), Just('\r'), Just('\n'), Just('\\'), Just(','), Just(';'), Just(' '), Just('é')],
        0..120,
    )) {
        assert_survives(&text.into_iter().collect::<String>());
    }
}
