//! Calendars in of one request, read a level at a time with the viewer's rights.

use std::collections::HashMap;
use std::hash::Hash;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::InboundCalendars;
use super::model::{InboundCalendar, InboundCalendarId, InboundEntry};
use crate::kernel::actor::PartnershipId;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::graphql::{BatchError, Batches, Viewer};

/// Reads calendars in for one viewer.
pub struct InboundReader {
    calendars: InboundCalendars,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type InboundLoader = DataLoader<InboundReader>;

/// Makes the loader of one request.
#[must_use]
pub fn inbound_loader(calendars: &InboundCalendars, viewer: &Viewer, batches: &Batches) -> InboundLoader {
    let reader = InboundReader { calendars: calendars.clone(), viewer: viewer.clone() };
    batches.loader::<InboundCalendarId, _>(reader)
}

/// What a partnership follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CalendarsOf(pub PartnershipId);

/// What is announced to a partnership between two instants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EntriesOf(pub PartnershipId, pub (Ts, Ts));

impl Loader<InboundCalendarId> for InboundReader {
    type Value = InboundCalendar;
    type Error = BatchError;
    async fn load(
        &self,
        keys: &[InboundCalendarId],
    ) -> Result<HashMap<InboundCalendarId, InboundCalendar>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let found = self.calendars.find_all_visible(actor, keys).await?;
        Ok(found.into_iter().map(|calendar| (calendar.id, calendar)).collect())
    }
}

impl Loader<CalendarsOf> for InboundReader {
    type Value = Vec<InboundCalendar>;
    type Error = BatchError;
    async fn load(
        &self,
        keys: &[CalendarsOf],
    ) -> Result<HashMap<CalendarsOf, Vec<InboundCalendar>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for calendar in self.calendars.of_partnerships(actor, &ids).await? {
            if let Some(partnership) = calendar.partnership_id {
                found.entry(CalendarsOf(partnership)).or_default().push(calendar);
            }
        }
        Ok(found)
    }
}

impl Loader<EntriesOf> for InboundReader {
    type Value = Vec<InboundEntry>;
    type Error = BatchError;
    async fn load(&self, keys: &[EntriesOf]) -> Result<HashMap<EntriesOf, Vec<InboundEntry>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        // One statement for each period asked for: as a rule one, at most one for each zone.
        let mut asked: HashMap<(Ts, Ts), Vec<PartnershipId>> = HashMap::new();
        for EntriesOf(partnership, between) in keys {
            asked.entry(*between).or_default().push(*partnership);
        }
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for (between, partnerships) in asked {
            for entry in self.calendars.entries(actor, &partnerships, between).await? {
                found.entry(EntriesOf(entry.partnership_id, between)).or_default().push(entry);
            }
        }
        Ok(found)
    }
}

/// What hangs on one key, read together with the others of this level.
pub(super) async fn load<K>(
    ctx: &Context<'_>,
    key: K,
) -> async_graphql::Result<Option<<InboundReader as Loader<K>>::Value>>
where
    K: Send + Sync + Hash + Eq + Clone + 'static,
    InboundReader: Loader<K, Error = BatchError>,
{
    Ok(ctx.data_unchecked::<InboundLoader>().load_one(key).await?)
}

/// One calendar; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn calendar(
    ctx: &Context<'_>,
    id: InboundCalendarId,
) -> async_graphql::Result<Option<InboundCalendar>> {
    load(ctx, id).await
}
