//! Everything held on the viewer (RGPD), each slice giving its part.

use async_graphql::{Context, Json, Object};
use serde_json::{Map, Value};

use crate::accounts::Accounts;
use crate::arrivals::Packs;
use crate::documents::Documents;
use crate::events::Events;
use crate::handovers::Handovers;
use crate::immersions::Immersions;
use crate::kernel::actor::Actor;
use crate::kernel::error::Result;
use crate::meetings::Meetings;
use crate::moves::StaffReports;
use crate::platform::graphql::ContextExt as _;
use crate::protocols::Protocols;
use crate::resources::Resources;
use crate::retraction::Retractions;
use crate::trainings::Trainings;

/// Everything held on the viewer.
#[derive(Default)]
pub struct MyDataQuery;

/// Everything held on the viewer.
#[Object]
impl MyDataQuery {
    /// Everything held on the viewer, to download; null when not signed in.
    async fn my_data(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Json<Value>>> {
        let actor = ctx.actor().ok()?;
        let held = gathered(ctx, actor).await;
        Some(held.map(Json).map_err(async_graphql::Error::from))
    }
}

/// One line a slice.
async fn gathered(ctx: &Context<'_>, actor: &Actor) -> Result<Value> {
    let parts = [
        ctx.service::<Accounts>().my_data(actor).await?,
        ctx.service::<Events>().my_data(actor).await?,
        ctx.service::<Protocols>().my_data(actor).await?,
        ctx.service::<Meetings>().my_data(actor).await?,
        ctx.service::<Trainings>().my_data(actor).await?,
        ctx.service::<Immersions>().my_data(actor).await?,
        ctx.service::<Resources>().my_data(actor).await?,
        ctx.service::<Handovers>().my_data(actor).await?,
        ctx.service::<Retractions>().my_data(actor).await?,
        ctx.service::<Documents>().my_data(actor).await?,
        ctx.service::<Packs>().my_data(actor).await?,
        ctx.service::<StaffReports>().my_data(actor).await?,
    ];
    let parts =
        parts.into_iter().filter_map(|part| if let Value::Object(part) = part { Some(part) } else { None });
    Ok(Value::Object(parts.flatten().collect::<Map<String, Value>>()))
}
