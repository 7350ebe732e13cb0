//! Annual meetings as they change.

use async_graphql::{Context, Subscription};

use crate::kernel::error::Error;
use crate::meetings::ids::MeetingId;
use crate::meetings::{AnnualMeeting, loaders};
use crate::platform::graphql::{ContextExt as _, Now, now};

/// Annual meetings as they change.
#[derive(Default)]
pub struct MeetingSubscription;

/// Annual meetings as they change.
#[Subscription]
impl MeetingSubscription {
    /// A meeting as it stands, then each time it changes: date, agenda, those present, minutes, actions.
    async fn meeting_changed(
        &self,
        ctx: &Context<'_>,
        meeting_id: MeetingId,
    ) -> async_graphql::Result<Now<AnnualMeeting>> {
        ctx.actor()?;
        let meeting = loaders::meeting(ctx, meeting_id).await?.ok_or(Error::NotFound)?;
        ctx.shows(meeting.id);
        ctx.shows(meeting.event_id);
        Ok(now(meeting))
    }
}
