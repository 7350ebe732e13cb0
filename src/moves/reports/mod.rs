//! People data decays (domain §8): the coordinator of a partnership says that somebody leaves a post or arrives at one,
//! and whoever represents the organisation confirms or declines. A report changes nothing by itself.

mod deciding;
mod graphql;
mod letters;
mod model;
mod policy;
mod reads;
mod reporting;
mod retention;
mod store;
mod texts;

use crate::accounts::Accounts;
use crate::directory::Directory;
use crate::kernel::clock::Ts;
use crate::kernel::error::Error;
use crate::kernel::problem::Problem;
use crate::partnerships::Partnerships;
use crate::platform::Platform;

pub use deciding::{ConfirmStaffReportInput, DeclineStaffReportInput, WithdrawStaffReportInput};
pub use graphql::{OrganisationReports, PartnershipReports, ReportMutation, StaffReportPayload};
pub use model::{ANSWERED_WITHIN_DAYS, Movement, ReportState, StaffReport, StaffReportId, waiting_since};
pub use reporting::{ReportArrivalInput, ReportDepartureInput};
pub use retention::{FORGET_JOB, KEPT};
pub use texts::{ERASURE, TEXTS};

/// The service of reported arrivals and departures.
#[derive(Clone, Debug)]
pub struct StaffReports {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    partnerships: Partnerships,
}

impl StaffReports {
    /// On this platform, beside these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        accounts: Accounts,
        partnerships: Partnerships,
    ) -> Self {
        Self { platform, directory, accounts, partnerships }
    }

    fn now(&self) -> Ts {
        self.platform.clock.now()
    }
}

fn settled() -> Error {
    Error::problem(Problem::new("ALREADY_DECIDED", "Ce signalement n’attend plus de réponse."))
}
