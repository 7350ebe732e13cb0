//! Zone definitions: what they say, read back by another reader, is what the IANA data says.

use calcard::{
    Entry, Parser,
    common::PartialDateTime,
    icalendar::{
        ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarRecurrenceRule,
        ICalendarValue, ICalendarWeekday,
    },
};
use jiff::{
    SignedDuration,
    civil::{Date, DateTime, Weekday, date},
    tz::Offset,
};
use jonction::{kernel::clock::Zone, platform::ical::vtimezone::write_vtimezone};
use proptest::prelude::*;

use crate::dates::zones;

fn definition(zone: &Zone) -> String {
    let mut out = String::new();
    write_vtimezone(&mut out, zone);
    out
}

/// An interpreter of zone definitions as RFC 5545 §3.6.5 describes them. It shares nothing with the code that
/// writes them: calcard reads the lines, and the rules are expanded day by day.
struct Interpreter {
    /// Local time of each change (by the clocks before it), offset before, offset after.
    changes: Vec<(DateTime, Offset, Offset)>,
}

impl Interpreter {
    fn read(definition: &str) -> Self {
        let file = format!("BEGIN:VCALENDAR\r\n{definition}END:VCALENDAR\r\n");
        let Entry::ICalendar(calendar) = Parser::new(&file).entry() else { panic!("{file}") };
        let mut changes: Vec<_> = observances(&calendar).flat_map(changes_of).collect();
        changes.sort_by_key(|(at, ..)| *at);
        Self { changes }
    }

    /// The offset that applies to what clocks show: the one before a change if they skip or repeat that hour.
    fn offset_at(&self, local: DateTime) -> Offset {
        let after = self.changes.partition_point(|(at, ..)| *at <= local);
        let Some((at, from, to)) = after.checked_sub(1).map(|last| self.changes[last]) else {
            panic!("no observance covers {local}");
        };
        let skipped = SignedDuration::from_secs(i64::from(to.seconds() - from.seconds()));
        if at.checked_add(skipped).unwrap() > local { from } else { to }
    }
}

fn observances(calendar: &ICalendar) -> impl Iterator<Item = &ICalendarComponent> {
    calendar.components.iter().filter(|component| {
        use ICalendarComponentType::{Daylight, Standard};
        matches!(component.component_type, Standard | Daylight)
    })
}

fn changes_of(observance: &ICalendarComponent) -> Vec<(DateTime, Offset, Offset)> {
    let value = |property| &observance.property(&property).unwrap().values[0];
    let start = local_time(value(ICalendarProperty::Dtstart).as_partial_date_time().unwrap());
    let from = utc_offset(value(ICalendarProperty::Tzoffsetfrom).as_partial_date_time().unwrap());
    let to = utc_offset(value(ICalendarProperty::Tzoffsetto).as_partial_date_time().unwrap());
    let mut changes = vec![(start, from, to)];
    if let Some(entry) = observance.property(&ICalendarProperty::Rrule) {
        let ICalendarValue::RecurrenceRule(rule) = &entry.values[0] else { panic!("{entry:?}") };
        let days = start.date().series(jiff::Span::new().days(1)).take_while(|day| day.year() <= 2041);
        let onsets =
            days.filter(|day| falls_on(rule, *day)).map(|day| (day.to_datetime(start.time()), from, to));
        let onsets: Vec<_> = onsets.collect();
        assert_eq!(onsets[0], changes[0], "DTSTART is the first of its rule's days");
        changes = onsets;
    }
    changes
}

fn falls_on(rule: &ICalendarRecurrenceRule, day: Date) -> bool {
    let [by_day] = rule.byday[..] else { panic!("{rule:?}") };
    let [month] = rule.bymonth[..] else { panic!("{rule:?}") };
    let weekday = match by_day.weekday {
        ICalendarWeekday::Monday => Weekday::Monday,
        ICalendarWeekday::Tuesday => Weekday::Tuesday,
        ICalendarWeekday::Wednesday => Weekday::Wednesday,
        ICalendarWeekday::Thursday => Weekday::Thursday,
        ICalendarWeekday::Friday => Weekday::Friday,
        ICalendarWeekday::Saturday => Weekday::Saturday,
        ICalendarWeekday::Sunday => Weekday::Sunday,
    };
    let nth = i8::try_from(by_day.ordwk.unwrap()).unwrap();
    day.month() == i8::try_from(month.month()).unwrap()
        && day.nth_weekday_of_month(nth, weekday).is_ok_and(|expected| expected == day)
}

pub fn local_time(value: &PartialDateTime) -> DateTime {
    let small = |part: Option<u8>| i8::try_from(part.unwrap_or(0)).unwrap();
    let year = i16::try_from(value.year.unwrap()).unwrap();
    date(year, small(value.month), small(value.day)).at(
        small(value.hour),
        small(value.minute),
        small(value.second),
        0,
    )
}

fn utc_offset(value: &PartialDateTime) -> Offset {
    let seconds = i32::from(value.tz_hour.unwrap()) * 3600 + i32::from(value.tz_minute.unwrap()) * 60;
    Offset::from_seconds(if value.tz_minus { -seconds } else { seconds }).unwrap()
}

/// What the IANA data says about the same question.
fn expected_offset(zone: &Zone, local: DateTime) -> Offset {
    let instant = zone.tz().to_timestamp(local).unwrap();
    match zone.tz().to_ambiguous_timestamp(local).offset() {
        jiff::tz::AmbiguousOffset::Gap { before, .. } => before,
        _ => zone.tz().to_offset(instant),
    }
}

fn assert_right_around_every_change(zone: &Zone) {
    let interpreter = Interpreter::read(&definition(zone));
    let begin = zone.tz().to_timestamp(date(2010, 1, 1).at(0, 0, 0, 0)).unwrap();
    let end = zone.tz().to_timestamp(date(2041, 1, 1).at(0, 0, 0, 0)).unwrap();
    for change in zone.tz().following(begin).take_while(|change| change.timestamp() < end) {
        for minutes in [-1441, -121, -61, -60, -31, -30, -1, 0, 1, 29, 30, 31, 59, 60, 61, 119, 120, 1441] {
            let at = change.offset().to_datetime(change.timestamp()) + SignedDuration::from_mins(minutes);
            assert_eq!(interpreter.offset_at(at), expected_offset(zone, at), "{} {at}", zone.name());
        }
    }
}

#[test]
fn every_french_zone_is_right_around_every_change() {
    zones().iter().for_each(assert_right_around_every_change);
}

/// Nothing is written for French zones in particular: rules that ended, moved with the moon, went by half an hour or
/// count summer as normal time come out right too.
#[test]
fn zones_with_awkward_histories_are_right() {
    for name in [
        "America/Sao_Paulo",
        "Europe/Istanbul",
        "Europe/Moscow",
        "Africa/Casablanca",
        "Asia/Jerusalem",
        "Australia/Lord_Howe",
        "Europe/Dublin",
        "America/New_York",
        "Pacific/Apia",
        "Etc/UTC",
    ] {
        assert_right_around_every_change(&Zone::named(name).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]
    #[test]
    fn local_times_mean_the_same_instant(
        which in 0..12usize, year in 2010i16..=2040, day in 1i16..=365, minute in 0i64..1_440,
    ) {
        thread_local! {
            static ALL: Vec<(Zone, Interpreter)> =
                zones().into_iter().map(|zone| { let i = Interpreter::read(&definition(&zone)); (zone, i) }).collect();
        }
        let local = date(year, 1, 1).with().day_of_year(day).build().unwrap().at(0, 0, 0, 0)
            + SignedDuration::from_mins(minute);
        ALL.with(|all| {
            let (zone, interpreter) = &all[which];
            prop_assert_eq!(interpreter.offset_at(local), expected_offset(zone, local));
            let instant = interpreter.offset_at(local).to_timestamp(local).unwrap();
            prop_assert_eq!(instant, zone.tz().to_timestamp(local).unwrap());
            Ok(())
        })?;
    }
}

#[test]
fn zones_keep_their_own_names() {
    for zone in zones() {
        assert!(definition(&zone).contains(&format!("\r\nTZID:{}\r\n", zone.name())));
    }
}

#[test]
fn paris_has_the_two_rules_of_the_union() {
    let paris = definition(&Zone::named("Europe/Paris").unwrap());
    assert!(paris.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"), "{paris}");
    assert!(paris.contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"), "{paris}");
    assert_eq!(paris.matches("RRULE").count(), 2);
}

#[test]
fn miquelon_follows_north_america() {
    let miquelon = definition(&Zone::named("America/Miquelon").unwrap());
    assert!(miquelon.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n"), "{miquelon}");
    assert!(miquelon.contains("RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\n"), "{miquelon}");
    assert!(miquelon.contains("TZOFFSETFROM:-0300\r\nTZOFFSETTO:-0200\r\n"), "{miquelon}");
}

#[test]
fn every_zone_has_a_standard_part_and_only_two_change() {
    for zone in zones() {
        let definition = definition(&zone);
        assert!(definition.contains("BEGIN:STANDARD\r\n"), "{definition}");
        let changes = matches!(zone.name(), "Europe/Paris" | "America/Miquelon");
        assert_eq!(definition.contains("BEGIN:DAYLIGHT"), changes, "{definition}");
    }
}
