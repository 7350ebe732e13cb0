//! Rules and their dates: against an independent expansion, across the clock changes of every French zone.

use jiff::civil::{Date, DateTime, Weekday, date};
use jonction::directory::reference;
use jonction::events::When;
use jonction::events::recurrence::{End, Pattern, Recurrence, place_in_month};
use jonction::kernel::clock::{Ts, Zone};
use proptest::prelude::*;

const DAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

fn zones() -> Vec<Zone> {
    let mut names: Vec<String> = reference::territories().into_iter().map(|t| t.time_zone).collect();
    names.sort();
    names.dedup();
    names.iter().map(|name| Zone::named(name).unwrap()).collect()
}

fn ours(rule: &Recurrence, first: DateTime, zone: &Zone) -> Vec<Ts> {
    let end = |start: DateTime| start.saturating_add(jiff::Span::new().hours(2));
    let starts = rule.occurrences(first).into_iter();
    starts.map(|start| When::at(start, end(start), zone, false).starts_at).collect()
}

/// What the `rrule` crate makes of the same rule, written as a calendar would be given it.
fn theirs(rule: &Recurrence, first: DateTime, zone: &Zone) -> Vec<Ts> {
    let stamp = first.strftime("%Y%m%dT%H%M%S");
    let text = format!("DTSTART;TZID={}:{stamp}\nRRULE:{}", zone.name(), rule.for_calendar(Some(zone)));
    let set: rrule::RRuleSet = text.parse().unwrap();
    let found = set.all(1_000).dates;
    found.iter().map(|at| Ts::new(jiff::Timestamp::from_second(at.timestamp()).unwrap())).collect()
}

/// A rule that puts its first occurrence on that day.
fn rule_for(kind: u8, days: &[bool], interval: i16, day: Date, end: End) -> Recurrence {
    let own = day.weekday();
    let pattern = match kind {
        0 => Pattern::Weekly(
            DAYS.into_iter().zip(days).filter(|(day, on)| **on || *day == own).map(|(day, _)| day).collect(),
        ),
        1 => Pattern::Monthly(place_in_month(day), own),
        2 => Pattern::YearlyNth(day.month(), place_in_month(day), own),
        _ => Pattern::YearlyDate(day.month(), day.day()),
    };
    Recurrence { pattern, interval, end }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn an_independent_expansion_gives_the_same_instants(
        zone in 0..12usize, kind in 0u8..4, days in proptest::collection::vec(any::<bool>(), 7), interval in 1i16..=8,
        year in 2024i16..2032, yearday in 1i16..=365, hour in 4i8..24, minute in 0i8..60, count in 2usize..60,
        by_count in any::<bool>(), length in 30i64..3_000,
    ) {
        thread_local! { static ZONES: Vec<Zone> = zones(); }
        let zone = ZONES.with(|zones| zones[zone % zones.len()].clone());
        let day = date(year, 1, 1).with().day_of_year(yearday).build().unwrap();
        // Calendars read a date that comes each year on its own terms; 29 February has its test below.
        let until = day.saturating_add(jiff::Span::new().days(length));
        let end = if by_count { End::Count(count) } else { End::Until(until) };
        let rule = rule_for(kind, &days, interval, day, end);
        prop_assume!(!rule.is_too_long(day));
        prop_assert!(rule.falls_on(day));
        let first = day.at(hour, minute, 0, 0);
        let found = ours(&rule, first, &zone);
        prop_assert_eq!(found[0], When::at(first, first, &zone, false).starts_at);
        prop_assert_eq!(&found, &theirs(&rule, first, &zone), "{} {}", rule, first);
        prop_assert_eq!(rule.to_string().parse::<Recurrence>().unwrap(), rule);
    }
}

#[test]
fn there_are_twelve_french_zones() {
    assert_eq!(zones().len(), 12);
}

#[test]
fn a_weekly_meeting_keeps_its_local_hour_across_each_change_of_clocks() {
    for (zone, first, instants) in [
        ("Europe/Paris", date(2026, 3, 24), ["2026-03-24T13:00:00Z", "2026-03-31T12:00:00Z"]),
        ("Europe/Paris", date(2026, 10, 20), ["2026-10-20T12:00:00Z", "2026-10-27T13:00:00Z"]),
        ("America/Miquelon", date(2026, 3, 3), ["2026-03-03T17:00:00Z", "2026-03-10T16:00:00Z"]),
        ("America/Miquelon", date(2026, 10, 27), ["2026-10-27T16:00:00Z", "2026-11-03T17:00:00Z"]),
        ("Indian/Reunion", date(2026, 3, 24), ["2026-03-24T10:00:00Z", "2026-03-31T10:00:00Z"]),
    ] {
        let rule =
            Recurrence { pattern: Pattern::Weekly(vec![Weekday::Tuesday]), interval: 1, end: End::Count(2) };
        let found = ours(&rule, first.at(14, 0, 0, 0), &Zone::named(zone).unwrap());
        let expected: Vec<Ts> = instants.into_iter().map(|at| Ts::new(at.parse().unwrap())).collect();
        assert_eq!(found, expected, "{zone}");
    }
}

#[test]
fn an_hour_that_the_clocks_skip_moves_forward_and_one_shown_twice_is_the_first() {
    let rule =
        Recurrence { pattern: Pattern::Weekly(vec![Weekday::Sunday]), interval: 1, end: End::Count(2) };
    let paris = Zone::paris();
    let spring = ours(&rule, date(2026, 3, 22).at(2, 30, 0, 0), &paris);
    assert_eq!(paris.at(spring[1]).datetime(), date(2026, 3, 29).at(3, 30, 0, 0));
    let autumn = ours(&rule, date(2026, 10, 18).at(2, 30, 0, 0), &paris);
    assert_eq!(autumn[1].to_string(), "2026-10-25T00:30:00.000000Z");
}

#[test]
fn the_29th_of_february_falls_back_to_the_28th_and_comes_back() {
    let rule = rule_for(3, &[], 1, date(2028, 2, 29), End::Count(5));
    let days: Vec<Date> =
        rule.occurrences(date(2028, 2, 29).at(9, 0, 0, 0)).iter().map(|at| at.date()).collect();
    let last = |year| date(year, 2, 1).last_of_month();
    assert_eq!(days, (2028..=2032).map(last).collect::<Vec<_>>());
    assert_eq!(rule.to_string(), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;COUNT=5");
    let zone = Zone::paris();
    let first = date(2028, 2, 29).at(9, 0, 0, 0);
    assert_eq!(ours(&rule, first, &zone), theirs(&rule, first, &zone));
}

#[test]
fn a_series_has_two_hundred_dates_and_ten_years_at_most() {
    let rule = |end| Recurrence { pattern: Pattern::Weekly(vec![Weekday::Tuesday]), interval: 1, end };
    let first = date(2026, 3, 3);
    assert!(!rule(End::Count(200)).is_too_long(first) && rule(End::Count(201)).is_too_long(first));
    let last = date(2026, 3, 3).saturating_add(jiff::Span::new().weeks(199));
    assert!(!rule(End::Until(last)).is_too_long(first));
    assert!(rule(End::Until(last.saturating_add(jiff::Span::new().weeks(1)))).is_too_long(first));
    let yearly = |end| Recurrence { pattern: Pattern::YearlyDate(3, 3), interval: 1, end };
    assert!(!yearly(End::Until(date(2036, 3, 3))).is_too_long(first));
    assert!(yearly(End::Until(date(2036, 3, 4))).is_too_long(first));
    assert!(yearly(End::Count(12)).is_too_long(first) && !yearly(End::Count(11)).is_too_long(first));
}

#[test]
fn rules_read_in_french() {
    let until = End::Until(date(2030, 3, 31));
    let say = |pattern, interval, end| Recurrence { pattern, interval, end }.words();
    assert_eq!(
        say(Pattern::YearlyNth(3, 2, Weekday::Tuesday), 1, until),
        "chaque année, le deuxième mardi de mars, jusqu’au 31 mars 2030"
    );
    assert_eq!(
        say(Pattern::YearlyNth(10, -1, Weekday::Friday), 2, End::Count(3)),
        "tous les 2 ans, le dernier vendredi d’octobre, 3 fois en tout"
    );
    assert_eq!(
        say(Pattern::Monthly(1, Weekday::Monday), 1, End::Until(date(2027, 1, 1))),
        "chaque mois, le premier lundi, jusqu’au 1er janvier 2027"
    );
    assert_eq!(
        say(Pattern::Weekly(vec![Weekday::Tuesday, Weekday::Thursday]), 2, End::Count(9)),
        "toutes les 2 semaines, le mardi et le jeudi, 9 fois en tout"
    );
    assert_eq!(say(Pattern::YearlyDate(5, 1), 1, End::Count(4)), "chaque année, le 1er mai, 4 fois en tout");
}

#[test]
fn the_end_is_an_instant_for_hours_and_a_day_for_whole_days() {
    let end = End::Until(date(2030, 3, 12));
    let rule = Recurrence { pattern: Pattern::YearlyNth(3, 2, Weekday::Tuesday), interval: 1, end };
    let miquelon = Zone::named("America/Miquelon").unwrap();
    assert_eq!(rule.for_calendar(Some(&miquelon)), "FREQ=YEARLY;BYMONTH=3;BYDAY=2TU;UNTIL=20300313T015959Z");
    assert_eq!(rule.for_calendar(None), "FREQ=YEARLY;BYMONTH=3;BYDAY=2TU;UNTIL=20300312");
    assert!("FREQ=DAILY;COUNT=3".parse::<Recurrence>().is_err());
}
