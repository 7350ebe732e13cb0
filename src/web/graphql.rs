//! The GraphQL endpoint.
//!
//! One way in: POST, `application/json`, one operation. A page of another site can send neither that type nor our
//! header without asking the browser first, and the answer to that is no. Subscriptions come in the same way, answered
//! by events, or on a WebSocket (`live/`).

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_graphql::{Request as Operation, Response as Answer, ServerError, Value, Variables};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ws::{WebSocketUpgrade, rejection::WebSocketUpgradeRejection};
use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::header::{
    ACCEPT, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, ORIGIN, RETRY_AFTER,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::post;
use axum::{Extension, Json};
use serde::Deserialize;
use tower_http::catch_panic::CatchPanicLayer;

use super::documents::{Documents, Known};
use super::fault::{Fault, Panic};
use super::live::{self, Follower, Places};
use super::rates::Rates;
use super::session::{Asking, has_session_cookie};
use crate::accounts::SessionKey;
use crate::app::App;
use crate::kernel::error::Error;
use crate::platform::graphql::TraceId;

/// What anybody may send.
const BODY: usize = 1024 * 1024;
/// What somebody signed in may send: an import of organisations travels inside the query's variables.
const BODY_SIGNED_IN: usize = 8 * 1024 * 1024;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);
/// The header that a browser lets no other site send.
const CSRF_HEADER: &str = "x-jonction-csrf";
/// One page that loads nothing, for development only.
const CONSOLE: &str = include_str!("console.html");
const CONSOLE_POLICY: &str = "default-src 'none'; connect-src 'self'; script-src 'unsafe-inline'; \
     style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What every request goes through; clones share it.
#[derive(Clone)]
struct Gate {
    documents: Arc<Documents>,
    rates: Rates,
    places: Places,
}

/// The endpoint's routes.
pub fn routes(app: &App, rates: &Rates) -> Router<App> {
    let gate = Gate {
        documents: Arc::new(Documents::load(app.config.frontend_dir.as_deref())),
        rates: rates.clone(),
        places: Places::new(app.config.limits.subscriptions_per_session),
    };
    let endpoint = post(execute).get(line_or_console);
    guarded(Router::new().route("/graphql", endpoint)).layer(Extension(gate))
}

/// A panic is answered in the form that GraphQL clients read.
pub(super) fn guarded(routes: Router<App>) -> Router<App> {
    routes.layer(CatchPanicLayer::custom(|_: Panic| Fault::of_panic().graphql()))
}

/// A line for subscriptions; else the query console, which only exists in development.
async fn line_or_console(
    State(app): State<App>,
    Extension(gate): Extension<Gate>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
    request: Request,
) -> Response {
    match upgrade {
        Ok(upgrade) => open_line(&app, &gate, upgrade, request).await.unwrap_or_else(Fault::problem),
        Err(_) if app.config.development => {
            ([(CONTENT_SECURITY_POLICY, CONSOLE_POLICY)], Html(CONSOLE)).into_response()
        }
        Err(_) => Fault::new(StatusCode::NOT_FOUND, "NOT_FOUND", "Cette page n’existe pas.").problem(),
    }
}

/// A browser lets any site open a line with our cookie and can add no header of ours: only its Origin tells whose it is,
/// so here it must be said.
async fn open_line(
    app: &App,
    gate: &Gate,
    upgrade: WebSocketUpgrade,
    request: Request,
) -> Result<Response, Fault> {
    let (mut parts, _) = request.into_parts();
    if is_own_origin(app, &parts.headers) != Some(true) {
        return Err(foreign());
    }
    let asking = who_asks(app, &mut parts).await?;
    live::socket::open(upgrade, follower(app, gate, asking, &parts)?)
}

/// Executes one operation.
async fn execute(State(app): State<App>, Extension(gate): Extension<Gate>, request: Request) -> Response {
    answer(&app, &gate, request).await.unwrap_or_else(Fault::graphql)
}

async fn answer(app: &App, gate: &Gate, request: Request) -> Result<Response, Fault> {
    let (mut parts, body) = request.into_parts();
    check_type(&parts.headers)?;
    check_origin(app, &parts.headers)?;
    let asking = who_asks(app, &mut parts).await?;
    let limit = if asking.viewer.0.is_some() { BODY_SIGNED_IN } else { BODY };
    let body = read(body, limit, &parts.headers).await?;
    let (operation, known) = body.operation(&gate.documents)?;
    if wants_events(&parts.headers) {
        return live::events::answer(&follower(app, gate, asking, &parts)?, operation);
    }
    let Asking { viewer, token } = asking;
    let purse = gate.rates.purse(&viewer, &parts.headers, &parts.extensions);
    let mut operation = operation.data(trace_of(&parts)).data(purse);
    if let Some(token) = token {
        operation = operation.data(SessionKey::of(&token));
    }
    let started = Instant::now();
    let answer = crate::api::execute(operation, app, viewer).await;
    note(&answer, known, started.elapsed());
    Ok(with_status(answer))
}

async fn who_asks(app: &App, parts: &mut Parts) -> Result<Asking, Fault> {
    Asking::from_request_parts(parts, app).await.map_err(|_| {
        Fault::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "UNAVAILABLE",
            "Le service ne répond pas pour le moment. Réessayez dans un instant.",
        )
    })
}

fn trace_of(parts: &Parts) -> TraceId {
    parts.extensions.get::<TraceId>().cloned().unwrap_or_default()
}

/// Whoever follows is signed in: nothing of ours is live for the public.
fn follower(app: &App, gate: &Gate, asking: Asking, parts: &Parts) -> Result<Follower, Fault> {
    let token = asking.token.ok_or(Error::Unauthenticated)?;
    Ok(Follower {
        app: app.clone(),
        token: token.into(),
        purse: gate.rates.purse(&asking.viewer, &parts.headers, &parts.extensions),
        trace: trace_of(parts),
        places: gate.places.clone(),
    })
}

/// Some clients name events with every query, after JSON: what is named first counts.
fn wants_events(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT).and_then(|accepted| accepted.to_str().ok()).unwrap_or_default();
    accepted.trim_start().starts_with("text/event-stream")
}

fn check_type(headers: &HeaderMap) -> Result<(), Fault> {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    let text = "Envoyez la requête en JSON (content-type: application/json).";
    Err(Fault::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", text))
}

fn check_origin(app: &App, headers: &HeaderMap) -> Result<(), Fault> {
    if is_own_origin(app, headers) == Some(false) {
        return Err(foreign());
    }
    if has_session_cookie(headers, &app.config) && !headers.contains_key(CSRF_HEADER) {
        let text = "Il manque à cette requête l’en-tête x-jonction-csrf.";
        return Err(Fault::new(StatusCode::FORBIDDEN, "CSRF_HEADER_MISSING", text));
    }
    Ok(())
}

/// Whether a request comes from our own pages; none when it does not say.
fn is_own_origin(app: &App, headers: &HeaderMap) -> Option<bool> {
    let origin = headers.get(ORIGIN)?.to_str().unwrap_or_default();
    // The development server of the front end passes requests on with its own name as host.
    let same_host = || {
        let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        origin.strip_prefix("http://") == Some(host)
    };
    Some(origin == app.config.public_url || (app.config.development && same_host()))
}

fn foreign() -> Fault {
    let text = "Cette requête vient d’un autre site : elle est refusée.";
    Fault::new(StatusCode::FORBIDDEN, "ORIGIN_REFUSED", text)
}

/// What a client sends.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    query: Option<String>,
    document_id: Option<String>,
    operation_name: Option<String>,
    variables: Option<serde_json::Map<String, serde_json::Value>>,
}

impl Asked {
    fn operation(self, documents: &Documents) -> Result<(Operation, Option<&Known>), Fault> {
        let known = match &self.document_id {
            None => None,
            Some(hash) => Some(documents.get(hash).ok_or_else(|| {
                let text = "Cette page date d’une version précédente du service. Rechargez-la.";
                Fault::new(StatusCode::BAD_REQUEST, "DOCUMENT_UNKNOWN", text)
            })?),
        };
        let text = known.map(|known| known.text.clone()).or(self.query).ok_or_else(|| {
            Fault::new(
                StatusCode::BAD_REQUEST,
                "BAD_REQUEST",
                "La requête ne contient ni query ni documentId.",
            )
        })?;
        let variables = Variables::from_json(self.variables.unwrap_or_default().into());
        let mut operation = Operation::new(text).variables(variables);
        operation.operation_name = self.operation_name;
        Ok((operation, known))
    }
}

async fn read(body: Body, limit: usize, headers: &HeaderMap) -> Result<Asked, Fault> {
    let too_large = || {
        let text = format!("Requête trop volumineuse : {} Mio au plus.", limit / (1024 * 1024));
        Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "BODY_TOO_LARGE", text)
    };
    let announced = headers.get(CONTENT_LENGTH).and_then(|size| size.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|size| size > limit) {
        return Err(too_large());
    }
    let bytes = match tokio::time::timeout(BODY_TIME, to_bytes(body, limit)).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) => return Err(too_large()),
        Err(_) => {
            let text = "La requête met trop de temps à arriver.";
            return Err(Fault::new(StatusCode::REQUEST_TIMEOUT, "BODY_TIMEOUT", text));
        }
    };
    let bad = |code, text: &str| Fault::new(StatusCode::BAD_REQUEST, code, text);
    let text = std::str::from_utf8(&bytes)
        .map_err(|_| bad("BAD_ENCODING", "La requête n’est pas un texte UTF-8 valide."))?;
    if text.trim_start().starts_with('[') {
        return Err(bad("BATCH_REFUSED", "Envoyez une seule opération par requête."));
    }
    // The parser's own message would quote what was sent.
    serde_json::from_str(text).map_err(|_| bad("BAD_JSON", "La requête n’est pas un objet JSON valide."))
}

/// Counts and logs the operation. Only queries of our own pages are named: other names are the client's words.
fn note(answer: &Answer, known: Option<&Known>, elapsed: Duration) {
    let operation = known.map_or_else(|| "free".to_owned(), |known| known.name.clone());
    let cost = match answer.extensions.get("cost") {
        Some(Value::Number(cost)) => cost.as_f64().unwrap_or_default(),
        _ => 0.0,
    };
    let outcome = answer.errors.first().and_then(code_of).unwrap_or_else(|| "OK".to_owned());
    tracing::info!(
        graphql.operation = operation,
        graphql.cost = cost,
        graphql.outcome = outcome,
        "operation"
    );
    metrics::histogram!("jonction_graphql_cost", "operation" => operation.clone()).record(cost);
    metrics::histogram!("jonction_graphql_seconds", "operation" => operation.clone())
        .record(elapsed.as_secs_f64());
    metrics::counter!("jonction_graphql_operations_total", "operation" => operation, "outcome" => outcome)
        .increment(1);
}

fn code_of(error: &ServerError) -> Option<String> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Some(code.clone()),
        _ => None,
    }
}

/// Errors come with status 200, save one: proxies and clients understand 429 with a time to wait.
fn with_status(answer: Answer) -> Response {
    let wait = answer.errors.iter().find_map(|error| match error.extensions.as_ref()?.get("retryAfter")? {
        Value::Number(seconds) => seconds.as_u64(),
        _ => None,
    });
    let mut response = Json(answer).into_response();
    if let Some(seconds) = wait {
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
