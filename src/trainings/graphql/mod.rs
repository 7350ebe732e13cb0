//! Trainings in the API.

mod registration;
mod subscription;
mod training;

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{Context, ID, Object};

use super::inputs::{
    CancelRegistrationInput, CancelTrainingInput, CloseTrainingInput, CopyTrainingInput, CreateTrainingInput,
    DecideRegistrationInput, GiveFeedbackInput, IssueCertificatesInput, MoveTrainingInput,
    OpenRegistrationInput, RecordTrainingAttendanceInput, RegisterForTrainingInput, RegisterTeamInput,
    UpdateTrainingInput,
};
use super::model::{Certificate, Registration, Training};
use super::{Catalogue, Trainings};
use crate::kernel::actor::PartnershipId;
use crate::kernel::clock::Day;
use crate::kernel::page::PageRequest;
use crate::partnerships::name_pattern;
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};
use crate::protocols::Theme;

pub use subscription::TrainingSubscription;
pub use training::EventTraining;

type Fallible<T> = async_graphql::Result<T>;

payload!(
    /// The training as it now stands.
    TrainingPayload { training: Training }
);
payload!(
    /// The registration as it now stands.
    RegistrationPayload { registration: Registration }
);

/// Root fields of trainings.
#[derive(Default)]
pub struct TrainingQuery;

/// Root fields of trainings.
#[Object]
impl TrainingQuery {
    /// The catalogue of the viewer's reach: coming ones soonest first; past ones, when asked for, latest first.
    #[expect(clippy::too_many_arguments, reason = "each is one filter of the catalogue")]
    async fn trainings(
        &self,
        ctx: &Context<'_>,
        search: Option<String>,
        territory: Option<ID>,
        theme: Option<Theme>,
        partnership_id: Option<PartnershipId>,
        from: Option<Day>,
        #[graphql(default)] past: bool,
        #[graphql(default)] with_seats: bool,
        first: Option<i32>,
        after: Option<String>,
    ) -> Fallible<Connection<String, Training, Total, EmptyFields>> {
        let total = ctx.look_ahead().field("totalCount").exists();
        let page = PageRequest::new(first, after.as_deref(), total)?;
        let asked = Catalogue {
            partnerships: partnership_id.map(|id| vec![id]),
            words: name_pattern(search.as_deref()),
            theme: theme
                .map(|theme| async_graphql::resolver_utils::enum_value(theme).to_string())
                .unwrap_or_default(),
            from,
            past,
            with_seats,
        };
        let territory = territory.as_ref().map(|code| code.as_str());
        let found = ctx.service::<Trainings>().catalogue(ctx.actor()?, asked, territory, &page).await?;
        Ok(connection(found, after.is_some()))
    }

    /// A certificate by its number, to its holder, to who represents the holder's organisation, and to the organiser.
    async fn certificate(&self, ctx: &Context<'_>, number: String) -> Fallible<Option<Certificate>> {
        Ok(ctx.service::<Trainings>().certificate(ctx.actor()?, &number).await?)
    }
}

/// What can be done with trainings.
#[derive(Default)]
pub struct TrainingMutation;

/// What can be done with trainings.
#[Object]
impl TrainingMutation {
    /// Plans a training of the own organisation.
    async fn create_training(
        &self,
        ctx: &Context<'_>,
        input: CreateTrainingInput,
    ) -> Fallible<TrainingPayload> {
        let result = ctx.service::<Trainings>().create(ctx.actor()?, input).await;
        Ok(TrainingPayload::from_result(result)?)
    }
    /// Changes what describes a training.
    async fn update_training(
        &self,
        ctx: &Context<'_>,
        input: UpdateTrainingInput,
    ) -> Fallible<TrainingPayload> {
        let result = ctx.service::<Trainings>().update(ctx.actor()?, input).await;
        Ok(TrainingPayload::from_result(result)?)
    }
    /// Gives a training another date; everybody keeps their place.
    async fn move_training(&self, ctx: &Context<'_>, input: MoveTrainingInput) -> Fallible<TrainingPayload> {
        let result = ctx.service::<Trainings>().reschedule(ctx.actor()?, input).await;
        Ok(TrainingPayload::from_result(result)?)
    }
    /// Calls a training off.
    async fn cancel_training(
        &self,
        ctx: &Context<'_>,
        input: CancelTrainingInput,
    ) -> Fallible<TrainingPayload> {
        let result = ctx.service::<Trainings>().cancel(ctx.actor()?, input).await;
        Ok(TrainingPayload::from_result(result)?)
    }
    /// Opens registration.
    async fn open_registration(
        &self,
        ctx: &Context<'_>,
        input: OpenRegistrationInput,
    ) -> Fallible<TrainingPayload> {
        let result = ctx.service::<Trainings>().open(ctx.actor()?, input).await;
        Ok(TrainingPayload::from_result(result)?)
    }
    /// Plans the same training at another date.
    async fn copy_training(&self, ctx: &Context<'_>, input: CopyTrainingInput) -> Fallible<TrainingPayload> {
        let result = ctx.service::<Trainings>().copy(ctx.actor()?, input).await;
        Ok(TrainingPayload::from_result(result)?)
    }
    /// Registers the viewer: a seat, or a place in the waiting list.
    async fn register_for_training(
        &self,
        ctx: &Context<'_>,
        input: RegisterForTrainingInput,
    ) -> Fallible<RegistrationPayload> {
        let result = ctx.service::<Trainings>().register(ctx.actor()?, input).await;
        Ok(RegistrationPayload::from_result(result)?)
    }
    /// Registers people of the organisation that the viewer represents.
    async fn register_team(&self, ctx: &Context<'_>, input: RegisterTeamInput) -> Fallible<TrainingPayload> {
        let result = ctx.service::<Trainings>().register_team(ctx.actor()?, input).await;
        Ok(TrainingPayload::from_result(result)?)
    }
    /// Gives a place back; the seat goes to whoever waits first.
    async fn cancel_registration(
        &self,
        ctx: &Context<'_>,
        input: CancelRegistrationInput,
    ) -> Fallible<RegistrationPayload> {
        let result = ctx.service::<Trainings>().cancel_registration(ctx.actor()?, input).await;
        Ok(RegistrationPayload::from_result(result)?)
    }
    /// Accepts or turns down a request.
    async fn decide_registration(
        &self,
        ctx: &Context<'_>,
        input: DecideRegistrationInput,
    ) -> Fallible<RegistrationPayload> {
        let result = ctx.service::<Trainings>().decide(ctx.actor()?, input).await;
        Ok(RegistrationPayload::from_result(result)?)
    }
    /// Records who came and who did not.
    async fn record_training_attendance(
        &self,
        ctx: &Context<'_>,
        input: RecordTrainingAttendanceInput,
    ) -> Fallible<TrainingPayload> {
        let result = ctx.service::<Trainings>().record_attendance(ctx.actor()?, input).await;
        Ok(TrainingPayload::from_result(result)?)
    }
    /// Says that a training took place.
    async fn close_training(
        &self,
        ctx: &Context<'_>,
        input: CloseTrainingInput,
    ) -> Fallible<TrainingPayload> {
        let result = ctx.service::<Trainings>().close(ctx.actor()?, input).await;
        Ok(TrainingPayload::from_result(result)?)
    }
    /// Issues a certificate to each who came and has none.
    async fn issue_certificates(
        &self,
        ctx: &Context<'_>,
        input: IssueCertificatesInput,
    ) -> Fallible<TrainingPayload> {
        let result = ctx.service::<Trainings>().issue_certificates(ctx.actor()?, input).await;
        Ok(TrainingPayload::from_result(result)?)
    }
    /// Says once what a training was worth; kept without its author.
    async fn give_feedback(&self, ctx: &Context<'_>, input: GiveFeedbackInput) -> Fallible<TrainingPayload> {
        let result = ctx.service::<Trainings>().give_feedback(ctx.actor()?, input).await;
        Ok(TrainingPayload::from_result(result)?)
    }
}
