//! The session cookie, and the person behind it.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum_extra::extract::CookieJar;

use crate::app::App;
use crate::config::Config;
use crate::platform::graphql::Viewer;
use crate::platform::telemetry;

/// The cookie's name: `__Host-` binds it to this host and to TLS, which loopback without TLS cannot use.
pub fn cookie_name(in_clear: bool) -> &'static str {
    if in_clear { "jonction" } else { "__Host-jonction" }
}

/// Whether a request carries a session's cookie, valid or not.
pub fn has_session_cookie(headers: &HeaderMap, config: &Config) -> bool {
    CookieJar::from_headers(headers).get(cookie_name(config.cookies_in_clear())).is_some()
}

/// Who asks, if anybody is signed in.
pub struct Asking(pub Viewer);

impl FromRequestParts<App> for Asking {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let jar = CookieJar::from_headers(&parts.headers);
        let Some(cookie) = jar.get(cookie_name(app.config.cookies_in_clear())) else {
            return Ok(Self(Viewer(None)));
        };
        let actor = app.sessions.actor(cookie.value()).await.map_err(|error| {
            tracing::error!(fault = telemetry::kind_of(&error), "the session could not be read");
            StatusCode::SERVICE_UNAVAILABLE
        })?;
        Ok(Self(Viewer(actor.map(Arc::new))))
    }
}
