//! Who may do what with a resource person: pure rules.

use super::model::ResourcePerson;
use crate::kernel::actor::{Actor, HeldPost, OrganisationId, PartnershipId};
use crate::partnerships::{Reach, Standing};

/// What the viewer is to one entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Coordinates the partnership or represents the post's organisation.
    pub edits: bool,
    /// The same, or holds the post.
    pub confirms: bool,
}

impl Ties {
    /// From the viewer's mandates.
    #[must_use]
    pub fn of(actor: &Actor, entry: &ResourcePerson, reach: &Reach) -> Self {
        let runs = reach.standing(entry.partnership_id).runs();
        let edits = runs || actor.represents(entry.organisation_id);
        Self { edits, confirms: edits || actor.holds(entry.post_id) }
    }
}

/// Under this mandate, with this standing: the coordinator names posts of any member, a representative those of the
/// own organisation.
#[must_use]
pub fn may_add(held: &HeldPost, standing: Standing, organisation: OrganisationId) -> bool {
    standing.runs() || (standing.member && held.representative && held.organisation == organisation)
}

/// May name somebody at all.
#[must_use]
pub fn may_add_some(actor: &Actor, partnership: PartnershipId, standing: Standing) -> bool {
    standing.runs()
        || actor
            .mandates
            .iter()
            .any(|held| held.representative && !held.observer && held.member_of.contains(&partnership))
}
