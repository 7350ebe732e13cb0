//! Answer links in the API: the one part of events that asks for no sign-in.

use async_graphql::{Context, InputObject, Object, SimpleObject};

use super::{Opened, Reach};
use crate::events::Events;
use crate::events::model::{AttendeeAnswer, EventState};
use crate::events::polls::{DateChoice, DateChoiceInput, DatePollState, PollOptionId, poll_state};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::payload;
use crate::platform::graphql::ContextExt as _;

/// All that the holder of an answer link sees of an event.
#[derive(Clone, Debug, SimpleObject)]
pub struct LinkedEvent {
    /// What it is about.
    pub title: String,
    /// Where it stands.
    pub state: EventState,
    /// Start as an instant; null while its date is being asked for.
    pub starts_at: Option<Ts>,
    /// End as an instant.
    pub ends_at: Option<Ts>,
    /// The event's own zone.
    pub time_zone: Zone,
    /// The zone of the link's holder.
    pub own_time_zone: Zone,
    /// What the link's holder answered.
    pub answer: AttendeeAnswer,
    /// Whether an answer still means something.
    pub can_answer: bool,
    /// The answer holds for all coming dates of a series, of which this is the next.
    pub whole_series: bool,
    /// Dates to choose from, while its date is being asked for.
    pub poll: Option<LinkedPoll>,
}

/// Dates to choose from.
#[derive(Clone, Debug, SimpleObject)]
pub struct LinkedPoll {
    /// Where it stands.
    pub state: DatePollState,
    /// By when to answer.
    pub closes_on: Option<Day>,
    /// First to last.
    pub options: Vec<LinkedOption>,
}

/// One of the dates.
#[derive(Clone, Debug, SimpleObject)]
pub struct LinkedOption {
    /// Id.
    pub id: PollOptionId,
    /// Start as an instant.
    pub starts_at: Ts,
    /// End as an instant.
    pub ends_at: Ts,
    /// Zone in which it was proposed.
    pub time_zone: Zone,
    /// What the link's holder answered.
    pub choice: Option<DateChoice>,
}

impl LinkedEvent {
    /// What an opened link shows at this instant.
    pub(super) fn of(opened: &Opened, now: Ts) -> Self {
        let event = &opened.event;
        let poll = opened.sheet.as_ref().map(|sheet| {
            let own = opened.voices.first().map(|voice| sheet.choices_of(*voice)).unwrap_or_default();
            let option = |option: &crate::events::polls::PollOption| LinkedOption {
                id: option.id,
                starts_at: option.starts_at,
                ends_at: option.ends_at,
                time_zone: option.time_zone.clone(),
                choice: own.iter().find(|chosen| chosen.option_id == option.id).map(|chosen| chosen.choice),
            };
            LinkedPoll {
                state: poll_state(event, sheet.poll.closes_on, now),
                closes_on: sheet.poll.closes_on,
                options: sheet.options.iter().map(option).collect(),
            }
        });
        Self {
            title: event.title.clone(),
            state: event.state,
            starts_at: event.starts_at,
            ends_at: event.ends_at,
            time_zone: event.time_zone.clone(),
            own_time_zone: opened.zone.clone(),
            answer: opened.answer,
            whole_series: opened.reach == Reach::Series,
            can_answer: event.state == EventState::Proposed || event.awaits_answers(now),
            poll,
        }
    }
}

payload!(
    /// The event as the link's holder now sees it.
    LinkedEventPayload { event: LinkedEvent }
);

/// An answer through a link.
#[derive(InputObject)]
pub struct AnswerByLinkInput {
    /// What follows the # of the address.
    token: String,
    answer: AttendeeAnswer,
}

/// Choices through a link; dates left out keep their answer.
#[derive(InputObject)]
pub struct AnswerPollByLinkInput {
    /// What follows the # of the address.
    token: String,
    choices: Vec<DateChoiceInput>,
}

/// Root fields of answer links.
#[derive(Default)]
pub struct AnswerLinkQuery;

/// Root fields of answer links.
#[Object]
impl AnswerLinkQuery {
    /// What the holder of this link may see; null when it opens nothing. Changes nothing.
    async fn event_by_link(
        &self,
        ctx: &Context<'_>,
        token: String,
    ) -> async_graphql::Result<Option<LinkedEvent>> {
        Ok(ctx.service::<Events>().by_link(&token).await?)
    }
}

/// What can be done through answer links.
#[derive(Default)]
pub struct AnswerLinkMutation;

/// What can be done through answer links.
#[Object]
impl AnswerLinkMutation {
    /// Answers an invitation without an account; changeable until the event is over.
    async fn answer_by_link(
        &self,
        ctx: &Context<'_>,
        input: AnswerByLinkInput,
    ) -> async_graphql::Result<LinkedEventPayload> {
        let result = ctx.service::<Events>().answer_by_link(&input.token, input.answer).await;
        Ok(LinkedEventPayload::from_result(result)?)
    }
    /// Answers a date poll without an account; changeable until the poll is closed.
    async fn answer_poll_by_link(
        &self,
        ctx: &Context<'_>,
        input: AnswerPollByLinkInput,
    ) -> async_graphql::Result<LinkedEventPayload> {
        let result = ctx.service::<Events>().answer_poll_by_link(&input.token, &input.choices).await;
        Ok(LinkedEventPayload::from_result(result)?)
    }
}
