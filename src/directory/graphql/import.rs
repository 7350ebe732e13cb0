//! Imports in the API.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{ComplexObject, Context, Object};

use super::types::page_request;
use crate::directory::imports::{
    ImportId, ImportLine, ImportOutcome, ImportRun, PreviewOrganisationImportInput,
    StartOrganisationImportInput,
};
use crate::directory::model::Organisation;
use crate::directory::{Directory, loaders};
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};

payload!(
    /// An import, or what to correct.
    ImportRunPayload { import_run: ImportRun }
);

/// Fields of an import that the directory itself knows.
pub struct ImportRunLinks(pub ImportId);

/// Fields of an import that the directory itself knows.
#[Object]
impl ImportRunLinks {
    /// In a preview the outcome is what would happen.
    async fn lines(
        &self,
        ctx: &Context<'_>,
        outcome: Option<ImportOutcome>,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Connection<String, ImportLine, Total, EmptyFields>> {
        let page = page_request(ctx, first, after.as_deref())?;
        let found = ctx.service::<Directory>().import_lines(ctx.actor()?, self.0, outcome, &page).await?;
        Ok(connection(found, after.is_some()))
    }
}

#[ComplexObject]
impl ImportLine {
    /// The organisation meant or created.
    async fn organisation(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Organisation>> {
        loaders::organisation(ctx, self.organisation_id?).await.transpose()
    }
}

/// Root fields about imports.
#[derive(Default)]
pub struct ImportQuery;

/// Root fields about imports.
#[Object]
impl ImportQuery {
    /// An import, for who previewed it and for platform administrators.
    async fn import_run(&self, ctx: &Context<'_>, id: ImportId) -> Option<async_graphql::Result<ImportRun>> {
        if let Err(error) = ctx.actor() {
            return Some(Err(error.into()));
        }
        load_import_run(ctx, id).await.transpose()
    }
}

/// An import, as far as the viewer may know of it.
///
/// # Errors
/// The database's.
pub async fn load_import_run(ctx: &Context<'_>, id: ImportId) -> async_graphql::Result<Option<ImportRun>> {
    let Ok(actor) = ctx.actor() else { return Ok(None) };
    Ok(ctx.service::<Directory>().import_run(actor, id).await?)
}

/// Root mutations about imports.
#[derive(Default)]
pub struct ImportMutation;

/// Root mutations about imports.
#[Object]
impl ImportMutation {
    /// Reads a file and says what each line would lead to; nothing is written yet.
    async fn preview_organisation_import(
        &self,
        ctx: &Context<'_>,
        input: PreviewOrganisationImportInput,
    ) -> async_graphql::Result<ImportRunPayload> {
        let done = ctx.service::<Directory>().preview_import(ctx.actor()?, input).await;
        Ok(ImportRunPayload::from_result(done)?)
    }

    /// Starts a previewed import; it is written in one go or not at all.
    async fn start_organisation_import(
        &self,
        ctx: &Context<'_>,
        input: StartOrganisationImportInput,
    ) -> async_graphql::Result<ImportRunPayload> {
        let done = ctx.service::<Directory>().start_import(ctx.actor()?, input).await;
        Ok(ImportRunPayload::from_result(done)?)
    }
}
