//! For those who watch the service: alive, ready, figures.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use super::fault::Fault;
use crate::app::App;
use crate::platform::db::VersionError;
use crate::platform::telemetry::{self, Figures};

/// `/healthz`: the process answers. `/readyz`: its database answers too and has this program's tables.
pub fn routes() -> Router<App> {
    Router::new().route("/healthz", get(|| async { "ok" })).route("/readyz", get(ready))
}

async fn ready(State(app): State<App>) -> Response {
    let unready = |text| Fault::new(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", text).problem();
    match app.platform.db.check_version().await {
        Ok(()) => "ok".into_response(),
        Err(VersionError::Newer | VersionError::Older) => {
            unready("La base de données n’est pas à la version du programme.")
        }
        Err(error) => {
            tracing::error!(fault = telemetry::kind_of(&error), "the database is not ready");
            unready("La base de données ne répond pas.")
        }
    }
}

/// What listens on the metrics address, apart from everything else.
pub fn figures(app: App, figures: Figures) -> Router {
    Router::new().route("/metrics", get(move || async move { text(&app, &figures).await }))
}

async fn text(app: &App, figures: &Figures) -> Response {
    match figures.text(&app.platform).await {
        Ok(text) => ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response(),
        Err(error) => Fault::from(error).problem(),
    }
}
