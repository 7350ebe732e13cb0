//! Territories, organisations and posts: who exists, where, with which functions.

mod contacts;
mod finder;
mod graphql;
pub mod identifiers;
mod imports;
mod loaders;
mod model;
mod organisations;
mod policy;
mod posts;
mod profile;
pub mod reference;
mod referents;
mod scope;
mod search;
mod store;
mod territories;
mod texts;
mod words;

use uuid::Uuid;

use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::Result;
use crate::platform::Platform;
use crate::platform::db::Tx;

pub use contacts::ContactBook;
pub use finder::OrganisationFilter;
pub use graphql::{
    DirectoryMutation, DirectoryQuery, ImportMutation, ImportQuery, ImportRunLinks, ImportRunPayload,
    OrganisationLinks, OrganisationPayload, PostLinks, PostPayload, TerritoryLinks, TerritoryPayload,
    load_import_run,
};
pub use imports::{
    ImportFormat, ImportId, ImportLine, ImportOutcome, ImportRun, ImportState,
    PreviewOrganisationImportInput, StartOrganisationImportInput,
};
pub use loaders::{
    DirectoryLoader, directory_loader, organisation as load_organisation, post as load_post,
    territories as load_territories, territory as load_territory,
};
pub use model::{ContactDetails, Organisation, Post, PostGrant, Territory};
pub use organisations::{ContactDetailsInput, CreateOrganisationInput, UpdateOrganisationInput};
pub use posts::{CreatePostInput, SetPostGrantInput, UpdatePostInput};
pub use referents::{ContactPlace, ReferentChange, was_referent};
pub use scope::{Atlas, Scope};
pub use territories::{CreateTribunalInput, TerritoryFilter};
pub use texts::TEXTS;
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

    /// Words that an organisation no longer bears find it no more, until its profile is next written.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_words(&self, tx: &mut Tx, id: Uuid, before: &str, after: &str) -> Result<()> {
        store::forget_terms(tx, id, search::lost(before, after)).await
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

    /// Those territories, in any order; unknown codes are left out. One statement if there are tribunals among them,
    /// which administrators enter; none for the territories of the reference file.
    ///
    /// # Errors
    /// The database's.
    pub async fn territories(&self, codes: &[String]) -> Result<Vec<Territory>> {
        let mut found = Vec::new();
        let mut entered = Vec::new();
        for code in codes {
            match reference::territory(code) {
                Some(territory) => found.push(territory.clone()),
                None => entered.push(code.clone()),
            }
        }
        if !entered.is_empty() {
            found.extend(store::territories(&self.platform.db, &entered).await?);
        }
        Ok(found)
    }

    /// Puts a post into another organisation, in the transaction of who authorised it.
    ///
    /// # Errors
    /// The database's.
    pub async fn move_post_in(&self, tx: &mut Tx, post: PostId, into: OrganisationId) -> Result<()> {
        store::move_post(tx, post, into, self.platform.clock.now()).await
    }

    /// Closes an organisation and its posts on that day, in the transaction of who authorised it.
    ///
    /// # Errors
    /// The database's.
    pub async fn close_in(
        &self,
        tx: &mut Tx,
        id: OrganisationId,
        last: Day,
        absorbed_by: Option<OrganisationId>,
    ) -> Result<()> {
        store::close_posts(tx, id, last).await?;
        store::close(tx, id, last, absorbed_by, self.platform.clock.now()).await
    }

    /// Whether an organisation is another, or hangs below it.
    ///
    /// # Errors
    /// The database's.
    pub async fn is_within_in(&self, tx: &mut Tx, id: OrganisationId, whole: OrganisationId) -> Result<bool> {
        Ok(store::is_above(tx, whole, id).await? == Some(true))
    }

    /// The open organisations below those.
    async fn children(&self, parents: &[OrganisationId]) -> Result<Vec<Organisation>> {
        let today = self.platform.clock.now().day_in(&Zone::paris());
        store::children(&self.platform.db, parents, today).await
    }

    /// The posts of those organisations, closed ones too.
    ///
    /// # Errors
    /// The database's.
    pub async fn posts_of(&self, organisations: &[OrganisationId]) -> Result<Vec<Post>> {
        store::posts_of(&self.platform.db, organisations).await
    }

    async fn tribunals_of(&self, codes: &[String]) -> Result<Vec<(String, Territory)>> {
        store::tribunals_of(&self.platform.db, codes).await
    }

    /// Open posts of relay and coordinating doctors in organisations that serve these territories.
    async fn court_doctors(&self, codes: &[String]) -> Result<Vec<(String, Post)>> {
        let today = self.platform.clock.now().day_in(&Zone::paris());
        let kinds = [PostKind::RelayDoctor, PostKind::CoordinatingDoctor];
        store::posts_serving(&self.platform.db, codes, &kinds, today).await
    }

    async fn by_number(&self, number: &str) -> Result<Option<Organisation>> {
        store::organisation_by_number(&self.platform.db, number).await
    }
}
