//! Reads subscriptions as server-sent events.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, BodyDataStream};
use axum::http::{Request, StatusCode};
use futures::StreamExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

/// What never comes must fail a test and not hang it.
pub const PATIENCE: Duration = Duration::from_secs(40);

/// One subscription under way.
pub struct Events {
    body: BodyDataStream,
    unread: String,
}

impl Events {
    /// Asks an instance; its answer when that is no stream.
    pub async fn open(
        router: &Router,
        public_url: &str,
        token: Option<&str>,
        query: &str,
        variables: &Value,
    ) -> Result<Self, Value> {
        let mut request = Request::post("/graphql")
            .header("content-type", "application/json")
            .header("accept", "text/event-stream")
            .header("x-jonction-csrf", "1")
            .header("origin", public_url);
        if let Some(token) = token {
            request = request.header("cookie", format!("jonction={token}"));
        }
        let body = json!({ "query": query, "variables": variables }).to_string();
        let request = request.body(Body::from(body)).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        if response.status() != StatusCode::OK {
            let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
            return Err(serde_json::from_slice(&body).unwrap());
        }
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Ok(Self { body: response.into_body().into_data_stream(), unread: String::new() })
    }

    /// The next event's name and what it holds; none at the end.
    pub async fn next(&mut self) -> Option<(String, Value)> {
        loop {
            if let Some((event, rest)) = self.unread.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.unread = rest;
                let field = |name: &str| {
                    let line = event.lines().find_map(|line| line.strip_prefix(name));
                    line.map(|value| value.trim().to_owned())
                };
                // Comments keep the line warm.
                let Some(name) = field("event:") else { continue };
                let data = field("data:").unwrap_or_default();
                return Some((name, serde_json::from_str(&data).unwrap_or_default()));
            }
            let chunk = tokio::time::timeout(PATIENCE, self.body.next()).await.expect("something comes")?;
            self.unread.push_str(std::str::from_utf8(&chunk.unwrap()).unwrap());
        }
    }

    /// The first value for which this holds.
    pub async fn until(&mut self, holds: impl Fn(&Value) -> bool) -> Value {
        loop {
            let (name, value) = self.next().await.expect("the subscription goes on");
            assert_eq!(name, "next", "it ended before");
            if holds(&value) {
                return value;
            }
        }
    }
}
