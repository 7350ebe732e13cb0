//! Who acts: a signed-in person with the rights that mandates give today.
//!
//! Rights follow from mandates alone (domain §9). Reading uses the union of one's mandates; each act records the
//! one post it was done as.

use jiff::SignedDuration;

use super::clock::Ts;
use super::error::{Error, Result};
use super::problem::Problem;
use crate::typed_id;

typed_id!(
    /// A person with an account, or named in the directory.
    PersonId,
    "person"
);
typed_id!(
    /// A person's holding of a post from a date to a date.
    MandateId,
    "mandate"
);
typed_id!(
    /// A function in an organisation.
    PostId,
    "post"
);
typed_id!(
    /// A member institution.
    OrganisationId,
    "organisation"
);
typed_id!(
    /// The agreement space of a scope.
    PartnershipId,
    "partnership"
);

/// How long a multi-factor sign-in counts as recent for approving, managing people and administration.
pub const STRONG_FOR: SignedDuration = SignedDuration::from_mins(30);

/// One mandate in force today, with what it allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldPost {
    /// The mandate that gives it.
    pub mandate: MandateId,
    /// The post held.
    pub post: PostId,
    /// The post's organisation.
    pub organisation: OrganisationId,
    /// One holder at a time: may own reviews and actions, sign, coordinate, represent.
    pub single: bool,
    /// Manages its organisation's posts and people.
    pub representative: bool,
    /// An observing post (ARS, MILDECA) sees figures and published documents only.
    pub observer: bool,
    /// Territories whose partnerships and organisations it may create.
    pub administers: Vec<String>,
    /// Partnerships of which the organisation is a member.
    pub member_of: Vec<PartnershipId>,
    /// Partnerships that this post coordinates, or whose vacant coordination falls to it as their territory's
    /// administrator.
    pub coordinates: Vec<PartnershipId>,
    /// Partnerships whose scope overlaps the territories that this post observes.
    pub observes: Vec<PartnershipId>,
}

/// Whether the session rests on a multi-factor sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assurance {
    /// The provider cannot give one, so none is asked for.
    Unavailable,
    /// The provider could, and was not asked yet.
    Single,
    /// Given at this instant.
    Strong(Ts),
}

/// A signed-in person.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// Manages settings and providers; reads no partnership's content by that alone.
    pub platform_admin: bool,
    /// Mandates in force today.
    pub mandates: Vec<HeldPost>,
    /// The mandate chosen for this session.
    pub acting: Option<MandateId>,
    /// Strength of the sign-in.
    pub assurance: Assurance,
}

impl Actor {
    /// Holds this post today.
    #[must_use]
    pub fn holds(&self, post: PostId) -> bool {
        self.mandates.iter().any(|held| held.post == post)
    }

    /// Belongs to this organisation through any mandate.
    #[must_use]
    pub fn belongs_to(&self, organisation: OrganisationId) -> bool {
        self.mandates.iter().any(|held| held.organisation == organisation)
    }

    /// Represents this organisation.
    #[must_use]
    pub fn represents(&self, organisation: OrganisationId) -> bool {
        self.mandates.iter().any(|held| held.representative && held.organisation == organisation)
    }

    /// Reads the partnership's shared matter: member through an organisation, or coordinator.
    #[must_use]
    pub fn is_member(&self, partnership: PartnershipId) -> bool {
        self.mandates.iter().any(|held| {
            (!held.observer && held.member_of.contains(&partnership))
                || held.coordinates.contains(&partnership)
        })
    }

    /// Sees the partnership's figures and published documents.
    #[must_use]
    pub fn observes(&self, partnership: PartnershipId) -> bool {
        self.is_member(partnership) || self.mandates.iter().any(|held| held.observes.contains(&partnership))
    }

    /// Coordinates the partnership, or stands in for its coordinator.
    #[must_use]
    pub fn coordinates(&self, partnership: PartnershipId) -> bool {
        self.mandates.iter().any(|held| held.coordinates.contains(&partnership))
    }

    /// Partnerships read in full.
    #[must_use]
    pub fn partnerships(&self) -> Vec<PartnershipId> {
        let mut ids: Vec<_> = self
            .mandates
            .iter()
            .flat_map(|held| held.member_of.iter().chain(&held.coordinates))
            .copied()
            .filter(|partnership| self.is_member(*partnership))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Posts held today.
    #[must_use]
    pub fn posts(&self) -> Vec<PostId> {
        self.mandates.iter().map(|held| held.post).collect()
    }

    /// The mandate an act is done under: the post named, else the session's choice, else the only one held.
    ///
    /// # Errors
    /// A problem when the post is not held, or when none was chosen among several.
    pub fn acting_as(&self, post: Option<PostId>) -> Result<&HeldPost> {
        let found = match (post, self.acting) {
            (Some(post), _) => self.mandates.iter().find(|held| held.post == post),
            (None, Some(chosen)) => self.mandates.iter().find(|held| held.mandate == chosen),
            (None, None) if self.mandates.len() == 1 => self.mandates.first(),
            (None, None) => None,
        };
        found.ok_or_else(|| {
            Error::problem(
                Problem::new("ACTING_POST", "Choisissez la fonction au titre de laquelle vous agissez.")
                    .on("actingPostId"),
            )
        })
    }

    /// Asks for a recent multi-factor sign-in, where the provider can give one.
    ///
    /// # Errors
    /// [`Error::StepUpRequired`].
    pub fn require_strong(&self, now: Ts) -> Result<()> {
        match self.assurance {
            Assurance::Unavailable => Ok(()),
            Assurance::Strong(at) if now <= at.plus(STRONG_FOR) => Ok(()),
            Assurance::Single | Assurance::Strong(_) => Err(Error::StepUpRequired),
        }
    }
}
