//! The templates that come with the program.

use std::sync::OnceLock;

use figment::Figment;
use figment::providers::{Format as _, Toml};
use serde::Deserialize;

use super::content::PackSection;
use super::templates::{PackRole, PackTemplate, PackTemplateItem};

const FILE: &str = include_str!("starter.toml");
/// Keys of the points that stand on every checklist.
pub const COMMON: [&str; 3] = [PRESENTATION, VISIT, TRAINING];
/// Done by itself once the presentation meeting was held.
pub const PRESENTATION: &str = "presentation";
/// A visit to the other sector.
pub const VISIT: &str = "visit";
/// Done by itself once a training was attended.
pub const TRAINING: &str = "training";

#[derive(Deserialize)]
struct Starter {
    common: Vec<PackTemplateItem>,
    roles: Vec<ForRole>,
}

#[derive(Deserialize)]
struct ForRole {
    role: PackRole,
    welcome: String,
    items: Vec<PackTemplateItem>,
}

fn read() -> &'static Starter {
    static STARTER: OnceLock<Starter> = OnceLock::new();
    STARTER.get_or_init(|| {
        Figment::from(Toml::string(FILE)).extract().expect("src/arrivals/starter.toml is read")
    })
}

/// What newcomers of this role are told while their partnership has adapted nothing.
///
/// # Panics
/// When the file in the program cannot be read; a test reads it.
pub fn template(role: PackRole) -> PackTemplate {
    let file = read();
    let own = file.roles.iter().find(|one| one.role == role).expect("each role has its starter");
    let mut items: Vec<_> = own.items.iter().chain(&file.common).cloned().collect();
    items.sort_by_key(|item| item.due_days);
    PackTemplate {
        role,
        welcome: own.welcome.trim().to_owned(),
        sections: PackSection::ALL.to_vec(),
        items,
        adapted: false,
        revision: 0,
        id: None,
        edited: None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::confidentiality::{KnownContacts, LINE, Screen, TEXT};

    #[test]
    fn each_role_is_welcomed_and_has_the_three_common_points_once() {
        for role in PackRole::ALL {
            let template = template(role);
            let keys: HashSet<&str> = template.items.iter().map(|item| item.key.as_str()).collect();
            assert_eq!(keys.len(), template.items.len(), "{role:?}");
            assert!(COMMON.iter().all(|key| keys.contains(key)), "{role:?}");
            assert!(!template.welcome.is_empty());
        }
    }

    #[test]
    fn the_guard_has_nothing_to_say() {
        let contacts = KnownContacts::default();
        for role in PackRole::ALL {
            let template = template(role);
            let mut screen = Screen::new(&contacts, false);
            screen.required("welcome", &template.welcome, TEXT);
            for item in &template.items {
                screen.required(&item.key, &item.title, LINE);
            }
            screen.check().unwrap();
        }
    }
}
