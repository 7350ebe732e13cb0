//! One span and one line of log for each request: route, status, duration, trace id; never the address asked for, whose
//! path may hold a feed's token.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use crate::app::App;
use crate::platform::graphql::TraceId;

/// Where an answer names its trace, for whoever reports a fault.
const TRACE_HEADER: HeaderName = HeaderName::from_static("x-trace-id");

tokio::task_local! {
    static CURRENT: String;
}

/// The trace id of the request being answered; empty outside of one.
pub fn current() -> String {
    CURRENT.try_with(Clone::clone).unwrap_or_default()
}

/// Follows a request from its first to its last layer.
pub async fn follow(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let trace = app.platform.entropy.uuid(app.platform.clock.now()).simple().to_string();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "page".to_owned(), |path| path.as_str().to_owned());
    let method = method_name(request.method());
    request.extensions_mut().insert(TraceId(trace.clone()));
    let span = tracing::info_span!(
        "request",
        otel.name = format!("{method} {route}"),
        otel.kind = "server",
        http.method = method,
        http.route = route,
        http.status = tracing::field::Empty,
        trace.id = trace,
    );
    let started = Instant::now();
    let mut response = CURRENT.scope(trace.clone(), next.run(request)).instrument(span.clone()).await;
    let (elapsed, status) = (started.elapsed(), response.status().as_u16());
    span.record("http.status", status);
    span.in_scope(|| {
        let micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX);
        tracing::info!(http.status = status, duration.us = micros, "answered");
    });
    let status = status.to_string();
    metrics::counter!("jonction_http_requests_total", "route" => route.clone(), "method" => method, "status" => status)
        .increment(1);
    metrics::histogram!("jonction_http_request_seconds", "route" => route).record(elapsed.as_secs_f64());
    if let Ok(value) = HeaderValue::from_str(&trace) {
        response.headers_mut().insert(TRACE_HEADER, value);
    }
    response
}

/// A client may send any word as a method; only the usual ones are repeated.
fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}
