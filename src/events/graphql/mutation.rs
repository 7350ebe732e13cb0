//! What can be done with events of their own, with those expected, and with court recesses.

use async_graphql::{Context, InputObject, Object};

use super::EventPayload;
use crate::directory::{Territory, load_territory};
use crate::events::recess::{RecordCourtRecessInput, RemoveCourtRecessInput};
use crate::events::{CancelEventInput, CourtRecess, EventId, EventInput, Events, UpdateEventInput};
use crate::kernel::actor::{PersonId, PostId};
use crate::kernel::error::Error;
use crate::payload;
use crate::platform::graphql::ContextExt as _;

payload!(
    /// A court recess.
    CourtRecessPayload { court_recess: CourtRecess }
);

/// Fields of a recess that need another read.
pub struct CourtRecessLinks(pub CourtRecess);

/// Fields of a recess that need another read.
#[Object]
impl CourtRecessLinks {
    /// Of which territory.
    async fn territory(&self, ctx: &Context<'_>) -> async_graphql::Result<Territory> {
        load_territory(ctx, self.0.territory_code.clone()).await?.ok_or_else(|| Error::NotFound.into())
    }
}

/// More people to expect.
#[derive(InputObject)]
pub struct AddEventAttendeesInput {
    event_id: EventId,
    #[graphql(default)]
    attendee_post_ids: Vec<PostId>,
    #[graphql(default)]
    attendee_person_ids: Vec<PersonId>,
    acting_post_id: Option<PostId>,
}

/// Someone to expect no longer: a post or a person.
#[derive(InputObject)]
#[expect(clippy::struct_field_names, reason = "each names a node by its id, as in all inputs")]
pub struct RemoveEventAttendeeInput {
    event_id: EventId,
    post_id: Option<PostId>,
    person_id: Option<PersonId>,
    acting_post_id: Option<PostId>,
}

/// Events of their own, those expected, and court recesses.
#[derive(Default)]
pub struct EventSeriesMutation;

/// Events of their own, those expected, and court recesses.
#[Object]
impl EventSeriesMutation {
    /// Creates an event or a series; the same request again gives what it made before.
    async fn create_event(
        &self,
        ctx: &Context<'_>,
        input: EventInput,
    ) -> async_graphql::Result<EventPayload> {
        Ok(EventPayload::from_result(ctx.service::<Events>().create(ctx.actor()?, input).await)?)
    }

    /// Changes an event, or all that is to come of its series.
    async fn update_event(
        &self,
        ctx: &Context<'_>,
        input: UpdateEventInput,
    ) -> async_graphql::Result<EventPayload> {
        Ok(EventPayload::from_result(ctx.service::<Events>().update(ctx.actor()?, input).await)?)
    }

    /// Calls off an event, or all that is to come of its series.
    async fn cancel_event(
        &self,
        ctx: &Context<'_>,
        input: CancelEventInput,
    ) -> async_graphql::Result<EventPayload> {
        Ok(EventPayload::from_result(ctx.service::<Events>().call_off(ctx.actor()?, input).await)?)
    }

    /// Expects more people at an event.
    async fn add_event_attendees(
        &self,
        ctx: &Context<'_>,
        input: AddEventAttendeesInput,
    ) -> async_graphql::Result<EventPayload> {
        let AddEventAttendeesInput { event_id, attendee_post_ids, attendee_person_ids, acting_post_id } =
            input;
        let (actor, events) = (ctx.actor()?, ctx.service::<Events>());
        let result = events
            .add_attendees(actor, event_id, &attendee_post_ids, &attendee_person_ids, acting_post_id)
            .await;
        Ok(EventPayload::from_result(result)?)
    }

    /// Expects someone no longer.
    async fn remove_event_attendee(
        &self,
        ctx: &Context<'_>,
        input: RemoveEventAttendeeInput,
    ) -> async_graphql::Result<EventPayload> {
        let RemoveEventAttendeeInput { event_id, post_id, person_id, acting_post_id } = input;
        let (actor, events) = (ctx.actor()?, ctx.service::<Events>());
        let result = events.remove_attendee(actor, event_id, post_id, person_id, acting_post_id).await;
        Ok(EventPayload::from_result(result)?)
    }

    /// Enters a time when a court sits less; territory administrators only.
    async fn record_court_recess(
        &self,
        ctx: &Context<'_>,
        input: RecordCourtRecessInput,
    ) -> async_graphql::Result<CourtRecessPayload> {
        let result = ctx.service::<Events>().record_recess(ctx.actor()?, input).await;
        Ok(CourtRecessPayload::from_result(result)?)
    }

    /// Removes a recess; territory administrators only.
    async fn remove_court_recess(
        &self,
        ctx: &Context<'_>,
        input: RemoveCourtRecessInput,
    ) -> async_graphql::Result<CourtRecessPayload> {
        let result = ctx.service::<Events>().remove_recess(ctx.actor()?, input).await;
        Ok(CourtRecessPayload::from_result(result)?)
    }
}
