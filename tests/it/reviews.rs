//! Annual reviews: the whole path, who may walk it, and what each step refuses.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::{InForce, Persona, Seat, TestApp, problem_codes, protocol_in_force};

const REVIEW: &str = "id state dueOn heldOn decision decisionNote nextDueOn nextStep revision sidesPresent \
     viewerCanRun viewerCanCorrect blockers { code } event { id state sequence startsAt timeZone } \
     findings { id kind note revision clauseId } participants { organisation { id } post { id } } \
     corrections { text } followUps { id title } cancelReason completedBy { familyName }";

async fn act(persona: &Persona<'_>, name: &str, input_type: &str, input: Value) -> Value {
    let query = format!(
        "mutation($input: {input_type}!) {{ {name}(input: $input) {{ review {{ {REVIEW} }} \
         problems {{ code field message conflict {{ mine theirs theirAuthor revision }} finding {{ refused }} }} }} }}"
    );
    persona.graphql(&query, json!({ "input": input })).await[name].take()
}

async fn plan(persona: &Persona<'_>, protocol: &InForce, starts: &str, ends: &str) -> Value {
    let meeting = json!({"startsAt": starts, "endsAt": ends, "place": "Salle du conseil"});
    let input = json!({"protocolId": protocol.id.to_string(), "meeting": meeting});
    act(persona, "planReview", "PlanReviewInput", input).await
}

async fn start(persona: &Persona<'_>, protocol: &InForce) -> Value {
    let input = json!({"protocolId": protocol.id.to_string()});
    act(persona, "startReview", "StartReviewInput", input).await["review"].take()
}

async fn update(persona: &Persona<'_>, mut input: Value, review: &Value) -> Value {
    input["reviewId"] = review["id"].clone();
    input["baseRevision"] = review["revision"].clone();
    act(persona, "updateReview", "UpdateReviewInput", input).await
}

async fn find(
    persona: &Persona<'_>,
    review: &Value,
    clause: usize,
    protocol: &InForce,
    base: i64,
    kind: Value,
    note: &str,
) -> Value {
    let query = "mutation($input: RecordFindingInput!) { recordFinding(input: $input) { finding { id kind note revision } \
         problems { code field conflict { mine theirs revision } finding { refused } } } }";
    let input = json!({
        "reviewId": review["id"], "clauseId": protocol.clauses[clause].to_string(), "baseRevision": base,
        "kind": kind, "note": note,
    });
    persona.graphql(query, json!({ "input": input })).await["recordFinding"].take()
}

pub async fn complete(persona: &Persona<'_>, review: &Value) -> Value {
    let input = json!({"reviewId": review["id"], "baseRevision": review["revision"]});
    act(persona, "completeReview", "CompleteReviewInput", input).await
}

fn present(seats: &[Seat]) -> Value {
    seats
        .iter()
        .map(|seat| {
            json!({"organisationId": seat.organisation.to_string(), "postId": seat.post.to_string(),
                   "personId": seat.person.to_string()})
        })
        .collect()
}

/// Records everything that closing needs, held on that day.
pub async fn filled(app: &TestApp, persona: &Persona<'_>, protocol: &InForce, held_on: &str) -> Value {
    let review = start(persona, protocol).await;
    let world = &app.world;
    let input = json!({"heldOn": held_on, "participants": present(&[world.president, world.csapa_director]),
                       "decision": "CONFIRM"});
    let saved = update(persona, input, &review).await["review"].take();
    find(persona, &saved, 0, protocol, 0, json!("KEEP"), "").await;
    saved
}

async fn clock_of(app: &TestApp, protocol: &InForce) -> (Option<String>, String, String) {
    let db = &app.app.platform.db;
    let q = db
        .q("SELECT CAST(last_held_on AS TEXT), CAST(review_due_on AS TEXT), CAST(cycle_began_on AS TEXT) \
            FROM protocol WHERE id = $1")
        .bind(protocol.id);
    db.maybe(q).await.unwrap().expect("the protocol")
}

on_both! {
    async fn a_review_lives_from_its_date_to_its_correction(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let world = &app.world;
        let csapa = app.persona(world.csapa_director.person).await;
        let planned = plan(&csapa, &protocol, "2026-03-20T14:00", "2026-03-20T16:00").await;
        assert_eq!(problem_codes(&planned), [""; 0]);
        let review = &planned["review"];
        assert_eq!((&review["state"], &review["dueOn"]), (&json!("PLANNED"), &json!("2026-04-15")));
        assert_eq!(review["event"]["startsAt"], "2026-03-20T13:00:00Z", "14:00 in Paris");
        assert_eq!(review["viewerCanRun"], true);

        app.advance_days(17);
        let csapa = app.persona(world.csapa_director.person).await;
        let review = start(&csapa, &protocol).await;
        assert_eq!(review["state"], "IN_PROGRESS");
        assert_eq!(start(&csapa, &protocol).await["id"], review["id"], "started twice is started once");
        let input = json!({"heldOn": "2026-03-20", "participants": present(&[world.president, world.csapa_director]),
                           "decision": "AMEND", "decisionNote": "Préciser les attestations."});
        let saved = update(&csapa, input, &review).await["review"].take();
        assert_eq!(saved["sidesPresent"], json!(["JUSTICE", "HEALTH"]));
        assert_eq!(saved["blockers"], json!([{"code": "NO_FINDING"}]));
        let finding = find(&csapa, &saved, 1, &protocol, 0, json!("CHANGE"), "Dire qui les signe.").await;
        assert_eq!(finding["finding"]["revision"], 1);

        let spip = app.persona(world.spip_director.person).await;
        let closed = complete(&spip, &saved).await;
        assert_eq!(problem_codes(&closed), [""; 0]);
        let closed = &closed["review"];
        assert_eq!((&closed["state"], &closed["nextDueOn"]), (&json!("CLOSED"), &json!("2027-03-20")));
        assert!(closed["nextStep"].as_str().unwrap().contains("nouvelle version"));
        assert_eq!(closed["event"]["state"], "HELD");
        assert_eq!(closed["completedBy"]["familyName"], "Delaunay");
        assert_eq!(
            clock_of(app, &protocol).await,
            (Some("2026-03-20".into()), "2027-03-20".into(), "2026-03-20".into())
        );
        let again = complete(&spip, closed).await;
        assert_eq!((problem_codes(&again).len(), &again["review"]["revision"]), (0, &closed["revision"]));

        let late = update(&spip, json!({"decision": "CONFIRM"}), closed).await;
        assert_eq!(problem_codes(&late), ["REVIEW_CLOSED"]);
        let late = find(&spip, closed, 0, &protocol, 0, json!("KEEP"), "").await;
        assert_eq!(problem_codes(&late), ["REVIEW_CLOSED"]);
        let input = json!({"reviewId": closed["id"], "text": "La séance a duré deux heures."});
        let corrected = act(&spip, "correctReview", "CorrectReviewInput", input).await;
        assert_eq!(corrected["review"]["corrections"], json!([{"text": "La séance a duré deux heures."}]));
        assert_eq!(corrected["review"]["decision"], "AMEND");
    }

    async fn whatever_is_missing_is_named_at_once(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let review = start(&spip, &protocol).await;
        let refused = complete(&spip, &review).await;
        let all = ["REVIEW_DATE_MISSING", "MISSING_JUSTICE_PARTICIPANT", "MISSING_HEALTH_PARTICIPANT", "NO_FINDING",
                   "DECISION_MISSING"];
        assert_eq!(problem_codes(&refused), all);
        let blockers: Vec<_> =
            review["blockers"].as_array().unwrap().iter().map(|b| b["code"].as_str().unwrap()).collect();
        assert_eq!(blockers, all, "the page shows the same");
        let one_side = json!({"participants": present(&[app.world.president, app.world.spip_director])});
        let saved = update(&spip, one_side, &review).await["review"].take();
        let refused = problem_codes(&complete(&spip, &saved).await);
        assert!(refused.contains(&"MISSING_HEALTH_PARTICIPANT".to_owned()));
        assert!(!refused.contains(&"MISSING_JUSTICE_PARTICIPANT".to_owned()));
        assert_eq!(clock_of(app, &protocol).await.1, "2026-04-15", "nothing was held");
    }

    async fn health_means_care_and_no_other_sector(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let review = start(&spip, &protocol).await;
        let with_ars = json!({"participants": present(&[app.world.president, app.world.observer])});
        let saved = update(&spip, with_ars, &review).await["review"].take();
        assert_eq!(saved["sidesPresent"], json!(["JUSTICE"]), "the ARS is an institution");
        let with_csapa = json!({"participants": present(&[app.world.doctor])});
        let saved = update(&spip, with_csapa, &saved).await["review"].take();
        assert_eq!(saved["sidesPresent"], json!(["HEALTH"]), "the list replaces the former one");
    }

    async fn only_a_review_held_moves_the_clock(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let planned = plan(&spip, &protocol, "2026-04-10T10:00", "2026-04-10T12:00").await["review"].take();
        let meeting = json!({"startsAt": "2026-06-10T10:00", "endsAt": "2026-06-10T12:00"});
        let input = json!({"reviewId": planned["id"], "meeting": meeting});
        let moved = act(&spip, "moveReview", "MoveReviewInput", input.clone()).await["review"].take();
        assert_eq!((&moved["dueOn"], &moved["event"]["sequence"]), (&json!("2026-04-15"), &json!(1)));
        let again = act(&spip, "moveReview", "MoveReviewInput", input).await["review"].take();
        assert_eq!(again["event"]["sequence"], 1, "the same date again is no change");
        assert_eq!(clock_of(app, &protocol).await, (None, "2026-04-15".into(), "2025-04-15".into()));
        let input = json!({"reviewId": planned["id"], "reason": "Salle indisponible."});
        let cancelled = act(&spip, "cancelReview", "CancelReviewInput", input.clone()).await["review"].take();
        assert_eq!((&cancelled["state"], &cancelled["event"]["state"]), (&json!("CANCELLED"), &json!("CANCELLED")));
        assert_eq!((&cancelled["event"]["sequence"], &cancelled["cancelReason"]), (&json!(2), &json!("Salle indisponible.")));
        let twice = act(&spip, "cancelReview", "CancelReviewInput", input).await["review"].take();
        assert_eq!(twice["event"]["sequence"], 2);
        assert_eq!(clock_of(app, &protocol).await, (None, "2026-04-15".into(), "2025-04-15".into()));
    }

    async fn a_review_held_before_its_planned_date_calls_the_meeting_off(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        plan(&spip, &protocol, "2026-04-10T10:00", "2026-04-10T12:00").await;
        let review = filled(app, &spip, &protocol, "2026-03-02").await;
        let closed = complete(&spip, &review).await["review"].take();
        assert_eq!((&closed["state"], &closed["event"]["state"]), (&json!("CLOSED"), &json!("CANCELLED")));
    }

    async fn a_review_is_held_neither_tomorrow_nor_before_its_cycle(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let review = start(&spip, &protocol).await;
        for (day, code) in [("2026-03-04", "DATE_IN_FUTURE"), ("2025-04-14", "INVALID_DATE_ORDER")] {
            assert_eq!(problem_codes(&update(&spip, json!({"heldOn": day}), &review).await), [code]);
        }
        let today = update(&spip, json!({"heldOn": "2026-03-03"}), &review).await;
        assert_eq!(problem_codes(&today), [""; 0]);
    }

    async fn one_review_at_most_is_open(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let csapa = app.persona(app.world.csapa_director.person).await;
        let (one, other) = tokio::join!(
            plan(&spip, &protocol, "2026-03-20T14:00", "2026-03-20T16:00"),
            plan(&csapa, &protocol, "2026-03-21T14:00", "2026-03-21T16:00"),
        );
        let mut codes = [problem_codes(&one), problem_codes(&other)].concat();
        codes.dedup();
        assert_eq!(codes, ["REVIEW_ALREADY_OPEN"], "one of the two, and only one");
        let kept = if one["review"].is_null() { "2026-03-21T14:00" } else { "2026-03-20T14:00" };
        let again = plan(&spip, &protocol, kept, &kept.replace("14:00", "16:00")).await;
        assert_eq!(problem_codes(&again), [""; 0], "the same plan again was carried out already");
    }

    async fn only_a_protocol_in_force_is_reviewed(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let db = &app.app.platform.db;
        let mut tx = db.begin().await.unwrap();
        let q = tx.q("UPDATE protocol SET status = 'TERMINATED', review_due_on = NULL WHERE id = $1").bind(protocol.id);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let spip = app.persona(app.world.spip_director.person).await;
        let planned = plan(&spip, &protocol, "2026-03-20T14:00", "2026-03-20T16:00").await;
        assert_eq!(problem_codes(&planned), ["PROTOCOL_NOT_IN_FORCE"]);
    }

    async fn times_and_texts_are_checked_together(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let meeting = json!({"startsAt": "2026-03-29T02:30", "endsAt": "2026-03-29T04:00", "videoLink": "http://exemple.test",
                             "place": "NIR 2 84 05 76 451 089 78"});
        let input = json!({"protocolId": protocol.id.to_string(), "meeting": meeting});
        let refused = act(&spip, "planReview", "PlanReviewInput", input).await;
        let codes = problem_codes(&refused);
        assert!(codes.contains(&"TIME_DOES_NOT_EXIST".to_owned()), "{codes:?}");
        assert!(codes.contains(&"INVALID_VALUE".to_owned()), "{codes:?}");
        assert!(codes.contains(&"GUARD_REFUSED".to_owned()), "{codes:?}");
        let past = plan(&spip, &protocol, "2026-03-02T10:00", "2026-03-02T12:00").await;
        assert_eq!(problem_codes(&past), ["DATE_IN_PAST"]);
    }

    async fn owner_coordinator_and_party_representatives_run_reviews_and_nobody_else(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let world = &app.world;
        let query = "mutation($input: StartReviewInput!) { startReview(input: $input) { review { id } problems { code } } }";
        let input = json!({"input": {"protocolId": protocol.id.to_string()}});
        for (person, code) in [
            (world.counsellor.person, "FORBIDDEN"),
            (world.jap.person, "FORBIDDEN"),
            (world.prosecutor.person, "FORBIDDEN"),
            (world.doctor.person, "FORBIDDEN"),
            (world.reunion_director.person, "NOT_FOUND"),
            (world.observer.person, "NOT_FOUND"),
            (world.territory_admin.person, "NOT_FOUND"),
            (world.platform_admin, "NOT_FOUND"),
            (world.stranger, "NOT_FOUND"),
        ] {
            assert_eq!(app.persona(person).await.error_code(query, input.clone()).await, code);
        }
        assert_eq!(app.anonymous().error_code(query, input.clone()).await, "UNAUTHENTICATED");
        for person in [world.president.person, world.csapa_director.person, world.spip_director.person] {
            let started = app.persona(person).await.graphql(query, input.clone()).await;
            assert_eq!(problem_codes(&started["startReview"]), [""; 0]);
        }
        let review = start(&app.persona(world.president.person).await, &protocol).await;
        let base = json!({"reviewId": review["id"]});
        let others = [
            ("updateReview", "UpdateReviewInput", json!({"baseRevision": 1})),
            ("completeReview", "CompleteReviewInput", json!({"baseRevision": 1})),
            ("cancelReview", "CancelReviewInput", json!({})),
            ("correctReview", "CorrectReviewInput", json!({"text": "Rien."})),
            ("moveReview", "MoveReviewInput", json!({"meeting": {"startsAt": "2026-03-20T14:00", "endsAt": "2026-03-20T15:00"}})),
        ];
        for (name, input_type, rest) in others {
            let mut input = base.clone();
            input.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
            let query = format!("mutation($input: {input_type}!) {{ {name}(input: $input) {{ problems {{ code }} }} }}");
            let vars = json!({"input": input});
            assert_eq!(app.persona(world.jap.person).await.error_code(&query, vars.clone()).await, "FORBIDDEN", "{name}");
            assert_eq!(app.persona(world.reunion_director.person).await.error_code(&query, vars).await, "NOT_FOUND", "{name}");
        }
    }

    async fn a_review_is_run_under_a_post_that_may(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let world = &app.world;
        crate::protocols::give_mandate(app, world.spip_director.person, world.counsellor, "TITULAR").await;
        let spip = app.persona(world.spip_director.person).await;
        let query = "mutation($input: StartReviewInput!) { startReview(input: $input) { review { id state } problems { code } } }";
        let under = |seat: Seat| json!({ "input": { "protocolId": protocol.id.to_string(), "actingPostId": seat.post.to_string() } });
        assert_eq!(spip.error_code(query, under(world.counsellor)).await, "FORBIDDEN", "a counsellor's post runs no review");
        let started = spip.graphql(query, under(world.spip_director)).await["startReview"].take();
        assert_eq!(started["review"]["state"], "IN_PROGRESS", "{started}");
    }

    async fn the_second_writer_is_shown_both_texts(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let csapa = app.persona(app.world.csapa_director.person).await;
        let review = start(&spip, &protocol).await;
        update(&spip, json!({"decisionNote": "Garder le comité."}), &review).await;
        let refused = update(&csapa, json!({"decisionNote": "Changer le comité."}), &review).await;
        assert_eq!(problem_codes(&refused), ["CONFLICT_EDITED_MEANWHILE"]);
        let problem = &refused["problems"][0];
        assert_eq!(problem["field"], "decisionNote");
        let conflict = &problem["conflict"];
        assert_eq!((&conflict["mine"], &conflict["theirs"]), (&json!("Changer le comité."), &json!("Garder le comité.")));
        assert_eq!(conflict["theirAuthor"], "Claire Delaunay");
        let input = json!({"reviewId": review["id"], "baseRevision": conflict["revision"], "decisionNote": "Changer le comité."});
        let saved = act(&csapa, "updateReview", "UpdateReviewInput", input).await;
        assert_eq!(saved["review"]["decisionNote"], "Changer le comité.");

        find(&spip, &review, 0, &protocol, 0, json!("KEEP"), "Rien à dire.").await;
        let refused = find(&csapa, &review, 0, &protocol, 0, json!("DROP"), "Inutile.").await;
        assert_eq!(problem_codes(&refused), ["CONFLICT_EDITED_MEANWHILE", "CONFLICT_EDITED_MEANWHILE"]);
        assert_eq!(refused["problems"][1]["conflict"]["theirs"], "Rien à dire.");
        let saved = find(&csapa, &review, 0, &protocol, 1, json!("DROP"), "Inutile.").await;
        assert_eq!((&saved["finding"]["revision"], &saved["finding"]["kind"]), (&json!(2), &json!("DROP")));
        let removed = find(&csapa, &review, 0, &protocol, 2, Value::Null, "").await;
        assert_eq!((problem_codes(&removed).len(), &removed["finding"]), (0, &Value::Null));
    }

    async fn closing_an_outdated_page_is_refused(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let read = filled(app, &spip, &protocol, "2026-03-02").await;
        update(&spip, json!({"decision": "TERMINATE"}), &read).await;
        assert_eq!(problem_codes(&complete(&spip, &read).await), ["CONFLICT_EDITED_MEANWHILE"]);
    }

    async fn the_guard_reads_every_text_of_a_review(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let review = start(&spip, &protocol).await;
        let case = "Écrou n° 45871 à revoir.";
        let refused = update(&spip, json!({"decisionNote": case}), &review).await;
        assert_eq!(problem_codes(&refused), ["GUARD_REFUSED"]);
        let refused = find(&spip, &review, 0, &protocol, 0, json!("KEEP"), case).await;
        assert_eq!(problem_codes(&refused), ["GUARD_REFUSED"]);
        let input = json!({"reviewId": review["id"], "reason": case});
        assert_eq!(problem_codes(&act(&spip, "cancelReview", "CancelReviewInput", input).await), ["GUARD_REFUSED"]);
        let filled = filled(app, &spip, &protocol, "2026-03-02").await;
        let closed = complete(&spip, &filled).await["review"].take();
        let input = json!({"reviewId": closed["id"], "text": case});
        assert_eq!(problem_codes(&act(&spip, "correctReview", "CorrectReviewInput", input).await), ["GUARD_REFUSED"]);
    }

    async fn a_clause_of_another_text_has_no_finding_here(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let other = protocol_in_force(app, "Autre protocole", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let review = start(&spip, &protocol).await;
        let refused = find(&spip, &review, 0, &other, 0, json!("KEEP"), "").await;
        assert_eq!(problem_codes(&refused), ["INVALID_VALUE"]);
    }
}
