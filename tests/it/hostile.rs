//! What somebody who means harm sends: each is refused with its code, and the service still answers afterwards.

use std::fmt::Write as _;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::TestApp;

/// A request as our own pages send it.
fn post(app: &TestApp) -> axum::http::request::Builder {
    Request::post("/graphql")
        .header("content-type", "application/json")
        .header("origin", &app.app.config.public_url)
        .header("x-jonction-csrf", "1")
}

async fn send(app: &TestApp, request: Request<Body>) -> (StatusCode, HeaderMap, Value) {
    let (status, headers, body) = app.request(request).await;
    (status, headers, serde_json::from_slice(&body).unwrap_or(Value::Null))
}

fn code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"].as_str().unwrap_or_else(|| panic!("no code: {answer:#}"))
}

/// Sends a body, expects status and code, then makes sure that the service answers others.
async fn refused(app: &TestApp, request: Request<Body>, status: StatusCode, expected: &str) {
    let (found, _, answer) = send(app, request).await;
    assert_eq!((found, code(&answer)), (status, expected), "{answer:#}");
    assert!(answer["errors"][0]["message"].as_str().is_some_and(|message| !message.is_empty()));
    still_answers(app).await;
}

async fn still_answers(app: &TestApp) {
    let answer = app.anonymous().graphql("{ site { name } }", json!({})).await;
    assert_eq!(answer["site"]["name"], "Jonction");
}

async fn query_refused(app: &TestApp, query: &str, variables: Value, expected: &str) {
    let body = json!({ "query": query, "variables": variables }).to_string();
    refused(app, post(app).body(Body::from(body)).unwrap(), StatusCode::OK, expected).await;
}

/// `{ a { a { … } } }`
fn nested(field: &str, depth: usize) -> String {
    format!("{{ {}__typename{} }}", format!("{field} {{ ").repeat(depth), " }".repeat(depth))
}

#[tokio::test]
async fn deep_queries_are_refused_before_they_are_parsed() {
    let app = TestApp::on_sqlite().await;
    query_refused(&app, &nested("site", 15), json!({}), "QUERY_TOO_DEEP").await;
    query_refused(&app, &nested("site", 5_000), json!({}), "QUERY_TOO_DEEP").await;
    let lists = format!("{{ site(a: {}{}) {{ name }} }}", "[".repeat(8_000), "]".repeat(8_000));
    query_refused(&app, &lists, json!({}), "QUERY_TOO_DEEP").await;
    let inline = format!("{{ {}site {{ name }}{} }}", "... { ".repeat(5_000), " }".repeat(5_000));
    query_refused(&app, &inline, json!({}), "QUERY_TOO_DEEP").await;
    let through = "{ ...A } fragment A on Query { site { ...B } } ".to_owned()
        + "fragment B on Site "
        + &nested("site", 14);
    query_refused(&app, &through, json!({}), "QUERY_TOO_DEEP").await;
    // As deep as allowed, the answer is another one: there is no such field.
    query_refused(&app, &nested("site", 14), json!({}), "BAD_REQUEST").await;
    app.finish().await;
}

#[tokio::test]
async fn aliases_multiply_nothing() {
    let app = TestApp::on_sqlite().await;
    let many = |count: usize| {
        let mut query = String::from("{ site { ");
        for n in 0..count {
            write!(query, "a{n}: name ").unwrap();
        }
        query + "} }"
    };
    query_refused(&app, &many(11), json!({}), "QUERY_TOO_MANY_ALIASES").await;
    let spread = "{ site { ...A ...B } } fragment A on Site { a: name b: name c: name d: name e: name f: name } \
                  fragment B on Site { g: name h: name i: name j: name k: name }";
    query_refused(&app, spread, json!({}), "QUERY_TOO_MANY_ALIASES").await;
    let answer = app.anonymous().graphql(&many(10), json!({})).await;
    assert_eq!(answer["site"]["a9"], "Jonction");
    app.finish().await;
}

#[tokio::test]
async fn fragments_that_come_back_to_themselves_or_double_end() {
    let app = TestApp::on_sqlite().await;
    let cycle = "{ site { ...A } } fragment A on Site { ...B } fragment B on Site { name ...A }";
    query_refused(&app, cycle, json!({}), "BAD_REQUEST").await;
    let itself = "{ site { name } } fragment A on Site { ...A }";
    query_refused(&app, itself, json!({}), "BAD_REQUEST").await;
    // Each names the next twice: a million million fields in two hundred words.
    let mut bomb = String::from("{ site { ...F0 } } ");
    for n in 0..40 {
        write!(bomb, "fragment F{n} on Site {{ ...F{0} ...F{0} }} ", n + 1).unwrap();
    }
    bomb += "fragment F40 on Site { name }";
    query_refused(&app, &bomb, json!({}), "QUERY_TOO_COSTLY").await;
    // The same, where no operation uses it: the engine would check it all the same.
    let unused = bomb.replacen("...F0", "name", 1);
    query_refused(&app, &unused, json!({}), "QUERY_TOO_COSTLY").await;
    app.finish().await;
}

#[tokio::test]
async fn long_and_repetitive_queries_are_refused() {
    let app = TestApp::on_sqlite().await;
    let bomb = format!("{{ {} }}", "site ".repeat(30_000));
    query_refused(&app, &bomb, json!({}), "QUERY_TOO_LONG").await;
    // Three thousand words within the limit of words: the same field again and again is answered again and again.
    let repeated = format!("{{ {} }}", "site { name } ".repeat(3_000));
    query_refused(&app, &repeated, json!({}), "QUERY_TOO_COSTLY").await;
    let directives = format!("{{ site {} {{ name }} }}", "@include(if: true) ".repeat(2_000));
    query_refused(&app, &directives, json!({}), "BAD_REQUEST").await;
    let unknown: String = (0..3_000).fold(String::new(), |mut text, n| {
        write!(text, "f{n} ").unwrap();
        text
    });
    let body = json!({ "query": format!("{{ {unknown} }}") }).to_string();
    let (_, _, answer) = send(&app, post(&app).body(Body::from(body)).unwrap()).await;
    assert!(answer["errors"].as_array().unwrap().len() <= 20, "errors are not a way to make long answers");
    let operations = "query A { site { name } } ".repeat(2);
    query_refused(&app, &operations, json!({}), "BAD_REQUEST").await;
    still_answers(&app).await;
    app.finish().await;
}

#[tokio::test]
async fn nested_pages_and_long_lists_cost_what_they_are() {
    let app = TestApp::on_sqlite().await;
    let pages = "{ a(first: 100) { edges { node { b(first: 100) { edges { node { c } } } } } } }";
    query_refused(&app, pages, json!({}), "QUERY_TOO_COSTLY").await;
    let huge = "query Q($n: Int) { a(first: $n) { edges { node { b(first: $n) { nodes { c } } } } } }";
    query_refused(&app, huge, json!({ "n": 2_147_483_647 }), "QUERY_TOO_COSTLY").await;
    // Below zero counts as one and is the field's own to refuse; nothing wraps round.
    query_refused(&app, huge, json!({ "n": -1 }), "BAD_REQUEST").await;
    query_refused(&app, huge, json!({ "n": i64::MIN }), "BAD_REQUEST").await;
    let entities = "query Q($r: [_Any!]!) { _entities(representations: $r) { __typename } }";
    let list = vec![json!({ "__typename": "Organisation", "id": "x" }); 6_000];
    query_refused(&app, entities, json!({ "r": list }), "QUERY_TOO_COSTLY").await;
    app.finish().await;
}

#[tokio::test]
async fn the_cost_comes_back_with_every_answer() {
    let app = TestApp::on_sqlite().await;
    let answer = app.anonymous().try_graphql("{ site { name publicUrl } }", json!({})).await;
    assert_eq!(answer["extensions"]["cost"], 3);
    app.finish().await;
}

#[tokio::test]
async fn the_schema_is_told_in_development_only() {
    let app = TestApp::on_sqlite().await;
    for query in [
        "{ __schema { types { name } } }",
        "{ __type(name: \"Query\") { name } }",
        "{ _service { sdl } }",
        "{ ...F } fragment F on Query { x: __schema { types { name } } }",
    ] {
        query_refused(&app, query, json!({}), "INTROSPECTION_DISABLED").await;
    }
    let (status, _, _) = send(&app, Request::get("/graphql").body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "no console");
    app.finish().await;

    let app = TestApp::configured(|config| config.development = true).await;
    let answer = app.anonymous().graphql("{ _service { sdl } __schema { types { name } } }", json!({})).await;
    assert!(answer["_service"]["sdl"].as_str().unwrap().contains("type Query"));
    let (status, headers, body) = app.request(Request::get("/graphql").body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::OK);
    assert!(headers["content-type"].to_str().unwrap().starts_with("text/html"));
    // The page holds all it needs, and the browser would let it load nothing else.
    let page = String::from_utf8(body).unwrap();
    assert!(page.contains("Console GraphQL"));
    assert!(["://", "src=", "href=", "import", "url("].iter().all(|other| !page.contains(other)), "{page}");
    let policy = headers["content-security-policy"].to_str().unwrap();
    assert!(
        policy.starts_with("default-src 'none'; connect-src 'self'") && !policy.contains("http"),
        "{policy}"
    );
    app.finish().await;
}

#[tokio::test]
async fn bodies_that_are_no_request_are_refused() {
    let app = TestApp::on_sqlite().await;
    let bad = StatusCode::BAD_REQUEST;
    let body = |bytes: Vec<u8>| post(&app).body(Body::from(bytes)).unwrap();
    refused(&app, body(b"{\"query\": \"{ site { name } } \xff\xfe\"}".to_vec()), bad, "BAD_ENCODING").await;
    refused(&app, body(b"{\"query\": ".to_vec()), bad, "BAD_JSON").await;
    refused(&app, body(Vec::new()), bad, "BAD_JSON").await;
    refused(&app, body(b"{}".to_vec()), bad, "BAD_REQUEST").await;
    refused(&app, body(b" [{\"query\": \"{ site { name } }\"}]".to_vec()), bad, "BATCH_REFUSED").await;
    refused(&app, body("[".repeat(100_000).into_bytes()), bad, "BATCH_REFUSED").await;
    let deep =
        format!("{{\"query\": \"{{ site {{ name }} }}\", \"variables\": {{\"a\": {}", "[".repeat(100_000));
    refused(&app, body(deep.into_bytes()), bad, "BAD_JSON").await;
    let unknown = json!({ "documentId": "sha256:00" }).to_string();
    refused(&app, body(unknown.into_bytes()), bad, "DOCUMENT_UNKNOWN").await;
    app.finish().await;
}

#[tokio::test]
async fn large_bodies_are_refused_and_signed_in_people_may_send_more() {
    let app = TestApp::on_sqlite().await;
    let persona = app.persona(app.world.spip_director.person).await;
    let cookie = format!("jonction={}", persona.token.as_deref().unwrap());
    let sized = |size: usize| {
        json!({ "query": "{ site { name } }", "variables": { "text": "x".repeat(size) } }).to_string()
    };
    let large = StatusCode::PAYLOAD_TOO_LARGE;
    let ten = sized(10_000_000);
    refused(&app, post(&app).body(Body::from(ten.clone())).unwrap(), large, "BODY_TOO_LARGE").await;
    let announced = post(&app).header("content-length", ten.len()).body(Body::empty()).unwrap();
    refused(&app, announced, large, "BODY_TOO_LARGE").await;
    let signed_in = || post(&app).header("cookie", &cookie);
    refused(&app, signed_in().body(Body::from(ten)).unwrap(), large, "BODY_TOO_LARGE").await;
    refused(&app, post(&app).body(Body::from(sized(2_000_000))).unwrap(), large, "BODY_TOO_LARGE").await;
    let (status, _, answer) = send(&app, signed_in().body(Body::from(sized(2_000_000))).unwrap()).await;
    assert_eq!((status, &answer["data"]["site"]["name"]), (StatusCode::OK, &json!("Jonction")));
    app.finish().await;
}

#[tokio::test]
async fn other_sites_can_send_nothing_in_a_persons_name() {
    let app = TestApp::on_sqlite().await;
    let persona = app.persona(app.world.spip_director.person).await;
    let cookie = format!("jonction={}", persona.token.as_deref().unwrap());
    let body = || Body::from(json!({ "query": "{ site { name } }" }).to_string());
    let own = app.app.config.public_url.clone();
    let request = |kind: &str, origin: Option<&str>, csrf: bool| {
        let mut request = Request::post("/graphql").header("cookie", &cookie).header("content-type", kind);
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        if csrf {
            request = request.header("x-jonction-csrf", "1");
        }
        request.body(body()).unwrap()
    };
    let unsupported = StatusCode::UNSUPPORTED_MEDIA_TYPE;
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""] {
        refused(&app, request(kind, Some(&own), true), unsupported, "UNSUPPORTED_MEDIA_TYPE").await;
    }
    let json = "application/json";
    let forbidden = StatusCode::FORBIDDEN;
    refused(&app, request(json, Some(&own), false), forbidden, "CSRF_HEADER_MISSING").await;
    refused(&app, request(json, None, false), forbidden, "CSRF_HEADER_MISSING").await;
    for origin in ["https://mechant.example", "null", "http://localhost:8080.mechant.example"] {
        refused(&app, request(json, Some(origin), true), forbidden, "ORIGIN_REFUSED").await;
    }
    let (status, _, _) = send(&app, request("Application/JSON; charset=utf-8", Some(&own), true)).await;
    assert_eq!(status, StatusCode::OK);
    app.finish().await;
}

#[tokio::test]
async fn nothing_is_executed_by_get() {
    let app = TestApp::on_sqlite().await;
    for uri in ["/graphql?query=%7Bsite%7Bname%7D%7D", "/graphql?query=mutation%7Ba%7D"] {
        let (status, _, body) = app.request(Request::get(uri).body(Body::empty()).unwrap()).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        let answer: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!((&answer["code"], answer.get("data")), (&json!("NOT_FOUND"), None));
    }
    app.finish().await;
}

#[tokio::test]
async fn an_account_spends_its_own_budget_and_gets_it_back_with_time() {
    let app = TestApp::configured(|config| {
        config.limits.query_cost = 100;
        config.limits.account_cost_per_minute = 120.try_into().unwrap();
        config.limits.address_cost_per_minute = 100_000.try_into().unwrap();
    })
    .await;
    let persona = app.persona(app.world.jap.person).await;
    let cookie = format!("jonction={}", persona.token.as_deref().unwrap());
    let body = json!({ "query": format!("{{ site {{ {} }} }}", "name ".repeat(49)) }).to_string();
    let ask = || post(&app).header("cookie", &cookie).body(Body::from(body.clone())).unwrap();
    for _ in 0..2 {
        assert_eq!(send(&app, ask()).await.0, StatusCode::OK);
    }
    let (status, headers, answer) = send(&app, ask()).await;
    assert_eq!((status, code(&answer)), (StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED"));
    assert_eq!(headers["retry-after"], "15");
    let message = answer["errors"][0]["message"].as_str().unwrap();
    assert_eq!(message, "Trop de demandes en peu de temps. Réessayez dans 15 secondes.");
    still_answers(&app).await;
    let colleague = app.persona(app.world.doctor.person).await;
    colleague.graphql("{ site { name } }", json!({})).await;
    app.advance(SignedDuration::from_secs(15));
    assert_eq!(send(&app, ask()).await.0, StatusCode::OK);
    app.finish().await;
}

#[tokio::test]
async fn sign_in_and_feeds_have_budgets_of_their_own() {
    let app = TestApp::configured(|config| {
        config.limits.sign_in_requests_per_minute = 3.try_into().unwrap();
        config.limits.feed_fetches_per_minute = 2.try_into().unwrap();
        config.limits.client_address_header = Some("x-real-ip".into());
    })
    .await;
    let get =
        |uri: &str, from: &str| Request::get(uri).header("x-real-ip", from).body(Body::empty()).unwrap();
    let limited = StatusCode::TOO_MANY_REQUESTS;
    for _ in 0..3 {
        assert_ne!(app.request(get("/connexion/unknown", "192.0.2.1")).await.0, limited);
    }
    let (status, headers, body) = app.request(get("/connexion/other", "192.0.2.1")).await;
    assert_eq!(status, limited);
    assert_eq!(
        (headers["retry-after"].to_str().unwrap(), headers["content-type"].to_str().unwrap()),
        ("20", "text/html; charset=utf-8")
    );
    assert!(String::from_utf8(body).unwrap().contains("Réessayez dans 20 secondes"));
    // What a client writes into the header itself stands before what the proxy adds.
    assert_eq!(app.request(get("/connexion/other", "198.51.100.7, 192.0.2.1")).await.0, limited);
    assert_ne!(app.request(get("/connexion/other", "192.0.2.2")).await.0, limited);
    // One client has all the addresses of its IPv6 network.
    for last in 1..=3 {
        assert_ne!(app.request(get("/connexion/x", &format!("2001:db8:1:1::{last}"))).await.0, limited);
    }
    assert_eq!(app.request(get("/connexion/x", "2001:db8:1:1::9")).await.0, limited);
    assert_ne!(app.request(get("/connexion/x", "2001:db8:1:2::1")).await.0, limited);
    for _ in 0..2 {
        assert_ne!(app.request(get("/calendrier/one.ics", "192.0.2.1")).await.0, limited);
    }
    assert_eq!(
        app.request(get("/calendrier/one.ics", "192.0.2.9")).await.0,
        limited,
        "by token, not by address"
    );
    assert_ne!(app.request(get("/calendrier/two.ics", "192.0.2.1")).await.0, limited);
    app.finish().await;
}

/// A valid change that waits for a row which another transaction holds, in a service that lets queries take no time at
/// all: it can only end by being given up.
async fn too_slow(app: &TestApp) {
    let world = &app.world;
    let jap = app.persona(world.jap.person).await;
    let mut other = app.app.platform.db.begin().await.unwrap();
    let q = other.q("UPDATE person SET phone = '1' WHERE id = $1").bind(world.jap.person);
    other.exec(q).await.unwrap();
    let update =
        "mutation($input: UpdateMyDetailsInput!) { updateMyDetails(input: $input) { problems { code } } }";
    let details = json!({ "familyName": "Autre", "phone": "02 32 00 00 00" });
    let answer = jap.try_graphql(update, json!({ "input": details })).await;
    assert_eq!(code(&answer), "QUERY_TIMEOUT", "{answer:#}");
    assert_eq!(answer["data"], Value::Null);
    drop(other);
    // What was given up left no trace, and held nothing that others need.
    let db = &app.app.platform.db;
    let mut tx = db.begin().await.unwrap();
    let q = tx.q("SELECT family_name, phone FROM person WHERE id = $1").bind(world.jap.person);
    let kept: Option<(String, Option<String>)> = tx.maybe(q).await.unwrap();
    assert_eq!(kept, Some(("Ferrand".into(), None)));
    drop(tx);
}

#[tokio::test]
async fn a_query_that_takes_too_long_is_given_up_sqlite() {
    let app = TestApp::configured(|config| config.limits.query_seconds = 0).await;
    too_slow(&app).await;
    app.finish().await;
}

#[tokio::test]
async fn a_query_that_takes_too_long_is_given_up_postgres() {
    let app = TestApp::configured_on_postgres(|config| config.limits.query_seconds = 0).await;
    too_slow(&app).await;
    app.finish().await;
}

#[tokio::test]
async fn a_fault_of_ours_shows_the_reference_of_its_trace_and_nothing_of_itself() {
    let app = TestApp::on_sqlite().await;
    let jap = app.persona(app.world.jap.person).await;
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q("ALTER TABLE event RENAME TO lost");
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
    let body = json!({ "query": "{ node(id: \"event:019539c0-0000-7000-8000-000000000000\") { id } }" });
    let request = post(&app).header("cookie", format!("jonction={}", jap.token.as_deref().unwrap()));
    let (_, headers, answer) = send(&app, request.body(Body::from(body.to_string())).unwrap()).await;
    let error = &answer["errors"][0];
    assert_eq!(error["extensions"]["code"], "INTERNAL", "{answer:#}");
    let trace = headers["x-trace-id"].to_str().unwrap();
    assert_eq!(error["extensions"]["traceId"], trace);
    assert!(error["message"].as_str().unwrap().contains(trace), "{answer:#}");
    assert!(!answer.to_string().contains("lost") && !answer.to_string().contains("table"));
    app.app.platform.db.close().await;
}

#[tokio::test]
async fn days_before_the_calendar_are_refused_at_the_door() {
    let app = TestApp::on_sqlite().await;
    let query = "query($on: Date!) { indicators(on: $on) { health { on } } }";
    for day in ["-009999-01-01", "0000-12-31"] {
        query_refused(&app, query, json!({ "on": day }), "BAD_REQUEST").await;
    }
    app.finish().await;
}

#[tokio::test]
async fn exports_are_paid_for_like_the_dearest_query() {
    let app = TestApp::on_sqlite().await;
    let persona = app.persona(app.world.spip_director.person).await;
    let cookie = format!("jonction={}", persona.token.as_deref().unwrap());
    let mut answers = Vec::new();
    for _ in 0..=app.app.config.limits.account_cost_per_minute.get() / app.app.config.limits.query_cost {
        let request = Request::get("/exports/actions.csv").header("cookie", &cookie);
        answers.push(app.request(request.body(Body::empty()).unwrap()).await.0);
    }
    assert_eq!(
        (answers.first(), answers.last()),
        (Some(&StatusCode::OK), Some(&StatusCode::TOO_MANY_REQUESTS))
    );
    app.finish().await;
}
