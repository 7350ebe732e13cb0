//! What the pages start from: a thing by its id, the home page. Who may see which of it.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::{InForce, Persona, TestApp, problem_codes, protocol_in_force};

const HOME: &str = "{ viewer { waiting { kind subjectId title dueOn post { id } } dueSoon { kind subjectId dueOn late } \
     recentChanges { kind subjectId title person { familyName } } reminders { id protocol { title } } } }";

async fn home(persona: &Persona<'_>) -> Value {
    persona.graphql(HOME, json!({})).await["viewer"].take()
}

async fn node(persona: &Persona<'_>, id: &str, fields: &str) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ __typename id {fields} }} }}");
    persona.graphql(&query, json!({ "id": id })).await["node"].take()
}

fn kinds(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|item| item["kind"].as_str().unwrap()).collect()
}

async fn planned_review(app: &TestApp, protocol: &InForce) -> Value {
    let spip = app.persona(app.world.spip_director.person).await;
    let query = "mutation($input: PlanReviewInput!) { planReview(input: $input) { review { id event { id } } \
         problems { code } } }";
    let meeting = json!({"startsAt": "2026-03-20T14:00", "endsAt": "2026-03-20T16:00"});
    let input = json!({"protocolId": protocol.id.to_string(), "meeting": meeting});
    let mut planned = spip.graphql(query, json!({ "input": input })).await["planReview"].take();
    assert_eq!(problem_codes(&planned), [""; 0]);
    planned["review"].take()
}

async fn action(app: &TestApp, review: &Value, due_on: &str) -> Value {
    let spip = app.persona(app.world.spip_director.person).await;
    let query = "mutation($input: CreateActionInput!) { createAction(input: $input) { action { id } problems { code } } }";
    let owner = app.world.csapa_director.post.to_string();
    let input = json!({"originId": review["id"], "title": "Relire l’article 2", "ownerPostId": owner, "dueOn": due_on});
    let mut made = spip.graphql(query, json!({ "input": input })).await["createAction"].take();
    assert_eq!(problem_codes(&made), [""; 0]);
    made["action"].take()
}

on_both! {
    async fn everything_is_found_by_its_id_and_nothing_out_of_reach(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let review = planned_review(app, &protocol).await;
        let action = action(app, &review, "2026-03-10").await;
        let world = &app.world;
        let of_the_partnership = [
            ("Partnership", world.rouen.to_string()),
            ("CooperationProtocol", protocol.id.to_string()),
            ("ProtocolVersion", protocol.version.to_string()),
            ("ProtocolReview", review["id"].as_str().unwrap().to_owned()),
            ("Event", review["event"]["id"].as_str().unwrap().to_owned()),
            ("ActionItem", action["id"].as_str().unwrap().to_owned()),
        ];
        let of_the_directory = [
            ("Organisation", world.csapa.to_string()),
            ("Post", world.jap.post.to_string()),
            ("Person", world.jap.person.to_string()),
            ("Mandate", world.jap.mandate.to_string()),
        ];
        let member = app.persona(world.doctor.person).await;
        let outside = app.persona(world.reunion_director.person).await;
        let nobody = app.anonymous();
        for (name, id) in of_the_partnership.iter().chain(&of_the_directory) {
            let found = node(&member, id, "").await;
            assert_eq!((&found["__typename"], &found["id"]), (&json!(name), &json!(id)));
            assert_eq!(node(&nobody, id, "").await, Value::Null, "{name}");
        }
        for (name, id) in &of_the_partnership {
            assert_eq!(node(&outside, id, "").await, Value::Null, "{name}");
        }
        let stranger = app.persona(world.stranger).await;
        for id in [world.jap.post.to_string(), world.jap.person.to_string(), world.rouen.to_string()] {
            assert_eq!(node(&stranger, &id, "").await, Value::Null, "{id}");
        }
        assert_eq!(node(&member, "licorne:1", "").await, Value::Null);
        let observer = app.persona(world.observer.person).await;
        for (name, id) in &of_the_partnership[3..] {
            assert_eq!(node(&observer, id, "").await, Value::Null, "an observer reads no {name}");
        }
        assert_eq!(member.error_code("{ node(id: \"protocol:x\") { id } }", json!({})).await, "BAD_REQUEST");
    }

    async fn a_draft_is_no_node_for_who_sees_what_is_published(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let query = "mutation($input: StartVersionInput!) { startVersion(input: $input) { version { id } problems { code } } }";
        let input = json!({"protocolId": protocol.id.to_string()});
        let started = spip.graphql(query, json!({ "input": input })).await;
        let draft = started["startVersion"]["version"]["id"].as_str().unwrap().to_owned();
        let observer = app.persona(app.world.observer.person).await;
        assert_eq!(node(&observer, &draft, "").await, Value::Null);
        assert_eq!(node(&observer, &protocol.version.to_string(), "").await["__typename"], "ProtocolVersion");
        let fields = "... on CooperationProtocol { reminders { id } reviews { nodes { id } } actions { nodes { id } } \
             history { nodes { id } } }";
        let seen = node(&observer, &protocol.id.to_string(), fields).await;
        assert_eq!(seen["reminders"], json!([]));
        for list in ["reviews", "actions", "history"] {
            assert_eq!(seen[list]["nodes"], json!([]), "{list}");
        }
    }

    async fn a_partnership_shows_its_meetings_actions_and_history(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let review = planned_review(app, &protocol).await;
        let action = action(app, &review, "2026-03-10").await;
        let id = app.world.rouen.to_string();
        let fields = "... on Partnership { events { nodes { id partnership { name } } } past: events(past: true) { nodes { id } } \
             actions(state: OPEN) { nodes { id partnership { id } originId } } history { nodes { kind title subjectId } } }";
        let member = app.persona(app.world.doctor.person).await;
        let seen = node(&member, &id, fields).await;
        assert_eq!(seen["events"]["nodes"][0]["id"], review["event"]["id"]);
        assert_eq!(seen["past"]["nodes"], json!([]));
        assert_eq!(seen["actions"]["nodes"][0]["id"], action["id"]);
        let planned = json!({"kind": "REVIEW_PLANNED", "title": "Protocole de Rouen", "subjectId": review["id"]});
        assert_eq!(seen["history"]["nodes"], json!([planned]));
        let observer = app.persona(app.world.observer.person).await;
        let seen = node(&observer, &id, fields).await;
        for list in ["events", "actions", "history"] {
            assert_eq!(seen[list]["nodes"], json!([]), "{list}");
        }
        let of_review = "... on ProtocolReview { protocol { title } version { number clauses { title } } }";
        let seen = node(&member, review["id"].as_str().unwrap(), of_review).await;
        assert_eq!(seen["protocol"]["title"], "Protocole de Rouen");
        assert_eq!(seen["version"]["clauses"][1]["title"], "Attestations");
    }

    async fn a_due_review_waits_for_who_sees_to_it_until_it_has_a_date(app) {
        // Today is 3 March 2026; the review is due on 15 April.
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        protocol_in_force(app, "Protocole plus récent", "2025-09-01").await;
        let world = &app.world;
        let owner = home(&app.persona(world.spip_director.person).await).await;
        assert_eq!(kinds(&owner["waiting"]), ["REVIEW_TO_PLAN"]);
        assert_eq!(owner["waiting"][0]["subjectId"], protocol.id.to_string());
        assert_eq!(owner["waiting"][0]["post"]["id"], world.spip_director.post.to_string());
        assert_eq!(owner["waiting"][0]["dueOn"], "2026-04-15");
        for representative in [world.president.person, world.csapa_director.person] {
            let seen = home(&app.persona(representative).await).await;
            assert_eq!(kinds(&seen["waiting"]), ["REVIEW_TO_PLAN"]);
        }
        for other in [world.doctor.person, world.prosecutor.person, world.observer.person, world.reunion_director.person] {
            let seen = home(&app.persona(other).await).await;
            assert_eq!(seen["waiting"], json!([]));
        }
        let member = home(&app.persona(world.doctor.person).await).await;
        assert_eq!(member["dueSoon"], json!([{"kind": "REVIEW", "subjectId": protocol.id.to_string(), "dueOn": "2026-04-15",
                                              "late": false}]));
        planned_review(app, &protocol).await;
        let owner = home(&app.persona(world.spip_director.person).await).await;
        assert_eq!(kinds(&owner["waiting"]), ["EVENT_TO_ANSWER"]);
        app.advance_days(44);
        let owner = home(&app.persona(world.spip_director.person).await).await;
        assert_eq!(kinds(&owner["waiting"]), ["REVIEW_TO_COMPLETE"], "its meeting is over");
        assert_eq!(owner["dueSoon"][0]["late"], true, "due yesterday");
    }

    async fn home_shows_nothing_of_a_partnership_to_who_is_outside(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        planned_review(app, &protocol).await;
        let world = &app.world;
        for outside in [world.observer.person, world.reunion_director.person, world.stranger, world.platform_admin,
                        world.territory_admin.person] {
            let seen = home(&app.persona(outside).await).await;
            for list in ["waiting", "dueSoon", "recentChanges", "reminders"] {
                assert_eq!(seen[list], json!([]), "{list}");
            }
        }
        let member = home(&app.persona(world.counsellor.person).await).await;
        assert_eq!(kinds(&member["recentChanges"]), ["REVIEW_PLANNED"]);
        assert_eq!(member["recentChanges"][0]["person"]["familyName"], "Delaunay");
    }

    async fn what_one_is_to_do_waits_for_its_owner_alone(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let review = planned_review(app, &protocol).await;
        let made = action(app, &review, "2026-03-10").await;
        app.advance_days(8);
        let seen = home(&app.persona(app.world.csapa_director.person).await).await;
        assert_eq!(kinds(&seen["waiting"]), ["ACTION", "EVENT_TO_ANSWER"]);
        let due: Vec<_> = seen["dueSoon"].as_array().unwrap().iter().map(|item| (&item["kind"], &item["late"])).collect();
        let expected = [("ACTION", true), ("EVENT", false), ("REVIEW", false)].map(|(kind, late)| (json!(kind), json!(late)));
        assert_eq!(due, expected.iter().map(|(kind, late)| (kind, late)).collect::<Vec<_>>());
        assert_eq!(seen["dueSoon"][0]["subjectId"], made["id"]);
        let other = home(&app.persona(app.world.doctor.person).await).await;
        assert_eq!(kinds(&other["dueSoon"]), ["REVIEW"]);
    }

    async fn a_text_a_mandate_and_a_vacancy_wait_for_those_they_concern(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-01").await;
        let world = &app.world;
        let db = &app.app.platform.db;
        let mut tx = db.begin().await.unwrap();
        let q = tx.q("UPDATE protocol_version SET status = 'IN_APPROVAL' WHERE id = $1").bind(protocol.version);
        tx.exec(q).await.unwrap();
        // The prosecutor waits for a second person: the post is vacant meanwhile.
        let q = tx
            .q("UPDATE mandate SET confirmed_at = NULL, created_by = $2 WHERE id = $1")
            .bind(world.prosecutor.mandate)
            .bind(world.stranger);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let president = home(&app.persona(world.president.person).await).await;
        assert_eq!(kinds(&president["waiting"]), ["APPROVAL", "MANDATE_TO_CONFIRM", "VACANT_SIGNATORY"]);
        assert_eq!(president["waiting"][0]["subjectId"], protocol.version.to_string());
        assert_eq!(president["waiting"][1]["subjectId"], world.prosecutor.mandate.to_string());
        assert_eq!(president["waiting"][2]["subjectId"], world.prosecutor.post.to_string());
        let coordinator = home(&app.persona(world.spip_director.person).await).await;
        assert_eq!(kinds(&coordinator["waiting"]), ["APPROVAL", "VACANT_SIGNATORY"]);
        let csapa = home(&app.persona(world.csapa_director.person).await).await;
        assert_eq!(kinds(&csapa["waiting"]), ["APPROVAL"]);
        let jap = home(&app.persona(world.jap.person).await).await;
        assert_eq!(jap["waiting"], json!([]));
    }

    async fn a_checklist_waits_for_the_owner_and_the_coordinator_until_it_is_settled(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-01").await;
        let (world, db) = (&app.world, &app.app.platform.db);
        let mut tx = db.begin().await.unwrap();
        let q = tx.q("UPDATE protocol_version SET status = 'DRAFT' WHERE id = $1").bind(protocol.version);
        tx.exec(q).await.unwrap();
        tx.exec(tx.q("UPDATE protocol SET status = 'PREPARED', review_due_on = NULL")).await.unwrap();
        let q = tx.q("UPDATE protocol SET owner_post_id = $1").bind(world.president.post);
        tx.exec(q).await.unwrap();
        for point in ["A", "B", "C", "D", "E", "F"] {
            let q = tx
                .q("INSERT INTO checklist_answer (version_id, point, answer, edited_at) VALUES ($1, $2, 'IN_CLAUSES', $3)")
                .bind(protocol.version)
                .bind(point.to_owned())
                .bind(app.now());
            tx.exec(q).await.unwrap();
        }
        tx.commit().await.unwrap();
        for seat in [world.president, world.spip_director] {
            let seen = home(&app.persona(seat.person).await).await;
            assert_eq!(kinds(&seen["waiting"]), ["CHECKLIST"]);
            assert_eq!(seen["waiting"][0]["subjectId"], protocol.version.to_string());
        }
        assert_eq!(home(&app.persona(world.doctor.person).await).await["waiting"], json!([]));
        let mut tx = db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO checklist_answer (version_id, point, answer, edited_at) VALUES ($1, 'G', 'IN_CLAUSES', $2)")
            .bind(protocol.version)
            .bind(app.now());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(home(&app.persona(world.president.person).await).await["waiting"], json!([]));
    }

    async fn an_express_renewal_waits_from_its_notice_until_it_is_decided(app) {
        // A year from 15 April 2025, to be decided by 15 March 2026.
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let world = &app.world;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        tx.exec(tx.q("UPDATE protocol SET term_kind = 'FIXED', term_months = 12, term_renewal = 'EXPRESS', \
                      term_notice_days = 30, review_due_on = '2026-12-01'")).await.unwrap();
        tx.commit().await.unwrap();
        let waiting = async |seat: crate::support::Seat| home(&app.persona(seat.person).await).await["waiting"].take();
        app.advance_days(11);
        assert_eq!(waiting(world.spip_director).await, json!([]), "14 March");
        app.advance_days(1);
        for seat in [world.spip_director, world.president, world.prosecutor, world.csapa_director] {
            let seen = waiting(seat).await;
            assert_eq!(kinds(&seen), ["RENEWAL_TO_DECIDE"]);
            assert_eq!((&seen[0]["subjectId"], &seen[0]["dueOn"]), (&json!(protocol.id.to_string()), &json!("2026-04-14")));
        }
        assert_eq!(waiting(world.doctor).await, json!([]));
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE protocol_party SET withdraws_on = '2026-03-14' WHERE organisation_id = $1").bind(world.tribunal);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        for seat in [world.president, world.prosecutor] {
            assert_eq!(waiting(seat).await, json!([]), "nothing to decide for who has left");
        }
        let query = "mutation($i: RenewProtocolInput!) { renewProtocol(input: $i) { problems { code } } }";
        let input = json!({ "i": { "protocolId": protocol.id.to_string() } });
        app.persona(world.csapa_director.person).await.graphql(query, input).await;
        assert_eq!(waiting(world.spip_director).await, json!([]));
    }

    async fn a_request_for_access_waits_for_the_representative(app) {
        let world = &app.world;
        let stranger = app.persona(world.stranger).await;
        let query = "mutation($input: RequestAccessInput!) { requestAccess(input: $input) { accessRequest { id } problems { code } } }";
        let input = json!({"organisationId": world.csapa.to_string()});
        let asked = stranger.graphql(query, json!({ "input": input })).await["requestAccess"].take();
        assert_eq!(problem_codes(&asked), [""; 0]);
        let seen = home(&app.persona(world.csapa_director.person).await).await;
        assert_eq!(kinds(&seen["waiting"]), ["ACCESS_REQUEST"]);
        assert_eq!(seen["waiting"][0]["subjectId"], asked["accessRequest"]["id"]);
        assert_eq!(home(&app.persona(world.doctor.person).await).await["waiting"], json!([]));
        assert_eq!(home(&app.persona(world.president.person).await).await["waiting"], json!([]));
    }

    async fn what_nobody_represents_waits_for_the_territorys_administrator(app) {
        let world = &app.world;
        let query = "mutation($input: RequestAccessInput!) { requestAccess(input: $input) { accessRequest { id } problems { code } } }";
        let input = json!({ "input": { "organisationId": world.csapa.to_string() } });
        let mut asked = app.persona(world.stranger).await.graphql(query, input).await["requestAccess"].take();
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx
            .q("UPDATE mandate SET confirmed_at = NULL, created_by = $2 WHERE id = $1")
            .bind(world.doctor.mandate)
            .bind(world.stranger);
        tx.exec(q).await.unwrap();
        let q = tx
            .q("INSERT INTO holder_check (organisation_id, asked_on) VALUES ($1, '2026-03-01')")
            .bind(world.csapa);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let waiting = async |seat: crate::support::Seat| home(&app.persona(seat.person).await).await["waiting"].take();
        let all = ["ACCESS_REQUEST", "MANDATE_TO_CONFIRM", "HOLDERS_TO_CONFIRM"];
        assert_eq!(kinds(&waiting(world.csapa_director).await), all);
        assert_eq!(waiting(world.territory_admin).await, json!([]), "they have a representative");
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = '2026-03-02' WHERE id = $1").bind(world.csapa_director.mandate);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let found = waiting(world.territory_admin).await;
        assert_eq!(kinds(&found), all);
        let subjects = [asked["accessRequest"]["id"].take(), json!(world.doctor.mandate.to_string()), json!(world.csapa.to_string())];
        for (item, subject) in found.as_array().unwrap().iter().zip(subjects) {
            assert_eq!((&item["subjectId"], &item["post"]["id"]), (&subject, &json!(world.territory_admin.post.to_string())));
        }
        for seat in [world.observer, world.reunion_director, world.president] {
            assert_eq!(waiting(seat).await, json!([]));
        }
    }

    async fn the_term_and_its_last_day_for_notice_fall_due(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let db = &app.app.platform.db;
        let mut tx = db.begin().await.unwrap();
        let q = tx
            .q("UPDATE protocol SET term_kind = 'FIXED', term_months = 12, term_renewal = 'TACIT', term_notice_days = 30 \
                WHERE id = $1")
            .bind(protocol.id);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let seen = home(&app.persona(app.world.doctor.person).await).await;
        let due: Vec<_> = seen["dueSoon"].as_array().unwrap().iter().map(|item| (&item["kind"], &item["dueOn"])).collect();
        assert_eq!(due[0].0, "NOTICE");
        assert!(due.contains(&(&json!("TERM"), &json!("2026-04-14"))), "{due:?}");
    }
}
