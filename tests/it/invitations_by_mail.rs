//! Invitations by mail: to whom, once each, as calendar programs read them.

use calcard::{Entry, Parser};
use jonction::kernel::clock::Day;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::smtp::header;
use crate::support::{InForce, Letter, TestApp, problem_codes, protocol_in_force};

const PLAN: &str = "mutation($i: PlanReviewInput!) { planReview(input: $i) { review { id event { id } } problems { code } } }";
const MOVE: &str = "mutation($i: MoveReviewInput!) { moveReview(input: $i) { problems { code } } }";
const CANCEL: &str = "mutation($i: CancelReviewInput!) { cancelReview(input: $i) { problems { code } } }";

fn meeting(day: &str, place: &str) -> Value {
    json!({"startsAt": format!("2026-03-{day}T14:00"), "endsAt": format!("2026-03-{day}T16:00"), "place": place,
           "videoLink": "https://visio.exemple.test/salle-42"})
}

/// A review planned by the SPIP with the CSAPA's director and the director of a CSAPA of La Réunion.
async fn planned(app: &TestApp, protocol: &InForce) -> Value {
    let world = &app.world;
    let posts = json!([world.csapa_director.post.to_string(), world.reunion_director.post.to_string()]);
    let input = json!({"protocolId": protocol.id.to_string(), "meeting": meeting("20", "Salle A, 2e étage"),
                       "attendeePostIds": posts});
    let spip = app.persona(world.spip_director.person).await;
    let payload = spip.graphql(PLAN, json!({ "i": input })).await["planReview"].take();
    assert_eq!(problem_codes(&payload), [""; 0]);
    payload["review"].clone()
}

async fn moved(app: &TestApp, review: &Value, day: &str, place: &str) {
    let spip = app.persona(app.world.spip_director.person).await;
    let input = json!({"reviewId": review["id"], "meeting": meeting(day, place)});
    assert_eq!(problem_codes(&spip.graphql(MOVE, json!({ "i": input })).await["moveReview"]), [""; 0]);
}

async fn cancelled(app: &TestApp, review: &Value) {
    let spip = app.persona(app.world.spip_director.person).await;
    let input = json!({"i": {"reviewId": review["id"]}});
    assert_eq!(problem_codes(&spip.graphql(CANCEL, input).await["cancelReview"]), [""; 0]);
}

fn to<'a>(letters: &'a [Letter], name: &str) -> Vec<&'a Letter> {
    letters.iter().filter(|letter| letter.to.contains(name)).collect()
}

on_both! {
    async fn everybody_expected_is_invited_once_in_a_form_that_calendars_read(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        planned(app, &protocol).await;
        let letters = app.letters("event_invitation").await;
        assert_eq!(letters.len(), 2);
        let okoye = to(&letters, "okoye.samuel@exemple.test")[0];
        let (kind, text) = okoye.calendar.clone().unwrap();
        assert_eq!(kind, "text/calendar; charset=utf-8; method=REQUEST");
        assert!(text.contains("METHOD:REQUEST\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
        assert!(matches!(Parser::new(&text).entry(), Entry::ICalendar(_)), "{text}");
        assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1);
        assert_eq!(okoye.line("DTSTART"), "DTSTART;TZID=Europe/Paris:20260320T140000");
        assert_eq!(okoye.line("SEQUENCE"), "SEQUENCE:0");
        assert_eq!(okoye.line("STATUS"), "STATUS:CONFIRMED");
        assert_eq!(okoye.line("LOCATION"), "LOCATION:Salle A\\, 2e étage");
        let from = okoye.from.rsplit('<').next().unwrap().trim_end_matches('>').to_owned();
        let organiser = okoye.line("ORGANIZER");
        assert!(organiser.ends_with(&format!(":mailto:{from}")), "{organiser} but from {from}");
        assert!(organiser.contains("SPIP de Seine-Maritime"), "{organiser}");
        assert_eq!(text.matches("ATTENDEE").count(), 1, "nobody else's address");
        let attendee = okoye.line("ATTENDEE");
        assert!(attendee.contains("RSVP=TRUE") && attendee.contains("PARTSTAT=NEEDS-ACTION"), "{attendee}");
        assert!(attendee.ends_with(":mailto:okoye.samuel@exemple.test"), "{attendee}");
        assert!(okoye.line("DESCRIPTION").contains(&okoye.token()), "the link stands in the entry too");
        assert!(okoye.text.contains("https://visio.exemple.test/salle-42"), "{}", okoye.text);
        assert!(!text.contains("visio"), "calendars are shared: the video link stays out");
        app.app.events.remind_organisers_as_system().await.unwrap();
        assert_eq!(app.letters("event_invitation").await.len(), 2, "each once");
    }

    async fn who_lives_by_other_clocks_is_told_both_times(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        planned(app, &protocol).await;
        let letters = app.letters("event_invitation").await;
        let here = &to(&letters, "okoye")[0].text;
        assert!(here.contains("vendredi 20 mars 2026, de 14 h 00 à 16 h 00, heure de Paris"), "{here}");
        assert!(!here.contains("Chez vous"), "{here}");
        let there = &to(&letters, "hoarau")[0].text;
        assert!(there.contains("Chez vous : vendredi 20 mars 2026, de 17 h 00 à 19 h 00, heure de La Réunion"), "{there}");
    }

    async fn of_several_changes_only_the_last_is_told_under_the_same_uid_with_a_higher_sequence(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let review = planned(app, &protocol).await;
        let first = to(&app.letters("event_invitation").await, "okoye")[0].clone();
        app.advance_days(1);
        moved(app, &review, "23", "Salle A, 2e étage").await;
        moved(app, &review, "24", "Salle B").await;
        let letters = app.letters("event_invitation").await;
        let own = to(&letters, "okoye");
        assert_eq!(own.len(), 2, "one for both moves");
        assert_eq!(own[1].line("UID"), first.line("UID"));
        assert_eq!(own[1].line("SEQUENCE"), "SEQUENCE:2");
        assert_eq!(own[1].line("DTSTART"), "DTSTART;TZID=Europe/Paris:20260324T140000");
        assert!(own[1].text.contains("Ce rendez-vous a changé"), "{}", own[1].text);
        app.advance_days(1);
        cancelled(app, &review).await;
        let letters = app.letters("event_cancelled").await;
        assert_eq!(letters.len(), 2);
        let end = to(&letters, "okoye")[0];
        assert_eq!(end.calendar.as_ref().unwrap().0, "text/calendar; charset=utf-8; method=CANCEL");
        assert_eq!((end.line("UID"), end.line("SEQUENCE")), (first.line("UID"), "SEQUENCE:3".into()));
        assert_eq!(end.line("STATUS"), "STATUS:CANCELLED");
    }

    async fn who_never_heard_of_an_event_hears_nothing_of_its_end(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let review = planned(app, &protocol).await;
        cancelled(app, &review).await;
        for kind in ["event_invitation", "event_cancelled"] {
            assert_eq!(app.letters(kind).await.len(), 0, "{kind}");
        }
    }

    async fn who_takes_a_post_over_is_invited_and_who_leaves_it_is_told_once(app) {
        let world = &app.world;
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        planned(app, &protocol).await;
        app.run_jobs().await;
        let platform = &app.app.platform;
        let mut tx = platform.db.begin().await.unwrap();
        let day = |text: &str| text.parse::<Day>().unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(world.csapa_director.mandate).bind(day("2026-03-10"));
        tx.exec(q).await.unwrap();
        let q = tx
            .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, created_at, confirmed_at) \
                VALUES ($1, $2, $3, 'TITULAR', $4, $5, $5)")
            .bind(platform.entropy.uuid(app.now()))
            .bind(world.stranger)
            .bind(world.csapa_director.post)
            .bind(day("2026-03-11"))
            .bind(app.now());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let invited = async |name: &str| to(&app.letters("event_invitation").await, name).len();
        let excused = async |name: &str| to(&app.letters("event_cancelled").await, name).len();
        // Until the last evening in Paris nothing changes.
        platform.clock.set("2026-03-10T22:30:00Z".parse().unwrap());
        assert_eq!((invited("caron.remi").await, excused("okoye.samuel").await), (0, 0));
        for instant in ["2026-03-10T23:45:00Z", "2026-03-11T09:00:00Z", "2026-03-13T09:00:00Z"] {
            platform.clock.set(instant.parse().unwrap());
            assert_eq!((invited("caron.remi").await, excused("okoye.samuel").await), (1, 1), "{instant}");
        }
        assert_eq!((invited("okoye.samuel").await, invited("hoarau.johanna").await), (1, 1), "nobody else hears of it");
        let letters = app.letters("event_cancelled").await;
        assert_eq!(letters[0].calendar.as_ref().unwrap().0, "text/calendar; charset=utf-8; method=CANCEL");
    }

    async fn a_mail_that_never_left_told_nothing_and_the_next_look_makes_up_for_it(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let review = planned(app, &protocol).await;
        app.run_jobs().await;
        let spip = app.persona(app.world.spip_director.person).await;
        let add = "mutation($i: AddEventAttendeesInput!) { addEventAttendees(input: $i) { problems { code } } }";
        let expected = [(app.world.jap, "REFUSED"), (app.world.president, "WITHDRAWN")];
        for (other, state) in expected {
            let mut tx = app.app.platform.db.begin().await.unwrap();
            let q = tx.q("UPDATE outgoing_mail SET state = $1 WHERE to_address LIKE 'okoye%'").bind(state.to_owned());
            tx.exec(q).await.unwrap();
            tx.commit().await.unwrap();
            let input = json!({"eventId": review["event"]["id"], "attendeePostIds": [other.post.to_string()]});
            assert_eq!(problem_codes(&spip.graphql(add, json!({ "i": input })).await["addEventAttendees"]), [""; 0]);
            let letters = app.letters("event_invitation").await;
            assert_eq!(to(&letters, "okoye").len(), 1, "{state}: nothing had left, now one has");
            assert_eq!(to(&letters, "hoarau").len(), 1, "who was told is not told again");
        }
        let ids = app.mails().iter().map(|mail| header(mail, "Message-ID")).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(ids.len(), app.mails().len(), "each under its own Message-ID");
    }

    async fn what_the_relay_refused_is_not_sent_again_by_the_look_of_every_hour(app) {
        let world = &app.world;
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        planned(app, &protocol).await;
        app.run_jobs().await;
        let platform = &app.app.platform;
        let write = async |sql: &'static str| {
            let mut tx = platform.db.begin().await.unwrap();
            let q = tx.q(sql);
            tx.exec(q).await.unwrap();
            tx.commit().await.unwrap();
        };
        let day = |text: &str| text.parse::<Day>().unwrap();
        let mut tx = platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(world.csapa_director.mandate).bind(day("2026-03-10"));
        tx.exec(q).await.unwrap();
        let q = tx
            .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, created_at, confirmed_at) \
                VALUES ($1, $2, $3, 'TITULAR', $4, $5, $5)")
            .bind(platform.entropy.uuid(app.now()))
            .bind(world.stranger)
            .bind(world.csapa_director.post)
            .bind(day("2026-03-11"))
            .bind(app.now());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let at = |instant: &str| platform.clock.set(instant.parse().unwrap());
        let written = async |address: &str| {
            app.run_jobs().await;
            let q = platform.db.q("SELECT COUNT(*) FROM outgoing_mail WHERE to_address LIKE $1 AND kind LIKE 'event_%'");
            platform.db.maybe::<(i64,)>(q.bind(format!("{address}%"))).await.unwrap().unwrap().0
        };
        at("2026-03-11T09:00:00Z");
        assert_eq!((written("caron").await, written("okoye").await), (1, 2), "an invitation, and its end");
        write("UPDATE outgoing_mail SET state = 'REFUSED' WHERE kind LIKE 'event_%'").await;
        for instant in ["2026-03-11T10:00:00Z", "2026-03-12T09:00:00Z", "2026-03-13T09:00:00Z"] {
            at(instant);
            assert_eq!((written("caron").await, written("okoye").await), (1, 2), "{instant}");
        }
        assert_eq!(app.app.events.follow_turnover_as_system().await.unwrap(), 0, "nor is a job left for each hour");
        write("UPDATE person SET email = 'caron.nouveau@exemple.test' WHERE email LIKE 'caron%'").await;
        at("2026-03-13T11:00:00Z");
        assert_eq!((written("caron").await, written("okoye").await), (2, 2), "another address is worth another try");
        at("2026-03-13T13:00:00Z");
        assert_eq!(written("caron").await, 2);
    }

    async fn the_reason_of_a_cancelled_review_is_told(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let review = planned(app, &protocol).await;
        app.run_jobs().await;
        let spip = app.persona(app.world.spip_director.person).await;
        let input = json!({"i": {"reviewId": review["id"], "reason": "Salle indisponible ce jour-là"}});
        assert_eq!(problem_codes(&spip.graphql(CANCEL, input).await["cancelReview"]), [""; 0]);
        let letters = app.letters("event_cancelled").await;
        assert!(to(&letters, "okoye")[0].text.contains("Salle indisponible ce jour-là"), "{}", letters[0].text);
    }

    async fn a_change_of_place_keeps_answers_and_a_new_time_asks_again(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let review = planned(app, &protocol).await;
        app.run_jobs().await;
        let csapa = app.persona(app.world.csapa_director.person).await;
        let query = "mutation($i: AnswerEventInput!) { answerEvent(input: $i) { problems { code } } }";
        csapa.graphql(query, json!({"i": {"eventId": review["event"]["id"], "answer": "ACCEPTED"}})).await;
        app.advance_days(1);
        moved(app, &review, "20", "Salle B").await;
        let letters = app.letters("event_invitation").await;
        assert!(to(&letters, "okoye")[1].line("ATTENDEE").contains("PARTSTAT=ACCEPTED"));
        app.advance_days(1);
        moved(app, &review, "21", "Salle B").await;
        let letters = app.letters("event_invitation").await;
        assert!(to(&letters, "okoye")[2].line("ATTENDEE").contains("PARTSTAT=NEEDS-ACTION"));
    }
}
