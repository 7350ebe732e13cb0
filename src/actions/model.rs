//! What an action item is.

use async_graphql::{Enum, SimpleObject};
use uuid::Uuid;

use crate::kernel::actor::{PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::ids::Subject;
use crate::typed_id;

typed_id!(
    /// Something decided, with an owner and a date.
    ActionId,
    "action"
);

/// Life of an action item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ActionState {
    /// To be done.
    Open,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

/// Something decided, with an owner post and a date.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct ActionItem {
    /// Node id.
    pub id: ActionId,
    /// The partnership it belongs to.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// What is to be done.
    pub title: String,
    /// More about it.
    pub details: Option<String>,
    /// The SINGLE post that answers for it.
    #[graphql(skip)]
    pub owner_post_id: PostId,
    /// Last day to do it in time.
    pub due_on: Day,
    /// Where it stands.
    pub state: ActionState,
    /// The day it was done or given up.
    pub settled_on: Option<Day>,
    /// Kind of the thing that decided it.
    #[graphql(skip)]
    pub origin_kind: String,
    /// Its id.
    #[graphql(skip)]
    pub origin_id: Uuid,
    /// The revision to send back as `baseRevision`.
    pub revision: i64,
    /// When it was last changed.
    #[graphql(skip)]
    pub updated_at: Ts,
    /// Who changed it last.
    #[graphql(skip)]
    pub editor: Option<String>,
    /// The partnership's zone, on whose calendar it is late.
    #[graphql(skip)]
    pub time_zone: Zone,
}

impl ActionItem {
    /// Where it was decided.
    #[must_use]
    pub fn origin(&self) -> Subject {
        Subject { kind: self.origin_kind.clone(), id: self.origin_id }
    }

    /// Still to be done although its day has passed.
    #[must_use]
    pub fn late(&self, now: Ts) -> bool {
        self.state == ActionState::Open && self.due_on < now.day_in(&self.time_zone)
    }
}
