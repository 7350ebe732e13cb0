//! What a feed holds, as two calendar programs understand it.

use serde_json::{Value, json};

use super::{cancel, create, fetch, hold, meeting, move_to, of_post, personal, plan};
use crate::on_both;
use crate::support::readers::facts_of;
use crate::support::{TestApp, protocol_in_force};

/// Calls each reader once for all these feeds.
async fn understood(app: &TestApp, urls: &[&str]) -> Vec<Value> {
    let mut bodies = Vec::new();
    for url in urls {
        let fetched = fetch(app, url).await;
        assert_eq!(fetched.status, 200, "{}", fetched.body);
        assert!(fetched.body.split("\r\n").all(|line| line.len() <= 75), "{}", fetched.body);
        bodies.push(fetched.body);
    }
    facts_of(&bodies.iter().map(String::as_str).collect::<Vec<_>>())
}

const TITLE: &str =
    "Orientation, attestations ; délais entre le SPIP de Seine-Maritime et le CSAPA La Passerelle";

on_both! {
    async fn two_readers_understand_a_feed_as_it_was_meant(app) {
        let protocol = protocol_in_force(app, TITLE, "2025-04-15").await;
        let director = app.persona(app.world.spip_director.person).await;
        let review = plan(&director, &protocol, meeting("2026-03-20T14:00", "2026-03-20T16:00")).await;
        app.advance(jiff::SignedDuration::from_mins(5));
        // The clocks change between the two dates.
        move_to(&director, &review, meeting("2026-04-02T09:30", "2026-04-02T11:00")).await;
        let mine = create(&director, json!({ "name": "Téléphone – le mien", "alarmMinutes": 90 })).await;
        let post = of_post(app, app.world.csapa_director.person, app.world.csapa_director.post).await;

        let [mine, post] = &understood(app, &[mine["url"].as_str().unwrap(), &post]).await[..] else { panic!() };
        assert_eq!((&mine["name"], &post["name"]), (&json!("Téléphone – le mien"), &json!("Bureau")));
        assert_eq!(mine["zones"], json!(["Europe/Paris"]));
        let [due, held] = &mine["events"].as_array().unwrap()[..] else { panic!("{mine:#}") };
        let event = review["event"]["id"].as_str().unwrap().replace(':', "-");
        let id = protocol.id.to_string().replace("protocol:", "");
        let site = &app.app.config.public_url;
        let alarm = json!([{ "action": "DISPLAY", "seconds": -5400 }]);
        assert_eq!(*due, json!({
            "uid": format!("revue-{id}-2026-04-15@jonction"), "sequence": 0,
            "stamp": { "utc": "2026-03-03T09:00:00Z" }, "modified": { "utc": "2026-03-03T09:00:00Z" },
            "start": { "day": "2026-04-15" }, "end": null, "replaces": null,
            "summary": format!("Revue annuelle à tenir : {TITLE}"), "description": null, "location": null,
            "status": "CONFIRMED", "transparency": "TRANSPARENT", "categories": [],
            "url": format!("{site}/protocoles/{id}"), "alarms": alarm,
        }));
        let uid = held["uid"].as_str().unwrap();
        assert!(uid.starts_with(&format!("{event}@")), "{uid}");
        assert_eq!(*held, json!({
            "uid": uid, "sequence": 1,
            "stamp": { "utc": "2026-03-03T09:05:00Z" }, "modified": { "utc": "2026-03-03T09:05:00Z" },
            "start": { "utc": "2026-04-02T07:30:00Z" }, "end": { "utc": "2026-04-02T09:00:00Z" }, "replaces": null,
            "summary": format!("Revue annuelle : {TITLE}"), "description": null,
            "location": "Tribunal judiciaire, salle des délibérés ; 2e étage",
            "status": "CONFIRMED", "transparency": "OPAQUE", "categories": [],
            "url": format!("{site}/evenements/{}", event.replace("event-", "")), "alarms": alarm,
        }));
        // The same matter on the post's feed, whose owner wants no alarm.
        let mut silent = mine["events"].clone();
        silent.as_array_mut().unwrap().iter_mut().for_each(|event| event["alarms"] = json!([]));
        assert_eq!(post["events"], silent);
    }

    async fn a_review_overseas_is_at_its_own_clocks(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let director = app.persona(app.world.spip_director.person).await;
        let mut elsewhere = meeting("2026-07-02T09:00", "2026-07-02T10:00");
        elsewhere["timeZone"] = json!("Indian/Reunion");
        plan(&director, &protocol, elsewhere).await;
        let feed = personal(app, app.world.doctor.person).await;
        let [facts] = &understood(app, &[&feed]).await[..] else { panic!() };
        assert_eq!(facts["zones"], json!(["Indian/Reunion"]));
        assert_eq!(facts["events"][1]["start"], json!({ "utc": "2026-07-02T05:00:00Z" }));
    }

    async fn a_cancelled_meeting_is_struck_out_and_rings_no_more(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let director = app.persona(app.world.spip_director.person).await;
        let review = plan(&director, &protocol, meeting("2026-03-20T14:00", "2026-03-20T16:00")).await;
        let feed = create(&director, json!({ "name": "Téléphone", "alarmMinutes": 0 })).await;
        cancel(&director, &review).await;
        let [facts] = &understood(app, &[feed["url"].as_str().unwrap()]).await[..] else { panic!() };
        let [meeting, due] = &facts["events"].as_array().unwrap()[..] else { panic!("{facts:#}") };
        let (meeting, due) = if meeting["end"].is_null() { (due, meeting) } else { (meeting, due) };
        assert_eq!((&meeting["status"], &meeting["sequence"]), (&json!("CANCELLED"), &json!(1)));
        assert_eq!(meeting["alarms"], json!([]));
        assert_eq!(due["alarms"], json!([{ "action": "DISPLAY", "seconds": 0 }]));
    }

    async fn a_review_held_leaves_its_due_date_for_the_next(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let director = app.persona(app.world.spip_director.person).await;
        plan(&director, &protocol, meeting("2026-03-03T11:00", "2026-03-03T11:30")).await;
        let feed = personal(app, app.world.spip_director.person).await;
        let before = fetch(app, &feed).await;
        hold(app, &director, &protocol, "2026-03-03").await;
        let after = fetch(app, &feed).await;
        assert_eq!(before.titles(), after.titles());
        assert!(before.body.contains("DTSTART;VALUE=DATE:20260415\r\n"), "{}", before.body);
        assert!(after.body.contains("DTSTART;VALUE=DATE:20270303\r\n"), "{}", after.body);
        assert!(!after.body.contains("20260415"), "{}", after.body);
        assert_eq!(after.meeting()["STATUS"], "CONFIRMED");
        assert_eq!(before.meeting()["SEQUENCE"], after.meeting()["SEQUENCE"], "nothing for attendees to learn");
        assert_ne!(before.etag(), after.etag());
    }

    async fn the_video_link_is_in_no_feed(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let world = &app.world;
        let director = app.persona(world.spip_director.person).await;
        plan(&director, &protocol, meeting("2026-03-20T14:00", "2026-03-20T16:00")).await;
        for url in [
            personal(app, world.spip_director.person).await,
            of_post(app, world.spip_director.person, world.spip_director.post).await,
        ] {
            let unfolded = fetch(app, &url).await.body.replace("\r\n ", "");
            assert!(unfolded.contains("BEGIN:VTIMEZONE") && unfolded.contains("LOCATION:Tribunal"), "{unfolded}");
            assert!(!unfolded.contains("visio"), "{unfolded}");
        }
    }
}
