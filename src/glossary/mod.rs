//! The glossary of false friends: words that justice and health both use, each in its own sense.
//!
//! A common set comes with the program (`common.toml`). A partnership's coordinator adapts its words, hides them, or
//! adds others; what a partnership did not touch follows the common set.

mod common;
mod editing;
mod graphql;
mod loaders;
mod model;
mod occurrences;
mod policy;
mod store;
mod texts;

use std::collections::HashMap;

use crate::directory::Directory;
use crate::kernel::actor::PartnershipId;
use crate::kernel::error::Result;
use crate::partnerships::Partnerships;
use crate::platform::Platform;

pub use common::common;
pub use editing::{ResetGlossaryEntryInput, SaveGlossaryEntryInput, SetGlossaryEntryHiddenInput};
pub use graphql::{GlossaryEntryPayload, GlossaryMutation, GlossaryQuery, PartnershipGlossary};
pub use loaders::{GlossaryLoader, glossary_loader, of_partnership as load_glossary};
pub use model::{Entry, EntryId};
pub use occurrences::{Occurrence, first_occurrences};
pub use texts::TEXTS;

/// The glossary's service.
#[derive(Clone, Debug)]
pub struct Glossary {
    platform: Platform,
    directory: Directory,
    partnerships: Partnerships,
}

impl Glossary {
    /// On this platform; the contacts that the guard knows come from the directory.
    #[must_use]
    pub fn new(platform: Platform, directory: Directory, partnerships: Partnerships) -> Self {
        Self { platform, directory, partnerships }
    }

    /// The words of these partnerships in their order, hidden ones included; whoever asks reads the partnership.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_partnerships_as_system(
        &self,
        ids: &[PartnershipId],
    ) -> Result<HashMap<PartnershipId, Vec<Entry>>> {
        let mut own: HashMap<PartnershipId, Vec<store::Row>> = HashMap::new();
        for row in store::of_partnerships(&self.platform.db, ids).await? {
            own.entry(row.partnership_id).or_default().push(row);
        }
        Ok(ids.iter().map(|id| (*id, model::merge(own.remove(id).unwrap_or_default()))).collect())
    }
}
