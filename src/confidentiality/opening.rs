//! Rules are tried where they may begin, not at every byte: the places, and the patterns tried there.

use std::ops::Range;

use regex::{Captures, Regex};

use super::identifiers::compiled;

/// A pattern that is tried only at places where it may begin, instead of at every byte of every text: words of the
/// lexicon that open it, or figures. It finds what a search of the whole text finds, provided that no match begins
/// anywhere else.
pub(super) struct Opening(Regex);

impl Opening {
    /// The pattern, without the `\b` that it would begin with: whoever gives the places sees to it.
    pub fn compiled(pattern: &str) -> Self {
        Self(compiled(&format!(r"\A(?:{pattern})")))
    }

    /// The match that begins at a place.
    pub fn find_at(&self, lower: &str, place: usize) -> Option<Range<usize>> {
        let found = self.0.find(&lower[place..])?;
        Some(place..place + found.end())
    }

    /// Matches that begin at one of the places, which are in order; the first of those that overlap.
    pub fn find_iter<'a>(
        &'a self,
        lower: &'a str,
        places: impl Iterator<Item = usize> + 'a,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut free = 0;
        places.filter_map(move |place| {
            let found = (place >= free).then(|| self.find_at(lower, place)).flatten()?;
            free = found.end;
            Some(found)
        })
    }

    /// The parts of a match, their places counted from its start.
    pub fn parts<'a>(&self, lower: &'a str, found: &Range<usize>) -> Option<Captures<'a>> {
        self.0.captures(&lower[found.clone()])
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::string::string_regex;
    use proptest::test_runner::TestRunner;

    use super::super::lexicon::Lexicon;
    use super::super::passage::Passage;
    use super::*;

    /// Several texts in a row that a pattern matches, or would if words ended elsewhere.
    pub fn texts_of(pattern: &str) -> impl Strategy<Value = String> + use<> {
        let unbound = pattern.replace(r"\A", "").replace(r"(?-u:\b)", "");
        let text = string_regex(&unbound).expect("a pattern");
        (vec(text, 1..4), prop::sample::select(vec![" ", "\n", ". ", "-", ""]))
            .prop_map(|(texts, between)| texts.join(between))
    }

    /// Holds what is found at some places against what a search of the whole text finds; `begins` is what the
    /// search asks for in front.
    pub fn assert_complete(opening: &Opening, begins: &str, find: impl Fn(&Passage) -> Vec<Range<usize>>) {
        let everywhere = compiled(&opening.0.as_str().replacen(r"\A", begins, 1));
        let lexicon = Lexicon::french();
        let holds = |text: String| {
            let passage = Passage::read(&text, &lexicon);
            let expected: Vec<_> = everywhere.find_iter(passage.lower()).map(|found| found.range()).collect();
            prop_assert_eq!(find(&passage), expected, "{}", passage.lower());
            Ok(())
        };
        TestRunner::deterministic().run(&texts_of(opening.0.as_str()), holds).expect("the same matches");
    }
}
