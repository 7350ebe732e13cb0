//! Glossaries of one request, read a level at a time.

use std::collections::HashMap;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::Glossary;
use super::model::Entry;
use crate::kernel::actor::PartnershipId;
use crate::platform::graphql::{BatchError, Batches};

/// Reads glossaries; who asks has been authorised by the slice that shows them.
pub struct GlossaryReader(Glossary);

/// The loader registered for each request.
pub type GlossaryLoader = DataLoader<GlossaryReader>;

/// Makes the loader of one request.
#[must_use]
pub fn glossary_loader(glossary: &Glossary, batches: &Batches) -> GlossaryLoader {
    batches.loader::<PartnershipId, _>(GlossaryReader(glossary.clone()))
}

impl Loader<PartnershipId> for GlossaryReader {
    type Value = Vec<Entry>;
    type Error = BatchError;
    async fn load(&self, ids: &[PartnershipId]) -> Result<HashMap<PartnershipId, Vec<Entry>>, BatchError> {
        Ok(self.0.of_partnerships_as_system(ids).await?)
    }
}

/// The words of a partnership in their order, hidden ones included; whoever asks reads the partnership.
///
/// # Errors
/// The database's.
pub async fn of_partnership(ctx: &Context<'_>, id: PartnershipId) -> async_graphql::Result<Vec<Entry>> {
    Ok(ctx.data_unchecked::<GlossaryLoader>().load_one(id).await?.unwrap_or_default())
}
