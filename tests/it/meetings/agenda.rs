//! The agenda: what goes on it by itself, what is offered, and where decisions go.

use serde_json::{Value, json};

use super::{act, done, held, plan, read, record, titles};
use crate::on_both;
use crate::support::{Persona, problem_codes, protocol_in_force};

async fn decide(persona: &Persona<'_>, item: &Value, title: &str, owner: &str) -> Value {
    let query = "mutation($input: CreateMeetingActionInput!) { createMeetingAction(input: $input) { \
        action { id title originId originTitle state } problems { code field } } }";
    let input =
        json!({"agendaItemId": item["id"], "title": title, "dueOn": "2026-09-01", "ownerPostId": owner});
    persona.graphql(query, json!({ "input": input })).await["createMeetingAction"].take()
}

fn themes(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().filter_map(|item| item["theme"].as_str()).collect()
}

on_both! {
    async fn a_retracted_title_does_not_come_back_by_an_old_page(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let meeting = plan(&spip, app, "2026-03-20").await;
        let add = json!({"meetingId": meeting["id"], "kind": "FREE", "title": "Tour de table avec Martin"});
        let added = done(&spip, "addAgendaItem", add).await["agenda"][0].take();
        let subject = added["id"].as_str().unwrap();
        let passage = json!({"partnershipId": app.world.rouen.to_string(), "subjectId": subject, "field": "title",
            "passage": "avec Martin"});
        let retracted = crate::retraction::retract(app, app.world.spip_director.person, passage, json!([])).await;
        assert_eq!(problem_codes(&retracted), [""; 0], "{retracted}");
        let now = read(&spip, &meeting).await["agenda"][0].take();
        assert!(!now["title"].as_str().unwrap().contains("Martin"), "{now}");
        let stale = json!({"agendaItemId": subject, "baseRevision": 1, "title": "Tour de table avec Martin"});
        let answer = act(&spip, "updateAgendaItem", stale).await;
        assert_eq!(problem_codes(&answer), ["CONFLICT_EDITED_MEANWHILE"]);
        assert_eq!(answer["problems"][0]["conflict"]["theirs"], now["title"]);
        assert_eq!(read(&spip, &meeting).await["agenda"][0]["title"], now["title"]);
    }

    async fn due_reviews_and_open_actions_go_on_the_agenda_by_themselves(app) {
        let due = protocol_in_force(app, "Protocole de Rouen", "2025-05-15").await;
        protocol_in_force(app, "Protocole récent", "2026-02-20").await;
        let late = held(app, "2026-02-10").await;
        let spip = app.persona(app.world.spip_director.person).await;
        let owner = app.world.csapa_director.post.to_string();
        let action = decide(&spip, &late["agenda"][0], "Tenir la liste", &owner).await["action"].take();
        let meeting = plan(&spip, app, "2026-03-20").await;
        assert_eq!(meeting["title"], "Réunion annuelle d’échange 2026");
        assert_eq!(titles(&meeting["agenda"]), ["Tenir la liste", "Protocole de Rouen"]);
        assert_eq!(meeting["agenda"][0]["action"]["id"], action["id"]);
        assert_eq!(meeting["agenda"][1]["protocol"]["id"], json!(due.id.to_string()));
        assert_eq!(meeting["previous"]["id"], late["id"]);
        assert_eq!(meeting["event"]["meeting"]["id"], meeting["id"]);
        assert_eq!(meeting["event"]["kind"], "ANNUAL_MEETING");
        let expected = meeting["event"]["attendees"].as_array().unwrap();
        assert_eq!(expected.len(), 3, "the coordinating post and the members' representatives, each once");
    }

    async fn a_decision_finds_its_way_into_the_next_agenda_and_leads_back(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let next = plan(&spip, app, "2026-09-10").await;
        assert_eq!(next["agenda"], json!([]));
        let meeting = held(app, "2026-02-10").await;
        let team = app.world.doctor.post.to_string();
        let refused = decide(&spip, &meeting["agenda"][0], "Tenir la liste", &team).await;
        assert_eq!(problem_codes(&refused), ["POST_NOT_SINGLE"], "a team answers for nothing");
        let owner = app.world.csapa_director.post.to_string();
        let action = decide(&spip, &meeting["agenda"][0], "Tenir la liste", &owner).await["action"].take();
        assert_eq!(action["originId"], meeting["id"]);
        assert_eq!(action["originTitle"], "Réunion du mardi 10 février 2026 : Réunion annuelle d’échange 2026");
        let next = read(&spip, &next).await;
        assert_eq!(titles(&next["agenda"]), ["Tenir la liste"]);
        assert_eq!((&next["agenda"][0]["kind"], &next["agenda"][0]["action"]["id"]), (&json!("CARRIED_ACTION"), &action["id"]));
        let meeting = read(&spip, &meeting).await;
        assert_eq!(titles(&meeting["minutes"]["blocks"][0]["actions"]), ["Tenir la liste"]);
        assert_eq!(titles(&meeting["actions"]), ["Tenir la liste"]);
        assert!(!titles(&meeting["suggestions"]).contains(&"Tenir la liste"), "it was decided here");
    }

    async fn themes_not_discussed_for_24_months_are_offered(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        held(app, "2026-02-10").await;
        let soon = plan(&spip, app, "2028-02-10").await;
        let offered = themes(&soon["suggestions"]).iter().map(|theme| (*theme).to_owned()).collect::<Vec<_>>();
        assert_eq!(offered.len(), 16, "all but the relay doctor and what has no theme: {offered:?}");
        assert!(!offered.contains(&"RELAY_DOCTOR".to_owned()) && !offered.contains(&"OTHER".to_owned()));
        let later = plan(&spip, app, "2028-02-11").await;
        let relay = later["suggestions"].as_array().unwrap().iter().find(|s| s["theme"] == "RELAY_DOCTOR").unwrap();
        assert_eq!((&relay["lastDiscussedOn"], &relay["title"]), (&json!("2026-02-10"), &json!("Médecin relais")));
        let query = "query($id: ID!) { node(id: $id) { ... on Partnership { themesLastDiscussed { theme lastDiscussedOn } \
            annualMeetings(first: 1) { totalCount edges { node { id } } pageInfo { endCursor hasNextPage } } \
            past: annualMeetings(past: true) { totalCount edges { node { heldOn } } } } } }";
        let found = spip.graphql(query, json!({"id": app.world.rouen.to_string()})).await["node"].take();
        let discussed: Vec<_> = found["themesLastDiscussed"].as_array().unwrap().iter()
            .filter(|row| !row["lastDiscussedOn"].is_null()).map(|row| row["theme"].as_str().unwrap()).collect();
        assert_eq!(discussed, ["RELAY_DOCTOR"]);
        assert_eq!(found["annualMeetings"]["totalCount"], 2);
        assert_eq!(found["annualMeetings"]["edges"][0]["node"]["id"], soon["id"]);
        assert_eq!(found["annualMeetings"]["pageInfo"]["hasNextPage"], true);
        assert_eq!(found["past"]["edges"], json!([{"node": {"heldOn": "2026-02-10"}}]));
        let query = "query($id: ID!, $after: String) { node(id: $id) { ... on Partnership { \
            annualMeetings(first: 1, after: $after) { edges { node { id } } pageInfo { hasNextPage } } } } }";
        let after = &found["annualMeetings"]["pageInfo"]["endCursor"];
        let page = spip.graphql(query, json!({"id": app.world.rouen.to_string(), "after": after})).await;
        assert_eq!(page["node"]["annualMeetings"]["edges"], json!([{"node": {"id": later["id"]}}]));
    }

    async fn an_agenda_is_arranged_and_nothing_stands_on_it_twice(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let meeting = plan(&spip, app, "2026-04-20").await;
        let add = |input: Value| {
            let mut input = input;
            input["meetingId"] = meeting["id"].clone();
            input
        };
        for theme in ["MINORS", "CERTIFICATES", "MINORS"] {
            done(&spip, "addAgendaItem", add(json!({"kind": "THEME", "theme": theme, "minutesPlanned": 20}))).await;
        }
        let agenda = done(&spip, "addAgendaItem", add(json!({"kind": "FREE", "title": "Tour de table"}))).await;
        assert_eq!(titles(&agenda["agenda"]), ["Mineurs (PJJ, CJC)", "Attestations de présence et de suivi", "Tour de table"]);
        let last = &agenda["agenda"][2]["id"];
        let moved = done(&spip, "moveAgendaItem", json!({"agendaItemId": last, "position": 1})).await;
        assert_eq!(titles(&moved["agenda"])[0], "Tour de table");
        assert_eq!(moved["agenda"][2]["position"], 3);
        let renamed = done(&spip, "updateAgendaItem", json!({"agendaItemId": last, "baseRevision": 1, "title": "Ouverture", "minutesPlanned": 5})).await;
        assert_eq!((&renamed["agenda"][0]["title"], &renamed["agenda"][0]["minutesPlanned"]), (&json!("Ouverture"), &json!(5)));
        let stale = act(&spip, "updateAgendaItem", json!({"agendaItemId": last, "baseRevision": 1, "title": "Accueil"})).await;
        assert_eq!(problem_codes(&stale), ["CONFLICT_EDITED_MEANWHILE"]);
        assert_eq!((&stale["problems"][0]["conflict"]["mine"], &stale["problems"][0]["conflict"]["theirs"]), (&json!("Accueil"), &json!("Ouverture")));
        assert_eq!(stale["problems"][0]["conflict"]["revision"], 2);
        let removed = done(&spip, "removeAgendaItem", json!({"agendaItemId": last})).await;
        assert_eq!(removed["agenda"][0]["position"], 1);
        assert_eq!(removed["agenda"].as_array().unwrap().len(), 2);
        for (input, code) in [
            (json!({"kind": "THEME"}), "REQUIRED"),
            (json!({"kind": "FREE"}), "REQUIRED"),
            (json!({"kind": "CARRIED_ACTION", "actionId": "action:019539c0-0000-7000-8000-000000000000"}), "REQUIRED"),
            (json!({"kind": "THEME", "theme": "OTHER", "minutesPlanned": 481}), "INVALID_VALUE"),
            (json!({"kind": "FREE", "title": "NIR 2 84 05 76 451 089 78"}), "GUARD_REFUSED"),
        ] {
            assert_eq!(problem_codes(&act(&spip, "addAgendaItem", add(input)).await)[0], code);
        }
    }

    async fn a_meeting_called_off_keeps_its_agenda_and_changes_no_more(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let meeting = plan(&spip, app, "2026-04-20").await;
        let input = json!({"meetingId": meeting["id"], "kind": "FREE", "title": "Tour de table"});
        done(&spip, "addAgendaItem", input.clone()).await;
        let moved = json!({"meetingId": meeting["id"], "meeting": {"startsAt": "2026-05-20T14:00", "endsAt": "2026-05-20T16:00"}});
        let later = done(&spip, "moveAnnualMeeting", moved.clone()).await;
        assert_eq!((&later["event"]["sequence"], &later["event"]["startsAt"]), (&json!(1), &json!("2026-05-20T12:00:00Z")));
        let off = done(&spip, "cancelAnnualMeeting", json!({"meetingId": meeting["id"], "reason": "Salle indisponible."})).await;
        assert_eq!((&off["state"], &off["event"]["state"]), (&json!("CANCELLED"), &json!("CANCELLED")));
        let csapa = app.persona(app.world.csapa_director.person).await;
        let read = read(&csapa, &meeting).await;
        assert_eq!(titles(&read["agenda"]), ["Tour de table"]);
        assert_eq!((&read["blockers"], &read["suggestions"]), (&json!([]), &json!([])));
        assert_eq!(problem_codes(&act(&spip, "addAgendaItem", input).await), ["MEETING_CANCELLED"]);
        assert_eq!(problem_codes(&act(&spip, "moveAnnualMeeting", moved).await), ["MEETING_NOT_PLANNED"]);
    }

    async fn the_same_plan_again_was_carried_out_already(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let (one, other) = tokio::join!(plan(&spip, app, "2026-04-20"), plan(&spip, app, "2026-04-20"));
        assert_eq!(one["id"], other["id"]);
    }

    async fn what_is_still_open_when_a_meeting_ends_goes_on_the_next_agenda(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let first = plan(&spip, app, "2026-03-10").await;
        let next = plan(&spip, app, "2027-03-10").await;
        protocol_in_force(app, "Protocole de Rouen", "2026-03-01").await;
        app.advance_days(8);
        let spip = app.persona(app.world.spip_director.person).await;
        let first = record(&spip, &first, &[app.world.president, app.world.doctor]).await;
        done(&spip, "holdMeeting", json!({"meetingId": first["id"], "heldOn": "2026-03-10"})).await;
        assert_eq!(titles(&read(&spip, &next).await["agenda"]), ["Protocole de Rouen"]);
    }
}
