//! Private addresses and mobile numbers; those of professionals whom the directory knows pass.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use regex::Regex;

use super::finding::{FindingKind, Hit};
use super::fold::Folded;
use super::identifiers::compiled;
use super::lexicon::Class;
use super::opening::Opening;
use super::passage::Passage;
use super::people::Person;
use super::public_numbers::PublicNumbers;

/// E-mail addresses and telephone numbers of the professionals that the directory knows.
#[derive(Clone, Default)]
pub struct KnownContacts {
    emails: HashSet<String>,
    phones: HashSet<String>,
}

impl KnownContacts {
    /// Nobody is known: the command line's case.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// However they are written in the directory: case, spaces and +33 do not count.
    #[must_use]
    pub fn of<E: AsRef<str>, P: AsRef<str>>(
        emails: impl IntoIterator<Item = E>,
        phones: impl IntoIterator<Item = P>,
    ) -> Self {
        Self {
            emails: emails.into_iter().map(|email| email_key(&Folded::of(email.as_ref()).lower)).collect(),
            phones: phones.into_iter().map(|phone| phone_key(&Folded::of(phone.as_ref()).lower)).collect(),
        }
    }

    fn has_email(&self, written: &str) -> bool {
        !self.emails.is_empty() && self.emails.contains(&email_key(written))
    }

    fn has_phone(&self, written: &str) -> bool {
        !self.phones.is_empty() && self.phones.contains(&phone_key(written))
    }
}

impl fmt::Debug for KnownContacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KnownContacts({} addresses, {} numbers)", self.emails.len(), self.phones.len())
    }
}

fn email_key(written: &str) -> String {
    let mut key: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    for (disguise, plain) in [
        ("(at)", "@"),
        ("[at]", "@"),
        ("{at}", "@"),
        ("arobase", "@"),
        ("(point)", "."),
        ("[point]", "."),
        ("(dot)", "."),
    ] {
        key = key.replace(disguise, plain);
    }
    key
}

/// The national form: +33 6 12 … and 0033 (0)6 12 … are 06 12 ….
fn phone_key(written: &str) -> String {
    let international = written.trim_start().starts_with('+') || written.trim_start().starts_with("00");
    let digits: String = written.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    if !international {
        return digits;
    }
    let digits = digits.trim_start_matches('0');
    let national = ["33", "262", "590", "594", "596", "508", "687", "689", "681"]
        .iter()
        .find_map(|country| digits.strip_prefix(country))
        .unwrap_or(digits);
    format!("0{}", national.trim_start_matches('0'))
}

/// Rules for private addresses and mobile numbers.
pub(super) struct Contacts {
    webmail: Opening,
    mobile: Regex,
}

impl Contacts {
    pub fn compiled() -> Self {
        let provider = r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|wanadoo|free|sfr|neuf|laposte|icloud|mac|me|proton|protonmail|pm|gmx|bbox|numericable|club-internet|aol|mail|tutanota|tuta|caramail|voila|netcourrier|mailo|cegetel|aliceadsl|dbmail|zoho|yandex|nordnet|mel|lilo|ik)";
        let point = r" ?(?:\.|\(point\)|\[point\]|\(dot\)| point ) ?";
        let ending = r"(?:com|fr|net|org|me|ch|be|eu|ru|de|io|re|nc|pf)";
        Self {
            webmail: Opening::compiled(&format!(
                r"[a-z0-9][a-z0-9._%+\-]* ?(?:@|\(at\)|\[at\]|\{{at\}}|\barobase\b) ?(?:{provider}{point}{ending}|orange{point}fr)\b"
            )),
            mobile: compiled(
                r"(?:(?:\+|\b00) ?33[ .\-]{0,2}(?:\(0\)|0)?[ .\-]{0,2}|\b0[ .\-]?)[67](?:[ .\-/_]{0,2}\d){8}\b|(?:\+|\b00) ?(?:262|590|594|596)[ .\-]{0,2}(?:\(0\))?[ .\-]{0,2}[67](?:[ .\-]{0,2}\d){8}\b",
            ),
        }
    }

    pub fn find(
        &self,
        passage: &Passage,
        people: &[Person],
        public: &PublicNumbers,
        known: &KnownContacts,
        hits: &mut Vec<Hit>,
    ) {
        let lower = passage.lower();
        for found in self.webmails(passage) {
            if !known.has_email(&lower[found.clone()]) && !is_professional(passage, people, &found) {
                hits.push(Hit::new(FindingKind::PersonalEmail, found));
            }
        }
        for found in passage.figures.matches(lower, &self.mobile, MOBILE_DIGITS) {
            // Ten digits in the middle of an IBAN or a SIRET are no telephone.
            let within = public
                .after(found.start)
                .first()
                .is_some_and(|span| span.start < found.start && found.start < span.end);
            if !within && !known.has_phone(&lower[found.clone()]) && !is_professional(passage, people, &found)
            {
                hits.push(Hit::new(FindingKind::PersonalMobile, found));
            }
        }
    }

    /// Each is tried once, from the first letter or digit of what stands before its at sign.
    fn webmails(&self, passage: &Passage) -> Vec<Range<usize>> {
        let lower = passage.lower();
        let bytes = lower.as_bytes();
        let mut found: Vec<Range<usize>> = Vec::new();
        let (mut read, mut start) = (0, None);
        for sign in at_signs(passage) {
            let end = if bytes[..sign].ends_with(b" ") { sign - 1 } else { sign };
            for (at, byte) in bytes.iter().enumerate().take(end).skip(read) {
                start = match byte {
                    b'a'..=b'z' | b'0'..=b'9' => start.or(Some(at)),
                    b'.' | b'_' | b'%' | b'+' | b'-' => start,
                    _ => None,
                };
            }
            read = read.max(end);
            if let Some(mail) = start.and_then(|start| self.webmail.find_at(lower, start)) {
                (read, start) = (mail.end, None);
                found.push(mail);
            }
        }
        found
    }
}

/// The fewest digits of a mobile number.
const MOBILE_DIGITS: usize = 10;

/// Where an at sign stands, or a word for it with the bracket before it, in order.
fn at_signs(passage: &Passage) -> Vec<usize> {
    let lower = passage.lower();
    let bracketed = |word: usize| word - usize::from(lower[..word].ends_with(['(', '[', '{']));
    let signs = lower.match_indices('@').map(|(at, _)| at);
    let mut places: Vec<usize> = signs.chain(passage.openings(Class::AT).map(bracketed)).collect();
    places.sort_unstable();
    places
}

/// Given beside a function or an institution, with no private person nearer: the line of a directory.
fn is_professional(passage: &Passage, people: &[Person], span: &Range<usize>) -> bool {
    let start = span.start - passage.before(span.start, 110).len();
    let end = span.end + passage.after(span.end, 60).len();
    let first = people.partition_point(|person| person.span.end <= start);
    let holder = people[first..].iter().take_while(|person| person.span.end <= span.start).last();
    if holder.is_some_and(|person| !person.professional) {
        return false;
    }
    let before = &passage.words[passage.words_in(start..span.start)];
    let after = &passage.words[passage.words_in(span.end..end)];
    let office = Class::FUNCTION | Class::INSTITUTION | Class::SERVICE | Class::ROLL;
    let private = |words: &[super::passage::Word]| {
        words.iter().any(|word| word.class.is(Class::SUBJECT | Class::PRIVATE))
    };
    if private(before) {
        return false;
    }
    before.iter().any(|word| word.class.is(office))
        || (!private(after) && after.iter().any(|word| word.class.is(office)))
        || holder.is_some()
}

#[cfg(test)]
mod tests {
    use super::super::figures::tests::assert_complete_in_series;
    use super::super::opening::tests::assert_complete;
    use super::*;

    #[test]
    fn trying_one_start_for_each_at_sign_finds_all_webmail() {
        let rules = Contacts::compiled();
        assert_complete(&rules.webmail, "", |passage| rules.webmails(passage));
    }

    #[test]
    fn mobile_numbers_lie_within_series_of_figures() {
        assert_complete_in_series(&Contacts::compiled().mobile, MOBILE_DIGITS);
    }
}
