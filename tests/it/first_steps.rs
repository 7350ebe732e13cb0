//! A territory with nothing yet is led to a partnership that lives, step by step.

use serde_json::{Value, json};

use crate::on_both;
use crate::protocols::draft_with;
use crate::support::{Seat, TestApp};

const STEPS: &str =
    "{ viewer { firstSteps { name partnershipId territoryCode steps { kind done yours } } } }";

async fn first_steps(app: &TestApp, seat: Seat) -> Value {
    app.persona(seat.person).await.graphql(STEPS, json!({})).await["viewer"]["firstSteps"].take()
}

/// For each step, whether it is done and whether it is the viewer's.
fn flags(start: &Value) -> Vec<(bool, bool)> {
    let steps = start["steps"].as_array().unwrap();
    let kinds: Vec<&str> = steps.iter().map(|step| step["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["PARTNERSHIP", "ORGANISATIONS", "PEOPLE", "PROTOCOL"]);
    steps.iter().map(|step| (step["done"].as_bool().unwrap(), step["yours"].as_bool().unwrap())).collect()
}

async fn write(app: &TestApp, sql: &'static str) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q(sql);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn the_coordinator_sees_the_step_that_is_missing_until_it_is_taken(app) {
        let w = &app.world;
        let steps = first_steps(app, w.spip_director).await;
        assert_eq!(steps[0]["partnershipId"], w.rouen.to_string());
        assert_eq!(flags(&steps[0]), [(true, true), (true, true), (true, true), (false, true)]);
        assert_eq!(first_steps(app, w.csapa_director).await, json!([]), "who coordinates nothing starts nothing");
        draft_with(app, |_| {}).await;
        assert_eq!(first_steps(app, w.spip_director).await, json!([]));
    }

    async fn a_side_without_member_or_without_holder_is_a_step_to_take(app) {
        let w = &app.world;
        draft_with(app, |_| {}).await;
        write(app, "UPDATE mandate SET ends_on = '2026-03-01' WHERE post_id IN (SELECT id FROM post WHERE kind IN \
             ('STRUCTURE_DIRECTOR', 'DOCTOR'))").await;
        assert_eq!(
            flags(&first_steps(app, w.spip_director).await[0]),
            [(true, true), (true, true), (false, true), (true, true)]
        );
        write(app, "UPDATE partnership_member SET left_on = '2026-03-01' WHERE organisation_id IN \
             (SELECT id FROM organisation WHERE sector = 'MEDICO_SOCIAL')").await;
        assert_eq!(
            flags(&first_steps(app, w.spip_director).await[0]),
            [(true, true), (false, true), (false, true), (true, true)]
        );
    }

    async fn a_step_is_taken_when_its_day_begins_where_the_partnership_is(app) {
        let w = &app.world;
        draft_with(app, |_| {}).await;
        write(app, "UPDATE partnership SET time_zone = 'Indian/Reunion'").await;
        write(app, "UPDATE partnership_member SET joined_on = '2026-03-04' WHERE organisation_id IN \
             (SELECT id FROM organisation WHERE sector = 'MEDICO_SOCIAL')").await;
        let missing = async |at: &str| {
            app.app.platform.clock.set(at.parse().unwrap());
            first_steps(app, w.spip_director).await.as_array().unwrap().len()
        };
        assert_eq!(missing("2026-03-03T19:59:59Z").await, 1);
        assert_eq!(missing("2026-03-03T20:00:00Z").await, 0, "the 4th in La Réunion, still the 3rd in Paris");
    }

    async fn a_territory_has_its_partnership_when_the_day_begins_there(app) {
        let w = &app.world;
        write(app, "UPDATE post_grant SET territory_code = 'dep:974' WHERE role = 'TERRITORY_ADMINISTRATOR'").await;
        write(app, "INSERT INTO partnership_scope (partnership_id, territory_code, from_on) \
             SELECT id, 'dep:974', '2026-03-04' FROM partnership").await;
        let bare = async |at: &str| {
            app.app.platform.clock.set(at.parse().unwrap());
            let steps = first_steps(app, w.territory_admin).await;
            steps.as_array().unwrap().iter().any(|start| start["territoryCode"] == "dep:974")
        };
        assert!(bare("2026-03-03T19:59:59Z").await);
        assert!(!bare("2026-03-03T20:00:00Z").await);
    }

    async fn a_territory_without_partnership_waits_for_its_administrator(app) {
        let w = &app.world;
        let at_rouen = first_steps(app, w.territory_admin).await;
        assert_eq!(at_rouen.as_array().unwrap().len(), 1, "{at_rouen}");
        assert_eq!(flags(&at_rouen[0])[3], (false, false), "the protocol is the coordinator's");
        write(app, "UPDATE post_grant SET territory_code = 'dep:974' WHERE role = 'TERRITORY_ADMINISTRATOR'").await;
        let bare = first_steps(app, w.territory_admin).await;
        assert_eq!((&bare[0]["territoryCode"], &bare[0]["name"]), (&json!("dep:974"), &json!("La Réunion")));
        assert_eq!(flags(&bare[0]), [(false, true), (false, false), (false, false), (false, false)]);
    }
}
