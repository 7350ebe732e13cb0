//! What annual meetings add to partnerships, events and action items.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{Context, Object};

use super::Fallible;
use crate::actions::ActionItem;
use crate::events::Event;
use crate::kernel::page::PageRequest;
use crate::meetings::loaders::{self, ThemesOf, load};
use crate::meetings::{AnnualMeeting, Meetings, ThemeDiscussed};
use crate::partnerships::Partnership;
use crate::platform::graphql::{ContextExt as _, Total, connection};
use crate::protocols::reviews::load_review;

/// What annual meetings add to a partnership.
pub struct PartnershipMeetings(pub Partnership);

/// What annual meetings add to a partnership.
#[Object]
impl PartnershipMeetings {
    /// Those to come, soonest first; those held or called off when asked for, latest first.
    async fn annual_meetings(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] past: bool,
        first: Option<i32>,
        after: Option<String>,
    ) -> Fallible<Connection<String, AnnualMeeting, Total, EmptyFields>> {
        let page = PageRequest::new(first, after.as_deref(), ctx.look_ahead().field("totalCount").exists())?;
        let found = ctx.service::<Meetings>().of_partnership(&self.0, past, &page).await?;
        Ok(connection(found, after.is_some()))
    }
    /// Every theme, with when it was last on the agenda of a meeting that took place.
    async fn themes_last_discussed(&self, ctx: &Context<'_>) -> Fallible<Vec<ThemeDiscussed>> {
        if !self.0.standing.reads() {
            return Ok(Vec::new());
        }
        Ok(load(ctx, ThemesOf(self.0.id)).await?.unwrap_or_default())
    }
    /// Whether the viewer may plan an annual meeting.
    async fn viewer_can_plan_meeting(&self) -> bool {
        self.0.standing.runs()
    }
}

/// The annual meeting that an event is the date of.
pub struct EventMeeting(pub Event);

/// The annual meeting that an event is the date of.
#[Object]
impl EventMeeting {
    /// Null for other kinds, and out of the viewer's reach.
    async fn meeting(&self, ctx: &Context<'_>) -> Option<Fallible<AnnualMeeting>> {
        let id = self.0.subject()?.as_id()?;
        loaders::meeting(ctx, id).await.transpose()
    }
}

/// Where an action item was decided, in words.
pub struct ActionOrigin(pub ActionItem);

/// Where an action item was decided, in words.
#[Object]
impl ActionOrigin {
    /// The day and title of the review or meeting; empty when out of the viewer's reach.
    async fn origin_title(&self, ctx: &Context<'_>) -> Fallible<String> {
        let origin = self.0.origin();
        if let Some(id) = origin.as_id() {
            let review = load_review(ctx, id).await?;
            return Ok(review.map(|review| review.title_fr()).unwrap_or_default());
        }
        let Some(id) = origin.as_id() else { return Ok(String::new()) };
        let meeting = loaders::meeting(ctx, id).await?;
        Ok(meeting.map(|meeting| meeting.title_fr()).unwrap_or_default())
    }
}
