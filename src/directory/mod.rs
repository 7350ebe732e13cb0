//! Territories, organisations and posts: who exists, where, with which functions.

mod contacts;
mod graphql;
mod loaders;
mod model;
mod store;
mod words;

use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::error::Result;
use crate::platform::Platform;

pub use contacts::ContactBook;
pub use graphql::{DirectoryQuery, OrganisationLinks, PostLinks, TerritoryLinks};
pub use loaders::{
    DirectoryLoader, directory_loader, organisation as load_organisation, post as load_post,
    territories as load_territories, territory as load_territory,
};
pub use model::{ContactDetails, Organisation, Post, PostGrant, Territory};
pub use words::{
    Cardinality, FinessLevel, OrganisationKind, OrganisationMission, PostKind, PostRole, Sector, Side,
    TerritoryKind,
};

/// The directory's service.
#[derive(Clone, Debug)]
pub struct Directory {
    /// What it touches the world with.
    pub platform: Platform,
    /// Professional contacts known to the guard.
    pub contacts: ContactBook,
}

impl Directory {
    /// On this platform.
    #[must_use]
    pub fn new(platform: Platform) -> Self {
        let contacts = ContactBook::new(platform.clone());
        Self { platform, contacts }
    }

    /// Those organisations, in any order; unknown ids are left out.
    ///
    /// # Errors
    /// The database's.
    pub async fn organisations(&self, ids: &[OrganisationId]) -> Result<Vec<Organisation>> {
        store::organisations(&self.platform.db, ids).await
    }

    /// Those posts, in any order; unknown ids are left out.
    ///
    /// # Errors
    /// The database's.
    pub async fn posts(&self, ids: &[PostId]) -> Result<Vec<Post>> {
        store::posts(&self.platform.db, ids).await
    }

    /// Those territories, in any order; unknown codes are left out.
    ///
    /// # Errors
    /// The database's.
    pub async fn territories(&self, codes: &[String]) -> Result<Vec<Territory>> {
        store::territories(&self.platform.db, codes).await
    }
}
