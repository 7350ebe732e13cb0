//! The whole application in process, on a manual clock and a seeded generator.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::SignedDuration;
use jonction::accounts::OpenSession;
use jonction::app::App;
use jonction::config::Config;
use jonction::kernel::actor::PersonId;
use jonction::kernel::clock::{Clock, Ts};
use jonction::kernel::entropy::Entropy;
use jonction::platform::db::Db;
use jonction::platform::mail::SmtpSettings;
use serde_json::{Value, json};
use tokio::sync::OnceCell;
use tower::ServiceExt as _;

use super::events::Events;
use super::letters::Letter;
use super::postgres;
use super::world::World;

/// One application, its database and its clock.
pub struct TestApp {
    pub app: App,
    pub world: World,
    router: axum::Router,
    folder: tempfile::TempDir,
}

/// Tuesday, so that a story's first day is a working day.
const START: &str = "2026-03-03T09:00:00Z";

static TEMPLATE: OnceCell<tempfile::TempDir> = OnceCell::const_new();

impl TestApp {
    /// On a fresh SQLite file.
    pub async fn on_sqlite() -> Self {
        Self::configured(|_| {}).await
    }

    /// On a fresh SQLite file, with other settings than the usual ones.
    pub async fn configured(settings: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let template = TEMPLATE
            .get_or_init(|| async {
                let folder = tempfile::tempdir().expect("a temporary folder");
                let db =
                    Db::open(&format!("sqlite:{}/t.db", folder.path().display()), 1).await.expect("opens");
                super::prepare(&db).await;
                db.close().await;
                folder
            })
            .await;
        let file = folder.path().join("t.db");
        std::fs::copy(template.path().join("t.db"), &file).expect("the template is copied");
        Self::on(format!("sqlite:{}", file.display()), folder, settings).await
    }

    /// On a fresh PostgreSQL database.
    pub async fn on_postgres() -> Self {
        Self::configured_on_postgres(|_| {}).await
    }

    /// On a fresh PostgreSQL database, with other settings than the usual ones.
    pub async fn configured_on_postgres(settings: impl FnOnce(&mut Config)) -> Self {
        let url = postgres::fresh_database().await;
        Self::on(url, tempfile::tempdir().expect("a temporary folder"), settings).await
    }

    async fn on(url: String, folder: tempfile::TempDir, settings: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config::load(None).expect("defaults are valid");
        config.mail.folder = folder.path().join("mail");
        config.database_url.clone_from(&url);
        config.ledger_folder = Some(folder.path().join("ledger"));
        settings(&mut config);
        let db = Db::open(&url, 4).await.expect("the database opens");
        let clock = Clock::manual(Ts::new(START.parse().expect("an instant")));
        let app = App::assemble(config, db, clock, Entropy::seeded(7)).expect("the application is built");
        let world = World::build(&app.platform).await;
        let router = jonction::web::router(app.clone());
        Self { app, world, router, folder }
    }

    /// Someone signed in, holding whatever mandates the world gives them today.
    pub async fn persona(&self, person: PersonId) -> Persona<'_> {
        let mut tx = self.app.platform.db.begin().await.expect("a transaction");
        let session = OpenSession {
            person,
            provider_id: "test".into(),
            strong_possible: true,
            strong_at: Some(self.now()),
            id_token: None,
        };
        let token = self.app.sessions.open(&mut tx, session).await.expect("a session opens");
        tx.commit().await.expect("committed");
        Persona { app: self, token: Some(token) }
    }

    /// Whoever this session belongs to.
    pub fn with_token(&self, token: String) -> Persona<'_> {
        Persona { app: self, token: Some(token) }
    }

    /// Somebody who is not signed in.
    pub fn anonymous(&self) -> Persona<'_> {
        Persona { app: self, token: None }
    }

    /// The application's current instant.
    pub fn now(&self) -> Ts {
        self.app.platform.clock.now()
    }

    /// A second instance on the same database and clock, sending through this relay.
    pub async fn instance(&self, url: &str, smtp: SmtpSettings, seed: u64) -> App {
        let mut config = (*self.app.config).clone();
        config.mail.smtp = Some(smtp);
        url.clone_into(&mut config.database_url);
        let db = Db::open(url, 4).await.expect("the database opens");
        App::assemble(config, db, self.app.platform.clock.clone(), Entropy::seeded(seed))
            .expect("it is built")
    }

    /// A copy of the database as it stands; gives its address.
    pub async fn copy_of_database(&self) -> String {
        if self.app.platform.db.is_sqlite() {
            let file = self.folder.path().join("copy.db");
            self.app.platform.db.backup_to(&file).await.expect("copied");
            format!("sqlite:{}", file.display())
        } else {
            postgres::copy_of(&self.app.config.database_url).await
        }
    }

    /// Moves the clock; sessions do not outlive half a day, so personas sign in again after this.
    pub fn advance_days(&self, days: i64) {
        self.advance(SignedDuration::from_hours(24 * days));
    }

    /// Moves the clock.
    pub fn advance(&self, by: SignedDuration) {
        self.app.platform.clock.advance(by);
    }

    /// Runs every job that is due, until none is.
    pub async fn run_jobs(&self) {
        let worker = self.app.worker();
        while worker.run_due().await.expect("the queue answers") > 0 {}
    }

    /// A folder that goes with the application.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The messages that left so far, in the order of their file names.
    pub fn mails(&self) -> Vec<String> {
        let Ok(folder) = std::fs::read_dir(self.folder.path().join("mail")) else { return Vec::new() };
        let mut files: Vec<_> = folder.map(|entry| entry.expect("readable").path()).collect();
        files.sort();
        files.iter().map(|file| std::fs::read_to_string(file).expect("readable")).collect()
    }

    /// The messages that left so far under this template's name, oldest first; due jobs have run.
    pub async fn letters(&self, kind: &str) -> Vec<Letter> {
        self.run_jobs().await;
        let db = &self.app.platform.db;
        let q = db
            .q("SELECT message_id FROM outgoing_mail WHERE kind = $1 AND state = 'SENT' ORDER BY created_at, id")
            .bind(kind.to_owned());
        let ids: Vec<(String,)> = db.all(q).await.expect("mails are read");
        let mails = self.mails();
        let of = |id: &String| mails.iter().find(|mail| mail.contains(&format!("<{id}>"))).expect("it left");
        ids.iter().map(|(id,)| Letter::read(of(id))).collect()
    }

    /// Ends the story: due jobs must have run, none may have failed.
    pub async fn finish(&self) {
        self.run_jobs().await;
        let db = &self.app.platform.db;
        let failed: Vec<(String, Option<String>)> = db
            .all(db.q("SELECT kind, error_code FROM job WHERE failed_at IS NOT NULL ORDER BY kind"))
            .await
            .expect("the queue answers");
        assert!(failed.is_empty(), "jobs failed: {failed:?}");
        db.close().await;
    }

    /// Sends a bare request through the router.
    pub async fn request(&self, request: Request<Body>) -> (StatusCode, axum::http::HeaderMap, Vec<u8>) {
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        (parts.status, parts.headers, body.to_vec())
    }
}

/// Someone who asks.
pub struct Persona<'a> {
    app: &'a TestApp,
    pub token: Option<String>,
}

impl Persona<'_> {
    /// The whole answer, errors included.
    pub async fn try_graphql(&self, query: &str, variables: Value) -> Value {
        let mut request = Request::post("/graphql")
            .header("content-type", "application/json")
            .header("x-jonction-csrf", "1")
            .header("origin", &self.app.app.config.public_url);
        if let Some(token) = &self.token {
            request = request.header("cookie", format!("jonction={token}"));
        }
        let body = json!({ "query": query, "variables": variables }).to_string();
        let (status, _, body) = self.app.request(request.body(Body::from(body)).expect("a request")).await;
        assert_eq!(status, StatusCode::OK, "{}", String::from_utf8_lossy(&body));
        serde_json::from_slice(&body).expect("JSON")
    }

    /// The data of an answer without errors.
    pub async fn graphql(&self, query: &str, variables: Value) -> Value {
        let mut answer = self.try_graphql(query, variables).await;
        assert_eq!(answer.get("errors"), None, "{answer:#}");
        answer["data"].take()
    }

    /// The first value of a subscription, or why there is none.
    pub async fn try_follow(&self, query: &str, variables: &Value) -> Value {
        let public_url = &self.app.app.config.public_url;
        match Events::open(&self.app.router, public_url, self.token.as_deref(), query, variables).await {
            Ok(mut events) => events.next().await.expect("a value").1,
            Err(refusal) => refusal,
        }
    }

    /// The code of the first error.
    pub async fn error_code(&self, query: &str, variables: Value) -> String {
        let answer = self.try_graphql(query, variables).await;
        answer["errors"][0]["extensions"]["code"]
            .as_str()
            .unwrap_or_else(|| panic!("no error: {answer:#}"))
            .to_owned()
    }
}

/// The codes of a payload's problems, in order.
pub fn problem_codes(payload: &Value) -> Vec<String> {
    payload["problems"]
        .as_array()
        .unwrap_or_else(|| panic!("no problems list: {payload:#}"))
        .iter()
        .map(|problem| problem["code"].as_str().expect("a code").to_owned())
        .collect()
}
