//! Agreements between territories: which structures refer, which receive elsewhere, which hospital experts support both.
//!
//! An agreement is a partnership with roles beside it, so that its protocols, meetings, reviews and feeds are those of any
//! partnership. It holds no case: structures, dates, places that a structure *offers*, words on its practices. Orientation
//! itself happens between care teams, outside this program, and no table has a column that could hold one.

mod asking;
mod census;
mod changes;
mod graphql;
mod loaders;
mod model;
mod policy;
mod reads;
mod store;
mod succession;
mod texts;

use crate::accounts::Accounts;
use crate::directory::Directory;
use crate::partnerships::Partnerships;
use crate::platform::Platform;
use crate::protocols::Protocols;

pub use asking::{ASK_JOB, ASKED_BEFORE_DAYS};
pub use census::{ConfirmReceptionCensusInput, OfferedPlacesInput, UpdateReceptionCensusInput};
pub use changes::{
    AddInterTerritoryParticipantInput, EndInterTerritoryParticipationInput, OpenInterTerritoryAgreementInput,
    SetInterTerritoryFrameInput,
};
pub use graphql::{
    InterTerritoryAgreementPayload, InterTerritoryParticipationPayload, InterregionMutation,
    InterregionQuery, PartnershipInterregion, ProtocolInterregion,
};
pub use loaders::{InterregionLoader, interregion_loader, load_participation};
pub use model::{
    Agreement, Census, FRESH_FOR, MOST_PLACES, Participation, ParticipationId, PlaceKind, Places, Role,
};
pub use texts::TEXTS;

/// The service of agreements between territories.
#[derive(Clone, Debug)]
pub struct Interregion {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    partnerships: Partnerships,
    protocols: Protocols,
}

impl Interregion {
    /// On this platform, beside these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        accounts: Accounts,
        partnerships: Partnerships,
        protocols: Protocols,
    ) -> Self {
        Self { platform, directory, accounts, partnerships, protocols }
    }
}
