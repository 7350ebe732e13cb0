//! Handover notes: what whoever leaves hands on to a successor who may not be named yet.
//!
//! A note opens once the end of a titular's mandate is known, stays with the post, and is read by the successor however
//! late. The author reads and answers for 90 days after leaving, by authorship and without any mandate. A coordinator
//! sees that it exists, and reads it only where its author opened it. Every reading is recorded.

mod content;
mod graphql;
mod letters;
mod loaders;
mod model;
mod my_data;
mod opening;
mod policy;
mod questions;
mod reads;
mod retention;
mod store;
mod texts;
mod writing;

use crate::accounts::Accounts;
use crate::actions::Actions;
use crate::directory::Directory;
use crate::events::Events;
use crate::kernel::clock::Ts;
use crate::partnerships::Partnerships;
use crate::platform::Platform;
use crate::protocols::Protocols;
use crate::resources::Resources;

pub use graphql::{HandoverMutation, HandoverPayload, PartnershipHandovers, PostHandovers, ViewerHandovers};
pub use loaders::{HandoverLoader, handover_loader, load as load_handover};
pub use model::{Note, NoteId, QuestionId};
pub use opening::OPEN_JOB;
pub use policy::{ANSWERS_FOR_DAYS, REMINDED_ON, Ties};
pub use questions::{AnswerHandoverQuestionInput, AskHandoverQuestionInput};
pub use retention::{FORGET_JOB, KEPT};
pub use texts::TEXTS;
pub use writing::{AcknowledgeHandoverInput, HandoverItemInput, WriteHandoverInput};

/// The slices whose matter a note is prefilled with.
#[derive(Clone, Debug)]
pub struct Sources {
    /// Protocols that the post owns.
    pub protocols: Protocols,
    /// Actions that it answers for.
    pub actions: Actions,
    /// Meetings where it is expected.
    pub events: Events,
    /// Whom it calls.
    pub resources: Resources,
}

/// The handover notes' service.
#[derive(Clone, Debug)]
pub struct Handovers {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    partnerships: Partnerships,
    sources: Sources,
}

impl Handovers {
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

    /// Where a note is read; whoever may not read it finds nothing there.
    #[must_use]
    pub fn address(&self, id: NoteId) -> String {
        letters::address(&self.platform, id)
    }

    fn now(&self) -> Ts {
        self.platform.clock.now()
    }
}
