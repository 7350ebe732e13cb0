//! The words that come with the program.

use std::sync::OnceLock;

use figment::Figment;
use figment::providers::{Format as _, Toml};
use serde::Deserialize;

use super::model::Entry;
use crate::kernel::clock::Day;

const FILE: &str = include_str!("common.toml");

#[derive(Deserialize)]
struct Common {
    checked_on: String,
    words: Vec<Entered>,
}

/// A word as the file has it.
#[derive(Deserialize)]
struct Entered {
    key: String,
    word: String,
    #[serde(default)]
    forms: Vec<String>,
    /// False for an everyday word, of which only the forms are looked for.
    #[serde(default = "alone")]
    word_alone: bool,
    justice: String,
    health: String,
    source: String,
}

const fn alone() -> bool {
    true
}

/// All of them, in alphabetical order.
///
/// # Panics
/// When the file in the program cannot be read; a test reads it.
#[must_use]
pub fn common() -> &'static [Entry] {
    static WORDS: OnceLock<Vec<Entry>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let file: Common =
            Figment::from(Toml::string(FILE)).extract().expect("src/glossary/common.toml is read");
        let checked_on: Day =
            file.checked_on.parse().expect("src/glossary/common.toml says when it was checked");
        let mut words: Vec<Entry> = file.words.into_iter().map(|word| entry(word, checked_on)).collect();
        words.sort_by_cached_key(Entry::word_key);
        words
    })
}

fn entry(word: Entered, checked_on: Day) -> Entry {
    let looked_for = word.word_alone.then(|| word.word.clone());
    Entry {
        key: word.key,
        forms: looked_for.into_iter().chain(word.forms).collect(),
        word: word.word,
        justice: word.justice,
        health: word.health,
        source: word.source,
        checked_on,
        common: true,
        adapted: false,
        hidden: false,
        revision: 0,
        row: None,
        edited: None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::confidentiality::{KnownContacts, Screen, TEXT};
    use crate::kernel::text::fold;

    #[test]
    fn at_least_forty_words_each_with_both_senses_and_a_source() {
        assert!(common().len() >= 40, "{}", common().len());
        for entry in common() {
            for text in [&entry.word, &entry.justice, &entry.health, &entry.source] {
                assert!(!text.trim().is_empty(), "{}", entry.key);
            }
            assert!(!entry.forms.is_empty(), "{} is never found in a text", entry.key);
        }
    }

    #[test]
    fn each_source_can_be_looked_up() {
        for entry in common() {
            for part in entry.source.split(" ; ") {
                let code = ["code ", "constitution"].iter().any(|start| fold(part).starts_with(start));
                let precise = part.contains("article") && part.contains(|sign: char| sign.is_ascii_digit());
                assert!(!code || precise || part.ends_with("article préliminaire"), "{}: {part}", entry.key);
            }
        }
    }

    /// Injonction de soins is another measure than injonction thérapeutique (domain §1).
    #[test]
    fn the_two_injonctions_are_never_one() {
        for entry in common() {
            for sentence in [&entry.justice, &entry.health].into_iter().flat_map(|text| text.split('.')) {
                let said = fold(sentence);
                let both =
                    ["injonction de soins", "injonction therapeutique"].iter().all(|one| said.contains(one));
                assert!(!both || said.contains("distinct"), "{}: {sentence}", entry.key);
            }
        }
    }

    #[test]
    fn no_word_key_or_form_stands_twice() {
        let mut seen = HashSet::new();
        for entry in common() {
            assert!(seen.insert(format!("key {}", entry.key)), "{}", entry.key);
            for form in &entry.forms {
                assert!(seen.insert(format!("form {}", fold(form))), "{form}");
            }
        }
    }

    #[test]
    fn the_guard_has_nothing_to_say() {
        let contacts = KnownContacts::default();
        for entry in common() {
            let mut screen = Screen::new(&contacts, false);
            for text in [&entry.word, &entry.justice, &entry.health, &entry.source] {
                screen.required(&entry.key, text, TEXT);
            }
            screen.check().unwrap();
        }
    }

    #[test]
    fn what_the_law_no_longer_knows_is_said_to_be_replaced() {
        let sense = |key: &str| &common().iter().find(|entry| entry.key == key).unwrap().justice;
        assert!(sense("sursis-probatoire").contains("remplacé le sursis avec mise à l’épreuve"));
        assert!(sense("avertissement-penal-probatoire").contains("remplacé le rappel à la loi"));
        assert!(sense("contrainte").contains("n’existe plus"));
    }
}
