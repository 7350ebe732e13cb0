//! What moves in the directory: people come and go, as the coordinator of a partnership reports it; posts pass to other
//! organisations, organisations close or merge. And the register that tells who was the contact magistrate where, on a day.

mod contacts;
mod reports;
mod structure;

pub use contacts::{ContactLine, ContactStretch, TerritoryContacts};
pub use reports::{
    ANSWERED_WITHIN_DAYS, ConfirmStaffReportInput, DeclineStaffReportInput, ERASURE, FORGET_JOB, KEPT,
    Movement, OrganisationReports, PartnershipReports, ReportArrivalInput, ReportDepartureInput,
    ReportMutation, ReportState, StaffReport, StaffReportId, StaffReportPayload, StaffReports, TEXTS,
    WithdrawStaffReportInput, waiting_since,
};
pub use structure::{
    APPLY_JOB, CancelStructureChangeInput, ChangeKind, ChangeState, CloseOrganisationInput,
    MergeOrganisationInput, MovePostInput, OrganisationStructure, Place, PostPlaces, StructureChange,
    StructureChangeId, StructureChangePayload, StructureMutation, Structures, places,
};
