//! Resource persons: whom to call about what, in a partnership or a part of its territory.
//!
//! The entry names a post, so that a vacancy shows and whoever follows is called next; of a team it may name a mandate,
//! and is vacant once that mandate is over. Who answers is asked of the accounts, never stored.

mod editing;
mod graphql;
mod loaders;
mod model;
mod policy;
mod reads;
mod retention;
mod store;
mod texts;

use crate::accounts::Accounts;
use crate::directory::Directory;
use crate::partnerships::Partnerships;
use crate::platform::Platform;

pub use editing::{
    AddResourcePersonInput, ConfirmResourcePersonInput, RemoveResourcePersonInput, UpdateResourcePersonInput,
};
pub use graphql::{PartnershipResources, ResourceMutation, ResourcePersonPayload, ResourceQuery};
pub use loaders::{ResourceLoader, load as load_resource, resource_loader};
pub use model::{FRESH_FOR, ResourceId, ResourcePerson};
pub use policy::Ties;
pub use retention::{FORGET_JOB, KEPT};
pub use texts::{ERASURE, TEXTS};

/// The resource persons' service.
#[derive(Clone, Debug)]
pub struct Resources {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    partnerships: Partnerships,
}

impl Resources {
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
}
