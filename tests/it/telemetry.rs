//! Logs say what happened and never to whom: no e-mail, name, token, cookie or free text, even when things go wrong.

use std::io;
use std::sync::{Arc, Mutex, OnceLock};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use jonction::confidentiality::{KnownContacts, Screen};
use jonction::kernel::error::Error;
use jonction::platform::mail::{self, Letter, Rendered, Security, SmtpSettings};
use jonction::platform::telemetry::{Figures, Traces, kind_of};
use serde_json::json;
use tower::ServiceExt as _;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;

use crate::on_both;
use crate::support::{Persona, TestApp};

/// Everything logged on this thread.
#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

/// Logs on this thread are captured for as long as this lives. The second subscriber sees nothing: while there is only
/// one, tracing asks the thread that first meets an event whether anybody wants it, and that may be another test's.
type Capturing = (tracing::subscriber::DefaultGuard, tracing::Dispatch);

impl io::Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Captured {
    type Writer = Self;
    fn make_writer(&self) -> Self {
        self.clone()
    }
}

impl Captured {
    /// Captures every crate's events at the finest level, for as long as the guard lives.
    fn start() -> (Self, Capturing) {
        let second = tracing::Dispatch::new(tracing_subscriber::registry());
        let captured = Self::default();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
            .with_ansi(false)
            .with_writer(captured.clone())
            .finish();
        (captured, (tracing::subscriber::set_default(subscriber), second))
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

const WRITTEN: &str = "M. Bastien Quillet, né le 4 mai 1987, suit un traitement";
const SECRETS: [&str; 13] = [
    "Quillet",
    "4 mai 1987",
    "Delaunay",
    "delaunay",
    "Claire",
    "exemple.test",
    "feed-token-0f9e",
    "oidc-code-77ab",
    "cookie-5e5e",
    "Lassalle",
    "RELAY-SECRET",
    "objet-confidentiel",
    "agenda-4c1f",
];

fn letter(address: &str, id: &str) -> Letter {
    Letter {
        kind: "test",
        message_id: format!("{id}@jonction.invalid"),
        person: None,
        to_address: address.into(),
        to_name: "Claire Delaunay".into(),
        content: Rendered {
            subject: "objet-confidentiel".into(),
            text: WRITTEN.into(),
            html: format!("<p>{WRITTEN}</p>"),
        },
        calendar: None,
    }
}

/// A calendar kept elsewhere: its address holds a token, its file cases.
async fn read_a_foreign_calendar(director: &Persona<'_>) {
    let file = format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:{WRITTEN}\r\nDTSTART:{WRITTEN}\r\nEND:VEVENT\r\nEND:VCALENDAR"
    );
    let site = axum::Router::new().route("/agenda-4c1f", axum::routing::get(async move || file));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/agenda-4c1f?jeton=agenda-4c1f", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, site).await });
    let query = "mutation($url: String!) { addInboundCalendar(input: { name: \"Agenda\", url: $url }) { calendar { state problems { line } } } }";
    let read = director.graphql(query, json!({ "url": address })).await["addInboundCalendar"].take();
    assert_eq!(read["calendar"], json!({ "state": "READ", "problems": [{ "line": 4 }] }));
}

#[tokio::test]
async fn a_long_story_leaves_no_personal_data_in_the_logs() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let (captured, _guard) = Captured::start();
    let app = TestApp::configured(|config| {
        config.calendars.loopback = true;
        config.mail.smtp = Some(SmtpSettings {
            host: "127.0.0.1".into(),
            port: Some(closed.port()),
            security: Security::None,
            username: Some("relais".into()),
            password: Some("RELAY-SECRET".into()),
            timeout_seconds: 5,
        });
    })
    .await;
    let director = app.persona(app.world.spip_director.person).await;
    let token = director.token.clone().unwrap();

    // Answers, errors, and words of the client's own in every place that takes some.
    director.graphql("query Delaunay { site { name } x: __typename @include(if: true) }", json!({})).await;
    director
        .try_graphql("query Lassalle { quillet(nom: \"Claire Delaunay\") }", json!({ "note": WRITTEN }))
        .await;
    director
        .try_graphql(&format!("{{ site(texte: \"{WRITTEN}\") }} \u{1}"), json!({ "note": WRITTEN }))
        .await;
    let sent = |uri: &str| {
        Request::builder()
            .uri(uri)
            .header("cookie", "jonction=cookie-5e5e")
            .header("user-agent", "Claire Delaunay")
            .header("referer", "https://exemple.test/feed-token-0f9e")
    };
    for (uri, method) in [
        ("/calendrier/feed-token-0f9e.ics", "GET"),
        ("/connexion/pc/retour?code=oidc-code-77ab&state=oidc-code-77ab", "GET"),
        ("/protocoles/Claire-Delaunay", "QUILLET"),
        ("/graphql?query=Delaunay", "POST"),
    ] {
        let request = sent(uri).method(method).header("content-type", "application/json");
        app.request(request.body(Body::from(json!({ "query": WRITTEN }).to_string())).unwrap()).await;
    }

    // A calendar program fetches, holds what it fetched, and is told that its feed is gone.
    let created = director
        .graphql(
            "mutation { createFeedToken(input: { name: \"Agenda Lassalle\" }) { url feedToken { id } } }",
            json!({}),
        )
        .await["createFeedToken"]
        .take();
    let url = created["url"].as_str().unwrap();
    let feed = &url[url.find("/calendrier/").unwrap()..];
    let fetch = async |held: &str| {
        let request = sent(feed).header("if-none-match", held).body(Body::empty()).unwrap();
        let (status, headers, _) = app.request(request).await;
        (status, headers.get("etag").map(|tag| tag.to_str().unwrap().to_owned()))
    };
    let (fetched, tag) = fetch("").await;
    assert_eq!((fetched, fetch(&tag.unwrap()).await.0), (StatusCode::OK, StatusCode::NOT_MODIFIED));
    let query = "mutation($id: ID!) { revokeFeedToken(input: { feedTokenId: $id }) { feedToken { id } } }";
    director.graphql(query, json!({ "id": created["feedToken"]["id"] })).await;
    assert_eq!(fetch("").await.0, StatusCode::GONE);
    let feed_token = feed.rsplit('/').next().unwrap().trim_end_matches(".ics");

    read_a_foreign_calendar(&director).await;

    // The guard refuses.
    let contacts = KnownContacts::default();
    let mut screen = Screen::new(&contacts, false);
    screen.required("text", WRITTEN, 200);
    assert!(screen.check().is_err());

    // Mail fails: an address that is none, then a relay that is down.
    let mut tx = app.app.platform.db.begin().await.unwrap();
    mail::queue(&mut tx, &app.app.platform, letter("claire.delaunay sans arobase", "one")).await.unwrap();
    mail::queue(&mut tx, &app.app.platform, letter("claire.delaunay@exemple.test", "two")).await.unwrap();
    tx.commit().await.unwrap();
    let worker = app.app.worker();
    while worker.run_due().await.unwrap() > 0 {}

    // A fault whose message quotes what is stored.
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q("UPDATE organisation SET time_zone = 'Claire Delaunay'");
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
    let refused = app.app.sessions.actor(&token).await.unwrap_err();
    let Error::Internal(fault) = &refused else { panic!("a fault: {refused:?}") };
    assert!(fault.to_string().contains("Claire Delaunay"), "or this test shows nothing: {fault}");
    let request = Request::post("/graphql")
        .header("content-type", "application/json")
        .header("x-jonction-csrf", "1")
        .header("cookie", format!("jonction={token}"));
    let (status, headers, body) = app.request(request.body(Body::from("{}")).unwrap()).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!String::from_utf8(body).unwrap().contains("Delaunay"));

    let log = captured.text();
    for secret in SECRETS.into_iter().chain([token.as_str(), feed_token]) {
        let found: Vec<&str> = log.lines().filter(|line| line.contains(secret)).collect();
        assert!(found.is_empty(), "{secret} is in the log:\n{}", found.join("\n"));
    }
    // Silence would pass the test above, so what an operator needs is looked for too.
    let trace = headers["x-trace-id"].to_str().unwrap();
    let told = |parts: &[&str]| log.lines().any(|line| parts.iter().all(|part| line.contains(part)));
    assert!(told(&[trace, "http.route=\"/graphql\"", "http.status=503"]));
    assert!(told(&[trace, "the session could not be read", "not as expected at src/accounts/sessions.rs"]));
    assert!(told(&["http.method=\"OTHER\"", "http.route=\"page\"", "http.status=405"]));
    assert!(told(&["http.route=\"/calendrier/{file}\"", "http.status=410"]));
    assert!(told(&["graphql.operation=\"free\"", "graphql.outcome=\"OK\""]));
    assert!(told(&["job.kind=mail.send", "RELAY_REFUSED", "failed for good"]));
    assert!(told(&["job.kind=mail.send", "RELAY_UNREACHABLE", "tried again"]));
    app.app.platform.db.close().await;
}

/// The collector is a stand-in that keeps what it is sent; the time limit only keeps a broken exporter from waiting.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn traces_go_to_a_collector_without_addresses_or_secrets() {
    let received = Captured::default();
    let keep = received.clone();
    let collector = axum::Router::new().route(
        "/v1/traces",
        axum::routing::post(move |body: axum::body::Bytes| async move {
            keep.0.lock().unwrap().extend_from_slice(&body);
        }),
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}/v1/traces", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, collector).await });

    let app = TestApp::on_sqlite().await;
    let traces = Traces::to(&endpoint).unwrap();
    let trace = {
        let _guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(traces.layer()));
        let request =
            Request::get("/calendrier/feed-token-0f9e.ics").header("cookie", "jonction=cookie-5e5e");
        let (_, headers, _) = app.request(request.body(Body::empty()).unwrap()).await;
        headers["x-trace-id"].to_str().unwrap().to_owned()
    };
    tokio::task::spawn_blocking(move || traces.finish()).await.unwrap();

    let sent = String::from_utf8_lossy(&received.0.lock().unwrap()).into_owned();
    for told in ["jonction", "GET /calendrier/{file}", trace.as_str()] {
        assert!(sent.contains(told), "{told} is not in {sent:?}");
    }
    for secret in SECRETS {
        assert!(!sent.contains(secret), "{secret} is in {sent:?}");
    }
    app.finish().await;
}

#[test]
fn faults_are_named_by_kind() {
    let json = serde_json::from_str::<u32>("\"Claire Delaunay\"").unwrap_err();
    assert_eq!(kind_of(&json), "JSON: Data at 1:17");
    let file = io::Error::new(io::ErrorKind::NotFound, "/home/claire");
    assert_eq!(kind_of(&file), "input or output: entity not found");
    let wrapped = Error::internal(serde_json::from_str::<serde_json::Value>("{").unwrap_err());
    assert!(kind_of(&wrapped).starts_with("JSON: Eof at 1:1 at tests/it/telemetry.rs:"));
    assert_eq!(kind_of(&Error::NotFound), "unnamed kind");
}

/// Counting is for the whole process, so it starts once for all tests.
fn figures() -> Figures {
    static FIGURES: OnceLock<Figures> = OnceLock::new();
    FIGURES.get_or_init(|| Figures::start().unwrap()).clone()
}

on_both! {
    async fn figures_say_how_much_and_never_who_on_an_address_of_their_own(app) {
        let page = jonction::web::figures(app.app.clone(), figures());
        let director = app.persona(app.world.spip_director.person).await;
        director.graphql("query Delaunay { site { name } }", json!({})).await;
        for uri in ["/calendar/feed-token-0f9e.ics", "/connexion/pc/retour?code=oidc-code-77ab", "/protocoles/Claire-Delaunay"] {
            app.request(Request::get(uri).header("cookie", "jonction=cookie-5e5e").body(Body::empty()).unwrap()).await;
        }
        let mut tx = app.app.platform.db.begin().await.unwrap();
        mail::queue(&mut tx, &app.app.platform, letter("claire.delaunay@exemple.test", "one")).await.unwrap();
        tx.commit().await.unwrap();
        app.run_jobs().await;

        let get = |path: &str| page.clone().oneshot(Request::get(path).body(Body::empty()).unwrap());
        let response = get("/metrics").await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8(body.to_vec()).unwrap();
        let told = |parts: &[&str]| text.lines().any(|line| parts.iter().all(|part| line.contains(part)));
        assert!(told(&["jonction_graphql_operations_total{", "operation=\"free\"", "outcome=\"OK\""]), "{text}");
        assert!(told(&["jonction_graphql_seconds_bucket{"]) && told(&["jonction_graphql_cost_bucket{"]), "{text}");
        assert!(told(&["jonction_http_requests_total{"]) && told(&["jonction_http_request_seconds_bucket{"]), "{text}");
        assert!(told(&["jonction_mails_total{", "state=\"SENT\""]), "{text}");
        assert!(told(&["jonction_jobs_total{", "kind=\"mail.send\"", "outcome=\"done\""]), "{text}");
        assert!(told(&["jonction_jobs_waiting "]) && told(&["jonction_db_connections{", "state=\"open\""]), "{text}");
        for secret in SECRETS.into_iter().chain([director.token.as_deref().unwrap()]) {
            assert!(!text.contains(secret), "{secret} is in {text}");
        }

        assert_eq!(get("/").await.unwrap().status(), StatusCode::NOT_FOUND, "nothing else is served there");
        let (_, _, public) = app.request(Request::get("/metrics").body(Body::empty()).unwrap()).await;
        assert!(!String::from_utf8_lossy(&public).contains("jonction_"), "and nothing of it where people go");
    }
}
