//! The finder, its cost, and who sees what of it.

use serde_json::{Value, json};

use crate::directory::{FIND, created, found};
use crate::on_both;

on_both! {
    async fn the_finder_ignores_accents_case_and_plural(app) {
        let admin = app.persona(app.world.platform_admin).await;
        let none = json!(null);
        for name in ["Maison des Réunions", "CSAPA de l’Œuvre d’Évreux", "Réunion d’accueil"] {
            created(&admin, json!({"name": name, "siret": none, "finess": none, "contact": none})).await;
        }
        let stranger = app.persona(app.world.stranger).await;
        // The stem matches whole words; "réunion" alone also names the island's CSAPA nowhere.
        assert_eq!(found(&stranger, json!({"search": "reunion"})).await, ["Maison des Réunions", "Réunion d’accueil"]);
        assert_eq!(found(&stranger, json!({"search": "RÉUNIONS maison"})).await, ["Maison des Réunions"]);
        assert_eq!(found(&stranger, json!({"search": "oeuvre evr"})).await, ["CSAPA de l’Œuvre d’Évreux"]);
        assert_eq!(found(&stranger, json!({"search": "réunion de la mais"})).await, ["Maison des Réunions"]);
        assert_eq!(found(&stranger, json!({"search": "réunion zzz"})).await, Vec::<String>::new());
        assert_eq!(found(&stranger, json!({"search": "  !  "})).await.len(), 8);
    }

    async fn the_best_match_comes_first(app) {
        let admin = app.persona(app.world.platform_admin).await;
        let none = json!(null);
        created(&admin, json!({"name": "Antenne du port", "siret": none, "finess": "760000018", "contact": {"city": "Havre"}})).await;
        created(&admin, json!({"name": "Zone du Havre", "siret": none, "finess": none, "contact": none})).await;
        assert_eq!(found(&admin, json!({"search": "havre"})).await, ["Zone du Havre", "Antenne du port"]);
        assert_eq!(found(&admin, json!({"search": "760000018"})).await, ["Antenne du port"]);
        let first = admin.graphql(FIND, json!({"search": "havre", "first": 1})).await;
        let after = &first["organisations"]["pageInfo"]["endCursor"];
        assert_eq!(found(&admin, json!({"search": "havre", "after": after})).await, ["Antenne du port"]);
    }

    async fn the_finder_filters_by_kind_sector_and_overlapping_territory(app) {
        let persona = app.persona(app.world.jap.person).await;
        let tribunal = ["Tribunal judiciaire de Rouen"];
        assert_eq!(found(&persona, json!({"kinds": ["TRIBUNAL_JUDICIAIRE"]})).await, tribunal);
        assert_eq!(found(&persona, json!({"sectors": ["JUSTICE"], "search": "rouen"})).await, tribunal);
        assert_eq!(found(&persona, json!({"sectors": ["JUSTICE"], "kinds": ["CSAPA"]})).await, Vec::<String>::new());
        // Served: tj:76-rouen. It is found under its département, its court of appeal, its region, not under another tribunal.
        for territory in ["tj:76-rouen", "dep:76", "ca:rouen", "reg:28", "di:lille"] {
            let expected = usize::from(territory != "di:lille");
            let names = found(&persona, json!({"territory": territory, "kinds": ["TRIBUNAL_JUDICIAIRE"]})).await;
            assert_eq!(names.len(), expected, "{territory}");
        }
        assert_eq!(found(&persona, json!({"territory": "dep:974"})).await, ["CSAPA Ravine Blanche"]);
        let nested = "{ territory(code: \"dep:974\") { organisations { nodes { name } } } }";
        let data = persona.graphql(nested, json!({})).await;
        assert_eq!(data["territory"]["organisations"]["nodes"], json!([{"name": "CSAPA Ravine Blanche"}]));
    }

    async fn pages_follow_one_another_without_gap(app) {
        let persona = app.persona(app.world.jap.person).await;
        let (mut names, mut after) = (Vec::new(), Value::Null);
        loop {
            let data = persona.graphql(FIND, json!({"first": 2, "after": after})).await;
            let page = &data["organisations"];
            assert_eq!(page["totalCount"], 5);
            names.extend(page["edges"].as_array().unwrap().iter().map(|edge| edge["node"]["name"].to_string()));
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false { break; }
        }
        let mut sorted = names.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!((names.len(), &names), (5, &sorted));
    }

    async fn a_list_costs_the_same_whatever_its_length(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        let query = "query($n: Int!) { organisations(first: $n) { totalCount nodes { name parent { name } children { name } \
            viewerCanEdit viewerCanManagePeople territories { code departements { code } tribunals { code } } \
            posts { label viewerCanManage grants { role territories { code } } organisation { name } } } } }";
        let none = json!(null);
        for number in 0..20 {
            created(&admin, json!({"name": format!("CSAPA {number}"), "siret": none, "finess": none})).await;
        }
        let db = &app.app.platform.db;
        for n in [1, 5, 25] {
            let before = db.statements();
            admin.graphql(query, json!({"n": n})).await;
            // Two loads that may or may not meet in one batch make a difference of one or two, never one a row.
            let count = db.statements() - before;
            assert!(count <= 14, "{count} statements for {n} rows");
        }
    }

    async fn without_a_mandate_one_finds_organisations_and_no_more(app) {
        let query = "{ organisations(search: \"passerelle\") { nodes { name posts { label } viewerCanEdit } } }";
        let stranger = app.persona(app.world.stranger).await;
        let data = stranger.graphql(query, json!({})).await;
        assert_eq!(data["organisations"]["nodes"], json!([{"name": "CSAPA La Passerelle", "posts": [], "viewerCanEdit": false}]));
        let counsellor = app.persona(app.world.counsellor.person).await;
        let data = counsellor.graphql(query, json!({})).await;
        assert_eq!(data["organisations"]["nodes"][0]["posts"].as_array().unwrap().len(), 2);
        assert_eq!(app.anonymous().error_code(query, json!({})).await, "UNAUTHENTICATED");
        let entities = "query($post: ID!, $csapa: ID!) { _entities(representations: [{__typename: \"Post\", id: $post}, \
            {__typename: \"Organisation\", id: $csapa}, {__typename: \"Territory\", code: \"dep:76\"}]) { __typename } }";
        let ids = json!({"post": app.world.jap.post.to_string(), "csapa": app.world.csapa.to_string()});
        let data = app.anonymous().graphql(entities, ids.clone()).await;
        assert_eq!(data["_entities"], json!([null, null, null]));
        let data = stranger.graphql(entities, ids.clone()).await;
        assert_eq!(data["_entities"][0], Value::Null);
        let data = counsellor.graphql(entities, ids).await;
        assert_eq!(data["_entities"], json!([{"__typename": "Post"}, {"__typename": "Organisation"}, {"__typename": "Territory"}]));
    }
}
