//! Relay and coordinating doctors of each court: who holds the posts, how long they have been vacant.

use jonction::kernel::actor::{OrganisationId, PostId};
use serde_json::{Value, json};

use crate::on_both;
use crate::support::TestApp;

const DOCTORS: &str = "query($code: ID!) { territory(code: $code) { courtDoctors { id kind vacantSince \
     organisation { id } holders { person { familyName } } } } }";

async fn doctors(app: &TestApp, person: jonction::kernel::actor::PersonId, code: &str) -> Vec<Value> {
    let persona = app.persona(person).await;
    let mut data = persona.graphql(DOCTORS, json!({ "code": code })).await;
    serde_json::from_value(data["territory"]["courtDoctors"].take()).unwrap()
}

async fn post(app: &TestApp, organisation: OrganisationId, kind: &str) -> PostId {
    let persona = app.persona(app.world.platform_admin).await;
    let create =
        "mutation($input: CreatePostInput!) { createPost(input: $input) { post { id } problems { code } } }";
    let input = json!({ "organisationId": organisation.to_string(), "kind": kind, "cardinality": "SINGLE" });
    let made = persona.graphql(create, json!({ "input": input })).await;
    made["createPost"]["post"]["id"].as_str().unwrap_or_else(|| panic!("{made:#}")).parse().unwrap()
}

async fn hold(app: &TestApp, post: PostId, from: &str, until: Option<&str>) {
    let day = |text: &str| text.parse::<jonction::kernel::clock::Day>().unwrap();
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, ends_on, created_at, confirmed_at) \
            VALUES ($1, $2, $3, 'TITULAR', $4, $5, $6, $6)")
        .bind(app.app.platform.entropy.uuid(app.now()))
        .bind(app.world.stranger)
        .bind(post)
        .bind(day(from))
        .bind(until.map(day))
        .bind(app.now());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn each_court_shows_its_doctors_and_since_when_a_post_is_vacant(app) {
        let world = &app.world;
        let relay = post(app, world.tribunal, "RELAY_DOCTOR").await;
        let coordinating = post(app, world.csapa, "COORDINATING_DOCTOR").await;
        let far = post(app, world.csapa_reunion, "RELAY_DOCTOR").await;
        hold(app, relay, "2025-01-01", None).await;
        hold(app, coordinating, "2025-01-01", Some("2026-01-31")).await;
        let found = doctors(app, world.jap.person, "tj:76-rouen").await;
        let ids: Vec<&Value> = found.iter().map(|post| &post["id"]).collect();
        assert_eq!(ids, [&json!(relay.to_string()), &json!(coordinating.to_string())], "relay doctors first");
        assert_eq!((&found[0]["kind"], &found[0]["vacantSince"]), (&json!("RELAY_DOCTOR"), &Value::Null));
        assert_eq!(found[0]["holders"][0]["person"]["familyName"], "Caron");
        assert_eq!((&found[1]["kind"], &found[1]["vacantSince"]), (&json!("COORDINATING_DOCTOR"), &json!("2026-02-01")));
        assert_eq!(found[1]["holders"], json!([]));
        let island = doctors(app, world.jap.person, "dep:974").await;
        assert_eq!(island.len(), 1);
        assert_eq!((&island[0]["id"], &island[0]["vacantSince"]), (&json!(far.to_string()), &json!("2026-03-03")), "never held");
        assert_eq!(doctors(app, world.jap.person, "dep:2A").await, [] as [Value; 0]);
        // Who has no mandate reads no post; the stranger has had one since it was given above.
        assert_eq!(doctors(app, world.platform_admin, "dep:974").await.len(), 1);
        assert_eq!(app.anonymous().graphql(DOCTORS, json!({ "code": "dep:76" })).await["territory"], Value::Null);
    }

    async fn a_person_without_mandate_reads_no_post_of_a_court(app) {
        post(app, app.world.tribunal, "RELAY_DOCTOR").await;
        assert_eq!(doctors(app, app.world.stranger, "tj:76-rouen").await, [] as [Value; 0]);
    }

    async fn the_doctors_of_several_courts_are_read_together(app) {
        let world = &app.world;
        post(app, world.tribunal, "RELAY_DOCTOR").await;
        let doctors = "courtDoctors { vacantSince holders { id } organisation { name } }";
        // One level: two levels side by side share their statements or not, as their answers come.
        let query = format!("{{ territory(code: \"reg:28\") {{ departements {{ {doctors} }} }} }}");
        let db = &app.app.platform.db;
        let persona = app.persona(world.jap.person).await;
        let cost = async || {
            let before = db.statements();
            persona.graphql(&query, json!({})).await;
            db.statements() - before
        };
        let one = cost().await;
        post(app, world.csapa, "RELAY_DOCTOR").await;
        post(app, world.spip, "COORDINATING_DOCTOR").await;
        assert_eq!(cost().await, one);
    }
}
