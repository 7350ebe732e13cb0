//! What is counted (domain §10), and how much of it may be shown to whom.

use async_graphql::{Enum, SimpleObject};
use serde::Serialize;

use crate::kernel::actor::PartnershipId;
use crate::kernel::clock::Day;
use crate::kernel::ids::Subject;
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::kernel::text::fold;
use crate::partnerships::Standing;

/// Which practice a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, Serialize)]
#[graphql(name = "HealthFigureKind")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FigureKind {
    /// Protocols in force whose review is not late.
    ProtocolsReviewedInPeriod,
    /// Signatory posts of protocols in force and contact magistrates' posts that somebody holds.
    PostsHeld,
    /// The annual meeting, held with both sides within twelve months.
    AnnualMeetingHeld,
    /// A cross-training given within twelve months.
    CrossTrainingGiven,
    /// People who took a post in the last twelve months, met by the partners within sixty days.
    NewcomersWelcomed,
    /// People who left a post in the last twelve months and wrote a handover note.
    DeparturesWithNote,
    /// Actions open, or done within twelve months, that are or were in time.
    ActionsInTime,
}

impl FigureKind {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::ProtocolsReviewedInPeriod,
        Self::PostsHeld,
        Self::AnnualMeetingHeld,
        Self::CrossTrainingGiven,
        Self::NewcomersWelcomed,
        Self::DeparturesWithNote,
        Self::ActionsInTime,
    ];

    /// The French sentence shown to people.
    #[must_use]
    pub const fn label_fr(self) -> &'static str {
        match self {
            Self::ProtocolsReviewedInPeriod => "Protocoles revus dans leur délai",
            Self::PostsHeld => "Postes clés pourvus",
            Self::AnnualMeetingHeld => "Réunion annuelle tenue depuis moins d’un an",
            Self::CrossTrainingGiven => "Formation croisée donnée depuis moins d’un an",
            Self::NewcomersWelcomed => "Nouveaux venus rencontrés dans les 60 jours",
            Self::DeparturesWithNote => "Départs avec une note de passation",
            Self::ActionsInTime => "Actions dans les temps",
        }
    }

    /// Last part of an export's address and name.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::ProtocolsReviewedInPeriod => "protocoles",
            Self::PostsHeld => "postes",
            Self::AnnualMeetingHeld => "reunions",
            Self::CrossTrainingGiven => "formations",
            Self::NewcomersWelcomed => "arrivees",
            Self::DeparturesWithNote => "departs",
            Self::ActionsInTime => "actions",
        }
    }

    /// Reads such a part.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// It counts people, of whom fewer than five are not told (domain §8).
    #[must_use]
    pub const fn counts_people(self) -> bool {
        matches!(self, Self::NewcomersWelcomed | Self::DeparturesWithNote)
    }

    /// Whether the list behind it is for whoever has this standing: nobody's welcome is listed; that a note exists is
    /// the coordinator's to see (domain §8); what was decided is read by those who share the partnership's matter.
    #[must_use]
    pub fn is_listed_for(self, standing: Standing) -> bool {
        match self {
            Self::NewcomersWelcomed => false,
            Self::DeparturesWithNote => standing.runs(),
            Self::ActionsInTime => standing.reads(),
            _ => true,
        }
    }
}

/// How many hold to a practice, out of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many hold to it.
    pub satisfied: usize,
    /// Out of how many.
    pub total: usize,
}

/// A count as it may be shown: what would tell of fewer than five people is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject, Serialize)]
#[graphql(name = "HealthCount")]
pub struct Shown {
    /// How many hold to the practice; null when that would tell of one to four people.
    pub satisfied: Option<usize>,
    /// Out of how many; null when these are one to four people.
    pub total: Option<usize>,
}

/// Fewer people than this are never counted out.
const FEWEST_PEOPLE: usize = 5;

impl Count {
    /// Of this list.
    #[must_use]
    pub fn of(items: &[Item]) -> Self {
        Self { satisfied: items.iter().filter(|item| item.satisfied).count(), total: items.len() }
    }

    /// As it may be shown: people below five are hidden, on either side, for the rest could be worked out.
    #[must_use]
    pub fn shown(self, of_people: bool) -> Shown {
        let hidden = of_people && self.tells_of_few();
        let few = of_people && is_few(self.total);
        Shown { satisfied: (!hidden).then_some(self.satisfied), total: (!few).then_some(self.total) }
    }

    /// The sum of what several partnerships count, of people. Each is shown by itself too: what is hidden there is not to
    /// be worked out by taking the others away.
    #[must_use]
    pub fn shown_together(counts: &[Self]) -> Shown {
        let sum = |of: &dyn Fn(Self) -> bool| {
            counts.iter().copied().filter(|count| of(*count)).fold(Self::default(), |sum, one| Self {
                satisfied: sum.satisfied + one.satisfied,
                total: sum.total + one.total,
            })
        };
        let shown = sum(&|_| true).shown(true);
        let hidden = sum(&Self::tells_of_few);
        let unknown = sum(&|count| is_few(count.total));
        Shown {
            satisfied: shown.satisfied.filter(|_| !hidden.tells_of_few()),
            total: shown.total.filter(|_| !is_few(unknown.total)),
        }
    }

    /// Those who hold to the practice, or those who do not, are one to four.
    fn tells_of_few(self) -> bool {
        is_few(self.satisfied) || is_few(self.total - self.satisfied)
    }
}

fn is_few(people: usize) -> bool {
    (1..FEWEST_PEOPLE).contains(&people)
}

/// One thing counted in a figure.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "HealthItem", complex)]
pub struct Item {
    /// In which partnership.
    #[graphql(skip)]
    pub partnership: PartnershipId,
    /// Of which thing.
    #[graphql(skip)]
    pub subject: Subject,
    /// What it is called.
    pub title: String,
    /// Whether it holds to the practice.
    pub satisfied: bool,
    /// Due date of the review or action, first day of the vacancy or of the mandate, last day of whoever left, day on
    /// which it was last held.
    pub since: Option<Day>,
}

impl Item {
    fn cursor(&self) -> Cursor {
        Cursor { key: format!("{} {}", u8::from(self.satisfied), fold(&self.title)), id: self.subject.id }
    }
}

/// What one month of a trend says; nothing when it cannot be told any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// On which day.
    pub on: Day,
    /// What was counted.
    pub count: Option<Shown>,
}

/// A figure, the list behind it, and how it came about.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Which practice.
    pub kind: FigureKind,
    /// As it may be shown.
    pub count: Shown,
    /// The list behind it, those not satisfied first; empty for whom only the count is meant.
    pub list: Vec<Item>,
    /// Whether there is a list behind it for this viewer.
    pub listed: bool,
    /// Month by month, the oldest first.
    pub trend: Vec<Point>,
}

impl Figure {
    /// A page of the list behind it.
    pub(super) fn page(&self, request: &PageRequest) -> Page<Item> {
        Page::of_whole(self.list.clone(), request, Item::cursor)
    }
}

/// Those not satisfied first, then by title.
pub(super) fn arranged(mut list: Vec<Item>) -> Vec<Item> {
    list.sort_by_cached_key(|item| (item.cursor().key, item.subject.id));
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_below_five_are_hidden_and_cannot_be_worked_out() {
        let shown = |satisfied, total| {
            let shown = Count { satisfied, total }.shown(true);
            (shown.satisfied, shown.total)
        };
        assert_eq!(shown(0, 0), (Some(0), Some(0)));
        for total in 1..5 {
            assert_eq!(shown(0, total), (None, None), "{total}");
        }
        assert_eq!(shown(0, 5), (Some(0), Some(5)));
        assert_eq!(shown(4, 9), (None, Some(9)), "four of them");
        assert_eq!(shown(5, 9), (None, Some(9)), "four others");
        assert_eq!(shown(5, 10), (Some(5), Some(10)));
        assert_eq!(shown(6, 6), (Some(6), Some(6)));
        let together = |counts: &[(usize, usize)]| {
            let counts: Vec<Count> = counts
                .iter()
                .map(|(satisfied, total)| Count { satisfied: *satisfied, total: *total })
                .collect();
            let shown = Count::shown_together(&counts);
            (shown.satisfied, shown.total)
        };
        assert_eq!(together(&[(6, 6)]), (Some(6), Some(6)));
        assert_eq!(together(&[(6, 6), (2, 2)]), (None, None), "the two would be what is left");
        assert_eq!(
            together(&[(6, 6), (2, 2), (3, 3)]),
            (Some(11), Some(11)),
            "five, of which partnership nobody knows"
        );
        assert_eq!(together(&[(6, 6), (7, 9)]), (None, Some(15)), "two others");
        assert_eq!(together(&[]), (Some(0), Some(0)));
        let things = Count { satisfied: 1, total: 2 }.shown(false);
        assert_eq!((things.satisfied, things.total), (Some(1), Some(2)));
    }

    #[test]
    fn lists_are_for_those_they_are_meant_for() {
        let nobody = Standing {
            member: false,
            coordinates: false,
            observes: false,
            administers: false,
            stands_in: false,
        };
        let observer = Standing { observes: true, ..nobody };
        let member = Standing { member: true, ..nobody };
        let coordinator = Standing { coordinates: true, ..member };
        for kind in FigureKind::ALL {
            let listed = [observer, member, coordinator].map(|standing| kind.is_listed_for(standing));
            let expected = match kind {
                FigureKind::NewcomersWelcomed => [false, false, false],
                FigureKind::DeparturesWithNote => [false, false, true],
                FigureKind::ActionsInTime => [false, true, true],
                _ => [true, true, true],
            };
            assert_eq!(listed, expected, "{kind:?}");
            assert_eq!(FigureKind::from_slug(kind.slug()), Some(kind));
        }
    }
}
