//! Partnerships: who creates them, who changes what, who sees them.

use jonction::accounts::OpenSession;
use jonction::kernel::actor::{Actor, OrganisationId, PersonId};
use jonction::kernel::clock::{Day, Ts};
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{TestApp, problem_codes};

const FIELDS: &str = "id name timeZone revision territories { code } coordinatingPost { id } \
    members { nodes { organisation { name } since until } totalCount } \
    viewerCanEdit viewerCanSetScope viewerCanManageMembers viewerCanDraftProtocols";

fn mutation(field: &str, input: &str) -> String {
    format!(
        "mutation($input: {input}!) {{ answer: {field}(input: $input) {{ partnership {{ {FIELDS} }} \
         problems {{ code field message conflict {{ mine theirs theirAuthor revision }} }} }} }}"
    )
}

fn create() -> String {
    mutation("createPartnership", "CreatePartnershipInput")
}

fn update() -> String {
    mutation("updatePartnership", "UpdatePartnershipInput")
}

fn scope() -> String {
    mutation("setPartnershipScope", "SetPartnershipScopeInput")
}

fn join() -> String {
    mutation("addPartnershipMember", "AddPartnershipMemberInput")
}

fn leave() -> String {
    mutation("endPartnershipMembership", "EndPartnershipMembershipInput")
}

fn names(partnership: &Value) -> Vec<&str> {
    let nodes = partnership["members"]["nodes"].as_array().unwrap();
    nodes.iter().map(|node| node["organisation"]["name"].as_str().unwrap()).collect()
}

const LIST: &str = "query($search: String, $territory: ID) { partnerships(search: $search, territory: $territory) { \
    totalCount nodes { name } } }";

on_both! {
    async fn the_administrator_of_a_territory_creates_its_partnership(app) {
        let w = &app.world;
        let input = json!({ "input": {
            "name": "Partenariat de l’Eure", "timeZone": "Europe/Paris", "territoryCodes": ["dep:27"],
            "coordinatingPostId": w.spip_director.post.to_string(),
            "memberIds": [w.spip.to_string(), w.csapa.to_string()],
        }});
        let data = app.persona(w.territory_admin.person).await.graphql(&create(), input.clone()).await;
        let made = &data["answer"]["partnership"];
        assert_eq!(made["name"], "Partenariat de l’Eure");
        assert_eq!(made["territories"], json!([{ "code": "dep:27" }]));
        assert_eq!(names(made), ["CSAPA La Passerelle", "SPIP de Seine-Maritime"]);
        assert_eq!(made["viewerCanEdit"], true);
        assert_eq!(made["viewerCanManageMembers"], false, "its coordinator is there");
        for person in [w.spip_director.person, w.observer.person, w.counsellor.person, w.stranger, w.platform_admin] {
            assert_eq!(app.persona(person).await.error_code(&create(), input.clone()).await, "FORBIDDEN");
        }
        assert_eq!(app.anonymous().error_code(&create(), input).await, "UNAUTHENTICATED");
    }

    async fn a_new_partnership_names_everything_wrong_at_once(app) {
        let w = &app.world;
        let input = json!({ "input": {
            "name": " ", "timeZone": "Europe/Paris", "territoryCodes": ["dep:974", "dep:00"],
            "coordinatingPostId": w.counsellor.post.to_string(),
        }});
        let data = app.persona(w.territory_admin.person).await.graphql(&create(), input).await;
        assert_eq!(
            problem_codes(&data["answer"]),
            ["REQUIRED", "UNKNOWN_TERRITORY", "NOT_ALLOWED", "POST_NOT_SINGLE"]
        );
    }

    async fn the_time_zone_cannot_be_changed(app) {
        let input = json!({ "input": {
            "partnershipId": app.world.rouen.to_string(), "baseRevision": 1, "timeZone": "Indian/Reunion",
        }});
        let answer = app.persona(app.world.spip_director.person).await.try_graphql(&update(), input).await;
        assert!(answer["errors"][0]["message"].as_str().unwrap().contains("timeZone"), "{answer}");
    }

    async fn the_second_writer_of_a_name_sees_both(app) {
        let w = &app.world;
        let rename = |name: &str, revision: i64| json!({ "input": {
            "partnershipId": w.rouen.to_string(), "baseRevision": revision, "name": name,
        }});
        let coordinator = app.persona(w.spip_director.person).await;
        let administrator = app.persona(w.territory_admin.person).await;
        let first = coordinator.graphql(&update(), rename("Rouen santé-justice", 1)).await;
        assert_eq!(first["answer"]["partnership"]["revision"], 2);
        let second = administrator.graphql(&update(), rename("Partenariat rouennais", 1)).await;
        assert_eq!(problem_codes(&second["answer"]), ["CONFLICT_EDITED_MEANWHILE"]);
        assert_eq!(
            second["answer"]["problems"][0]["conflict"],
            json!({ "mine": "Partenariat rouennais", "theirs": "Rouen santé-justice", "theirAuthor": "Claire Delaunay",
                "revision": 2 })
        );
        let merged = administrator.graphql(&update(), rename("Partenariat rouennais", 2)).await;
        assert_eq!(merged["answer"]["partnership"]["name"], "Partenariat rouennais");
    }

    async fn who_may_not_change_a_partnership(app) {
        let w = &app.world;
        let id = w.rouen.to_string();
        let asked = [
            (update(), json!({ "input": { "partnershipId": id, "baseRevision": 1, "name": "Autre" }})),
            (scope(), json!({ "input": { "partnershipId": id, "from": "2026-04-01", "territoryCodes": ["dep:76"] }})),
            (join(), json!({ "input": {
                "partnershipId": id, "organisationId": w.csapa_reunion.to_string(), "since": "2026-04-01" }})),
            (leave(), json!({ "input": {
                "partnershipId": id, "organisationId": w.csapa.to_string(), "until": "2026-04-01" }})),
        ];
        for (query, input) in asked {
            for (person, code) in [
                (w.csapa_director.person, "FORBIDDEN"),
                (w.observer.person, "FORBIDDEN"),
                (w.reunion_director.person, "NOT_FOUND"),
                (w.stranger, "NOT_FOUND"),
                (w.platform_admin, "NOT_FOUND"),
            ] {
                assert_eq!(app.persona(person).await.error_code(&query, input.clone()).await, code, "{query}");
            }
            assert_eq!(app.anonymous().error_code(&query, input).await, "UNAUTHENTICATED");
        }
    }

    async fn the_scope_changes_from_a_day_on(app) {
        let w = &app.world;
        let persona = app.persona(w.territory_admin.person).await;
        let set = |from: &str| json!({ "input": {
            "partnershipId": w.rouen.to_string(), "from": from, "territoryCodes": ["dep:76", "dep:27"] }});
        let past = persona.graphql(&scope(), set("2026-03-02")).await;
        assert_eq!(problem_codes(&past["answer"]), ["DATE_IN_PAST"]);
        let data = persona.graphql(&scope(), set("2026-04-01")).await;
        assert_eq!(data["answer"]["partnership"]["territories"], json!([{ "code": "tj:76-rouen" }]));
        let on = "query($t: ID!, $on: Date!) { partnerships(territory: $t) { nodes { territories(on: $on) { code } } } }";
        for (day, codes) in [
            ("2026-03-31", json!([{ "code": "tj:76-rouen" }])),
            ("2026-04-01", json!([{ "code": "dep:27" }, { "code": "dep:76" }])),
        ] {
            let data = persona.graphql(on, json!({ "t": "dep:76", "on": day })).await;
            assert_eq!(data["partnerships"]["nodes"][0]["territories"], codes, "{day}");
        }
        let coordinator = app.persona(w.spip_director.person).await;
        assert_eq!(coordinator.error_code(&scope(), set("2026-05-01")).await, "FORBIDDEN");
    }

    async fn organisations_join_and_leave_on_a_day(app) {
        let w = &app.world;
        let coordinator = app.persona(w.spip_director.person).await;
        let join_input = json!({ "input": {
            "partnershipId": w.rouen.to_string(), "organisationId": w.ars.to_string(), "since": "2026-03-03" }});
        let data = coordinator.graphql(&join(), join_input.clone()).await;
        assert_eq!(data["answer"]["partnership"]["members"]["totalCount"], 4);
        let again = coordinator.graphql(&join(), join_input).await;
        assert_eq!(again["answer"]["partnership"]["members"]["totalCount"], 4, "already done");
        let until = |day: &str| json!({ "input": {
            "partnershipId": w.rouen.to_string(), "organisationId": w.ars.to_string(), "until": day }});
        let early = coordinator.graphql(&leave(), until("2026-03-02")).await;
        assert_eq!(problem_codes(&early["answer"]), ["INVALID_DATE_ORDER"]);
        coordinator.graphql(&leave(), until("2026-03-04")).await;
        app.advance_days(2);
        let coordinator = app.persona(w.spip_director.person).await;
        let data = coordinator.graphql(
            "{ partnerships { nodes { members { totalCount } health: members(side: HEALTH) { \
             nodes { organisation { name } } } } } }", json!({})).await;
        assert_eq!(data["partnerships"]["nodes"][0]["members"]["totalCount"], 3);
        assert_eq!(
            data["partnerships"]["nodes"][0]["health"]["nodes"],
            json!([{ "organisation": { "name": "CSAPA La Passerelle" } }])
        );
    }

    async fn vacancies_of_a_list_cost_the_same_statements_whatever_its_length(app) {
        let w = &app.world;
        end_mandate(app, w.jap).await;
        app.advance_days(2);
        let list = "{ partnerships { nodes { name vacancies { kind } } } }";
        let count = async || {
            let administrator = app.persona(w.territory_admin.person).await;
            let before = app.app.platform.db.statements();
            let seen = administrator.graphql(list, json!({})).await["partnerships"]["nodes"].take();
            let vacant = |node: &Value| node["vacancies"] == json!([{ "kind": "JAP" }]);
            assert!(seen.as_array().unwrap().iter().all(vacant), "{seen}");
            (seen.as_array().unwrap().len(), app.app.platform.db.statements() - before)
        };
        let (one, little) = count().await;
        let input = json!({ "input": {
            "name": "Partenariat de l’Eure", "timeZone": "Europe/Paris", "territoryCodes": ["dep:27"],
            "coordinatingPostId": w.spip_director.post.to_string(), "memberIds": [w.tribunal.to_string()],
        }});
        let made = app.persona(w.territory_admin.person).await.graphql(&create(), input).await;
        assert_eq!(problem_codes(&made["answer"]), [""; 0]);
        assert_eq!(count().await, (one + 1, little));
    }

    async fn a_vacant_coordinators_duties_fall_to_the_administrator(app) {
        let w = &app.world;
        let ask = "{ partnerships { nodes { viewerCanManageMembers vacancies { id } } } }";
        let before = app.persona(w.territory_admin.person).await.graphql(ask, json!({})).await;
        assert_eq!(
            before["partnerships"]["nodes"],
            json!([{ "viewerCanManageMembers": false, "vacancies": [] }])
        );
        end_mandate(app, w.spip_director).await;
        let after = app.persona(w.territory_admin.person).await.graphql(ask, json!({})).await;
        assert_eq!(
            after["partnerships"]["nodes"],
            json!([{ "viewerCanManageMembers": true, "vacancies": [{ "id": w.spip_director.post.to_string() }] }])
        );
    }

    async fn partnerships_are_found_by_name_and_by_overlapping_territory(app) {
        let w = &app.world;
        let persona = app.persona(w.csapa_director.person).await;
        let found = async |variables: Value| {
            persona.graphql(LIST, variables).await["partnerships"]["totalCount"].as_i64().unwrap()
        };
        assert_eq!(found(json!({ "search": "SANTE justice" })).await, 1);
        assert_eq!(found(json!({ "search": "marseille" })).await, 0);
        for (territory, expected) in
            [("tj:76-rouen", 1), ("dep:76", 1), ("ca:rouen", 1), ("dep:27", 0), ("dep:974", 0)]
        {
            assert_eq!(found(json!({ "territory": territory })).await, expected, "{territory}");
        }
    }

    async fn two_tribunals_of_one_departement_do_not_overlap(app) {
        let platform = &app.app.platform;
        let mut tx = platform.db.begin().await.unwrap();
        let q = tx.q("INSERT INTO territory (code, kind, name, name_key, time_zone) \
                      VALUES ('tj:76-havre', 'TRIBUNAL', 'Le Havre', 'le havre', 'Europe/Paris')");
        tx.exec(q).await.unwrap();
        let q = tx.q("INSERT INTO territory_departement (territory_code, departement_code) VALUES ('tj:76-havre', 'dep:76')");
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let persona = app.persona(app.world.csapa_director.person).await;
        let data = persona.graphql(LIST, json!({ "territory": "tj:76-havre" })).await;
        assert_eq!(data["partnerships"]["totalCount"], 0);
        let nested = "{ havre: territory(code: \"tj:76-havre\") { partnerships { nodes { name } } } \
                      rouen: territory(code: \"dep:76\") { partnerships { nodes { name } } } }";
        let data = persona.graphql(nested, json!({})).await;
        assert_eq!(data["havre"]["partnerships"]["nodes"], json!([]));
        assert_eq!(data["rouen"]["partnerships"]["nodes"].as_array().unwrap().len(), 1);
    }

    async fn an_observer_sees_what_lies_on_the_observed_territory_while_it_does(app) {
        let set = async |sql: &'static str| {
            let mut tx = app.app.platform.db.begin().await.unwrap();
            let q = tx.q(sql);
            tx.exec(q).await.unwrap();
            tx.commit().await.unwrap();
        };
        let seen = async || {
            let data = app.persona(app.world.observer.person).await.graphql(LIST, json!({})).await;
            data["partnerships"]["totalCount"].as_i64().unwrap()
        };
        assert_eq!(seen().await, 1, "the whole département, with its tribunals");
        set("UPDATE partnership_scope SET to_on = '2026-03-02'").await;
        assert_eq!(seen().await, 0, "since yesterday the partnership is elsewhere");
        set("UPDATE partnership_scope SET from_on = '2026-03-04', to_on = NULL").await;
        assert_eq!(seen().await, 0, "it comes tomorrow");
        set("UPDATE partnership_scope SET from_on = '2026-03-03'").await;
        assert_eq!(seen().await, 1);
        set("INSERT INTO territory (code, kind, name, name_key, time_zone) \
             VALUES ('tj:76-havre', 'TRIBUNAL', 'Le Havre', 'le havre', 'Europe/Paris')").await;
        set("INSERT INTO territory_departement (territory_code, departement_code) VALUES ('tj:76-havre', 'dep:76')").await;
        set("UPDATE post_grant SET territory_code = 'tj:76-havre' WHERE role = 'OBSERVER'").await;
        assert_eq!(seen().await, 0, "another tribunal of the same département");
        set("UPDATE post_grant SET territory_code = 'tj:76-rouen' WHERE role = 'OBSERVER'").await;
        assert_eq!(seen().await, 1, "this tribunal");
    }

    async fn members_read_from_their_first_day_to_their_last_and_not_a_day_around(app) {
        let w = &app.world;
        let reads = async |person| actor(app, person).await.is_member(w.rouen);
        for (joined, left, expected) in [
            ("2026-03-04", None, false),
            ("2026-03-03", None, true),
            ("2025-01-01", Some("2026-03-03"), true),
            ("2025-01-01", Some("2026-03-02"), false),
        ] {
            set_membership(app, w.csapa, joined, left).await;
            assert_eq!(reads(w.doctor.person).await, expected, "from {joined} to {left:?}");
        }
        // The fourth of March has begun over there when it is eight in the evening in Paris.
        add_member(app, w.csapa_reunion, "2026-03-04").await;
        app.app.platform.clock.set(Ts::new("2026-03-03T19:59:59Z".parse().unwrap()));
        assert!(!reads(w.reunion_director.person).await, "its own day has not begun");
        app.app.platform.clock.set(Ts::new("2026-03-03T20:00:00Z".parse().unwrap()));
        assert!(reads(w.reunion_director.person).await, "it has");
    }

    async fn a_partnership_of_the_far_east_is_its_administrators_from_the_first_hour(app) {
        let w = &app.world;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO post_grant (post_id, role, territory_code) VALUES ($1, 'TERRITORY_ADMINISTRATOR', 'dep:974')")
            .bind(w.reunion_director.post);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        // One in the morning of the fourth over there, the third in Paris.
        app.app.platform.clock.set(Ts::new("2026-03-03T21:00:00Z".parse().unwrap()));
        let input = json!({ "input": { "name": "Partenariat de l’Eure", "timeZone": "Indian/Reunion",
            "territoryCodes": ["dep:27"] } });
        let made = app.persona(w.territory_admin.person).await.graphql(&create(), input).await;
        assert_eq!(made["answer"]["partnership"]["territories"], json!([{ "code": "dep:27" }]), "{made}");
        let other = app.persona(w.reunion_director.person).await.graphql(LIST, json!({})).await;
        assert_eq!(other["partnerships"]["totalCount"], 0, "another territory's administrator has no part in it");
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE partnership_scope SET from_on = '2026-05-01'");
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let none = app.persona(w.reunion_director.person).await.graphql(LIST, json!({})).await;
        assert_eq!(none["partnerships"]["totalCount"], 0, "without a territory it is nobody's to administer");
    }

    async fn changing_a_partnership_asks_for_a_recent_strong_sign_in(app) {
        let w = &app.world;
        let id = w.rouen.to_string();
        let session = OpenSession {
            person: w.territory_admin.person,
            provider_id: "test".into(),
            strong_possible: true,
            strong_at: None,
            id_token: None,
        };
        end_mandate(app, w.spip_director).await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let token = app.app.sessions.open(&mut tx, session).await.unwrap();
        tx.commit().await.unwrap();
        let administrator = app.with_token(token);
        for (query, input) in [
            (create(), json!({ "name": "Eure", "timeZone": "Europe/Paris", "territoryCodes": ["dep:27"] })),
            (update(), json!({ "partnershipId": id, "baseRevision": 1, "name": "Autre" })),
            (scope(), json!({ "partnershipId": id, "from": "2026-04-01", "territoryCodes": ["dep:76"] })),
            (join(), json!({ "partnershipId": id, "organisationId": w.ars.to_string(), "since": "2026-04-01" })),
            (leave(), json!({ "partnershipId": id, "organisationId": w.csapa.to_string(), "until": "2026-04-01" })),
            (crate::interregion::mutation("openInterTerritoryAgreement"), json!({ "partnershipId": id })),
        ] {
            let code = administrator.error_code(&query, json!({ "input": input })).await;
            assert_eq!(code, "STEP_UP_REQUIRED", "{query}");
        }
    }

    async fn while_nobody_coordinates_the_administrator_has_every_duty_of_the_coordinator(app) {
        let w = &app.world;
        let protocol = crate::support::protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let act = |name: &str, kind: &str| format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ review {{ event {{ id }} }} \
            problems {{ code }} }} }}");
        let (plan, start) = (act("planReview", "PlanReviewInput"), act("startReview", "StartReviewInput"));
        let of = json!({ "protocolId": protocol.id.to_string() });
        let mut meeting = of.clone();
        meeting["meeting"] = json!({ "startsAt": "2026-03-20T14:00", "endsAt": "2026-03-20T16:00" });
        let coordinator = app.persona(w.spip_director.person).await;
        let planned = coordinator.graphql(&plan, json!({ "input": meeting })).await["planReview"].take();
        let event = json!({ "id": planned["review"]["event"]["id"] });
        let read = "query($id: ID!) { node(id: $id) { ... on Event { viewerCanEdit } } }";
        let administrator = app.persona(w.territory_admin.person).await;
        assert_eq!(administrator.graphql(read, event.clone()).await["node"], Value::Null, "the coordinator is there");
        let refused = administrator.error_code(&start, json!({ "input": of })).await;
        assert!(["NOT_FOUND", "FORBIDDEN"].contains(&refused.as_str()), "{refused}");
        end_mandate(app, w.spip_director).await;
        assert!(actor(app, w.territory_admin.person).await.coordinates(w.rouen));
        assert!(!actor(app, w.observer.person).await.coordinates(w.rouen), "who only observes has no duty");
        assert_eq!(administrator.graphql(read, event.clone()).await["node"], json!({ "viewerCanEdit": true }));
        let begun = administrator.graphql(&start, json!({ "input": of })).await["startReview"].take();
        assert_eq!(problem_codes(&begun), [""; 0], "{begun}");
        // Another territory's administrator stands in for nobody here.
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE post_grant SET territory_code = 'dep:27' WHERE role = 'TERRITORY_ADMINISTRATOR'");
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!actor(app, w.territory_admin.person).await.coordinates(w.rouen));
        assert_eq!(administrator.graphql(read, event).await["node"], Value::Null);
    }

    async fn only_those_concerned_know_of_a_partnership(app) {
        let w = &app.world;
        for (person, known) in [
            (w.csapa_director.person, 1),
            (w.counsellor.person, 1),
            (w.observer.person, 1),
            (w.territory_admin.person, 1),
            (w.reunion_director.person, 0),
            (w.platform_admin, 0),
            (w.stranger, 0),
        ] {
            let data = app.persona(person).await.graphql(LIST, json!({})).await;
            assert_eq!(data["partnerships"]["totalCount"], known, "{person}");
            let entity = "query($r: [_Any!]!) { _entities(representations: $r) { ... on Partnership { name } } }";
            let asked = json!({ "r": [{ "__typename": "Partnership", "id": w.rouen.to_string() }] });
            let data = app.persona(person).await.graphql(entity, asked).await;
            assert_eq!(data["_entities"][0].is_null(), known == 0, "{person}");
        }
        assert_eq!(app.anonymous().error_code(LIST, json!({})).await, "UNAUTHENTICATED");
    }
}

/// This person with the rights of this moment.
async fn actor(app: &TestApp, person: PersonId) -> Actor {
    let persona = app.persona(person).await;
    app.app.sessions.actor(persona.token.as_deref().unwrap()).await.unwrap().unwrap()
}

async fn set_membership(app: &TestApp, organisation: OrganisationId, joined: &str, left: Option<&str>) {
    let day = |day: &str| day.parse::<Day>().unwrap();
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("UPDATE partnership_member SET joined_on = $2, left_on = $3 WHERE organisation_id = $1")
        .bind(organisation)
        .bind(day(joined))
        .bind(left.map(day));
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

async fn add_member(app: &TestApp, organisation: OrganisationId, joined: &str) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO partnership_member (partnership_id, organisation_id, joined_on) VALUES ($1, $2, $3)")
        .bind(app.world.rouen)
        .bind(organisation)
        .bind(joined.parse::<Day>().unwrap());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

async fn end_mandate(app: &crate::support::TestApp, seat: crate::support::Seat) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("UPDATE mandate SET ends_on = $2 WHERE id = $1")
        .bind(seat.mandate)
        .bind("2026-03-01".parse::<jonction::kernel::clock::Day>().unwrap());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}
