//! Cross-trainings as they change.

use async_graphql::{Context, Subscription};

use crate::kernel::error::Error;
use crate::platform::graphql::{ContextExt as _, Now, now};
use crate::trainings::loaders;
use crate::trainings::model::{Training, TrainingId};

/// Cross-trainings as they change.
#[derive(Default)]
pub struct TrainingSubscription;

/// Cross-trainings as they change.
#[Subscription]
impl TrainingSubscription {
    /// A training as it stands, then each time it changes: date, contents, seats, registrations, attendance.
    async fn training_changed(
        &self,
        ctx: &Context<'_>,
        training_id: TrainingId,
    ) -> async_graphql::Result<Now<Training>> {
        ctx.actor()?;
        let training = loaders::training(ctx, training_id).await?.ok_or(Error::NotFound)?;
        ctx.shows(training.id);
        ctx.shows(training.event_id);
        Ok(now(training))
    }
}
