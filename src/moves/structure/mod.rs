//! Posts that pass to another organisation, organisations that close or merge into another, on a day.
//!
//! A closing is written in dates when it is recorded: mandates, posts and the organisation end that day, and departures
//! are known beforehand. A post's move and a merger are applied at midnight of their day, in the zone of the organisation
//! that gives; one statement then says where a post is, for rights, feeds and mails alike. What the post carries hangs on
//! the post: holders, handover notes, the contact magistrate's flag, what it owns.

mod applying;
mod graphql;
mod model;
mod policy;
mod recording;
mod store;

use crate::accounts::Accounts;
use crate::directory::Directory;
use crate::interregion::Interregion;
use crate::kernel::clock::Ts;
use crate::partnerships::Partnerships;
use crate::platform::Platform;
use crate::protocols::Protocols;

pub use applying::APPLY_JOB;
pub use graphql::{OrganisationStructure, PostPlaces, StructureChangePayload, StructureMutation};
pub use model::{ChangeKind, ChangeState, Place, StructureChange, StructureChangeId, places};
pub use recording::{
    CancelStructureChangeInput, CloseOrganisationInput, MergeOrganisationInput, MovePostInput,
};

/// The service of changes of structure.
#[derive(Clone, Debug)]
pub struct Structures {
    platform: Platform,
    pub(super) directory: Directory,
    pub(super) accounts: Accounts,
    partnerships: Partnerships,
    protocols: Protocols,
    interregion: Interregion,
}

impl Structures {
    /// On this platform, beside these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        accounts: Accounts,
        partnerships: Partnerships,
        protocols: Protocols,
        interregion: Interregion,
    ) -> Self {
        Self { platform, directory, accounts, partnerships, protocols, interregion }
    }

    pub(super) fn now(&self) -> Ts {
        self.platform.clock.now()
    }
}
