//! Reads iCalendar files as they come: a tolerant pre-pass in front of the `ical` crate's parser.
//!
//! That parser loses a space at every fold, wants upper-case names and no byte order mark, and gives up the whole
//! file at the first component or line that it does not know. The pre-pass unfolds byte by byte (a fold may cut a
//! character in two), cleans the names, drops what nobody here reads and says what it dropped, and caps what a
//! hostile file can cost. What it lets through, the parser accepts.
//!
//! Two losses of the parser stay: spaces at the very end of a value, and colons at its very beginning.

use ical::{
    IcalParser,
    parser::ical::component::IcalCalendar,
    property::{Property, PropertyParser},
};

/// The largest file read.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// The longest content line read, unfolded; longer ones are dropped (they are attachments).
pub const MAX_LINE_BYTES: usize = 64 * 1024;
/// How deep components may be nested. Three levels have a meaning.
pub const MAX_DEPTH: usize = 16;

/// What a file held.
#[derive(Debug)]
pub struct Reading {
    /// Its calendars.
    pub calendars: Vec<IcalCalendar>,
    /// What was left out, in the order of the file.
    pub dropped: Vec<Dropped>,
    /// Where it all stands in the file.
    pub lines: Places,
}

/// Where the components of all calendars stand, in the order of the file.
#[derive(Debug, Default)]
pub struct Places {
    /// VEVENT.
    pub events: Vec<Lines>,
    /// VFREEBUSY.
    pub free_busys: Vec<Lines>,
}

impl Places {
    fn of(&mut self, kind: &str) -> Option<&mut Vec<Lines>> {
        match kind {
            "VEVENT" => Some(&mut self.events),
            "VFREEBUSY" => Some(&mut self.free_busys),
            _ => None,
        }
    }
}

/// Where a component stands in its file: what the parser gives has forgotten it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// The line on which it begins, from 1.
    pub begin: usize,
    /// The line on which each of its properties begins, in their order.
    pub properties: Vec<usize>,
}

/// Something left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dropped {
    /// The line of the file where it begins, from 1.
    pub line: usize,
    /// Why.
    pub reason: DropReason,
}

/// Why something was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DropReason {
    /// A component of an unknown kind, or of a kind that has no place there, with all it holds.
    Component,
    /// A line that is no property.
    NotAProperty,
    /// A line longer than [`MAX_LINE_BYTES`].
    TooLong,
    /// A property outside any calendar.
    OutsideCalendar,
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Larger than [`MAX_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// Nested deeper than [`MAX_DEPTH`].
    #[error("components nested too deep at line {line}")]
    TooDeep {
        /// The line.
        line: usize,
    },
    /// An END that does not close the component open at that point.
    #[error("unexpected END at line {line}")]
    UnexpectedEnd {
        /// The line.
        line: usize,
    },
    /// The file stops inside a component: most likely it was cut, and what is missing must not pass for deleted.
    #[error("the file is incomplete")]
    Incomplete,
    /// There is no calendar in it.
    #[error("no calendar in the file")]
    NoCalendar,
}

/// Reads the calendars of a file.
///
/// # Errors
/// When the file as a whole makes no sense; smaller faults are told in [`Reading::dropped`].
pub fn read_calendars(file: &[u8]) -> Result<Reading, ReadError> {
    if file.len() > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    let mut pass = PrePass::default();
    for (line, content) in unfold(file.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(file)) {
        pass.take(line, &content)?;
    }
    let PrePass { clean, dropped, lines, .. } = pass.finish()?;
    let calendars = IcalParser::new(clean.as_bytes())
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| ReadError::Incomplete)?;
    if calendars.is_empty() {
        return Err(ReadError::NoCalendar);
    }
    Ok(Reading { calendars, dropped, lines })
}

/// The plain text of a property of type TEXT, its escapes undone.
#[must_use]
pub fn text_value(property: &Property) -> String {
    let mut plain = String::new();
    let mut chars = property.value.as_deref().unwrap_or_default().chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(escaped) => plain.push(escaped),
                None => plain.push('\\'),
            },
            c => plain.push(c),
        }
    }
    plain
}

/// The logical lines of a file with the number of their first physical line. Empty lines are passed over.
fn unfold(file: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    let mut physical = physical_lines(file).enumerate().filter(|(_, line)| !line.is_empty()).peekable();
    std::iter::from_fn(move || {
        let (number, first) = physical.next()?;
        let mut logical = first.to_vec();
        while let Some((_, continuation)) = physical.next_if(|(_, line)| matches!(line[0], b' ' | b'\t')) {
            logical.extend_from_slice(&continuation[1..]);
        }
        Some((number + 1, logical))
    })
}

/// Lines ended by CRLF, LF or CR alone.
fn physical_lines(file: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(file);
    std::iter::from_fn(move || {
        let here = rest?;
        let Some(end) = here.iter().position(|&b| b == b'\r' || b == b'\n') else {
            rest = None;
            return Some(here);
        };
        let after = if here[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 };
        rest = Some(&here[after..]);
        Some(&here[..end])
    })
}

/// Rewrites a file line by line into what the parser accepts.
#[derive(Default)]
struct PrePass {
    clean: String,
    dropped: Vec<Dropped>,
    lines: Places,
    /// The components open, outermost first, and whether each is kept.
    open: Vec<(String, bool)>,
}

impl PrePass {
    fn take(&mut self, line: usize, content: &[u8]) -> Result<(), ReadError> {
        if content.len() > MAX_LINE_BYTES {
            self.drop_here(line, DropReason::TooLong);
            return Ok(());
        }
        let content = String::from_utf8_lossy(content);
        let name_end = content.find([':', ';']).unwrap_or(0);
        let (name, rest) = content.split_at(name_end);
        let name = name.trim().to_ascii_uppercase();
        match (name.as_str(), rest.strip_prefix(':')) {
            ("BEGIN", Some(kind)) => self.begin(line, kind.trim().to_ascii_uppercase()),
            ("END", Some(kind)) => self.end(line, &kind.trim().to_ascii_uppercase()),
            _ => {
                self.property(line, &name, rest);
                Ok(())
            }
        }
    }

    fn begin(&mut self, line: usize, kind: String) -> Result<(), ReadError> {
        if self.open.len() == MAX_DEPTH {
            return Err(ReadError::TooDeep { line });
        }
        let has_place = match self.open.last() {
            None => kind == "VCALENDAR",
            Some((parent, kept)) => *kept && has_place(parent, &kind),
        };
        if has_place {
            self.push_line("BEGIN", &format!(":{kind}"));
            if let Some(lines) = self.lines.of(&kind) {
                lines.push(Lines { begin: line, properties: Vec::new() });
            }
        } else {
            self.drop_here(line, DropReason::Component);
        }
        self.open.push((kind, has_place));
        Ok(())
    }

    fn end(&mut self, line: usize, kind: &str) -> Result<(), ReadError> {
        match self.open.pop() {
            Some((open, kept)) if open == kind => {
                if kept {
                    self.push_line("END", &format!(":{kind}"));
                }
                Ok(())
            }
            _ => Err(ReadError::UnexpectedEnd { line }),
        }
    }

    fn property(&mut self, line: usize, name: &str, rest: &str) {
        match self.open.last() {
            None => self.drop_here(line, DropReason::OutsideCalendar),
            Some((_, false)) => {}
            Some((kind, true)) if is_property(name, rest) => {
                if let Some(component) = self.lines.of(kind).and_then(|lines| lines.last_mut()) {
                    component.properties.push(line);
                }
                self.push_line(name, rest);
            }
            Some((_, true)) => self.drop_here(line, DropReason::NotAProperty),
        }
    }

    fn finish(self) -> Result<Self, ReadError> {
        if self.open.is_empty() { Ok(self) } else { Err(ReadError::Incomplete) }
    }

    fn push_line(&mut self, name: &str, rest: &str) {
        self.clean.extend([name, rest, "\r\n"]);
    }

    /// Notes what is left out, unless it lies in something already left out.
    fn drop_here(&mut self, line: usize, reason: DropReason) {
        if self.open.last().is_none_or(|(_, kept)| *kept) {
            self.dropped.push(Dropped { line, reason });
        }
    }
}

/// Whether the parser takes a component inside another.
fn has_place(parent: &str, kind: &str) -> bool {
    match parent {
        "VCALENDAR" => {
            matches!(kind, "VEVENT" | "VTODO" | "VJOURNAL" | "VFREEBUSY" | "VTIMEZONE" | "VALARM")
        }
        "VEVENT" | "VTODO" => kind == "VALARM",
        "VTIMEZONE" => matches!(kind, "STANDARD" | "DAYLIGHT"),
        _ => false,
    }
}

/// Whether the parser accepts the line, asked of the parser itself: one that it refuses costs the whole file.
fn is_property(name: &str, rest: &str) -> bool {
    let is_name = !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !matches!(name, "BEGIN" | "END");
    is_name && matches!(PropertyParser::from_reader(format!("{name}{rest}").as_bytes()).next(), Some(Ok(_)))
}
