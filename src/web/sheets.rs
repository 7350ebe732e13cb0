//! `GET /fiches`, `GET /fiches/<name>` and `GET /fiches/<name>.pdf`: what anybody reads, without sign-in, cookie or script.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH, RETRY_AFTER};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use super::fault::Fault;
use super::files::pdf_headers;
use crate::app::App;
use crate::documents::Leaflet;
use crate::kernel::error::Result;
use crate::public;

/// A sheet may be a few minutes old on its way to a reader, and no more: what is retracted must be gone soon.
const CACHED: &str = "public, max-age=300";
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
    if let Some(name) = name.strip_suffix(".pdf") {
        return leaflet(&app, name, &headers).await;
    }
    let copy = match app.public_sheets.page_as_public(&name).await {
        Ok(Some(copy)) => copy,
        Ok(None) => return absent(&app, &name).await,
        Err(error) => return Fault::from(error).problem(),
    };
    let tags = tags(&copy.etag);
    if is_known(&headers, &copy.etag) {
        return (StatusCode::NOT_MODIFIED, tags).into_response();
    }
    (tags, [(CONTENT_TYPE, HTML)], copy.html.to_string()).into_response()
}

/// The same as a leaflet, made by a job and kept.
async fn leaflet(app: &App, name: &str, headers: &HeaderMap) -> Response {
    let file = match app.documents.leaflet_as_public(name).await {
        Ok(Leaflet::Ready(file)) => file,
        Ok(Leaflet::Soon) => return soon(),
        Ok(Leaflet::None) => return absent(app, name).await,
        Err(error) => return Fault::from(error).problem(),
    };
    let etag = format!("\"{}\"", file.sha256);
    let tags = tags(&etag);
    if is_known(headers, &etag) {
        return (StatusCode::NOT_MODIFIED, tags).into_response();
    }
    (tags, pdf_headers(&file.file_name), file.pdf).into_response()
}

fn soon() -> Response {
    match public::soon() {
        Ok(page) => (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "5"), (CONTENT_TYPE, HTML)], page)
            .into_response(),
        Err(error) => Fault::from(error).problem(),
    }
}

fn tags(etag: &str) -> [(HeaderName, String); 3] {
    [(CACHE_CONTROL, CACHED.to_owned()), (ETAG, etag.to_owned()), (ROBOTS, "all".to_owned())]
}

/// Compression on the way makes a tag weak.
fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let known = headers.get(IF_NONE_MATCH).and_then(|tag| tag.to_str().ok());
    known.is_some_and(|known| known.trim_start_matches("W/") == etag)
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
