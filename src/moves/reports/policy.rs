//! Who may report, who answers: pure rules.

use super::model::ReportState;
use crate::kernel::clock::Day;
use crate::partnerships::Standing;

/// How far from today a reported day may lie, in days.
const NEAR: i64 = 366;

/// Whether that standing lets somebody report on the people of a member organisation.
#[must_use]
pub fn may_report(standing: Standing) -> bool {
    standing.runs()
}

/// Whether a report is seen: by those who run the partnership and those who manage the organisation's people.
#[must_use]
pub fn sees(runs: bool, manages: bool) -> bool {
    runs || manages
}

/// Whether it can be answered.
#[must_use]
pub fn may_decide(state: ReportState, manages: bool) -> bool {
    manages && state == ReportState::Pending
}

/// Whether it can be taken back.
#[must_use]
pub fn may_withdraw(state: ReportState, runs: bool) -> bool {
    runs && state == ReportState::Pending
}

/// Whether a reported day is near enough to be meant.
#[must_use]
pub fn is_near(day: Day, today: Day) -> bool {
    (today.plus_days(-NEAR)..=today.plus_days(NEAR)).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinators_report_and_representatives_answer() {
        let nobody = Standing::default();
        let member = Standing { member: true, observes: true, administers: true, ..nobody };
        assert!(!may_report(nobody) && !may_report(member));
        assert!(may_report(Standing { coordinates: true, ..nobody }));
        assert!(may_report(Standing { stands_in: true, ..nobody }), "for a vacant coordinating post");
        assert!(sees(true, false) && sees(false, true) && !sees(false, false));
        for state in
            [ReportState::Confirmed, ReportState::Declined, ReportState::Withdrawn, ReportState::Expired]
        {
            assert!(!may_decide(state, true) && !may_withdraw(state, true), "{state:?}");
        }
        assert!(may_decide(ReportState::Pending, true) && !may_decide(ReportState::Pending, false));
        assert!(may_withdraw(ReportState::Pending, true) && !may_withdraw(ReportState::Pending, false));
    }

    #[test]
    fn a_day_ten_years_off_is_a_slip() {
        let day = |text: &str| text.parse().unwrap();
        assert!(
            is_near(day("2027-03-03"), day("2026-03-03")) && is_near(day("2025-03-03"), day("2026-03-03"))
        );
        assert!(
            !is_near(day("2036-03-03"), day("2026-03-03")) && !is_near(day("2025-03-01"), day("2026-03-03"))
        );
    }
}
