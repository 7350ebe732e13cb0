//! What a pack held when it was looked through, and what changed since: pure.
//!
//! Kept are ids and digests of revisions, dates and ids, never of a text: nothing here has to be purged with one.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::content::{PackSection, SectionChanges};
use crate::kernel::error::{Error, Result};

/// The state of each thing of each part, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks(BTreeMap<PackSection, BTreeMap<String, String>>);

impl Marks {
    /// Notes a thing with what tells its states apart: a revision, a date, an id.
    pub fn note(&mut self, section: PackSection, key: &dyn Display, state: &dyn Display) {
        let digest = hex::encode(&Sha256::digest(state.to_string())[..4]);
        self.0.entry(section).or_default().insert(key.to_string(), digest);
    }

    /// As stored.
    ///
    /// # Errors
    /// None that is known.
    pub fn to_json(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Error::internal)
    }

    /// As it was stored.
    ///
    /// # Errors
    /// When it is not readable.
    pub fn read(json: &str) -> Result<Self> {
        serde_json::from_str(json).map_err(Error::internal)
    }

    /// What of these parts is not as it was; parts without a change are left out.
    #[must_use]
    pub fn since(&self, before: &Self, sections: &[PackSection]) -> Vec<SectionChanges> {
        let nothing = BTreeMap::new();
        let changes = sections.iter().map(|section| {
            let was = before.0.get(section).unwrap_or(&nothing);
            let is = self.0.get(section).unwrap_or(&nothing);
            let keys = |wanted: &dyn Fn(Option<&String>, &String) -> bool| -> Vec<String> {
                is.iter()
                    .filter(|(key, now)| wanted(was.get(*key), now))
                    .map(|(key, _)| key.clone())
                    .collect()
            };
            SectionChanges {
                section: *section,
                added: keys(&|old, _| old.is_none()),
                changed: keys(&|old, now| old.is_some_and(|old| old != now)),
                gone: i32::try_from(was.keys().filter(|key| !is.contains_key(*key)).count())
                    .unwrap_or(i32::MAX),
            }
        });
        changes.filter(|one| !one.added.is_empty() || !one.changed.is_empty() || one.gone > 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(things: &[(PackSection, &str, i64)]) -> Marks {
        let mut marks = Marks::default();
        for (section, key, revision) in things {
            marks.note(*section, key, revision);
        }
        marks
    }

    #[test]
    fn what_is_new_changed_and_gone_is_told_part_by_part() {
        use PackSection::{Actions, Partners, Protocols};
        let before = marks(&[(Partners, "a", 1), (Partners, "b", 1), (Actions, "x", 1), (Protocols, "p", 1)]);
        let now = marks(&[(Partners, "a", 2), (Partners, "c", 1), (Protocols, "p", 1)]);
        let before = Marks::read(&before.to_json().unwrap()).unwrap();
        assert_eq!(
            now.since(&before, &PackSection::ALL),
            [
                SectionChanges {
                    section: Partners,
                    added: vec!["c".into()],
                    changed: vec!["a".into()],
                    gone: 1
                },
                SectionChanges { section: Actions, added: vec![], changed: vec![], gone: 1 },
            ]
        );
        assert_eq!(now.since(&before, &[Protocols]), [], "parts that do not show tell nothing");
        assert_eq!(now.since(&now, &PackSection::ALL), []);
    }
}
