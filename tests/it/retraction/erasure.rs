//! A person goes; what they wrote stays under their function.

use jonction::kernel::clock::Day;
use jonction::platform::mail::{self, Letter, Rendered, SmtpSettings};
use jonction::retraction::Replayed;
use serde_json::{Value, json};

use super::{one, standing, write};
use crate::on_both;
use crate::support::{TestApp, problem_codes, protocol_in_force};

const ERASE: &str =
    "mutation($input: ErasePersonInput!) { erasePerson(input: $input) { erased problems { code } } }";

async fn end_mandate_of_doctor(app: &TestApp, day: &str) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("UPDATE mandate SET ends_on = $2 WHERE id = $1")
        .bind(app.world.doctor.mandate)
        .bind(day.parse::<Day>().unwrap());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

async fn mail_to(app: &TestApp, person: jonction::kernel::actor::PersonId, id: &str) {
    let platform = &app.app.platform;
    let mut tx = platform.db.begin().await.unwrap();
    let letter = Letter {
        kind: "test",
        message_id: format!("{id}@jonction.test"),
        person: Some(person),
        to_address: format!("{id}@exemple.test"),
        to_name: "Nadia Benali".into(),
        content: Rendered {
            subject: "Nadia Benali s’inscrit".into(),
            text: "Nadia Benali (benali.nadia@exemple.test) s’inscrit.".into(),
            html: "<p>Nadia <b>Benali</b> (benali.nadia@exemple.test)</p>".into(),
        },
        calendar: None,
    };
    mail::queue(&mut tx, platform, letter).await.unwrap();
    tx.commit().await.unwrap();
}

async fn erase(app: &TestApp, by: jonction::kernel::actor::PersonId, input: Value) -> Value {
    app.persona(by).await.graphql(ERASE, json!({ "input": input })).await["erasePerson"].take()
}

on_both! {
    async fn names_and_addresses_are_nowhere_and_writings_stay_under_the_function(app) {
        let world = &app.world;
        let db = &app.app.platform.db;
        crate::authorisation::fixtures::ids(app).await;
        let protocol = protocol_in_force(app, "Protocole", "2025-09-10").await;
        crate::accounts::identity(app, world.doctor.person, "one", Some("benali.nadia@exemple.test")).await;
        let doctor = app.persona(world.doctor.person).await;
        let feed = "mutation { createFeedToken(input: { name: \"Agenda\" }) { problems { code } } }";
        doctor.graphql(feed, json!({})).await;
        let mut tx = db.begin().await.unwrap();
        let q = tx.q("UPDATE clause SET edited_by = $1 WHERE id = $2").bind(world.doctor.person).bind(protocol.clauses[0]);
        tx.exec(q).await.unwrap();
        let q = tx.q("INSERT INTO training_certificate (number, registration_id, training_id, person_name, training_title, \
                organiser_name, held_on, minutes, issued_at) SELECT 'AP-1', id, training_id, 'Nadia Benali', 'a', 'a', \
                '2026-03-03', 60, registered_at FROM registration");
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        mail_to(app, world.doctor.person, "own").await;
        mail_to(app, world.doctor.person, "guest").await;
        let guest = "UPDATE outgoing_mail SET person_id = NULL, to_address = 'Benali.Nadia@exemple.test' \
                     WHERE message_id = 'guest@jonction.test'";
        assert_eq!(write(db, guest.into()).await, 1, "she was invited before she had an account");
        app.run_jobs().await;
        mail_to(app, world.csapa_director.person, "other").await;

        let refused = erase(app, world.doctor.person, json!({ "irreversible": true })).await;
        assert_eq!(problem_codes(&refused), ["MANDATE_OPEN"]);
        end_mandate_of_doctor(app, "2026-03-02").await;
        let unconfirmed = erase(app, world.doctor.person, json!({ "irreversible": false })).await;
        assert_eq!(problem_codes(&unconfirmed), ["CONFIRM_IRREVERSIBLE"]);
        assert!(standing(db, &["Nadia", "Benali"]).await.len() > 4, "or this shows nothing");

        let copy = app.copy_of_database().await;
        let done = erase(app, world.doctor.person, json!({ "irreversible": true })).await;
        assert_eq!((problem_codes(&done), &done["erased"]), (vec![], &json!(true)));
        assert_eq!(standing(db, &["Nadia", "Benali"]).await, [""; 0]);
        assert_eq!(doctor.error_code(ERASE, json!({ "input": { "irreversible": true } })).await, "UNAUTHENTICATED", "signed out");
        let function = "SELECT COUNT(*) FROM person WHERE given_name = 'Médecin,' \
                        AND family_name = 'CSAPA La Passerelle (2025–2026)' AND erased_at IS NOT NULL";
        assert_eq!(one(db, function).await, 1);
        let signed = "SELECT COUNT(*) FROM audit WHERE action = 'person.erase'";
        assert_eq!(one(db, signed).await, 1);
        app.run_jobs().await;
        assert_eq!(standing(db, &["Nadia", "Benali"]).await, [""; 0]);

        let restored = app.instance(&copy, SmtpSettings::unprotected(([127, 0, 0, 1], 9).into()), 12).await;
        assert_eq!(restored.retractions.after_restore().await.unwrap(), Replayed { retractions: 0, erasures: 1 });
        assert_eq!(standing(&restored.platform.db, &["Nadia", "Benali"]).await, [""; 0]);
        assert_eq!(restored.retractions.after_restore().await.unwrap(), Replayed::default());
        restored.platform.db.close().await;
    }

    async fn the_platforms_administrator_erases_on_request_and_nobody_else(app) {
        let world = &app.world;
        end_mandate_of_doctor(app, "2026-03-02").await;
        let input = json!({ "personId": world.doctor.person.to_string(), "irreversible": true });
        for person in [world.csapa_director.person, world.spip_director.person, world.territory_admin.person] {
            let code = app.persona(person).await.error_code(ERASE, json!({ "input": input })).await;
            assert_eq!(code, "NOT_FOUND");
        }
        let done = erase(app, world.platform_admin, input).await;
        assert_eq!(problem_codes(&done), [""; 0]);
        let own = erase(app, world.platform_admin, json!({ "irreversible": true })).await;
        assert_eq!(problem_codes(&own), ["LAST_ADMINISTRATOR"]);
    }
}
