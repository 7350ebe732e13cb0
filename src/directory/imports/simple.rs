//! Our own form, for what the FINESS extract does not hold: justice services, institutions, corrections.
//!
//! Columns, in any order, accents and case ignored: `nom` (needed), `type` (needed: code or French word of the kind),
//! `territoires` (needed for a new organisation: codes or numbers of départements, separated by spaces or commas),
//! `nom_court`, `siret`, `finess`, `niveau_finess` (entité juridique or établissement), `rna`, `structure_parente`
//! (its FINESS or SIRET), `fuseau`, `adresse`, `code_postal`, `ville`, `telephone`, `courriel`, `site`, `horaires`.

use async_graphql::MaybeUndefined;

use super::line::{Line, given};
use super::table::{Row, read};
use crate::directory::profile::Wish;
use crate::directory::words::{FinessLevel, OrganisationKind};
use crate::kernel::clock::Zone;
use crate::kernel::problem::Problem;
use crate::kernel::text::fold;

const NEEDED: [&str; 2] = ["nom", "type"];

/// Reads the form.
pub fn lines(csv: &str) -> Result<Vec<Line>, Vec<Problem>> {
    Ok(read(csv, &NEEDED, None)?.iter().map(line).collect())
}

fn line(row: &Row) -> Line {
    let mut faults = Vec::new();
    let kind = row.get("type").and_then(kind);
    if row.get("type").is_some() && kind.is_none() {
        faults.push(Problem::new("INVALID_VALUE", "Ce type de structure n’existe pas.").on("type"));
    }
    let time_zone = row.get("fuseau").map(Zone::named);
    if matches!(time_zone, Some(Err(_))) {
        faults.push(Problem::new("INVALID_VALUE", "Ce fuseau horaire n’existe pas.").on("fuseau"));
    }
    let level = row.get("niveau_finess").map(|word| {
        if fold(word).contains("juridique") { FinessLevel::LegalEntity } else { FinessLevel::Site }
    });
    Line {
        number: row.line,
        wish: Wish {
            name: given(row.text("nom")),
            short_name: given(row.text("nom_court")),
            kind,
            siret: given(row.text("siret")),
            finess: given(row.text("finess")),
            finess_level: level.map_or(MaybeUndefined::Undefined, MaybeUndefined::Value),
            rna: given(row.text("rna")),
            territories: row.get("territoires").map(territories),
            time_zone: time_zone.and_then(Result::ok),
            address: given(row.text("adresse")),
            postal_code: given(row.text("code_postal")),
            city: given(row.text("ville")),
            phone: given(row.text("telephone")),
            email: given(row.text("courriel")),
            website: given(row.text("site")),
            opening_hours: given(row.text("horaires")),
            ..Wish::default()
        },
        parent: row.text("structure_parente"),
        notes: Vec::new(),
        faults,
    }
}

fn kind(written: &str) -> Option<OrganisationKind> {
    let wanted = fold(written);
    let is_it = |kind: &&OrganisationKind| fold(kind.code()) == wanted || fold(kind.label_fr()) == wanted;
    OrganisationKind::ALL.iter().find(is_it).copied()
}

/// "76, tj:76-rouen" as codes; a bare number is a département's.
fn territories(written: &str) -> Vec<String> {
    written
        .split([' ', ',', '/'])
        .filter(|code| !code.is_empty())
        .map(|code| if code.contains(':') { code.to_owned() } else { format!("dep:{}", code.to_uppercase()) })
        .collect()
}
