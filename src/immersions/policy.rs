//! Who may do what with an immersion: pure rules.

use std::collections::HashSet;

use super::model::{ImmersionAudience, Offer, Placement, PlacementState};
use crate::directory::{Sector, Side};
use crate::kernel::actor::{Actor, HeldPost, OrganisationId};
use crate::kernel::clock::Day;
use crate::partnerships::{Reach, Standing};

/// What the viewer is to one offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfferTies {
    /// Is the contact, represents the organisation that hosts, or coordinates the partnership.
    pub edits: bool,
    /// Holds a post of another member.
    pub may_ask: bool,
}

impl OfferTies {
    /// From the viewer's mandates.
    #[must_use]
    pub fn of(actor: &Actor, offer: &Offer, reach: &Reach) -> Self {
        let hosts = actor.holds(offer.contact_post_id) || actor.represents(offer.organisation_id);
        Self {
            edits: hosts || reach.standing(offer.partnership_id).runs(),
            may_ask: actor.mandates.iter().any(|held| may_ask(held, offer)),
        }
    }
}

/// A member of another organisation, under this mandate.
#[must_use]
pub fn may_ask(held: &HeldPost, offer: &Offer) -> bool {
    !held.observer
        && held.member_of.contains(&offer.partnership_id)
        && held.organisation != offer.organisation_id
}

/// An immersion is a stay in the other sector (domain §3): two of justice, or two of care, are of one.
#[must_use]
pub fn are_of_two_sectors(host: Sector, home: Sector) -> bool {
    match (host.side(), home.side()) {
        (Some(host), Some(home)) => host != home,
        _ => host != home,
    }
}

/// Whether somebody sent from this sector can come as one of these.
#[must_use]
pub fn fits(audience: ImmersionAudience, home: Sector) -> bool {
    match audience {
        ImmersionAudience::TraineeMagistrate | ImmersionAudience::ProbationCounsellor => {
            home.side() == Some(Side::Justice)
        }
        ImmersionAudience::AddictologyProfessional => home.side() == Some(Side::Health),
        ImmersionAudience::OtherProfessional => true,
    }
}

/// Whether an offer of this sector can be made to these: nobody of the own side.
#[must_use]
pub fn may_receive(host: Sector, audience: ImmersionAudience) -> bool {
    audience == ImmersionAudience::OtherProfessional || !fits(audience, host)
}

/// A member offers in the name of the own organisation.
#[must_use]
pub fn may_offer(standing: Standing) -> bool {
    standing.member
}

/// What the viewer's mandates give.
#[derive(Clone, Debug)]
pub struct Viewpoint {
    /// In partnerships.
    pub reach: Reach,
    /// Organisations that nobody represents, whose duties fall to the viewer as territory administrator (domain §9).
    pub stands_in: HashSet<OrganisationId>,
}

/// What the viewer is to one stay; whoever is none of these does not see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one tie, and several hold at once")]
pub struct PlacementTies {
    /// Comes.
    pub guest: bool,
    /// Agrees for the host.
    pub host: bool,
    /// Agrees for the guest's organisation.
    pub home: bool,
    /// Coordinates the partnership.
    pub runs: bool,
}

impl PlacementTies {
    /// From the viewer's mandates.
    #[must_use]
    pub fn of(actor: &Actor, placement: &Placement, view: &Viewpoint) -> Self {
        let answers_for = |id| actor.represents(id) || view.stands_in.contains(&id);
        Self {
            guest: placement.guest_id == actor.person,
            host: actor.holds(placement.contact_post_id) || answers_for(placement.host_id),
            home: answers_for(placement.organisation_id),
            runs: view.reach.standing(placement.partnership_id).runs(),
        }
    }

    /// Whether the stay concerns the viewer at all.
    #[must_use]
    pub fn sees(self) -> bool {
        self.guest || self.host || self.home || self.runs
    }
}

impl Placement {
    /// A side whose agreement is missing.
    #[must_use]
    pub fn may_agree(&self) -> bool {
        self.state == PlacementState::Requested
            && ((self.ties.host && self.host_agreed_at.is_none())
                || (self.ties.home && self.home_agreed_at.is_none()))
    }

    /// The guest or one of both sides, until it took place.
    #[must_use]
    pub fn may_cancel(&self) -> bool {
        self.state.is_open() && (self.ties.guest || self.ties.host || self.ties.home)
    }

    /// The host, from its first day on.
    #[must_use]
    pub fn may_complete(&self, today: Day) -> bool {
        self.state == PlacementState::Agreed && self.ties.host && self.starts_on <= today
    }

    /// Host and guest, each once, afterwards.
    #[must_use]
    pub fn may_give_feedback(&self) -> bool {
        self.state == PlacementState::Done
            && ((self.ties.guest && self.guest_feedback.is_none())
                || (self.ties.host && self.host_feedback.is_none()))
    }
}
