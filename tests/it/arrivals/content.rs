//! What a pack holds: computed from post and territory, and told apart from what it held before.

use jonction::kernel::actor::{OrganisationId, PartnershipId};
use jonction::kernel::clock::Day;
use jonction::kernel::ids::TypedId as _;
use serde_json::{Value, json};

use super::{act, made, mark, new_judge, node, own, read, seat, set_end, titles};
use crate::on_both;
use crate::support::{TestApp, protocol_in_force};

/// A partnership of other organisations on that territory.
async fn partnership(app: &TestApp, name: &str, territory: &str, member: OrganisationId) -> PartnershipId {
    let id = PartnershipId::fresh(&app.app.platform.entropy, app.now());
    let since: Day = "2025-01-01".parse().unwrap();
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO partnership (id, name, name_key, time_zone, created_at) VALUES ($1, $2, $2, 'Europe/Paris', $3)")
        .bind(id)
        .bind(name.to_owned())
        .bind(app.now());
    tx.exec(q).await.unwrap();
    let q = tx
        .q("INSERT INTO partnership_scope (partnership_id, territory_code, from_on) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(territory.to_owned())
        .bind(since);
    tx.exec(q).await.unwrap();
    let q = tx
        .q("INSERT INTO partnership_member (partnership_id, organisation_id, joined_on) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(member)
        .bind(since);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// A protocol in force of that partnership.
async fn protocol_of(app: &TestApp, partnership: PartnershipId, title: &str) {
    let made = protocol_in_force(app, title, "2025-09-10").await;
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q("UPDATE protocol SET partnership_id = $2 WHERE id = $1").bind(made.id).bind(partnership);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

/// Everything that a pack can hold, made through the API by who may.
pub async fn furnish(app: &TestApp, nth: i64) {
    let world = &app.world;
    let protocol = protocol_in_force(app, &format!("Protocole {nth}"), "2025-09-10").await;
    mark(app, protocol.clauses[1], "JAP,PROSECUTOR").await;
    let director = app.persona(world.spip_director.person).await;
    let rouen = world.rouen.to_string();
    let theme = ["CERTIFICATES", "RELAY_DOCTOR", "MINORS"][usize::try_from(nth).unwrap() % 3];
    let contact = json!({ "partnershipId": rouen, "theme": theme,
        "postId": world.csapa_director.post.to_string(), "reach": "Le mardi matin." });
    made(&director, "addResourcePerson", "resource", "id", contact).await;
    let when = json!({ "startsAt": format!("2026-05-0{}T09:00", 4 + nth), "endsAt": format!("2026-05-0{}T10:00", 4 + nth) });
    let training = json!({ "partnershipId": rouen, "title": format!("Formation croisée {nth}"), "themes": [], "meeting": when,
        "seatsTotal": 10, "reserved": [], "requiresApproval": false, "openToTerritory": false, "trainers": [],
        "openRegistration": nth != 3 });
    made(&director, "createTraining", "training", "id", training).await;
}

on_both! {
    async fn it_holds_what_post_and_territory_give(app) {
        let world = &app.world;
        furnish(app, 1).await;
        let held = crate::meetings::held(app, "2026-02-10").await;
        let spip = app.persona(world.spip_director.person).await;
        let action = json!({ "agendaItemId": held["agenda"][0]["id"], "title": "Tenir la liste des médecins relais",
            "dueOn": "2026-06-01", "ownerPostId": world.jap.post.to_string() });
        made(&spip, "createMeetingAction", "action", "id", action).await;
        for step in ["circulateMinutes", "approveMinutes"] {
            crate::meetings::done(&spip, step, json!({ "meetingId": held["id"] })).await;
        }
        new_judge(app).await;
        let judge = app.persona(world.stranger).await;
        let pack = own(&judge).await.remove(0);
        let content = read(&judge, &pack["id"]).await;
        assert_eq!(content["partnerships"], json!(["Partenariat santé-justice de Rouen"]));
        assert!(content["welcome"].as_str().unwrap().contains("ce que la loi confie à l’expert"), "a magistrate's welcome");
        let protocol = &content["protocols"][0];
        assert_eq!((&protocol["title"], &protocol["own"], &protocol["readable"]), (&json!("Protocole 1"), &json!(true), &json!(true)));
        assert_eq!(titles(&protocol["clauses"], "title"), ["Attestations"], "what it asks of this role, and nothing else");
        assert_eq!(protocol["parties"].as_array().unwrap().len(), 3);
        let contact = &content["contacts"][0];
        assert_eq!((&contact["name"], &contact["organisation"]), (&json!("Samuel Okoye"), &json!("CSAPA La Passerelle")));
        assert_eq!((&contact["email"], &contact["reach"]), (&json!("okoye.samuel@exemple.test"), &json!("Le mardi matin.")));
        assert_eq!(titles(&content["partners"], "name"), ["CSAPA La Passerelle", "SPIP de Seine-Maritime"], "both sectors, without the own");
        assert_eq!(titles(&content["dates"], "title"), ["Formation croisée 1"]);
        assert_eq!(content["dates"][0]["training"]["viewerCanRegister"], true);
        assert_eq!(content["minutes"][0]["decisions"], json!([{ "title": "Médecin relais", "decision": "Une liste est tenue." }]));
        assert_eq!((&content["actions"][0]["title"], &content["actions"][0]["own"]), (&json!("Tenir la liste des médecins relais"), &json!(true)));
    }

    async fn every_protocol_of_the_territory_and_no_other(app) {
        let world = &app.world;
        protocol_of(app, world.rouen, "Rouen").await;
        let around = partnership(app, "Seine-Maritime", "dep:76", world.ars).await;
        protocol_of(app, around, "Seine-Maritime").await;
        let far = partnership(app, "La Réunion", "dep:974", world.csapa_reunion).await;
        protocol_of(app, far, "La Réunion").await;
        // A member there, yet its territory is not that of the court.
        let elsewhere = partnership(app, "Ailleurs", "dep:974", world.tribunal).await;
        protocol_of(app, elsewhere, "Ailleurs").await;
        new_judge(app).await;
        let judge = app.persona(world.stranger).await;
        let pack = own(&judge).await.remove(0);
        let content = read(&judge, &pack["id"]).await;
        assert_eq!(titles(&content["protocols"], "title"), ["Rouen", "Seine-Maritime"]);
        let readable: Vec<&Value> = content["protocols"].as_array().unwrap().iter().map(|one| &one["readable"]).collect();
        assert_eq!(readable, [&json!(true), &json!(false)], "the shared matter of others stays theirs");
        assert_eq!(content["partners"].as_array().unwrap().len(), 2, "members of the own partnership");
    }

    async fn a_training_in_preparation_is_no_date_and_what_is_over_is_gone(app) {
        furnish(app, 1).await;
        furnish(app, 3).await;
        new_judge(app).await;
        let judge = app.persona(app.world.stranger).await;
        let pack = own(&judge).await.remove(0);
        assert_eq!(titles(&read(&judge, &pack["id"]).await["dates"], "title"), ["Formation croisée 1"]);
        app.advance_days(70);
        let judge = app.persona(app.world.stranger).await;
        assert_eq!(read(&judge, &pack["id"]).await["dates"], json!([]));
    }

    async fn words_with_two_senses_that_the_clauses_use_are_explained(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        mark(app, protocol.clauses[2], "JAP").await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE clause SET body = $2 WHERE id = $1").bind(protocol.clauses[2]).bind("La rechute se travaille.".to_owned());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        new_judge(app).await;
        let judge = app.persona(app.world.stranger).await;
        let pack = own(&judge).await.remove(0);
        assert_eq!(titles(&read(&judge, &pack["id"]).await["words"], "word"), ["Incident", "Rechute"]);
    }

    async fn it_tells_what_changed_since_it_was_looked_through(app) {
        let world = &app.world;
        furnish(app, 1).await;
        new_judge(app).await;
        let judge = app.persona(world.stranger).await;
        let pack = own(&judge).await.remove(0);
        assert_eq!(read(&judge, &pack["id"]).await["changes"], json!([]), "the first time nothing is new");
        assert_ne!(node(&judge, &pack["id"]).await["firstReadAt"], Value::Null);
        furnish(app, 2).await;
        let content = read(&judge, &pack["id"]).await;
        let sections = titles(&content["changes"], "section");
        assert_eq!(sections, ["PROTOCOLS", "CONTACTS", "DATES"]);
        let [protocols, contacts, _] = content["changes"].as_array().unwrap().as_slice() else { panic!("three") };
        assert_eq!(protocols["added"], json!([content["protocols"][1]["id"]]));
        assert_eq!((&contacts["changed"], &contacts["gone"]), (&json!([]), &json!(0)));
        assert_eq!(read(&judge, &pack["id"]).await["changes"], content["changes"], "reading again marks nothing as seen");

        act(&judge, "acknowledgePack", json!({ "packId": pack["id"] })).await;
        assert_eq!(read(&judge, &pack["id"]).await["changes"], json!([]), "from now on");
        let director = app.persona(world.spip_director.person).await;
        let contact = content["contacts"].as_array().unwrap()[0]["id"].clone();
        director.graphql("mutation($input: RemoveResourcePersonInput!) { removeResourcePerson(input: $input) { problems { code } } }",
            json!({ "input": { "resourceId": contact } })).await;
        let changes = read(&judge, &pack["id"]).await["changes"].take();
        assert_eq!(changes, json!([{ "section": "CONTACTS", "added": [], "changed": [], "gone": 1 }]));
    }

    async fn a_snapshot_holds_no_text(app) {
        furnish(app, 1).await;
        new_judge(app).await;
        let judge = app.persona(app.world.stranger).await;
        let pack = own(&judge).await.remove(0);
        read(&judge, &pack["id"]).await;
        let db = &app.app.platform.db;
        let rows: Vec<(Option<String>,)> = db.all(db.q("SELECT snapshot FROM onboarding_pack")).await.unwrap();
        let snapshot = rows[0].0.as_ref().unwrap();
        let parts: std::collections::BTreeMap<String, std::collections::BTreeMap<String, String>> = serde_json::from_str(snapshot).unwrap();
        assert!(parts.contains_key("PROTOCOLS") && parts.contains_key("CONTACTS"), "{snapshot}");
        for digest in parts.values().flat_map(std::collections::BTreeMap::values) {
            assert_eq!(digest.len(), 8, "{snapshot}");
        }
    }

    async fn the_note_of_the_predecessor_opens_on_the_first_day(app) {
        let world = &app.world;
        set_end(app, world.jap.mandate, "2026-03-20").await;
        app.advance(jiff::SignedDuration::from_mins(6));
        app.run_jobs().await;
        seat(app, world.stranger, world.jap.post, ("TITULAR", "2026-03-25", None)).await;
        let judge = app.persona(world.stranger).await;
        let pack = own(&judge).await.remove(0);
        assert_eq!(read(&judge, &pack["id"]).await["handovers"], json!([]));
        app.advance_days(23);
        let judge = app.persona(world.stranger).await;
        let content = read(&judge, &pack["id"]).await;
        assert_eq!(content["handovers"][0]["departsOn"], "2026-03-20", "{content}");
    }

    async fn as_many_statements_for_much_as_for_little(app) {
        furnish(app, 1).await;
        new_judge(app).await;
        let judge = app.persona(app.world.stranger).await;
        let pack = own(&judge).await.remove(0);
        read(&judge, &pack["id"]).await;
        let count = async || {
            // After a write, whoever asks is looked up anew.
            app.app.platform.db.begin().await.unwrap().commit().await.unwrap();
            let before = app.app.platform.db.statements();
            read(&judge, &pack["id"]).await;
            app.app.platform.db.statements() - before
        };
        let little = count().await;
        furnish(app, 2).await;
        furnish(app, 3).await;
        assert_eq!(count().await, little);
        assert!(little < 50, "{little}");
    }
}
