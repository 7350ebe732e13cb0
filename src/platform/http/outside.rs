//! Fetches what users have typed an address of, without becoming their way behind our walls.
//!
//! The name is resolved here, once for each connection, and every address that it stands for must be public; the
//! connection goes to one of these very addresses, so that a name that changes its mind in between changes nothing.
//! Redirects are followed one by one under the same rules. No proxy is used, even where the environment names one: it
//! would resolve names in our stead.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::http::header::{ACCEPT, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LOCATION};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Response, StatusCode, Url};
use url::Host;

use super::{ClientBuildError, builder, is_global};

/// Redirects followed.
const REDIRECTS: usize = 3;
/// The longest validator kept: it is sent back with each question.
const LONGEST_VALIDATOR: usize = 256;

/// What one fetch may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the answer.
    pub bytes: usize,
    /// In all: names, redirects and the last byte included.
    pub time: Duration,
}

/// What a server gave with an answer, to be asked next time whether it still holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`, as written.
    pub last_modified: Option<String>,
}

/// What is there.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// What was read before still holds.
    Unchanged,
    /// The whole of it.
    Whole(Vec<u8>, Validators),
}

/// Why nothing was read. Holds no address: those that users give carry secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutsideError {
    /// Not https, another port than its own, a password in it, or an inner address.
    #[error("an address that is not accepted")]
    Refused,
    /// No such name, no public address behind it, no connection, no TLS: which of these is nobody's business, for the
    /// answer would map our network.
    #[error("no public server answers")]
    Unreachable,
    /// More redirects than are followed, or one that leads nowhere.
    #[error("redirected too often")]
    Redirects,
    /// More bytes than asked for.
    #[error("answer too large")]
    TooLarge,
    /// Not finished in time.
    #[error("time limit reached")]
    Late,
    /// An answer that is neither the thing nor its being unchanged.
    #[error("the server answered {0}")]
    Status(u16),
}

/// The client for addresses that users give.
#[derive(Clone, Debug)]
pub struct OutsideClient {
    inner: reqwest::Client,
    loopback: bool,
    limits: Limits,
}

impl OutsideClient {
    /// `loopback` is for tests: this very machine may be asked too, over plain http and on any port.
    ///
    /// # Errors
    /// When TLS cannot start.
    pub fn new(loopback: bool, limits: Limits) -> Result<Self, ClientBuildError> {
        let inner = builder()
            .no_proxy()
            .dns_resolver(PublicNames { loopback })
            .user_agent(concat!("Jonction/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self { inner, loopback, limits })
    }

    /// Whether such an address is ever asked; names are resolved only when they are.
    #[must_use]
    pub fn accepts(&self, url: &Url) -> bool {
        let here = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => return false,
        };
        if !url.username().is_empty() || url.password().is_some() {
            return false;
        }
        if self.loopback && here {
            return matches!(url.scheme(), "http" | "https");
        }
        let public = match url.host() {
            Some(Host::Ipv4(address)) => is_global(address.into()),
            Some(Host::Ipv6(address)) => is_global(address.into()),
            _ => true,
        };
        public && url.scheme() == "https" && url.port().is_none()
    }

    /// Fetches a thing, or learns that it did not change since these validators were given.
    ///
    /// # Errors
    /// Why nothing was read.
    pub async fn fetch(&self, url: &Url, held: &Validators) -> Result<Found, OutsideError> {
        let fetched = tokio::time::timeout(self.limits.time, self.follow(url.clone(), held));
        fetched.await.unwrap_or(Err(OutsideError::Late))
    }

    async fn follow(&self, mut url: Url, held: &Validators) -> Result<Found, OutsideError> {
        for _ in 0..=REDIRECTS {
            let answer = self.ask(&url, held).await?;
            let status = answer.status();
            if status == StatusCode::NOT_MODIFIED {
                return Ok(Found::Unchanged);
            }
            if status == StatusCode::OK {
                return self.read(answer).await;
            }
            if !status.is_redirection() {
                return Err(OutsideError::Status(status.as_u16()));
            }
            let target = header(&answer, &LOCATION, usize::MAX).ok_or(OutsideError::Redirects)?;
            url = url.join(&target).map_err(|_| OutsideError::Redirects)?;
        }
        Err(OutsideError::Redirects)
    }

    async fn ask(&self, url: &Url, held: &Validators) -> Result<Response, OutsideError> {
        if !self.accepts(url) {
            return Err(OutsideError::Refused);
        }
        let mut request = self.inner.get(url.clone()).header(ACCEPT, "text/calendar, */*;q=0.1");
        for (name, value) in [(IF_NONE_MATCH, &held.etag), (IF_MODIFIED_SINCE, &held.last_modified)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        request.send().await.map_err(|_| OutsideError::Unreachable)
    }

    async fn read(&self, mut answer: Response) -> Result<Found, OutsideError> {
        let validators = Validators {
            etag: header(&answer, &ETAG, LONGEST_VALIDATOR),
            last_modified: header(&answer, &LAST_MODIFIED, LONGEST_VALIDATOR),
        };
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|_| OutsideError::Unreachable)? {
            if body.len() + chunk.len() > self.limits.bytes {
                return Err(OutsideError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Found::Whole(body, validators))
    }
}

fn header(answer: &Response, name: &axum::http::HeaderName, longest: usize) -> Option<String> {
    let value = answer.headers().get(name)?.to_str().ok()?;
    (value.len() <= longest).then(|| value.to_owned())
}

/// Resolves names, and knows none that leads behind our walls. A connection goes to what this returns, to nothing else.
struct PublicNames {
    loopback: bool,
}

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        let loopback = self.loopback;
        let allowed = move |address: IpAddr| is_global(address) || (loopback && address.is_loopback());
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            // One inner address among public ones is no accident.
            if found.iter().all(|address| allowed(address.ip())) {
                Ok(Box::new(found.into_iter()) as Addrs)
            } else {
                Err(OutsideError::Refused.into())
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::response::Redirect;
    use axum::routing::get;

    use super::*;

    const LIMITS: Limits = Limits { bytes: 1024, time: Duration::from_secs(5) };

    fn client(loopback: bool) -> OutsideClient {
        OutsideClient::new(loopback, LIMITS).unwrap()
    }

    #[test]
    fn only_public_https_without_password_and_port_is_accepted() {
        let accepts = |text: &str| client(false).accepts(&Url::parse(text).unwrap());
        assert!(accepts("https://agenda.example.org/a.ics?token=1"));
        assert!(accepts("https://agenda.example.org:443/"));
        assert!(accepts("https://1.1.1.1/"));
        for refused in [
            "http://agenda.example.org/",
            "ftp://agenda.example.org/",
            "https://agenda.example.org:8443/",
            "https://user@agenda.example.org/",
            "https://user:pass@agenda.example.org/",
            "https://:pass@agenda.example.org/",
            "https://127.0.0.1/",
            "https://0x7f.1/",
            "https://2130706433/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://169.254.169.254/latest/meta-data/",
            "http://localhost/",
            "data:text/calendar,x",
        ] {
            assert!(!accepts(refused), "{refused}");
        }
    }

    #[test]
    fn a_test_may_ask_this_machine_and_nothing_else_behind_the_walls() {
        let accepts = |text: &str| client(true).accepts(&Url::parse(text).unwrap());
        assert!(accepts("http://127.0.0.1:8080/") && accepts("http://localhost:8080/"));
        for refused in ["http://10.0.0.1/", "https://10.0.0.1/", "http://example.org/", "http://x@localhost/"]
        {
            assert!(!accepts(refused), "{refused}");
        }
    }

    /// A server on this machine; gives its port.
    async fn server() -> u16 {
        let router = Router::new()
            .route("/a", get(async || "a"))
            .route("/limit", get(async || vec![b'x'; LIMITS.bytes]))
            .route("/large", get(async || vec![b'x'; LIMITS.bytes + 1]))
            .route("/moved", get(async || Redirect::temporary("/a")))
            .route("/loop", get(async || Redirect::temporary("/loop")))
            .route("/inside", get(async || Redirect::temporary("http://10.0.0.1/secret")))
            .route("/nowhere", get(async || StatusCode::FOUND));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move { axum::serve(listener, router).await });
        port
    }

    #[tokio::test]
    async fn redirects_are_followed_under_the_same_rules_and_answers_read_up_to_the_limit() {
        let port = server().await;
        let fetch = async |path: &str| {
            let url = Url::parse(&format!("http://localhost:{port}{path}")).unwrap();
            client(true).fetch(&url, &Validators::default()).await
        };
        assert_eq!(fetch("/a").await, Ok(Found::Whole(b"a".to_vec(), Validators::default())));
        assert_eq!(fetch("/moved").await, Ok(Found::Whole(b"a".to_vec(), Validators::default())));
        assert!(matches!(fetch("/limit").await, Ok(Found::Whole(..))));
        assert_eq!(fetch("/large").await, Err(OutsideError::TooLarge));
        assert_eq!(fetch("/loop").await, Err(OutsideError::Redirects));
        assert_eq!(fetch("/nowhere").await, Err(OutsideError::Redirects));
        assert_eq!(fetch("/inside").await, Err(OutsideError::Refused));
        assert_eq!(fetch("/absent").await, Err(OutsideError::Status(404)));
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_not_connected_to() {
        // Found by the resolver alone: the name itself says nothing.
        let url = Url::parse("https://localhost/agenda.ics").unwrap();
        assert!(client(false).accepts(&url));
        let names = PublicNames { loopback: false };
        assert!(names.resolve("localhost".parse().unwrap()).await.is_err());
        let fetched = client(false).fetch(&url, &Validators::default()).await;
        assert_eq!(fetched, Err(OutsideError::Unreachable));
        let names = PublicNames { loopback: true };
        assert!(names.resolve("localhost".parse().unwrap()).await.is_ok());
    }
}
