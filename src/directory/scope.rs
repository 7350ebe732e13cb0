//! Scopes on a map whose pieces do not nest (domain §3), as pure functions.

use std::collections::{BTreeMap, BTreeSet};

use super::model::Territory;
use super::words::TerritoryKind;

/// A set of atoms: whole départements, and tribunals with the départements in which they lie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    departements: BTreeSet<String>,
    tribunals: BTreeMap<String, BTreeSet<String>>,
}

impl Scope {
    /// The atoms of these territories; a court of appeal, a region or an inter-region counts as its départements.
    #[must_use]
    pub fn of<'a>(territories: impl IntoIterator<Item = &'a Territory>) -> Self {
        let mut scope = Self::default();
        for territory in territories {
            let departements = territory.departement_codes.iter().cloned();
            if territory.kind == TerritoryKind::Tribunal {
                scope.tribunals.insert(territory.code.clone(), departements.collect());
            } else {
                scope.departements.extend(departements);
            }
        }
        scope
    }

    /// Nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.departements.is_empty() && self.tribunals.is_empty()
    }

    /// They share a tribunal, or a département of one equals or contains an element of the other. Two tribunals of one
    /// département do not overlap. The view `territory_overlap` says the same in SQL.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        !self.departements.is_disjoint(&other.departements)
            || self.tribunals.keys().any(|code| other.tribunals.contains_key(code))
            || self.holds_some_of(&other.tribunals)
            || other.holds_some_of(&self.tribunals)
    }

    /// Every element of the other lies inside; nothing contains the empty scope, which lies nowhere.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        !other.is_empty()
            && other.departements.is_subset(&self.departements)
            && other.tribunals.iter().all(|(code, departements)| {
                self.tribunals.contains_key(code) || departements.is_subset(&self.departements)
            })
    }

    fn holds_some_of(&self, tribunals: &BTreeMap<String, BTreeSet<String>>) -> bool {
        tribunals.values().any(|departements| !self.departements.is_disjoint(departements))
    }
}

/// Territories at hand, by code.
#[derive(Clone, Debug, Default)]
pub struct Atlas(BTreeMap<String, Territory>);

impl Atlas {
    /// Those territories.
    #[must_use]
    pub fn new(territories: impl IntoIterator<Item = Territory>) -> Self {
        Self(territories.into_iter().map(|territory| (territory.code.clone(), territory)).collect())
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Territory> {
        self.0.get(code)
    }

    /// The scope of those codes; a code that is not at hand adds nothing.
    #[must_use]
    pub fn scope(&self, codes: &[String]) -> Scope {
        Scope::of(codes.iter().filter_map(|code| self.0.get(code)))
    }
}
