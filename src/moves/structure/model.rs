//! What changes of structure are, and where a post was on a day.

use async_graphql::{Enum, SimpleObject};
use serde::Serialize;

use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::typed_id;

typed_id!(
    /// A post's move, a closing or a merger.
    StructureChangeId,
    "structure-change"
);

/// What changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type, Serialize)]
#[graphql(name = "StructureChangeKind")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ChangeKind {
    /// A post passes to another organisation.
    PostMoved,
    /// An organisation ceases to exist.
    Closed,
    /// An organisation passes into another.
    Merged,
}

/// Where a change stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type, Serialize)]
#[graphql(name = "StructureChangeState")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ChangeState {
    /// Its day has not come.
    Planned,
    /// It is so.
    Done,
    /// Called off before its day.
    Cancelled,
    /// On its day something stood against it, which had not when it was planned.
    Blocked,
}

/// A post's move, a closing or a merger.
#[derive(Clone, Debug, SimpleObject, sqlx::FromRow)]
#[graphql(complex)]
pub struct StructureChange {
    /// Names it in commands.
    pub id: StructureChangeId,
    /// What changes.
    pub kind: ChangeKind,
    /// Which closes or merges; where the post was before.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// Which post moves.
    #[graphql(skip)]
    pub post_id: Option<PostId>,
    /// Where to.
    #[graphql(skip)]
    pub into_id: Option<OrganisationId>,
    /// First day of what is new; for a closing, the day after the last.
    pub takes_effect_on: Day,
    /// Where it stands.
    pub state: ChangeState,
    /// Who recorded it.
    #[graphql(skip)]
    pub recorded_by: Option<PersonId>,
    /// When it was recorded.
    pub recorded_at: Ts,
}

/// Where a post was from a day to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In which organisation.
    pub organisation: OrganisationId,
    /// First day; none for as long as it exists.
    pub from: Option<Day>,
    /// Last day, included; none while no end is known.
    pub until: Option<Day>,
}

impl Place {
    /// It was there on that day.
    #[must_use]
    pub fn on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Where a post was, oldest first: its moves that took place, in any order, then where it is now.
#[must_use]
pub fn places(now_at: OrganisationId, moves: &[StructureChange]) -> Vec<Place> {
    let mut done: Vec<&StructureChange> = moves
        .iter()
        .filter(|one| one.kind == ChangeKind::PostMoved && one.state == ChangeState::Done)
        .collect();
    done.sort_by_key(|one| (one.takes_effect_on, one.recorded_at, one.id));
    let mut from = None;
    let mut found: Vec<Place> = Vec::new();
    for one in done {
        found.push(Place { organisation: one.organisation_id, from, until: Some(one.takes_effect_on.eve()) });
        from = Some(one.takes_effect_on);
    }
    found.push(Place { organisation: now_at, from, until: None });
    found
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn organisation(number: u128) -> OrganisationId {
        OrganisationId(Uuid::from_u128(number))
    }

    fn moved(from: u128, into: u128, on: &str, state: ChangeState) -> StructureChange {
        StructureChange {
            id: StructureChangeId(Uuid::from_u128(from)),
            kind: ChangeKind::PostMoved,
            organisation_id: organisation(from),
            post_id: Some(PostId(Uuid::from_u128(9))),
            into_id: Some(organisation(into)),
            takes_effect_on: on.parse().unwrap(),
            state,
            recorded_by: None,
            recorded_at: Ts::new("2026-01-01T00:00:00Z".parse().unwrap()),
        }
    }

    #[test]
    fn where_a_post_was_on_a_day_always_has_one_answer() {
        let moves = [
            moved(2, 3, "2026-04-01", ChangeState::Done),
            moved(1, 2, "2025-01-01", ChangeState::Done),
            moved(3, 4, "2027-01-01", ChangeState::Planned),
            moved(3, 5, "2026-05-01", ChangeState::Cancelled),
        ];
        let all = places(organisation(3), &moves);
        for (day, expected) in [
            ("2020-01-01", 1),
            ("2024-12-31", 1),
            ("2025-01-01", 2),
            ("2026-03-31", 2),
            ("2026-04-01", 3),
            ("2030-01-01", 3),
        ] {
            let there: Vec<_> = all.iter().filter(|place| place.on(day.parse().unwrap())).collect();
            assert_eq!(there.len(), 1, "{day}");
            assert_eq!(there[0].organisation, organisation(expected), "{day}");
        }
        assert_eq!(
            places(organisation(7), &[]),
            [Place { organisation: organisation(7), from: None, until: None }]
        );
    }
}
