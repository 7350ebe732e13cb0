//! The content lines of iCalendar: escaping, folding, dates.

use jiff::civil::{Date, DateTime, Time};

/// The longest physical line, in octets without its end (RFC 5545 §3.1).
const LINE_OCTETS: usize = 75;

/// Appends content lines to a text. Every line is written in place and folded only if it came out too long.
pub(super) struct LineWriter<'o> {
    out: &'o mut String,
    line_start: usize,
    /// What does not fit on the first physical line, kept to be allocated once.
    spill: String,
}

impl<'o> LineWriter<'o> {
    pub(super) fn new(out: &'o mut String) -> Self {
        let line_start = out.len();
        Self { out, line_start, spill: String::new() }
    }

    /// Where the next line begins.
    pub(super) fn position(&self) -> usize {
        self.line_start
    }

    /// A line made of parts that are ours and known to be short and clean.
    pub(super) fn fixed(&mut self, parts: &[&str]) {
        self.out.extend(parts.iter().copied());
        self.end_line();
    }

    /// A property of type TEXT.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.out.push_str(name);
        self.out.push(':');
        push_escaped(self.out, value);
        self.end_line();
    }

    /// A property that holds several TEXT values.
    pub(super) fn text_list(&mut self, name: &str, values: &[&str]) {
        self.out.push_str(name);
        for (i, value) in values.iter().enumerate() {
            self.out.push(if i == 0 { ':' } else { ',' });
            push_escaped(self.out, value);
        }
        self.end_line();
    }

    /// A property whose value has a syntax of its own (rule, address): nothing to escape, but a control character
    /// has no place there and must not break the line.
    pub(super) fn structured(&mut self, name: &str, value: &str) {
        self.out.push_str(name);
        self.out.push(':');
        self.out.extend(value.chars().filter(|c| !c.is_control() && !breaks_lines(*c)));
        self.end_line();
    }

    /// A property whose value is a mail address, with its parameters.
    pub(super) fn mailbox(&mut self, name: &str, parameters: &[(&str, &str)], address: &str) {
        self.out.push_str(name);
        for (parameter, value) in parameters {
            self.parameter(parameter, value);
        }
        self.out.push_str(":mailto:");
        self.out.extend(address.chars().filter(|c| !c.is_control() && !breaks_lines(*c)));
        self.end_line();
    }

    pub(super) fn number(&mut self, name: &str, value: u32) {
        self.fixed(&[name, ":", &value.to_string()]);
    }

    /// A time in UTC.
    pub(super) fn utc(&mut self, name: &str, time: DateTime) {
        self.out.push_str(name);
        self.out.push(':');
        push_date_time(self.out, time);
        self.out.push('Z');
        self.end_line();
    }

    /// What clocks show, in a zone given by name. A zone's own definition needs none.
    pub(super) fn local(&mut self, name: &str, time: DateTime, zone: Option<&str>) {
        self.out.push_str(name);
        if let Some(zone) = zone {
            self.parameter("TZID", zone);
        }
        self.out.push(':');
        push_date_time(self.out, time);
        self.end_line();
    }

    pub(super) fn date(&mut self, name: &str, date: Date) {
        self.out.push_str(name);
        self.out.push_str(";VALUE=DATE:");
        push_date(self.out, date);
        self.end_line();
    }

    /// A parameter of the property being written. Values with punctuation are quoted; a quotation mark has no
    /// escape there that all readers know, so it becomes an apostrophe.
    fn parameter(&mut self, name: &str, value: &str) {
        self.out.push(';');
        self.out.push_str(name);
        self.out.push('=');
        let quoted = value.contains([':', ';', ',']);
        if quoted {
            self.out.push('"');
        }
        self.out.extend(
            value
                .chars()
                .filter(|c| !c.is_control() && !breaks_lines(*c))
                .map(|c| if c == '"' { '\'' } else { c }),
        );
        if quoted {
            self.out.push('"');
        }
    }

    /// Folds the line just written where it is too long, always between two characters, and ends it.
    fn end_line(&mut self) {
        if self.out.len() - self.line_start > LINE_OCTETS {
            let cut = self.out.floor_char_boundary(self.line_start + LINE_OCTETS);
            self.spill.clear();
            self.spill.push_str(&self.out[cut..]);
            self.out.truncate(cut);
            let mut rest = self.spill.as_str();
            while !rest.is_empty() {
                // The space that marks a continuation counts.
                let (piece, after) = rest.split_at(rest.floor_char_boundary(LINE_OCTETS - 1));
                self.out.push_str("\r\n ");
                self.out.push_str(piece);
                rest = after;
            }
        }
        self.out.push_str("\r\n");
        self.line_start = self.out.len();
    }
}

/// Bytes that need a look before they go into a TEXT value: control characters, punctuation that has a meaning,
/// and the first bytes of the Unicode line breaks and C1 controls.
const fn needs_care(byte: u8) -> bool {
    matches!(byte, 0..=0x1F | 0x7F | b'\\' | b';' | b',' | 0xC2 | 0xE2)
}

const NEEDS_CARE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "below 256")]
        let as_byte = byte as u8;
        table[byte] = needs_care(as_byte);
        byte += 1;
    }
    table
};

/// Escapes a TEXT value. Line breaks of any kind become `\n`, other control characters but the tab vanish.
fn push_escaped(out: &mut String, value: &str) {
    let mut rest = value;
    while let Some(at) = rest.bytes().position(|byte| NEEDS_CARE[usize::from(byte)]) {
        let (clean, from_here) = rest.split_at(at);
        out.push_str(clean);
        let mut chars = from_here.chars();
        match chars.next() {
            Some('\r') => {
                out.push_str("\\n");
                if let Some(after) = chars.as_str().strip_prefix('\n') {
                    chars = after.chars();
                }
            }
            Some(c) if c == '\n' || breaks_lines(c) => out.push_str("\\n"),
            Some(c @ ('\\' | ';' | ',')) => out.extend(['\\', c]),
            Some(c) if c == '\t' || !c.is_control() => out.push(c),
            _ => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
}

/// Characters that some readers take for the end of a line besides CR and LF.
fn breaks_lines(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn push_date_time(out: &mut String, time: DateTime) {
    push_date(out, time.date());
    push_time(out, time.time());
}

fn push_date(out: &mut String, date: Date) {
    let year = date.year().unsigned_abs();
    push_two_digits(out, year / 100);
    push_two_digits(out, year % 100);
    push_two_digits(out, u16::from(date.month().unsigned_abs()));
    push_two_digits(out, u16::from(date.day().unsigned_abs()));
}

fn push_time(out: &mut String, time: Time) {
    out.push('T');
    for part in [time.hour(), time.minute(), time.second()] {
        push_two_digits(out, u16::from(part.unsigned_abs()));
    }
}

/// Two digits of a number below 100. `write!` would do, at several times the cost for the hundred digits of an
/// event.
fn push_two_digits(out: &mut String, number: u16) {
    let digit = |n: u16| char::from_digit(u32::from(n % 10), 10).unwrap_or('0');
    out.push(digit(number / 10));
    out.push(digit(number));
}
