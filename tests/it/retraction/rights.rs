//! Its author, who represents its organisation, the coordinator, the territory's administrator: nobody else.

use std::collections::BTreeSet;

use jonction::kernel::actor::PersonId;
use jonction::kernel::clock::{Day, Ts};
use serde_json::{Value, json};

use super::everywhere::{letter, queue};
use super::{PASSAGE, PREVIEW, RETRACT, one, passage, retract, write};
use crate::on_both;
use crate::support::{Persona, problem_codes, protocol_in_force};
use jonction::platform::mail::Letter;

fn names(people: impl IntoIterator<Item = PersonId>) -> BTreeSet<String> {
    people.into_iter().map(|person| person.to_string()).collect()
}

/// Who could read it here, as a preview tells this persona.
async fn readers_shown(persona: &Persona<'_>, text: Value) -> BTreeSet<String> {
    let seen = persona.graphql(PREVIEW, json!({ "input": text })).await["retractionPreview"].take();
    assert_eq!(problem_codes(&seen), [""; 0]);
    let receivers = seen["preview"]["receivers"].as_array().unwrap();
    let reading = receivers.iter().filter(|one| one["means"] == "READ");
    reading.filter_map(|one| one["person"]["id"].as_str().map(str::to_owned)).collect()
}

on_both! {
    async fn each_persona_may_or_may_not(app) {
        let world = &app.world;
        let protocol = protocol_in_force(app, "Protocole", "2025-09-10").await;
        let db = &app.app.platform.db;
        write(db, format!("UPDATE clause SET body = 'Avec {PASSAGE}.'")).await;
        let mut tx = db.begin().await.unwrap();
        // Written by the CSAPA's doctor, in a protocol that the SPIP's director owns.
        let q = tx.q("UPDATE clause SET edited_by = $1").bind(world.doctor.person);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let input = json!({ "input": passage(app, &protocol.clauses[0].to_string(), "body") });
        for (person, may) in [
            (world.doctor.person, "its author"),
            (world.csapa_director.person, "represents the author's organisation"),
            (world.spip_director.person, "coordinates"),
            (world.territory_admin.person, "administers the territory"),
        ] {
            let seen = app.persona(person).await.graphql(PREVIEW, input.clone()).await;
            assert_eq!(problem_codes(&seen["retractionPreview"]), [""; 0], "{may}");
        }
        for (person, code, why) in [
            (world.president.person, "FORBIDDEN", "represents another member"),
            (world.counsellor.person, "FORBIDDEN", "a member"),
            (world.jap.person, "FORBIDDEN", "a member"),
            (world.observer.person, "FORBIDDEN", "observes"),
            (world.reunion_director.person, "NOT_FOUND", "of elsewhere"),
            (world.platform_admin, "NOT_FOUND", "administers the platform, and is no member"),
            (world.stranger, "NOT_FOUND", "has no mandate"),
        ] {
            let persona = app.persona(person).await;
            assert_eq!(persona.error_code(PREVIEW, input.clone()).await, code, "{why}");
            let act = json!({ "input": { "text": input["input"], "irreversible": true } });
            assert_eq!(persona.error_code(RETRACT, act).await, code, "{why}");
        }
        assert_eq!(app.anonymous().error_code(PREVIEW, input).await, "UNAUTHENTICATED");
        assert_eq!(one(db, "SELECT COUNT(*) FROM retraction").await, 0);
    }

    async fn it_is_confirmed_and_said_of_what_stands_there(app) {
        let protocol = protocol_in_force(app, "Protocole", "2025-09-10").await;
        let director = app.persona(app.world.spip_director.person).await;
        let clause = protocol.clauses[0].to_string();
        let ask = async |text: serde_json::Value, irreversible: bool| {
            let input = json!({ "input": { "text": text, "irreversible": irreversible } });
            problem_codes(&director.graphql(RETRACT, input).await["retractText"])
        };
        let mut text = passage(app, &clause, "body");
        assert_eq!(ask(text.clone(), true).await, ["PASSAGE_NOT_FOUND"]);
        text["passage"] = json!("de");
        assert_eq!(ask(text.clone(), true).await, ["PASSAGE_TOO_SHORT"]);
        text["passage"] = json!("texte de");
        assert_eq!(ask(text.clone(), false).await, ["CONFIRM_IRREVERSIBLE"]);
        text["passage"] = json!(null);
        assert_eq!(ask(text, true).await, [""; 0], "the whole text");
        let left = "SELECT COUNT(*) FROM clause WHERE body = '[texte retiré le 3 mars 2026]'";
        assert_eq!(one(&app.app.platform.db, left).await, 3, "all three said the same");
    }

    async fn the_list_is_read_page_by_page_and_who_only_retracted_sees_the_own(app) {
        let world = &app.world;
        let protocol = protocol_in_force(app, "Protocole", "2025-09-10").await;
        let db = &app.app.platform.db;
        for by in [world.territory_admin, world.spip_director, world.territory_admin] {
            write(db, format!("UPDATE clause SET body = 'Avec {PASSAGE}.' WHERE title = 'Incidents'")).await;
            retract(app, by.person, passage(app, &protocol.clauses[2].to_string(), "body"), json!([])).await;
            app.advance(jiff::SignedDuration::from_mins(1));
        }
        let ask = "query($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Partnership { \
             retractions(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } \
             nodes { at person { familyName } } } } } }";
        let coordinator = app.persona(world.spip_director.person).await;
        let page = async |first: i64, after: &Value| {
            let asked = json!({ "id": world.rouen.to_string(), "first": first, "after": after });
            coordinator.graphql(ask, asked).await["node"]["retractions"].take()
        };
        let first = page(2, &Value::Null).await;
        assert_eq!((&first["totalCount"], &first["pageInfo"]["hasNextPage"]), (&json!(3), &json!(true)));
        let rest = page(2, &first["pageInfo"]["endCursor"]).await;
        assert_eq!(rest["pageInfo"]["hasNextPage"], false);
        let names: Vec<&Value> = [&first, &rest]
            .into_iter()
            .flat_map(|page| page["nodes"].as_array().unwrap())
            .map(|node| &node["person"]["familyName"])
            .collect();
        assert_eq!(names, ["Morel", "Delaunay", "Morel"]);
        // Once she no longer coordinates, she sees what she did herself.
        write(db, "UPDATE partnership SET coordinating_post_id = NULL".into()).await;
        write(db, "DELETE FROM post_grant".into()).await;
        let own = page(2, &Value::Null).await;
        assert_eq!((&own["totalCount"], &own["nodes"][0]["person"]["familyName"]), (&json!(1), &json!("Delaunay")));
    }

    async fn the_list_is_the_coordinators_and_says_where_and_to_whom_never_what(app) {
        let world = &app.world;
        let protocol = protocol_in_force(app, "Protocole", "2025-09-10").await;
        let db = &app.app.platform.db;
        write(db, format!("UPDATE clause SET body = 'Avec {PASSAGE}.' WHERE title = 'Incidents'")).await;
        let text = passage(app, &protocol.clauses[2].to_string(), "body");
        retract(app, world.territory_admin.person, text, json!([])).await;
        let ask = "query($id: ID!) { node(id: $id) { ... on Partnership { retractions { nodes { at person { familyName } \
                   places { thing part occurrences isOrigin } receivers { means person { familyName } } } } } } }";
        let id = json!({ "id": world.rouen.to_string() });
        let list = app.persona(world.spip_director.person).await.graphql(ask, id.clone()).await["node"].take();
        let done = &list["retractions"]["nodes"][0];
        assert_eq!(done["places"], json!([{ "thing": "Article de protocole", "part": "texte", "occurrences": 1, "isOrigin": true }]));
        let readers = done["receivers"].as_array().unwrap().len();
        assert_eq!(readers, 7, "the seven who hold a post with a member");
        assert!(!list.to_string().contains("Arvil"));
        for person in [world.doctor.person, world.observer.person] {
            let list = app.persona(person).await.graphql(ask, id.clone()).await;
            assert_eq!(list["node"]["retractions"]["nodes"], json!([]));
        }
        let told = app.letters("text_retracted").await;
        assert_eq!(told.len(), 1, "the coordinator learns of it");
        assert!(told[0].to.contains("delaunay") && !told[0].text.contains("Arvil"), "{told:?}");

        // Whom it may have reached is forgotten a year later; that it was done stays.
        let own = "{ myData }";
        let held = app.persona(world.doctor.person).await.graphql(own, json!({})).await;
        assert_eq!(held["myData"]["retractedTexts"].as_array().unwrap().len(), 1);
        app.advance_days(365);
        assert_eq!(app.app.retractions.forget_as_system().await.unwrap(), 0);
        app.advance_days(1);
        assert_eq!(app.app.retractions.forget_as_system().await.unwrap(), 7);
        assert_eq!(one(db, "SELECT COUNT(*) FROM retraction").await, 1);
        app.run_jobs().await;
    }

    async fn mails_of_other_partnerships_are_neither_told_of_nor_touched(app) {
        let world = &app.world;
        let db = &app.app.platform.db;
        let protocol = protocol_in_force(app, "Protocole", "2025-09-10").await;
        write(db, format!("UPDATE clause SET body = 'Avec {PASSAGE}.' WHERE title = 'Orientation'")).await;
        let input = json!({ "input": { "partnershipId": world.rouen.to_string(), "title": "Point", "kind": "OTHER",
            "meeting": { "startsAt": "2026-04-20T14:00", "endsAt": "2026-04-20T16:00" } } });
        let create = "mutation($input: EventInput!) { createEvent(input: $input) { problems { code } } }";
        let made = app.persona(world.csapa_director.person).await.graphql(create, input).await["createEvent"].take();
        assert_eq!(problem_codes(&made), [""; 0]);
        let mut tx = db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO event_guest (id, event_id, name, email, time_zone, created_at) \
                SELECT $1, e.id, 'a', 'Invitee@exemple.test', 'Europe/Paris', $2 FROM event e ORDER BY e.id LIMIT 1")
            .bind(app.app.platform.entropy.uuid(app.now()))
            .bind(app.now());
        assert_eq!(tx.exec(q).await.unwrap(), 1);
        tx.commit().await.unwrap();
        let elsewhere = world.reunion_director.person;
        queue(app, Letter { person: Some(elsewhere), ..letter("elsewhere", app) }).await;
        queue(app, Letter { person: None, ..letter("unknown", app) }).await;
        queue(app, Letter { person: None, ..letter("invitee", app) }).await;
        queue(app, letter("member", app)).await;
        let text = passage(app, &protocol.clauses[0].to_string(), "body");
        let director = app.persona(world.spip_director.person).await;
        let seen = director.graphql(PREVIEW, json!({ "input": text })).await["retractionPreview"]["preview"].take();
        assert_eq!(seen["waitingMails"], 2, "to a member and to a guest: {seen:#}");
        assert!(!seen.to_string().contains(&elsewhere.to_string()), "{seen:#}");
        let done = retract(app, world.spip_director.person, text, json!([])).await;
        assert_eq!(problem_codes(&done), [""; 0]);
        let left = "SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'test' AND subject LIKE '%Arvil%'";
        assert_eq!(one(db, left).await, 2, "those of others are whole");
    }

    async fn a_handover_note_is_retracted_by_its_author_and_is_absent_for_members(app) {
        let ids = crate::authorisation::fixtures::ids(app).await;
        let world = &app.world;
        let db = &app.app.platform.db;
        write(db, format!("UPDATE handover_note SET practices = 'Appeler {PASSAGE}.'")).await;
        let input = json!({ "input": passage(app, &ids["noteId"], "practices") });
        let member = app.persona(world.counsellor.person).await;
        assert_eq!(member.error_code(PREVIEW, input.clone()).await, "NOT_FOUND");
        // Who coordinates knows that it exists: what it says is not to be guessed at, nor taken away unread.
        let coordinator = app.persona(world.spip_director.person).await;
        assert_eq!(coordinator.error_code(PREVIEW, input.clone()).await, "NOT_FOUND");
        let mut whole = input.clone();
        whole["input"]["passage"] = json!(null);
        let act = json!({ "input": { "text": whole["input"], "irreversible": true } });
        assert_eq!(coordinator.error_code(RETRACT, act).await, "NOT_FOUND");
        // Its author left the post and holds another one elsewhere.
        let author = app.persona(world.territory_admin.person).await;
        let mut seen = author.graphql(PREVIEW, input).await["retractionPreview"].take();
        assert_eq!(problem_codes(&seen), [""; 0]);
        let receivers = seen["preview"]["receivers"].take();
        let mut readers: Vec<&str> =
            receivers.as_array().unwrap().iter().filter_map(|one| one["person"]["id"].as_str()).collect();
        readers.sort_unstable();
        let mut expected = [world.territory_admin.person.to_string(), world.csapa_director.person.to_string()];
        expected.sort();
        assert_eq!(readers, expected, "author and successor, nobody else");
        // What one successor asks, all who took the post over may read.
        let (question, mandate) = (app.app.platform.entropy.uuid(app.now()), app.app.platform.entropy.uuid(app.now()));
        let mut tx = db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, created_at, confirmed_at) \
                SELECT $1, $2, n.post_id, 'INTERIM', n.departs_on, $3, $3 FROM handover_note n")
            .bind(mandate)
            .bind(world.stranger)
            .bind(app.now());
        assert_eq!(tx.exec(q).await.unwrap(), 1);
        let q = tx
            .q("INSERT INTO handover_question (id, note_id, asked_by, question, asked_at) \
                SELECT $1, n.id, $2, $3, $4 FROM handover_note n")
            .bind(question)
            .bind(world.csapa_director.person)
            .bind(format!("Qui suit {PASSAGE} ?"))
            .bind(app.now());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let asker = app.persona(world.csapa_director.person).await;
        let input = passage(app, &format!("handover-question:{question}"), "question");
        let expected = [world.territory_admin.person, world.csapa_director.person, world.stranger];
        assert_eq!(readers_shown(&asker, input).await, names(expected));
    }

    async fn those_of_elsewhere_who_could_read_it_are_listed_too(app) {
        let world = &app.world;
        let db = &app.app.platform.db;
        let protocol = protocol_in_force(app, "Protocole", "2025-09-10").await;
        write(db, format!("UPDATE clause SET body = 'Avec {PASSAGE}.' WHERE title = 'Orientation'")).await;
        let coordinator = app.persona(world.spip_director.person).await;
        let clause = || passage(app, &protocol.clauses[0].to_string(), "body");
        let members = [world.spip_director, world.counsellor, world.president, world.prosecutor, world.jap,
            world.csapa_director, world.doctor].map(|seat| seat.person);
        assert_eq!(readers_shown(&coordinator, clause()).await, names(members));
        let with = |more: &[PersonId]| names(members.iter().copied().chain(more.iter().copied()));
        // A structure of elsewhere signs for a party.
        let mut tx = db.begin().await.unwrap();
        let q = tx
            .q("UPDATE version_signatory SET post_id = $1 WHERE post_id = $2")
            .bind(world.reunion_director.post)
            .bind(world.csapa_director.post);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let reunion = world.reunion_director.person;
        assert_eq!(readers_shown(&coordinator, clause()).await, with(&[reunion]));
        // A newcomer of a structure around read the pack.
        let mut tx = db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO onboarding_pack (id, mandate_id, opened_at, first_read_at) VALUES ($1, $2, $3, $3)")
            .bind(app.app.platform.entropy.uuid(app.now()))
            .bind(world.observer.mandate)
            .bind(app.now());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let observer = world.observer.person;
        assert_eq!(readers_shown(&coordinator, clause()).await, with(&[reunion, observer]));
        // Nobody coordinated for a time: who administers the territory stood in.
        let mut tx = db.begin().await.unwrap();
        let q = tx
            .q("UPDATE mandate SET starts_on = $2 WHERE id = $1")
            .bind(world.spip_director.mandate)
            .bind("2026-03-03".parse::<Day>().unwrap());
        tx.exec(q).await.unwrap();
        let q = tx.q("UPDATE protocol_version SET created_at = $1").bind("2026-02-01T09:00:00Z".parse::<Ts>().unwrap());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let administrator = world.territory_admin.person;
        assert_eq!(readers_shown(&coordinator, clause()).await, with(&[reunion, observer, administrator]));
    }

    async fn those_expected_and_those_around_are_listed_for_what_they_see(app) {
        let world = &app.world;
        let db = &app.app.platform.db;
        let coordinator = app.persona(world.spip_director.person).await;
        let create = "mutation($i: EventInput!) { createEvent(input: $i) { event { id } problems { code } } }";
        let input = json!({ "partnershipId": world.rouen.to_string(), "title": "Point",
            "attendeePostIds": [world.reunion_director.post.to_string()],
            "meeting": { "startsAt": "2026-04-20T14:00", "endsAt": "2026-04-20T16:00" } });
        let event = coordinator.graphql(create, json!({ "i": input })).await["createEvent"]["event"]["id"].take();
        let open = crate::trainings::training(app, json!({ "openToTerritory": true })).await;
        let event = event.as_str().unwrap();
        write(db, format!("UPDATE event SET description = 'Avec {PASSAGE}.' WHERE title = 'Point'")).await;
        let reads = readers_shown(&coordinator, passage(app, event, "description")).await;
        let (reunion, observer) = (world.reunion_director.person.to_string(), world.observer.person.to_string());
        assert!(reads.contains(&reunion) && !reads.contains(&observer), "{reads:?}");
        write(db, "UPDATE event SET description = NULL".to_owned()).await;
        write(db, format!("UPDATE training SET programme = 'Avec {PASSAGE}.'")).await;
        let training = open["id"].as_str().unwrap();
        let reads = readers_shown(&coordinator, passage(app, training, "programme")).await;
        assert!(reads.contains(&observer) && !reads.contains(&reunion), "{reads:?}");
        write(db, "UPDATE training SET open_to_territory = FALSE".to_owned()).await;
        let reads = readers_shown(&coordinator, passage(app, training, "programme")).await;
        assert!(!reads.contains(&observer), "{reads:?}");
    }
}
