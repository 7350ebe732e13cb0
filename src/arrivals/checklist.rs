//! What a newcomer has to do, by when, and what of it is done: from template, ticks and what took place.

use async_graphql::{Enum, SimpleObject};

use super::starter;
use super::store::Tick;
use super::templates::{ItemOwner, PackTemplateItem};
use crate::kernel::clock::Day;

/// What a point of the checklist is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(name = "PackItemKind")]
pub enum CheckKind {
    /// The joint presentation meeting: done once it was held, and not before.
    Presentation,
    /// A visit to the other sector.
    Visit,
    /// The first training: done once one was attended, or ticked.
    Training,
    /// Anything else.
    Other,
}

impl CheckKind {
    fn of(key: &str) -> Self {
        match key {
            starter::PRESENTATION => Self::Presentation,
            starter::VISIT => Self::Visit,
            starter::TRAINING => Self::Training,
            _ => Self::Other,
        }
    }
}

/// A point of a newcomer's checklist.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(name = "PackCheckItem")]
pub struct CheckItem {
    /// Stable; what it is ticked with.
    pub key: String,
    /// What it is about.
    pub kind: CheckKind,
    /// What is to be done.
    pub title: String,
    /// By whom.
    pub owner: ItemOwner,
    /// By when.
    pub due_on: Day,
    /// When it was done.
    pub done_on: Option<Day>,
    /// Known from what took place: nobody ticked it.
    pub by_itself: bool,
    /// Whether the viewer may tick it.
    pub viewer_can_tick: bool,
}

/// What took place by itself since somebody arrived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Happened {
    /// When the presentation meeting was held.
    pub presented_on: Option<Day>,
    /// When a training was first attended.
    pub trained_on: Option<Day>,
}

/// The checklist of somebody who begins on that day, soonest first.
#[must_use]
pub fn checklist(
    items: &[PackTemplateItem],
    starts_on: Day,
    ticks: &[Tick],
    happened: Happened,
) -> Vec<CheckItem> {
    let mut list: Vec<CheckItem> = items
        .iter()
        .map(|item| {
            let kind = CheckKind::of(&item.key);
            let by_itself = match kind {
                CheckKind::Presentation => happened.presented_on,
                CheckKind::Training => happened.trained_on,
                CheckKind::Visit | CheckKind::Other => None,
            };
            let ticked = ticks.iter().find(|tick| tick.item_key == item.key).map(|tick| tick.done_on);
            CheckItem {
                key: item.key.clone(),
                kind,
                title: item.title.clone(),
                owner: item.owner,
                due_on: starts_on.plus_days(item.due_days),
                done_on: by_itself.or(ticked),
                by_itself: by_itself.is_some(),
                viewer_can_tick: false,
            }
        })
        .collect();
    list.sort_by(|a, b| (a.due_on, &a.title).cmp(&(b.due_on, &b.title)));
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arrivals::templates::PackRole;

    #[test]
    fn dates_are_counted_from_the_first_day_and_what_took_place_is_done_by_itself() {
        let items = starter::template(PackRole::Magistrate).items;
        let happened = Happened { presented_on: Some("2026-04-02".parse().unwrap()), trained_on: None };
        let list = checklist(&items, "2026-03-10".parse().unwrap(), &[], happened);
        let of = |kind| list.iter().find(|item| item.kind == kind).unwrap();
        let presentation = of(CheckKind::Presentation);
        assert_eq!(presentation.due_on, "2026-05-09".parse().unwrap());
        assert_eq!((presentation.done_on, presentation.by_itself), (happened.presented_on, true));
        assert_eq!((of(CheckKind::Training).done_on, of(CheckKind::Visit).done_on), (None, None));
        assert!(list.is_sorted_by_key(|item| item.due_on), "soonest first");
    }
}
