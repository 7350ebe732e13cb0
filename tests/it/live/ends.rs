//! A subscription ends with the mandate, the session, or the instance.

use std::time::Duration;

use jiff::SignedDuration;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::runtime::Handle;

use super::line::Said;
use super::{Instance, MEETING};
use crate::meetings::plan;
use crate::on_both;
use crate::support::events::PATIENCE;
use crate::support::{TestApp, problem_codes};

on_both! {
    async fn a_subscription_ends_with_the_mandate_that_allowed_it(app) {
        let other = Instance::start(app).await;
        let spip = app.persona(app.world.spip_director.person).await;
        let meeting = plan(&spip, app, "2026-04-10").await;
        let doctor = app.persona(app.world.doctor.person).await;
        let mut line = other.line(&doctor).await;
        line.subscribe("1", MEETING, json!({"id": meeting["id"]})).await;
        line.value().await;
        let director = app.persona(app.world.csapa_director.person).await;
        let end = "mutation($input: EndMandateInput!) { endMandate(input: $input) { problems { code } } }";
        let input = json!({"mandateId": app.world.doctor.mandate.to_string(), "endsOn": "2026-03-02"});
        let ended = director.graphql(end, json!({ "input": input })).await;
        assert_eq!(problem_codes(&ended["endMandate"]), [""; 0]);
        assert_eq!(line.end("1").await, "NOT_FOUND");
        other.close().await;
    }

    async fn a_subscription_ends_when_its_reader_signs_out(app) {
        let other = Instance::start(app).await;
        let spip = app.persona(app.world.spip_director.person).await;
        let meeting = plan(&spip, app, "2026-04-10").await;
        let mut line = other.line(&spip).await;
        line.subscribe("1", MEETING, json!({"id": meeting["id"]})).await;
        line.value().await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        app.app.sessions.close(&mut tx, spip.token.as_deref().unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(line.end("1").await, "UNAUTHENTICATED");
        other.close().await;
    }
}

#[tokio::test]
async fn a_subscription_ends_with_its_session_although_nothing_changes() {
    let app = TestApp::on_sqlite().await;
    let instance = Instance::configured(&app, |config| config.limits.subscription_check_seconds = 1).await;
    let spip = app.persona(app.world.spip_director.person).await;
    let meeting = plan(&spip, &app, "2026-04-10").await;
    let mut line = instance.line(&spip).await;
    line.subscribe("1", MEETING, json!({"id": meeting["id"]})).await;
    line.value().await;
    app.advance(SignedDuration::from_hours(13));
    assert_eq!(line.end("1").await, "UNAUTHENTICATED");
    instance.close().await;
    app.finish().await;
}

#[tokio::test]
async fn an_instance_that_stops_closes_its_lines_and_waits_for_none() {
    let app = TestApp::on_sqlite().await;
    let instance = Instance::start(&app).await;
    let spip = app.persona(app.world.spip_director.person).await;
    let meeting = plan(&spip, &app, "2026-04-10").await;
    let mut line = instance.line(&spip).await;
    line.subscribe("1", MEETING, json!({"id": meeting["id"]})).await;
    line.value().await;
    let body = json!({"query": MEETING, "variables": {"id": meeting["id"]}}).to_string();
    let mut events = TcpStream::connect(&instance.address).await.unwrap();
    let head = format!(
        "POST /graphql HTTP/1.1\r\nhost: {}\r\norigin: {}\r\ncookie: jonction={}\r\nx-jonction-csrf: 1\r\n\
         content-type: application/json\r\naccept: text/event-stream\r\ncontent-length: {}\r\n\r\n{body}",
        instance.address,
        instance.origin(),
        spip.token.as_deref().unwrap(),
        body.len(),
    );
    events.write_all(head.as_bytes()).await.unwrap();
    let mut read = String::new();
    let mut bytes = [0; 4096];
    while !read.contains("event: next") {
        let count = events.read(&mut bytes).await.unwrap();
        assert!(count > 0, "{read}");
        read.push_str(std::str::from_utf8(&bytes[..count]).unwrap());
    }
    instance.app.platform.db.live().end();
    tokio::time::timeout(PATIENCE, instance.serving).await.expect("the server stops").unwrap();
    let mut said = line.hear().await;
    while matches!(&said, Said::Message(_)) {
        said = line.hear().await;
    }
    assert_eq!(said, Said::Closed(1001), "going away: the page asks another instance");
    events.read_to_string(&mut read).await.unwrap();
    assert!(!read.contains("event: complete"), "cut, so that the page asks again: {read}");
    instance.app.platform.db.close().await;
    app.finish().await;
}

/// Many more than the tasks that have nothing to do with lines.
const LINES: usize = 16;

#[tokio::test]
async fn lines_that_break_off_leave_nothing_running() {
    let app = TestApp::on_sqlite().await;
    let instance = Instance::start(&app).await;
    let spip = app.persona(app.world.spip_director.person).await;
    let meeting = plan(&spip, &app, "2026-04-10").await;
    let open = async || {
        // A session has few lines: each has one of its own.
        let mut line = instance.line(&app.persona(app.world.spip_director.person).await).await;
        line.subscribe("1", MEETING, json!({"id": meeting["id"]})).await;
        line.value().await;
        line
    };
    let running = || Handle::current().metrics().num_alive_tasks();
    let kept = open().await;
    let before = running();
    let mut lines = Vec::new();
    for _ in 0..LINES {
        lines.push(open().await);
    }
    assert!(running() >= before + LINES / 2, "each line is served by a task of its own");
    drop(lines);
    // The pool of connections has tasks of its own, which come and go: a leak is one for each line.
    let gone = async {
        while running() >= before + LINES / 2 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, gone).await.expect("what served the lines ends");
    drop(kept);
    instance.close().await;
    app.finish().await;
}
