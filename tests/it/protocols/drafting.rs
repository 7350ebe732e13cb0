//! Writing: clauses, parties, checklist, two writers at once.

use serde_json::json;

use super::*;
use crate::on_both;

on_both! {
    async fn a_member_drafts_with_parties_and_clauses(app) {
        let protocol = done(app, app.world.csapa_director, "createProtocol", new_protocol(app)).await;
        assert_eq!(protocol["status"], "PREPARED");
        assert_eq!(protocol["versionInPreparation"]["status"], "DRAFT");
        assert_eq!(protocol["reviewStatus"], json!(null));
        assert_eq!(states(&protocol).len(), 3);
        assert!(states(&protocol).iter().all(|(_, state)| state == "PROPOSED"));
        let versions = versions(app, &text(&protocol["id"])).await;
        assert_eq!(versions[0]["clauses"][0]["markedFor"], json!(["CPIP"]));
        assert_eq!(versions[0]["clauses"][1]["number"], 2);
        assert_eq!(versions[0]["textHash"], json!(null));
        assert_eq!(versions[0]["checklist"].as_array().unwrap().len(), 7);
    }

    async fn everything_wrong_with_a_new_protocol_is_said_at_once(app) {
        let w = &app.world;
        let mut input = new_protocol(app);
        input["title"] = json!("Deux\nlignes");
        input["term"] = json!({ "kind": "FIXED" });
        input["reviewPeriodMonths"] = json!(13);
        input["ownerPostId"] = json!(w.counsellor.post.to_string());
        input["clauses"][0]["body"] = json!("Appeler le 06 12 34 56 78 pour M. Durand, patient du CSAPA.");
        input["parties"] = json!([
            { "organisationId": w.spip.to_string(), "signatoryPostIds": [w.csapa_director.post.to_string()] },
            { "organisationId": w.csapa.to_string(), "signatoryPostIds": [w.doctor.post.to_string()] },
            { "organisationId": w.csapa_reunion.to_string(), "signatoryPostIds": [] },
            { "organisationId": w.spip.to_string(), "signatoryPostIds": [] },
        ]);
        let answer = act(app, w.spip_director, "createProtocol", input).await;
        let found = codes(&answer);
        for code in ["INVALID_VALUE", "REQUIRED", "REVIEW_PERIOD_TOO_LONG", "POST_NOT_SINGLE", "GUARD_WARNED",
            "SIGNATORY_OF_OTHER_ORGANISATION", "POST_NOT_SIGNATORY", "NOT_A_MEMBER", "DUPLICATE"] {
            assert!(found.contains(&code.to_owned()), "{code} in {answer:#}");
        }
    }

    async fn a_social_security_number_is_never_stored(app) {
        let (_, version) = draft_with(app, |_| {}).await;
        let answer = act(app, app.world.spip_director, "addClause", json!({
            "versionId": version, "confirmedNoIndividualCase": true,
            "clause": { "title": "Suivi", "body": "NIR 1 84 12 76 451 089 46", "theme": "OTHER" } })).await;
        assert_eq!(codes(&answer), ["GUARD_REFUSED"]);
    }

    async fn a_signatory_post_may_belong_to_the_parent(app) {
        let w = &app.world;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE organisation SET parent_id = $2 WHERE id = $1").bind(w.csapa).bind(w.csapa_reunion);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let (protocol, version) = draft_with(app, |input| {
            input["parties"][2]["signatoryPostIds"] = json!([w.reunion_director.post.to_string()]);
        }).await;
        settle_checklist(app, &version).await;
        let hash = ask(app, &version, "2026-03-03").await;
        // From outside the partnership, but awaited: sees it and signs.
        let seen = read(app, w.reunion_director, &protocol, "title partnership { name }").await;
        assert_eq!(seen["title"], "Protocole de Rouen");
        approve(app, w.reunion_director, &version, &hash).await;
    }

    async fn clauses_are_added_moved_and_removed_in_order(app) {
        let (_, version) = draft_with(app, |_| {}).await;
        let seat = app.world.csapa_director;
        let clause = done(app, seat, "addClause", json!({ "versionId": version, "at": 1,
            "clause": { "title": "Préambule", "body": "", "theme": "OTHER" } })).await;
        let order = |version: &serde_json::Value| -> Vec<(i64, String)> {
            let clauses = version["clauses"].as_array().unwrap();
            clauses.iter().map(|clause| (clause["number"].as_i64().unwrap(), text(&clause["title"]))).collect()
        };
        let expect = |titles: [&str; 3]| -> Vec<(i64, String)> { (1..).zip(titles.map(str::to_owned)).collect() };
        assert_eq!(order(&clause["version"]), expect(["Préambule", "Orientation", "Attestations"]));
        let moved = done(app, seat, "moveClause", json!({ "clauseId": clause["id"], "to": 3 })).await;
        assert_eq!(order(&moved["version"]), expect(["Orientation", "Attestations", "Préambule"]));
        let first = moved["version"]["clauses"][0].clone();
        let left = done(app, seat, "removeClause", json!({ "clauseId": first["id"], "baseRevision": 1 })).await;
        assert_eq!(order(&left), [(1, "Attestations".to_owned()), (2, "Préambule".to_owned())]);
    }

    async fn the_second_writer_sees_both_texts_and_nothing_is_lost(app) {
        let w = &app.world;
        let (protocol, _) = draft_with(app, |_| {}).await;
        let clause = versions(app, &protocol).await[0]["clauses"][0].clone();
        let write = |title: &str, body: &str, revision: i64| json!({
            "clauseId": clause["id"], "baseRevision": revision, "title": title, "body": body });
        let first = done(app, w.csapa_director, "updateClause", write("Orientation", "Sous dix jours.", 1)).await;
        assert_eq!((first["revision"].as_i64(), &first["lastEditedBy"]["familyName"]), (Some(2), &json!("Okoye")));
        let answer = act(app, w.spip_director, "updateClause", write("Orienter", "Sous huit jours.", 1)).await;
        assert_eq!(codes(&answer), ["CONFLICT_EDITED_MEANWHILE", "CONFLICT_EDITED_MEANWHILE"]);
        let fields: Vec<_> = answer["problems"].as_array().unwrap().iter()
            .map(|problem| (problem["field"].clone(), problem["conflict"]["mine"].clone(),
                problem["conflict"]["theirs"].clone(), problem["conflict"]["theirAuthor"].clone(),
                problem["conflict"]["revision"].clone()))
            .collect();
        assert_eq!(fields, [
            (json!("title"), json!("Orienter"), json!("Orientation"), json!("Samuel Okoye"), json!(2)),
            (json!("body"), json!("Sous huit jours."), json!("Sous dix jours."), json!("Samuel Okoye"), json!(2)),
        ]);
        let kept = versions(app, &protocol).await[0]["clauses"][0]["body"].clone();
        assert_eq!(kept, "Sous dix jours.", "nothing was written");
        // The same words twice are no conflict.
        let same = done(app, w.spip_director, "updateClause", write("Orientation", "Sous dix jours.", 1)).await;
        assert_eq!(same["revision"], 2);
        let merged = done(app, w.spip_director, "updateClause", write("Orienter", "Sous neuf jours.", 2)).await;
        assert_eq!(merged["body"], "Sous neuf jours.");
        let removal = act(app, w.csapa_director, "removeClause", json!({ "clauseId": clause["id"], "baseRevision": 2 })).await;
        assert_eq!(codes(&removal), ["CONFLICT_EDITED_MEANWHILE"]);
        assert_eq!(removal["problems"][0]["conflict"]["theirs"], "Sous neuf jours.");
    }

    async fn two_writers_at_the_same_instant_one_wins(app) {
        let w = &app.world;
        let (protocol, _) = draft_with(app, |_| {}).await;
        let clause = versions(app, &protocol).await[0]["clauses"][0]["id"].clone();
        let write = |body: &str| json!({ "clauseId": clause, "baseRevision": 1, "body": body });
        let (one, other) = tokio::join!(
            act(app, w.spip_director, "updateClause", write("Texte du SPIP.")),
            act(app, w.csapa_director, "updateClause", write("Texte du CSAPA.")),
        );
        let mut found = [codes(&one), codes(&other)].concat();
        found.sort();
        assert_eq!(found, ["CONFLICT_EDITED_MEANWHILE"]);
        let (winner, loser) = if one["clause"].is_null() { (&other, &one) } else { (&one, &other) };
        assert_eq!(loser["problems"][0]["conflict"]["theirs"], winner["clause"]["body"]);
    }

    async fn title_parties_and_checklist_have_their_conflicts_too(app) {
        let w = &app.world;
        let (protocol, version) = draft_with(app, |_| {}).await;
        let rename = |title: &str, revision: i64| json!({ "protocolId": protocol, "baseRevision": revision, "title": title });
        assert_eq!(done(app, w.csapa_director, "updateProtocol", rename("Un", 1)).await["revision"], 2);
        let answer = act(app, w.spip_director, "updateProtocol", rename("Deux", 1)).await;
        assert_eq!(codes(&answer), ["CONFLICT_EDITED_MEANWHILE"]);
        assert_eq!(answer["problems"][0]["conflict"]["theirs"], "Un");
        let set = |revision: i64| {
            let mut all = parties(app);
            all.as_array_mut().unwrap().remove(1);
            json!({ "protocolId": protocol, "baseRevision": revision, "parties": all })
        };
        let answer = act(app, w.spip_director, "setParties", set(1)).await;
        assert_eq!(codes(&answer), ["CONFLICT_EDITED_MEANWHILE"]);
        let changed = done(app, w.spip_director, "setParties", set(2)).await;
        assert_eq!(states(&changed).len(), 2, "a party that never was bound leaves no trace");
        let point = |reason: &str, revision: i64| json!({ "versionId": version, "point": "ANALYSES",
            "baseRevision": revision, "answer": "NOT_CONCERNED", "reason": reason });
        done(app, w.csapa_director, "answerChecklistPoint", point("Pas d’analyses ici.", 0)).await;
        let answer = act(app, w.spip_director, "answerChecklistPoint", point("Aucune analyse.", 0)).await;
        assert_eq!(codes(&answer), ["CONFLICT_EDITED_MEANWHILE"]);
        assert_eq!(answer["problems"][0]["conflict"]["theirs"], "Pas d’analyses ici.");
    }

    async fn approval_opens_only_when_nothing_is_missing(app) {
        let w = &app.world;
        let (protocol, version) = draft_with(app, |input| {
            input["parties"] = json!([
                { "organisationId": w.csapa.to_string(), "signatoryPostIds": [w.csapa_director.post.to_string()] },
            ]);
            input["clauses"] = json!([{ "title": "Vide", "body": " ", "theme": "OTHER" }]);
        }).await;
        let open = json!({ "versionId": version, "effectDate": "2026-04-01" });
        let answer = act(app, w.spip_director, "openApproval", open.clone()).await;
        let mut expected = vec!["MISSING_JUSTICE_PARTY".to_owned(), "CLAUSE_EMPTY".to_owned()];
        expected.extend(std::iter::repeat_n("CHECKLIST_INCOMPLETE".to_owned(), 7));
        assert_eq!(codes(&answer), expected);
        assert_eq!(answer["problems"][2]["field"], "checklist.DOCUMENTS_THROUGH_THE_PERSON");
        let shown = versions(app, &protocol).await[0]["blockers"].clone();
        assert_eq!(shown, serde_json::Value::from(
            answer["problems"].as_array().unwrap().iter()
                .map(|p| json!({ "code": p["code"], "field": p["field"], "message": p["message"] }))
                .collect::<Vec<_>>()), "the page says it before the button is pressed");
        done(app, w.spip_director, "setParties", json!({ "protocolId": protocol, "baseRevision": 1, "parties": [
            { "organisationId": w.spip.to_string(), "signatoryPostIds": [] },
            { "organisationId": w.csapa.to_string(), "signatoryPostIds": [w.csapa_director.post.to_string()] },
        ]})).await;
        settle_checklist(app, &version).await;
        let answer = act(app, w.spip_director, "openApproval", open).await;
        assert_eq!(codes(&answer), ["PARTY_WITHOUT_SIGNATORY", "CLAUSE_EMPTY"]);
        assert!(text(&answer["problems"][0]["message"]).contains("SPIP de Seine-Maritime"));
    }

    async fn one_open_secrecy_point_blocks(app) {
        let (protocol, version) = draft_with(app, |_| {}).await;
        settle_checklist(app, &version).await;
        let clause = versions(app, &protocol).await[0]["clauses"][1].clone();
        let seat = app.world.spip_director;
        done(app, seat, "answerChecklistPoint", json!({ "versionId": version, "point": "CONTENT_OF_CERTIFICATES",
            "baseRevision": 1, "answer": "IN_CLAUSES", "clauseIds": [clause["id"]] })).await;
        done(app, seat, "removeClause", json!({ "clauseId": clause["id"], "baseRevision": 1 })).await;
        let answer = act(app, seat, "openApproval", json!({ "versionId": version, "effectDate": "2026-04-01" })).await;
        assert_eq!(codes(&answer), ["CHECKLIST_INCOMPLETE"]);
        assert_eq!(answer["problems"][0]["field"], "checklist.CONTENT_OF_CERTIFICATES");
        for input in [
            json!({ "versionId": version, "point": "ANALYSES", "baseRevision": 1, "answer": "NOT_CONCERNED" }),
            json!({ "versionId": version, "point": "ANALYSES", "baseRevision": 1, "answer": "IN_CLAUSES" }),
        ] {
            assert_eq!(codes(&act(app, seat, "answerChecklistPoint", input).await), ["REQUIRED"]);
        }
    }
}
