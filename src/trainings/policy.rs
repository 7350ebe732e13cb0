//! Who may do what with a training (domain §9): pure rules.

use std::collections::HashSet;

use super::model::{Registration, RegistrationState, Training};
use crate::kernel::actor::{Actor, HeldPost, OrganisationId, PartnershipId, PostId};
use crate::partnerships::{Reach, Standing};

/// What a viewer's mandates give: partnerships, and those whose territory the own organisations serve.
#[derive(Clone, Debug, Default)]
pub struct Viewpoint {
    /// What they give in each partnership.
    pub reach: Reach,
    /// Organisation and partnership of whose territory it is.
    pub neighbours: HashSet<(OrganisationId, PartnershipId)>,
}

impl Viewpoint {
    /// Partnerships whose catalogue is open to the viewer without being a member.
    #[must_use]
    pub fn around(&self) -> Vec<PartnershipId> {
        let ids: HashSet<PartnershipId> =
            self.neighbours.iter().map(|(_, partnership)| *partnership).collect();
        ids.into_iter().collect()
    }
}

/// What the viewer is to one training.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Organises it or has the coordinator's duties.
    pub edits: bool,
    /// Reads the partnership's shared matter.
    pub full: bool,
    /// Posts of the viewer by which to register.
    pub posts: Vec<PostId>,
    /// Organisations whose people the viewer may register.
    pub teams: Vec<OrganisationId>,
}

impl Ties {
    /// From the viewer's mandates.
    #[must_use]
    pub fn of(actor: &Actor, training: &Training, view: &Viewpoint) -> Self {
        let standing = view.reach.standing(training.partnership_id);
        let organises = actor.holds(training.organiser_post_id);
        let fitting: Vec<&HeldPost> =
            actor.mandates.iter().filter(|held| is_invited(held, training, view)).collect();
        let mut teams: Vec<OrganisationId> =
            fitting.iter().filter(|held| held.representative).map(|held| held.organisation).collect();
        teams.sort_unstable();
        teams.dedup();
        Self {
            edits: organises || standing.runs(),
            full: organises || standing.reads(),
            posts: fitting.iter().map(|held| held.post).collect(),
            teams,
        }
    }

    /// How much of one registration the viewer sees.
    #[must_use]
    pub fn sight(&self, actor: &Actor, registration: &Registration) -> Sight {
        if self.edits
            || registration.person_id == actor.person
            || actor.represents(registration.organisation_id)
        {
            return Sight::Full;
        }
        let listed = matches!(registration.state, RegistrationState::Confirmed | RegistrationState::Waiting);
        if self.full && listed { Sight::Listed } else { Sight::None }
    }

    /// Gives a seat back: the person, who represents the organisation, the organiser.
    #[must_use]
    pub fn may_cancel(&self, actor: &Actor, registration: &Registration) -> bool {
        self.sight(actor, registration) == Sight::Full
    }
}

/// How much of a registration somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// That it exists, whether the person came, the certificate.
    Full,
    /// Who has a seat or waits for one.
    Listed,
    /// Nothing.
    None,
}

/// Whether this mandate lets its holder register: by membership, or by territory where it is open.
fn is_invited(held: &HeldPost, training: &Training, view: &Viewpoint) -> bool {
    let partnership = training.partnership_id;
    (held.member_of.contains(&partnership) && !held.observer)
        || held.coordinates.contains(&partnership)
        || held.post == training.organiser_post_id
        || (training.open_to_territory && view.neighbours.contains(&(held.organisation, partnership)))
}

/// A member creates trainings for the own organisation.
#[must_use]
pub fn may_create(standing: Standing) -> bool {
    standing.member || standing.runs()
}
