//! A partnership follows a training calendar: titles under the guard, what a site says of changes, retention.

use jiff::SignedDuration;
use serde_json::json;

use super::{CALENDAR, DAY_OF_FILE, Site, act, all_tables, calendar, entries, event, file, follow, titles};
use crate::on_both_with_calendars;
use crate::support::problem_codes;

fn trainings() -> String {
    file(&[
        &event(
            "un@federation",
            &[
                "DTSTART:20260310T130000Z",
                "DTEND:20260310T150000Z",
                "SUMMARY:Journée régionale d’addictologie",
            ],
        ),
        &event(
            "deux@federation",
            &[
                "DTSTART;VALUE=DATE:20260402",
                "DTEND;VALUE=DATE:20260404",
                "SUMMARY:Suivi du patient Kévin Lassalle",
                "DESCRIPTION:quillet-description",
                "LOCATION:quillet-lieu",
                "ORGANIZER;CN=quillet-organisateur:mailto:quillet@exemple.test",
                "ATTENDEE;CN=quillet-participant:mailto:quillet@exemple.test",
                "COMMENT:quillet-commentaire",
                "ATTACH:https://exemple.test/quillet",
            ],
        ),
    ])
}

on_both_with_calendars! {
    async fn dates_are_announced_and_titles_kept_only_where_the_guard_lets_them_pass(app) {
        let site = Site::serving(&trainings()).await;
        let made = follow(app, &site.url("/agenda.ics?jeton=tres-secret")).await;
        let found = (&made["kind"], &made["state"], &made["entriesKept"], &made["host"]);
        assert_eq!(found, (&json!("PARTNERSHIP"), &json!("READ"), &json!(2), &json!("127.0.0.1")));
        assert_eq!((&made["lastReadAt"], &made["nextReadAt"]), (&json!("2026-03-03T09:00:00Z"), &json!("2026-03-03T15:00:00Z")));
        let counsellor = app.persona(app.world.counsellor.person).await;
        let found = entries(&counsellor, app).await;
        assert_eq!(found, [
            json!({"title": "Journée régionale d’addictologie", "startsAt": "2026-03-10T13:00:00Z",
                "endsAt": "2026-03-10T15:00:00Z", "allDay": false, "calendar": {"name": "Fédération Addiction"}}),
            json!({"title": "Date d’un agenda extérieur", "startsAt": "2026-04-01T22:00:00Z",
                "endsAt": "2026-04-03T22:00:00Z", "allDay": true, "calendar": {"name": "Fédération Addiction"}}),
        ]);
    }

    async fn nothing_else_of_the_file_reaches_a_table_and_the_address_no_answer(app) {
        let site = Site::serving(&trainings()).await;
        let made = follow(app, &site.url("/bouge?jeton=tres-secret")).await;
        let id = &made["id"];
        let coordinator = app.persona(app.world.spip_director.person).await;
        assert!(!format!("{made}{}", calendar(&coordinator, id).await).contains("jeton"));
        let held = all_tables(app).await;
        assert!(held.contains("Journée régionale"), "or this test shows nothing: {held}");
        for word in ["quillet", "Lassalle", "un@federation", "VEVENT"] {
            assert!(!held.contains(word), "{word} in {held}");
        }
        let with_address: Vec<&str> = held.lines().filter(|line| line.contains("jeton")).collect();
        assert_eq!(with_address.len(), 1, "the address stands in its own row alone: {with_address:?}");
        assert!(with_address[0].starts_with("inbound_calendar: "));
        app.advance(SignedDuration::from_mins(2));
        let removed = act(&coordinator, "removeInboundCalendar", json!({"calendarId": id})).await;
        assert_eq!(removed["calendar"]["id"], *id);
        let held = all_tables(app).await;
        assert!(!held.contains("inbound_entry: ") && !held.contains("inbound_calendar: ") && !held.contains("jeton"), "{held}");
    }

    async fn a_site_is_asked_whether_anything_changed(app) {
        let site = Site::serving(&trainings()).await;
        let made = follow(app, &site.url("/agenda.ics")).await;
        let coordinator = app.persona(app.world.spip_director.person).await;
        app.advance(SignedDuration::from_hours(6));
        app.run_jobs().await;
        let read = calendar(&coordinator, &made["id"]).await;
        assert_eq!((&read["state"], &read["entriesKept"]), (&json!("UNCHANGED"), &json!(2)));
        assert_eq!(read["lastReadAt"], "2026-03-03T15:00:00Z");
        let asked = site.asked();
        assert_eq!(asked.len(), 2);
        assert_eq!((&asked[0].if_none_match, &asked[0].if_modified_since), (&None, &None));
        assert!(asked[1].if_none_match.is_some());
        assert_eq!(asked[1].if_modified_since.as_deref(), Some(DAY_OF_FILE));
        site.serve(&file(&[&event("un@federation", &["DTSTART:20260311T130000Z", "SUMMARY:Journée déplacée"])]));
        app.advance(SignedDuration::from_hours(6));
        app.run_jobs().await;
        assert_eq!(titles(app).await, ["Journée déplacée"]);
    }

    async fn an_unchanged_calendar_is_read_whole_once_a_month_so_that_its_series_go_on(app) {
        let site = Site::serving(&file(&[&event("s", &["DTSTART:20260310T130000Z", "RRULE:FREQ=MONTHLY", "SUMMARY:Atelier"])])).await;
        let made = follow(app, &site.url("/agenda.ics")).await;
        assert_eq!(made["entriesKept"], 18, "to September 2027");
        for _ in 0..31 {
            app.advance_days(1);
            app.run_jobs().await;
        }
        let coordinator = app.persona(app.world.spip_director.person).await;
        assert_eq!(calendar(&coordinator, &made["id"]).await["entriesKept"], 19, "one month more");
    }

    async fn what_is_past_is_dropped(app) {
        let site = Site::serving(&trainings()).await;
        let made = follow(app, &site.url("/agenda.ics")).await;
        app.advance_days(28);
        assert_eq!(app.app.inbound.forget_as_system().await.unwrap(), 0);
        app.advance_days(13);
        assert_eq!(app.app.inbound.forget_as_system().await.unwrap(), 1, "the first one is over for a month");
        let coordinator = app.persona(app.world.spip_director.person).await;
        assert_eq!(calendar(&coordinator, &made["id"]).await["entriesKept"], 1);
    }

    async fn a_name_passes_the_guard_and_an_address_is_https_from_outside(app) {
        let coordinator = app.persona(app.world.spip_director.person).await;
        let site = Site::serving(&trainings()).await;
        let rouen = app.world.rouen.to_string();
        for (name, url, codes) in [
            ("Formations", "http://exemple.test/a.ics", &["INVALID_VALUE"][..]),
            ("Formations", "https://moi:secret@exemple.test/a.ics", &["INVALID_VALUE"]),
            ("Formations", "https://exemple.test:8443/a.ics", &["INVALID_VALUE"]),
            ("Formations", "https://10.0.0.1/a.ics", &["INVALID_VALUE"]),
            ("", "demain", &["REQUIRED", "INVALID_VALUE"]),
            ("NIR 2 84 05 76 451 089 78", &site.url("/agenda.ics"), &["GUARD_REFUSED"]),
        ] {
            let input = json!({"partnershipId": rouen, "name": name, "url": url});
            let answer = act(&coordinator, "addInboundCalendar", input).await;
            assert_eq!(problem_codes(&answer), codes, "{name} {url}");
        }
        follow(app, &site.url("/agenda.ics")).await;
        let again = json!({"partnershipId": rouen, "name": "Encore", "url": site.url("/agenda.ics")});
        assert_eq!(problem_codes(&act(&coordinator, "addInboundCalendar", again).await), ["ALREADY_FOLLOWED"]);
    }

    async fn a_list_of_partnerships_costs_the_same_statements_whatever_they_announce(app) {
        let site = Site::serving(&trainings()).await;
        let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on Partnership {{ inboundCalendars {{ {CALENDAR} }} \
             inboundEntries(from: \"2026-03-01\", to: \"2026-06-30\") {{ title calendar {{ name }} }} }} }} }}");
        let id = json!({"id": app.world.rouen.to_string()});
        follow(app, &site.url("/agenda.ics")).await;
        let counsellor = app.persona(app.world.counsellor.person).await;
        let db = &app.app.platform.db;
        let before = db.statements();
        counsellor.graphql(&query, id.clone()).await;
        let one = db.statements() - before;
        follow(app, &site.url("/agenda.ics?b")).await;
        let before = db.statements();
        counsellor.graphql(&query, id).await;
        assert_eq!(db.statements() - before, one);
    }
}
