//! Seats, the line, approval.

use serde_json::json;

use super::*;
use crate::on_both;

on_both! {
    async fn seats_are_kept_for_each_side_until_the_release_day(app) {
        let three = json!({"seatsTotal": 3, "reserved": [{"group": "JUSTICE", "seats": 1}, {"group": "HEALTH", "seats": 1}],
                           "releaseOn": "2026-03-06"});
        let training = training(app, three).await;
        assert_eq!(left(&training), [2, 2, 1]);
        let team = colleagues(app, app.world.counsellor, 2).await;
        for (seat, state) in [(app.world.counsellor, "CONFIRMED"), (team[0], "CONFIRMED"), (team[1], "WAITING")] {
            let joined = join(app, seat, &training).await;
            assert_eq!(joined["registration"]["state"], state, "two of justice, the third waits");
        }
        let director = app.persona(app.world.csapa_director.person).await;
        let now = read(&director, &training).await;
        assert_eq!((left(&now), &now["seatsLeft"], &now["waitingCount"]), (vec![0, 1, 0], &json!(1), &json!(1)));
        assert_eq!(now["singleSector"], true, "only justice so far");

        // The fifth of March at noon in Paris; released on the sixth there, whatever the day elsewhere.
        app.advance_days(2);
        app.run_jobs().await;
        let director = app.persona(app.world.csapa_director.person).await;
        assert_eq!(read(&director, &training).await["waitingCount"], 1, "not yet");
        app.advance_days(1);
        app.run_jobs().await;
        let director = app.persona(app.world.csapa_director.person).await;
        let now = read(&director, &training).await;
        assert_eq!((&now["seatsTaken"], &now["waitingCount"], left(&now)), (&json!(3), &json!(0), vec![0, 0, 0]));
        let own = join(app, app.world.doctor, &training).await;
        assert_eq!((&own["registration"]["state"], &own["registration"]["waitingRank"]), (&json!("WAITING"), &json!(1)));
    }

    async fn a_seat_given_back_goes_to_who_waits_first_and_is_admitted(app) {
        let two = json!({"seatsTotal": 2, "reserved": [{"group": "JUSTICE", "seats": 1}, {"group": "HEALTH", "seats": 1}]});
        let training = training(app, two).await;
        let care = colleagues(app, app.world.doctor, 1).await[0];
        let seated = join(app, app.world.counsellor, &training).await["registration"].take();
        join(app, app.world.doctor, &training).await;
        let first = join(app, care, &training).await["registration"].take();
        let second = join(app, app.world.jap, &training).await["registration"].take();
        assert_eq!((&first["waitingRank"], &second["waitingRank"]), (&json!(1), &json!(2)), "one list, in order");
        let counsellor = app.persona(app.world.counsellor.person).await;
        let input = json!({"registrationId": seated["id"]});
        let gone = register(&counsellor, "cancelRegistration", input.clone()).await;
        assert_eq!(gone["registration"]["state"], "CANCELLED");
        let director = app.persona(app.world.csapa_director.person).await;
        let all = roster(&director, &training).await;
        assert_eq!(states(&all), ["CANCELLED", "CONFIRMED", "WAITING", "CONFIRMED"], "the seat was kept for justice");
        assert_eq!(all[2]["waitingRank"], 1);
        let again = register(&counsellor, "cancelRegistration", input).await;
        assert_eq!(again["registration"]["state"], "CANCELLED", "once more frees nothing more");
        assert_eq!(states(&roster(&director, &training).await), ["CANCELLED", "CONFIRMED", "WAITING", "CONFIRMED"]);
        let back = join(app, app.world.counsellor, &training).await;
        assert_eq!(back["registration"]["waitingRank"], 2, "whoever comes back stands last");
    }

    async fn who_leaves_the_organisation_keeps_neither_the_meeting_nor_the_seat(app) {
        let training = training(app, json!({"seatsTotal": 1, "reserved": []})).await;
        let team = colleagues(app, app.world.counsellor, 1).await;
        let leaver = team[0];
        join(app, leaver, &training).await;
        let waits = join(app, app.world.doctor, &training).await["registration"].take();
        assert_eq!(waits["state"], "WAITING");
        let event = training["event"]["id"].clone();
        let query = "query($id: ID!) { node(id: $id) { ... on Event { id viewerAnswer } } }";
        let sees = async |seat: Seat| {
            let data = app.persona(seat.person).await.graphql(query, json!({"id": event})).await;
            !data["node"].is_null()
        };
        let feed = crate::feeds::personal(app, leaver.person).await;
        assert!(sees(leaver).await);
        assert_eq!(crate::feeds::fetch(app, &feed).await.titles().len(), 1);
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = '2026-03-02' WHERE id = $1").bind(leaver.mandate);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!sees(leaver).await, "rights ended with the mandate");
        assert_eq!(crate::feeds::fetch(app, &feed).await.titles().len(), 0);
        app.advance_days(2);
        app.run_jobs().await;
        let director = app.persona(app.world.csapa_director.person).await;
        assert_eq!(states(&roster(&director, &training).await), ["CANCELLED", "CONFIRMED"], "the seat went on");
    }

    async fn who_has_a_seat_is_expected_and_who_gives_it_back_is_not(app) {
        let training = training(app, json!({"seatsTotal": 1, "reserved": []})).await;
        let director = app.persona(app.world.csapa_director.person).await;
        let expected = |training: &Value| -> Vec<(Value, Value)> {
            let attendees = training["event"]["attendees"].as_array().unwrap().clone();
            attendees.iter().filter(|one| one["post"].is_null())
                .map(|one| (one["person"]["id"].clone(), one["answer"].clone())).collect()
        };
        let seated = join(app, app.world.counsellor, &training).await["registration"].take();
        join(app, app.world.doctor, &training).await;
        let counsellor = json!(app.world.counsellor.person.to_string());
        assert_eq!(expected(&read(&director, &training).await), [(counsellor, json!("ACCEPTED"))]);
        register(&director, "cancelRegistration", json!({"registrationId": seated["id"]})).await;
        let doctor = json!(app.world.doctor.person.to_string());
        assert_eq!(expected(&read(&director, &training).await), [(doctor, json!("ACCEPTED"))]);
    }

    async fn who_declines_the_date_gives_the_seat_back_to_the_next(app) {
        let training = training(app, json!({"seatsTotal": 1, "reserved": []})).await;
        let director = app.persona(app.world.csapa_director.person).await;
        join(app, app.world.counsellor, &training).await;
        join(app, app.world.doctor, &training).await;
        let counsellor = app.persona(app.world.counsellor.person).await;
        let query = "mutation($i: AnswerEventInput!) { answerEvent(input: $i) { problems { code } } }";
        let answer = async |said: &str| {
            let input = json!({"i": {"eventId": training["event"]["id"], "answer": said}});
            let answered = counsellor.graphql(query, input).await;
            assert_eq!(problem_codes(&answered["answerEvent"]), [""; 0]);
        };
        for said in ["DECLINED", "TENTATIVE"] {
            answer(said).await;
        }
        app.run_jobs().await;
        assert_eq!(states(&roster(&director, &training).await), ["CONFIRMED", "WAITING"], "a mind was changed in time");
        answer("DECLINED").await;
        app.run_jobs().await;
        assert_eq!(states(&roster(&director, &training).await), ["CANCELLED", "CONFIRMED"]);
        let db = &app.app.platform.db;
        let q = db.q("SELECT codes FROM audit WHERE action = 'registration.cancel' AND person_id = $1");
        let acts: Vec<(String,)> = db.all(q.bind(app.world.counsellor.person)).await.unwrap();
        assert_eq!(acts.len(), 1);
        // Through the link of the mail, too.
        let letters = app.letters("event_invitation").await;
        let token = letters.iter().find(|letter| letter.to.contains("benali")).expect("the doctor is invited").token();
        let query = "mutation($i: AnswerByLinkInput!) { answerByLink(input: $i) { problems { code } } }";
        app.anonymous().graphql(query, json!({"i": {"token": token, "answer": "DECLINED"}})).await;
        app.run_jobs().await;
        assert_eq!(states(&roster(&director, &training).await), ["CANCELLED", "CANCELLED"]);
    }

    async fn a_director_registers_the_team_and_nobody_elses(app) {
        let training = training(app, json!({"seatsTotal": 2, "reserved": []})).await;
        let team = colleagues(app, app.world.counsellor, 2).await;
        let ids: Vec<String> = team.iter().chain([&app.world.counsellor]).map(|seat| seat.mandate.to_string()).collect();
        let spip = app.persona(app.world.spip_director.person).await;
        let input = json!({"trainingId": training["id"], "mandateIds": ids});
        let done = act(&spip, "registerTeam", input.clone()).await;
        assert_eq!((problem_codes(&done).len(), &done["training"]["seatsTaken"]), (0, &json!(2)));
        let all = roster(&spip, &training).await;
        assert_eq!(states(&all), ["CONFIRMED", "CONFIRMED", "WAITING"], "in the order given");
        assert_eq!(all[2]["person"]["id"], app.world.counsellor.person.to_string());
        act(&spip, "registerTeam", input).await;
        assert_eq!(roster(&spip, &training).await.len(), 3, "twice is once");
        let foreign = json!({"trainingId": training["id"], "mandateIds": [app.world.doctor.mandate.to_string()]});
        let refused = act(&spip, "registerTeam", foreign.clone()).await;
        assert_eq!(problem_codes(&refused), ["NOT_OF_THE_TEAM"]);
        assert_eq!(refused["problems"][0]["field"], "mandateIds.0");
        let query = mutation("registerTeam", "training", "id");
        let doctor = app.persona(app.world.doctor.person).await;
        assert_eq!(doctor.error_code(&query, json!({"input": foreign})).await, "FORBIDDEN");
    }

    async fn where_approval_is_asked_the_line_keeps_the_order_of_requests(app) {
        let training = training(app, json!({"seatsTotal": 1, "reserved": [], "requiresApproval": true})).await;
        let first = join(app, app.world.counsellor, &training).await["registration"].take();
        let second = join(app, app.world.doctor, &training).await["registration"].take();
        let third = join(app, app.world.jap, &training).await["registration"].take();
        assert_eq!(first["state"], "REQUESTED");
        let director = app.persona(app.world.csapa_director.person).await;
        let decide = async |one: &Value, accept: bool| {
            let input = json!({"registrationId": one["id"], "accept": accept});
            register(&director, "decideRegistration", input).await
        };
        assert_eq!(decide(&third, true).await["registration"]["state"], "CONFIRMED");
        assert_eq!(decide(&second, true).await["registration"]["waitingRank"], 1);
        assert_eq!(decide(&first, true).await["registration"]["waitingRank"], 1, "asked before the other");
        assert_eq!(problem_codes(&decide(&first, false).await), ["ALREADY_DECIDED"]);
        let doctor = app.persona(app.world.doctor.person).await;
        let query = mutation("decideRegistration", "registration", "id");
        let input = json!({"input": {"registrationId": second["id"], "accept": true}});
        assert_eq!(doctor.error_code(&query, input).await, "FORBIDDEN");
        let fourth = join(app, app.world.prosecutor, &training).await["registration"].take();
        assert_eq!(decide(&fourth, false).await["registration"]["state"], "REFUSED");
        assert_eq!(decide(&fourth, false).await["registration"]["state"], "REFUSED");
    }

    async fn the_organiser_is_told_of_a_request_and_the_applicant_of_a_refusal(app) {
        let world = &app.world;
        let training = training(app, json!({"seatsTotal": 5, "reserved": [], "requiresApproval": true})).await;
        let asked = join(app, world.doctor, &training).await["registration"].take();
        let letters = app.letters("registration_requested").await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].to.contains("okoye"), "{}", letters[0].to);
        let team = colleagues(app, world.counsellor, 2).await;
        let ids: Vec<String> = team.iter().map(|seat| seat.mandate.to_string()).collect();
        let spip = app.persona(world.spip_director.person).await;
        act(&spip, "registerTeam", json!({"trainingId": training["id"], "mandateIds": ids})).await;
        let letters = app.letters("registration_requested").await;
        assert_eq!(letters.len(), 2, "a team in one mail");
        let of_team = letters.iter().filter(|letter| letter.text.contains("2 inscriptions")).count();
        assert_eq!(of_team, 1, "{letters:?}");
        let director = app.persona(world.csapa_director.person).await;
        for _ in 0..2 {
            register(&director, "decideRegistration", json!({"registrationId": asked["id"], "accept": false})).await;
        }
        let doctor = app.app.accounts.people(&[world.doctor.person]).await.unwrap()[&world.doctor.person].email.clone().unwrap();
        let letters = app.letters("registration_refused").await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].to.contains(&doctor), "{}", letters[0].to);
    }

    async fn a_mandate_written_down_again_keeps_the_seat_while_it_waits_for_a_second_person(app) {
        let world = &app.world;
        let training = training(app, json!({"seatsTotal": 5, "reserved": [], "trainers": []})).await;
        join(app, world.doctor, &training).await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = '2026-03-03' WHERE id = $1").bind(world.doctor.mandate);
        tx.exec(q).await.unwrap();
        let again = app.app.platform.entropy.uuid(app.now());
        let q = tx
            .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, created_at) \
                SELECT $1, person_id, post_id, capacity, '2026-03-04', created_at FROM mandate WHERE id = $2")
            .bind(again)
            .bind(world.doctor.mandate);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let taken = async || {
            app.advance_days(3);
            app.run_jobs().await;
            let director = app.persona(world.csapa_director.person).await;
            read(&director, &training).await["seatsTaken"].take()
        };
        assert_eq!(taken().await, 1);
        assert_eq!(app.letters("event_cancelled").await.len(), 0, "still expected");
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE mandate SET refused_at = $2 WHERE id = $1").bind(again).bind(app.now());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(taken().await, 0, "turned down, it never was");
    }

    async fn nobody_registers_before_it_opens_nor_once_it_has_begun(app) {
        let training = training(app, json!({"openRegistration": false})).await;
        assert_eq!(problem_codes(&join(app, app.world.doctor, &training).await), ["REGISTRATION_NOT_OPEN"]);
        let director = app.persona(app.world.csapa_director.person).await;
        let opened = act(&director, "openRegistration", json!({"trainingId": training["id"]})).await;
        assert_eq!(opened["training"]["state"], "OPEN");
        let own = join(app, app.world.doctor, &training).await["registration"].take();
        assert_eq!(own["viewerCanCancel"], true);
        app.advance_days(18);
        assert_eq!(problem_codes(&join(app, app.world.jap, &training).await), ["TRAINING_BEGUN"]);
        let doctor = app.persona(app.world.doctor.person).await;
        let late = register(&doctor, "cancelRegistration", json!({"registrationId": own["id"]})).await;
        assert_eq!(problem_codes(&late), ["TRAINING_BEGUN"]);
    }

    async fn more_seats_are_given_out_at_once_and_fewer_than_taken_are_refused(app) {
        let training = training(app, json!({"seatsTotal": 1, "reserved": []})).await;
        join(app, app.world.doctor, &training).await;
        join(app, app.world.jap, &training).await;
        let director = app.persona(app.world.csapa_director.person).await;
        let input = json!({"trainingId": training["id"], "baseRevision": training["revision"], "seatsTotal": 2});
        let more = act(&director, "updateTraining", input).await["training"].take();
        assert_eq!((&more["seatsTaken"], &more["waitingCount"]), (&json!(2), &json!(0)));
        let input = json!({"trainingId": training["id"], "baseRevision": more["revision"], "seatsTotal": 1});
        assert_eq!(problem_codes(&act(&director, "updateTraining", input).await), ["SEATS_BELOW_TAKEN"]);
    }

    async fn a_roster_of_one_side_is_flagged_until_the_other_comes(app) {
        let training = training(app, json!({"openToTerritory": true})).await;
        let director = app.persona(app.world.csapa_director.person).await;
        let flagged = async || read(&director, &training).await["singleSector"].take();
        assert_eq!(flagged().await, false, "nobody yet");
        let care = join(app, app.world.doctor, &training).await["registration"].take();
        assert_eq!(flagged().await, true);
        join(app, app.world.territory_admin, &training).await;
        assert_eq!(flagged().await, true, "neither justice nor care");
        join(app, app.world.counsellor, &training).await;
        assert_eq!(flagged().await, false, "both sides");
        register(&director, "cancelRegistration", json!({"registrationId": care["id"]})).await;
        assert_eq!(flagged().await, true, "one left");
    }

    async fn who_gets_a_seat_is_invited_by_mail_and_who_gives_it_back_hears_of_its_end(app) {
        let training = training(app, json!({"seatsTotal": 1, "reserved": [], "trainers": []})).await;
        let seated = join(app, app.world.counsellor, &training).await["registration"].take();
        join(app, app.world.doctor, &training).await;
        let first = app.letters("event_invitation").await;
        assert_eq!(first.len(), 1, "whoever waits is not expected");
        assert!(first[0].calendar.as_ref().unwrap().1.contains("METHOD:REQUEST"));
        let counsellor = app.persona(app.world.counsellor.person).await;
        // Letters of one instant have no order.
        app.advance(jiff::SignedDuration::from_mins(1));
        register(&counsellor, "cancelRegistration", json!({"registrationId": seated["id"]})).await;
        let invited = app.letters("event_invitation").await;
        assert_eq!(invited.len(), 2);
        assert_ne!(invited[1].to, first[0].to);
        assert_eq!(invited[1].line("UID"), first[0].line("UID"));
        let ended = app.letters("event_cancelled").await;
        assert_eq!((ended.len(), &ended[0].to), (1, &first[0].to));
    }
}
