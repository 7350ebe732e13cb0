//! Date polls and outsiders in the API.

use std::sync::Arc;

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{Context, Object};

use super::loaders::{self, Sheet};
use super::model::{DateChoice, DatePollChoiceOf, DatePollState, PollAnswer, PollOption, PollOptionId};
use super::{AddPollOptionsInput, AnswerPollInput, ClosePollInput, ProposeEventInput, voices};
use crate::accounts::{VisiblePerson, load_person};
use crate::directory::{Post, load_post};
use crate::events::graphql::EventPayload;
use crate::events::guests::{AddEventGuestsInput, EventGuest};
use crate::events::loaders::attendees;
use crate::events::model::{Event, EventState};
use crate::events::{Action, Events, policy};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::page::PageRequest;
use crate::platform::graphql::{ContextExt as _, Total, connection};

/// What polls add to an event.
pub struct EventPolls(pub Event);

/// What polls add to an event.
#[Object]
impl EventPolls {
    /// How its date is or was chosen; null for an event that had a date from the start.
    async fn poll(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<DatePoll>> {
        if self.0.outline {
            return Ok(None);
        }
        Ok(loaders::poll(ctx, self.0.id).await?.map(|sheet| DatePoll { event: self.0.clone(), sheet }))
    }
    /// Outsiders invited, in the order in which they were.
    async fn guests(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<EventGuest>> {
        if self.0.outline { Ok(Vec::new()) } else { loaders::guests(ctx, self.0.id).await }
    }
}

/// Fields of an outsider that depend on who asks.
pub struct EventGuestLinks(pub EventGuest);

/// Fields of an outsider that depend on who asks.
#[Object]
impl EventGuestLinks {
    /// Shown to the organiser alone.
    async fn email(&self, ctx: &Context<'_>) -> Option<&str> {
        ctx.actor().ok().filter(|actor| actor.holds(self.0.organiser_post_id)).map(|_| self.0.email.as_str())
    }
}

/// Dates to choose from, and who can come to which.
pub struct DatePoll {
    event: Event,
    sheet: Arc<Sheet>,
}

/// Dates to choose from, and who can come to which.
#[Object]
impl DatePoll {
    /// Where it stands.
    async fn state(&self, ctx: &Context<'_>) -> DatePollState {
        state(&self.event, self.sheet.poll.closes_on, ctx.service::<Events>().now())
    }
    /// First to last.
    async fn options(&self) -> Vec<DatePollOption> {
        let one = |option: &PollOption| DatePollOption { option: option.clone(), sheet: self.sheet.clone() };
        self.sheet.options.iter().map(one).collect()
    }
    /// By when to answer.
    async fn closes_on(&self) -> Option<Day> {
        self.sheet.poll.closes_on
    }
    /// When a date was chosen.
    async fn closed_at(&self) -> Option<Ts> {
        self.sheet.poll.closed_at
    }
    /// The date chosen.
    async fn chosen(&self) -> Option<DatePollOption> {
        let chosen = self.sheet.poll.chosen_option_id?;
        let option = self.sheet.options.iter().find(|option| option.id == chosen)?.clone();
        Some(DatePollOption { option, sheet: self.sheet.clone() })
    }
    /// What the viewer answered.
    async fn viewer_choices(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<DatePollChoiceOf>> {
        let Ok(actor) = ctx.actor() else { return Ok(Vec::new()) };
        let expected = attendees(ctx, &self.event).await?;
        let own = voices(&expected, |attendee| policy::is_for(actor, attendee));
        Ok(own.first().map(|voice| self.sheet.choices_of(*voice)).unwrap_or_default())
    }
    /// Whether the viewer is expected and the poll still open.
    async fn viewer_can_answer(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        let Ok(actor) = ctx.actor() else { return Ok(false) };
        let expected = attendees(ctx, &self.event).await?;
        let open = self.event.state == EventState::Proposed;
        Ok(open && policy::allows(actor, Action::Answer, &self.event, &expected))
    }
    /// Whether the viewer may choose the date.
    async fn viewer_can_close(&self, ctx: &Context<'_>) -> bool {
        self.event.state == EventState::Proposed
            && ctx.actor().is_ok_and(|actor| policy::allows(actor, Action::Edit, &self.event, &[]))
    }
    /// How many of those expected have not answered at all.
    async fn awaited(&self, ctx: &Context<'_>) -> async_graphql::Result<usize> {
        let expected = attendees(ctx, &self.event).await?;
        let guests = loaders::guests(ctx, self.event.id).await?;
        let mut all = voices(&expected, |_| true);
        all.extend(guests.iter().map(|guest| super::Voice::Guest(guest.id)));
        Ok(all.into_iter().filter(|voice| self.sheet.choices_of(*voice).is_empty()).count())
    }
}

impl Sheet {
    /// What was chosen for this voice.
    pub(in crate::events) fn choices_of(&self, voice: super::Voice) -> Vec<DatePollChoiceOf> {
        let own = self.answers.iter().filter(|answer| answer.is_of(voice));
        own.map(|answer| DatePollChoiceOf { option_id: answer.option_id, choice: answer.choice }).collect()
    }

    /// How many answered so for this date.
    pub(in crate::events) fn count(&self, option: PollOptionId, choice: DateChoice) -> usize {
        self.answers.iter().filter(|answer| answer.option_id == option && answer.choice == choice).count()
    }
}

/// Where a poll stands at this instant.
pub(in crate::events) fn state(event: &Event, closes_on: Option<Day>, now: Ts) -> DatePollState {
    if event.state != EventState::Proposed {
        DatePollState::Closed
    } else if closes_on.is_some_and(|last| last < now.day_in(&event.time_zone)) {
        DatePollState::PastClosingDate
    } else {
        DatePollState::Open
    }
}

/// One of the dates.
pub struct DatePollOption {
    option: PollOption,
    sheet: Arc<Sheet>,
}

/// One of the dates.
#[Object]
impl DatePollOption {
    /// Id.
    async fn id(&self) -> PollOptionId {
        self.option.id
    }
    /// Local start, in `timeZone`.
    async fn starts_local(&self) -> &str {
        &self.option.starts_local
    }
    /// Local end.
    async fn ends_local(&self) -> &str {
        &self.option.ends_local
    }
    /// Zone of the local times.
    async fn time_zone(&self) -> &Zone {
        &self.option.time_zone
    }
    /// Start as an instant.
    async fn starts_at(&self) -> Ts {
        self.option.starts_at
    }
    /// End as an instant.
    async fn ends_at(&self) -> Ts {
        self.option.ends_at
    }
    /// How many can come.
    async fn yes(&self) -> usize {
        self.sheet.count(self.option.id, DateChoice::Yes)
    }
    /// How many can if no other date will do.
    async fn if_need_be(&self) -> usize {
        self.sheet.count(self.option.id, DateChoice::IfNeedBe)
    }
    /// How many cannot.
    async fn no(&self) -> usize {
        self.sheet.count(self.option.id, DateChoice::No)
    }
    /// Who answered what.
    async fn answers(&self) -> Vec<DatePollAnswer> {
        let own = self.sheet.answers.iter().filter(|answer| answer.option_id == self.option.id);
        own.cloned().map(DatePollAnswer).collect()
    }
}

/// One answer for one date.
pub struct DatePollAnswer(PollAnswer);

/// One answer for one date.
#[Object]
impl DatePollAnswer {
    /// What was answered.
    async fn choice(&self) -> DateChoice {
        self.0.choice
    }
    /// For a post.
    async fn post(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Post>> {
        load_post(ctx, self.0.post_id?).await.transpose()
    }
    /// For a person.
    async fn person(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        load_person(ctx, self.0.person_id?).await.transpose()
    }
    /// For an outsider.
    async fn guest(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<EventGuest>> {
        let Some(id) = self.0.guest_id else { return Ok(None) };
        let guests = loaders::guests(ctx, self.0.event_id).await?;
        Ok(guests.into_iter().find(|guest| guest.id == id))
    }
}

/// Root fields of polls.
#[derive(Default)]
pub struct PollQuery;

/// Root fields of polls.
#[Object]
impl PollQuery {
    /// Events of the viewer's reach whose date is being asked for, latest first.
    async fn proposed_events(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Connection<String, Event, Total, EmptyFields>> {
        let total = ctx.look_ahead().field("totalCount").exists();
        let page = PageRequest::new(first, after.as_deref(), total)?;
        let events = ctx.service::<Events>().proposed(ctx.actor()?, &page).await?;
        Ok(connection(events, after.is_some()))
    }
}

/// What can be done with date polls.
#[derive(Default)]
pub struct PollMutation;

/// What can be done with date polls.
#[Object]
impl PollMutation {
    /// Asks for the date of an event that stands alone.
    async fn propose_event(
        &self,
        ctx: &Context<'_>,
        input: ProposeEventInput,
    ) -> async_graphql::Result<EventPayload> {
        let result = ctx.service::<Events>().propose_alone(ctx.actor()?, input).await;
        Ok(EventPayload::from_result(result)?)
    }
    /// Says on which dates one can come; changeable until the poll is closed.
    async fn answer_poll(
        &self,
        ctx: &Context<'_>,
        input: AnswerPollInput,
    ) -> async_graphql::Result<EventPayload> {
        let result = ctx.service::<Events>().answer_poll(ctx.actor()?, input).await;
        Ok(EventPayload::from_result(result)?)
    }
    /// Adds dates; everybody expected is mailed again.
    async fn add_poll_options(
        &self,
        ctx: &Context<'_>,
        input: AddPollOptionsInput,
    ) -> async_graphql::Result<EventPayload> {
        let result = ctx.service::<Events>().add_poll_options(ctx.actor()?, input).await;
        Ok(EventPayload::from_result(result)?)
    }
    /// Chooses a date: the event is scheduled and everybody expected invited.
    async fn close_poll(
        &self,
        ctx: &Context<'_>,
        input: ClosePollInput,
    ) -> async_graphql::Result<EventPayload> {
        let result = ctx.service::<Events>().close_poll_as(ctx.actor()?, input).await;
        Ok(EventPayload::from_result(result)?)
    }
    /// Invites outsiders to an event that is still to come.
    async fn add_event_guests(
        &self,
        ctx: &Context<'_>,
        input: AddEventGuestsInput,
    ) -> async_graphql::Result<EventPayload> {
        let result = ctx.service::<Events>().add_guests(ctx.actor()?, input).await;
        Ok(EventPayload::from_result(result)?)
    }
}
