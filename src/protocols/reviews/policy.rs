//! Who may do what with reviews.

use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PostId};

/// What one may want to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// See it.
    Read,
    /// Plan, move, record, close, correct it, and decide what follows.
    Run,
}

/// What the rules look at.
#[derive(Clone, Debug)]
pub struct Stakes {
    /// The protocol's partnership.
    pub partnership: PartnershipId,
    /// The protocol's owner.
    pub owner: PostId,
    /// Organisations bound by the protocol today.
    pub parties: Vec<OrganisationId>,
}

/// Whether the actor may: members read; the owner, the coordinator and any party's representative run it.
#[must_use]
pub fn allows(actor: &Actor, action: Action, stakes: &Stakes) -> bool {
    let owns = actor.holds(stakes.owner);
    match action {
        Action::Read => owns || actor.is_member(stakes.partnership),
        Action::Run => {
            owns || actor.coordinates(stakes.partnership)
                || stakes.parties.iter().any(|party| actor.represents(*party))
        }
    }
}
