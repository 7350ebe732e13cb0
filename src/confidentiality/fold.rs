//! A text brought down to ASCII before any rule reads it, with the way back to what its author wrote.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::finding::{Finding, Hit};

/// What stands for a character that has no ASCII likeness. Rules see it as neither word nor digit.
const UNKNOWN: u8 = 0x1a;

/// A text brought down to ASCII, one line end (LF) and one space, with the way back to the original.
/// Letters keep their case in `text`; `lower` is the same without it, byte for byte, its wrapped
/// lines joined.
pub(super) struct Folded {
    pub text: String,
    pub lower: String,
    /// For each byte of `text`, the number of the original character that it comes from.
    origin: Vec<u32>,
}

impl Folded {
    pub fn of(original: &str) -> Self {
        let mut folder = Folder { bytes: Vec::with_capacity(original.len() + 8), origin: Vec::new(), at: 0 };
        folder.origin.reserve(original.len() + 8);
        let mut before = '\0';
        let mut rest = original;
        loop {
            // Most of a French text stands for itself.
            let (plain, other) = rest.split_at(folder.plain(rest));
            folder.push_plain(plain.as_bytes());
            before = plain.chars().next_back().unwrap_or(before);
            let mut others = other.chars();
            let Some(c) = others.next() else { break };
            if !(before == '\r' && c == '\n') {
                folder.take(before, c);
            }
            folder.at = folder.at.saturating_add(1);
            before = c;
            rest = others.as_str();
        }
        let text = String::from_utf8(folder.bytes).expect("only ASCII is pushed");
        let lower = unwrapped(&text);
        Self { text, lower, origin: folder.origin }
    }

    /// A place in the folded text, counted in characters of the original.
    pub fn locate(&self, hit: &Hit) -> Finding {
        let start = self.origin[hit.span.start] as usize;
        let end = self.origin[hit.span.end - 1] as usize + 1;
        Finding { kind: hit.kind, verdict: hit.kind.verdict(), start, end }
    }
}

struct Folder {
    bytes: Vec<u8>,
    origin: Vec<u32>,
    /// The number of the next character. A text too long for it is refused at the door; saturation only keeps places
    /// inside it.
    at: u32,
}

impl Folder {
    /// How many bytes of a text stand for themselves: visible ASCII, and single spaces between.
    fn plain(&self, text: &str) -> usize {
        let mut after_blank = matches!(self.bytes.last(), Some(b' ' | b'\n'));
        let stands = |byte: &u8| {
            let blank = *byte == b' ';
            let stands = byte.is_ascii_graphic() || (blank && !after_blank);
            after_blank = blank;
            stands
        };
        text.bytes().take_while(stands).count()
    }

    /// What stands for itself.
    fn push_plain(&mut self, plain: &[u8]) {
        let after = self.at.saturating_add(u32::try_from(plain.len()).unwrap_or(u32::MAX));
        self.bytes.extend_from_slice(plain);
        self.origin.extend(self.at..after);
        self.at = after;
    }

    /// Several blanks in a row count as one, and none beside a line end.
    fn push(&mut self, byte: u8) {
        match (self.bytes.last(), byte) {
            (Some(b' ' | b'\n'), b' ') => return,
            (Some(b' '), b'\n') => {
                self.bytes.pop();
                self.origin.pop();
            }
            _ => {}
        }
        self.bytes.push(byte);
        self.origin.push(self.at);
    }

    fn take(&mut self, before: char, c: char) {
        match c {
            '\r' | '\n' => self.push(b'\n'),
            c if c.is_ascii() => self.push_ascii(c),
            // A footnote mark after a number is not one more digit of it.
            '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' if before.is_ascii_digit() => self.push(UNKNOWN),
            '©' | '®' | '™' => self.push(UNKNOWN),
            // « n°12 » is a word and a number.
            '°' | 'º' => self.push_all(b"o "),
            '№' => self.push_all(b"No "),
            // French is written with these; the tables of Unicode are for the rest.
            'é' | 'è' | 'ê' | 'ë' => self.push(b'e'),
            'à' | 'â' => self.push(b'a'),
            'ù' | 'û' => self.push(b'u'),
            'î' | 'ï' => self.push(b'i'),
            'ô' => self.push(b'o'),
            'ç' => self.push(b'c'),
            '’' => self.push(b'\''),
            c => decompose_compatible(c, |part| self.take_part(part)),
        }
    }

    fn take_part(&mut self, c: char) {
        match c {
            c if c.is_ascii() => self.push_ascii(c),
            '\u{85}' | '\u{2028}' | '\u{2029}' => self.push(b'\n'),
            c if is_invisible(c) => {}
            c if c.is_whitespace() => self.push(b' '),
            'œ' => self.push_all(b"oe"),
            'Œ' => self.push_all(b"Oe"),
            'æ' => self.push_all(b"ae"),
            'Æ' => self.push_all(b"Ae"),
            'ß' => self.push_all(b"ss"),
            c => self.push(digit(c).or_else(|| look_alike(c)).unwrap_or(UNKNOWN)),
        }
    }

    /// Control characters are not stored, so they hide nothing here either.
    fn push_ascii(&mut self, c: char) {
        match c {
            '\t' => self.push(b' '),
            c if c.is_ascii_control() => {}
            c => self.push(c as u8),
        }
    }

    fn push_all(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.push(*byte);
        }
    }
}

/// Joins lines that were only wrapped: the next goes on in lower case, or the last ended in a colon.
fn unwrapped(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut lower = bytes.to_ascii_lowercase();
    let goes_on = |at: usize| {
        let next = bytes.get(at + 1);
        next.is_some_and(u8::is_ascii_lowercase) || (at > 0 && bytes[at - 1] == b':' && next != Some(&b'\n'))
    };
    for (at, _) in text.match_indices('\n').filter(|(at, _)| goes_on(*at)) {
        lower[at] = b' ';
    }
    String::from_utf8(lower).expect("ASCII as it was")
}

/// Marks, variation selectors, joiners, soft hyphens, direction marks: nothing that a reader sees.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{e0000}'..='\u{e007f}')
        || is_combining_mark(c)
        || c.is_control()
}

/// Decimal digits of other scripts; those of the full-width and mathematical blocks decompose.
fn digit(c: char) -> Option<u8> {
    const ZEROS: [u32; 22] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0,
        0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0xa8d0,
    ];
    let code = c as u32;
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    u8::try_from(code - zero).ok().map(|value| b'0' + value)
}

/// Characters that pass for an ASCII one.
fn look_alike(c: char) -> Option<u8> {
    let ascii = match c {
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2043}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{58a}'
        | '\u{1806}'
        | '\u{2d7}'
        | '\u{301c}' => b'-',
        '·' | '•' | '‧' | '⋅' | '∙' | '●' | '▪' | '・' | '。' | '\u{701}' | '\u{702}' => b'.',
        '⁄' | '∕' | '⧸' | '╱' => b'/',
        '∶' | '꞉' | 'ː' | '׃' => b':',
        '‘' | '’' | '‛' | '′' | 'ʼ' | 'ʹ' | '´' => b'\'',
        '«' | '»' | '“' | '”' | '„' | '‟' => b'"',
        '‚' | '،' => b',',
        '¦' | 'ǀ' | '│' | '┃' | '∣' => b'|',
        // Signs, then Cyrillic and Greek.
        'ø' | 'о' | 'ο' => b'o',
        'Ø' | 'О' | 'Ο' => b'O',
        '×' | 'х' => b'x',
        'Х' | 'Χ' => b'X',
        'đ' => b'd',
        'ł' => b'l',
        'ı' | 'і' | 'ι' => b'i',
        'І' | 'Ι' => b'I',
        'а' | 'α' => b'a',
        'А' | 'Α' => b'A',
        'В' | 'Β' => b'B',
        'с' => b'c',
        'С' => b'C',
        'е' | 'ε' => b'e',
        'Е' | 'Ε' => b'E',
        'Н' | 'Η' => b'H',
        'ј' => b'j',
        'К' | 'Κ' => b'K',
        'М' | 'Μ' => b'M',
        'Ν' => b'N',
        'р' | 'ρ' => b'p',
        'Р' | 'Ρ' => b'P',
        'ѕ' => b's',
        'Ѕ' => b'S',
        'Т' | 'Τ' => b'T',
        'у' => b'y',
        'У' | 'Υ' => b'Y',
        'Ζ' => b'Z',
        _ => return None,
    };
    Some(ascii)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn blanks_are_single_and_never_beside_a_line_end(text in "[aé \\n\\t\u{a0}]{0,40}") {
            let text = Folded::of(&text).text;
            prop_assert!(["  ", " \n", "\n "].iter().all(|blanks| !text.contains(blanks)));
        }
    }
}
