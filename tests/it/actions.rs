//! Action items: decided by a review, owned by a post, done in time or late.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::{Persona, TestApp, problem_codes, protocol_in_force};

const ITEM: &str = "action { id title details dueOn state late settledOn revision originId originTitle owner { id } \
     viewerCanEdit viewerCanSettle } problems { code field conflict { mine theirs theirAuthor revision } }";

async fn act(persona: &Persona<'_>, name: &str, input_type: &str, input: Value) -> Value {
    let query = format!("mutation($i: {input_type}!) {{ {name}(input: $i) {{ {ITEM} }} }}");
    persona.graphql(&query, json!({ "i": input })).await[name].take()
}

async fn review(app: &TestApp) -> Value {
    let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
    let spip = app.persona(app.world.spip_director.person).await;
    let query = "mutation($i: StartReviewInput!) { startReview(input: $i) { review { id } } }";
    let started = spip.graphql(query, json!({"i": {"protocolId": protocol.id.to_string()}})).await;
    started["startReview"]["review"]["id"].clone()
}

async fn decided(app: &TestApp, review: &Value) -> Value {
    let spip = app.persona(app.world.spip_director.person).await;
    let input = json!({"originId": review, "title": "Écrire un modèle d’attestation", "dueOn": "2026-03-10",
                       "ownerPostId": app.world.csapa_director.post.to_string()});
    let payload = act(&spip, "createAction", "CreateActionInput", input).await;
    assert_eq!(problem_codes(&payload), [""; 0]);
    payload["action"].clone()
}

on_both! {
    async fn an_action_goes_from_its_review_to_done(app) {
        let review = review(app).await;
        let item = decided(app, &review).await;
        assert_eq!((&item["originId"], &item["state"], &item["late"]), (&review, &json!("OPEN"), &json!(false)));
        assert!(item["originTitle"].as_str().unwrap().ends_with("Protocole de Rouen"));
        app.advance_days(8);
        let csapa = app.persona(app.world.csapa_director.person).await;
        let update = json!({"actionId": item["id"], "baseRevision": 1, "details": "Avec les juges."});
        let late = act(&csapa, "updateAction", "UpdateActionInput", update).await["action"].take();
        assert_eq!(late["late"], true, "its day was yesterday");
        let done = json!({"actionId": item["id"], "state": "DONE"});
        let settled = act(&csapa, "setActionState", "SetActionStateInput", done.clone()).await["action"].take();
        assert_eq!((&settled["state"], &settled["settledOn"], &settled["late"]), (&json!("DONE"), &json!("2026-03-11"), &json!(false)));
        let again = act(&csapa, "setActionState", "SetActionStateInput", done).await["action"].take();
        assert_eq!(again["revision"], settled["revision"], "done twice is done once");
        let reopen = json!({"actionId": item["id"], "state": "OPEN"});
        let open = act(&csapa, "setActionState", "SetActionStateInput", reopen).await["action"].take();
        assert_eq!((&open["settledOn"], &open["late"]), (&Value::Null, &json!(true)));
    }

    async fn a_team_owns_no_action(app) {
        let review = review(app).await;
        let spip = app.persona(app.world.spip_director.person).await;
        let input = json!({"originId": review, "title": "Relire", "dueOn": "2026-05-01",
                           "ownerPostId": app.world.counsellor.post.to_string()});
        assert_eq!(problem_codes(&act(&spip, "createAction", "CreateActionInput", input).await), ["POST_NOT_SINGLE"]);
        let item = decided(app, &review).await;
        let input = json!({"actionId": item["id"], "baseRevision": 1, "ownerPostId": app.world.doctor.post.to_string()});
        assert_eq!(problem_codes(&act(&spip, "updateAction", "UpdateActionInput", input).await), ["POST_NOT_SINGLE"]);
    }

    async fn the_second_writer_of_an_action_is_shown_both_texts(app) {
        let review = review(app).await;
        let item = decided(app, &review).await;
        let spip = app.persona(app.world.spip_director.person).await;
        let csapa = app.persona(app.world.csapa_director.person).await;
        let mine = |title: &str| json!({"actionId": item["id"], "baseRevision": 1, "title": title});
        act(&spip, "updateAction", "UpdateActionInput", mine("Écrire deux modèles")).await;
        let refused = act(&csapa, "updateAction", "UpdateActionInput", mine("Écrire un guide")).await;
        assert_eq!(problem_codes(&refused), ["CONFLICT_EDITED_MEANWHILE"]);
        let conflict = &refused["problems"][0]["conflict"];
        assert_eq!(
            (&conflict["theirs"], &conflict["theirAuthor"], &conflict["revision"]),
            (&json!("Écrire deux modèles"), &json!("Claire Delaunay"), &json!(2))
        );
    }

    async fn owner_coordinator_and_representatives_change_an_action_and_nobody_else(app) {
        let review = review(app).await;
        let item = decided(app, &review).await;
        let world = &app.world;
        let query = "mutation($i: SetActionStateInput!) { setActionState(input: $i) { problems { code } } }";
        let vars = json!({"i": {"actionId": item["id"], "state": "DONE"}});
        for (person, code) in [
            (world.counsellor.person, "FORBIDDEN"),
            (world.jap.person, "FORBIDDEN"),
            (world.observer.person, "NOT_FOUND"),
            (world.reunion_director.person, "NOT_FOUND"),
            (world.territory_admin.person, "NOT_FOUND"),
            (world.platform_admin, "NOT_FOUND"),
        ] {
            assert_eq!(app.persona(person).await.error_code(query, vars.clone()).await, code);
        }
        for person in [world.csapa_director.person, world.president.person, world.spip_director.person] {
            app.persona(person).await.graphql(query, vars.clone()).await;
        }
        let create = "mutation($i: CreateActionInput!) { createAction(input: $i) { problems { code } } }";
        let input = json!({"i": {"originId": review, "title": "Relire", "dueOn": "2026-05-01",
                                 "ownerPostId": world.jap.post.to_string()}});
        assert_eq!(app.persona(world.jap.person).await.error_code(create, input).await, "FORBIDDEN");
    }

    async fn an_action_changes_under_a_post_that_may(app) {
        let review = review(app).await;
        let item = decided(app, &review).await;
        let world = &app.world;
        crate::protocols::give_mandate(app, world.csapa_director.person, world.doctor, "TITULAR").await;
        let csapa = app.persona(world.csapa_director.person).await;
        let under = |post: &dyn std::fmt::Display| json!({"actionId": item["id"], "state": "DONE", "actingPostId": post.to_string()});
        let query = format!("mutation($i: SetActionStateInput!) {{ setActionState(input: $i) {{ {ITEM} }} }}");
        let refused = csapa.error_code(&query, json!({ "i": under(&world.doctor.post) })).await;
        assert_eq!(refused, "FORBIDDEN", "a doctor's post settles nothing");
        let settled = act(&csapa, "setActionState", "SetActionStateInput", under(&world.csapa_director.post)).await;
        assert_eq!(settled["action"]["state"], "DONE", "{settled}");
    }

    async fn the_guard_reads_every_text_of_an_action(app) {
        let review = review(app).await;
        let spip = app.persona(app.world.spip_director.person).await;
        let input = json!({"originId": review, "title": "Écrou n° 45871", "details": "Écrou n° 45871", "dueOn": "2026-05-01",
                           "ownerPostId": app.world.jap.post.to_string()});
        let refused = act(&spip, "createAction", "CreateActionInput", input).await;
        assert_eq!(problem_codes(&refused), ["GUARD_REFUSED", "GUARD_REFUSED"]);
    }
}
