//! The territories that come with the program: départements, and the sets that they form.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::model::Territory;
use super::words::TerritoryKind;
use crate::kernel::text::fold;

/// Sources and limits stand in the file's own folder; a test checks its shape.
const FILE: &str = include_str!("territories.csv");

/// A territory as the reference file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceTerritory {
    /// Such as dep:76.
    pub code: String,
    /// Département or set.
    pub kind: TerritoryKind,
    /// French name.
    pub name: String,
    /// Of the département, or of the first one of a set.
    pub time_zone: String,
    /// Codes of its départements, itself for a département.
    pub departements: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Line {
    code: String,
    name: String,
    region_code: String,
    region: String,
    court_of_appeal: String,
    prison_interregion: String,
    time_zone: String,
}

/// Reads the file that is compiled in, with typographic apostrophes: départements first, then sets.
#[must_use]
pub fn territories() -> Vec<ReferenceTerritory> {
    let lines: Vec<Line> = csv::Reader::from_reader(FILE.replace('\'', "’").as_bytes())
        .deserialize()
        .filter_map(Result::ok)
        .collect();
    let mut sets: BTreeMap<String, ReferenceTerritory> = BTreeMap::new();
    for line in &lines {
        let departement = format!("dep:{}", line.code);
        for (code, kind, name) in [
            (
                format!("ca:{}", slug(&line.court_of_appeal)),
                TerritoryKind::CourtOfAppeal,
                court(&line.court_of_appeal),
            ),
            (format!("reg:{}", line.region_code), TerritoryKind::Region, line.region.clone()),
            (
                format!("di:{}", slug(&line.prison_interregion)),
                TerritoryKind::InterRegion,
                inter_region(&line.prison_interregion),
            ),
        ] {
            match sets.entry(code.clone()) {
                Entry::Occupied(mut set) => set.get_mut().departements.push(departement.clone()),
                Entry::Vacant(place) => {
                    place.insert(ReferenceTerritory {
                        code,
                        kind,
                        name,
                        time_zone: line.time_zone.clone(),
                        departements: vec![departement.clone()],
                    });
                }
            }
        }
    }
    let departements = lines.into_iter().map(|line| {
        let code = format!("dep:{}", line.code);
        ReferenceTerritory {
            departements: vec![code.clone()],
            code,
            kind: TerritoryKind::Departement,
            name: line.name,
            time_zone: line.time_zone,
        }
    });
    departements.chain(sets.into_values()).collect()
}

/// A territory of the file, as the tables hold it too. These change with the program alone, so that no statement needs
/// to be spent on them.
#[must_use]
pub fn territory(code: &str) -> Option<&'static Territory> {
    known().get(code)
}

/// The regions in which these départements lie, by name.
#[must_use]
pub fn regions_of(departements: &[String]) -> Vec<Territory> {
    let holds = |region: &&Territory| {
        region.kind == TerritoryKind::Region
            && region.departement_codes.iter().any(|code| departements.contains(code))
    };
    let mut regions: Vec<Territory> = known().values().filter(holds).cloned().collect();
    regions.sort_by_cached_key(|region| fold(&region.name));
    regions
}

fn known() -> &'static HashMap<String, Territory> {
    static KNOWN: LazyLock<HashMap<String, Territory>> = LazyLock::new(|| {
        let all = territories();
        let zone_of: HashMap<&str, &str> =
            all.iter().map(|one| (one.code.as_str(), one.time_zone.as_str())).collect();
        all.iter().map(|one| (one.code.clone(), shown(one, &zone_of))).collect()
    });
    &KNOWN
}

fn shown(territory: &ReferenceTerritory, zone_of: &HashMap<&str, &str>) -> Territory {
    let mut departement_codes = territory.departements.clone();
    departement_codes.sort_unstable();
    let mut zones: Vec<&str> =
        departement_codes.iter().filter_map(|code| zone_of.get(code.as_str()).copied()).collect();
    zones.sort_unstable();
    zones.dedup();
    Territory {
        code: territory.code.clone(),
        kind: territory.kind,
        name: territory.name.clone(),
        departement_codes,
        time_zones: zones.into_iter().filter_map(|zone| zone.parse().ok()).collect(),
    }
}

fn slug(name: &str) -> String {
    fold(name).replace(' ', "-")
}

/// "de Rouen", "d’Agen"
fn of_town(town: &str) -> String {
    let elides = fold(town).starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    if elides { format!("d’{town}") } else { format!("de {town}") }
}

fn court(town: &str) -> String {
    // At Saint-Pierre-et-Miquelon the court has a name of its own.
    if town.starts_with("Tribunal") { town.to_owned() } else { format!("Cour d’appel {}", of_town(town)) }
}

fn inter_region(town: &str) -> String {
    // Overseas, a "mission" stands for the inter-regional directorates.
    if town == "DSPOM" {
        "Services pénitentiaires de l’outre-mer".to_owned()
    } else {
        format!("Interrégion pénitentiaire {}", of_town(town))
    }
}
