//! Lists: order, filters, pages, and how many statements they take.

use serde_json::json;

use super::*;
use crate::on_both;

const LIST: &str = "query($search: String, $territory: ID, $status: ProtocolStatus, $review: ReviewStatus, $first: Int, \
    $after: String) { protocols(search: $search, territory: $territory, status: $status, reviewStatus: $review, \
    first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { title } } }";

async fn titles(app: &crate::support::TestApp, variables: serde_json::Value) -> Vec<String> {
    let persona = app.persona(app.world.csapa_director.person).await;
    let data = persona.graphql(LIST, variables).await;
    data["protocols"]["nodes"].as_array().unwrap().iter().map(|node| text(&node["title"])).collect()
}

/// One in preparation, one due in a year, one due in a month, one late.
async fn four(app: &crate::support::TestApp) {
    draft_with(app, |input| input["title"] = json!("Brouillon")).await;
    agreed_with(app, "2026-03-03", |input| input["title"] = json!("Récent")).await;
    for (title, held) in [("Bientôt", "2025-04-10"), ("En retard", "2025-02-01")] {
        let mut input = new_protocol(app);
        input["title"] = json!(title);
        input["effectDate"] = json!("2024-01-01");
        input["lastReviewHeldOn"] = json!(held);
        input["signatures"] = signers(app)
            .iter()
            .map(
                |seat| json!({ "postId": seat.post.to_string(), "signedOn": "2023-12-15", "place": "Rouen" }),
            )
            .collect();
        done(app, app.world.spip_director, "recordExistingAgreement", input).await;
    }
}

on_both! {
    async fn the_soonest_review_comes_first_and_pages_follow_on(app) {
        four(app).await;
        assert_eq!(titles(app, json!({})).await, ["En retard", "Bientôt", "Récent", "Brouillon"]);
        let persona = app.persona(app.world.csapa_director.person).await;
        let mut after = json!(null);
        let mut seen = Vec::new();
        loop {
            let data = persona.graphql(LIST, json!({ "first": 1, "after": after })).await;
            assert_eq!(data["protocols"]["totalCount"], 4);
            seen.push(text(&data["protocols"]["nodes"][0]["title"]));
            if data["protocols"]["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = data["protocols"]["pageInfo"]["endCursor"].clone();
        }
        assert_eq!(seen, ["En retard", "Bientôt", "Récent", "Brouillon"]);
    }

    async fn a_page_goes_on_after_what_is_no_longer_to_be_seen(app) {
        let mut first = None;
        for (title, since) in [("Un", "2025-04-01"), ("Deux", "2025-05-01"), ("Trois", "2025-06-01")] {
            let made = crate::support::protocol_in_force(app, title, since).await;
            first.get_or_insert(made.id);
        }
        // Outside the partnership, the CSAPA's director reads what he signs; its part in the first ended yesterday.
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let csapa = app.world.csapa;
        let q = tx.q("DELETE FROM partnership_member WHERE organisation_id = $1").bind(csapa);
        tx.exec(q).await.unwrap();
        let q = tx
            .q("UPDATE protocol_party SET withdraws_on = '2026-03-02' WHERE organisation_id = $1 AND protocol_id = $2")
            .bind(csapa)
            .bind(first);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let persona = app.persona(app.world.csapa_director.person).await;
        let page = persona.graphql(LIST, json!({ "first": 2 })).await["protocols"].take();
        assert_eq!(page["nodes"], json!([{ "title": "Deux" }]));
        assert_eq!(page["pageInfo"]["hasNextPage"], true);
        let after = page["pageInfo"]["endCursor"].clone();
        let page = persona.graphql(LIST, json!({ "first": 2, "after": after })).await["protocols"].take();
        assert_eq!((&page["nodes"], &page["pageInfo"]["hasNextPage"]), (&json!([{ "title": "Trois" }]), &json!(false)));
    }

    async fn lists_are_filtered_by_word_status_review_and_territory(app) {
        four(app).await;
        assert_eq!(titles(app, json!({ "search": "recent" })).await, ["Récent"]);
        assert_eq!(titles(app, json!({ "status": "PREPARED" })).await, ["Brouillon"]);
        assert_eq!(titles(app, json!({ "review": "OVERDUE" })).await, ["En retard"]);
        assert_eq!(titles(app, json!({ "review": "DUE_SOON" })).await, ["Bientôt"]);
        assert_eq!(titles(app, json!({ "review": "UP_TO_DATE" })).await, ["Récent"]);
        assert_eq!(titles(app, json!({ "review": "IN_PROGRESS" })).await, Vec::<String>::new());
        assert_eq!(titles(app, json!({ "territory": "dep:974" })).await, Vec::<String>::new());
        assert_eq!(titles(app, json!({ "territory": "dep:76" })).await.len(), 4);
    }

    async fn the_filter_by_review_counts_days_in_the_partnerships_zone(app) {
        four(app).await;
        // "Bientôt" is due on 10 April; at 21:00 UTC it is the 11th in La Réunion and still the 10th in Paris.
        app.advance(jiff::SignedDuration::from_hours(38 * 24 + 12));
        assert_eq!(titles(app, json!({ "review": "OVERDUE" })).await, ["En retard"]);
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE partnership SET time_zone = 'Indian/Reunion'");
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(titles(app, json!({ "review": "OVERDUE" })).await, ["En retard", "Bientôt"]);
        app.advance(jiff::SignedDuration::from_hours(-12));
    }

    async fn statements_do_not_grow_with_the_list(app) {
        for (query, most) in [
            ("{ protocols { nodes { title status reviewStatus reviewDueOn partnership { name } \
               parties { state } } } }", 4),
            ("{ territory(code: \"dep:76\") { name partnerships { nodes { name protocols { nodes { title reviewDueOn \
               lastReview { heldOn decision } parties { state signatories { label } } } } } } } }", 6),
            // As the page of all protocols asks: what is being drafted, and who is missing.
            ("{ protocols { totalCount nodes { title reviewStatus partnership { name } versionInPreparation { status } \
               vacancies { label } } } }", 9),
            // To whom each goes is found anew: owner, parties, their representatives, who stands in.
            ("{ protocols { nodes { title reminders { step state recipients { id } } } } }", 11),
        ] {
            let mut counts = Vec::new();
            for _ in 0..2 {
                four(app).await;
                let persona = app.persona(app.world.csapa_director.person).await;
                let before = app.app.platform.db.statements();
                persona.graphql(query, json!({})).await;
                counts.push(app.app.platform.db.statements() - before);
            }
            assert_eq!(counts[0], counts[1], "{query}");
            // The session is one of them.
            assert!(counts[0] <= most, "{} statements for {query}", counts[0]);
        }
    }
}
