//! Reminders of one request, read together for all protocols of a level.

use std::collections::HashMap;

use async_graphql::dataloader::{DataLoader, Loader};

use super::{Reminder, Reminders};
use crate::kernel::error::Result;
use crate::platform::graphql::{BatchError, Batches};
use crate::protocols::ids::ProtocolId;

/// Reads the reminders of protocols that the viewer was shown in full.
pub struct ReminderReader(Reminders);

/// The loader registered for each request.
pub type ReminderLoader = DataLoader<ReminderReader>;

/// Makes the loader of one request.
#[must_use]
pub fn reminder_loader(reminders: &Reminders, batches: &Batches) -> ReminderLoader {
    batches.loader::<ProtocolId, _>(ReminderReader(reminders.clone()))
}

impl Loader<ProtocolId> for ReminderReader {
    type Value = Vec<Reminder>;
    type Error = BatchError;
    async fn load(&self, ids: &[ProtocolId]) -> Result<HashMap<ProtocolId, Vec<Reminder>>, BatchError> {
        Ok(self.0.of_protocols(ids).await?)
    }
}
