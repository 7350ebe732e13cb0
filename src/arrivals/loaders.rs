//! Onboarding packs of one request, read a level at a time with the viewer's rights.

use std::collections::HashMap;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::Packs;
use super::model::{Pack, PackId};
use crate::kernel::actor::{OrganisationId, PostId};
use crate::platform::graphql::{BatchError, Batches, Viewer, grouped};

/// Reads onboarding packs for one viewer.
pub struct PackReader {
    packs: Packs,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type PackLoader = DataLoader<PackReader>;

/// Makes the loader of one request.
#[must_use]
pub fn pack_loader(packs: &Packs, viewer: &Viewer, batches: &Batches) -> PackLoader {
    batches.loader::<PackId, _>(PackReader { packs: packs.clone(), viewer: viewer.clone() })
}

impl Loader<PackId> for PackReader {
    type Value = Pack;
    type Error = BatchError;
    async fn load(&self, ids: &[PackId]) -> Result<HashMap<PackId, Pack>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let found = self.packs.find_all_visible(actor, ids).await?;
        Ok(found.into_iter().map(|pack| (pack.id, pack)).collect())
    }
}

impl Loader<PostId> for PackReader {
    type Value = Vec<Pack>;
    type Error = BatchError;
    async fn load(&self, ids: &[PostId]) -> Result<HashMap<PostId, Vec<Pack>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        Ok(grouped(self.packs.of_posts(actor, ids).await?, |pack| pack.post_id))
    }
}

impl Loader<OrganisationId> for PackReader {
    type Value = Vec<Pack>;
    type Error = BatchError;
    async fn load(&self, ids: &[OrganisationId]) -> Result<HashMap<OrganisationId, Vec<Pack>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        Ok(grouped(self.packs.of_organisations(actor, ids).await?, |pack| pack.organisation_id))
    }
}

/// One pack; none when out of the viewer's reach.
///
/// # Errors
/// The database's.
pub async fn load(ctx: &Context<'_>, id: PackId) -> async_graphql::Result<Option<Pack>> {
    Ok(ctx.data_unchecked::<PackLoader>().load_one(id).await?)
}

/// Packs of a post that the viewer sees, latest first.
pub(super) async fn of_post(ctx: &Context<'_>, id: PostId) -> async_graphql::Result<Vec<Pack>> {
    Ok(ctx.data_unchecked::<PackLoader>().load_one(id).await?.unwrap_or_default())
}

/// Packs of who arrived at an organisation that the viewer represents, latest first.
pub(super) async fn of_organisation(
    ctx: &Context<'_>,
    id: OrganisationId,
) -> async_graphql::Result<Vec<Pack>> {
    Ok(ctx.data_unchecked::<PackLoader>().load_one(id).await?.unwrap_or_default())
}
