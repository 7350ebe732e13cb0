//! Handover notes of one request, read a level at a time with the viewer's rights.

use std::collections::HashMap;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::Handovers;
use super::model::{Note, NoteId};
use crate::kernel::actor::PostId;
use crate::platform::graphql::{BatchError, Batches, Viewer, grouped};

/// Reads handover notes for one viewer.
pub struct HandoverReader {
    handovers: Handovers,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type HandoverLoader = DataLoader<HandoverReader>;

/// Makes the loader of one request.
#[must_use]
pub fn handover_loader(handovers: &Handovers, viewer: &Viewer, batches: &Batches) -> HandoverLoader {
    batches.loader::<NoteId, _>(HandoverReader { handovers: handovers.clone(), viewer: viewer.clone() })
}

impl Loader<NoteId> for HandoverReader {
    type Value = Note;
    type Error = BatchError;
    async fn load(&self, ids: &[NoteId]) -> Result<HashMap<NoteId, Note>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let found = self.handovers.find_all_visible(actor, ids).await?;
        Ok(found.into_iter().map(|note| (note.id, note)).collect())
    }
}

impl Loader<PostId> for HandoverReader {
    type Value = Vec<Note>;
    type Error = BatchError;
    async fn load(&self, ids: &[PostId]) -> Result<HashMap<PostId, Vec<Note>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        Ok(grouped(self.handovers.of_posts(actor, ids).await?, |note| note.post_id))
    }
}

/// One note; none when out of the viewer's reach.
///
/// # Errors
/// The database's.
pub async fn load(ctx: &Context<'_>, id: NoteId) -> async_graphql::Result<Option<Note>> {
    Ok(ctx.data_unchecked::<HandoverLoader>().load_one(id).await?)
}

/// Notes of a post that the viewer sees, latest first.
pub(super) async fn of_post(ctx: &Context<'_>, id: PostId) -> async_graphql::Result<Vec<Note>> {
    Ok(ctx.data_unchecked::<HandoverLoader>().load_one(id).await?.unwrap_or_default())
}
