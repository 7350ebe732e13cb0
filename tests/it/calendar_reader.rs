//! The iCalendar reader in front of the `ical` crate: what it forgives, what it leaves out, what it refuses.

use ical::property::Property;
use jonction::platform::ical::reader::{
    DropReason, Dropped, MAX_BYTES, MAX_LINE_BYTES, ReadError, read_calendars, text_value,
};
use proptest::prelude::*;

use crate::calendar_format::raw;

fn read_one(file: &[u8]) -> (Vec<Property>, Vec<Dropped>) {
    let mut reading = read_calendars(file).unwrap();
    (reading.calendars.remove(0).events.remove(0).properties, reading.dropped)
}

#[test]
fn the_reader_forgives_case_marks_line_ends_and_cut_characters() {
    let (properties, dropped) =
        read_one(b"\xEF\xBB\xBFbegin:vcalendar\nbegin:vevent\n\nsummary;language=fr:R\xC3\n \xA9union\rend:vevent\rend:vcalendar");
    assert_eq!(dropped, []);
    assert_eq!(text_value(raw(&properties, "SUMMARY")), "Réunion", "a fold inside the é");
}

#[test]
fn the_reader_keeps_spaces_around_a_fold() {
    let file = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:abc \r\n  def\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(text_value(raw(&read_one(file).0, "SUMMARY")), "abc  def");
}

#[test]
fn the_reader_says_what_it_leaves_out() {
    let long = format!("DESCRIPTION:{}", "x".repeat(MAX_LINE_BYTES));
    let file = [
        "X-BEFORE:1",
        "BEGIN:VCALENDAR",
        "BEGIN:VAVAILABILITY",
        "BEGIN:AVAILABLE",
        "no property",
        "END:AVAILABLE",
        "END:VAVAILABILITY",
        "BEGIN:VEVENT",
        "SUMMARY:Revue",
        "no property",
        "ATTENDEE;CN=\"open:mailto:x@example.org",
        &long,
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    .join("\r\n");
    let (properties, dropped) = read_one(file.as_bytes());
    assert_eq!(properties.len(), 1);
    let expected = [
        (1, DropReason::OutsideCalendar),
        (3, DropReason::Component),
        (10, DropReason::NotAProperty),
        (11, DropReason::NotAProperty),
        (12, DropReason::TooLong),
    ];
    assert_eq!(dropped, expected.map(|(line, reason)| Dropped { line, reason }));
}

#[test]
fn the_reader_refuses_what_makes_no_sense_as_a_whole() {
    let error = |file: &str| read_calendars(file.as_bytes()).unwrap_err();
    assert_eq!(error(""), ReadError::NoCalendar);
    assert_eq!(error("<html>"), ReadError::NoCalendar);
    assert_eq!(error("BEGIN:VCARD\nEND:VCARD\n"), ReadError::NoCalendar);
    assert_eq!(error("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n"), ReadError::Incomplete);
    assert_eq!(error("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n"), ReadError::UnexpectedEnd { line: 3 });
    assert_eq!(error("END:VCALENDAR\n"), ReadError::UnexpectedEnd { line: 1 });
    assert_eq!(error(&"BEGIN:VCALENDAR\n".repeat(50_000)), ReadError::TooDeep { line: 17 });
    assert_eq!(error(&" ".repeat(MAX_BYTES + 1)), ReadError::TooLarge);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_calendars(&bytes);
        let mut inside = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n".to_vec();
        inside.extend(bytes);
        inside.extend(b"\nEND:VEVENT\nEND:VCALENDAR\n");
        let _ = read_calendars(&inside);
    }

    /// Whatever one line holds, the rest of the file is still read.
    #[test]
    fn a_broken_line_costs_itself_only(line in "[^\r\n]{0,60}") {
        prop_assume!(!line.to_uppercase().contains("BEGIN") && !line.to_uppercase().contains("END"));
        let file = format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nX:1\r\n{line}\r\nSUMMARY:Revue\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        let reading = read_calendars(file.as_bytes()).unwrap();
        let summaries = reading.calendars[0].events[0].properties.iter().filter(|p| p.name == "SUMMARY");
        prop_assert!(summaries.filter(|p| p.value.as_deref() == Some("Revue")).count() == 1);
    }
}
