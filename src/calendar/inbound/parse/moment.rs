//! Dates and times as calendar files write them.

use ical::property::Property;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

use super::super::model::Fault;
use super::zones::Zones;
use crate::kernel::clock::Ts;

/// Earlier dates are slips of a program, and rules that begin there take long to follow.
const FIRST_YEAR: i16 = 1900;

/// A day, or a local time in its zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A whole day.
    Day(Date),
    /// A local time.
    At(DateTime, TimeZone),
}

impl Moment {
    /// The one value of a property.
    pub fn one(property: &Property, zones: &Zones) -> Result<Self, Fault> {
        Self::parse(property.value.as_deref().unwrap_or_default(), &zone_of(property, zones)?)
    }

    /// All values of a property; of a period, where it begins.
    pub fn all(property: &Property, zones: &Zones) -> Result<Vec<Self>, Fault> {
        let zone = zone_of(property, zones)?;
        let values = property.value.as_deref().unwrap_or_default().split(',');
        values.map(|value| Self::parse(value.split('/').next().unwrap_or_default(), &zone)).collect()
    }

    /// A value without its property; `zone` for times that are not UTC.
    pub fn parse(value: &str, zone: &TimeZone) -> Result<Self, Fault> {
        let value = value.trim();
        let moment = match value.strip_suffix(['Z', 'z']) {
            Some(utc) => local(utc).map(|at| Self::At(at, TimeZone::UTC)),
            None if value.len() == 8 => day(value).map(Self::Day),
            None => local(value).map(|at| Self::At(at, zone.clone())),
        };
        moment.filter(|moment| moment.local().year() >= FIRST_YEAR).ok_or(Fault::BadDate)
    }

    /// What the clocks show; midnight for a day.
    pub fn local(&self) -> DateTime {
        match self {
            Self::Day(day) => day.to_datetime(Time::midnight()),
            Self::At(at, _) => *at,
        }
    }

    /// The same kind of moment at another local time.
    pub fn moved(&self, to: DateTime) -> Self {
        match self {
            Self::Day(_) => Self::Day(to.date()),
            Self::At(_, zone) => Self::At(to, zone.clone()),
        }
    }

    pub fn zone<'a>(&'a self, zones: &'a Zones) -> &'a TimeZone {
        match self {
            Self::Day(_) => &zones.home,
            Self::At(_, zone) => zone,
        }
    }

    /// When it is; a day begins where the calendar is read for. A time that the clocks skip moves forward by what they
    /// skip, one shown twice is the first.
    pub fn instant(&self, zones: &Zones) -> Result<Ts, Fault> {
        let found = match self {
            Self::Day(day) => zones.home.to_zoned(day.to_datetime(Time::midnight())).and_then(|midnight| {
                // There are zones whose clocks skip midnight.
                midnight.start_of_day().map(|start| start.timestamp())
            }),
            Self::At(at, zone) => zone.to_timestamp(*at),
        };
        found.map(Ts::new).map_err(|_| Fault::BadDate)
    }

    /// What the clocks of `zone` show then.
    pub fn seen_in(&self, zone: &TimeZone) -> DateTime {
        match self {
            Self::At(at, own) if own != zone => own
                .to_timestamp(*at)
                .map_or(*at, |instant: Timestamp| instant.to_zoned(zone.clone()).datetime()),
            _ => self.local(),
        }
    }
}

/// How long an entry lasts.
#[derive(Clone, Copy, Debug)]
pub enum Length {
    /// Whole days.
    Days(i32),
    /// So much time, whatever the clocks do.
    Exact(SignedDuration),
    /// As DURATION says: days of the calendar, then time.
    Span(Span),
}

impl Length {
    /// From a start to the end that the file gives.
    pub fn between(start: &Moment, end: &Moment, zones: &Zones) -> Result<Self, Fault> {
        let length = match (start, end) {
            (Moment::Day(first), Moment::Day(after)) => {
                let days = first.until(*after).map_err(|_| Fault::BadEnd)?.get_days();
                // Many programs mean one day when both are the same.
                Self::Days(if days == 0 { 1 } else { days })
            }
            (Moment::At(..), Moment::At(..)) => {
                Self::Exact(end.instant(zones)?.timestamp().duration_since(start.instant(zones)?.timestamp()))
            }
            _ => return Err(Fault::BadEnd),
        };
        let backwards = match length {
            Self::Days(days) => days < 0,
            Self::Exact(time) => time.is_negative(),
            Self::Span(_) => false,
        };
        if backwards { Err(Fault::BadEnd) } else { Ok(length) }
    }

    /// As DURATION says it.
    pub fn read(value: &str) -> Result<Self, Fault> {
        let span: Span = value.trim().parse().map_err(|_| Fault::BadEnd)?;
        if span.is_negative() { Err(Fault::BadEnd) } else { Ok(Self::Span(span)) }
    }

    /// When what begins then is over.
    pub fn after(self, start: &Moment, zones: &Zones) -> Result<Ts, Fault> {
        let begins = start.instant(zones)?;
        match self {
            Self::Days(days) => {
                let last = start.local().date().checked_add(Span::new().days(days));
                Moment::Day(last.map_err(|_| Fault::BadDate)?).instant(zones)
            }
            Self::Exact(time) => Ok(begins.plus(time)),
            Self::Span(span) => {
                let there = begins.timestamp().to_zoned(start.zone(zones).clone());
                there.checked_add(span).map(|end| Ts::new(end.timestamp())).map_err(|_| Fault::BadEnd)
            }
        }
    }
}

fn zone_of(property: &Property, zones: &Zones) -> Result<TimeZone, Fault> {
    let named = property
        .params
        .iter()
        .flatten()
        .find(|(name, _)| name.eq_ignore_ascii_case("TZID"))
        .and_then(|(_, values)| values.first());
    named.map_or(Ok(zones.floating.clone()), |name| zones.named(name).ok_or(Fault::BadZone))
}

/// `20260320`.
fn day(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    Date::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?).ok()
}

/// `20260320T140000`; some programs leave the seconds out.
pub fn local(text: &str) -> Option<DateTime> {
    let (date, time) = text.trim().split_once(['T', 't'])?;
    if !matches!(time.len(), 4 | 6) || !time.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let pair = |at: usize| time.get(at..at + 2).map_or(Some(0), |pair| pair.parse::<i8>().ok());
    // A leap second is written 60 and has no other name here.
    let time = Time::new(pair(0)?, pair(2)?, pair(4)?.min(59), 0).ok()?;
    Some(day(date)?.to_datetime(time))
}
