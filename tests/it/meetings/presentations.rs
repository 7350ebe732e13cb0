//! One joint meeting for each newcomer, to which all structures are invited and which later offers join.

use jonction::kernel::actor::MandateId;
use jonction::kernel::clock::{Day, Ts};
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
    let found = newcomers_page(persona, app, Value::Null, Value::Null).await;
    let list = found["nodes"].as_array().unwrap();
    list.iter().map(|mandate| mandate["id"].as_str().unwrap().to_owned()).collect()
}

async fn newcomers_page(persona: &Persona<'_>, app: &TestApp, first: Value, after: Value) -> Value {
    let query = "query($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Partnership { \
         newcomersToWelcome(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } } } }";
    let asked = json!({"id": app.world.rouen.to_string(), "first": first, "after": after});
    persona.graphql(query, asked).await["node"]["newcomersToWelcome"].take()
}

async fn set_start(app: &TestApp, mandate: MandateId, on: &str) {
    let day: Day = on.parse().unwrap();
    let mut tx = app.app.platform.db.begin().await.unwrap();
    tx.exec(tx.q("UPDATE mandate SET starts_on = $2 WHERE id = $1").bind(mandate).bind(day)).await.unwrap();
    tx.commit().await.unwrap();
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

    async fn newcomers_are_read_page_by_page_the_latest_first(app) {
        let world = &app.world;
        for (seat, on) in [(world.doctor, "2026-01-05"), (world.jap, "2026-02-02"), (world.counsellor, "2026-02-02")] {
            set_start(app, seat.mandate, on).await;
        }
        let doctor = app.persona(world.doctor.person).await;
        let all = newcomers(&doctor, app).await;
        assert_eq!(all.len(), 7, "all who hold a post with a member");
        assert_eq!(all[2], world.doctor.mandate.to_string());
        let mut paged = Vec::new();
        let mut after = Value::Null;
        loop {
            let seen = newcomers_page(&doctor, app, json!(3), after).await;
            assert_eq!(seen["totalCount"], 7);
            paged.extend(seen["nodes"].as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap().to_owned()));
            after = seen["pageInfo"]["endCursor"].clone();
            if seen["pageInfo"]["hasNextPage"] == false { break; }
        }
        assert_eq!(paged, all);
        let outside = app.persona(world.reunion_director.person).await;
        assert!(newcomers_page(&outside, app, Value::Null, Value::Null).await.is_null());
    }

    async fn somebody_arrives_when_the_day_begins_where_the_partnership_is(app) {
        let world = &app.world;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        tx.exec(tx.q("UPDATE partnership SET time_zone = 'Indian/Reunion'")).await.unwrap();
        tx.commit().await.unwrap();
        set_start(app, world.doctor.mandate, "2026-03-04").await;
        let arrived = async |at: &str| {
            app.app.platform.clock.set(Ts::new(at.parse().unwrap()));
            let member = app.persona(world.counsellor.person).await;
            newcomers(&member, app).await.contains(&world.doctor.mandate.to_string())
        };
        assert!(!arrived("2026-03-03T19:59:59Z").await);
        assert!(arrived("2026-03-03T20:00:00Z").await, "still the 3rd in Paris");
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
