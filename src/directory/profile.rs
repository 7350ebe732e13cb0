//! The part of an organisation that people write: how wishes become a profile that may be stored.
//!
//! One road for creation, change and import: a [`Wish`] says which fields are given, [`Wish::apply`] examines them
//! and keeps the others.

use std::collections::BTreeSet;

use async_graphql::MaybeUndefined;
use serde::{Deserialize, Serialize};

use super::identifiers;
use super::scope::Atlas;
use super::store::{stored_option, stored_text};
use super::territories::unknown_territory;
use super::words::{FinessLevel, OrganisationKind, OrganisationMission, Sector};
use crate::confidentiality::{LINE, SafeText, Screen};
use crate::kernel::actor::OrganisationId;
use crate::kernel::clock::{Day, Zone};
use crate::kernel::problem::Problem;

/// An organisation's editable part, every text examined.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    #[serde(deserialize_with = "stored_text")]
    pub name: SafeText,
    #[serde(deserialize_with = "stored_option")]
    pub short_name: Option<SafeText>,
    pub kind: OrganisationKind,
    pub missions: BTreeSet<OrganisationMission>,
    pub parent: Option<OrganisationId>,
    pub siret: Option<String>,
    pub finess: Option<String>,
    pub finess_level: Option<FinessLevel>,
    pub rna: Option<String>,
    pub territories: BTreeSet<String>,
    pub time_zone: String,
    #[serde(deserialize_with = "stored_option")]
    pub address: Option<SafeText>,
    pub postal_code: Option<String>,
    #[serde(deserialize_with = "stored_option")]
    pub city: Option<SafeText>,
    #[serde(deserialize_with = "stored_option")]
    pub phone: Option<SafeText>,
    #[serde(deserialize_with = "stored_option")]
    pub email: Option<SafeText>,
    #[serde(deserialize_with = "stored_option")]
    pub website: Option<SafeText>,
    #[serde(default, deserialize_with = "stored_option")]
    pub opening_hours: Option<SafeText>,
    pub closed_on: Option<Day>,
}

impl Profile {
    /// Each input field with its value as text, to compare two revisions field by field.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let text = |text: &Option<SafeText>| text.as_ref().map(ToString::to_string).unwrap_or_default();
        let plain = |text: &Option<String>| text.clone().unwrap_or_default();
        let missions: Vec<&str> = self.missions.iter().map(|mission| mission.label_fr()).collect();
        let territories: Vec<&str> = self.territories.iter().map(String::as_str).collect();
        vec![
            ("name", self.name.to_string()),
            ("shortName", text(&self.short_name)),
            ("kind", self.kind.label_fr().to_owned()),
            ("missions", missions.join(", ")),
            ("parentId", self.parent.map(|id| id.to_string()).unwrap_or_default()),
            ("siret", plain(&self.siret)),
            ("finess", plain(&self.finess)),
            ("finessLevel", self.finess_level.map(FinessLevel::label_fr).unwrap_or_default().to_owned()),
            ("rna", plain(&self.rna)),
            ("territoryCodes", territories.join(", ")),
            ("timeZone", self.time_zone.clone()),
            ("contact.address", text(&self.address)),
            ("contact.postalCode", plain(&self.postal_code)),
            ("contact.city", text(&self.city)),
            ("contact.phone", text(&self.phone)),
            ("contact.email", text(&self.email)),
            ("contact.website", text(&self.website)),
            ("contact.openingHours", text(&self.opening_hours)),
            ("closedOn", self.closed_on.map(|day| day.to_string()).unwrap_or_default()),
        ]
    }

    /// The fields in which two profiles differ.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        let pairs = self.fields().into_iter().zip(other.fields());
        pairs.filter(|(mine, theirs)| mine.1 != theirs.1).map(|(mine, _)| mine.0).collect()
    }
}

/// Which fields are given, as written: undefined keeps what stands, null empties.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    pub name: MaybeUndefined<String>,
    pub short_name: MaybeUndefined<String>,
    pub sector: Option<Sector>,
    pub kind: Option<OrganisationKind>,
    pub missions: Option<Vec<OrganisationMission>>,
    pub parent: MaybeUndefined<OrganisationId>,
    pub siret: MaybeUndefined<String>,
    pub finess: MaybeUndefined<String>,
    pub finess_level: MaybeUndefined<FinessLevel>,
    pub rna: MaybeUndefined<String>,
    pub territories: Option<Vec<String>>,
    pub time_zone: Option<Zone>,
    pub address: MaybeUndefined<String>,
    pub postal_code: MaybeUndefined<String>,
    pub city: MaybeUndefined<String>,
    pub phone: MaybeUndefined<String>,
    pub email: MaybeUndefined<String>,
    pub website: MaybeUndefined<String>,
    pub opening_hours: MaybeUndefined<String>,
    pub closed_on: MaybeUndefined<Day>,
}

impl Wish {
    /// What the organisation becomes; problems go to the screen, and then there may be nothing to store.
    pub fn apply(&self, base: Option<&Profile>, atlas: &Atlas, screen: &mut Screen<'_>) -> Option<Profile> {
        let name = self.name(base, screen);
        let short_name =
            text(screen, "shortName", &self.short_name, base.and_then(|b| b.short_name.as_ref()));
        let kind = self.kind_of_sector(base, screen);
        let missions = self.missions(base, kind, screen);
        let finess = number(
            screen,
            "finess",
            &self.finess,
            base.and_then(|b| b.finess.as_ref()),
            identifiers::finess,
            || {
                Problem::new(
                    "INVALID_FINESS",
                    "Un numéro FINESS a 9 caractères : le département, puis 7 chiffres.",
                )
            },
        );
        let siret = number(
            screen,
            "siret",
            &self.siret,
            base.and_then(|b| b.siret.as_ref()),
            identifiers::siret,
            || Problem::new("INVALID_SIRET", "Ce SIRET n’est pas valide : vérifiez ses 14 chiffres."),
        );
        let rna =
            number(screen, "rna", &self.rna, base.and_then(|b| b.rna.as_ref()), identifiers::rna, || {
                Problem::new("INVALID_RNA", "Un numéro RNA s’écrit W suivi de 9 caractères.")
            });
        let finess_level = match self.finess_level {
            MaybeUndefined::Undefined => base.and_then(|b| b.finess_level),
            MaybeUndefined::Null => None,
            MaybeUndefined::Value(level) => Some(level),
        };
        let territories = self.territories(base, atlas, screen);
        let time_zone = self.time_zone(base, &territories, atlas);
        screen.problems.require(time_zone.is_some() || territories.is_empty(), || required("timeZone"));
        let address = text(screen, "contact.address", &self.address, base.and_then(|b| b.address.as_ref()));
        let city = text(screen, "contact.city", &self.city, base.and_then(|b| b.city.as_ref()));
        let phone = text(screen, "contact.phone", &self.phone, base.and_then(|b| b.phone.as_ref()));
        let email = text(screen, "contact.email", &self.email, base.and_then(|b| b.email.as_ref()));
        let website = text(screen, "contact.website", &self.website, base.and_then(|b| b.website.as_ref()));
        let opening_hours = text(
            screen,
            "contact.openingHours",
            &self.opening_hours,
            base.and_then(|b| b.opening_hours.as_ref()),
        );
        let postal_code = number(
            screen,
            "contact.postalCode",
            &self.postal_code,
            base.and_then(|b| b.postal_code.as_ref()),
            five_digits,
            || Problem::new("INVALID_VALUE", "Un code postal a 5 chiffres."),
        );
        check_contact(screen, phone.as_ref(), email.as_ref(), website.as_ref());
        Some(Profile {
            name: name?,
            short_name,
            kind: kind?,
            missions,
            parent: kept(&self.parent, base.and_then(|b| b.parent.as_ref())),
            siret,
            finess_level: finess.as_ref().map(|_| finess_level.unwrap_or(FinessLevel::Site)),
            finess,
            rna,
            territories,
            time_zone: time_zone?,
            address,
            postal_code,
            city,
            phone,
            email,
            website,
            opening_hours,
            closed_on: kept(&self.closed_on, base.and_then(|b| b.closed_on.as_ref())),
        })
    }

    fn name(&self, base: Option<&Profile>, screen: &mut Screen<'_>) -> Option<SafeText> {
        let base = base.map(|profile| &profile.name);
        match &self.name {
            MaybeUndefined::Undefined if base.is_some() => base.cloned(),
            MaybeUndefined::Value(name) if !name.trim().is_empty() => text(screen, "name", &self.name, base),
            _ => {
                screen.problems.add(required("name"));
                None
            }
        }
    }

    fn kind_of_sector(&self, base: Option<&Profile>, screen: &mut Screen<'_>) -> Option<OrganisationKind> {
        let kind = self.kind.or(base.map(|profile| profile.kind));
        match (kind, self.sector) {
            (None, _) => screen.problems.add(required("kind")),
            (Some(kind), Some(sector)) if kind.sector() != sector => {
                let message =
                    format!("« {} » relève du secteur « {} ».", kind.label_fr(), kind.sector().label_fr());
                screen.problems.add(Problem::new("KIND_NOT_OF_SECTOR", message).on("kind"));
            }
            _ => {}
        }
        kind
    }

    fn missions(
        &self,
        base: Option<&Profile>,
        kind: Option<OrganisationKind>,
        screen: &mut Screen<'_>,
    ) -> BTreeSet<OrganisationMission> {
        let missions = match &self.missions {
            Some(given) => given.iter().copied().collect(),
            None => base.map(|profile| profile.missions.clone()).unwrap_or_default(),
        };
        screen.problems.require(missions.is_empty() || kind == Some(OrganisationKind::Csapa), || {
            Problem::new("INVALID_VALUE", "Seul un CSAPA porte ces missions.").on("missions")
        });
        missions
    }

    fn territories(
        &self,
        base: Option<&Profile>,
        atlas: &Atlas,
        screen: &mut Screen<'_>,
    ) -> BTreeSet<String> {
        let Some(given) = &self.territories else {
            let kept = base.map(|profile| profile.territories.clone()).unwrap_or_default();
            screen.problems.require(!kept.is_empty(), || required("territoryCodes"));
            return kept;
        };
        screen.problems.require(!given.is_empty(), || required("territoryCodes"));
        let known = given.iter().all(|code| atlas.get(code).is_some());
        screen.problems.require(known, || unknown_territory("territoryCodes"));
        // One problem is enough: the time zone would be asked for as well.
        given.iter().filter(|_| known).cloned().collect()
    }

    /// The one given, else the one kept, else that of the first territory.
    fn time_zone(
        &self,
        base: Option<&Profile>,
        territories: &BTreeSet<String>,
        atlas: &Atlas,
    ) -> Option<String> {
        let given = self.time_zone.as_ref().map(|zone| zone.name().to_owned());
        given.or_else(|| base.map(|profile| profile.time_zone.clone())).or_else(|| {
            territories
                .iter()
                .find_map(|code| atlas.get(code)?.time_zones.first().map(|zone| zone.name().to_owned()))
        })
    }
}

/// Keeps, empties or replaces a text; one that stays the same is not examined again, nor confirmed again.
fn text(
    screen: &mut Screen<'_>,
    field: &str,
    wish: &MaybeUndefined<String>,
    base: Option<&SafeText>,
) -> Option<SafeText> {
    match wish {
        MaybeUndefined::Undefined => base.cloned(),
        MaybeUndefined::Null => None,
        MaybeUndefined::Value(new) => match base {
            Some(old) if old.as_str() == new.trim() => Some(old.clone()),
            _ => screen.optional(field, Some(new), LINE),
        },
    }
}

/// Keeps, empties or replaces a number that has a form; blank empties.
fn number(
    screen: &mut Screen<'_>,
    field: &str,
    wish: &MaybeUndefined<String>,
    base: Option<&String>,
    read: impl Fn(&str) -> Option<String>,
    problem: impl FnOnce() -> Problem,
) -> Option<String> {
    let written = match wish {
        MaybeUndefined::Undefined => return base.cloned(),
        MaybeUndefined::Value(written) if !written.trim().is_empty() => written,
        _ => return None,
    };
    let number = read(written);
    screen.problems.require(number.is_some(), || problem().on(field));
    number
}

fn kept<T: Clone>(wish: &MaybeUndefined<T>, base: Option<&T>) -> Option<T> {
    match wish {
        MaybeUndefined::Undefined => base.cloned(),
        MaybeUndefined::Null => None,
        MaybeUndefined::Value(value) => Some(value.clone()),
    }
}

fn check_contact(
    screen: &mut Screen<'_>,
    phone: Option<&SafeText>,
    email: Option<&SafeText>,
    website: Option<&SafeText>,
) {
    let dialable = |text: &str| {
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '.' | '-' | '(' | ')' | '\u{a0}'))
            && text.chars().filter(char::is_ascii_digit).count() >= 4
    };
    screen.problems.require(phone.is_none_or(|phone| dialable(phone.as_str())), || {
        Problem::new("INVALID_VALUE", "Écrivez un seul numéro de téléphone, en chiffres.").on("contact.phone")
    });
    let address = |text: &str| text.parse::<lettre::Address>().is_ok();
    screen.problems.require(email.is_none_or(|email| address(email.as_str())), || {
        Problem::new("INVALID_VALUE", "Cette adresse de courriel n’est pas valide.").on("contact.email")
    });
    let page = |text: &str| url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    screen.problems.require(website.is_none_or(|website| page(website.as_str())), || {
        Problem::new("INVALID_VALUE", "L’adresse du site commence par https://.").on("contact.website")
    });
}

fn five_digits(written: &str) -> Option<String> {
    let code = written.trim();
    (code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit())).then(|| code.to_owned())
}

pub(super) fn required(field: &str) -> Problem {
    Problem::new("REQUIRED", "Ce champ est à remplir.").on(field)
}
