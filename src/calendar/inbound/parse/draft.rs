//! One VEVENT, before its rule is followed: of its properties only those that say when it is, and its title.

use ical::parser::ical::component::IcalEvent;
use ical::property::Property;
use jiff::Span;

use super::super::model::{Fault, InboundProblem};
use super::moment::{Length, Moment};
use super::rule::Rule;
use super::zones::Zones;
use crate::kernel::clock::Ts;
use crate::platform::ical::reader::{Lines, text_value};

/// One VEVENT.
pub struct Draft {
    /// Which occurrence of its series it stands for.
    pub replaces: Option<Ts>,
    /// For those that follow, too.
    pub onward: bool,
    pub start: Moment,
    pub length: Length,
    pub rule: Option<Rule>,
    /// Where the rule is written.
    pub rule_line: usize,
    /// Put beside the rule.
    pub more: Vec<Moment>,
    /// Left out of it.
    pub except: Vec<Ts>,
    pub cancelled: bool,
    /// Takes nobody's time.
    pub free: bool,
    /// As written, its blanks made single.
    pub title: String,
}

impl Draft {
    /// Where an occurrence of the series lies once this stands for it: moved as far as the one that this replaces.
    pub fn carried(&self, occurrence: &Moment, zones: &Zones) -> Moment {
        let zone = self.start.zone(zones);
        let seen = occurrence.seen_in(zone);
        let Some(first) = self.replaces else { return self.start.moved(seen) };
        let first = first.timestamp().to_zoned(zone.clone()).datetime();
        self.start.moved(seen.saturating_add(first.duration_until(self.start.local())))
    }

    /// Reads an event; the first property that cannot be read is told.
    pub fn read(event: &IcalEvent, lines: &Lines, zones: &Zones) -> Result<Self, InboundProblem> {
        let at = |name: &str| event.properties.iter().position(|property| property.name == name);
        let line = |at: usize| lines.properties.get(at).copied().unwrap_or(lines.begin);
        let told = |at: usize| move |fault| InboundProblem::at(line(at), fault);
        let value = |name: &str| {
            let found = at(name).and_then(|at| event.properties[at].value.as_deref());
            found.unwrap_or_default().trim().to_ascii_uppercase()
        };

        let begins = at("DTSTART").ok_or_else(|| InboundProblem::at(lines.begin, Fault::NoStart))?;
        let start = Moment::one(&event.properties[begins], zones).map_err(told(begins))?;
        start.instant(zones).map_err(told(begins))?;
        let length = match (at("DTEND"), at("DURATION")) {
            (Some(ends), _) => Moment::one(&event.properties[ends], zones)
                .and_then(|end| Length::between(&start, &end, zones))
                .map_err(told(ends))?,
            (None, Some(lasts)) => {
                let text = event.properties[lasts].value.as_deref().unwrap_or_default();
                Length::read(text).map_err(told(lasts))?
            }
            (None, None) if matches!(start, Moment::Day(_)) => Length::Days(1),
            (None, None) => Length::Span(Span::new()),
        };
        let replaces = at("RECURRENCE-ID").map(|at| {
            let moment = Moment::one(&event.properties[at], zones);
            moment.and_then(|moment| moment.instant(zones)).map_err(told(at))
        });
        let written = at("RRULE");
        let rule = written.map(|at| {
            let text = event.properties[at].value.as_deref().unwrap_or_default();
            Rule::read(text, &start, zones).map_err(told(at))
        });
        let mut more = Vec::new();
        let mut except = Vec::new();
        for (at, property) in event.properties.iter().enumerate() {
            match property.name.as_str() {
                "RDATE" => more.extend(Moment::all(property, zones).map_err(told(at))?),
                "EXDATE" => {
                    let moments = Moment::all(property, zones).map_err(told(at))?;
                    let instants = moments.iter().map(|moment| moment.instant(zones));
                    except.extend(instants.collect::<Result<Vec<_>, _>>().map_err(told(at))?);
                }
                _ => {}
            }
        }
        let written = written.map_or(lines.begin, line);
        Ok(Self {
            replaces: replaces.transpose()?,
            onward: at("RECURRENCE-ID").is_some_and(|at| is_onward(&event.properties[at])),
            start,
            length,
            rule: rule.transpose()?,
            rule_line: written,
            more,
            except,
            cancelled: value("STATUS") == "CANCELLED",
            free: value("TRANSP") == "TRANSPARENT" || value("X-MICROSOFT-CDO-BUSYSTATUS") == "FREE",
            title: at("SUMMARY").map(|at| title(&event.properties[at])).unwrap_or_default(),
        })
    }
}

fn is_onward(property: &Property) -> bool {
    let mut params = property.params.iter().flatten();
    params.any(|(name, values)| {
        name.eq_ignore_ascii_case("RANGE")
            && values.iter().any(|value| value.eq_ignore_ascii_case("THISANDFUTURE"))
    })
}

fn title(property: &Property) -> String {
    text_value(property).split_whitespace().collect::<Vec<_>>().join(" ")
}
