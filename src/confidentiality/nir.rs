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
struct Reading {
    symbols: [u8; WHOLE],
    length: usize,
    end: usize,
    /// After how many symbols a separator came.
    cuts: Vec<usize>,
    /// What came there.
    separators: Vec<Range<usize>>,
    /// A letter was read as the digit that it looks like.
    disguised: bool,
}

/// Social security numbers of the text, whatever their separators. `public` are the places of
/// numbers with a public meaning (IBAN, SIRET, telephones, dates), which several short ones in a row
/// must not be mistaken for.
pub(super) fn nirs(passage: &Passage, public: &PublicNumbers) -> Vec<Hit> {
    let text = passage.folded.text.as_bytes();
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].iter().position(u8::is_ascii_digit) {
        let start = at + found;
        at = start + text[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if let Some((kind, end)) = judge(passage, public, start) {
            hits.push(Hit::new(kind, start..end));
            at = at.max(end);
        }
    }
    hits
}

fn judge(passage: &Passage, public: &PublicNumbers, start: usize) -> Option<(FindingKind, usize)> {
    let text = passage.folded.text.as_bytes();
    let labelled = || {
        let before = &passage.lower()[start.saturating_sub(60)..start];
        LABELS.iter().any(|label| before.contains(label))
    };
    if let Some(reading) = Reading::take(text, start, WHOLE) {
        let plausible = reading.is_plausible();
        let chance = |reading: &Reading| !reading.cut_at_fields() && !labelled();
        if plausible
            && reading.has_right_key()
            && !(chance(&reading) && reading.is_public(text, start, public))
        {
            let among_cells = chance(&reading) && reading.is_among_cells(text, start);
            let kind = if among_cells { FindingKind::NirWrongKey } else { FindingKind::NirValid };
            return Some((kind, reading.end));
        }
        if plausible && !reading.disguised && (reading.is_customary(text, start) || labelled()) {
            return Some((FindingKind::NirWrongKey, reading.end));
        }
    }
    let bare = Reading::take(text, start, BODY)?;
    (bare.is_plausible() && !bare.disguised && labelled()).then_some((FindingKind::NirWrongKey, bare.end))
}

/// What announces a social security number, folded.
const LABELS: [&str; 6] = ["nir ", "nir:", "secu", "securite sociale", "numero ss", "immatriculation"];

impl Reading {
    /// Collects `wanted` characters from the start of a run of digits to the end of one.
    fn take(text: &[u8], start: usize, wanted: usize) -> Option<Self> {
        if !matches!(text[start], b'1'..=b'4' | b'7' | b'8') {
            return None;
        }
        let mut reading = Self {
            symbols: [0; WHOLE],
            length: 0,
            end: start,
            cuts: Vec::new(),
            separators: Vec::new(),
            disguised: false,
        };
        while reading.length < wanted {
            let next = reading.skip_separators(text)?;
            let symbol = reading.symbol(text, next)?;
            if reading.length > 0 && next > reading.end {
                reading.cuts.push(reading.length);
                reading.separators.push(reading.end..next);
            }
            reading.symbols[reading.length] = symbol;
            reading.length += 1;
            reading.end = next + 1;
        }
        (!text.get(reading.end).is_some_and(u8::is_ascii_digit)).then_some(reading)
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
        self.cuts.iter().all(|cut| FIELDS.contains(cut))
    }

    /// Written as people write one: enough to ask, even with a wrong key.
    fn is_customary(&self, text: &[u8], start: usize) -> bool {
        let apart = !text[..start].last().is_some_and(u8::is_ascii_alphabetic)
            && !text.get(self.end).is_some_and(u8::is_ascii_alphabetic);
        let grouped = [1, 3, 5, 7].iter().all(|field| self.cuts.contains(field));
        apart && self.cut_at_fields() && (grouped || self.cuts.is_empty() || self.cuts == [BODY])
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
        let by_pairs = self.cuts == [1, 3, 5, 7, 9, 11, 13];
        // Two thirds of it are a telephone, a SIRET, two dates.
        straddled || (covered >= 10 && !by_pairs)
    }

    /// Nor are those gathered from a series of numbers that goes on before or after: they are asked
    /// about, unless every digit stands alone, which is how a number is spelled.
    fn is_among_cells(&self, text: &[u8], start: usize) -> bool {
        let spelled = self.cuts.len() == WHOLE - 1;
        let goes_on = |separator: &Range<usize>| {
            let separator = &text[separator.clone()];
            let before = text[..start].strip_suffix(separator).and_then(<[u8]>::last);
            let after = text[self.end..].strip_prefix(separator).and_then(<[u8]>::first);
            before.is_some_and(u8::is_ascii_digit) || after.is_some_and(u8::is_ascii_digit)
        };
        !spelled && self.separators.iter().any(goes_on)
    }
}
