//! The session cookie, and the person behind it.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

use crate::app::App;
use crate::config::Config;
use crate::platform::graphql::Viewer;
use crate::platform::telemetry;

/// The cookie's name: `__Host-` binds it to this host and to TLS, which loopback without TLS cannot use.
pub fn cookie_name(in_clear: bool) -> &'static str {
    if in_clear { "jonction" } else { "__Host-jonction" }
}

/// The cookie that ties a sign-in under way to the browser that began it.
pub fn browser_cookie_name(in_clear: bool) -> &'static str {
    if in_clear { "jonction-navigateur" } else { "__Host-jonction-navigateur" }
}

/// A cookie that scripts cannot read and that other sites cannot make the browser send along with a form; it ends with
/// the browser.
pub fn own_cookie(name: &'static str, value: String, in_clear: bool) -> Cookie<'static> {
    Cookie::build((name, value)).path("/").http_only(true).secure(!in_clear).same_site(SameSite::Lax).build()
}

/// Whether a request carries a session's cookie, valid or not.
pub fn has_session_cookie(headers: &HeaderMap, config: &Config) -> bool {
    CookieJar::from_headers(headers).get(cookie_name(config.cookies_in_clear())).is_some()
}

/// Who asks, if anybody is signed in.
pub struct Asking {
    /// The person, with today's rights.
    pub viewer: Viewer,
    /// The session's token, when it opens one.
    pub token: Option<String>,
}

impl FromRequestParts<App> for Asking {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let jar = CookieJar::from_headers(&parts.headers);
        let Some(cookie) = jar.get(cookie_name(app.config.cookies_in_clear())) else {
            return Ok(Self { viewer: Viewer(None), token: None });
        };
        let actor = app.sessions.actor(cookie.value()).await.map_err(|error| {
            tracing::error!(fault = telemetry::kind_of(&error), "the session could not be read");
            StatusCode::SERVICE_UNAVAILABLE
        })?;
        let token = actor.is_some().then(|| cookie.value().to_owned());
        Ok(Self { viewer: Viewer(actor.map(Arc::new)), token })
    }
}
