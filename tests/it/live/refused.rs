//! What is not followed: foreign pages, strangers, too much.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use super::line::{Line, Said};
use super::{Instance, MEETING};
use crate::meetings::plan;
use crate::support::TestApp;
use crate::support::events::Events;

#[tokio::test]
async fn a_line_opens_only_from_our_own_pages_and_for_somebody_signed_in() {
    let app = TestApp::on_sqlite().await;
    let instance = Instance::start(&app).await;
    let spip = app.persona(app.world.spip_director.person).await;
    let token = spip.token.as_deref();
    let refused = |line: Result<Line, u16>| line.err().expect("refused");
    let foreign = Some("https://ailleurs.exemple.test");
    assert_eq!(refused(Line::open(&instance.address, foreign, token).await), 403);
    assert_eq!(refused(Line::open(&instance.address, None, token).await), 403);
    let own = Some(instance.origin());
    assert_eq!(refused(Line::open(&instance.address, own, None).await), 401);
    assert_eq!(refused(Line::open(&instance.address, own, Some("perdu")).await), 401);
    assert!(Line::open(&instance.address, own, token).await.is_ok());
    instance.close().await;
    app.finish().await;
}

#[tokio::test]
async fn a_subscription_stands_under_the_limits_and_rights_of_a_query() {
    let app = TestApp::on_sqlite().await;
    let instance = Instance::start(&app).await;
    let spip = app.persona(app.world.spip_director.person).await;
    let meeting = plan(&spip, &app, "2026-04-10").await;
    let stranger = app.persona(app.world.stranger).await;
    let mut outside = instance.line(&stranger).await;
    outside.subscribe("1", MEETING, json!({"id": meeting["id"]})).await;
    assert_eq!(outside.end("1").await, "NOT_FOUND");
    let absent = "meeting:019539c0-0000-7000-8000-000000000000";
    outside.subscribe("2", MEETING, json!({ "id": absent })).await;
    assert_eq!(outside.end("2").await, "NOT_FOUND", "what is not and what is not for them look the same");

    let mut line = instance.line(&spip).await;
    let deep = format!("{}id{}", "event { meeting { ".repeat(8), " } }".repeat(8));
    let one = |selection: &str| {
        format!("subscription($id: ID!) {{ meetingChanged(meetingId: $id) {{ {selection} }} }}")
    };
    let two = "subscription($id: ID!) { meetingChanged(meetingId: $id) { id } again: meetingChanged(meetingId: $id) { id } }";
    let spread = "subscription($id: ID!) { ...F } fragment F on Subscription { meetingChanged(meetingId: $id) { id } }";
    for (query, code) in [
        (one(&deep).as_str(), "QUERY_TOO_DEEP"),
        (two, "ONE_SUBSCRIPTION"),
        (spread, "ONE_SUBSCRIPTION"),
        ("query($id: ID!) { node(id: $id) { id } }", "ONE_SUBSCRIPTION"),
        (
            "mutation($id: ID!) { cancelAnnualMeeting(input: {meetingId: $id}) { problems { code } } }",
            "ONE_SUBSCRIPTION",
        ),
    ] {
        line.subscribe("1", query, json!({"id": meeting["id"]})).await;
        assert_eq!(line.end("1").await, code, "{query}");
    }
    let asked = spip.error_code(MEETING, json!({"id": meeting["id"]})).await;
    assert_eq!(asked, "BAD_REQUEST", "an ordinary request is answered once");
    let id = json!({"id": meeting["id"]});
    let named_after = Request::post("/graphql")
        .header("content-type", "application/json")
        .header("accept", "application/json, text/event-stream")
        .body(Body::from(json!({ "query": "{ site { name } }" }).to_string()));
    let (_, headers, _) = app.request(named_after.unwrap()).await;
    assert_eq!(headers["content-type"], "application/json", "some clients name events with every query");
    let anonymous = Events::open(&instance.router, instance.origin(), None, MEETING, &id).await;
    let refused = anonymous.err().expect("refused");
    assert_eq!(refused["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    instance.close().await;
    app.finish().await;
}

#[tokio::test]
async fn a_session_follows_so_many_things_and_gets_back_the_places_it_leaves() {
    let app = TestApp::on_sqlite().await;
    let instance = Instance::configured(&app, |config| config.limits.subscriptions_per_session = 2).await;
    let spip = app.persona(app.world.spip_director.person).await;
    let meeting = plan(&spip, &app, "2026-04-10").await;
    let id = json!({"id": meeting["id"]});
    // The line itself takes the other place.
    let mut line = instance.line(&spip).await;
    line.subscribe("1", MEETING, id.clone()).await;
    line.value().await;
    line.subscribe("2", MEETING, id.clone()).await;
    let refused = line.until(|value| value["data"].is_null()).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "TOO_MANY_SUBSCRIPTIONS");
    let full = Events::open(&instance.router, instance.origin(), spip.token.as_deref(), MEETING, &id).await;
    assert_eq!(full.err().expect("refused")["errors"][0]["extensions"]["code"], "TOO_MANY_SUBSCRIPTIONS");
    line.say(json!({"type": "complete", "id": "1"})).await;
    line.subscribe("3", MEETING, id).await;
    loop {
        match line.hear().await {
            Said::Message(message) if message["id"] == "3" => {
                assert_eq!(message["payload"]["data"]["meetingChanged"]["id"], meeting["id"], "{message:#}");
                break;
            }
            Said::Message(_) => {}
            Said::Closed(code) => panic!("closed: {code}"),
        }
    }
    instance.close().await;
    app.finish().await;
}
