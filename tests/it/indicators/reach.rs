//! Several partnerships at once: coverage of tribunals, territories, lists as files.

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{action, arrived, count, day, held_on, write};
use crate::on_both;
use crate::support::{Seat, TestApp, protocol_in_force};

async fn get(app: &TestApp, seat: Option<Seat>, path: &str) -> (StatusCode, HeaderMap, String) {
    let mut request = Request::get(path);
    if let Some(seat) = seat {
        let token = app.persona(seat.person).await.token.unwrap();
        request = request.header("cookie", format!("jonction={token}"));
    }
    let (status, headers, body) = app.request(request.body(Body::empty()).unwrap()).await;
    (status, headers, String::from_utf8(body).unwrap())
}

on_both! {
    async fn coverage_has_a_row_for_each_tribunal_and_shows_the_gaps(app) {
        write(app, async |tx| {
            for sql in [
                "INSERT INTO territory (code, kind, name, name_key, time_zone) VALUES ('tj:76-le-havre', 'TRIBUNAL', \
                 'Tribunal judiciaire du Havre', 'tribunal judiciaire du havre', 'Europe/Paris')",
                "INSERT INTO territory_departement (territory_code, departement_code) VALUES ('tj:76-le-havre', 'dep:76')",
            ] {
                tx.exec(tx.q(sql)).await.unwrap();
            }
        }).await;
        let world = &app.world;
        let query = "query($t: ID, $on: Date) { indicators(territory: $t, on: $on) { coverage { nodes { code name partnerships \
             spips { name bound organisation { id } } csapas { name bound } protocol { state since } reviewed { state since } \
             meeting { state since } training { state since } contact { state since } } } } }";
        let rows = async |seat: Seat, variables: Value| {
            let persona = app.persona(seat.person).await;
            persona.graphql(query, variables).await["indicators"]["coverage"]["nodes"].take()
        };
        let missing = json!({"state": "MISSING", "since": null});
        let seen = rows(world.observer, json!({})).await;
        assert_eq!(seen.as_array().unwrap().len(), 2, "{seen:#}");
        let (rouen, havre) = (&seen[0], &seen[1]);
        assert_eq!((&havre["code"], &havre["partnerships"]), (&json!("tj:76-le-havre"), &json!([])));
        for cell in ["protocol", "reviewed", "meeting", "training", "contact"] {
            assert_eq!(havre[cell], missing, "{cell}");
        }
        assert_eq!(havre["spips"][0], json!({"name": "SPIP de Seine-Maritime", "bound": false,
                                             "organisation": {"id": world.spip.to_string()}}));
        for cell in ["protocol", "reviewed", "meeting", "training"] {
            assert_eq!(rouen[cell], missing, "{cell}");
        }
        assert_eq!(rouen["contact"], json!({"state": "COVERED", "since": null}));

        protocol_in_force(app, "Protocole de Rouen", "2025-02-15").await;
        held_on(app, "2025-03-03", false).await;
        write(app, async |tx| {
            let q = tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(world.jap.mandate).bind(day("2026-02-28"));
            tx.exec(q).await.unwrap();
        }).await;
        let seen = rows(world.spip_director, json!({})).await;
        assert_eq!(seen.as_array().unwrap().len(), 1, "of its own partnership alone");
        let rouen = &seen[0];
        assert_eq!(rouen["csapas"], json!([{"name": "CSAPA La Passerelle", "bound": true}]));
        let expected = [
            ("protocol", "COVERED", json!("2025-02-15")),
            ("reviewed", "LAPSED", json!("2026-02-15")),
            ("meeting", "LAPSED", json!("2025-03-03")),
            ("training", "LAPSED", json!("2025-03-03")),
            ("contact", "LAPSED", json!("2026-03-01")),
        ];
        for (cell, state, since) in expected {
            assert_eq!(rouen[cell], json!({"state": state, "since": since}), "{cell}");
        }
        let before = rows(world.spip_director, json!({"on": "2026-02-15"})).await;
        let states = ["reviewed", "meeting", "contact"].map(|cell| before[0][cell]["state"].clone());
        assert_eq!(states, ["COVERED", "COVERED", "COVERED"].map(Value::from));
        assert_eq!(rows(world.observer, json!({"t": "dep:974"})).await, json!([]));
        for outside in [world.doctor, world.reunion_director] {
            assert_eq!(rows(outside, json!({})).await, json!([]));
        }
    }

    async fn a_territory_counts_its_partnerships_together_and_one_by_one(app) {
        protocol_in_force(app, "Protocole de Rouen", "2025-02-15").await;
        let world = &app.world;
        let query = "query($t: ID) { indicators(territory: $t) { health { figures { kind satisfied total } } \
             partnerships(first: 10) { totalCount nodes { partnership { id } health { figures { trend { count { total } } } } } } } }";
        for (seat, territory, seen) in [
            (world.observer, json!("reg:28"), 1),
            (world.observer, json!("dep:974"), 0),
            (world.spip_director, json!("ca:rouen"), 1),
            (world.territory_admin, Value::Null, 1),
            (world.doctor, Value::Null, 0),
        ] {
            let persona = app.persona(seat.person).await;
            let found = persona.graphql(query, json!({ "t": territory })).await["indicators"].take();
            assert_eq!(found["partnerships"]["totalCount"], seen, "{territory}");
            assert_eq!(count(&found["health"]["figures"][0]), (Some(0), Some(seen)), "{territory}");
            assert_eq!(count(&found["health"]["figures"][2]), (Some(0), Some(seen)), "{territory}");
        }
        assert_eq!(app.anonymous().error_code(query, json!({})).await, "UNAUTHENTICATED");
    }

    async fn lists_leave_as_files_to_whom_the_pages_show_them(app) {
        let world = &app.world;
        action(app, "=HYPERLINK(\"http://exemple.test\")", "2026-03-02").await;
        let path = format!("/exports/actions.csv?partenariat={}", world.rouen);
        let (status, headers, body) = get(app, Some(world.spip_director), &path).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        assert_eq!(headers["content-type"], "text/csv; charset=utf-8");
        assert_eq!(headers["content-disposition"], "attachment; filename=\"actions-2026-03-03.csv\"");
        assert_eq!(headers["cache-control"], "no-store");
        let expected = "\u{feff}Partenariat;Intitulé;Situation;Date\r\nPartenariat santé-justice de Rouen;\
             \"'=HYPERLINK(\"\"http://exemple.test\"\")\";à faire;02/03/2026\r\n";
        assert_eq!(body, expected);
        // The observer has the count, not the list; nobody has a list of newcomers.
        let (status, _, body) = get(app, Some(world.observer), &path).await;
        assert_eq!((status, body.lines().count()), (StatusCode::OK, 1));
        arrived(app, &[world.jap, world.doctor], "2025-12-01").await;
        let (_, _, body) = get(app, Some(world.spip_director), "/exports/arrivees.csv").await;
        assert_eq!(body.lines().count(), 1);
        let (_, _, body) = get(app, Some(world.observer), "/exports/couverture.csv?territoire=dep:76").await;
        let line = body.lines().nth(1).unwrap();
        assert!(line.starts_with("Tribunal judiciaire de Rouen;Partenariat santé-justice de Rouen;SPIP de Seine-Maritime (pas partie);"), "{line}");
        assert!(!body.contains("Ferrand"), "a function and an institution, never who");
        for (seat, path, expected) in [
            (None, path.as_str(), StatusCode::UNAUTHORIZED),
            (Some(world.reunion_director), path.as_str(), StatusCode::NOT_FOUND),
            (Some(world.doctor), path.as_str(), StatusCode::NOT_FOUND),
            (Some(world.spip_director), "/exports/personnes.csv", StatusCode::NOT_FOUND),
            (Some(world.spip_director), "/exports/actions.csv?le=hier", StatusCode::NOT_FOUND),
        ] {
            assert_eq!(get(app, seat, path).await.0, expected, "{path}");
        }
    }

    async fn more_tribunals_and_partnerships_take_no_more_statements(app) {
        let persona = app.persona(app.world.observer.person).await;
        let query = "{ indicators { health { figures { satisfied } } partnerships { nodes { health { figures { satisfied } } } } \
             coverage(first: 100) { nodes { code spips { name } } } } }";
        let db = &app.app.platform.db;
        let cost = async || {
            let before = db.statements();
            let seen = persona.graphql(query, json!({})).await["indicators"].take();
            (db.statements() - before, seen["coverage"]["nodes"].as_array().unwrap().len(), seen["partnerships"]["nodes"].as_array().unwrap().len())
        };
        let (one, rows, partnerships) = cost().await;
        assert_eq!((rows, partnerships), (1, 1));
        write(app, async |tx| {
            for number in 0..20 {
                let code = format!("tj:76-n{number:02}");
                let q = tx
                    .q("INSERT INTO territory (code, kind, name, name_key, time_zone) VALUES ($1, 'TRIBUNAL', $1, $1, 'Europe/Paris')")
                    .bind(code.clone());
                tx.exec(q).await.unwrap();
                let q = tx
                    .q("INSERT INTO territory_departement (territory_code, departement_code) VALUES ($1, 'dep:76')")
                    .bind(code.clone());
                tx.exec(q).await.unwrap();
                let id: Uuid = app.app.platform.entropy.uuid(app.now());
                let q = tx
                    .q("INSERT INTO partnership (id, name, name_key, time_zone, created_at) VALUES ($1, $2, $2, 'Europe/Paris', $3)")
                    .bind(id)
                    .bind(code.clone())
                    .bind(app.now());
                tx.exec(q).await.unwrap();
                let q = tx
                    .q("INSERT INTO partnership_scope (partnership_id, territory_code, from_on) VALUES ($1, $2, $3)")
                    .bind(id)
                    .bind(code)
                    .bind(day("2025-01-01"));
                tx.exec(q).await.unwrap();
            }
        }).await;
        let (many, rows, partnerships) = cost().await;
        assert_eq!((rows, partnerships), (21, 20), "a page of partnerships is twenty");
        assert_eq!(many, one);
    }
}
