//! The directory's pure rules: overlapping scopes, numbers, closed lists, the reference file.

use std::collections::BTreeSet;

use jonction::directory::identifiers::{finess, rna, siret};
use jonction::directory::{OrganisationKind, Scope, Sector, Side, Territory, TerritoryKind, reference};
use proptest::prelude::*;

fn departement(number: usize) -> Territory {
    territory(format!("dep:{number}"), TerritoryKind::Departement, &[number])
}

fn territory(code: String, kind: TerritoryKind, departements: &[usize]) -> Territory {
    Territory {
        name: code.clone(),
        code,
        kind,
        departement_codes: departements.iter().map(|number| format!("dep:{number}")).collect(),
        time_zones: Vec::new(),
    }
}

/// A small map: five départements, sets of them, tribunals in one or two.
fn territories() -> impl Strategy<Value = Vec<Territory>> {
    let one = prop_oneof![
        (0..5_usize).prop_map(departement),
        prop::collection::btree_set(0..5_usize, 1..4).prop_map(|members| {
            let members: Vec<_> = members.into_iter().collect();
            territory(format!("ca:{members:?}"), TerritoryKind::CourtOfAppeal, &members)
        }),
        (0..3_usize, prop::collection::btree_set(0..5_usize, 1..3)).prop_map(|(number, members)| {
            let members: Vec<_> = members.into_iter().collect();
            territory(format!("tj:{number}-{members:?}"), TerritoryKind::Tribunal, &members)
        }),
    ];
    prop::collection::vec(one, 0..4)
}

/// The sentence of the rule, pair by pair.
fn overlap_by_definition(mine: &[Territory], theirs: &[Territory]) -> bool {
    let shares = |a: &Territory, b: &Territory| {
        let members: BTreeSet<_> = a.departement_codes.iter().collect();
        b.departement_codes.iter().any(|code| members.contains(code))
    };
    mine.iter().any(|a| {
        theirs.iter().any(|b| match (a.kind, b.kind) {
            (TerritoryKind::Tribunal, TerritoryKind::Tribunal) => a.code == b.code,
            _ => shares(a, b),
        })
    })
}

proptest! {
    #[test]
    fn overlap_is_what_the_rule_says(mine in territories(), theirs in territories()) {
        let (a, b) = (Scope::of(&mine), Scope::of(&theirs));
        prop_assert_eq!(a.overlaps(&b), overlap_by_definition(&mine, &theirs));
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
    }

    #[test]
    fn what_contains_overlaps(mine in territories(), theirs in territories()) {
        let (a, b) = (Scope::of(&mine), Scope::of(&theirs));
        prop_assert_eq!(a.contains(&a), !a.is_empty());
        if a.contains(&b) {
            prop_assert!(a.overlaps(&b));
        }
    }

    #[test]
    fn a_siret_with_one_wrong_digit_is_refused(digits in prop::collection::vec(0..10_u32, 13), place in 0..14_usize, by in 1..10_u32) {
        let number = with_luhn_key(&digits);
        prop_assume!(!number.starts_with("356000000") && number.chars().any(|c| c != '0'));
        prop_assert_eq!(siret(&number), Some(number.clone()));
        let spaced = format!(" {} {} {} {} ", &number[..3], &number[3..6], &number[6..9], &number[9..]);
        prop_assert_eq!(siret(&spaced), Some(number.clone()));
        let wrong: String = number.chars().enumerate().map(|(at, c)| match c.to_digit(10) {
            Some(digit) if at == place => char::from_digit((digit + by) % 10, 10).unwrap(),
            _ => c,
        }).collect();
        prop_assert_eq!(siret(&wrong), None);
    }

    #[test]
    fn a_siret_has_fourteen_digits(text in "[0-9A-Z]{0,13}|[0-9]{15,20}") {
        prop_assert_eq!(siret(&text), None);
    }

    #[test]
    fn la_poste_counts_by_fives(nic in 0..100_000_u32) {
        let number = format!("356000000{nic:05}");
        let sum: u32 = number.chars().filter_map(|c| c.to_digit(10)).sum();
        let luhn = with_luhn_key(&number[..13].chars().filter_map(|c| c.to_digit(10)).collect::<Vec<_>>()) == number;
        prop_assert_eq!(siret(&number).is_some(), luhn || sum.is_multiple_of(5));
    }

    #[test]
    fn a_finess_has_a_departement_and_seven_digits(rest in "[0-9]{7}", tens in 0..10_u8, units in 0..10_u8) {
        let number = format!("{tens}{units}{rest}");
        prop_assert_eq!(finess(&number).is_some(), (tens, units) != (0, 0));
        let of_corsica = ["2A", "2b", "2C"].map(|departement| finess(&format!("{departement}{rest}")).is_some());
        prop_assert_eq!(of_corsica, [true, true, false]);
        prop_assert_eq!(finess(&number[..8]), None);
        let ninth_a_letter = format!("{}X", &number[..8]);
        prop_assert_eq!(finess(&ninth_a_letter), None);
    }

    #[test]
    fn checks_survive_any_text(text in "\\PC*") {
        let _ = (siret(&text), finess(&text), rna(&text));
    }
}

fn with_luhn_key(digits: &[u32]) -> String {
    let body: String = digits.iter().map(|digit| char::from_digit(*digit, 10).unwrap()).collect();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| if place % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { *digit })
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

#[test]
fn associations_have_numbers_with_letters_overseas() {
    assert_eq!(rna("w751 234 567").as_deref(), Some("W751234567"));
    assert!(rna("W9R1001234").is_some() && rna("W2A1001234").is_some());
    assert!(rna("751234567").is_none() && rna("W75123456").is_none() && rna("W7512345678").is_none());
}

#[test]
fn two_tribunals_of_one_departement_do_not_overlap() {
    let rouen = territory("tj:76-rouen".into(), TerritoryKind::Tribunal, &[76]);
    let dieppe = territory("tj:76-dieppe".into(), TerritoryKind::Tribunal, &[76]);
    let (rouen, dieppe) = (Scope::of([&rouen]), Scope::of([&dieppe]));
    let whole = Scope::of([&departement(76)]);
    assert!(!rouen.overlaps(&dieppe) && rouen.overlaps(&rouen));
    assert!(whole.overlaps(&rouen) && rouen.overlaps(&whole));
    assert!(whole.contains(&rouen) && !rouen.contains(&whole));
}

#[test]
fn health_means_three_sectors() {
    let health: Vec<_> = Sector::ALL.iter().filter(|sector| sector.side() == Some(Side::Health)).collect();
    assert_eq!(health, [&Sector::MedicoSocial, &Sector::Sanitaire, &Sector::PremierRecours]);
    assert_eq!(OrganisationKind::Spip.sector().side(), Some(Side::Justice));
    assert_eq!(OrganisationKind::Ars.sector().side(), None);
    assert_eq!(OrganisationKind::ALL.len(), 55);
}

#[test]
fn codes_are_read_back() {
    for kind in OrganisationKind::ALL {
        assert_eq!(OrganisationKind::from_code(kind.code()), Some(*kind));
        assert!(!kind.label_fr().is_empty());
    }
}

#[test]
fn the_reference_file_gives_departements_and_sets() {
    let all = reference::territories();
    let find = |code: &str| all.iter().find(|territory| territory.code == code).expect("there");
    assert_eq!(all.iter().filter(|territory| territory.kind == TerritoryKind::Departement).count(), 107);
    assert_eq!(find("ca:rouen").departements, ["dep:27", "dep:76"]);
    assert_eq!(find("ca:rouen").name, "Cour d’appel de Rouen");
    assert_eq!(find("ca:aix-en-provence").name, "Cour d’appel d’Aix-en-Provence");
    assert_eq!(find("reg:28").departements.len(), 5);
    assert_eq!(find("di:dspom").departements.len(), 11);
    assert_eq!(find("dep:974").time_zone, "Indian/Reunion");
    for territory in &all {
        jonction::kernel::clock::Zone::named(&territory.time_zone).expect("a zone of the database");
        assert!(!territory.name.contains('\''), "typographic apostrophes: {}", territory.name);
    }
}
