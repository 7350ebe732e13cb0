//! Folding of French text for search and sorting, the same on both database engines.
//!
//! `lower()` and `LIKE` fold only ASCII on SQLite, so keys are made here and stored.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents or ligatures; whatever is neither letter nor digit becomes one space.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ if out.is_empty() || out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The terms under which a text is found: folded, stemmed, without duplicates.
#[must_use]
pub fn search_terms(text: &str) -> Vec<String> {
    let stemmer = Stemmer::create(Algorithm::French);
    let folded = fold(text);
    let mut terms: Vec<String> = Vec::new();
    for word in folded.split(' ').filter(|word| word.chars().count() > 1) {
        let stem = stemmer.stem(word).into_owned();
        if !terms.contains(&stem) {
            terms.push(stem);
        }
    }
    terms
}

/// The first string after all that begin with `prefix`, for range searches: `term >= prefix AND term < after`.
#[must_use]
pub fn prefix_end(prefix: &str) -> String {
    format!("{prefix}\u{10ffff}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_ligatures_and_apostrophes_fold_away() {
        assert_eq!(fold("  L’Œuvre d'Évreux — Réunions "), "l oeuvre d evreux reunions");
    }

    #[test]
    fn a_singular_without_accent_finds_an_accented_plural() {
        assert_eq!(search_terms("reunion"), search_terms("Réunions"));
    }

    #[test]
    fn the_prefix_range_holds_exactly_what_begins_with_it() {
        let end = prefix_end("csap");
        assert!("csap" < end.as_str() && "csapa" < end.as_str() && *"csaq" > *end);
    }
}
