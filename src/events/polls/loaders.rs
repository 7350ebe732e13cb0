//! Polls and outsiders of one request, read a level at a time. The events were read with the viewer's rights before.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::model::{Poll, PollAnswer, PollOption};
use super::store;
use crate::events::Events;
use crate::events::guests::{self, EventGuest};
use crate::events::model::EventId;
use crate::kernel::error::Result;
use crate::platform::graphql::{BatchError, Batches, Viewer, grouped};

/// Reads what hangs on events that were read before.
pub struct PollReader {
    events: Events,
}

/// The loader registered for each request.
pub type PollLoader = DataLoader<PollReader>;

/// Makes the loader of one request.
#[must_use]
pub fn poll_loader(events: &Events, _: &Viewer, batches: &Batches) -> PollLoader {
    batches.loader::<PollOf, _>(PollReader { events: events.clone() })
}

/// A poll with its dates and answers.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The poll.
    pub poll: Poll,
    /// Its dates, first to last.
    pub options: Vec<PollOption>,
    /// All answers.
    pub answers: Vec<PollAnswer>,
}

/// Asks for the poll of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PollOf(pub EventId);

/// Asks for the outsiders of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GuestsOf(pub EventId);

impl Loader<PollOf> for PollReader {
    type Value = Arc<Sheet>;
    type Error = BatchError;
    async fn load(&self, keys: &[PollOf]) -> Result<HashMap<PollOf, Arc<Sheet>>, BatchError> {
        let ids: Vec<EventId> = keys.iter().map(|key| key.0).collect();
        let sheets = self.events.poll_sheets(&ids).await?;
        Ok(sheets.into_iter().map(|sheet| (PollOf(sheet.poll.event_id), Arc::new(sheet))).collect())
    }
}

impl Loader<GuestsOf> for PollReader {
    type Value = Vec<EventGuest>;
    type Error = BatchError;
    async fn load(&self, keys: &[GuestsOf]) -> Result<HashMap<GuestsOf, Vec<EventGuest>>, BatchError> {
        let ids: Vec<EventId> = keys.iter().map(|key| key.0).collect();
        let found = guests::store::of_events(&self.events.platform.db, &ids).await?;
        Ok(grouped(found, |guest| GuestsOf(guest.event_id)))
    }
}

impl Events {
    /// The polls of these events, with dates and answers.
    pub(in crate::events) async fn poll_sheets(&self, ids: &[EventId]) -> Result<Vec<Sheet>> {
        let db = &self.platform.db;
        let polls = store::polls(db, ids).await?;
        if polls.is_empty() {
            return Ok(Vec::new());
        }
        let with_poll: Vec<EventId> = polls.iter().map(|poll| poll.event_id).collect();
        let options = store::options(db, &with_poll).await?;
        let answers = store::answers(db, &with_poll).await?;
        let of = |poll: Poll| Sheet {
            options: options.iter().filter(|option| option.event_id == poll.event_id).cloned().collect(),
            answers: answers.iter().filter(|answer| answer.event_id == poll.event_id).cloned().collect(),
            poll,
        };
        Ok(polls.into_iter().map(of).collect())
    }
}

/// The poll of an event, if there is one.
pub(super) async fn poll(ctx: &Context<'_>, id: EventId) -> async_graphql::Result<Option<Arc<Sheet>>> {
    Ok(ctx.data_unchecked::<PollLoader>().load_one(PollOf(id)).await?)
}

/// The outsiders of an event.
pub(super) async fn guests(ctx: &Context<'_>, id: EventId) -> async_graphql::Result<Vec<EventGuest>> {
    Ok(ctx.data_unchecked::<PollLoader>().load_one(GuestsOf(id)).await?.unwrap_or_default())
}
