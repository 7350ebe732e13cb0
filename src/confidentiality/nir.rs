//! Social security numbers, found by their fields and key whatever stands between the digits.

use std::cell::OnceCell;
use std::ops::Range;

use super::finding::{FindingKind, Hit};
use super::passage::Passage;
use super::public_numbers::PublicNumbers;

/// Characters of a social security number, and of its key.
const BODY: usize = 13;
const WHOLE: usize = BODY + 2;
/// The longest run of separators inside a number: « - », « ) / ( ».
const REACH: usize = 5;
/// Where the fields end: sex, year, month, département, commune, order.
const FIELDS: [usize; 6] = [1, 3, 5, 7, 10, 13];

/// A reading of fifteen (or, for want of a key, thirteen) characters as a social security number.
#[derive(Clone)]
struct Reading {
    symbols: [u8; WHOLE],
    /// Where each symbol stands.
    places: [usize; WHOLE],
    length: usize,
    end: usize,
    /// After how many symbols a separator came: the bit of that rank is set.
    cuts: u16,
    /// A letter was read as the digit that it looks like.
    disguised: bool,
}

/// Social security numbers of the text, whatever their separators. `public` are the places of
/// numbers with a public meaning (IBAN, SIRET, telephones, dates), which several short ones in a row
/// must not be mistaken for.
pub(super) fn nirs(passage: &Passage, public: &PublicNumbers) -> Vec<Hit> {
    let announced = Announcements { lower: passage.lower(), found: OnceCell::new() };
    let mut hits: Vec<Hit> = Vec::new();
    let mut free = 0;
    for start in passage.figures.runs.iter().map(|run| run.start) {
        if start < free {
            continue;
        }
        if let Some((kind, end)) = judge(passage, public, &announced, start) {
            hits.push(Hit::new(kind, start..end));
            free = end;
        }
    }
    hits
}

fn judge(
    passage: &Passage,
    public: &PublicNumbers,
    announced: &Announcements,
    start: usize,
) -> Option<(FindingKind, usize)> {
    let text = passage.folded.text.as_bytes();
    let labelled = || announced.before(start);
    let bare = Reading::body(text, start)?;
    if let Some(reading) = bare.with_key(text) {
        let chance = || !reading.cut_at_fields() && !labelled();
        if reading.has_right_key() && !(chance() && reading.is_public(text, start, public)) {
            let among_cells = chance() && reading.is_among_cells(text, start);
            let kind = if among_cells { FindingKind::NirWrongKey } else { FindingKind::NirValid };
            return Some((kind, reading.end));
        }
        if !reading.disguised && (reading.is_customary(text, start) || labelled()) {
            return Some((FindingKind::NirWrongKey, reading.end));
        }
    }
    (bare.is_whole(text) && !bare.disguised && labelled()).then_some((FindingKind::NirWrongKey, bare.end))
}

/// What announces a social security number, folded; « secu » stands for « securite sociale » too.
const LABELS: [&str; 5] = ["nir ", "nir:", "secu", "numero ss", "immatriculation"];
/// How many bytes before the number that may begin.
const LABELS_REACH: usize = 60;

/// Where social security numbers are announced; looked for only if somebody asks.
struct Announcements<'a> {
    lower: &'a str,
    /// In order: none lies within another, but at its start.
    found: OnceCell<Vec<Range<usize>>>,
}

impl Announcements<'_> {
    fn before(&self, place: usize) -> bool {
        let found = self.found.get_or_init(|| {
            let label_at = |at: usize| LABELS.iter().find(|label| self.lower[at..].starts_with(**label));
            let initials =
                self.lower.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'n' | b's' | b'i'));
            initials.filter_map(|(at, _)| Some(at..at + label_at(at)?.len())).collect()
        });
        let next = found.partition_point(|label| label.end <= place);
        found[..next].last().is_some_and(|label| label.start + LABELS_REACH >= place)
    }
}

/// The bits of some ranks.
const fn cuts_at(ranks: &[usize]) -> u16 {
    let (mut bits, mut at) = (0, 0);
    while at < ranks.len() {
        bits |= 1 << ranks[at];
        at += 1;
    }
    bits
}

impl Reading {
    /// The thirteen characters, key apart, from the start of a run of digits, if they may be those of such a number.
    fn body(text: &[u8], start: usize) -> Option<Self> {
        // Up to the département, which most numbers do not get past.
        const PLACE_OF_BIRTH: usize = FIELDS[3];
        if !matches!(text[start], b'1'..=b'4' | b'7' | b'8') {
            return None;
        }
        let mut reading = Self {
            symbols: [0; WHOLE],
            places: [0; WHOLE],
            length: 0,
            end: start,
            cuts: 0,
            disguised: false,
        };
        reading.go_on(text, PLACE_OF_BIRTH)?;
        if !reading.is_plausible() {
            return None;
        }
        reading.go_on(text, BODY)?;
        Some(reading)
    }

    /// The same with the two digits of the key.
    fn with_key(&self, text: &[u8]) -> Option<Self> {
        let mut whole = self.clone();
        whole.go_on(text, WHOLE)?;
        whole.is_whole(text).then_some(whole)
    }

    /// Whether it ends where a run of digits does.
    fn is_whole(&self, text: &[u8]) -> bool {
        !text.get(self.end).is_some_and(u8::is_ascii_digit)
    }

    /// Collects characters until there are `wanted`.
    fn go_on(&mut self, text: &[u8], wanted: usize) -> Option<()> {
        while self.length < wanted {
            let next = self.skip_separators(text)?;
            let symbol = self.symbol(text, next)?;
            if self.length > 0 && next > self.end {
                self.cuts |= 1 << self.length;
            }
            self.symbols[self.length] = symbol;
            self.places[self.length] = next;
            self.length += 1;
            self.end = next + 1;
        }
        Some(())
    }

    fn skip_separators(&self, text: &[u8]) -> Option<usize> {
        let separator = |byte: &u8| !byte.is_ascii_alphanumeric() && !matches!(byte, b'%' | b'$');
        let skip = |from: usize| {
            from + text[from..].iter().take(REACH + 1).take_while(|byte| separator(byte)).count()
        };
        let mut next = skip(self.end);
        if self.length == BODY {
            // « clé 46 » is how forms announce the key.
            for label in [&b"clef"[..], b"cle"] {
                if text[next..].len() > label.len()
                    && text[next..next + label.len()].eq_ignore_ascii_case(label)
                {
                    next = skip(next + label.len());
                    return (next < text.len()).then_some(next);
                }
            }
        }
        (next - self.end <= REACH && next < text.len()).then_some(next)
    }

    fn symbol(&mut self, text: &[u8], at: usize) -> Option<u8> {
        let byte = text[at];
        let corsica = self.length == 6 && self.symbols[5] == b'2';
        let beside_digit =
            || text.get(at + 1).is_some_and(u8::is_ascii_digit) || text[at - 1].is_ascii_digit();
        match byte {
            b'0'..=b'9' => Some(byte),
            b'A' | b'a' | b'B' | b'b' if corsica => Some(byte.to_ascii_uppercase()),
            b'O' | b'o' | b'I' | b'l' if self.length > 0 && beside_digit() => {
                self.disguised = true;
                Some(if byte.eq_ignore_ascii_case(&b'o') { b'0' } else { b'1' })
            }
            _ => None,
        }
    }

    fn number(&self, from: usize, to: usize) -> u64 {
        self.symbols[from..to]
            .iter()
            .fold(0, |sum, digit| sum * 10 + u64::from(digit.wrapping_sub(b'0') % 10))
    }

    fn is_plausible(&self) -> bool {
        let month = self.number(3, 5);
        let departement = &self.symbols[5..7];
        ((1..=12).contains(&month) || month >= 20) && departement != b"00"
    }

    /// The key is 97 less the remainder of the thirteen characters; Corsica counts as 19 or 18.
    fn has_right_key(&self) -> bool {
        let departement = match &self.symbols[5..7] {
            b"2A" => 19,
            b"2B" => 18,
            _ => self.number(5, 7),
        };
        let body = self.number(0, 5) * 100_000_000 + departement * 1_000_000 + self.number(7, BODY);
        self.number(BODY, WHOLE) == 97 - body % 97
    }

    fn cut_at_fields(&self) -> bool {
        self.cuts & !cuts_at(&FIELDS) == 0
    }

    /// Written as people write one: enough to ask, even with a wrong key.
    fn is_customary(&self, text: &[u8], start: usize) -> bool {
        let apart = !text[..start].last().is_some_and(u8::is_ascii_alphabetic)
            && !text.get(self.end).is_some_and(u8::is_ascii_alphabetic);
        let first_fields = cuts_at(&[1, 3, 5, 7]);
        let grouped = self.cuts & first_fields == first_fields;
        apart && self.cut_at_fields() && (grouped || self.cuts == 0 || self.cuts == cuts_at(&[BODY]))
    }

    /// One number in 97 has a right key by chance, and no author can overrule a refusal: fifteen
    /// digits gathered from numbers with a public meaning are no social security number.
    fn is_public(&self, text: &[u8], start: usize, public: &PublicNumbers) -> bool {
        let (mut straddled, mut covered) = (false, 0);
        for span in public.after(start).iter().take_while(|span| span.start < self.end) {
            if start <= span.start && span.end <= self.end {
                covered += text[span.clone()].iter().filter(|byte| byte.is_ascii_digit()).count();
            } else {
                straddled = true;
            }
        }
        let by_pairs = self.cuts == cuts_at(&[1, 3, 5, 7, 9, 11, 13]);
        // Two thirds of it are a telephone, a SIRET, two dates.
        straddled || (covered >= 10 && !by_pairs)
    }

    /// Nor are those gathered from a series of numbers that goes on before or after: they are asked
    /// about, unless every digit stands alone, which is how a number is spelled.
    fn is_among_cells(&self, text: &[u8], start: usize) -> bool {
        let spelled = (1..self.length).all(|rank| self.cuts & (1 << rank) != 0);
        let goes_on = |rank: usize| {
            let separator = &text[self.places[rank - 1] + 1..self.places[rank]];
            let before = text[..start].strip_suffix(separator).and_then(<[u8]>::last);
            let after = text[self.end..].strip_prefix(separator).and_then(<[u8]>::first);
            before.is_some_and(u8::is_ascii_digit) || after.is_some_and(u8::is_ascii_digit)
        };
        !spelled && (1..self.length).filter(|rank| self.cuts & (1 << rank) != 0).any(goes_on)
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    proptest! {
        #[test]
        fn an_announcement_lies_within_reach_before_its_number(
            parts in vec(select(vec!["nir ", "nir:", "securite sociale", "secu", "numero ss", "immatriculation", " 12 ", "a number, then"]), 0..20)
        ) {
            let lower = parts.concat();
            let announced = Announcements { lower: &lower, found: OnceCell::new() };
            for place in 0..=lower.len() {
                let before = &lower[place.saturating_sub(LABELS_REACH)..place];
                let expected = LABELS.iter().any(|label| before.contains(label));
                prop_assert_eq!(announced.before(place), expected, "{}", before);
            }
        }
    }
}
