//! Who may do what with a handover note, and when its author is reminded: pure rules.

use super::model::Note;
use crate::accounts::{Capacity, Mandate};
use crate::kernel::actor::{Actor, HeldPost};
use crate::kernel::clock::Day;

/// How long after leaving the author goes on reading and answering, in days (domain §8).
pub const ANSWERS_FOR_DAYS: i64 = 90;
/// How many days before the departure a successor in a team may come at the earliest. A mandate for a fixed term has its
/// note from its first day, and who came since may have worked beside the author for years: two months are a notice
/// period, within which somebody is taken on to follow. A literal, for statements count with it too.
macro_rules! successors_come_within_days {
    () => {
        60
    };
}
pub(super) use successors_come_within_days;

/// Days after the departure on which the author is reminded; 0 is the day itself.
pub const REMINDED_ON: [i64; 3] = [-30, -7, 0];

/// What the viewer is to one note; whoever is none of these does not see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Wrote it, and has not left for longer than 90 days.
    pub author: bool,
    /// Took the post over, and the author has left.
    pub successor: bool,
    /// Coordinates a partnership of the post's organisation.
    pub coordinator: bool,
}

impl Ties {
    /// From the viewer's mandates of today.
    #[must_use]
    pub fn of(
        actor: &Actor,
        note: &Note,
        held: &[(HeldPost, Mandate)],
        coordinator: bool,
        today: Day,
    ) -> Self {
        Self {
            author: actor.person == note.author_id && may_answer(note, today),
            successor: held.iter().any(|(held, mandate)| succeeds(note, held, mandate, today)),
            coordinator,
        }
    }

    /// Sees that it exists.
    #[must_use]
    pub fn sees(self) -> bool {
        self.author || self.successor || self.coordinator
    }

    /// Reads and writes questions.
    #[must_use]
    pub fn converses(self) -> bool {
        self.author || self.successor
    }

    /// Reads it.
    #[must_use]
    pub fn reads(self, note: &Note) -> bool {
        self.converses() || (self.coordinator && note.open_to_coordinator)
    }

    /// Writes in it. Once a successor acknowledged it, what was read stays.
    #[must_use]
    pub fn writes(self, note: &Note) -> bool {
        self.author && note.acknowledged_at.is_none()
    }
}

/// Holds the post after the author: whoever holds a post of one holder; of a team, who came since the departure was known
/// and near, be it to work beside the author for some days. A delegate acts for the holder and takes nothing over.
fn succeeds(note: &Note, held: &HeldPost, mandate: &Mandate, today: Day) -> bool {
    let Some(departs_on) = note.departs_on else { return false };
    let near = departs_on.plus_days(-successors_come_within_days!());
    let known_on = note.opened_at.day_in(&note.time_zone).max(near).min(departs_on);
    held.post == note.post_id
        && mandate.person_id != note.author_id
        && mandate.capacity != Capacity::Delegate
        && today > departs_on
        && (held.single || mandate.starts_on > known_on)
}

/// Until 90 days after the last day; without end while no departure is known.
#[must_use]
pub fn may_answer(note: &Note, today: Day) -> bool {
    note.departs_on.is_none_or(|last| today <= last.plus_days(ANSWERS_FOR_DAYS))
}

/// There is still something to write, and somebody to write it for.
#[must_use]
pub fn needs_words(note: &Note, today: Day) -> bool {
    !note.ready && note.first_read_at.is_none() && may_answer(note, today)
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::kernel::clock::Zone;
    use crate::platform::reminders::Course;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// The day of the reminder that should have gone out by noon.
    fn reminder_due(opened_on: Day, departs_on: Day, today: Day) -> Option<Day> {
        let course = Course::learnt_of(((), departs_on), opened_on, &Zone::paris(), REMINDED_ON, None);
        let noon = today.start_in(&Zone::paris()).plus(SignedDuration::from_hours(12));
        course.unmarked(noon).pop().map(|key| key.day())
    }

    #[test]
    fn reminders_fall_thirty_and_seven_days_before_and_on_the_day() {
        let due = |today: &str| reminder_due(day("2026-01-10"), day("2026-04-30"), day(today));
        assert_eq!(due("2026-03-30"), None);
        assert_eq!(due("2026-03-31"), Some(day("2026-03-31")));
        assert_eq!(due("2026-04-22"), Some(day("2026-03-31")));
        assert_eq!(due("2026-04-23"), Some(day("2026-04-23")));
        assert_eq!(due("2026-05-20"), Some(day("2026-04-30")), "after a downtime only the latest");
    }

    #[test]
    fn steps_before_the_note_was_opened_are_skipped_and_a_late_departure_is_told_at_once() {
        let due = |opened: &str, today: &str| reminder_due(day(opened), day("2026-04-30"), day(today));
        assert_eq!(due("2026-04-10", "2026-04-10"), None);
        assert_eq!(due("2026-04-10", "2026-04-23"), Some(day("2026-04-23")));
        assert_eq!(due("2026-05-12", "2026-05-12"), Some(day("2026-05-12")));
    }
}
