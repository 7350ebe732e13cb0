//! Sign-in and sign-out as the browser meets them: redirects, cookies, and a page that says what to do when refused.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use axum_extra::extract::CookieJar;
use serde::{Deserialize, Serialize};

use super::session::{Asking, browser_cookie_name, cookie_name, own_cookie};
use crate::accounts::oidc::{CallbackParams, POST_LOGOUT_PATH, SignInError};
use crate::accounts::{Intent, Refusal, start_path};
use crate::app::App;
use crate::kernel::error::Error;
use crate::platform::telemetry;

/// The addresses of sign-in and sign-out.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/providers", get(providers))
        .route("/connexion/{provider}", get(begin))
        .route("/connexion/{provider}/retour", get(finish))
        .route("/deconnexion", post(sign_out))
        .route(POST_LOGOUT_PATH, get(|| async { Redirect::to("/") }))
}

/// One door, as the sign-in page shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Door {
    id: String,
    label: String,
    button_image_url: Option<String>,
    audience_hint: String,
    start_url: String,
}

async fn providers(State(app): State<App>) -> Json<Vec<Door>> {
    let door = |settings: &crate::accounts::oidc::ProviderSettings| Door {
        id: settings.id.clone(),
        label: settings.label.clone(),
        button_image_url: settings.button_image_url.clone(),
        audience_hint: settings.audience_hint.clone(),
        start_url: start_path(&settings.id),
    };
    Json(app.sign_in.providers().map(door).collect())
}

#[derive(Deserialize)]
struct BeginQuery {
    return_to: Option<String>,
    renforcer: Option<String>,
    rattacher: Option<String>,
}

async fn begin(
    State(app): State<App>,
    asking: Asking,
    Path(provider): Path<String>,
    Query(query): Query<BeginQuery>,
    jar: CookieJar,
) -> Result<Response, RefusalPage> {
    let name = browser_cookie_name(app.config.cookies_in_clear());
    let browser = jar.get(name).map(|cookie| cookie.value().to_owned());
    let intent = match (query.renforcer, query.rattacher) {
        (Some(_), _) => Intent::StepUp,
        (None, Some(_)) => Intent::Link,
        (None, None) => Intent::SignIn,
    };
    let actor = asking.viewer.0.as_deref();
    let departure = app.sign_in.begin(&provider, intent, query.return_to.as_deref(), actor, browser).await?;
    let cookie = own_cookie(name, departure.browser, app.config.cookies_in_clear());
    Ok((jar.add(cookie), Redirect::to(departure.url.as_str())).into_response())
}

async fn finish(
    State(app): State<App>,
    asking: Asking,
    Path(provider): Path<String>,
    Query(params): Query<CallbackParams>,
    jar: CookieJar,
) -> Result<Response, RefusalPage> {
    let in_clear = app.config.cookies_in_clear();
    let browser = jar.get(browser_cookie_name(in_clear)).map(|cookie| cookie.value().to_owned());
    let session = asking.token.as_deref().zip(asking.viewer.0.as_deref());
    let arrival = app.sign_in.finish(&provider, params, browser.as_deref(), session).await?;
    let jar = match arrival.session {
        Some(token) => jar.add(own_cookie(cookie_name(in_clear), token, in_clear)),
        None => jar,
    };
    Ok((jar, Redirect::to(&arrival.return_to)).into_response())
}

/// Where the page goes on: the provider's sign-out, or home. Not a redirect, because a form may only lead to ourselves.
#[derive(Serialize)]
struct SignedOut {
    next: String,
}

async fn sign_out(
    State(app): State<App>,
    headers: HeaderMap,
    asking: Asking,
    jar: CookieJar,
) -> Result<Response, RefusalPage> {
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    if origin.is_some_and(|origin| origin != app.config.public_url) {
        return Err(Refusal::Fault(Error::Forbidden).into());
    }
    let provider_page = match &asking.token {
        Some(token) => app.sign_in.sign_out(token).await.map_err(Refusal::Fault)?,
        None => None,
    };
    let in_clear = app.config.cookies_in_clear();
    let jar = jar.remove(own_cookie(cookie_name(in_clear), String::new(), in_clear));
    let next = provider_page.map_or_else(|| "/".to_owned(), String::from);
    Ok((jar, Json(SignedOut { next })).into_response())
}

/// The page shown when nobody was signed in. It works without scripts and holds nothing that came from outside.
pub struct RefusalPage(Refusal);

impl<E: Into<Refusal>> From<E> for RefusalPage {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for RefusalPage {
    fn into_response(self) -> Response {
        let Self(refusal) = self;
        let status = match &refusal {
            Refusal::Protocol(SignInError::ProviderUnavailable) => StatusCode::SERVICE_UNAVAILABLE,
            Refusal::Protocol(_) | Refusal::SessionOver => StatusCode::BAD_REQUEST,
            Refusal::OtherAccount | Refusal::IdentityTaken => StatusCode::CONFLICT,
            Refusal::Fault(Error::NotFound) => StatusCode::NOT_FOUND,
            Refusal::Fault(Error::Forbidden) => StatusCode::FORBIDDEN,
            Refusal::Fault(Error::RateLimited(_)) => StatusCode::TOO_MANY_REQUESTS,
            Refusal::Fault(fault) => {
                tracing::error!(fault = telemetry::kind_of(fault), "sign-in met a fault");
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        tracing::info!(refusal.code = refusal.code(), "nobody was signed in");
        let page = include_str!("sign_in_refused.html")
            .replace("{message}", &refusal.message())
            .replace("{code}", refusal.code());
        let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";
        let mut response = (status, [(header::CONTENT_SECURITY_POLICY, policy)], Html(page)).into_response();
        if let Refusal::Fault(Error::RateLimited(seconds)) = refusal {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
