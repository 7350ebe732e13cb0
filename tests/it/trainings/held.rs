//! Attendance, certificates, opinions, and their end.

use serde_json::json;

use super::*;
use crate::on_both;

/// Registers these, lets the day come, marks the first ones present, the rest absent, and closes.
pub async fn held(app: &TestApp, seats: &[Seat], present: usize) -> (Value, Vec<Value>) {
    let training = training(app, json!({})).await;
    let mut ids = Vec::new();
    for seat in seats {
        ids.push(join(app, *seat, &training).await["registration"]["id"].clone());
    }
    app.advance_days(17);
    let director = app.persona(app.world.csapa_director.person).await;
    let input = json!({"trainingId": training["id"], "present": ids[..present], "absent": ids[present..]});
    let taken = act(&director, "recordTrainingAttendance", input).await;
    assert_eq!(problem_codes(&taken), [""; 0]);
    let closed =
        act(&director, "closeTraining", json!({"trainingId": training["id"], "heldOn": "2026-03-20"})).await;
    assert_eq!(problem_codes(&closed), [""; 0]);
    assert_eq!(
        (&closed["training"]["state"], &closed["training"]["event"]["state"]),
        (&json!("HELD"), &json!("HELD"))
    );
    (training, ids)
}

on_both! {
    async fn who_came_takes_all_of_it_along(app) {
        let (training, _) = held(app, &[app.world.counsellor], 1).await;
        let director = app.persona(app.world.csapa_director.person).await;
        act(&director, "issueCertificates", json!({"trainingId": training["id"]})).await;
        let counsellor = app.persona(app.world.counsellor.person).await;
        let data = counsellor.graphql("{ myData }", json!({})).await["myData"].take();
        let held = &data["trainings"][0];
        assert_eq!((&held["title"], &held["state"], &held["attended"]), (&training["title"], &json!("CONFIRMED"), &json!(true)));
        assert!(held["certificate"].is_string(), "{held}");
        assert_eq!((&data["eventAnswers"][0]["answer"], &data["pollAnswers"]), (&json!("ACCEPTED"), &json!([])));
        assert_eq!(data["person"]["familyName"], "Lemoine");
        let doctor = app.persona(app.world.doctor.person).await;
        assert_eq!(doctor.graphql("{ myData }", json!({})).await["myData"]["trainings"], json!([]), "nobody else's");
    }

    async fn attendance_is_taken_on_the_day_by_who_organises(app) {
        let training = training(app, json!({})).await;
        let own = join(app, app.world.doctor, &training).await["registration"].take();
        let director = app.persona(app.world.csapa_director.person).await;
        let input = json!({"trainingId": training["id"], "present": [own["id"]], "absent": []});
        assert_eq!(problem_codes(&act(&director, "recordTrainingAttendance", input.clone()).await), ["TRAINING_TO_COME"]);
        let close = json!({"trainingId": training["id"], "heldOn": "2026-03-20"});
        assert_eq!(problem_codes(&act(&director, "closeTraining", close.clone()).await), ["TRAINING_TO_COME"]);
        app.advance_days(17);
        let director = app.persona(app.world.csapa_director.person).await;
        assert_eq!(read(&director, &training).await["viewerCanTakeAttendance"], true, "the morning of an afternoon");
        let unknown = json!({"trainingId": training["id"], "present": ["registration:0199aaaa-0000-7000-8000-000000000000"], "absent": []});
        assert_eq!(problem_codes(&act(&director, "recordTrainingAttendance", unknown).await), ["NOT_REGISTERED"]);
        assert_eq!(problem_codes(&act(&director, "recordTrainingAttendance", input.clone()).await), [""; 0]);
        let future = json!({"trainingId": training["id"], "heldOn": "2026-03-21"});
        assert_eq!(problem_codes(&act(&director, "closeTraining", future).await), ["DATE_IN_FUTURE"]);
        let doctor = app.persona(app.world.doctor.person).await;
        let query = mutation("recordTrainingAttendance", "training", "id");
        assert_eq!(doctor.error_code(&query, json!({"input": input})).await, "FORBIDDEN");
        assert_eq!(roster(&doctor, &training).await[0]["attended"], true, "one's own");
        let jap = app.persona(app.world.jap.person).await;
        assert_eq!(roster(&jap, &training).await[0]["attended"], Value::Null, "not of others");
    }

    async fn a_certificate_is_issued_once_to_each_who_came(app) {
        let (training, ids) = held(app, &[app.world.doctor, app.world.counsellor], 1).await;
        let director = app.persona(app.world.csapa_director.person).await;
        let input = json!({"trainingId": training["id"]});
        let issued = act(&director, "issueCertificates", input.clone()).await;
        assert_eq!(problem_codes(&issued), [""; 0]);
        let all = roster(&director, &training).await;
        let number = all[0]["certificate"]["number"].as_str().unwrap().to_owned();
        assert!(number.starts_with("AP-2026-"), "{number}");
        assert_eq!(all[1]["certificate"], Value::Null, "who did not come has none");
        act(&director, "issueCertificates", input).await;
        assert_eq!(roster(&director, &training).await[0]["certificate"]["number"], number.as_str(), "once");
        let query = "query($number: String!) { certificate(number: $number) { personName trainingTitle heldOn minutes organiserName } }";
        let doctor = app.persona(app.world.doctor.person).await;
        let shown = doctor.graphql(query, json!({"number": number})).await;
        assert_eq!(shown["certificate"], json!({"personName": "Nadia Benali", "trainingTitle": "Qui fait quoi ?",
            "heldOn": "2026-03-20", "minutes": 180, "organiserName": "CSAPA La Passerelle"}));
        for other in [app.world.counsellor, app.world.jap, app.world.observer] {
            let hidden = app.persona(other.person).await.graphql(query, json!({"number": number})).await;
            assert_eq!(hidden["certificate"], Value::Null);
        }
        let input = json!({"trainingId": training["id"], "present": [], "absent": [ids[0]]});
        assert_eq!(problem_codes(&act(&director, "recordTrainingAttendance", input).await), ["CERTIFICATE_ISSUED"]);
    }

    async fn certificates_wait_for_the_end_and_for_attendance(app) {
        let training = training(app, json!({})).await;
        let input = json!({"trainingId": training["id"]});
        app.advance_days(17);
        let director = app.persona(app.world.csapa_director.person).await;
        assert_eq!(problem_codes(&act(&director, "issueCertificates", input.clone()).await), ["TRAINING_NOT_HELD"]);
        act(&director, "closeTraining", json!({"trainingId": training["id"], "heldOn": "2026-03-20"})).await;
        assert_eq!(problem_codes(&act(&director, "issueCertificates", input).await), ["ATTENDANCE_MISSING"]);
    }

    async fn opinions_show_from_five_up_and_never_say_whose(app) {
        let team = colleagues(app, app.world.counsellor, 3).await;
        let came = [app.world.doctor, app.world.counsellor, team[0], team[1], team[2]];
        let (training, _) = held(app, &[&came[..], &[app.world.jap]].concat(), 5).await;
        let query = mutation("giveFeedback", "training", "id");
        let opinion = json!({"trainingId": training["id"], "usefulness": 5, "recommend": true, "comment": "Concret."});
        for absent in [app.world.jap, app.world.csapa_director] {
            let refused = app.persona(absent.person).await.error_code(&query, json!({"input": opinion})).await;
            assert_eq!(refused, "FORBIDDEN", "only who came");
        }
        for (number, seat) in came.iter().enumerate() {
            let persona = app.persona(seat.person).await;
            assert_eq!(read(&persona, &training).await["feedback"], Value::Null, "{number} are too few");
            let mut given = opinion.clone();
            given["usefulness"] = json!(number + 1);
            given["recommend"] = json!(number > 0);
            given["comment"] = if number == 4 { json!("Concret.") } else { Value::Null };
            assert_eq!(problem_codes(&act(&persona, "giveFeedback", given.clone()).await), [""; 0]);
            assert_eq!(problem_codes(&act(&persona, "giveFeedback", given).await), ["ALREADY_GIVEN"]);
        }
        let director = app.persona(app.world.csapa_director.person).await;
        let shown = read(&director, &training).await;
        assert_eq!(shown["feedback"], json!({"answers": 5, "usefulness": 3.0, "recommend": 0.8, "comments": ["Concret."]}));
        assert_eq!(shown["viewerFeedbackGiven"], false);
        let db = &app.app.platform.db;
        let acts: Vec<(String,)> = db.all(db.q("SELECT codes FROM audit WHERE action = 'training.feedback'")).await.unwrap();
        assert_eq!(acts, vec![("{}".to_owned(),); 5], "the record says that, not what");
    }

    async fn an_opinion_passes_the_guard(app) {
        let (training, _) = held(app, &[app.world.doctor], 1).await;
        let doctor = app.persona(app.world.doctor.person).await;
        let input = json!({"trainingId": training["id"], "usefulness": 6, "recommend": true,
                           "comment": "Le cas du NIR 2 84 05 76 451 089 78"});
        let codes = problem_codes(&act(&doctor, "giveFeedback", input).await);
        assert!(codes.contains(&"INVALID_VALUE".to_owned()) && codes.iter().any(|code| code.starts_with("GUARD_")), "{codes:?}");
    }

    async fn who_came_is_forgotten_after_three_years(app) {
        let (training, _) = held(app, &[app.world.doctor], 1).await;
        let director = app.persona(app.world.csapa_director.person).await;
        act(&director, "issueCertificates", json!({"trainingId": training["id"]})).await;
        let left = async || {
            let db = &app.app.platform.db;
            let q = db.q("SELECT (SELECT COUNT(*) FROM registration) + (SELECT COUNT(*) FROM training_certificate) + \
                (SELECT COUNT(*) FROM event_attendee WHERE person_id IS NOT NULL)");
            db.maybe::<(i64,)>(q).await.unwrap().unwrap().0
        };
        app.advance_days(365 * 3);
        app.run_jobs().await;
        assert_eq!(left().await, 3, "three years are not over");
        app.advance_days(2);
        app.run_jobs().await;
        assert_eq!(left().await, 0);
    }
}
