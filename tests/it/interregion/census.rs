//! The census: who says what a structure offers, who reads it, when it is stale.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{act, eight_and_one, problems, read, receiving, refused, said};
use crate::on_both;
use crate::support::problem_codes;

on_both! {
    async fn a_structure_says_what_it_offers_and_nobody_else_does(app) {
        let world = &app.world;
        let part = receiving(app).await;
        assert_eq!(part["census"]["confirmedOn"], Value::Null);
        let (update, confirm) = ("updateReceptionCensus", "confirmReceptionCensus");
        let one_press = json!({ "participationId": part["id"] });
        let director = app.persona(world.reunion_director.person).await;
        let nothing_said = act(&director, confirm, one_press.clone()).await;
        assert_eq!(problems(&nothing_said), [("REQUIRED".to_owned(), json!("participationId"))]);
        // Not even the coordinator, who gives roles, speaks for a structure.
        for person in [world.spip_director.person, world.csapa_director.person, world.observer.person] {
            let persona = app.persona(person).await;
            assert_eq!(refused(&persona, update, eight_and_one(&part)).await, "FORBIDDEN");
            assert_eq!(refused(&persona, confirm, one_press.clone()).await, "FORBIDDEN");
        }
        let stranger = app.persona(world.stranger).await;
        assert_eq!(refused(&stranger, update, eight_and_one(&part)).await, "NOT_FOUND");
        assert_eq!(read(&stranger, &part["id"]).await, Value::Null);

        let census = act(&director, update, eight_and_one(&part)).await["participation"]["census"].take();
        assert_eq!(census, json!({ "conditions": "Séjour de trois mois, renouvelable.", "confirmedOn": "2026-03-03",
            "stale": false, "revision": 2, "viewerCanEdit": true, "places": [
                { "kind": "RESIDENTIAL_CENTRE", "offered": 8 },
                // A capacity of one is no count of one person.
                { "kind": "HOST_FAMILY", "offered": 1 }] }));
        let member = app.persona(world.doctor.person).await;
        let read_by_member = read(&member, &part["id"]).await["census"].take();
        assert_eq!((&read_by_member["conditions"], &read_by_member["viewerCanEdit"]), (&census["conditions"], &json!(false)));
        let observer = app.persona(world.observer.person).await;
        let numbers = read(&observer, &part["id"]).await["census"].take();
        assert_eq!((&numbers["places"], &numbers["conditions"]), (&census["places"], &Value::Null), "numbers, no notes");
    }

    async fn numbers_are_plausible_and_words_are_about_practices(app) {
        let part = receiving(app).await;
        let director = app.persona(app.world.reunion_director.person).await;
        let name = "updateReceptionCensus";
        let with = |places: Value, conditions: &str| json!({ "participationId": part["id"], "baseRevision": 1,
            "places": places, "conditions": conditions });
        let place = |offered: i64| json!({ "kind": "TRANSITION", "offered": offered });
        for wrong in [json!([place(0)]), json!([place(501)]), json!([place(-1)]), json!([place(3), place(4)])] {
            let answer = act(&director, name, with(wrong, "")).await;
            assert_eq!(problems(&answer), [("INVALID_VALUE".to_owned(), json!("places"))]);
        }
        let case = act(&director, name, with(json!([place(2)]), "Suit le NIR 1 85 05 78 006 084 91")).await;
        assert_eq!(problems(&case), [("GUARD_REFUSED".to_owned(), json!("conditions"))]);
        let few = act(&director, name, with(json!([]), "Nous avons 2 patients en attente.")).await;
        assert_eq!(problem_codes(&few), ["GUARD_WARNED"], "words never count persons");
        assert_eq!(read(&director, &part["id"]).await["census"]["confirmedOn"], Value::Null, "nothing was kept");
        let none = act(&director, name, with(json!([]), "")).await;
        assert_eq!(none["participation"]["census"]["confirmedOn"], "2026-03-03", "offering none for now is an answer");
    }

    async fn a_census_is_stale_on_the_partnerships_calendar_until_one_press(app) {
        let world = &app.world;
        let part = said(app).await;
        // From 09:00 on 3 March to 3 September at 23:59 in Paris, which is 21:59 in UTC.
        app.advance(SignedDuration::from_hours(184 * 24 + 12) + SignedDuration::from_mins(59));
        assert_eq!(app.now().to_string(), "2026-09-03T21:59:00.000000Z");
        let member = app.persona(world.doctor.person).await;
        assert_eq!(read(&member, &part["id"]).await["census"]["stale"], false);
        app.advance(SignedDuration::from_mins(2));
        let member = app.persona(world.doctor.person).await;
        assert_eq!(read(&member, &part["id"]).await["census"]["stale"], true, "4 September in Paris");
        let director = app.persona(world.reunion_director.person).await;
        let input = json!({ "participationId": part["id"] });
        let confirmed = act(&director, "confirmReceptionCensus", input.clone()).await["participation"]["census"].take();
        assert_eq!((&confirmed["stale"], &confirmed["confirmedOn"]), (&json!(false), &json!("2026-09-04")));
        assert_eq!((&confirmed["revision"], &confirmed["places"]), (&part["census"]["revision"], &part["census"]["places"]));
        let twice = act(&director, "confirmReceptionCensus", input).await;
        assert_eq!(twice["participation"]["census"], confirmed);
    }

    async fn two_who_write_one_census_see_both_texts(app) {
        let part = said(app).await;
        let director = app.persona(app.world.reunion_director.person).await;
        let name = "updateReceptionCensus";
        let late = |conditions: &str, offered: i64| json!({ "participationId": part["id"], "baseRevision": 1,
            "conditions": conditions, "places": [{ "kind": "HOST_FAMILY", "offered": offered }] });
        let text = act(&director, name, late("Séjour de six mois.", 1)).await;
        assert_eq!(problem_codes(&text), ["CONFLICT_EDITED_MEANWHILE"]);
        assert_eq!(text["problems"][0]["conflict"], json!({ "mine": "Séjour de six mois.", "theirs": "Séjour de trois mois, renouvelable." }));
        let numbers = act(&director, name, late("Séjour de trois mois, renouvelable.", 3)).await;
        assert_eq!(problem_codes(&numbers), ["CONFLICT_EDITED_MEANWHILE"]);
        let same = act(&director, name, eight_and_one(&part)).await;
        assert_eq!(problem_codes(&same), [""; 0], "saying the same is no conflict");
    }

    async fn the_territorys_administrator_answers_while_nobody_represents_the_structure(app) {
        let world = &app.world;
        let part = said(app).await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO post_grant (post_id, role, territory_code) VALUES ($1, 'TERRITORY_ADMINISTRATOR', 'dep:974')")
            .bind(world.territory_admin.post);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let admin = app.persona(world.territory_admin.person).await;
        assert_eq!(read(&admin, &part["id"]).await["census"]["viewerCanEdit"], false);
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let day: jonction::kernel::clock::Day = "2026-03-03".parse().unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(world.reunion_director.mandate).bind(day);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        app.advance_days(2);
        let admin = app.persona(world.territory_admin.person).await;
        assert_eq!(read(&admin, &part["id"]).await["census"]["viewerCanEdit"], true);
        let confirmed = act(&admin, "confirmReceptionCensus", json!({ "participationId": part["id"] })).await;
        assert_eq!(confirmed["participation"]["census"]["confirmedOn"], "2026-03-05");
    }
}
