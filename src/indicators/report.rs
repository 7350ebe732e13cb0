//! The activity report that a steering committee reads: figures, lists and coverage of a partnership at a date.
//!
//! Only what was written down by the evening of that day counts, so that the report of a day gone by is the same
//! whenever it is asked for. Four things have no past in the tables and stand as they are today: names and titles, the
//! day for which an action is due and whether it was opened again, the territory and the members of the partnership
//! when their dates were corrected, and the length of a protocol's review period.

use async_graphql::SimpleObject;
use serde::Serialize;

use super::coverage::CoverageRow;
use super::facts::{Facts, HeldFact};
use super::measure::{due_on, year_before};
use super::model::{FigureKind, Item, Shown};
use super::{Indicators, figures, may_read};
use crate::kernel::actor::{Actor, PartnershipId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::partnerships::Partnership;

/// The days that a report tells of, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Day,
    /// Last day: figures are those of its evening.
    pub on: Day,
}

impl Period {
    /// The year that ends on that day.
    #[must_use]
    pub fn year_to(on: Day) -> Self {
        Self { from: year_before(on).plus_days(1), on }
    }

    fn holds(self, day: Day) -> bool {
        self.from <= day && day <= self.on
    }
}

/// A figure and what is missing.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject, Serialize)]
pub struct ReportFigure {
    /// Which practice.
    pub kind: FigureKind,
    /// In words.
    pub label: String,
    /// As it may be shown.
    pub count: Shown,
    /// What is missing; empty for whom only the count is meant.
    pub missing: Vec<ReportLine>,
}

/// Something with a day.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject, Serialize)]
pub struct ReportLine {
    /// What it is called.
    pub title: String,
    /// Its day, if it has one.
    pub day: Option<Day>,
}

/// A protocol in force on the day.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject, Serialize)]
pub struct ReportProtocol {
    /// Its title.
    pub title: String,
    /// Since when it is in force.
    pub in_force_since: Option<Day>,
    /// When it was last reviewed.
    pub last_review: Option<Day>,
    /// When the next review is due.
    pub due_on: Option<Day>,
    /// That day has passed.
    pub late: bool,
}

/// A year of a partnership, as known on the evening of its last day.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject, Serialize)]
pub struct ActivityReport {
    /// Whose.
    pub partnership: String,
    /// Its territory.
    pub territories: Vec<String>,
    /// First day told of.
    pub from: Day,
    /// Last day told of.
    pub on: Day,
    /// The day is not over: the report may still change.
    pub provisional: bool,
    /// Members on that day, by name.
    pub members: Vec<String>,
    /// One for each practice.
    pub figures: Vec<ReportFigure>,
    /// Protocols in force, by title.
    pub protocols: Vec<ReportProtocol>,
    /// Reviews held in the period, under their protocol's title.
    pub reviews: Vec<ReportLine>,
    /// Annual meetings held in the period.
    pub meetings: Vec<ReportLine>,
    /// Cross-trainings given in the period.
    pub trainings: Vec<ReportLine>,
    /// Actions done in the period; empty for whom only the count is meant.
    pub actions_done: Vec<ReportLine>,
    /// What covers each tribunal.
    pub coverage: Vec<CoverageRow>,
}

impl Indicators {
    /// The period asked for: until today on the partnership's calendar, over a year, unless said otherwise.
    #[must_use]
    pub fn period(&self, partnership: &Partnership, from: Option<Day>, on: Option<Day>) -> Period {
        let on = on.unwrap_or_else(|| partnership.today(self.platform.clock.now()));
        from.map_or_else(|| Period::year_to(on), |from| Period { from, on })
    }

    /// The report of a partnership that the actor sees, over that period.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whom its figures are not meant; a problem with a day to come or a period upside down.
    pub async fn report(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        period: Period,
    ) -> Result<ActivityReport> {
        let found = self.partnerships.find_all_visible(actor, &[partnership]).await?.remove(&partnership);
        let partnership = found.filter(|found| may_read(actor, found)).ok_or(Error::NotFound)?;
        let now = self.platform.clock.now();
        let today = partnership.today(now);
        if period.on > today {
            let message = "Un rapport s’arrête au plus tard aujourd’hui.";
            return Err(Error::problem(Problem::new("DATE_IN_FUTURE", message).on("on")));
        }
        if period.from > period.on {
            let message = "La période commence après sa fin.";
            return Err(Error::problem(Problem::new("INVALID_DATE_ORDER", message).on("from")));
        }
        let evening = period.on.plus_days(1).start_in(&partnership.time_zone);
        // The first instant of the next day is no longer that evening.
        let known = Ts::min(now, evening.plus(-jiff::SignedDuration::from_micros(1)));
        let facts = self.facts(vec![partnership.clone()], period.on, known).await?;
        let coverage = self.coverage_of(actor, &partnership, period.on, known).await?;
        let report = ActivityReport {
            territories: self.territories_on(&partnership, period.on).await?,
            members: self.members_on(&partnership, period.on).await?,
            provisional: period.on == today,
            coverage,
            ..composed(&partnership, &facts, period, known)
        };
        Ok(report)
    }

    async fn territories_on(&self, partnership: &Partnership, on: Day) -> Result<Vec<String>> {
        let scopes = self.partnerships.scopes_as_system(&[partnership.id]).await?;
        let codes: Vec<String> =
            scopes.into_iter().filter(|row| row.on(on)).map(|row| row.territory_code).collect();
        let mut names: Vec<String> =
            self.directory.territories(&codes).await?.into_iter().map(|one| one.name).collect();
        names.sort_unstable();
        Ok(names)
    }

    async fn members_on(&self, partnership: &Partnership, on: Day) -> Result<Vec<String>> {
        let members = self.partnerships.members_as_system(&[partnership.id]).await?;
        let ids: Vec<_> =
            members.iter().filter(|member| member.on(on)).map(|member| member.organisation_id).collect();
        let mut names: Vec<String> =
            self.directory.organisations(&ids).await?.into_iter().map(|one| one.name).collect();
        names.sort_unstable();
        Ok(names)
    }
}

/// What facts alone tell.
fn composed(partnership: &Partnership, facts: &Facts, period: Period, known: Ts) -> ActivityReport {
    let on = period.on;
    let line = |title: &str, day: Day| ReportLine { title: title.to_owned(), day: Some(day) };
    let missing = |items: Vec<Item>| -> Vec<ReportLine> {
        let items = items.into_iter().filter(|item| !item.satisfied);
        items.map(|item| ReportLine { title: item.title, day: item.since }).collect()
    };
    let figures = figures(facts, on, known)
        .into_iter()
        .map(|figure| ReportFigure {
            kind: figure.kind,
            label: figure.kind.label_fr().to_owned(),
            count: figure.count,
            missing: missing(figure.list),
        })
        .collect();
    let protocols = facts
        .in_force(on)
        .map(|(protocol, last_review)| {
            let due = due_on(protocol, last_review);
            ReportProtocol {
                title: protocol.title.clone(),
                in_force_since: protocol.force.from_on,
                last_review,
                due_on: due,
                late: due.is_some_and(|due| due < on),
            }
        })
        .collect();
    let reviews = facts.reviews.iter().filter(|review| period.holds(review.held_on)).filter_map(|review| {
        let protocol = facts.protocols.iter().find(|protocol| protocol.id == review.protocol_id)?;
        Some(line(&protocol.title, review.held_on))
    });
    let reads = FigureKind::ActionsInTime.is_listed_for(partnership.standing);
    let done = facts.actions.iter().filter(|action| reads && !action.dropped).filter_map(|action| {
        let settled = action.settled_on.filter(|day| period.holds(*day))?;
        Some(line(&action.title, settled))
    });
    ActivityReport {
        partnership: partnership.name.clone(),
        territories: Vec::new(),
        from: period.from,
        on,
        provisional: false,
        members: Vec::new(),
        figures,
        protocols,
        reviews: reviews.collect(),
        meetings: held(&facts.meetings, period),
        trainings: held(&facts.trainings, period),
        actions_done: done.collect(),
        coverage: Vec::new(),
    }
}

fn held(facts: &[HeldFact], period: Period) -> Vec<ReportLine> {
    let within = facts.iter().filter(|fact| period.holds(fact.held_on));
    within.map(|fact| ReportLine { title: fact.title.clone(), day: Some(fact.held_on) }).collect()
}
