//! What covers each tribunal: its SPIP and CSAPA, a protocol in force and reviewed, meeting, training, contact
//! magistrate. A row for each tribunal, covered or not: the gaps are what it is read for.

use std::collections::{HashMap, HashSet};

use async_graphql::{Enum, SimpleObject};
use serde::Serialize;
use uuid::Uuid;

use super::facts::{Facts, HeldFact};
use super::measure::{Holding, due_on, year_before};
use super::store::{self, AroundRow, TribunalRow};
use super::{Indicators, may_read};
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::partnerships::Partnership;
use crate::protocols::ids::ProtocolId;

/// Whether a practice covers a tribunal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, Serialize)]
#[graphql(name = "CoverageState")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CoverageState {
    /// It does.
    Covered,
    /// It does no more, or is late.
    Lapsed,
    /// It never did.
    Missing,
}

impl CoverageState {
    /// The French word of a cell.
    #[must_use]
    pub const fn label_fr(self) -> &'static str {
        match self {
            Self::Covered => "oui",
            Self::Lapsed => "plus à jour",
            Self::Missing => "non",
        }
    }
}

/// One cell: how it stands, and the day that says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject, Serialize)]
#[graphql(name = "CoverageCell")]
pub struct Cell {
    /// How it stands.
    pub state: CoverageState,
    /// In force since, review due on, last held on, vacant since.
    pub since: Option<Day>,
}

impl Cell {
    const MISSING: Self = Self { state: CoverageState::Missing, since: None };

    fn of(holds: bool, since: Option<Day>) -> Self {
        Self { state: if holds { CoverageState::Covered } else { CoverageState::Lapsed }, since }
    }
}

/// A SPIP or a CSAPA of the tribunal's territory.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject, Serialize)]
#[graphql(complex)]
pub struct CoverageParty {
    /// Which.
    #[graphql(skip)]
    #[serde(skip)]
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Party to a protocol in force with the tribunal.
    pub bound: bool,
}

/// A tribunal, and what covers it.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject, Serialize)]
pub struct CoverageRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Partnerships that cover it, by name.
    pub partnerships: Vec<String>,
    /// SPIPs of its territory.
    pub spips: Vec<CoverageParty>,
    /// CSAPAs of its territory.
    pub csapas: Vec<CoverageParty>,
    /// A protocol in force to which the tribunal is a party.
    pub protocol: Cell,
    /// All of them reviewed within their period.
    pub reviewed: Cell,
    /// An annual meeting with both sides within twelve months.
    pub meeting: Cell,
    /// A cross-training within twelve months.
    pub training: Cell,
    /// A contact magistrate's post, held.
    pub contact: Cell,
    /// Its place in the list.
    #[graphql(skip)]
    #[serde(skip)]
    pub(super) place: String,
}

impl Indicators {
    /// A page of the tribunals of the actor's reach, or of one territory of it.
    ///
    /// # Errors
    /// The database's.
    pub async fn coverage(
        &self,
        actor: &Actor,
        territory: Option<&str>,
        on: Option<Day>,
        request: &PageRequest,
    ) -> Result<Page<CoverageRow>> {
        let on = on.unwrap_or_else(|| self.today());
        let readable = self.readable(actor, None).await?;
        let ids: Vec<PartnershipId> = readable.iter().map(|one| one.id).collect();
        let scopes = self.partnerships.scopes_as_system(&ids).await?;
        let mut among = store::territories_in_charge(&self.platform.db, &actor.posts()).await?;
        among.extend(scopes.into_iter().filter(|row| row.on(on)).map(|row| row.territory_code));
        let after = request.after_key();
        let tribunals =
            store::tribunals(&self.platform.db, &among, territory, after, request.limit()).await?;
        let rows = self.rows(tribunals, readable, on, self.platform.clock.now()).await?;
        Ok(Page::from_rows(rows, request, None, |row| Cursor { key: row.place.clone(), id: Uuid::nil() }))
    }

    /// The rows of a partnership's own tribunals, as they were known at that instant.
    pub(super) async fn coverage_of(
        &self,
        actor: &Actor,
        partnership: &Partnership,
        on: Day,
        known: Ts,
    ) -> Result<Vec<CoverageRow>> {
        if !may_read(actor, partnership) {
            return Ok(Vec::new());
        }
        let scopes = self.partnerships.scopes_as_system(&[partnership.id]).await?;
        let scope: Vec<String> =
            scopes.into_iter().filter(|row| row.on(on)).map(|row| row.territory_code).collect();
        let tribunals = store::tribunals(&self.platform.db, &scope, None, String::new(), MOST).await?;
        self.rows(tribunals, vec![partnership.clone()], on, known).await
    }

    async fn rows(
        &self,
        tribunals: Vec<TribunalRow>,
        readable: Vec<Partnership>,
        on: Day,
        known: Ts,
    ) -> Result<Vec<CoverageRow>> {
        let db = &self.platform.db;
        let codes: Vec<String> = tribunals.iter().map(|row| row.code.clone()).collect();
        let ids: Vec<PartnershipId> = readable.iter().map(|one| one.id).collect();
        let mut covering: HashMap<String, HashSet<PartnershipId>> = HashMap::new();
        for (code, partnership) in store::covering(db, &codes, &ids, on).await? {
            covering.entry(code).or_default().insert(partnership);
        }
        let mut around: HashMap<String, Vec<AroundRow>> = HashMap::new();
        for row in store::around(db, &codes, known, on).await? {
            around.entry(row.tribunal.clone()).or_default().push(row);
        }
        let needed: HashSet<PartnershipId> = covering.values().flatten().copied().collect();
        let concerned = readable.into_iter().filter(|one| needed.contains(&one.id)).collect();
        let facts = self.facts(concerned, on, known).await?;
        let none = HashSet::new();
        Ok(tribunals
            .into_iter()
            .map(|row| {
                let places = around.remove(&row.code).unwrap_or_default();
                let partnerships = covering.get(&row.code).unwrap_or(&none);
                covered(row, &places, partnerships, &facts, on)
            })
            .collect())
    }
}

/// A partnership's scope holds fewer tribunals than this.
const MOST: i64 = 500;

/// What covers one tribunal on that day.
fn covered(
    tribunal: TribunalRow,
    around: &[AroundRow],
    partnerships: &HashSet<PartnershipId>,
    facts: &Facts,
    on: Day,
) -> CoverageRow {
    let courts: HashSet<OrganisationId> = around
        .iter()
        .filter(|row| !matches!(row.kind.as_str(), "SPIP" | "CSAPA"))
        .map(|row| OrganisationId(row.id))
        .collect();
    let bound: Vec<_> = facts.signatories.iter().filter(|row| row.is_bound(on)).collect();
    let signed: HashSet<ProtocolId> = bound
        .iter()
        .filter(|row| partnerships.contains(&row.partnership_id) && courts.contains(&row.organisation_id))
        .map(|row| row.protocol_id)
        .collect();
    let in_force: Vec<_> = facts.in_force(on).filter(|(protocol, _)| signed.contains(&protocol.id)).collect();
    let alive: HashSet<ProtocolId> = in_force.iter().map(|(protocol, _)| protocol.id).collect();
    let parties: HashSet<OrganisationId> =
        bound.iter().filter(|row| alive.contains(&row.protocol_id)).map(|row| row.organisation_id).collect();
    let of_kind = |kind: &str| {
        around
            .iter()
            .filter(|row| row.kind == kind)
            .map(|row| CoverageParty {
                id: row.id,
                name: row.name.clone(),
                bound: parties.contains(&OrganisationId(row.id)),
            })
            .collect()
    };
    let once = facts.protocols.iter().any(|protocol| {
        protocol.force.from_on.is_some_and(|from| from <= on)
            && facts.signatories.iter().any(|row| {
                row.protocol_id == protocol.id
                    && partnerships.contains(&row.partnership_id)
                    && courts.contains(&row.organisation_id)
            })
    });
    let protocol = match in_force.iter().filter_map(|(protocol, _)| protocol.force.from_on).min() {
        Some(since) => Cell::of(true, Some(since)),
        None if once => Cell::of(false, None),
        None => Cell::MISSING,
    };
    let reviewed = in_force
        .iter()
        .filter_map(|(protocol, last)| due_on(protocol, *last))
        .min()
        .map_or(Cell::MISSING, |due| Cell::of(on <= due, Some(due)));
    let names = facts.partnerships.iter().filter(|one| partnerships.contains(&one.id));
    CoverageRow {
        partnerships: names.map(|one| one.name.clone()).collect(),
        spips: of_kind("SPIP"),
        csapas: of_kind("CSAPA"),
        protocol,
        reviewed,
        meeting: within_a_year(&facts.meetings, partnerships, on),
        training: within_a_year(&facts.trainings, partnerships, on),
        contact: contact(&courts, facts, on),
        code: tribunal.code,
        name: tribunal.name,
        place: tribunal.place,
    }
}

fn within_a_year(held: &[HeldFact], partnerships: &HashSet<PartnershipId>, on: Day) -> Cell {
    let last = held
        .iter()
        .filter(|fact| partnerships.contains(&fact.partnership_id) && fact.held_on <= on)
        .map(|fact| fact.held_on)
        .max();
    last.map_or(Cell::MISSING, |day| Cell::of(day > year_before(on), Some(day)))
}

/// One of the court's contact posts is held; otherwise since when none is.
fn contact(courts: &HashSet<OrganisationId>, facts: &Facts, on: Day) -> Cell {
    let held: Vec<Holding> = facts
        .contacts(on)
        .filter(|row| courts.contains(&row.organisation_id))
        .map(|row| facts.holding(row.post_id, on))
        .collect();
    if held.is_empty() {
        return Cell::MISSING;
    }
    if held.contains(&Holding::Held) {
        return Cell::of(true, None);
    }
    Cell::of(false, held.into_iter().filter_map(Holding::vacant_since).max())
}
