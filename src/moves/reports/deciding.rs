//! The representative's part: confirming in the ways that exist, or declining. And the coordinator's second thoughts.

use async_graphql::InputObject;

use super::model::{Movement, ReportState, StaffReport, StaffReportId};
use super::{StaffReports, letters, policy, settled, store};
use crate::accounts::{Capacity, EndMandateInput, InviteInput, acting_post};
use crate::confidentiality::{SafeText, Screen, TEXT};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

/// It is so. For a departure the last day is set; for an arrival the newcomer is invited.
#[derive(Clone, Debug, InputObject)]
pub struct ConfirmStaffReportInput {
    /// Which.
    pub staff_report_id: StaffReportId,
    /// Another day than the reported one.
    pub happens_on: Option<Day>,
    /// To whom the invitation goes; the reported address when absent.
    pub email: Option<String>,
    /// In what capacity the newcomer is invited, as titular when absent.
    pub capacity: Option<Capacity>,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// It is not so.
#[derive(Clone, Debug, InputObject)]
pub struct DeclineStaffReportInput {
    /// Which.
    pub staff_report_id: StaffReportId,
    /// A word to the coordinator.
    pub word: Option<String>,
    /// The author says that warnings of the guard concern no individual case.
    #[graphql(default = false)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Takes a report back.
#[derive(Clone, Debug, InputObject)]
pub struct WithdrawStaffReportInput {
    /// Which.
    pub staff_report_id: StaffReportId,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl StaffReports {
    /// Sets the mandate's last day, or invites the newcomer, and settles the report, in one transaction.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or with what is to be corrected.
    pub async fn confirm(&self, actor: &Actor, input: ConfirmStaffReportInput) -> Result<StaffReport> {
        let (report, acting) = self.to_decide(actor, input.staff_report_id, input.acting_post_id).await?;
        if report.state_at(self.now()) == ReportState::Confirmed {
            return Ok(report);
        }
        let mut tx = self.platform.db.begin().await?;
        let act = (By::actor(actor, acting), actor);
        self.settle(&mut tx, act, &report, ReportState::Confirmed, None).await?;
        let on = input.happens_on.unwrap_or(report.happens_on);
        if let (Movement::Departure, Some(mandate_id)) = (report.kind, report.mandate_id) {
            let end = EndMandateInput { mandate_id, ends_on: on, acting_post_id: input.acting_post_id };
            self.accounts.end_mandate_in(&mut tx, actor, end).await?;
        } else {
            let invite = InviteInput {
                post_id: report.post_id,
                email: input.email.or(report.person_email).unwrap_or_default(),
                capacity: input.capacity.unwrap_or(Capacity::Titular),
                starts_on: on,
                ends_on: None,
                message: None,
                confirmed_no_individual_case: false,
                acting_post_id: input.acting_post_id,
            };
            self.accounts.invite_in(&mut tx, actor, invite).await?;
        }
        tx.commit().await?;
        self.one(report.id).await
    }

    /// Turns a report down, with a word that the coordinator reads.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or with what is to be corrected.
    pub async fn decline(&self, actor: &Actor, input: DeclineStaffReportInput) -> Result<StaffReport> {
        let (report, acting) = self.to_decide(actor, input.staff_report_id, input.acting_post_id).await?;
        if report.state == ReportState::Declined {
            return Ok(report);
        }
        if report.state_at(self.now()) != ReportState::Pending {
            return Err(settled());
        }
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let word = screen.optional("word", input.word.as_deref(), TEXT);
        screen.check()?;
        let mut tx = self.platform.db.begin().await?;
        let act = (By::actor(actor, acting), actor);
        self.settle(&mut tx, act, &report, ReportState::Declined, word).await?;
        tx.commit().await?;
        self.one(report.id).await
    }

    /// Takes a report back, by whoever runs the partnership.
    ///
    /// # Errors
    /// When the actor does not run it, or the report no longer waits.
    pub async fn withdraw(&self, actor: &Actor, input: WithdrawStaffReportInput) -> Result<StaffReport> {
        let (report, runs, _) = self.seen(actor, input.staff_report_id).await?;
        if !runs {
            return Err(Error::Forbidden);
        }
        let (held, _) = self.partnerships.acting(actor, report.partnership_id, input.acting_post_id).await?;
        if report.state == ReportState::Withdrawn {
            return Ok(report);
        }
        if !policy::may_withdraw(report.state_at(self.now()), runs) {
            return Err(settled());
        }
        let mut tx = self.platform.db.begin().await?;
        let act = (By::actor(actor, Some(held.post)), actor);
        self.settle(&mut tx, act, &report, ReportState::Withdrawn, None).await?;
        tx.commit().await?;
        self.one(report.id).await
    }

    /// The report, if the actor manages its organisation's people and proved recently who they are, and the post that it
    /// is decided as.
    async fn to_decide(
        &self,
        actor: &Actor,
        id: StaffReportId,
        acting: Option<PostId>,
    ) -> Result<(StaffReport, Option<PostId>)> {
        let (report, _, manages) = self.seen(actor, id).await?;
        if !manages {
            return Err(Error::Forbidden);
        }
        actor.require_strong(self.now())?;
        let acting = acting_post(actor, acting)?;
        let state = report.state_at(self.now());
        if matches!(state, ReportState::Withdrawn | ReportState::Expired) {
            return Err(settled());
        }
        Ok((report, acting))
    }

    async fn settle(
        &self,
        tx: &mut Tx,
        (by, actor): (By, &Actor),
        report: &StaffReport,
        state: ReportState,
        word: Option<SafeText>,
    ) -> Result<()> {
        if !store::settle(tx, report.id, state, (actor.person, self.now()), word).await? {
            return Err(settled());
        }
        letters::take_back(tx, &self.platform, report.id).await?;
        let action = match state {
            ReportState::Confirmed => "staff.confirm",
            ReportState::Declined => "staff.decline",
            _ => "staff.withdraw",
        };
        audit::record(tx, &self.platform, by, action, report.id, ()).await
    }
}
