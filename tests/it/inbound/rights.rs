//! Who follows, who reads, and that a program which was not told otherwise never asks this machine.

use serde_json::{Value, json};

use super::{Site, act, calendar, entries, event, file, follow, mutation, settings};
use crate::on_both_with_calendars;
use crate::support::{TestApp, problem_codes};

fn one() -> String {
    file(&[&event("un", &["DTSTART:20260310T130000Z", "SUMMARY:Journée régionale"])])
}

on_both_with_calendars! {
    async fn members_read_what_the_coordinator_follows_and_strangers_see_nothing(app) {
        let world = &app.world;
        let site = Site::serving(&one()).await;
        let made = follow(app, &site.url("/agenda.ics")).await;
        let id = &made["id"];
        let list = "query($id: ID!) { node(id: $id) { ... on Partnership { inboundCalendars { id viewerCanEdit } } } }";
        for (person, sees, edits) in [
            (world.spip_director.person, true, true),
            (world.counsellor.person, true, false),
            (world.csapa_director.person, true, false),
            (world.territory_admin.person, false, false),
            (world.observer.person, false, false),
            (world.reunion_director.person, false, false),
            (world.platform_admin, false, false),
            (world.stranger, false, false),
        ] {
            let persona = app.persona(person).await;
            let found = calendar(&persona, id).await;
            assert_eq!(found["viewerCanEdit"], if sees { json!(edits) } else { Value::Null });
            assert_eq!(entries(&persona, app).await.len(), usize::from(sees));
            let listed = persona.graphql(list, json!({"id": world.rouen.to_string()})).await["node"].take();
            assert_eq!(listed["inboundCalendars"].as_array().map_or(0, Vec::len), usize::from(sees));
            for name in ["readInboundCalendar", "removeInboundCalendar"] {
                if !edits {
                    let code = persona.error_code(&mutation(name), json!({"input": {"calendarId": id}})).await;
                    assert_eq!(code, if sees { "FORBIDDEN" } else { "NOT_FOUND" }, "{name}");
                }
            }
        }
        let counsellor = app.persona(world.counsellor.person).await;
        let input = json!({"input": {"partnershipId": world.rouen.to_string(), "name": "Autre", "url": site.url("/agenda.ics")}});
        assert_eq!(counsellor.error_code(&mutation("addInboundCalendar"), input).await, "FORBIDDEN");
    }

    async fn an_own_agenda_is_nobody_elses_matter(app) {
        let site = Site::serving(&one()).await;
        let jap = app.persona(app.world.jap.person).await;
        let input = json!({"name": "Mon agenda", "url": site.url("/agenda.ics")});
        let made = act(&jap, "addInboundCalendar", input).await["calendar"].take();
        let own = "{ viewer { inboundCalendars { id viewerCanEdit } } }";
        let expected = json!([{"id": made["id"], "viewerCanEdit": true}]);
        assert_eq!(jap.graphql(own, json!({})).await["viewer"]["inboundCalendars"], expected);
        for person in [app.world.president.person, app.world.spip_director.person, app.world.platform_admin] {
            let other = app.persona(person).await;
            assert_eq!(calendar(&other, &made["id"]).await, Value::Null);
            assert_eq!(other.graphql(own, json!({})).await["viewer"]["inboundCalendars"], json!([]));
            let input = json!({"input": {"calendarId": made["id"]}});
            assert_eq!(other.error_code(&mutation("removeInboundCalendar"), input).await, "NOT_FOUND");
        }
    }
}

#[tokio::test]
async fn a_program_that_was_not_told_otherwise_reads_nothing_of_this_machine() {
    let app = TestApp::on_sqlite().await;
    let site = Site::serving(&one()).await;
    let coordinator = app.persona(app.world.spip_director.person).await;
    for url in [site.url("/agenda.ics"), site.url("/agenda.ics").replace("127.0.0.1", "localhost")] {
        let input = json!({"partnershipId": app.world.rouen.to_string(), "name": "Ici", "url": url});
        assert_eq!(problem_codes(&act(&coordinator, "addInboundCalendar", input).await), ["INVALID_VALUE"]);
    }
    // A name says nothing of where it leads before it is asked.
    let input = json!({"partnershipId": app.world.rouen.to_string(), "name": "Ici", "url": "webcal://localhost/agenda.ics"});
    let made = act(&coordinator, "addInboundCalendar", input).await["calendar"].take();
    assert_eq!((&made["state"], &made["host"]), (&json!("FAILED"), &json!("localhost")));
    assert_eq!(site.asked(), []);
    app.finish().await;
}

#[tokio::test]
async fn one_person_has_so_many_agendas_read_and_no_more() {
    let app = TestApp::configured(settings).await;
    let jap = app.persona(app.world.jap.person).await;
    let site = Site::serving(&one()).await;
    for number in 0..6 {
        let input = json!({"name": "Mon agenda", "url": site.url(&format!("/agenda.ics?{number}"))});
        let codes = problem_codes(&act(&jap, "addInboundCalendar", input).await);
        assert_eq!(codes, if number < 5 { &[][..] } else { &["TOO_MANY_CALENDARS"] });
    }
    app.finish().await;
}
