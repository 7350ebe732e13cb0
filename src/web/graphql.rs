//! The GraphQL endpoint.

use async_graphql_axum::{GraphQLRequest, GraphQLResponse};
use axum::extract::State;

use super::session::Asking;
use crate::app::App;
use crate::platform::graphql::TraceId;

/// Executes one operation.
pub async fn execute(
    State(app): State<App>,
    Asking(viewer): Asking,
    request: GraphQLRequest,
) -> GraphQLResponse {
    let trace = TraceId(app.platform.entropy.uuid(app.platform.clock.now()).simple().to_string());
    let request = crate::api::with_viewer(request.into_inner(), &app, viewer).data(trace);
    app.schema.execute(request).await.into()
}
