//! The least of a browser: cookies, redirects, forms.

use std::collections::HashMap;

use axum::http::{Method, Request, header};
use jonction::accounts::oidc::CallbackParams;
use jonction::platform::http::HttpClient;
use url::Url;
use url::form_urlencoded::Serializer;

use super::idp::PUBLIC_URL;

/// Where a navigation ends.
#[derive(Debug)]
pub enum Landing {
    /// A page of the provider.
    Page { url: Url, status: u16, body: String },
    /// Back at the service under test.
    Service(Url),
}

impl Landing {
    /// The return to the service.
    pub fn service(self) -> Url {
        match self {
            Self::Service(url) => url,
            Self::Page { url, status, body } => panic!("stayed at {url} ({status}):\n{body}"),
        }
    }

    /// The provider's page.
    pub fn page(self) -> (Url, String) {
        match self {
            Self::Page { url, body, .. } => (url, body),
            Self::Service(url) => panic!("went straight back: {url}"),
        }
    }

    /// The return to the service, as the callback reads it.
    pub fn callback(self) -> CallbackParams {
        let query: HashMap<String, String> = self.service().query_pairs().into_owned().collect();
        serde_json::from_value(serde_json::to_value(query).unwrap()).unwrap()
    }
}

/// One person's browser. Cookies go by host, name and path: ports do not count, as in real ones.
pub struct Browser {
    http: HttpClient,
    cookies: HashMap<(String, String, String), String>,
}

impl Browser {
    pub fn new() -> Self {
        Self::trusting(None)
    }

    /// Trusts these authorities (PEM) instead of the system's.
    pub fn trusting(authorities: Option<&[u8]>) -> Self {
        Self { http: HttpClient::new(authorities).unwrap(), cookies: HashMap::new() }
    }

    /// Follows redirects from an address until a page or the service's own door.
    pub async fn open(&mut self, url: &Url) -> Landing {
        self.go(Method::GET, url.clone(), String::new()).await
    }

    /// Sends a form.
    pub async fn submit(&mut self, url: &Url, fields: &[(&str, &str)]) -> Landing {
        self.go(Method::POST, url.clone(), Serializer::new(String::new()).extend_pairs(fields).finish()).await
    }

    /// Presses a persona's button on the page to which an authorisation address leads.
    pub async fn sign_in(&mut self, url: &Url, persona: &str, factors: &str) -> Landing {
        let (page, body) = self.open(url).await.page();
        assert!(body.contains("Fournisseur de démonstration"), "not the provider's page:\n{body}");
        assert!(body.contains(persona), "{persona} is not offered:\n{body}");
        self.submit(&page, &[("persona", persona), ("factors", factors)]).await
    }

    async fn go(&mut self, mut method: Method, mut url: Url, mut body: String) -> Landing {
        for _ in 0..10 {
            if url.as_str().starts_with(PUBLIC_URL) {
                return Landing::Service(url);
            }
            let request = Request::builder()
                .method(method)
                .uri(url.as_str())
                .header(header::COOKIE, self.cookies_for(&url))
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(body.into_bytes())
                .unwrap();
            let answer = self.http.send(request).await.unwrap();
            for cookie in answer.headers().get_all(header::SET_COOKIE) {
                self.keep(&url, cookie.to_str().unwrap());
            }
            let Some(location) = answer.headers().get(header::LOCATION) else {
                let status = answer.status().as_u16();
                return Landing::Page { url, status, body: String::from_utf8(answer.into_body()).unwrap() };
            };
            url = url.join(location.to_str().unwrap()).unwrap();
            method = Method::GET;
            body = String::new();
        }
        panic!("too many redirects, the last to {url}");
    }

    fn cookies_for(&self, url: &Url) -> String {
        let here = |(host, _, path): &(String, String, String)| {
            Some(host.as_str()) == url.host_str() && url.path().starts_with(path.as_str())
        };
        let pairs = self.cookies.iter().filter(|(key, _)| here(key));
        pairs.map(|((_, name, _), value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, url: &Url, cookie: &str) {
        let mut parts = cookie.split("; ");
        let (name, value) = parts.next().unwrap().split_once('=').unwrap();
        let path = parts.find_map(|part| part.strip_prefix("path=")).unwrap_or("/");
        let key = (url.host_str().unwrap().to_owned(), name.to_owned(), path.to_owned());
        if value.is_empty() || cookie.contains("01 Jan 1970") {
            self.cookies.remove(&key);
        } else {
            self.cookies.insert(key, value.to_owned());
        }
    }
}
