//! Who may do what to a partnership (domain §9): pure rules.

use std::collections::HashSet;

use crate::kernel::actor::{HeldPost, PartnershipId};

/// What somebody, or one post, is to a partnership.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "five facts that do not exclude one another")]
pub struct Standing {
    /// Belongs to a member organisation, other than by an observing post.
    pub member: bool,
    /// Holds the coordinating post.
    pub coordinates: bool,
    /// Observes its territory.
    pub observes: bool,
    /// Administers all of its territory.
    pub administers: bool,
    /// Administers all of its territory while the coordinating post has neither holder nor interim.
    pub stands_in: bool,
}

impl Standing {
    /// Reads its shared matter.
    #[must_use]
    pub fn reads(self) -> bool {
        self.member || self.runs()
    }

    /// Sees that it exists, its figures and published documents.
    #[must_use]
    pub fn sees(self) -> bool {
        self.reads() || self.observes || self.administers
    }

    /// Has the coordinator's duties.
    #[must_use]
    pub fn runs(self) -> bool {
        self.coordinates || self.stands_in
    }
}

/// What can be done to a partnership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Rename it, name its coordinating post.
    Edit,
    /// Set its territories.
    SetScope,
    /// Let organisations in and out.
    ManageMembers,
    /// Draft protocols in it.
    DraftProtocols,
}

/// Whether that standing allows this.
#[must_use]
pub fn allows(action: Action, standing: Standing) -> bool {
    match action {
        Action::Edit => standing.runs() || standing.administers,
        Action::SetScope => standing.administers,
        Action::ManageMembers => standing.runs(),
        Action::DraftProtocols => standing.reads(),
    }
}

/// What a set of mandates gives in each partnership.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    member: HashSet<PartnershipId>,
    coordinates: HashSet<PartnershipId>,
    observes: HashSet<PartnershipId>,
    administers: HashSet<PartnershipId>,
    stands_in: HashSet<PartnershipId>,
}

impl Reach {
    /// From mandates, and from the partnerships whose whole territory they administer: each with whether its
    /// coordinating post is vacant.
    #[must_use]
    pub fn of(mandates: &[HeldPost], administered: &[(PartnershipId, bool)]) -> Self {
        let gather = |of: fn(&HeldPost) -> &[PartnershipId]| -> HashSet<PartnershipId> {
            mandates.iter().flat_map(of).copied().collect()
        };
        Self {
            member: gather(|held| if held.observer { &[] } else { &held.member_of }),
            coordinates: gather(|held| &held.coordinates),
            observes: gather(|held| &held.observes),
            administers: administered.iter().map(|(id, _)| *id).collect(),
            stands_in: administered.iter().filter(|(_, vacant)| *vacant).map(|(id, _)| *id).collect(),
        }
    }

    /// What they are to one partnership.
    #[must_use]
    pub fn standing(&self, id: PartnershipId) -> Standing {
        Standing {
            member: self.member.contains(&id),
            coordinates: self.coordinates.contains(&id),
            observes: self.observes.contains(&id),
            administers: self.administers.contains(&id),
            stands_in: self.stands_in.contains(&id),
        }
    }

    /// Partnerships whose shared matter they read.
    #[must_use]
    pub fn read(&self) -> Vec<PartnershipId> {
        self.all(Standing::reads)
    }

    /// Partnerships that they see at all.
    #[must_use]
    pub fn seen(&self) -> Vec<PartnershipId> {
        self.all(Standing::sees)
    }

    fn all(&self, holds: fn(Standing) -> bool) -> Vec<PartnershipId> {
        let sets = [&self.member, &self.coordinates, &self.observes, &self.administers];
        let known: HashSet<PartnershipId> = sets.into_iter().flatten().copied().collect();
        let mut ids: Vec<_> = known.into_iter().filter(|id| holds(self.standing(*id))).collect();
        ids.sort_unstable();
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: Standing =
        Standing { member: false, coordinates: false, observes: false, administers: false, stands_in: false };

    #[test]
    fn an_observer_sees_and_reads_nothing() {
        let observer = Standing { observes: true, ..NOBODY };
        assert!(observer.sees() && !observer.reads());
        for action in [Action::Edit, Action::SetScope, Action::ManageMembers, Action::DraftProtocols] {
            assert!(!allows(action, observer) && !allows(action, NOBODY), "{action:?}");
        }
    }

    #[test]
    fn the_administrator_has_the_coordinators_duties_only_while_the_post_is_vacant() {
        let administrator = Standing { administers: true, ..NOBODY };
        assert!(allows(Action::Edit, administrator) && allows(Action::SetScope, administrator));
        assert!(!allows(Action::ManageMembers, administrator) && !administrator.reads());
        let stand_in = Standing { stands_in: true, ..administrator };
        assert!(allows(Action::ManageMembers, stand_in) && stand_in.reads());
    }

    #[test]
    fn a_member_drafts_and_manages_nothing() {
        let member = Standing { member: true, ..NOBODY };
        assert!(allows(Action::DraftProtocols, member));
        assert!(!allows(Action::Edit, member) && !allows(Action::ManageMembers, member));
    }
}
