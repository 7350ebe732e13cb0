//! Resource persons: who names and confirms them, who answers today, vacancy, freshness.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::{Persona, Seat, TestApp, problem_codes};

const ENTRY: &str = "id theme about reach confirmedOn revision vacant stale named post { id } person { id familyName } \
     territory { code } viewerCanEdit viewerCanConfirm";

fn mutation(name: &str) -> String {
    let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ resource {{ {ENTRY} }} \
         problems {{ code field conflict {{ mine theirs }} }} }} }}"
    )
}

async fn act(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    persona.graphql(&mutation(name), json!({ "input": input })).await[name].take()
}

async fn refused(persona: &Persona<'_>, name: &str, input: Value) -> String {
    persona.error_code(&mutation(name), json!({ "input": input })).await
}

fn about_certificates(app: &TestApp, seat: Seat) -> Value {
    json!({ "partnershipId": app.world.rouen.to_string(), "theme": "CERTIFICATES", "postId": seat.post.to_string(),
        "about": "Modèle d’attestation.", "reach": "Le mardi matin, standard du service." })
}

/// The director of the CSAPA, named for certificates by the coordinator.
async fn named(app: &TestApp) -> Value {
    let coordinator = app.persona(app.world.spip_director.person).await;
    let mut made =
        act(&coordinator, "addResourcePerson", about_certificates(app, app.world.csapa_director)).await;
    assert_eq!(problem_codes(&made), [""; 0]);
    made["resource"].take()
}

async fn read(persona: &Persona<'_>, id: &Value) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on ResourcePerson {{ {ENTRY} }} }} }}");
    persona.graphql(&query, json!({ "id": id })).await["node"].take()
}

async fn end(app: &TestApp, seat: Seat, on: &str) {
    let day: jonction::kernel::clock::Day = on.parse().unwrap();
    let mut tx = app.app.platform.db.begin().await.unwrap();
    tx.exec(tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(seat.mandate).bind(day))
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn seat(app: &TestApp, person: jonction::kernel::actor::PersonId, post: Seat, from: &str) {
    use jonction::kernel::ids::TypedId as _;
    let day: jonction::kernel::clock::Day = from.parse().unwrap();
    let id = jonction::kernel::actor::MandateId::fresh(&app.app.platform.entropy, app.now());
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, created_at, confirmed_at) \
            VALUES ($1, $2, $3, 'TITULAR', $4, $5, $5)")
        .bind(id)
        .bind(person)
        .bind(post.post)
        .bind(day)
        .bind(app.now());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn the_coordinator_names_any_members_post_and_a_representative_the_own_ones(app) {
        let world = &app.world;
        let entry = named(app).await;
        assert_eq!((&entry["theme"], &entry["confirmedOn"]), (&json!("CERTIFICATES"), &json!("2026-03-03")));
        assert_eq!((&entry["vacant"], &entry["stale"]), (&json!(false), &json!(false)));
        assert_eq!(entry["person"]["id"], world.csapa_director.person.to_string());
        let again = named(app).await;
        assert_eq!(again["id"], entry["id"], "the same post for the same theme is one entry");

        let director = app.persona(world.csapa_director.person).await;
        let own = act(&director, "addResourcePerson", json!({ "partnershipId": world.rouen.to_string(),
            "theme": "RELAY_DOCTOR", "postId": world.doctor.post.to_string(), "mandateId": world.doctor.mandate.to_string() })).await;
        assert_eq!((&own["resource"]["named"], &own["resource"]["person"]["familyName"]), (&json!(true), &json!("Benali")));
        assert_eq!(refused(&director, "addResourcePerson", about_certificates(app, world.jap)).await, "FORBIDDEN");
        for person in [world.doctor.person, world.counsellor.person, world.observer.person] {
            let persona = app.persona(person).await;
            assert_eq!(refused(&persona, "addResourcePerson", about_certificates(app, world.jap)).await, "FORBIDDEN");
        }
        let outside = app.persona(world.reunion_director.person).await;
        assert_eq!(refused(&outside, "addResourcePerson", about_certificates(app, world.jap)).await, "NOT_FOUND");
        assert_eq!(read(&outside, &entry["id"]).await, Value::Null);
    }

    async fn members_find_by_theme_and_territory(app) {
        let entry = named(app).await;
        let query = "query($theme: Theme, $territory: ID) { resourcePersons(theme: $theme, territory: $territory) { \
            totalCount nodes { id } } }";
        let ids = |mut data: Value| -> Vec<Value> {
            let nodes: Vec<Value> = serde_json::from_value(data["resourcePersons"]["nodes"].take()).unwrap();
            nodes.into_iter().map(|mut node| node["id"].take()).collect()
        };
        let doctor = app.persona(app.world.doctor.person).await;
        let found = doctor.graphql(query, json!({ "theme": "CERTIFICATES", "territory": "dep:76" })).await;
        assert_eq!(ids(found), [entry["id"].clone()]);
        assert_eq!(ids(doctor.graphql(query, json!({ "theme": "MINORS" })).await), [Value::Null; 0]);
        assert_eq!(ids(doctor.graphql(query, json!({ "territory": "dep:974" })).await), [Value::Null; 0]);
        let observer = app.persona(app.world.observer.person).await;
        assert_eq!(ids(observer.graphql(query, json!({})).await), [Value::Null; 0]);
        let on_page = "query($id: ID!) { node(id: $id) { ... on Partnership { viewerCanAddResourcePersons \
            resourcePersons(theme: CERTIFICATES) { id viewerCanEdit viewerCanConfirm } } } }";
        let id = json!({ "id": app.world.rouen.to_string() });
        let page = doctor.graphql(on_page, id.clone()).await["node"].take();
        assert_eq!(page, json!({ "viewerCanAddResourcePersons": false,
            "resourcePersons": [{ "id": entry["id"], "viewerCanEdit": false, "viewerCanConfirm": false }] }));
        let own = app.persona(app.world.csapa_director.person).await.graphql(on_page, id).await["node"].take();
        assert_eq!((&own["viewerCanAddResourcePersons"], &own["resourcePersons"][0]["viewerCanEdit"]), (&json!(true), &json!(true)));
    }

    async fn what_nobody_confirmed_for_six_months_is_marked_until_one_click(app) {
        let world = &app.world;
        let entry = named(app).await;
        app.advance_days(183);
        let doctor = app.persona(world.doctor.person).await;
        assert_eq!(read(&doctor, &entry["id"]).await["stale"], false, "until 3 September");
        app.advance_days(2);
        let doctor = app.persona(world.doctor.person).await;
        assert_eq!(read(&doctor, &entry["id"]).await["stale"], true);
        let input = json!({ "resourceId": entry["id"] });
        assert_eq!(refused(&doctor, "confirmResourcePerson", input.clone()).await, "FORBIDDEN");
        let holder = app.persona(world.csapa_director.person).await;
        let confirmed = act(&holder, "confirmResourcePerson", input).await["resource"].take();
        assert_eq!((&confirmed["stale"], &confirmed["confirmedOn"]), (&json!(false), &json!("2026-09-04")));
        assert_eq!(confirmed["revision"], 1, "a confirmation is no new text");
    }

    async fn a_post_shows_its_vacancy_and_whoever_follows_is_called_next(app) {
        let world = &app.world;
        let entry = named(app).await;
        end(app, world.csapa_director, "2026-03-10").await;
        app.advance_days(10);
        let coordinator = app.persona(world.spip_director.person).await;
        let vacant = read(&coordinator, &entry["id"]).await;
        assert_eq!((&vacant["vacant"], &vacant["person"]), (&json!(true), &Value::Null));
        seat(app, world.stranger, world.csapa_director, "2026-03-13").await;
        let followed = read(&coordinator, &entry["id"]).await;
        assert_eq!((&followed["vacant"], &followed["person"]["id"]), (&json!(false), &json!(world.stranger.to_string())));
        assert_eq!(followed["stale"], true, "who came after it was confirmed has yet to say yes");
    }

    async fn a_named_mandate_that_ended_is_vacant_replaced_and_forgotten_after_a_year(app) {
        let world = &app.world;
        let coordinator = app.persona(world.spip_director.person).await;
        let relay = json!({ "partnershipId": world.rouen.to_string(), "theme": "RELAY_DOCTOR",
            "postId": world.doctor.post.to_string(), "mandateId": world.doctor.mandate.to_string() });
        let entry = act(&coordinator, "addResourcePerson", relay).await["resource"].take();
        let other = json!({ "partnershipId": world.rouen.to_string(), "theme": "MINORS",
            "postId": world.doctor.post.to_string(), "mandateId": world.doctor.mandate.to_string() });
        let forgotten = act(&coordinator, "addResourcePerson", other).await["resource"].take();
        end(app, world.doctor, "2026-03-03").await;
        seat(app, world.stranger, world.doctor, "2026-03-04").await;
        app.advance_days(1);
        let coordinator = app.persona(world.spip_director.person).await;
        assert_eq!(read(&coordinator, &entry["id"]).await["vacant"], true, "others of the team do not replace who was named");
        let team = act(&coordinator, "updateResourcePerson", json!({ "resourceId": entry["id"], "baseRevision": 1,
            "mandateId": null })).await["resource"].take();
        assert_eq!((&team["vacant"], &team["named"], &team["person"]), (&json!(false), &json!(false), &Value::Null));
        app.advance_days(366);
        app.run_jobs().await;
        let coordinator = app.persona(world.spip_director.person).await;
        assert_eq!(read(&coordinator, &forgotten["id"]).await, Value::Null);
        assert_ne!(read(&coordinator, &entry["id"]).await, Value::Null, "an entry without a name stays");
    }

    async fn an_entry_fits_the_partnership(app) {
        let world = &app.world;
        let coordinator = app.persona(world.spip_director.person).await;
        let with = |change: Value| {
            let mut input = about_certificates(app, world.jap);
            for (key, value) in change.as_object().unwrap() {
                input[key] = value.clone();
            }
            input
        };
        let wrong = [
            ("postId", json!({ "postId": world.reunion_director.post.to_string() })),
            ("mandateId", json!({ "mandateId": world.doctor.mandate.to_string() })),
            ("territoryCode", json!({ "territoryCode": "dep:974" })),
        ];
        for (field, change) in wrong {
            let answer = act(&coordinator, "addResourcePerson", with(change)).await;
            assert_eq!((problem_codes(&answer), &answer["problems"][0]["field"]), (vec!["INVALID_VALUE".to_owned()], &json!(field)));
        }
        let refused = act(&coordinator, "addResourcePerson", with(json!({ "about": "Suit le NIR 1 85 05 78 006 084 91" }))).await;
        assert_eq!(problem_codes(&refused), ["GUARD_REFUSED"]);
        let part = act(&coordinator, "addResourcePerson", with(json!({ "territoryCode": "dep:76" }))).await;
        assert_eq!(part["resource"]["territory"]["code"], "dep:76");
    }

    async fn a_representative_passes_an_entry_on_within_the_own_organisation_only(app) {
        let world = &app.world;
        let entry = named(app).await;
        let to = |seat: Seat| json!({ "resourceId": entry["id"], "baseRevision": 1, "postId": seat.post.to_string() });
        let director = app.persona(world.csapa_director.person).await;
        assert_eq!(refused(&director, "updateResourcePerson", to(world.jap)).await, "FORBIDDEN");
        let own = act(&director, "updateResourcePerson", to(world.doctor)).await;
        assert_eq!(own["resource"]["post"]["id"], world.doctor.post.to_string());
        let coordinator = app.persona(world.spip_director.person).await;
        let mut back = to(world.jap);
        back["baseRevision"] = json!(2);
        let given = act(&coordinator, "updateResourcePerson", back).await;
        assert_eq!(given["resource"]["post"]["id"], world.jap.post.to_string(), "the coordinator names any member's");
    }

    async fn two_people_who_edit_one_entry_see_both_texts(app) {
        let entry = named(app).await;
        let coordinator = app.persona(app.world.spip_director.person).await;
        let change = |base: i64, reach: &str| json!({ "resourceId": entry["id"], "baseRevision": base, "reach": reach });
        let first = act(&coordinator, "updateResourcePerson", change(1, "Le lundi.")).await;
        assert_eq!(first["resource"]["revision"], 2);
        let director = app.persona(app.world.csapa_director.person).await;
        let late = act(&director, "updateResourcePerson", change(1, "Le jeudi.")).await;
        assert_eq!(problem_codes(&late), ["CONFLICT_EDITED_MEANWHILE"]);
        assert_eq!(late["problems"][0]["conflict"], json!({ "mine": "Le jeudi.", "theirs": "Le lundi." }));
        let taken_off = act(&director, "removeResourcePerson", json!({ "resourceId": entry["id"] })).await;
        assert_eq!(taken_off["resource"]["reach"], "Le lundi.");
        assert_eq!(read(&director, &entry["id"]).await, Value::Null);
    }
}
