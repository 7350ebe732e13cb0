//! Cooperation protocols: versions, clauses, approvals, reviews, reminders.
//!
//! Every write of a protocol first takes the protocol's row: two writers of one protocol are in line, and what a
//! transition was checked against still holds when it is written.

mod approvals;
mod blockers;
pub mod canonical;
mod checklist;
mod checks;
mod clauses;
pub mod clock;
pub mod compare;
pub mod corrections;
mod decisions;
mod drafting;
mod existing;
mod force;
mod graphql;
pub mod ids;
mod inputs;
mod library;
mod loaders;
mod model;
mod my_data;
mod particulars;
mod parties;
mod policy;
mod preparing;
mod published;
mod reading;
pub mod reminders;
pub mod reviews;
mod store;
mod succession;
mod summons;
pub mod term;
mod texts;
mod theme;
mod vacancies;
mod version;
mod work;

use crate::accounts::Accounts;
use crate::directory::Directory;
use crate::events::Events;
use crate::kernel::actor::PostId;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::partnerships::Partnerships;
use crate::platform::Platform;
use crate::platform::db::Tx;
use ids::{ProtocolId, VersionId};
use reminders::Reminders;

use graphql::{ClauseNode, clause_of, version_of};

pub use approvals::{Approval, ChangeRequest, Means, awaited};
pub use force::{CALENDAR_JOB, running_term};
pub use graphql::{
    ApprovalPayload, ClausePayload, CooperationProtocol, HistoryEntry, OrganisationProtocols,
    PartnershipProtocols, ProtocolLinks, ProtocolMutation, ProtocolPayload, ProtocolQuery, ProtocolVersion,
    VersionPayload, load_version,
};
pub use inputs::*;
pub use loaders::{ProtocolLoader, load as load_protocol, protocol_loader};
pub use model::{
    Clause, DueDate, Party, PartyState, Protocol, ProtocolStatus, RenewalKind, RenewalRow, Signatory,
    TermKind, VersionRow, VersionStatus,
};
pub use policy::Sight;
pub use published::PublicClause;
pub use reading::{HistoryKind, HistoryRow, ProtocolFilter};
pub use texts::TEXTS;
pub use theme::Theme;
pub use work::Seen;

/// Protocols and all that hangs on them.
#[derive(Clone, Debug)]
pub struct Protocols {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    partnerships: Partnerships,
    events: Events,
    reminders: Reminders,
}

/// Reads without an actor: for the slice itself and for jobs; whoever shows them has authorised first.
impl Protocols {
    /// On this platform; an end calls off the meetings and reminders of its review.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        accounts: Accounts,
        partnerships: Partnerships,
        events: Events,
        reminders: Reminders,
    ) -> Self {
        Self { platform, directory, accounts, partnerships, events, reminders }
    }

    /// Protocols by id.
    ///
    /// # Errors
    /// The database's.
    pub async fn protocols_as_system(&self, ids: &[ProtocolId]) -> Result<Vec<Protocol>> {
        store::read::protocols(&self.platform.db, ids).await
    }

    /// Protocols that a post owns and that have not ended.
    ///
    /// # Errors
    /// The database's.
    pub async fn owned_as_system(&self, post: PostId) -> Result<Vec<Protocol>> {
        store::read::owned(&self.platform.db, post).await
    }

    /// One protocol, held against other writers until the transaction ends.
    ///
    /// # Errors
    /// The database's.
    pub async fn lock_as_system(&self, tx: &mut Tx, id: ProtocolId) -> Result<Option<Protocol>> {
        store::read::locked(tx, id).await
    }

    /// All parties that protocols ever had, in name order; their state says where each stands.
    ///
    /// # Errors
    /// The database's.
    pub async fn parties_as_system(&self, protocols: &[ProtocolId]) -> Result<Vec<Party>> {
        store::read::parties(&self.platform.db, protocols).await
    }

    /// Clauses of versions, in their order.
    ///
    /// # Errors
    /// The database's.
    pub async fn clauses_as_system(&self, versions: &[VersionId]) -> Result<Vec<Clause>> {
        store::read::clauses(&self.platform.db, versions).await
    }

    /// The signatory posts that versions name.
    ///
    /// # Errors
    /// The database's.
    pub async fn signatories_as_system(&self, versions: &[VersionId]) -> Result<Vec<Signatory>> {
        store::read::signatories(&self.platform.db, versions).await
    }

    /// Notes that a review was held on that day and starts the next cycle; the protocol is locked by the caller.
    ///
    /// # Errors
    /// The database's.
    pub async fn review_held_as_system(&self, tx: &mut Tx, protocol: &Protocol, held_on: Day) -> Result<()> {
        let Some(clock) = protocol.clock() else { return Ok(()) };
        let last_held = clock.last_held.map_or(held_on.0, |last| last.max(held_on.0));
        let clock = clock::ReviewClock { last_held: Some(last_held), ..clock };
        store::write::clock(tx, protocol.id, clock, self.platform.clock.now()).await
    }

    /// Approvals of versions, latest first, voided ones included.
    ///
    /// # Errors
    /// The database's.
    pub async fn approvals_as_system(&self, versions: &[VersionId]) -> Result<Vec<Approval>> {
        store::read::approvals(&self.platform.db, versions).await
    }
}
