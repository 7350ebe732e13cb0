//! A meeting, its agenda and those present.

use async_graphql::{ComplexObject, Context, Object};

use super::Fallible;
use super::minutes::{Minutes, MinutesBlock};
use crate::accounts::{VisiblePerson, load_person};
use crate::actions::ActionItem;
use crate::directory::{Organisation, Post, Side, load_organisation, load_post};
use crate::events::{Event, EventId, load_attendees_of, load_event};
use crate::kernel::clock::Day;
use crate::kernel::error::Error;
use crate::kernel::problem::Problem;
use crate::meetings::loaders::{self, AgendaOf, FollowUpsOf, PresencesOf, RemarksOf, SuggestionsOf, load};
use crate::meetings::model::{is_around, sides_of};
use crate::meetings::policy::Viewer;
use crate::meetings::progress::Progress;
use crate::meetings::{AgendaItem, AgendaItemKind, AnnualMeeting, Meetings, Presence, Suggestion};
use crate::partnerships::{Partnership, load_partnership_of, partnership_standing};
use crate::platform::graphql::ContextExt as _;
use crate::protocols::ids::ProtocolId;
use crate::protocols::{CooperationProtocol, Theme, load_protocol};

async fn viewer<'a>(ctx: &Context<'_>, meeting: &'a AnnualMeeting) -> Fallible<Viewer<'a>> {
    let standing = partnership_standing(ctx, meeting.partnership_id).await?;
    let around = match ctx.actor() {
        Ok(actor) => {
            let presences = load(ctx, PresencesOf(meeting.id)).await?.unwrap_or_default();
            let expected = load_attendees_of(ctx, meeting.event_id).await?;
            is_around(actor, meeting, &presences, &expected)
        }
        Err(_) => false,
    };
    Ok(Viewer { meeting, standing, around })
}

async fn protocol(ctx: &Context<'_>, id: ProtocolId) -> Fallible<Option<CooperationProtocol>> {
    Ok(load_protocol(ctx, id).await?.map(CooperationProtocol::from))
}

/// The event of a meeting that the viewer reads: who stands in for the coordinator does without being a member.
pub async fn event_of(ctx: &Context<'_>, id: EventId) -> Fallible<Event> {
    if let Some(event) = load_event(ctx, id).await? {
        return Ok(event);
    }
    Ok(ctx.service::<Meetings>().event_as_system(id).await?)
}

#[ComplexObject]
impl AnnualMeeting {
    /// The partnership.
    async fn partnership(&self, ctx: &Context<'_>) -> Fallible<Partnership> {
        load_partnership_of(ctx, self.partnership_id).await
    }
    /// Its date, place and those expected.
    async fn event(&self, ctx: &Context<'_>) -> Fallible<Event> {
        event_of(ctx, self.event_id).await
    }
    /// What is to be discussed, in order.
    async fn agenda(&self, ctx: &Context<'_>) -> Fallible<Vec<AgendaItem>> {
        Ok(load(ctx, AgendaOf(self.id)).await?.unwrap_or_default())
    }
    /// What may go on the agenda and is not there: open actions, due reviews, themes not discussed for 24 months.
    async fn suggestions(&self, ctx: &Context<'_>) -> Fallible<Vec<AgendaSuggestion>> {
        let found = load(ctx, SuggestionsOf(self.id)).await?.unwrap_or_default();
        Ok(found.into_iter().map(AgendaSuggestion).collect())
    }
    /// Who was there.
    async fn presences(&self, ctx: &Context<'_>) -> Fallible<Vec<Presence>> {
        Ok(load(ctx, PresencesOf(self.id)).await?.unwrap_or_default())
    }
    /// Sides present so far; both are needed for the meeting to be held.
    async fn sides_present(&self, ctx: &Context<'_>) -> Fallible<Vec<Side>> {
        Ok(sides_of(&load(ctx, PresencesOf(self.id)).await?.unwrap_or_default()))
    }
    /// What was said and decided.
    async fn minutes(&self) -> Minutes {
        Minutes(self.clone())
    }
    /// What it decided to do, soonest first.
    async fn actions(&self, ctx: &Context<'_>) -> Fallible<Vec<ActionItem>> {
        Ok(load(ctx, FollowUpsOf(self.id)).await?.unwrap_or_default())
    }
    /// What stands between it and its next step: to be held, then to have its minutes approved.
    async fn blockers(&self, ctx: &Context<'_>) -> Fallible<Vec<Problem>> {
        let presences = load(ctx, PresencesOf(self.id)).await?.unwrap_or_default();
        let agenda = load(ctx, AgendaOf(self.id)).await?.unwrap_or_default();
        let remarks = load(ctx, RemarksOf(self.id)).await?.unwrap_or_default();
        let progress = Progress::of(&sides_of(&presences), &agenda, &remarks);
        Ok(progress.blockers(self, ctx.service::<Meetings>().today(self)))
    }
    /// The last one held before it.
    async fn previous(&self, ctx: &Context<'_>) -> Option<Fallible<AnnualMeeting>> {
        loaders::meeting(ctx, self.previous_id?).await.transpose()
    }
    /// Whether the viewer may change date, agenda and those present.
    async fn viewer_can_prepare(&self, ctx: &Context<'_>) -> Fallible<bool> {
        Ok(viewer(ctx, self).await?.can_prepare())
    }
    /// Whether the viewer may say that it took place.
    async fn viewer_can_hold(&self, ctx: &Context<'_>) -> Fallible<bool> {
        Ok(viewer(ctx, self).await?.can_hold())
    }
    /// Whether the viewer may write the minutes now.
    async fn viewer_can_write_minutes(&self, ctx: &Context<'_>) -> Fallible<bool> {
        Ok(viewer(ctx, self).await?.can_write())
    }
    /// Whether the viewer may send the minutes to the members.
    async fn viewer_can_circulate(&self, ctx: &Context<'_>) -> Fallible<bool> {
        Ok(viewer(ctx, self).await?.can_circulate())
    }
    /// Whether the viewer may remark on the minutes.
    async fn viewer_can_correct_minutes(&self, ctx: &Context<'_>) -> Fallible<bool> {
        Ok(viewer(ctx, self).await?.can_remark())
    }
    /// Whether the viewer may fix the minutes.
    async fn viewer_can_approve_minutes(&self, ctx: &Context<'_>) -> Fallible<bool> {
        Ok(viewer(ctx, self).await?.can_approve())
    }
}

#[ComplexObject]
impl AgendaItem {
    /// The protocol whose review is due.
    async fn protocol(&self, ctx: &Context<'_>) -> Option<Fallible<CooperationProtocol>> {
        protocol(ctx, self.protocol_id?).await.transpose()
    }
    /// The action carried over.
    async fn action(&self, ctx: &Context<'_>) -> Option<Fallible<ActionItem>> {
        load(ctx, self.action_id?).await.transpose()
    }
    /// What the minutes say of it.
    async fn block(&self) -> Option<MinutesBlock> {
        Some(MinutesBlock(self.clone()))
    }
}

/// Something that may go on the agenda.
pub struct AgendaSuggestion(Suggestion);

/// Something that may go on the agenda.
#[Object]
impl AgendaSuggestion {
    /// Why.
    async fn kind(&self) -> AgendaItemKind {
        self.0.kind
    }
    /// Title.
    async fn title(&self) -> &str {
        &self.0.title
    }
    /// A theme not discussed lately.
    async fn theme(&self) -> Option<Theme> {
        self.0.theme
    }
    /// A protocol whose review is due.
    async fn protocol(&self, ctx: &Context<'_>) -> Option<Fallible<CooperationProtocol>> {
        protocol(ctx, self.0.protocol?).await.transpose()
    }
    /// An open action.
    async fn action(&self, ctx: &Context<'_>) -> Option<Fallible<ActionItem>> {
        load(ctx, self.0.action?).await.transpose()
    }
    /// When the theme was last discussed; null when it never was.
    async fn last_discussed_on(&self) -> Option<Day> {
        self.0.last_discussed_on
    }
}

#[ComplexObject]
impl Presence {
    /// In whose name.
    async fn organisation(&self, ctx: &Context<'_>) -> Fallible<Organisation> {
        load_organisation(ctx, self.organisation_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// As holder of which post.
    async fn post(&self, ctx: &Context<'_>) -> Option<Fallible<Post>> {
        load_post(ctx, self.post_id?).await.transpose()
    }
    /// Who; null for a guest, and when only the organisation is recorded.
    async fn person(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.person_id?).await.transpose()
    }
}
