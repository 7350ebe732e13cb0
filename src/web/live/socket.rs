//! WebSocket: any number of subscriptions on one line (protocol `graphql-transport-ws`).

use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_graphql::http::{WebSocket as Protocol, WebSocketProtocols, WsMessage};
use async_graphql::{Data, Executor, Request as Operation, Response as Answer};
use axum::body::Bytes;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use axum::response::Response;
use futures::stream::{self, BoxStream, SplitStream, StreamExt as _};
use futures::{SinkExt as _, Stream};
use tokio::time::MissedTickBehavior;

use super::Follower;
use super::places::Place;
use crate::web::fault::Fault;

/// The protocol's name; its predecessor is not spoken.
const PROTOCOL: &str = "graphql-transport-ws";
/// What a client may say at once.
const MESSAGE: usize = 1024 * 1024;
/// A line on which nothing came in for two of these is cut, since whoever is there answers each beat; so is one that
/// takes nothing for one.
const BEAT: Duration = Duration::from_secs(25);

/// Opens the line.
pub fn open(upgrade: WebSocketUpgrade, follower: Follower) -> Result<Response, Fault> {
    // A line without a subscription costs too.
    let place = follower.place().ok_or_else(super::too_many)?;
    let upgrade = upgrade.protocols([PROTOCOL]).max_message_size(MESSAGE).max_frame_size(MESSAGE);
    Ok(upgrade.on_upgrade(move |socket| serve(socket, follower, place)))
}

async fn serve(socket: WebSocket, follower: Follower, _place: Place) {
    let live = follower.app.platform.db.live().clone();
    let heard = Arc::new(AtomicBool::new(true));
    let (mut out, incoming) = socket.split();
    let mut spoken = Protocol::new(follower, words(incoming, heard.clone()), WebSocketProtocols::GraphQLWS);
    let mut beat = tokio::time::interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let message = tokio::select! {
            said = spoken.next() => match said {
                Some(WsMessage::Text(text)) => Message::Text(text.into()),
                Some(WsMessage::Close(code, reason)) => closing(code, reason),
                None => return,
            },
            _ = beat.tick() => {
                if !heard.swap(false, Ordering::Relaxed) {
                    return;
                }
                Message::Ping(Bytes::new())
            }
            // The client opens another, which another instance takes.
            () = live.ended() => closing(close_code::AWAY, String::new()),
        };
        let is_last = matches!(message, Message::Close(_));
        let sent = tokio::time::timeout(BEAT, out.send(message)).await;
        if !matches!(sent, Ok(Ok(()))) || is_last {
            return;
        }
    }
}

/// What the client says; whatever comes in shows that it is there.
fn words(
    incoming: SplitStream<WebSocket>,
    heard: Arc<AtomicBool>,
) -> impl Stream<Item = Bytes> + Send + Unpin {
    let words = incoming.take_while(|message| ready(message.is_ok())).filter_map(move |message| {
        heard.store(true, Ordering::Relaxed);
        ready(match message {
            Ok(said @ (Message::Text(_) | Message::Binary(_))) => Some(said.into_data()),
            Ok(Message::Ping(_) | Message::Pong(_) | Message::Close(_)) | Err(_) => None,
        })
    });
    Box::pin(words)
}

fn closing(code: u16, reason: String) -> Message {
    Message::Close(Some(CloseFrame { code, reason: reason.into() }))
}

impl Executor for Follower {
    /// The protocol asks for streams alone.
    async fn execute(&self, operation: Operation) -> Answer {
        self.execute_stream(operation, None).next().await.unwrap_or_default()
    }

    fn execute_stream(&self, operation: Operation, _: Option<Arc<Data>>) -> BoxStream<'static, Answer> {
        match self.place() {
            Some(place) => self.follow(operation, place).boxed(),
            None => stream::once(async { super::too_many().value() }).boxed(),
        }
    }
}
