//! Resource persons of one request, read a level at a time with the viewer's rights.

use std::collections::HashMap;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::Resources;
use super::model::{ResourceId, ResourcePerson};
use crate::kernel::actor::PartnershipId;
use crate::platform::graphql::{BatchError, Batches, Viewer};

/// Reads resource persons for one viewer.
pub struct ResourceReader {
    resources: Resources,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type ResourceLoader = DataLoader<ResourceReader>;

/// Makes the loader of one request.
#[must_use]
pub fn resource_loader(resources: &Resources, viewer: &Viewer, batches: &Batches) -> ResourceLoader {
    batches.loader::<ResourceId, _>(ResourceReader { resources: resources.clone(), viewer: viewer.clone() })
}

impl Loader<ResourceId> for ResourceReader {
    type Value = ResourcePerson;
    type Error = BatchError;
    async fn load(&self, ids: &[ResourceId]) -> Result<HashMap<ResourceId, ResourcePerson>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let found = self.resources.find_all_visible(actor, ids).await?;
        Ok(found.into_iter().map(|entry| (entry.id, entry)).collect())
    }
}

impl Loader<PartnershipId> for ResourceReader {
    type Value = Vec<ResourcePerson>;
    type Error = BatchError;
    async fn load(
        &self,
        ids: &[PartnershipId],
    ) -> Result<HashMap<PartnershipId, Vec<ResourcePerson>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for entry in self.resources.of_partnerships(actor, ids).await? {
            found.entry(entry.partnership_id).or_default().push(entry);
        }
        Ok(found)
    }
}

/// One entry; none when out of the viewer's reach.
///
/// # Errors
/// The database's.
pub async fn load(ctx: &Context<'_>, id: ResourceId) -> async_graphql::Result<Option<ResourcePerson>> {
    Ok(ctx.data_unchecked::<ResourceLoader>().load_one(id).await?)
}

/// All entries of a partnership that the viewer reads, by theme.
pub(super) async fn of_partnership(
    ctx: &Context<'_>,
    id: PartnershipId,
) -> async_graphql::Result<Vec<ResourcePerson>> {
    Ok(ctx.data_unchecked::<ResourceLoader>().load_one(id).await?.unwrap_or_default())
}
