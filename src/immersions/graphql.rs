//! Immersions in the API.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{ComplexObject, Context, ID, Object};

use super::Immersions;
use super::inputs::{
    AgreeToImmersionInput, CancelImmersionInput, CloseImmersionOfferInput, CompleteImmersionInput,
    DeclineImmersionInput, GiveImmersionFeedbackInput, OfferImmersionInput, RequestImmersionInput,
    UpdateImmersionOfferInput,
};
use super::loaders::{PlacementsAt, load};
use super::model::{ImmersionAudience, Offer, Placement};
use super::reads::Offers;
use crate::accounts::{VisiblePerson, load_person};
use crate::directory::{Organisation, Post, load_organisation, load_post};
use crate::events::{Event, load_event};
use crate::kernel::actor::PartnershipId;
use crate::kernel::error::Error;
use crate::kernel::page::PageRequest;
use crate::partnerships::{Partnership, load_partnership_of};
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};

type Fallible<T> = async_graphql::Result<T>;

payload!(
    /// The offer as it now stands.
    ImmersionOfferPayload { offer: Offer }
);
payload!(
    /// The stay as it now stands.
    PlacementPayload { placement: Placement }
);

#[ComplexObject]
impl Offer {
    /// The partnership it belongs to.
    async fn partnership(&self, ctx: &Context<'_>) -> Fallible<Partnership> {
        load_partnership_of(ctx, self.partnership_id).await
    }
    /// Who hosts.
    async fn organisation(&self, ctx: &Context<'_>) -> Fallible<Organisation> {
        load_organisation(ctx, self.organisation_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Whom to ask.
    async fn contact(&self, ctx: &Context<'_>) -> Fallible<Post> {
        load_post(ctx, self.contact_post_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Who may come.
    #[graphql(name = "audiences")]
    async fn audience_list(&self) -> Vec<ImmersionAudience> {
        self.audiences()
    }
    /// Guests who may still be agreed to.
    #[graphql(name = "left")]
    async fn places_left(&self) -> i64 {
        self.left()
    }
    /// Stays that concern the viewer: one's own, those of the own organisation, all for the host.
    async fn placements(&self, ctx: &Context<'_>) -> Fallible<Vec<Placement>> {
        Ok(load(ctx, PlacementsAt(self.id)).await?.unwrap_or_default())
    }
    /// Whether the viewer may change and close it.
    async fn viewer_can_edit(&self) -> bool {
        self.ties.edits
    }
    /// Whether the viewer may ask for a stay.
    async fn viewer_can_request(&self, ctx: &Context<'_>) -> bool {
        let today = ctx.service::<Immersions>().now().day_in(&self.time_zone);
        self.ties.may_ask && self.is_open(today)
    }
}

#[ComplexObject]
impl Placement {
    /// At which offer.
    async fn offer(&self, ctx: &Context<'_>) -> Fallible<Offer> {
        load(ctx, self.offer_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Who comes.
    async fn guest(&self, ctx: &Context<'_>) -> Fallible<VisiblePerson> {
        load_person(ctx, self.guest_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// As holder of which post.
    async fn post(&self, ctx: &Context<'_>) -> Fallible<Post> {
        load_post(ctx, self.post_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Sent by whom.
    async fn organisation(&self, ctx: &Context<'_>) -> Fallible<Organisation> {
        load_organisation(ctx, self.organisation_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Its dates, once both sides agreed.
    async fn event(&self, ctx: &Context<'_>) -> Option<Fallible<Event>> {
        load_event(ctx, self.event_id?).await.transpose()
    }
    /// Whether the viewer's agreement is missing.
    async fn viewer_can_agree(&self) -> bool {
        self.may_agree()
    }
    /// Whether the viewer may give it up.
    async fn viewer_can_cancel(&self) -> bool {
        self.may_cancel()
    }
    /// Whether the viewer may say that it took place.
    async fn viewer_can_complete(&self, ctx: &Context<'_>) -> bool {
        self.may_complete(ctx.service::<Immersions>().now().day_in(&self.time_zone))
    }
    /// Whether the viewer may still say how it was.
    async fn viewer_can_give_feedback(&self) -> bool {
        self.may_give_feedback()
    }
}

/// What immersions add to the viewer.
pub struct ViewerImmersions;

/// What immersions add to the viewer.
#[Object]
impl ViewerImmersions {
    /// The viewer's own stays, latest first.
    async fn immersions(&self, ctx: &Context<'_>) -> Fallible<Vec<Placement>> {
        Ok(ctx.service::<Immersions>().own(ctx.actor()?).await?)
    }
}

/// Root fields of immersions.
#[derive(Default)]
pub struct ImmersionQuery;

/// Root fields of immersions.
#[Object]
impl ImmersionQuery {
    /// Offers of the viewer's partnerships: open ones soonest first; those over or closed, when asked for, latest first.
    #[expect(clippy::too_many_arguments, reason = "each is one filter of the list")]
    async fn immersion_offers(
        &self,
        ctx: &Context<'_>,
        territory: Option<ID>,
        audience: Option<ImmersionAudience>,
        partnership_id: Option<PartnershipId>,
        #[graphql(default)] past: bool,
        first: Option<i32>,
        after: Option<String>,
    ) -> Fallible<Connection<String, Offer, Total, EmptyFields>> {
        let total = ctx.look_ahead().field("totalCount").exists();
        let page = PageRequest::new(first, after.as_deref(), total)?;
        let asked = Offers {
            partnerships: partnership_id.map(|id| vec![id]),
            audience: audience
                .map(|audience| async_graphql::resolver_utils::enum_value(audience).to_string())
                .unwrap_or_default(),
            past,
        };
        let territory = territory.as_ref().map(|code| code.as_str());
        let found = ctx.service::<Immersions>().list(ctx.actor()?, asked, territory, &page).await?;
        Ok(connection(found, after.is_some()))
    }
}

/// What can be done with immersions.
#[derive(Default)]
pub struct ImmersionMutation;

/// What can be done with immersions.
#[Object]
impl ImmersionMutation {
    /// Offers to receive people in the own organisation.
    async fn offer_immersion(
        &self,
        ctx: &Context<'_>,
        input: OfferImmersionInput,
    ) -> Fallible<ImmersionOfferPayload> {
        let result = ctx.service::<Immersions>().offer(ctx.actor()?, input).await;
        Ok(ImmersionOfferPayload::from_result(result)?)
    }
    /// Changes an offer.
    async fn update_immersion_offer(
        &self,
        ctx: &Context<'_>,
        input: UpdateImmersionOfferInput,
    ) -> Fallible<ImmersionOfferPayload> {
        let result = ctx.service::<Immersions>().update(ctx.actor()?, input).await;
        Ok(ImmersionOfferPayload::from_result(result)?)
    }
    /// Takes no more requests.
    async fn close_immersion_offer(
        &self,
        ctx: &Context<'_>,
        input: CloseImmersionOfferInput,
    ) -> Fallible<ImmersionOfferPayload> {
        let result = ctx.service::<Immersions>().close(ctx.actor()?, input).await;
        Ok(ImmersionOfferPayload::from_result(result)?)
    }
    /// Asks for a stay in another organisation.
    async fn request_immersion(
        &self,
        ctx: &Context<'_>,
        input: RequestImmersionInput,
    ) -> Fallible<PlacementPayload> {
        let result = ctx.service::<Immersions>().request(ctx.actor()?, input).await;
        Ok(PlacementPayload::from_result(result)?)
    }
    /// Agrees to a stay, for the host or for the guest's organisation.
    async fn agree_to_immersion(
        &self,
        ctx: &Context<'_>,
        input: AgreeToImmersionInput,
    ) -> Fallible<PlacementPayload> {
        let result = ctx.service::<Immersions>().agree(ctx.actor()?, input).await;
        Ok(PlacementPayload::from_result(result)?)
    }
    /// Turns a request down.
    async fn decline_immersion(
        &self,
        ctx: &Context<'_>,
        input: DeclineImmersionInput,
    ) -> Fallible<PlacementPayload> {
        let result = ctx.service::<Immersions>().decline(ctx.actor()?, input).await;
        Ok(PlacementPayload::from_result(result)?)
    }
    /// Gives a stay up.
    async fn cancel_immersion(
        &self,
        ctx: &Context<'_>,
        input: CancelImmersionInput,
    ) -> Fallible<PlacementPayload> {
        let result = ctx.service::<Immersions>().cancel(ctx.actor()?, input).await;
        Ok(PlacementPayload::from_result(result)?)
    }
    /// Says that a stay took place.
    async fn complete_immersion(
        &self,
        ctx: &Context<'_>,
        input: CompleteImmersionInput,
    ) -> Fallible<PlacementPayload> {
        let result = ctx.service::<Immersions>().complete(ctx.actor()?, input).await;
        Ok(PlacementPayload::from_result(result)?)
    }
    /// Says once how a stay was, as its host or its guest.
    async fn give_immersion_feedback(
        &self,
        ctx: &Context<'_>,
        input: GiveImmersionFeedbackInput,
    ) -> Fallible<PlacementPayload> {
        let result = ctx.service::<Immersions>().give_feedback(ctx.actor()?, input).await;
        Ok(PlacementPayload::from_result(result)?)
    }
}
