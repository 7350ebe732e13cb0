//! Events in the API.

mod mutation;
mod series;
mod subscription;

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{Context, ID, InputObject, Object};

use super::model::{Event, EventAttendee, EventId, other_time_zones};
use super::{
    Action, AttendeeAnswer, CourtRecess, EventState, EventWarning, Events, MeetingInput, Series, Window,
    allows, loaders, policy,
};
use crate::accounts::{VisiblePerson, load_person};
use crate::directory::{Organisation, Post, load_organisation, load_post};
use crate::kernel::actor::{PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Error;
use crate::kernel::page::PageRequest;
use crate::partnerships::{Partnership, load_partnership_of};
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};

pub use mutation::{CourtRecessLinks, CourtRecessPayload, EventSeriesMutation};
pub use subscription::EventSubscription;

/// Fields of an event that need another read.
pub struct EventLinks(pub Event);

/// Fields of an event that need another read.
#[Object]
impl EventLinks {
    /// The partnership it belongs to.
    async fn partnership(&self, ctx: &Context<'_>) -> async_graphql::Result<Partnership> {
        load_partnership_of(ctx, self.0.partnership_id).await
    }
    /// Who invites.
    async fn organiser(&self, ctx: &Context<'_>) -> async_graphql::Result<Post> {
        load_post(ctx, self.0.organiser_post_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// The review, later the meeting or training.
    async fn subject_id(&self) -> Option<ID> {
        self.0.subject().map(|subject| ID(subject.to_string()))
    }
    /// Who is expected.
    async fn attendees(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<EventAttendee>> {
        loaders::attendees(ctx, &self.0).await
    }
    /// Zones of attendees whose clocks differ from the event's, so that both local times show.
    async fn other_time_zones(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Zone>> {
        Ok(other_time_zones(&self.0, &loaders::attendees(ctx, &self.0).await?))
    }
    /// What the viewer answered; null when the viewer is not expected.
    async fn viewer_answer(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<AttendeeAnswer>> {
        let actor = ctx.actor().ok()?;
        match loaders::attendees(ctx, &self.0).await {
            Ok(attendees) => {
                attendees.iter().find(|a| policy::is_for(actor, a)).map(|attendee| Ok(attendee.answer))
            }
            Err(error) => Some(Err(error)),
        }
    }
    /// Whether the viewer may change its practical side.
    async fn viewer_can_edit(&self, ctx: &Context<'_>) -> bool {
        ctx.actor().is_ok_and(|actor| allows(actor, Action::Edit, &self.0, &[]))
    }
    /// Whether the viewer may give it another date here; that of a review or training moves with it.
    async fn viewer_can_move(&self, ctx: &Context<'_>) -> bool {
        self.may_change(ctx)
    }
    /// Whether the viewer may call it off here.
    async fn viewer_can_cancel(&self, ctx: &Context<'_>) -> bool {
        self.may_change(ctx)
    }
    /// The series that it is an occurrence of; null for a single event.
    async fn series(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Series>> {
        loaders::series(ctx, self.0.series_id?).await.transpose()
    }
    /// What speaks against its date. Who is expected elsewhere is told to those who may change it.
    async fn warnings(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<EventWarning>> {
        loaders::warnings(ctx, &self.0).await
    }
}

impl EventLinks {
    fn may_change(&self, ctx: &Context<'_>) -> bool {
        let open = matches!(self.0.state, EventState::Scheduled | EventState::Proposed);
        open && self.0.subject_kind.is_none()
            && ctx.actor().is_ok_and(|actor| allows(actor, Action::Edit, &self.0, &[]))
    }
}

/// Fields of an attendee that need another read.
pub struct EventAttendeeLinks(pub EventAttendee);

/// Fields of an attendee that need another read.
#[Object]
impl EventAttendeeLinks {
    /// In whose name.
    async fn organisation(&self, ctx: &Context<'_>) -> async_graphql::Result<Organisation> {
        load_organisation(ctx, self.0.organisation_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// The post expected; null for a person.
    async fn post(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Post>> {
        load_post(ctx, self.0.post_id?).await.transpose()
    }
    /// The person expected; null for a post.
    async fn person(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        load_person(ctx, self.0.person_id?).await.transpose()
    }
}

/// What events add to a partnership.
pub struct PartnershipEvents(pub PartnershipId);

/// What events add to a partnership.
#[Object]
impl PartnershipEvents {
    /// Coming ones first to last; past ones when asked for, latest first.
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] past: bool,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Connection<String, Event, Total, EmptyFields>> {
        let total = ctx.look_ahead().field("totalCount").exists();
        let page = PageRequest::new(first, after.as_deref(), total)?;
        let events = ctx.service::<Events>().of_partnership(ctx.actor()?, self.0, past, &page).await?;
        Ok(connection(events, after.is_some()))
    }
}

payload!(
    /// The event as it now stands.
    EventPayload { event: Event }
);

/// An answer to an invitation.
#[derive(InputObject)]
pub struct AnswerEventInput {
    event_id: EventId,
    answer: AttendeeAnswer,
    acting_post_id: Option<PostId>,
}

/// Root fields of events.
#[derive(Default)]
pub struct EventQuery;

/// Root fields of events.
#[Object]
impl EventQuery {
    /// Of the viewer's reach, in time order, from the start of `from` to the end of `to`.
    async fn events(
        &self,
        ctx: &Context<'_>,
        from: Day,
        to: Option<Day>,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Connection<String, Event, Total, EmptyFields>> {
        let total = ctx.look_ahead().field("totalCount").exists();
        let page = PageRequest::new(first, after.as_deref(), total)?;
        let beginning = Ts::new(jiff::Timestamp::UNIX_EPOCH);
        let window = Window { partnership: None, from: Some(from), until: to, ends_after: beginning };
        let events = ctx.service::<Events>().list(ctx.actor()?, &window, &page).await?;
        Ok(connection(events, after.is_some()))
    }

    /// What speaks against a date, before it is saved; nothing while the date itself is wrong.
    async fn event_checks(
        &self,
        ctx: &Context<'_>,
        meeting: MeetingInput,
        partnership_id: PartnershipId,
        #[graphql(default)] attendee_post_ids: Vec<PostId>,
        #[graphql(default)] attendee_person_ids: Vec<PersonId>,
        #[graphql(desc = "The event that is being changed, which does not clash with itself.")]
        event_id: Option<EventId>,
    ) -> async_graphql::Result<Vec<EventWarning>> {
        let (actor, events) = (ctx.actor()?, ctx.service::<Events>());
        let asked = (attendee_post_ids.as_slice(), attendee_person_ids.as_slice());
        Ok(events.check_meeting(actor, &meeting, partnership_id, asked, event_id).await?)
    }

    /// Recesses, not over yet, of a territory and of what overlaps it.
    async fn court_recesses(
        &self,
        ctx: &Context<'_>,
        territory: ID,
    ) -> async_graphql::Result<Vec<CourtRecess>> {
        Ok(ctx.service::<Events>().recesses(ctx.actor()?, &territory).await?)
    }

    #[graphql(entity)]
    async fn find_event(&self, ctx: &Context<'_>, id: EventId) -> Option<async_graphql::Result<Event>> {
        loaders::event(ctx, id).await.transpose()
    }
}

/// What can be done with events themselves; reviews own the changes of theirs.
#[derive(Default)]
pub struct EventMutation;

/// What can be done with events themselves; reviews own the changes of theirs.
#[Object]
impl EventMutation {
    /// Answers an invitation; changeable until the event is over.
    async fn answer_event(
        &self,
        ctx: &Context<'_>,
        input: AnswerEventInput,
    ) -> async_graphql::Result<EventPayload> {
        let AnswerEventInput { event_id, answer, acting_post_id } = input;
        let events = ctx.service::<Events>();
        let result = events.answer(ctx.actor()?, event_id, answer, acting_post_id).await;
        Ok(EventPayload::from_result(result)?)
    }
}
