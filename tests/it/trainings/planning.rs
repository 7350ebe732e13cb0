//! Planning, changing, moving, calling off, copying; who may.

use serde_json::json;

use super::*;
use crate::on_both;

on_both! {
    async fn a_member_plans_a_training_of_the_own_organisation(app) {
        let made = training(app, json!({"requiresApproval": true})).await;
        assert_eq!((&made["state"], &made["event"]["state"]), (&json!("OPEN"), &json!("SCHEDULED")));
        assert_eq!(made["themes"], json!(["SECRECY_AND_INFORMATION", "RELAY_DOCTOR"]));
        let trainers = made["trainers"].as_array().unwrap();
        assert_eq!((&trainers[0]["group"], &trainers[1]["group"]), (&json!("JUSTICE"), &json!("HEALTH")));
        assert_eq!((&trainers[1]["name"], &trainers[0]["organisation"]["id"]), (&json!("Anne Tellier"), &json!(app.world.tribunal.to_string())));
        assert_eq!(made["event"]["attendees"][0]["post"]["id"], app.world.jap.post.to_string(), "trainers are expected");
        let query = mutation("createTraining", "training", "id");
        for (person, code) in [
            (app.world.reunion_director.person, "NOT_FOUND"),
            (app.world.observer.person, "FORBIDDEN"),
            (app.world.territory_admin.person, "FORBIDDEN"),
            (app.world.stranger, "NOT_FOUND"),
        ] {
            let input = json!({"input": planned(app)});
            assert_eq!(app.persona(person).await.error_code(&query, input).await, code);
        }
        let mut elsewhere = planned(app);
        elsewhere["organiserPostId"] = json!(app.world.spip_director.post.to_string());
        let doctor = app.persona(app.world.doctor.person).await;
        assert_eq!(problem_codes(&act(&doctor, "createTraining", elsewhere).await), ["ORGANISER_ELSEWHERE"]);
        let mut own = planned(app);
        own["organiserPostId"] = json!(app.world.csapa_director.post.to_string());
        assert_eq!(problem_codes(&act(&doctor, "createTraining", own).await), [""; 0]);
    }

    async fn everything_wrong_is_said_at_once(app) {
        let director = app.persona(app.world.csapa_director.person).await;
        let mut input = planned(app);
        input["title"] = json!("NIR 2 84 05 76 451 089 78");
        input["meeting"] = json!({"startsAt": "2026-03-02T14:00", "endsAt": "2026-03-02T17:00"});
        input["reserved"] = json!([{"group": "JUSTICE", "seats": 11}]);
        input["releaseOn"] = json!("2026-04-01");
        input["trainers"] = json!([{"name": ""}, {"postId": "post:0199aaaa-0000-7000-8000-000000000000"}]);
        let refused = act(&director, "createTraining", input).await;
        let codes = problem_codes(&refused);
        for code in ["GUARD_REFUSED", "DATE_IN_PAST", "RESERVED_ABOVE_TOTAL", "RELEASE_AFTER_TRAINING", "REQUIRED", "POST_CLOSED"] {
            assert!(codes.contains(&code.to_owned()), "{code} in {codes:?}");
        }
        let mut undated = planned(app);
        undated["meeting"] = Value::Null;
        assert_eq!(problem_codes(&act(&director, "createTraining", undated).await), ["REQUIRED"]);
    }

    async fn only_organiser_and_coordinator_change_it_and_a_conflict_loses_nothing(app) {
        let made = training(app, json!({})).await;
        let director = app.persona(app.world.csapa_director.person).await;
        let input = |title: &str| json!({"trainingId": made["id"], "baseRevision": made["revision"], "title": title});
        let changed = act(&director, "updateTraining", input("Qui décide ?")).await["training"].take();
        assert_eq!((&changed["title"], &changed["event"]["sequence"]), (&json!("Qui décide ?"), &json!(1)));
        let coordinator = app.persona(app.world.spip_director.person).await;
        let late = act(&coordinator, "updateTraining", input("Qui sait ?")).await;
        assert_eq!(problem_codes(&late), ["CONFLICT_EDITED_MEANWHILE"]);
        assert_eq!(late["problems"][0]["conflict"], json!({"mine": "Qui sait ?", "theirs": "Qui décide ?"}));
        let input = json!({"trainingId": made["id"], "baseRevision": changed["revision"], "programme": null, "trainers": []});
        let changed = act(&coordinator, "updateTraining", input).await["training"].take();
        assert_eq!((&changed["trainers"], &changed["event"]["attendees"]), (&json!([]), &json!([])));
        let query = mutation("moveTraining", "training", "id");
        let meeting = json!({"startsAt": "2026-03-27T14:00", "endsAt": "2026-03-27T17:00"});
        let input = json!({"input": {"trainingId": made["id"], "meeting": meeting}});
        for (person, code) in [
            (app.world.doctor.person, "FORBIDDEN"),
            (app.world.president.person, "FORBIDDEN"),
            (app.world.reunion_director.person, "NOT_FOUND"),
            (app.world.observer.person, "NOT_FOUND"),
        ] {
            assert_eq!(app.persona(person).await.error_code(&query, input.clone()).await, code);
        }
    }

    async fn a_date_that_moves_keeps_every_place(app) {
        let made = training(app, json!({"seatsTotal": 1, "reserved": []})).await;
        join(app, app.world.doctor, &made).await;
        join(app, app.world.jap, &made).await;
        let director = app.persona(app.world.csapa_director.person).await;
        let meeting = json!({"startsAt": "2026-03-27T14:00", "endsAt": "2026-03-27T17:00"});
        let input = json!({"trainingId": made["id"], "meeting": meeting});
        let moved = act(&director, "moveTraining", input).await["training"].take();
        assert_eq!((&moved["event"]["sequence"], &moved["event"]["startsAt"]), (&json!(1), &json!("2026-03-27T13:00:00Z")));
        assert_eq!(states(&roster(&director, &made).await), ["CONFIRMED", "WAITING"]);
    }

    async fn what_is_called_off_stays_and_takes_nobody(app) {
        let made = training(app, json!({})).await;
        join(app, app.world.doctor, &made).await;
        let director = app.persona(app.world.csapa_director.person).await;
        let input = json!({"trainingId": made["id"], "reason": "Salle indisponible."});
        let off = act(&director, "cancelTraining", input.clone()).await["training"].take();
        assert_eq!((&off["state"], &off["event"]["state"], &off["event"]["sequence"]), (&json!("CANCELLED"), &json!("CANCELLED"), &json!(1)));
        assert_eq!(act(&director, "cancelTraining", input).await["training"]["event"]["sequence"], 1, "once");
        assert_eq!(problem_codes(&join(app, app.world.jap, &made).await), ["TRAINING_OVER"]);
        assert_eq!(off["event"]["attendees"].as_array().unwrap().len(), 2, "calendars must learn of it");
        let query = "query($id: ID!) { node(id: $id) { ... on Event { cancelReason } } }";
        let doctor = app.persona(app.world.doctor.person).await;
        let shown = doctor.graphql(query, json!({"id": made["event"]["id"]})).await;
        assert_eq!(shown["node"]["cancelReason"], "Salle indisponible.", "those expected learn why");
    }

    async fn a_copy_repeats_the_words_and_nobody(app) {
        let made = training(app, json!({"releaseOn": "2026-03-13"})).await;
        join(app, app.world.doctor, &made).await;
        let director = app.persona(app.world.csapa_director.person).await;
        let meeting = json!({"startsAt": "2026-09-18T14:00", "endsAt": "2026-09-18T17:00"});
        let input = json!({"trainingId": made["id"], "meeting": meeting, "sameSeries": true});
        let copy = act(&director, "copyTraining", input).await["training"].take();
        assert_eq!((&copy["state"], &copy["title"], &copy["releaseOn"]), (&json!("DRAFT"), &made["title"], &json!("2026-09-11")));
        assert_eq!((&copy["themes"], &copy["trainers"], &copy["seatsTaken"]), (&made["themes"], &made["trainers"], &json!(0)));
        assert_eq!((&copy["copiedFrom"]["id"], &copy["series"]), (&made["id"], &json!([{"id": made["id"]}, {"id": copy["id"]}])));
        let alone = json!({"trainingId": made["id"], "meeting": {"startsAt": "2026-10-02T14:00", "endsAt": "2026-10-02T17:00"}});
        let alone = act(&director, "copyTraining", alone).await["training"].take();
        assert_eq!(alone["series"], json!([{"id": alone["id"]}]));
    }

    async fn the_same_request_again_makes_no_second_training(app) {
        let poll = json!({"timeZone": "Europe/Paris", "options": [
            {"startsAt": "2026-03-24T14:00", "endsAt": "2026-03-24T17:00"}, {"startsAt": "2026-03-20T09:00", "endsAt": "2026-03-20T12:00"}]});
        for changes in [json!({}), json!({"meeting": null, "poll": poll})] {
            let (one, again) = tokio::join!(training(app, changes.clone()), training(app, changes.clone()));
            assert_eq!(one["id"], again["id"], "both at once");
            let other = training(app, { let mut other = changes; other["title"] = json!("Qui décide ?"); other }).await;
            assert_ne!(other["id"], one["id"]);
        }
    }

    async fn several_dates_are_put_to_those_who_teach_and_one_is_kept(app) {
        let poll = json!({"timeZone": "Europe/Paris", "options": [
            {"startsAt": "2026-03-24T14:00", "endsAt": "2026-03-24T17:00"}, {"startsAt": "2026-03-20T09:00", "endsAt": "2026-03-20T12:00"}]});
        let director = app.persona(app.world.csapa_director.person).await;
        let mut both = planned(app);
        both["poll"] = poll.clone();
        assert_eq!(problem_codes(&act(&director, "createTraining", both).await), ["REQUIRED"], "one or the other");
        let made = training(app, json!({"meeting": null, "poll": poll, "releaseOn": "2026-03-20"})).await;
        assert_eq!((&made["event"]["state"], &made["event"]["startsAt"]), (&json!("PROPOSED"), &Value::Null));
        let late = json!({"meeting": null, "poll": poll, "releaseOn": "2026-03-21"});
        let mut input = planned(app);
        input.as_object_mut().unwrap().extend(late.as_object().unwrap().clone());
        let refused = problem_codes(&act(&director, "createTraining", input).await);
        assert_eq!(refused, ["RELEASE_AFTER_TRAINING"], "after the first of the dates");

        let own = join(app, app.world.doctor, &made).await;
        assert_eq!(own["registration"]["state"], "CONFIRMED", "whatever the date");
        let input = json!({"trainingId": made["id"], "baseRevision": made["revision"], "title": "Qui décide ?"});
        assert_eq!(act(&director, "updateTraining", input).await["training"]["title"], "Qui décide ?");
        let meeting = json!({"startsAt": "2026-03-27T14:00", "endsAt": "2026-03-27T17:00"});
        let input = json!({"trainingId": made["id"], "meeting": meeting});
        assert_eq!(problem_codes(&act(&director, "moveTraining", input).await), ["EVENT_NOT_SCHEDULED"]);

        let query = "query($id: ID!) { node(id: $id) { ... on Event { poll { options { id startsLocal } } } } }";
        let shown = director.graphql(query, json!({"id": made["event"]["id"]})).await;
        let options = shown["node"]["poll"]["options"].as_array().unwrap().clone();
        assert_eq!(options[0]["startsLocal"], "2026-03-20T09:00:00", "first to last");
        let query = "mutation($input: ClosePollInput!) { closePoll(input: $input) { event { title state } problems { code } } }";
        let input = json!({"input": {"eventId": made["event"]["id"], "optionId": options[0]["id"]}});
        let closed = director.graphql(query, input).await["closePoll"].take();
        assert_eq!(closed, json!({"event": {"title": "Qui décide ?", "state": "SCHEDULED"}, "problems": []}));
        let now = read(&director, &made).await;
        assert_eq!((&now["event"]["startsAt"], &now["seatsTaken"]), (&json!("2026-03-20T08:00:00Z"), &json!(1)));
    }

    async fn seats_are_released_at_the_latest_on_the_day_it_is_moved_to(app) {
        let made = training(app, json!({"releaseOn": "2026-03-18"})).await;
        let director = app.persona(app.world.csapa_director.person).await;
        for (day, release) in [("2026-03-19", "2026-03-18"), ("2026-03-12", "2026-03-12"), ("2026-03-27", "2026-03-12")] {
            let meeting = json!({"startsAt": format!("{day}T14:00"), "endsAt": format!("{day}T17:00")});
            let moved = act(&director, "moveTraining", json!({"trainingId": made["id"], "meeting": meeting})).await;
            assert_eq!(moved["training"]["releaseOn"], release, "moved to {day}");
        }
    }

    async fn a_training_that_took_place_is_copied_and_changes_no_more(app) {
        let made = training(app, json!({})).await;
        join(app, app.world.doctor, &made).await;
        app.advance_days(17);
        let director = app.persona(app.world.csapa_director.person).await;
        let closed = act(&director, "closeTraining", json!({"trainingId": made["id"], "heldOn": "2026-03-20"})).await["training"].take();
        assert_eq!((&closed["state"], &closed["viewerCanEdit"]), (&json!("HELD"), &json!(true)));
        let meeting = json!({"startsAt": "2026-09-18T14:00", "endsAt": "2026-09-18T17:00"});
        let copy = act(&director, "copyTraining", json!({"trainingId": made["id"], "meeting": meeting})).await["training"].take();
        assert_eq!((&copy["state"], &copy["seatsTaken"], &copy["copiedFrom"]["id"]), (&json!("DRAFT"), &json!(0), &made["id"]));
        for (name, mut input) in [
            ("updateTraining", json!({"baseRevision": closed["revision"], "title": "Autre"})),
            ("moveTraining", json!({"meeting": meeting})),
            ("cancelTraining", json!({})),
        ] {
            input["trainingId"] = made["id"].clone();
            assert_eq!(problem_codes(&act(&director, name, input).await), ["TRAINING_OVER"], "{name}");
        }
        // Members copy it for their own organisation; whoever does not read the partnership's matter does not.
        let jap = app.persona(app.world.jap.person).await;
        let copy = act(&jap, "copyTraining", json!({"trainingId": made["id"], "meeting": meeting})).await;
        assert_eq!((problem_codes(&copy).len(), &copy["training"]["viewerCanEdit"]), (0, &json!(true)));
        let input = json!({"input": {"trainingId": made["id"], "meeting": meeting}});
        let elsewhere = app.persona(app.world.reunion_director.person).await;
        assert_eq!(elsewhere.error_code(&mutation("copyTraining", "training", "id"), input).await, "NOT_FOUND");
    }
}
