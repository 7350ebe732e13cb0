//! Where words first occur in a text: pure.
//!
//! Words are compared folded and in the singular, whole. The finder's stemmer would take "suivant" for "suivi" and
//! "sorti" for "sortie": what is linked to a definition must be the word itself.

use std::collections::HashMap;

use unicode_normalization::char::is_combining_mark;

use crate::kernel::text::fold;

/// The first place of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Index of the word among those looked for.
    pub word: usize,
    /// Index of the text among those read.
    pub text: usize,
    /// First character, counted in Unicode scalar values.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

/// The first occurrence of each word in texts read one after the other, in reading order. Each word comes with its
/// forms; where several begin at one place the longest wins, and nothing inside it counts.
#[must_use]
pub fn first_occurrences<'a, F>(texts: &[&str], words: impl IntoIterator<Item = F>) -> Vec<Occurrence>
where
    F: IntoIterator<Item = &'a str>,
{
    let forms = Forms::new(words);
    let mut found: Vec<Occurrence> = Vec::new();
    for (text, content) in texts.iter().enumerate() {
        let tokens = tokens(content);
        let mut at = 0;
        while at < tokens.len() {
            let Some((word, length)) = forms.longest(&tokens[at..]) else {
                at += 1;
                continue;
            };
            if found.iter().all(|one| one.word != word) {
                found.push(Occurrence {
                    word,
                    text,
                    start: tokens[at].start,
                    end: tokens[at + length - 1].end,
                });
            }
            at += length;
        }
    }
    found
}

/// Forms by their first word, the longest first.
struct Forms(HashMap<String, Vec<(Vec<String>, usize)>>);

impl Forms {
    fn new<'a, F: IntoIterator<Item = &'a str>>(words: impl IntoIterator<Item = F>) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for (word, forms) in words.into_iter().enumerate() {
            for form in forms {
                let keys: Vec<String> = tokens(form).into_iter().map(|token| token.key).collect();
                if let Some(first) = keys.first() {
                    by_first.entry(first.clone()).or_default().push((keys, word));
                }
            }
        }
        for forms in by_first.values_mut() {
            forms.sort_by_key(|(keys, _)| std::cmp::Reverse(keys.len()));
        }
        Self(by_first)
    }

    fn longest(&self, tokens: &[Token]) -> Option<(usize, usize)> {
        let same = |keys: &[String]| {
            keys.len() <= tokens.len() && keys.iter().zip(tokens).all(|(key, token)| *key == token.key)
        };
        let forms = self.0.get(&tokens.first()?.key)?;
        forms.iter().find(|(keys, _)| same(keys)).map(|(keys, word)| (*word, keys.len()))
    }
}

/// One word of a text.
struct Token {
    key: String,
    start: usize,
    end: usize,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    let mut start = 0;
    for (at, c) in text.chars().chain([' ']).enumerate() {
        if c.is_alphanumeric() || is_combining_mark(c) {
            if word.is_empty() {
                start = at;
            }
            word.push(c);
        } else if !word.is_empty() {
            tokens.push(Token { key: singular(fold(&word)), start, end: at });
            word.clear();
        }
    }
    tokens
}

/// Without the mark of the plural; short words keep theirs ("cas", "pas").
fn singular(word: String) -> String {
    if word.len() <= 3 {
        return word;
    }
    if let Some(stem) = word.strip_suffix("aux").filter(|stem| stem.len() > 1 && !stem.ends_with('e')) {
        return format!("{stem}al");
    }
    word.strip_suffix(['s', 'x']).map(str::to_owned).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&[&str]; 5] = [
        &["obligation de soins", "obligation de soin"],
        &["suivi"],
        &["certificat", "certificat médical"],
        &["rendez-vous manqué"],
        &["secret", "secret médical"],
    ];

    fn passages(texts: &[&str]) -> Vec<(usize, String)> {
        first_occurrences(texts, WORDS.map(|forms| forms.iter().copied()))
            .into_iter()
            .map(|one| {
                (one.word, texts[one.text].chars().skip(one.start).take(one.end - one.start).collect())
            })
            .collect()
    }

    #[test]
    fn each_word_is_found_once_at_its_first_place_in_reading_order() {
        let texts = ["Le SUIVI commence.", "Secret et suivi ; secrets encore."];
        assert_eq!(passages(&texts), [(1, "SUIVI".into()), (4, "Secret".into())]);
    }

    #[test]
    fn plurals_accents_and_typographic_signs_make_no_difference() {
        let found =
            passages(&["Les obligations de soin, l’été : certificats médicaux, rendez‑vous manqués."]);
        let expected = [(0, "obligations de soin"), (2, "certificats médicaux"), (3, "rendez‑vous manqués")];
        assert_eq!(found, expected.map(|(word, text)| (word, text.to_owned())));
        let decomposed = "certificat me\u{301}dical";
        assert_eq!(passages(&[decomposed]), [(2, decomposed.to_owned())]);
    }

    #[test]
    fn only_whole_words_and_the_word_itself_count() {
        assert_eq!(
            passages(&["Le mois suivant, la secrétaire et les certifications suivront ; obligation simple."]),
            []
        );
    }

    #[test]
    fn the_longest_form_wins_and_what_it_holds_is_not_found_again_inside() {
        let found = passages(&["Le secret médical."]);
        assert_eq!(found, [(4, "secret médical".to_owned())]);
    }

    #[test]
    fn places_count_characters_beyond_the_basic_plane_as_one() {
        let text = "😀 suivi";
        let found = first_occurrences(&[text], WORDS.map(|forms| forms.iter().copied()));
        assert_eq!(found, [Occurrence { word: 1, text: 0, start: 2, end: 7 }]);
    }
}
