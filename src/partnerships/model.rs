//! What a partnership is: the agreement space of a dated set of territories.

use async_graphql::SimpleObject;

use super::policy::Standing;
use crate::kernel::actor::{OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::page::Cursor;

/// The agreement space of a dated set of territories.
#[derive(Clone, Debug, SimpleObject, sqlx::FromRow)]
#[graphql(complex)]
pub struct Partnership {
    /// Node id.
    pub id: PartnershipId,
    /// Name.
    pub name: String,
    /// Folded name, by which lists are ordered.
    #[graphql(skip)]
    pub name_key: String,
    /// Chosen at creation, never changed: the clock of its reviews and reminders.
    pub time_zone: Zone,
    /// The post that runs its reviews, meetings and members.
    #[graphql(skip)]
    pub coordinating_post_id: Option<PostId>,
    /// Rises with each change; sent back as `baseRevision`.
    pub revision: i64,
    /// When it was created.
    #[graphql(skip)]
    pub created_at: Ts,
    /// What the viewer is to it.
    #[graphql(skip)]
    #[sqlx(skip)]
    pub standing: Standing,
}

impl Partnership {
    /// Today on its calendar.
    #[must_use]
    pub fn today(&self, now: Ts) -> Day {
        now.day_in(&self.time_zone)
    }

    /// Its place in lists.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        Cursor { key: self.name_key.clone(), id: self.id.0 }
    }
}

/// An organisation's membership.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Member {
    /// Of which partnership.
    pub partnership_id: PartnershipId,
    /// Which organisation.
    pub organisation_id: OrganisationId,
    /// Its folded name, by which members are listed.
    pub name_key: String,
    /// First day.
    pub joined_on: Day,
    /// Last day, included.
    pub left_on: Option<Day>,
    /// Of the justice side.
    pub justice: bool,
    /// Of the health side.
    pub health: bool,
}

impl Member {
    /// A member on that day.
    #[must_use]
    pub fn on(&self, day: Day) -> bool {
        self.joined_on <= day && self.left_on.is_none_or(|last| day <= last)
    }
}

/// One territory of a scope, from a day to a day.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ScopeRow {
    /// Of which partnership.
    pub partnership_id: PartnershipId,
    /// Which territory.
    pub territory_code: String,
    /// First day.
    pub from_on: Day,
    /// Last day, included.
    pub to_on: Option<Day>,
}

impl ScopeRow {
    /// Part of the scope on that day.
    #[must_use]
    pub fn on(&self, day: Day) -> bool {
        self.from_on <= day && self.to_on.is_none_or(|last| day <= last)
    }
}
