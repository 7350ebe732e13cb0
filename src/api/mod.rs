//! Assembly of the GraphQL schema from the slices: one line per slice, no rule of its own.

mod edges;
mod site;

use async_graphql::{EmptySubscription, MergedObject, Request, SchemaBuilder};

use crate::app::App;
use crate::directory::{DirectoryMutation, DirectoryQuery, ImportMutation, ImportQuery, directory_loader};
use crate::platform::graphql::{ErrorCodes, Viewer};

pub use site::Site;

/// Everything that can be read.
#[derive(MergedObject, Default)]
pub struct Query(site::SiteQuery, DirectoryQuery, ImportQuery);

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(DirectoryMutation, ImportMutation);

/// The assembled schema.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// Assembles the schema; `services` puts each service into it.
pub fn schema(
    services: impl FnOnce(
        SchemaBuilder<Query, Mutation, EmptySubscription>,
    ) -> SchemaBuilder<Query, Mutation, EmptySubscription>,
) -> Schema {
    services(Schema::build(Query::default(), Mutation::default(), EmptySubscription))
        .extension(ErrorCodes)
        .enable_federation()
        .finish()
}

/// Gives a request its viewer and the loaders that read with the viewer's rights: one line per loader.
#[must_use]
pub fn with_viewer(request: Request, app: &App, viewer: Viewer) -> Request {
    request.data(directory_loader(&app.directory, &viewer)).data(viewer)
}

/// The contract as text, for `schema.graphql`.
#[must_use]
pub fn sdl() -> String {
    schema(|builder| builder).sdl_with_options(
        async_graphql::SDLExportOptions::new().federation().sorted_fields().sorted_enum_items(),
    )
}
