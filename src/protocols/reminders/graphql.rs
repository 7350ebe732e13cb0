//! Reminders in the API.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, Object};

use super::{Reminder, ReminderLoader, Reminders};
use crate::accounts::{VisiblePerson, load_person};
use crate::kernel::error::Error;
use crate::platform::graphql::ContextExt as _;
use crate::protocols::{CooperationProtocol, Seen, Sight, load_protocol};

#[ComplexObject]
impl Reminder {
    /// The protocol to review.
    async fn protocol(&self, ctx: &Context<'_>) -> async_graphql::Result<CooperationProtocol> {
        let seen = load_protocol(ctx, self.protocol_id).await?.ok_or(Error::NotFound)?;
        Ok(seen.into())
    }
    /// To whom it goes or went, as far as the viewer may know of them.
    async fn recipients(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<VisiblePerson>> {
        let people = self.people.iter().map(|id| load_person(ctx, *id));
        let found = futures::future::try_join_all(people).await?;
        Ok(found.into_iter().flatten().collect())
    }
}

/// The reminders of a protocol, for its page.
pub struct ProtocolReminders(pub Arc<Seen>);

/// The reminders of a protocol, for its page.
#[Object]
impl ProtocolReminders {
    /// Steps of the current review cycle, past and to come; none for who only sees what is published.
    async fn reminders(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Reminder>> {
        if self.0.sight != Sight::Full {
            return Ok(Vec::new());
        }
        let found = ctx.data_unchecked::<ReminderLoader>().load_one(self.0.protocol.id).await?;
        Ok(found.unwrap_or_default())
    }
}

/// The viewer's reminders, for the home page.
#[derive(Default)]
pub struct ViewerReminders;

/// The viewer's reminders, for the home page.
#[Object]
impl ViewerReminders {
    /// Reminders sent to the viewer that still hold: the latest of each protocol.
    async fn reminders(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Reminder>> {
        Ok(ctx.service::<Reminders>().of_viewer(ctx.actor()?).await?)
    }
}
