//! A new version beside the one in force.

use serde_json::json;

use super::*;
use crate::on_both;

/// A second version with one clause changed, one removed, one added; agreed with effect on 1 June.
async fn second_version(app: &crate::support::TestApp, protocol: &str) -> String {
    let seat = app.world.spip_director;
    let version = done(app, seat, "startVersion", json!({ "protocolId": protocol })).await;
    let clauses = version["clauses"].clone();
    done(
        app,
        seat,
        "updateClause",
        json!({ "clauseId": clauses[0]["id"], "baseRevision": clauses[0]["revision"],
        "body": "Le SPIP oriente vers le CSAPA sous dix jours." }),
    )
    .await;
    done(
        app,
        seat,
        "removeClause",
        json!({ "clauseId": clauses[1]["id"], "baseRevision": clauses[1]["revision"] }),
    )
    .await;
    done(app, seat, "addClause", json!({ "versionId": version["id"],
        "clause": { "title": "Incidents", "body": "Le CSAPA ne signale pas.", "theme": "INCIDENTS_AND_SATURATION" } })).await;
    text(&version["id"])
}

on_both! {
    async fn a_new_version_copies_the_text_in_force_and_replaces_it_on_its_day(app) {
        let (protocol, first) = in_force(app).await;
        let seat = app.world.spip_director;
        let second = done(app, seat, "startVersion", json!({ "protocolId": protocol })).await;
        assert_eq!((&second["number"], &second["status"]), (&json!(2), &json!("DRAFT")));
        assert_eq!(second["clauses"].as_array().unwrap().len(), 2);
        assert!(second["checklist"].as_array().unwrap().iter().all(|point| point["answer"] == "NOT_CONCERNED"));
        assert_eq!(second["parties"].as_array().unwrap().len(), 3);
        let again = done(app, seat, "startVersion", json!({ "protocolId": protocol })).await;
        assert_eq!(again["id"], second["id"], "already started");
        let second = text(&second["id"]);
        let hash = ask(app, &second, "2026-06-01").await;
        let busy = act(app, seat, "startVersion", json!({ "protocolId": protocol })).await;
        assert_eq!(codes(&busy), ["VERSION_ALREADY_PREPARED"]);
        for signer in signers(app) {
            approve(app, signer, &second, &hash).await;
        }
        let now = read(app, seat, &protocol, PROTOCOL).await;
        assert_eq!(now["versionInForce"]["id"], first.as_str(), "the old one stays in force");
        let due = now["reviewDueOn"].clone();
        app.advance_days(90);
        app.run_jobs().await;
        let rows = versions(app, &protocol).await;
        assert_eq!((&rows[0]["status"], &rows[0]["inForceFrom"]), (&json!("IN_FORCE"), &json!("2026-06-01")));
        assert_eq!((&rows[1]["status"], &rows[1]["inForceUntil"]), (&json!("SUPERSEDED"), &json!("2026-05-31")));
        let on = async |day: &str| {
            let field = format!("textInForce(on: \"{day}\") {{ number }} reviewDueOn");
            read(app, seat, &protocol, &field).await
        };
        assert_eq!(on("2026-03-02").await["textInForce"], json!(null));
        assert_eq!(on("2026-05-31").await["textInForce"]["number"], 1);
        assert_eq!(on("2026-06-01").await["textInForce"]["number"], 2);
        assert_eq!(on("2026-06-01").await["reviewDueOn"], due, "an amendment does not reset the clock");
    }

    async fn versions_are_compared_clause_by_clause_word_by_word(app) {
        let (protocol, first) = in_force(app).await;
        let second = second_version(app, &protocol).await;
        let fields = format!("compareVersions(from: \"{first}\", to: \"{second}\") {{ from {{ number }} to {{ number }} \
            clauses {{ change before {{ number title }} after {{ number title }} segments {{ kind text }} }} }}");
        let compared = read(app, app.world.csapa_director, &protocol, &fields).await["compareVersions"].take();
        let changes: Vec<_> = compared["clauses"].as_array().unwrap().iter()
            .map(|pair| (text(&pair["change"]), pair["before"]["number"].clone(), pair["after"]["number"].clone()))
            .collect();
        assert_eq!(changes, [
            ("CHANGED".to_owned(), json!(1), json!(1)),
            ("REMOVED".to_owned(), json!(2), json!(null)),
            ("ADDED".to_owned(), json!(null), json!(2)),
        ]);
        assert_eq!(compared["clauses"][0]["segments"], json!([
            { "kind": "SAME", "text": "Le SPIP oriente vers le CSAPA sous " },
            { "kind": "REMOVED", "text": "quinze" },
            { "kind": "ADDED", "text": "dix" },
            { "kind": "SAME", "text": " jours." },
        ]));
        let (other, _) = draft_with(app, |_| {}).await;
        let mixed = read(app, app.world.csapa_director, &other, &fields).await;
        assert_eq!(mixed["compareVersions"], json!(null), "versions of another protocol");
    }

    async fn a_party_left_out_of_the_next_text_is_withdrawn_the_day_before(app) {
        let (protocol, _) = in_force(app).await;
        let seat = app.world.spip_director;
        let version = text(&done(app, seat, "startVersion", json!({ "protocolId": protocol })).await["id"]);
        let mut fewer = parties(app);
        fewer.as_array_mut().unwrap().remove(1);
        done(app, seat, "setParties", json!({ "protocolId": protocol, "baseRevision": 1, "parties": fewer })).await;
        app.advance_days(1);
        let hash = ask(app, &version, "2026-03-04").await;
        for signer in [seat, app.world.csapa_director] {
            approve(app, signer, &version, &hash).await;
        }
        let now = read(app, seat, &protocol, PROTOCOL).await;
        assert_eq!(states(&now)[2], ("Tribunal judiciaire de Rouen".to_owned(), "WITHDRAWN".to_owned()));
        assert_eq!(now["parties"][2]["withdrawsOn"], "2026-03-03");
        assert_eq!(now["status"], "IN_FORCE");
    }

    async fn an_abandoned_version_leaves_the_one_in_force(app) {
        let (protocol, first) = in_force(app).await;
        let seat = app.world.spip_director;
        let second = done(app, seat, "startVersion", json!({ "protocolId": protocol })).await;
        done(app, seat, "abandonVersion", json!({ "versionId": second["id"], "reason": "Remise à plus tard." })).await;
        let now = read(app, seat, &protocol, PROTOCOL).await;
        assert_eq!((&now["versionInForce"]["id"], &now["versionInPreparation"]), (&json!(first), &json!(null)));
        let third = done(app, seat, "startVersion", json!({ "protocolId": protocol })).await;
        assert_eq!(third["number"], 3);
    }
}
