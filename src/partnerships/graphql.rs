//! Partnerships in the API.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{ComplexObject, Context, ID, Object, SimpleObject};

use super::changes::{
    AddPartnershipMemberInput, CreatePartnershipInput, EndPartnershipMembershipInput,
    SetPartnershipScopeInput, UpdatePartnershipInput,
};
use super::loaders::{MembersOf, PageOf, PartnershipLoader, ScopeOf, VacanciesOf};
use super::model::{Member, Partnership};
use super::policy::{Action, allows};
use super::{Partnerships, loaders};
use crate::directory::{
    DirectoryLoader, Organisation, Post, Side, Territory, load_organisation, load_post, load_territories,
};
use crate::kernel::actor::{OrganisationId, PartnershipId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};

type Pages<T> = Connection<String, T, Total, EmptyFields>;

/// An organisation's membership.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct PartnershipMember {
    #[graphql(skip)]
    organisation_id: OrganisationId,
    /// First day.
    since: Day,
    /// Last day, included.
    until: Option<Day>,
}

#[ComplexObject]
impl PartnershipMember {
    /// The member.
    async fn organisation(&self, ctx: &Context<'_>) -> async_graphql::Result<Organisation> {
        let found = load_organisation(ctx, self.organisation_id).await?;
        found.ok_or_else(|| Error::NotFound.into())
    }
}

impl From<Member> for PartnershipMember {
    fn from(row: Member) -> Self {
        Self { organisation_id: row.organisation_id, since: row.joined_on, until: row.left_on }
    }
}

/// Fields of a partnership that its own slice knows.
pub struct PartnershipLinks(pub Partnership);

/// Fields of a partnership that its own slice knows.
#[Object]
impl PartnershipLinks {
    /// Scope of that day, today when null.
    async fn territories(&self, ctx: &Context<'_>, on: Option<Day>) -> async_graphql::Result<Vec<Territory>> {
        let rows = ctx.data_unchecked::<PartnershipLoader>().load_one(ScopeOf(self.0.id)).await?;
        let on = on.unwrap_or_else(|| self.today(ctx));
        let codes: Vec<String> =
            rows.into_iter().flatten().filter(|row| row.on(on)).map(|row| row.territory_code).collect();
        load_territories(ctx, &codes).await
    }

    /// Current ones, in name order.
    async fn members(
        &self,
        ctx: &Context<'_>,
        side: Option<Side>,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Pages<PartnershipMember>> {
        let request = PageRequest::new(first, after.as_deref(), true)?;
        let rows = ctx.data_unchecked::<PartnershipLoader>().load_one(MembersOf(self.0.id)).await?;
        let page = member_page(rows.unwrap_or_default(), self.today(ctx), side, &request);
        Ok(connection(page, after.is_some()))
    }

    /// The post that runs its reviews, meetings and members.
    async fn coordinating_post(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Post>> {
        load_post(ctx, self.0.coordinating_post_id?).await.transpose()
    }

    /// Referent, signatory, owner and coordinating posts of the partnership without a holder.
    async fn vacancies(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Post>> {
        let key = VacanciesOf(self.0.id, self.today(ctx));
        let mut ids = ctx.data_unchecked::<PartnershipLoader>().load_one(key).await?.unwrap_or_default();
        ids.sort_unstable();
        let mut found = ctx.data_unchecked::<DirectoryLoader>().load_many(ids.iter().copied()).await?;
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    /// May rename it and name its coordinating post.
    async fn viewer_can_edit(&self) -> bool {
        allows(Action::Edit, self.0.standing)
    }

    /// May set its territories.
    async fn viewer_can_set_scope(&self) -> bool {
        allows(Action::SetScope, self.0.standing)
    }

    /// May let organisations in and out.
    async fn viewer_can_manage_members(&self) -> bool {
        allows(Action::ManageMembers, self.0.standing)
    }

    /// May draft protocols for the own organisation.
    async fn viewer_can_draft_protocols(&self) -> bool {
        allows(Action::DraftProtocols, self.0.standing)
    }
}

impl PartnershipLinks {
    fn today(&self, ctx: &Context<'_>) -> Day {
        self.0.today(ctx.service::<Partnerships>().platform.clock.now())
    }
}

/// Members are few and read whole; the page is cut here.
fn member_page(
    rows: Vec<Member>,
    today: Day,
    side: Option<Side>,
    request: &PageRequest,
) -> Page<PartnershipMember> {
    let current: Vec<Member> = rows
        .into_iter()
        .filter(|member| member.on(today))
        .filter(|member| match side {
            None => true,
            Some(Side::Justice) => member.justice,
            Some(Side::Health) => member.health,
        })
        .collect();
    let place = |member: &Member| Cursor { key: member.name_key.clone(), id: member.organisation_id.0 };
    Page::of_whole(current, request, place).map(PartnershipMember::from)
}

/// What partnerships add to a territory.
pub struct TerritoryPartnerships(pub String);

/// What partnerships add to a territory.
#[Object]
impl TerritoryPartnerships {
    /// Partnerships whose scope today overlaps this territory.
    async fn partnerships(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Pages<Partnership>> {
        let key = PageOf { of: self.0.clone(), first, after };
        let page = ctx.data_unchecked::<PartnershipLoader>().load_one(key.clone()).await?;
        let page = page.unwrap_or(Page { rows: Vec::new(), has_next: false, total: None });
        Ok(connection(page, key.after.is_some()))
    }
}

/// What partnerships add to an organisation.
pub struct OrganisationPartnerships(pub OrganisationId);

/// What partnerships add to an organisation.
#[Object]
impl OrganisationPartnerships {
    /// Those of which it is a member today, as far as the viewer may know of them.
    async fn partnerships(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Partnership>> {
        let found: Option<Vec<Partnership>> =
            ctx.data_unchecked::<PartnershipLoader>().load_one(self.0).await?;
        Ok(found.unwrap_or_default())
    }
}

payload!(
    /// A partnership after a change.
    PartnershipPayload { partnership: Partnership }
);

/// Root fields.
#[derive(Default)]
pub struct PartnershipQuery;

/// Root fields.
#[Object]
impl PartnershipQuery {
    /// Those of the viewer's reach, in name order.
    async fn partnerships(
        &self,
        ctx: &Context<'_>,
        search: Option<String>,
        territory: Option<ID>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Pages<Partnership>> {
        let request =
            PageRequest::new(first, after.as_deref(), ctx.look_ahead().field("totalCount").exists())?;
        let territory = territory.as_ref().map(|code| code.as_str());
        let page =
            ctx.service::<Partnerships>().list(ctx.actor()?, search.as_deref(), territory, &request).await?;
        Ok(connection(page, after.is_some()))
    }

    #[graphql(entity)]
    async fn find_partnership(
        &self,
        ctx: &Context<'_>,
        id: PartnershipId,
    ) -> Option<async_graphql::Result<Partnership>> {
        loaders::load(ctx, id).await.transpose()
    }
}

/// Mutations.
#[derive(Default)]
pub struct PartnershipMutation;

/// Mutations.
#[Object]
impl PartnershipMutation {
    /// Creates a partnership on territories that the acting post administers.
    async fn create_partnership(
        &self,
        ctx: &Context<'_>,
        input: CreatePartnershipInput,
    ) -> Result<PartnershipPayload> {
        PartnershipPayload::from_result(ctx.service::<Partnerships>().create(ctx.actor()?, input).await)
    }

    /// Renames it or names another coordinating post.
    async fn update_partnership(
        &self,
        ctx: &Context<'_>,
        input: UpdatePartnershipInput,
    ) -> Result<PartnershipPayload> {
        PartnershipPayload::from_result(ctx.service::<Partnerships>().update(ctx.actor()?, input).await)
    }

    /// Sets its territories from a day on.
    async fn set_partnership_scope(
        &self,
        ctx: &Context<'_>,
        input: SetPartnershipScopeInput,
    ) -> Result<PartnershipPayload> {
        PartnershipPayload::from_result(ctx.service::<Partnerships>().set_scope(ctx.actor()?, input).await)
    }

    /// An organisation joins.
    async fn add_partnership_member(
        &self,
        ctx: &Context<'_>,
        input: AddPartnershipMemberInput,
    ) -> Result<PartnershipPayload> {
        PartnershipPayload::from_result(ctx.service::<Partnerships>().add_member(ctx.actor()?, input).await)
    }

    /// An organisation leaves, unless a protocol still binds it.
    async fn end_partnership_membership(
        &self,
        ctx: &Context<'_>,
        input: EndPartnershipMembershipInput,
    ) -> Result<PartnershipPayload> {
        PartnershipPayload::from_result(
            ctx.service::<Partnerships>().end_membership(ctx.actor()?, input).await,
        )
    }
}
