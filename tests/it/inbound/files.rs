//! Foreign files: zones, series, whole days, limits; series compared with an independent expansion.

use std::collections::BTreeSet;
use std::sync::Arc;

use calcard::common::timezone::Tz;
use calcard::icalendar::ICalendar;
use jonction::calendar::inbound::parse::{Brief, MOST, Outcome, read};
use jonction::calendar::inbound::{Fault, InboundProblem};
use jonction::confidentiality::KnownContacts;
use jonction::kernel::clock::{Ts, Zone};

use super::{event, file};

fn at(text: &str) -> Ts {
    text.parse().unwrap()
}

fn brief(zone: &str) -> Brief {
    Brief {
        zone: zone.parse::<Zone>().unwrap(),
        window: (at("2026-02-03T09:00:00Z"), at("2027-09-03T09:00:00Z")),
        own_host: "jonction.example".into(),
        titles: Some(Arc::new(KnownContacts::default())),
    }
}

fn outcome(zone: &str, lines: &[&str]) -> Outcome {
    read(file(lines).as_bytes(), &brief(zone)).unwrap()
}

fn starts(zone: &str, lines: &[&str]) -> Vec<String> {
    let outcome = outcome(zone, lines);
    assert_eq!(outcome.problems, []);
    outcome.entries.iter().map(|entry| entry.starts_at.timestamp().to_string()).collect()
}

#[test]
fn a_series_keeps_its_hour_when_the_clocks_change() {
    let series = event(
        "s",
        &[
            "DTSTART;TZID=Europe/Paris:20260320T140000",
            "DTEND;TZID=Europe/Paris:20260320T160000",
            "RRULE:FREQ=WEEKLY;COUNT=3",
        ],
    );
    let expected = ["2026-03-20T13:00:00Z", "2026-03-27T13:00:00Z", "2026-04-03T12:00:00Z"];
    assert_eq!(starts("Indian/Reunion", &[&series]), expected);
}

/// As Outlook writes it, with rules that begin in 1601, here under a name that no database has.
const OUTLOOK: &str = "BEGIN:VTIMEZONE\r\nTZID:Fuseau de la maison\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\n\
     TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n\
     BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n\
     RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE";

#[test]
fn zones_are_known_by_their_name_by_the_files_own_rules_or_by_windows() {
    let zones = [
        ("Europe/Paris", "2026-03-20T13:00:00Z", "2026-06-20T12:00:00Z"),
        ("/mozilla.org/20050126_1/America/Miquelon", "2026-03-20T16:00:00Z", "2026-06-20T16:00:00Z"),
        ("Romance Standard Time", "2026-03-20T13:00:00Z", "2026-06-20T12:00:00Z"),
        ("Mauritius Standard Time", "2026-03-20T10:00:00Z", "2026-06-20T10:00:00Z"),
        ("Fuseau de la maison", "2026-03-20T13:00:00Z", "2026-06-20T12:00:00Z"),
    ];
    for (name, winter, summer) in zones {
        let of = |uid: &str, day: &str| event(uid, &[&format!("DTSTART;TZID=\"{name}\":{day}T140000")]);
        assert_eq!(
            starts("Pacific/Noumea", &[OUTLOOK, &of("a", "20260320"), &of("b", "20260620")]),
            [winter, summer],
            "{name}"
        );
    }
    // A name of Windows that the file explains itself means what the file says.
    let explained = OUTLOOK.replace("Fuseau de la maison", "Mauritius Standard Time");
    let one = event("a", &["DTSTART;TZID=Mauritius Standard Time:20260620T140000"]);
    assert_eq!(starts("Europe/Paris", &[&explained, &one]), ["2026-06-20T12:00:00Z"]);
    let southern = "BEGIN:VTIMEZONE\r\nTZID:Fixe\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:-0330\r\n\
         TZOFFSETTO:-0330\r\nEND:STANDARD\r\nEND:VTIMEZONE";
    assert_eq!(
        starts("Europe/Paris", &[southern, &event("a", &["DTSTART;TZID=Fixe:20260620T140000"])]),
        ["2026-06-20T17:30:00Z"]
    );
}

#[test]
fn times_without_zone_lie_where_the_file_or_the_reader_is() {
    let floating = event("a", &["DTSTART:20260320T140000"]);
    assert_eq!(starts("Indian/Reunion", &[&floating]), ["2026-03-20T10:00:00Z"]);
    assert_eq!(
        starts("Indian/Reunion", &["X-WR-TIMEZONE:Europe/Paris", &floating]),
        ["2026-03-20T13:00:00Z"]
    );
    let day = event("a", &["DTSTART;VALUE=DATE:20260320"]);
    let found = outcome("Indian/Reunion", &["X-WR-TIMEZONE:Europe/Paris", &day]).entries.remove(0);
    assert_eq!((found.starts_at, found.ends_at), (at("2026-03-19T20:00:00Z"), at("2026-03-20T20:00:00Z")));
    assert!(found.all_day);
}

#[test]
fn lengths_are_read_as_end_or_duration() {
    let end = |lines: &[&str]| outcome("Europe/Paris", &[&event("a", lines)]).entries.remove(0).ends_at;
    assert_eq!(end(&["DTSTART:20260320T140000Z", "DURATION:PT1H30M"]), at("2026-03-20T15:30:00Z"));
    assert_eq!(end(&["DTSTART:20260320T140000Z"]), at("2026-03-20T14:00:00Z"));
    // A day of 23 hours, and one of 24 hours on it.
    assert_eq!(
        end(&["DTSTART;TZID=Europe/Paris:20260328T120000", "DURATION:P1D"]),
        at("2026-03-29T10:00:00Z")
    );
    assert_eq!(
        end(&["DTSTART;TZID=Europe/Paris:20260328T120000", "DURATION:PT24H"]),
        at("2026-03-29T11:00:00Z")
    );
    assert_eq!(
        end(&["DTSTART;VALUE=DATE:20260328", "DTEND;VALUE=DATE:20260330"]),
        at("2026-03-29T22:00:00Z")
    );
    assert_eq!(
        end(&["DTSTART;VALUE=DATE:20260328", "DTEND;VALUE=DATE:20260328"]),
        at("2026-03-28T23:00:00Z")
    );
}

#[test]
fn occurrences_are_left_out_added_moved_and_called_off() {
    let series = event(
        "s",
        &[
            "DTSTART;TZID=Europe/Paris:20260306T140000",
            "RRULE:FREQ=WEEKLY;UNTIL=20260403T235959Z",
            "EXDATE;TZID=Europe/Paris:20260313T140000",
            "RDATE;TZID=Europe/Paris:20260310T090000",
        ],
    );
    let moved = event(
        "s",
        &["RECURRENCE-ID;TZID=Europe/Paris:20260320T140000", "DTSTART;TZID=Europe/Paris:20260321T100000"],
    );
    let called_off = event(
        "s",
        &["RECURRENCE-ID:20260327T130000Z", "DTSTART;TZID=Europe/Paris:20260327T140000", "STATUS:CANCELLED"],
    );
    let expected =
        ["2026-03-06T13:00:00Z", "2026-03-10T08:00:00Z", "2026-03-21T09:00:00Z", "2026-04-03T12:00:00Z"];
    assert_eq!(starts("Europe/Paris", &[&series, &moved, &called_off]), expected);
}

/// Dates as `recurring-ical-events` 3 (Python) gives them for the same file.
#[test]
fn a_change_of_an_occurrence_and_those_after_it_moves_the_rest_of_the_series() {
    let series = event("s", &["DTSTART;TZID=Europe/Paris:20260306T140000", "RRULE:FREQ=WEEKLY;COUNT=6"]);
    let later = event(
        "s",
        &[
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20260320T140000",
            "DTSTART;TZID=Europe/Paris:20260321T100000",
            "DURATION:PT3H",
            "SUMMARY:Le samedi",
        ],
    );
    let alone = event(
        "s",
        &["RECURRENCE-ID;TZID=Europe/Paris:20260403T140000", "DTSTART;TZID=Europe/Paris:20260402T090000"],
    );
    let lines = [series.as_str(), &later, &alone];
    let expected = [
        "2026-03-06T13:00:00Z",
        "2026-03-13T13:00:00Z",
        "2026-03-21T09:00:00Z",
        // After the clocks changed.
        "2026-03-28T09:00:00Z",
        "2026-04-02T07:00:00Z",
        "2026-04-11T08:00:00Z",
    ];
    assert_eq!(starts("Europe/Paris", &lines), expected);
    let entries = outcome("Europe/Paris", &lines).entries;
    let last = entries.last().unwrap();
    assert_eq!(last.ends_at, at("2026-04-11T11:00:00Z"));
    assert_eq!(last.title.as_ref().unwrap().as_str(), "Le samedi");
    let called_off = later.replace("DURATION:PT3H", "STATUS:CANCELLED");
    assert_eq!(
        starts("Europe/Paris", &[&series, &called_off]),
        ["2026-03-06T13:00:00Z", "2026-03-13T13:00:00Z"],
        "the rest of the series is called off"
    );
}

#[test]
fn an_agenda_shared_by_its_busy_times_alone_is_read() {
    let shared = [
        "BEGIN:VFREEBUSY",
        "UID:partage@maison",
        "DTSTART:20260301T000000Z",
        "DTEND:20260401T000000Z",
        "FREEBUSY:20260320T130000Z/20260320T140000Z,20260321T080000Z/PT90M",
        "FREEBUSY;FBTYPE=FREE:20260322T080000Z/PT1H",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260323T080000Z/PT1H",
        "END:VFREEBUSY",
    ];
    let own = Brief { titles: None, ..brief("Europe/Paris") };
    let taken = |lines: &[&str]| {
        let found = read(file(lines).as_bytes(), &own).unwrap();
        let times = found.entries.iter().map(|entry| format!("{}/{}", entry.starts_at, entry.ends_at));
        (times.collect::<Vec<_>>(), found.problems)
    };
    let expected = [
        "2026-03-20T13:00:00.000000Z/2026-03-20T14:00:00.000000Z",
        "2026-03-21T08:00:00.000000Z/2026-03-21T09:30:00.000000Z",
        "2026-03-23T08:00:00.000000Z/2026-03-23T09:00:00.000000Z",
    ];
    assert_eq!(taken(&shared), (expected.map(str::to_owned).to_vec(), Vec::new()));
    assert_eq!(
        outcome("Europe/Paris", &shared).entries,
        [],
        "a partnership has no use for times without a word"
    );
    let mut broken = shared;
    broken[4] = "FREEBUSY:20260320T130000Z/hier";
    let line = file(&shared[..5]).lines().position(|line| line.starts_with("FREEBUSY:")).unwrap() + 1;
    assert_eq!(taken(&broken), (Vec::new(), vec![InboundProblem::at(line, Fault::BadDate)]));
}

#[test]
fn series_are_followed_within_the_window_alone() {
    let old = event("s", &["DTSTART:19990105T100000Z", "RRULE:FREQ=YEARLY"]);
    assert_eq!(starts("Europe/Paris", &[&old]), ["2027-01-05T10:00:00Z"]);
    let over = event("s", &["DTSTART:19990105T100000Z", "RRULE:FREQ=DAILY;UNTIL=20200101T000000Z"]);
    assert_eq!(starts("Europe/Paris", &[&over]), [""; 0]);
    let days =
        event("s", &["DTSTART;VALUE=DATE:20260301", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20260430"]);
    assert_eq!(
        starts("Europe/Paris", &[&days]),
        ["2026-02-28T23:00:00Z", "2026-03-30T22:00:00Z", "2026-04-29T22:00:00Z"]
    );
}

#[test]
fn a_file_costs_no_more_than_its_limits() {
    let many: Vec<String> = (0..6)
        .map(|number| event(&number.to_string(), &["DTSTART:20260301T100000Z", "RRULE:FREQ=DAILY"]))
        .collect();
    let lines: Vec<&str> = many.iter().map(String::as_str).collect();
    let found = outcome("Europe/Paris", &lines);
    assert_eq!(found.entries.len(), MOST);
    assert_eq!(found.problems, [InboundProblem::whole(Fault::TooMany)]);
    assert!(found.entries.is_sorted_by_key(|entry| entry.starts_at), "the first ones");
    let never: Vec<String> = (0..30)
        .map(|number| {
            event(
                &number.to_string(),
                &["DTSTART:20260301T100000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"],
            )
        })
        .collect();
    let lines: Vec<&str> = never.iter().map(String::as_str).collect();
    let found = outcome("Europe/Paris", &lines);
    assert_eq!(found.problems.len(), 10, "twenty are followed in vain");
    assert!(found.problems.iter().all(|problem| problem.fault == Fault::TooManyRules));
    let broken = vec!["n'importe quoi"; 80];
    let found = outcome("Europe/Paris", &broken);
    assert_eq!(found.problems.len(), 51);
    assert_eq!(found.problems[50], InboundProblem::whole(Fault::More(30)));
}

#[test]
fn titles_are_single_lines_that_the_guard_lets_pass() {
    let title = |summary: &str| {
        let entry = outcome(
            "Europe/Paris",
            &[&event("a", &["DTSTART:20260320T140000Z", &format!("SUMMARY:{summary}")])],
        );
        entry.entries[0].title.as_ref().map(|title| title.as_str().to_owned())
    };
    assert_eq!(
        title("Formation croisée\\, niveau 2\\n à Rouen").as_deref(),
        Some("Formation croisée, niveau 2 à Rouen")
    );
    for refused in [
        "Suivi du patient Kévin Lassalle",
        "NIR 2 84 05 76 451 089 78",
        "Détenu D. Martin, cellule 12",
        "",
        &"x".repeat(201),
    ] {
        assert_eq!(title(refused), None, "{refused}");
    }
}

/// What calcard makes of a file, within the window.
fn by_calcard(text: &str) -> BTreeSet<i64> {
    let (from, until) = brief("Europe/Paris").window;
    let calendar = ICalendar::parse(text).unwrap();
    let expanded = calendar.expand_dates(Tz::UTC, 20_000);
    assert!(expanded.errors.is_empty(), "{:?}", expanded.errors);
    let starts = expanded.events.into_iter().map(|event| event.timestamps().0);
    starts.filter(|at| (from.timestamp().as_second()..until.timestamp().as_second()).contains(at)).collect()
}

#[test]
fn an_independent_program_finds_the_same_dates() {
    for rule in [
        "FREQ=DAILY;INTERVAL=3;COUNT=140",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20261231T120000Z",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU;COUNT=60",
        "FREQ=MONTHLY;BYDAY=1TU",
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=30",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=3,9;BYDAY=2TH",
        "FREQ=YEARLY;BYYEARDAY=100",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
    ] {
        for zone in ["Europe/Paris", "America/Miquelon", "Indian/Reunion"] {
            // The start lies before the window, on a date that each of the rules may leave out.
            let text = file(&[&event(
                "s",
                &[&format!("DTSTART;TZID={zone}:20250902T143000"), &format!("RRULE:{rule}")],
            )]);
            let found = read(text.as_bytes(), &brief(zone)).unwrap();
            assert_eq!(found.problems, [], "{rule}");
            let ours: BTreeSet<i64> =
                found.entries.iter().map(|entry| entry.starts_at.timestamp().as_second()).collect();
            assert!(!ours.is_empty(), "{rule}");
            assert_eq!(ours, by_calcard(&text), "{rule} in {zone}");
        }
    }
}
