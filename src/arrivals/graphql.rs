//! Onboarding packs in the API.

use async_graphql::{ComplexObject, Context, Object};

use super::acts::{AcknowledgePackInput, TickPackItemInput};
use super::compose::PackPreview;
use super::content::{PackContent, PackDate};
use super::counts::PackCounts;
use super::editing::{ResetPackTemplateInput, SavePackTemplateInput};
use super::model::Pack;
use super::templates::PackTemplate;
use super::{Packs, loaders};
use crate::accounts::{Mandate, VisiblePerson, load_mandate, load_person};
use crate::directory::{Post, load_post};
use crate::kernel::actor::{OrganisationId, PostId};
use crate::meetings::{PresentationMeeting, load_presentation};
use crate::partnerships::{Partnership, load_partnership_of};
use crate::payload;
use crate::platform::graphql::ContextExt as _;
use crate::trainings::{Training, load_training};

type Fallible<T> = async_graphql::Result<T>;

payload!(
    /// The pack as it now stands.
    PackPayload { pack: Pack }
);
payload!(
    /// The template as it now stands.
    PackTemplatePayload { template: PackTemplate }
);

#[ComplexObject]
impl Pack {
    /// At which post; null before the first day, for who has no right to the directory yet.
    async fn post(&self, ctx: &Context<'_>) -> Option<Fallible<Post>> {
        load_post(ctx, self.post_id).await.transpose()
    }
    /// Who arrives.
    async fn person(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.person_id).await.transpose()
    }
    /// The mandate that begins.
    async fn mandate(&self, ctx: &Context<'_>) -> Option<Fallible<Mandate>> {
        load_mandate(ctx, self.mandate_id).await.transpose()
    }
    /// The partnership whose template it follows.
    async fn partnership(&self, ctx: &Context<'_>) -> Option<Fallible<Partnership>> {
        Some(load_partnership_of(ctx, self.partnership_id?).await)
    }
    /// The joint presentation meeting, once proposed; null before the first day.
    async fn presentation(&self, ctx: &Context<'_>) -> Option<Fallible<PresentationMeeting>> {
        load_presentation(ctx, self.presentation_id?).await.transpose()
    }
    /// What it holds today; for the newcomer alone. The first reading is recorded.
    async fn content(&self, ctx: &Context<'_>) -> Option<Fallible<PackContent>> {
        if !self.ties.newcomer {
            return None;
        }
        let actor = match ctx.actor() {
            Ok(actor) => actor,
            Err(error) => return Some(Err(error.into())),
        };
        Some(ctx.service::<Packs>().read(actor, self).await.map_err(Into::into))
    }
    /// How many points of the checklist are done.
    async fn done_count(&self) -> usize {
        self.checklist.iter().filter(|item| item.done_on.is_some()).count()
    }
    /// Whether it is the viewer's own.
    async fn viewer_is_newcomer(&self) -> bool {
        self.ties.newcomer
    }
    /// Whether the viewer may say that it was read: from the first day on.
    async fn viewer_can_acknowledge(&self) -> bool {
        self.ties.acts()
    }
}

#[ComplexObject]
impl PackDate {
    /// The training to register for; null before the first day.
    async fn training(&self, ctx: &Context<'_>) -> Option<Fallible<Training>> {
        load_training(ctx, self.training_id?).await.transpose()
    }
}

/// What onboarding packs add to the viewer.
pub struct ViewerPacks;

/// What onboarding packs add to the viewer.
#[Object]
impl ViewerPacks {
    /// The viewer's own packs, latest first: from 30 days before the first day to the end of the mandate.
    async fn packs(&self, ctx: &Context<'_>) -> Fallible<Vec<Pack>> {
        Ok(ctx.service::<Packs>().own(ctx.actor()?).await?)
    }
}

/// What onboarding packs add to a post.
pub struct PostPacks(pub PostId);

/// What onboarding packs add to a post.
#[Object]
impl PostPacks {
    /// Packs of who took it, latest first: for the newcomer and the representative of its organisation.
    async fn packs(&self, ctx: &Context<'_>) -> Fallible<Vec<Pack>> {
        loaders::of_post(ctx, self.0).await
    }
}

/// What onboarding packs add to an organisation.
pub struct OrganisationPacks(pub OrganisationId);

/// What onboarding packs add to an organisation.
#[Object]
impl OrganisationPacks {
    /// Who arrived within the year, latest first, and how far they are: for its representative.
    async fn newcomers(&self, ctx: &Context<'_>) -> Fallible<Vec<Pack>> {
        loaders::of_organisation(ctx, self.0).await
    }
}

/// What onboarding packs add to a partnership.
pub struct PartnershipPacks(pub Partnership);

/// What onboarding packs add to a partnership.
#[Object]
impl PartnershipPacks {
    /// How its newcomers fare, in counts: for coordinators and observers.
    async fn newcomer_counts(&self, ctx: &Context<'_>) -> Option<Fallible<PackCounts>> {
        ctx.service::<Packs>().counts(&self.0).await.map_err(Into::into).transpose()
    }
    /// What its newcomers are told, one template for each role: for the coordinator.
    async fn pack_templates(&self, ctx: &Context<'_>) -> Fallible<Vec<PackTemplate>> {
        if !self.0.standing.runs() {
            return Ok(Vec::new());
        }
        Ok(ctx.service::<Packs>().templates_as_system(self.0.id).await?)
    }
    /// What somebody who arrived today at a member's post would find: for the coordinator.
    async fn pack_preview(&self, ctx: &Context<'_>, post_id: PostId) -> Option<Fallible<PackPreview>> {
        let actor = ctx.actor().ok()?;
        let found = ctx.service::<Packs>().preview(actor, &self.0, post_id).await;
        found.map_err(Into::into).transpose()
    }
    /// May adapt the templates.
    async fn viewer_can_edit_pack_templates(&self) -> bool {
        self.0.standing.runs()
    }
}

/// What can be done with onboarding packs.
#[derive(Default)]
pub struct PackMutation;

/// What can be done with onboarding packs.
#[Object]
impl PackMutation {
    /// Says that the own pack was read, from the first day on.
    async fn acknowledge_pack(
        &self,
        ctx: &Context<'_>,
        input: AcknowledgePackInput,
    ) -> Fallible<PackPayload> {
        let result = ctx.service::<Packs>().acknowledge(ctx.actor()?, input).await;
        Ok(PackPayload::from_result(result)?)
    }
    /// Ticks a point of a checklist, or takes the tick back.
    async fn tick_pack_item(&self, ctx: &Context<'_>, input: TickPackItemInput) -> Fallible<PackPayload> {
        let result = ctx.service::<Packs>().tick(ctx.actor()?, input).await;
        Ok(PackPayload::from_result(result)?)
    }
    /// Adapts what a partnership tells newcomers of one role.
    async fn save_pack_template(
        &self,
        ctx: &Context<'_>,
        input: SavePackTemplateInput,
    ) -> Fallible<PackTemplatePayload> {
        let result = ctx.service::<Packs>().save_template(ctx.actor()?, input).await;
        Ok(PackTemplatePayload::from_result(result)?)
    }
    /// Drops what a partnership made of a template.
    async fn reset_pack_template(
        &self,
        ctx: &Context<'_>,
        input: ResetPackTemplateInput,
    ) -> Fallible<PackTemplatePayload> {
        let result = ctx.service::<Packs>().reset_template(ctx.actor()?, input).await;
        Ok(PackTemplatePayload::from_result(result)?)
    }
}
