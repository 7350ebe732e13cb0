//! A newcomer's pack on paper: what the page says, to its reader and to nobody else.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::made::{file, read, refused, says, text, wish};
use super::{get, request};
use crate::arrivals::content::furnish;
use crate::arrivals::{self, mark, new_judge, node, own, seat, set_end};
use crate::on_both;
use crate::retraction::{PASSAGE, passage, retract, write};
use crate::support::{Persona, TestApp, protocol_in_force};

/// The new judge's only pack.
async fn wanted(judge: &Persona<'_>) -> (Value, Value) {
    let pack = own(judge).await.remove(0);
    let input = wish("ONBOARDING_PACK", &pack["id"]);
    (pack, input)
}

async fn count(app: &TestApp, action: &str) -> i64 {
    let db = &app.app.platform.db;
    let q = db.q("SELECT COUNT(*) FROM audit WHERE action = $1").bind(action.to_owned());
    db.maybe::<(i64,)>(q).await.unwrap().unwrap().0
}

on_both! {
    async fn a_pack_says_what_its_page_says(app) {
        furnish(app, 1).await;
        new_judge(app).await;
        // The note of who left opens.
        app.run_jobs().await;
        let judge = app.persona(app.world.stranger).await;
        let (pack, input) = wanted(&judge).await;
        let asked = request(&judge, input.clone()).await;
        assert_eq!(asked["document"]["fileName"], "livret-d-accueil.pdf", "nobody's name");
        // Reading it so is reading it, as on the page: recorded once.
        assert_ne!(node(&judge, &pack["id"]).await["firstReadAt"], Value::Null);
        let pdf = file(app, &judge, input.clone()).await;
        assert_eq!(count(app, "pack.read").await, 1);
        says(&pdf, &[
            "Livret d’accueil", "Fonction : Juge de l’application des peines, Tribunal judiciaire de Rouen",
            "Depuis le : mardi 3 mars 2026", "Partenariats : Partenariat santé-justice de Rouen", "Pour commencer",
            "Une attestation dit une date et un lieu", "Dans ce livret", "La note de la personne qui vous a précédé",
            "Note de passation (à lire)", "Ce que vous avez à faire", "Ce que les protocoles demandent à votre fonction",
            "Protocole 1", "en vigueur depuis le mercredi 10 septembre 2025. Parties : CSAPA La Passerelle, SPIP de Seine-Maritime, \
             Tribunal judiciaire de Rouen.", "2. Attestations Texte de l’article.",
            "Qui appeler, pour quoi", "Samuel Okoye, Directeur de structure, CSAPA La Passerelle", "okoye.samuel@exemple.test",
            "Le mardi matin.", "Les rendez-vous à venir", "Formation croisée 1",
            "Formation croisée, mardi 5 mai 2026 à 9 h 00, heure de Paris", "Les partenaires",
            "Aucun compte rendu n’est encore approuvé.", "Aucune action n’est ouverte.",
            "Des mots qui n’ont pas le même sens",
        ]);
        let said = text(&pdf);
        assert!(!said.contains("1. Orientation"), "an article that asks nothing of this role: {said}");
        assert!(!said.contains("Ce qui a changé"), "the first time nothing is new");
        // Both standards hold for links and columns as well; the same again is the same file.
        let raw = String::from_utf8_lossy(&pdf);
        assert!(raw.contains("<pdfaid:part>2<") && raw.contains("<pdfuaid:part>1<"));
        assert!(file(app, &judge, input.clone()).await == pdf);

        // Since then something was added: the next one says so and marks it.
        furnish(app, 2).await;
        let pdf = file(app, &judge, input).await;
        says(&pdf, &["Ce qui a changé depuis votre lecture du mardi 3 mars 2026",
            "Ce que les protocoles demandent à votre fonction : 1 nouveau", "Protocole 2 (nouveau)"]);
    }

    async fn nobody_gets_the_pack_of_somebody_else(app) {
        let world = &app.world;
        new_judge(app).await;
        let judge = app.persona(world.stranger).await;
        let (_, input) = wanted(&judge).await;
        for (person, code, why) in [
            (world.president.person, "FORBIDDEN", "represents the court: sees how far she is"),
            (world.csapa_director.person, "NOT_FOUND", "of the other sector"),
            (world.spip_director.person, "NOT_FOUND", "coordinates"),
            (world.observer.person, "NOT_FOUND", "observes"),
            (world.prosecutor.person, "NOT_FOUND", "a colleague"),
            (world.jap.person, "NOT_FOUND", "held the post before"),
            (world.platform_admin, "NOT_FOUND", "administers the platform"),
        ] {
            assert_eq!(refused(&app.persona(person).await, input.clone()).await, code, "{why}");
        }
        assert_eq!(refused(&app.anonymous(), input.clone()).await, "UNAUTHENTICATED");
        let id = request(&judge, input).await["document"]["id"].take();
        app.run_jobs().await;
        let url = read(&judge, &id).await["url"].as_str().unwrap().to_owned();
        assert_eq!(get(app, &url, judge.token.as_deref()).await.0, StatusCode::OK);
        for other in [world.president, world.csapa_director] {
            let other = app.persona(other.person).await;
            assert_eq!(read(&other, &id).await, Value::Null);
            assert_eq!(get(app, &url, other.token.as_deref()).await.0, StatusCode::NOT_FOUND);
        }
    }

    async fn a_file_goes_with_the_mandate(app) {
        let mandate = new_judge(app).await;
        let judge = app.persona(app.world.stranger).await;
        let (_, input) = wanted(&judge).await;
        let id = request(&judge, input.clone()).await["document"]["id"].take();
        app.run_jobs().await;
        let url = read(&judge, &id).await["url"].as_str().unwrap().to_owned();
        set_end(app, mandate, "2026-03-03").await;
        app.advance_days(1);
        let former = app.persona(app.world.stranger).await;
        assert_eq!(get(app, &url, former.token.as_deref()).await.0, StatusCode::NOT_FOUND);
        assert_eq!(refused(&former, input).await, "NOT_FOUND");
    }

    async fn the_note_of_the_predecessor_is_linked_and_never_copied(app) {
        let world = &app.world;
        set_end(app, world.jap.mandate, "2026-03-20").await;
        app.advance(jiff::SignedDuration::from_mins(6));
        app.run_jobs().await;
        let practice = "Le point du mardi règle les questions de fonctionnement.";
        assert_eq!(write(&app.app.platform.db, format!("UPDATE handover_note SET practices = '{practice}'")).await, 1);
        seat(app, world.stranger, world.jap.post, ("TITULAR", "2026-03-25", None)).await;
        let judge = app.persona(world.stranger).await;
        let (pack, input) = wanted(&judge).await;
        // Before the first day: what waits, and no note.
        let pdf = file(app, &judge, input.clone()).await;
        says(&pdf, &["Vous prenez vos fonctions le mercredi 25 mars 2026", "Aucune note ne vous attend."]);

        app.advance_days(23);
        let judge = app.persona(world.stranger).await;
        let pdf = file(app, &judge, input).await;
        says(&pdf, &["Note de passation", "à lire", "Son auteur est parti le vendredi 20 mars 2026", "Lire la note sur sa page"]);
        let note = arrivals::read(&judge, &pack["id"]).await["handovers"][0]["id"].take();
        let path = format!("/passation/{}", note.as_str().unwrap().split_once(':').unwrap().1);
        assert!(String::from_utf8_lossy(&pdf).contains(&path), "a link to {path}");
        assert!(!text(&pdf).contains(practice), "each reading of the note is recorded, on its page");
        assert_eq!(count(app, "handover.read").await, 0);
    }

    async fn what_is_retracted_leaves_the_packs_that_were_made(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        mark(app, protocol.clauses[1], "JAP").await;
        write(&app.app.platform.db, format!("UPDATE clause SET body = 'Avec {PASSAGE}.' WHERE number = 2")).await;
        new_judge(app).await;
        let judge = app.persona(app.world.stranger).await;
        let (_, input) = wanted(&judge).await;
        says(&file(app, &judge, input.clone()).await, &[PASSAGE]);
        let before = request(&judge, input.clone()).await["document"]["id"].take();
        let clause = passage(app, &protocol.clauses[1].to_string(), "body");
        let done = retract(app, app.world.spip_director.person, clause, json!([])).await;
        assert_eq!(done["problems"], json!([]), "{done:#}");
        assert_eq!(read(&judge, &before).await, Value::Null);
        let pdf = file(app, &judge, input).await;
        says(&pdf, &["texte retiré le 3 mars 2026"]);
        assert!(!text(&pdf).contains(PASSAGE));
        app.run_jobs().await;
    }
}
