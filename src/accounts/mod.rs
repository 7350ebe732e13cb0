//! People, identities, mandates, sessions and invitations: who is signed in, and which rights follow.
//!
//! Signing in gives an identity, never a right. Rights come from mandates, which begin and end on days of their
//! organisation's zone; on signatory posts they wait for a second person.

mod access_requests;
mod answering;
mod confirmation;
mod ending;
mod erasure;
mod graphql;
mod holders;
mod identities;
mod invitations;
mod loaders;
mod mail;
mod mandates;
mod model;
mod my_data;
pub mod oidc;
mod people;
mod policy;
mod refusal;
mod retention;
mod sessions;
mod sign_in;
mod store;
mod texts;
mod turnover;

use crate::directory::Directory;
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::platform::Platform;

pub use access_requests::{DecideAccessRequestInput, RequestAccessInput, WithdrawAccessRequestInput};
pub use ending::EndMandateInput;
pub use erasure::FunctionName;
pub use graphql::{
    AccessRequestMutation, AccessRequestPayload, AccountMutation, HoldersMutation, HoldersPayload,
    ImportStarter, InvitationCodePayload, InvitationMutation, InvitationPayload, InvitationPreview,
    InvitationQuery, MandateMutation, MandatePayload, Me, OrganisationPeople, OwnIdentity,
    PendingIdentityLink, PeopleQuery, PostHolders, SignInProvider, ViewerAccount, ViewerPayload, ViewerQuery,
};
pub use holders::{ASK_JOB, ConfirmHoldersInput, OPEN_DAYS, campaign};
pub use identities::{
    ChooseMandateInput, DecideIdentityLinkInput, UnlinkIdentityInput, UpdateMyDetailsInput,
};
pub use invitations::{
    AcceptInvitationInput, Accepted, InvitationInput, InviteInput, RequestInvitationCodeInput,
};
pub use loaders::{
    AccountsLoader, accounts_loader, manages, mandate as load_mandate, person as load_person,
    vacant as load_vacant,
};
pub(crate) use mail::letter;
pub use mandates::{CreateMandateInput, DecideMandateInput, NewPersonInput};
pub use model::{
    AccessRequest, AccessRequestId, AccessRequestState, Capacity, Holder, IdentityId, Invitation,
    InvitationId, InvitationState, LinkedIdentity, Mandate, MandateStatus, Person, Recipient, masked_address,
};
pub use people::{VisiblePerson, address as mail_address};
pub use refusal::Refusal;
pub use retention::{CONTACTS_KEPT, INVITATIONS_KEPT, REQUESTS_KEPT, register};
pub use sessions::{OpenSession, SESSION_FOR, SessionKey, Sessions, hash_token, partnerships_on};
pub use sign_in::{Arrival, Departure, Intent, SignIn, start_path};
pub use texts::{ERASURE, TEXTS};

pub(crate) use sessions::stands_in;

/// People and what gives them rights.
#[derive(Clone, Debug)]
pub struct Accounts {
    platform: Platform,
    directory: Directory,
}

impl Accounts {
    /// On this platform; posts and organisations come from the directory.
    #[must_use]
    pub fn new(platform: Platform, directory: Directory) -> Self {
        Self { platform, directory }
    }
}

/// The post recorded with an act: the one named, else the session's choice; none for those who manage without a post.
///
/// # Errors
/// A problem when the post is not held, or when none was chosen among several.
pub fn acting_post(actor: &Actor, wanted: Option<PostId>) -> Result<Option<PostId>> {
    let found = actor.acting_as(wanted).map(|held| Some(held.post));
    if wanted.is_none() && (actor.mandates.is_empty() || actor.platform_admin) {
        return Ok(found.unwrap_or(None));
    }
    found
}

fn already_decided() -> Error {
    Error::problem(Problem::new("ALREADY_DECIDED", "Une décision a déjà été prise."))
}
