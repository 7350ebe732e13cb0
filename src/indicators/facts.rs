//! What figures are computed from: dates, as they were written down by an instant. Nothing here knows what day it is.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::actions::ActionId;
use crate::directory::{Post, ReferentChange};
use crate::kernel::actor::{OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::partnerships::Partnership;
use crate::protocols::ids::ProtocolId;

/// From which day to which, both included; without a bound it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Stretch {
    /// First day.
    pub from_on: Option<Day>,
    /// Last day.
    pub until_on: Option<Day>,
}

impl Stretch {
    /// It covers that day.
    #[must_use]
    pub fn holds_on(self, day: Day) -> bool {
        self.from_on.is_none_or(|from| from <= day) && self.until_on.is_none_or(|until| day <= until)
    }
}

/// A protocol that came into force.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ProtocolFact {
    pub id: ProtocolId,
    pub partnership_id: PartnershipId,
    pub title: String,
    pub review_period_months: i64,
    #[sqlx(flatten)]
    pub force: Stretch,
}

/// A review held and closed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ReviewFact {
    pub protocol_id: ProtocolId,
    pub held_on: Day,
}

/// A meeting or a training that took place.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct HeldFact {
    pub id: Uuid,
    pub partnership_id: PartnershipId,
    pub title: String,
    pub held_on: Day,
}

/// Somebody took a post of a member.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ArrivalFact {
    pub partnership_id: PartnershipId,
    pub post_id: PostId,
    pub starts_on: Day,
    pub ends_on: Option<Day>,
    /// When the partners met or will meet them.
    pub met_at: Option<Ts>,
    /// The organisation's membership.
    #[sqlx(flatten)]
    pub membership: Stretch,
}

/// Somebody left a post of a member.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DepartureFact {
    pub partnership_id: PartnershipId,
    pub post_id: PostId,
    pub ends_on: Day,
    /// When a handover note was first written in.
    pub written_at: Option<Ts>,
    #[sqlx(flatten)]
    pub membership: Stretch,
}

/// An action.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ActionFact {
    pub id: ActionId,
    pub partnership_id: PartnershipId,
    pub title: String,
    pub due_on: Day,
    /// Given up, once settled; done otherwise.
    pub dropped: bool,
    pub settled_on: Option<Day>,
    pub created_at: Ts,
}

/// An organisation bound by a protocol, and a post that signs for it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SignatoryFact {
    pub partnership_id: PartnershipId,
    pub protocol_id: ProtocolId,
    pub organisation_id: OrganisationId,
    pub post_id: Option<PostId>,
    /// While the version that names them was the text in force.
    #[sqlx(flatten)]
    pub bound: Stretch,
    /// Last day of its part.
    pub withdraws_on: Option<Day>,
}

impl SignatoryFact {
    /// The text in force names them, and they have not left.
    #[must_use]
    pub fn is_bound(&self, on: Day) -> bool {
        self.bound.holds_on(on) && self.withdraws_on.is_none_or(|last| on <= last)
    }
}

/// A post of a member that is, or was once, the contact magistrate's.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ReferentFact {
    pub partnership_id: PartnershipId,
    pub organisation_id: OrganisationId,
    pub post_id: PostId,
    pub referent: bool,
    #[sqlx(flatten)]
    pub membership: Stretch,
}

/// A post held by a titular or an interim.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MandateFact {
    pub post_id: PostId,
    #[sqlx(flatten)]
    pub held: Stretch,
}

/// A post, as lists show it.
#[derive(Clone, Debug)]
pub struct PostFact {
    /// Function and organisation, never who.
    pub title: String,
    /// The day on which it was entered.
    pub created_on: Day,
    pub closed_on: Option<Day>,
}

impl PostFact {
    /// Of a post and its organisation's name.
    #[must_use]
    pub fn of(post: &Post, organisation: &str) -> Self {
        Self {
            title: format!("{}, {organisation}", post.label_fr()),
            created_on: post.created_at.day_in(&Zone::paris()),
            closed_on: post.closed_on,
        }
    }
}

/// Everything that is known of some partnerships.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Those that the viewer may read the figures of.
    pub partnerships: Vec<Partnership>,
    pub protocols: Vec<ProtocolFact>,
    pub reviews: Vec<ReviewFact>,
    pub meetings: Vec<HeldFact>,
    pub trainings: Vec<HeldFact>,
    pub arrivals: Vec<ArrivalFact>,
    pub departures: Vec<DepartureFact>,
    pub actions: Vec<ActionFact>,
    pub signatories: Vec<SignatoryFact>,
    pub referents: Vec<ReferentFact>,
    pub changes: Vec<ReferentChange>,
    pub mandates: HashMap<PostId, Vec<MandateFact>>,
    pub posts: HashMap<PostId, PostFact>,
}

impl Facts {
    /// Those of one partnership among several.
    #[must_use]
    pub fn of(&self, id: PartnershipId) -> Self {
        macro_rules! own {
            ($rows:expr) => {
                $rows.iter().filter(|row| row.partnership_id == id).cloned().collect()
            };
        }
        let protocols: Vec<ProtocolFact> = own!(self.protocols);
        let reviewed: HashSet<ProtocolId> = protocols.iter().map(|protocol| protocol.id).collect();
        Self {
            partnerships: self.partnerships.iter().filter(|one| one.id == id).cloned().collect(),
            reviews: self
                .reviews
                .iter()
                .filter(|review| reviewed.contains(&review.protocol_id))
                .cloned()
                .collect(),
            protocols,
            meetings: own!(self.meetings),
            trainings: own!(self.trainings),
            arrivals: own!(self.arrivals),
            departures: own!(self.departures),
            actions: own!(self.actions),
            signatories: own!(self.signatories),
            referents: own!(self.referents),
            changes: self.changes.clone(),
            mandates: self.mandates.clone(),
            posts: self.posts.clone(),
        }
    }
}
