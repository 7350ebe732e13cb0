//! Which step goes when, and to whom.

use std::collections::BTreeSet;

use jonction::kernel::clock::Day;
use jonction::kernel::ids::TypedId as _;
use serde_json::json;

use super::{at, count, message_ids, reminders, run_at, set_state, steps};
use crate::on_both;
use crate::support::smtp::header;
use crate::support::{problem_codes, protocol_in_force};

on_both! {
    async fn each_step_goes_at_eight_to_the_owner_and_the_representatives(app) {
        // Due on 2026-09-10: 90 days before is 12 June.
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        run_at(app, "2026-06-12T05:59:00Z").await;
        assert_eq!(reminders(app).len(), 0, "a minute before eight in Paris");
        run_at(app, "2026-06-12T06:00:00Z").await;
        let to: BTreeSet<_> = reminders(app).iter().map(|mail| header(mail, "To")).collect();
        assert_eq!(to.len(), 3, "{to:?}");
        for address in ["delaunay.claire@exemple.test", "marchand.helene@exemple.test", "okoye.samuel@exemple.test"] {
            assert!(to.iter().any(|to| to.contains(address)), "{address} in {to:?}");
        }
        run_at(app, "2026-06-12T06:05:00Z").await;
        run_at(app, "2026-07-30T06:05:00Z").await;
        assert_eq!(reminders(app).len(), 3, "each once");
        for (day, total) in [("2026-08-11", 6), ("2026-09-03", 9), ("2026-09-10", 12), ("2026-10-10", 15)] {
            run_at(app, &format!("{day}T06:00:00Z")).await;
            assert_eq!(reminders(app).len(), total, "{day}");
        }
        // Winter time: eight is seven in UTC.
        run_at(app, "2026-11-09T06:30:00Z").await;
        assert_eq!(reminders(app).len(), 15);
        run_at(app, "2026-11-09T07:00:00Z").await;
        assert_eq!(message_ids(app).len(), 18);
        assert_eq!(steps(&app.app, &protocol).await, [-90, -30, -7, 0, 30, 60].map(|step| (step, 3)));
    }

    async fn eight_is_counted_in_the_partnerships_own_zone(app) {
        protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        set_state(app, "UPDATE partnership SET time_zone = 'Indian/Reunion'").await;
        run_at(app, "2026-06-12T03:59:00Z").await;
        assert_eq!(reminders(app).len(), 0);
        run_at(app, "2026-06-12T04:00:00Z").await;
        assert_eq!(reminders(app).len(), 3);
    }

    async fn a_mail_says_why_and_to_whom_else_and_holds_one_link(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        run_at(app, "2026-06-12T06:00:00Z").await;
        let db = &app.app.platform.db;
        let q = db.q("SELECT subject, body_text, body_html FROM outgoing_mail WHERE person_id = $1").bind(app.world.csapa_director.person);
        let (subject, text, html): (String, String, String) = db.maybe(q).await.unwrap().unwrap();
        assert_eq!(subject, "Revue annuelle à tenir au plus tard : Protocole de Rouen");
        assert!(text.contains("jeudi 10 septembre 2026"), "{text}");
        assert!(text.contains("parce que vous représentez CSAPA La Passerelle, partie au protocole"), "{text}");
        assert!(text.contains("Également prévenus : Claire Delaunay, Hélène Marchand."), "{text}");
        let link = format!("/protocoles/{}", protocol.id.uuid());
        assert!(text.contains(&link) && text.matches("http").count() == 1, "{text}");
        let html = html.replace("&#x2f;", "/");
        assert!(html.contains(&link) && html.matches("href").count() == 1, "{html}");
    }

    async fn the_coordinator_joins_once_the_review_is_late(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE partnership SET coordinating_post_id = $1").bind(app.world.jap.post);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        run_at(app, "2026-09-10T06:00:00Z").await;
        assert_eq!(steps(&app.app, &protocol).await, [(0, 3)]);
        run_at(app, "2026-10-10T06:00:00Z").await;
        assert_eq!(steps(&app.app, &protocol).await, [(0, 3), (30, 4)]);
        let jap = reminders(app).iter().filter(|mail| header(mail, "To").contains("ferrand.ines")).count();
        assert_eq!(jap, 1);
    }

    async fn without_a_coordinating_post_all_are_reminded_and_the_territorys_administrator_once_it_is_late(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        set_state(app, "UPDATE partnership SET coordinating_post_id = NULL").await;
        run_at(app, "2026-09-10T06:00:00Z").await;
        assert_eq!(steps(&app.app, &protocol).await, [(0, 3)]);
        let shown = app.app.reminders.of_protocols(&[protocol.id]).await.unwrap().remove(&protocol.id).unwrap();
        let people = |step: i64| shown.iter().find(|one| one.step == step).unwrap().people.len();
        assert_eq!((people(0), people(30)), (3, 4), "who stands in is named for the late step alone");
        run_at(app, "2026-10-10T06:00:00Z").await;
        assert_eq!(steps(&app.app, &protocol).await, [(0, 3), (30, 4)]);
        let letters = app.letters("review_reminder").await;
        let administrator: Vec<_> = letters.iter().filter(|letter| letter.to.contains("morel.lucie")).collect();
        assert_eq!(administrator.len(), 1);
        assert!(administrator[0].text.contains("vous administrez son territoire"), "{}", administrator[0].text);
        // A restore finds its steps too.
        set_state(app, "DELETE FROM reminder").await;
        let restored = app.app.reminders.after_restore().await.unwrap();
        let restored: Vec<_> = restored.iter().map(|marked| (marked.step, marked.people)).collect();
        assert_eq!(restored, [(-90, 3), (-30, 3), (-7, 3), (0, 3), (30, 4)]);
    }

    async fn a_vacant_owner_is_replaced_by_the_interim_then_by_the_representative(app) {
        protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        let world = &app.world;
        // Owned by the JAP's post, which falls vacant; the counsellor is interim, then nobody.
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE protocol SET owner_post_id = $1").bind(world.jap.post);
        tx.exec(q).await.unwrap();
        let q = tx
            .q("UPDATE mandate SET ends_on = $2 WHERE id = $1")
            .bind(world.jap.mandate)
            .bind("2026-05-31".parse::<Day>().unwrap());
        tx.exec(q).await.unwrap();
        let q = tx
            .q("UPDATE mandate SET post_id = $2, capacity = 'INTERIM', ends_on = $3 WHERE id = $1")
            .bind(world.counsellor.mandate)
            .bind(world.jap.post)
            .bind("2026-07-31".parse::<Day>().unwrap());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        run_at(app, "2026-06-12T06:00:00Z").await;
        // An interim who leaves is also asked for a handover note.
        let to = async |name: &str| {
            let letters = app.letters("review_reminder").await;
            letters.iter().filter(|letter| letter.to.contains(name)).count()
        };
        assert_eq!((to("lemoine.hugo").await, to("ferrand.ines").await, to("marchand.helene").await), (1, 0, 1));
        run_at(app, "2026-08-11T06:00:00Z").await;
        assert_eq!((to("lemoine.hugo").await, to("marchand.helene").await), (1, 2));
        let why = count(&app.app, "SELECT COUNT(*) FROM outgoing_mail WHERE to_address = 'marchand.helene@exemple.test' \
             AND body_text LIKE '%votre fonction%' AND body_text LIKE '%vous représentez%'").await;
        assert_eq!(why, 1, "the president answers for the owner's post and represents the tribunal, in one mail");
    }

    async fn a_late_review_that_nobody_coordinates_is_brought_to_the_territorys_administrator(app) {
        protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let to = async |name: &str| {
            let letters = app.letters("review_reminder").await;
            letters.iter().filter(|letter| letter.to.contains(name)).count()
        };
        run_at(app, "2026-04-15T06:00:00Z").await;
        set_state(app, "UPDATE mandate SET ends_on = '2026-04-20' WHERE post_id IN (SELECT coordinating_post_id \
             FROM partnership)").await;
        assert_eq!(to("morel.lucie").await, 0);
        run_at(app, "2026-05-15T06:00:00Z").await;
        assert_eq!(to("morel.lucie").await, 1);
        let why = count(&app.app, "SELECT COUNT(*) FROM outgoing_mail WHERE to_address = 'morel.lucie@exemple.test' \
             AND body_text LIKE '%personne ne coordonne plus%'").await;
        assert_eq!(why, 1);
    }

    async fn several_on_one_day_are_one_digest(app) {
        protocol_in_force(app, "Protocole Alpha", "2025-09-10").await;
        protocol_in_force(app, "Protocole Bêta", "2025-09-10").await;
        run_at(app, "2026-06-12T06:00:00Z").await;
        assert_eq!(reminders(app).len(), 3);
        assert_eq!(count(&app.app, "SELECT COUNT(*) FROM reminder").await, 6);
        let both = count(&app.app, "SELECT COUNT(*) FROM outgoing_mail WHERE body_text LIKE '%Alpha%' AND body_text LIKE '%Bêta%' \
             AND subject = 'Revues annuelles : 2 protocoles à suivre'").await;
        assert_eq!(both, 3);
        let several = count(&app.app, "SELECT COUNT(*) FROM (SELECT person_id FROM reminder \
             GROUP BY person_id, protocol_id, due_on, step HAVING COUNT(DISTINCT message_id) <> 1) x").await;
        assert_eq!(several, 0, "no step has two Message-IDs");
    }

    async fn after_a_downtime_only_the_latest_missed_step_goes(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        run_at(app, "2026-10-25T09:00:00Z").await;
        assert_eq!(steps(&app.app, &protocol).await, [(30, 3)]);
        assert_eq!(reminders(app).len(), 3);
    }

    async fn an_existing_agreement_sends_its_current_step_only(app) {
        at(app, "2026-07-01T09:00:00Z");
        let protocol = protocol_in_force(app, "Protocole repris", "2025-09-10").await;
        run_at(app, "2026-07-01T10:00:00Z").await;
        assert_eq!(steps(&app.app, &protocol).await, [(-90, 3)]);
        run_at(app, "2026-08-11T06:00:00Z").await;
        assert_eq!(steps(&app.app, &protocol).await, [(-90, 3), (-30, 3)]);
    }

    async fn steps_before_the_cycle_are_skipped(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        set_state(app, "UPDATE protocol SET review_period_months = 1, cycle_began_on = '2026-06-01', \
             last_held_on = '2026-06-01', review_due_on = '2026-07-01'").await;
        run_at(app, "2026-06-23T06:00:00Z").await;
        assert_eq!(steps(&app.app, &protocol).await, [], "90 and 30 days before, the cycle had not begun");
        run_at(app, "2026-06-24T06:00:00Z").await;
        assert_eq!(steps(&app.app, &protocol).await, [(-7, 3)]);
    }

    async fn closing_the_review_stops_what_waits_at_once(app) {
        let protocol = protocol_in_force(app, "Protocole Alpha", "2025-09-10").await;
        let other = protocol_in_force(app, "Protocole Bêta", "2025-09-10").await;
        at(app, "2026-06-12T06:00:00Z");
        app.app.reminders.plan_as_system().await.unwrap();
        let before: Vec<(String,)> = {
            let db = &app.app.platform.db;
            db.all(db.q("SELECT message_id FROM outgoing_mail ORDER BY message_id")).await.unwrap()
        };
        // Alpha's review closes while the digests wait.
        let mut tx = app.app.platform.db.begin().await.unwrap();
        app.app.reminders.stop(&mut tx, protocol.id).await.unwrap();
        tx.commit().await.unwrap();
        app.run_jobs().await;
        assert_eq!(reminders(app).len(), 3, "Bêta still goes");
        assert_eq!(message_ids(app), before.iter().map(|(id,)| format!("<{id}>")).collect(), "under the same Message-IDs");
        assert_eq!(count(&app.app, "SELECT COUNT(*) FROM outgoing_mail WHERE body_text LIKE '%Alpha%'").await, 0);
        assert_eq!(count(&app.app, "SELECT COUNT(*) FROM reminder WHERE state = 'STOPPED'").await, 3);

        // Alone in its mail, a stopped reminder takes the mail back.
        at(app, "2026-08-11T06:00:00Z");
        set_state(app, "UPDATE protocol SET status = 'TERMINATED' WHERE title = 'Protocole Alpha'").await;
        app.app.reminders.plan_as_system().await.unwrap();
        let mut tx = app.app.platform.db.begin().await.unwrap();
        app.app.reminders.stop(&mut tx, other.id).await.unwrap();
        tx.commit().await.unwrap();
        app.run_jobs().await;
        assert_eq!(reminders(app).len(), 3);
        assert_eq!(count(&app.app, "SELECT COUNT(*) FROM outgoing_mail WHERE state = 'WITHDRAWN'").await, 3);
    }

    async fn a_review_completed_through_the_api_ends_its_reminders(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        at(app, "2026-06-12T06:00:00Z");
        app.app.reminders.plan_as_system().await.unwrap();
        let spip = app.persona(app.world.spip_director.person).await;
        let id = protocol.id.to_string();
        let query = "mutation($i: StartReviewInput!) { startReview(input: $i) { review { id } } }";
        let review = spip.graphql(query, json!({"i": {"protocolId": id}})).await["startReview"]["review"]["id"].take();
        let update = "mutation($i: UpdateReviewInput!) { updateReview(input: $i) { review { revision } problems { code } } }";
        let seats = [app.world.president, app.world.csapa_director];
        let present: Vec<_> = seats.iter().map(|s| json!({"organisationId": s.organisation.to_string()})).collect();
        let input = json!({"reviewId": review, "baseRevision": 1, "heldOn": "2026-06-11", "decision": "CONFIRM", "participants": present});
        spip.graphql(update, json!({"i": input})).await;
        let finding = "mutation($i: RecordFindingInput!) { recordFinding(input: $i) { problems { code } } }";
        let input = json!({"reviewId": review, "clauseId": protocol.clauses[0].to_string(), "baseRevision": 0, "kind": "KEEP"});
        spip.graphql(finding, json!({"i": input})).await;
        let complete = "mutation($i: CompleteReviewInput!) { completeReview(input: $i) { review { nextDueOn } problems { code } } }";
        let done = spip.graphql(complete, json!({"i": {"reviewId": review, "baseRevision": 2}})).await["completeReview"].take();
        assert_eq!(problem_codes(&done), [""; 0]);
        app.run_jobs().await;
        assert_eq!(reminders(app).len(), 0, "what waited was taken back");
        run_at(app, "2026-09-10T06:00:00Z").await;
        assert_eq!(reminders(app).len(), 0, "and nothing more goes for the former date");
        run_at(app, "2027-03-13T07:00:00Z").await;
        assert_eq!(steps(&app.app, &protocol).await, [(-90, 6)], "until the next cycle's first step");
    }

    async fn a_clock_set_forward_and_back_repeats_and_loses_nothing(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        run_at(app, "2026-06-12T06:00:00Z").await;
        // The clock jumps to the due day by mistake, and back.
        run_at(app, "2026-09-10T06:00:00Z").await;
        assert_eq!(steps(&app.app, &protocol).await, [(-90, 3), (0, 3)]);
        run_at(app, "2026-06-12T07:00:00Z").await;
        run_at(app, "2026-08-11T06:00:00Z").await;
        run_at(app, "2026-09-10T06:00:00Z").await;
        assert_eq!(message_ids(app).len(), 6, "nothing twice, and no earlier step after a later one");
        run_at(app, "2026-10-10T06:00:00Z").await;
        assert_eq!(message_ids(app).len(), 9, "what comes later still goes");
    }

    async fn a_clock_set_back_does_not_put_the_planner_to_sleep(app) {
        at(app, "2036-01-01T00:00:00Z");
        app.run_jobs().await;
        at(app, "2026-03-03T09:00:00Z");
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        app.run_jobs().await;
        assert_eq!(steps(&app.app, &protocol).await, [(-90, 3)], "the job itself came back");
    }

    async fn somebody_without_an_address_sees_it_on_the_home_page_only(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        set_state(app, "UPDATE person SET email = NULL WHERE family_name = 'Okoye'").await;
        run_at(app, "2026-06-12T06:00:00Z").await;
        assert_eq!((reminders(app).len(), steps(&app.app, &protocol).await), (2, vec![(-90, 3)]));
        let token = app.persona(app.world.csapa_director.person).await.token.unwrap();
        let actor = app.app.sessions.actor(&token).await.unwrap().unwrap();
        let shown = app.app.reminders.of_viewer(&actor).await.unwrap();
        assert_eq!(shown.iter().map(|reminder| reminder.step).collect::<Vec<_>>(), [-90]);
    }

    async fn the_protocols_page_shows_steps_past_and_to_come(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        run_at(app, "2026-08-12T09:00:00Z").await;
        let shown = app.app.reminders.of_protocols(&[protocol.id]).await.unwrap().remove(&protocol.id).unwrap();
        let states: Vec<_> = shown.iter().map(|r| (r.step, format!("{:?}", r.state), r.people.len())).collect();
        assert_eq!(
            states,
            [(-90, "Skipped".into(), 0), (-30, "Sent".into(), 3), (-7, "Planned".into(), 3), (0, "Planned".into(), 3), (30, "Planned".into(), 3)]
        );
        assert_eq!(shown[2].scheduled_at.to_string(), "2026-09-03T06:00:00.000000Z");
    }
}
