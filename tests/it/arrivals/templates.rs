//! What a partnership says to newcomers of a role: adapted by its coordinator, previewed on real data.

use serde_json::{Value, json};

use super::{CONTENT, TEMPLATE, adapt, adapting_refused, item, mark, new_judge, node, own, read};
use crate::on_both;
use crate::support::{Persona, TestApp, problem_codes, protocol_in_force};

async fn templates(app: &TestApp, persona: &Persona<'_>) -> Value {
    let query = format!(
        "query($id: ID!) {{ node(id: $id) {{ ... on Partnership {{ viewerCanEditPackTemplates packTemplates {{ {TEMPLATE} }} }} }} }}"
    );
    persona.graphql(&query, json!({ "id": app.world.rouen.to_string() })).await["node"].take()
}

async fn preview(app: &TestApp, persona: &Persona<'_>, post: String) -> Value {
    let query = format!(
        "query($id: ID!, $post: ID!) {{ node(id: $id) {{ ... on Partnership {{ packPreview(postId: $post) {{ role \
         checklist {{ key dueOn }} content {{ {CONTENT} }} }} }} }} }}"
    );
    let ids = json!({ "id": app.world.rouen.to_string(), "post": post });
    persona.graphql(&query, ids).await["node"]["packPreview"].take()
}

/// The magistrates' template as the partnership has it, to be sent back.
async fn magistrates(app: &TestApp, persona: &Persona<'_>) -> Value {
    let found = templates(app, persona).await["packTemplates"][0].take();
    assert_eq!(found["role"], "MAGISTRATE");
    json!({ "partnershipId": app.world.rouen.to_string(), "role": "MAGISTRATE", "baseRevision": found["revision"],
        "welcome": found["welcome"], "sections": found["sections"], "items": found["items"] })
}

on_both! {
    async fn the_coordinator_adapts_a_template_and_packs_follow_it_at_once(app) {
        let world = &app.world;
        new_judge(app).await;
        let judge = app.persona(world.stranger).await;
        let pack = own(&judge).await.remove(0);
        let coordinator = app.persona(world.spip_director.person).await;
        let mut input = magistrates(app, &coordinator).await;
        input["welcome"] = json!("Bienvenue au tribunal de Rouen.");
        input["sections"] = json!(["PROTOCOLS", "PARTNERS"]);
        input["items"].as_array_mut().unwrap().push(json!({ "title": "Visiter le CSAPA", "owner": "NEWCOMER", "dueDays": 10 }));
        let saved = adapt(&coordinator, "savePackTemplate", input).await;
        assert_eq!(problem_codes(&saved), [""; 0]);
        assert_eq!((&saved["template"]["adapted"], &saved["template"]["revision"]), (&json!(true), &json!(1)));
        let content = read(&judge, &pack["id"]).await;
        assert_eq!((&content["welcome"], &content["sections"]), (&json!("Bienvenue au tribunal de Rouen."), &json!(["PROTOCOLS", "PARTNERS"])));
        let pack = node(&judge, &pack["id"]).await;
        let added = pack["checklist"].as_array().unwrap().iter().find(|one| one["title"] == "Visiter le CSAPA").unwrap();
        assert_eq!(added["dueOn"], "2026-03-13");
        let reset = json!({ "partnershipId": world.rouen.to_string(), "role": "MAGISTRATE" });
        let back = adapt(&coordinator, "resetPackTemplate", reset).await;
        assert_eq!((&back["template"]["adapted"], &back["template"]["revision"]), (&json!(false), &json!(0)));
        assert_eq!(item(&pack, "visit")["dueOn"], "2026-06-01");
    }

    async fn what_stands_on_every_checklist_cannot_be_taken_off_and_the_guard_reads_every_line(app) {
        let coordinator = app.persona(app.world.spip_director.person).await;
        let mut input = magistrates(app, &coordinator).await;
        input["items"].as_array_mut().unwrap().retain(|item| item["key"] != "presentation");
        let saved = adapt(&coordinator, "savePackTemplate", input).await;
        assert_eq!((problem_codes(&saved), &saved["problems"][0]["field"]), (vec!["REQUIRED".to_owned()], &json!("items")));
        let mut input = magistrates(app, &coordinator).await;
        input["welcome"] = json!("Suivre le NIR 1 85 05 78 006 084 91.");
        input["items"][0]["title"] = json!("Rappeler l’écrou n° 12345.");
        input["items"][1]["dueDays"] = json!(400);
        let saved = adapt(&coordinator, "savePackTemplate", input).await;
        let fields: Vec<&str> = saved["problems"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap()).collect();
        assert_eq!(fields, ["welcome", "items.0.title", "items.1.dueDays"], "{saved}");
    }

    async fn two_who_adapt_at_once_see_both_texts(app) {
        let coordinator = app.persona(app.world.spip_director.person).await;
        let mut mine = magistrates(app, &coordinator).await;
        let mut theirs = mine.clone();
        theirs["welcome"] = json!("Leur texte.");
        assert_eq!(problem_codes(&adapt(&coordinator, "savePackTemplate", theirs).await), [""; 0]);
        mine["welcome"] = json!("Mon texte.");
        let late = adapt(&coordinator, "savePackTemplate", mine).await;
        assert_eq!(late["problems"][0]["conflict"], json!({ "mine": "Mon texte.", "theirs": "Leur texte." }));
    }

    async fn only_the_coordinator_adapts_and_previews(app) {
        let world = &app.world;
        let coordinator = app.persona(world.spip_director.person).await;
        let input = magistrates(app, &coordinator).await;
        for seat in [world.president, world.csapa_director, world.observer] {
            let other = app.persona(seat.person).await;
            assert_eq!(adapting_refused(&other, "savePackTemplate", input.clone()).await, "FORBIDDEN");
            let seen = templates(app, &other).await;
            assert_eq!((&seen["viewerCanEditPackTemplates"], &seen["packTemplates"]), (&json!(false), &json!([])));
            assert_eq!(preview(app, &other, world.jap.post.to_string()).await, Value::Null);
        }
    }

    async fn a_preview_is_what_somebody_who_arrived_today_would_find(app) {
        let world = &app.world;
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        mark(app, protocol.clauses[2], "DOCTOR").await;
        let coordinator = app.persona(world.spip_director.person).await;
        let seen = preview(app, &coordinator, world.doctor.post.to_string()).await;
        assert_eq!(seen["role"], "ADDICTION_CARE");
        assert_eq!(seen["content"]["protocols"][0]["clauses"][0]["title"], "Incidents");
        let visit = seen["checklist"].as_array().unwrap().iter().find(|one| one["key"] == "visit").unwrap();
        assert_eq!(visit["dueOn"], "2026-06-01", "90 days from today");
        let db = &app.app.platform.db;
        let packs: Vec<(jonction::arrivals::PackId,)> = db.all(db.q("SELECT id FROM onboarding_pack")).await.unwrap();
        assert!(packs.is_empty(), "nothing is written");
        assert_eq!(preview(app, &coordinator, world.reunion_director.post.to_string()).await, Value::Null, "no member's post");
    }
}
