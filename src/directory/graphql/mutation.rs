//! What changes in the directory.

use async_graphql::{Context, Object};

use crate::directory::model::{Organisation, Post, Territory};
use crate::directory::{
    CreateOrganisationInput, CreatePostInput, CreateTribunalInput, Directory, SetPostGrantInput,
    UpdateOrganisationInput, UpdatePostInput,
};
use crate::payload;
use crate::platform::graphql::ContextExt as _;

payload!(
    /// A territory, or what to correct.
    TerritoryPayload { territory: Territory }
);
payload!(
    /// An organisation, or what to correct.
    OrganisationPayload { organisation: Organisation }
);
payload!(
    /// A post, or what to correct.
    PostPayload { post: Post }
);

/// Root mutations of the directory.
#[derive(Default)]
pub struct DirectoryMutation;

/// Root mutations of the directory.
#[Object]
impl DirectoryMutation {
    /// Enters a tribunal.
    async fn create_tribunal(
        &self,
        ctx: &Context<'_>,
        input: CreateTribunalInput,
    ) -> async_graphql::Result<TerritoryPayload> {
        let done = ctx.service::<Directory>().create_tribunal(ctx.actor()?, input).await;
        Ok(TerritoryPayload::from_result(done)?)
    }

    /// Enters an organisation.
    async fn create_organisation(
        &self,
        ctx: &Context<'_>,
        input: CreateOrganisationInput,
    ) -> async_graphql::Result<OrganisationPayload> {
        let done = ctx.service::<Directory>().create_organisation(ctx.actor()?, input).await;
        Ok(OrganisationPayload::from_result(done)?)
    }

    /// Changes or closes an organisation.
    async fn update_organisation(
        &self,
        ctx: &Context<'_>,
        input: UpdateOrganisationInput,
    ) -> async_graphql::Result<OrganisationPayload> {
        let done = ctx.service::<Directory>().update_organisation(ctx.actor()?, input).await;
        Ok(OrganisationPayload::from_result(done)?)
    }

    /// Enters a function.
    async fn create_post(
        &self,
        ctx: &Context<'_>,
        input: CreatePostInput,
    ) -> async_graphql::Result<PostPayload> {
        let done = ctx.service::<Directory>().create_post(ctx.actor()?, input).await;
        Ok(PostPayload::from_result(done)?)
    }

    /// Changes or closes a function.
    async fn update_post(
        &self,
        ctx: &Context<'_>,
        input: UpdatePostInput,
    ) -> async_graphql::Result<PostPayload> {
        let done = ctx.service::<Directory>().update_post(ctx.actor()?, input).await;
        Ok(PostPayload::from_result(done)?)
    }

    /// Gives a role to a post or takes it.
    async fn set_post_grant(
        &self,
        ctx: &Context<'_>,
        input: SetPostGrantInput,
    ) -> async_graphql::Result<PostPayload> {
        let done = ctx.service::<Directory>().set_post_grant(ctx.actor()?, input).await;
        Ok(PostPayload::from_result(done)?)
    }
}
