//! The activity report: the same bytes whenever it is asked for, to each reader what is theirs.

use jonction::indicators::Period;
use serde_json::{Value, json};

use super::{action, day, health, held_on, write};
use crate::on_both;
use crate::support::{Seat, TestApp, problem_codes, protocol_in_force};

async fn report(app: &TestApp, seat: Seat, on: &str) -> Vec<u8> {
    let token = app.persona(seat.person).await.token.unwrap();
    let actor = app.app.sessions.actor(&token).await.unwrap().unwrap();
    let found = app.app.indicators.report(&actor, app.world.rouen, Period::year_to(day(on))).await.unwrap();
    serde_json::to_vec(&found).unwrap()
}

on_both! {
    async fn the_report_of_a_day_gone_by_does_not_change_whatever_is_written_later(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-02-15").await;
        let other = protocol_in_force(app, "Protocole voisin", "2025-09-01").await;
        held_on(app, "2025-06-10", false).await;
        let promised = action(app, "Relire l’article 2", "2026-03-01").await;
        let world = &app.world;
        app.advance_days(1);
        let readers = [world.spip_director, world.observer];
        let mut before = Vec::new();
        for reader in readers {
            before.push(report(app, reader, "2026-03-03").await);
        }
        app.advance_days(6);
        let president = app.persona(world.president.person).await;
        let ended = "mutation($i: EndMandateInput!) { endMandate(input: $i) { problems { code } } }";
        let input = json!({ "i": { "mandateId": world.jap.mandate.to_string(), "endsOn": "2026-03-02" } });
        assert_eq!(problem_codes(&president.graphql(ended, input).await["endMandate"]), [""; 0]);
        let updated = "mutation($i: UpdatePostInput!) { updatePost(input: $i) { problems { code } } }";
        let input = json!({ "i": { "postId": world.president.post.to_string(), "referent": true } });
        assert_eq!(problem_codes(&president.graphql(updated, input).await["updatePost"]), [""; 0]);
        let coordinator = app.persona(world.spip_director.person).await;
        let terminated = "mutation($i: TerminateProtocolInput!) { terminateProtocol(input: $i) { problems { code } } }";
        let input = json!({ "i": { "protocolId": other.id.to_string(), "on": "2026-03-10", "reason": "Fusion des textes." } });
        assert_eq!(problem_codes(&coordinator.graphql(terminated, input).await["terminateProtocol"]), [""; 0]);
        write(app, async |tx| {
            // As if a review had decided it, written down since.
            let q = tx.q("UPDATE protocol SET ended_on = $2 WHERE id = $1").bind(other.id).bind(day("2026-03-01"));
            tx.exec(q).await.unwrap();
        }).await;
        let settled = "mutation($i: SetActionStateInput!) { setActionState(input: $i) { problems { code } } }";
        let input = json!({ "i": { "actionId": promised, "state": "DONE" } });
        let csapa = app.persona(world.csapa_director.person).await;
        assert_eq!(problem_codes(&csapa.graphql(settled, input).await["setActionState"]), [""; 0]);
        held_on(app, "2026-03-02", true).await;
        write(app, async |tx| {
            let q = tx
                .q("INSERT INTO protocol_review (id, protocol_id, version_id, state, due_on, held_on, completed_at, edited_at, \
                    created_at) VALUES ($1, $2, $3, 'CLOSED', $4, $4, $5, $5, $5)")
                .bind(app.app.platform.entropy.uuid(app.now()))
                .bind(protocol.id)
                .bind(protocol.version)
                .bind(day("2026-03-02"))
                .bind(app.now());
            tx.exec(q).await.unwrap();
        }).await;
        for (reader, before) in readers.into_iter().zip(before) {
            let after = report(app, reader, "2026-03-03").await;
            assert_eq!(String::from_utf8(after).unwrap(), String::from_utf8(before).unwrap());
        }
        // Asked for the day on which all that was written, it tells of it.
        let told: Value = serde_json::from_slice(&report(app, world.spip_director, "2026-03-10").await).unwrap();
        assert_eq!(told["reviews"], json!([{"title": "Protocole de Rouen", "day": "2026-03-02"}]));
        assert_eq!(told["meetings"].as_array().unwrap().len(), 2);
        assert_eq!(told["protocols"].as_array().unwrap().len(), 1);
        assert_eq!(told["actions_done"], json!([{"title": "Relire l’article 2", "day": "2026-03-10"}]));
        assert_eq!(told["provisional"], true, "the day is not over");
        let missing = &told["figures"][1]["missing"];
        assert_eq!(missing[0]["day"], "2026-03-03", "the contact magistrate left on 2 March: {missing}");
        app.run_jobs().await;
    }

    async fn a_report_tells_each_reader_what_is_theirs_to_read(app) {
        protocol_in_force(app, "Protocole de Rouen", "2025-02-15").await;
        action(app, "Relire l’article 2", "2026-03-01").await;
        let world = &app.world;
        let query = "activityReport(on: \"2026-03-03\") { partnership territories from on members figures { kind \
             missing { title } } protocols { title lastReview dueOn late } coverage { name contact { state } } }";
        let told = health(app, world.spip_director, query).await["activityReport"].take();
        assert_eq!((&told["from"], &told["on"]), (&json!("2025-03-04"), &json!("2026-03-03")));
        assert_eq!(told["territories"], json!(["Tribunal judiciaire de Rouen"]));
        assert_eq!(told["members"].as_array().unwrap().len(), 3);
        assert_eq!(told["protocols"][0]["late"], true);
        assert_eq!(told["coverage"][0]["contact"]["state"], "COVERED");
        let actions = |told: &Value| {
            let all = told["figures"].as_array().unwrap().clone();
            all.into_iter().find(|figure| figure["kind"] == "ACTIONS_IN_TIME").unwrap()["missing"].clone()
        };
        assert_eq!(actions(&told), json!([{"title": "Relire l’article 2"}]));
        let told = health(app, world.observer, query).await["activityReport"].take();
        assert_eq!(actions(&told), json!([]));
        let persona = app.persona(world.spip_director.person).await;
        let query = "query($id: ID!) { node(id: $id) { ... on Partnership { activityReport(on: \"2026-03-04\") { on } } } }";
        let refused = persona.try_graphql(query, json!({ "id": world.rouen.to_string() })).await;
        assert_eq!(refused["errors"][0]["extensions"]["code"], "INVALID", "{refused}");
    }
}
