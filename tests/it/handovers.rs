//! Handover notes: from a known departure over months of vacancy to a successor who reads, asks and is answered.

use jonction::kernel::actor::{MandateId, PersonId, PostId};
use jonction::kernel::clock::Day;
use jonction::kernel::ids::TypedId as _;
use jonction::platform::reminders::after_restore;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{Persona, TestApp, problem_codes, protocol_in_force};

const KNOWN: &str = "id departsOn ready openToCoordinator revision firstReadAt acknowledgedAt questionsUntil title \
     viewerIsAuthor viewerCanWrite viewerCanAcknowledge viewerCanAsk";
const CONTENT: &str = "content { practices people pending attention revision items { subjectId kind label comment } \
     questions { id question answer asker { id } } }";

fn mutation(name: &str) -> String {
    let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ note {{ {KNOWN} }} \
         problems {{ code field conflict {{ mine theirs }} }} }} }}"
    )
}

async fn act(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    persona.graphql(&mutation(name), json!({ "input": input })).await[name].take()
}

async fn refused(persona: &Persona<'_>, name: &str, input: Value) -> String {
    persona.error_code(&mutation(name), json!({ "input": input })).await
}

async fn known(persona: &Persona<'_>, id: &Value) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on HandoverNote {{ {KNOWN} }} }} }}");
    persona.graphql(&query, json!({ "id": id })).await["node"].take()
}

async fn read(persona: &Persona<'_>, id: &Value) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on HandoverNote {{ {CONTENT} }} }} }}");
    persona.graphql(&query, json!({ "id": id })).await["node"]["content"].take()
}

async fn own(persona: &Persona<'_>) -> Vec<Value> {
    let query = format!("{{ viewer {{ handovers {{ {KNOWN} }} }} }}");
    serde_json::from_value(persona.graphql(&query, json!({})).await["viewer"]["handovers"].take()).unwrap()
}

async fn set_end(app: &TestApp, mandate: MandateId, end: Option<&str>) {
    let day: Option<Day> = end.map(|end| end.parse().unwrap());
    let mut tx = app.app.platform.db.begin().await.unwrap();
    tx.exec(tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(mandate).bind(day)).await.unwrap();
    tx.commit().await.unwrap();
}

async fn seat(app: &TestApp, person: PersonId, post: PostId, capacity: &str, from: &str) -> MandateId {
    let id = MandateId::fresh(&app.app.platform.entropy, app.now());
    let from: Day = from.parse().unwrap();
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, created_at, confirmed_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $6)")
        .bind(id)
        .bind(person)
        .bind(post)
        .bind(capacity.to_owned())
        .bind(from)
        .bind(app.now());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// The SPIP's director leaves on that day; her note as she sees it.
async fn leaving(app: &TestApp, on: &str) -> Value {
    set_end(app, app.world.spip_director.mandate, Some(on)).await;
    app.advance(jiff::SignedDuration::from_mins(6));
    app.run_jobs().await;
    let author = app.persona(app.world.spip_director.person).await;
    let mut notes = own(&author).await;
    assert_eq!(notes.len(), 1);
    notes.remove(0)
}

async fn readings(app: &TestApp) -> usize {
    let db = &app.app.platform.db;
    let rows: Vec<(Option<PersonId>,)> =
        db.all(db.q("SELECT person_id FROM audit WHERE action = 'handover.read'")).await.unwrap();
    rows.len()
}

on_both! {
    async fn a_known_departure_opens_one_prefilled_note(app) {
        let world = &app.world;
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        let author = app.persona(world.spip_director.person).await;
        assert_eq!(own(&author).await, [Value::Null; 0], "no end, no note");
        let contact = json!({ "partnershipId": world.rouen.to_string(), "theme": "CERTIFICATES",
            "postId": world.csapa_director.post.to_string() });
        author.graphql("mutation($input: AddResourcePersonInput!) { addResourcePerson(input: $input) { resource { id } } }",
            json!({ "input": contact })).await;
        let when = json!({ "startsAt": "2026-05-04T09:00", "endsAt": "2026-05-04T10:00" });
        let event = json!({ "partnershipId": world.rouen.to_string(), "title": "Réunion de rentrée", "meeting": when });
        author.graphql("mutation($input: EventInput!) { createEvent(input: $input) { event { id } problems { code } } }",
            json!({ "input": event })).await;
        let note = leaving(app, "2026-04-30").await;
        assert_eq!((&note["departsOn"], &note["viewerCanWrite"]), (&json!("2026-04-30"), &json!(true)));
        let author = app.persona(world.spip_director.person).await;
        let content = read(&author, &note["id"]).await;
        let items = content["items"].as_array().unwrap();
        let of = |kind: &str| -> Vec<&Value> { items.iter().filter(|item| item["kind"] == kind).collect() };
        assert_eq!(of("PROTOCOL")[0]["subjectId"], protocol.id.to_string());
        assert_eq!(of("PROTOCOL")[0]["label"], "Protocole de Rouen");
        assert_eq!(of("EVENT").len(), 1);
        assert!(of("EVENT")[0]["label"].as_str().unwrap().starts_with("Réunion de rentrée, "));
        assert_eq!(of("CONTACT")[0]["label"], "Attestations de présence et de suivi : Directeur de structure, CSAPA La Passerelle");
        app.advance_days(1);
        app.run_jobs().await;
        let author = app.persona(world.spip_director.person).await;
        assert_eq!(own(&author).await.len(), 1, "one note for one departure");
    }

    async fn the_date_follows_the_mandate_and_who_goes_on_leaves_nothing(app) {
        let world = &app.world;
        let note = leaving(app, "2026-04-30").await;
        set_end(app, world.spip_director.mandate, Some("2026-04-20")).await;
        app.advance(jiff::SignedDuration::from_mins(6));
        app.run_jobs().await;
        let author = app.persona(world.spip_director.person).await;
        assert_eq!(known(&author, &note["id"]).await["departsOn"], "2026-04-20");
        seat(app, world.spip_director.person, world.spip_director.post, "TITULAR", "2026-04-21").await;
        app.advance(jiff::SignedDuration::from_mins(6));
        app.run_jobs().await;
        assert_eq!(known(&author, &note["id"]).await["departsOn"], Value::Null, "prolonged");
        app.advance_days(40);
        assert_eq!(app.letters("handover_reminder").await.len(), 0, "reminders stop with the departure");
    }

    async fn the_author_writes_in_several_sittings_under_the_guard(app) {
        let note = leaving(app, "2026-04-30").await;
        let author = app.persona(app.world.spip_director.person).await;
        let first = act(&author, "writeHandover", json!({ "noteId": note["id"], "baseRevision": 1,
            "practices": "Le point du mardi avec le CSAPA." })).await;
        assert_eq!(first["note"]["revision"], 2);
        app.advance_days(5);
        let author = app.persona(app.world.spip_director.person).await;
        let second = act(&author, "writeHandover", json!({ "noteId": note["id"], "baseRevision": 2,
            "pending": "La revue de septembre.", "attention": "Les délais d’attestation." })).await;
        assert_eq!(problem_codes(&second), [""; 0]);
        let content = read(&author, &note["id"]).await;
        assert_eq!((&content["practices"], &content["pending"]), (&json!("Le point du mardi avec le CSAPA."), &json!("La revue de septembre.")));
        for part in ["practices", "people", "pending", "attention"] {
            let answer = act(&author, "writeHandover", json!({ "noteId": note["id"], "baseRevision": 3,
                part: "Suivre le NIR 1 85 05 78 006 084 91." })).await;
            assert_eq!((problem_codes(&answer), &answer["problems"][0]["field"]), (vec!["GUARD_REFUSED".to_owned()], &json!(part)));
        }
        let late = act(&author, "writeHandover", json!({ "noteId": note["id"], "baseRevision": 2, "pending": "Autre." })).await;
        assert_eq!(late["problems"][0]["conflict"], json!({ "mine": "Autre.", "theirs": "La revue de septembre." }));
    }

    async fn a_line_that_was_prefilled_takes_a_word_of_the_author(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        let note = leaving(app, "2026-04-30").await;
        let author = app.persona(app.world.spip_director.person).await;
        let items = json!([{ "subjectId": protocol.id.to_string(), "comment": "Relire l’article 2 d’abord." }]);
        let written = act(&author, "writeHandover", json!({ "noteId": note["id"], "baseRevision": 1, "items": items })).await;
        assert_eq!(problem_codes(&written), [""; 0]);
        assert_eq!(read(&author, &note["id"]).await["items"][0]["comment"], "Relire l’article 2 d’abord.");
        // A tab opened before that shows both words instead of writing over the first.
        let stale = json!([{ "subjectId": protocol.id.to_string(), "comment": "Rien à dire." }]);
        let late = act(&author, "writeHandover", json!({ "noteId": note["id"], "baseRevision": 1, "items": stale })).await;
        assert_eq!(late["problems"][0]["field"], "items.0.comment");
        assert_eq!(late["problems"][0]["conflict"], json!({ "mine": "Rien à dire.", "theirs": "Relire l’article 2 d’abord." }));
        assert_eq!(read(&author, &note["id"]).await["items"][0]["comment"], "Relire l’article 2 d’abord.");
        let unknown = json!([{ "subjectId": app.world.rouen.to_string(), "comment": "Rien." }]);
        let input = json!({ "noteId": note["id"], "baseRevision": 2, "items": unknown });
        assert_eq!(refused(&author, "writeHandover", input).await, "NOT_FOUND");
    }

    async fn reminders_go_out_thirty_and_seven_days_before_and_on_the_day_until_it_is_ready(app) {
        let note = leaving(app, "2026-04-30").await;
        assert_eq!(app.letters("handover_reminder").await.len(), 0);
        app.advance_days(28);
        let sent = app.letters("handover_reminder").await;
        assert_eq!(sent.len(), 1, "31 March");
        let note = note["id"].as_str().unwrap().trim_start_matches("handover:").replace('-', "");
        let id = format!("<handover_reminder.{note}.2026-04-30.2026-03-31@");
        assert_eq!(app.mails().iter().filter(|mail| mail.contains(&id)).count(), 1, "the same whenever it is made");
        assert!(sent[0].text.contains("jeudi 30 avril 2026") && sent[0].text.contains("/passation/"), "{}", sent[0].text);
        app.advance_days(10);
        assert_eq!(app.letters("handover_reminder").await.len(), 1);
        app.advance_days(13);
        assert_eq!(app.letters("handover_reminder").await.len(), 2, "23 April");
        let author = app.persona(app.world.spip_director.person).await;
        let note = own(&author).await.remove(0);
        act(&author, "writeHandover", json!({ "noteId": note["id"], "baseRevision": 1, "ready": true })).await;
        app.advance_days(7);
        assert_eq!(app.letters("handover_reminder").await.len(), 2, "ready: no reminder on the day");
    }

    async fn a_restored_program_does_not_remind_again(app) {
        leaving(app, "2026-04-30").await;
        app.advance_days(28);
        let marked = after_restore(&app.app.handovers, &app.app.platform).await.unwrap();
        assert_eq!(marked.iter().map(|m| (m.step, m.people)).collect::<Vec<_>>(), [(-30, 1)], "31 March");
        assert!(after_restore(&app.app.handovers, &app.app.platform).await.unwrap().is_empty(), "said twice, done once");
        assert_eq!(app.letters("handover_reminder").await.len(), 0);
        app.advance_days(23);
        let sent = app.letters("handover_reminder").await;
        assert_eq!(sent.len(), 1, "23 April: what comes later goes");
    }

    async fn months_of_vacancy_then_the_successor_reads_asks_and_acknowledges(app) {
        let world = &app.world;
        let note = leaving(app, "2026-03-10").await;
        let author = app.persona(world.spip_director.person).await;
        act(&author, "writeHandover", json!({ "noteId": note["id"], "baseRevision": 1, "practices": "Le point du mardi." })).await;
        let before = readings(app).await;
        app.advance_days(60);
        // Named before the first day: nothing is read until the mandate starts.
        seat(app, world.stranger, world.spip_director.post, "TITULAR", "2026-05-10").await;
        let successor = app.persona(world.stranger).await;
        assert_eq!(known(&successor, &note["id"]).await, Value::Null);
        app.advance_days(10);
        let successor = app.persona(world.stranger).await;
        let waiting = own(&successor).await;
        assert_eq!((&waiting[0]["id"], &waiting[0]["firstReadAt"], &waiting[0]["viewerCanWrite"]), (&note["id"], &Value::Null, &json!(false)));
        assert_eq!(read(&successor, &note["id"]).await["practices"], "Le point du mardi.");
        assert_ne!(known(&successor, &note["id"]).await["firstReadAt"], Value::Null);
        assert_eq!(readings(app).await, before + 1, "each reading is recorded");

        let asked = act(&successor, "askHandoverQuestion", json!({ "noteId": note["id"], "question": "Qui convoque ce point ?" })).await;
        assert_eq!(problem_codes(&asked), [""; 0]);
        let told = app.letters("handover_question").await;
        assert_eq!(told.len(), 1);
        assert!(told[0].text.contains("lundi 8 juin 2026"), "90 days: {}", told[0].text);
        assert!(!told[0].text.contains("Qui convoque"), "a mail quotes nothing");
        // Without any mandate left, the author answers by authorship.
        let author = app.persona(world.spip_director.person).await;
        let content = read(&author, &note["id"]).await;
        assert_eq!(content["questions"][0]["question"], "Qui convoque ce point ?");
        let answer = json!({ "questionId": content["questions"][0]["id"], "answer": "Le chef de service." });
        assert_eq!(refused(&successor, "answerHandoverQuestion", answer.clone()).await, "FORBIDDEN");
        act(&author, "answerHandoverQuestion", answer).await;
        assert_eq!(app.letters("handover_answer").await.len(), 1);
        assert_eq!(read(&successor, &note["id"]).await["questions"][0]["answer"], "Le chef de service.");

        let act_input = json!({ "noteId": note["id"] });
        assert_eq!(refused(&author, "acknowledgeHandover", act_input.clone()).await, "FORBIDDEN");
        let done = act(&successor, "acknowledgeHandover", act_input.clone()).await;
        assert_ne!(done["note"]["acknowledgedAt"], Value::Null);
        assert_eq!(act(&successor, "acknowledgeHandover", act_input).await["note"]["acknowledgedAt"], done["note"]["acknowledgedAt"]);
        let closed = act(&author, "writeHandover", json!({ "noteId": note["id"], "baseRevision": 2, "practices": "Autre." })).await;
        assert_eq!(problem_codes(&closed), ["HANDOVER_ACKNOWLEDGED"]);
    }

    async fn ninety_days_after_leaving_the_author_is_out_and_questions_are_closed(app) {
        let world = &app.world;
        let note = leaving(app, "2026-03-10").await;
        seat(app, world.stranger, world.spip_director.post, "TITULAR", "2026-03-11").await;
        app.advance_days(97);
        let author = app.persona(world.spip_director.person).await;
        assert_ne!(known(&author, &note["id"]).await, Value::Null, "8 June is the last day");
        app.advance_days(1);
        let author = app.persona(world.spip_director.person).await;
        assert_eq!((known(&author, &note["id"]).await, own(&author).await), (Value::Null, vec![]));
        let successor = app.persona(world.stranger).await;
        assert_eq!(known(&successor, &note["id"]).await["viewerCanAsk"], false);
        let late = act(&successor, "askHandoverQuestion", json!({ "noteId": note["id"], "question": "Et maintenant ?" })).await;
        assert_eq!(problem_codes(&late), ["QUESTIONS_CLOSED"]);
        assert_ne!(read(&successor, &note["id"]).await, Value::Null, "the note itself stays, however late");
    }

    async fn the_coordinator_sees_only_that_it_exists_unless_the_author_opens_it(app) {
        let world = &app.world;
        set_end(app, world.csapa_director.mandate, Some("2026-04-30")).await;
        app.run_jobs().await;
        let author = app.persona(world.csapa_director.person).await;
        let note = own(&author).await.remove(0);
        act(&author, "writeHandover", json!({ "noteId": note["id"], "baseRevision": 1, "practices": "Synthèse du lundi." })).await;
        let coordinator = app.persona(world.spip_director.person).await;
        let list = "query($id: ID!) { node(id: $id) { ... on Partnership { handovers { nodes { id content { practices } } } } } }";
        let of_rouen = json!({ "id": world.rouen.to_string() });
        let seen = coordinator.graphql(list, of_rouen.clone()).await["node"]["handovers"]["nodes"].take();
        assert_eq!(seen, json!([{ "id": note["id"], "content": null }]));
        assert_eq!(own(&coordinator).await, [Value::Null; 0], "nothing to write or to take over");
        // Colleagues, the justice side, observers: nothing at all.
        for person in [world.doctor.person, world.president.person, world.observer.person, world.reunion_director.person, world.stranger] {
            let persona = app.persona(person).await;
            assert_eq!(known(&persona, &note["id"]).await, Value::Null);
        }
        let member = app.persona(world.president.person).await;
        assert_eq!(member.graphql(list, of_rouen).await["node"]["handovers"]["nodes"], json!([]));
        act(&author, "writeHandover", json!({ "noteId": note["id"], "baseRevision": 2, "openToCoordinator": true })).await;
        let opened = read(&coordinator, &note["id"]).await;
        assert_eq!(opened["practices"], "Synthèse du lundi.");
        assert_eq!(known(&coordinator, &note["id"]).await["firstReadAt"], Value::Null, "a coordinator's reading is not the successor's");
        assert_eq!(refused(&coordinator, "acknowledgeHandover", json!({ "noteId": note["id"] })).await, "FORBIDDEN");
        assert_eq!(refused(&coordinator, "askHandoverQuestion", json!({ "noteId": note["id"], "question": "?" })).await, "FORBIDDEN");
        // The structure left the partnership: its notes are no longer its coordinator's to know of.
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE partnership_member SET left_on = '2026-03-02' WHERE organisation_id = $1").bind(world.csapa);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(known(&coordinator, &note["id"]).await, Value::Null);
    }

    async fn a_coordinator_reads_the_list_page_by_page_the_latest_first(app) {
        let world = &app.world;
        let mut expected = Vec::new();
        for seat in [world.csapa_director, world.doctor, world.jap, world.president, world.prosecutor] {
            set_end(app, seat.mandate, Some("2026-06-30")).await;
            app.advance(jiff::SignedDuration::from_mins(6));
            app.run_jobs().await;
            expected.insert(0, json!({ "title": own(&app.persona(seat.person).await).await[0]["title"] }));
        }
        // A departure that was called off is not one.
        set_end(app, world.jap.mandate, None).await;
        app.advance(jiff::SignedDuration::from_mins(6));
        app.run_jobs().await;
        expected.remove(2);
        let list = "query($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Partnership { \
             handovers(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { title } } } } }";
        let coordinator = app.persona(world.spip_director.person).await;
        let page = async |first: i64, after: &Value| {
            let asked = json!({ "id": world.rouen.to_string(), "first": first, "after": after });
            coordinator.graphql(list, asked).await["node"]["handovers"].take()
        };
        let first = page(3, &Value::Null).await;
        assert_eq!((&first["totalCount"], &first["pageInfo"]["hasNextPage"]), (&json!(4), &json!(true)));
        let second = page(3, &first["pageInfo"]["endCursor"]).await;
        assert_eq!(second["pageInfo"]["hasNextPage"], false);
        let mut seen = first["nodes"].as_array().unwrap().clone();
        seen.extend(second["nodes"].as_array().unwrap().iter().cloned());
        assert_eq!(seen, expected);
    }

    async fn a_note_opens_on_the_day_that_it_is_where_the_post_is(app) {
        let world = &app.world;
        let joins: Day = "2026-03-04".parse().unwrap();
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO partnership_member (partnership_id, organisation_id, joined_on) VALUES ($1, $2, $3)")
            .bind(world.rouen)
            .bind(world.csapa_reunion)
            .bind(joins);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        set_end(app, world.reunion_director.mandate, Some("2026-06-30")).await;
        let opened = async |at: &str| {
            app.app.platform.clock.set(jonction::kernel::clock::Ts::new(at.parse().unwrap()));
            app.run_jobs().await;
            own(&app.persona(world.reunion_director.person).await).await.len()
        };
        assert_eq!(opened("2026-03-03T19:50:00Z").await, 0, "its structure is not a member yet");
        assert_eq!(opened("2026-03-03T20:10:00Z").await, 1, "the 4th in La Réunion, still the 3rd in Paris");
    }

    async fn an_interim_takes_over_a_delegate_does_not_and_of_a_team_only_who_came_since(app) {
        let world = &app.world;
        let note = leaving(app, "2026-03-10").await;
        let team = seat(app, world.territory_admin.person, world.counsellor.post, "TITULAR", "2026-01-01").await;
        set_end(app, world.counsellor.mandate, Some("2026-03-10")).await;
        app.advance(jiff::SignedDuration::from_mins(6));
        app.run_jobs().await;
        let counsellor = app.persona(world.counsellor.person).await;
        let of_team = own(&counsellor).await.remove(0);
        seat(app, world.jap.person, world.spip_director.post, "DELEGATE", "2026-03-01").await;
        seat(app, world.prosecutor.person, world.spip_director.post, "INTERIM", "2026-03-01").await;
        seat(app, world.stranger, world.counsellor.post, "TITULAR", "2026-03-12").await;
        let interim = app.persona(world.prosecutor.person).await;
        assert_eq!(read(&interim, &note["id"]).await, Value::Null, "the author is still there");
        app.advance_days(10);
        let sees = async |person: PersonId, id: &Value| !known(&app.persona(person).await, id).await.is_null();
        let interim = app.persona(world.prosecutor.person).await;
        assert_ne!(read(&interim, &note["id"]).await, Value::Null);
        // Acting for who coordinates, the delegate knows of the note and no more.
        let delegate = app.persona(world.jap.person).await;
        assert_eq!(read(&delegate, &note["id"]).await, Value::Null);
        assert!(sees(world.stranger, &of_team["id"]).await);
        assert!(!sees(world.territory_admin.person, &of_team["id"]).await, "a colleague of before is no successor: {team}");
    }

    async fn who_joins_a_team_while_the_author_is_still_there_reads_once_they_left(app) {
        let world = &app.world;
        set_end(app, world.counsellor.mandate, Some("2026-03-20")).await;
        app.advance(jiff::SignedDuration::from_mins(6));
        app.run_jobs().await;
        let note = own(&app.persona(world.counsellor.person).await).await.remove(0);
        seat(app, world.stranger, world.counsellor.post, "TITULAR", "2026-03-10").await;
        let sees = async || !known(&app.persona(world.stranger).await, &note["id"]).await.is_null();
        app.advance_days(10);
        assert!(!sees().await, "closed until the departure");
        app.advance_days(8);
        assert!(sees().await);
    }

    async fn a_colleague_of_years_is_no_successor_because_the_term_was_fixed_from_the_first_day(app) {
        let world = &app.world;
        set_end(app, world.counsellor.mandate, Some("2026-09-30")).await;
        app.advance(jiff::SignedDuration::from_mins(6));
        app.run_jobs().await;
        let note = own(&app.persona(world.counsellor.person).await).await.remove(0);
        seat(app, world.jap.person, world.counsellor.post, "TITULAR", "2026-04-01").await;
        seat(app, world.stranger, world.counsellor.post, "TITULAR", "2026-09-01").await;
        app.advance_days(215);
        let sees = async |person: PersonId| !known(&app.persona(person).await, &note["id"]).await.is_null();
        assert!(sees(world.stranger).await, "came for the month of notice");
        assert!(!sees(world.jap.person).await, "worked beside the author for half a year");
        let texts = jonction::handovers::TEXTS[0].readers.unwrap();
        let note_id: jonction::handovers::NoteId = note["id"].as_str().unwrap().parse().unwrap();
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let readers: Vec<(PersonId,)> = tx.all(tx.q(texts).bind(note_id)).await.unwrap();
        let readers: Vec<PersonId> = readers.into_iter().map(|(person,)| person).collect();
        assert!(readers.contains(&world.counsellor.person) && readers.contains(&world.stranger));
        assert!(!readers.contains(&world.jap.person));
    }

    async fn a_note_is_forgotten_two_years_after_its_first_reading_and_waits_unread(app) {
        let world = &app.world;
        let note = leaving(app, "2026-03-10").await;
        set_end(app, world.csapa_director.mandate, Some("2026-03-10")).await;
        seat(app, world.stranger, world.spip_director.post, "TITULAR", "2026-03-11").await;
        app.advance_days(9);
        app.run_jobs().await;
        let unread = own(&app.persona(world.csapa_director.person).await).await.remove(0);
        let successor = app.persona(world.stranger).await;
        read(&successor, &note["id"]).await;
        act(&successor, "askHandoverQuestion", json!({ "noteId": note["id"], "question": "Où sont les modèles ?" })).await;
        app.advance_days(729);
        app.run_jobs().await;
        assert_ne!(known(&app.persona(world.stranger).await, &note["id"]).await, Value::Null);
        app.advance_days(3);
        app.run_jobs().await;
        assert_eq!(known(&app.persona(world.stranger).await, &note["id"]).await, Value::Null);
        let coordinator = app.persona(world.stranger).await;
        assert_ne!(known(&coordinator, &unread["id"]).await, Value::Null, "who coordinates sees the unread one wait");
    }
}
