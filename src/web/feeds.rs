//! `GET /calendrier/<token>.ics`. The token is in the path, so this route's path is never logged.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;

use crate::app::App;
use crate::calendar::{Feed, FeedRequest};

/// This part's addresses.
pub fn routes() -> Router<App> {
    Router::new().route("/calendrier/{file}", get(feed))
}

#[derive(Debug, Deserialize)]
struct Parameters {
    include_cancelled: Option<u8>,
}

/// Answers a calendar program.
async fn feed(
    State(app): State<App>,
    Path(file): Path<String>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Response {
    let Some(token) = file.strip_suffix(".ics") else { return StatusCode::NOT_FOUND.into_response() };
    let request = FeedRequest {
        if_none_match: headers
            .get(header::IF_NONE_MATCH)
            .and_then(|tag| tag.to_str().ok())
            .map(str::to_owned),
        without_cancelled: parameters.include_cancelled == Some(0),
    };
    let answer = match app.calendar.feed_as_token(token, &request).await {
        Ok(answer) => answer,
        Err(error) => {
            tracing::error!(error.code = error.code(), fault = ?error, "a feed could not be made");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    match answer {
        Feed::Unknown => StatusCode::NOT_FOUND.into_response(),
        Feed::Gone => (StatusCode::GONE, "Ce calendrier n’est plus servi.").into_response(),
        Feed::Unchanged { etag } => (StatusCode::NOT_MODIFIED, cache_headers(&etag)).into_response(),
        Feed::Full { etag, body } => (cache_headers(&etag), body).into_response(),
    }
}

fn cache_headers(etag: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    // Programs may keep it, and must ask whether it is still right.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if let Ok(etag) = HeaderValue::from_str(etag) {
        headers.insert(header::ETAG, etag);
    }
    headers
}
