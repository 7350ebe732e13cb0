//! Onboarding packs: what whoever takes a post finds on the first day.
//!
//! A mandate that begins makes one pack. Its content is computed from post and territory when it is read; kept are only
//! when it was read, what it then held (ids and digests), and what of the checklist is done. The newcomer reads it up to
//! 30 days before the first day, for rights come from the first day on and a pack gives none. How far somebody is, the
//! newcomer and the representative of the own organisation see; coordinators and observers get counts (domain §8).

mod acts;
mod checklist;
mod compose;
mod content;
mod counts;
mod editing;
mod gather;
mod graphql;
mod letters;
mod loaders;
mod model;
mod opening;
mod policy;
mod reads;
mod retention;
mod snapshot;
mod starter;
mod store;
mod templates;
mod texts;

use crate::accounts::Accounts;
use crate::actions::Actions;
use crate::directory::Directory;
use crate::events::Events;
use crate::glossary::Glossary;
use crate::handovers::Handovers;
use crate::kernel::clock::Ts;
use crate::meetings::Meetings;
use crate::partnerships::Partnerships;
use crate::platform::Platform;
use crate::protocols::Protocols;
use crate::resources::Resources;
use crate::trainings::Trainings;

pub use acts::{AcknowledgePackInput, TickPackItemInput};
pub use checklist::{CheckItem, CheckKind};
pub use compose::PackPreview;
pub use content::{
    PackAction, PackClause, PackContact, PackContent, PackDate, PackDecision, PackHandover, PackMinutes,
    PackPartner, PackProtocol, PackSection, PackWord, SectionChanges,
};
pub use counts::PackCounts;
pub use editing::{PackTemplateItemInput, ResetPackTemplateInput, SavePackTemplateInput};
pub use graphql::{
    OrganisationPacks, PackMutation, PackPayload, PackTemplatePayload, PartnershipPacks, PostPacks,
    ViewerPacks,
};
pub use loaders::{PackLoader, load as load_pack, pack_loader};
pub use model::{Pack, PackId};
pub use opening::OPEN_JOB;
pub use policy::{REMINDED_AFTER, Ties};
pub use retention::{FORGET_JOB, KEPT};
pub use templates::{ItemOwner, PackRole, PackTemplate, PackTemplateItem};
pub use texts::TEXTS;

/// The slices whose matter a pack is made of.
#[derive(Clone, Debug)]
pub struct Sources {
    /// Protocols in force.
    pub protocols: Protocols,
    /// Whom to call.
    pub resources: Resources,
    /// Dates to come.
    pub events: Events,
    /// Trainings to register for.
    pub trainings: Trainings,
    /// Minutes, and the presentation meeting.
    pub meetings: Meetings,
    /// What is under way.
    pub actions: Actions,
    /// The predecessor's note.
    pub handovers: Handovers,
    /// Words with two senses.
    pub glossary: Glossary,
}

/// The onboarding packs' service.
#[derive(Clone, Debug)]
pub struct Packs {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    partnerships: Partnerships,
    sources: Sources,
}

impl Packs {
    /// On this platform, beside these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        accounts: Accounts,
        partnerships: Partnerships,
        sources: Sources,
    ) -> Self {
        Self { platform, directory, accounts, partnerships, sources }
    }

    fn now(&self) -> Ts {
        self.platform.clock.now()
    }
}
