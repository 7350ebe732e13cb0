//! The canonical text of a version, and the hash that its signatories approve.
//!
//! Format 1, UTF-8 in NFC, lines ended by LF, nothing after the last line's LF:
//!
//! ```text
//! jonction-protocol-text 1
//! party:018f…            one line for each party, in id order
//! party:0190…
//!                        one blank line
//! 1                      the clause's number,
//! Title                  its title,
//! Body                   and its body, as many lines as it has
//!                        one blank line between clauses
//! 2
//! …
//! ```
//!
//! A format once used is never changed: a new one gets the next number, and a version keeps the one it was hashed in.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;

use super::ids::PartyId;

/// The format in which texts are hashed today.
pub const FORMAT: i32 = 1;

/// What the hash covers of one clause.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// Position, from 1.
    pub number: i64,
    /// Title.
    pub title: &'a str,
    /// Text.
    pub body: &'a str,
}

/// Writes the canonical text; parties and clauses may come in any order.
#[must_use]
pub fn text(parties: &[PartyId], articles: &[Article<'_>]) -> String {
    let mut parties = parties.to_vec();
    parties.sort_unstable();
    parties.dedup();
    let mut articles = articles.to_vec();
    articles.sort_by_key(|article| article.number);

    let mut text = format!("jonction-protocol-text {FORMAT}\n");
    for party in parties {
        let _ = writeln!(text, "{party}");
    }
    for article in articles {
        let (title, body) = (normal(article.title), normal(article.body));
        let _ = writeln!(text, "\n{}\n{title}\n{body}", article.number);
    }
    text
}

/// SHA-256 of the canonical text, in hexadecimal.
#[must_use]
pub fn hash(parties: &[PartyId], articles: &[Article<'_>]) -> String {
    hex::encode(Sha256::digest(text(parties, articles)))
}

fn normal(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim_end_matches('\n').nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(last: u8) -> PartyId {
        PartyId(uuid::Uuid::from_bytes([1, 0x90, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, last]))
    }

    const ARTICLES: [Article<'static>; 2] = [
        Article { number: 1, title: "Orientation", body: "Premier alinéa.\n\nSecond alinéa." },
        Article { number: 2, title: "Attestations", body: "La date et le lieu." },
    ];

    /// Golden: what was approved under format 1 must keep its hash for ever.
    #[test]
    fn format_1_is_fixed() {
        let expected = "jonction-protocol-text 1\n\
                        party:01900000-0000-7000-8000-000000000001\n\
                        party:01900000-0000-7000-8000-000000000002\n\
                        \n1\nOrientation\nPremier alinéa.\n\nSecond alinéa.\n\
                        \n2\nAttestations\nLa date et le lieu.\n";
        assert_eq!(text(&[party(2), party(1)], &ARTICLES), expected);
        assert_eq!(
            hash(&[party(2), party(1)], &ARTICLES),
            "2e453f3c88dd225cceac45ead7b72aedcd1c85d9f2581f5abcd6b3abc328aa14"
        );
    }

    #[test]
    fn how_a_text_was_typed_does_not_change_its_hash() {
        let typed = [
            ARTICLES[1],
            Article { body: "Premier aline\u{301}a.\r\n\r\nSecond aline\u{301}a.\r\n", ..ARTICLES[0] },
        ];
        assert_eq!(hash(&[party(1), party(2)], &typed), hash(&[party(2), party(1)], &ARTICLES));
    }

    #[test]
    fn every_part_of_the_text_is_covered() {
        let whole = hash(&[party(1), party(2)], &ARTICLES);
        let with = |change: fn(&mut Article<'static>)| {
            let mut articles = ARTICLES;
            change(&mut articles[1]);
            hash(&[party(1), party(2)], &articles)
        };
        assert_ne!(hash(&[party(1)], &ARTICLES), whole);
        assert_ne!(hash(&[party(1), party(2)], &ARTICLES[..1]), whole);
        assert_ne!(with(|article| article.number = 3), whole);
        assert_ne!(with(|article| article.title = "Attestation"), whole);
        assert_ne!(with(|article| article.body = "La date."), whole);
    }
}
