//! Territories, organisations, posts and the finder, through the API.

use jonction::directory::{Scope, reference};
use jonction::kernel::clock::Zone;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{Persona, problem_codes};

const CREATE: &str = "mutation($input: CreateOrganisationInput!) { createOrganisation(input: $input) { \
    organisation { id name sector kind siret finess finessLevel rna timeZone revision missions parent { name } \
    territories { code } contact { email phone city } viewerCanEdit } problems { code field message } } }";
const UPDATE: &str = "mutation($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { \
    organisation { id name shortName siret revision closedOn territories { code } contact { phone city } } \
    problems { code field conflict { mine theirs theirAuthor revision } } } }";
const CREATE_POST: &str = "mutation($input: CreatePostInput!) { createPost(input: $input) { \
    post { id label signatory referent cardinality organisation { name } grants { role } } problems { code field } } }";
const UPDATE_POST: &str = "mutation($input: UpdatePostInput!) { updatePost(input: $input) { \
    post { label signatory closedOn grants { role } } problems { code field } } }";
const GRANT: &str = "mutation($input: SetPostGrantInput!) { setPostGrant(input: $input) { \
    post { grants { role territories { code } } } problems { code field } } }";
const TRIBUNAL: &str = "mutation($input: CreateTribunalInput!) { createTribunal(input: $input) { \
    territory { code kind timeZones departements { code } } problems { code field } } }";
pub const FIND: &str = "query($search: String, $kinds: [OrganisationKind!], $sectors: [Sector!], $territory: ID, \
    $first: Int, $after: String) { organisations(search: $search, kinds: $kinds, sectors: $sectors, \
    territory: $territory, first: $first, after: $after) { totalCount edges { cursor node { name } } \
    pageInfo { hasNextPage endCursor } } }";

/// A valid organisation at Rouen, with changes.
fn csapa(changes: &Value) -> Value {
    let mut input = json!({
        "name": "CSAPA des Deux-Rives", "sector": "MEDICO_SOCIAL", "kind": "CSAPA", "siret": "732 829 320 00074",
        "finess": "760000017", "territoryCodes": ["dep:76", "tj:76-rouen"], "timeZone": "Europe/Paris",
        "missions": ["CJC"], "contact": { "email": "accueil@deux-rives.example", "city": "Rouen" },
    });
    for (field, value) in changes.as_object().expect("an object") {
        input[field] = value.clone();
    }
    json!({ "input": input })
}

pub async fn created(persona: &Persona<'_>, changes: Value) -> Value {
    let data = persona.graphql(CREATE, csapa(&changes)).await;
    let payload = &data["createOrganisation"];
    assert_eq!(problem_codes(payload), Vec::<String>::new(), "{payload:#}");
    payload["organisation"].clone()
}

/// Names found, in order.
pub async fn found(persona: &Persona<'_>, variables: Value) -> Vec<String> {
    let data = persona.graphql(FIND, variables).await;
    let edges = data["organisations"]["edges"].as_array().expect("a list").clone();
    edges.iter().map(|edge| edge["node"]["name"].as_str().expect("a name").to_owned()).collect()
}

async fn assert_tables_hold_the_reference(db: &jonction::platform::db::Db) {
    let q = db.q("SELECT t.code, t.name, d.departement_code, z.time_zone FROM territory t \
                  JOIN territory_departement d ON d.territory_code = t.code JOIN territory z ON z.code = d.departement_code \
                  WHERE t.kind <> 'TRIBUNAL' ORDER BY t.code, d.departement_code");
    let rows: Vec<(String, String, String, String)> = db.all(q).await.unwrap();
    let groups: Vec<_> = rows.chunk_by(|a, b| a.0 == b.0).collect();
    assert_eq!(groups.len(), reference::territories().len());
    for group in groups {
        let shown = reference::territory(&group[0].0).unwrap();
        assert_eq!(shown.name, group[0].1);
        assert_eq!(shown.departement_codes, group.iter().map(|row| row.2.clone()).collect::<Vec<_>>());
        let zones: std::collections::BTreeSet<&str> = group.iter().map(|row| row.3.as_str()).collect();
        assert_eq!(shown.time_zones.iter().map(Zone::name).collect::<Vec<_>>(), Vec::from_iter(zones));
    }
}

on_both! {
    async fn an_administrator_of_the_territory_enters_an_organisation(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        let organisation = created(&admin, json!({})).await;
        assert_eq!(organisation["siret"], "73282932000074");
        assert_eq!(organisation["finessLevel"], "SITE");
        assert_eq!(organisation["missions"], json!(["CJC"]));
        assert_eq!(organisation["territories"], json!([{"code": "dep:76"}, {"code": "tj:76-rouen"}]));
        assert_eq!(organisation["viewerCanEdit"], true);
        let db = &app.app.platform.db;
        let acts: Vec<(String, Option<jonction::kernel::actor::PostId>)> =
            db.all(db.q("SELECT action, post_id FROM audit")).await.unwrap();
        assert_eq!(acts, [("organisation.create".to_owned(), Some(app.world.territory_admin.post))]);
    }

    async fn every_problem_is_shown_at_once(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        let wrong = csapa(&json!({
            "name": " ", "sector": "JUSTICE", "siret": "73282932000075", "finess": "76000", "rna": "751",
            "missions": [], "contact": { "email": "nobody", "postalCode": "7600", "website": "ftp://x", "phone": "call us" },
        }));
        let data = admin.graphql(CREATE, wrong).await;
        let payload = &data["createOrganisation"];
        assert_eq!(payload["organisation"], Value::Null);
        let codes: std::collections::BTreeSet<String> = problem_codes(payload).into_iter().collect();
        let expected = ["INVALID_FINESS", "INVALID_RNA", "INVALID_SIRET", "INVALID_VALUE", "KIND_NOT_OF_SECTOR", "REQUIRED"];
        assert_eq!(codes.into_iter().collect::<Vec<_>>(), expected);
        assert_eq!(problem_codes(payload).len(), 9);
    }

    async fn a_number_belongs_to_one_organisation(app) {
        let admin = app.persona(app.world.platform_admin).await;
        created(&admin, json!({})).await;
        let data = admin.graphql(CREATE, csapa(&json!({ "name": "Autre CSAPA" }))).await;
        assert_eq!(problem_codes(&data["createOrganisation"]), ["DUPLICATE", "DUPLICATE"]);
    }

    async fn nobody_enters_organisations_outside_the_territories_administered(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        let elsewhere = csapa(&json!({ "territoryCodes": ["dep:974"], "timeZone": "Indian/Reunion" }));
        assert_eq!(admin.error_code(CREATE, elsewhere).await, "FORBIDDEN");
        let astride = csapa(&json!({ "territoryCodes": ["dep:76", "dep:974"] }));
        assert_eq!(admin.error_code(CREATE, astride).await, "FORBIDDEN");
        let world = &app.world;
        for person in [
            world.spip_director.person, world.counsellor.person, world.observer.person, world.stranger,
        ] {
            let persona = app.persona(person).await;
            assert_eq!(persona.error_code(CREATE, csapa(&json!({}))).await, "FORBIDDEN");
        }
        assert_eq!(app.anonymous().error_code(CREATE, csapa(&json!({}))).await, "UNAUTHENTICATED");
    }

    async fn an_old_sign_in_is_not_enough_to_administer(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        app.advance(jiff::SignedDuration::from_mins(31));
        assert_eq!(admin.error_code(CREATE, csapa(&json!({}))).await, "STEP_UP_REQUIRED");
        let director = app.persona(app.world.spip_director.person).await;
        app.advance(jiff::SignedDuration::from_mins(31));
        let post = json!({"input": {"organisationId": app.world.spip.to_string(), "kind": "DPIP", "cardinality": "SINGLE"}});
        assert_eq!(director.error_code(CREATE_POST, post).await, "STEP_UP_REQUIRED");
    }

    async fn a_representative_changes_the_own_organisation_alone(app) {
        let world = &app.world;
        let change = |id: String| json!({"input": {"organisationId": id, "baseRevision": 1, "contact": {"city": "Rouen", "phone": "02 35 00 00 00"}}});
        let director = app.persona(world.csapa_director.person).await;
        let data = director.graphql(UPDATE, change(world.csapa.to_string())).await;
        assert_eq!(data["updateOrganisation"]["organisation"]["contact"], json!({"phone": "02 35 00 00 00", "city": "Rouen"}));
        assert_eq!(data["updateOrganisation"]["organisation"]["revision"], 2);
        assert_eq!(director.error_code(UPDATE, change(world.spip.to_string())).await, "FORBIDDEN");
        let doctor = app.persona(world.doctor.person).await;
        assert_eq!(doctor.error_code(UPDATE, change(world.csapa.to_string())).await, "FORBIDDEN");
        let admin = app.persona(world.territory_admin.person).await;
        assert_eq!(admin.error_code(UPDATE, change(world.csapa_reunion.to_string())).await, "FORBIDDEN");
        let moved = json!({"input": {"organisationId": world.csapa.to_string(), "baseRevision": 2, "territoryCodes": ["dep:974"]}});
        assert_eq!(admin.error_code(UPDATE, moved).await, "FORBIDDEN");
    }

    async fn the_second_writer_is_shown_both_texts(app) {
        let world = &app.world;
        let change = |name: &str, revision: i64| json!({"input": {
            "organisationId": world.csapa.to_string(), "baseRevision": revision, "name": name}});
        let director = app.persona(world.csapa_director.person).await;
        let admin = app.persona(world.territory_admin.person).await;
        director.graphql(UPDATE, change("CSAPA La Grande Passerelle", 1)).await;
        let data = admin.graphql(UPDATE, change("CSAPA Passerelle Sud", 1)).await;
        let payload = &data["updateOrganisation"];
        assert_eq!(payload["organisation"], Value::Null);
        assert_eq!(payload["problems"], json!([{
            "code": "CONFLICT_EDITED_MEANWHILE", "field": "name",
            "conflict": {"mine": "CSAPA Passerelle Sud", "theirs": "CSAPA La Grande Passerelle",
                         "theirAuthor": "Samuel Okoye", "revision": 2},
        }]));
        let data = admin.graphql(UPDATE, change("CSAPA Passerelle Sud", 2)).await;
        assert_eq!(data["updateOrganisation"]["organisation"]["revision"], 3);
        // The same words again, on whatever revision, are already there.
        let data = director.graphql(UPDATE, change("CSAPA Passerelle Sud", 1)).await;
        assert_eq!(data["updateOrganisation"]["organisation"]["revision"], 3);
    }

    async fn absent_fields_are_kept_and_null_empties(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        let organisation = created(&admin, json!({ "shortName": "Deux-Rives" })).await;
        let change = json!({"input": {"organisationId": organisation["id"], "baseRevision": 1, "siret": null}});
        let data = admin.graphql(UPDATE, change).await;
        let changed = &data["updateOrganisation"]["organisation"];
        assert_eq!((&changed["siret"], &changed["shortName"]), (&Value::Null, &json!("Deux-Rives")));
        assert_eq!(changed["contact"]["city"], "Rouen");
    }

    async fn parents_never_form_a_circle(app) {
        let admin = app.persona(app.world.platform_admin).await;
        let none = json!(null);
        let holder = created(&admin, json!({"name": "Association des Rives", "kind": "ORGANISME_GESTIONNAIRE", "missions": [], "finess": none, "siret": none})).await;
        let child = created(&admin, json!({"parentId": holder["id"]})).await;
        assert_eq!(child["parent"]["name"], "Association des Rives");
        for parent in [&child["id"], &holder["id"]] {
            let change = json!({"input": {"organisationId": holder["id"], "baseRevision": 1, "parentId": parent}});
            let data = admin.graphql(UPDATE, change).await;
            assert_eq!(problem_codes(&data["updateOrganisation"]), ["PARENT_CYCLE"]);
        }
        let unknown = json!({"input": {"organisationId": holder["id"], "baseRevision": 1, "parentId": "organisation:00000000-0000-7000-8000-000000000000"}});
        let data = admin.graphql(UPDATE, unknown).await;
        assert_eq!(problem_codes(&data["updateOrganisation"]), ["NOT_FOUND"]);
    }

    async fn an_organisation_in_use_is_not_closed(app) {
        let admin = app.persona(app.world.platform_admin).await;
        let close = |id: &Value| json!({"input": {"organisationId": id, "baseRevision": 1, "closedOn": "2026-03-31"}});
        let data = admin.graphql(UPDATE, close(&json!(app.world.csapa.to_string()))).await;
        assert_eq!(problem_codes(&data["updateOrganisation"]), ["STILL_USED"]);
        let organisation = created(&admin, json!({})).await;
        let data = admin.graphql(UPDATE, close(&organisation["id"])).await;
        assert_eq!(data["updateOrganisation"]["organisation"]["closedOn"], "2026-03-31");
        assert_eq!(found(&admin, json!({"search": "deux-rives"})).await.len(), 1);
        app.advance_days(29);
        let admin = app.persona(app.world.platform_admin).await;
        assert_eq!(found(&admin, json!({"search": "deux-rives"})).await, Vec::<String>::new());
    }

    async fn a_text_about_a_case_is_refused_and_not_kept(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        let data = admin.graphql(CREATE, csapa(&json!({"shortName": "NIR 1 85 05 78 006 084 91"}))).await;
        assert_eq!(problem_codes(&data["createOrganisation"]), ["GUARD_REFUSED"]);
        let warned = json!({"contact": {"phone": "06 12 34 56 78"}});
        let data = admin.graphql(CREATE, csapa(&warned)).await;
        assert_eq!(problem_codes(&data["createOrganisation"]), ["GUARD_WARNED"]);
        let organisation = created(&admin, json!({"contact": {"phone": "06 12 34 56 78"}, "confirmedNoIndividualCase": true})).await;
        // What was confirmed once is not asked again while it stays.
        let change = json!({"input": {"organisationId": organisation["id"], "baseRevision": 1, "shortName": "Rives", "contact": {"phone": "06 12 34 56 78"}}});
        let data = admin.graphql(UPDATE, change).await;
        assert_eq!(problem_codes(&data["updateOrganisation"]), Vec::<String>::new());
        let db = &app.app.platform.db;
        let (codes,): (String,) = db.maybe(db.q("SELECT codes FROM audit WHERE action = 'organisation.create'")).await.unwrap().unwrap();
        assert!(codes.contains("PERSONAL_MOBILE"), "{codes}");
    }

    async fn a_representative_manages_functions(app) {
        let world = &app.world;
        let director = app.persona(world.csapa_director.person).await;
        let post = |changes: &Value| {
            let mut input = json!({"organisationId": world.csapa.to_string(), "kind": "SERVICE_HEAD", "cardinality": "SINGLE", "signatory": true});
            for (field, value) in changes.as_object().expect("an object") { input[field] = value.clone(); }
            json!({ "input": input })
        };
        let data = director.graphql(CREATE_POST, post(&json!({"otherName": "Antenne nord", "representative": true}))).await;
        let created = &data["createPost"]["post"];
        assert_eq!(created["label"], "Chef de service (Antenne nord)");
        assert_eq!(created["grants"], json!([{"role": "REPRESENTATIVE"}]));
        for flag in ["signatory", "referent", "representative"] {
            let mut team = json!({"cardinality": "TEAM", "signatory": false});
            team[flag] = json!(true);
            let data = director.graphql(CREATE_POST, post(&team)).await;
            assert_eq!(data["createPost"]["problems"], json!([{"code": "POST_NOT_SINGLE", "field": flag}]));
        }
        let data = director.graphql(CREATE_POST, post(&json!({"kind": "OTHER"}))).await;
        assert_eq!(problem_codes(&data["createPost"]), ["POST_KIND_NAME_REQUIRED"]);
        assert_eq!(director.error_code(CREATE_POST, post(&json!({"organisationId": world.spip.to_string()}))).await, "FORBIDDEN");
        let doctor = app.persona(world.doctor.person).await;
        assert_eq!(doctor.error_code(CREATE_POST, post(&json!({}))).await, "FORBIDDEN");
        let close = json!({"input": {"postId": created["id"], "closedOn": "2026-03-31"}});
        assert_eq!(doctor.error_code(UPDATE_POST, close.clone()).await, "FORBIDDEN");
        let data = director.graphql(UPDATE_POST, close).await;
        assert_eq!(data["updatePost"]["post"]["closedOn"], "2026-03-31");
        for seat in [world.csapa_director, world.doctor] {
            let close = json!({"input": {"postId": seat.post.to_string(), "closedOn": "2026-03-31"}});
            let data = director.graphql(UPDATE_POST, close).await;
            assert_eq!(problem_codes(&data["updatePost"]), ["STILL_USED"]);
        }
        let list = "query($id: ID!) { _entities(representations: [{__typename: \"Organisation\", id: $id}]) { \
            ... on Organisation { open: posts { id } all: posts(includeClosed: true) { id } } } }";
        app.advance_days(29);
        let director = app.persona(world.csapa_director.person).await;
        let data = director.graphql(list, json!({"id": world.csapa.to_string()})).await;
        assert_eq!(data["_entities"][0]["open"].as_array().unwrap().len(), 2);
        assert_eq!(data["_entities"][0]["all"].as_array().unwrap().len(), 3);
    }

    async fn a_post_held_on_one_persons_word_does_not_begin_to_sign(app) {
        let world = &app.world;
        let president = app.persona(world.president.person).await;
        let signs = json!({"input": {"postId": world.jap.post.to_string(), "signatory": true}});
        let write = async |sql: &'static str| {
            let mut tx = app.app.platform.db.begin().await.unwrap();
            let q = tx.q(sql).bind(world.jap.mandate);
            tx.exec(q).await.unwrap();
            tx.commit().await.unwrap();
        };
        let refused = json!([{"code": "STILL_USED", "field": "signatory"}]);
        let data = president.graphql(UPDATE_POST, signs.clone()).await;
        assert_eq!(data["updatePost"]["problems"], refused, "nobody confirmed the holder");
        write("UPDATE mandate SET starts_on = '2026-06-01' WHERE id = $1").await;
        let data = president.graphql(UPDATE_POST, signs.clone()).await;
        assert_eq!(data["updatePost"]["problems"], refused, "nor who comes later");
        write("UPDATE mandate SET confirmed_by = created_by, starts_on = '2025-09-01', ends_on = '2026-03-02' WHERE id = $1").await;
        let data = president.graphql(UPDATE_POST, signs.clone()).await;
        assert_eq!(problem_codes(&data["updatePost"]), Vec::<String>::new(), "the post is vacant since today");
        let stops = json!({"input": {"postId": world.jap.post.to_string(), "signatory": false}});
        assert_eq!(problem_codes(&president.graphql(UPDATE_POST, stops).await["updatePost"]), Vec::<String>::new());
        write("UPDATE mandate SET confirmed_by = person_id, ends_on = NULL WHERE id = $1").await;
        let data = president.graphql(UPDATE_POST, signs).await;
        assert_eq!(problem_codes(&data["updatePost"]), Vec::<String>::new(), "a second person confirmed");
    }

    async fn roles_are_given_by_administrators_within_their_territories(app) {
        let world = &app.world;
        let grant = |granted: bool, codes: Value| json!({"input": {
            "postId": world.observer.post.to_string(), "role": "TERRITORY_ADMINISTRATOR", "granted": granted, "territoryCodes": codes}});
        let admin = app.persona(world.territory_admin.person).await;
        let data = admin.graphql(GRANT, grant(true, json!(["dep:27", "tj:76-rouen"]))).await;
        assert_eq!(data["setPostGrant"]["post"]["grants"], json!([
            {"role": "REPRESENTATIVE", "territories": []},
            {"role": "TERRITORY_ADMINISTRATOR", "territories": [{"code": "dep:27"}, {"code": "tj:76-rouen"}]},
            {"role": "OBSERVER", "territories": [{"code": "dep:76"}]},
        ]));
        assert_eq!(admin.error_code(GRANT, grant(true, json!(["reg:28"]))).await, "FORBIDDEN");
        let director = app.persona(world.spip_director.person).await;
        assert_eq!(director.error_code(GRANT, grant(false, json!([]))).await, "FORBIDDEN");
        let data = admin.graphql(GRANT, grant(false, json!([]))).await;
        assert_eq!(data["setPostGrant"]["post"]["grants"].as_array().unwrap().len(), 2);
        let team = json!({"input": {"postId": world.doctor.post.to_string(), "role": "OBSERVER", "granted": true, "territoryCodes": ["dep:76"]}});
        let data = admin.graphql(GRANT, team).await;
        assert_eq!(problem_codes(&data["setPostGrant"]), ["POST_NOT_SINGLE"]);
        let lone = json!({"input": {"postId": world.csapa_director.post.to_string(), "role": "REPRESENTATIVE", "granted": false}});
        let own = app.persona(world.csapa_director.person).await;
        let data = own.graphql(GRANT, lone).await;
        assert_eq!(data["setPostGrant"]["post"]["grants"], json!([]));
    }

    async fn administrators_enter_tribunals(app) {
        let tribunal = |code: &str, departements: Value| json!({"input": {
            "code": code, "name": "Tribunal judiciaire de Dieppe", "departementCodes": departements}});
        let admin = app.persona(app.world.territory_admin.person).await;
        let data = admin.graphql(TRIBUNAL, tribunal("76-dieppe", json!(["dep:76"]))).await;
        assert_eq!(data["createTribunal"]["territory"], json!({
            "code": "tj:76-dieppe", "kind": "TRIBUNAL", "timeZones": ["Europe/Paris"], "departements": [{"code": "dep:76"}]}));
        let data = admin.graphql(TRIBUNAL, tribunal("76-dieppe", json!(["dep:76"]))).await;
        assert_eq!(problem_codes(&data["createTribunal"]), ["DUPLICATE"]);
        let data = admin.graphql(TRIBUNAL, tribunal("Dieppe !", json!(["ca:rouen"]))).await;
        assert_eq!(problem_codes(&data["createTribunal"]), ["INVALID_VALUE", "UNKNOWN_TERRITORY"]);
        assert_eq!(admin.error_code(TRIBUNAL, tribunal("974-saint-pierre", json!(["dep:974"]))).await, "FORBIDDEN");
        let director = app.persona(app.world.spip_director.person).await;
        assert_eq!(director.error_code(TRIBUNAL, tribunal("76-havre", json!(["dep:76"]))).await, "FORBIDDEN");
        let data = director.graphql("{ territory(code: \"ca:rouen\") { name tribunals { code } timeZones } }", json!({})).await;
        assert_eq!(data["territory"], json!({"name": "Cour d’appel de Rouen",
            "tribunals": [{"code": "tj:76-dieppe"}, {"code": "tj:76-rouen"}], "timeZones": ["Europe/Paris"]}));
    }

    async fn a_set_may_span_several_zones(app) {
        let persona = app.persona(app.world.spip_director.person).await;
        let data = persona.graphql("{ territory(code: \"ca:saint-denis-de-la-reunion\") { timeZones } nowhere: territory(code: \"dep:1000\") { code } }", json!({})).await;
        assert_eq!(data["territory"]["timeZones"], json!(["Indian/Mayotte", "Indian/Reunion"]));
        assert_eq!(data["nowhere"], Value::Null);
    }

    async fn territories_are_found_by_name_and_code(app) {
        let persona = app.persona(app.world.stranger).await;
        let find = "query($search: String, $kinds: [TerritoryKind!], $first: Int, $after: String) { \
            territories(search: $search, kinds: $kinds, first: $first, after: $after) { totalCount nodes { code } pageInfo { hasNextPage endCursor } } }";
        let data = persona.graphql(find, json!({"search": "reunion", "kinds": ["DEPARTEMENT"]})).await;
        assert_eq!(data["territories"]["nodes"], json!([{"code": "dep:974"}]));
        let data = persona.graphql(find, json!({"search": "dep 76"})).await;
        assert_eq!(data["territories"]["nodes"], json!([{"code": "dep:76"}]));
        let mut after = Value::Null;
        let mut seen = std::collections::BTreeSet::new();
        loop {
            let data = persona.graphql(find, json!({"kinds": ["DEPARTEMENT"], "first": 50, "after": after})).await;
            let page = &data["territories"];
            assert_eq!(page["totalCount"], 107);
            for node in page["nodes"].as_array().unwrap() { assert!(seen.insert(node["code"].to_string())); }
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false { break; }
        }
        assert_eq!(seen.len(), 107);
    }

    async fn loading_the_reference_again_changes_nothing(app) {
        let db = &app.app.platform.db;
        let before = db.statements();
        app.app.directory.load_territories().await.unwrap();
        assert_eq!(db.statements() - before, 1);
        let mut tx = db.begin().await.unwrap();
        let q = tx.q("UPDATE territory SET name = 'Autre' WHERE code = 'dep:76'");
        tx.exec(q).await.unwrap();
        let q = tx.q("DELETE FROM territory_departement WHERE territory_code = 'ca:rouen' AND departement_code = 'dep:27'");
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        app.app.directory.load_territories().await.unwrap();
        assert_eq!(db.all::<(String,)>(db.q("SELECT code FROM territory WHERE code = 'tj:76-rouen'")).await.unwrap().len(), 1, "tribunals stay");
        assert_tables_hold_the_reference(db).await;
    }

    async fn the_tables_hold_the_territories_that_the_program_answers_from_memory(app) {
        let db = &app.app.platform.db;
        assert_tables_hold_the_reference(db).await;
        let before = db.statements();
        let codes = ["dep:76".to_owned(), "ca:rouen".to_owned()];
        assert_eq!(app.app.directory.territories(&codes).await.unwrap().len(), 2);
        assert_eq!(db.statements(), before);
    }

    async fn the_view_and_the_pure_rule_say_the_same(app) {
        let admin = app.persona(app.world.platform_admin).await;
        for (code, departements) in [("76-havre", json!(["dep:76"])), ("76-astride", json!(["dep:76", "dep:27"]))] {
            let input = json!({"input": {"code": code, "name": "Tribunal judiciaire", "departementCodes": departements}});
            admin.graphql(TRIBUNAL, input).await;
        }
        let codes: Vec<String> = ["dep:76", "dep:27", "dep:974", "ca:rouen", "reg:28", "reg:04", "di:rennes", "di:dspom", "tj:76-rouen", "tj:76-havre", "tj:76-astride"]
            .map(str::to_owned).to_vec();
        let db = &app.app.platform.db;
        let pairs: Vec<(String, String)> = db
            .all(db.q("SELECT DISTINCT code, other_code FROM territory_overlap WHERE code IN_TEXTS($1) AND other_code IN_TEXTS($2)")
                .bind_texts(codes.clone()).bind_texts(codes.clone()))
            .await.unwrap();
        let territories = app.app.directory.territories(&codes).await.unwrap();
        assert_eq!(territories.len(), codes.len());
        for a in &territories {
            for b in &territories {
                let pure = Scope::of([a]).overlaps(&Scope::of([b]));
                assert_eq!(pairs.contains(&(a.code.clone(), b.code.clone())), pure, "{} {}", a.code, b.code);
            }
        }
    }
}
