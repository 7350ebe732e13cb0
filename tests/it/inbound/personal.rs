//! One's own agenda: times alone, warnings for oneself alone.

use serde_json::{Value, json};

use super::{Site, act, all_tables, event, file};
use crate::on_both_with_calendars;
use crate::support::{Persona, TestApp, problem_codes};

fn own_agenda() -> String {
    let ours = "SUMMARY:Notre réunion";
    file(&[
        &event(
            "rdv@maison",
            &[
                "DTSTART:20260521T123000Z",
                "DTEND:20260521T133000Z",
                "SUMMARY:Consultation quillet-patient",
                "DESCRIPTION:quillet-description",
                "LOCATION:quillet-lieu",
                "ATTENDEE;CN=quillet:mailto:quillet@exemple.test",
            ],
        ),
        &event(
            "libre@maison",
            &["DTSTART:20260522T123000Z", "DTEND:20260522T133000Z", "TRANSP:TRANSPARENT", "SUMMARY:quillet"],
        ),
        &event(
            "bureau@maison",
            &["DTSTART:20260523T123000Z", "DTEND:20260523T133000Z", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"],
        ),
        &event("annule@maison", &["DTSTART:20260524T123000Z", "DTEND:20260524T133000Z", "STATUS:CANCELLED"]),
        &event("rappel@maison", &["DTSTART:20260525T123000Z", "SUMMARY:quillet"]),
        &event("0199@localhost", &["DTSTART:20260526T123000Z", "DTEND:20260526T133000Z", ours]),
    ])
}

async fn read_own(app: &TestApp, persona: &Persona<'_>) -> Value {
    let site = Site::serving(&own_agenda()).await;
    let input = json!({"name": "Mon agenda", "url": site.url("/agenda.ics?jeton=tres-secret")});
    let mut made = act(persona, "addInboundCalendar", input).await;
    assert_eq!(problem_codes(&made), [""; 0], "{made}");
    assert_eq!((&made["calendar"]["kind"], &made["calendar"]["state"]), (&json!("PERSONAL"), &json!("READ")));
    assert_eq!(app.now().to_string(), "2026-03-03T09:00:00.000000Z");
    made["calendar"].take()
}

async fn busy(persona: &Persona<'_>) -> Value {
    let query = "{ viewer { busy(from: \"2026-05-01\", to: \"2026-05-31\") { startsAt endsAt } } }";
    persona.graphql(query, json!({})).await["viewer"]["busy"].take()
}

fn clashes(warnings: &Value) -> Vec<String> {
    let clashes = warnings.as_array().unwrap().iter().filter(|warning| warning["kind"] == "CLASH");
    clashes.map(|warning| warning["message"].as_str().unwrap().to_owned()).collect()
}

const OWN: &str = "Votre agenda personnel est occupé à ce moment-là.";

on_both_with_calendars! {
    async fn only_times_are_kept_of_what_takes_time_and_does_not_come_from_here(app) {
        let jap = app.persona(app.world.jap.person).await;
        let made = read_own(app, &jap).await;
        assert_eq!(made["entriesKept"], 1);
        assert_eq!(busy(&jap).await, json!([{"startsAt": "2026-05-21T12:30:00Z", "endsAt": "2026-05-21T13:30:00Z"}]));
        let held = all_tables(app).await;
        assert!(held.contains("busy_time: ") && !held.contains("inbound_entry: "), "{held}");
        for word in ["quillet", "Consultation", "maison", "Notre"] {
            assert!(!held.contains(word), "{word} in {held}");
        }
    }

    async fn the_own_agenda_warns_its_owner_and_nobody_else(app) {
        let world = &app.world;
        let spip = app.persona(world.spip_director.person).await;
        let create = "mutation($i: EventInput!) { createEvent(input: $i) { event { id } problems { code } } }";
        let input = json!({
            "title": "Rencontre", "partnershipId": world.rouen.to_string(),
            "meeting": {"startsAt": "2026-05-21T15:00", "endsAt": "2026-05-21T16:00"},
            "attendeePostIds": [world.jap.post.to_string()],
        });
        let made = spip.graphql(create, json!({"i": input})).await["createEvent"].take();
        assert_eq!(problem_codes(&made), [""; 0]);
        let jap = app.persona(world.jap.person).await;
        let of = "query($id: ID!) { node(id: $id) { ... on Event { warnings { kind message } } } }";
        let id = json!({"id": made["event"]["id"]});
        assert_eq!(clashes(&jap.graphql(of, id.clone()).await["node"]["warnings"]), [""; 0]);
        let agenda = read_own(app, &jap).await;
        assert_eq!(clashes(&jap.graphql(of, id.clone()).await["node"]["warnings"]), [OWN]);
        assert_eq!(clashes(&spip.graphql(of, id.clone()).await["node"]["warnings"]), [""; 0], "not even who invites");
        assert_eq!(busy(&spip).await, json!([]));
        let checks = "query($m: MeetingInput!, $p: ID!, $a: [ID!]) { eventChecks(meeting: $m, partnershipId: $p, \
             attendeePostIds: $a) { kind message } }";
        let slot = |from: &str, to: &str| json!({"m": {"startsAt": from, "endsAt": to}, "p": world.rouen.to_string(),
            "a": [world.jap.post.to_string()]});
        let asked = slot("2026-05-21T14:00", "2026-05-21T14:45");
        assert_eq!(clashes(&jap.graphql(checks, asked.clone()).await["eventChecks"]), [OWN]);
        assert_eq!(clashes(&spip.graphql(checks, asked).await["eventChecks"]), [""; 0]);
        let before = slot("2026-05-21T13:30", "2026-05-21T14:30");
        assert_eq!(clashes(&jap.graphql(checks, before).await["eventChecks"]), [""; 0], "ends when it begins");
        act(&jap, "removeInboundCalendar", json!({"calendarId": agenda["id"]})).await;
        assert_eq!(clashes(&jap.graphql(of, id).await["node"]["warnings"]), [""; 0]);
        assert_eq!(busy(&jap).await, json!([]));
    }

    async fn it_stands_in_ones_own_data_without_its_address_and_leaves_with_the_account(app) {
        let jap = app.persona(app.world.jap.person).await;
        read_own(app, &jap).await;
        let actor = app.app.sessions.actor(jap.token.as_deref().unwrap()).await.unwrap().unwrap();
        let held = app.app.accounts.my_data(&actor).await.unwrap();
        assert_eq!((&held["agendas"][0]["name"], &held["agendas"][0]["host"]), (&json!("Mon agenda"), &json!("127.0.0.1")));
        assert_eq!(held["busyTimes"].as_array().unwrap().len(), 1);
        assert!(!held.to_string().contains("jeton"));
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE person SET erased_at = $2 WHERE id = $1").bind(app.world.jap.person).bind(app.now());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        app.app.inbound.forget_as_system().await.unwrap();
        let held = all_tables(app).await;
        assert!(!held.contains("busy_time: ") && !held.contains("inbound_calendar: "), "{held}");
    }
}
