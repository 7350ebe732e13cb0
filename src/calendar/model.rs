//! Feed tokens.

use async_graphql::{Enum, SimpleObject};

use crate::events::EventKind;
use crate::kernel::actor::{MandateId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::platform::ical::ics::Colour;
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

/// Of what its owner may see, what a personal feed shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FeedScope {
    /// Where the owner, or a post of theirs, is expected or invites.
    Mine,
    /// Where someone of the owner's organisations is expected or invites.
    Organisation,
    /// One partnership.
    Partnership,
    /// The partnerships of one territory.
    Territory,
}

impl FeedScope {
    /// For what stands for the feed's contents.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Mine => "MINE",
            Self::Organisation => "ORGANISATION",
            Self::Partnership => "PARTNERSHIP",
            Self::Territory => "TERRITORY",
        }
    }
}

/// In which colour programs show a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "names of colours")]
pub enum FeedColour {
    Blue,
    Green,
    Orange,
    Purple,
    Red,
    Teal,
}

impl FeedColour {
    /// As calendars are told.
    #[must_use]
    pub fn written(self) -> Colour {
        let (name, digits) = match self {
            Self::Blue => ("royalblue", "#4169E1"),
            Self::Green => ("seagreen", "#2E8B57"),
            Self::Orange => ("darkorange", "#FF8C00"),
            Self::Purple => ("mediumpurple", "#9370DB"),
            Self::Red => ("crimson", "#DC143C"),
            Self::Teal => ("teal", "#008080"),
        };
        Colour { name, digits }
    }
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
    #[graphql(skip)]
    pub(super) scope: Option<FeedScope>,
    #[graphql(skip)]
    pub(super) partnership_id: Option<PartnershipId>,
    #[graphql(skip)]
    pub(super) territory_code: Option<String>,
    #[graphql(skip)]
    pub(super) kinds: Option<String>,
    #[graphql(skip)]
    pub(super) include_cancelled: bool,
    /// In which colour programs show it.
    pub colour: Option<FeedColour>,
}

impl FeedToken {
    /// Whose feed it is.
    #[must_use]
    pub fn kind(&self) -> FeedKind {
        if self.post_id.is_some() { FeedKind::Post } else { FeedKind::Personal }
    }

    /// Only these kinds of events; none for all.
    #[must_use]
    pub fn kinds(&self) -> Option<Vec<EventKind>> {
        let kinds = self.kinds.as_deref()?.split(',');
        Some(kinds.filter_map(EventKind::from_code).collect())
    }

    /// The post whose feed it is.
    #[must_use]
    pub fn post(&self) -> Option<PostId> {
        self.post_id
    }
}
