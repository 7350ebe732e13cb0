//! From a foreign file to what is kept of it. Pure: the file goes no further than this module.
//!
//! Of a partnership's calendar are kept times, and titles that the guard lets pass; of a person's own agenda times
//! alone. An event that cannot be read is told by its line, and what was kept of it before stays; the others go on.

mod busy;
mod draft;
mod moment;
mod rule;
mod zones;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use ical::parser::ical::component::IcalEvent;
use ical::property::Property;
use sha2::{Digest as _, Sha256};

use super::model::{Fault, InboundProblem};
use crate::confidentiality::{Guard, KnownContacts, LINE, SafeText};
use crate::kernel::clock::{Ts, Zone};
use crate::platform::ical::reader::{DropReason, Lines, ReadError, Reading, read_calendars};
use draft::Draft;
use moment::Moment;
use rule::around;
use zones::Zones;

/// The most entries kept of one calendar.
pub const MOST: usize = 2_000;
/// The most entries gathered before the first [`MOST`] of them are taken.
const MOST_UNSORTED: usize = 10 * MOST;
/// The most rules followed for one calendar; those known to be over do not count.
const MOST_RULES: usize = 1_000;
/// The most rules followed that give nothing: each costs a hundred thousand steps.
const MOST_BARREN: usize = 20;
/// The most problems told.
const MOST_PROBLEMS: usize = 50;

/// How a calendar is to be read.
#[derive(Clone, Debug)]
pub struct Brief {
    /// Of whom it is read for: whole days and times without a zone lie there.
    pub zone: Zone,
    /// Entries that touch this time are kept.
    pub window: (Ts, Ts),
    /// Entries that came from here lead back to what is known already.
    pub own_host: String,
    /// With titles, under the guard that knows these contacts; without, only busy times.
    pub titles: Option<Arc<KnownContacts>>,
}

/// What is kept of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The event's UID as a hash, by which it is found again.
    pub source: String,
    /// Its start.
    pub starts_at: Ts,
    /// Its end.
    pub ends_at: Ts,
    /// Whether it is of whole days.
    pub all_day: bool,
    /// Its title, if the guard lets it pass.
    pub title: Option<SafeText>,
}

/// What a file gave.
#[derive(Debug, Default)]
pub struct Outcome {
    /// In time order.
    pub entries: Vec<Entry>,
    /// Of which something could not be read: what was kept of these before stays.
    pub broken: Vec<String>,
    /// What could not be read.
    pub problems: Vec<InboundProblem>,
}

/// Reads a file.
///
/// # Errors
/// What is wrong with the file as a whole.
pub fn read(file: &[u8], brief: &Brief) -> Result<Outcome, InboundProblem> {
    let reading = read_calendars(file).map_err(whole)?;
    let mut reader = Reader { brief, problems: told(&reading), rules: 0, barren: 0, titles: HashMap::new() };
    let mut broken = BTreeSet::new();
    let mut entries = Vec::new();
    let mut lines = reading.lines.events.iter();
    let mut busy_lines = reading.lines.free_busys.iter();
    for calendar in &reading.calendars {
        let zones = Zones::of(calendar, &brief.zone);
        let mut series: BTreeMap<String, Vec<Draft>> = BTreeMap::new();
        for (event, lines) in calendar.events.iter().zip(&mut lines) {
            let source = source(&event.properties, lines.begin);
            match Draft::read(event, lines, &zones) {
                _ if brief.titles.is_none() && is_ours(event, &brief.own_host) => {}
                Ok(draft) => series.entry(source).or_default().push(draft),
                Err(problem) => {
                    reader.problems.push(problem);
                    broken.insert(source);
                }
            }
        }
        if brief.titles.is_none() {
            for (busy, lines) in calendar.free_busys.iter().zip(&mut busy_lines) {
                let source = source(&busy.properties, lines.begin);
                let read = busy::read(busy, lines, &zones);
                if let Err(problem) =
                    read.and_then(|taken| reader.busy(&source, taken, lines, &zones, &mut entries))
                {
                    reader.problems.push(problem);
                    broken.insert(source);
                }
            }
        }
        for (source, drafts) in series {
            if entries.len() > MOST_UNSORTED {
                break;
            }
            if let Err(problem) = reader.unfold(&source, &drafts, &zones, &mut entries) {
                reader.problems.push(problem);
                broken.insert(source);
            }
        }
    }
    entries.sort_by(|a, b| (a.starts_at, a.ends_at, &a.source).cmp(&(b.starts_at, b.ends_at, &b.source)));
    if entries.len() > MOST {
        entries.truncate(MOST);
        reader.problems.push(InboundProblem::whole(Fault::TooMany));
    }
    Ok(Outcome { entries, broken: broken.into_iter().collect(), problems: listed(reader.problems) })
}

struct Reader<'a> {
    brief: &'a Brief,
    problems: Vec<InboundProblem>,
    rules: usize,
    barren: usize,
    /// A series asks the guard once.
    titles: HashMap<String, Option<SafeText>>,
}

impl Reader<'_> {
    /// Adds the entries of one UID: events, series, and the occurrences that stand for others.
    fn unfold(
        &mut self,
        source: &str,
        drafts: &[Draft],
        zones: &Zones,
        entries: &mut Vec<Entry>,
    ) -> Result<(), InboundProblem> {
        let replaced: HashSet<Ts> = drafts.iter().filter_map(|draft| draft.replaces).collect();
        // Each stands for what follows it too, up to the next one.
        let lasting = drafts.iter().filter(|draft| draft.onward);
        let changes: BTreeMap<Ts, &Draft> =
            lasting.filter_map(|draft| Some((draft.replaces?, draft))).collect();
        let busy_only = self.brief.titles.is_none();
        let takes_time = |draft: &Draft| !(draft.cancelled || (busy_only && draft.free));
        for draft in drafts.iter().filter(|draft| takes_time(draft)) {
            let is_series = draft.replaces.is_none();
            for (at, moment) in self.starts(draft, zones)? {
                if draft.except.contains(&at) || (is_series && replaced.contains(&at)) {
                    continue;
                }
                let (draft, moment) = match changes.range(..=at).next_back().filter(|_| is_series) {
                    Some((_, onward)) => (*onward, onward.carried(&moment, zones)),
                    None => (draft, moment),
                };
                if takes_time(draft) {
                    let told = |fault| InboundProblem::at(draft.rule_line, fault);
                    let placed = self.entry(source, (moment, draft.length), zones).map_err(told)?;
                    entries.extend(placed.map(|entry| Entry { title: self.title(&draft.title), ..entry }));
                }
            }
        }
        Ok(())
    }

    /// Adds times that are taken.
    fn busy(
        &self,
        source: &str,
        taken: Vec<busy::Period>,
        lines: &Lines,
        zones: &Zones,
        entries: &mut Vec<Entry>,
    ) -> Result<(), InboundProblem> {
        for period in taken.into_iter().take(MOST_UNSORTED) {
            let placed = self.entry(source, period, zones);
            entries.extend(placed.map_err(|fault| InboundProblem::at(lines.begin, fault))?);
        }
        Ok(())
    }

    /// What is kept of a time, without its title; none outside the window, or when it takes no time where nothing else
    /// is asked.
    fn entry(
        &self,
        source: &str,
        (moment, length): busy::Period,
        zones: &Zones,
    ) -> Result<Option<Entry>, Fault> {
        let (from, until) = self.brief.window;
        let starts_at = moment.instant(zones)?;
        let ends_at = length.after(&moment, zones)?;
        let touches = starts_at < until && (ends_at > from || starts_at >= from);
        if !touches || (self.brief.titles.is_none() && ends_at == starts_at) {
            return Ok(None);
        }
        let all_day = matches!(moment, Moment::Day(_));
        Ok(Some(Entry { source: source.to_owned(), starts_at, ends_at, all_day, title: None }))
    }

    /// Where a draft lies: its own start, what its rule puts, what is put beside it.
    fn starts(&mut self, draft: &Draft, zones: &Zones) -> Result<BTreeMap<Ts, Moment>, InboundProblem> {
        let told = |fault| InboundProblem::at(draft.rule_line, fault);
        let mut moments = vec![draft.start.clone()];
        moments.extend(draft.more.iter().take(MOST).cloned());
        if let Some(rule) = &draft.rule {
            let (from, until) = self.brief.window;
            if self.rules == MOST_RULES || self.barren == MOST_BARREN {
                return Err(told(Fault::TooManyRules));
            }
            let window = around((from.timestamp(), until.timestamp()));
            let followed = rule.follow(draft.start.local(), window).map_err(told)?;
            self.rules += usize::from(!followed.starts.is_empty());
            self.barren += usize::from(followed.barren);
            moments.extend(followed.starts.into_iter().map(|at| draft.start.moved(at)));
        }
        let placed = moments.into_iter().map(|moment| moment.instant(zones).map(|at| (at, moment)));
        placed.collect::<Result<_, _>>().map_err(told)
    }

    /// None without titles, and for what the guard would ask about.
    fn title(&mut self, written: &str) -> Option<SafeText> {
        let contacts = self.brief.titles.as_ref()?;
        if let Some(known) = self.titles.get(written) {
            return known.clone();
        }
        let short = !written.is_empty() && written.chars().count() <= LINE;
        let passed = short.then(|| Guard::shared().admit(written, contacts, false).ok()).flatten();
        let title = passed.map(|admitted| admitted.text);
        self.titles.insert(written.to_owned(), title.clone());
        title
    }
}

/// A component by its UID; one without it is known by its place.
fn source(properties: &[Property], line: usize) -> String {
    let uid = uid(properties).map_or_else(|| format!("line {line}"), str::to_owned);
    hex::encode(&Sha256::digest(uid.as_bytes())[..16])
}

/// What was invited to from here, or comes from a feed of ours: such an entry would clash with itself.
fn is_ours(event: &IcalEvent, own_host: &str) -> bool {
    uid(&event.properties).and_then(|uid| uid.rsplit_once('@')).is_some_and(|(_, host)| host == own_host)
}

fn uid(properties: &[Property]) -> Option<&str> {
    properties.iter().find(|property| property.name == "UID")?.value.as_deref()
}

/// Lines that the reader left out and that somebody may want to mend; what nobody here reads is no problem.
fn told(reading: &Reading) -> Vec<InboundProblem> {
    let mend = |reason| matches!(reason, DropReason::NotAProperty | DropReason::OutsideCalendar);
    let dropped = reading.dropped.iter().filter(|dropped| mend(dropped.reason));
    dropped.map(|dropped| InboundProblem::at(dropped.line, Fault::Line)).collect()
}

fn whole(error: ReadError) -> InboundProblem {
    match error {
        ReadError::TooLarge => InboundProblem::whole(Fault::TooLarge),
        ReadError::TooDeep { line } | ReadError::UnexpectedEnd { line } => {
            InboundProblem::at(line, Fault::Structure)
        }
        ReadError::Incomplete => InboundProblem::whole(Fault::Incomplete),
        ReadError::NoCalendar => InboundProblem::whole(Fault::NotACalendar),
    }
}

/// In the order of the file, and not without end.
fn listed(mut problems: Vec<InboundProblem>) -> Vec<InboundProblem> {
    problems.sort_by_key(|problem| problem.line);
    problems.dedup();
    if let Some(more) = problems.len().checked_sub(MOST_PROBLEMS).filter(|more| *more > 0) {
        problems.truncate(MOST_PROBLEMS);
        problems.push(InboundProblem::whole(Fault::More(more)));
    }
    problems
}
