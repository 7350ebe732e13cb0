//! The public FINESS extract: one row per site, with or without its header; only addictology is kept.

use super::line::{Line, given};
use super::table::{Headerless, Row, read};
use crate::directory::identifiers;
use crate::directory::profile::Wish;
use crate::directory::words::{FinessLevel, OrganisationKind};
use crate::kernel::problem::Problem;
use crate::kernel::text::fold;

/// Without a header, rows about sites begin with this word; rows about their coordinates follow and are left out.
const HEADERLESS: Headerless = Headerless {
    mark: "structureet",
    columns: &[
        "",
        "nofinesset",
        "nofinessej",
        "rs",
        "rslongue",
        "complrs",
        "compldistrib",
        "numvoie",
        "typvoie",
        "voie",
        "compvoie",
        "lieuditbp",
        "commune",
        "departement",
        "libdepartement",
        "ligneacheminement",
        "telephone",
        "telecopie",
        "categetab",
        "libcategetab",
        "categagretab",
        "libcategagretab",
        "siret",
    ],
};

const NEEDED: [&str; 5] = ["nofinesset", "rs", "departement", "categetab", "libcategetab"];

/// Reads the extract; rows of other categories are not even mentioned.
pub fn lines(csv: &str) -> Result<Vec<Line>, Vec<Problem>> {
    let rows = read(csv, &NEEDED, Some(&HEADERLESS))?;
    Ok(rows.iter().filter_map(|row| Some(line(row, kind(row)?))).collect())
}

/// The category's number, or its words where numbers changed with time: CSAPA took over from the centres for addicts and
/// for alcohol.
fn kind(row: &Row) -> Option<OrganisationKind> {
    match row.get("categetab") {
        Some("197") => return Some(OrganisationKind::Csapa),
        Some("178") => return Some(OrganisationKind::Caarud),
        Some("165") => return Some(OrganisationKind::Act),
        _ => {}
    }
    let words = fold(row.get("libcategetab")?);
    let says = |part: &str| words.contains(part);
    if says("caarud") || says("usagers de drogue") || says("usag drog") {
        Some(OrganisationKind::Caarud)
    } else if says("csapa") || says("addictologie") || says("toxicoman") || says("ambulatoire en alcoologie")
    {
        Some(OrganisationKind::Csapa)
    } else if says("coordination therapeutique") {
        Some(OrganisationKind::Act)
    } else {
        None
    }
}

fn line(row: &Row, kind: OrganisationKind) -> Line {
    let short = row.text("rs");
    let long = row.text("rslongue").or_else(|| short.clone());
    let short = short.filter(|short| Some(short) != long.as_ref());
    let (postal_code, city) = row.get("ligneacheminement").map(dispatch).unwrap_or_default();
    let mut notes = Vec::new();
    let siret = row.text("siret").filter(|written| {
        let right = identifiers::siret(written).is_some();
        if !right {
            notes.push(
                Problem::new(
                    "SIRET_IGNORED",
                    "Le SIRET du fichier n’est pas valide : il est laissé de côté.",
                )
                .on("siret"),
            );
        }
        right
    });
    let parent = row.text("nofinessej").filter(|parent| row.get("nofinesset") != Some(parent));
    Line {
        number: row.line,
        wish: Wish {
            name: given(long),
            short_name: given(short),
            kind: Some(kind),
            siret: given(siret),
            finess: given(row.text("nofinesset")),
            finess_level: async_graphql::MaybeUndefined::Value(FinessLevel::Site),
            territories: Some(row.get("departement").map(departement).into_iter().collect()),
            address: given(address(row)),
            postal_code: given(postal_code),
            city: given(city),
            phone: given(row.get("telephone").map(phone)),
            ..Wish::default()
        },
        parent,
        notes,
        faults: Vec::new(),
    }
}

/// Overseas départements carry letters of their own; spreadsheets eat leading zeros.
fn departement(written: &str) -> String {
    let code = match written.to_uppercase().as_str() {
        "9A" => "971".to_owned(),
        "9B" => "972".to_owned(),
        "9C" => "973".to_owned(),
        "9D" => "974".to_owned(),
        "9E" => "975".to_owned(),
        "9F" => "976".to_owned(),
        short if short.len() == 1 => format!("0{short}"),
        code => code.to_owned(),
    };
    format!("dep:{code}")
}

fn address(row: &Row) -> Option<String> {
    let parts = ["numvoie", "typvoie", "voie", "compvoie", "lieuditbp"];
    let words: Vec<&str> = parts.iter().filter_map(|column| row.get(column)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// "76000 ROUEN CEDEX" as postal code and town.
fn dispatch(written: &str) -> (Option<String>, Option<String>) {
    match written.split_once(' ') {
        Some((code, town)) if code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit()) => {
            (Some(code.to_owned()), Some(town.trim().to_owned()))
        }
        _ => (None, Some(written.to_owned())),
    }
}

/// Spreadsheets eat the leading zero of a number.
fn phone(written: &str) -> String {
    let digits = written.chars().filter(char::is_ascii_digit).count();
    if digits == 9 && !written.starts_with(['0', '+']) { format!("0{written}") } else { written.to_owned() }
}
