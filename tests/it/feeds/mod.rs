//! Calendar feeds as a calendar program meets them: through HTTP, with a token and nothing else.

mod caching;
mod content;
mod rights;
mod tokens;

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use jonction::kernel::actor::{PersonId, PostId};
use jonction::kernel::clock::Ts;
use serde_json::{Value, json};

use crate::support::{InForce, Persona, TestApp, problem_codes};

/// An answer to a calendar program.
#[derive(Debug, PartialEq)]
pub struct Fetched {
    status: StatusCode,
    headers: HeaderMap,
    pub body: String,
}

impl Fetched {
    pub fn status(&self) -> StatusCode {
        self.status
    }

    pub fn etag(&self) -> &str {
        self.headers["etag"].to_str().unwrap()
    }

    /// The entries, each property under its name with its parameters (`DTSTART;VALUE=DATE`).
    fn entries(&self) -> Vec<BTreeMap<String, String>> {
        assert_eq!(self.status, StatusCode::OK, "{}", self.body);
        let unfolded = self.body.replace("\r\n ", "");
        let entries = unfolded.split("BEGIN:VEVENT\r\n").skip(1);
        entries
            .map(|entry| {
                let (entry, _) = entry.split_once("END:VEVENT").unwrap();
                let lines = entry.lines().filter_map(|line| line.split_once(':'));
                lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
            })
            .collect()
    }

    /// Their titles, in order.
    pub fn titles(&self) -> Vec<String> {
        self.entries().into_iter().map(|mut entry| entry.remove("SUMMARY").unwrap()).collect()
    }

    /// The one meeting, among due dates.
    pub fn meeting(&self) -> BTreeMap<String, String> {
        let mut meetings: Vec<_> =
            self.entries().into_iter().filter(|entry| entry["UID"].starts_with("event-")).collect();
        assert_eq!(meetings.len(), 1, "{}", self.body);
        meetings.remove(0)
    }
}

/// The address as it was shown, without the site's own part.
fn path(url: &str) -> &str {
    &url[url.find("/calendrier/").expect("the address of a feed")..]
}

fn get(url: &str) -> axum::http::request::Builder {
    Request::get(path(url))
}

pub async fn fetch(app: &TestApp, url: &str) -> Fetched {
    send(app, get(url)).await
}

pub async fn fetch_unless(app: &TestApp, url: &str, held: &str) -> Fetched {
    send(app, get(url).header("if-none-match", held)).await
}

async fn send(app: &TestApp, request: axum::http::request::Builder) -> Fetched {
    let (status, headers, body) = app.request(request.body(Body::empty()).unwrap()).await;
    Fetched { status, headers, body: String::from_utf8(body).unwrap() }
}

async fn try_create(persona: &Persona<'_>, input: Value) -> Value {
    let query = "mutation($i: CreateFeedTokenInput!) { createFeedToken(input: $i) { url webcalUrl \
         feedToken { id name kind alarmMinutes lastUsedOn revokedAt post { id } } problems { code field } } }";
    persona.graphql(query, json!({ "i": input })).await["createFeedToken"].take()
}

async fn create(persona: &Persona<'_>, input: Value) -> Value {
    let payload = try_create(persona, input).await;
    assert_eq!(problem_codes(&payload), [""; 0]);
    payload
}

/// The address of a new personal feed.
pub async fn personal(app: &TestApp, person: PersonId) -> String {
    let created = create(&app.persona(person).await, json!({ "name": "Téléphone" })).await;
    created["url"].as_str().unwrap().to_owned()
}

/// The address of a new feed of a part of what the person sees.
pub async fn filtered(app: &TestApp, person: PersonId, filter: Value) -> String {
    let created = create(&app.persona(person).await, json!({ "name": "Une partie", "filter": filter })).await;
    created["url"].as_str().unwrap().to_owned()
}

/// The address of a new feed of a post that the person holds.
pub async fn of_post(app: &TestApp, person: PersonId, post: PostId) -> String {
    let input = json!({ "name": "Bureau", "postId": post.to_string() });
    create(&app.persona(person).await, input).await["url"].as_str().unwrap().to_owned()
}

async fn act(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    let (head, rest) = name.split_at(1);
    let query = format!(
        "mutation($i: {}{rest}Input!) {{ {name}(input: $i) {{ review {{ id revision event {{ id }} }} problems {{ code field }} }} }}",
        head.to_uppercase()
    );
    let payload = persona.graphql(&query, json!({ "i": input })).await[name].take();
    assert_eq!(problem_codes(&payload), [""; 0], "{name}: {payload:#}");
    payload["review"].clone()
}

fn meeting(starts: &str, ends: &str) -> Value {
    json!({ "startsAt": starts, "endsAt": ends, "place": "Tribunal judiciaire, salle des délibérés ; 2e étage",
            "videoLink": "https://visio.exemple.test/rouen" })
}

async fn plan(persona: &Persona<'_>, protocol: &InForce, meeting: Value) -> Value {
    act(persona, "planReview", json!({ "protocolId": protocol.id.to_string(), "meeting": meeting })).await
}

async fn move_to(persona: &Persona<'_>, review: &Value, meeting: Value) {
    act(persona, "moveReview", json!({ "reviewId": review["id"], "meeting": meeting })).await;
}

async fn cancel(persona: &Persona<'_>, review: &Value) {
    act(persona, "cancelReview", json!({ "reviewId": review["id"] })).await;
}

/// Holds a review on that day and closes it.
async fn hold(app: &TestApp, persona: &Persona<'_>, protocol: &InForce, held_on: &str) {
    let review = act(persona, "startReview", json!({ "protocolId": protocol.id.to_string() })).await;
    let present: Vec<Value> = [app.world.president, app.world.csapa_director]
        .iter()
        .map(|seat| {
            json!({ "organisationId": seat.organisation.to_string(), "postId": seat.post.to_string(),
                    "personId": seat.person.to_string() })
        })
        .collect();
    let input = json!({ "reviewId": review["id"], "baseRevision": review["revision"], "heldOn": held_on,
                        "participants": present, "decision": "CONFIRM" });
    let review = act(persona, "updateReview", input).await;
    let query = "mutation($i: RecordFindingInput!) { recordFinding(input: $i) { problems { code } } }";
    let finding = json!({ "reviewId": review["id"], "clauseId": protocol.clauses[0].to_string(),
                          "baseRevision": 0, "kind": "KEEP", "note": "" });
    persona.graphql(query, json!({ "i": finding })).await;
    act(persona, "completeReview", json!({ "reviewId": review["id"], "baseRevision": review["revision"] }))
        .await;
}

/// Sets the clock.
fn at(app: &TestApp, instant: &str) {
    app.app.platform.clock.set(Ts::new(instant.parse().unwrap()));
}

/// Changes what stands in the tables, as an administrator or a later issue would.
async fn set_state(app: &TestApp, sql: &'static str) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q(sql);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}
