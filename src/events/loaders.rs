//! Events and attendees of one request, read a level at a time with the viewer's rights.

use std::collections::HashMap;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::{Event, EventAttendee, EventId, EventWarning, Events, Series, SeriesId};
use crate::kernel::error::Result;
use crate::platform::graphql::{BatchError, Batches, Viewer, grouped};

/// Reads events for one viewer.
pub struct EventReader {
    events: Events,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type EventLoader = DataLoader<EventReader>;

/// Makes the loader of one request.
#[must_use]
pub fn event_loader(events: &Events, viewer: &Viewer, batches: &Batches) -> EventLoader {
    batches.loader::<EventId, _>(EventReader { events: events.clone(), viewer: viewer.clone() })
}

impl Loader<EventId> for EventReader {
    type Value = Event;
    type Error = BatchError;
    async fn load(&self, keys: &[EventId]) -> Result<HashMap<EventId, Event>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let events = self.events.find_all_visible(actor, keys).await?;
        Ok(events.into_iter().map(|event| (event.id, event)).collect())
    }
}

/// Asks for the attendees of an event that was read before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AttendeesOf(pub EventId);

impl Loader<AttendeesOf> for EventReader {
    type Value = Vec<EventAttendee>;
    type Error = BatchError;
    async fn load(
        &self,
        keys: &[AttendeesOf],
    ) -> Result<HashMap<AttendeesOf, Vec<EventAttendee>>, BatchError> {
        let ids: Vec<EventId> = keys.iter().map(|key| key.0).collect();
        let found = self.events.attendees(&ids).await?;
        Ok(grouped(found, |attendee| AttendeesOf(attendee.event_id)))
    }
}

impl Loader<SeriesId> for EventReader {
    type Value = Series;
    type Error = BatchError;
    async fn load(&self, keys: &[SeriesId]) -> Result<HashMap<SeriesId, Series>, BatchError> {
        let found = self.events.series(keys).await?;
        Ok(found.into_iter().map(|series| (series.id, series)).collect())
    }
}

/// Asks for what speaks against the date of an event that was read before.
#[derive(Clone, Debug)]
pub struct WarningsOf(Event);

impl PartialEq for WarningsOf {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for WarningsOf {}

impl std::hash::Hash for WarningsOf {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.id.hash(state);
    }
}

impl Loader<WarningsOf> for EventReader {
    type Value = Vec<EventWarning>;
    type Error = BatchError;
    async fn load(&self, keys: &[WarningsOf]) -> Result<HashMap<WarningsOf, Vec<EventWarning>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let events: Vec<Event> = keys.iter().map(|key| key.0.clone()).collect();
        let mut found = self.events.warnings(actor, &events).await?;
        Ok(keys.iter().map(|key| (key.clone(), found.remove(&key.0.id).unwrap_or_default())).collect())
    }
}

/// One event, read together with the others of this level; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn event(ctx: &Context<'_>, id: EventId) -> async_graphql::Result<Option<Event>> {
    Ok(ctx.data_unchecked::<EventLoader>().load_one(id).await?)
}

/// Who is expected at an event that was read before; nobody for whoever sees only its outline.
pub(super) async fn attendees(ctx: &Context<'_>, event: &Event) -> async_graphql::Result<Vec<EventAttendee>> {
    if event.outline { Ok(Vec::new()) } else { attendees_of(ctx, event.id).await }
}

/// Who is expected at the event of something that the viewer sees.
///
/// # Errors
/// The database's.
pub async fn attendees_of(ctx: &Context<'_>, id: EventId) -> async_graphql::Result<Vec<EventAttendee>> {
    Ok(ctx.data_unchecked::<EventLoader>().load_one(AttendeesOf(id)).await?.unwrap_or_default())
}

/// The series of an event that was read before.
pub(super) async fn series(ctx: &Context<'_>, id: SeriesId) -> async_graphql::Result<Option<Series>> {
    Ok(ctx.data_unchecked::<EventLoader>().load_one(id).await?)
}

/// What speaks against the date of an event that was read before.
pub(super) async fn warnings(ctx: &Context<'_>, event: &Event) -> async_graphql::Result<Vec<EventWarning>> {
    let key = WarningsOf(event.clone());
    Ok(ctx.data_unchecked::<EventLoader>().load_one(key).await?.unwrap_or_default())
}
