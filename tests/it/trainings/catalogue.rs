//! The catalogue of a territory: who sees what of it, and at what cost.

use serde_json::json;

use super::*;
use crate::on_both;

const LIST: &str = "query($search: String, $territory: ID, $theme: Theme, $past: Boolean! = false, $withSeats: Boolean! = false, \
     $first: Int, $after: String) { trainings(search: $search, territory: $territory, theme: $theme, past: $past, \
     withSeats: $withSeats, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id title seatsLeft \
     organiser { label organisation { name } } partnership { name } event { startsAt videoLink attendees { answer } } \
     seats { left } viewerCanRegister viewerRegistration { state } } } }";

async fn titles(persona: &Persona<'_>, variables: Value) -> Vec<String> {
    let answer = persona.graphql(LIST, variables).await;
    let nodes = answer["trainings"]["nodes"].as_array().unwrap();
    nodes.iter().map(|node| node["title"].as_str().unwrap().to_owned()).collect()
}

fn on(day: &str) -> Value {
    json!({"startsAt": format!("{day}T14:00"), "endsAt": format!("{day}T17:00")})
}

on_both! {
    async fn it_lists_what_is_to_come_soonest_first_page_by_page(app) {
        training(app, json!({"title": "Deuxième", "meeting": on("2026-04-10"), "themes": ["MINORS"]})).await;
        let full = training(app, json!({"title": "Première", "meeting": on("2026-04-03"), "seatsTotal": 1, "reserved": []})).await;
        training(app, json!({"title": "En préparation", "openRegistration": false})).await;
        join(app, app.world.jap, &full).await;
        let doctor = app.persona(app.world.doctor.person).await;
        assert_eq!(titles(&doctor, json!({})).await, ["Première", "Deuxième"]);
        assert_eq!(titles(&doctor, json!({"withSeats": true})).await, ["Deuxième"]);
        assert_eq!(titles(&doctor, json!({"theme": "MINORS"})).await, ["Deuxième"]);
        assert_eq!(titles(&doctor, json!({"search": "premiere"})).await, ["Première"]);
        assert_eq!(titles(&doctor, json!({"territory": "dep:76"})).await.len(), 2);
        assert_eq!(titles(&doctor, json!({"territory": "dep:974"})).await.len(), 0);
        let page = doctor.graphql(LIST, json!({"first": 1})).await["trainings"].take();
        assert_eq!((&page["totalCount"], &page["pageInfo"]["hasNextPage"]), (&json!(2), &json!(true)));
        let next = json!({"first": 1, "after": page["pageInfo"]["endCursor"]});
        assert_eq!(titles(&doctor, next).await, ["Deuxième"]);
        let director = app.persona(app.world.csapa_director.person).await;
        assert_eq!(titles(&director, json!({})).await, ["En préparation", "Première", "Deuxième"], "one's own draft");
        app.advance_days(35);
        let doctor = app.persona(app.world.doctor.person).await;
        assert_eq!(titles(&doctor, json!({})).await, ["Deuxième"]);
        assert_eq!(titles(&doctor, json!({"past": true})).await, ["Première"]);
    }

    async fn what_has_no_date_yet_is_listed_after_what_has(app) {
        let poll = json!({"timeZone": "Europe/Paris", "options": [
            {"startsAt": "2026-03-24T14:00", "endsAt": "2026-03-24T17:00"}, {"startsAt": "2026-03-20T09:00", "endsAt": "2026-03-20T12:00"}]});
        training(app, json!({"title": "À dater", "meeting": null, "poll": poll})).await;
        app.advance(jiff::SignedDuration::from_secs(1));
        training(app, json!({"title": "À dater aussi", "meeting": null, "poll": poll})).await;
        training(app, json!({"title": "Datée", "meeting": on("2026-04-10")})).await;
        let doctor = app.persona(app.world.doctor.person).await;
        let listed = ["Datée", "À dater", "À dater aussi"];
        assert_eq!(titles(&doctor, json!({})).await, listed);
        let mut after = Value::Null;
        for title in listed {
            let page = doctor.graphql(LIST, json!({"first": 1, "after": after})).await["trainings"].take();
            assert_eq!((&page["nodes"][0]["title"], &page["totalCount"]), (&json!(title), &json!(3)));
            after = page["pageInfo"]["endCursor"].clone();
        }
        assert_eq!(titles(&doctor, json!({"past": true})).await.len(), 0);
    }

    async fn people_of_the_territory_come_where_it_is_open_and_see_no_more_than_they_need(app) {
        let open = training(app, json!({"openToTerritory": true})).await;
        training(app, json!({"title": "Entre membres"})).await;
        // The ARS serves the département and is no member; the CSAPA of La Réunion is elsewhere.
        let neighbour = app.persona(app.world.territory_admin.person).await;
        assert_eq!(titles(&neighbour, json!({})).await, ["Qui fait quoi ?"]);
        join(app, app.world.doctor, &open).await;
        let seen = read(&neighbour, &open).await;
        assert_eq!((&seen["event"]["attendees"], &seen["event"]["videoLink"]), (&json!([]), &Value::Null));
        let query = "mutation($input: AddEventGuestsInput!) { addEventGuests(input: $input) { problems { code } } }";
        let guests = json!({"input": {"eventId": open["event"]["id"], "guests": [{"name": "Léa Morin", "email": "lea.morin@exemple.test"}]}});
        app.persona(app.world.csapa_director.person).await.graphql(query, guests).await;
        let query = "query($id: ID!) { node(id: $id) { ... on CrossTraining { event { guests { name } description poll { state } } } } }";
        let outline = neighbour.graphql(query, json!({"id": open["id"]})).await;
        assert_eq!(outline["node"]["event"], json!({"guests": [], "description": null, "poll": null}));
        assert_eq!((roster(&neighbour, &open).await, &seen["viewerCanRegister"]), (vec![], &json!(true)));
        let own = join(app, app.world.territory_admin, &open).await;
        assert_eq!((&own["registration"]["state"], &own["registration"]["group"]), (&json!("CONFIRMED"), &json!("OTHER")));
        let seen = read(&neighbour, &open).await;
        assert_eq!(seen["event"]["videoLink"], "https://visio.exemple.test/salle", "whoever comes knows where");
        let director = app.persona(app.world.csapa_director.person).await;
        assert_eq!(roster(&director, &open).await.len(), 2, "who comes from outside is called by name, too");
        let elsewhere = app.persona(app.world.reunion_director.person).await;
        assert_eq!(titles(&elsewhere, json!({})).await.len(), 0);
        assert_eq!(read(&elsewhere, &open).await, Value::Null);
        let query = mutation("registerForTraining", "registration", "id");
        let input = json!({"input": {"trainingId": open["id"]}});
        assert_eq!(elsewhere.error_code(&query, input.clone()).await, "NOT_FOUND");
        assert_eq!(app.anonymous().error_code(&query, input).await, "UNAUTHENTICATED");
    }

    async fn a_longer_list_takes_no_more_statements(app) {
        let doctor = app.persona(app.world.doctor.person).await;
        let mut costs = Vec::new();
        for days in [1..=2, 3..=8] {
            for day in days {
                let made = training(app, json!({"meeting": on(&format!("2026-05-0{day}")), "openToTerritory": true})).await;
                join(app, app.world.jap, &made).await;
            }
            let before = app.app.platform.db.statements();
            titles(&doctor, json!({})).await;
            costs.push(app.app.platform.db.statements() - before);
        }
        assert_eq!(costs[0], costs[1], "two trainings, then eight");
    }

    async fn an_event_leads_to_its_training(app) {
        let made = training(app, json!({})).await;
        let query = "query($id: ID!) { node(id: $id) { ... on Event { subjectId training { id } } } }";
        let doctor = app.persona(app.world.doctor.person).await;
        let shown = doctor.graphql(query, json!({"id": made["event"]["id"]})).await;
        assert_eq!(shown["node"], json!({"subjectId": made["id"], "training": {"id": made["id"]}}));
    }
}
