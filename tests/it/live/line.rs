//! The client end of a WebSocket, speaking `graphql-transport-ws`.

use futures::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::support::events::PATIENCE;

/// What comes from the server.
#[derive(Debug, PartialEq)]
pub enum Said {
    /// A message of the protocol.
    Message(Value),
    /// The end of the line, with its code.
    Closed(u16),
}

pub struct Line(WebSocketStream<TcpStream>);

impl Line {
    /// Opens a line to an instance; the status with which it refuses.
    pub async fn open(address: &str, origin: Option<&str>, token: Option<&str>) -> Result<Self, u16> {
        let mut request = format!("ws://{address}/graphql").into_client_request().unwrap();
        let headers = request.headers_mut();
        headers.insert("sec-websocket-protocol", "graphql-transport-ws".parse().unwrap());
        if let Some(origin) = origin {
            headers.insert("origin", origin.parse().unwrap());
        }
        if let Some(token) = token {
            headers.insert("cookie", format!("jonction={token}").parse().unwrap());
        }
        let stream = TcpStream::connect(address).await.unwrap();
        match tokio_tungstenite::client_async(request, stream).await {
            Ok((socket, response)) => {
                assert_eq!(response.headers()["sec-websocket-protocol"], "graphql-transport-ws");
                let mut line = Self(socket);
                line.say(json!({"type": "connection_init"})).await;
                assert_eq!(line.hear().await, Said::Message(json!({"type": "connection_ack"})));
                Ok(line)
            }
            Err(Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    pub async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    /// Asks to follow something under this name.
    pub async fn subscribe(&mut self, id: &str, query: &str, variables: Value) {
        let payload = json!({"query": query, "variables": variables});
        self.say(json!({"type": "subscribe", "id": id, "payload": payload})).await;
    }

    pub async fn hear(&mut self) -> Said {
        loop {
            let heard = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("something comes");
            match heard.expect("a message").expect("a sound line") {
                Message::Text(text) => return Said::Message(serde_json::from_str(&text).unwrap()),
                Message::Close(frame) => return Said::Closed(frame.map_or(0, |frame| frame.code.into())),
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// The next value of the only subscription.
    pub async fn value(&mut self) -> Value {
        match self.hear().await {
            Said::Message(mut message) if message["type"] == "next" => message["payload"].take(),
            other => panic!("no value: {other:?}"),
        }
    }

    /// The first value for which this holds.
    pub async fn until(&mut self, holds: impl Fn(&Value) -> bool) -> Value {
        loop {
            let value = self.value().await;
            if holds(&value) {
                return value;
            }
        }
    }

    /// The code with which the subscription is ended; values may come before.
    pub async fn end(&mut self, id: &str) -> String {
        let last = self.until(|value| value["data"].is_null()).await;
        assert_eq!(self.hear().await, Said::Message(json!({"type": "complete", "id": id})));
        last["errors"][0]["extensions"]["code"].as_str().expect("a code").to_owned()
    }
}
