//! iCalendar: feeds out, which read the other slices and own nothing but their tokens, and calendars in ([`inbound`]).

mod feeds;
mod graphql;
pub mod inbound;
mod model;
mod store;
mod texts;

use crate::accounts::hash_token;
use crate::confidentiality::{LINE, Screen, passed};
use crate::directory::ContactBook;
use crate::events::{EventKind, Events};
use crate::kernel::actor::{Actor, PartnershipId, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::partnerships::Partnerships;
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::protocols::Protocols;

pub use feeds::{Feed, FeedRequest};
pub use graphql::{CalendarMutation, FeedTokenPayload, PostFeeds, ViewerFeeds};
pub use model::{FeedColour, FeedKind, FeedScope, FeedToken, FeedTokenId};
pub use texts::{ERASURE, TEXTS};

/// The longest notice an alarm may give: four weeks.
const LONGEST_ALARM: i64 = 4 * 7 * 24 * 60;

/// Feeds and their tokens.
#[derive(Clone, Debug)]
pub struct Calendar {
    platform: Platform,
    contacts: ContactBook,
    partnerships: Partnerships,
    events: Events,
    protocols: Protocols,
}

/// What a new feed needs.
#[derive(Clone, Debug)]
pub struct NewFeed {
    /// To tell feeds apart.
    pub name: String,
    /// A post held by the actor makes a post feed; none a personal one.
    pub post: Option<PostId>,
    /// Minutes before each entry.
    pub alarm_minutes: Option<i32>,
    /// What it shows of what its owner may see.
    pub filter: Filter,
    /// In which colour programs show it.
    pub colour: Option<FeedColour>,
    /// The name concerns no individual case.
    pub confirmed: bool,
}

/// What a feed shows of what its owner may see; nothing set shows all.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Which part, for a personal feed.
    pub scope: Option<FeedScope>,
    /// For [`FeedScope::Partnership`].
    pub partnership: Option<PartnershipId>,
    /// For [`FeedScope::Territory`].
    pub territory: Option<String>,
    /// Only these kinds of events; empty for all.
    pub kinds: Vec<EventKind>,
    /// Whether what was called off is shown for thirty days.
    pub include_cancelled: bool,
}

impl Filter {
    /// All that the owner may see, what was called off for thirty days too.
    #[must_use]
    pub fn everything() -> Self {
        Self { scope: None, partnership: None, territory: None, kinds: Vec::new(), include_cancelled: true }
    }

    /// Whether the scope names what it needs, and nothing else.
    fn is_whole(&self, for_post: bool) -> bool {
        let named = (self.partnership.is_some(), self.territory.is_some());
        match self.scope {
            Some(_) if for_post => false,
            None | Some(FeedScope::Mine | FeedScope::Organisation) => named == (false, false),
            Some(FeedScope::Partnership) => named == (true, false),
            Some(FeedScope::Territory) => named == (false, true),
        }
    }

    fn kinds(&self) -> Option<String> {
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.code()).collect();
        (!kinds.is_empty()).then(|| kinds.join(","))
    }
}

/// A token just made, with the secret that is shown this once.
#[derive(Clone, Debug)]
pub struct CreatedFeed {
    /// The token.
    pub token: FeedToken,
    /// https address.
    pub url: String,
}

impl Calendar {
    /// On these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        contacts: ContactBook,
        partnerships: Partnerships,
        events: Events,
        protocols: Protocols,
    ) -> Self {
        Self { platform, contacts, partnerships, events, protocols }
    }

    /// Makes a feed for the actor, or for a post that the actor holds today.
    ///
    /// # Errors
    /// Problems with the name, the alarm or the post.
    pub async fn create(&self, actor: &Actor, input: NewFeed) -> Result<CreatedFeed> {
        let contacts = self.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed);
        let name = screen.required("name", &input.name, LINE);
        screen.problems.require(
            input.alarm_minutes.is_none_or(|minutes| (0..=LONGEST_ALARM).contains(&minutes.into())),
            || {
                Problem::new("INVALID_VALUE", "Choisissez un rappel entre 0 minute et 4 semaines.")
                    .on("alarmMinutes")
            },
        );
        let held = input.post.map(|post| actor.mandates.iter().find(|held| held.post == post));
        screen.problems.require(held != Some(None), || {
            Problem::new("ACTING_POST_NOT_HELD", "Vous n’occupez pas ce poste aujourd’hui.").on("postId")
        });
        screen.problems.require(input.filter.is_whole(input.post.is_some()), || {
            let message = "Choisissez un partenariat, un territoire ou rien, selon ce que l’agenda montre.";
            Problem::new("INVALID_VALUE", message).on("filter.scope")
        });
        // What the owner does not read shows nothing: it is said at once.
        let reads = input.filter.partnership.is_none_or(|partnership| actor.is_member(partnership));
        screen.problems.require(reads, || {
            Problem::new("NOT_READ", "Vous ne lisez pas ce partenariat.").on("filter.partnershipId")
        });
        if let Some(code) = &input.filter.territory {
            let known = self.partnerships.overlapping(code, &actor.partnerships()).await?;
            screen.problems.require(!known.is_empty(), || {
                Problem::new("NOT_READ", "Vous ne lisez aucun partenariat de ce territoire.")
                    .on("filter.territory")
            });
        }
        let codes = screen.check()?;
        let name = passed(name)?;
        let now = self.platform.clock.now();
        let secret = self.platform.entropy.token();
        let token = FeedToken {
            id: FeedTokenId::fresh(&self.platform.entropy, now),
            name: name.into_inner(),
            person_id: actor.person,
            post_id: input.post,
            mandate_id: held.flatten().map(|held| held.mandate),
            alarm_minutes: input.alarm_minutes.map(i64::from),
            created_at: now,
            last_used_on: None,
            revoked_at: None,
            scope: input.filter.scope,
            partnership_id: input.filter.partnership,
            kinds: input.filter.kinds(),
            territory_code: input.filter.territory,
            include_cancelled: input.filter.include_cancelled,
            colour: input.colour,
        };
        let mut tx = self.platform.db.begin().await?;
        store::insert(&mut tx, &token, hash_token(&secret)).await?;
        let by = By::actor(actor, input.post);
        audit::record(
            &mut tx,
            &self.platform,
            by,
            "feed.create",
            token.id,
            serde_json::json!({ "confirmed": codes }),
        )
        .await?;
        tx.commit().await?;
        Ok(CreatedFeed { url: format!("{}/calendrier/{secret}.ics", self.platform.public_url), token })
    }

    /// Revokes a feed of the actor; doing it twice changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody else's.
    pub async fn revoke(&self, actor: &Actor, id: FeedTokenId) -> Result<FeedToken> {
        let mut tx = self.platform.db.begin().await?;
        let token = store::revoke(&mut tx, id, actor.person, self.platform.clock.now())
            .await?
            .ok_or(Error::NotFound)?;
        audit::record(&mut tx, &self.platform, By::actor(actor, token.post_id), "feed.revoke", id, ())
            .await?;
        tx.commit().await?;
        Ok(token)
    }

    /// The actor's feeds; only those of one post when it is named.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_actor(&self, actor: &Actor, post: Option<PostId>) -> Result<Vec<FeedToken>> {
        store::of_person(&self.platform.db, actor.person, post).await
    }
}
