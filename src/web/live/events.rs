//! Server-sent events: one subscription a request (GraphQL over SSE, distinct connections).

use std::convert::Infallible;

use async_graphql::Request as Operation;
use axum::http::HeaderName;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use futures::stream::{self, StreamExt as _};

use super::Follower;
use crate::web::fault::Fault;

/// Tells reverse proxies of one kind to hand events on as they come.
const UNBUFFERED: (HeaderName, &str) = (HeaderName::from_static("x-accel-buffering"), "no");

/// Answers with what the subscription gives, until it ends.
pub fn answer(follower: &Follower, operation: Operation) -> Result<Response, Fault> {
    let place = follower.place().ok_or_else(super::too_many)?;
    let live = follower.app.platform.db.live().clone();
    let values =
        follower.follow(operation, place).map(|value| Event::default().event("next").json_data(value));
    // `data` is there because browsers leave out events that have none.
    let complete = stream::once(async { Ok(Event::default().event("complete").data("")) });
    // When the instance stops the line is cut, not completed: the client asks again, elsewhere.
    let events = values
        .chain(complete)
        .take_until(async move { live.ended().await })
        .filter_map(|event| async { event.ok().map(Ok::<_, Infallible>) });
    Ok(([UNBUFFERED], Sse::new(events).keep_alive(KeepAlive::default())).into_response())
}
