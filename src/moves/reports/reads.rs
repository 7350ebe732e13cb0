//! Who sees which reports, and what is held on a person.

use serde_json::{Value, json};

use super::model::{ReportState, StaffReport, StaffReportId};
use super::{StaffReports, policy, store};
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId};
use crate::kernel::error::{Error, Result};
use crate::partnerships::Standing;

impl StaffReports {
    /// What was reported in a partnership, latest first, and what became of it; none for who does not run it.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_partnership(&self, id: PartnershipId, standing: Standing) -> Result<Vec<StaffReport>> {
        if !policy::may_report(standing) {
            return Ok(Vec::new());
        }
        store::of_partnership(&self.platform.db, id).await
    }

    /// What waits for an answer of an organisation, soonest first; none for who does not manage its people.
    ///
    /// # Errors
    /// The database's.
    pub async fn waiting_at(&self, actor: &Actor, organisation: OrganisationId) -> Result<Vec<StaffReport>> {
        if self.accounts.managed(actor, &[organisation]).await?.is_empty() {
            return Ok(Vec::new());
        }
        let now = self.now();
        let mut found = store::unanswered(&self.platform.db, organisation).await?;
        found.retain(|report| report.state_at(now) == ReportState::Pending);
        Ok(found)
    }

    /// The report, and whether the actor runs its partnership and manages its organisation's people.
    pub(super) async fn seen(&self, actor: &Actor, id: StaffReportId) -> Result<(StaffReport, bool, bool)> {
        let report = self.one(id).await?;
        let standing = self.partnerships.reach(&actor.mandates).await?.standing(report.partnership_id);
        let runs = policy::may_report(standing);
        let manages = !self.accounts.managed(actor, &[report.organisation_id]).await?.is_empty();
        if !policy::sees(runs, manages) {
            return Err(Error::NotFound);
        }
        Ok((report, runs, manages))
    }

    pub(super) async fn one(&self, id: StaffReportId) -> Result<StaffReport> {
        store::by_id(&self.platform.db, id).await?.ok_or(Error::NotFound)
    }

    /// What they reported, and what was reported of them.
    ///
    /// # Errors
    /// The database's.
    pub async fn my_data(&self, actor: &Actor) -> Result<Value> {
        let found = store::concerning(&self.platform.db, actor.person).await?;
        let now = self.now();
        let lines = found.iter().map(|report| {
            json!({
                "id": report.id.to_string(),
                "kind": report.kind,
                "post": report.post_id.to_string(),
                "mandate": report.mandate_id.map(|id| id.to_string()),
                "happensOn": report.happens_on,
                "personName": report.person_name,
                "personEmail": report.person_email,
                "reportedByMe": report.reported_by == actor.person,
                "reportedAt": report.reported_at,
                "state": report.state_at(now),
                "word": report.word,
            })
        });
        Ok(json!({ "staffReports": lines.collect::<Vec<_>>() }))
    }
}
