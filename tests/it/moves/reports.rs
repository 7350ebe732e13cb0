//! A coordinator reports, the representative answers.

use jonction::kernel::clock::Day;
use serde_json::{Value, json};

use super::{act, by, refused};
use crate::on_both;
use crate::support::{Seat, TestApp, problem_codes};

const REPORT: &str = "staffReport { id kind state happensOn personName personEmail word post { id } mandate { id } \
     viewerCanDecide viewerCanWithdraw }";

fn leaving(app: &TestApp, seat: Seat, on: &str) -> Value {
    json!({ "partnershipId": app.world.rouen.to_string(), "mandateId": seat.mandate.to_string(), "happensOn": on })
}

fn arriving(app: &TestApp, seat: Seat, on: &str) -> Value {
    json!({ "partnershipId": app.world.rouen.to_string(), "postId": seat.post.to_string(), "happensOn": on,
            "personName": "Léa Fontaine", "personEmail": "Lea.Fontaine@exemple.test" })
}

async fn reported(app: &TestApp, name: &str, input: Value) -> Value {
    let mut answer = act(app, app.world.spip_director, name, input, REPORT).await;
    assert_eq!(problem_codes(&answer), [""; 0], "{answer}");
    answer["staffReport"].take()
}

/// What waits at an organisation, as somebody sees it.
async fn waiting_at(app: &TestApp, seat: Seat, organisation: String) -> Value {
    let query = "query($id: ID!) { node(id: $id) { ... on Organisation { staffReports { id kind viewerCanDecide } } } }";
    let mut seen = app.persona(seat.person).await.graphql(query, json!({ "id": organisation })).await;
    seen["node"]["staffReports"].take()
}

/// What became of the reports of the partnership, as somebody sees it.
async fn outcomes(app: &TestApp, seat: Seat) -> Value {
    let query = "query($id: ID!) { node(id: $id) { ... on Partnership { staffReports { kind state word personName \
         viewerCanWithdraw } } } }";
    let id = json!({ "id": app.world.rouen.to_string() });
    app.persona(seat.person).await.graphql(query, id).await["node"]["staffReports"].take()
}

async fn home(app: &TestApp, seat: Seat) -> Vec<String> {
    let seen = app.persona(seat.person).await.graphql("{ viewer { waiting { kind } } }", json!({})).await;
    let kinds = seen["viewer"]["waiting"].as_array().unwrap().iter();
    kinds
        .filter_map(|item| item["kind"].as_str())
        .filter(|kind| *kind == "STAFF_REPORT")
        .map(str::to_owned)
        .collect()
}

async fn end_of(app: &TestApp, seat: Seat) -> Option<Day> {
    let db = &app.app.platform.db;
    let q = db.q("SELECT ends_on FROM mandate WHERE id = $1").bind(seat.mandate);
    db.maybe::<(Option<Day>,)>(q).await.unwrap().unwrap().0
}

on_both! {
    async fn a_reported_departure_changes_nothing_until_the_representative_confirms_it(app) {
        let world = &app.world;
        let report = reported(app, "reportDeparture", leaving(app, world.doctor, "2026-06-30")).await;
        assert_eq!((&report["state"], &report["viewerCanWithdraw"], &report["viewerCanDecide"]),
                   (&json!("PENDING"), &json!(true), &json!(false)));
        assert_eq!(end_of(app, world.doctor).await, None);
        let told = app.letters("staff_reported").await;
        assert_eq!(told.len(), 1);
        assert!(told[0].text.contains("Médecin (CSAPA La Passerelle), dernier jour le mardi 30 juin 2026"), "{}", told[0].text);
        assert!(!told[0].text.contains("Benali"), "the mail names the function, not the person");
        assert_eq!(home(app, world.csapa_director).await, ["STAFF_REPORT"]);
        assert_eq!((home(app, world.doctor).await.len(), home(app, world.spip_director).await.len()), (0, 0));
        assert_eq!(home(app, world.territory_admin).await.len(), 0, "somebody represents the structure");
        let listed = waiting_at(app, world.csapa_director, world.csapa.to_string()).await;
        assert_eq!(listed, json!([{ "id": report["id"], "kind": "DEPARTURE", "viewerCanDecide": true }]));

        // Neither strangers nor who reported it may answer.
        let answer = json!({ "staffReportId": report["id"] });
        for (seat, code) in [(world.doctor, "NOT_FOUND"), (world.reunion_director, "NOT_FOUND"), (world.president, "NOT_FOUND"),
                             (world.observer, "NOT_FOUND"), (world.spip_director, "FORBIDDEN")] {
            for name in ["confirmStaffReport", "declineStaffReport"] {
                assert_eq!(refused(app, seat, name, answer.clone(), REPORT).await, code, "{name}");
            }
            assert_eq!(waiting_at(app, seat, world.csapa.to_string()).await, json!([]));
        }
        let confirmed = act(app, world.csapa_director, "confirmStaffReport", answer.clone(), REPORT).await;
        assert_eq!(confirmed["staffReport"]["state"], "CONFIRMED", "{confirmed}");
        assert_eq!(end_of(app, world.doctor).await, Some("2026-06-30".parse().unwrap()));
        // Pressed twice it is the same.
        let again = act(app, world.csapa_director, "confirmStaffReport", answer.clone(), REPORT).await;
        assert_eq!(again["staffReport"]["state"], "CONFIRMED", "{again}");
        assert_eq!(problem_codes(&act(app, world.csapa_director, "declineStaffReport", answer, REPORT).await), ["ALREADY_DECIDED"]);
        assert_eq!(outcomes(app, world.spip_director).await[0]["state"], "CONFIRMED");
        assert_eq!(outcomes(app, world.president).await, json!([]), "members do not read what is said of people");
        assert_eq!(home(app, world.csapa_director).await.len(), 0);
        // The known end opens a handover note, as every departure does.
        app.advance(jiff::SignedDuration::from_mins(6));
        app.run_jobs().await;
        let author = app.persona(world.doctor.person).await;
        let notes = author.graphql("{ viewer { handovers { departsOn } } }", json!({})).await;
        assert_eq!(notes["viewer"]["handovers"], json!([{ "departsOn": "2026-06-30" }]));
    }

    async fn a_reported_arrival_becomes_an_invitation_with_what_the_representative_corrects(app) {
        let world = &app.world;
        let report = reported(app, "reportArrival", arriving(app, world.doctor, "2026-04-01")).await;
        assert_eq!((&report["personName"], &report["personEmail"]), (&json!("Léa Fontaine"), &json!("lea.fontaine@exemple.test")));
        let answer = json!({ "staffReportId": report["id"], "happensOn": "2026-04-07", "capacity": "INTERIM" });
        let confirmed = act(app, world.csapa_director, "confirmStaffReport", answer, REPORT).await;
        assert_eq!(confirmed["staffReport"]["state"], "CONFIRMED", "{confirmed}");
        let db = &app.app.platform.db;
        let q = db.q("SELECT email, capacity, CAST(starts_on AS TEXT) FROM invitation");
        let sent: Vec<(String, String, String)> = db.all(q).await.unwrap();
        assert_eq!(sent, [("lea.fontaine@exemple.test".into(), "INTERIM".into(), "2026-04-07".into())]);
        assert_eq!(app.letters("invitation").await.len(), 1);
        // Whom it named is forgotten with the answer.
        assert_eq!(outcomes(app, world.spip_director).await[0]["personName"], Value::Null);
        // Without an address nobody can be invited: the report stays.
        let bare = json!({ "partnershipId": world.rouen.to_string(), "postId": world.jap.post.to_string(), "happensOn": "2026-04-01" });
        let report = reported(app, "reportArrival", bare).await;
        let answer = json!({ "staffReportId": report["id"] });
        assert_eq!(problem_codes(&act(app, world.president, "confirmStaffReport", answer.clone(), REPORT).await), ["REQUIRED"]);
        assert_eq!(home(app, world.president).await, ["STAFF_REPORT"]);
        let answer = json!({ "staffReportId": report["id"], "email": "jap@exemple.test" });
        assert_eq!(problem_codes(&act(app, world.president, "confirmStaffReport", answer, REPORT).await), [""; 0]);
    }

    async fn the_same_report_twice_is_one_and_another_day_is_another(app) {
        let world = &app.world;
        let first = reported(app, "reportDeparture", leaving(app, world.doctor, "2026-06-30")).await;
        let again = reported(app, "reportDeparture", leaving(app, world.doctor, "2026-06-30")).await;
        assert_eq!(first["id"], again["id"]);
        let other = reported(app, "reportDeparture", leaving(app, world.doctor, "2026-07-31")).await;
        assert_ne!(first["id"], other["id"]);
        let arrival = reported(app, "reportArrival", arriving(app, world.doctor, "2026-04-01")).await;
        assert_eq!(arrival["id"], reported(app, "reportArrival", arriving(app, world.doctor, "2026-04-01")).await["id"]);
        let another = json!({ "partnershipId": world.rouen.to_string(), "postId": world.doctor.post.to_string(),
            "happensOn": "2026-04-01", "personEmail": "autre@exemple.test" });
        assert_ne!(arrival["id"], reported(app, "reportArrival", another).await["id"], "a team may receive two people in a day");
        assert_eq!(app.letters("staff_reported").await.len(), 4);
        // Two at once are one as well.
        let director = app.persona(world.spip_director.person).await;
        let same = || by(&director, "reportDeparture", leaving(app, world.jap, "2026-06-30"), REPORT);
        let (one, two) = tokio::join!(same(), same());
        assert_eq!(one["staffReport"]["id"], two["staffReport"]["id"]);
        // What the representative recorded in another way needs no answer.
        let end = json!({ "mandateId": world.doctor.mandate.to_string(), "endsOn": "2026-06-15" });
        act(app, world.csapa_director, "endMandate", end, "mandate { id }").await;
        let seen = outcomes(app, world.spip_director).await;
        let departures = seen.as_array().unwrap().iter().filter(|one| one["kind"] == "DEPARTURE");
        let mut states: Vec<_> = departures.map(|one| one["state"].as_str().unwrap()).collect();
        states.sort_unstable();
        assert_eq!(states, ["CONFIRMED", "CONFIRMED", "PENDING"], "the contact magistrate's still waits");
        let known = act(app, world.spip_director, "reportDeparture", leaving(app, world.doctor, "2026-06-30"), REPORT).await;
        assert_eq!(problem_codes(&known), ["MANDATE_ENDED"]);
    }

    async fn a_report_is_declined_with_a_word_taken_back_or_runs_out(app) {
        let world = &app.world;
        let declined = reported(app, "reportDeparture", leaving(app, world.doctor, "2026-06-30")).await;
        let answer = |word: &str| json!({ "staffReportId": declined["id"], "word": word });
        let guarded = act(app, world.csapa_director, "declineStaffReport", answer("NIR 1 85 05 78 006 084 91"), REPORT).await;
        assert_eq!(problem_codes(&guarded), ["GUARD_REFUSED"]);
        let done = act(app, world.csapa_director, "declineStaffReport", answer("Elle reste jusqu’en septembre."), REPORT).await;
        assert_eq!(done["staffReport"]["state"], "DECLINED", "{done}");
        app.advance(jiff::SignedDuration::from_mins(1));
        let back = reported(app, "reportDeparture", leaving(app, world.counsellor, "2026-06-30")).await;
        let taken = json!({ "staffReportId": back["id"] });
        assert_eq!(refused(app, world.csapa_director, "withdrawStaffReport", taken.clone(), REPORT).await, "NOT_FOUND");
        let done = act(app, world.spip_director, "withdrawStaffReport", taken.clone(), REPORT).await;
        assert_eq!(done["staffReport"]["state"], "WITHDRAWN", "{done}");
        assert_eq!(problem_codes(&act(app, world.spip_director, "confirmStaffReport", taken, REPORT).await), ["ALREADY_DECIDED"]);
        app.advance(jiff::SignedDuration::from_mins(1));
        let late = reported(app, "reportArrival", arriving(app, world.jap, "2026-06-30")).await;
        let seen = outcomes(app, world.spip_director).await;
        let of = |kind: &str, state: &str, word: Value, name: Value, open: bool| json!({
            "kind": kind, "state": state, "word": word, "personName": name, "viewerCanWithdraw": open });
        assert_eq!(seen, json!([of("ARRIVAL", "PENDING", Value::Null, json!("Léa Fontaine"), true),
            of("DEPARTURE", "WITHDRAWN", Value::Null, Value::Null, false),
            of("DEPARTURE", "DECLINED", json!("Elle reste jusqu’en septembre."), Value::Null, false)]));
        app.advance_days(61);
        let seen = outcomes(app, world.spip_director).await;
        assert_eq!((&seen[0]["state"], &seen[0]["viewerCanWithdraw"]), (&json!("EXPIRED"), &json!(false)));
        let answer = json!({ "staffReportId": late["id"] });
        assert_eq!(problem_codes(&act(app, world.president, "confirmStaffReport", answer, REPORT).await), ["ALREADY_DECIDED"]);
        assert_eq!(home(app, world.president).await.len(), 0);
        // Whom it named goes with the time for an answer, the report itself after ninety days.
        app.app.staff_reports.forget_as_system().await.unwrap();
        assert_eq!(outcomes(app, world.spip_director).await[0]["personName"], Value::Null);
        app.advance_days(30);
        app.app.staff_reports.forget_as_system().await.unwrap();
        assert_eq!(outcomes(app, world.spip_director).await, json!([]));
    }

    async fn the_mail_of_a_settled_report_that_still_waits_does_not_leave(app) {
        let world = &app.world;
        let back = reported(app, "reportDeparture", leaving(app, world.doctor, "2026-06-30")).await;
        let kept = reported(app, "reportDeparture", leaving(app, world.jap, "2026-06-30")).await;
        let taken = json!({ "staffReportId": back["id"] });
        let done = act(app, world.spip_director, "withdrawStaffReport", taken, REPORT).await;
        assert_eq!(done["staffReport"]["state"], "WITHDRAWN", "{done}");
        let told = app.letters("staff_reported").await;
        assert!(!told.is_empty() && told.iter().all(|letter| letter.text.contains("Tribunal judiciaire de Rouen")), "{told:?}");
        // What one representative answered is no longer asked of another.
        let again = reported(app, "reportDeparture", leaving(app, world.doctor, "2026-07-31")).await;
        let answer = json!({ "staffReportId": again["id"] });
        act(app, world.csapa_director, "declineStaffReport", answer, REPORT).await;
        assert_eq!(app.letters("staff_reported").await.len(), told.len());
        assert_eq!(outcomes(app, world.spip_director).await.as_array().unwrap().len(), 3, "{kept}");
    }

    async fn only_who_runs_the_partnership_reports_and_on_its_members_alone(app) {
        let world = &app.world;
        for (seat, code) in [(world.president, "FORBIDDEN"), (world.csapa_director, "FORBIDDEN"), (world.observer, "FORBIDDEN"),
                             (world.territory_admin, "FORBIDDEN"), (world.reunion_director, "NOT_FOUND")] {
            assert_eq!(refused(app, seat, "reportDeparture", leaving(app, world.doctor, "2026-06-30"), REPORT).await, code);
            assert_eq!(refused(app, seat, "reportArrival", arriving(app, world.doctor, "2026-06-30"), REPORT).await, code);
        }
        let outside = act(app, world.spip_director, "reportDeparture", leaving(app, world.reunion_director, "2026-06-30"), REPORT).await;
        assert_eq!(problem_codes(&outside), ["NOT_A_MEMBER"]);
        for (input, code) in [(leaving(app, world.doctor, "2025-08-31"), "INVALID_DATE_ORDER"), (leaving(app, world.doctor, "2036-06-30"), "INVALID_VALUE")] {
            assert_eq!(problem_codes(&act(app, world.spip_director, "reportDeparture", input, REPORT).await), [code]);
        }
        let mut named = arriving(app, world.doctor, "2026-06-30");
        named["personName"] = json!("NIR 1 85 05 78 006 084 91");
        assert_eq!(problem_codes(&act(app, world.spip_director, "reportArrival", named, REPORT).await), ["GUARD_REFUSED"]);
        assert_eq!(app.letters("staff_reported").await.len(), 0);
    }

    async fn without_a_representative_the_territorys_administrator_is_told_and_answers(app) {
        let world = &app.world;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let last: Day = "2026-02-28".parse().unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(world.csapa_director.mandate).bind(last);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let report = reported(app, "reportDeparture", leaving(app, world.doctor, "2026-06-30")).await;
        let told = app.letters("staff_reported").await;
        assert!(told.len() == 1 && told[0].to.contains("Lucie Morel"), "{told:?}");
        assert_eq!(home(app, world.territory_admin).await, ["STAFF_REPORT"], "and finds it at home");
        let query = "{ viewer { waiting { kind subjectId title post { id } } } }";
        let seen = app.persona(world.territory_admin.person).await.graphql(query, json!({})).await;
        let line = json!({ "kind": "STAFF_REPORT", "subjectId": report["id"], "title": "CSAPA La Passerelle",
            "post": { "id": world.territory_admin.post.to_string() } });
        assert!(seen["viewer"]["waiting"].as_array().unwrap().contains(&line), "{seen}");
        for seat in [world.observer, world.reunion_director, world.president] {
            assert_eq!(home(app, seat).await.len(), 0);
        }
        let answer = json!({ "staffReportId": report["id"] });
        let done = act(app, world.territory_admin, "confirmStaffReport", answer, REPORT).await;
        assert_eq!(done["staffReport"]["state"], "CONFIRMED", "{done}");
        assert_eq!(home(app, world.territory_admin).await.len(), 0);
        // Acts name things by id alone, and each person finds what is held on them.
        let db = &app.app.platform.db;
        let q = db.q("SELECT action, codes FROM audit WHERE action LIKE 'staff.%' ORDER BY action DESC");
        let acts: Vec<(String, String)> = db.all(q).await.unwrap();
        assert_eq!(acts.iter().map(|(action, _)| action.as_str()).collect::<Vec<_>>(), ["staff.report", "staff.confirm"]);
        assert!(acts.iter().all(|(_, codes)| !codes.contains("Benali")));
        let own = app.persona(world.doctor.person).await.graphql("{ myData }", json!({})).await;
        assert_eq!(own["myData"]["staffReports"][0]["kind"], "DEPARTURE");
        assert_eq!(own["myData"]["staffReports"][0]["reportedByMe"], false);
        let other = app.persona(world.jap.person).await.graphql("{ myData }", json!({})).await;
        assert_eq!(other["myData"]["staffReports"], json!([]));
    }
}
