//! The glossary: common words, what a partnership makes of them, and where they stand in a protocol.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::{Persona, TestApp, problem_codes, protocol_in_force};

const ENTRY: &str = "key word forms justice health source checkedOn common adapted hidden revision";

fn mutation(name: &str) -> String {
    let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ entry {{ {ENTRY} }} \
         problems {{ code field conflict {{ mine theirs theirAuthor revision }} }} }} }}"
    )
}

async fn act(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    persona.graphql(&mutation(name), json!({ "input": input })).await[name].take()
}

async fn refused(persona: &Persona<'_>, name: &str, input: Value) -> String {
    persona.error_code(&mutation(name), json!({ "input": input })).await
}

/// The glossary of Rouen as this persona sees it.
async fn glossary(app: &TestApp, persona: &Persona<'_>, arguments: &str) -> Vec<Value> {
    let query = format!(
        "query($id: ID!) {{ node(id: $id) {{ ... on Partnership {{ viewerCanEditGlossary glossary{arguments} {{ {ENTRY} }} }} }} }}"
    );
    let mut data = persona.graphql(&query, json!({ "id": app.world.rouen.to_string() })).await;
    serde_json::from_value(data["node"]["glossary"].take()).unwrap()
}

async fn word(app: &TestApp, persona: &Persona<'_>, key: &str) -> Option<Value> {
    glossary(app, persona, "").await.into_iter().find(|entry| entry["key"] == key)
}

fn relapse(app: &TestApp, base_revision: i64, health: &str) -> Value {
    json!({ "partnershipId": app.world.rouen.to_string(), "key": "rechute", "baseRevision": base_revision,
        "word": "Rechute", "forms": ["rechute", "reprise de consommation"], "justice": "Sans effet par elle-même.",
        "health": health, "source": "Comité de pilotage du 3 mars 2026" })
}

on_both! {
    async fn everybody_signed_in_reads_the_common_words_and_finds_one(app) {
        let query = format!("query($search: String) {{ glossary(search: $search) {{ {ENTRY} }} }}");
        let stranger = app.persona(app.world.stranger).await;
        let all = stranger.graphql(&query, json!({})).await["glossary"].take();
        let words: Vec<&str> = all.as_array().unwrap().iter().map(|entry| entry["word"].as_str().unwrap()).collect();
        assert!(words.len() >= 40);
        let place = |word: &str| words.iter().position(|one| *one == word).unwrap();
        assert!(place("Évaluation") < place("Expert") && place("Expert") < place("Récidive"), "accents sort as letters");
        let found = stranger.graphql(&query, json!({ "search": "therap inj" })).await["glossary"].take();
        assert_eq!(found[0]["word"], "Injonction thérapeutique");
        assert_eq!(found.as_array().unwrap().len(), 1);
        assert_eq!((&found[0]["common"], &found[0]["adapted"], &found[0]["revision"]), (&json!(true), &json!(false), &json!(0)));
        assert_eq!(app.anonymous().error_code(&query, json!({})).await, "UNAUTHENTICATED");
    }

    async fn the_coordinator_adapts_a_word_for_the_partnership_alone(app) {
        let world = &app.world;
        let coordinator = app.persona(world.spip_director.person).await;
        let saved = act(&coordinator, "saveGlossaryEntry", relapse(app, 0, "Un moment du parcours.")).await;
        assert_eq!(problem_codes(&saved), [""; 0]);
        assert_eq!((&saved["entry"]["revision"], &saved["entry"]["adapted"]), (&json!(1), &json!(true)));
        assert_eq!(saved["entry"]["checkedOn"], "2026-03-03", "compared with its source today");
        let member = app.persona(world.doctor.person).await;
        assert_eq!(word(app, &member, "rechute").await.unwrap()["health"], "Un moment du parcours.");
        let observer = app.persona(world.observer.person).await;
        assert_ne!(word(app, &observer, "rechute").await.unwrap()["health"], "Un moment du parcours.", "the common wording");
        for person in [world.doctor.person, world.csapa_director.person, world.observer.person] {
            let persona = app.persona(person).await;
            assert_eq!(refused(&persona, "saveGlossaryEntry", relapse(app, 1, "Autre.")).await, "FORBIDDEN");
        }
        let outside = app.persona(world.reunion_director.person).await;
        assert_eq!(refused(&outside, "saveGlossaryEntry", relapse(app, 1, "Autre.")).await, "NOT_FOUND");
        let key = json!({ "partnershipId": world.rouen.to_string(), "key": "rechute" });
        let reset = act(&coordinator, "resetGlossaryEntry", key).await;
        assert_eq!((&reset["entry"]["adapted"], &reset["entry"]["revision"]), (&json!(false), &json!(0)));
        assert_ne!(word(app, &member, "rechute").await.unwrap()["health"], "Un moment du parcours.");
    }

    async fn two_people_who_edit_one_word_see_both_texts(app) {
        let coordinator = app.persona(app.world.spip_director.person).await;
        act(&coordinator, "saveGlossaryEntry", relapse(app, 0, "Premier texte.")).await;
        let late = act(&coordinator, "saveGlossaryEntry", relapse(app, 0, "Second texte.")).await;
        assert_eq!(problem_codes(&late), ["CONFLICT_EDITED_MEANWHILE"]);
        let conflict = &late["problems"][0]["conflict"];
        assert_eq!((&late["problems"][0]["field"], &conflict["mine"]), (&json!("health"), &json!("Second texte.")));
        assert_eq!((&conflict["theirs"], &conflict["theirAuthor"]), (&json!("Premier texte."), &json!("Claire Delaunay")));
        let merged = act(&coordinator, "saveGlossaryEntry", relapse(app, 1, "Les deux textes.")).await;
        assert_eq!(merged["entry"]["revision"], 2);
    }

    async fn a_partnership_hides_words_and_adds_its_own(app) {
        let world = &app.world;
        let coordinator = app.persona(world.spip_director.person).await;
        let rouen = world.rouen.to_string();
        let hide = |hidden: bool| json!({ "partnershipId": rouen, "key": "extraction", "hidden": hidden });
        assert_eq!(act(&coordinator, "setGlossaryEntryHidden", hide(true)).await["entry"]["hidden"], true);
        let member = app.persona(world.doctor.person).await;
        assert_eq!(word(app, &member, "extraction").await, None);
        assert!(glossary(app, &member, "(withHidden: true)").await.iter().all(|entry| entry["key"] != "extraction"));
        let hidden = glossary(app, &coordinator, "(withHidden: true)").await;
        assert!(hidden.iter().any(|entry| entry["key"] == "extraction"), "who may show it again");
        act(&coordinator, "setGlossaryEntryHidden", hide(false)).await;
        assert!(word(app, &member, "extraction").await.is_some());

        let new = |word: &str| json!({ "partnershipId": rouen, "word": word, "justice": "Sens un.", "health": "Sens deux.",
            "source": "Charte locale" });
        let own = act(&coordinator, "saveGlossaryEntry", new("Passerelle")).await["entry"].take();
        assert_eq!((&own["common"], &own["forms"]), (&json!(false), &json!(["Passerelle"])));
        assert!(word(app, &member, own["key"].as_str().unwrap()).await.is_some());
        for taken in ["passerelles", "PASSERELLE", "Recidive"] {
            let codes = problem_codes(&act(&coordinator, "saveGlossaryEntry", new(taken)).await);
            assert_eq!(codes.is_empty(), taken == "passerelles", "{taken}: {codes:?}");
        }
        let empty = act(&coordinator, "saveGlossaryEntry", json!({ "partnershipId": rouen, "word": " ", "justice": "",
            "health": "Sens.", "source": "" })).await;
        assert_eq!(problem_codes(&empty), ["REQUIRED", "REQUIRED", "REQUIRED"]);
        act(&coordinator, "resetGlossaryEntry", json!({ "partnershipId": rouen, "key": own["key"] })).await;
        assert_eq!(word(app, &member, own["key"].as_str().unwrap()).await, None);
    }

    async fn nothing_about_a_person_becomes_a_definition(app) {
        let coordinator = app.persona(app.world.spip_director.person).await;
        let refused = act(&coordinator, "saveGlossaryEntry", relapse(app, 0, "Comme pour le NIR 1 85 05 78 006 084 91.")).await;
        assert_eq!(problem_codes(&refused), ["GUARD_REFUSED"]);
        let member = app.persona(app.world.doctor.person).await;
        assert_eq!(word(app, &member, "rechute").await.unwrap()["adapted"], false);
    }

    async fn a_protocol_links_each_word_once_where_it_first_occurs(app) {
        let world = &app.world;
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let bodies = ["Une rechute n’est pas une récidive.", "Les attestations de présence après rechute.", "Rien."];
        for (clause, body) in protocol.clauses.iter().zip(bodies) {
            let q = tx.q("UPDATE clause SET body = $2 WHERE id = $1").bind(*clause).bind(body.to_owned());
            assert_eq!(tx.exec(q).await.unwrap(), 1);
        }
        let q = tx.q("UPDATE clause SET public = TRUE WHERE id = $1").bind(protocol.clauses[1]);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let query = "query($id: ID!) { node(id: $id) { ... on ProtocolVersion { \
            glossary { entry { key health } clauseId start end } } } }";
        let variables = json!({ "id": protocol.version.to_string() });
        let member = app.persona(world.doctor.person).await;
        let read = |mut data: Value| -> Vec<(String, String, i64, i64)> {
            let found: Vec<Value> = serde_json::from_value(data["node"]["glossary"].take()).unwrap();
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            found
                .iter()
                .map(|one| (text(&one["entry"]["key"]), text(&one["clauseId"]), one["start"].as_i64().unwrap(), one["end"].as_i64().unwrap()))
                .collect()
        };
        let [first, second, _] = [0, 1, 2].map(|at| protocol.clauses[at].to_string());
        let mentions = read(member.graphql(query, variables.clone()).await);
        assert_eq!(mentions, [
            ("rechute".into(), first.clone(), 4, 11),
            ("recidive".into(), first, 26, 34),
            ("attestation".into(), second.clone(), 4, 28),
        ]);
        let observer = app.persona(world.observer.person).await;
        let seen = read(observer.graphql(query, variables.clone()).await);
        assert!(seen.iter().all(|(_, clause, ..)| *clause == second), "an unmarked clause gives nothing away: {seen:?}");
        let coordinator = app.persona(world.spip_director.person).await;
        let hide = json!({ "partnershipId": world.rouen.to_string(), "key": "rechute", "hidden": true });
        act(&coordinator, "setGlossaryEntryHidden", hide).await;
        let mentions = read(member.graphql(query, variables).await);
        assert!(mentions.iter().all(|(key, ..)| key != "rechute"), "hidden words are not linked");
    }
}
