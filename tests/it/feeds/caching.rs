//! One strong tag stands for one text: the same while nothing changed, another as soon as something did.

use std::collections::HashMap;

use axum::body::Body;
use axum::http::StatusCode;
use jiff::SignedDuration;
use jonction::app::App;
use jonction::kernel::entropy::Entropy;
use jonction::platform::db::Db;
use tower::ServiceExt as _;

use super::{Fetched, cancel, fetch, fetch_unless, get, meeting, move_to, personal, plan, send, set_state};
use crate::on_both;
use crate::support::{TestApp, protocol_in_force};

/// The program started anew on the same database, asked once.
async fn after_a_restart(app: &TestApp, url: &str) -> Fetched {
    let config = (*app.app.config).clone();
    let db = Db::open(&config.database_url, 2).await.unwrap();
    let again =
        App::assemble(config, db.clone(), app.app.platform.clock.clone(), Entropy::seeded(99)).unwrap();
    let response = jonction::web::router(again).oneshot(get(url).body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    db.close().await;
    Fetched { status: parts.status, headers: parts.headers, body: String::from_utf8(body.to_vec()).unwrap() }
}

on_both! {
    async fn an_unchanged_feed_is_the_same_to_the_byte_and_is_not_sent_again(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let director = app.persona(app.world.spip_director.person).await;
        plan(&director, &protocol, meeting("2026-03-20T14:00", "2026-03-20T16:00")).await;
        let url = personal(app, app.world.spip_director.person).await;
        app.advance(SignedDuration::from_mins(2));
        let first = fetch(app, &url).await;
        let tag = first.etag().to_owned();
        assert!(tag.starts_with('"') && tag.ends_with('"'), "a strong tag: {tag}");
        app.advance(SignedDuration::from_hours(2));
        for again in [fetch(app, &url).await, after_a_restart(app, &url).await] {
            assert_eq!((again.etag(), &again.body), (tag.as_str(), &first.body));
        }
        for held in [tag.clone(), format!("\"other\", {tag}"), format!("W/{tag}"), "*".into()] {
            let packed = get(&url).header("if-none-match", &held).header("accept-encoding", "gzip");
            for answer in [fetch_unless(app, &url, &held).await, send(app, packed).await] {
                assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{held}");
                assert_eq!(answer.etag(), tag);
            }
        }
        assert_eq!(fetch_unless(app, &url, "\"other\"").await.body, first.body);
        app.advance_days(1);
        assert_eq!(fetch(app, &url).await.body, first.body, "a day alone changes nothing in the text");
    }

    async fn a_change_that_another_hid_until_it_was_committed_is_seen(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let director = app.persona(app.world.spip_director.person).await;
        let review = plan(&director, &protocol, meeting("2026-03-20T14:00", "2026-03-20T16:00")).await;
        let url = personal(app, app.world.spip_director.person).await;
        app.advance(SignedDuration::from_mins(10));
        let began = app.now();
        app.advance(SignedDuration::from_secs(5));
        move_to(&director, &review, meeting("2026-03-21T14:00", "2026-03-21T16:00")).await;
        let tag = fetch(app, &url).await.etag().to_owned();
        // What began five seconds before is committed five seconds after.
        app.advance(SignedDuration::from_secs(5));
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let insert = tx
            .q("INSERT INTO event (id, uid, kind, partnership_id, title, state, starts_local, ends_local, time_zone, starts_at, \
                ends_at, organiser_post_id, created_at, updated_at) SELECT $1, 'late@exemple.test', 'OTHER', partnership_id, \
                'Tardif', state, starts_local, ends_local, time_zone, starts_at, ends_at, organiser_post_id, $2, $2 FROM event")
            .bind(app.app.platform.entropy.uuid(began))
            .bind(began);
        tx.exec(insert).await.unwrap();
        tx.commit().await.unwrap();
        let late = fetch_unless(app, &url, &tag).await;
        assert!(late.body.contains("Tardif"), "not said to be unchanged");
        app.advance(SignedDuration::from_mins(2));
        let tag = fetch(app, &url).await.etag().to_owned();
        app.advance(SignedDuration::from_secs(1));
        assert_eq!(fetch_unless(app, &url, &tag).await.status, StatusCode::NOT_MODIFIED, "settled");
    }

    async fn an_unchanged_feed_builds_nothing(app) {
        protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let url = personal(app, app.world.spip_director.person).await;
        let tag = fetch(app, &url).await.etag().to_owned();
        let before = app.app.platform.db.statements();
        assert_eq!(fetch_unless(app, &url, &tag).await.status, StatusCode::NOT_MODIFIED);
        assert_eq!(app.app.platform.db.statements() - before, 1, "rights and what changed last");
    }

    async fn every_change_is_seen_under_the_same_uid_with_a_rising_sequence(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let director = app.persona(app.world.spip_director.person).await;
        let url = personal(app, app.world.doctor.person).await;
        let mut tag = fetch(app, &url).await.etag().to_owned();
        let minute = SignedDuration::from_mins(1);

        app.advance(minute);
        let review = plan(&director, &protocol, meeting("2026-03-20T14:00", "2026-03-20T16:00")).await;
        let planned = fetch_unless(app, &url, &tag).await;
        let uid = planned.meeting()["UID"].clone();
        assert_eq!(planned.meeting()["DTSTART;TZID=Europe/Paris"], "20260320T140000");
        tag = planned.etag().to_owned();

        app.advance(minute);
        move_to(&director, &review, meeting("2026-03-27T14:00", "2026-03-27T16:00")).await;
        let moved = fetch_unless(app, &url, &tag).await.meeting();
        assert_eq!((&moved["UID"], moved["SEQUENCE"].as_str()), (&uid, "1"));
        assert_eq!(moved["DTSTART;TZID=Europe/Paris"], "20260327T140000");
        fetch(app, &url).await.etag().clone_into(&mut tag);

        app.advance(minute);
        cancel(&director, &review).await;
        let cancelled = fetch_unless(app, &url, &tag).await.meeting();
        assert_eq!((&cancelled["UID"], cancelled["SEQUENCE"].as_str()), (&uid, "2"));
        assert_eq!(cancelled["STATUS"], "CANCELLED");
        fetch(app, &url).await.etag().clone_into(&mut tag);

        app.advance(minute);
        set_state(app, "UPDATE protocol SET title = 'Protocole rouennais'").await;
        let renamed = fetch_unless(app, &url, &tag).await;
        assert!(renamed.titles().contains(&"Revue annuelle à tenir : Protocole rouennais".to_owned()));
        tag = renamed.etag().to_owned();

        set_state(app, "UPDATE protocol SET status = 'TERMINATED'").await;
        assert_eq!(fetch_unless(app, &url, &tag).await.entries().len(), 1, "no due date of a protocol that ended");
    }

    async fn a_cancelled_meeting_is_shown_for_thirty_days_and_no_tag_stands_for_two_texts(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let director = app.persona(app.world.spip_director.person).await;
        let review = plan(&director, &protocol, meeting("2026-06-20T14:00", "2026-06-20T16:00")).await;
        let url = personal(app, app.world.spip_director.person).await;
        cancel(&director, &review).await;
        let without = format!("{url}?include_cancelled=0");
        assert_eq!(fetch(app, &without).await.titles(), ["Revue annuelle à tenir : Protocole de Rouen"]);
        assert_ne!(fetch(app, &without).await.etag(), fetch(app, &url).await.etag());
        assert_eq!(fetch(app, &format!("{url}?include_cancelled=1")).await.meeting()["STATUS"], "CANCELLED");

        let mut texts: HashMap<String, String> = HashMap::new();
        let mut last_shown = String::new();
        for _ in 0..32 * 4 {
            if app.now().to_string().starts_with("2026-03-15T09") {
                // Work on the protocol that no entry shows.
                app.advance(SignedDuration::from_mins(1));
                let mut tx = app.app.platform.db.begin().await.unwrap();
                let q = tx.q("UPDATE protocol SET updated_at = $1").bind(app.now());
                tx.exec(q).await.unwrap();
                tx.commit().await.unwrap();
            }
            let fetched = fetch(app, &url).await;
            if fetched.body.contains("STATUS:CANCELLED") {
                last_shown = app.now().to_string();
            }
            let known = texts.entry(fetched.etag().to_owned()).or_insert_with(|| fetched.body.clone());
            assert_eq!(*known, fetched.body, "one tag, two texts");
            app.advance(SignedDuration::from_hours(6));
        }
        assert!(last_shown.starts_with("2026-04-02T"), "thirty days from 3 March, to the end of the day: {last_shown}");
    }
}
