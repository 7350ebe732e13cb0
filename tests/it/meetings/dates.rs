//! How a meeting gets its date: at once, by asking those expected, or each year; and meetings written up late.

use serde_json::{Value, json};

use super::{act, done, held, plan, read, record, save, titles};
use crate::on_both;
use crate::support::{TestApp, problem_codes, protocol_in_force};

const CLOSE: &str =
    "mutation($input: ClosePollInput!) { closePoll(input: $input) { event { state } problems { code } } }";

fn request(app: &TestApp) -> Value {
    let option = |day: &str| json!({"startsAt": format!("{day}T14:00"), "endsAt": format!("{day}T16:00")});
    json!({
        "partnershipId": app.world.rouen.to_string(),
        "poll": {"timeZone": "Europe/Paris", "options": [option("2026-04-20"), option("2026-06-22")]},
        "guests": [{"name": "Maude Lefort", "email": "maude.lefort@exemple.test"}],
    })
}

fn yearly(app: &TestApp, years: i32) -> Value {
    json!({
        "partnershipId": app.world.rouen.to_string(), "yearlyFor": years,
        "meeting": {"startsAt": "2026-03-19T14:00", "endsAt": "2026-03-19T16:00"},
    })
}

on_both! {
    async fn a_whole_series_moves_with_one_of_its_meetings(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let first = done(&spip, "planAnnualMeeting", yearly(app, 3)).await;
        let query = "query($id: ID!) { node(id: $id) { ... on Partnership { annualMeetings { nodes { id event { startsAt sequence } } } } } }";
        let starts = async || {
            let found = spip.graphql(query, json!({"id": app.world.rouen.to_string()})).await;
            let mut starts: Vec<String> = found["node"]["annualMeetings"]["nodes"].as_array().unwrap().iter()
                .map(|meeting| meeting["event"]["startsAt"].as_str().unwrap().to_owned()).collect();
            starts.sort();
            starts
        };
        assert_eq!(starts().await, ["2026-03-19T13:00:00Z", "2027-03-18T13:00:00Z", "2028-03-16T13:00:00Z"]);
        let meeting = json!({"startsAt": "2026-03-24T09:00", "endsAt": "2026-03-24T11:00", "place": "Salle B"});
        let moved = done(&spip, "moveAnnualMeeting", json!({"meetingId": first["id"], "scope": "ALL", "meeting": meeting})).await;
        assert_eq!((&moved["id"], &moved["event"]["startsAt"]), (&first["id"], &json!("2026-03-24T08:00:00Z")));
        assert_eq!(starts().await, ["2026-03-24T08:00:00Z", "2027-03-23T08:00:00Z", "2028-03-28T07:00:00Z"]);
        let one = json!({"startsAt": "2026-03-25T09:00", "endsAt": "2026-03-25T11:00"});
        done(&spip, "moveAnnualMeeting", json!({"meetingId": first["id"], "meeting": one})).await;
        assert_eq!(starts().await, ["2026-03-25T08:00:00Z", "2027-03-23T08:00:00Z", "2028-03-28T07:00:00Z"]);
    }

    async fn a_meeting_is_asked_for_by_several_dates_and_prepared_meanwhile(app) {
        // Due 80 days after the last date proposed, and 143 after the first.
        let due = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let asked = done(&spip, "planAnnualMeeting", request(app)).await;
        assert_eq!((&asked["state"], &asked["event"]["startsAt"]), (&json!("PROPOSED"), &json!(null)));
        assert_eq!(asked["title"], "Réunion annuelle d’échange 2026");
        assert_eq!(asked["agenda"][0]["protocol"]["id"], json!(due.id.to_string()));
        assert_eq!(asked["event"]["attendees"].as_array().unwrap().len(), 3);
        assert_eq!(asked["event"]["guests"][0]["name"], "Maude Lefort");
        assert_eq!(done(&spip, "planAnnualMeeting", request(app)).await["id"], asked["id"], "the same again");
        let hold = json!({"meetingId": asked["id"], "heldOn": "2026-03-02"});
        assert_eq!(problem_codes(&act(&spip, "holdMeeting", hold).await)[0], "MEETING_NOT_SCHEDULED");
        let close = json!({"eventId": asked["event"]["id"], "optionId": asked["event"]["poll"]["options"][1]["id"]});
        let closed = spip.graphql(CLOSE, json!({"input": close})).await["closePoll"].take();
        assert_eq!(problem_codes(&closed), [""; 0]);
        let planned = read(&spip, &asked).await;
        assert_eq!((&planned["state"], &planned["event"]["startsAt"]), (&json!("SCHEDULED"), &json!("2026-06-22T12:00:00Z")));
        assert_eq!(titles(&planned["agenda"]), ["Protocole de Rouen"]);
    }

    async fn a_yearly_meeting_falls_on_the_same_day_of_the_month_and_each_has_its_own_agenda(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        protocol_in_force(app, "Protocole de Rouen", "2025-05-15").await;
        let first = done(&spip, "planAnnualMeeting", yearly(app, 3)).await;
        assert_eq!(first["title"], "Réunion annuelle d’échange");
        assert_eq!(done(&spip, "planAnnualMeeting", yearly(app, 3)).await["id"], first["id"], "the same again");
        let query = "query($id: ID!) { node(id: $id) { ... on Partnership { annualMeetings { nodes { id \
            agenda { title } event { startsAt series { id } meeting { id } attendees { answer } } } } } } }";
        let found = spip.graphql(query, json!({"id": app.world.rouen.to_string()})).await;
        let meetings = found["node"]["annualMeetings"]["nodes"].as_array().unwrap();
        let starts: Vec<_> = meetings.iter().map(|meeting| meeting["event"]["startsAt"].as_str().unwrap()).collect();
        assert_eq!(starts, ["2026-03-19T13:00:00Z", "2027-03-18T13:00:00Z", "2028-03-16T13:00:00Z"], "third Thursdays");
        for meeting in meetings {
            assert_eq!(meeting["event"]["meeting"]["id"], meeting["id"]);
            assert_eq!(meeting["event"]["series"]["id"], meetings[0]["event"]["series"]["id"]);
            assert_eq!(meeting["event"]["attendees"].as_array().unwrap().len(), 3);
        }
        assert_eq!(titles(&meetings[0]["agenda"]), ["Protocole de Rouen"]);
        assert_eq!(meetings[1]["agenda"], json!([]), "not before the first was held");

        done(&spip, "cancelAnnualMeeting", json!({"meetingId": meetings[2]["id"]})).await;
        assert_eq!(read(&spip, &meetings[1]).await["state"], "SCHEDULED", "one is called off without the others");
        app.advance_days(20);
        let spip = app.persona(app.world.spip_director.person).await;
        let first = record(&spip, &first, &[app.world.president, app.world.doctor]).await;
        done(&spip, "holdMeeting", json!({"meetingId": first["id"], "heldOn": "2026-03-19"})).await;
        assert_eq!(titles(&read(&spip, &meetings[1]).await["agenda"]), ["Protocole de Rouen"]);
    }

    async fn what_a_request_for_a_meeting_lacks_or_contradicts_is_said(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let past = json!({"startsAt": "2026-02-10T14:00", "endsAt": "2026-02-10T16:00"});
        let with = |mut input: Value, field: &str, value: Value| {
            input[field] = value;
            input
        };
        for (input, code, field) in [
            (json!({"partnershipId": app.world.rouen.to_string()}), "REQUIRED", "meeting"),
            (with(request(app), "meeting", past.clone()), "REQUIRED", "meeting"),
            (with(request(app), "yearlyFor", json!(3)), "INVALID_VALUE", "yearlyFor"),
            (yearly(app, 11), "INVALID_VALUE", "yearlyFor"),
            (yearly(app, 0), "INVALID_VALUE", "yearlyFor"),
            (with(yearly(app, 3), "meeting", past.clone()), "DATE_IN_PAST", "meeting.startsAt"),
            (with(with(request(app), "poll", json!(null)), "meeting", past), "INVALID_VALUE", "guests"),
        ] {
            let refused = act(&spip, "planAnnualMeeting", input).await;
            let found = (refused["problems"][0]["code"].clone(), refused["problems"][0]["field"].clone());
            assert_eq!(found, (json!(code), json!(field)), "{refused:#}");
        }
    }

    async fn the_draft_is_written_by_those_expected_then_by_those_present(app) {
        let world = &app.world;
        let spip = app.persona(world.spip_director.person).await;
        let meeting = plan(&spip, app, "2026-03-10").await;
        let input = json!({"meetingId": meeting["id"], "kind": "FREE", "title": "Délais"});
        let meeting = done(&spip, "addAgendaItem", input).await;
        let block = &meeting["agenda"][0]["block"];
        let csapa = app.persona(world.csapa_director.person).await;
        assert_eq!(read(&csapa, &meeting).await["viewerCanWriteMinutes"], true, "expected");
        assert_eq!(problem_codes(&save(&csapa, block, 0, "Quatre semaines.", "").await), [""; 0]);
        app.advance_days(8);
        let spip = app.persona(world.spip_director.person).await;
        let meeting = record(&spip, &meeting, &[world.president, world.doctor]).await;
        done(&spip, "holdMeeting", json!({"meetingId": meeting["id"], "heldOn": "2026-03-10"})).await;
        let csapa = app.persona(world.csapa_director.person).await;
        assert_eq!(read(&csapa, &meeting).await["viewerCanWriteMinutes"], false, "expected, but was not there");
        let doctor = app.persona(world.doctor.person).await;
        assert_eq!(read(&doctor, &meeting).await["viewerCanWriteMinutes"], true, "was there");
    }

    async fn minutes_may_be_written_long_after_the_meeting(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let meeting = plan(&spip, app, "2026-03-10").await;
        let input = json!({"meetingId": meeting["id"], "kind": "THEME", "theme": "MINORS"});
        let meeting = done(&spip, "addAgendaItem", input).await;
        app.advance_days(200);
        let spip = app.persona(app.world.spip_director.person).await;
        let recorded = record(&spip, &meeting, &[app.world.president, app.world.csapa_director]).await;
        assert_eq!(recorded["viewerCanHold"], true);
        done(&spip, "holdMeeting", json!({"meetingId": meeting["id"], "heldOn": "2026-03-10"})).await;
        let block = &meeting["agenda"][0]["block"];
        assert_eq!(problem_codes(&save(&spip, block, 0, "Les mineurs.", "").await), [""; 0]);
        done(&spip, "circulateMinutes", json!({"meetingId": meeting["id"]})).await;
        let approved = done(&spip, "approveMinutes", json!({"meetingId": meeting["id"]})).await;
        assert_eq!((&approved["heldOn"], &approved["minutes"]["state"]), (&json!("2026-03-10"), &json!("APPROVED")));
        assert_eq!(approved["event"]["state"], "HELD");
    }

    async fn the_day_of_a_meeting_is_put_right_until_its_minutes_circulate(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let meeting = held(app, "2026-02-10").await;
        let right = json!({"meetingId": meeting["id"], "heldOn": "2026-02-11"});
        assert_eq!(done(&spip, "holdMeeting", right).await["heldOn"], "2026-02-11");
        done(&spip, "circulateMinutes", json!({"meetingId": meeting["id"]})).await;
        let late = json!({"meetingId": meeting["id"], "heldOn": "2026-02-12"});
        assert_eq!(problem_codes(&act(&spip, "holdMeeting", late).await), ["MINUTES_CIRCULATED"]);
    }
}
