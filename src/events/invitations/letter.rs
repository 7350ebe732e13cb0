//! The mails themselves: words, and the iCalendar object that goes with them.

use std::borrow::Cow;

use serde::Serialize;

use super::recipients::Recipient;
use super::store::Message;
use crate::events::Entry;
use crate::events::model::{AttendeeAnswer, Event, EventState};
use crate::events::polls::{DateChoice, Poll, PollOption, Sheet};
use crate::events::series::Series;
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::dates::{date_in_words, of_place};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::ical::ics::{EventStatus, EventTime, FeedEvent};
use crate::platform::ical::invitation::{Envelope, Method, Participation, Party, write_invitation};
use crate::platform::mail::{CalendarPart, Rendered, Template, render};
use crate::template;

const POLL: Template = template!("event_poll");
const INVITATION: Template = template!("event_invitation");
const CANCELLED: Template = template!("event_cancelled");
/// To the organiser, once the closing date has passed.
pub const POLL_OVER: Template = template!("event_poll_over");

/// Who invites.
pub struct Sender {
    /// Post and organisation.
    pub name: String,
    /// The address that all mail comes from: programs believe no other.
    pub address: String,
}

/// As many dates of a series as a mail names.
const DATES_NAMED: usize = 12;

/// How an event stands, to be told to one person after the other.
pub struct News<'a> {
    /// The event; of a series, the next one that this is about.
    pub event: &'a Event,
    /// What calendars are given of it.
    pub entries: Vec<Entry<'a>>,
    /// The series, when this is about all of it.
    pub whole: Option<&'a Series>,
    /// All that this is about, when there are several.
    pub dates: &'a [&'a Event],
    /// The dates of its poll.
    pub options: &'a [PollOption],
    /// Its poll.
    pub poll: Option<&'a Poll>,
    /// Who invites.
    pub sender: &'a Sender,
}

/// A mail ready to queue.
pub struct Written {
    /// Name of its template.
    pub kind: &'static str,
    /// Subject and bodies.
    pub content: Rendered,
    /// What calendar programs read.
    pub calendar: Option<CalendarPart>,
}

#[derive(Serialize)]
struct Words<'a> {
    title: &'a str,
    kind: &'static str,
    organiser: &'a str,
    /// The day alone, for the subject.
    day: Option<String>,
    when: Option<String>,
    /// How a series repeats.
    repeats: Option<String>,
    /// The dates that this is about, on the recipient's clocks too, and how many more there are.
    dates: Vec<String>,
    more: usize,
    /// The same on the recipient's clocks, where they differ.
    there: Option<String>,
    place: Option<&'a str>,
    video_link: Option<&'a str>,
    options: Vec<OptionWords>,
    closes_on: Option<String>,
    link: Option<&'a str>,
    changed: bool,
    called_off: bool,
    /// Why it is called off, in the words of who did.
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct OptionWords {
    when: String,
    there: Option<String>,
    yes: usize,
    if_need_be: usize,
    no: usize,
}

impl News<'_> {
    /// Writes to one person. `known`: their calendar holds the event already.
    pub fn write(
        &self,
        to: &Recipient,
        message: Message,
        link: Option<&str>,
        known: bool,
        public_url: &str,
    ) -> Result<Written> {
        let event = self.event;
        let span = event.starts_at.zip(event.ends_at);
        let place = self.whole.map_or(&event.place, |series| &series.place);
        let video_link = self.whole.map_or(&event.video_link, |series| &series.video_link);
        let repeats = self.whole.map(|series| series.recurrence().map(|rule| rule.words())).transpose()?;
        let words = Words {
            title: self.whole.map_or(&event.title, |series| &series.title),
            kind: event.kind.label_fr(),
            organiser: &self.sender.name,
            repeats,
            dates: self.dates.iter().take(DATES_NAMED).filter_map(|event| date_of(event, &to.zone)).collect(),
            more: self.dates.len().saturating_sub(DATES_NAMED),
            day: span.map(|(start, _)| date_in_words(event.time_zone.at(start).date())),
            when: span.map(|(start, end)| span_in_words(start, end, &event.time_zone)),
            there: span.and_then(|(start, end)| elsewhere(start, end, &event.time_zone, &to.zone)),
            place: place.as_deref(),
            video_link: video_link.as_deref(),
            options: self.options.iter().map(|option| option_words(option, &to.zone, None)).collect(),
            closes_on: self.poll.and_then(|poll| poll.closes_on).map(|day| date_in_words(day.0)),
            link,
            changed: known,
            called_off: event.state == EventState::Cancelled,
            reason: event.cancel_reason.as_deref(),
        };
        let (template, method) = match message {
            Message::Poll => (&POLL, None),
            Message::Request => (&INVITATION, Some(Method::Request)),
            Message::Cancel => (&CANCELLED, known.then_some(Method::Cancel)),
        };
        let text = method.and_then(|method| self.calendar(to, method, link, public_url).zip(Some(method)));
        Ok(Written {
            kind: template.name,
            content: render(template, words)?,
            calendar: text.map(|(text, method)| CalendarPart { method, text }),
        })
    }

    /// The iCalendar object; none while the event has no date. The video link stays out: calendars are shared.
    fn calendar(
        &self,
        to: &Recipient,
        method: Method,
        link: Option<&str>,
        public_url: &str,
    ) -> Option<String> {
        let alone = |event, title| alone(event, title, to, method, link, public_url);
        let entries: Vec<FeedEvent<'_>> =
            self.entries.iter().filter_map(|entry| entry.written(alone)).collect();
        if entries.is_empty() {
            return None;
        }
        let envelope = Envelope {
            method,
            organiser: Party { name: &self.sender.name, address: &self.sender.address },
            attendee: Party { name: &to.name, address: &to.address },
            participation: match to.answer {
                AttendeeAnswer::Awaited => Participation::NeedsAction,
                AttendeeAnswer::Accepted => Participation::Accepted,
                AttendeeAnswer::Tentative => Participation::Tentative,
                AttendeeAnswer::Declined => Participation::Declined,
            },
        };
        Some(write_invitation(&envelope, &entries))
    }
}

/// One event by itself; none while it has no date.
fn alone<'a>(
    event: &'a Event,
    title: &'a str,
    to: &Recipient,
    method: Method,
    link: Option<&str>,
    public_url: &str,
) -> Option<FeedEvent<'a>> {
    let at = |local: &Option<String>| {
        Some(EventTime::at(local.as_deref()?.parse().ok()?, &event.time_zone, event.all_day))
    };
    Some(FeedEvent {
        uid: Cow::Borrowed(&event.uid),
        sequence: u32::try_from(event.sequence).unwrap_or(0),
        last_modified: event.updated_at,
        start: at(&event.starts_local)?,
        end: at(&event.ends_local),
        summary: Cow::Borrowed(title),
        description: link.map(|link| Cow::Owned(format!("Dire si vous venez, sans mot de passe : {link}"))),
        location: event.place.as_deref().map(Cow::Borrowed),
        status: match method {
            Method::Request => EventStatus::Confirmed,
            Method::Cancel => EventStatus::Cancelled,
        },
        busy: true,
        categories: &[],
        url: to.who.person().map(|_| Cow::Owned(format!("{public_url}/evenements/{}", event.id.uuid()))),
        alarm: None,
        rrule: None,
        exdates: Vec::new(),
        recurrence_id: None,
    })
}

/// To the organiser of a poll whose closing date has passed.
pub fn poll_over(event: &Event, sheet: &Sheet, closes_on: Day, public_url: &str) -> Result<Rendered> {
    let words = Words {
        title: &event.title,
        kind: event.kind.label_fr(),
        organiser: "",
        day: None,
        when: None,
        repeats: None,
        dates: Vec::new(),
        more: 0,
        there: None,
        place: None,
        video_link: None,
        options: sheet
            .options
            .iter()
            .map(|option| option_words(option, &option.time_zone, Some(sheet)))
            .collect(),
        closes_on: Some(date_in_words(closes_on.0)),
        link: Some(&format!("{public_url}/evenements/{}", event.id.uuid())),
        changed: false,
        called_off: false,
        reason: None,
    };
    render(&POLL_OVER, words)
}

/// One of several dates, on the recipient's clocks too where they show another time.
fn date_of(event: &Event, own: &Zone) -> Option<String> {
    let (start, end) = event.starts_at.zip(event.ends_at)?;
    let here = span_in_words(start, end, &event.time_zone);
    Some(match elsewhere(start, end, &event.time_zone, own) {
        Some(there) => format!("{here} (chez vous : {there})"),
        None => here,
    })
}

fn option_words(option: &PollOption, own: &Zone, sheet: Option<&Sheet>) -> OptionWords {
    let count = |choice| sheet.map_or(0, |sheet| sheet.count(option.id, choice));
    OptionWords {
        when: span_in_words(option.starts_at, option.ends_at, &option.time_zone),
        there: elsewhere(option.starts_at, option.ends_at, &option.time_zone, own),
        yes: count(DateChoice::Yes),
        if_need_be: count(DateChoice::IfNeedBe),
        no: count(DateChoice::No),
    }
}

/// The span on the recipient's own clocks, when they show another time.
fn elsewhere(start: Ts, end: Ts, zone: &Zone, own: &Zone) -> Option<String> {
    (zone.at(start).datetime() != own.at(start).datetime()).then(|| span_in_words(start, end, own))
}

/// "mardi 10 mars 2026, de 14 h 00 à 16 h 00, heure de Paris".
fn span_in_words(start: Ts, end: Ts, zone: &Zone) -> String {
    let (start, end) = (zone.at(start), zone.at(end));
    let time = |at: &jiff::Zoned| format!("{} h {:02}", at.hour(), at.minute());
    let place = of_place(zone);
    let first = date_in_words(start.date());
    if start.date() == end.date() {
        format!("{first}, de {} à {}, heure {place}", time(&start), time(&end))
    } else {
        let last = date_in_words(end.date());
        format!("du {first} à {} au {last} à {}, heure {place}", time(&start), time(&end))
    }
}
