//! The public sheet (issue: never an unmarked clause; withdrawn when the protocol ends; no sign-in, cached).

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::SignedDuration;
use jonction::kernel::ids::TypedId as _;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{InForce, Seat, TestApp, problem_codes, protocol_in_force};

const SHEET: &str = "query($id: ID!) { node(id: $id) { ... on Partnership { publicSheet { url state revision \
    viewerCanEdit changedSincePublished texts { rights } clauses { title } structures { name } } } } }";

async fn act(app: &TestApp, seat: Seat, name: &str, kind: &str, input: Value) -> Value {
    let query = format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ sheet {{ url state revision changedSincePublished \
         published {{ rights }} publishedBy {{ familyName }} }} \
         problems {{ code field conflict {{ mine theirs }} }} }} }}"
    );
    app.persona(seat.person).await.graphql(&query, json!({ "input": input })).await[name].take()
}

async fn save(app: &TestApp, revision: i64, rights: &str) -> Value {
    let input = json!({ "partnershipId": app.world.rouen.to_string(), "baseRevision": revision, "measures": "La mesure.",
        "roles": "Les rôles.", "rights": rights, "places": "Où aller." });
    act(app, app.world.spip_director, "savePublicSheet", "SavePublicSheetInput", input).await
}

async fn show(app: &TestApp, name: &str, revision: i64) -> Value {
    let input = json!({ "partnershipId": app.world.rouen.to_string(), "baseRevision": revision });
    act(app, app.world.spip_director, name, "ShowPublicSheetInput", input).await
}

async fn read(app: &TestApp, path: &str, known: Option<&str>) -> (StatusCode, HeaderMap, String) {
    let mut request = Request::get(path);
    if let Some(tag) = known {
        request = request.header("if-none-match", tag);
    }
    let (status, headers, body) = app.request(request.body(Body::empty()).unwrap()).await;
    (status, headers, String::from_utf8(body).unwrap())
}

fn path(app: &TestApp, payload: &Value) -> String {
    let url = payload["sheet"]["url"].as_str().unwrap();
    url.strip_prefix(&app.app.config.public_url).unwrap().to_owned()
}

async fn exec(app: &TestApp, sql: &'static str, id: uuid::Uuid) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q(sql).bind(id);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

/// Published, with one clause of three marked public.
pub async fn published(app: &TestApp) -> (InForce, String) {
    let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
    exec(
        app,
        "UPDATE clause SET public = TRUE, body = 'Ce que chacun peut lire.' WHERE id = $1",
        protocol.clauses[1].uuid(),
    )
    .await;
    exec(app, "UPDATE clause SET body = 'Entre nous.' WHERE id = $1", protocol.clauses[0].uuid()).await;
    assert_eq!(problem_codes(&save(app, 0, "Vos droits <ici>.").await), [""; 0]);
    let shown = show(app, "publishPublicSheet", 1).await;
    assert_eq!(shown["sheet"]["state"], "PUBLISHED", "{shown:#}");
    let path = path(app, &shown);
    (protocol, path)
}

on_both! {
    async fn anybody_reads_what_the_coordinator_approved_and_clauses_marked_public_alone(app) {
        let (_, path) = published(app).await;
        let (status, headers, page) = read(app, &path, None).await;
        assert_eq!(status, StatusCode::OK);
        for shown in ["Vos droits &lt;ici&gt;.", "Ce que chacun peut lire.", "Attestations", "CSAPA La Passerelle",
            "0 800 23 13 13", "<svg"] {
            assert!(page.contains(shown), "{shown} in {page}");
        }
        // An unmarked clause, a structure of elsewhere, a person: never.
        for hidden in ["Entre nous", "Orientation", "Ravine Blanche", "Delaunay", "<script"] {
            assert!(!page.contains(hidden), "{hidden}");
        }
        assert_eq!(headers["x-robots-tag"], "all");
        assert!(headers["cache-control"].to_str().unwrap().starts_with("public, max-age="));
        assert!(!headers.contains_key("set-cookie"));
        let (status, _, body) = read(app, &path, Some(headers["etag"].to_str().unwrap())).await;
        assert_eq!((status, body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        let (_, _, list) = read(app, "/fiches", None).await;
        assert!(list.contains(&path));
    }

    async fn where_to_go_is_told_kind_by_kind_care_first(app) {
        let (_, path) = published(app).await;
        exec(app, "UPDATE organisation SET kind = 'CAARUD' WHERE id = $1", app.world.spip.uuid()).await;
        app.advance(SignedDuration::from_mins(2));
        let (_, _, page) = read(app, &path, None).await;
        let kinds: Vec<&str> = page.split("<h3>").skip(1).filter_map(|part| part.split_once("</h3>")).map(|part| part.0).collect();
        assert_eq!(kinds[..2], ["CSAPA", "CAARUD"], "in the order of the list, not of the alphabet");
    }

    async fn what_two_protocols_say_alike_stands_once(app) {
        let (_, path) = published(app).await;
        let twin = protocol_in_force(app, "Protocole de Rouen, avenant", "2025-05-15").await;
        exec(app, "UPDATE clause SET public = TRUE, body = 'Ce que chacun peut lire.' WHERE id = $1", twin.clauses[1].uuid())
            .await;
        assert_eq!(read(app, &path, None).await.2.matches("Ce que chacun peut lire.").count(), 1);
    }

    async fn a_text_that_nobody_approved_is_not_shown(app) {
        let (_, path) = published(app).await;
        let saved = save(app, 1, "Une phrase nouvelle.").await;
        assert_eq!(saved["sheet"]["changedSincePublished"], true, "{saved:#}");
        app.advance(SignedDuration::from_mins(2));
        assert!(!read(app, &path, None).await.2.contains("Une phrase nouvelle."));
        // What is approved is what was read.
        assert_eq!(problem_codes(&show(app, "publishPublicSheet", 1).await), ["CONFLICT_EDITED_MEANWHILE"]);
        let shown = show(app, "publishPublicSheet", 2).await;
        assert_eq!(shown["sheet"]["publishedBy"]["familyName"], "Delaunay");
        assert!(read(app, &path, None).await.2.contains("Une phrase nouvelle."));
    }

    async fn the_sheet_goes_with_the_last_protocol_in_force_and_comes_back_with_one(app) {
        let (protocol, path) = published(app).await;
        exec(app, "UPDATE protocol SET status = 'TERMINATED' WHERE id = $1", protocol.id.uuid()).await;
        app.advance(SignedDuration::from_mins(2));
        let (status, headers, page) = read(app, &path, None).await;
        assert_eq!(status, StatusCode::GONE);
        assert!(page.contains("Cette fiche a été retirée") && !page.contains("Vos droits"));
        assert_eq!(headers["x-robots-tag"], "noindex");
        assert!(!read(app, "/fiches", None).await.2.contains(&path));
        protocol_in_force(app, "Protocole nouveau", "2026-01-15").await;
        assert_eq!(read(app, &path, None).await.0, StatusCode::OK);
    }

    async fn withdrawn_it_is_gone_at_once_and_keeps_its_address(app) {
        let (_, path) = published(app).await;
        assert_eq!(read(app, &path, None).await.0, StatusCode::OK);
        let hidden = show(app, "withdrawPublicSheet", 1).await;
        assert_eq!(hidden["sheet"]["state"], "HIDDEN", "{hidden:#}");
        assert_eq!(read(app, &path, None).await.0, StatusCode::GONE);
        assert_eq!(read(app, "/fiches/jamais-vue", None).await.0, StatusCode::NOT_FOUND);
        show(app, "publishPublicSheet", 1).await;
        assert_eq!(read(app, &path, None).await.0, StatusCode::OK);
    }

    async fn the_coordinator_alone_writes_and_members_read_what_is_being_written(app) {
        protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let id = json!({ "id": app.world.rouen.to_string() });
        let mut seen = app.persona(app.world.csapa_director.person).await.graphql(SHEET, id.clone()).await;
        let sheet = seen["node"]["publicSheet"].take();
        assert_eq!((&sheet["state"], &sheet["revision"], &sheet["viewerCanEdit"]), (&json!("HIDDEN"), &json!(0), &json!(false)));
        assert!(sheet["texts"]["rights"].as_str().unwrap().contains("secret"));
        let input = json!({ "partnershipId": app.world.rouen.to_string(), "baseRevision": 0, "measures": "a", "roles": "b",
            "rights": "c", "places": "d" });
        let query = "mutation($input: SavePublicSheetInput!) { savePublicSheet(input: $input) { problems { code } } }";
        let member = app.persona(app.world.csapa_director.person).await;
        assert_eq!(member.error_code(query, json!({ "input": input })).await, "FORBIDDEN");
        let stranger = app.persona(app.world.reunion_director.person).await;
        assert_eq!(stranger.error_code(query, json!({ "input": input })).await, "NOT_FOUND");
        // The observer sees figures and what is published.
        let seen = app.persona(app.world.observer.person).await.graphql(SHEET, id).await;
        assert_eq!(seen["node"]["publicSheet"], Value::Null);
    }

    async fn two_who_write_at_once_see_both_texts_and_the_guard_reads_each(app) {
        save(app, 0, "Première version.").await;
        save(app, 1, "Deuxième version.").await;
        let conflict = save(app, 1, "Troisième version.").await;
        let problem = &conflict["problems"][0];
        assert_eq!((&problem["code"], &problem["field"]), (&json!("CONFLICT_EDITED_MEANWHILE"), &json!("rights")));
        assert_eq!(problem["conflict"]["theirs"], "Deuxième version.");
        let refused = save(app, 2, "Monsieur Durand, suivi depuis sa rechute.").await;
        assert_eq!(refused["problems"][0]["field"], "rights", "{refused:#}");
        // Nothing to announce without a protocol in force.
        assert_eq!(problem_codes(&show(app, "publishPublicSheet", 2).await), ["PROTOCOL_NOT_IN_FORCE"]);
    }
}

#[test]
fn the_starter_texts_pass_the_guard() {
    use jonction::confidentiality::{Guard, KnownContacts, Verdict};
    for (field, text) in jonction::public::SheetTexts::starter().fields() {
        assert_eq!(Guard::shared().examine(text, &KnownContacts::none()).verdict, Verdict::Pass, "{field}");
    }
}
