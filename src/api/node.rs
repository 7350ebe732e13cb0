//! One thing by its readable id, whatever its kind: read by the slice that owns it, with the viewer's rights.

use async_graphql::{Context, ID, Interface, Object};

use crate::accounts::{Mandate, VisiblePerson, load_mandate, load_person};
use crate::actions::{ActionItem, load_action};
use crate::arrivals::{Pack, load_pack};
use crate::calendar::inbound::{InboundCalendar, load_calendar};
use crate::directory::{ImportRun, Organisation, Post, load_import_run, load_organisation, load_post};
use crate::events::{Event, load_event};
use crate::handovers::{Note, load_handover};
use crate::immersions::{Offer, Placement, load_offer, load_placement};
use crate::interregion::{Participation, load_participation};
use crate::kernel::ids::{TypedId, parse_node_id};
use crate::meetings::{AnnualMeeting, PresentationMeeting, load_meeting, load_presentation};
use crate::partnerships::{Partnership, load_partnership};
use crate::protocols::reviews::{Review, load_review};
use crate::protocols::{CooperationProtocol, ProtocolVersion, load_protocol, load_version};
use crate::resources::{ResourcePerson, load_resource};
use crate::trainings::{Registration, Training, load_registration, load_training};

/// Anything that has a node id.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "Readable: the kind, a colon, a UUID."))]
pub enum Node {
    /// A professional.
    Person(VisiblePerson),
    /// A person's holding of a post.
    Mandate(Mandate),
    /// A member institution.
    Organisation(Organisation),
    /// A function in an organisation.
    Post(Post),
    /// An import of organisations.
    ImportRun(ImportRun),
    /// The agreement space of a scope.
    Partnership(Partnership),
    /// A versioned agreement.
    Protocol(CooperationProtocol),
    /// One state of its text.
    Version(ProtocolVersion),
    /// An annual review.
    Review(Review),
    /// An annual meeting.
    Meeting(AnnualMeeting),
    /// A presentation meeting.
    Presentation(PresentationMeeting),
    /// Something decided.
    Action(ActionItem),
    /// A meeting.
    Event(Event),
    /// A training for both sectors.
    Training(Training),
    /// A place in its line.
    Registration(Registration),
    /// An organisation that receives people of the other sector.
    Offer(Offer),
    /// A stay there.
    Placement(Placement),
    /// A calendar kept elsewhere.
    Calendar(InboundCalendar),
    /// Whom to call about something.
    Resource(ResourcePerson),
    /// A structure's part in an agreement between territories.
    Participation(Participation),
    /// What whoever leaves a post hands on.
    Handover(Note),
    /// What a newcomer is given on arrival.
    Pack(Pack),
}

/// The root field that finds things by id.
#[derive(Default)]
pub struct NodeQuery;

/// The root field that finds things by id.
#[Object]
impl NodeQuery {
    /// Null when absent or out of reach.
    async fn node(&self, ctx: &Context<'_>, id: ID) -> Option<async_graphql::Result<Node>> {
        find(ctx, &id).await.transpose()
    }
}

async fn find(ctx: &Context<'_>, id: &str) -> async_graphql::Result<Option<Node>> {
    Ok(match id.split(':').next().unwrap_or_default() {
        "person" => load_person(ctx, read(id)?).await?.map(Node::from),
        "mandate" => load_mandate(ctx, read(id)?).await?.map(Node::from),
        "organisation" => load_organisation(ctx, read(id)?).await?.map(Node::from),
        "post" => load_post(ctx, read(id)?).await?.map(Node::from),
        "import" => load_import_run(ctx, read(id)?).await?.map(Node::from),
        "partnership" => load_partnership(ctx, read(id)?).await?.map(Node::from),
        "protocol" => load_protocol(ctx, read(id)?).await?.map(CooperationProtocol::from).map(Node::from),
        "version" => load_version(ctx, read(id)?).await?.map(Node::from),
        "review" => load_review(ctx, read(id)?).await?.map(Node::from),
        "meeting" => load_meeting(ctx, read(id)?).await?.map(Node::from),
        "presentation" => load_presentation(ctx, read(id)?).await?.map(Node::from),
        "action" => load_action(ctx, read(id)?).await?.map(Node::from),
        "event" => load_event(ctx, read(id)?).await?.map(Node::from),
        "training" => load_training(ctx, read(id)?).await?.map(Node::from),
        "registration" => load_registration(ctx, read(id)?).await?.map(Node::from),
        "immersion" => load_offer(ctx, read(id)?).await?.map(Node::from),
        "calendar" => load_calendar(ctx, read(id)?).await?.map(Node::from),
        "resource" => load_resource(ctx, read(id)?).await?.map(Node::from),
        "participation" => load_participation(ctx, read(id)?).await?.map(Node::from),
        "handover" => load_handover(ctx, read(id)?).await?.map(Node::from),
        "pack" => load_pack(ctx, read(id)?).await?.map(Node::from),
        "placement" => load_placement(ctx, read(id)?).await?.map(Node::from),
        _ => None,
    })
}

fn read<T: TypedId>(id: &str) -> async_graphql::Result<T> {
    parse_node_id(id).map_err(async_graphql::Error::new)
}
