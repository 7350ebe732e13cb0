//! A feed's address: shown once, named, revocable, and asked for no more often than a program needs.

use axum::http::StatusCode;
use jiff::SignedDuration;
use jonction::accounts::hash_token;
use serde_json::{Value, json};

use super::{create, fetch, fetch_unless, path, personal, send, try_create};
use crate::on_both;
use crate::support::{Persona, TestApp, problem_codes, protocol_in_force};

const FEEDS: &str = "{ viewer { feeds { id name kind lastUsedOn revokedAt post { id } } } }";

async fn revoke(persona: &Persona<'_>, id: &Value) -> Value {
    let query =
        "mutation($i: RevokeFeedTokenInput!) { revokeFeedToken(input: $i) { feedToken { revokedAt } } }";
    persona.graphql(query, json!({ "i": { "feedTokenId": id } })).await["revokeFeedToken"]["feedToken"].take()
}

fn secret(url: &str) -> &str {
    url.rsplit('/').next().unwrap().strip_suffix(".ics").unwrap()
}

/// Everything the tables hold that could repeat a token.
async fn stored(app: &TestApp) -> String {
    let db = &app.app.platform.db;
    let tokens: Vec<(String, String)> =
        db.all(db.q("SELECT token_hash, name FROM feed_token")).await.unwrap();
    let audit: Vec<(String,)> = db.all(db.q("SELECT codes FROM audit")).await.unwrap();
    format!("{tokens:?}{audit:?}")
}

on_both! {
    async fn an_address_is_shown_once_and_only_its_hash_is_kept(app) {
        let director = app.persona(app.world.spip_director.person).await;
        let post = app.world.spip_director.post.to_string();
        let created = create(&director, json!({ "name": "Ordinateur du bureau", "postId": post })).await;
        let url = created["url"].as_str().unwrap();
        let site = &app.app.config.public_url;
        assert!(url.starts_with(&format!("{site}/calendrier/")), "{url}");
        assert_eq!(created["webcalUrl"].as_str().unwrap().split_once("://"), Some(("webcal", url.split_once("://").unwrap().1)));
        assert!(secret(url).len() >= 32, "hard to guess");
        let other = create(&director, json!({ "name": "Téléphone" })).await;
        assert_ne!(secret(other["url"].as_str().unwrap()), secret(url));
        let stored = stored(app).await;
        assert!(stored.contains(&hash_token(secret(url))), "{stored}");
        assert!(!stored.contains(secret(url)), "{stored}");

        let feeds = director.graphql(FEEDS, json!({})).await["viewer"]["feeds"].take();
        assert!(!feeds.to_string().contains(secret(url)));
        let mut shown: Vec<_> = feeds.as_array().unwrap().iter().map(|feed| (&feed["name"], &feed["kind"], &feed["post"]["id"])).collect();
        shown.sort_by_key(|feed| feed.0.to_string());
        assert_eq!(shown, [
            (&json!("Ordinateur du bureau"), &json!("POST"), &json!(post)),
            (&json!("Téléphone"), &json!("PERSONAL"), &Value::Null),
        ]);
    }

    async fn a_revoked_address_is_gone_and_only_its_owner_revokes(app) {
        protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let director = app.persona(app.world.spip_director.person).await;
        let created = create(&director, json!({ "name": "Téléphone" })).await;
        let (url, id) = (created["url"].as_str().unwrap(), &created["feedToken"]["id"]);
        let kept = fetch(app, url).await;
        assert_eq!(kept.status, StatusCode::OK);
        let query = "mutation($i: RevokeFeedTokenInput!) { revokeFeedToken(input: $i) { feedToken { id } } }";
        let president = app.persona(app.world.president.person).await;
        assert_eq!(president.error_code(query, json!({ "i": { "feedTokenId": id } })).await, "NOT_FOUND");
        assert_eq!(president.graphql(FEEDS, json!({})).await["viewer"]["feeds"], json!([]));
        assert_eq!(fetch(app, url).await.status, StatusCode::OK);

        let revoked = revoke(&director, id).await;
        app.advance(SignedDuration::from_mins(1));
        assert_eq!(revoke(&director, id).await, revoked, "twice changes nothing");
        for answer in [fetch(app, url).await, fetch_unless(app, url, kept.etag()).await] {
            assert_eq!(answer.status, StatusCode::GONE);
            assert_eq!(answer.headers["cache-control"], "no-store");
            assert!(!answer.body.contains("Rouen"), "{}", answer.body);
        }
        assert_eq!(director.graphql(FEEDS, json!({})).await["viewer"]["feeds"][0]["revokedAt"], revoked["revokedAt"]);
    }

    async fn an_unknown_address_is_not_found(app) {
        let url = personal(app, app.world.doctor.person).await;
        for wrong in [url.replace(secret(&url), "inconnu"), url.replace(".ics", ""), format!("{url}.ics"), url.replace(".ics", ".ICS")] {
            let answer = fetch(app, &wrong).await;
            assert_eq!((answer.status, &answer.headers["cache-control"]), (StatusCode::NOT_FOUND, &"no-store".parse().unwrap()));
        }
        assert_eq!(fetch(app, &url).await.status, StatusCode::OK);
    }

    async fn an_answer_is_private_and_names_no_origin(app) {
        let url = personal(app, app.world.doctor.person).await;
        let full = fetch(app, &url).await;
        let unchanged = fetch_unless(app, &url, full.etag()).await;
        assert_eq!(full.headers["content-type"], "text/calendar; charset=utf-8");
        for answer in [full, unchanged] {
            assert_eq!(answer.headers["cache-control"], "private, no-cache");
            assert_eq!(answer.headers["referrer-policy"], "no-referrer");
            assert_eq!(answer.headers["x-content-type-options"], "nosniff");
            assert_eq!(answer.headers["x-robots-tag"], "noindex");
            assert!(!answer.headers.contains_key("set-cookie"));
        }
    }

    async fn a_program_that_asks_too_often_is_told_when_to_come_back(app) {
        let url = personal(app, app.world.doctor.person).await;
        let other = personal(app, app.world.doctor.person).await;
        let tag = fetch(app, &url).await.etag().to_owned();
        for _ in 1..app.app.config.limits.feed_fetches_per_minute.get() {
            assert_eq!(fetch_unless(app, &url, &tag).await.status, StatusCode::NOT_MODIFIED);
        }
        // Another query is not another budget.
        for asked in [url.clone(), format!("{url}?include_cancelled=0")] {
            let refused = fetch(app, &asked).await;
            assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
            assert_eq!(refused.headers["retry-after"], "2");
            assert!(!refused.body.contains(secret(&url)));
        }
        assert_eq!(fetch(app, &other).await.status, StatusCode::OK, "each feed has its own");
        app.advance(SignedDuration::from_secs(2));
        assert_eq!(fetch(app, &url).await.status, StatusCode::OK);
    }

    async fn a_name_passes_the_guard_and_an_alarm_has_bounds(app) {
        let director = app.persona(app.world.spip_director.person).await;
        let refused = try_create(&director, json!({ "name": "Écrou n° 45871", "alarmMinutes": 40_321 })).await;
        assert_eq!(problem_codes(&refused), ["GUARD_REFUSED", "INVALID_VALUE"]);
        assert_eq!((&refused["url"], &refused["feedToken"]), (&Value::Null, &Value::Null));
        assert_eq!(problem_codes(&try_create(&director, json!({ "name": " " })).await).len(), 1);
        let not_held = json!({ "name": "Bureau", "postId": app.world.president.post.to_string() });
        assert_eq!(problem_codes(&try_create(&director, not_held).await), ["ACTING_POST_NOT_HELD"]);
        create(&director, json!({ "name": "Téléphone", "alarmMinutes": 40_320 })).await;
    }

    async fn the_day_of_the_last_fetch_is_shown(app) {
        let person = app.world.doctor.person;
        let url = personal(app, person).await;
        let used = async || app.persona(person).await.graphql(FEEDS, json!({})).await["viewer"]["feeds"][0]["lastUsedOn"].take();
        assert_eq!(used().await, Value::Null);
        let tag = fetch(app, &url).await.etag().to_owned();
        assert_eq!(used().await, "2026-03-03");
        app.advance_days(1);
        fetch_unless(app, &url, &tag).await;
        assert_eq!(used().await, "2026-03-04", "also when nothing was sent");
        let head = axum::http::Request::head(path(&url));
        assert_eq!(send(app, head).await.body, "");
    }
}
