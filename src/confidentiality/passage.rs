//! A text cut into words and sentences, as the rules read it.

use std::iter::once;
use std::ops::Range;

use super::figures::Figures;
use super::fold::Folded;
use super::lexicon::{Class, Lexicon};

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Lower,
    /// One capital letter alone.
    Initial,
    Capital,
    Upper,
}

/// A run of letters; hyphens inside belong to it, apostrophes end it.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub span: Range<usize>,
    pub class: Class,
    /// The rules that may begin here.
    opens: Class,
    pub shape: Shape,
}

/// A text made ready for the rules.
pub(super) struct Passage {
    pub folded: Folded,
    pub words: Vec<Word>,
    pub figures: Figures,
    /// Where sentences end, in order.
    breaks: Vec<usize>,
}

impl Passage {
    pub fn read(text: &str, lexicon: &Lexicon) -> Self {
        let folded = Folded::of(text);
        let (words, figures) = words_and_figures(&folded, lexicon);
        let breaks = breaks(&folded);
        Self { folded, words, figures, breaks }
    }

    /// The folded text in lower case.
    pub fn lower(&self) -> &str {
        &self.folded.lower
    }

    /// What lies between two words.
    pub fn gap(&self, left: usize, right: usize) -> &str {
        &self.lower()[self.words[left].span.end..self.words[right].span.start]
    }

    /// A word, folded, in lower case.
    pub fn word(&self, index: usize) -> &str {
        &self.lower()[self.words[index].span.clone()]
    }

    /// The number of the sentence that a place is in.
    pub fn sentence(&self, place: usize) -> usize {
        self.breaks.partition_point(|end| *end <= place)
    }

    /// The part of the sentence before a place, `reach` bytes at most.
    pub fn before(&self, place: usize, reach: usize) -> &str {
        let start = self.sentence(place).checked_sub(1).map_or(0, |last| self.breaks[last]);
        &self.lower()[start.max(place.saturating_sub(reach))..place]
    }

    /// The part of the sentence after a place, `reach` bytes at most.
    pub fn after(&self, place: usize, reach: usize) -> &str {
        let whole = self.lower().len();
        let end = self.breaks.get(self.sentence(place)).copied().unwrap_or(whole);
        &self.lower()[place..end.min(place.saturating_add(reach)).max(place)]
    }

    /// The words that lie in a stretch of text.
    pub fn words_in(&self, span: Range<usize>) -> Range<usize> {
        let first = self.words.partition_point(|word| word.span.start < span.start);
        let last = self.words.partition_point(|word| word.span.end <= span.end);
        first..last.max(first)
    }

    /// Where words begin that may open a rule, in order; with them, all parts of a compound of such a word.
    pub fn openings(&self, any: Class) -> impl Iterator<Item = usize> {
        let words = self.words.iter().filter(move |word| word.opens.is(any));
        words.flat_map(move |word| self.parts_of(word)).filter(move |place| self.begins_word(*place))
    }

    /// Where words and the parts of compounds begin, in order.
    pub fn parts(&self) -> impl Iterator<Item = usize> {
        self.words
            .iter()
            .flat_map(move |word| self.parts_of(word))
            .filter(move |place| self.begins_word(*place))
    }

    fn parts_of(&self, word: &Word) -> impl Iterator<Item = usize> + use<'_> {
        let start = word.span.start;
        let inside = &self.lower().as_bytes()[word.span.clone()];
        let hyphens = inside.iter().enumerate().filter(|(_, byte)| **byte == b'-');
        once(start).chain(hyphens.map(move |(at, _)| start + at + 1))
    }

    /// Whether no letter, digit or underscore comes before a place: what `\b` says before a letter or a digit.
    pub fn begins_word(&self, place: usize) -> bool {
        let before = self.lower().as_bytes()[..place].last();
        !before.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
    }
}

fn words_and_figures(folded: &Folded, lexicon: &Lexicon) -> (Vec<Word>, Figures) {
    let bytes = folded.text.as_bytes();
    let mut words = Vec::with_capacity(bytes.len() / 6);
    let mut figures = Figures::default();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        if bytes[at].is_ascii_digit() {
            at += bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            figures.push(bytes, start..at);
            continue;
        }
        if !bytes[at].is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        while at < bytes.len()
            && (bytes[at].is_ascii_alphabetic()
                || (bytes[at] == b'-' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)))
        {
            at += 1;
        }
        let span = start..at;
        let shape = shape(&bytes[span.clone()]);
        let (class, opens) = lexicon.class(&folded.lower[span.clone()]);
        words.push(Word { span, class, opens, shape });
    }
    (words, figures)
}

fn shape(word: &[u8]) -> Shape {
    if word[0].is_ascii_lowercase() {
        Shape::Lower
    } else if word.len() == 1 {
        Shape::Initial
    } else if word.iter().any(u8::is_ascii_lowercase) {
        Shape::Capital
    } else {
        Shape::Upper
    }
}

/// A sentence ends at `.`, `!`, `?` before a blank (unless a short word such as « M. » or an initial
/// comes before the point), at `;`, and at a line end that is no mere wrapping.
fn breaks(folded: &Folded) -> Vec<usize> {
    let bytes = folded.text.as_bytes();
    let mut breaks = Vec::new();
    for (at, byte) in folded.lower.bytes().enumerate() {
        let next = bytes.get(at + 1).copied().unwrap_or(b'\n');
        let ends = match byte {
            b'.' => next.is_ascii_whitespace() && !after_short_word(bytes, at),
            b'!' | b'?' => next.is_ascii_whitespace(),
            b';' | b'\n' => true,
            _ => false,
        };
        if ends {
            breaks.push(at + 1);
        }
    }
    breaks
}

fn after_short_word(bytes: &[u8], point: usize) -> bool {
    // « M . D . »
    let point = if bytes[..point].ends_with(b" ") { point - 1 } else { point };
    let length = bytes[..point].iter().rev().take(4).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let word = &bytes[point - length..point];
    match length {
        1 => true,
        2 | 3 => [
            &b"Mr"[..],
            b"MM",
            b"Dr",
            b"Pr",
            b"Me",
            b"art",
            b"Art",
            b"av",
            b"Av",
            b"bd",
            b"Bd",
            b"tel",
            b"Tel",
            b"ref",
            b"Ref",
            b"no",
            b"No",
            b"cf",
            b"ex",
        ]
        .contains(&word),
        _ => false,
    }
}

/// A lower-case word that reads as an adjective, as in the names and titles of services:
/// « la directrice fonctionnelle du SPIP », « l’unité sanitaire Jean Rostand ».
pub(super) fn is_adjective(passage: &Passage, index: usize) -> bool {
    const ENDINGS: [&str; 18] = [
        "ique", "iques", "een", "eenne", "aire", "aires", "ien", "ienne", "ier", "iere", "ive", "if", "al",
        "ale", "aux", "el", "elle", "ee",
    ];
    let word = &passage.words[index];
    let verb = Class::SPEECH | Class::CASE | Class::SUBJECT | Class::TOPIC | Class::SMALL | Class::PRIVATE;
    word.shape == Shape::Lower
        && !word.class.is(verb)
        && ENDINGS.iter().any(|ending| passage.word(index).ends_with(ending))
}
