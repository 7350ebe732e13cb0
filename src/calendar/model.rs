//! Feed tokens.

use async_graphql::{Enum, SimpleObject};

use crate::kernel::actor::{MandateId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::typed_id;

typed_id!(
    /// A calendar feed's token.
    FeedTokenId,
    "feed"
);

/// Whose feed it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum FeedKind {
    /// Lives with the account; loses a mandate's events when the mandate ends.
    Personal,
    /// Holds what concerns one post; dies with the mandate.
    Post,
}

/// A calendar feed's token; the address itself is shown once, at creation.
#[derive(Clone, Debug, SimpleObject, sqlx::FromRow)]
#[graphql(complex)]
pub struct FeedToken {
    /// Node id.
    pub id: FeedTokenId,
    /// Chosen by its owner, to tell feeds apart.
    pub name: String,
    #[graphql(skip)]
    pub(super) person_id: PersonId,
    #[graphql(skip)]
    pub(super) post_id: Option<PostId>,
    #[graphql(skip)]
    pub(super) mandate_id: Option<MandateId>,
    /// Minutes before each entry for an alarm; null for none.
    pub alarm_minutes: Option<i64>,
    /// When it was made.
    pub created_at: Ts,
    /// Day of the last fetch.
    pub last_used_on: Option<Day>,
    /// When it was revoked.
    pub revoked_at: Option<Ts>,
}

impl FeedToken {
    /// Whose feed it is.
    #[must_use]
    pub fn kind(&self) -> FeedKind {
        if self.post_id.is_some() { FeedKind::Post } else { FeedKind::Personal }
    }

    /// The post whose feed it is.
    #[must_use]
    pub fn post(&self) -> Option<PostId> {
        self.post_id
    }
}
