//! How far a newcomer is, and who sees it.

use serde_json::{Value, json};

use super::{act, item, made, new_judge, node, own, read, refused, seat};
use crate::on_both;
use crate::support::{Persona, TestApp};

const NEWCOMERS: &str = "query($id: ID!) { node(id: $id) { ... on Organisation { newcomers { id title doneCount acknowledgedAt \
     firstReadAt person { familyName } checklist { key viewerCanTick } content { title } } } } }";
const COUNTS: &str = "query($id: ID!) { node(id: $id) { ... on Partnership { newcomerCounts { newcomers read acknowledged completed } } } }";

async fn newcomers(app: &TestApp, persona: &Persona<'_>) -> Value {
    let id = json!({ "id": app.world.tribunal.to_string() });
    persona.graphql(NEWCOMERS, id).await["node"]["newcomers"].take()
}

async fn counts(app: &TestApp, persona: &Persona<'_>) -> Value {
    let id = json!({ "id": app.world.rouen.to_string() });
    persona.graphql(COUNTS, id).await["node"]["newcomerCounts"].take()
}

/// The judge's pack.
async fn pack(app: &TestApp) -> Value {
    new_judge(app).await;
    own(&app.persona(app.world.stranger).await).await.remove(0)
}

on_both! {
    async fn the_checklist_is_dated_from_the_first_day_and_ticked_by_its_reader(app) {
        let pack = pack(app).await;
        let judge = app.persona(app.world.stranger).await;
        assert_eq!(item(&pack, "presentation")["dueOn"], "2026-05-02", "60 days");
        assert_eq!(item(&pack, "access")["owner"], "REPRESENTATIVE");
        let input = json!({ "packId": pack["id"], "key": "visit", "done": true });
        let ticked = act(&judge, "tickPackItem", input.clone()).await;
        assert_eq!((&item(&ticked["pack"], "visit")["doneOn"], &ticked["pack"]["doneCount"]), (&json!("2026-03-03"), &json!(1)));
        let again = act(&judge, "tickPackItem", input).await;
        assert_eq!(again["pack"]["doneCount"], 1);
        let back = act(&judge, "tickPackItem", json!({ "packId": pack["id"], "key": "visit", "done": false })).await;
        assert_eq!(back["pack"]["doneCount"], 0);
        let unknown = json!({ "packId": pack["id"], "key": "rien", "done": true });
        assert_eq!(refused(&judge, "tickPackItem", unknown).await, "NOT_FOUND");
    }

    async fn the_presentation_is_done_once_it_was_held_and_by_nothing_else(app) {
        let world = &app.world;
        let pack = pack(app).await;
        let judge = app.persona(world.stranger).await;
        assert_eq!(item(&pack, "presentation")["viewerCanTick"], false);
        let tick = json!({ "packId": pack["id"], "key": "presentation", "done": true });
        assert_eq!(refused(&judge, "tickPackItem", tick).await, "FORBIDDEN");
        let query = "query($id: ID!) { node(id: $id) { ... on OnboardingPack { mandate { id } partnership { id } } } }";
        let place = judge.graphql(query, json!({ "id": pack["id"] })).await["node"].take();
        let propose = json!({ "mandateId": place["mandate"]["id"], "partnershipId": place["partnership"]["id"],
            "meeting": { "startsAt": "2026-03-10T14:00", "endsAt": "2026-03-10T16:00" } });
        let meeting = made(&judge, "proposePresentation", "presentation", "id", propose.clone()).await;
        let csapa = app.persona(world.csapa_director.person).await;
        let joined = made(&csapa, "proposePresentation", "presentation", "id", propose).await;
        assert_eq!(joined["id"], meeting["id"], "one for each newcomer");
        let proposed = node(&judge, &pack["id"]).await;
        assert_eq!((&proposed["presentation"]["id"], &item(&proposed, "presentation")["doneOn"]), (&meeting["id"], &Value::Null));
        app.advance_days(7);
        let judge = app.persona(world.stranger).await;
        made(&judge, "holdPresentation", "presentation", "id", json!({ "presentationId": meeting["id"] })).await;
        let held = node(&judge, &pack["id"]).await;
        let done = item(&held, "presentation");
        assert_eq!((&done["doneOn"], &done["byItself"]), (&json!("2026-03-10"), &json!(true)));
    }

    async fn a_training_that_was_attended_is_done_by_itself(app) {
        let world = &app.world;
        let pack = pack(app).await;
        let judge = app.persona(world.stranger).await;
        let csapa = app.persona(world.csapa_director.person).await;
        let when = json!({ "startsAt": "2026-03-12T14:00", "endsAt": "2026-03-12T16:00" });
        let training = json!({ "partnershipId": world.rouen.to_string(), "title": "Formation croisée", "themes": [], "meeting": when,
            "seatsTotal": 10, "reserved": [], "requiresApproval": false, "openToTerritory": false, "trainers": [],
            "openRegistration": true });
        let training = made(&csapa, "createTraining", "training", "id", training).await;
        let seat = made(&judge, "registerForTraining", "registration", "id", json!({ "trainingId": training["id"] })).await;
        app.advance_days(9);
        let csapa = app.persona(world.csapa_director.person).await;
        let sheet = json!({ "trainingId": training["id"], "present": [seat["id"]], "absent": [] });
        made(&csapa, "recordTrainingAttendance", "training", "id", sheet).await;
        made(&csapa, "closeTraining", "training", "id", json!({ "trainingId": training["id"], "heldOn": "2026-03-12" })).await;
        let judge = app.persona(world.stranger).await;
        let done = node(&judge, &pack["id"]).await;
        let training = item(&done, "training");
        assert_eq!((&training["doneOn"], &training["byItself"], &training["viewerCanTick"]), (&json!("2026-03-12"), &json!(true), &json!(false)));
    }

    async fn the_own_representative_sees_how_far_somebody_is_and_nobody_else_does(app) {
        let world = &app.world;
        let pack = pack(app).await;
        let judge = app.persona(world.stranger).await;
        read(&judge, &pack["id"]).await;
        let president = app.persona(world.president.person).await;
        let seen = newcomers(app, &president).await;
        assert_eq!((&seen[0]["id"], &seen[0]["person"]["familyName"]), (&pack["id"], &json!("Caron")));
        assert_ne!(seen[0]["firstReadAt"], Value::Null);
        assert_eq!(seen[0]["content"], Value::Null, "how far, not the pack");
        let tick = |key: &str| json!({ "packId": pack["id"], "key": key, "done": true });
        assert_eq!(refused(&president, "tickPackItem", tick("visit")).await, "FORBIDDEN");
        let done = act(&president, "tickPackItem", tick("access")).await;
        assert_eq!(done["pack"]["doneCount"], 1, "what the organisation has to do");
        assert_eq!(refused(&president, "acknowledgePack", json!({ "packId": pack["id"] })).await, "FORBIDDEN");
        // The other sector, the coordinator, a colleague, the observer, the administrators.
        for seat in [world.csapa_director, world.spip_director, world.prosecutor, world.observer, world.territory_admin] {
            let other = app.persona(seat.person).await;
            assert_eq!(node(&other, &pack["id"]).await, Value::Null);
            let list = newcomers(app, &other).await;
            assert!(list.is_null() || list == json!([]), "{list}");
            assert_eq!(refused(&other, "acknowledgePack", json!({ "packId": pack["id"] })).await, "NOT_FOUND");
        }
    }

    async fn the_coordinator_gets_counts_that_tell_of_nobody(app) {
        let world = &app.world;
        pack(app).await;
        let hidden = json!({ "newcomers": null, "read": null, "acknowledged": null, "completed": null });
        let coordinator = app.persona(world.spip_director.person).await;
        assert_eq!(counts(app, &coordinator).await, hidden, "one newcomer");
        let others = [world.platform_admin, world.observer.person, world.territory_admin.person, world.reunion_director.person,
            world.csapa_director.person, world.president.person, world.prosecutor.person, world.jap.person, world.doctor.person];
        for person in others {
            seat(app, person, world.counsellor.post, ("TITULAR", "2026-03-03", None)).await;
        }
        app.advance(jiff::SignedDuration::from_mins(6));
        app.run_jobs().await;
        let coordinator = app.persona(world.spip_director.person).await;
        let found = counts(app, &coordinator).await;
        assert_eq!((&found["newcomers"], &found["read"]), (&json!(10), &Value::Null));
        for person in &others[..5] {
            let persona = app.persona(*person).await;
            let own = own(&persona).await;
            read(&persona, &own[0]["id"]).await;
        }
        let observer = app.persona(world.observer.person).await;
        assert_eq!(counts(app, &observer).await["read"], 5);
        let member = app.persona(world.doctor.person).await;
        assert_eq!(counts(app, &member).await, Value::Null);
    }

    async fn a_list_of_newcomers_costs_as_many_statements_for_one_as_for_many(app) {
        let world = &app.world;
        pack(app).await;
        let president = app.persona(world.president.person).await;
        let count = async || {
            let before = app.app.platform.db.statements();
            newcomers(app, &president).await;
            app.app.platform.db.statements() - before
        };
        let one = count().await;
        for person in [world.platform_admin, world.doctor.person] {
            seat(app, person, world.prosecutor.post, ("INTERIM", "2026-03-03", None)).await;
        }
        app.advance(jiff::SignedDuration::from_mins(6));
        app.run_jobs().await;
        assert_eq!(count().await, one);
    }
}
