//! Who may take a seat: a pure rule on counts.

use super::model::{Counts, SectorGroup, SectorSeats};

/// Seats as they stand on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    /// In all.
    pub total: i64,
    /// Kept for each group.
    pub reserved: [i64; 3],
    /// Whether the release day has come: nothing is kept any more.
    pub released: bool,
    /// Taken by each group.
    pub taken: [i64; 3],
}

impl Seats {
    /// Seats that nobody has.
    #[must_use]
    pub fn free(&self) -> i64 {
        (self.total - self.taken.iter().sum::<i64>()).max(0)
    }

    /// What one group can still take: what is free, less what is still kept for the others.
    #[must_use]
    pub fn left(&self, group: SectorGroup) -> i64 {
        if self.released {
            return self.free();
        }
        let kept: i64 = SectorGroup::ALL
            .into_iter()
            .filter(|other| *other != group)
            .map(|other| (self.reserved[other as usize] - self.taken[other as usize]).max(0))
            .sum();
        (self.free() - kept).max(0)
    }

    /// Groups of which one more may sit down.
    pub fn admitted(&self) -> impl Iterator<Item = SectorGroup> {
        SectorGroup::ALL.into_iter().filter(|group| self.left(*group) > 0)
    }

    /// As shown, one line for each group.
    #[must_use]
    pub fn by_group(&self, counts: &Counts) -> Vec<SectorSeats> {
        SectorGroup::ALL
            .into_iter()
            .map(|group| SectorSeats {
                group,
                reserved: self.reserved[group as usize],
                taken: counts.taken[group as usize],
                waiting: counts.waiting[group as usize],
                left: self.left(group),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::SectorGroup::{Health, Justice, Other};
    use super::*;

    fn seats(taken: [i64; 3], released: bool) -> Seats {
        Seats { total: 10, reserved: [4, 3, 0], released, taken }
    }

    #[test]
    fn each_group_has_its_own_and_what_is_kept_for_nobody() {
        let empty = seats([0, 0, 0], false);
        assert_eq!((empty.left(Justice), empty.left(Health), empty.left(Other)), (7, 6, 3));
        let full_for_others = seats([0, 0, 3], false);
        assert_eq!(full_for_others.left(Other), 0);
        assert_eq!((full_for_others.left(Justice), full_for_others.left(Health)), (4, 3));
    }

    #[test]
    fn whoever_exceeds_the_own_share_takes_from_the_open_part_only() {
        let crowded = seats([7, 0, 0], false);
        assert_eq!((crowded.left(Justice), crowded.left(Health), crowded.free()), (0, 3, 3));
    }

    #[test]
    fn once_released_any_free_seat_is_for_anybody() {
        let released = seats([7, 0, 0], true);
        assert!(SectorGroup::ALL.into_iter().all(|group| released.left(group) == 3));
        assert_eq!(seats([7, 3, 0], true).admitted().count(), 0);
    }

    #[test]
    fn fewer_seats_than_are_taken_leave_none_and_not_less() {
        assert_eq!(seats([9, 3, 0], false).free(), 0);
        assert_eq!(seats([9, 3, 0], false).left(Justice), 0);
    }
}
