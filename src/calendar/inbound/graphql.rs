//! Calendars in, in the API.

use async_graphql::{ComplexObject, Context, InputObject, Object};

use super::loaders::{CalendarsOf, EntriesOf, load};
use super::model::{BusyTime, InboundCalendar, InboundCalendarId, InboundEntry, InboundKind, InboundProblem};
use super::{InboundCalendars, NewCalendar, period};
use crate::kernel::actor::{PartnershipId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::Error;
use crate::partnerships::Partnership;
use crate::payload;
use crate::platform::graphql::ContextExt as _;

type Fallible<T> = async_graphql::Result<T>;

payload!(
    /// The calendar as it now stands, or as it was when it was taken away.
    InboundCalendarPayload { calendar: InboundCalendar }
);

#[ComplexObject]
impl InboundCalendar {
    /// For whom it is read.
    #[graphql(name = "kind")]
    async fn inbound_kind(&self) -> InboundKind {
        self.kind()
    }
    /// What could not be read the last time, by line.
    #[graphql(name = "problems")]
    async fn inbound_problems(&self) -> Vec<InboundProblem> {
        self.problems()
    }
    /// Whether the viewer may have it read now and take it away.
    async fn viewer_can_edit(&self) -> bool {
        self.editable
    }
}

/// What could not be read, and where; never in the file's own words.
#[Object]
impl InboundProblem {
    /// The line of the file, from 1; null for the file as a whole.
    async fn line(&self) -> Option<i64> {
        self.line.and_then(|line| i64::try_from(line).ok())
    }
    /// In French words.
    async fn message(&self) -> String {
        self.fault.message_fr()
    }
}

#[ComplexObject]
impl InboundEntry {
    /// Its title if the confidentiality guard lets it pass, neutral words otherwise.
    #[graphql(name = "title")]
    async fn shown_title(&self) -> &str {
        self.title()
    }
    /// In which calendar.
    async fn calendar(&self, ctx: &Context<'_>) -> Fallible<InboundCalendar> {
        load(ctx, self.calendar_id).await?.ok_or_else(|| Error::NotFound.into())
    }
}

/// What calendars in add to a partnership.
pub struct PartnershipInbound(pub Partnership);

/// What calendars in add to a partnership.
#[Object]
impl PartnershipInbound {
    /// Calendars of federations and schools that it follows; none for those who do not read its matter.
    async fn inbound_calendars(&self, ctx: &Context<'_>) -> Fallible<Vec<InboundCalendar>> {
        Ok(load(ctx, CalendarsOf(self.0.id)).await?.unwrap_or_default())
    }
    /// What they announce on these days of the partnership's zone, first to last.
    async fn inbound_entries(&self, ctx: &Context<'_>, from: Day, to: Day) -> Fallible<Vec<InboundEntry>> {
        let between = period(from, to, &self.0.time_zone);
        Ok(load(ctx, EntriesOf(self.0.id, between)).await?.unwrap_or_default())
    }
}

/// What calendars in add to the viewer.
pub struct ViewerInbound;

/// What calendars in add to the viewer.
#[Object]
impl ViewerInbound {
    /// The viewer's own agendas, read for clash warnings.
    async fn inbound_calendars(&self, ctx: &Context<'_>) -> Fallible<Vec<InboundCalendar>> {
        Ok(ctx.service::<InboundCalendars>().of_actor(ctx.actor()?).await?)
    }
    /// When the viewer's own agenda is busy on these days, and a day before and after for zones.
    async fn busy(&self, ctx: &Context<'_>, from: Day, to: Day) -> Fallible<Vec<BusyTime>> {
        Ok(ctx.service::<InboundCalendars>().busy(ctx.actor()?, from, to).await?)
    }
}

/// A calendar to read.
#[derive(Debug, InputObject)]
pub struct AddInboundCalendarInput {
    /// Null for the viewer's own agenda.
    partnership_id: Option<PartnershipId>,
    /// To tell calendars apart.
    name: String,
    /// An address in https or webcal. It is never shown again.
    url: String,
    acting_post_id: Option<PostId>,
    #[graphql(default)]
    confirmed_no_individual_case: bool,
}

impl From<AddInboundCalendarInput> for NewCalendar {
    fn from(input: AddInboundCalendarInput) -> Self {
        Self {
            partnership: input.partnership_id,
            name: input.name,
            url: input.url,
            acting_post: input.acting_post_id,
            confirmed: input.confirmed_no_individual_case,
        }
    }
}

/// Which calendar.
#[derive(Debug, InputObject)]
pub struct RemoveInboundCalendarInput {
    calendar_id: InboundCalendarId,
}

/// Which calendar.
#[derive(Debug, InputObject)]
pub struct ReadInboundCalendarInput {
    calendar_id: InboundCalendarId,
}

/// What can be done with calendars in.
#[derive(Default)]
pub struct InboundMutation;

/// What can be done with calendars in.
#[Object]
impl InboundMutation {
    /// Adds a calendar kept elsewhere, for a partnership or for oneself, and reads it a first time.
    async fn add_inbound_calendar(
        &self,
        ctx: &Context<'_>,
        input: AddInboundCalendarInput,
    ) -> Fallible<InboundCalendarPayload> {
        let result = ctx.service::<InboundCalendars>().add(ctx.actor()?, input.into()).await;
        Ok(InboundCalendarPayload::from_result(result)?)
    }
    /// Takes a calendar away with all that was read in it.
    async fn remove_inbound_calendar(
        &self,
        ctx: &Context<'_>,
        input: RemoveInboundCalendarInput,
    ) -> Fallible<InboundCalendarPayload> {
        let result = ctx.service::<InboundCalendars>().remove(ctx.actor()?, input.calendar_id).await;
        Ok(InboundCalendarPayload::from_result(result)?)
    }
    /// Reads a calendar now; at most once a minute.
    async fn read_inbound_calendar(
        &self,
        ctx: &Context<'_>,
        input: ReadInboundCalendarInput,
    ) -> Fallible<InboundCalendarPayload> {
        let result = ctx.service::<InboundCalendars>().read_now(ctx.actor()?, input.calendar_id).await;
        Ok(InboundCalendarPayload::from_result(result)?)
    }
}
