//! What goes wrong takes nothing away, is told by line in our own words, and is tried again later and later.

use jiff::SignedDuration;
use jonction::calendar::inbound::NewCalendar;
use jonction::kernel::error::Error;
use serde_json::{Value, json};

use super::{Site, act, calendar, event, file, follow, titles};
use crate::on_both_with_calendars;
use crate::support::{Persona, TestApp, problem_codes};

fn good() -> String {
    file(&[
        &event("un", &["DTSTART:20260310T130000Z", "SUMMARY:Journée régionale"]),
        &event("deux", &["DTSTART:20260410T130000Z", "SUMMARY:Atelier"]),
    ])
}

fn messages(calendar: &Value) -> Vec<(Option<i64>, String)> {
    let problems = calendar["problems"].as_array().unwrap();
    problems.iter().map(|one| (one["line"].as_i64(), one["message"].as_str().unwrap().to_owned())).collect()
}

/// Reads it now, a while after the last time.
async fn again(app: &TestApp, persona: &Persona<'_>, id: &Value) -> Value {
    app.advance(SignedDuration::from_mins(2));
    let mut read = act(persona, "readInboundCalendar", json!({"calendarId": id})).await;
    assert_eq!(problem_codes(&read), [""; 0], "{read}");
    read["calendar"].take()
}

on_both_with_calendars! {
    async fn a_site_that_gives_no_calendar_says_why_in_our_words(app) {
        let site = Site::serving(&good()).await;
        for (path, said) in [
            ("/lourd", "Le fichier dépasse 2 Mio."),
            ("/boucle", "Le site renvoie trop de fois ailleurs."),
            ("/dedans", "Cette adresse n’est pas acceptée, ou renvoie vers une adresse qui ne l’est pas."),
            ("/lent", "Le site n’a pas répondu à temps."),
            ("/refus", "Le site refuse l’accès à ce calendrier."),
            ("/absent", "Le site ne connaît pas ce calendrier, ou ne le connaît plus."),
            ("/page", "Ce n’est pas un fichier de calendrier."),
        ] {
            let made = follow(app, &site.url(path)).await;
            assert_eq!(made["state"], "FAILED", "{path}");
            assert_eq!(messages(&made), [(None, said.to_owned())], "{path}");
            assert_eq!((&made["lastReadAt"], &made["entriesKept"]), (&Value::Null, &json!(0)));
            app.advance(SignedDuration::from_secs(20));
        }
        let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let made = follow(app, &format!("http://{closed}/agenda.ics?jeton=tres-secret")).await;
        assert_eq!(messages(&made), [(None, "Aucun site public ne répond à cette adresse.".to_owned())]);
    }

    async fn a_failed_reading_keeps_the_last_good_one_and_is_tried_later_and_later(app) {
        let site = Site::serving(&good()).await;
        let made = follow(app, &site.url("/agenda.ics")).await;
        let coordinator = app.persona(app.world.spip_director.person).await;
        site.serve("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:un\r\n");
        for next in ["2026-03-03T09:32:00Z", "2026-03-03T10:04:00Z", "2026-03-03T11:06:00Z"] {
            let read = again(app, &coordinator, &made["id"]).await;
            assert_eq!((&read["state"], &read["nextReadAt"]), (&json!("FAILED"), &json!(next)));
            assert_eq!(messages(&read), [(None, "Le fichier s’arrête en cours de route.".to_owned())]);
            assert_eq!((&read["entriesKept"], &read["lastReadAt"]), (&json!(2), &made["lastReadAt"]));
        }
        assert_eq!(titles(app).await, ["Journée régionale", "Atelier"]);
        site.serve(&good());
        app.advance(SignedDuration::from_hours(2));
        app.run_jobs().await;
        let read = calendar(&coordinator, &made["id"]).await;
        assert_eq!((&read["state"], messages(&read).len()), (&json!("READ"), 0), "{read}");
    }

    async fn broken_lines_are_told_and_what_was_read_well_of_their_event_stays(app) {
        let site = Site::serving(&good()).await;
        let made = follow(app, &site.url("/agenda.ics")).await;
        let coordinator = app.persona(app.world.spip_director.person).await;
        site.serve(&file(&[
            &event("un", &["DTSTART:quillet", "SUMMARY:Journée remplacée"]),
            &event("deux", &["quillet", "DTSTART:20260411T130000Z", "SUMMARY:Atelier déplacé"]),
            &event("trois", &["SUMMARY:Sans date"]),
            &event("quatre", &["DTSTART;TZID=Quillet Time:20260411T130000", "SUMMARY:Ailleurs"]),
            &event("cinq", &["DTSTART:20260412T130000Z", "DTEND:20260411T130000Z", "SUMMARY:À rebours"]),
            &event("six", &["DTSTART:20260413T130000Z", "RRULE:FREQ=MINUTELY", "SUMMARY:Sans cesse"]),
            &event("sept", &["DTSTART:20260414T130000Z", "RRULE:FREQ=QUILLET", "SUMMARY:Règle"]),
        ]));
        let read = again(app, &coordinator, &made["id"]).await;
        assert_eq!(read["state"], "READ");
        let said = |line: i64, words: &str| (Some(line), words.to_owned());
        assert_eq!(messages(&read), [
            said(5, "Cette date est illisible."),
            said(10, "Cette ligne est illisible."),
            said(14, "Cet événement n’a pas de début."),
            said(20, "Ce fuseau horaire est inconnu."),
            said(26, "Cette fin ne convient pas au début de l’événement."),
            said(32, "Cette répétition revient plus d’une fois par jour : elle n’est pas lue."),
            said(38, "Cette règle de répétition est illisible."),
        ]);
        assert!(!read.to_string().contains("uillet"), "never in the file's words: {read}");
        assert_eq!(titles(app).await, ["Journée régionale", "Atelier déplacé"], "the first is as it was read well");
    }

    async fn a_calendar_is_not_read_twice_in_a_minute_nor_by_one_person_without_end(app) {
        let site = Site::serving(&good()).await;
        let made = follow(app, &site.url("/agenda.ics")).await;
        let coordinator = app.persona(app.world.spip_director.person).await;
        let soon = act(&coordinator, "readInboundCalendar", json!({"calendarId": made["id"]})).await;
        assert_eq!(problem_codes(&soon), ["READ_TOO_SOON"]);
        for number in 0..4 {
            follow(app, &site.url(&format!("/agenda.ics?{number}"))).await;
        }
        let actor = app.app.sessions.actor(coordinator.token.as_deref().unwrap()).await.unwrap().unwrap();
        let one_more = NewCalendar {
            partnership: Some(app.world.rouen),
            name: "Encore".into(),
            url: site.url("/agenda.ics?x"),
            acting_post: None,
            confirmed: false,
        };
        assert!(matches!(app.app.inbound.add(&actor, one_more).await, Err(Error::RateLimited(_))));
        assert_eq!(site.asked().len(), 5);
    }
}
