//! The mail that asks to confirm: once a cycle, and not any more once answered.

use jiff::SignedDuration;
use jonction::platform::reminders::after_restore;
use serde_json::json;

use super::{act, eight_and_one, given, receiving, said};
use crate::on_both;

const KIND: &str = "census_request";

on_both! {
    async fn a_structure_that_said_nothing_yet_is_asked_once(app) {
        let part = receiving(app).await;
        let letters = app.letters(KIND).await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].to.contains("Hoarau"), "who represents the structure");
        assert!(letters[0].text.contains("Indiquez les places"), "{}", letters[0].text);
        let link = format!("/inter-regional/{}", app.world.rouen.0);
        assert!(letters[0].text.contains(&link));
        app.advance_days(60);
        assert_eq!(app.letters(KIND).await.len(), 1, "nobody is asked twice");
        let director = app.persona(app.world.reunion_director.person).await;
        act(&director, "updateReceptionCensus", eight_and_one(&part)).await;
        app.advance_days(100);
        assert_eq!(app.letters(KIND).await.len(), 1);
    }

    async fn a_census_is_asked_for_again_two_weeks_before_it_is_stale(app) {
        let part = said(app).await;
        assert_eq!(app.letters(KIND).await.len(), 0, "it was said before anybody asked");
        // Said on 3 March, it holds until 3 September: the question leaves on 20 August at 08:00 in Paris.
        app.advance(SignedDuration::from_hours(169 * 24 + 20) + SignedDuration::from_mins(59));
        assert_eq!(app.now().to_string(), "2026-08-20T05:59:00.000000Z");
        assert_eq!(app.letters(KIND).await.len(), 0);
        app.advance(SignedDuration::from_hours(2));
        let letters = app.letters(KIND).await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].text.contains("3 mars 2026"), "{}", letters[0].text);
        app.advance_days(30);
        assert_eq!(app.letters(KIND).await.len(), 1, "stale, and asked once");
        let director = app.persona(app.world.reunion_director.person).await;
        act(&director, "confirmReceptionCensus", json!({ "participationId": part["id"] })).await;
        app.advance_days(160);
        assert_eq!(app.letters(KIND).await.len(), 1);
        app.advance_days(20);
        assert_eq!(app.letters(KIND).await.len(), 2, "the next cycle asks anew");
    }

    async fn a_question_that_waits_is_taken_back_by_the_answer(app) {
        let part = receiving(app).await;
        assert_eq!(app.app.interregion.ask_as_system().await.unwrap(), 1);
        assert_eq!(app.app.interregion.ask_as_system().await.unwrap(), 0, "one question a cycle, whoever looks");
        let director = app.persona(app.world.reunion_director.person).await;
        act(&director, "updateReceptionCensus", eight_and_one(&part)).await;
        assert_eq!(app.letters(KIND).await.len(), 0);
    }

    async fn a_restored_program_does_not_ask_again_in_this_cycle(app) {
        let part = receiving(app).await;
        let marked = after_restore(&app.app.interregion, &app.app.platform).await.unwrap();
        assert_eq!((marked.len(), marked[0].people), (1, 1));
        app.advance_days(1);
        assert_eq!(app.letters(KIND).await.len(), 0);
        let director = app.persona(app.world.reunion_director.person).await;
        act(&director, "updateReceptionCensus", eight_and_one(&part)).await;
        app.advance_days(170);
        assert_eq!(app.letters(KIND).await.len(), 1, "the next cycle asks");
    }

    async fn whose_role_is_over_or_to_come_is_not_asked(app) {
        let part = receiving(app).await;
        let coordinator = app.persona(app.world.spip_director.person).await;
        let input = json!({ "participationId": part["id"], "until": "2026-03-03" });
        act(&coordinator, "endInterTerritoryParticipation", input).await;
        app.advance_days(1);
        assert_eq!(app.letters(KIND).await.len(), 0);
        given(app, app.world.reunion_director, "RECEIVING", "2026-03-10").await;
        app.advance_days(5);
        assert_eq!(app.letters(KIND).await.len(), 0, "9 March");
        app.advance_days(1);
        assert_eq!(app.letters(KIND).await.len(), 1, "10 March");
    }

    async fn the_question_waits_for_whoever_represents_the_structure_next(app) {
        receiving(app).await;
        let seat = app.world.reunion_director;
        let leave = async |ends_on: Option<&str>| {
            let day: Option<jonction::kernel::clock::Day> = ends_on.map(|day| day.parse().unwrap());
            let mut tx = app.app.platform.db.begin().await.unwrap();
            let q = tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(seat.mandate).bind(day);
            tx.exec(q).await.unwrap();
            tx.commit().await.unwrap();
        };
        leave(Some("2026-03-02")).await;
        app.run_jobs().await;
        assert_eq!(app.letters(KIND).await.len(), 0);
        leave(None).await;
        app.advance_days(1);
        assert_eq!(app.letters(KIND).await.len(), 1);
    }
}
