//! Who holds a post, asked by people and by the other slices.

use jonction::accounts::Capacity;
use jonction::kernel::clock::Day;
use serde_json::json;

use crate::on_both;
use crate::support::{TestApp, problem_codes};

pub const HOLDERS: &str = "query($id: ID!, $on: Date) { _entities(representations: [{ __typename: \"Post\", id: $id }]) { ... on Post { vacantSince holders(on: $on) { capacity person { familyName email } } } } }";
const CREATE: &str = "mutation($input: CreateMandateInput!) { createMandate(input: $input) { \
     mandate { id status } problems { code field } } }";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The JAP's post is SINGLE and signs nothing, so that mandates on it are good at once.
async fn end_the_jap(app: &TestApp, last_day: &str) {
    let seat = app.world.jap;
    let end = "mutation($input: EndMandateInput!) { endMandate(input: $input) { problems { code } } }";
    let input = json!({ "input": { "mandateId": seat.mandate.to_string(), "endsOn": last_day } });
    let answer = app.persona(app.world.president.person).await.graphql(end, input).await;
    assert!(problem_codes(&answer["endMandate"]).is_empty(), "{answer:#}");
}

on_both! {
    async fn the_holder_of_a_post_on_any_day_is_known(app) {
        let (jap, accounts) = (app.world.jap, &app.app.accounts);
        end_the_jap(app, "2026-03-31").await;
        let input = json!({ "input": {
            "postId": jap.post.to_string(), "personId": app.world.doctor.person.to_string(),
            "capacity": "TITULAR", "startsOn": "2026-05-01",
        } });
        let created = app.persona(app.world.president.person).await.graphql(CREATE, input).await;
        assert_eq!(created["createMandate"]["mandate"]["status"], "UPCOMING", "{created:#}");

        for (on, expected) in [
            ("2025-08-31", None),
            ("2025-09-01", Some(jap.person)),
            ("2026-03-31", Some(jap.person)),
            ("2026-04-01", None),
            ("2026-04-30", None),
            ("2026-05-01", Some(app.world.doctor.person)),
        ] {
            let holders = accounts.holders(&[jap.post], day(on)).await.unwrap();
            let holder = holders.get(&jap.post).map(|list| list[0].person);
            assert_eq!(holder, expected, "on {on}");
            let asked = app
                .persona(app.world.counsellor.person)
                .await
                .graphql(HOLDERS, json!({ "id": jap.post.to_string(), "on": on }))
                .await;
            let shown = asked["_entities"][0]["holders"].as_array().unwrap().len();
            assert_eq!(shown, usize::from(expected.is_some()), "on {on}");
        }
        let capacity = accounts.holder_capacity(jap.person, jap.post, day("2026-03-31")).await.unwrap();
        assert_eq!(capacity, Some(Capacity::Titular));
        assert_eq!(accounts.holder_capacity(jap.person, jap.post, day("2026-04-01")).await.unwrap(), None);
    }

    async fn a_vacancy_shows_from_the_day_after_the_last_holder(app) {
        let (jap, accounts) = (app.world.jap, &app.app.accounts);
        assert!(accounts.vacant_since(&[jap.post, app.world.counsellor.post]).await.unwrap().is_empty());
        end_the_jap(app, "2026-03-10").await;
        assert!(accounts.vacant_since(&[jap.post]).await.unwrap().is_empty(), "the last day is still held");
        app.advance_days(8);
        let since = accounts.vacant_since(&[jap.post]).await.unwrap();
        assert_eq!(since.get(&jap.post), Some(&day("2026-03-11")));
        let asked = app
            .persona(app.world.counsellor.person)
            .await
            .graphql(HOLDERS, json!({ "id": jap.post.to_string() }))
            .await;
        assert_eq!(asked["_entities"][0]["vacantSince"], "2026-03-11");
    }

    async fn who_answers_for_an_organisation_falls_to_the_interim_then_to_the_territory_administrator(app) {
        let accounts = &app.app.accounts;
        let today = day("2026-03-03");
        let found = accounts.representatives(&[app.world.csapa], today).await.unwrap();
        assert_eq!(found[&app.world.csapa][0].person, app.world.csapa_director.person);

        let db = &app.app.platform.db;
        let mut tx = db.begin().await.unwrap();
        let q = tx
            .q("UPDATE mandate SET ends_on = $2 WHERE id = $1")
            .bind(app.world.csapa_director.mandate)
            .bind(day("2026-02-28"));
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let found = accounts.representatives(&[app.world.csapa], today).await.unwrap();
        assert_eq!(found[&app.world.csapa][0].person, app.world.territory_admin.person);

        // The director of La Réunion is far from the court of appeal of Rouen: nobody administers there.
        let mut tx = db.begin().await.unwrap();
        let q = tx
            .q("UPDATE mandate SET capacity = 'INTERIM', person_id = $2 WHERE id = $1")
            .bind(app.world.reunion_director.mandate)
            .bind(app.world.doctor.person);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let found = accounts.representatives(&[app.world.csapa_reunion], today).await.unwrap();
        assert_eq!(found[&app.world.csapa_reunion][0].capacity, Capacity::Interim);
    }

    async fn a_stranger_sees_no_professional(app) {
        let stranger = app.persona(app.world.stranger).await;
        let asked = stranger.graphql(HOLDERS, json!({ "id": app.world.jap.post.to_string() })).await;
        assert_eq!(asked["_entities"][0], json!(null));
        let people = stranger.graphql("{ people { nodes { familyName } totalCount } }", json!({})).await;
        assert_eq!(people["people"], json!({ "nodes": [], "totalCount": 0 }));
    }

    async fn contact_details_show_within_reach_only(app) {
        let query = "query($s: String) { people(search: $s) { nodes { familyName email } } }";
        let near = app.persona(app.world.counsellor.person).await;
        let seen = near.graphql(query, json!({ "s": "ferrand" })).await;
        assert_eq!(seen["people"]["nodes"][0]["email"], "ferrand.ines@exemple.test");
        let far = near.graphql(query, json!({ "s": "Hoarau" })).await;
        assert_eq!(far["people"]["nodes"], json!([{ "familyName": "Hoarau", "email": null }]));
        // Without a post one is nobody's colleague: not in the directory.
        let unknown = near.graphql(query, json!({ "s": "caron" })).await;
        assert_eq!(unknown["people"]["nodes"], json!([]));
    }

    async fn contact_details_show_until_the_last_day_in_the_partnership(app) {
        let write = async |sql: &'static str, on: &str| {
            let mut tx = app.app.platform.db.begin().await.unwrap();
            let day: jonction::kernel::clock::Day = on.parse().unwrap();
            let q = tx.q(sql).bind(app.world.tribunal).bind(day);
            tx.exec(q).await.unwrap();
            tx.commit().await.unwrap();
        };
        let email = async || {
            let query = "{ people(search: \"ferrand\") { nodes { email } } }";
            let seen = app.persona(app.world.counsellor.person).await.graphql(query, json!({})).await;
            seen["people"]["nodes"][0]["email"] == "ferrand.ines@exemple.test"
        };
        write("UPDATE partnership_member SET left_on = $2 WHERE organisation_id = $1", "2026-03-10").await;
        assert!(email().await, "a leaving date to come");
        app.advance_days(7);
        assert!(email().await, "the last day");
        app.advance_days(1);
        assert!(!email().await, "the day after");
        write("UPDATE partnership_member SET left_on = NULL, joined_on = $2 WHERE organisation_id = $1", "2026-03-12").await;
        assert!(!email().await, "not before the first day");
    }

    async fn lists_of_holders_cost_the_same_whatever_their_length(app) {
        let persona = app.persona(app.world.counsellor.person).await;
        let query = "query($ids: [ID!]!) { people(first: 10) { nodes { mandates { post { label organisation { name } } } } } \
                     site { name } }";
        let query = query.replace("query($ids: [ID!]!) ", "");
        let before = app.app.platform.db.statements();
        persona.graphql(&query, json!({})).await;
        let cost = app.app.platform.db.statements() - before;
        // Session; page; people, ties, asked; mandates; posts; organisations.
        assert_eq!(cost, 8);
    }
}
