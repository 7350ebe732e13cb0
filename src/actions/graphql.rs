//! Action items in the API. Adding one is a field of the slice that decides.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{Action, ActionId, ActionItem, ActionState, Actions, Filter, Update, any_allows};
use crate::directory::{Post, load_post};
use crate::kernel::actor::{PartnershipId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::Error;
use crate::kernel::page::PageRequest;
use crate::partnerships::{Partnership, load_partnership_of};
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};

/// Fields of an action item that need another read or the viewer.
pub struct ActionLinks(pub ActionItem);

/// Fields of an action item that need another read or the viewer.
#[Object]
impl ActionLinks {
    /// The partnership it belongs to.
    async fn partnership(&self, ctx: &Context<'_>) -> async_graphql::Result<Partnership> {
        load_partnership_of(ctx, self.0.partnership_id).await
    }
    /// The SINGLE post that answers for it.
    async fn owner(&self, ctx: &Context<'_>) -> async_graphql::Result<Post> {
        load_post(ctx, self.0.owner_post_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Still to be done although its day has passed.
    async fn late(&self, ctx: &Context<'_>) -> bool {
        ctx.service::<Actions>().late(&self.0)
    }
    /// Where it was decided: a review now, an annual meeting later.
    async fn origin_id(&self) -> ID {
        ID(self.0.origin().to_string())
    }
    /// Whether the viewer may change it.
    async fn viewer_can_edit(&self, ctx: &Context<'_>) -> bool {
        ctx.actor().is_ok_and(|actor| any_allows(&actor.mandates, Action::Edit, &self.0))
    }
    /// Whether the viewer may say that it is done.
    async fn viewer_can_settle(&self, ctx: &Context<'_>) -> bool {
        ctx.actor().is_ok_and(|actor| any_allows(&actor.mandates, Action::Settle, &self.0))
    }
}

/// What action items add to a partnership.
pub struct PartnershipActions(pub PartnershipId);

/// What action items add to a partnership.
#[Object]
impl PartnershipActions {
    /// What was decided, soonest first, as far as the viewer may read it.
    async fn actions(
        &self,
        ctx: &Context<'_>,
        state: Option<ActionState>,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Connection<String, ActionItem, Total, EmptyFields>> {
        let page = PageRequest::new(first, after.as_deref(), ctx.look_ahead().field("totalCount").exists())?;
        let filter = Filter { partnership: Some(self.0), origins: None, state };
        Ok(connection(ctx.service::<Actions>().list(ctx.actor()?, &filter, &page).await?, after.is_some()))
    }
}

/// One action item; none when out of the viewer's reach.
///
/// # Errors
/// The database's.
pub async fn load_action(ctx: &Context<'_>, id: ActionId) -> async_graphql::Result<Option<ActionItem>> {
    let Ok(actor) = ctx.actor() else { return Ok(None) };
    Ok(ctx.service::<Actions>().find_all_visible(actor, &[id]).await?.pop())
}

payload!(
    /// The action item as it now stands.
    ActionPayload { action: ActionItem }
);

/// Changes of an action item; absent fields keep their value.
#[derive(InputObject)]
pub struct UpdateActionInput {
    action_id: ActionId,
    base_revision: i64,
    title: Option<String>,
    details: MaybeUndefined<String>,
    owner_post_id: Option<PostId>,
    due_on: Option<Day>,
    #[graphql(default)]
    confirmed_no_individual_case: bool,
    acting_post_id: Option<PostId>,
}

impl From<UpdateActionInput> for Update {
    fn from(input: UpdateActionInput) -> Self {
        Self {
            id: input.action_id,
            base_revision: input.base_revision,
            title: input.title,
            details: input.details,
            owner: input.owner_post_id,
            due_on: input.due_on,
            confirmed: input.confirmed_no_individual_case,
            acting_post: input.acting_post_id,
        }
    }
}

/// The state to give an action item; OPEN reopens it.
#[derive(InputObject)]
pub struct SetActionStateInput {
    action_id: ActionId,
    state: ActionState,
    acting_post_id: Option<PostId>,
}

/// What can be done with action items.
#[derive(Default)]
pub struct ActionMutation;

/// What can be done with action items.
#[Object]
impl ActionMutation {
    /// Changes words, owner or date of an action item.
    async fn update_action(
        &self,
        ctx: &Context<'_>,
        input: UpdateActionInput,
    ) -> async_graphql::Result<ActionPayload> {
        let result = ctx.service::<Actions>().update(ctx.actor()?, input.into()).await;
        Ok(ActionPayload::from_result(result)?)
    }

    /// Says that an action item is done, given up, or open again.
    async fn set_action_state(
        &self,
        ctx: &Context<'_>,
        input: SetActionStateInput,
    ) -> async_graphql::Result<ActionPayload> {
        let SetActionStateInput { action_id, state, acting_post_id } = input;
        let actions = ctx.service::<Actions>();
        let result = actions.set_state(ctx.actor()?, action_id, state, acting_post_id).await;
        Ok(ActionPayload::from_result(result)?)
    }
}
