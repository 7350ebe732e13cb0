//! The one way out over HTTP: no redirect followed, a time limit, a cap on what is read, TLS except on loopback.
//!
//! [`HttpClient`] calls what the deployer has set, [`OutsideClient`] what users have typed.

mod outside;
mod reach;

use std::error::Error as _;
use std::time::Duration;

use axum::http::{Request, Response};
use reqwest::redirect::Policy;
use reqwest::{Certificate, ClientBuilder, Url};

pub use outside::{Found, Limits, OutsideClient, OutsideError, Validators};
pub use reach::is_global;

const TIMEOUT: Duration = Duration::from_secs(10);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const BODY_LIMIT: usize = 1024 * 1024;

/// A client for the few services that this one calls itself. The environment's `HTTPS_PROXY` and `NO_PROXY` are
/// honoured, since hospitals and ministries have proxies.
#[derive(Clone, Debug)]
pub struct HttpClient {
    inner: reqwest::Client,
}

/// Why a call gave nothing usable. Holds no address: query strings may carry secrets.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// Plain HTTP to another machine.
    #[error("plain http is allowed to this machine only")]
    Insecure,
    /// More bytes than any answer we expect.
    #[error("answer larger than {BODY_LIMIT} bytes")]
    TooLarge,
    /// The other side says that it is broken (5xx).
    #[error("the server answered {0}")]
    Server(u16),
    /// No answer: name, connection, TLS or time limit.
    #[error("no answer: {0}")]
    Unreachable(String),
}

/// Why a client cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ClientBuildError {
    /// A bundle of authorities without a single one would trust nobody.
    #[error("no certificate in the bundle")]
    NoCertificate,
    /// An unreadable certificate, or TLS that cannot start.
    #[error("{}", causes(.0))]
    Tls(#[from] reqwest::Error),
}

impl HttpClient {
    /// Trusts the system's authorities, or, given a PEM bundle, those of the bundle and no other.
    ///
    /// # Errors
    /// When the bundle holds no readable certificate.
    pub fn new(private_authorities: Option<&[u8]>) -> Result<Self, ClientBuildError> {
        let mut builder = builder().timeout(TIMEOUT);
        if let Some(pem) = private_authorities {
            let authorities = Certificate::from_pem_bundle(pem)?;
            if authorities.is_empty() {
                return Err(ClientBuildError::NoCertificate);
            }
            builder = builder.tls_certs_only(authorities);
        }
        Ok(Self { inner: builder.build()? })
    }

    /// Sends one request and reads the whole answer.
    ///
    /// # Errors
    /// When there is no answer, when it is too large, or when the server says that it failed.
    pub async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, HttpError> {
        let request = reqwest::Request::try_from(request).map_err(|error| unreachable(&error))?;
        if !is_private_enough(request.url()) {
            return Err(HttpError::Insecure);
        }
        let mut answer = self.inner.execute(request).await.map_err(|error| unreachable(&error))?;
        if answer.status().is_server_error() {
            return Err(HttpError::Server(answer.status().as_u16()));
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| unreachable(&error))? {
            if body.len() + chunk.len() > BODY_LIMIT {
                return Err(HttpError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = Response::new(body);
        *response.status_mut() = answer.status();
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(response)
    }
}

/// What every client of this program has in common.
fn builder() -> ClientBuilder {
    // Two TLS providers may be linked, so one must be named before the first client; a second call changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().redirect(Policy::none()).connect_timeout(CONNECT_TIMEOUT).referer(false)
}

/// Whether what is sent there stays between the two ends: HTTPS, or this very machine.
#[must_use]
pub fn is_private_enough(url: &Url) -> bool {
    match (url.scheme(), url.host()) {
        ("https", Some(_)) => true,
        ("http", Some(url::Host::Domain(name))) => name == "localhost",
        ("http", Some(url::Host::Ipv4(address))) => address.is_loopback(),
        ("http", Some(url::Host::Ipv6(address))) => address.is_loopback(),
        _ => false,
    }
}

fn unreachable(error: &reqwest::Error) -> HttpError {
    HttpError::Unreachable(causes(error))
}

/// The chain below a client error, whose own text would repeat the address.
fn causes(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "time limit reached".into();
    }
    let mut text = Vec::new();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push(inner.to_string());
        cause = inner.source();
    }
    if text.is_empty() { "request not sent".into() } else { text.join(": ") }
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::http::StatusCode;
    use axum::response::Redirect;
    use axum::routing;

    use super::*;

    #[test]
    fn plain_http_is_for_loopback_only() {
        let private = |text: &str| is_private_enough(&Url::parse(text).unwrap());
        assert!(private("https://example.org/"));
        assert!(private("http://localhost:8080/"));
        assert!(private("http://127.0.0.1:8080/"));
        assert!(private("http://[::1]:8080/"));
        assert!(!private("http://example.org/"));
        assert!(!private("http://localhost.example.org/"));
        assert!(!private("http://10.0.0.1/"));
        assert!(!private("ftp://localhost/"));
    }

    /// A server on this machine, and a client's answer from one of its addresses.
    async fn get(path: &str) -> Result<Response<Vec<u8>>, HttpError> {
        let router = Router::new()
            .route("/moved", routing::get(async || Redirect::temporary("/small")))
            .route("/small", routing::get(async || "small"))
            .route("/limit", routing::get(async || vec![0; BODY_LIMIT]))
            .route("/large", routing::get(async || vec![0; BODY_LIMIT + 1]))
            .route("/broken", routing::get(async || StatusCode::BAD_GATEWAY));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let uri = format!("http://{}{path}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let request = Request::builder().uri(uri).body(Vec::new()).unwrap();
        HttpClient::new(None).unwrap().send(request).await
    }

    #[tokio::test]
    async fn answers_are_read_up_to_the_limit() {
        assert_eq!(get("/small").await.unwrap().body(), b"small");
        assert_eq!(get("/limit").await.unwrap().body().len(), BODY_LIMIT);
        assert!(matches!(get("/large").await, Err(HttpError::TooLarge)));
    }

    #[tokio::test]
    async fn redirects_are_not_followed_and_broken_servers_are_errors() {
        assert_eq!(get("/moved").await.unwrap().status(), StatusCode::TEMPORARY_REDIRECT);
        assert!(matches!(get("/broken").await, Err(HttpError::Server(502))));
    }

    #[tokio::test]
    async fn errors_name_no_address() {
        let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let uri = format!("http://{closed}/?token=very-secret");
        let request = Request::builder().uri(uri).body(Vec::new()).unwrap();
        let error = HttpClient::new(None).unwrap().send(request).await.unwrap_err();
        assert!(!error.to_string().contains("very-secret"), "{error}");
        let remote = Request::builder().uri("http://example.org/").body(Vec::new()).unwrap();
        let refused = HttpClient::new(None).unwrap().send(remote).await;
        assert!(matches!(refused, Err(HttpError::Insecure)));
    }

    #[test]
    fn a_bundle_without_certificate_is_refused() {
        assert!(HttpClient::new(Some(b"not a certificate")).is_err());
    }
}
