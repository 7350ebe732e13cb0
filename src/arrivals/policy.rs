//! Who may do what with a pack, when its reader is reminded, and which counts may be shown: pure rules.

use super::model::Pack;
use crate::kernel::actor::Actor;
use crate::kernel::clock::Day;

/// How long before the first day a pack may be read, in days (domain §8).
pub const READ_BEFORE: i64 = 30;
/// Whoever has held the post for longer is no newcomer to whom a pack is given, in days: as long as partners have to
/// welcome one (domain §10).
pub const GIVEN_FOR: i64 = 60;
/// Days after the first one on which the newcomer is reminded; 0 is the first day itself.
pub const REMINDED_AFTER: [i64; 3] = [0, 14, 45];
/// No count below this is shown (domain §8).
pub const FEWEST_SHOWN: usize = 5;

/// What the viewer is to one pack; whoever is none of these does not see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Whose pack it is, from 30 days before the first day to the last one.
    pub newcomer: bool,
    /// The first day has come.
    pub arrived: bool,
    /// Represents the post's organisation, and sees how far the newcomer is.
    pub representative: bool,
}

impl Ties {
    /// On that day. Mandates are not asked of the newcomer: before the first day there is none in force.
    #[must_use]
    pub fn of(actor: &Actor, pack: &Pack, today: Day) -> Self {
        let open = pack.ends_on.is_none_or(|last| today <= last);
        let own = actor.person == pack.person_id;
        Self {
            newcomer: own && open && pack.starts_on.plus_days(-READ_BEFORE) <= today,
            arrived: pack.starts_on <= today,
            representative: !own && open && actor.represents(pack.organisation_id),
        }
    }

    /// Sees how far the newcomer is.
    #[must_use]
    pub fn sees(self) -> bool {
        self.newcomer || self.representative
    }

    /// Says that it was read, and ticks what is done: acts wait for the first day.
    #[must_use]
    pub fn acts(self) -> bool {
        self.newcomer && self.arrived
    }

    /// Ticks what the own organisation has to do.
    #[must_use]
    pub fn ticks_for_organisation(self) -> bool {
        self.acts() || self.representative
    }
}

/// Reminders stop once the pack was acknowledged or the checklist is done, and with the mandate.
#[must_use]
pub fn reminders_are_over(pack: &Pack, today: Day) -> bool {
    let ended = pack.ends_on.is_some_and(|last| last < today);
    ended || pack.acknowledged_at.is_some() || pack.all_done()
}

/// A count among so many, where nobody can be made out: neither those counted nor those left out are fewer than five.
#[must_use]
pub fn shown(count: usize, among: usize) -> Option<usize> {
    (count >= FEWEST_SHOWN && among.saturating_sub(count) >= FEWEST_SHOWN).then_some(count)
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
    fn reminder_due(opened_on: Day, starts_on: Day, today: Day) -> Option<Day> {
        let course = Course::learnt_of(((), starts_on), opened_on, &Zone::paris(), REMINDED_AFTER, None);
        let noon = today.start_in(&Zone::paris()).plus(SignedDuration::from_hours(12));
        course.unmarked(noon).pop().map(|key| key.day())
    }

    #[test]
    fn reminders_fall_on_the_first_day_and_after_two_and_six_weeks() {
        let due = |today: &str| reminder_due(day("2026-03-01"), day("2026-03-20"), day(today));
        assert_eq!(due("2026-03-19"), None);
        assert_eq!(due("2026-03-20"), Some(day("2026-03-20")));
        assert_eq!(due("2026-04-02"), Some(day("2026-03-20")));
        assert_eq!(due("2026-04-03"), Some(day("2026-04-03")));
        assert_eq!(due("2026-08-01"), Some(day("2026-05-04")), "after a downtime only the latest");
    }

    #[test]
    fn a_mandate_recorded_late_is_told_of_at_once_and_steps_before_are_skipped() {
        let due = |today: &str| reminder_due(day("2026-04-10"), day("2026-03-20"), day(today));
        assert_eq!(due("2026-04-10"), Some(day("2026-04-10")));
        assert_eq!(due("2026-05-03"), Some(day("2026-04-10")));
        assert_eq!(due("2026-05-04"), Some(day("2026-05-04")));
    }

    #[test]
    fn no_count_tells_of_fewer_than_five() {
        assert_eq!(shown(5, 10), Some(5));
        assert_eq!(shown(4, 10), None);
        assert_eq!(shown(6, 10), None, "the four others could be made out");
        assert_eq!(shown(7, 7), None, "all have read tells of each");
    }
}
