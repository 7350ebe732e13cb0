//! Presentation meetings in the API.

use std::collections::HashMap;

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::dataloader::Loader;
use async_graphql::{ComplexObject, Context, Object};
use futures::future::try_join_all;

use super::leads;
use super::model::{
    CancelPresentationInput, HoldPresentationInput, JoinPresentationInput, Joined, MovePresentationInput,
    PresentationId, PresentationMeeting, ProposePresentationInput,
};
use crate::accounts::{Mandate, load_mandate};
use crate::directory::{Organisation, Post, load_organisation, load_post};
use crate::events::Event;
use crate::kernel::actor::MandateId;
use crate::kernel::error::Error;
use crate::kernel::page::PageRequest;
use crate::meetings::Meetings;
use crate::meetings::graphql::event_of;
use crate::meetings::loaders::{MeetingReader, load};
use crate::partnerships::{Partnership, load_partnership_of, partnership_standing};
use crate::payload;
use crate::platform::graphql::{BatchError, ContextExt as _, Total, connection, grouped};

type Fallible<T> = async_graphql::Result<T>;

/// Who joined a meeting that the viewer read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct JoinedOf(pub PresentationId);

impl Loader<PresentationId> for MeetingReader {
    type Value = PresentationMeeting;
    type Error = BatchError;
    async fn load(
        &self,
        keys: &[PresentationId],
    ) -> Result<HashMap<PresentationId, PresentationMeeting>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let found = self.meetings.presentations(actor, keys).await?;
        Ok(found.into_iter().map(|meeting| (meeting.id, meeting)).collect())
    }
}

impl Loader<JoinedOf> for MeetingReader {
    type Value = Vec<Joined>;
    type Error = BatchError;
    async fn load(&self, keys: &[JoinedOf]) -> Result<HashMap<JoinedOf, Vec<Joined>>, BatchError> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.meetings.joined(&ids).await?;
        Ok(grouped(found, |joined| JoinedOf(joined.presentation_id)))
    }
}

/// One presentation meeting, read together with the others of this level; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn load_presentation(
    ctx: &Context<'_>,
    id: PresentationId,
) -> Fallible<Option<PresentationMeeting>> {
    load(ctx, id).await
}

#[ComplexObject]
impl PresentationMeeting {
    /// The partnership.
    async fn partnership(&self, ctx: &Context<'_>) -> Fallible<Partnership> {
        load_partnership_of(ctx, self.partnership_id).await
    }
    /// Its date, place and those invited: all structures of the partnership.
    async fn event(&self, ctx: &Context<'_>) -> Fallible<Event> {
        event_of(ctx, self.event_id).await
    }
    /// Who arrived.
    async fn newcomer(&self, ctx: &Context<'_>) -> Fallible<Mandate> {
        load_mandate(ctx, self.mandate_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Who proposed it.
    async fn proposed_by(&self, ctx: &Context<'_>) -> Fallible<Post> {
        load_post(ctx, self.post_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Organisations that offered to meet the newcomer since then.
    async fn joined(&self, ctx: &Context<'_>) -> Fallible<Vec<Organisation>> {
        let joined = load(ctx, JoinedOf(self.id)).await?.unwrap_or_default();
        let organisations = joined.iter().map(|joined| load_organisation(ctx, joined.organisation_id));
        Ok(try_join_all(organisations).await?.into_iter().flatten().collect())
    }
    /// Whether the viewer may join it for the own organisation.
    async fn viewer_can_join(&self, ctx: &Context<'_>) -> Fallible<bool> {
        let joined = load(ctx, JoinedOf(self.id)).await?.unwrap_or_default();
        let now = ctx.service::<Meetings>().now();
        Ok(ctx.actor().is_ok_and(|actor| self.may_be_joined_by(actor, &joined, now)))
    }
    /// Whether the viewer may give it another date or call it off.
    async fn viewer_can_edit(&self, ctx: &Context<'_>) -> Fallible<bool> {
        let standing = partnership_standing(ctx, self.partnership_id).await?;
        let coming = self.is_coming(ctx.service::<Meetings>().now());
        Ok(coming && ctx.actor().is_ok_and(|actor| leads(actor, standing, self)))
    }
    /// Whether the viewer may say that it took place.
    async fn viewer_can_hold(&self, ctx: &Context<'_>) -> Fallible<bool> {
        let standing = partnership_standing(ctx, self.partnership_id).await?;
        let may = self.may_be_held(ctx.service::<Meetings>().now());
        Ok(may && ctx.actor().is_ok_and(|actor| leads(actor, standing, self)))
    }
}

/// Newcomers of a partnership.
pub struct PartnershipNewcomers(pub Partnership);

/// Newcomers of a partnership.
#[Object]
impl PartnershipNewcomers {
    /// Who took a post less than twelve months ago and has no presentation meeting yet, the latest first.
    async fn newcomers_to_welcome(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Fallible<Connection<String, Mandate, Total, EmptyFields>> {
        let page = PageRequest::new(first, after.as_deref(), ctx.look_ahead().field("totalCount").exists())?;
        let found = ctx.service::<Meetings>().newcomers(&self.0, &page).await?;
        let mandates = found.rows.iter().map(|(_, newcomer)| load_mandate(ctx, newcomer.mandate_id));
        let mandates: HashMap<MandateId, Mandate> = try_join_all(mandates)
            .await?
            .into_iter()
            .flatten()
            .map(|mandate| (mandate.id, mandate))
            .collect();
        Ok(connection(
            found.filter_map(|newcomer| mandates.get(&newcomer.mandate_id).cloned()),
            after.is_some(),
        ))
    }
}

/// The presentation meeting that an event is the date of.
pub struct EventPresentation(pub Event);

/// The presentation meeting that an event is the date of.
#[Object]
impl EventPresentation {
    /// Null for other kinds, and out of the viewer's reach.
    async fn presentation(&self, ctx: &Context<'_>) -> Option<Fallible<PresentationMeeting>> {
        load_presentation(ctx, self.0.subject()?.as_id()?).await.transpose()
    }
}

payload!(
    /// The presentation meeting as it now stands.
    PresentationPayload { presentation: PresentationMeeting }
);

/// What can be done with presentation meetings.
#[derive(Default)]
pub struct PresentationMutation;

/// What can be done with presentation meetings.
#[Object]
impl PresentationMutation {
    /// Proposes to meet a newcomer together with all structures; where a meeting stands already, joins it.
    async fn propose_presentation(
        &self,
        ctx: &Context<'_>,
        input: ProposePresentationInput,
    ) -> Fallible<PresentationPayload> {
        let result = ctx.service::<Meetings>().propose_presentation(ctx.actor()?, input).await;
        Ok(PresentationPayload::from_result(result)?)
    }
    /// The own organisation takes part in a meeting that another proposed.
    async fn join_presentation(
        &self,
        ctx: &Context<'_>,
        input: JoinPresentationInput,
    ) -> Fallible<PresentationPayload> {
        let result = ctx.service::<Meetings>().join_presentation(ctx.actor()?, input).await;
        Ok(PresentationPayload::from_result(result)?)
    }
    /// Gives a meeting another date.
    async fn move_presentation(
        &self,
        ctx: &Context<'_>,
        input: MovePresentationInput,
    ) -> Fallible<PresentationPayload> {
        let result = ctx.service::<Meetings>().move_presentation(ctx.actor()?, input).await;
        Ok(PresentationPayload::from_result(result)?)
    }
    /// Says that a meeting took place, from its day on.
    async fn hold_presentation(
        &self,
        ctx: &Context<'_>,
        input: HoldPresentationInput,
    ) -> Fallible<PresentationPayload> {
        let result = ctx.service::<Meetings>().hold_presentation(ctx.actor()?, input).await;
        Ok(PresentationPayload::from_result(result)?)
    }
    /// Calls a meeting off; another may then be proposed.
    async fn cancel_presentation(
        &self,
        ctx: &Context<'_>,
        input: CancelPresentationInput,
    ) -> Fallible<PresentationPayload> {
        let result = ctx.service::<Meetings>().cancel_presentation(ctx.actor()?, input).await;
        Ok(PresentationPayload::from_result(result)?)
    }
}
