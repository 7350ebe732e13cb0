//! Who may do what in an agreement between territories: pure rules.

use crate::accounts::Holder;
use crate::kernel::actor::{Actor, HeldPost, OrganisationId};
use crate::partnerships::Standing;

/// Opens the agreement, names its frame, gives and ends roles: who has the coordinator's duties.
#[must_use]
pub fn manages(standing: Standing) -> bool {
    standing.runs()
}

/// Reads how structures receive; observers read numbers.
#[must_use]
pub fn reads_conditions(standing: Standing) -> bool {
    standing.reads()
}

/// Under this mandate, answers for the structure: represents it, or stands in while nobody does. `answering` are those
/// whom the structure's duties fall to today. Not even the coordinator speaks for a structure.
#[must_use]
pub fn answers(held: &HeldPost, organisation: OrganisationId, answering: &[Holder]) -> bool {
    (held.representative && held.organisation == organisation)
        || answering.iter().any(|holder| holder.mandate == held.mandate)
}

/// Under any mandate.
#[must_use]
pub fn may_answer(actor: &Actor, organisation: OrganisationId, answering: &[Holder]) -> bool {
    actor.mandates.iter().any(|held| answers(held, organisation, answering))
}
