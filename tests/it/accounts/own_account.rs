//! Requests for access, and the own account: chosen mandate, details, identities, export.

use serde_json::{Value, json};

use super::invitations::identity;
use crate::on_both;
use crate::support::{TestApp, problem_codes};

const REQUEST: &str = "mutation($input: RequestAccessInput!) { requestAccess(input: $input) { \
     accessRequest { id state } problems { code field } } }";
const DECIDE: &str = "mutation($input: DecideAccessRequestInput!) { decideAccessRequest(input: $input) { \
     accessRequest { state reason } problems { code field } } }";
const WITHDRAW: &str = "mutation($input: WithdrawAccessRequestInput!) { withdrawAccessRequest(input: $input) { \
     accessRequest { state } problems { code } } }";

async fn ask(app: &TestApp) -> Value {
    let input = json!({ "input": {
        "organisationId": app.world.spip.to_string(), "postId": app.world.counsellor.post.to_string(),
        "message": "Je viens d’être nommé",
    } });
    app.persona(app.world.stranger).await.graphql(REQUEST, input).await["requestAccess"].take()
}

on_both! {
    async fn without_a_post_one_can_only_ask_and_the_representative_answers(app) {
        let asked = ask(app).await;
        assert_eq!(asked["accessRequest"]["state"], "PENDING", "{asked:#}");
        assert_eq!(ask(app).await, asked, "asked again: the same request");
        app.run_jobs().await;
        let mails = app.mails();
        assert_eq!(mails.len(), 1, "to the representative alone");
        assert!(mails[0].contains("delaunay.claire@exemple.test"), "{}", mails[0]);

        let id = &asked["accessRequest"]["id"];
        let accept = json!({ "input": { "accessRequestId": id, "accept": true, "startsOn": "2026-03-03" } });
        for (person, code) in [
            (app.world.stranger, "FORBIDDEN"),
            (app.world.counsellor.person, "NOT_FOUND"),
            (app.world.csapa_director.person, "NOT_FOUND"),
        ] {
            assert_eq!(app.persona(person).await.error_code(DECIDE, accept.clone()).await, code);
        }
        let director = app.persona(app.world.spip_director.person).await;
        let list = "query($id: ID!) { _entities(representations: [{ __typename: \"Organisation\", id: $id }]) { ... on Organisation { \
                    accessRequests { viewerCanDecide message person { familyName email } } } } }";
        let seen = director.graphql(list, json!({ "id": app.world.spip.to_string() })).await;
        assert_eq!(seen["_entities"][0]["accessRequests"], json!([{
            "viewerCanDecide": true, "message": "Je viens d’être nommé",
            "person": { "familyName": "Caron", "email": "caron.remi@exemple.test" },
        }]));
        let accepted = director.graphql(DECIDE, accept.clone()).await;
        assert_eq!(accepted["decideAccessRequest"]["accessRequest"]["state"], "ACCEPTED", "{accepted:#}");
        assert!(problem_codes(&director.graphql(DECIDE, accept).await["decideAccessRequest"]).is_empty());
        let stranger = app.persona(app.world.stranger).await;
        let actor = app.app.sessions.actor(stranger.token.as_deref().unwrap()).await.unwrap().unwrap();
        assert!(actor.holds(app.world.counsellor.post) && actor.is_member(app.world.rouen));
        app.run_jobs().await;
        assert!(app.mails().iter().any(|mail| mail.contains("caron.remi@exemple.test")));
    }

    async fn a_request_reaches_whoever_can_be_written_to(app) {
        let world = &app.world;
        let write = async |sql: &'static str, person: jonction::kernel::actor::PersonId| {
            let mut tx = app.app.platform.db.begin().await.unwrap();
            let q = tx.q(sql).bind(person);
            tx.exec(q).await.unwrap();
            tx.commit().await.unwrap();
        };
        write("UPDATE person SET email = NULL WHERE id = $1", world.spip_director.person).await;
        ask(app).await;
        app.run_jobs().await;
        let mails = app.mails();
        assert!(mails.len() == 1 && mails[0].contains("morel.lucie@exemple.test"), "the territory's administrator: {mails:?}");
        // At La Réunion nobody administers the territory.
        write("UPDATE person SET email = NULL WHERE id = $1", world.reunion_director.person).await;
        let input = json!({ "input": { "organisationId": world.csapa_reunion.to_string() } });
        app.persona(world.stranger).await.graphql(REQUEST, input).await;
        app.run_jobs().await;
        let mails = app.mails();
        assert!(mails.len() == 2 && mails.iter().any(|mail| mail.contains("petit.amandine@exemple.test")), "{mails:?}");
    }

    async fn without_a_post_one_reads_what_can_be_asked_for_and_nobody_who_holds_it(app) {
        let ask = "query($id: ID!) { node(id: $id) { ... on Organisation { posts { id } postsToAskFor { id label } } } }";
        let id = json!({ "id": app.world.csapa.to_string() });
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE post SET closed_on = '2026-01-01' WHERE id = $1").bind(app.world.doctor.post);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let seen = app.persona(app.world.stranger).await.graphql(ask, id.clone()).await["node"].take();
        assert_eq!(seen["posts"], json!([]));
        let director = app.world.csapa_director.post.to_string();
        assert_eq!(seen["postsToAskFor"].as_array().unwrap().len(), 1, "closed ones are left out");
        assert_eq!(seen["postsToAskFor"][0]["id"], director);
        assert_eq!(app.anonymous().graphql(ask, id).await["node"], Value::Null);
        let post = "query($id: ID!) { node(id: $id) { id } }";
        let post = app.persona(app.world.stranger).await.graphql(post, json!({ "id": director })).await;
        assert_eq!(post["node"], Value::Null, "the name opens nothing");
    }

    async fn accepting_needs_a_post_of_the_organisation_and_a_first_day(app) {
        let asked = ask(app).await;
        let director = app.persona(app.world.spip_director.person).await;
        let input = json!({ "input": {
            "accessRequestId": asked["accessRequest"]["id"], "accept": true, "postId": app.world.doctor.post.to_string(),
        } });
        let refused = director.graphql(DECIDE, input).await;
        assert_eq!(problem_codes(&refused["decideAccessRequest"]), ["INVALID_VALUE", "REQUIRED"]);
        let other = json!({ "input": {
            "organisationId": app.world.csapa.to_string(), "postId": app.world.counsellor.post.to_string(),
        } });
        let refused = app.persona(app.world.stranger).await.graphql(REQUEST, other).await;
        assert_eq!(problem_codes(&refused["requestAccess"]), ["INVALID_VALUE"]);
    }

    async fn a_request_can_be_refused_with_a_reason_or_taken_back_once(app) {
        let asked = ask(app).await;
        let id = &asked["accessRequest"]["id"];
        let director = app.persona(app.world.spip_director.person).await;
        let refuse = json!({ "input": { "accessRequestId": id, "accept": false, "reason": "Voyez l’antenne du Havre" } });
        director.graphql(DECIDE, refuse).await;
        let stranger = app.persona(app.world.stranger).await;
        let mine = stranger.graphql("{ viewer { accessRequests { state reason } mandates { id } } }", json!({})).await;
        assert_eq!(mine["viewer"], json!({
            "accessRequests": [{ "state": "REFUSED", "reason": "Voyez l’antenne du Havre" }], "mandates": [],
        }));
        let late = stranger.graphql(WITHDRAW, json!({ "input": { "accessRequestId": id } })).await;
        assert_eq!(problem_codes(&late["withdrawAccessRequest"]), ["ALREADY_DECIDED"]);

        let again = ask(app).await;
        let input = json!({ "input": { "accessRequestId": again["accessRequest"]["id"] } });
        assert_eq!(director.error_code(WITHDRAW, input.clone()).await, "NOT_FOUND", "not one's own");
        let withdrawn = stranger.graphql(WITHDRAW, input).await;
        assert_eq!(withdrawn["withdrawAccessRequest"]["accessRequest"]["state"], "WITHDRAWN");
        let accept = json!({ "input": { "accessRequestId": again["accessRequest"]["id"], "accept": true, "startsOn": "2026-03-03" } });
        assert_eq!(problem_codes(&director.graphql(DECIDE, accept).await["decideAccessRequest"]), ["ALREADY_DECIDED"]);
    }

    async fn a_mandate_is_chosen_among_the_own_ones(app) {
        let query = "{ viewer { actingMandate { id } mandates { id } canCreatePartnerships canAdministerPlatform sessionExpiresAt stepUpUrl } }";
        let jap = app.persona(app.world.jap.person).await;
        let me = jap.graphql(query, json!({})).await;
        assert_eq!(me["viewer"]["actingMandate"]["id"], app.world.jap.mandate.to_string(), "the only one");
        assert_eq!(me["viewer"]["sessionExpiresAt"], "2026-03-03T21:00:00Z");
        assert_eq!(me["viewer"]["canCreatePartnerships"], false);
        let choose = "mutation($input: ChooseMandateInput!) { chooseMandate(input: $input) { viewer { actingMandate { id } } } }";
        let input = |mandate: jonction::kernel::actor::MandateId| json!({ "input": { "mandateId": mandate.to_string() } });
        assert_eq!(jap.error_code(choose, input(app.world.president.mandate)).await, "NOT_FOUND");
        let chosen = jap.graphql(choose, input(app.world.jap.mandate)).await;
        assert_eq!(chosen["chooseMandate"]["viewer"]["actingMandate"]["id"], app.world.jap.mandate.to_string());
        let actor = app.app.sessions.actor(jap.token.as_deref().unwrap()).await.unwrap().unwrap();
        assert_eq!(actor.acting, Some(app.world.jap.mandate));
        let administrator = app.persona(app.world.territory_admin.person).await.graphql(query, json!({})).await;
        assert_eq!(administrator["viewer"]["canCreatePartnerships"], true);
        assert_eq!(app.anonymous().graphql("{ viewer { person { id } } }", json!({})).await["viewer"], json!(null));
    }

    async fn own_details_change_field_by_field(app) {
        let update = "mutation($input: UpdateMyDetailsInput!) { updateMyDetails(input: $input) { \
                      viewer { person { givenName familyName email phone } } problems { code field } } }";
        let jap = app.persona(app.world.jap.person).await;
        let changed = jap.graphql(update, json!({ "input": { "familyName": "Ferrand-Roy", "email": null, "phone": "02 35 00 00 00" } })).await;
        assert_eq!(changed["updateMyDetails"]["viewer"]["person"], json!({
            "givenName": "Inès", "familyName": "Ferrand-Roy", "email": null, "phone": "02 35 00 00 00",
        }));
        let refused = jap.graphql(update, json!({ "input": { "givenName": null, "email": "@" } })).await;
        assert_eq!(problem_codes(&refused["updateMyDetails"]), ["REQUIRED", "INVALID_VALUE"]);
        let found = jap.graphql("{ people(search: \"roy\") { nodes { familyName } } }", json!({})).await;
        assert_eq!(found["people"]["nodes"], json!([{ "familyName": "Ferrand-Roy" }]));
    }

    async fn the_last_identity_stays_and_others_identities_are_out_of_reach(app) {
        let unlink = "mutation($input: UnlinkIdentityInput!) { unlinkIdentity(input: $input) { viewer { identities { id viewerCanUnlink } } problems { code } } }";
        identity(app, app.world.jap.person, "one", None).await;
        identity(app, app.world.jap.person, "two", None).await;
        identity(app, app.world.doctor.person, "three", None).await;
        let jap = app.persona(app.world.jap.person).await;
        let mine = jap.graphql("{ viewer { identities { id viewerCanUnlink provider { key } } } }", json!({})).await;
        let list = mine["viewer"]["identities"].as_array().unwrap().clone();
        assert_eq!((list.len(), &list[0]["viewerCanUnlink"]), (2, &json!(true)));
        let input = |id: &Value| json!({ "input": { "identityId": id } });
        let doctor = app.persona(app.world.doctor.person).await;
        assert_eq!(doctor.error_code(unlink, input(&list[0]["id"])).await, "NOT_FOUND");
        let left = jap.graphql(unlink, input(&list[0]["id"])).await;
        assert_eq!(left["unlinkIdentity"]["viewer"]["identities"], json!([{ "id": list[1]["id"], "viewerCanUnlink": false }]));
        let kept = jap.graphql(unlink, input(&list[1]["id"])).await;
        assert_eq!(problem_codes(&kept["unlinkIdentity"]), ["LAST_IDENTITY"]);
    }

    async fn signing_out_everywhere_ends_every_session_of_the_account(app) {
        let (one, two) = (app.persona(app.world.jap.person).await, app.persona(app.world.jap.person).await);
        let other = app.persona(app.world.doctor.person).await;
        let done = one.graphql("mutation { signOutEverywhere }", json!({})).await;
        assert_eq!(done["signOutEverywhere"], 2);
        for (persona, open) in [(&one, false), (&two, false), (&other, true)] {
            let actor = app.app.sessions.actor(persona.token.as_deref().unwrap()).await.unwrap();
            assert_eq!(actor.is_some(), open);
        }
    }

    async fn sessions_that_are_over_are_forgotten(app) {
        app.persona(app.world.jap.person).await;
        app.advance_days(1);
        app.run_jobs().await;
        let db = &app.app.platform.db;
        let (left,): (i64,) = db.maybe(db.q("SELECT COUNT(*) FROM session")).await.unwrap().unwrap();
        assert_eq!(left, 0);
    }

    async fn everything_held_on_somebody_is_exported_to_them_without_secrets(app) {
        ask(app).await;
        identity(app, app.world.stranger, "sujet-42", Some("remi@justice.example")).await;
        let stranger = app.persona(app.world.stranger).await;
        let data = stranger.graphql("{ myData }", json!({})).await["myData"].take();
        assert_eq!(data["person"]["familyName"], "Caron");
        assert_eq!(data["identities"][0]["subject"], "sujet-42");
        assert_eq!(data["accessRequests"][0]["message"], "Je viens d’être nommé");
        assert_eq!(data["acts"][0]["action"], "access.request");
        assert!(!data["sessions"].as_array().unwrap().is_empty());
        let text = data.to_string();
        let hash = jonction::accounts::hash_token(stranger.token.as_deref().unwrap());
        assert!(!text.contains(&hash) && !text.contains(stranger.token.as_deref().unwrap()));
        assert_eq!(app.anonymous().graphql("{ myData }", json!({})).await["myData"], json!(null));
    }
}
