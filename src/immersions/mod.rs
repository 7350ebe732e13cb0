//! Immersions: an organisation offers to receive people of the other sector; a stay needs the agreement of the host and
//! of the guest's own organisation. Nothing about those whom the host follows is ever written down.
//!
//! Every command on a stay takes the offer's row first, so that no more guests are agreed to than there is room for.

mod graphql;
mod inputs;
mod letters;
mod loaders;
mod model;
mod offers;
mod placements;
mod policy;
mod reads;
mod retention;
mod store;
mod texts;

use crate::accounts::Accounts;
use crate::directory::Directory;
use crate::events::Events;
use crate::kernel::clock::{Day, Ts, Zone};
use crate::partnerships::Partnerships;
use crate::platform::Platform;

pub use graphql::{
    ImmersionMutation, ImmersionOfferPayload, ImmersionQuery, PlacementPayload, ViewerImmersions,
};
pub use inputs::*;
pub use loaders::{ImmersionLoader, immersion_loader, offer as load_offer, placement as load_placement};
pub use model::{ImmersionAudience, Offer, OfferId, Placement, PlacementId, PlacementState};
pub use policy::{OfferTies, PlacementTies};
pub use retention::{FORGET_JOB, KEPT};
pub use texts::TEXTS;

/// The immersions' service.
#[derive(Clone, Debug)]
pub struct Immersions {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    partnerships: Partnerships,
    events: Events,
}

impl Immersions {
    /// On this platform, beside these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        accounts: Accounts,
        partnerships: Partnerships,
        events: Events,
    ) -> Self {
        Self { platform, directory, accounts, partnerships, events }
    }

    fn now(&self) -> Ts {
        self.platform.clock.now()
    }

    /// The day it is there.
    fn today(&self, zone: &Zone) -> Day {
        self.now().day_in(zone)
    }
}
