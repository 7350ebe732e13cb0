//! What pages follow: a change reaches them from whichever instance, nobody else, and no longer than rights last.

mod ends;
mod line;
mod notices;
mod reach;
mod refused;

use std::net::SocketAddr;

use axum::Router;
use jonction::app::App;
use jonction::config::Config;
use jonction::kernel::entropy::Entropy;
use jonction::platform::db::Db;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::support::events::Events;
use crate::support::{Persona, TestApp};
use line::Line;

const MEETING: &str =
    "subscription($id: ID!) { meetingChanged(meetingId: $id) { id state agenda { block { text } } } }";
const EVENT: &str = "subscription($id: ID!) { eventChanged(eventId: $id) { state attendees { answer } } }";
const TRAINING: &str = "subscription($id: ID!) { trainingChanged(trainingId: $id) { seatsTaken } }";

/// A further instance on the same database and clock, with a port of its own.
struct Instance {
    app: App,
    router: Router,
    address: String,
    serving: JoinHandle<()>,
}

impl Instance {
    /// Its subscriptions are read anew by changes alone.
    async fn start(app: &TestApp) -> Self {
        Self::configured(app, |config| config.limits.subscription_check_seconds = 86_400).await
    }

    async fn configured(app: &TestApp, settings: impl FnOnce(&mut Config)) -> Self {
        let mut config = (*app.app.config).clone();
        settings(&mut config);
        let db = Db::open(&config.database_url, 4).await.unwrap();
        let clock = app.app.platform.clock.clone();
        let own = App::assemble(config, db, clock, Entropy::seeded(23)).unwrap();
        let router = jonction::web::router(own.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let service = router.clone().into_make_service_with_connect_info::<SocketAddr>();
        let live = own.platform.db.live().clone();
        let stopped = async move { live.ended().await };
        let serving = tokio::spawn(async move {
            axum::serve(listener, service).with_graceful_shutdown(stopped).await.unwrap();
        });
        Self { app: own, router, address, serving }
    }

    fn origin(&self) -> &str {
        &self.app.config.public_url
    }

    /// A line for somebody signed in.
    async fn line(&self, persona: &Persona<'_>) -> Line {
        Line::open(&self.address, Some(self.origin()), persona.token.as_deref()).await.unwrap()
    }

    async fn events(&self, persona: &Persona<'_>, query: &str, id: &Value) -> Events {
        let token = persona.token.as_deref();
        Events::open(&self.router, self.origin(), token, query, &json!({ "id": id })).await.unwrap()
    }

    async fn close(self) {
        self.app.platform.db.close().await;
        self.serving.await.unwrap();
    }
}

fn written(value: &Value) -> &Value {
    &value["data"]["meetingChanged"]["agenda"][0]["block"]["text"]
}
