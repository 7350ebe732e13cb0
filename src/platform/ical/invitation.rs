//! Events sent by mail as an invitation or its withdrawal (RFC 5546, carried as RFC 6047 says): what Outlook,
//! Thunderbird and Google show with buttons of their own.
//!
//! A message names the organiser and its one addressee: who else is invited is nobody's address book.

use super::ics::{FeedEvent, note_zones, write_properties, write_zones};
use super::line::LineWriter;

/// What a message asks the calendar program to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Note the event, or what changed of it.
    Request,
    /// Strike it out.
    Cancel,
}

impl Method {
    /// As METHOD writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// What the addressee is known to have answered (PARTSTAT).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Participation {
    /// Nothing yet.
    NeedsAction,
    /// Yes.
    Accepted,
    /// Perhaps.
    Tentative,
    /// No.
    Declined,
}

impl Participation {
    fn as_str(self) -> &'static str {
        match self {
            Self::NeedsAction => "NEEDS-ACTION",
            Self::Accepted => "ACCEPTED",
            Self::Tentative => "TENTATIVE",
            Self::Declined => "DECLINED",
        }
    }
}

/// A name with its mail address.
#[derive(Clone, Copy, Debug)]
pub struct Party<'a> {
    /// Name shown.
    pub name: &'a str,
    /// Mail address.
    pub address: &'a str,
}

/// Who writes to whom.
#[derive(Clone, Copy, Debug)]
pub struct Envelope<'a> {
    /// What is asked.
    pub method: Method,
    /// Who invites; programs trust only the address that the mail comes from.
    pub organiser: Party<'a>,
    /// Who is invited.
    pub attendee: Party<'a>,
    /// What the attendee answered.
    pub participation: Participation,
}

/// The iCalendar object: one event, or a series (its master, then the occurrences that differ).
#[must_use]
pub fn write_invitation(envelope: &Envelope<'_>, events: &[FeedEvent<'_>]) -> String {
    let mut out = String::with_capacity(2048);
    let mut lines = LineWriter::new(&mut out);
    lines.fixed(&["BEGIN:VCALENDAR"]);
    lines.fixed(&["VERSION:2.0"]);
    lines.fixed(&["PRODID:-//Jonction//Jonction//FR"]);
    lines.fixed(&["CALSCALE:GREGORIAN"]);
    lines.fixed(&["METHOD:", envelope.method.as_str()]);
    let mut zones = Vec::new();
    for event in events {
        note_zones(&mut zones, event);
    }
    write_zones(&mut out, zones);
    let mut lines = LineWriter::new(&mut out);
    for event in events {
        lines.fixed(&["BEGIN:VEVENT"]);
        write_properties(&mut lines, event);
        lines.mailbox("ORGANIZER", &[("CN", envelope.organiser.name)], envelope.organiser.address);
        write_attendee(&mut lines, envelope);
        lines.fixed(&["END:VEVENT"]);
    }
    lines.fixed(&["END:VCALENDAR"]);
    out
}

fn write_attendee(lines: &mut LineWriter<'_>, envelope: &Envelope<'_>) {
    let reply = match envelope.method {
        Method::Request => "TRUE",
        Method::Cancel => "FALSE",
    };
    let parameters = [
        ("CN", envelope.attendee.name),
        ("CUTYPE", "INDIVIDUAL"),
        ("ROLE", "REQ-PARTICIPANT"),
        ("PARTSTAT", envelope.participation.as_str()),
        ("RSVP", reply),
    ];
    lines.mailbox("ATTENDEE", &parameters, envelope.attendee.address);
}
