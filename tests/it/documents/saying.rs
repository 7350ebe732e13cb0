//! Each kind says what its page says.

use serde_json::json;

use super::made::{file, refused, says, text, wish};
use super::request;
use crate::meetings;
use crate::on_both;
use crate::protocols::{ask, done, draft_with, in_force, settle_checklist, versions};
use crate::reviews;
use crate::support::protocol_in_force;
use crate::trainings;

on_both! {
    async fn a_protocol_with_its_approvals_and_the_hash_that_they_cover(app) {
        let (protocol, version) = in_force(app).await;
        let member = app.persona(app.world.csapa_director.person).await;
        let pdf = file(app, &member, wish("PROTOCOL_VERSION", &json!(version))).await;
        let hash = versions(app, &protocol).await[0]["textHash"].as_str().unwrap().to_owned();
        says(&pdf, &[
            "Protocole de Rouen, version 1", "En vigueur depuis le mardi 3 mars 2026.", "Tiré le mardi 3 mars 2026",
            "1. Orientation", "Le SPIP oriente vers le CSAPA sous quinze jours.", "signataires :",
            "Directeur de structure", "Samuel Okoye, titulaire", "Approuvé dans Jonction le mardi 3 mars 2026 à 10 h 00, heure de Paris",
            &hash,
        ]);
        assert!(!text(&pdf).contains("Brouillon"));
        // Who only observes has the clauses marked public, nobody's name and no hash.
        let observer = app.persona(app.world.observer.person).await;
        let seen = text(&file(app, &observer, wish("PROTOCOL_VERSION", &json!(version))).await);
        assert!(seen.contains("Seules les clauses rendues publiques") && !seen.contains("Okoye") && !seen.contains(&hash), "{seen}");
    }

    async fn a_text_that_is_not_agreed_says_so(app) {
        let (_, version) = draft_with(app, |_| {}).await;
        let member = app.persona(app.world.spip_director.person).await;
        says(&file(app, &member, wish("PROTOCOL_VERSION", &json!(version))).await, &["Brouillon : ce texte peut encore changer"]);
        settle_checklist(app, &version).await;
        ask(app, &version, "2026-03-03").await;
        let pdf = file(app, &member, wish("PROTOCOL_VERSION", &json!(version))).await;
        says(&pdf, &["Texte soumis à l’approbation des signataires", "Approbations encore attendues"]);
    }

    async fn two_versions_side_by_side(app) {
        let (protocol, first) = in_force(app).await;
        let spip = app.world.spip_director;
        let second = done(app, spip, "startVersion", json!({ "protocolId": protocol })).await;
        let clause = &second["clauses"][0];
        let input = json!({ "clauseId": clause["id"], "baseRevision": clause["revision"],
            "body": "Le SPIP oriente vers le CSAPA sous dix jours." });
        done(app, spip, "updateClause", input).await;
        let member = app.persona(app.world.csapa_director.person).await;
        let input = json!({ "kind": "VERSION_COMPARISON", "subjectId": second["id"], "comparedWithId": first });
        let pdf = file(app, &member, input.clone()).await;
        says(&pdf, &["De la version 1 à la version 2. 1 clause modifiée.", "Clause modifiée",
            "sous [supprimé : quinze] [ajouté : dix] jours.", "Sans changement"]);
        let stranger = app.persona(app.world.reunion_director.person).await;
        assert_eq!(refused(&stranger, input).await, "NOT_FOUND");
    }

    async fn the_record_of_a_review(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let review = reviews::filled(app, &spip, &protocol, "2026-03-02").await;
        let input = wish("REVIEW_RECORD", &review["id"]);
        says(&file(app, &spip, input.clone()).await, &["Projet : cette revue n’est pas close"]);
        reviews::complete(&spip, &review).await;
        let pdf = file(app, &spip, input.clone()).await;
        says(&pdf, &["Revue du lundi 2 mars 2026", "Secteurs présents : la justice et le soin", "Décision : Confirmer",
            "1. Orientation – À garder", "Samuel Okoye", "Prochaine revue : mardi 2 mars 2027", "Revue close par"]);
        assert!(!text(&pdf).contains("Projet"));
        let observer = app.persona(app.world.observer.person).await;
        assert_eq!(refused(&observer, input).await, "NOT_FOUND");
    }

    async fn minutes_say_whether_they_are_approved(app) {
        let meeting = meetings::held(app, "2026-02-10").await;
        let csapa = app.persona(app.world.csapa_director.person).await;
        let input = wish("MINUTES", &meeting["id"]);
        let draft = file(app, &csapa, input.clone()).await;
        says(&draft, &["Projet : ce compte rendu n’est pas approuvé", "Le relais est présenté.", "Décision Une liste est tenue."]);
        let spip = app.persona(app.world.spip_director.person).await;
        let id = json!({ "meetingId": meeting["id"] });
        meetings::done(&spip, "circulateMinutes", id.clone()).await;
        let approved = meetings::done(&spip, "approveMinutes", id).await;
        let pdf = file(app, &csapa, input.clone()).await;
        says(&pdf, &["Réunion tenue le : mardi 10 février 2026", "Compte rendu approuvé par",
            approved["minutes"]["textHash"].as_str().unwrap()]);
        assert!(!text(&pdf).contains("Projet"));
        let observer = app.persona(app.world.observer.person).await;
        assert_eq!(refused(&observer, input).await, "NOT_FOUND");
    }

    async fn the_sheet_to_sign_and_the_certificate_that_follows(app) {
        let (training, _) = trainings::held::held(app, &[app.world.counsellor, app.world.doctor], 1).await;
        let director = app.persona(app.world.csapa_director.person).await;
        let sheet = wish("ATTENDANCE_SHEET", &training["id"]);
        says(&file(app, &director, sheet.clone()).await, &["Feuille d’émargement", "Qui fait quoi ?", "Salle du CSAPA",
            "Signature de l’organisateur", "Nadia Benali",
            // Whoever teaches as holder of a post is named with it.
            "Intervenants : Inès Ferrand, Juge de l’application des peines, Tribunal judiciaire de Rouen ; Anne Tellier"]);
        let counsellor = app.persona(app.world.counsellor.person).await;
        assert_eq!(refused(&counsellor, sheet).await, "NOT_FOUND", "registered, and does not organise");

        trainings::act(&director, "issueCertificates", json!({ "trainingId": training["id"] })).await;
        let number = trainings::roster(&director, &training).await[0]["certificate"]["number"].take();
        let input = wish("CERTIFICATE", &number);
        let asked = request(&counsellor, input.clone()).await;
        assert_eq!(asked["document"]["fileName"], "attestation-de-participation.pdf", "nobody's name");
        let pdf = file(app, &counsellor, input.clone()).await;
        says(&pdf, &["Attestation de participation", "CSAPA La Passerelle atteste que", "le vendredi 20 mars 2026, d’une durée de 3 h.",
            number.as_str().unwrap()]);
        // The holder's representative and the organiser as well; nobody else.
        for allowed in [app.world.spip_director, app.world.csapa_director] {
            let persona = app.persona(allowed.person).await;
            assert_eq!(request(&persona, input.clone()).await["problems"], json!([]));
        }
        for hidden in [app.world.jap, app.world.reunion_director] {
            let persona = app.persona(hidden.person).await;
            assert_eq!(refused(&persona, input.clone()).await, "NOT_FOUND");
        }
        app.run_jobs().await;
    }
}
