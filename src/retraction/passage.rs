//! A passage, and where it stands in a text: pure.
//!
//! Texts are compared as their readers see them: case, kinds of spaces and line breaks, and kinds of apostrophes do not
//! count, and neither does how HTML and calendars write a character. A passage is made of whole words: a first name is not
//! cut out of a longer word. What is found is a range of the text as it is kept, so that it can be cut out of any of these
//! forms.
//!
//! A passage is known either by its characters or, from the ledger, by their number and a keyed digest of them: then
//! every run of as many characters is tried.

use std::ops::Range;

use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization as _;

/// Fewer characters could stand anywhere.
pub const SHORTEST: usize = 3;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// As typed.
    Plain,
    /// HTML: entities stand for characters, tags for nothing more than a space.
    Html,
    /// iCalendar: lines are folded, some characters escaped.
    Calendar,
}

/// A passage as its readers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage(Vec<char>);

impl Passage {
    /// None when too short to be told apart.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let nfc: String = text.trim().nfc().collect();
        let seen: Vec<char> = signs(&nfc, Writing::Plain).into_iter().map(|sign| sign.seen).collect();
        (seen.iter().filter(|c| c.is_alphanumeric()).count() >= SHORTEST).then_some(Self(seen))
    }

    /// What the ledger keeps of it.
    #[must_use]
    pub fn proof(&self, key: &[u8]) -> Proof {
        Proof { length: self.0.len(), digest: keyed(key).of(&self.0) }
    }
}

/// What tells a passage without holding it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Proof {
    /// Characters, as its readers see it.
    pub length: usize,
    /// HMAC-SHA-256 of them in UTF-8, in hexadecimal.
    pub digest: String,
}

/// What is looked for.
#[derive(Clone, Debug)]
pub enum Needle {
    /// The passage itself.
    Known(Passage),
    /// One known by its proof, with the key of its ledger.
    Proved(Proof, Vec<u8>),
}

impl Needle {
    /// Where it stands, without overlaps.
    #[must_use]
    pub fn find(&self, text: &str, writing: Writing) -> Vec<Range<usize>> {
        let signs = signs(text, writing);
        let seen: Vec<char> = signs.iter().map(|sign| sign.seen).collect();
        match self {
            Self::Known(Passage(passage)) => {
                ranges(&signs, &seen, passage.len(), |window| window == passage.as_slice())
            }
            Self::Proved(proof, key) => {
                let keyed = keyed(key);
                ranges(&signs, &seen, proof.length, |window| keyed.of(window) == proof.digest)
            }
        }
    }

    /// The text with a mark in place of each passage, and how many there were; none when it holds none.
    #[must_use]
    pub fn replace(&self, text: &str, writing: Writing, mark: &str) -> Option<(String, usize)> {
        let found = self.find(text, writing);
        if found.is_empty() {
            return None;
        }
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for range in &found {
            out.push_str(&text[from..range.start]);
            match writing {
                Writing::Plain | Writing::Html => out.push_str(mark),
                // On a line of its own, so that none becomes too long.
                Writing::Calendar => out.extend(["\r\n ", mark, "\r\n "]),
            }
            from = range.end;
        }
        out.push_str(&text[from..]);
        Some((out, found.len()))
    }
}

struct Keyed(Hmac<Sha256>);

fn keyed(key: &[u8]) -> Keyed {
    Keyed(Hmac::new_from_slice(key).expect("a key of any length is taken"))
}

impl Keyed {
    fn of(&self, seen: &[char]) -> String {
        let mut mac = self.0.clone();
        mac.update(seen.iter().collect::<String>().as_bytes());
        hex::encode(mac.finalize().into_bytes())
    }
}

fn ranges(
    signs: &[Sign],
    seen: &[char],
    length: usize,
    is_it: impl Fn(&[char]) -> bool,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while length > 0 && at + length <= seen.len() {
        if is_whole(seen, at, at + length) && is_it(&seen[at..at + length]) {
            found.push(signs[at].from..signs[at + length - 1].to);
            at += length;
        } else {
            at += 1;
        }
    }
    found
}

/// No word goes on beyond either end.
fn is_whole(seen: &[char], from: usize, to: usize) -> bool {
    let word = |at: usize| seen.get(at).is_some_and(|c| c.is_alphanumeric());
    let begins = from == 0 || !word(from) || !word(from - 1);
    begins && (!word(to - 1) || !word(to))
}

/// A character as it is seen, and where it is written.
struct Sign {
    seen: char,
    from: usize,
    to: usize,
}

fn signs(text: &str, writing: Writing) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (written, length) = match writing {
            Writing::Plain => (Some(c), c.len_utf8()),
            Writing::Html => of_html(c, rest),
            Writing::Calendar => of_calendar(c, rest),
        };
        let to = at + length;
        for seen in written.into_iter().flat_map(char::to_lowercase).map(alike) {
            match signs.last_mut() {
                // A run of spaces is one.
                Some(last) if seen == ' ' && last.seen == ' ' => last.to = to,
                _ => signs.push(Sign { seen, from: at, to }),
            }
        }
        at = to;
    }
    signs
}

fn alike(c: char) -> char {
    match c {
        '’' | 'ʼ' | '‘' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn of_html(c: char, rest: &str) -> (Option<char>, usize) {
    if c == '<' {
        return (Some(' '), rest.find('>').map_or(rest.len(), |end| end + 1));
    }
    let entity = rest.strip_prefix('&').and_then(|after| after.get(..after.find(';')?));
    let meant = entity.filter(|name| name.len() <= 8).and_then(|name| match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some(' '),
        _ => {
            let code = name.strip_prefix("#x").map_or_else(
                || name.strip_prefix('#').and_then(|code| code.parse().ok()),
                |code| u32::from_str_radix(code, 16).ok(),
            );
            code.and_then(char::from_u32)
        }
    });
    match (meant, entity) {
        (Some(meant), Some(name)) => (Some(meant), name.len() + 2),
        _ => (Some(c), c.len_utf8()),
    }
}

fn of_calendar(c: char, rest: &str) -> (Option<char>, usize) {
    if rest.starts_with("\r\n ") {
        return (None, 3);
    }
    let escaped = rest.strip_prefix('\\').and_then(|after| after.chars().next());
    match escaped {
        Some('n' | 'N') => (Some('\n'), 2),
        Some(meant @ ('\\' | ';' | ',')) => (Some(meant), 2),
        _ => (Some(c), c.len_utf8()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MARK: &str = "[texte retiré]";

    fn needle(text: &str) -> Needle {
        Needle::Known(Passage::read(text).unwrap())
    }

    fn gone(text: &str, writing: Writing, passage: &str) -> String {
        needle(passage).replace(text, writing, MARK).map_or_else(|| "absent".into(), |(text, _)| text)
    }

    #[test]
    fn case_spaces_and_apostrophes_do_not_count() {
        let text = "Vu avec Kévin\u{a0}D’Arc,\nhier. KÉVIN  D'ARC reviendra.";
        assert_eq!(
            gone(text, Writing::Plain, "Kévin D'Arc"),
            format!("Vu avec {MARK},\nhier. {MARK} reviendra.")
        );
        assert_eq!(
            gone(text, Writing::Plain, "Ke\u{301}vin D’Arc,"),
            format!("Vu avec {MARK}\nhier. KÉVIN  D'ARC reviendra.")
        );
        assert_eq!(gone(text, Writing::Plain, "Kevin"), "absent", "an accent counts");
    }

    #[test]
    fn a_first_name_stays_in_longer_words() {
        let text = "Ali, spécialiste : la réalité d’Ali-Baba, ALI2 et alité.";
        assert_eq!(
            gone(text, Writing::Plain, "Ali"),
            format!("{MARK}, spécialiste : la réalité d’{MARK}-Baba, ALI2 et alité.")
        );
        assert_eq!(gone("Généraliste", Writing::Html, "ali"), "absent");
        assert_eq!(gone("Point (12/03)", Writing::Plain, "(12/03)"), format!("Point {MARK}"));
        let proof = Needle::Proved(Passage::read("Ali").unwrap().proof(b"k"), b"k".to_vec());
        assert_eq!(proof.find(text, Writing::Plain).len(), 2, "the same after a restore");
    }

    #[test]
    fn html_and_calendars_are_read_as_their_readers_see_them() {
        assert_eq!(
            gone("<p>Chez <b>l&#x27;ami</b> R&amp;D</p>", Writing::Html, "chez l’ami r&d"),
            format!("<p>{MARK}</p>")
        );
        let folded = "SUMMARY:Point sur Kév\r\n in\\, d’accord\\nsuite\r\n";
        assert_eq!(
            gone(folded, Writing::Calendar, "Kévin, d'accord suite"),
            format!("SUMMARY:Point sur \r\n {MARK}\r\n \r\n")
        );
        assert_eq!(
            gone("5 &lt 6 & 7 &inconnu; fin", Writing::Html, "& 7 &inconnu;"),
            format!("5 &lt 6 {MARK} fin")
        );
    }

    #[test]
    fn a_passage_that_could_stand_anywhere_is_none() {
        assert!(Passage::read("  le ").is_none() && Passage::read("...!").is_none());
        assert!(Passage::read("Léa").is_some());
    }

    #[test]
    fn the_proof_finds_what_it_was_made_of_and_nothing_else() {
        let proof = Passage::read("Kévin Dupont").unwrap().proof(b"one key");
        assert!(!serde_json::to_string(&proof).unwrap().contains("vin"));
        let found =
            |key: &[u8], text: &str| Needle::Proved(proof.clone(), key.to_vec()).find(text, Writing::Plain);
        assert_eq!(found(b"one key", "Avec kévin  dupont hier").first(), Some(&(5..19)));
        assert!(found(b"one key", "Avec Kévin Durand hier").is_empty());
        assert!(found(b"other key", "Avec Kévin Dupont hier").is_empty());
    }

    proptest! {
        #[test]
        fn nothing_is_left_of_it(before in ".{0,20}", passage in "[a-zA-Zéè ’]{4,12}", after in ".{0,20}") {
            if let Some(read) = Passage::read(&passage) {
                let needle = Needle::Known(read);
                for writing in [Writing::Plain, Writing::Html, Writing::Calendar] {
                    let text = format!("{before}{passage}{after}");
                    if let Some((left, _)) = needle.replace(&text, writing, "#") {
                        prop_assert!(needle.find(&left, writing).is_empty());
                    }
                }
            }
        }
    }
}
