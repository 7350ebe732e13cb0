//! What people send about annual meetings.

use async_graphql::{InputObject, MaybeUndefined};

use super::ids::{AgendaItemId, BlockId, MeetingId, RemarkId};
use super::model::AgendaItemKind;
use crate::actions::ActionId;
use crate::events::{DatePollInput, EventScope, GuestInput, MeetingInput};
use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::Day;
use crate::protocols::Theme;
use crate::protocols::ids::ProtocolId;

/// The annual meeting: its date, or several to choose from. A date in the past records it afterwards.
#[derive(Clone, Debug, InputObject)]
pub struct PlanAnnualMeetingInput {
    /// Of which partnership.
    pub partnership_id: PartnershipId,
    /// What it is called; its kind and year when null.
    pub title: Option<String>,
    /// When and where.
    pub meeting: Option<MeetingInput>,
    /// Dates to choose from instead.
    pub poll: Option<DatePollInput>,
    /// Whom to expect; the coordinating post and the members' representatives when null.
    pub attendee_post_ids: Option<Vec<PostId>>,
    /// Outsiders.
    #[graphql(default)]
    pub guests: Vec<GuestInput>,
    /// A meeting each year, so many times: on the same day of the week, at the same place in the month.
    pub yearly_for: Option<i32>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Another date.
#[derive(Clone, Debug, InputObject)]
pub struct MoveAnnualMeetingInput {
    /// Which meeting.
    pub meeting_id: MeetingId,
    /// This one, or all that are to come of its series.
    #[graphql(default)]
    pub scope: EventScope,
    /// When and where from now on.
    pub meeting: MeetingInput,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Calls a meeting off.
#[derive(Clone, Debug, InputObject)]
pub struct CancelAnnualMeetingInput {
    /// Which meeting.
    pub meeting_id: MeetingId,
    /// Why.
    pub reason: Option<String>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// An item at the end of the agenda; what stands there already is not added twice.
#[derive(Clone, Debug, InputObject)]
pub struct AddAgendaItemInput {
    /// On which agenda.
    pub meeting_id: MeetingId,
    /// Why.
    pub kind: AgendaItemKind,
    /// What it is called; the theme's, protocol's or action's own name when null.
    pub title: Option<String>,
    /// For THEME.
    pub theme: Option<Theme>,
    /// For `DUE_REVIEW`.
    pub protocol_id: Option<ProtocolId>,
    /// For `CARRIED_ACTION`.
    pub action_id: Option<ActionId>,
    /// How long it is meant to take.
    pub minutes_planned: Option<i64>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Changes of an item; absent fields keep their value.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateAgendaItemInput {
    /// Which item.
    pub agenda_item_id: AgendaItemId,
    /// The revision that was read.
    pub base_revision: i64,
    /// What it is called.
    pub title: Option<String>,
    /// How long it is meant to take.
    #[graphql(default)]
    pub minutes_planned: MaybeUndefined<i64>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Another place on the agenda.
#[derive(Clone, Debug, InputObject)]
pub struct MoveAgendaItemInput {
    /// Which item.
    pub agenda_item_id: AgendaItemId,
    /// The place, from 1.
    pub position: i64,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Takes an item off the agenda.
#[derive(Clone, Debug, InputObject)]
pub struct RemoveAgendaItemInput {
    /// Which item.
    pub agenda_item_id: AgendaItemId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Somebody present: an organisation, and which post, person or guest for it where known.
#[derive(Clone, Debug, InputObject)]
pub struct PresenceInput {
    /// For which organisation.
    pub organisation_id: OrganisationId,
    /// As holder of which post.
    pub post_id: Option<PostId>,
    /// Who.
    pub person_id: Option<PersonId>,
    /// Somebody without an account.
    pub guest_name: Option<String>,
}

/// Those present, instead of the former list.
#[derive(Clone, Debug, InputObject)]
pub struct RecordPresencesInput {
    /// At which meeting.
    pub meeting_id: MeetingId,
    /// All of them.
    pub presences: Vec<PresenceInput>,
    /// The meeting's revision that was read.
    pub base_revision: i64,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Says that a meeting took place.
#[derive(Clone, Debug, InputObject)]
pub struct HoldMeetingInput {
    /// Which meeting.
    pub meeting_id: MeetingId,
    /// On which day.
    pub held_on: Day,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// What the minutes say of an item; absent fields keep their value.
#[derive(Clone, Debug, InputObject)]
pub struct SaveMinutesBlockInput {
    /// Which block.
    pub block_id: BlockId,
    /// What was said.
    pub text: Option<String>,
    /// What was decided.
    pub decision: Option<String>,
    /// The block's revision that was read.
    pub base_revision: i64,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Sends the minutes to the members.
#[derive(Clone, Debug, InputObject)]
pub struct CirculateMinutesInput {
    /// Of which meeting.
    pub meeting_id: MeetingId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// A remark on minutes that circulate.
#[derive(Clone, Debug, InputObject)]
pub struct RemarkOnMinutesInput {
    /// On which block.
    pub block_id: BlockId,
    /// What it says.
    pub text: String,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Says that a remark was taken in, or set aside.
#[derive(Clone, Debug, InputObject)]
pub struct SettleRemarkInput {
    /// Which remark.
    pub correction_id: RemarkId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Fixes the minutes.
#[derive(Clone, Debug, InputObject)]
pub struct ApproveMinutesInput {
    /// Of which meeting.
    pub meeting_id: MeetingId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// A new version of approved minutes.
#[derive(Clone, Debug, InputObject)]
pub struct AddErratumInput {
    /// Of which meeting.
    pub meeting_id: MeetingId,
    /// What it says.
    pub text: String,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Something that a meeting decides to do.
#[derive(Clone, Debug, InputObject)]
pub struct CreateMeetingActionInput {
    /// The item of the agenda under which it is decided.
    pub agenda_item_id: AgendaItemId,
    /// What is to be done.
    pub title: String,
    /// More about it.
    pub details: Option<String>,
    /// The SINGLE post that answers for it.
    pub owner_post_id: PostId,
    /// Last day to do it in time.
    pub due_on: Day,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}
