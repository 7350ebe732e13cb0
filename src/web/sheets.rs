//! `GET /fiches` and `GET /fiches/<name>`: what anybody reads, without sign-in, cookie or script.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use super::fault::Fault;
use crate::app::App;
use crate::kernel::error::Result;
use crate::public;

/// A sheet may be a few minutes old on its way to a reader.
const CACHED: &str = "public, max-age=300, stale-while-revalidate=3600";
const STYLE_CACHED: &str = "public, max-age=3600";
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");
const HTML: &str = "text/html; charset=utf-8";

/// This part's addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/fiches", get(index))
        .route("/fiches/fiche.css", get(style))
        .route("/fiches/{name}", get(sheet))
}

async fn style() -> Response {
    ([(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, STYLE_CACHED)], public::STYLE)
        .into_response()
}

async fn index(State(app): State<App>) -> Response {
    let page = app.public_sheets.listed_as_public().await.and_then(|sheets| public::index(&sheets));
    match page {
        Ok(html) => ([(CONTENT_TYPE, HTML), (CACHE_CONTROL, CACHED), (ROBOTS, "all")], html).into_response(),
        Err(error) => Fault::from(error).problem(),
    }
}

async fn sheet(State(app): State<App>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    let copy = match app.public_sheets.page_as_public(&name).await {
        Ok(Some(copy)) => copy,
        Ok(None) => return absent(&app, &name).await,
        Err(error) => return Fault::from(error).problem(),
    };
    // Compression on the way makes it weak.
    let known = headers.get(IF_NONE_MATCH).and_then(|tag| tag.to_str().ok());
    let tags = [(CACHE_CONTROL, CACHED.to_owned()), (ETAG, copy.etag.clone()), (ROBOTS, "all".to_owned())];
    if known.is_some_and(|known| known.trim_start_matches("W/") == copy.etag) {
        return (StatusCode::NOT_MODIFIED, tags).into_response();
    }
    (tags, [(CONTENT_TYPE, HTML)], copy.html.to_string()).into_response()
}

/// Gone when there was one: then it has been withdrawn, or no protocol is in force.
async fn absent(app: &App, name: &str) -> Response {
    match missing(app, name).await {
        Ok((status, html)) => (status, [(CONTENT_TYPE, HTML)], html).into_response(),
        Err(error) => Fault::from(error).problem(),
    }
}

async fn missing(app: &App, name: &str) -> Result<(StatusCode, String)> {
    let was = app.public_sheets.known_as_public(name).await?;
    let status = if was { StatusCode::GONE } else { StatusCode::NOT_FOUND };
    Ok((status, public::gone(was)?))
}
