//! Reminders of action items by mail: when, to whom, once each, and no more once there is nothing to remind of.

use jonction::kernel::clock::Ts;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{TestApp, problem_codes, protocol_in_force};

/// Decided on 3 March for that day, owned by the CSAPA's director.
async fn action(app: &TestApp, title: &str, due_on: &str) -> Value {
    let spip = app.persona(app.world.spip_director.person).await;
    let query = "query { protocols { nodes { id } } }";
    let protocols = spip.graphql(query, json!({})).await;
    let protocol = match protocols["protocols"]["nodes"][0]["id"].as_str() {
        Some(id) => id.to_owned(),
        None => protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await.id.to_string(),
    };
    let query = "mutation($i: StartReviewInput!) { startReview(input: $i) { review { id } } }";
    let review =
        spip.graphql(query, json!({"i": {"protocolId": protocol}})).await["startReview"]["review"]["id"]
            .take();
    let query = "mutation($i: CreateActionInput!) { createAction(input: $i) { action { id } problems { code field } } }";
    let input = json!({"originId": review, "title": title, "dueOn": due_on,
                       "ownerPostId": app.world.csapa_director.post.to_string()});
    let made = spip.graphql(query, json!({ "i": input })).await["createAction"].take();
    assert_eq!(problem_codes(&made), [""; 0], "{made}");
    made["action"]["id"].clone()
}

async fn run_at(app: &TestApp, instant: &str) {
    app.app.platform.clock.set(Ts::new(instant.parse().unwrap()));
    app.app.action_reminders.plan_as_system().await.unwrap();
}

async fn change(app: &TestApp, name: &str, kind: &str, input: Value) {
    let csapa = app.persona(app.world.csapa_director.person).await;
    let query = format!("mutation($i: {kind}!) {{ {name}(input: $i) {{ problems {{ code }} }} }}");
    let done = csapa.graphql(&query, json!({ "i": input })).await[name].take();
    assert_eq!(problem_codes(&done), [""; 0]);
}

async fn settle(app: &TestApp, action: &Value, state: &str) {
    change(app, "setActionState", "SetActionStateInput", json!({"actionId": action, "state": state})).await;
}

async fn sent(app: &TestApp) -> Vec<String> {
    app.letters("action_reminder").await.into_iter().map(|letter| letter.text).collect()
}

on_both! {
    async fn an_owner_is_reminded_a_week_before_on_the_day_and_once_after(app) {
        action(app, "Écrire un modèle d’attestation", "2026-04-20").await;
        run_at(app, "2026-04-13T05:59:00Z").await;
        assert_eq!(sent(app).await.len(), 0, "a minute before eight in Paris");
        for (instant, total) in [
            ("2026-04-13T06:00:00Z", 1), ("2026-04-19T06:00:00Z", 1), ("2026-04-20T06:00:00Z", 2), ("2026-05-19T06:00:00Z", 2),
            ("2026-05-20T06:00:00Z", 3), ("2026-06-20T06:00:00Z", 3), ("2026-12-20T07:00:00Z", 3),
        ] {
            for _ in 0..2 {
                run_at(app, instant).await;
                assert_eq!(sent(app).await.len(), total, "{instant}");
            }
        }
        let mails = app.letters("action_reminder").await;
        assert!(mails.iter().all(|mail| mail.to.contains("okoye.samuel@exemple.test")));
        let words = ["à faire au plus tard : lundi 20 avril 2026", "à faire aujourd’hui", "en retard depuis : lundi 20 avril 2026"];
        for (mail, words) in mails.iter().zip(words) {
            assert!(mail.text.contains(words) && mail.text.contains("Écrire un modèle d’attestation"), "{}", mail.text);
            assert_eq!(mail.text.matches("http").count(), 1, "one link");
        }
    }

    async fn several_of_one_day_are_one_mail_and_what_is_settled_leaves_it(app) {
        let first = action(app, "Écrire un modèle", "2026-04-20").await;
        let second = action(app, "Réunir les équipes", "2026-04-20").await;
        run_at(app, "2026-04-13T06:00:00Z").await;
        settle(app, &first, "DONE").await;
        let mails = sent(app).await;
        assert_eq!(mails.len(), 1);
        assert!(mails[0].contains("Réunir les équipes") && !mails[0].contains("Écrire un modèle"), "{}", mails[0]);
        run_at(app, "2026-04-20T06:00:00Z").await;
        settle(app, &second, "DROPPED").await;
        assert_eq!(sent(app).await.len(), 1, "taken back before it left");
        settle(app, &second, "OPEN").await;
        run_at(app, "2026-05-20T06:00:00Z").await;
        assert_eq!(sent(app).await.len(), 2, "open again, so late");
        run_at(app, "2026-05-21T06:00:00Z").await;
        assert_eq!(sent(app).await.len(), 2);
    }

    async fn only_the_latest_step_goes_after_a_downtime_and_none_from_before_it_was_decided(app) {
        action(app, "Écrire un modèle", "2026-03-05").await;
        run_at(app, "2026-03-04T07:00:00Z").await;
        assert_eq!(sent(app).await.len(), 0, "a week before, nobody had decided it");
        let waits = action(app, "Réunir les équipes", "2026-04-20").await;
        run_at(app, "2026-05-21T06:00:00Z").await;
        assert_eq!(sent(app).await.len(), 1, "one mail, with the last step of each");
        // Another date begins anew.
        let update = json!({"actionId": waits, "baseRevision": 1, "dueOn": "2026-07-01"});
        change(app, "updateAction", "UpdateActionInput", update).await;
        run_at(app, "2026-06-24T06:00:00Z").await;
        let mails = sent(app).await;
        assert!(mails.len() == 2 && mails[1].contains("mercredi 1er juillet 2026"), "{mails:?}");
    }

    async fn a_vacant_owner_is_stood_in_for(app) {
        action(app, "Écrire un modèle", "2026-04-20").await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = '2026-04-01' WHERE id = $1").bind(app.world.csapa_director.mandate);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        run_at(app, "2026-04-13T06:00:00Z").await;
        let mails = app.letters("action_reminder").await;
        let to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
        assert!(to.len() == 1 && to[0].contains("morel.lucie@exemple.test"), "the territory's administrator: {to:?}");
    }

    async fn a_restored_program_sends_nothing_again(app) {
        action(app, "Écrire un modèle", "2026-04-20").await;
        run_at(app, "2026-04-13T06:00:00Z").await;
        app.app.platform.clock.set(Ts::new("2026-04-20T06:01:00Z".parse().unwrap()));
        app.app.reminders.after_restore().await.unwrap();
        assert_eq!(app.app.action_reminders.after_restore().await.unwrap(), 1);
        app.app.action_reminders.plan_as_system().await.unwrap();
        assert_eq!(sent(app).await.len(), 0);
        let db = &app.app.platform.db;
        let q = db.q("SELECT step, state FROM action_reminder ORDER BY step");
        let rows: Vec<(i64, String)> = db.all(q).await.unwrap();
        assert_eq!(rows, [(-7, "NOT_RESENT".into()), (0, "NOT_RESENT".into())]);
        run_at(app, "2026-05-20T06:00:00Z").await;
        assert_eq!(sent(app).await.len(), 1, "what comes later goes");
    }
}
