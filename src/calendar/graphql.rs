//! Feed tokens in the API.

use async_graphql::{ComplexObject, Context, ID, InputObject, Object, SimpleObject};

use super::{
    Calendar, CreatedFeed, FeedColour, FeedKind, FeedScope, FeedToken, FeedTokenId, Filter, NewFeed,
};
use crate::directory::{Post, Territory, load_post, load_territory};
use crate::events::EventKind;
use crate::kernel::actor::{PartnershipId, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::partnerships::{Partnership, load_partnership};
use crate::payload;
use crate::platform::graphql::ContextExt as _;

/// What the token is for.
#[ComplexObject]
impl FeedToken {
    /// Whose feed it is.
    #[graphql(name = "kind")]
    async fn feed_kind(&self) -> FeedKind {
        self.kind()
    }

    /// The post whose feed it is.
    #[graphql(name = "post")]
    async fn feed_post(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Post>> {
        load_post(ctx, self.post()?).await.transpose()
    }

    /// What it shows of what its owner may see.
    async fn filter(&self) -> FeedFilter {
        FeedFilter(self.clone())
    }
}

/// What a feed shows of what its owner may see; nothing set shows all.
pub struct FeedFilter(FeedToken);

/// What a feed shows of what its owner may see; nothing set shows all.
#[Object]
impl FeedFilter {
    /// Which part; null for all, and for the feed of a post.
    async fn scope(&self) -> Option<FeedScope> {
        self.0.scope
    }

    /// The partnership that it was made for.
    async fn partnership(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Partnership>> {
        load_partnership(ctx, self.0.partnership_id?).await.transpose()
    }

    /// The territory that it was made for.
    async fn territory(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Territory>> {
        load_territory(ctx, self.0.territory_code.clone()?).await.transpose()
    }

    /// Only these kinds of events; empty for all.
    async fn kinds(&self) -> Vec<EventKind> {
        self.0.kinds().unwrap_or_default()
    }

    /// Whether it shows what was called off, for thirty days.
    async fn include_cancelled(&self) -> bool {
        self.0.include_cancelled
    }
}

/// What a feed shows of what its owner may see; nothing set shows all.
#[derive(Debug, InputObject)]
pub struct FeedFilterInput {
    /// Which part, for a personal feed.
    scope: Option<FeedScope>,
    /// For PARTNERSHIP.
    partnership_id: Option<PartnershipId>,
    /// Code, for TERRITORY.
    territory: Option<ID>,
    /// Only these kinds of events; empty for all.
    #[graphql(default)]
    kinds: Vec<EventKind>,
    /// Whether what was called off is shown for thirty days.
    #[graphql(default = true)]
    include_cancelled: bool,
}

impl From<Option<FeedFilterInput>> for Filter {
    fn from(input: Option<FeedFilterInput>) -> Self {
        match input {
            Some(input) => Self {
                scope: input.scope,
                partnership: input.partnership_id,
                territory: input.territory.map(|code| code.0),
                kinds: input.kinds,
                include_cancelled: input.include_cancelled,
            },
            None => Self::everything(),
        }
    }
}

/// A new feed.
#[derive(Debug, InputObject)]
pub struct CreateFeedTokenInput {
    name: String,
    /// A post held by the viewer makes a post feed; null a personal one.
    post_id: Option<PostId>,
    alarm_minutes: Option<i32>,
    filter: Option<FeedFilterInput>,
    colour: Option<FeedColour>,
    #[graphql(default)]
    confirmed_no_individual_case: bool,
}

/// Which feed.
#[derive(Debug, InputObject)]
pub struct RevokeFeedTokenInput {
    feed_token_id: FeedTokenId,
}

/// The new feed, its address shown this once.
#[derive(Debug, SimpleObject)]
pub struct CreateFeedTokenPayload {
    feed_token: Option<FeedToken>,
    /// https address, this once.
    url: Option<String>,
    /// The same for calendar programs.
    webcal_url: Option<String>,
    /// What to correct.
    problems: Vec<Problem>,
}

impl CreateFeedTokenPayload {
    fn from_result(result: Result<CreatedFeed>) -> Result<Self> {
        match result {
            Ok(CreatedFeed { token, url }) => Ok(Self {
                feed_token: Some(token),
                webcal_url: url.split_once("://").map(|(_, rest)| format!("webcal://{rest}")),
                url: Some(url),
                problems: Vec::new(),
            }),
            Err(Error::Problems(problems)) => {
                Ok(Self { feed_token: None, url: None, webcal_url: None, problems })
            }
            Err(other) => Err(other),
        }
    }
}

payload!(
    /// A feed's token as it now stands.
    FeedTokenPayload { feed_token: FeedToken }
);

/// Feeds of the account, on `Viewer`.
#[derive(Default)]
pub struct ViewerFeeds;

/// Feeds of the account, on `Viewer`.
#[Object]
impl ViewerFeeds {
    /// All feeds of the account, those of posts too, latest first.
    async fn feeds(&self, ctx: &Context<'_>) -> Result<Vec<FeedToken>> {
        ctx.service::<Calendar>().of_actor(ctx.actor()?, None).await
    }
}

/// Feeds of one post, on `Post`.
pub struct PostFeeds(
    /// Which post.
    pub PostId,
);

/// Feeds of one post, on `Post`.
#[Object]
impl PostFeeds {
    /// The viewer's own feeds of this post.
    async fn feeds(&self, ctx: &Context<'_>) -> Result<Vec<FeedToken>> {
        ctx.service::<Calendar>().of_actor(ctx.actor()?, Some(self.0)).await
    }
}

/// Root fields of this slice.
#[derive(Default)]
pub struct CalendarMutation;

/// Root fields of this slice.
#[Object]
impl CalendarMutation {
    /// Makes a calendar feed; its address is shown this once.
    async fn create_feed_token(
        &self,
        ctx: &Context<'_>,
        input: CreateFeedTokenInput,
    ) -> Result<CreateFeedTokenPayload> {
        let new = NewFeed {
            name: input.name,
            post: input.post_id,
            alarm_minutes: input.alarm_minutes,
            filter: input.filter.into(),
            colour: input.colour,
            confirmed: input.confirmed_no_individual_case,
        };
        CreateFeedTokenPayload::from_result(ctx.service::<Calendar>().create(ctx.actor()?, new).await)
    }

    /// Revokes a feed; calendar programs are told that it is gone.
    async fn revoke_feed_token(
        &self,
        ctx: &Context<'_>,
        input: RevokeFeedTokenInput,
    ) -> Result<FeedTokenPayload> {
        FeedTokenPayload::from_result(
            ctx.service::<Calendar>().revoke(ctx.actor()?, input.feed_token_id).await,
        )
    }
}
