//! A passage is planted in every text that any slice declares, in mails and in search: afterwards it is nowhere.

use std::collections::BTreeSet;

use jonction::platform::ical::invitation::Method;
use jonction::platform::mail::{self, CalendarPart, Letter, Rendered};
use jonction::retraction::texts;
use serde_json::json;

use super::{PASSAGE, PREVIEW, one, passage, retract, standing, text_columns, write};
use crate::authorisation::fixtures;
use crate::on_both;
use crate::support::{TestApp, problem_codes, protocol_in_force};

/// Columns of text that hold nothing that somebody wrote in their own words, table by table: names of things of ours,
/// codes, keys, hashes, addresses; and what goes with the person who bears it.
const NOT_WRITTEN: &str = include_str!("not_written.txt");

/// Columns of tables in which the fixtures leave no row.
const NO_ROW: &[&str] = &[];

/// Plants the passage in every row of every declared text; gives the names of columns that had no row.
async fn plant(app: &TestApp) -> Vec<String> {
    let db = &app.app.platform.db;
    let mut without = Vec::new();
    for text in texts() {
        let (table, column) = (text.of.table, text.column.name);
        let planted = if text.column.json {
            format!(r#"{{"measures":"Avant {PASSAGE}.","roles":"r","rights":"{PASSAGE}","places":"p"}}"#)
        } else {
            format!("Avant {PASSAGE} après")
        };
        // What others say of themselves is none of this partnership's.
        let which = match table {
            "organisation" => "WHERE id IN (SELECT organisation_id FROM partnership_member)",
            "post" => "WHERE organisation_id IN (SELECT organisation_id FROM partnership_member)",
            _ => "",
        };
        if write(db, format!("UPDATE {table} SET {column} = '{planted}' {which}")).await == 0 {
            without.push(format!("{table}.{column}"));
        }
    }
    for (table, key) in [
        ("organisation", "name_key"),
        ("partnership", "name_key"),
        ("protocol", "title_key"),
        ("training", "title_key"),
    ] {
        let folded = "'avant kevin d arvil fils apres'";
        write(
            db,
            format!(
                "UPDATE {table} SET {key} = {folded} WHERE {key} <> {folded} AND id IN ({})",
                match table {
                    "organisation" => "SELECT organisation_id FROM partnership_member".to_owned(),
                    table => format!("SELECT id FROM {table}"),
                }
            ),
        )
        .await;
    }
    write(
        db,
        "INSERT INTO search_term (term, kind, doc_id, weight) SELECT 'arvil', 'organisation', organisation_id, 10 \
         FROM partnership_member".into(),
    )
    .await;
    without
}

pub fn letter(id: &str, app: &TestApp) -> Letter {
    Letter {
        kind: "test",
        message_id: format!("{id}@jonction.test"),
        person: Some(app.world.doctor.person),
        to_address: format!("{id}@exemple.test"),
        to_name: "Nadia Benali".into(),
        content: Rendered {
            subject: format!("Au sujet de {PASSAGE}"),
            text: format!("Bonjour,\n\nle point sur {PASSAGE} est ajouté."),
            html: "<p>le point sur <b>Kévin D’Arvil</b> &amp; fils est ajouté.</p>".into(),
        },
        calendar: Some(CalendarPart {
            method: Method::Request,
            text:
                "BEGIN:VEVENT\r\nSUMMARY:Le point sur Kévin D’Arv\r\n il & fils est ajouté\r\nEND:VEVENT\r\n"
                    .into(),
        }),
    }
}

pub async fn queue(app: &TestApp, letter: Letter) {
    let platform = &app.app.platform;
    let mut tx = platform.db.begin().await.unwrap();
    mail::queue(&mut tx, platform, letter).await.unwrap();
    tx.commit().await.unwrap();
}

/// Rows in tables that the fixtures leave empty.
#[expect(clippy::too_many_lines, reason = "one statement for each table")]
async fn fill(app: &TestApp) {
    let (db, world) = (&app.app.platform.db, &app.world);
    let platform = &app.app.platform;
    let fresh = || platform.entropy.uuid(app.now());
    let insert = async |sql: &'static str, more: Option<uuid::Uuid>| {
        let mut tx = db.begin().await.unwrap();
        let mut q = tx.q(sql).bind(fresh()).bind(app.now()).bind(world.rouen).bind(world.doctor.person);
        if let Some(more) = more {
            q = q.bind(more);
        }
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
    };
    insert(
        "INSERT INTO glossary_entry (id, partnership_id, word, word_key, forms, justice, health, source, checked_on, \
         hidden, created_at, updated_at, edited_by) VALUES ($1, $3, 'a', 'a', 'a', 'a', 'a', 'a', '2026-03-03', FALSE, $2, $2, $4)",
        None,
    )
    .await;
    insert(
        "INSERT INTO glossary_entry (id, partnership_id, word, word_key, forms, justice, health, source, checked_on, \
         hidden, created_at, updated_at, edited_by) VALUES ($1, $3, 'b', 'b', 'a', 'a', 'a', 'a', '2026-03-03', FALSE, $2, $2, $4)",
        None,
    )
    .await;
    insert(
        "INSERT INTO public_sheet (partnership_id, slug, measures, roles, rights, places, edited_at, created_at, edited_by, \
         published, published_by, published_at) SELECT $3, 'rouen', 'a', 'a', 'a', 'a', $2, $2, $4, '{}', $4, $2 WHERE $1 IS NOT NULL",
        None,
    )
    .await;
    insert(
        "INSERT INTO event_series (id, uid, partnership_id, rule, starts_local, ends_local, all_day, time_zone, title, \
         created_at, updated_at) SELECT $1, 'serie@test', $3, 'FREQ=MONTHLY', '2026-03-03T09:00', '2026-03-03T10:00', FALSE, \
         'Europe/Paris', 'a', $2, $2 WHERE $4 IS NOT NULL",
        None,
    )
    .await;
    insert(
        "INSERT INTO court_recess (id, territory_code, starts_on, ends_on, label, created_at) \
         SELECT $1, 'tj:76-rouen', '2026-07-01', '2026-08-31', 'a', $2 WHERE $3 IS NOT NULL AND $4 IS NOT NULL",
        None,
    )
    .await;
    insert(
        "INSERT INTO event_guest (id, event_id, name, email, time_zone, created_at) SELECT $1, e.id, 'a', 'a@exemple.test', \
         'Europe/Paris', $2 FROM event e WHERE e.partnership_id = $3 AND $4 IS NOT NULL ORDER BY e.id LIMIT 1",
        None,
    )
    .await;
    insert(
        "INSERT INTO change_request (id, version_id, person_id, reason, at) SELECT $1, v.id, $4, 'a', $2 \
         FROM protocol_version v WHERE $3 IS NOT NULL ORDER BY v.id LIMIT 1",
        None,
    )
    .await;
    insert(
        "INSERT INTO checklist_answer (version_id, point, answer, reason, edited_by, edited_at) \
         SELECT v.id, 'ANALYSES', 'NOT_CONCERNED', 'a', $4, $2 FROM protocol_version v WHERE $1 IS NOT NULL AND $3 IS NOT NULL",
        None,
    )
    .await;
    insert(
        "INSERT INTO correction (id, subject_kind, subject_id, person_id, text, at) SELECT $1, 'review', r.id, $4, 'a', $2 \
         FROM protocol_review r WHERE $3 IS NOT NULL ORDER BY r.id LIMIT 1",
        None,
    )
    .await;
    insert(
        "INSERT INTO review_finding (id, review_id, clause_id, kind, edited_by, edited_at) SELECT $1, r.id, c.id, 'KEEP', $4, $2 \
         FROM protocol_review r JOIN clause c ON c.version_id = r.version_id WHERE $3 IS NOT NULL ORDER BY r.id LIMIT 1",
        None,
    )
    .await;
    insert(
        "INSERT INTO minutes_erratum (id, meeting_id, version, text, text_hash, person_id, at) SELECT $1, a.id, 2, 'a', 'h', $4, $2 \
         FROM annual_meeting a WHERE a.partnership_id = $3 ORDER BY a.id LIMIT 1",
        None,
    )
    .await;
    insert(
        "INSERT INTO training_trainer (training_id, position, name, sector_group) SELECT g.id, 1, 'a', 'HEALTH' \
         FROM training g WHERE g.partnership_id = $3 AND $1 IS NOT NULL AND $2 IS NOT NULL AND $4 IS NOT NULL",
        None,
    )
    .await;
    insert(
        "INSERT INTO training_certificate (number, registration_id, training_id, person_name, training_title, organiser_name, \
         held_on, minutes, issued_at) SELECT 'AP-1', r.id, r.training_id, 'Nadia Benali', 'a', 'a', '2026-03-03', 60, $2 \
         FROM registration r WHERE $1 IS NOT NULL AND $3 IS NOT NULL AND $4 IS NOT NULL ORDER BY r.id LIMIT 1",
        None,
    )
    .await;
    for id in ["one", "two"] {
        // Two opinions in the same words, without anything that tells them apart.
        write(
            db,
            format!(
                "INSERT INTO training_feedback (id, training_id, usefulness, recommend) SELECT '{id}', id, 3, TRUE FROM training ORDER BY id LIMIT 1"
            ),
        )
        .await;
    }
    insert(
        "INSERT INTO inbound_entry (calendar_id, source, starts_at, ends_at, all_day, title) SELECT c.id, 's', $2, $2, FALSE, 'a' \
         FROM inbound_calendar c WHERE c.partnership_id = $3 AND $1 IS NOT NULL AND $4 IS NOT NULL",
        None,
    )
    .await;
    insert(
        "INSERT INTO handover_item (note_id, subject_kind, subject_id, comment) SELECT n.id, 'protocol', $1, 'a' \
         FROM handover_note n WHERE $2 IS NOT NULL AND $3 IS NOT NULL AND $4 IS NOT NULL",
        None,
    )
    .await;
    insert(
        "INSERT INTO onboarding_template (id, partnership_id, role, welcome, sections, edited_by, edited_at) \
         VALUES ($1, $3, 'MAGISTRATE', 'a', '', $4, $2)",
        None,
    )
    .await;
    insert(
        "INSERT INTO onboarding_template_item (template_id, item_key, position, title, owner, due_days) SELECT o.id, 'visit', 1, 'a', \
         'NEWCOMER', 30 FROM onboarding_template o WHERE o.partnership_id = $3 AND $1 IS NOT NULL AND $2 IS NOT NULL \
         AND $4 IS NOT NULL",
        None,
    )
    .await;
    insert(
        "INSERT INTO inter_territory_agreement (partnership_id, opened_on, created_at) SELECT $3, '2026-03-03', $2 \
         WHERE $1 IS NOT NULL AND $4 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM inter_territory_agreement i WHERE i.partnership_id = $3)",
        None,
    )
    .await;
    insert(
        "INSERT INTO inter_territory_participation (id, partnership_id, organisation_id, role, from_on, conditions, edited_by, \
         created_at, updated_at) SELECT $1, $3, o.id, 'RECEIVING', '2026-03-03', 'a', $4, $2, $2 FROM organisation o \
         ORDER BY o.id LIMIT 1",
        None,
    )
    .await;
    insert(
        "INSERT INTO staff_report (id, partnership_id, kind, post_id, happens_on, person_name, reported_by, created_at, state, \
         decided_by, decided_at, word) SELECT $1, $3, 'ARRIVAL', po.id, '2026-03-03', 'a', $4, $2, 'DECLINED', $4, $2, 'a' \
         FROM post po JOIN partnership_member pm ON pm.organisation_id = po.organisation_id WHERE pm.partnership_id = $3 \
         ORDER BY po.id LIMIT 1",
        None,
    )
    .await;
    insert(
        "INSERT INTO document (id, kind, subject, digest, file_name, content, drawn_on, state, progress, requested_at) \
         SELECT $1, 'MINUTES', 'meeting:1', 'd', 'f', '{}', '2026-03-03', 'FAILED', 0, $2 WHERE $3 IS NOT NULL AND $4 IS NOT NULL",
        None,
    )
    .await;
    insert(
        "INSERT INTO organisation_import_line (import_id, line, outcome, content, problems) SELECT i.id, 1, 'CREATED', '{}', '[]' \
         FROM organisation_import i WHERE $1 IS NOT NULL AND $2 IS NOT NULL AND $3 IS NOT NULL AND $4 IS NOT NULL",
        None,
    )
    .await;
}

on_both! {
    async fn every_column_of_text_is_either_declared_or_known_to_hold_no_words_of_people(app) {
        let declared: BTreeSet<(String, String)> =
            texts().iter().map(|text| (text.of.table.to_owned(), text.column.name.to_owned())).collect();
        let excused: BTreeSet<(String, String)> = NOT_WRITTEN
            .lines()
            .filter_map(|line| line.split_once(':'))
            .flat_map(|(table, columns)| columns.split_whitespace().map(move |column| (table.to_owned(), column.to_owned())))
            .collect();
        let real: BTreeSet<(String, String)> = text_columns(&app.app.platform.db).await.into_iter().collect();
        let forgotten: Vec<_> = real.iter().filter(|column| !declared.contains(column) && !excused.contains(column)).collect();
        assert_eq!(forgotten, Vec::<&(String, String)>::new(), "declare them in their slice's texts.rs, or say in not_written.txt that nobody writes them");
        let gone: Vec<_> = declared.union(&excused).filter(|column| !real.contains(column)).collect();
        assert_eq!(gone, Vec::<&(String, String)>::new(), "no such column");
        assert_eq!(declared.intersection(&excused).collect::<Vec<_>>(), Vec::<&(String, String)>::new());
    }

    async fn a_passage_leaves_every_table_every_copy_search_and_mail(app) {
        let ids = fixtures::ids(app).await;
        fill(app).await;
        let db = &app.app.platform.db;
        app.run_jobs().await;
        queue(app, letter("sent", app)).await;
        app.run_jobs().await;
        app.advance(jiff::SignedDuration::from_secs(1));
        queue(app, letter("waiting", app)).await;
        assert_eq!(plant(app).await, NO_ROW);
        assert!(standing(db, &[PASSAGE]).await.len() > texts().len(), "or this shows nothing");

        let clause = &ids["recordFinding.clauseId"];
        let director = app.world.spip_director.person;
        let preview = app.persona(director).await.graphql(PREVIEW, json!({ "input": passage(app, clause, "body") })).await;
        let preview = &preview["retractionPreview"]["preview"];
        let fields: BTreeSet<&str> = preview["places"].as_array().unwrap().iter()
            .map(|place| place["key"].as_str().unwrap().split(':').next().unwrap()).collect();
        let name = |text: &jonction::retraction::Text| format!("{}.{}", text.of.kind, text.field());
        let expected: BTreeSet<String> = texts().iter().map(name).collect();
        let shared: BTreeSet<String> = texts().iter().filter(|text| text.of.readers.is_none()).map(name).collect();
        let shown: BTreeSet<String> = fields.iter().map(|field| (*field).to_owned()).collect();
        assert!(shown.is_superset(&shared), "each text of all is shown: {:?}", shared.difference(&shown));
        assert!(shown.iter().all(|field| !field.starts_with("handover")), "the note is not hers to read: {shown:?}");
        assert_eq!((&preview["waitingMails"], &preview["sentMails"], &preview["wasPublic"]), (&json!(1), &json!(1), &json!(true)));
        assert!(!preview.to_string().contains("Arvil"), "places, never the text");

        let done = retract(app, director, passage(app, clause, "body"), json!([])).await;
        assert_eq!(problem_codes(&done), [""; 0]);
        let cleaned: BTreeSet<String> = done["retraction"]["places"].as_array().unwrap().iter()
            .map(|place| place["key"].as_str().unwrap().split(':').next().unwrap().to_owned()).collect();
        assert_eq!(cleaned, expected, "each declared text is found");
        assert_eq!(standing(db, &[PASSAGE, "Arvil"]).await, [""; 0]);

        // A tombstone stands where it stood.
        let body = "SELECT COUNT(*) FROM clause WHERE body = 'Avant [texte retiré le 3 mars 2026] après'";
        assert_eq!(one(db, body).await, one(db, "SELECT COUNT(*) FROM clause").await);
        let (published,): (String,) = db.maybe(db.q("SELECT published FROM public_sheet")).await.unwrap().unwrap();
        let published: serde_json::Value = serde_json::from_str(&published).unwrap();
        let mark = "[texte retiré le 3 mars 2026]";
        assert_eq!(published, json!({ "measures": format!("Avant {mark}."), "roles": "r", "rights": mark, "places": "p" }));
        // The mail that waited goes out without it; the proof of the other stays.
        assert_eq!(one(db, "SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'test' AND state = 'QUEUED'").await, 1);
        let letters = app.letters("test").await;
        assert_eq!(letters[1].text.trim(), "Bonjour,\n\nle point sur [texte retiré le 3 mars 2026] est ajouté.");
        assert!(letters[1].line("SUMMARY").ends_with("Le point sur [texte retiré le 3 mars 2026] est ajouté"));
        assert_eq!(standing(db, &[PASSAGE, "Arvil"]).await, [""; 0], "nor in mails that came of it");

        // The act is recorded without a word of it, and said twice it finds nothing.
        assert_eq!(one(db, "SELECT COUNT(*) FROM audit WHERE action = 'text.retract'").await, 1);
        let again = retract(app, director, passage(app, clause, "body"), json!([])).await;
        assert_eq!(problem_codes(&again), ["PASSAGE_NOT_FOUND"]);
    }

    async fn places_that_are_kept_stay_as_they_are(app) {
        let protocol = protocol_in_force(app, "Protocole", "2025-09-10").await;
        let db = &app.app.platform.db;
        write(db, format!("UPDATE clause SET body = 'Avec {PASSAGE}.'")).await;
        let (first, second) = (protocol.clauses[0].to_string(), protocol.clauses[1].to_string());
        let key = |clause: &str| json!(clause.replace("clause:", "clause.body:"));
        let kept = json!([key(&second), key(&first)]);
        let done = retract(app, app.world.spip_director.person, passage(app, &first, "body"), kept).await;
        assert_eq!(done["retraction"]["places"].as_array().unwrap().len(), 2, "where it was asked from is never kept");
        assert_eq!(one(db, &format!("SELECT COUNT(*) FROM clause WHERE body = 'Avec {PASSAGE}.'")).await, 1);
    }

    async fn hashes_say_so_and_approvals_of_a_text_in_force_stand(app) {
        let in_force = protocol_in_force(app, "Protocole en vigueur", "2025-09-10").await;
        let agreed = protocol_in_force(app, "Protocole bientôt", "2025-09-10").await;
        let (db, world) = (&app.app.platform.db, &app.world);
        write(db, "UPDATE protocol_version SET text_hash = 'abcd'".into()).await;
        for version in [in_force.version, agreed.version] {
            let mut tx = db.begin().await.unwrap();
            let q = tx.q("INSERT INTO approval (id, version_id, party_id, post_id, person_id, capacity, means, at, text_hash) \
                    SELECT $1, $2, p.id, $3, $4, 'TITULAR', 'ONLINE', $5, 'abcd' FROM protocol_party p JOIN protocol_version v \
                    ON v.protocol_id = p.protocol_id WHERE v.id = $2 AND p.organisation_id = $6")
                .bind(app.app.platform.entropy.uuid(app.now())).bind(version).bind(world.csapa_director.post)
                .bind(world.csapa_director.person).bind(app.now()).bind(world.csapa);
            tx.exec(q).await.unwrap();
            let q = tx.q("UPDATE protocol_version SET status = 'IN_APPROVAL' WHERE id = $1").bind(agreed.version);
            tx.exec(q).await.unwrap();
            tx.commit().await.unwrap();
        }
        write(db, format!("UPDATE clause SET body = 'Avec {PASSAGE}.' WHERE title = 'Orientation'")).await;
        let clause = in_force.clauses[0].to_string();
        let director = app.world.spip_director.person;
        retract(app, director, passage(app, &clause, "body"), json!([])).await;

        let ask = "query($id: ID!) { node(id: $id) { ... on ProtocolVersion { status textHash textRetractedAt \
                   approvals { voidedAt textRetractedAt } } } }";
        let persona = app.persona(director).await;
        let seen = persona.graphql(ask, json!({ "id": in_force.version.to_string() })).await["node"].take();
        let now = json!("2026-03-03T09:00:00Z");
        assert_eq!(seen, json!({ "status": "IN_FORCE", "textHash": "abcd", "textRetractedAt": now,
            "approvals": [{ "voidedAt": null, "textRetractedAt": now }] }));
        let seen = persona.graphql(ask, json!({ "id": agreed.version.to_string() })).await["node"].take();
        assert_eq!(seen, json!({ "status": "DRAFT", "textHash": null, "textRetractedAt": null,
            "approvals": [{ "voidedAt": now, "textRetractedAt": null }] }), "a text not yet in force is another: it is agreed to anew");
    }

    async fn calendars_fetch_anew(app) {
        let persona = app.persona(app.world.csapa_director.person).await;
        let input = json!({ "input": { "partnershipId": app.world.rouen.to_string(), "title": format!("Point sur {PASSAGE}"),
            "kind": "OTHER", "confirmedNoIndividualCase": true,
            "meeting": { "startsAt": "2026-04-20T14:00", "endsAt": "2026-04-20T16:00" } } });
        let create = "mutation($input: EventInput!) { createEvent(input: $input) { event { id sequence } problems { code } } }";
        let made = persona.graphql(create, input).await["createEvent"].take();
        assert_eq!(problem_codes(&made), [""; 0]);
        let create = "mutation($input: CreateFeedTokenInput!) { createFeedToken(input: $input) { url } }";
        let feed = persona.graphql(create, json!({ "input": { "name": "Le mien" } })).await;
        let url = feed["createFeedToken"]["url"].as_str().unwrap().to_owned();
        app.advance(jiff::SignedDuration::from_mins(5));
        let before = crate::feeds::fetch(app, &url).await;
        assert!(before.body.replace("\r\n ", "").contains(PASSAGE));

        let event = made["event"]["id"].as_str().unwrap();
        let done = retract(app, app.world.csapa_director.person, passage(app, event, "title"), json!([])).await;
        assert_eq!(problem_codes(&done), [""; 0]);
        let after = crate::feeds::fetch_unless(app, &url, before.etag()).await;
        assert!(after.titles()[0].ends_with("Point sur [texte retiré le 3 mars 2026]"), "{:?}", after.titles());
        assert_eq!(after.meeting()["SEQUENCE"], "1");
        let means: Vec<&str> = done["retraction"]["receivers"].as_array().unwrap().iter()
            .filter(|one| one["person"]["id"] == app.world.csapa_director.person.to_string())
            .map(|one| one["means"].as_str().unwrap()).collect();
        assert_eq!(means, ["FEED", "READ"], "whose calendar fetched it is named");
    }
}
