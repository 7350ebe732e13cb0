//! Asked for, made by a job, read by the asker alone and only as long as the right lasts.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::SignedDuration;
use jonction::kernel::ids::TypedId as _;
use serde_json::{Value, json};

use super::made::{file, read, text, wish};
use super::{get, request};
use crate::on_both;
use crate::support::{TestApp, problem_codes, protocol_in_force};

async fn exec(app: &TestApp, sql: &'static str, id: uuid::Uuid) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q(sql).bind(id);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

async fn rows(app: &TestApp) -> i64 {
    let db = &app.app.platform.db;
    db.maybe::<(i64,)>(db.q("SELECT COUNT(*) FROM document")).await.unwrap().unwrap().0
}

on_both! {
    async fn a_document_is_made_by_a_job_and_says_how_far_it_is(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let member = app.persona(app.world.csapa_director.person).await;
        let asked = request(&member, wish("PROTOCOL_VERSION", &json!(protocol.version.to_string()))).await["document"].take();
        assert_eq!((&asked["state"], &asked["progress"], &asked["url"]), (&json!("WAITING"), &json!(0), &Value::Null));
        let path = format!("/documents/{}.pdf", asked["id"].as_str().unwrap().strip_prefix("document:").unwrap());
        assert_eq!(get(app, &path, member.token.as_deref()).await.0, StatusCode::NOT_FOUND, "not yet");
        app.run_jobs().await;
        let made = read(&member, &asked["id"]).await;
        assert_eq!((&made["state"], &made["progress"], &made["url"]), (&json!("READY"), &json!(100), &json!(path)));
        let (status, headers, bytes) = get(app, &path, member.token.as_deref()).await;
        assert_eq!((status, headers["content-type"].to_str().unwrap()), (StatusCode::OK, "application/pdf"));
        assert_eq!(headers["content-disposition"], "inline; filename=\"protocole-version-1.pdf\"");
        assert_eq!((headers["cache-control"].to_str().unwrap(), &headers["x-robots-tag"]), ("no-store", &"noindex".parse().unwrap()));
        assert!(bytes.starts_with(b"%PDF-1.7"));
        // A PDF is compressed inside: doing it again would only cost time.
        let squeezed = Request::get(&path).header("accept-encoding", "br, gzip")
            .header("cookie", format!("jonction={}", member.token.as_deref().unwrap()));
        let (status, headers, plain) = app.request(squeezed.body(Body::empty()).unwrap()).await;
        assert_eq!((status, headers.get("content-encoding"), plain == bytes), (StatusCode::OK, None, true));
        // Both standards, tagged, in French.
        let raw = String::from_utf8_lossy(&bytes);
        for mark in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "/Marked true", "/StructTreeRoot", "/Lang(fr-FR)"] {
            assert!(raw.contains(mark), "{mark}");
        }
        let data = member.graphql("{ myData }", json!({})).await;
        assert_eq!(data["myData"]["documents"][0]["kind"], "PROTOCOL_VERSION");
    }

    async fn the_same_content_on_the_same_day_is_the_same_file(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let input = wish("PROTOCOL_VERSION", &json!(protocol.version.to_string()));
        let csapa = app.persona(app.world.csapa_director.person).await;
        let spip = app.persona(app.world.spip_director.person).await;
        let first = request(&csapa, input.clone()).await["document"]["id"].take();
        assert_eq!(request(&csapa, input.clone()).await["document"]["id"], first, "while it waits");
        let bytes = file(app, &csapa, input.clone()).await;
        app.advance(SignedDuration::from_hours(2));
        assert_eq!(request(&csapa, input.clone()).await["document"]["id"], first, "once it is there");
        // Another asker has a document of one's own, byte for byte the same.
        let others = request(&spip, input.clone()).await["document"]["id"].take();
        assert_ne!(others, first);
        assert!(file(app, &spip, input.clone()).await == bytes);
        // What is written changes, or the day: another document.
        exec(app, "UPDATE clause SET body = 'Autrement.' WHERE id = $1", protocol.clauses[0].uuid()).await;
        let changed = request(&csapa, input.clone()).await["document"]["id"].take();
        assert_ne!(changed, first);
        app.advance_days(1);
        let csapa = app.persona(app.world.csapa_director.person).await;
        assert_ne!(request(&csapa, input).await["document"]["id"], changed);
    }

    async fn a_document_is_for_who_asked_and_while_the_right_lasts(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let input = wish("PROTOCOL_VERSION", &json!(protocol.version.to_string()));
        let query = "mutation($input: RequestDocumentInput!) { requestDocument(input: $input) { problems { code } } }";
        let stranger = app.persona(app.world.reunion_director.person).await;
        assert_eq!(stranger.error_code(query, json!({ "input": input })).await, "NOT_FOUND");
        assert_eq!(app.anonymous().error_code(query, json!({ "input": input })).await, "UNAUTHENTICATED");
        let wrong = wish("MINUTES", &json!(protocol.version.to_string()));
        let member = app.persona(app.world.csapa_director.person).await;
        assert_eq!(problem_codes(&request(&member, wrong).await), ["INVALID_ID"]);

        let id = request(&member, input).await["document"]["id"].take();
        app.run_jobs().await;
        let url = read(&member, &id).await["url"].as_str().unwrap().to_owned();
        assert_eq!(get(app, &url, member.token.as_deref()).await.0, StatusCode::OK);
        // A colleague who may read the page has not asked for this file.
        let colleague = app.persona(app.world.spip_director.person).await;
        assert_eq!(read(&colleague, &id).await, Value::Null);
        assert_eq!(get(app, &url, colleague.token.as_deref()).await.0, StatusCode::NOT_FOUND);
        assert_eq!(get(app, &url, None).await.0, StatusCode::UNAUTHORIZED);
        // The mandate ends: so does the right.
        exec(app, "UPDATE mandate SET ends_on = '2026-03-03' WHERE id = $1", app.world.csapa_director.mandate.uuid()).await;
        app.advance_days(1);
        let former = app.persona(app.world.csapa_director.person).await;
        assert_eq!(read(&former, &id).await["state"], "READY");
        assert_eq!(get(app, &url, former.token.as_deref()).await.0, StatusCode::NOT_FOUND);
    }

    async fn who_only_observes_from_now_on_gets_no_file_made_for_a_member(app) {
        let world = &app.world;
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let input = wish("PROTOCOL_VERSION", &json!(protocol.version.to_string()));
        let member = app.persona(world.csapa_director.person).await;
        let id = request(&member, input.clone()).await["document"]["id"].take();
        app.run_jobs().await;
        let url = read(&member, &id).await["url"].as_str().unwrap().to_owned();
        exec(app, "UPDATE mandate SET ends_on = '2026-03-03' WHERE id = $1", world.csapa_director.mandate.uuid()).await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE mandate SET person_id = $2 WHERE id = $1").bind(world.observer.mandate).bind(world.csapa_director.person);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        app.advance_days(1);
        let observer = app.persona(world.csapa_director.person).await;
        assert_eq!(get(app, &url, observer.token.as_deref()).await.0, StatusCode::NOT_FOUND, "whole clauses, names, approvals");
        let published = file(app, &observer, input).await;
        assert!(!text(&published).contains("Empreinte du texte"));
    }

    async fn files_stay_seven_days(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let input = wish("PROTOCOL_VERSION", &json!(protocol.version.to_string()));
        let member = app.persona(app.world.csapa_director.person).await;
        let id = request(&member, input).await["document"]["id"].take();
        app.run_jobs().await;
        app.advance(SignedDuration::from_hours(7 * 24 - 1));
        app.run_jobs().await;
        let member = app.persona(app.world.csapa_director.person).await;
        assert_eq!(read(&member, &id).await["state"], "READY");
        app.advance(SignedDuration::from_hours(1));
        let member = app.persona(app.world.csapa_director.person).await;
        assert_eq!(read(&member, &id).await, Value::Null, "also before the job has passed");
        app.run_jobs().await;
        assert_eq!(rows(app).await, 0);
    }
}
