//! This slice in the API.

mod access_requests;
mod holders;
mod invitations;
mod mandates;
mod people;
mod viewer;

pub use access_requests::{AccessRequestMutation, AccessRequestPayload};
pub use holders::{HoldersMutation, HoldersPayload};
pub use invitations::{
    InvitationCodePayload, InvitationMutation, InvitationPayload, InvitationPreview, InvitationQuery,
    OrganisationPeople,
};
pub use mandates::{MandateMutation, MandatePayload, PostHolders};
pub use people::{ImportStarter, PeopleQuery};
pub use viewer::{
    AccountMutation, Me, OwnIdentity, PendingIdentityLink, SignInProvider, ViewerAccount, ViewerPayload,
    ViewerQuery,
};
