//! A post passes to another organisation; an organisation closes, or merges into another.

use axum::http::StatusCode;
use jonction::kernel::actor::{OrganisationId, PostId};
use jonction::kernel::clock::{Day, Ts};
use jonction::protocols::canonical;
use jonction::protocols::ids::PartyId;
use serde_json::{Value, json};

use super::{act, refused};
use crate::feeds::{fetch, of_post};
use crate::on_both;
use crate::support::{Seat, TestApp, problem_codes, protocol_in_force};

const CHANGE: &str = "structureChange { id kind state takesEffectOn viewerCanCancel organisation { name } post { id } \
     into { name } }";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

async fn at(app: &TestApp, instant: &str) {
    app.app.platform.clock.set(Ts::new(instant.parse().unwrap()));
    app.run_jobs().await;
}

fn moving(post: PostId, into: OrganisationId, on: &str) -> Value {
    json!({ "postId": post.to_string(), "intoId": into.to_string(), "takesEffectOn": on })
}

fn merging(from: OrganisationId, into: &str, on: &str) -> Value {
    json!({ "organisationId": from.to_string(), "intoId": into, "takesEffectOn": on })
}

fn closing(which: OrganisationId, last: &str) -> Value {
    json!({ "organisationId": which.to_string(), "lastDay": last })
}

async fn done(app: &TestApp, seat: Seat, name: &str, input: Value) -> Value {
    let mut answer = act(app, seat, name, input, CHANGE).await;
    assert_eq!(problem_codes(&answer), [""; 0], "{answer}");
    answer["structureChange"].take()
}

async fn problems(app: &TestApp, seat: Seat, name: &str, input: Value) -> Vec<String> {
    problem_codes(&act(app, seat, name, input, CHANGE).await)
}

/// Where a post is on a day, and who holds it then.
async fn there(app: &TestApp, post: PostId, on: &str) -> (Vec<String>, Vec<String>) {
    let query = "query($id: ID!, $on: Date!) { node(id: $id) { ... on Post { places(on: $on) { organisation { name } } \
         holders(on: $on) { person { familyName } } } } }";
    let reader = app.persona(app.world.prosecutor.person).await;
    let seen = reader.graphql(query, json!({ "id": post.to_string(), "on": on })).await;
    let names = |list: &Value, path: &[&str]| -> Vec<String> {
        let lines = list.as_array().unwrap().iter();
        lines.map(|line| path.iter().fold(line, |at, key| &at[*key]).as_str().unwrap().to_owned()).collect()
    };
    (
        names(&seen["node"]["places"], &["organisation", "name"]),
        names(&seen["node"]["holders"], &["person", "familyName"]),
    )
}

fn one(name: &str) -> Vec<String> {
    vec![name.to_owned()]
}

async fn manages(app: &TestApp, seat: Seat, organisation: impl ToString) -> bool {
    let query = "query($id: ID!) { node(id: $id) { ... on Organisation { viewerCanManagePeople } } }";
    let seen = app.persona(seat.person).await.graphql(query, json!({ "id": organisation.to_string() })).await;
    seen["node"]["viewerCanManagePeople"] == true
}

async fn reads_rouen(app: &TestApp, seat: Seat) -> bool {
    let query =
        "query($id: ID!) { node(id: $id) { ... on Partnership { protocols(first: 1) { nodes { id } } } } }";
    let id = json!({ "id": app.world.rouen.to_string() });
    let seen = app.persona(seat.person).await.graphql(query, id).await;
    seen["node"]["protocols"]["nodes"].as_array().is_some_and(|nodes| !nodes.is_empty())
}

async fn exec(app: &TestApp, sql: String) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q(Box::leak(sql.into_boxed_str()));
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn a_post_moves_at_midnight_with_all_that_hangs_on_it(app) {
        let world = &app.world;
        protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        let (president, jap) = (world.president, world.jap);
        let planned = done(app, world.territory_admin, "movePost", moving(jap.post, world.ars, "2026-04-01")).await;
        assert_eq!((&planned["state"], &planned["viewerCanCancel"]), (&json!("PLANNED"), &json!(true)));
        // The last second of the month in Paris.
        at(app, "2026-03-31T21:59:59Z").await;
        assert_eq!(there(app, jap.post, "2026-04-01").await, (one("Tribunal judiciaire de Rouen"), one("Ferrand")));
        assert!(reads_rouen(app, jap).await);
        at(app, "2026-03-31T22:00:00Z").await;
        assert_eq!(there(app, jap.post, "2026-03-31").await, (one("Tribunal judiciaire de Rouen"), one("Ferrand")));
        assert_eq!(there(app, jap.post, "2026-04-01").await, (one("ARS Normandie"), one("Ferrand")));
        assert!(!reads_rouen(app, jap).await, "rights follow the same day");
        let query = "query($id: ID!) { node(id: $id) { ... on Post { referent organisation { structureChanges { kind state } } } } }";
        let seen = app.persona(jap.person).await.graphql(query, json!({ "id": jap.post.to_string() })).await;
        assert_eq!(seen["node"], json!({ "referent": true, "organisation": { "structureChanges": [{ "kind": "POST_MOVED", "state": "DONE" }] } }));
        // A move of today or before is done at once; a second one stands after the first.
        let earlier = problems(app, world.territory_admin, "movePost", moving(jap.post, world.spip, "2026-03-15")).await;
        assert_eq!(earlier, ["INVALID_DATE_ORDER"]);
        at(app, "2026-04-07T09:00:00Z").await;
        done(app, world.territory_admin, "movePost", moving(jap.post, world.spip, "2026-04-07")).await;
        assert_eq!(there(app, jap.post, "2026-04-06").await.0, one("ARS Normandie"));
        assert_eq!(there(app, jap.post, "2026-04-07").await.0, one("SPIP de Seine-Maritime"));
        assert!(reads_rouen(app, jap).await);
        // Whoever represented the former organisation does not represent the new one by moving.
        exec(app, "DELETE FROM version_signatory".into()).await;
        assert!(manages(app, president, world.tribunal).await);
        done(app, world.territory_admin, "movePost", moving(president.post, world.spip, "2026-04-07")).await;
        assert!(!manages(app, president, world.tribunal).await && !manages(app, president, world.spip).await);
    }

    async fn a_post_takes_along_its_holders_and_nobody_who_left_it(app) {
        let world = &app.world;
        crate::protocols::end_mandate(app, world.jap, "2026-02-28").await;
        crate::protocols::give_mandate(app, world.stranger, world.jap, "TITULAR").await;
        let director = app.persona(world.spip_director.person).await;
        let query = "mutation($i: EventInput!) { createEvent(input: $i) { event { id } problems { code field } } }";
        let input = json!({ "kind": "OTHER", "title": "Séance de travail", "partnershipId": world.rouen.to_string(),
            "meeting": { "startsAt": "2026-04-20T14:00", "endsAt": "2026-04-20T16:00" } });
        let made = director.graphql(query, json!({ "i": input })).await["createEvent"].take();
        assert_eq!(problem_codes(&made), [""; 0], "{made}");
        for person in [world.jap.person, world.stranger] {
            let mut tx = app.app.platform.db.begin().await.unwrap();
            let q = tx
                .q("INSERT INTO event_attendee (event_id, person_id, organisation_id) SELECT e.id, $1, $2 FROM event e")
                .bind(person)
                .bind(world.tribunal);
            tx.exec(q).await.unwrap();
            tx.commit().await.unwrap();
        }
        done(app, world.territory_admin, "movePost", moving(world.jap.post, world.spip, "2026-03-03")).await;
        let of = async |person: jonction::kernel::actor::PersonId| {
            let db = &app.app.platform.db;
            let q = db.q("SELECT organisation_id FROM event_attendee WHERE person_id = $1").bind(person);
            db.maybe::<(OrganisationId,)>(q).await.unwrap().unwrap().0
        };
        assert_eq!(of(world.stranger).await, world.spip, "its holder");
        assert_eq!(of(world.jap.person).await, world.tribunal, "who left it in February");
    }

    async fn what_signs_owns_or_coordinates_does_not_move_away_unseen(app) {
        let world = &app.world;
        protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        let admin = world.territory_admin;
        let signs = world.csapa_director.post;
        let answer = act(app, admin, "movePost", moving(signs, world.spip, "2026-04-01"), "structureChange { id } problems { message }").await;
        let told = answer["problems"][0]["message"].as_str().unwrap();
        assert!(told.contains("signe « Protocole de Rouen » pour sa structure"), "{told}");
        assert_eq!(problem_codes(&answer), ["POST_SIGNS"]);
        let codes = problems(app, admin, "movePost", moving(world.spip_director.post, world.ars, "2026-04-01")).await;
        assert_eq!(codes, ["POST_COORDINATES", "POST_OWNS", "POST_SIGNS"]);
        // A party's signatory may belong to its parent.
        exec(app, format!("UPDATE organisation SET parent_id = (SELECT id FROM organisation WHERE name = '{}') WHERE name = '{}'",
                          "ARS Normandie", "CSAPA La Passerelle")).await;
        done(app, admin, "movePost", moving(signs, world.ars, "2026-03-03")).await;
        // Only who manages both organisations moves a post from one to the other.
        for seat in [world.president, world.csapa_director, world.doctor, world.observer, world.reunion_director] {
            let code = refused(app, seat, "movePost", moving(world.jap.post, world.spip, "2026-04-01"), CHANGE).await;
            assert_eq!(code, "FORBIDDEN");
        }
        let overseas = refused(app, admin, "movePost", moving(world.jap.post, world.csapa_reunion, "2026-04-01"), CHANGE).await;
        assert_eq!(overseas, "FORBIDDEN");
        assert_eq!(problems(app, admin, "movePost", moving(world.jap.post, world.tribunal, "2026-04-01")).await, ["INVALID_VALUE"]);
        assert_eq!(problems(app, admin, "movePost", moving(world.jap.post, world.ars, "2036-04-01")).await, ["INVALID_VALUE"]);
    }

    async fn a_planned_move_is_called_off_or_blocked_by_what_came_between(app) {
        let world = &app.world;
        let (admin, jap) = (world.territory_admin, world.jap);
        let planned = done(app, admin, "movePost", moving(jap.post, world.ars, "2026-04-01")).await;
        assert_eq!(problems(app, admin, "movePost", moving(jap.post, world.spip, "2026-05-01")).await, ["ALREADY_PLANNED"]);
        let off = json!({ "structureChangeId": planned["id"] });
        assert_eq!(refused(app, world.doctor, "cancelStructureChange", off.clone(), CHANGE).await, "FORBIDDEN");
        assert_eq!(done(app, world.president, "cancelStructureChange", off.clone()).await["state"], "CANCELLED");
        let planned = done(app, admin, "movePost", moving(jap.post, world.ars, "2026-04-02")).await;
        exec(app, "UPDATE partnership SET coordinating_post_id = (SELECT id FROM post WHERE kind = 'JAP')".into()).await;
        at(app, "2026-04-05T09:00:00Z").await;
        assert_eq!(there(app, jap.post, "2026-04-05").await.0, one("Tribunal judiciaire de Rouen"));
        let query = "query($id: ID!) { node(id: $id) { ... on Organisation { structureChanges { id state } } } }";
        let seen = app.persona(admin.person).await.graphql(query, json!({ "id": world.tribunal.to_string() })).await;
        assert_eq!(seen["node"]["structureChanges"][0], json!({ "id": planned["id"], "state": "BLOCKED" }));
        let stranger = app.persona(world.stranger).await;
        let seen = stranger.graphql(query, json!({ "id": world.tribunal.to_string() })).await;
        assert!(seen["node"]["structureChanges"].as_array().is_none_or(Vec::is_empty), "{seen}");
    }

    async fn an_organisation_closes_with_its_mandates_and_its_part_in_a_protocol_stays_with_the_vacancy(app) {
        let world = &app.world;
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        let (director, doctor) = (world.csapa_director, world.doctor);
        let feed = of_post(app, director.person, director.post).await;
        for seat in [doctor, world.spip_director, world.reunion_director, world.observer] {
            assert_eq!(refused(app, seat, "closeOrganisation", closing(world.csapa, "2026-06-30"), CHANGE).await, "FORBIDDEN");
        }
        let coordinates = problems(app, world.spip_director, "closeOrganisation", closing(world.spip, "2026-06-30")).await;
        assert_eq!(coordinates, ["POST_COORDINATES"]);
        let closed = done(app, director, "closeOrganisation", closing(world.csapa, "2026-06-30")).await;
        assert_eq!((&closed["state"], &closed["takesEffectOn"]), (&json!("DONE"), &json!("2026-07-01")));
        assert_eq!(problems(app, director, "closeOrganisation", closing(world.csapa, "2026-06-29")).await, ["ORGANISATION_CLOSED"]);
        // The known end opens handover notes while their authors are there.
        app.advance(jiff::SignedDuration::from_mins(6));
        app.run_jobs().await;
        for seat in [director, doctor] {
            let notes = app.persona(seat.person).await.graphql("{ viewer { handovers { departsOn } } }", json!({})).await;
            assert_eq!(notes["viewer"]["handovers"], json!([{ "departsOn": "2026-06-30" }]));
        }
        at(app, "2026-06-30T21:59:00Z").await;
        assert_eq!(fetch(app, &feed).await.status(), StatusCode::OK);
        assert!(manages(app, director, world.csapa).await, "the last day counts");
        at(app, "2026-06-30T22:00:00Z").await;
        assert_eq!(fetch(app, &feed).await.status(), StatusCode::GONE);
        assert!(!manages(app, director, world.csapa).await);
        let query = "query($id: ID!) { node(id: $id) { ... on CooperationProtocol { status parties { state organisation { name closedOn } } } } }";
        let seen = app.persona(world.president.person).await.graphql(query, json!({ "id": protocol.id.to_string() })).await;
        assert_eq!(seen["node"]["status"], "IN_FORCE");
        let party = seen["node"]["parties"].as_array().unwrap().iter().find(|party| party["organisation"]["name"] == "CSAPA La Passerelle");
        assert_eq!(party.unwrap(), &json!({ "state": "ACTIVE", "organisation": { "name": "CSAPA La Passerelle", "closedOn": "2026-06-30" } }));
        let vacant = app.app.accounts.vacant_since(&[director.post]).await.unwrap();
        assert_eq!(vacant.get(&director.post), Some(&day("2026-07-01")), "what it signed has nobody");
        let found = async |closed: bool| {
            let query = "query($closed: Boolean!) { organisations(search: \"passerelle\", includeClosed: $closed, first: 5) { nodes { name } } }";
            let seen = app.persona(world.president.person).await.graphql(query, json!({ "closed": closed })).await;
            seen["organisations"]["nodes"].as_array().unwrap().len()
        };
        assert_eq!((found(false).await, found(true).await), (0, 1));
        // A post that is no more receives nobody.
        let input = json!({ "postId": doctor.post.to_string(), "email": "a@exemple.test", "capacity": "TITULAR", "startsOn": "2026-07-02" });
        assert_eq!(problem_codes(&act(app, world.territory_admin, "invite", input, "invitation { id }").await), ["POST_CLOSED"]);
    }

    async fn a_merger_passes_posts_memberships_and_parts_on_and_leaves_approved_texts_as_they_are(app) {
        let world = &app.world;
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        let admin = world.territory_admin;
        let input = json!({ "name": "CSAPA du Cap", "sector": "MEDICO_SOCIAL", "kind": "CSAPA", "territoryCodes": ["dep:76"],
                            "timeZone": "Europe/Paris" });
        let created = act(app, admin, "createOrganisation", input, "organisation { id }").await;
        let cap = created["organisation"]["id"].as_str().expect("created").to_owned();
        let db = &app.app.platform.db;
        let hash = async || {
            let q = db.q("SELECT id FROM protocol_party WHERE protocol_id = $1").bind(protocol.id);
            let parties: Vec<(PartyId,)> = db.all(q).await.unwrap();
            canonical::hash(&parties.into_iter().map(|(id,)| id).collect::<Vec<_>>(), &[])
        };
        let before = hash().await;
        for (seat, code) in [(world.csapa_director, "FORBIDDEN"), (world.spip_director, "FORBIDDEN"), (world.reunion_director, "FORBIDDEN")] {
            assert_eq!(refused(app, seat, "mergeOrganisation", merging(world.csapa, &cap, "2026-04-01"), CHANGE).await, code);
        }
        assert_eq!(problems(app, admin, "mergeOrganisation", merging(world.csapa, &world.spip.to_string(), "2026-04-01")).await, ["OTHER_SIDE"]);
        let planned = done(app, admin, "mergeOrganisation", merging(world.csapa, &cap, "2026-04-01")).await;
        assert_eq!(planned["state"], "PLANNED");
        at(app, "2026-03-31T21:59:59Z").await;
        assert_eq!(there(app, world.doctor.post, "2026-04-01").await.0, one("CSAPA La Passerelle"));
        at(app, "2026-03-31T22:00:00Z").await;
        for seat in [world.doctor, world.csapa_director] {
            assert_eq!(there(app, seat.post, "2026-04-01").await.0, one("CSAPA du Cap"));
            assert_eq!(there(app, seat.post, "2026-03-31").await.0, one("CSAPA La Passerelle"));
            assert!(reads_rouen(app, seat).await, "who was a member stays one, in the new name");
        }
        let query = "query($id: ID!) { node(id: $id) { ... on CooperationProtocol { parties { state succeededOn succeeds { name } \
             organisation { name } signatories { id } } } } }";
        let seen = app.persona(world.president.person).await.graphql(query, json!({ "id": protocol.id.to_string() })).await;
        let parties = seen["node"]["parties"].as_array().unwrap();
        let party = parties.iter().find(|party| party["organisation"]["name"] == "CSAPA du Cap").expect("the part passed");
        assert_eq!(party, &json!({ "state": "ACTIVE", "succeededOn": "2026-04-01", "succeeds": { "name": "CSAPA La Passerelle" },
            "organisation": { "name": "CSAPA du Cap" }, "signatories": [{ "id": world.csapa_director.post.to_string() }] }));
        assert_eq!(hash().await, before, "the hash covers the parties' ids, which stay");
        let query = "query($id: ID!) { node(id: $id) { ... on Organisation { closedOn absorbedBy { name } partnerships { id } } } }";
        let seen = app.persona(world.president.person).await.graphql(query, json!({ "id": world.csapa.to_string() })).await;
        assert_eq!(seen["node"], json!({ "closedOn": "2026-03-31", "absorbedBy": { "name": "CSAPA du Cap" }, "partnerships": [] }));
        let off = json!({ "structureChangeId": planned["id"] });
        assert_eq!(problems(app, admin, "cancelStructureChange", off).await, ["ALREADY_DECIDED"]);
        // Who represented the former does so no more: the administrator names who does.
        assert!(!manages(app, world.csapa_director, &cap).await && manages(app, admin, &cap).await);
    }
}
