//! Agreements of one request, read a level at a time with the viewer's rights.

use std::collections::HashMap;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::Interregion;
use super::model::{Agreement, Participation, ParticipationId};
use crate::kernel::actor::PartnershipId;
use crate::platform::graphql::{BatchError, Batches, Viewer, grouped};

/// Reads agreements for one viewer.
pub struct InterregionReader {
    interregion: Interregion,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type InterregionLoader = DataLoader<InterregionReader>;

/// Makes the loader of one request.
#[must_use]
pub fn interregion_loader(
    interregion: &Interregion,
    viewer: &Viewer,
    batches: &Batches,
) -> InterregionLoader {
    batches.loader::<PartnershipId, _>(InterregionReader {
        interregion: interregion.clone(),
        viewer: viewer.clone(),
    })
}

impl Loader<PartnershipId> for InterregionReader {
    type Value = Agreement;
    type Error = BatchError;
    async fn load(&self, ids: &[PartnershipId]) -> Result<HashMap<PartnershipId, Agreement>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        Ok(self.interregion.agreements(actor, ids).await?)
    }
}

impl Loader<ParticipationId> for InterregionReader {
    type Value = Participation;
    type Error = BatchError;
    async fn load(
        &self,
        ids: &[ParticipationId],
    ) -> Result<HashMap<ParticipationId, Participation>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let found = self.interregion.find_all_visible(actor, ids).await?;
        Ok(found.into_iter().map(|part| (part.id, part)).collect())
    }
}

/// Asks for all parts in an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct PartsIn(PartnershipId);

impl Loader<PartsIn> for InterregionReader {
    type Value = Vec<Participation>;
    type Error = BatchError;
    async fn load(&self, keys: &[PartsIn]) -> Result<HashMap<PartsIn, Vec<Participation>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let ids: Vec<PartnershipId> = keys.iter().map(|key| key.0).collect();
        let found = self.interregion.of_partnerships(actor, &ids).await?;
        Ok(grouped(found, |part| PartsIn(part.partnership_id)))
    }
}

/// The agreement that a partnership is; none when it is not one, or out of the viewer's reach.
pub(super) async fn agreement(
    ctx: &Context<'_>,
    id: PartnershipId,
) -> async_graphql::Result<Option<Agreement>> {
    Ok(ctx.data_unchecked::<InterregionLoader>().load_one(id).await?)
}

/// All parts in an agreement, past ones too, in any order.
pub(super) async fn parts_in(
    ctx: &Context<'_>,
    id: PartnershipId,
) -> async_graphql::Result<Vec<Participation>> {
    Ok(ctx.data_unchecked::<InterregionLoader>().load_one(PartsIn(id)).await?.unwrap_or_default())
}

/// One part; none when out of the viewer's reach.
///
/// # Errors
/// The database's.
pub async fn load_participation(
    ctx: &Context<'_>,
    id: ParticipationId,
) -> async_graphql::Result<Option<Participation>> {
    Ok(ctx.data_unchecked::<InterregionLoader>().load_one(id).await?)
}
