//! What stands between a meeting and its next step.

use super::model::{AgendaItem, AnnualMeeting, MeetingState, MinutesState, Remark, cancelled};
use crate::directory::Side;
use crate::kernel::clock::Day;
use crate::kernel::problem::Problem;
use crate::protocols::reviews::missing_sides;

/// What is known of a meeting's progress.
#[derive(Clone, Debug)]
pub struct Progress {
    /// Sides present.
    pub sides: Vec<Side>,
    /// A block of the minutes is written.
    pub written: bool,
    /// Remarks not settled.
    pub open_remarks: usize,
}

impl Progress {
    /// From those present, the agenda with its blocks, and the remarks.
    #[must_use]
    pub fn of(sides: &[Side], agenda: &[AgendaItem], remarks: &[Remark]) -> Self {
        Self {
            sides: sides.to_vec(),
            written: agenda.iter().any(AgendaItem::is_written),
            open_remarks: remarks.iter().filter(|remark| !remark.settled).count(),
        }
    }

    /// Everything that forbids to say today that the meeting took place on that day.
    #[must_use]
    pub fn holding(&self, meeting: &AnnualMeeting, day: Option<Day>, today: Day) -> Vec<Problem> {
        let mut missing = Vec::new();
        match meeting.state {
            MeetingState::Cancelled => return vec![cancelled()],
            MeetingState::Proposed => {
                let message = "Choisissez d’abord la date de la réunion.";
                missing.push(Problem::new("MEETING_NOT_SCHEDULED", message));
            }
            MeetingState::Scheduled | MeetingState::Held => {}
        }
        if day.is_some_and(|day| day > today) {
            let message = "Une réunion ne peut pas avoir eu lieu dans l’avenir.";
            missing.push(Problem::new("DATE_IN_FUTURE", message).on("heldOn"));
        }
        missing.extend(missing_sides(&self.sides, "presences"));
        missing
    }

    /// Everything that forbids to send the minutes to the members.
    #[must_use]
    pub fn circulating(&self, meeting: &AnnualMeeting) -> Vec<Problem> {
        let mut missing = Vec::new();
        if meeting.state == MeetingState::Cancelled {
            return vec![cancelled()];
        }
        if meeting.state != MeetingState::Held {
            let message = "Indiquez d’abord que la réunion a eu lieu.";
            missing.push(Problem::new("MEETING_NOT_HELD", message));
        }
        if !self.written {
            let message = "Rédigez au moins un point du compte rendu.";
            missing.push(Problem::new("MINUTES_EMPTY", message));
        }
        missing
    }

    /// Everything that forbids to approve the minutes.
    #[must_use]
    pub fn approving(&self, meeting: &AnnualMeeting) -> Vec<Problem> {
        let mut missing = self.circulating(meeting);
        if meeting.minutes_state != MinutesState::Circulated && missing.is_empty() {
            let message = "Faites d’abord circuler le compte rendu.";
            missing.push(Problem::new("MINUTES_NOT_CIRCULATED", message));
        }
        if self.open_remarks > 0 {
            let message = "Des remarques attendent d’être traitées.";
            missing.push(Problem::new("REMARKS_OPEN", message));
        }
        missing
    }

    /// What stands between the meeting and its next step.
    #[must_use]
    pub fn blockers(&self, meeting: &AnnualMeeting, today: Day) -> Vec<Problem> {
        match (meeting.state, meeting.minutes_state) {
            (MeetingState::Cancelled, _) | (_, MinutesState::Approved) => Vec::new(),
            (MeetingState::Held, _) => self.approving(meeting),
            _ => self.holding(meeting, meeting.day(), today),
        }
    }
}
