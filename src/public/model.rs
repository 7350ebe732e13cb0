//! The sheet's texts, and where they stand.

use async_graphql::{Enum, SimpleObject};
use serde::{Deserialize, Serialize};

use crate::directory::Organisation;
use crate::kernel::actor::{PartnershipId, PersonId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::protocols::PublicClause;

/// Where a sheet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum SheetState {
    /// Nothing is shown yet, or no longer.
    Hidden,
    /// Anybody reads it.
    Published,
    /// Approved, and not shown because no protocol is in force.
    Suspended,
}

/// The parts that the coordinator writes, in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject)]
pub struct SheetTexts {
    /// What court-ordered care means here.
    pub measures: String,
    /// Who does what.
    pub roles: String,
    /// Rights and secrecy.
    pub rights: String,
    /// Where to go, said above the list of structures.
    pub places: String,
}

impl SheetTexts {
    /// What a coordinator starts from.
    #[must_use]
    pub fn starter() -> Self {
        Self {
            measures: include_str!("starter/measures.txt").trim_end().to_owned(),
            roles: include_str!("starter/roles.txt").trim_end().to_owned(),
            rights: include_str!("starter/rights.txt").trim_end().to_owned(),
            places: include_str!("starter/places.txt").trim_end().to_owned(),
        }
    }

    /// Each text under the name of its field.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 4] {
        [
            ("measures", &self.measures),
            ("roles", &self.roles),
            ("rights", &self.rights),
            ("places", &self.places),
        ]
    }
}

/// What a partnership tells the public, as those who write it see it.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct PublicSheet {
    /// Whose it is.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// Today on its calendar.
    #[graphql(skip)]
    pub today: Day,
    /// Where anybody reads it once it is published; fixed by the first save, because it is printed.
    pub url: String,
    /// Where it stands.
    pub state: SheetState,
    /// Being written.
    pub texts: SheetTexts,
    /// As approved; null before.
    pub published: Option<SheetTexts>,
    /// When it was approved.
    pub published_at: Option<Ts>,
    /// Rises with each change of the texts; sent back as `baseRevision`; 0 before the first.
    pub revision: i64,
    /// Who approved it.
    #[graphql(skip)]
    pub published_by: Option<PersonId>,
    /// Who wrote the texts last, unless erased.
    #[graphql(skip)]
    pub editor: Option<String>,
    /// When.
    #[graphql(skip)]
    pub edited_at: Ts,
    /// The viewer has the coordinator's duties.
    #[graphql(skip)]
    pub runs: bool,
}

/// All that the public reads.
#[derive(Clone, Debug)]
pub struct Published {
    /// Whose sheet it is.
    pub partnership_id: PartnershipId,
    /// The calendar of `valid_on`.
    pub time_zone: Zone,
    /// The partnership's name.
    pub name: String,
    /// Where it is read.
    pub url: String,
    /// Local day on which this holds.
    pub valid_on: Day,
    /// Approved by the coordinator.
    pub texts: SheetTexts,
    /// Of versions in force.
    pub clauses: Vec<PublicClause>,
    /// Where people are received, by kind and name.
    pub structures: Vec<Organisation>,
}

/// A line of the list of sheets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// The partnership.
    pub name: String,
    /// Last part of the address.
    pub slug: String,
}
