//! What administrators look after, and who they are.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::{Persona, problem_codes};

const FACTS: &str = "{ administration { version databaseEngine failedJobs auditSeal { sealedUntil sealedCount tailCount } \
     importRuns { id startedBy { familyName } } } }";
const MAILS: &str = "query($state: MailState) { administration { mails(state: $state, first: 1) { totalCount \
     nodes { id kind maskedRecipient state attempts sentAt nextAttemptAt } } } }";
const AUDIT: &str = "query($action: String, $person: ID, $from: Date, $to: Date) { administration { \
     auditEntries(action: $action, personId: $person, from: $from, to: $to) { totalCount \
     nodes { id action subjectId sealed details person { familyName } } } } }";

async fn ask_for_access(persona: &Persona<'_>, organisation: &str) {
    let query = "mutation($input: RequestAccessInput!) { requestAccess(input: $input) { accessRequest { id } problems { code } } }";
    let made = persona.graphql(query, json!({ "input": {"organisationId": organisation} })).await;
    assert_eq!(problem_codes(&made["requestAccess"]), [""; 0]);
}

on_both! {
    async fn the_administration_is_for_administrators(app) {
        let world = &app.world;
        for outside in [world.stranger, world.spip_director.person, world.observer.person] {
            assert_eq!(app.persona(outside).await.graphql(FACTS, json!({})).await["administration"], Value::Null);
        }
        assert_eq!(app.anonymous().graphql(FACTS, json!({})).await["administration"], Value::Null);
        let territory = app.persona(world.territory_admin.person).await;
        let facts = territory.graphql(FACTS, json!({})).await["administration"].take();
        assert_eq!((&facts["failedJobs"], &facts["importRuns"]), (&json!(0), &json!([])));
        let engine = if app.app.platform.db.is_sqlite() { "sqlite" } else { "postgresql" };
        assert_eq!(facts["databaseEngine"], engine);
        assert_eq!(territory.error_code(MAILS, json!({})).await, "FORBIDDEN", "mail of the whole country");
        assert_eq!(territory.error_code(AUDIT, json!({})).await, "FORBIDDEN", "acts of the whole country");
    }

    async fn mails_show_neither_address_nor_body(app) {
        let world = &app.world;
        ask_for_access(&app.persona(world.stranger).await, &world.csapa.to_string()).await;
        let admin = app.persona(world.platform_admin).await;
        let mails = admin.graphql(MAILS, json!({"state": "QUEUED"})).await["administration"]["mails"].take();
        assert_eq!(mails["totalCount"], 1);
        let mail = &mails["nodes"][0];
        assert_eq!((&mail["maskedRecipient"], &mail["sentAt"]), (&json!("o…@exemple.test"), &Value::Null));
        assert_ne!(mail["nextAttemptAt"], Value::Null);
        app.run_jobs().await;
        let mails = admin.graphql(MAILS, json!({"state": "SENT"})).await["administration"]["mails"].take();
        assert_eq!((&mails["nodes"][0]["attempts"], &mails["nodes"][0]["nextAttemptAt"]), (&json!(1), &Value::Null));
        assert_ne!(mails["nodes"][0]["sentAt"], Value::Null);
        let waiting = admin.graphql(MAILS, json!({"state": "QUEUED"})).await["administration"]["mails"].take();
        assert_eq!(waiting["totalCount"], 0);
    }

    async fn the_audit_is_read_by_code_person_and_day(app) {
        let world = &app.world;
        ask_for_access(&app.persona(world.stranger).await, &world.csapa.to_string()).await;
        let admin = app.persona(world.platform_admin).await;
        let read = async |variables: Value| admin.graphql(AUDIT, variables).await["administration"]["auditEntries"].take();
        let found = read(json!({"action": "access", "person": world.stranger.to_string(), "from": "2026-03-03", "to": "2026-03-03"})).await;
        assert_eq!((&found["totalCount"], &found["nodes"][0]["action"]), (&json!(1), &json!("access.request")));
        assert_eq!((&found["nodes"][0]["sealed"], &found["nodes"][0]["person"]["familyName"]), (&json!(false), &json!("Caron")));
        for other in [json!({"action": "protocol"}), json!({"person": world.doctor.person.to_string()}),
                      json!({"action": "access", "to": "2026-03-02"}), json!({"action": "access", "from": "2026-03-04"})] {
            assert_eq!(read(other).await["totalCount"], 0);
        }
        app.advance(jiff::SignedDuration::from_mins(1));
        app.run_jobs().await;
        assert_eq!(read(json!({"action": "access"})).await["nodes"][0]["sealed"], true);
        let seal = admin.graphql(FACTS, json!({})).await["administration"]["auditSeal"].take();
        assert_eq!((&seal["sealedCount"], &seal["tailCount"]), (&json!(1), &json!(0)));
        assert_ne!(seal["sealedUntil"], Value::Null);
    }
}
