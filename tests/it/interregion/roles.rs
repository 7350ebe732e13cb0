//! Opening, roles and their days, the frame document, lists and their cost.

use serde_json::{Value, json};

use super::{act, given, on, opened, part_of, problems, receiving, refused, said, two_regions};
use crate::on_both;
use crate::support::{TestApp, protocol_in_force};

async fn write(app: &TestApp, sql: &'static str) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q(sql);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn the_coordinator_opens_an_agreement_once_the_partnership_reaches_another_region(app) {
        let world = &app.world;
        let input = json!({ "partnershipId": world.rouen.to_string() });
        let open = "openInterTerritoryAgreement";
        let coordinator = app.persona(world.spip_director.person).await;
        let alone = act(&coordinator, open, input.clone()).await;
        assert_eq!(problems(&alone), [("SCOPE_IN_ONE_REGION".to_owned(), json!("partnershipId"))]);
        two_regions(app).await;
        for person in [world.counsellor.person, world.csapa_director.person, world.observer.person] {
            assert_eq!(refused(&app.persona(person).await, open, input.clone()).await, "FORBIDDEN");
        }
        assert_eq!(refused(&app.persona(world.stranger).await, open, input.clone()).await, "NOT_FOUND");
        let opened = act(&coordinator, open, input.clone()).await;
        assert_eq!(opened["agreement"], json!({ "openedOn": "2026-03-03", "viewerCanManage": true, "frame": null }));
        app.advance_days(1);
        let coordinator = app.persona(world.spip_director.person).await;
        let again = act(&coordinator, open, input).await;
        assert_eq!(again["agreement"]["openedOn"], "2026-03-03", "opened once");
    }

    async fn roles_hold_from_their_first_day_to_their_last(app) {
        let world = &app.world;
        opened(app).await;
        let referring = given(app, world.csapa_director, "REFERRING", "2026-03-03").await;
        let receiving = given(app, world.reunion_director, "RECEIVING", "2026-04-01").await;
        assert_eq!((&referring["regions"][0]["code"], &receiving["regions"][0]["code"]), (&json!("reg:28"), &json!("reg:04")));
        assert_eq!(referring["census"], Value::Null, "who refers offers no place");
        let (csapa, reunion) = (json!(world.csapa.to_string()), json!(world.csapa_reunion.to_string()));
        let refers = (json!("REFERRING"), csapa);
        let receives = (json!("RECEIVING"), reunion);
        let member = app.persona(world.doctor.person).await;
        assert_eq!(on(&member, app, None).await, std::slice::from_ref(&refers));
        assert_eq!(on(&member, app, Some("2026-04-01")).await, [refers.clone(), receives.clone()]);
        assert_eq!(on(&member, app, Some("2026-03-02")).await, []);

        let again = given(app, world.reunion_director, "RECEIVING", "2026-05-01").await;
        assert_eq!(again["id"], receiving["id"], "a role held in these days already stays as it is");
        let coordinator = app.persona(world.spip_director.person).await;
        let end = |until: &str| json!({ "participationId": receiving["id"], "until": until });
        let name = "endInterTerritoryParticipation";
        let early = act(&coordinator, name, end("2026-03-31")).await;
        assert_eq!(problems(&early), [("INVALID_DATE_ORDER".to_owned(), json!("until"))]);
        assert_eq!(refused(&app.persona(world.reunion_director.person).await, name, end("2026-06-30")).await, "FORBIDDEN");
        let ended = act(&coordinator, name, end("2026-06-30")).await;
        assert_eq!(ended["participation"]["until"], "2026-06-30");
        assert_eq!(on(&member, app, Some("2026-06-30")).await, [refers.clone(), receives.clone()]);
        assert_eq!(on(&member, app, Some("2026-07-01")).await, std::slice::from_ref(&refers));
        let back = given(app, world.reunion_director, "RECEIVING", "2026-09-01").await;
        assert_ne!(back["id"], receiving["id"], "who comes back begins anew");
        for until in ["2026-09-01", "2026-12-31"] {
            let over = act(&coordinator, name, end(until)).await;
            assert_eq!(problems(&over), [("INVALID_DATE_ORDER".to_owned(), json!("until"))], "{until}: two at once");
        }
        for until in ["2026-08-31", "2026-06-30"] {
            let moved = act(&coordinator, name, end(until)).await;
            assert_eq!(moved["participation"]["until"], until);
        }
        let last = act(&coordinator, name, json!({ "participationId": back["id"], "until": "2026-09-01" })).await;
        assert_eq!(last["participation"]["until"], "2026-09-01", "nothing follows the second");
        let coming = "query($id: ID!) { node(id: $id) { ... on Partnership { interTerritoryAgreement { \
            participantsToCome { nodes { since } } } } } }";
        let coming = member.graphql(coming, json!({ "id": world.rouen.to_string() })).await;
        assert_eq!(coming["node"]["interTerritoryAgreement"]["participantsToCome"]["nodes"], json!([{ "since": "2026-04-01" }, { "since": "2026-09-01" }]));

        // A structure that leaves the partnership has no part in it from then on.
        let leave = "mutation($input: EndPartnershipMembershipInput!) { endPartnershipMembership(input: $input) { problems { code } } }";
        let input = json!({ "partnershipId": world.rouen.to_string(), "organisationId": world.csapa.to_string(), "until": "2026-03-20" });
        coordinator.graphql(leave, json!({ "input": input })).await;
        assert_eq!(on(&coordinator, app, Some("2026-03-20")).await, [refers]);
        assert_eq!(on(&coordinator, app, Some("2026-03-21")).await, []);
    }

    async fn participants_are_read_page_by_page_and_summed_up(app) {
        let world = &app.world;
        said(app).await;
        given(app, world.csapa_director, "REFERRING", "2026-03-03").await;
        given(app, world.csapa_director, "RECEIVING", "2026-03-03").await;
        let query = "query($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Partnership { interTerritoryAgreement { \
            figures { receiving toConfirm places referring supporting } participants(first: $first, after: $after) { \
            totalCount pageInfo { hasNextPage endCursor } nodes { role organisation { name } } } } } } }";
        let member = app.persona(world.doctor.person).await;
        let page = async |first: i64, after: &Value| {
            let asked = json!({ "id": world.rouen.to_string(), "first": first, "after": after });
            member.graphql(query, asked).await["node"]["interTerritoryAgreement"].take()
        };
        let first = page(2, &Value::Null).await;
        assert_eq!(
            first["figures"],
            json!({ "receiving": 2, "toConfirm": 1, "places": 9, "referring": 1, "supporting": 0 })
        );
        let of = |page: &Value| page["participants"]["nodes"].as_array().unwrap().clone();
        assert_eq!((&first["participants"]["totalCount"], of(&first).len()), (&json!(3), 2));
        assert_eq!(first["participants"]["pageInfo"]["hasNextPage"], true);
        let rest = page(2, &first["participants"]["pageInfo"]["endCursor"]).await;
        assert_eq!(rest["participants"]["pageInfo"]["hasNextPage"], false);
        assert_eq!(of(&rest)[0]["organisation"]["name"], "CSAPA Ravine Blanche", "in name order");
        assert!(of(&first).iter().all(|part| part["organisation"]["name"] == "CSAPA La Passerelle"));
    }

    async fn a_merger_passes_roles_and_offers_on_to_whose_kind_can_have_them(app) {
        let world = &app.world;
        said(app).await;
        let admin = app.persona(world.territory_admin.person).await;
        let input = json!({ "name": "CTR des Hauts", "sector": "MEDICO_SOCIAL", "kind": "CTR", "territoryCodes": ["dep:974"],
            "timeZone": "Indian/Reunion" });
        write(app, "UPDATE post_grant SET territory_code = 'dep:974' WHERE role = 'TERRITORY_ADMINISTRATOR'").await;
        let create = "mutation($i: CreateOrganisationInput!) { createOrganisation(input: $i) { organisation { id } problems { code } } }";
        let created = admin.graphql(create, json!({ "i": input })).await;
        let ctr = created["createOrganisation"]["organisation"]["id"].clone();
        assert!(ctr.is_string(), "{created}");
        // A role that only a CSAPA can have ends with it.
        given(app, world.reunion_director, "REFERRING", "2026-03-03").await;
        let merge = "mutation($i: MergeOrganisationInput!) { mergeOrganisation(input: $i) { problems { code message } } }";
        let input = json!({ "organisationId": world.csapa_reunion.to_string(), "intoId": ctr, "takesEffectOn": "2026-04-01" });
        let merged = admin.graphql(merge, json!({ "i": input })).await;
        assert_eq!(merged["mergeOrganisation"]["problems"], json!([]), "{merged}");
        // Midnight of the first of April in La Réunion.
        app.app.platform.clock.set("2026-03-31T20:00:00Z".parse().unwrap());
        app.run_jobs().await;
        let query = "query($id: ID!, $on: Date) { node(id: $id) { ... on Partnership { interTerritoryAgreement { \
            participants(on: $on) { nodes { role since until organisation { name } census { confirmedOn conditions \
            places { kind offered } } } } } } } }";
        let member = app.persona(world.doctor.person).await;
        let parts = async |on: &str| {
            let asked = json!({ "id": world.rouen.to_string(), "on": on });
            member.graphql(query, asked).await["node"]["interTerritoryAgreement"]["participants"]["nodes"].take()
        };
        let census = json!({ "confirmedOn": "2026-03-03", "conditions": "Séjour de trois mois, renouvelable.", "places": [
            { "kind": "RESIDENTIAL_CENTRE", "offered": 8 }, { "kind": "HOST_FAMILY", "offered": 1 }] });
        assert_eq!(parts("2026-04-01").await, json!([{ "role": "RECEIVING", "since": "2026-04-01", "until": null,
            "organisation": { "name": "CTR des Hauts" }, "census": census }]));
        let before = parts("2026-03-31").await;
        let names: Vec<&Value> = before.as_array().unwrap().iter().map(|part| &part["organisation"]["name"]).collect();
        assert_eq!(names, ["CSAPA Ravine Blanche"; 2]);
        assert_eq!(before[0]["until"], "2026-03-31");
    }

    async fn a_role_goes_to_a_member_whose_kind_can_have_it(app) {
        let world = &app.world;
        opened(app).await;
        let coordinator = app.persona(world.spip_director.person).await;
        let name = "addInterTerritoryParticipant";
        let no_court = act(&coordinator, name, part_of(app, world.spip_director, "REFERRING", "2026-03-03")).await;
        assert_eq!(problems(&no_court), [("ROLE_NOT_OF_KIND".to_owned(), json!("role"))]);
        let no_hospital = act(&coordinator, name, part_of(app, world.csapa_director, "EXPERT", "2026-03-03")).await;
        assert_eq!(problems(&no_hospital), [("ROLE_NOT_OF_KIND".to_owned(), json!("role"))]);
        let outside = act(&coordinator, name, part_of(app, world.observer, "RECEIVING", "2026-03-03")).await;
        assert_eq!(
            problems(&outside),
            [("NOT_A_MEMBER".to_owned(), json!("organisationId")), ("ROLE_NOT_OF_KIND".to_owned(), json!("role"))]
        );
        let too_early = act(&coordinator, name, part_of(app, world.csapa_director, "REFERRING", "2024-12-31")).await;
        assert_eq!(problems(&too_early), [("NOT_A_MEMBER".to_owned(), json!("organisationId"))]);
        let fitting = part_of(app, world.csapa_director, "REFERRING", "2026-03-03");
        for person in [world.csapa_director.person, world.doctor.person, world.observer.person] {
            assert_eq!(refused(&app.persona(person).await, name, fitting.clone()).await, "FORBIDDEN");
        }
        assert_eq!(refused(&app.persona(world.stranger).await, name, fitting).await, "NOT_FOUND");
    }

    async fn the_frame_is_a_protocol_of_the_partnership(app) {
        let world = &app.world;
        opened(app).await;
        let frame = protocol_in_force(app, "Document-cadre", "2025-09-10").await;
        let coordinator = app.persona(world.spip_director.person).await;
        let name = "setInterTerritoryFrame";
        let input = |protocol: Value| json!({ "partnershipId": world.rouen.to_string(), "protocolId": protocol });
        let unknown = act(&coordinator, name, input(json!("protocol:019539c0-0000-7000-8000-000000000000"))).await;
        assert_eq!(problems(&unknown), [("INVALID_VALUE".to_owned(), json!("protocolId"))]);
        let id = json!(frame.id.to_string());
        let set = act(&coordinator, name, input(id.clone())).await;
        assert_eq!(set["agreement"]["frame"], json!({ "id": id, "isInterTerritoryFrame": true }));
        assert_eq!(refused(&app.persona(world.jap.person).await, name, input(Value::Null)).await, "FORBIDDEN");
        let none = act(&coordinator, name, input(Value::Null)).await;
        assert_eq!(none["agreement"]["frame"], Value::Null);
        let query = "query($id: ID!) { node(id: $id) { ... on CooperationProtocol { isInterTerritoryFrame } } }";
        let protocol = coordinator.graphql(query, json!({ "id": id })).await;
        assert_eq!(protocol["node"]["isInterTerritoryFrame"], false);
    }

    async fn the_list_shows_the_viewers_agreements_at_a_constant_cost(app) {
        let world = &app.world;
        receiving(app).await;
        let list = "query($territory: ID) { interTerritoryAgreements(territory: $territory) { totalCount nodes { \
            partnership { name } frame { id } figures { receiving } participants { nodes { role organisation { name } \
            regions { name } census { stale viewerCanEdit places { offered } } } } } } }";
        let member = app.persona(world.doctor.person).await;
        let count = async |territory: Value| {
            member.graphql(list, json!({ "territory": territory })).await["interTerritoryAgreements"]["totalCount"].take()
        };
        assert_eq!(count(Value::Null).await, 1);
        assert_eq!((count(json!("dep:974")).await, count(json!("dep:2A")).await), (json!(1), json!(0)));
        let stranger = app.persona(world.stranger).await;
        let nothing = stranger.graphql(list, json!({})).await;
        assert_eq!(nothing["interTerritoryAgreements"]["totalCount"], 0);
        let db = &app.app.platform.db;
        let cost = async || {
            let before = db.statements();
            member.graphql(list, json!({})).await;
            db.statements() - before
        };
        let one = cost().await;
        given(app, world.csapa_director, "REFERRING", "2026-03-03").await;
        given(app, world.csapa_director, "RECEIVING", "2026-03-03").await;
        assert_eq!(cost().await, one, "more structures cost no statement");
    }

    async fn no_column_could_hold_a_referral(app) {
        let db = &app.app.platform.db;
        let mut columns = Vec::new();
        for table in ["inter_territory_agreement", "inter_territory_participation", "inter_territory_place"] {
            let sql = if db.is_sqlite() {
                "SELECT name FROM pragma_table_info($1) ORDER BY name"
            } else {
                "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_name = $1 ORDER BY column_name"
            };
            let found: Vec<(String,)> = db.all(db.q(sql).bind(table.to_owned())).await.unwrap();
            columns.push((table, found.into_iter().map(|(name,)| name).collect::<Vec<_>>().join(" ")));
        }
        // Structures, days, numbers of places and one guarded text on practices; `edited_by` is the professional who wrote
        // it. Whatever is added here must not be able to hold a person in care, a request, an orientation or a queue.
        assert_eq!(columns, [
            ("inter_territory_agreement", "created_at frame_protocol_id opened_on partnership_id".to_owned()),
            ("inter_territory_participation", "asked_on conditions confirmed_on created_at edited_by from_on id \
                organisation_id partnership_id revision role to_on updated_at".to_owned()),
            ("inter_territory_place", "kind offered participation_id".to_owned()),
        ]);
        let tables = if db.is_sqlite() {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'inter_territory%' ORDER BY name"
        } else {
            "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_name LIKE 'inter_territory%' ORDER BY 1"
        };
        let found: Vec<(String,)> = db.all(db.q(tables)).await.unwrap();
        assert_eq!(found.len(), columns.len());
    }
}
