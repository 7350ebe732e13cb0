//! What can be done with annual meetings.

use async_graphql::{Context, Object};

use super::Fallible;
use super::minutes::MinutesBlock;
use crate::actions::ActionPayload;
use crate::meetings::{
    AddAgendaItemInput, AddErratumInput, AnnualMeeting, ApproveMinutesInput, CancelAnnualMeetingInput,
    CirculateMinutesInput, CreateMeetingActionInput, HoldMeetingInput, Meetings, MoveAgendaItemInput,
    MoveAnnualMeetingInput, PlanAnnualMeetingInput, RecordPresencesInput, RemarkOnMinutesInput,
    RemoveAgendaItemInput, SaveMinutesBlockInput, SettleRemarkInput, UpdateAgendaItemInput,
};
use crate::payload;
use crate::platform::graphql::ContextExt as _;

payload!(
    /// The meeting as it now stands.
    MeetingPayload { meeting: AnnualMeeting }
);
payload!(
    /// The block as it now stands.
    MinutesBlockPayload { block: MinutesBlock }
);

/// What can be done with annual meetings.
#[derive(Default)]
pub struct MeetingMutation;

/// What can be done with annual meetings.
#[Object]
impl MeetingMutation {
    /// Gives the annual meeting a date; open actions and due reviews go on its agenda by themselves.
    async fn plan_annual_meeting(
        &self,
        ctx: &Context<'_>,
        input: PlanAnnualMeetingInput,
    ) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().plan(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Gives a meeting another date; agenda and notes stay.
    async fn move_annual_meeting(
        &self,
        ctx: &Context<'_>,
        input: MoveAnnualMeetingInput,
    ) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().reschedule(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Calls a meeting off; its agenda stays readable.
    async fn cancel_annual_meeting(
        &self,
        ctx: &Context<'_>,
        input: CancelAnnualMeetingInput,
    ) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().cancel(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Puts an item at the end of the agenda.
    async fn add_agenda_item(
        &self,
        ctx: &Context<'_>,
        input: AddAgendaItemInput,
    ) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().add_item(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Changes title or length of an item.
    async fn update_agenda_item(
        &self,
        ctx: &Context<'_>,
        input: UpdateAgendaItemInput,
    ) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().update_item(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Gives an item another place.
    async fn move_agenda_item(
        &self,
        ctx: &Context<'_>,
        input: MoveAgendaItemInput,
    ) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().move_item(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Takes an item off the agenda, unless the minutes say something of it.
    async fn remove_agenda_item(
        &self,
        ctx: &Context<'_>,
        input: RemoveAgendaItemInput,
    ) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().remove_item(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Writes the list of those present instead of the former one.
    async fn record_presences(
        &self,
        ctx: &Context<'_>,
        input: RecordPresencesInput,
    ) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().record_presences(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Says that a meeting took place, with someone of each side.
    async fn hold_meeting(&self, ctx: &Context<'_>, input: HoldMeetingInput) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().hold(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Writes a block of the minutes.
    async fn save_minutes_block(
        &self,
        ctx: &Context<'_>,
        input: SaveMinutesBlockInput,
    ) -> Fallible<MinutesBlockPayload> {
        let result = ctx.service::<Meetings>().save_block(ctx.actor()?, input).await;
        Ok(MinutesBlockPayload::from_result(result)?)
    }
    /// Sends the minutes to the members, who read them and remark.
    async fn circulate_minutes(
        &self,
        ctx: &Context<'_>,
        input: CirculateMinutesInput,
    ) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().circulate(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Remarks on a block of minutes that circulate.
    async fn remark_on_minutes(
        &self,
        ctx: &Context<'_>,
        input: RemarkOnMinutesInput,
    ) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().remark(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Says that a remark was taken in, or set aside.
    async fn settle_remark(&self, ctx: &Context<'_>, input: SettleRemarkInput) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().settle(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Fixes the minutes under the hash of their text.
    async fn approve_minutes(
        &self,
        ctx: &Context<'_>,
        input: ApproveMinutesInput,
    ) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().approve(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Adds an erratum: a new version of minutes that no longer change.
    async fn add_erratum(&self, ctx: &Context<'_>, input: AddErratumInput) -> Fallible<MeetingPayload> {
        let result = ctx.service::<Meetings>().add_erratum(ctx.actor()?, input).await;
        Ok(MeetingPayload::from_result(result)?)
    }
    /// Adds something that a meeting decides to do.
    async fn create_meeting_action(
        &self,
        ctx: &Context<'_>,
        input: CreateMeetingActionInput,
    ) -> Fallible<ActionPayload> {
        let result = ctx.service::<Meetings>().create_action(ctx.actor()?, input).await;
        Ok(ActionPayload::from_result(result)?)
    }
}
