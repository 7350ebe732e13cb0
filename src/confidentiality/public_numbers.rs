//! Numbers with a public meaning, which no other rule may take for a person's.

use std::cell::OnceCell;
use std::ops::Range;

use regex::Regex;

use super::identifiers::compiled;
use super::opening::Opening;
use super::passage::Passage;

/// Rules for numbers with a public meaning: IBAN, SIRET, ISBN, telephones, dates. Rules for what
/// designates a person look here before they take digits for their own.
pub(super) struct PublicRules {
    iban: Opening,
    others: Vec<Rule>,
}

/// A number of digits and separators.
struct Rule {
    pattern: Regex,
    /// How many digits there are at least.
    digits: usize,
    /// What a pattern cannot say of a number: its check digits.
    holds: fn(&str) -> bool,
}

/// Where they lie in one text; looked for only if somebody asks.
pub(super) struct PublicNumbers<'a> {
    rules: &'a PublicRules,
    passage: &'a Passage,
    found: OnceCell<Vec<Range<usize>>>,
}

impl PublicRules {
    pub fn compiled() -> Self {
        let rule = |digits, pattern, holds| Rule { pattern: compiled(pattern), digits, holds };
        Self {
            iban: Opening::compiled(r"[a-z]{2}\d{2}(?: ?[0-9a-z]{4}){2,7}(?: ?[0-9a-z]{1,4})?\b"),
            others: vec![
                rule(14, r"\b\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{5}\b", has_luhn),
                rule(13, r"\b97[89](?:[ \-]?\d){10}\b", |_| true),
                rule(10, r"(?:\+33 ?(?:\(0\) ?)?|\b0033 ?|\b0)[1-9](?:[ .\-]?\d\d){4}\b", |_| true),
                rule(6, r"\b(?:0?[1-9]|[12]\d|3[01])[./\-](?:0?[1-9]|1[0-2])[./\-](?:19|20)\d{2}\b", |_| {
                    true
                }),
            ],
        }
    }

    pub fn of<'a>(&'a self, passage: &'a Passage) -> PublicNumbers<'a> {
        PublicNumbers { rules: self, passage, found: OnceCell::new() }
    }
}

impl PublicNumbers<'_> {
    /// Those that end after a place, in order and without overlap.
    pub fn after(&self, place: usize) -> &[Range<usize>] {
        let found = self.found.get_or_init(|| self.find());
        &found[found.partition_point(|span| span.end <= place)..]
    }

    fn find(&self) -> Vec<Range<usize>> {
        let lower = self.passage.lower();
        let figures = &self.passage.figures;
        let mut spans: Vec<Range<usize>> = Vec::new();
        let ibans = self.rules.iban.find_iter(lower, self.ibans());
        spans.extend(ibans.filter(|found| is_iban(&lower[found.clone()])));
        for Rule { pattern, digits, holds } in &self.rules.others {
            let found = figures.matches(lower, pattern, *digits);
            spans.extend(found.filter(|found| holds(&lower[found.clone()])));
        }
        spans.sort_by_key(|span| span.start);
        spans.dedup_by(|next, kept| {
            let overlaps = next.start < kept.end;
            if overlaps {
                kept.end = kept.end.max(next.end);
            }
            overlaps
        });
        spans
    }

    /// Where two letters and two digits begin a word.
    fn ibans(&self) -> impl Iterator<Item = usize> {
        let lower = self.passage.lower().as_bytes();
        let runs = self.passage.figures.runs.iter();
        let places = runs.filter(|run| run.len() >= 2).filter_map(|run| run.start.checked_sub(2));
        places.filter(move |place| {
            lower[*place..place + 2].iter().all(u8::is_ascii_lowercase) && self.passage.begins_word(*place)
        })
    }
}

fn is_iban(found: &str) -> bool {
    let compact: Vec<u8> = found.bytes().filter(u8::is_ascii_alphanumeric).collect();
    if !(15..=34).contains(&compact.len()) {
        return false;
    }
    let remainder = compact[4..].iter().chain(&compact[..4]).fold(0u32, |remainder, byte| match byte {
        b'0'..=b'9' => (remainder * 10 + u32::from(byte - b'0')) % 97,
        letter => (remainder * 100 + u32::from(letter - b'a') + 10) % 97,
    });
    remainder == 1
}

fn has_luhn(found: &str) -> bool {
    let sum: u32 = found
        .bytes()
        .filter(u8::is_ascii_digit)
        .rev()
        .enumerate()
        .map(|(rank, byte)| {
            let digit = u32::from(byte - b'0') << (rank % 2);
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::super::figures::tests::assert_complete_in_series;
    use super::super::opening::tests::assert_complete;
    use super::*;

    #[test]
    fn ibans_are_tried_wherever_one_may_begin() {
        let rules = PublicRules::compiled();
        assert_complete(&rules.iban, r"\b", |passage| {
            rules.iban.find_iter(passage.lower(), rules.of(passage).ibans()).collect()
        });
    }

    #[test]
    fn other_public_numbers_lie_within_series_of_figures() {
        for Rule { pattern, digits, .. } in PublicRules::compiled().others {
            assert_complete_in_series(&pattern, digits);
        }
    }
}
