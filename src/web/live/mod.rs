//! What a page shows, followed as it changes: over a WebSocket (`socket.rs`) or as server-sent events (`events.rs`).
//!
//! Each value is an execution of its own: session and rights are read anew, the limits apply, the cost is paid. A
//! subscription first gives the thing as it stands, so that nothing is missed between a page's reading and its
//! following; then once for each burst of changes; and from time to time although nothing changed, so that it ends
//! with the session or the mandate, with the error that a query would get.

pub mod events;
mod places;
pub mod socket;

use std::sync::Arc;
use std::time::Duration;

use async_graphql::{Request as Operation, Response as Answer, Value, Variables};
use axum::http::StatusCode;
use futures::stream::{self, Stream, StreamExt as _};
use tokio::time::Instant;

use self::places::Place;
use super::fault::Fault;
use crate::accounts::SessionKey;
use crate::app::App;
use crate::platform::graphql::{TraceId, Viewer};
use crate::platform::live::{Listener, Topics};
use crate::platform::rate::Purse;
use crate::platform::telemetry;

pub use places::Places;

/// At least this long between two readings of one subscription: a burst of changes is read once.
const PAUSE: Duration = Duration::from_millis(500);

/// Somebody signed in who follows things.
#[derive(Clone)]
pub struct Follower {
    /// The application.
    pub app: App,
    /// Opens the session.
    pub token: Arc<str>,
    /// Pays for every value.
    pub purse: Purse,
    /// The request that began it, for the log.
    pub trace: TraceId,
    /// What else the session follows.
    pub places: Places,
}

impl Follower {
    /// One more place among those of the session; none when all are taken.
    pub fn place(&self) -> Option<Place> {
        self.places.take(&self.token)
    }

    /// Follows a subscription for as long as rights last and `place` is held.
    pub fn follow(&self, operation: Operation, place: Place) -> impl Stream<Item = Answer> + Send + use<> {
        let following = Following {
            listener: self.app.platform.db.listen(),
            follower: self.clone(),
            query: operation.query,
            variables: operation.variables,
            operation_name: operation.operation_name,
            topics: Topics::default(),
            read_at: None,
            is_over: false,
            _place: place,
        };
        stream::unfold(following, |mut following| async move {
            let value = following.next().await?;
            Some((value, following))
        })
        .fuse()
    }
}

/// What is said when no place is left.
fn too_many() -> Fault {
    let text = "Trop de pages suivent en direct dans cette session. Fermez-en, puis rechargez celle-ci.";
    Fault::new(StatusCode::TOO_MANY_REQUESTS, "TOO_MANY_SUBSCRIPTIONS", text)
}

/// A subscription under way.
struct Following {
    follower: Follower,
    query: String,
    variables: Variables,
    operation_name: Option<String>,
    listener: Listener,
    /// What the last value showed.
    topics: Topics,
    read_at: Option<Instant>,
    is_over: bool,
    _place: Place,
}

impl Following {
    async fn next(&mut self) -> Option<Answer> {
        if self.is_over {
            return None;
        }
        if let Some(read_at) = self.read_at {
            let seconds = self.follower.app.config.limits.subscription_check_seconds;
            let change = self.listener.change_of(&self.topics);
            // Too late is as good as changed.
            let _ = tokio::time::timeout(Duration::from_secs(seconds.into()), change).await;
            tokio::time::sleep_until(read_at + PAUSE).await;
        }
        // Before the reading: what is told during it asks for another.
        self.listener.catch_up();
        self.read_at = Some(Instant::now());
        let value = self.read().await?;
        // Out of reach, signed out, refused: it will not come back by itself.
        self.is_over = value.data == Value::Null;
        Some(value)
    }

    async fn read(&mut self) -> Option<Answer> {
        let Follower { app, token, purse, trace, .. } = &self.follower;
        let actor = match app.sessions.actor(token).await {
            Ok(actor) => actor,
            Err(error) => {
                tracing::error!(fault = telemetry::kind_of(&error), "the session could not be read");
                return None;
            }
        };
        self.topics = Topics::default();
        if let Some(actor) = &actor {
            // Its sessions and mandates.
            self.topics.add(actor.person);
        }
        let mut operation = Operation::new(self.query.clone())
            .variables(self.variables.clone())
            .data(self.topics.clone())
            .data(purse.clone())
            .data(trace.clone())
            .data(SessionKey::of(token));
        operation.operation_name.clone_from(&self.operation_name);
        crate::api::execute_now(operation, app, Viewer(actor.map(Arc::new))).await
    }
}
