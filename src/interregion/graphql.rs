//! Agreements between territories in the API.

use std::sync::Arc;

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{ComplexObject, Context, ID, Object};

use super::census::{ConfirmReceptionCensusInput, UpdateReceptionCensusInput};
use super::changes::{
    AddInterTerritoryParticipantInput, EndInterTerritoryParticipationInput, OpenInterTerritoryAgreementInput,
    SetInterTerritoryFrameInput,
};
use super::model::{Agreement, Figures, Participation, Role};
use super::{Interregion, loaders, policy};
use crate::directory::{Organisation, Territory, load_organisation, load_territories, reference};
use crate::kernel::clock::Day;
use crate::kernel::error::Error;
use crate::kernel::page::{Page, PageRequest};
use crate::partnerships::{Partnership, load_partnership_of};
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};
use crate::protocols::{CooperationProtocol, Seen, load_protocol};

type Fallible<T> = async_graphql::Result<T>;
type Parts = Connection<String, Participation, Total, EmptyFields>;

payload!(
    /// The agreement as it now stands.
    InterTerritoryAgreementPayload { agreement: Agreement }
);
payload!(
    /// A structure's part as it now stands.
    InterTerritoryParticipationPayload { participation: Participation }
);

#[ComplexObject]
impl Agreement {
    /// The partnership that it is: its protocols, meetings, events and feeds are those of the agreement.
    async fn partnership(&self, ctx: &Context<'_>) -> Fallible<Partnership> {
        load_partnership_of(ctx, self.partnership_id).await
    }
    /// The protocol that is its frame document, as far as the viewer sees it.
    async fn frame(&self, ctx: &Context<'_>) -> Option<Fallible<CooperationProtocol>> {
        let seen = load_protocol(ctx, self.frame_protocol_id?).await.transpose()?;
        Some(seen.map(CooperationProtocol::from))
    }
    /// Who has a role on that day, today when null, by name.
    async fn participants(
        &self,
        ctx: &Context<'_>,
        role: Option<Role>,
        on: Option<Day>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Fallible<Parts> {
        let on = on.unwrap_or_else(|| ctx.service::<Interregion>().today_of(self));
        let mut parts = loaders::parts_in(ctx, self.partnership_id).await?;
        parts.retain(|part| part.on(on) && role.is_none_or(|role| part.role == role));
        page_of(parts, first, after.as_deref())
    }
    /// Who will have a role later, by name.
    async fn participants_to_come(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Fallible<Parts> {
        let today = ctx.service::<Interregion>().today_of(self);
        let mut parts = loaders::parts_in(ctx, self.partnership_id).await?;
        parts.retain(|part| part.to_come(today));
        page_of(parts, first, after.as_deref())
    }
    /// Who does what today, in figures.
    async fn figures(&self, ctx: &Context<'_>) -> Fallible<Figures> {
        let today = ctx.service::<Interregion>().today_of(self);
        let parts = loaders::parts_in(ctx, self.partnership_id).await?;
        Ok(Figures::of(parts.iter().filter(|part| part.on(today))))
    }
    /// May name the frame document, give and end roles.
    async fn viewer_can_manage(&self) -> bool {
        policy::manages(self.standing)
    }
}

/// Read whole, for figures and filters count them all; the page is cut here.
fn page_of(parts: Vec<Participation>, first: Option<i32>, after: Option<&str>) -> Fallible<Parts> {
    let page = PageRequest::new(first, after, true)?;
    Ok(connection(Page::of_whole(parts, &page, Participation::cursor), after.is_some()))
}

impl Interregion {
    fn today_of(&self, agreement: &Agreement) -> Day {
        self.platform.clock.now().day_in(&agreement.time_zone)
    }
}

#[ComplexObject]
impl Participation {
    /// In which partnership.
    async fn partnership(&self, ctx: &Context<'_>) -> Fallible<Partnership> {
        load_partnership_of(ctx, self.partnership_id).await
    }
    /// Which structure.
    async fn organisation(&self, ctx: &Context<'_>) -> Fallible<Organisation> {
        load_organisation(ctx, self.organisation_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// The regions of the territories that the structure serves.
    async fn regions(&self, ctx: &Context<'_>) -> Fallible<Vec<Territory>> {
        let Some(organisation) = load_organisation(ctx, self.organisation_id).await? else {
            return Ok(Vec::new());
        };
        let served = load_territories(ctx, &organisation.territory_codes).await?;
        let departements: Vec<String> =
            served.into_iter().flat_map(|territory| territory.departement_codes).collect();
        Ok(reference::regions_of(&departements))
    }
}

/// What agreements between territories add to a partnership.
pub struct PartnershipInterregion(pub Partnership);

/// What agreements between territories add to a partnership.
#[Object]
impl PartnershipInterregion {
    /// Roles and census, when structures of several regions agree in this partnership.
    async fn inter_territory_agreement(&self, ctx: &Context<'_>) -> Option<Fallible<Agreement>> {
        loaders::agreement(ctx, self.0.id).await.transpose()
    }
    /// May make this partnership an agreement between territories, if it is not yet and its territory allows.
    async fn viewer_can_open_inter_territory_agreement(&self) -> bool {
        policy::manages(self.0.standing)
    }
}

/// What agreements between territories add to a protocol.
pub struct ProtocolInterregion(pub Arc<Seen>);

/// What agreements between territories add to a protocol.
#[Object]
impl ProtocolInterregion {
    /// It is the frame document of an agreement between territories.
    async fn is_inter_territory_frame(&self, ctx: &Context<'_>) -> Fallible<bool> {
        let protocol = &self.0.protocol;
        let agreement = loaders::agreement(ctx, protocol.partnership_id).await?;
        Ok(agreement.is_some_and(|agreement| agreement.frame_protocol_id == Some(protocol.id)))
    }
}

/// Root fields of agreements between territories.
#[derive(Default)]
pub struct InterregionQuery;

/// Root fields of agreements between territories.
#[Object]
impl InterregionQuery {
    /// Those of the viewer's reach, by name of the partnership; `territory` keeps those whose territory overlaps it.
    async fn inter_territory_agreements(
        &self,
        ctx: &Context<'_>,
        territory: Option<ID>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Fallible<Connection<String, Agreement, Total, EmptyFields>> {
        let total = ctx.look_ahead().field("totalCount").exists();
        let page = PageRequest::new(first, after.as_deref(), total)?;
        let territory = territory.as_ref().map(|code| code.as_str());
        let found = ctx.service::<Interregion>().list(ctx.actor()?, territory, &page).await?;
        Ok(connection(found, after.is_some()))
    }
}

/// What can be done with agreements between territories.
#[derive(Default)]
pub struct InterregionMutation;

/// What can be done with agreements between territories.
#[Object]
impl InterregionMutation {
    /// Makes a partnership an agreement between territories.
    async fn open_inter_territory_agreement(
        &self,
        ctx: &Context<'_>,
        input: OpenInterTerritoryAgreementInput,
    ) -> Fallible<InterTerritoryAgreementPayload> {
        let result = ctx.service::<Interregion>().open(ctx.actor()?, input).await;
        Ok(InterTerritoryAgreementPayload::from_result(result)?)
    }
    /// Names the frame document.
    async fn set_inter_territory_frame(
        &self,
        ctx: &Context<'_>,
        input: SetInterTerritoryFrameInput,
    ) -> Fallible<InterTerritoryAgreementPayload> {
        let result = ctx.service::<Interregion>().set_frame(ctx.actor()?, input).await;
        Ok(InterTerritoryAgreementPayload::from_result(result)?)
    }
    /// Gives a member a role.
    async fn add_inter_territory_participant(
        &self,
        ctx: &Context<'_>,
        input: AddInterTerritoryParticipantInput,
    ) -> Fallible<InterTerritoryParticipationPayload> {
        let result = ctx.service::<Interregion>().add_participant(ctx.actor()?, input).await;
        Ok(InterTerritoryParticipationPayload::from_result(result)?)
    }
    /// Sets the last day of a role.
    async fn end_inter_territory_participation(
        &self,
        ctx: &Context<'_>,
        input: EndInterTerritoryParticipationInput,
    ) -> Fallible<InterTerritoryParticipationPayload> {
        let result = ctx.service::<Interregion>().end_participation(ctx.actor()?, input).await;
        Ok(InterTerritoryParticipationPayload::from_result(result)?)
    }
    /// Writes what a structure offers, which confirms it.
    async fn update_reception_census(
        &self,
        ctx: &Context<'_>,
        input: UpdateReceptionCensusInput,
    ) -> Fallible<InterTerritoryParticipationPayload> {
        let result = ctx.service::<Interregion>().update_census(ctx.actor()?, input).await;
        Ok(InterTerritoryParticipationPayload::from_result(result)?)
    }
    /// Says that a census still holds.
    async fn confirm_reception_census(
        &self,
        ctx: &Context<'_>,
        input: ConfirmReceptionCensusInput,
    ) -> Fallible<InterTerritoryParticipationPayload> {
        let result = ctx.service::<Interregion>().confirm_census(ctx.actor()?, input).await;
        Ok(InterTerritoryParticipationPayload::from_result(result)?)
    }
}
