//! One VFREEBUSY: times at which somebody is busy, without a word on what. Agendas that are shared by their times alone
//! are made of these.

use ical::parser::ical::component::IcalFreeBusy;
use ical::property::Property;

use super::super::model::{Fault, InboundProblem};
use super::moment::{Length, Moment};
use super::zones::Zones;
use crate::platform::ical::reader::Lines;

/// A time that is taken.
pub type Period = (Moment, Length);

/// Reads the times that are taken; the first that cannot be read is told.
pub fn read(busy: &IcalFreeBusy, lines: &Lines, zones: &Zones) -> Result<Vec<Period>, InboundProblem> {
    let mut periods = Vec::new();
    for (at, property) in busy.properties.iter().enumerate() {
        if property.name != "FREEBUSY" || is_free(property) {
            continue;
        }
        let line = lines.properties.get(at).copied().unwrap_or(lines.begin);
        for value in property.value.as_deref().unwrap_or_default().split(',') {
            periods.push(period(value, zones).map_err(|fault| InboundProblem::at(line, fault))?);
        }
    }
    Ok(periods)
}

/// `start/end` or `start/duration`.
fn period(value: &str, zones: &Zones) -> Result<Period, Fault> {
    let (start, end) = value.split_once('/').ok_or(Fault::BadEnd)?;
    let start = Moment::parse(start, &zones.floating)?;
    let length = if end.trim_start().starts_with('P') {
        Length::read(end)?
    } else {
        Length::between(&start, &Moment::parse(end, &zones.floating)?, zones)?
    };
    Ok((start, length))
}

/// Whoever says nothing is busy; so is whoever says it in a way that is not known (RFC 5545 §3.2.9).
fn is_free(property: &Property) -> bool {
    let mut params = property.params.iter().flatten();
    params.any(|(name, values)| {
        name.eq_ignore_ascii_case("FBTYPE") && values.iter().any(|value| value.eq_ignore_ascii_case("FREE"))
    })
}
