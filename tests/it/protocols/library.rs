//! The library of clauses: what a draft begins with.

use super::*;
use crate::on_both;

const LIBRARY: &str = "{ clauseLibrary { key title body settles checkedOn source } }";

async fn library(app: &TestApp) -> Vec<Value> {
    let persona = app.persona(app.world.doctor.person).await;
    persona.graphql(LIBRARY, json!({})).await["clauseLibrary"].as_array().unwrap().clone()
}

async fn empty_draft(app: &TestApp) -> (String, String) {
    draft_with(app, |input| input["clauses"] = json!([])).await
}

on_both! {
    async fn clauses_of_the_library_settle_the_secrecy_checklist_in_one_press(app) {
        let w = &app.world;
        let library = library(app).await;
        let (_, version) = empty_draft(app).await;
        let keys: Vec<&Value> = library
            .iter()
            .filter(|clause| !clause["settles"].as_array().unwrap().is_empty())
            .map(|clause| &clause["key"])
            .collect();
        let input = json!({ "versionId": version, "keys": keys });
        let filled = done(app, w.spip_director, "addLibraryClauses", input.clone()).await;
        assert_eq!(filled["clauses"].as_array().unwrap().len(), keys.len());
        for (clause, number) in filled["clauses"].as_array().unwrap().iter().zip(1..) {
            assert_eq!(clause["number"], number);
        }
        for point in filled["checklist"].as_array().unwrap() {
            assert_eq!(point["answer"], "IN_CLAUSES", "{point}");
            assert!(!point["clauses"].as_array().unwrap().is_empty(), "{point}");
        }
        assert_eq!(filled["blockers"], json!([]));
        let again = done(app, w.spip_director, "addLibraryClauses", input).await;
        assert_eq!(again["clauses"], filled["clauses"], "a second press adds nothing");
        assert_eq!(again["checklist"], filled["checklist"]);
    }

    async fn a_point_that_somebody_answered_stays_as_it_is(app) {
        let w = &app.world;
        let (_, version) = empty_draft(app).await;
        let answer = json!({ "versionId": version, "point": "ANALYSES", "baseRevision": 0,
            "answer": "NOT_CONCERNED", "reason": "Aucune analyse dans ce protocole." });
        done(app, w.csapa_director, "answerChecklistPoint", answer).await;
        let input = json!({ "versionId": version, "keys": ["analyses"] });
        let filled = done(app, w.spip_director, "addLibraryClauses", input).await;
        let points = filled["checklist"].as_array().unwrap();
        let analyses = points.iter().find(|point| point["kind"] == "ANALYSES").unwrap();
        assert_eq!(analyses["answer"], "NOT_CONCERNED");
    }

    async fn what_the_library_leaves_open_is_completed_before_anybody_is_asked_to_approve(app) {
        let w = &app.world;
        let (protocol, version) = empty_draft(app).await;
        let input = json!({ "versionId": version, "keys": ["first-appointment", "first-appointment"] });
        let filled = done(app, w.spip_director, "addLibraryClauses", input).await;
        assert_eq!(filled["clauses"].as_array().unwrap().len(), 1, "named twice, it stands there once");
        settle_checklist(app, &version).await;
        let open = json!({ "versionId": version, "effectDate": "2026-04-01" });
        let answer = act(app, w.spip_director, "openApproval", open).await;
        assert_eq!(codes(&answer), ["CLAUSE_TO_COMPLETE"]);
        assert_eq!(answer["problems"][0]["field"], "clauses.1");
        let clause = &filled["clauses"][0];
        let body = text(&clause["body"]).replace("[à compléter : nombre de semaines]", "trois semaines");
        let change = json!({ "clauseId": clause["id"], "baseRevision": 1, "body": body });
        done(app, w.spip_director, "updateClause", change).await;
        assert_eq!(versions(app, &protocol).await[0]["blockers"], json!([]));
    }

    async fn only_who_may_draft_adds_and_only_to_a_draft(app) {
        let w = &app.world;
        let (_, version) = empty_draft(app).await;
        let input = json!({ "versionId": version, "keys": ["certificate"] });
        assert_eq!(refused(app, w.reunion_director, "addLibraryClauses", input).await, "NOT_FOUND");
        let unknown = json!({ "versionId": version, "keys": ["certificate", "licorne"] });
        assert_eq!(codes(&act(app, w.spip_director, "addLibraryClauses", unknown).await), ["NOT_FOUND"]);
        let (_, agreed) = in_force(app).await;
        let late = json!({ "versionId": agreed, "keys": ["certificate"] });
        assert_eq!(refused(app, w.observer, "addLibraryClauses", late.clone()).await, "FORBIDDEN");
        assert_eq!(codes(&act(app, w.spip_director, "addLibraryClauses", late).await), ["VERSION_NOT_DRAFT"]);
        assert_eq!(app.anonymous().error_code(LIBRARY, json!({})).await, "UNAUTHENTICATED");
    }
}
