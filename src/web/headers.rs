//! What every answer tells the browser to refuse.

use std::collections::BTreeSet;

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

use crate::accounts::oidc::ProviderSettings;
use crate::config::Config;

const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
     magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

const ALWAYS: [(HeaderName, &str); 5] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Paths may hold tokens and ids: no other site learns them.
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// What the configuration says of it.
#[derive(Clone, Debug)]
pub struct Protection {
    content_policy: HeaderValue,
    encrypted: bool,
}

impl Protection {
    /// The pages need nothing but their own files, and nothing written inside the page; images also from where the
    /// deployer says that the providers' buttons lie. Naming these origins, which the pages then ask and nobody else,
    /// is less than a door for files of the deployer's would be.
    pub fn new(config: &Config) -> Self {
        let origins: BTreeSet<String> =
            config.providers.iter().filter_map(ProviderSettings::button_image_origin).collect();
        let images: Vec<&str> = ["'self'"].into_iter().chain(origins.iter().map(String::as_str)).collect();
        let images = images.join(" ");
        let policy = format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src {images}; \
             connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        );
        let content_policy = HeaderValue::try_from(policy).expect("an origin is ASCII");
        Self { content_policy, encrypted: !config.cookies_in_clear() }
    }
}

/// Adds them. A handler that set a content policy, a caching rule or a word to robots of its own keeps it.
pub async fn protect(State(protection): State<Protection>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // All but what is written for everybody stays out of search engines.
    headers.entry("x-robots-tag").or_insert(HeaderValue::from_static("noindex"));
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(protection.content_policy);
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if protection.encrypted {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000"));
    }
    response
}
