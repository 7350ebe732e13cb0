//! A page is asked for with the cursor of its own list; another list's is told of, never a fault nor a first page again.

use serde_json::json;

use crate::on_both;
use crate::support::protocol_in_force;

on_both! {
    async fn the_cursor_of_another_list_is_a_problem_of_the_request(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let director = app.persona(app.world.spip_director.person).await;
        let organisations = "query { organisations(first: 1) { pageInfo { endCursor } } }";
        let cursor = director.graphql(organisations, json!({})).await["organisations"]["pageInfo"]["endCursor"].take();
        assert!(cursor.is_string(), "{cursor}");

        let partnership = app.world.rouen.to_string();
        let of_node = |kind: &str, id: &str, list: &str| {
            format!("node(id: \"{id}\") {{ ... on {kind} {{ {list} {{ nodes {{ id }} }} }} }}")
        };
        let lists = [
            "events(from: \"2026-03-01\", after: $after) { nodes { id } }".to_owned(),
            "immersionOffers(after: $after) { nodes { id } }".to_owned(),
            "immersionOffers(past: true, after: $after) { nodes { id } }".to_owned(),
            "trainings(after: $after) { nodes { id } }".to_owned(),
            "trainings(past: true, after: $after) { nodes { id } }".to_owned(),
            "protocols(after: $after) { nodes { id } }".to_owned(),
            of_node("Partnership", &partnership, "actions(after: $after)"),
            of_node("Partnership", &partnership, "events(past: true, after: $after)"),
            of_node("Partnership", &partnership, "history(after: $after)"),
            of_node("CooperationProtocol", &protocol.id.to_string(), "reviews(after: $after)"),
            of_node("Post", &app.world.spip_director.post.to_string(), "mandates(after: $after)"),
        ];
        for list in lists {
            let query = format!("query($after: String) {{ {list} }}");
            director.graphql(&query, json!({})).await;
            let answer = director.try_graphql(&query, json!({ "after": cursor })).await;
            let error = &answer["errors"][0];
            assert_eq!(error["extensions"]["code"], "INVALID", "{list}: {answer:#}");
            assert_eq!(error["message"], "Ce curseur de pagination n’est pas lisible.", "{list}");
        }
    }
}
