//! Indicators: the health of partnerships (domain §10), what covers each tribunal, and the report of a year.
//!
//! Nothing is kept: figures are computed from the dates that the other slices wrote, at any day asked for, so that a
//! trend costs no snapshot. A report counts only what was written down by the evening of its day: asked again, whatever
//! happened since, it is the same.

mod coverage;
mod export;
mod facts;
mod graphql;
mod measure;
mod model;
mod report;
mod store;

use std::collections::HashMap;

use crate::directory::{Directory, Post};
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::page::{Page, PageRequest};
use crate::partnerships::{Partnership, Partnerships};
use crate::platform::Platform;

pub use coverage::{Cell, CoverageParty, CoverageRow, CoverageState};
pub use export::{Export, Sheet};
pub use graphql::{IndicatorQuery, PartnershipFigures};
pub use model::{Count, Figure, FigureKind, Item, Point, Shown};
pub use report::{ActivityReport, Period, ReportFigure, ReportLine, ReportProtocol};

use facts::{Facts, MandateFact, PostFact};
use measure::months_before;
use store::Asked;

/// How far back a trend goes, month by month.
pub const TREND_MONTHS: i32 = 24;
/// Notes are forgotten two years after they were read: before that nobody can say whether there was one.
const NOTES_MONTHS: i32 = 24;
const YEAR_MONTHS: i32 = 12;

/// The indicators' service.
#[derive(Clone, Debug)]
pub struct Indicators {
    platform: Platform,
    directory: Directory,
    partnerships: Partnerships,
}

/// Figures of some partnerships on a day.
#[derive(Clone, Debug)]
pub struct Health {
    /// On which day.
    pub on: Day,
    /// One for each practice.
    pub figures: Vec<Figure>,
}

/// One partnership of several, with its figures.
#[derive(Clone, Debug)]
pub struct OneOfSeveral {
    /// Which.
    pub partnership: Partnership,
    /// Its figures.
    pub health: Health,
}

/// Figures are for who runs, represents a member, observes or administers.
fn may_read(actor: &Actor, partnership: &Partnership) -> bool {
    let standing = partnership.standing;
    let represents = actor
        .mandates
        .iter()
        .any(|held| held.representative && !held.observer && held.member_of.contains(&partnership.id));
    standing.runs() || standing.observes || standing.administers || represents
}

impl Indicators {
    /// On this platform, beside these services.
    #[must_use]
    pub fn new(platform: Platform, directory: Directory, partnerships: Partnerships) -> Self {
        Self { platform, directory, partnerships }
    }

    /// Figures of a partnership that the viewer sees, on that day or today; none for whom they are not meant.
    ///
    /// # Errors
    /// The database's.
    pub async fn health(
        &self,
        actor: &Actor,
        partnership: &Partnership,
        on: Option<Day>,
    ) -> Result<Option<Health>> {
        if !may_read(actor, partnership) {
            return Ok(None);
        }
        let now = self.platform.clock.now();
        let on = on.unwrap_or_else(|| partnership.today(now));
        let facts = self.facts(vec![partnership.clone()], on, now).await?;
        Ok(Some(Health { on, figures: figures(&facts, on, now) }))
    }

    /// Figures of all partnerships in reach, or of those whose scope overlaps a territory, counted together.
    ///
    /// # Errors
    /// The database's.
    pub async fn together(&self, actor: &Actor, territory: Option<&str>, on: Option<Day>) -> Result<Health> {
        let now = self.platform.clock.now();
        let on = on.unwrap_or_else(|| self.today());
        let facts = self.facts(self.readable(actor, territory).await?, on, now).await?;
        Ok(Health { on, figures: figures(&facts, on, now) })
    }

    /// A page of these partnerships, in name order, each with its figures: one small picture each.
    ///
    /// # Errors
    /// The database's.
    pub async fn one_by_one(
        &self,
        actor: &Actor,
        territory: Option<&str>,
        on: Option<Day>,
        request: &PageRequest,
    ) -> Result<Page<OneOfSeveral>> {
        let now = self.platform.clock.now();
        let all = self.readable(actor, territory).await?;
        let total = request.with_total.then(|| i64::try_from(all.len()).unwrap_or(i64::MAX));
        let after = request.after.as_ref().map(|after| (after.key.clone(), after.id));
        let limit = usize::try_from(request.limit()).unwrap_or(usize::MAX);
        let follows =
            |one: &Partnership| after.as_ref().is_none_or(|(key, id)| (&one.name_key, one.id.0) > (key, *id));
        let rows: Vec<Partnership> = all.into_iter().filter(follows).take(limit).collect();
        let latest = rows.iter().map(|one| on.unwrap_or_else(|| one.today(now))).max();
        let facts = self.facts(rows.clone(), latest.unwrap_or_else(|| self.today()), now).await?;
        let rows = rows
            .into_iter()
            .map(|one| {
                let on = on.unwrap_or_else(|| one.today(now));
                let figures = figures(&facts.of(one.id), on, now);
                OneOfSeveral { partnership: one, health: Health { on, figures } }
            })
            .collect();
        Ok(Page::from_rows(rows, request, total, |one: &OneOfSeveral| one.partnership.cursor()))
    }

    /// Partnerships whose figures the actor may read, in name order.
    async fn readable(&self, actor: &Actor, territory: Option<&str>) -> Result<Vec<Partnership>> {
        let mut ids = self.partnerships.reach(&actor.mandates).await?.seen();
        if let Some(code) = territory {
            ids = self.partnerships.overlapping(code, &ids).await?;
        }
        let mut found: Vec<Partnership> = self
            .partnerships
            .find_all_visible(actor, &ids)
            .await?
            .into_values()
            .filter(|one| may_read(actor, one))
            .collect();
        found.sort_by(|a, b| (&a.name_key, a.id).cmp(&(&b.name_key, b.id)));
        Ok(found)
    }

    fn today(&self) -> Day {
        self.platform.clock.now().day_in(&Zone::paris())
    }

    /// All that is known at that instant of these partnerships, for figures up to that day.
    async fn facts(&self, partnerships: Vec<Partnership>, on: Day, known: Ts) -> Result<Facts> {
        if partnerships.is_empty() {
            return Ok(Facts::default());
        }
        let db = &self.platform.db;
        let ids: Vec<PartnershipId> = partnerships.iter().map(|one| one.id).collect();
        let since = months_before(on, TREND_MONTHS + YEAR_MONTHS);
        let asked = Asked { partnerships: &ids, known, since };
        let mut facts = Facts {
            protocols: store::protocols(db, asked).await?,
            reviews: store::reviews(db, asked).await?,
            meetings: store::meetings(db, asked).await?,
            trainings: store::trainings(db, asked).await?,
            arrivals: store::arrivals(db, asked).await?,
            departures: store::departures(db, asked).await?,
            actions: store::actions(db, asked).await?,
            signatories: store::signatories(db, asked).await?,
            referents: store::referents(db, asked).await?,
            partnerships,
            ..Facts::default()
        };
        let referents: Vec<PostId> = facts.referents.iter().map(|row| row.post_id).collect();
        facts.changes = self.directory.referent_changes(&referents).await?;
        let mut posts: Vec<PostId> = facts.signatories.iter().filter_map(|row| row.post_id).collect();
        posts.extend(&referents);
        posts.extend(facts.arrivals.iter().map(|row| row.post_id));
        posts.extend(facts.departures.iter().map(|row| row.post_id));
        posts.sort_unstable();
        posts.dedup();
        facts.mandates = by_post(store::mandates(db, &posts, known).await?);
        facts.posts = self.post_facts(&posts).await?;
        Ok(facts)
    }

    async fn post_facts(&self, ids: &[PostId]) -> Result<HashMap<PostId, PostFact>> {
        let posts: Vec<Post> = self.directory.posts(ids).await?;
        let mut places: Vec<OrganisationId> = posts.iter().map(|post| post.organisation_id).collect();
        places.sort_unstable();
        places.dedup();
        let names: HashMap<OrganisationId, String> =
            self.directory.organisations(&places).await?.into_iter().map(|one| (one.id, one.name)).collect();
        let name = |post: &Post| names.get(&post.organisation_id).map(String::as_str).unwrap_or_default();
        Ok(posts.iter().map(|post| (post.id, PostFact::of(post, name(post)))).collect())
    }
}

fn by_post(mandates: Vec<MandateFact>) -> HashMap<PostId, Vec<MandateFact>> {
    let mut found: HashMap<PostId, Vec<MandateFact>> = HashMap::new();
    for mandate in mandates {
        found.entry(mandate.post_id).or_default().push(mandate);
    }
    found
}

/// One figure for each practice, with its list as far as the viewer's standing goes, and its trend.
fn figures(facts: &Facts, on: Day, known: Ts) -> Vec<Figure> {
    FigureKind::ALL.into_iter().map(|kind| figure(facts, kind, on, known)).collect()
}

fn figure(facts: &Facts, kind: FigureKind, on: Day, known: Ts) -> Figure {
    let standings: HashMap<PartnershipId, _> =
        facts.partnerships.iter().map(|one| (one.id, one.standing)).collect();
    let open = |id: &PartnershipId| standings.get(id).is_some_and(|standing| kind.is_listed_for(*standing));
    // Whoever reads the list may count it.
    let hides = kind.counts_people() && !standings.keys().all(open);
    let oldest = months_before(known.day_in(&Zone::paris()), NOTES_MONTHS - YEAR_MONTHS);
    let forgotten = |day: Day| kind == FigureKind::DeparturesWithNote && day < oldest;
    let shown = |items: &[Item]| {
        if !hides {
            return Count::of(items).shown(false);
        }
        let mut each: HashMap<PartnershipId, Count> = HashMap::new();
        for item in items {
            let count = each.entry(item.partnership).or_default();
            count.total += 1;
            count.satisfied += usize::from(item.satisfied);
        }
        Count::shown_together(&each.into_values().collect::<Vec<_>>())
    };
    let counted = |day: Day| (!forgotten(day)).then(|| shown(&facts.items(kind, day)));
    let items = facts.items(kind, on);
    let count = shown(&items);
    Figure {
        kind,
        count,
        listed: !standings.is_empty() && standings.keys().any(open),
        list: model::arranged(items.into_iter().filter(|item| open(&item.partnership)).collect()),
        trend: (0..TREND_MONTHS)
            .rev()
            .map(|months| months_before(on, months))
            .map(|day| Point { on: day, count: counted(day) })
            .collect(),
    }
}
