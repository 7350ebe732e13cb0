//! Reviews of one request, read a level at a time with the viewer's rights.

use std::collections::HashMap;
use std::hash::Hash;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::{Finding, Participant, Result, Review, Reviews, Stakes};
use crate::actions::ActionItem;
use crate::kernel::ids::TypedId as _;
use crate::platform::graphql::{BatchError, Batches, Viewer, grouped};
use crate::protocols::corrections::Correction;
use crate::protocols::ids::{ProtocolId, ReviewId};

/// Reads reviews for one viewer.
pub struct ReviewReader {
    reviews: Reviews,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type ReviewLoader = DataLoader<ReviewReader>;

/// Makes the loader of one request.
#[must_use]
pub fn review_loader(reviews: &Reviews, viewer: &Viewer, batches: &Batches) -> ReviewLoader {
    batches.loader::<ReviewId, _>(ReviewReader { reviews: reviews.clone(), viewer: viewer.clone() })
}

/// The open and the last closed review of a protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CurrentOf(pub ProtocolId);
/// What the rules look at for a protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StakesOf(pub ProtocolId);
/// Who was at a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParticipantsOf(pub ReviewId);
/// What a review says of clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FindingsOf(pub ReviewId);
/// What a review decided to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FollowUpsOf(pub ReviewId);
/// The corrections of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CorrectionsOf(pub ReviewId);

impl Loader<ReviewId> for ReviewReader {
    type Value = Review;
    type Error = BatchError;
    async fn load(&self, keys: &[ReviewId]) -> Result<HashMap<ReviewId, Review>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let found = self.reviews.find_all_visible(actor, keys).await?;
        Ok(found.into_iter().map(|review| (review.id, review)).collect())
    }
}

impl Loader<CurrentOf> for ReviewReader {
    type Value = Vec<Review>;
    type Error = BatchError;
    async fn load(&self, keys: &[CurrentOf]) -> Result<HashMap<CurrentOf, Vec<Review>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let protocols: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.reviews.current_of(actor, &protocols).await?;
        Ok(grouped(found, |review| CurrentOf(review.protocol_id)))
    }
}

impl Loader<StakesOf> for ReviewReader {
    type Value = Stakes;
    type Error = BatchError;
    async fn load(&self, keys: &[StakesOf]) -> Result<HashMap<StakesOf, Stakes>, BatchError> {
        let protocols: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.reviews.stakes(&protocols).await?;
        Ok(found.into_iter().map(|(protocol, stakes)| (StakesOf(protocol), stakes)).collect())
    }
}

impl Loader<ParticipantsOf> for ReviewReader {
    type Value = Vec<Participant>;
    type Error = BatchError;
    async fn load(
        &self,
        keys: &[ParticipantsOf],
    ) -> Result<HashMap<ParticipantsOf, Vec<Participant>>, BatchError> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.reviews.participants(&ids).await?;
        Ok(grouped(found, |participant| ParticipantsOf(participant.review_id)))
    }
}

impl Loader<FindingsOf> for ReviewReader {
    type Value = Vec<Finding>;
    type Error = BatchError;
    async fn load(&self, keys: &[FindingsOf]) -> Result<HashMap<FindingsOf, Vec<Finding>>, BatchError> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.reviews.findings(&ids).await?;
        Ok(grouped(found, |finding| FindingsOf(finding.review_id)))
    }
}

impl Loader<FollowUpsOf> for ReviewReader {
    type Value = Vec<ActionItem>;
    type Error = BatchError;
    async fn load(&self, keys: &[FollowUpsOf]) -> Result<HashMap<FollowUpsOf, Vec<ActionItem>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.reviews.follow_ups(actor, &ids).await?;
        Ok(grouped(found, |item| FollowUpsOf(ReviewId::from_uuid(item.origin_id))))
    }
}

impl Loader<CorrectionsOf> for ReviewReader {
    type Value = Vec<Correction>;
    type Error = BatchError;
    async fn load(
        &self,
        keys: &[CorrectionsOf],
    ) -> Result<HashMap<CorrectionsOf, Vec<Correction>>, BatchError> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.reviews.corrections(&ids).await?;
        Ok(grouped(found, |correction| CorrectionsOf(ReviewId::from_uuid(correction.subject_id))))
    }
}

/// What hangs on one key, read together with the others of this level.
pub(super) async fn load<K>(
    ctx: &Context<'_>,
    key: K,
) -> async_graphql::Result<Option<<ReviewReader as Loader<K>>::Value>>
where
    K: Send + Sync + Hash + Eq + Clone + 'static,
    ReviewReader: Loader<K, Error = BatchError>,
{
    Ok(ctx.data_unchecked::<ReviewLoader>().load_one(key).await?)
}

/// One review, read together with the others of this level; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn review(ctx: &Context<'_>, id: ReviewId) -> async_graphql::Result<Option<Review>> {
    load(ctx, id).await
}
