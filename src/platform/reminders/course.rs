//! Which step towards a date is due: pure arithmetic of days.

use jiff::civil::{Time, time};

use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::dates::instant_at;

/// The hour at which reminders leave, in the zone of what they are about.
pub const AT: Time = time(8, 0, 0, 0);

/// As many steps as anybody will see, so that the end of the calendar is one for them too.
const MOST: i64 = 65_535;

/// What makes a reminder unique for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key<Id> {
    /// The thing.
    pub id: Id,
    /// Its date.
    pub due_on: Day,
    /// Days after it, negative before.
    pub step: i64,
}

impl<Id> Key<Id> {
    /// The day of the step.
    #[must_use]
    pub fn day(&self) -> Day {
        self.due_on.plus_days(self.step)
    }
}

/// The date of a thing and the steps towards it, in days after that date, negative before.
#[derive(Clone, Debug)]
pub struct Course<Id> {
    /// The thing.
    pub id: Id,
    /// Its date.
    pub due_on: Day,
    /// Steps of this day and of those before it never come.
    pub began_on: Day,
    /// Where it is 08:00.
    pub zone: Zone,
    /// The steps, in order.
    pub steps: Vec<i64>,
    /// After the last of them, one more each time so many days have passed.
    pub then_every: Option<i64>,
    /// The furthest step that went.
    pub last: Option<i64>,
}

impl<Id: Copy> Course<Id> {
    /// Of a date that somebody learns of on a day: what lies before never comes, and if the date itself does, it is told of
    /// at once. The last reminder went on the day `reminded_on`.
    #[must_use]
    pub fn learnt_of(
        (id, due_on): (Id, Day),
        learnt_on: Day,
        zone: &Zone,
        steps: [i64; 3],
        reminded_on: Option<Day>,
    ) -> Self {
        let late = learnt_on.days_after(due_on).max(0);
        Self {
            id,
            due_on,
            began_on: learnt_on.eve(),
            zone: zone.clone(),
            steps: steps.map(|step| if step == 0 { late } else { step }).to_vec(),
            then_every: None,
            last: reminded_on.map(|day| day.days_after(due_on)),
        }
    }

    /// The steps whose moment has come without that one or a later one having gone, in order. The last of them is the one
    /// to send: after a downtime it goes alone.
    #[must_use]
    pub fn unmarked(&self, now: Ts) -> Vec<Key<Id>> {
        let last = self.steps.last().copied().unwrap_or_default();
        let more = self.then_every.into_iter().flat_map(|days| (1..=MOST).map(move |n| last + n * days));
        let steps = self.steps.iter().copied().chain(more);
        steps
            .map(|step| Key { id: self.id, due_on: self.due_on, step })
            .take_while(|key| instant_at(key.day().0, AT, &self.zone) <= now)
            .filter(|key| key.day() > self.began_on && self.last.is_none_or(|last| last < key.step))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(began_on: &str, last: Option<i64>) -> Course<()> {
        let (due_on, began_on) = ("2026-09-10".parse().unwrap(), began_on.parse().unwrap());
        let zone = Zone::named("Indian/Reunion").unwrap();
        Course { id: (), due_on, began_on, zone, steps: vec![-7, 0], then_every: Some(30), last }
    }

    fn steps(course: &Course<()>, now: &str) -> Vec<i64> {
        course.unmarked(Ts::new(now.parse().unwrap())).iter().map(|key| key.step).collect()
    }

    #[test]
    fn steps_come_at_eight_in_the_zone_and_go_on() {
        let course = course("2026-01-01", None);
        assert_eq!(steps(&course, "2026-09-03T03:59:59Z"), [0_i64; 0]);
        assert_eq!(steps(&course, "2026-09-03T04:00:00Z"), [-7]);
        assert_eq!(steps(&course, "2026-11-09T04:00:00Z"), [-7, 0, 30, 60]);
    }

    #[test]
    fn what_went_and_what_lies_before_the_beginning_does_not_come() {
        let steps = |began_on, last| steps(&course(began_on, last), "2026-10-10T12:00:00Z");
        assert_eq!(steps("2026-09-03", None), [0, 30], "not on the day on which it began");
        assert_eq!(steps("2026-09-02", None), [-7, 0, 30]);
        assert_eq!(steps("2026-01-01", Some(0)), [30]);
        assert_eq!(steps("2026-01-01", Some(1)), [30], "marked on a day between two steps");
        assert_eq!(steps("2026-01-01", Some(60)), [0_i64; 0], "a clock set back");
    }
}
