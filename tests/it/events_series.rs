//! Events of their own and series: who creates and changes them, one or all, what warns.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::{Persona, TestApp, problem_codes};

const CREATE: &str = "mutation($i: EventInput!) { createEvent(input: $i) { event { id title sequence startsLocal \
     endsLocal allDay timeZone state series { id ruleText occurrences(first: 50) { totalCount nodes { id startsLocal \
     endsLocal occurrenceLocal sequence state title } } } warnings { kind message } viewerCanMove viewerCanCancel \
     attendees { answer post { id } person { id } } } problems { code field message } } }";
const UPDATE: &str = "mutation($i: UpdateEventInput!) { updateEvent(input: $i) { event { id title sequence startsLocal \
     attendees { answer } series { ruleText occurrences(first: 50) { nodes { id startsLocal occurrenceLocal sequence \
     state title } } } } problems { code field conflict { mine theirs revision } } } }";
const CANCEL: &str = "mutation($i: CancelEventInput!) { cancelEvent(input: $i) { event { id state cancelReason sequence \
     series { occurrences(first: 50) { nodes { state sequence } } } } problems { code } } }";

fn input(app: &TestApp, title: &str, starts: &str, ends: &str) -> Value {
    json!({
        "title": title,
        "partnershipId": app.world.rouen.to_string(),
        "meeting": {"startsAt": starts, "endsAt": ends},
        "attendeePostIds": [app.world.csapa_director.post.to_string(), app.world.jap.post.to_string()],
    })
}

fn with(mut input: Value, more: &Value) -> Value {
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    input
}

async fn create(persona: &Persona<'_>, input: Value) -> Value {
    persona.graphql(CREATE, json!({ "i": input })).await["createEvent"].take()
}

async fn update(persona: &Persona<'_>, input: Value) -> Value {
    persona.graphql(UPDATE, json!({ "i": input })).await["updateEvent"].take()
}

async fn cancel(persona: &Persona<'_>, input: Value) -> Value {
    persona.graphql(CANCEL, json!({ "i": input })).await["cancelEvent"].take()
}

fn starts(event: &Value) -> Vec<&str> {
    let nodes = event["series"]["occurrences"]["nodes"].as_array().unwrap();
    nodes.iter().map(|node| node["startsLocal"].as_str().unwrap()).collect()
}

async fn weekly(app: &TestApp, persona: &Persona<'_>) -> Value {
    let rule = json!({"recurrence": {"frequency": "WEEKLY", "count": 4}});
    let input = with(input(app, "Point hebdomadaire", "2026-03-17T14:00", "2026-03-17T15:00"), &rule);
    let made = create(persona, input).await;
    assert_eq!(problem_codes(&made), [""; 0]);
    made["event"].clone()
}

on_both! {
    async fn a_member_creates_for_the_own_organisation_and_a_retry_gives_the_same(app) {
        let world = &app.world;
        let counsellor = app.persona(world.counsellor.person).await;
        let wanted = input(app, "Rencontre des équipes", "2026-03-17T14:00", "2026-03-17T16:00");
        let made = create(&counsellor, wanted.clone()).await;
        assert_eq!(problem_codes(&made), [""; 0]);
        assert_eq!(made["event"]["viewerCanMove"], true);
        let again = create(&counsellor, wanted.clone()).await;
        assert_eq!(again["event"]["id"], made["event"]["id"]);
        let list = "query { events(from: \"2026-03-01\") { totalCount } }";
        assert_eq!(counsellor.graphql(list, json!({})).await["events"]["totalCount"], 1);
        // For another structure's post only the coordinator organises.
        let other = with(wanted.clone(), &json!({"title": "Autre", "organiserPostId": world.doctor.post.to_string()}));
        assert_eq!(problem_codes(&create(&counsellor, other.clone()).await), ["ORGANISER_NOT_OWN"]);
        let coordinator = app.persona(world.spip_director.person).await;
        assert_eq!(problem_codes(&create(&coordinator, other).await), [""; 0]);
        let vars = json!({ "i": wanted });
        assert_eq!(app.persona(world.reunion_director.person).await.error_code(CREATE, vars.clone()).await, "NOT_FOUND");
        assert_eq!(app.persona(world.observer.person).await.error_code(CREATE, vars).await, "FORBIDDEN");
    }

    async fn texts_pass_the_guard_and_other_kinds_are_planned_elsewhere(app) {
        let counsellor = app.persona(app.world.counsellor.person).await;
        let wanted = input(app, "Situation du patient Julien Moreau", "2026-03-17T14:00", "2026-03-17T16:00");
        assert_eq!(problem_codes(&create(&counsellor, wanted).await)[0], "GUARD_WARNED");
        let kind = with(input(app, "Revue", "2026-03-17T14:00", "2026-03-17T16:00"), &json!({"kind": "PROTOCOL_REVIEW"}));
        assert_eq!(problem_codes(&create(&counsellor, kind).await), ["INVALID_VALUE"]);
    }

    async fn only_the_organiser_and_the_coordinator_change_it_and_a_move_asks_anew(app) {
        let world = &app.world;
        let counsellor = app.persona(world.counsellor.person).await;
        let made = create(&counsellor, input(app, "Rencontre", "2026-03-17T14:00", "2026-03-17T16:00")).await["event"].take();
        let csapa = app.persona(world.csapa_director.person).await;
        let answer = "mutation($i: AnswerEventInput!) { answerEvent(input: $i) { problems { code } } }";
        csapa.graphql(answer, json!({"i": {"eventId": made["id"], "answer": "ACCEPTED"}})).await;
        let change = json!({"eventId": made["id"], "baseSequence": 0, "title": "Rencontre des équipes"});
        assert_eq!(csapa.error_code(UPDATE, json!({ "i": change })).await, "FORBIDDEN");
        let renamed = update(&counsellor, change.clone()).await;
        assert_eq!(renamed["event"]["sequence"], 1);
        let answers = |event: &Value| -> Vec<String> {
            event["attendees"].as_array().unwrap().iter().map(|a| a["answer"].as_str().unwrap().to_owned()).collect()
        };
        assert!(answers(&renamed["event"]).contains(&"ACCEPTED".to_owned()), "a new title keeps the answers");
        assert_eq!(update(&counsellor, change).await["event"]["sequence"], 1, "the same again changes nothing");
        let meeting = json!({"startsAt": "2026-03-18T14:00", "endsAt": "2026-03-18T16:00"});
        let stale = json!({"eventId": made["id"], "baseSequence": 0, "meeting": meeting});
        let coordinator = app.persona(world.spip_director.person).await;
        let mut placed = stale.clone();
        placed["meeting"]["place"] = json!("Salle du haut");
        let met = update(&coordinator, placed).await;
        let found: Vec<Value> = met["problems"].as_array().unwrap().iter().map(|problem| problem["field"].clone()).collect();
        assert_eq!(found, ["meeting.place", "meeting.startsAt"]);
        let dates = &met["problems"][1]["conflict"];
        assert_eq!((&dates["mine"], &dates["theirs"]), (&json!("18/03/2026, 14:00 – 16:00"), &json!("17/03/2026, 14:00 – 16:00")));
        assert_eq!((&met["problems"][0]["conflict"]["mine"], &dates["revision"]), (&json!("Salle du haut"), &json!(1)));
        let words = json!({"eventId": made["id"], "baseSequence": 0, "title": "Point commun", "description": "Salle du bas."});
        let both = update(&coordinator, words).await;
        assert_eq!(problem_codes(&both), ["CONFLICT_EDITED_MEANWHILE"; 2]);
        let shown = |index: usize| (both["problems"][index]["field"].clone(), both["problems"][index]["conflict"]["mine"].clone(),
            both["problems"][index]["conflict"]["theirs"].clone());
        assert_eq!(shown(0), (json!("title"), json!("Point commun"), json!("Rencontre des équipes")));
        assert_eq!(shown(1), (json!("description"), json!("Salle du bas."), json!("")));
        assert_eq!(both["problems"][0]["conflict"]["revision"], 1);
        let moved = update(&coordinator, with(stale, &json!({"baseSequence": 1}))).await;
        assert_eq!(moved["event"]["sequence"], 2);
        assert_eq!(answers(&moved["event"]), ["AWAITED", "AWAITED"]);
        let called_off = json!({"eventId": made["id"], "reason": "Salle indisponible"});
        let gone = cancel(&coordinator, called_off.clone()).await;
        assert_eq!((&gone["event"]["state"], &gone["event"]["sequence"]), (&json!("CANCELLED"), &json!(3)));
        assert_eq!(cancel(&coordinator, called_off).await["event"]["sequence"], 3);
    }

    async fn whole_days_end_at_the_midnight_after_the_last(app) {
        let counsellor = app.persona(app.world.counsellor.person).await;
        let meeting = json!({"startsAt": "2026-03-28", "endsAt": "2026-03-29", "allDay": true});
        let made = create(&counsellor, with(input(app, "Journées", "", ""), &json!({ "meeting": meeting }))).await;
        assert_eq!(made["event"]["startsLocal"], "2026-03-28T00:00:00");
        assert_eq!(made["event"]["endsLocal"], "2026-03-30T00:00:00");
        assert_eq!(made["event"]["allDay"], true);
        let meeting = json!({"startsAt": "2026-03-28", "endsAt": "2026-03-27", "allDay": true});
        let wrong = create(&counsellor, with(input(app, "Journées", "", ""), &json!({ "meeting": meeting }))).await;
        assert_eq!(problem_codes(&wrong), ["INVALID_DATE_ORDER"]);
    }

    async fn a_series_keeps_its_hour_and_changes_one_or_all(app) {
        let counsellor = app.persona(app.world.counsellor.person).await;
        let made = weekly(app, &counsellor).await;
        assert_eq!(made["series"]["ruleText"], "chaque semaine, le mardi, 4 fois en tout");
        assert_eq!(starts(&made), ["2026-03-17T14:00:00", "2026-03-24T14:00:00", "2026-03-31T14:00:00", "2026-04-07T14:00:00"]);
        let nodes = made["series"]["occurrences"]["nodes"].as_array().unwrap();
        // One: the second moves to Wednesday and stays there.
        let meeting = json!({"startsAt": "2026-03-25T10:00", "endsAt": "2026-03-25T11:00"});
        let one = json!({"eventId": nodes[1]["id"], "baseSequence": 0, "meeting": meeting});
        let one = update(&counsellor, one).await["event"].take();
        assert_eq!(starts(&one), ["2026-03-17T14:00:00", "2026-03-25T10:00:00", "2026-03-31T14:00:00", "2026-04-07T14:00:00"]);
        assert_eq!(one["series"]["occurrences"]["nodes"][1]["occurrenceLocal"], "2026-03-24T14:00:00");
        // All, after the first was past: it stays, the one changed by itself too, the others move to Thursday.
        app.advance_days(17);
        let counsellor = app.persona(app.world.counsellor.person).await;
        let meeting = json!({"startsAt": "2026-04-02T16:00", "endsAt": "2026-04-02T17:00"});
        let all = json!({"eventId": nodes[2]["id"], "scope": "ALL", "baseSequence": 0, "meeting": meeting});
        let all = update(&counsellor, all).await;
        assert_eq!(problem_codes(&all), [""; 0]);
        let all = &all["event"];
        assert_eq!(starts(all), ["2026-03-17T14:00:00", "2026-03-25T10:00:00", "2026-04-02T16:00:00", "2026-04-09T16:00:00"]);
        assert_eq!(all["series"]["ruleText"], "chaque semaine, le jeudi, 3 fois en tout");
        let nodes = all["series"]["occurrences"]["nodes"].as_array().unwrap();
        let sequences: Vec<_> = nodes.iter().map(|node| node["sequence"].as_i64().unwrap()).collect();
        assert_eq!(sequences, [0, 1, 1, 1]);
        assert_eq!(nodes[0]["occurrenceLocal"], Value::Null, "the old rule is over for what is past");
        // All, another title only: the one changed by itself keeps its own.
        let title = json!({"eventId": nodes[3]["id"], "scope": "ALL", "baseSequence": 1, "title": "Point d’équipe"});
        let all = update(&counsellor, title).await["event"].take();
        let titles: Vec<_> = all["series"]["occurrences"]["nodes"].as_array().unwrap().iter().map(|n| n["title"].as_str().unwrap()).collect();
        assert_eq!(titles, ["Point hebdomadaire", "Point hebdomadaire", "Point d’équipe", "Point d’équipe"]);
    }

    async fn another_rule_makes_and_calls_off_occurrences(app) {
        let counsellor = app.persona(app.world.counsellor.person).await;
        let made = weekly(app, &counsellor).await;
        let id = &made["series"]["occurrences"]["nodes"][0]["id"];
        let meeting = json!({"startsAt": "2026-03-17T14:00", "endsAt": "2026-03-17T15:00"});
        let rule = json!({"frequency": "WEEKLY", "weekdays": ["TUESDAY", "FRIDAY"], "count": 5});
        let more = json!({"eventId": id, "scope": "ALL", "baseSequence": 0, "meeting": meeting, "recurrence": rule});
        let more = update(&counsellor, more).await;
        assert_eq!(problem_codes(&more), [""; 0]);
        assert_eq!(
            starts(&more["event"]),
            ["2026-03-17T14:00:00", "2026-03-20T14:00:00", "2026-03-24T14:00:00", "2026-03-27T14:00:00", "2026-03-31T14:00:00"]
        );
        let rule = json!({"frequency": "WEEKLY", "count": 2});
        let less = json!({"eventId": id, "scope": "ALL", "baseSequence": 1, "meeting": meeting, "recurrence": rule});
        let less = update(&counsellor, less).await["event"].take();
        let states: Vec<_> = less["series"]["occurrences"]["nodes"].as_array().unwrap().iter().map(|n| n["state"].as_str().unwrap()).collect();
        let standing = |state: &str| states.iter().filter(|known| **known == state).count();
        assert_eq!((standing("SCHEDULED"), standing("CANCELLED")), (2, 3));
    }

    async fn all_to_come_is_called_off_and_the_past_stays(app) {
        let counsellor = app.persona(app.world.counsellor.person).await;
        let made = weekly(app, &counsellor).await;
        app.advance_days(17);
        let counsellor = app.persona(app.world.counsellor.person).await;
        let id = &made["series"]["occurrences"]["nodes"][3]["id"];
        let gone = cancel(&counsellor, json!({"eventId": id, "scope": "ALL"})).await["event"].take();
        let states: Vec<_> = gone["series"]["occurrences"]["nodes"].as_array().unwrap().iter().map(|n| n["state"].as_str().unwrap()).collect();
        assert_eq!(states, ["SCHEDULED", "CANCELLED", "CANCELLED", "CANCELLED"]);
    }

    async fn a_series_must_begin_with_its_rule_and_end(app) {
        let counsellor = app.persona(app.world.counsellor.person).await;
        for (rule, problem) in [
            (json!({"frequency": "YEARLY", "nth": 2, "weekdays": ["MONDAY"], "count": 3}), "START_NOT_IN_RULE"),
            (json!({"frequency": "WEEKLY"}), "INVALID_VALUE"),
            (json!({"frequency": "WEEKLY", "count": 3, "until": "2026-06-01"}), "INVALID_VALUE"),
            (json!({"frequency": "WEEKLY", "until": "2036-06-01"}), "SERIES_TOO_LONG"),
            (json!({"frequency": "MONTHLY", "nth": 5, "count": 3}), "INVALID_VALUE"),
        ] {
            let wanted = with(input(app, "Série", "2026-03-17T14:00", "2026-03-17T15:00"), &json!({ "recurrence": rule }));
            assert_eq!(problem_codes(&create(&counsellor, wanted).await), [problem], "{rule}");
        }
    }

    async fn those_expected_come_and_go(app) {
        let world = &app.world;
        let counsellor = app.persona(world.counsellor.person).await;
        let made = create(&counsellor, input(app, "Rencontre", "2026-03-17T14:00", "2026-03-17T16:00")).await["event"].take();
        let add = "mutation($i: AddEventAttendeesInput!) { addEventAttendees(input: $i) { event { attendees { person { id } } } problems { code } } }";
        let doctor = json!({"eventId": made["id"], "attendeePersonIds": [world.doctor.person.to_string()]});
        let added = counsellor.graphql(add, json!({ "i": doctor })).await["addEventAttendees"].take();
        assert_eq!(added["event"]["attendees"].as_array().unwrap().len(), 3);
        let unknown = json!({"eventId": made["id"], "attendeePersonIds": [world.stranger.to_string()]});
        let refused = counsellor.graphql(add, json!({ "i": unknown })).await["addEventAttendees"].take();
        assert_eq!(problem_codes(&refused), ["PERSON_UNKNOWN"]);
        let jap = app.persona(world.jap.person).await;
        assert_eq!(jap.error_code(add, json!({ "i": doctor })).await, "FORBIDDEN");
        let remove = "mutation($i: RemoveEventAttendeeInput!) { removeEventAttendee(input: $i) { event { attendees { person { id } } } problems { code } } }";
        let doctor = json!({"eventId": made["id"], "personId": world.doctor.person.to_string()});
        let removed = counsellor.graphql(remove, json!({ "i": doctor })).await["removeEventAttendee"].take();
        assert_eq!(removed["event"]["attendees"].as_array().unwrap().len(), 2);
    }

    async fn holidays_recesses_and_clashes_warn(app) {
        let world = &app.world;
        let admin = app.persona(world.territory_admin.person).await;
        let record = "mutation($i: RecordCourtRecessInput!) { recordCourtRecess(input: $i) { courtRecess { id } problems { code } } }";
        let recess = json!({"territory": "tj:76-rouen", "startsOn": "2026-05-10", "endsOn": "2026-05-20", "label": "Service de printemps"});
        let recorded = admin.graphql(record, json!({ "i": recess })).await["recordCourtRecess"].take();
        assert_eq!(problem_codes(&recorded), [""; 0]);
        let spip = app.persona(world.spip_director.person).await;
        assert_eq!(spip.error_code(record, json!({ "i": recess })).await, "FORBIDDEN");
        let seen = spip.graphql("query { courtRecesses(territory: \"dep:76\") { label territory { code } } }", json!({})).await;
        assert_eq!(seen["courtRecesses"][0]["territory"]["code"], "tj:76-rouen");
        // Ascension, within the recess.
        let wanted = input(app, "Rencontre", "2026-05-14T14:00", "2026-05-14T16:00");
        let made = create(&spip, wanted).await["event"].take();
        let kinds = |warnings: &Value| -> Vec<String> {
            warnings.as_array().unwrap().iter().map(|w| w["kind"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(kinds(&made["warnings"]), ["PUBLIC_HOLIDAY", "COURT_RECESS"]);
        assert_eq!(made["warnings"][0]["message"], "Jour férié : Ascension.");
        let checks = "query($m: MeetingInput!, $p: ID!, $a: [ID!], $e: ID) { eventChecks(meeting: $m, partnershipId: $p, \
             attendeePostIds: $a, eventId: $e) { kind message } }";
        let vars = json!({
            "m": {"startsAt": "2026-05-14T15:00", "endsAt": "2026-05-14T17:00"}, "p": world.rouen.to_string(),
            "a": [world.jap.post.to_string(), world.doctor.post.to_string()],
        });
        let found = spip.graphql(checks, vars.clone()).await["eventChecks"].take();
        assert_eq!(kinds(&found), ["PUBLIC_HOLIDAY", "COURT_RECESS", "CLASH"]);
        assert!(!found[2]["message"].as_str().unwrap().contains("Rencontre"), "no word of the other meeting");
        let own = spip.graphql(checks, with(vars.clone(), &json!({"e": made["id"]}))).await["eventChecks"].take();
        assert_eq!(kinds(&own), ["PUBLIC_HOLIDAY", "COURT_RECESS"]);
        assert_eq!(app.persona(world.reunion_director.person).await.error_code(checks, vars).await, "NOT_FOUND");
        let second = create(&spip, input(app, "Autre rencontre", "2026-05-21T14:00", "2026-05-21T16:00")).await["event"].take();
        assert_eq!(kinds(&second["warnings"]), [""; 0]);
        let third = create(&spip, input(app, "Troisième", "2026-05-21T15:00", "2026-05-21T16:00")).await["event"].take();
        assert_eq!(kinds(&third["warnings"]), ["CLASH", "CLASH"]);
        let of = "query { events(from: \"2026-05-21\", to: \"2026-05-21\") { nodes { warnings { kind } } } }";
        let jap = app.persona(world.jap.person).await.graphql(of, json!({})).await;
        assert_eq!(kinds(&jap["events"]["nodes"][0]["warnings"]), [""; 0], "only who may change it learns of clashes");
        let remove = "mutation($i: RemoveCourtRecessInput!) { removeCourtRecess(input: $i) { problems { code } } }";
        admin.graphql(remove, json!({"i": {"courtRecessId": recorded["courtRecess"]["id"]}})).await;
        assert_eq!(kinds(&spip.graphql(checks, json!({"m": {"startsAt": "2026-05-15T15:00", "endsAt": "2026-05-15T17:00"},
            "p": world.rouen.to_string(), "a": []})).await["eventChecks"].take()), [""; 0]);
    }
}
