//! Series in a feed, read by an independent program in every French zone; what a feed was made to show.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use calcard::common::timezone::Tz;
use calcard::icalendar::dates::CalendarEvent;
use calcard::icalendar::{ICalendar, ICalendarStatus};
use serde_json::{Value, json};

use crate::dates::zones;
use crate::on_both;
use crate::support::{Persona, TestApp, problem_codes};

async fn feed(persona: &Persona<'_>, input: Value) -> String {
    let query = "mutation($i: CreateFeedTokenInput!) { createFeedToken(input: $i) { url feedToken { filter { scope kinds includeCancelled } colour } problems { code field } } }";
    let made = persona.graphql(query, json!({ "i": input })).await["createFeedToken"].take();
    assert_eq!(problem_codes(&made), [""; 0], "{made}");
    let url = made["url"].as_str().unwrap();
    url[url.find("/calendrier/").unwrap()..].to_owned()
}

async fn fetch(app: &TestApp, url: &str) -> String {
    let (status, _, body) = app.request(Request::get(url).body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::OK);
    String::from_utf8(body).unwrap().replace("\r\n ", "")
}

/// The seconds at which calcard has something begin that was not called off.
///
/// It takes a file for the entries of one UID, and an occurrence for replaced only under the same SEQUENCE: so each UID
/// is read by itself, without SEQUENCE.
fn starts(body: &str) -> BTreeSet<i64> {
    let (head, entries) = body.split_once("BEGIN:VEVENT\r\n").unwrap();
    let mut of_uid: BTreeMap<&str, String> = BTreeMap::new();
    for entry in entries.trim_end_matches("END:VCALENDAR\r\n").split("BEGIN:VEVENT\r\n") {
        let uid = entry.lines().find_map(|line| line.strip_prefix("UID:")).unwrap();
        let lines = entry.split_inclusive("\r\n").filter(|line| !line.starts_with("SEQUENCE:"));
        let text = of_uid.entry(uid).or_default();
        text.push_str("BEGIN:VEVENT\r\n");
        text.extend(lines);
    }
    of_uid.into_values().flat_map(|entries| starts_of(&format!("{head}{entries}END:VCALENDAR\r\n"))).collect()
}

fn starts_of(file: &str) -> Vec<i64> {
    let calendar = ICalendar::parse(file).unwrap();
    let expanded = calendar.expand_dates(Tz::UTC, 2_000);
    assert!(expanded.errors.is_empty(), "{:?}", expanded.errors);
    let stands = |event: &CalendarEvent<_, _>| {
        calendar.components[event.comp_id as usize].status() != Some(&ICalendarStatus::Cancelled)
    };
    expanded.events.into_iter().filter(stands).map(|event| event.timestamps().0).collect()
}

async fn create(app: &TestApp, persona: &Persona<'_>, title: &str, meeting: Value, rule: Value) -> Value {
    let query = "mutation($i: EventInput!) { createEvent(input: $i) { event { id sequence series { occurrences(first: 50) { \
         nodes { id startsAt startsLocal state sequence } } } } problems { code field } } }";
    let input = json!({
        "title": title, "partnershipId": app.world.rouen.to_string(), "meeting": meeting, "recurrence": rule,
        "attendeePostIds": [app.world.csapa_director.post.to_string()],
    });
    let made = persona.graphql(query, json!({ "i": input })).await["createEvent"].take();
    assert_eq!(problem_codes(&made), [""; 0], "{made}");
    made["event"].clone()
}

async fn act(persona: &Persona<'_>, name: &str, input: Value) {
    let (head, rest) = name.split_at(1);
    let query = format!(
        "mutation($i: {}{rest}Input!) {{ {name}(input: $i) {{ problems {{ code field }} }} }}",
        head.to_uppercase()
    );
    let payload = persona.graphql(&query, json!({ "i": input })).await[name].take();
    assert_eq!(problem_codes(&payload), [""; 0], "{payload}");
}

/// What the program itself says is scheduled.
async fn expected(persona: &Persona<'_>) -> BTreeSet<i64> {
    let query = "query { events(from: \"2026-01-01\", first: 100) { nodes { startsAt state } } }";
    let answer = persona.graphql(query, json!({})).await;
    let nodes = answer["events"]["nodes"].as_array().unwrap();
    let starts = nodes
        .iter()
        .filter(|node| node["state"] == "SCHEDULED")
        .map(|node| node["startsAt"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap().as_second());
    starts.collect()
}

on_both! {
    async fn series_read_right_in_every_zone_with_what_was_changed_and_called_off(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let url = feed(&spip, json!({"name": "Tout", "alarmMinutes": 30, "colour": "GREEN"})).await;
        // Weekly over the clock changes of Europe and of North America, in each zone at another hour.
        for (number, zone) in zones().iter().enumerate() {
            let hour = 8 + number % 10;
            let meeting = json!({"startsAt": format!("2026-03-03T{hour:02}:15"), "endsAt": format!("2026-03-03T{:02}:45", hour + 1),
                "timeZone": zone.name()});
            let made = create(app, &spip, &format!("Série {number}"), meeting, json!({"frequency": "WEEKLY", "count": 6})).await;
            let nodes = made["series"]["occurrences"]["nodes"].as_array().unwrap();
            let meeting = json!({"startsAt": format!("2026-03-12T{hour:02}:00"), "endsAt": format!("2026-03-12T{hour:02}:30"), "timeZone": zone.name()});
            act(&spip, "updateEvent", json!({"eventId": nodes[1]["id"], "baseSequence": 0, "meeting": meeting})).await;
            act(&spip, "cancelEvent", json!({"eventId": nodes[3]["id"]})).await;
        }
        let body = fetch(app, &url).await;
        assert_eq!(starts(&body), expected(&spip).await);
        assert_eq!(body.matches("\r\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=6\r\n").count(), 12);
        assert_eq!(body.matches("\r\nRECURRENCE-ID;TZID=").count(), 24);
        assert_eq!(body.matches("\r\nSTATUS:CANCELLED\r\n").count(), 12);
        assert!(body.contains("\r\nCOLOR:seagreen\r\nX-APPLE-CALENDAR-COLOR:#2E8B57\r\n"), "{body}");
        assert!(body.contains("\r\nTRIGGER:-PT30M\r\n"));
        // Called off for longer than thirty days: no entry, and no place in the rule.
        app.advance_days(31);
        let body = fetch(app, &url).await;
        assert_eq!(body.matches("\r\nSTATUS:CANCELLED\r\n").count(), 0);
        assert_eq!(body.matches("\r\nEXDATE;TZID=").count(), 12);
        assert_eq!(starts(&body), expected(&app.persona(app.world.spip_director.person).await).await);
    }

    async fn another_rule_leaves_the_past_beside_the_series(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let url = feed(&spip, json!({"name": "Tout"})).await;
        let meeting = json!({"startsAt": "2026-03-03T14:00", "endsAt": "2026-03-03T15:00"});
        let made = create(app, &spip, "Série", meeting, json!({"frequency": "WEEKLY", "until": "2026-04-30"})).await;
        app.advance_days(14);
        let spip = app.persona(app.world.spip_director.person).await;
        let nodes = made["series"]["occurrences"]["nodes"].as_array().unwrap();
        let meeting = json!({"startsAt": "2026-04-02T09:00", "endsAt": "2026-04-02T10:00"});
        act(&spip, "updateEvent", json!({"eventId": nodes[4]["id"], "scope": "ALL", "baseSequence": 0, "meeting": meeting})).await;
        let body = fetch(app, &url).await;
        assert_eq!(starts(&body), expected(&spip).await);
        assert!(body.contains("\r\nRRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20260430T215959Z\r\n"), "{body}");
        assert_eq!(body.matches("BEGIN:VEVENT").count() , 3, "two that are past, and the series");
    }

    async fn who_is_expected_once_gets_that_occurrence_alone(app) {
        let world = &app.world;
        let spip = app.persona(world.spip_director.person).await;
        let meeting = json!({"startsAt": "2026-03-17T14:00", "endsAt": "2026-03-17T15:00"});
        let made = create(app, &spip, "Série", meeting, json!({"frequency": "WEEKLY", "count": 4})).await;
        let nodes = made["series"]["occurrences"]["nodes"].as_array().unwrap();
        let url = feed(&app.persona(world.reunion_director.person).await, json!({"name": "Moi", "filter": {"scope": "MINE"}})).await;
        assert_eq!(fetch(app, &url).await.matches("BEGIN:VEVENT").count(), 0);
        act(&spip, "addEventAttendees", json!({"eventId": nodes[2]["id"], "attendeePostIds": [world.reunion_director.post.to_string()]})).await;
        let body = fetch(app, &url).await;
        assert_eq!((body.matches("BEGIN:VEVENT").count(), body.matches("RRULE:FREQ=WEEKLY").count()), (1, 0));
        let etag = app.request(Request::get(&url).body(Body::empty()).unwrap()).await.1["etag"].clone();
        act(&spip, "removeEventAttendee", json!({"eventId": nodes[2]["id"], "postId": world.reunion_director.post.to_string()})).await;
        let again = Request::get(&url).header("if-none-match", etag).body(Body::empty()).unwrap();
        let (status, _, body) = app.request(again).await;
        assert_eq!(status, StatusCode::OK, "expected no longer: the feed has changed");
        assert!(!String::from_utf8(body).unwrap().contains("BEGIN:VEVENT"));
    }

    async fn whole_days_are_dates_with_an_end_that_excludes(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let url = feed(&spip, json!({"name": "Tout"})).await;
        let meeting = json!({"startsAt": "2026-05-04", "endsAt": "2026-05-05", "allDay": true});
        create(app, &spip, "Journées", meeting, json!({"frequency": "YEARLY", "nth": 1, "until": "2029-05-31"})).await;
        let body = fetch(app, &url).await;
        assert!(body.contains("\r\nDTSTART;VALUE=DATE:20260504\r\nDTEND;VALUE=DATE:20260506\r\n"), "{body}");
        assert!(body.contains("\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1MO;UNTIL=20290531\r\n"), "{body}");
    }

    async fn a_feed_shows_what_it_was_made_for(app) {
        let world = &app.world;
        let spip = app.persona(world.spip_director.person).await;
        let meeting = |day: u8| json!({"startsAt": format!("2026-05-{day:02}T14:00"), "endsAt": format!("2026-05-{day:02}T15:00")});
        create(app, &spip, "Avec le CSAPA", meeting(4), Value::Null).await;
        let query = "mutation($i: EventInput!) { createEvent(input: $i) { event { id } problems { code } } }";
        let input = json!({"title": "Sans le CSAPA", "partnershipId": world.rouen.to_string(), "meeting": meeting(5),
            "attendeePostIds": [world.jap.post.to_string()]});
        spip.graphql(query, json!({ "i": input })).await;
        let titles = |body: String| -> Vec<String> {
            body.lines().filter_map(|line| line.strip_prefix("SUMMARY:Rendez-vous : ")).map(str::to_owned).collect()
        };
        let doctor = app.persona(world.doctor.person).await;
        for (filter, seen) in [
            (json!({}), vec!["Avec le CSAPA", "Sans le CSAPA"]),
            (json!({"scope": "MINE"}), vec![]),
            (json!({"scope": "ORGANISATION"}), vec!["Avec le CSAPA"]),
            (json!({"scope": "PARTNERSHIP", "partnershipId": world.rouen.to_string()}), vec!["Avec le CSAPA", "Sans le CSAPA"]),
            (json!({"scope": "TERRITORY", "territory": "dep:76"}), vec!["Avec le CSAPA", "Sans le CSAPA"]),
            (json!({"kinds": ["CROSS_TRAINING"]}), vec![]),
            (json!({"kinds": ["OTHER", "CROSS_TRAINING"]}), vec!["Avec le CSAPA", "Sans le CSAPA"]),
        ] {
            let url = feed(&doctor, json!({"name": "Choix", "filter": filter})).await;
            assert_eq!(titles(fetch(app, &url).await), seen, "{filter}");
        }
        let query = "mutation($i: CreateFeedTokenInput!) { createFeedToken(input: $i) { problems { field } } }";
        for (filter, field) in [
            (json!({"scope": "PARTNERSHIP"}), "filter.scope"),
            (json!({"scope": "TERRITORY", "territory": "dep:974"}), "filter.territory"),
        ] {
            let made = doctor.graphql(query, json!({"i": {"name": "Choix", "filter": filter}})).await;
            assert_eq!(made["createFeedToken"]["problems"][0]["field"], field);
        }
        let stranger = app.persona(world.reunion_director.person).await;
        let filter = json!({"scope": "PARTNERSHIP", "partnershipId": world.rouen.to_string()});
        let made = stranger.graphql(query, json!({"i": {"name": "Choix", "filter": filter}})).await;
        assert_eq!(made["createFeedToken"]["problems"][0]["field"], "filter.partnershipId");
    }
}
