//! A registration's fields that need another read.

use async_graphql::{ComplexObject, Context};

use super::Fallible;
use crate::accounts::{VisiblePerson, load_person};
use crate::directory::{Organisation, Post, load_organisation, load_post};
use crate::kernel::error::Error;
use crate::platform::graphql::ContextExt as _;
use crate::trainings::Trainings;
use crate::trainings::loaders::{Numbered, load};
use crate::trainings::model::{Certificate, Registration, RegistrationState, Training};

#[ComplexObject]
impl Registration {
    /// For which training.
    async fn training(&self, ctx: &Context<'_>) -> Fallible<Training> {
        load(ctx, self.training_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Who.
    async fn person(&self, ctx: &Context<'_>) -> Fallible<VisiblePerson> {
        load_person(ctx, self.person_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// As holder of which post.
    async fn post(&self, ctx: &Context<'_>) -> Fallible<Post> {
        load_post(ctx, self.post_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// In the name of which organisation.
    async fn organisation(&self, ctx: &Context<'_>) -> Fallible<Organisation> {
        load_organisation(ctx, self.organisation_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Who registered.
    async fn registered_by(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.registered_by_id?).await.transpose()
    }
    /// The certificate that was issued.
    async fn certificate(&self, ctx: &Context<'_>) -> Option<Fallible<Certificate>> {
        load(ctx, Numbered(self.certificate_number.clone()?)).await.transpose()
    }
    /// Whether the viewer may give the place back.
    async fn viewer_can_cancel(&self, ctx: &Context<'_>) -> Fallible<bool> {
        let Some(training) = load(ctx, self.training_id).await? else { return Ok(false) };
        let open = training.takes_registrations(ctx.service::<Trainings>().now());
        Ok(open && self.state.is_active() && training.ties.may_cancel(ctx.actor()?, self))
    }
    /// Whether the viewer may accept or turn down the request.
    async fn viewer_can_decide(&self, ctx: &Context<'_>) -> Fallible<bool> {
        let Some(training) = load(ctx, self.training_id).await? else { return Ok(false) };
        let open = training.takes_registrations(ctx.service::<Trainings>().now());
        Ok(open && self.state == RegistrationState::Requested && training.ties.edits)
    }
}
