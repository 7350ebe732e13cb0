//! Calendars in: read from a real site on this machine, under the guard and the limits, without anything of the file
//! going further than its dates.

mod failures;
mod files;
mod partnership;
mod personal;
mod rights;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use jonction::config::Config;
use serde_json::{Value, json};

use crate::support::{Persona, TestApp, problem_codes};

/// As `on_both!`, with a program that may read calendars of this machine, and gives up after a second.
#[macro_export]
macro_rules! on_both_with_calendars {
    ($(async fn $name:ident($app:ident) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn story($app: &$crate::support::TestApp) $body

            #[tokio::test]
            async fn sqlite() {
                let app = $crate::support::TestApp::configured($crate::inbound::settings).await;
                story(&app).await;
                app.finish().await;
            }

            #[tokio::test]
            async fn postgres() {
                let app = $crate::support::TestApp::configured_on_postgres($crate::inbound::settings).await;
                story(&app).await;
                app.finish().await;
            }
        }
    )+};
}

pub fn settings(config: &mut Config) {
    config.calendars.loopback = true;
    config.calendars.seconds = 1;
}

/// A site that serves one calendar, and several things that no calendar should be.
#[derive(Clone)]
struct Site {
    port: u16,
    page: Arc<Mutex<Page>>,
}

/// What `/agenda.ics` serves, and what it was asked.
#[derive(Default)]
struct Page {
    body: String,
    asked: Vec<Asked>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    if_none_match: Option<String>,
    if_modified_since: Option<String>,
}

const DAY_OF_FILE: &str = "Tue, 03 Mar 2026 08:00:00 GMT";

impl Site {
    async fn serving(body: &str) -> Self {
        let page = Arc::new(Mutex::new(Page { body: body.to_owned(), asked: Vec::new() }));
        let router = Router::new()
            .route("/agenda.ics", get(agenda))
            .route("/bouge", get(async || Redirect::temporary("/agenda.ics?jeton=tres-secret")))
            .route("/lourd", get(async || vec![b'x'; jonction::calendar::inbound::MAX_BYTES + 1]))
            .route("/boucle", get(async || Redirect::temporary("/boucle")))
            .route("/dedans", get(async || Redirect::temporary("http://169.254.169.254/latest/meta-data/")))
            .route("/lent", get(async || tokio::time::sleep(Duration::from_hours(1)).await))
            .route("/refus", get(async || StatusCode::FORBIDDEN))
            .route("/page", get(async || "<html>Connexion</html>"))
            .with_state(page.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { port, page }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn serve(&self, body: &str) {
        body.clone_into(&mut self.page.lock().unwrap().body);
    }

    fn asked(&self) -> Vec<Asked> {
        self.page.lock().unwrap().asked.clone()
    }
}

async fn agenda(State(page): State<Arc<Mutex<Page>>>, headers: HeaderMap) -> Response {
    let header = |name| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    let mut page = page.lock().unwrap();
    let asked =
        Asked { if_none_match: header("if-none-match"), if_modified_since: header("if-modified-since") };
    page.asked.push(asked.clone());
    let etag = format!("\"{}\"", page.body.len());
    let given = [("etag", etag.clone()), ("last-modified", DAY_OF_FILE.to_owned())];
    if asked.if_none_match == Some(etag) {
        return (StatusCode::NOT_MODIFIED, given).into_response();
    }
    (given, page.body.clone()).into_response()
}

/// A calendar of these lines.
fn file(lines: &[&str]) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}\r\nEND:VCALENDAR\r\n", lines.join("\r\n"))
}

/// An event of these lines, with a UID.
fn event(uid: &str, lines: &[&str]) -> String {
    format!("BEGIN:VEVENT\r\nUID:{uid}\r\n{}\r\nEND:VEVENT", lines.join("\r\n"))
}

const CALENDAR: &str =
    "id kind name host state lastReadAt nextReadAt entriesKept viewerCanEdit problems { line message }";

async fn act(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    let query = mutation(name);
    persona.graphql(&query, json!({ "input": input })).await[name].take()
}

fn mutation(name: &str) -> String {
    let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ calendar {{ {CALENDAR} }} problems {{ code field message }} }} }}"
    )
}

/// Follows a calendar for the partnership of Rouen, as its coordinator.
async fn follow(app: &TestApp, url: &str) -> Value {
    let coordinator = app.persona(app.world.spip_director.person).await;
    let input =
        json!({ "partnershipId": app.world.rouen.to_string(), "name": "Fédération Addiction", "url": url });
    let mut made = act(&coordinator, "addInboundCalendar", input).await;
    assert_eq!(problem_codes(&made), [""; 0], "{made}");
    made["calendar"].take()
}

/// What Rouen's calendars announce to this persona this spring.
async fn entries(persona: &Persona<'_>, app: &TestApp) -> Vec<Value> {
    let query = "query($id: ID!) { node(id: $id) { ... on Partnership { inboundEntries(from: \"2026-03-01\", \
         to: \"2026-06-30\") { title startsAt endsAt allDay calendar { name } } } } }";
    let mut found = persona.graphql(query, json!({ "id": app.world.rouen.to_string() })).await;
    found["node"]["inboundEntries"].as_array_mut().map(std::mem::take).unwrap_or_default()
}

async fn titles(app: &TestApp) -> Vec<String> {
    let counsellor = app.persona(app.world.counsellor.person).await;
    let found = entries(&counsellor, app).await;
    found.iter().map(|entry| entry["title"].as_str().unwrap().to_owned()).collect()
}

/// The calendar as it stands, for whoever may see it.
async fn calendar(persona: &Persona<'_>, id: &Value) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on InboundCalendar {{ {CALENDAR} }} }} }}");
    persona.graphql(&query, json!({ "id": id })).await["node"].take()
}

/// All that any table holds, as one text.
async fn all_tables(app: &TestApp) -> String {
    let db = &app.app.platform.db;
    let mut text = String::new();
    for (table, columns) in [
        (
            "inbound_calendar",
            "SELECT name || '|' || url || '|' || host || '|' || state || '|' || COALESCE(etag, '') || '|' \
             || COALESCE(last_modified, '') || '|' || problems FROM inbound_calendar",
        ),
        ("inbound_entry", "SELECT source || '|' || COALESCE(title, '') FROM inbound_entry"),
        ("busy_time", "SELECT source FROM busy_time"),
        ("audit", "SELECT action || '|' || codes FROM audit"),
        ("job", "SELECT kind || '|' || payload FROM job"),
    ] {
        let rows: Vec<(String,)> = db.all(db.q(columns)).await.unwrap();
        text.extend(rows.into_iter().map(|(row,)| format!("{table}: {row}\n")));
    }
    text
}
