//! Events as they change.

use async_graphql::{Context, Subscription};

use crate::events::{Event, EventId, loaders};
use crate::kernel::error::Error;
use crate::platform::graphql::{ContextExt as _, Now, now};

/// Events as they change.
#[derive(Default)]
pub struct EventSubscription;

/// Events as they change.
#[Subscription]
impl EventSubscription {
    /// An event as it stands, then each time it changes: date, poll, who is expected, their answers.
    async fn event_changed(&self, ctx: &Context<'_>, event_id: EventId) -> async_graphql::Result<Now<Event>> {
        ctx.actor()?;
        let event = loaders::event(ctx, event_id).await?.ok_or(Error::NotFound)?;
        ctx.shows(event.id);
        Ok(now(event))
    }
}
