//! Who is given a pack, from when on it is read, and the reminders.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{act, new_judge, node, own, read, refused, seat, set_end};
use crate::on_both;
use crate::support::{TestApp, problem_codes};

async fn packs(app: &TestApp) -> usize {
    app.advance(SignedDuration::from_mins(6));
    app.run_jobs().await;
    let db = &app.app.platform.db;
    let rows: Vec<(String,)> =
        db.all(db.q("SELECT action FROM audit WHERE action = 'pack.open'")).await.unwrap();
    rows.len()
}

on_both! {
    async fn a_mandate_that_starts_makes_one_pack_and_its_reader_need_not_wait_for_the_job(app) {
        assert_eq!(packs(app).await, 0, "who has been there for months has arrived long ago");
        new_judge(app).await;
        let judge = app.persona(app.world.stranger).await;
        let found = own(&judge).await;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0]["title"], "Juge de l’application des peines, Tribunal judiciaire de Rouen");
        assert_eq!(packs(app).await, 1, "one pack for one mandate");
        let judge = app.persona(app.world.stranger).await;
        assert_eq!(own(&judge).await[0]["id"], found[0]["id"]);
    }

    async fn an_interim_arrives_a_delegate_does_not_and_neither_does_who_goes_on(app) {
        let world = &app.world;
        seat(app, world.stranger, world.prosecutor.post, ("DELEGATE", "2026-03-03", None)).await;
        assert_eq!(packs(app).await, 0, "acting for somebody is no arrival");
        set_end(app, world.jap.mandate, "2026-03-02").await;
        seat(app, world.jap.person, world.jap.post, ("TITULAR", "2026-03-03", None)).await;
        assert_eq!(packs(app).await, 0, "the same person at the same post");
        set_end(app, world.president.mandate, "2026-03-02").await;
        seat(app, world.stranger, world.president.post, ("INTERIM", "2026-03-03", None)).await;
        assert_eq!(packs(app).await, 1);
        seat(app, world.platform_admin, world.reunion_director.post, ("INTERIM", "2026-03-03", None)).await;
        assert_eq!(packs(app).await, 1, "no partnership reaches there");
    }

    async fn a_mandate_that_waits_for_a_second_person_makes_a_pack_once_it_is_confirmed(app) {
        let world = &app.world;
        set_end(app, world.csapa_director.mandate, "2026-06-30").await;
        let mandate = seat(app, world.stranger, world.csapa_director.post, ("TITULAR", "2026-03-20", None)).await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        tx.exec(tx.q("UPDATE mandate SET confirmed_at = NULL WHERE id = $1").bind(mandate)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(packs(app).await, 0);
        let director = app.persona(world.csapa_director.person).await;
        director.graphql("mutation($input: DecideMandateInput!) { decideMandate(input: $input) { mandate { id } problems { code } } }",
            json!({ "input": { "mandateId": mandate.to_string(), "confirm": true } })).await;
        assert_eq!(packs(app).await, 1);
    }

    async fn it_is_read_thirty_days_before_the_first_day_and_gives_no_right(app) {
        let world = &app.world;
        set_end(app, world.jap.mandate, "2026-04-02").await;
        seat(app, world.stranger, world.jap.post, ("TITULAR", "2026-04-03", None)).await;
        let judge = app.persona(world.stranger).await;
        assert_eq!(own(&judge).await, [Value::Null; 0], "31 days before");
        app.advance_days(1);
        let judge = app.persona(world.stranger).await;
        let pack = own(&judge).await.remove(0);
        assert_eq!(pack["viewerCanAcknowledge"], false);
        let content = read(&judge, &pack["id"]).await;
        assert_eq!(content["partners"].as_array().unwrap().len(), 2, "{content}");
        let partnership = json!({ "id": world.rouen.to_string() });
        let answer = judge.graphql("query($id: ID!) { node(id: $id) { id } }", partnership.clone()).await;
        assert_eq!(answer["node"], Value::Null, "the pack opens nothing else");
        let early = act(&judge, "acknowledgePack", json!({ "packId": pack["id"] })).await;
        assert_eq!(problem_codes(&early), ["PACK_NOT_STARTED"]);
        let tick = json!({ "packId": pack["id"], "key": "visit", "done": true });
        assert_eq!(refused(&judge, "tickPackItem", tick).await, "FORBIDDEN");
        assert_eq!(app.letters("pack_reminder").await.len(), 0);
        app.advance_days(30);
        let judge = app.persona(world.stranger).await;
        assert_eq!(judge.graphql("query($id: ID!) { node(id: $id) { id } }", partnership).await["node"]["id"], world.rouen.to_string());
        assert_eq!(node(&judge, &pack["id"]).await["viewerCanAcknowledge"], true);
        assert_eq!(app.letters("pack_reminder").await.len(), 1, "the first day");
    }

    async fn reminders_go_out_on_the_first_day_and_after_two_and_six_weeks_until_it_is_acknowledged(app) {
        new_judge(app).await;
        app.advance(SignedDuration::from_mins(6));
        let sent = app.letters("pack_reminder").await;
        assert_eq!(sent.len(), 1);
        assert!(sent[0].text.contains("/livret/") && sent[0].text.contains("vous attend"), "{}", sent[0].text);
        app.advance_days(13);
        assert_eq!(app.letters("pack_reminder").await.len(), 1);
        let judge = app.persona(app.world.stranger).await;
        let pack = own(&judge).await.remove(0);
        let id = pack["id"].as_str().unwrap().trim_start_matches("pack:").replace('-', "");
        let id = format!("<pack_reminder.{id}.2026-03-03@");
        assert_eq!(app.mails().iter().filter(|mail| mail.contains(&id)).count(), 1, "the same whenever it is made");
        read(&judge, &pack["id"]).await;
        app.advance_days(1);
        let sent = app.letters("pack_reminder").await;
        assert_eq!(sent.len(), 2);
        assert!(sent[1].text.contains("Vous avez ouvert") && sent[1].text.contains("points à cocher"), "{}", sent[1].text);
        let judge = app.persona(app.world.stranger).await;
        let said = act(&judge, "acknowledgePack", json!({ "packId": pack["id"] })).await;
        assert_ne!(said["pack"]["acknowledgedAt"], Value::Null);
        app.advance_days(40);
        assert_eq!(app.letters("pack_reminder").await.len(), 2, "acknowledged: they stop");
    }

    async fn reminders_stop_with_the_mandate(app) {
        let mandate = new_judge(app).await;
        app.advance(SignedDuration::from_mins(6));
        assert_eq!(app.letters("pack_reminder").await.len(), 1);
        set_end(app, mandate, "2026-03-10").await;
        app.advance_days(20);
        assert_eq!(app.letters("pack_reminder").await.len(), 1);
        let judge = app.persona(app.world.stranger).await;
        assert_eq!(own(&judge).await, [Value::Null; 0], "and so does the pack");
    }

    async fn a_pack_is_forgotten_a_year_after_the_mandate(app) {
        let mandate = new_judge(app).await;
        assert_eq!(packs(app).await, 1);
        set_end(app, mandate, "2026-03-10").await;
        let count = async || {
            let db = &app.app.platform.db;
            let rows: Vec<(jonction::arrivals::PackId,)> = db.all(db.q("SELECT id FROM onboarding_pack")).await.unwrap();
            rows.len()
        };
        app.advance_days(360);
        app.run_jobs().await;
        assert_eq!(count().await, 1);
        app.advance_days(15);
        app.run_jobs().await;
        assert_eq!(count().await, 0);
    }

    async fn what_is_held_on_the_newcomer_is_in_the_export(app) {
        new_judge(app).await;
        let judge = app.persona(app.world.stranger).await;
        let pack = own(&judge).await.remove(0);
        act(&judge, "tickPackItem", json!({ "packId": pack["id"], "key": "visit", "done": true })).await;
        let data = judge.graphql("{ myData }", json!({})).await;
        assert_eq!(data["myData"]["onboardingPacks"].as_array().unwrap().len(), 1, "{data}");
        assert_eq!(data["myData"]["onboardingTicks"][0]["item"], "visit");
    }
}
