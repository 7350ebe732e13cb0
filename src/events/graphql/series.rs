//! Series in the API.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{Context, Object, SimpleObject};

use crate::events::recurrence::{End, Pattern, Recurrence};
use crate::events::rule::{Frequency, Weekday};
use crate::events::{Event, Events, Series, SeriesId};
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::kernel::page::PageRequest;
use crate::platform::graphql::{ContextExt as _, Total, connection};

/// How a series repeats.
#[derive(Clone, Debug, SimpleObject)]
pub struct RecurrenceRule {
    /// How often.
    frequency: Frequency,
    /// Every how many weeks, months or years.
    interval: i32,
    /// On which days of the week.
    weekdays: Vec<Weekday>,
    /// Which of those days of the month: 1 to 4, or -1 for the last.
    nth: Option<i32>,
    /// In which month of the year.
    month: Option<i32>,
    /// After so many occurrences.
    count: Option<i32>,
    /// On this day at the latest.
    until: Option<Day>,
}

impl From<Recurrence> for RecurrenceRule {
    fn from(rule: Recurrence) -> Self {
        let one = |day| vec![Weekday::from_civil(day)];
        let (frequency, weekdays, nth, month) = match rule.pattern {
            Pattern::Weekly(days) => {
                (Frequency::Weekly, days.into_iter().map(Weekday::from_civil).collect(), None, None)
            }
            Pattern::Monthly(nth, day) => (Frequency::Monthly, one(day), Some(nth), None),
            Pattern::YearlyNth(month, nth, day) => (Frequency::Yearly, one(day), Some(nth), Some(month)),
            Pattern::YearlyDate(month, _) => (Frequency::Yearly, Vec::new(), None, Some(month)),
        };
        let (count, until) = match rule.end {
            End::Count(count) => (i32::try_from(count).ok(), None),
            End::Until(until) => (None, Some(Day(until))),
        };
        let (nth, month) = (nth.map(i32::from), month.map(i32::from));
        Self { frequency, interval: rule.interval.into(), weekdays, nth, month, count, until }
    }
}

/// What the occurrences of a series share.
#[Object(name = "EventSeries")]
impl Series {
    /// Node id.
    #[graphql(name = "id")]
    async fn series_id(&self) -> SeriesId {
        self.id
    }
    /// How it repeats.
    #[expect(clippy::unused_async, reason = "resolvers are")]
    async fn rule(&self) -> Result<RecurrenceRule> {
        self.recurrence().map(RecurrenceRule::from)
    }
    /// The rule in French words.
    #[expect(clippy::unused_async, reason = "resolvers are")]
    async fn rule_text(&self) -> Result<String> {
        Ok(self.recurrence()?.words())
    }
    /// Its occurrences within the viewer's reach, soonest first.
    #[graphql(name = "occurrences")]
    async fn shown(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Connection<String, Event, Total, EmptyFields>> {
        let total = ctx.look_ahead().field("totalCount").exists();
        let page = PageRequest::new(first, after.as_deref(), total)?;
        let found = ctx.service::<Events>().occurrences(ctx.actor()?, self.id, &page).await?;
        Ok(connection(found, after.is_some()))
    }
}
