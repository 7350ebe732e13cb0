//! The words that the rules know, with what each can be; read once from the lists beside it.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::{BitOr, BitOrAssign};

/// What a word can be; a word may be several of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u32);

impl Class {
    pub const GIVEN: Self = Self(1);
    /// A given name that is also a common word or a surname: not enough by itself.
    pub const COMMON: Self = Self(1 << 1);
    pub const CIVILITY: Self = Self(1 << 2);
    pub const FUNCTION: Self = Self(1 << 3);
    pub const INSTITUTION: Self = Self(1 << 4);
    /// Words that say a line belongs to a service: permanence, standard, secrétariat.
    pub const SERVICE: Self = Self(1 << 5);
    /// Ways and works that bear people's names: rue, loi, rapport, salle.
    pub const BEARER: Self = Self(1 << 6);
    /// Joins the words of an institution's name: de, hospitalier, thérapeutique.
    pub const JOINER: Self = Self(1 << 7);
    /// One person in the hands of care or justice: patient, détenue, probationnaire.
    pub const SUBJECT: Self = Self(1 << 8);
    /// Said of one person's case: incarcéré, sevrage, méthadone.
    pub const CASE: Self = Self(1 << 9);
    /// The same matters in general: patients, addictions, consommation.
    pub const TOPIC: Self = Self(1 << 10);
    /// What participants of a meeting do: rappelle, présente, propose.
    pub const SPEECH: Self = Self(1 << 11);
    /// Opens a list of participants: présents, excusés, signataires.
    pub const ROLL: Self = Self(1 << 12);
    /// Small words that are never a name.
    pub const SMALL: Self = Self(1 << 13);
    /// Words of a family, or that speak of a private person.
    pub const PRIVATE: Self = Self(1 << 14);

    /// Words that speak of a case only when somebody owns them: « son rendez-vous ».
    pub const OWN: Self = Self(1 << 15);

    /// Words of the labels of numbers and cells (`labels.rs`).
    pub const LABEL: Self = Self(1 << 16);
    /// Words that announce a birth date.
    pub const BIRTH: Self = Self(1 << 17);

    /// A count from 1 to 4 in letters, or what comes before one.
    pub const COUNT: Self = Self(1 << 18);
    /// The first word of those who are counted (`counts.rs`).
    pub const COUNTED: Self = Self(1 << 19);
    /// Where somebody lives: habite, demeurant.
    pub const DWELLING: Self = Self(1 << 20);
    /// Announces where somebody lives: son adresse.
    pub const ADDRESS: Self = Self(1 << 21);
    /// Stands for an at sign.
    pub const AT: Self = Self(1 << 22);

    /// What only says that a rule may begin at a word, and nothing of what the word is.
    const OPENINGS: Self =
        Self(Self::COUNT.0 | Self::COUNTED.0 | Self::DWELLING.0 | Self::ADDRESS.0 | Self::AT.0);

    pub const NONE: Self = Self(0);

    fn among(self, some: Self) -> Self {
        Self(self.0 & some.0)
    }

    fn apart_from(self, some: Self) -> Self {
        Self(self.0 & !some.0)
    }

    pub fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

impl BitOr for Class {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Class {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// FNV-1a. Every word of every text is looked up, in a table that nobody can fill with collisions.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The words that the rules about people know, folded.
pub(super) struct Lexicon {
    words: HashMap<&'static str, Class, BuildHasherDefault<Fnv>>,
    longest: usize,
}

impl Lexicon {
    /// Reads `lexicon.txt`: `[section]` lines, then words separated by blanks; `#` starts a comment.
    pub fn french() -> Self {
        let mut words: HashMap<&'static str, Class, BuildHasherDefault<Fnv>> = HashMap::default();
        let mut section = Class::NONE;
        for line in include_str!("lexicon.txt").lines() {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                section = Self::section(name);
            } else if !line.starts_with('#') {
                for word in line.split_whitespace() {
                    *words.entry(word).or_default() |= section;
                }
            }
        }
        let longest = words.keys().map(|word| word.len()).max().unwrap_or(0);
        Self { words, longest }
    }

    fn section(name: &str) -> Class {
        match name {
            "given" => Class::GIVEN,
            "common" => Class::GIVEN | Class::COMMON,
            "civility" => Class::CIVILITY,
            "function" => Class::FUNCTION,
            "institution" => Class::INSTITUTION,
            "service" => Class::SERVICE,
            "bearer" => Class::BEARER,
            "joiner" => Class::JOINER,
            "subject" => Class::SUBJECT,
            "case" => Class::CASE,
            "topic" => Class::TOPIC,
            "speech" => Class::SPEECH,
            "roll" => Class::ROLL,
            "own" => Class::OWN,
            "label" => Class::LABEL,
            "birth" => Class::BIRTH,
            "count" => Class::COUNT,
            "counted" => Class::COUNTED,
            "dwelling" => Class::DWELLING,
            "address" => Class::ADDRESS,
            "at" => Class::AT,
            "small" => Class::SMALL,
            "private" => Class::PRIVATE,
            other => panic!("lexicon.txt has an unknown section: {other}"),
        }
    }

    /// The words of a class, in any order.
    pub fn words_of(&self, class: Class) -> impl Iterator<Item = &'static str> {
        self.words.iter().filter(move |(_, own)| own.is(class)).map(|(word, _)| *word)
    }

    /// What a word, already folded and in lower case, is, and what may open at it or at one of its parts.
    pub fn class(&self, word: &str) -> (Class, Class) {
        let short = word.len() <= self.longest;
        if let Some(class) = short.then(|| self.words.get(word)).flatten() {
            return (class.apart_from(Class::OPENINGS), class.among(Class::OPENINGS));
        }
        let Some((head, tail)) = word.split_once('-') else { return (Class::NONE, Class::NONE) };
        let parts = word.split('-').filter_map(|part| self.words.get(part));
        let opens = parts.fold(Class::NONE, |opens, part| opens | part.among(Class::OPENINGS));
        let class = if short { self.compound(word, head, tail) } else { Class::NONE };
        (class, opens)
    }

    fn compound(&self, word: &str, head: &str, tail: &str) -> Class {
        if word.split('-').any(|part| self.words.get(part).is_some_and(|class| class.is(Class::LABEL))) {
            return Class::LABEL;
        }
        // Jean-Baptiste and Marie-Lou are given names; Saint-Denis is a place.
        let (head, tail) = (self.words.get(head).copied().unwrap_or_default(), self.words.get(tail).copied());
        match tail {
            Some(tail) if head.is(Class::GIVEN) && tail.is(Class::GIVEN) => Class::GIVEN,
            Some(tail) if tail.is(Class::FUNCTION) => Class::FUNCTION,
            _ => Class::NONE,
        }
    }
}
