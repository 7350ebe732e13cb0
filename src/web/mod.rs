//! HTTP: router, sign-in, feeds, assets.

mod graphql;
mod session;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// Every address the service answers.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/graphql", post(graphql::execute))
        .route("/healthz", get(|| async { "ok" }))
        .with_state(app)
}
