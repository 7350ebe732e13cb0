//! The public information sheet of a partnership (domain §1): what court-ordered care means here, who does what, rights
//! and secrecy, where to go. It shows clauses marked public of versions in force and texts that the coordinator approved,
//! never anything else, and disappears when no protocol is in force.

mod address;
mod editing;
mod graphql;
mod model;
mod page;
mod reads;
mod shelf;
mod store;
mod texts;

use std::sync::Arc;

use crate::directory::Directory;
use crate::partnerships::Partnerships;
use crate::platform::Platform;
use crate::protocols::Protocols;

pub use editing::{SavePublicSheetInput, ShowPublicSheetInput};
pub use graphql::{PartnershipSheet, PublicSheetMutation, PublicSheetPayload};
pub use model::{Listed, PublicSheet, Published, SheetState, SheetTexts};
pub use page::{STYLE, Structure, by_kind, code, gone, index, soon};
pub use shelf::{Copy, Shelf};
pub use texts::TEXTS;

/// The job that makes leaflets of what is shown.
pub const SHOWN_JOB: &str = "public_sheets.shown";

/// The sheets' service.
#[derive(Clone, Debug)]
pub struct PublicSheets {
    platform: Platform,
    directory: Directory,
    partnerships: Partnerships,
    protocols: Protocols,
    shelf: Arc<Shelf>,
}

impl PublicSheets {
    /// On this platform, beside these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        partnerships: Partnerships,
        protocols: Protocols,
    ) -> Self {
        Self { platform, directory, partnerships, protocols, shelf: Arc::default() }
    }

    fn url(&self, slug: &str) -> String {
        format!("{}/fiches/{slug}", self.platform.public_url)
    }
}
