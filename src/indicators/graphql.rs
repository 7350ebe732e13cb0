//! Indicators in the API.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{ComplexObject, Context, ID, Object};

use super::coverage::{CoverageParty, CoverageRow};
use super::model::{Figure, FigureKind, Item, Point, Shown};
use super::report::ActivityReport;
use super::{Health, Indicators, OneOfSeveral};
use crate::directory::{Organisation, load_organisation};
use crate::kernel::actor::OrganisationId;
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::PageRequest;
use crate::partnerships::{Partnership, load_partnership_of};
use crate::platform::graphql::{ContextExt as _, Total, connection};

type Pages<T> = Connection<String, T, Total, EmptyFields>;
type Fallible<T> = async_graphql::Result<T>;

/// What indicators add to a partnership.
pub struct PartnershipFigures(pub Partnership);

/// What indicators add to a partnership.
#[Object]
impl PartnershipFigures {
    /// Its figures on that day (today when null), for coordinators, representatives, observers and administrators.
    async fn health(&self, ctx: &Context<'_>, on: Option<Day>) -> Option<Fallible<Health>> {
        let actor = ctx.actor().ok()?;
        let found = ctx.service::<Indicators>().health(actor, &self.0, on).await;
        found.map_err(Into::into).transpose()
    }

    /// What it did over a period (the year that ends today when both are null), as known on the evening of its last day.
    async fn activity_report(
        &self,
        ctx: &Context<'_>,
        on: Option<Day>,
        from: Option<Day>,
    ) -> Option<Fallible<ActivityReport>> {
        let actor = ctx.actor().ok()?;
        let indicators = ctx.service::<Indicators>();
        match indicators.report(actor, self.0.id, indicators.period(&self.0, from, on)).await {
            Err(Error::NotFound) => None,
            found => Some(found.map_err(Into::into)),
        }
    }
}

/// Figures of one partnership or of several, on a day.
#[Object(name = "PartnershipHealth")]
impl Health {
    /// The day.
    async fn on(&self) -> Day {
        self.on
    }
    /// One for each practice.
    async fn figures(&self) -> &[Figure] {
        &self.figures
    }
}

/// How many hold to a practice, with the list behind it and how it came about.
#[Object(name = "HealthFigure")]
impl Figure {
    /// Which practice.
    async fn kind(&self) -> FigureKind {
        self.kind
    }
    /// How many hold to it; null when that would tell of one to four people.
    async fn satisfied(&self) -> Option<usize> {
        self.count.satisfied
    }
    /// Out of how many; null when these are one to four people.
    async fn total(&self) -> Option<usize> {
        self.count.total
    }
    /// Whether there is a list behind it for the viewer.
    async fn listed(&self) -> bool {
        self.listed
    }
    /// Those not satisfied first.
    #[expect(clippy::unused_async, reason = "resolvers are")]
    async fn items(&self, first: Option<i32>, after: Option<String>) -> Result<Pages<Item>> {
        let request = PageRequest::new(first, after.as_deref(), true)?;
        Ok(connection(self.page(&request), after.is_some()))
    }
    /// The last 24 months, the oldest first.
    async fn trend(&self) -> &[Point] {
        &self.trend
    }
}

/// What one month of a trend says.
#[Object(name = "HealthPoint")]
impl Point {
    /// On which day.
    async fn on(&self) -> Day {
        self.on
    }
    /// What was counted; null when nobody can tell any more.
    async fn count(&self) -> Option<Shown> {
        self.count
    }
}

#[ComplexObject]
impl Item {
    /// Of which thing.
    async fn subject_id(&self) -> ID {
        ID(self.subject.to_string())
    }
    /// In which partnership.
    async fn partnership(&self, ctx: &Context<'_>) -> Fallible<Partnership> {
        load_partnership_of(ctx, self.partnership).await
    }
}

/// One partnership of several, with its figures.
#[Object(name = "PartnershipInNumbers")]
impl OneOfSeveral {
    /// Which.
    async fn partnership(&self) -> &Partnership {
        &self.partnership
    }
    /// Its figures.
    async fn health(&self) -> &Health {
        &self.health
    }
}

/// Indicators of the viewer's reach, or of a territory of it.
pub struct ReachIndicators {
    territory: Option<String>,
    on: Option<Day>,
}

/// Indicators of the viewer's reach, or of a territory of it.
#[Object(name = "Indicators")]
impl ReachIndicators {
    /// Figures of all partnerships together.
    async fn health(&self, ctx: &Context<'_>) -> Result<Health> {
        let indicators = ctx.service::<Indicators>();
        indicators.together(ctx.actor()?, self.territory.as_deref(), self.on).await
    }

    /// Each partnership with its own, in name order.
    async fn partnerships(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Pages<OneOfSeveral>> {
        let request = PageRequest::new(first, after.as_deref(), true)?;
        let indicators = ctx.service::<Indicators>();
        let page = indicators.one_by_one(ctx.actor()?, self.territory.as_deref(), self.on, &request).await?;
        Ok(connection(page, after.is_some()))
    }

    /// What covers each tribunal, in name order.
    async fn coverage(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Pages<CoverageRow>> {
        let request = PageRequest::new(first, after.as_deref(), false)?;
        let indicators = ctx.service::<Indicators>();
        let page = indicators.coverage(ctx.actor()?, self.territory.as_deref(), self.on, &request).await?;
        Ok(connection(page, after.is_some()))
    }
}

#[ComplexObject]
impl CoverageParty {
    /// Which.
    async fn organisation(&self, ctx: &Context<'_>) -> Option<Fallible<Organisation>> {
        load_organisation(ctx, OrganisationId(self.id)).await.transpose()
    }
}

/// Root fields.
#[derive(Default)]
pub struct IndicatorQuery;

/// Root fields.
#[Object]
impl IndicatorQuery {
    /// Indicators of the partnerships in reach, on that day or today: those whose scope overlaps a territory, or all.
    #[expect(clippy::unused_async, reason = "resolvers are")]
    async fn indicators(
        &self,
        ctx: &Context<'_>,
        territory: Option<ID>,
        on: Option<Day>,
    ) -> Result<ReachIndicators> {
        ctx.actor()?;
        Ok(ReachIndicators { territory: territory.map(|code| code.0), on })
    }
}
