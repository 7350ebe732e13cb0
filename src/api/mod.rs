//! Assembly of the GraphQL schema from the slices: one line per slice, no rule of its own.

mod edges;
mod limits;
mod node;
mod site;

use async_graphql::{EmptySubscription, MergedObject, Request, SchemaBuilder};

use crate::app::App;
use crate::platform::graphql::{ErrorCodes, Viewer};
use crate::{
    accounts, actions, administration, calendar, directory, events, immersions, partnerships, protocols,
    trainings,
};

pub use limits::Limits;
pub use node::Node;
pub use site::Site;

/// Everything that can be read.
#[derive(MergedObject, Default)]
#[rustfmt::skip] // one line a slice
pub struct Query(
    site::SiteQuery,
    node::NodeQuery,
    directory::DirectoryQuery,
    directory::ImportQuery,
    accounts::PeopleQuery,
    accounts::InvitationQuery,
    accounts::ViewerQuery,
    partnerships::PartnershipQuery,
    events::EventQuery,
    events::PollQuery,
    events::AnswerLinkQuery,
    protocols::ProtocolQuery,
    trainings::TrainingQuery,
    immersions::ImmersionQuery,
    administration::AdministrationQuery,
);

/// Everything that can be done.
#[derive(MergedObject, Default)]
#[rustfmt::skip] // one line a slice
pub struct Mutation(
    directory::DirectoryMutation,
    directory::ImportMutation,
    accounts::MandateMutation,
    accounts::InvitationMutation,
    accounts::AccessRequestMutation,
    accounts::AccountMutation,
    partnerships::PartnershipMutation,
    actions::ActionMutation,
    events::EventMutation,
    events::PollMutation,
    events::AnswerLinkMutation,
    events::EventSeriesMutation,
    protocols::reviews::ReviewMutation,
    protocols::ProtocolMutation,
    trainings::TrainingMutation,
    immersions::ImmersionMutation,
    calendar::CalendarMutation,
);

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
    request
        .data(directory::directory_loader(&app.directory, &viewer))
        .data(accounts::accounts_loader(&app.accounts, &viewer))
        .data(partnerships::partnership_loader(&app.partnerships, &viewer))
        .data(events::event_loader(&app.events, &viewer))
        .data(events::poll_loader(&app.events, &viewer))
        .data(protocols::reviews::review_loader(&app.reviews, &viewer))
        .data(protocols::protocol_loader(&app.protocols, &viewer))
        .data(trainings::training_loader(&app.trainings, &viewer))
        .data(immersions::immersion_loader(&app.immersions, &viewer))
        .data(viewer)
}

/// The contract as text, for `schema.graphql`.
#[must_use]
pub fn sdl() -> String {
    schema(|builder| builder).sdl_with_options(
        async_graphql::SDLExportOptions::new().federation().sorted_fields().sorted_enum_items(),
    )
}
