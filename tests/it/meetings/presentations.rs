//! One joint meeting for each newcomer, to which all structures are invited and which later offers join.

use jonction::kernel::actor::MandateId;
use serde_json::{Value, json};

use super::input_type;
use crate::on_both;
use crate::support::{Persona, TestApp, problem_codes};

const PRESENTATION: &str = "id partnership { id } newcomer { id } proposedBy { id } joined { id } viewerCanJoin \
     viewerCanEdit event { id title kind state startsAt sequence presentation { id } attendees { post { id } person { id } } }";

async fn act(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    let kind = input_type(name);
    let query = format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ presentation {{ {PRESENTATION} }} problems {{ code field }} }} }}"
    );
    persona.graphql(&query, json!({ "input": input })).await[name].take()
}

async fn done(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    let mut payload = act(persona, name, input).await;
    assert_eq!(problem_codes(&payload), [""; 0], "{name}: {payload:#}");
    payload["presentation"].take()
}

fn welcome(app: &TestApp, mandate: MandateId, day: &str) -> Value {
    json!({
        "partnershipId": app.world.rouen.to_string(), "mandateId": mandate.to_string(),
        "meeting": {"startsAt": format!("{day}T09:00"), "endsAt": format!("{day}T10:00"), "place": "Palais de justice"},
    })
}

async fn newcomers(persona: &Persona<'_>, app: &TestApp) -> Vec<String> {
    let query = "query($id: ID!) { node(id: $id) { ... on Partnership { newcomersToWelcome { id } } } }";
    let found = persona.graphql(query, json!({"id": app.world.rouen.to_string()})).await;
    let list = found["node"]["newcomersToWelcome"].as_array().unwrap();
    list.iter().map(|mandate| mandate["id"].as_str().unwrap().to_owned()).collect()
}

async fn shown(persona: &Persona<'_>, meeting: &Value) -> Value {
    let query =
        format!("query($id: ID!) {{ node(id: $id) {{ ... on PresentationMeeting {{ {PRESENTATION} }} }} }}");
    persona.graphql(&query, json!({"id": meeting["id"]})).await["node"].take()
}

on_both! {
    async fn all_structures_are_invited_and_later_offers_join(app) {
        let world = &app.world;
        let jap = world.jap.mandate.to_string();
        let doctor = app.persona(world.doctor.person).await;
        assert!(newcomers(&doctor, app).await.contains(&jap));
        let meeting = done(&doctor, "proposePresentation", welcome(app, world.jap.mandate, "2026-04-20")).await;
        assert_eq!((&meeting["newcomer"]["id"], &meeting["joined"]), (&json!(jap), &json!([])));
        assert_eq!(meeting["proposedBy"]["id"], json!(world.doctor.post.to_string()));
        let event = &meeting["event"];
        assert_eq!((&event["kind"], &event["presentation"]["id"]), (&json!("PRESENTATION"), &meeting["id"]));
        assert!(!event["title"].as_str().unwrap().contains("Ferrand"), "no name where calendars show it");
        let expected = event["attendees"].as_array().unwrap();
        for seat in [world.spip_director, world.president, world.csapa_director] {
            assert!(expected.iter().any(|one| one["post"]["id"] == json!(seat.post.to_string())), "each structure");
        }
        assert!(expected.iter().any(|one| one["person"]["id"] == json!(world.jap.person.to_string())), "the newcomer");
        assert!(!newcomers(&doctor, app).await.contains(&jap), "is expected already");

        let counsellor = app.persona(world.counsellor.person).await;
        assert_eq!(shown(&counsellor, &meeting).await["viewerCanJoin"], true);
        let later = done(&counsellor, "proposePresentation", welcome(app, world.jap.mandate, "2026-05-20")).await;
        assert_eq!((&later["id"], &later["event"]["startsAt"]), (&meeting["id"], &json!("2026-04-20T07:00:00Z")));
        assert_eq!(later["joined"], json!([{"id": world.spip.to_string()}]));
        assert_eq!(later["viewerCanJoin"], false);
        assert_eq!(later["event"]["attendees"].as_array().unwrap().len(), expected.len() + 1, "who joined comes too");
        let join = json!({"presentationId": meeting["id"]});
        for again in [world.counsellor, world.spip_director, world.csapa_director] {
            let persona = app.persona(again.person).await;
            let same = done(&persona, "joinPresentation", join.clone()).await;
            assert_eq!(same["joined"], json!([{"id": world.spip.to_string()}]), "each structure once, whoever proposed it not");
        }
    }

    async fn a_meeting_called_off_makes_room_for_another(app) {
        let world = &app.world;
        let newcomer = app.persona(world.jap.person).await;
        let first = done(&newcomer, "proposePresentation", welcome(app, world.jap.mandate, "2026-04-20")).await;
        let moved = json!({"presentationId": first["id"], "meeting": {"startsAt": "2026-04-21T09:00", "endsAt": "2026-04-21T10:00"}});
        let moved = done(&newcomer, "movePresentation", moved).await;
        assert_eq!((&moved["event"]["startsAt"], &moved["event"]["sequence"]), (&json!("2026-04-21T07:00:00Z"), &json!(1)));
        let off = done(&newcomer, "cancelPresentation", json!({"presentationId": first["id"]})).await;
        assert_eq!((&off["event"]["state"], &off["viewerCanEdit"], &off["viewerCanJoin"]), (&json!("CANCELLED"), &json!(false), &json!(false)));
        let doctor = app.persona(world.doctor.person).await;
        let join = act(&doctor, "joinPresentation", json!({"presentationId": first["id"]})).await;
        assert_eq!(problem_codes(&join), ["EVENT_NOT_SCHEDULED"]);
        assert!(newcomers(&doctor, app).await.contains(&world.jap.mandate.to_string()));
        let second = done(&doctor, "proposePresentation", welcome(app, world.jap.mandate, "2026-05-20")).await;
        assert_ne!(second["id"], first["id"]);
    }

    async fn a_meeting_is_held_from_its_day_on_and_stays_so(app) {
        let world = &app.world;
        let doctor = app.persona(world.doctor.person).await;
        let meeting = done(&doctor, "proposePresentation", welcome(app, world.jap.mandate, "2026-03-20")).await;
        let id = json!({"presentationId": meeting["id"]});
        assert_eq!(problem_codes(&act(&doctor, "holdPresentation", id.clone()).await), ["PRESENTATION_TO_COME"]);
        app.advance_days(17);
        let query = "mutation($i: HoldPresentationInput!) { holdPresentation(input: $i) { problems { code } } }";
        let member = app.persona(world.counsellor.person).await;
        assert_eq!(member.error_code(query, json!({"i": id})).await, "FORBIDDEN");
        let doctor = app.persona(world.doctor.person).await;
        let may = "query($id: ID!) { node(id: $id) { ... on PresentationMeeting { viewerCanHold } } }";
        let seen = doctor.graphql(may, json!({"id": meeting["id"]})).await;
        assert_eq!(seen["node"]["viewerCanHold"], true);
        for _ in 0..2 {
            let held = done(&doctor, "holdPresentation", id.clone()).await;
            assert_eq!((&held["event"]["state"], &held["event"]["sequence"]), (&json!("HELD"), &json!(0)));
        }
        assert_eq!(problem_codes(&act(&doctor, "cancelPresentation", id).await), ["EVENT_NOT_SCHEDULED"]);
        assert!(!newcomers(&doctor, app).await.contains(&world.jap.mandate.to_string()), "was welcomed");
    }

    async fn two_proposals_at_once_make_one_meeting(app) {
        let world = &app.world;
        let (doctor, counsellor) = (app.persona(world.doctor.person).await, app.persona(world.counsellor.person).await);
        let (one, other) = tokio::join!(
            done(&doctor, "proposePresentation", welcome(app, world.jap.mandate, "2026-04-20")),
            done(&counsellor, "proposePresentation", welcome(app, world.jap.mandate, "2026-04-21")),
        );
        assert_eq!(one["id"], other["id"]);
    }

    async fn a_newcomer_arrived_less_than_a_year_ago_at_a_member(app) {
        let world = &app.world;
        let doctor = app.persona(world.doctor.person).await;
        let outside = act(&doctor, "proposePresentation", welcome(app, world.reunion_director.mandate, "2026-04-20")).await;
        assert_eq!(outside["problems"], json!([{"code": "INVALID_VALUE", "field": "mandateId"}]));
        let mut past = welcome(app, world.jap.mandate, "2026-02-20");
        assert_eq!(problem_codes(&act(&doctor, "proposePresentation", past.clone()).await), ["DATE_IN_PAST"]);
        past["meeting"] = json!(null);
        assert_eq!(problem_codes(&act(&doctor, "proposePresentation", past.clone()).await), ["REQUIRED"]);
        past["poll"] = json!({"timeZone": "Europe/Paris", "options": [
            {"startsAt": "2026-04-20T09:00", "endsAt": "2026-04-20T10:00"}, {"startsAt": "2026-04-22T09:00", "endsAt": "2026-04-22T10:00"}]});
        assert_eq!(done(&doctor, "proposePresentation", past).await["event"]["state"], "PROPOSED");
        // All took their posts on 1 September 2025.
        app.advance_days(200);
        let doctor = app.persona(world.doctor.person).await;
        assert_eq!(newcomers(&doctor, app).await, [""; 0]);
        let late = act(&doctor, "proposePresentation", welcome(app, world.president.mandate, "2026-10-20")).await;
        assert_eq!(problem_codes(&late), ["INVALID_VALUE"]);
    }

    async fn members_propose_and_join_and_others_find_nothing(app) {
        let world = &app.world;
        let doctor = app.persona(world.doctor.person).await;
        let meeting = done(&doctor, "proposePresentation", welcome(app, world.jap.mandate, "2026-04-20")).await;
        let id = json!({"presentationId": meeting["id"]});
        let query = "mutation($i: CancelPresentationInput!) { cancelPresentation(input: $i) { problems { code } } }";
        let member = app.persona(world.counsellor.person).await;
        assert_eq!(member.error_code(query, json!({"i": id})).await, "FORBIDDEN", "who proposed it, or the coordinator");
        for outside in [world.stranger, world.observer.person, world.reunion_director.person, world.territory_admin.person] {
            let outside = app.persona(outside).await;
            assert!(shown(&outside, &meeting).await.is_null());
            assert_eq!(outside.error_code(query, json!({"i": id})).await, "NOT_FOUND");
            let join = "mutation($i: JoinPresentationInput!) { joinPresentation(input: $i) { problems { code } } }";
            assert_eq!(outside.error_code(join, json!({"i": id})).await, "NOT_FOUND");
            let propose = "mutation($i: ProposePresentationInput!) { proposePresentation(input: $i) { problems { code } } }";
            let input = welcome(app, world.president.mandate, "2026-04-20");
            assert_eq!(outside.error_code(propose, json!({"i": input})).await, "NOT_FOUND");
        }
        let coordinator = app.persona(world.spip_director.person).await;
        assert_eq!(done(&coordinator, "cancelPresentation", id).await["event"]["state"], "CANCELLED");
    }
}
