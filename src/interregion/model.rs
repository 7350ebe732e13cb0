//! What an agreement between territories is: roles that are dated, and a census of places offered.

use async_graphql::{Enum, SimpleObject};

use crate::directory::{OrganisationKind, Sector};
use crate::kernel::actor::{OrganisationId, PartnershipId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::page::Cursor;
use crate::kernel::retention::Span;
use crate::partnerships::{Member, Standing};
use crate::protocols::ids::ProtocolId;
use crate::typed_id;

typed_id!(
    /// A structure's part in an agreement between territories.
    ParticipationId,
    "participation"
);

/// How long a census holds once confirmed, as for resource persons.
pub const FRESH_FOR: Span = Span::Months(6);

/// The most places of one kind that a structure can offer: beyond, somebody mistyped.
pub const MOST_PLACES: i64 = 500;

/// As what a structure takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[graphql(name = "InterTerritoryRole")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Role {
    /// A care team that may propose a stay elsewhere: ambulatory CSAPA, hospital service, scheme that houses and leads to
    /// care.
    Referring,
    /// A residential care structure that receives people of another region.
    Receiving,
    /// A hospital addictology team in support of the others.
    Expert,
}

impl Role {
    /// Kinds of organisation that can have it. People come of their own will, by a care team: no court and no probation
    /// service refers, though both may be members of the partnership.
    #[must_use]
    pub fn admits(self, kind: OrganisationKind) -> bool {
        use OrganisationKind as Kind;
        match self {
            Self::Referring => {
                kind == Kind::Csapa || matches!(kind.sector(), Sector::Sanitaire | Sector::Social)
            }
            Self::Receiving => matches!(
                kind,
                Kind::Ctr
                    | Kind::CommunauteTherapeutique
                    | Kind::At
                    | Kind::Atr
                    | Kind::Act
                    | Kind::SmrAddictologie
                    | Kind::UniteAddictologie
                    // A CSAPA can run residential places and host families.
                    | Kind::Csapa
            ),
            Self::Expert => matches!(
                kind,
                Kind::UniteAddictologie
                    | Kind::ConsultationHospitaliere
                    | Kind::Elsa
                    | Kind::HopitalDeJour
                    | Kind::SmrAddictologie
            ),
        }
    }

    /// What to say when a structure's kind does not go with it.
    #[must_use]
    pub const fn expected_fr(self) -> &'static str {
        match self {
            Self::Referring => {
                "Adressent : un CSAPA, un service hospitalier, un dispositif d’hébergement et d’accès aux soins. La personne \
                 vient de son plein gré : ni tribunal ni SPIP n’adresse."
            }
            Self::Receiving => {
                "Accueillent : un CTR, une communauté thérapeutique, des appartements, un SMR ou une unité \
                 d’addictologie, un CSAPA avec hébergement."
            }
            Self::Expert => "Appuient : les équipes hospitalières d’addictologie.",
        }
    }
}

/// Kinds of residential place: a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PlaceKind {
    /// Withdrawal in hospital.
    HospitalWithdrawal,
    /// Medical rehabilitation (SMR) in addictology, after withdrawal.
    Rehabilitation,
    /// Centre thérapeutique résidentiel.
    ResidentialCentre,
    /// Communauté thérapeutique.
    TherapeuticCommunity,
    /// Short stay of emergency or transition.
    Transition,
    /// Appartement thérapeutique, relais included.
    TherapeuticApartment,
    /// Appartement de coordination thérapeutique.
    CoordinationApartment,
    /// Host family.
    HostFamily,
}

/// A partnership in which structures of several regions agree who refers, who receives, who supports.
#[derive(Clone, Debug, SimpleObject, sqlx::FromRow)]
#[graphql(name = "InterTerritoryAgreement", complex)]
pub struct Agreement {
    /// The partnership that it is.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// Its frame document.
    #[graphql(skip)]
    pub frame_protocol_id: Option<ProtocolId>,
    /// When it was opened.
    pub opened_on: Day,
    /// The partnership's folded name, by which lists are ordered.
    #[graphql(skip)]
    pub name_key: String,
    /// The partnership's zone.
    #[graphql(skip)]
    pub time_zone: Zone,
    /// What the viewer is to the partnership.
    #[graphql(skip)]
    #[sqlx(skip)]
    pub standing: Standing,
}

impl Agreement {
    /// Its place in lists.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        Cursor { key: self.name_key.clone(), id: self.partnership_id.0 }
    }
}

/// Places of one kind that a structure offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(name = "OfferedPlaces")]
pub struct Places {
    /// Which kind.
    pub kind: PlaceKind,
    /// How many. A capacity, not a count of people: the rule of domain §2 on counts from 1 to 4 does not bear on it.
    pub offered: i64,
}

/// What a receiving structure offers, as it last said.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(name = "ReceptionCensus")]
pub struct Census {
    /// By kind; none when it offers none for now, or has not said yet.
    pub places: Vec<Places>,
    /// How it receives: practices, never persons. Null for who only observes.
    pub conditions: Option<String>,
    /// The day on which the structure last said that this holds; null until it first does.
    pub confirmed_on: Option<Day>,
    /// Confirmed more than six months ago, on the partnership's calendar.
    pub stale: bool,
    /// Sent back as `baseRevision`.
    pub revision: i64,
    /// Whether the viewer answers for the structure: changes the census, or says that it still holds.
    pub viewer_can_edit: bool,
}

/// A structure's part in an agreement, from a day to a day.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "InterTerritoryParticipation", complex)]
pub struct Participation {
    /// Node id.
    pub id: ParticipationId,
    /// In which partnership.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// Which structure.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// As what.
    pub role: Role,
    /// First day.
    #[graphql(name = "since")]
    pub from_on: Day,
    /// Last day, included.
    #[graphql(name = "until")]
    pub to_on: Option<Day>,
    /// What it offers; null unless it receives.
    pub census: Option<Census>,
    /// When it was last changed.
    #[graphql(skip)]
    pub updated_at: Ts,
    /// Who changed it last.
    #[graphql(skip)]
    pub editor: Option<String>,
    /// The structure's folded name, by which lists are ordered.
    #[graphql(skip)]
    pub name_key: String,
    /// The partnership's zone.
    #[graphql(skip)]
    pub time_zone: Zone,
    /// When the structure is a member of the partnership: outside, it has no part in it.
    #[graphql(skip)]
    pub memberships: Vec<Member>,
}

/// An agreement in figures, on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, SimpleObject)]
#[graphql(name = "InterTerritoryFigures")]
pub struct Figures {
    /// Structures that receive.
    pub receiving: usize,
    /// Those of them whose census is stale, or was never said.
    pub to_confirm: usize,
    /// Places that they offer.
    pub places: i64,
    /// Structures that refer.
    pub referring: usize,
    /// Hospital teams that support.
    pub supporting: usize,
}

impl Figures {
    /// Of parts of one day.
    #[must_use]
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a Participation>) -> Self {
        let mut figures = Self::default();
        for part in parts {
            match part.role {
                Role::Receiving => figures.receiving += 1,
                Role::Referring => figures.referring += 1,
                Role::Expert => figures.supporting += 1,
            }
            if let Some(census) = &part.census {
                figures.to_confirm += usize::from(census.stale || census.confirmed_on.is_none());
                figures.places += census.places.iter().map(|places| places.offered).sum::<i64>();
            }
        }
        figures
    }
}

impl Participation {
    /// Its place in lists: by name, then by first day.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        Cursor { key: format!("{}\n{}", self.name_key, self.from_on), id: self.id.0 }
    }

    /// Has this role on that day.
    #[must_use]
    pub fn on(&self, day: Day) -> bool {
        self.spans(day) && self.memberships.iter().any(|member| member.on(day))
    }

    /// That day is one of the role's, whether the structure is then a member or not.
    #[must_use]
    pub fn spans(&self, day: Day) -> bool {
        self.from_on <= day && self.to_on.is_none_or(|last| day <= last)
    }

    /// Begins after that day.
    #[must_use]
    pub fn to_come(&self, day: Day) -> bool {
        self.from_on > day
    }
}

/// Confirmed more than six months before that day, to the day.
#[must_use]
pub fn is_stale(confirmed_on: Day, today: Day) -> bool {
    confirmed_on < FRESH_FOR.before_day(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_census_is_stale_from_the_day_after_six_months() {
        assert!(!is_stale(day("2026-03-03"), day("2026-09-03")));
        assert!(is_stale(day("2026-03-03"), day("2026-09-04")));
        assert!(!is_stale(day("2026-08-31"), day("2027-02-28")));
        assert!(is_stale(day("2026-08-31"), day("2027-03-01")));
    }

    #[test]
    fn only_care_refers_only_residences_receive_only_hospitals_support() {
        use OrganisationKind as Kind;
        for justice in OrganisationKind::ALL.iter().filter(|kind| kind.sector() == Sector::Justice) {
            for role in [Role::Referring, Role::Receiving, Role::Expert] {
                assert!(!role.admits(*justice), "{justice:?} {role:?}");
            }
        }
        for kind in [Kind::Csapa, Kind::Elsa, Kind::ConsultationHospitaliere, Kind::Chrs] {
            assert!(Role::Referring.admits(kind), "{kind:?}");
        }
        for kind in [Kind::Ctr, Kind::CommunauteTherapeutique, Kind::SmrAddictologie] {
            assert!(Role::Receiving.admits(kind), "{kind:?}");
        }
        assert!(!Role::Receiving.admits(Kind::ConsultationHospitaliere));
        assert!(Role::Expert.admits(Kind::UniteAddictologie) && !Role::Expert.admits(Kind::Csapa));
    }
}
