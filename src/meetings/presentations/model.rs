//! What a presentation meeting is, and what people send about it.

use async_graphql::{InputObject, SimpleObject};

use crate::events::{DatePollInput, EventId, EventState, MeetingInput};
use crate::kernel::actor::{Actor, MandateId, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::typed_id;

typed_id!(
    /// A presentation meeting.
    PresentationId,
    "presentation"
);

/// The one joint meeting at which a newcomer meets the partners.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct PresentationMeeting {
    /// Node id.
    pub id: PresentationId,
    /// The partnership.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// Who arrived.
    #[graphql(skip)]
    pub mandate_id: MandateId,
    /// Its date.
    #[graphql(skip)]
    pub event_id: EventId,
    /// Who proposed it.
    #[graphql(skip)]
    pub post_id: PostId,
    /// For whom it was proposed.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// State of its date.
    #[graphql(skip)]
    pub state: EventState,
    /// When it begins.
    #[graphql(skip)]
    pub starts_at: Option<Ts>,
    /// When it will be over.
    #[graphql(skip)]
    pub ends_at: Option<Ts>,
    /// The partnership's zone.
    #[graphql(skip)]
    pub time_zone: Zone,
}

impl PresentationMeeting {
    /// It has not taken place, nor was it called off.
    #[must_use]
    pub fn is_coming(&self, now: Ts) -> bool {
        match self.state {
            EventState::Proposed => true,
            EventState::Scheduled => self.ends_at.is_some_and(|end| end > now),
            EventState::Held | EventState::Cancelled => false,
        }
    }

    /// Its day has come, so that it can be said to have taken place.
    #[must_use]
    pub fn may_be_held(&self, now: Ts) -> bool {
        self.state == EventState::Scheduled
            && self
                .starts_at
                .is_some_and(|start| start.day_in(&self.time_zone) <= now.day_in(&self.time_zone))
    }

    /// The organisation takes part in proposing it.
    #[must_use]
    pub fn is_offered_by(&self, organisation: OrganisationId, joined: &[Joined]) -> bool {
        self.organisation_id == organisation
            || joined.iter().any(|other| other.organisation_id == organisation)
    }

    /// The actor belongs to a member organisation that could still join.
    #[must_use]
    pub fn may_be_joined_by(&self, actor: &Actor, joined: &[Joined], now: Ts) -> bool {
        let could = |organisation| !self.is_offered_by(organisation, joined);
        self.is_coming(now)
            && actor.mandates.iter().any(|held| {
                !held.observer && held.member_of.contains(&self.partnership_id) && could(held.organisation)
            })
    }
}

/// An organisation that joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Joined {
    /// Which meeting.
    pub presentation_id: PresentationId,
    /// Which organisation.
    pub organisation_id: OrganisationId,
}

/// Somebody who arrived less than a year ago at a member organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Newcomer {
    /// In which partnership.
    pub partnership_id: PartnershipId,
    /// The mandate that began.
    pub mandate_id: MandateId,
    /// Who.
    pub person_id: PersonId,
    /// At which post.
    pub post_id: PostId,
    /// At which organisation.
    pub organisation_id: OrganisationId,
    /// Since when.
    pub starts_on: Day,
}

/// Proposes to meet a newcomer, at a date or at one of several. Where a meeting stands already, the own organisation
/// joins it.
#[derive(Clone, Debug, InputObject)]
pub struct ProposePresentationInput {
    /// Who arrived.
    pub mandate_id: MandateId,
    /// To which partnership the newcomer is presented.
    pub partnership_id: PartnershipId,
    /// When and where.
    pub meeting: Option<MeetingInput>,
    /// Dates to choose from instead.
    pub poll: Option<DatePollInput>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// The own organisation takes part in a meeting that another proposed.
#[derive(Clone, Debug, InputObject)]
pub struct JoinPresentationInput {
    /// Which meeting.
    pub presentation_id: PresentationId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Another date.
#[derive(Clone, Debug, InputObject)]
pub struct MovePresentationInput {
    /// Which meeting.
    pub presentation_id: PresentationId,
    /// When and where from now on.
    pub meeting: MeetingInput,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Says that the meeting took place.
#[derive(Clone, Debug, InputObject)]
pub struct HoldPresentationInput {
    /// Which meeting.
    pub presentation_id: PresentationId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Calls a meeting off.
#[derive(Clone, Debug, InputObject)]
pub struct CancelPresentationInput {
    /// Which meeting.
    pub presentation_id: PresentationId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}
