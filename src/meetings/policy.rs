//! Who may do what with annual meetings (domain §9): pure rules.

use super::model::{AnnualMeeting, MeetingState, MinutesState};
use crate::partnerships::Standing;

/// What one may want to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// See it, its agenda and minutes.
    Read,
    /// Plan and prepare it, say who was there and that it took place, circulate and approve the minutes, decide actions.
    Run,
    /// Write the minutes.
    Write,
    /// Remark on minutes that circulate.
    Remark,
}

/// Whether that standing allows this; `around` the table, as those present are, and before it is held those expected.
///
/// The coordinator runs meetings, members read and remark. Members draft (domain §9): those of them around the table
/// write the minutes together; once these circulate, the coordinator alone does.
#[must_use]
pub fn allows(action: Action, standing: Standing, around: bool, minutes: MinutesState) -> bool {
    match action {
        Action::Read | Action::Remark => standing.reads(),
        Action::Run => standing.runs(),
        Action::Write => {
            let drafting = matches!(minutes, MinutesState::None | MinutesState::Draft);
            standing.runs() || (standing.reads() && around && drafting)
        }
    }
}

/// What the viewer may do now, the meeting's state considered.
#[derive(Clone, Copy, Debug)]
pub struct Viewer<'a> {
    /// The meeting.
    pub meeting: &'a AnnualMeeting,
    /// What the viewer is to its partnership.
    pub standing: Standing,
    /// Sits at the table.
    pub around: bool,
}

impl Viewer<'_> {
    fn may(self, action: Action) -> bool {
        allows(action, self.standing, self.around, self.meeting.minutes_state)
    }

    /// Change the agenda, the date, those present.
    #[must_use]
    pub fn can_prepare(self) -> bool {
        self.meeting.is_open() && self.may(Action::Run)
    }

    /// Say that it took place.
    #[must_use]
    pub fn can_hold(self) -> bool {
        self.meeting.state == MeetingState::Scheduled && self.may(Action::Run)
    }

    /// Write a block of the minutes.
    #[must_use]
    pub fn can_write(self) -> bool {
        self.meeting.takes_minutes() && self.may(Action::Write)
    }

    /// Send the minutes to the members.
    #[must_use]
    pub fn can_circulate(self) -> bool {
        self.meeting.state == MeetingState::Held
            && self.meeting.minutes_state == MinutesState::Draft
            && self.may(Action::Run)
    }

    /// Remark on the minutes.
    #[must_use]
    pub fn can_remark(self) -> bool {
        self.meeting.minutes_state == MinutesState::Circulated && self.may(Action::Remark)
    }

    /// Approve the minutes.
    #[must_use]
    pub fn can_approve(self) -> bool {
        self.meeting.minutes_state == MinutesState::Circulated && self.may(Action::Run)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEMBER: Standing =
        Standing { member: true, coordinates: false, observes: false, administers: false, stands_in: false };

    #[test]
    fn a_member_reads_and_remarks_and_runs_nothing() {
        for around in [false, true] {
            assert!(allows(Action::Read, MEMBER, around, MinutesState::Draft));
            assert!(allows(Action::Remark, MEMBER, around, MinutesState::Circulated));
            assert!(!allows(Action::Run, MEMBER, around, MinutesState::Draft));
        }
    }

    #[test]
    fn those_around_the_table_write_the_draft_and_the_coordinator_alone_what_circulates() {
        assert!(allows(Action::Write, MEMBER, true, MinutesState::Draft));
        assert!(!allows(Action::Write, MEMBER, false, MinutesState::Draft));
        assert!(!allows(Action::Write, MEMBER, true, MinutesState::Circulated));
        let coordinator = Standing { coordinates: true, ..MEMBER };
        assert!(allows(Action::Write, coordinator, false, MinutesState::Circulated));
    }

    #[test]
    fn an_observer_reads_nothing_and_an_administrator_only_while_the_post_is_vacant() {
        let observer = Standing { member: false, observes: true, ..MEMBER };
        assert!(!allows(Action::Read, observer, true, MinutesState::Draft));
        let administrator = Standing { member: false, administers: true, ..MEMBER };
        assert!(!allows(Action::Run, administrator, false, MinutesState::None));
        let stand_in = Standing { stands_in: true, ..administrator };
        assert!(allows(Action::Run, stand_in, false, MinutesState::None));
    }
}
