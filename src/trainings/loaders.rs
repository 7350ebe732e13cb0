//! Trainings of one request, read a level at a time with the viewer's rights.

use std::collections::HashMap;
use std::hash::Hash;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};
use uuid::Uuid;

use super::Trainings;
use super::model::{
    Certificate, Counts, FeedbackSummary, Registration, RegistrationId, Trainer, Training, TrainingId,
};
use crate::events::{Event, EventId};
use crate::kernel::error::Result;
use crate::platform::graphql::{BatchError, Batches, Viewer, grouped};

/// Reads trainings for one viewer.
pub struct TrainingReader {
    trainings: Trainings,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type TrainingLoader = DataLoader<TrainingReader>;

/// Makes the loader of one request.
#[must_use]
pub fn training_loader(trainings: &Trainings, viewer: &Viewer, batches: &Batches) -> TrainingLoader {
    batches.loader::<TrainingId, _>(TrainingReader { trainings: trainings.clone(), viewer: viewer.clone() })
}

/// How many sit and wait at a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CountsOf(pub TrainingId);
/// Who teaches at a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TrainersOf(pub TrainingId);
/// The viewer's registration for a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OwnAt(pub TrainingId);
/// What was thought of a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FeedbackOf(pub TrainingId);
/// The sessions of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SessionsOf(pub Uuid);
/// The date of a training that the viewer sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateOf(pub EventId);
/// The certificate of this number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Numbered(pub String);

impl Loader<TrainingId> for TrainingReader {
    type Value = Training;
    type Error = BatchError;
    async fn load(&self, keys: &[TrainingId]) -> Result<HashMap<TrainingId, Training>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let found = self.trainings.find_all_visible(actor, keys).await?;
        Ok(found.into_iter().map(|training| (training.id, training)).collect())
    }
}

impl Loader<RegistrationId> for TrainingReader {
    type Value = Registration;
    type Error = BatchError;
    async fn load(
        &self,
        keys: &[RegistrationId],
    ) -> Result<HashMap<RegistrationId, Registration>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let found = self.trainings.registrations_visible(actor, keys).await?;
        Ok(found.into_iter().map(|registration| (registration.id, registration)).collect())
    }
}

impl Loader<CountsOf> for TrainingReader {
    type Value = Counts;
    type Error = BatchError;
    async fn load(&self, keys: &[CountsOf]) -> Result<HashMap<CountsOf, Counts>, BatchError> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.trainings.counts(&ids).await?;
        Ok(found.into_iter().map(|(id, counts)| (CountsOf(id), counts)).collect())
    }
}

impl Loader<TrainersOf> for TrainingReader {
    type Value = Vec<Trainer>;
    type Error = BatchError;
    async fn load(&self, keys: &[TrainersOf]) -> Result<HashMap<TrainersOf, Vec<Trainer>>, BatchError> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.trainings.trainers_of(&ids).await?;
        Ok(grouped(found, |trainer| TrainersOf(trainer.training_id)))
    }
}

impl Loader<OwnAt> for TrainingReader {
    type Value = Registration;
    type Error = BatchError;
    async fn load(&self, keys: &[OwnAt]) -> Result<HashMap<OwnAt, Registration>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        // In order of arrival: the last one stands.
        let found = self.trainings.own(actor, &ids).await?;
        Ok(found.into_iter().map(|own| (OwnAt(own.training_id), own)).collect())
    }
}

impl Loader<FeedbackOf> for TrainingReader {
    type Value = FeedbackSummary;
    type Error = BatchError;
    async fn load(&self, keys: &[FeedbackOf]) -> Result<HashMap<FeedbackOf, FeedbackSummary>, BatchError> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.trainings.feedback(&ids).await?;
        Ok(found.into_iter().map(|(id, summary)| (FeedbackOf(id), summary)).collect())
    }
}

impl Loader<SessionsOf> for TrainingReader {
    type Value = Vec<Training>;
    type Error = BatchError;
    async fn load(&self, keys: &[SessionsOf]) -> Result<HashMap<SessionsOf, Vec<Training>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.trainings.of_series(actor, ids).await?;
        Ok(grouped(found, |training| SessionsOf(training.series_id)))
    }
}

impl Loader<DateOf> for TrainingReader {
    type Value = Event;
    type Error = BatchError;
    async fn load(&self, keys: &[DateOf]) -> Result<HashMap<DateOf, Event>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.trainings.dates(actor, &ids).await?;
        Ok(found.into_iter().map(|event| (DateOf(event.id), event)).collect())
    }
}

impl Loader<Numbered> for TrainingReader {
    type Value = Certificate;
    type Error = BatchError;
    async fn load(&self, keys: &[Numbered]) -> Result<HashMap<Numbered, Certificate>, BatchError> {
        let numbers = keys.iter().map(|key| key.0.clone()).collect();
        let found = self.trainings.certificates(numbers).await?;
        Ok(found.into_iter().map(|one| (Numbered(one.number.clone()), one)).collect())
    }
}

/// What hangs on one key, read together with the others of this level.
pub(super) async fn load<K>(
    ctx: &Context<'_>,
    key: K,
) -> async_graphql::Result<Option<<TrainingReader as Loader<K>>::Value>>
where
    K: Send + Sync + Hash + Eq + Clone + 'static,
    TrainingReader: Loader<K, Error = BatchError>,
{
    Ok(ctx.data_unchecked::<TrainingLoader>().load_one(key).await?)
}

/// One training, read together with the others of this level; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn training(ctx: &Context<'_>, id: TrainingId) -> async_graphql::Result<Option<Training>> {
    load(ctx, id).await
}

/// One registration, read together with the others of this level; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn registration(
    ctx: &Context<'_>,
    id: RegistrationId,
) -> async_graphql::Result<Option<Registration>> {
    load(ctx, id).await
}
