//! Who may do what with reviews: pure rules, about the one mandate an act is done under.

use crate::kernel::actor::{HeldPost, OrganisationId, PartnershipId, PostId};

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

/// Whether this mandate allows it: members read; the owner, the coordinator and any party's representative run it.
#[must_use]
pub fn allows(held: &HeldPost, action: Action, stakes: &Stakes) -> bool {
    let owns = held.post == stakes.owner;
    let coordinates = held.coordinates.contains(&stakes.partnership);
    match action {
        Action::Read => {
            owns || coordinates || (!held.observer && held.member_of.contains(&stakes.partnership))
        }
        Action::Run => {
            owns || coordinates || (held.representative && stakes.parties.contains(&held.organisation))
        }
    }
}

/// Whether one of these mandates does.
#[must_use]
pub fn any_allows(mandates: &[HeldPost], action: Action, stakes: &Stakes) -> bool {
    mandates.iter().any(|held| allows(held, action, stakes))
}
