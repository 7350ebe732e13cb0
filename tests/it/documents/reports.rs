//! The activity report on paper: the same bytes for the same day, to each reader what is theirs.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::made::{file, read, refused, says, text, wish};
use super::{get, request};
use crate::arrivals::set_end;
use crate::indicators::{action, held_on};
use crate::on_both;
use crate::support::{TestApp, problem_codes, protocol_in_force};

/// Rouen's report, until that day.
fn report(app: &TestApp, on: &str) -> Value {
    let mut input = wish("ACTIVITY_REPORT", &json!(app.world.rouen.to_string()));
    input["on"] = json!(on);
    input
}

on_both! {
    async fn the_report_of_a_day_gone_by_is_the_same_file_whenever_it_is_made(app) {
        protocol_in_force(app, "Protocole de Rouen", "2025-02-15").await;
        held_on(app, "2025-06-10", false).await;
        action(app, "Relire l’article 2", "2026-03-01").await;
        let world = &app.world;
        app.advance_days(1);
        let coordinator = app.persona(world.spip_director.person).await;
        let asked = request(&coordinator, report(app, "2026-03-03")).await["document"].take();
        assert_eq!((&asked["fileName"], &asked["drawnOn"]), (&json!("rapport-d-activite-au-2026-03-03.pdf"), &json!("2026-03-03")));
        let before = file(app, &coordinator, report(app, "2026-03-03")).await;
        says(&before, &[
            "Rapport d’activité", "Du mardi 4 mars 2025 au mardi 3 mars 2026.", "Territoire : Tribunal judiciaire de Rouen",
            "Structures membres : CSAPA La Passerelle, SPIP de Seine-Maritime, Tribunal judiciaire de Rouen",
            "Protocoles revus dans leur délai", "0 sur 1", "Protocole de Rouen (attendue le dimanche 15 février 2026)",
            "Actions dans les temps", "Relire l’article 2 (pour le dimanche 1er mars 2026)", "en retard",
            "Réunions annuelles", "(mardi 10 juin 2025)", "Couverture des tribunaux", "Magistrat référent : oui",
            "Arrêté au mardi 3 mars 2026",
        ]);
        assert!(!text(&before).contains("provisoire") && !text(&before).contains("Tiré le"));
        // Ten days later the first file is gone, and much was written since.
        app.advance_days(10);
        app.run_jobs().await;
        protocol_in_force(app, "Protocole nouveau", "2026-03-10").await;
        held_on(app, "2026-03-02", true).await;
        let coordinator = app.persona(world.spip_director.person).await;
        assert_eq!(read(&coordinator, &asked["id"]).await, Value::Null);
        let after = file(app, &coordinator, report(app, "2026-03-03")).await;
        assert!(after == before, "{}", text(&after));
        // Another day is another report, and so is another beginning.
        let later = file(app, &coordinator, report(app, "2026-03-14")).await;
        says(&later, &["Protocole nouveau", "Arrêté au samedi 14 mars 2026"]);
        let mut shorter = report(app, "2026-03-03");
        shorter["from"] = json!("2026-01-01");
        let shorter = file(app, &coordinator, shorter).await;
        says(&shorter, &["Du jeudi 1er janvier 2026 au mardi 3 mars 2026."]);
        assert!(!text(&shorter).contains("(mardi 10 juin 2025)"), "held before");
    }

    async fn the_report_of_today_says_that_it_may_change(app) {
        let coordinator = app.persona(app.world.spip_director.person).await;
        let input = wish("ACTIVITY_REPORT", &json!(app.world.rouen.to_string()));
        says(&file(app, &coordinator, input).await, &["Rapport provisoire", "Arrêté au mardi 3 mars 2026"]);
        assert_eq!(problem_codes(&request(&coordinator, report(app, "2026-03-04")).await), ["DATE_IN_FUTURE"]);
        let mut reversed = report(app, "2026-03-03");
        reversed["from"] = json!("2026-03-04");
        assert_eq!(problem_codes(&request(&coordinator, reversed).await), ["INVALID_DATE_ORDER"]);
    }

    async fn a_report_is_for_who_reads_the_figures_and_holds_what_they_read(app) {
        action(app, "Relire l’article 2", "2026-03-01").await;
        let world = &app.world;
        for (person, why) in [
            (world.doctor.person, "a member who represents nobody"),
            (world.prosecutor.person, "a member who represents nobody"),
            (world.reunion_director.person, "of elsewhere"),
            (world.platform_admin, "administers the platform"),
        ] {
            assert_eq!(refused(&app.persona(person).await, report(app, "2026-03-03")).await, "NOT_FOUND", "{why}");
        }
        assert_eq!(refused(&app.anonymous(), report(app, "2026-03-03")).await, "UNAUTHENTICATED");
        let observer = app.persona(world.observer.person).await;
        let seen = text(&file(app, &observer, report(app, "2026-03-03")).await);
        assert!(seen.contains("Actions dans les temps 0 sur 1") && !seen.contains("Relire l’article 2"), "{seen}");

        let coordinator = app.persona(world.spip_director.person).await;
        let id = request(&coordinator, report(app, "2026-03-03")).await["document"]["id"].take();
        app.run_jobs().await;
        let url = read(&coordinator, &id).await["url"].as_str().unwrap().to_owned();
        assert_eq!(get(app, &url, observer.token.as_deref()).await.0, StatusCode::NOT_FOUND, "another's file");
        set_end(app, world.spip_director.mandate, "2026-03-03").await;
        app.advance_days(1);
        let former = app.persona(world.spip_director.person).await;
        assert_eq!(get(app, &url, former.token.as_deref()).await.0, StatusCode::NOT_FOUND);
        app.run_jobs().await;
    }
}
