//! What the directory holds: territories, organisations, posts.

use async_graphql::SimpleObject;

use super::words::{
    Cardinality, FinessLevel, OrganisationKind, OrganisationMission, PostKind, PostRole, Sector,
    TerritoryKind,
};
use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};

/// A piece of the map: an atom (département, tribunal) or a set of départements.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(complex)]
pub struct Territory {
    /// Such as dep:76, tj:76-rouen, ca:rouen, reg:28, di:rennes.
    #[graphql(skip)]
    pub code: String,
    /// Atom or set.
    pub kind: TerritoryKind,
    /// French name.
    pub name: String,
    /// Codes of the départements that it equals, lies in or contains.
    #[graphql(skip)]
    pub departement_codes: Vec<String>,
    /// More than one only for sets that span zones.
    pub time_zones: Vec<Zone>,
}

/// Public contact details of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, SimpleObject)]
pub struct ContactDetails {
    /// Street and number.
    pub address: Option<String>,
    /// Five digits.
    pub postal_code: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Switchboard or service.
    pub phone: Option<String>,
    /// Address of the service.
    pub email: Option<String>,
    /// Page of the service.
    pub website: Option<String>,
    /// When people are received, in words.
    pub opening_hours: Option<String>,
}

/// A member institution or service.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(complex)]
pub struct Organisation {
    /// Node id.
    pub id: OrganisationId,
    /// Full name.
    pub name: String,
    /// Name for lists.
    pub short_name: Option<String>,
    /// Sector; decides on which side it counts.
    pub sector: Sector,
    /// Kind; belongs to the sector.
    pub kind: OrganisationKind,
    /// Missions carried besides the kind.
    pub missions: Vec<OrganisationMission>,
    /// Managing association or hospital, DISP of a SPIP, SPIP of an antenne.
    #[graphql(skip)]
    pub parent_id: Option<OrganisationId>,
    /// 14 digits.
    pub siret: Option<String>,
    /// 9 characters.
    pub finess: Option<String>,
    /// What the FINESS number names.
    pub finess_level: Option<FinessLevel>,
    /// Number of an association.
    pub rna: Option<String>,
    /// Codes of the territories that it serves.
    #[graphql(skip)]
    pub territory_codes: Vec<String>,
    /// Own time zone.
    pub time_zone: Zone,
    /// Public contact details.
    pub contact: ContactDetails,
    /// Rises with each change; sent back as `baseRevision`.
    pub revision: i64,
    /// Last day of existence, once known.
    pub closed_on: Option<Day>,
    /// The organisation into which it merged.
    #[graphql(skip)]
    pub absorbed_by_id: Option<OrganisationId>,
}

/// A role given to a post, and where it holds.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(complex)]
pub struct PostGrant {
    /// Which role.
    pub role: PostRole,
    /// Codes of the territories; empty for a representative.
    #[graphql(skip)]
    pub territory_codes: Vec<String>,
}

/// A function in an organisation, which exists even when vacant.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(complex)]
pub struct Post {
    /// Node id.
    pub id: PostId,
    /// Where the function is exercised.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// Which function.
    pub kind: PostKind,
    /// Names an OTHER post, or tells apart two posts of one kind.
    pub other_name: Option<String>,
    /// One holder or a team.
    pub cardinality: Cardinality,
    /// The contact magistrate for addictology.
    pub referent: bool,
    /// May sign protocols; its mandates need a second person's confirmation.
    pub signatory: bool,
    /// Roles beyond its organisation's membership.
    pub grants: Vec<PostGrant>,
    /// When the post was entered.
    #[graphql(skip)]
    pub created_at: Ts,
    /// Last day of existence, once known.
    pub closed_on: Option<Day>,
    /// Rises with each change.
    pub revision: i64,
}

impl Post {
    /// Manages its organisation's posts and people.
    #[must_use]
    pub fn is_representative(&self) -> bool {
        self.grants.iter().any(|grant| grant.role == PostRole::Representative)
    }

    /// French name shown: the word of the kind, and the own name where there is one.
    #[must_use]
    pub fn label_fr(&self) -> String {
        match (self.kind, &self.other_name) {
            (PostKind::Other, Some(name)) => name.clone(),
            (kind, Some(name)) => format!("{} ({name})", kind.label_fr()),
            (kind, None) => kind.label_fr().to_owned(),
        }
    }

    /// Still exists on that day.
    #[must_use]
    pub fn is_open(&self, on: Day) -> bool {
        self.closed_on.is_none_or(|last| on <= last)
    }
}

impl Organisation {
    /// Still exists on that day.
    #[must_use]
    pub fn is_open(&self, on: Day) -> bool {
        self.closed_on.is_none_or(|last| on <= last)
    }
}
