//! The review clock, the reminder steps and the term of a protocol (domain.md §6).

use jiff::{
    SignedDuration, ToSpan,
    civil::{Date, date, time},
};
use jonction::{
    kernel::{
        clock::{Day, Ts, Zone},
        dates::{add_months, anniversary, instant_at},
    },
    protocols::{
        clock::{ReminderStep, ReviewClock, ReviewPeriod, ReviewStatus, course},
        term::{FixedTerm, Renewal, Term, TermLength},
    },
};
use proptest::prelude::*;

use crate::dates::{any_date, zones};

fn clock(first_in_force: Date, last_held: Option<Date>, months: u8) -> ReviewClock {
    ReviewClock { first_in_force, last_held, period: ReviewPeriod::months(months).unwrap() }
}

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

fn at(day: Date, hour: i8, zone: &Zone) -> Ts {
    instant_at(day, time(hour, 0, 0, 0), zone)
}

/// The steps whose instant has come, in order.
fn steps_due(due: Date, began: Date, now: Ts, zone: &Zone) -> Vec<ReminderStep> {
    let steps = course((), Day(due), Day(began), zone, None).unmarked(now).into_iter();
    steps.map(|key| ReminderStep::from_days_after_due(key.step).unwrap()).collect()
}

/// The one reminder to send, the furthest that went being `last`.
fn step_to_send(
    due: Date,
    began: Date,
    now: Ts,
    zone: &Zone,
    last: Option<ReminderStep>,
) -> Option<ReminderStep> {
    let last = last.map(ReminderStep::days_after_due);
    let key = course((), Day(due), Day(began), zone, last).unmarked(now).pop()?;
    ReminderStep::from_days_after_due(key.step)
}

#[test]
fn due_one_period_after_entry_into_force_or_the_last_review_held() {
    assert_eq!(clock(date(2025, 3, 10), None, 12).due_on(), date(2026, 3, 10));
    assert_eq!(clock(date(2025, 3, 10), Some(date(2026, 5, 4)), 12).due_on(), date(2027, 5, 4));
    assert_eq!(clock(date(2025, 3, 10), Some(date(2026, 2, 1)), 12).due_on(), date(2027, 2, 1), "held early");
    assert_eq!(clock(date(2024, 2, 29), None, 12).due_on(), date(2025, 2, 28));
    assert_eq!(clock(date(2023, 1, 5), Some(date(2024, 2, 29)), 12).due_on(), date(2025, 2, 28));
    assert_eq!(clock(date(2025, 8, 31), None, 6).due_on(), date(2026, 2, 28));
    assert_eq!(clock(date(2025, 3, 10), None, 1).due_on(), date(2025, 4, 10));
}

#[test]
fn a_period_is_a_year_at_most() {
    assert_eq!(ReviewPeriod::months(0), None);
    assert_eq!(ReviewPeriod::months(13), None);
    assert_eq!(ReviewPeriod::months(12), Some(ReviewPeriod::YEARLY));
}

#[test]
fn status_by_day() {
    let clock = clock(date(2025, 6, 30), None, 12);
    let on = |day| clock.status(day, false);
    assert_eq!(on(date(2026, 4, 1)), ReviewStatus::DueSoon, "90 days before");
    assert_eq!(on(date(2026, 3, 31)), ReviewStatus::UpToDate, "91 days before");
    assert_eq!(on(date(2026, 6, 30)), ReviewStatus::DueSoon, "on the day it can still be held in time");
    assert_eq!(on(date(2026, 7, 1)), ReviewStatus::Overdue);
    assert_eq!(clock.status(date(2026, 7, 1), true), ReviewStatus::InProgress);
    assert_eq!(clock.status(date(2025, 7, 1), true), ReviewStatus::InProgress);
}

#[test]
fn status_changes_at_midnight_of_the_zone() {
    let clock = clock(date(2025, 6, 30), None, 12);
    let evening_in_paris = Ts::new("2026-06-30T20:30:00Z".parse().unwrap());
    let status = |name: &str| clock.status(evening_in_paris.day_in(&zone(name)).0, false);
    assert_eq!(status("Europe/Paris"), ReviewStatus::DueSoon);
    assert_eq!(status("Indian/Reunion"), ReviewStatus::Overdue);
    assert_eq!(status("Pacific/Tahiti"), ReviewStatus::DueSoon);
}

#[test]
fn steps_have_their_days_and_names() {
    let due = date(2026, 6, 30);
    for (step, days, day, name) in [
        (ReminderStep::Before90, -90, date(2026, 4, 1), "before-90"),
        (ReminderStep::Before30, -30, date(2026, 5, 31), "before-30"),
        (ReminderStep::Before7, -7, date(2026, 6, 23), "before-7"),
        (ReminderStep::OnTheDay, 0, due, "on-the-day"),
        (ReminderStep::Overdue(1), 30, date(2026, 7, 30), "overdue-1"),
        (ReminderStep::Overdue(12), 360, date(2027, 6, 25), "overdue-12"),
    ] {
        assert_eq!(step.day(due), day);
        assert_eq!(step.days_after_due(), days);
        assert_eq!(ReminderStep::from_days_after_due(days), Some(step));
        assert_eq!(step.to_string(), name);
        assert_eq!(step.is_overdue(), days > 0);
    }
    for none in [i64::MIN, -91, -89, -1, 1, 31, i64::MAX] {
        assert_eq!(ReminderStep::from_days_after_due(none), None);
    }
}

#[test]
fn steps_come_at_eight_in_the_partnerships_zone() {
    let (due, began) = (date(2026, 6, 30), date(2025, 6, 30));
    for zone in zones() {
        let instant = at(date(2026, 4, 1), 8, &zone);
        assert_eq!(steps_due(due, began, instant.plus(SignedDuration::from_secs(-1)), &zone), []);
        assert_eq!(steps_due(due, began, instant, &zone), [ReminderStep::Before90], "{}", zone.name());
    }
}

#[test]
fn all_steps_of_a_late_review() {
    use ReminderStep::{Before7, Before30, Before90, OnTheDay, Overdue};
    let paris = zone("Europe/Paris");
    let due = steps_due(date(2026, 6, 30), date(2025, 6, 30), at(date(2026, 9, 1), 9, &paris), &paris);
    assert_eq!(due, [Before90, Before30, Before7, OnTheDay, Overdue(1), Overdue(2)]);
}

#[test]
fn steps_before_the_cycle_began_are_skipped() {
    let paris = zone("Europe/Paris");
    let quarterly = clock(date(2025, 1, 1), Some(date(2026, 3, 20)), 3);
    let (due, began) = (quarterly.due_on(), quarterly.cycle_began_on());
    assert_eq!((due, began), (date(2026, 6, 20), date(2026, 3, 20)));
    assert_eq!(ReminderStep::Before90.day(due), date(2026, 3, 22));
    let monthly = clock(date(2026, 3, 20), None, 1);
    let (due, began) = (monthly.due_on(), monthly.cycle_began_on());
    let day_after = at(date(2026, 3, 21), 12, &paris);
    assert_eq!(ReminderStep::Before30.day(due), date(2026, 3, 21));
    assert_eq!(steps_due(due, began, day_after, &paris), [ReminderStep::Before30], "not the 90th day before");
    // February: 28 days. The 30th day before lies before the review, the step of the very day is not sent either.
    let february = clock(date(2026, 2, 10), None, 1);
    let now = at(date(2026, 2, 11), 12, &paris);
    assert_eq!(steps_due(february.due_on(), february.cycle_began_on(), now, &paris), []);
    assert_eq!(
        steps_due(date(2026, 6, 20), date(2026, 3, 22), at(date(2026, 3, 22), 18, &paris), &paris),
        [],
        "a review held on the 90th day before is not followed by that reminder in the afternoon"
    );
}

#[test]
fn after_a_downtime_only_the_latest_missed_step_goes() {
    let paris = zone("Europe/Paris");
    let (due, began) = (date(2026, 6, 30), date(2025, 6, 30));
    let send = |day, last_sent| step_to_send(due, began, at(day, 9, &paris), &paris, last_sent);
    assert_eq!(send(date(2026, 3, 1), None), None);
    assert_eq!(send(date(2026, 4, 1), None), Some(ReminderStep::Before90));
    assert_eq!(send(date(2026, 4, 2), Some(ReminderStep::Before90)), None, "once");
    // Stopped from May to the end of June.
    assert_eq!(send(date(2026, 6, 25), Some(ReminderStep::Before90)), Some(ReminderStep::Before7));
    assert_eq!(send(date(2026, 6, 26), Some(ReminderStep::Before7)), None, "the 30th day is not caught up");
    assert_eq!(send(date(2027, 6, 30), Some(ReminderStep::OnTheDay)), Some(ReminderStep::Overdue(12)));
    // A clock that ran ahead and was set back.
    assert_eq!(send(date(2026, 6, 25), Some(ReminderStep::Overdue(1))), None);
}

#[test]
fn an_existing_agreement_sends_only_its_current_step() {
    let paris = zone("Europe/Paris");
    let recorded = |day, clock: ReviewClock| {
        step_to_send(clock.due_on(), clock.cycle_began_on(), at(day, 9, &paris), &paris, None)
    };
    let old = clock(date(2015, 9, 1), Some(date(2025, 1, 20)), 12);
    assert_eq!(recorded(date(2025, 6, 1), old), None);
    assert_eq!(recorded(date(2025, 12, 25), old), Some(ReminderStep::Before30));
    assert_eq!(recorded(date(2026, 11, 21), old), Some(ReminderStep::Overdue(10)));
    let never_reviewed = clock(date(2015, 9, 1), None, 12);
    assert!(recorded(date(2026, 11, 21), never_reviewed).unwrap().is_overdue());
}

proptest! {
    #[test]
    fn the_due_date_is_one_period_after_the_base(
        first in any_date(), held in proptest::option::of(0i32..5_000), months in 1u8..=12,
    ) {
        let held = held.map(|days| first + days.days());
        let clock = clock(first, held, months);
        let base = held.unwrap_or(first);
        let due = clock.due_on();
        prop_assert!(due > base);
        prop_assert!(due <= anniversary(base, 1), "never more than a year");
        prop_assert_eq!(due.day(), base.day().min(due.days_in_month()));
    }

    /// Whatever was planned, cancelled or postponed: only a review held moves the date, and never back.
    #[test]
    fn postponed_meetings_never_move_the_due_date(
        first in any_date(), months in 1u8..=12,
        meetings in proptest::collection::vec((0i32..400, any::<bool>()), 0..12),
    ) {
        let mut clock = clock(first, None, months);
        let mut day = first;
        for (later, held) in meetings {
            day += later.days();
            let before = clock.due_on();
            if held {
                clock.last_held = Some(day);
                prop_assert!(clock.due_on() >= before);
            }
            let base = clock.last_held.unwrap_or(first);
            prop_assert_eq!(clock.cycle_began_on(), base);
            prop_assert_eq!(clock.due_on(), add_months(base, u32::from(months)));
        }
    }

    #[test]
    fn a_shorter_period_is_never_due_later(first in any_date(), months in 2u8..=12) {
        prop_assert!(clock(first, None, months - 1).due_on() < clock(first, None, months).due_on());
    }

    #[test]
    fn status_only_moves_forward_until_the_review(first in any_date(), months in 1u8..=12, day in 0i32..800) {
        let clock = clock(first, None, months);
        let today = first + day.days();
        let rank = |d| match clock.status(d, false) {
            ReviewStatus::UpToDate => 0,
            ReviewStatus::DueSoon => 1,
            ReviewStatus::Overdue => 2,
            ReviewStatus::InProgress => 3,
        };
        prop_assert!(rank(today) <= rank(today + 1.day()));
        prop_assert_eq!(rank(today) == 2, today > clock.due_on());
        prop_assert_eq!(rank(today) == 0, today + 90.days() < clock.due_on());
    }

    /// In every zone: steps come in order, none early, none before the cycle, and later looks only add steps.
    #[test]
    fn steps_are_monotonous(
        began in any_date(), months in 1u8..=12, which in 0..12usize, hours in 0i64..20_000, more in 0i64..5_000,
    ) {
        let zone = &zones()[which];
        let due = clock(began, None, months).due_on();
        let now = instant_at(began, time(0, 0, 0, 0), zone).plus(SignedDuration::from_hours(hours));
        let steps = steps_due(due, began, now, zone);
        prop_assert!(steps.windows(2).all(|pair| pair[0] < pair[1] && pair[0].day(due) < pair[1].day(due)));
        for step in &steps {
            prop_assert!(step.instant(due, zone) <= now);
            prop_assert!(step.day(due) > began);
            prop_assert_eq!(zone.at(step.instant(due, zone)).time(), time(8, 0, 0, 0));
        }
        let later = steps_due(due, began, now.plus(SignedDuration::from_hours(more)), zone);
        prop_assert!(later.starts_with(&steps));
    }

    /// A worker that wakes at odd times sends each step at most once, in order, and has always sent the current one.
    #[test]
    fn a_worker_that_sleeps_never_repeats_and_never_lags(
        began in any_date(), months in 1u8..=12, which in 0..12usize,
        naps in proptest::collection::vec(1i64..2_000, 1..40),
    ) {
        let zone = &zones()[which];
        let due = clock(began, None, months).due_on();
        let mut now = instant_at(began, time(12, 0, 0, 0), zone);
        let mut sent: Vec<ReminderStep> = Vec::new();
        for nap in naps {
            now = now.plus(SignedDuration::from_hours(nap));
            sent.extend(step_to_send(due, began, now, zone, sent.last().copied()));
            prop_assert_eq!(sent.last().copied(), steps_due(due, began, now, zone).pop());
        }
        prop_assert!(sent.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

fn fixed(start: Date, months: u16, renewal: Renewal, notice_days: u16) -> FixedTerm {
    FixedTerm { start, length: TermLength::months(months).unwrap(), renewal, notice_days }
}

const RUNNING: Renewal = Renewal::Tacit { notice_given_on: None };

#[test]
fn only_a_fixed_term_that_is_not_renewed_expires() {
    let start = date(2024, 1, 1);
    let far = date(2999, 1, 1);
    assert!(!Term::Open.has_expired(far));
    assert!(!Term::Fixed(fixed(start, 36, RUNNING, 3)).has_expired(far));
    let once = Term::Fixed(fixed(start, 36, Renewal::Express { times: 0 }, 3));
    assert_eq!(once.last_day(), Some(date(2026, 12, 31)));
    assert!(!once.has_expired(date(2026, 12, 31)));
    assert!(once.has_expired(date(2027, 1, 1)));
    let renewed = Term::Fixed(fixed(start, 36, Renewal::Express { times: 1 }, 3));
    assert_eq!(renewed.last_day(), Some(date(2029, 12, 31)));
}

#[test]
fn notice_counts_when_it_leaves_the_whole_notice_period() {
    let on = |day| {
        Term::Fixed(fixed(date(2024, 1, 1), 12, Renewal::Tacit { notice_given_on: Some(day) }, 92)).last_day()
    };
    assert_eq!(on(date(2024, 9, 30)), Some(date(2024, 12, 31)));
    assert_eq!(on(date(2024, 10, 1)), Some(date(2025, 12, 31)), "too late for this year");
    let month = fixed(date(2024, 1, 1), 12, RUNNING, 30);
    assert_eq!(month.last_day_for_notice(1), date(2024, 12, 1), "30 days, 2 to 31 December");
    let running = fixed(date(2024, 1, 1), 12, RUNNING, 92);
    assert_eq!(running.last_day_for_notice(1), date(2024, 9, 30));
    assert_eq!(running.next_day_for_notice(date(2024, 9, 30)), Some(date(2024, 9, 30)));
    assert_eq!(running.next_day_for_notice(date(2024, 10, 1)), Some(date(2025, 9, 30)));
    assert_eq!(
        fixed(date(2024, 1, 1), 12, Renewal::Express { times: 2 }, 92).next_day_for_notice(date(2024, 1, 2)),
        None
    );
}

#[test]
fn renewals_are_counted_from_the_original_start() {
    let leap = fixed(date(2024, 2, 29), 12, RUNNING, 2);
    assert_eq!(leap.renewal_start(1), date(2025, 2, 28));
    assert_eq!(leap.renewal_start(4), date(2028, 2, 29));
    assert_eq!(leap.last_day_before_renewal(4), date(2028, 2, 28));
    let month_end = fixed(date(2026, 1, 31), 1, RUNNING, 0);
    assert_eq!(month_end.renewal_start(2), date(2026, 3, 31), "chained, it would be the 28th");
    assert_eq!(leap.renewals_begun(date(2024, 2, 29)), 0);
    assert_eq!(leap.renewals_begun(date(2025, 2, 27)), 0);
    assert_eq!(leap.renewals_begun(date(2025, 2, 28)), 1);
    assert_eq!(leap.renewals_begun(date(2028, 2, 28)), 3);
}

proptest! {
    #[test]
    fn yearly_renewals_are_anniversaries(start in any_date(), years in 1u16..=5, nth in 0u16..30) {
        let term = fixed(start, years * 12, RUNNING, 3);
        prop_assert_eq!(term.renewal_start(nth), anniversary(start, years * nth));
        prop_assert_eq!(term.last_day_before_renewal(nth + 1) + 1.day(), term.renewal_start(nth + 1));
    }

    #[test]
    fn notice_ends_the_first_period_that_it_is_in_time_for(
        start in any_date(), months in 1u16..=60, notice in 0u16..=365, given in 0i32..6_000,
    ) {
        let given = start + given.days();
        let term = fixed(start, months, Renewal::Tacit { notice_given_on: Some(given) }, notice);
        let last = Term::Fixed(term).last_day().unwrap();
        let nth = (1..7_000).find(|&n| term.last_day_before_renewal(n) == last).unwrap();
        prop_assert!(given <= term.last_day_for_notice(nth));
        prop_assert!(nth == 1 || given > term.last_day_for_notice(nth - 1));
        let still_running = FixedTerm { renewal: RUNNING, ..term };
        prop_assert_eq!(still_running.next_day_for_notice(given), Some(term.last_day_for_notice(nth)));
    }
}
