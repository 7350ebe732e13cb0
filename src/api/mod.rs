//! Assembly of the GraphQL schema from the slices: one line per slice, no rule of its own.

mod edges;
mod limits;
mod my_data;
mod node;
mod site;

use async_graphql::{MergedObject, MergedSubscription, Request, Response, SchemaBuilder};
use futures::StreamExt as _;

use crate::app::App;
use crate::platform::graphql::{Batches, ErrorCodes, Viewer};
use crate::{
    accounts, actions, administration, arrivals, calendar, directory, documents, events, glossary, handovers,
    immersions, indicators, interregion, meetings, moves, partnerships, protocols, public, resources,
    retraction, trainings,
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
    my_data::MyDataQuery,
    partnerships::PartnershipQuery,
    glossary::GlossaryQuery,
    events::EventQuery,
    events::PollQuery,
    events::AnswerLinkQuery,
    protocols::ProtocolQuery,
    trainings::TrainingQuery,
    immersions::ImmersionQuery,
    resources::ResourceQuery,
    retraction::RetractionQuery,
    indicators::IndicatorQuery,
    documents::DocumentQuery,
    interregion::InterregionQuery,
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
    accounts::HoldersMutation,
    accounts::AccessRequestMutation,
    accounts::AccountMutation,
    partnerships::PartnershipMutation,
    glossary::GlossaryMutation,
    actions::ActionMutation,
    events::EventMutation,
    events::PollMutation,
    events::AnswerLinkMutation,
    events::EventSeriesMutation,
    protocols::reviews::ReviewMutation,
    protocols::ProtocolMutation,
    meetings::MeetingMutation,
    meetings::PresentationMutation,
    trainings::TrainingMutation,
    immersions::ImmersionMutation,
    moves::ReportMutation,
    moves::StructureMutation,
    resources::ResourceMutation,
    interregion::InterregionMutation,
    handovers::HandoverMutation,
    arrivals::PackMutation,
    calendar::CalendarMutation,
    public::PublicSheetMutation,
    retraction::RetractionMutation,
    documents::DocumentMutation,
    calendar::inbound::InboundMutation,
);

/// Everything that can be followed.
#[derive(MergedSubscription, Default)]
#[rustfmt::skip] // one line a slice
pub struct Subscription(
    events::EventSubscription,
    meetings::MeetingSubscription,
    trainings::TrainingSubscription,
);

/// The assembled schema.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// A schema being assembled.
type Builder = SchemaBuilder<Query, Mutation, Subscription>;

/// Assembles the schema; `services` puts each service into it.
pub fn schema(services: impl FnOnce(Builder) -> Builder) -> Schema {
    services(Schema::build(Query::default(), Mutation::default(), Subscription::default()))
        .extension(ErrorCodes)
        .enable_federation()
        .enable_subscription_in_federation()
        .finish()
}

/// Executes a request for its viewer.
pub async fn execute(request: Request, app: &App, viewer: Viewer) -> Response {
    let batches = Batches::default();
    let request = with_loaders(request, app, viewer, &batches);
    batches.drive(app.schema.execute(request)).await
}

/// What a subscription gives as things now stand, for its viewer; none when it asks for nothing. A subscription is asked
/// anew for each of its values, so that nothing read for one, rights included, is kept for the next.
pub async fn execute_now(subscription: Request, app: &App, viewer: Viewer) -> Option<Response> {
    let batches = Batches::default();
    let mut values = app.schema.execute_stream(with_loaders(subscription, app, viewer, &batches));
    batches.drive(values.next()).await
}

/// Puts in the loaders that read with the viewer's rights: one line per loader.
fn with_loaders(request: Request, app: &App, viewer: Viewer, batches: &Batches) -> Request {
    request
        .data(directory::directory_loader(&app.directory, &viewer, batches))
        .data(accounts::accounts_loader(&app.accounts, &viewer, batches))
        .data(partnerships::partnership_loader(&app.partnerships, &viewer, batches))
        .data(glossary::glossary_loader(&app.glossary, batches))
        .data(events::event_loader(&app.events, &viewer, batches))
        .data(events::poll_loader(&app.events, &viewer, batches))
        .data(protocols::reminders::reminder_loader(&app.reminders, batches))
        .data(protocols::reviews::review_loader(&app.reviews, &viewer, batches))
        .data(protocols::protocol_loader(&app.protocols, &viewer, batches))
        .data(meetings::meeting_loader(&app.meetings, &viewer, batches))
        .data(trainings::training_loader(&app.trainings, &viewer, batches))
        .data(immersions::immersion_loader(&app.immersions, &viewer, batches))
        .data(calendar::inbound::inbound_loader(&app.inbound, &viewer, batches))
        .data(resources::resource_loader(&app.resources, &viewer, batches))
        .data(interregion::interregion_loader(&app.interregion, &viewer, batches))
        .data(handovers::handover_loader(&app.handovers, &viewer, batches))
        .data(arrivals::pack_loader(&app.packs, &viewer, batches))
        .data(viewer)
}

/// The contract as text, for `schema.graphql`.
#[must_use]
pub fn sdl() -> String {
    schema(|builder| builder).sdl_with_options(
        async_graphql::SDLExportOptions::new().federation().sorted_fields().sorted_enum_items(),
    )
}
