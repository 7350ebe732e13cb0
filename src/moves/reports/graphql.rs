//! Reported arrivals and departures in the API.

use async_graphql::{ComplexObject, Context, Object};

use super::deciding::{ConfirmStaffReportInput, DeclineStaffReportInput, WithdrawStaffReportInput};
use super::model::{ReportState, StaffReport};
use super::reporting::{ReportArrivalInput, ReportDepartureInput};
use super::{StaffReports, policy};
use crate::accounts::{Mandate, VisiblePerson, load_mandate, load_person, manages};
use crate::directory::{Post, load_post};
use crate::kernel::actor::OrganisationId;
use crate::kernel::error::{Error, Result};
use crate::partnerships::{Partnership, load_partnership, partnership_standing};
use crate::payload;
use crate::platform::graphql::ContextExt as _;

type Fallible<T> = async_graphql::Result<T>;

#[ComplexObject]
impl StaffReport {
    /// Where it stands.
    #[graphql(name = "state")]
    async fn state_now(&self, ctx: &Context<'_>) -> ReportState {
        self.state_at(ctx.service::<StaffReports>().now())
    }
    /// In which partnership it is said; null to who does not see it.
    async fn partnership(&self, ctx: &Context<'_>) -> Fallible<Option<Partnership>> {
        load_partnership(ctx, self.partnership_id).await
    }
    /// Of which post.
    async fn post(&self, ctx: &Context<'_>) -> Fallible<Post> {
        Ok(load_post(ctx, self.post_id).await?.ok_or(Error::NotFound)?)
    }
    /// The mandate that ends.
    async fn mandate(&self, ctx: &Context<'_>) -> Option<Fallible<Mandate>> {
        load_mandate(ctx, self.mandate_id?).await.transpose()
    }
    /// Who says so.
    async fn reported_by(&self, ctx: &Context<'_>) -> Fallible<Option<VisiblePerson>> {
        load_person(ctx, self.reported_by).await
    }
    /// Whether the viewer may confirm or decline.
    async fn viewer_can_decide(&self, ctx: &Context<'_>) -> Fallible<bool> {
        let state = self.state_at(ctx.service::<StaffReports>().now());
        Ok(policy::may_decide(state, manages(ctx, self.organisation_id).await?))
    }
    /// Whether the viewer may take it back.
    async fn viewer_can_withdraw(&self, ctx: &Context<'_>) -> Fallible<bool> {
        let state = self.state_at(ctx.service::<StaffReports>().now());
        let standing = partnership_standing(ctx, self.partnership_id).await?;
        Ok(policy::may_withdraw(state, policy::may_report(standing)))
    }
}

payload!(
    /// A reported arrival or departure, or what to correct.
    StaffReportPayload { staff_report: StaffReport }
);

/// Fields of a partnership that this part knows.
pub struct PartnershipReports(pub Partnership);

/// Fields of a partnership that this part knows.
#[Object]
impl PartnershipReports {
    /// Arrivals and departures reported here, latest first, and what became of them; only for who runs the partnership.
    async fn staff_reports(&self, ctx: &Context<'_>) -> Result<Vec<StaffReport>> {
        ctx.service::<StaffReports>().of_partnership(self.0.id, self.0.standing).await
    }
}

/// Fields of an organisation that this part knows.
pub struct OrganisationReports(pub OrganisationId);

/// Fields of an organisation that this part knows.
#[Object]
impl OrganisationReports {
    /// Reported arrivals and departures that wait for an answer, soonest first; only for who manages its people.
    async fn staff_reports(&self, ctx: &Context<'_>) -> Result<Vec<StaffReport>> {
        ctx.service::<StaffReports>().waiting_at(ctx.actor()?, self.0).await
    }
}

/// Commands on reported arrivals and departures.
#[derive(Default)]
pub struct ReportMutation;

/// Commands on reported arrivals and departures.
#[Object]
impl ReportMutation {
    /// Says that a holder leaves, for the organisation's representative to confirm.
    async fn report_departure(
        &self,
        ctx: &Context<'_>,
        input: ReportDepartureInput,
    ) -> Result<StaffReportPayload> {
        let reports = ctx.service::<StaffReports>();
        StaffReportPayload::from_result(reports.report_departure(ctx.actor()?, input).await)
    }
    /// Says that somebody arrives at a post, for the organisation's representative to confirm.
    async fn report_arrival(
        &self,
        ctx: &Context<'_>,
        input: ReportArrivalInput,
    ) -> Result<StaffReportPayload> {
        let reports = ctx.service::<StaffReports>();
        StaffReportPayload::from_result(reports.report_arrival(ctx.actor()?, input).await)
    }
    /// It is so: sets the last day, or invites the newcomer.
    async fn confirm_staff_report(
        &self,
        ctx: &Context<'_>,
        input: ConfirmStaffReportInput,
    ) -> Result<StaffReportPayload> {
        StaffReportPayload::from_result(ctx.service::<StaffReports>().confirm(ctx.actor()?, input).await)
    }
    /// It is not so.
    async fn decline_staff_report(
        &self,
        ctx: &Context<'_>,
        input: DeclineStaffReportInput,
    ) -> Result<StaffReportPayload> {
        StaffReportPayload::from_result(ctx.service::<StaffReports>().decline(ctx.actor()?, input).await)
    }
    /// Takes a report back.
    async fn withdraw_staff_report(
        &self,
        ctx: &Context<'_>,
        input: WithdrawStaffReportInput,
    ) -> Result<StaffReportPayload> {
        StaffReportPayload::from_result(ctx.service::<StaffReports>().withdraw(ctx.actor()?, input).await)
    }
}
