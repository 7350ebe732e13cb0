//! Which entries a calendar makes of events: a series becomes one entry with its rule, and one for each occurrence that
//! differs from it. Pure.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::DateTime;

use super::model::{Event, EventState, SeriesId};
use super::recurrence::Recurrence;
use super::series::Series;
use crate::platform::ical::ics::{EventTime, FeedEvent};

/// An entry, before it is written.
#[derive(Clone, Debug)]
pub enum Entry<'a> {
    /// An event with its own UID: of no series, the only one of its series that this feed shows, or put by a rule that
    /// has been replaced.
    Single(&'a Event),
    /// A series.
    Series {
        /// What its occurrences share.
        series: &'a Series,
        /// An occurrence that is as the series says.
        model: &'a Event,
        /// Its rule.
        rule: Recurrence,
        /// Local start and end of its first occurrence.
        first: (DateTime, DateTime),
        /// Where the rule puts something that this feed does not show.
        excluded: Vec<DateTime>,
    },
    /// An occurrence of a series that differs from it, and where the rule had put it.
    Changed(&'a Series, &'a Event, DateTime),
}

impl<'a> Entry<'a> {
    /// The entry as calendars are given it, from how one event is written by itself under some title.
    #[must_use]
    pub fn written(
        &self,
        alone: impl Fn(&'a Event, &'a str) -> Option<FeedEvent<'a>>,
    ) -> Option<FeedEvent<'a>> {
        match self {
            Self::Single(event) => alone(event, &event.title),
            Self::Changed(series, event, place) => Some(FeedEvent {
                uid: Cow::Borrowed(&series.uid),
                sequence: u32::try_from(series.sequence_of(event)).unwrap_or(0),
                recurrence_id: Some(EventTime::at(*place, &series.time_zone, series.all_day)),
                ..alone(event, &event.title)?
            }),
            Self::Series { series, model, rule, first, excluded } => {
                let at = |place: &DateTime| EventTime::at(*place, &series.time_zone, series.all_day);
                let zone = (!series.all_day).then_some(&series.time_zone);
                Some(FeedEvent {
                    uid: Cow::Borrowed(&series.uid),
                    sequence: u32::try_from(series.sequence).unwrap_or(0),
                    last_modified: series.updated_at,
                    start: at(&first.0),
                    end: Some(at(&first.1)),
                    location: series.place.as_deref().map(Cow::Borrowed),
                    rrule: Some(Cow::Owned(rule.for_calendar(zone))),
                    exdates: excluded.iter().map(at).collect(),
                    ..alone(model, &series.title)?
                })
            }
        }
    }
}

/// Arranges events that are in time order; each series stands where its first event stood.
#[must_use]
pub fn arrange<'a>(
    events: impl IntoIterator<Item = &'a Event>,
    series: impl IntoIterator<Item = &'a Series>,
) -> Vec<Entry<'a>> {
    let events: Vec<&Event> = events.into_iter().collect();
    let known: HashMap<SeriesId, &Series> = series.into_iter().map(|series| (series.id, series)).collect();
    let mut members: HashMap<SeriesId, Vec<(&Event, DateTime)>> = HashMap::new();
    for &event in &events {
        if let Some((series, place)) = place_of(event) {
            members.entry(series).or_default().push((event, place));
        }
    }
    let mut entries = Vec::with_capacity(events.len());
    for event in events {
        let Some((id, _)) = place_of(event) else {
            entries.push(Entry::Single(event));
            continue;
        };
        // The first event of a series brings all of it; the others find nothing left.
        let Some(members) = members.remove(&id) else { continue };
        match known.get(&id).and_then(|series| whole(series, &members)) {
            Some(whole) => entries.extend(whole),
            None => entries.extend(members.into_iter().map(|(event, _)| Entry::Single(event))),
        }
    }
    entries
}

/// None when nothing of the series would be left but exceptions.
fn whole<'a>(series: &'a Series, members: &[(&'a Event, DateTime)]) -> Option<Vec<Entry<'a>>> {
    if members.len() < 2 {
        return None;
    }
    let model = members.iter().find(|(event, place)| !differs(event, *place))?.0;
    let rule = series.recurrence().ok()?;
    let first = series.first().ok()?;
    let excluded = rule
        .occurrences(first.0)
        .into_iter()
        .filter(|place| !members.iter().any(|(_, shown)| shown == place))
        .collect();
    let changed = members
        .iter()
        .filter(|(event, place)| differs(event, *place))
        .map(|(event, place)| Entry::Changed(series, event, *place));
    Some(std::iter::once(Entry::Series { series, model, rule, first, excluded }).chain(changed).collect())
}

/// Whether calendars must be told of this occurrence by itself. One that the clocks pushed forward is told too, for
/// readers do not agree on what a rule means there.
pub(super) fn differs(event: &Event, place: DateTime) -> bool {
    event.detached
        || event.state == EventState::Cancelled
        || event.starts_local.as_deref() != Some(&place.to_string())
}

pub(super) fn place_of(event: &Event) -> Option<(SeriesId, DateTime)> {
    Some((event.series_id?, event.occurrence_local.as_deref()?.parse().ok()?))
}
