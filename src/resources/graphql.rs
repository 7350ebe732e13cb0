//! Resource persons in the API.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{ComplexObject, Context, ID, Object};

use super::editing::{
    AddResourcePersonInput, ConfirmResourcePersonInput, RemoveResourcePersonInput, UpdateResourcePersonInput,
};
use super::model::ResourcePerson;
use super::{Resources, loaders, policy};
use crate::accounts::{VisiblePerson, load_person};
use crate::directory::{Post, Territory, load_post, load_territories};
use crate::kernel::error::Error;
use crate::kernel::page::PageRequest;
use crate::partnerships::{Partnership, load_partnership_of};
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};
use crate::protocols::Theme;

type Fallible<T> = async_graphql::Result<T>;

payload!(
    /// The entry as it now stands; one taken off, as it was left.
    ResourcePersonPayload { resource: ResourcePerson }
);

#[ComplexObject]
impl ResourcePerson {
    /// The partnership it belongs to.
    async fn partnership(&self, ctx: &Context<'_>) -> Fallible<Partnership> {
        load_partnership_of(ctx, self.partnership_id).await
    }
    /// The function to call.
    async fn post(&self, ctx: &Context<'_>) -> Fallible<Post> {
        load_post(ctx, self.post_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Who answers today; nobody when vacant, or when a team is called as such.
    async fn person(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        let (person, _) = self.called.first()?;
        load_person(ctx, *person).await.transpose()
    }
    /// Somebody of a team is named; who holds the post is called otherwise.
    async fn named(&self) -> bool {
        self.mandate_id.is_some()
    }
    /// Only for this part of the partnership's territory.
    async fn territory(&self, ctx: &Context<'_>) -> Fallible<Option<Territory>> {
        let Some(code) = &self.territory_code else { return Ok(None) };
        Ok(load_territories(ctx, std::slice::from_ref(code)).await?.pop())
    }
    /// Nobody confirmed it for six months, or whoever answers came after it was confirmed.
    async fn stale(&self, ctx: &Context<'_>) -> bool {
        ctx.service::<Resources>().stale(self)
    }
    /// Whether the viewer may change it and take it off.
    async fn viewer_can_edit(&self) -> bool {
        self.ties.edits
    }
    /// Whether the viewer may say that it still holds.
    async fn viewer_can_confirm(&self) -> bool {
        self.ties.confirms
    }
}

impl Resources {
    fn stale(&self, entry: &ResourcePerson) -> bool {
        entry.is_stale(self.platform.clock.now())
    }
}

/// What resource persons add to a partnership.
pub struct PartnershipResources(pub Partnership);

/// What resource persons add to a partnership.
#[Object]
impl PartnershipResources {
    /// Whom to call about what, by theme; nobody for who does not read the partnership.
    async fn resource_persons(
        &self,
        ctx: &Context<'_>,
        theme: Option<Theme>,
    ) -> Fallible<Vec<ResourcePerson>> {
        let mut found = loaders::of_partnership(ctx, self.0.id).await?;
        found.retain(|entry| theme.is_none_or(|theme| entry.theme == theme));
        Ok(found)
    }

    /// May name whom to call: anybody's post, or those of the own organisation.
    async fn viewer_can_add_resource_persons(&self, ctx: &Context<'_>) -> bool {
        ctx.actor().is_ok_and(|actor| policy::may_add_some(actor, self.0.id, self.0.standing))
    }
}

/// Root fields of resource persons.
#[derive(Default)]
pub struct ResourceQuery;

/// Root fields of resource persons.
#[Object]
impl ResourceQuery {
    /// Whom to call in the viewer's partnerships, by theme; `territory` keeps those whose territory overlaps it.
    async fn resource_persons(
        &self,
        ctx: &Context<'_>,
        theme: Option<Theme>,
        territory: Option<ID>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Fallible<Connection<String, ResourcePerson, Total, EmptyFields>> {
        let total = ctx.look_ahead().field("totalCount").exists();
        let page = PageRequest::new(first, after.as_deref(), total)?;
        let territory = territory.as_ref().map(|code| code.as_str());
        let found = ctx.service::<Resources>().list(ctx.actor()?, theme, territory, &page).await?;
        Ok(connection(found, after.is_some()))
    }
}

/// What can be done with resource persons.
#[derive(Default)]
pub struct ResourceMutation;

/// What can be done with resource persons.
#[Object]
impl ResourceMutation {
    /// Names whom to call about something.
    async fn add_resource_person(
        &self,
        ctx: &Context<'_>,
        input: AddResourcePersonInput,
    ) -> Fallible<ResourcePersonPayload> {
        let result = ctx.service::<Resources>().add(ctx.actor()?, input).await;
        Ok(ResourcePersonPayload::from_result(result)?)
    }
    /// Changes who is called, where, about what.
    async fn update_resource_person(
        &self,
        ctx: &Context<'_>,
        input: UpdateResourcePersonInput,
    ) -> Fallible<ResourcePersonPayload> {
        let result = ctx.service::<Resources>().update(ctx.actor()?, input).await;
        Ok(ResourcePersonPayload::from_result(result)?)
    }
    /// Says that an entry still holds.
    async fn confirm_resource_person(
        &self,
        ctx: &Context<'_>,
        input: ConfirmResourcePersonInput,
    ) -> Fallible<ResourcePersonPayload> {
        let result = ctx.service::<Resources>().confirm(ctx.actor()?, input).await;
        Ok(ResourcePersonPayload::from_result(result)?)
    }
    /// Takes an entry off the list.
    async fn remove_resource_person(
        &self,
        ctx: &Context<'_>,
        input: RemoveResourcePersonInput,
    ) -> Fallible<ResourcePersonPayload> {
        let result = ctx.service::<Resources>().remove(ctx.actor()?, input).await;
        Ok(ResourcePersonPayload::from_result(result)?)
    }
}
