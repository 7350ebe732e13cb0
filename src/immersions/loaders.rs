//! Immersions of one request, read a level at a time with the viewer's rights.

use std::collections::HashMap;
use std::hash::Hash;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::Immersions;
use super::model::{Offer, OfferId, Placement, PlacementId};
use crate::kernel::error::Result;
use crate::platform::graphql::{BatchError, Batches, Viewer, grouped};

/// Reads immersions for one viewer.
pub struct ImmersionReader {
    immersions: Immersions,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type ImmersionLoader = DataLoader<ImmersionReader>;

/// Makes the loader of one request.
#[must_use]
pub fn immersion_loader(immersions: &Immersions, viewer: &Viewer, batches: &Batches) -> ImmersionLoader {
    batches.loader::<OfferId, _>(ImmersionReader { immersions: immersions.clone(), viewer: viewer.clone() })
}

/// Stays at an offer that concern the viewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PlacementsAt(pub OfferId);

impl Loader<OfferId> for ImmersionReader {
    type Value = Offer;
    type Error = BatchError;
    async fn load(&self, keys: &[OfferId]) -> Result<HashMap<OfferId, Offer>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let found = self.immersions.offers(actor, keys).await?;
        Ok(found.into_iter().map(|offer| (offer.id, offer)).collect())
    }
}

impl Loader<PlacementId> for ImmersionReader {
    type Value = Placement;
    type Error = BatchError;
    async fn load(&self, keys: &[PlacementId]) -> Result<HashMap<PlacementId, Placement>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let found = self.immersions.placements(actor, keys).await?;
        Ok(found.into_iter().map(|placement| (placement.id, placement)).collect())
    }
}

impl Loader<PlacementsAt> for ImmersionReader {
    type Value = Vec<Placement>;
    type Error = BatchError;
    async fn load(&self, keys: &[PlacementsAt]) -> Result<HashMap<PlacementsAt, Vec<Placement>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.immersions.placements_at(actor, &ids).await?;
        Ok(grouped(found, |placement| PlacementsAt(placement.offer_id)))
    }
}

/// What hangs on one key, read together with the others of this level.
pub(super) async fn load<K>(
    ctx: &Context<'_>,
    key: K,
) -> async_graphql::Result<Option<<ImmersionReader as Loader<K>>::Value>>
where
    K: Send + Sync + Hash + Eq + Clone + 'static,
    ImmersionReader: Loader<K, Error = BatchError>,
{
    Ok(ctx.data_unchecked::<ImmersionLoader>().load_one(key).await?)
}

/// One offer; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn offer(ctx: &Context<'_>, id: OfferId) -> async_graphql::Result<Option<Offer>> {
    load(ctx, id).await
}

/// One stay; none when it does not concern the viewer.
///
/// # Errors
/// The database's.
pub async fn placement(ctx: &Context<'_>, id: PlacementId) -> async_graphql::Result<Option<Placement>> {
    load(ctx, id).await
}
