//! What falls with a protocol: its reminders and its planned review, in the act or the night that ends it.

use jonction::kernel::clock::Ts;
use jonction::kernel::ids::TypedId as _;
use jonction::platform::jobs;
use jonction::protocols::CALENDAR_JOB;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{InForce, TestApp, problem_codes, protocol_in_force};

async fn ask(app: &TestApp, seat: crate::support::Seat, name: &str, input: Value) -> Value {
    let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    let query =
        format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ __typename problems {{ code }} }} }}");
    let answer = app.persona(seat.person).await.graphql(&query, json!({ "input": input })).await[name].take();
    assert_eq!(problem_codes(&answer), [""; 0], "{name}");
    answer
}

/// A protocol whose first reminders wait in the queue and whose review has a date in August.
async fn reminded_and_planned(app: &TestApp) -> InForce {
    let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
    at(app, "2026-06-12T06:00:00Z");
    assert_eq!(app.app.reminders.plan_as_system().await.unwrap(), 3);
    let meeting = json!({ "startsAt": "2026-08-03T14:00", "endsAt": "2026-08-03T16:00" });
    let input = json!({ "protocolId": protocol.id.to_string(), "meeting": meeting });
    ask(app, app.world.spip_director, "planReview", input).await;
    assert_eq!(state(app).await, standing("PLANNED", "SCHEDULED", "QUEUED", "MAILED"));
    protocol
}

fn at(app: &TestApp, instant: &str) {
    app.app.platform.clock.set(Ts::new(instant.parse().unwrap()));
}

/// States of the review, its meeting, the mails and the reminders.
async fn state(app: &TestApp) -> [Vec<(String,)>; 4] {
    let db = &app.app.platform.db;
    [
        db.all(db.q("SELECT state FROM protocol_review")).await.unwrap(),
        db.all(db.q("SELECT state FROM event")).await.unwrap(),
        db.all(db.q("SELECT DISTINCT state FROM outgoing_mail")).await.unwrap(),
        db.all(db.q("SELECT DISTINCT state FROM reminder")).await.unwrap(),
    ]
}

fn standing(review: &str, event: &str, mails: &str, reminders: &str) -> [Vec<(String,)>; 4] {
    [review, event, mails, reminders].map(|state| vec![(state.to_owned(),)])
}

/// Nothing leaves and nothing is expected any more.
async fn is_over(app: &TestApp) {
    assert_eq!(state(app).await, standing("CANCELLED", "CANCELLED", "WITHDRAWN", "STOPPED"));
    app.run_jobs().await;
    assert_eq!(app.mails().len(), 0);
}

async fn exec(app: &TestApp, sql: &'static str) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q(sql);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn a_decided_end_calls_off_review_and_reminders_at_once(app) {
        let protocol = reminded_and_planned(app).await;
        let input = json!({ "protocolId": protocol.id.to_string(), "on": "2026-06-12", "reason": "Nouvelle organisation." });
        ask(app, app.world.spip_director, "terminateProtocol", input).await;
        is_over(app).await;
    }

    async fn the_departure_of_a_sides_last_party_does_too(app) {
        reminded_and_planned(app).await;
        let db = &app.app.platform.db;
        let q = db.q("SELECT id FROM protocol_party WHERE organisation_id = $1").bind(app.world.csapa);
        let (party,): (uuid::Uuid,) = db.maybe(q).await.unwrap().unwrap();
        let input = json!({ "partyId": format!("party:{party}"), "noticeGivenOn": "2026-06-10", "withdrawsOn": "2026-06-11" });
        ask(app, app.world.csapa_director, "withdrawParty", input).await;
        is_over(app).await;
    }

    async fn the_night_after_a_terms_last_day_does_too(app) {
        let protocol = reminded_and_planned(app).await;
        exec(app, "UPDATE protocol SET term_kind = 'FIXED', term_months = 10, term_renewal = 'EXPRESS', term_notice_days = 30").await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let (platform, payload) = (&app.app.platform, json!({ "protocol": protocol.id.uuid() }));
        jobs::enqueue(&mut tx, platform, CALENDAR_JOB, payload, app.now(), None).await.unwrap();
        tx.commit().await.unwrap();
        at(app, "2026-07-09T22:00:00Z");
        // A worker that knows calendars alone: the mails wait for another.
        let mut calendars = jobs::Worker::new(platform.clone());
        app.app.protocols.register(&mut calendars);
        while calendars.run_due().await.unwrap() > 0 {}
        is_over(app).await;
    }

    async fn a_review_under_way_can_still_be_closed_and_nothing_falls_due_again(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let (spip, id) = (app.world.spip_director, protocol.id.to_string());
        ask(app, spip, "startReview", json!({ "protocolId": id })).await;
        let db = &app.app.platform.db;
        let (review,): (uuid::Uuid,) = db.maybe(db.q("SELECT id FROM protocol_review")).await.unwrap().unwrap();
        let review = format!("review:{review}");
        let present = [app.world.president, app.world.csapa_director].map(|seat| json!({ "organisationId": seat.organisation.to_string() }));
        ask(app, spip, "updateReview", json!({ "reviewId": review, "baseRevision": 1, "heldOn": "2026-03-02",
            "decision": "TERMINATE", "participants": present })).await;
        ask(app, spip, "recordFinding", json!({ "reviewId": review, "clauseId": protocol.clauses[0].to_string(),
            "baseRevision": 0, "kind": "DROP" })).await;
        ask(app, spip, "terminateProtocol", json!({ "protocolId": id, "on": "2026-03-03", "reason": "Décidé en revue." })).await;
        ask(app, spip, "completeReview", json!({ "reviewId": review, "baseRevision": 2 })).await;
        let q = db.q("SELECT r.state, CAST(r.next_due_on AS TEXT), CAST(p.review_due_on AS TEXT) FROM protocol_review r \
                      JOIN protocol p ON p.id = r.protocol_id");
        let row: (String, Option<String>, Option<String>) = db.maybe(q).await.unwrap().unwrap();
        assert_eq!(row, ("CLOSED".into(), None, None));
    }

    async fn another_title_is_that_of_the_planned_meeting_too(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        let meeting = json!({ "startsAt": "2026-08-03T14:00", "endsAt": "2026-08-03T16:00" });
        let id = protocol.id.to_string();
        ask(app, app.world.spip_director, "planReview", json!({ "protocolId": id, "meeting": meeting })).await;
        ask(app, app.world.spip_director, "startVersion", json!({ "protocolId": id })).await;
        let db = &app.app.platform.db;
        let titled = async || -> Option<(String, i64)> { db.maybe(db.q("SELECT title, sequence FROM event")).await.unwrap() };
        let (revision,): (i64,) = db.maybe(db.q("SELECT revision FROM protocol")).await.unwrap().unwrap();
        let input = json!({ "protocolId": id, "baseRevision": revision, "title": "Protocole de Rouen et Dieppe" });
        ask(app, app.world.spip_director, "updateProtocol", input).await;
        assert_eq!(titled().await, Some(("Protocole de Rouen et Dieppe".into(), 1)));
        let (revision,): (i64,) = db.maybe(db.q("SELECT revision FROM protocol")).await.unwrap().unwrap();
        let input = json!({ "protocolId": id, "baseRevision": revision, "reviewPeriodMonths": 11 });
        ask(app, app.world.spip_director, "updateProtocol", input).await;
        assert_eq!(titled().await.unwrap().1, 1, "nothing else is told");
    }

    async fn another_period_leaves_no_reminder_for_the_former_date(app) {
        let protocol = reminded_and_planned(app).await;
        let input = json!({ "protocolId": protocol.id.to_string(), "baseRevision": 1, "reviewPeriodMonths": 10 });
        ask(app, app.world.spip_director, "updateProtocol", input).await;
        assert_eq!(state(app).await, standing("PLANNED", "SCHEDULED", "WITHDRAWN", "STOPPED"));
        app.run_jobs().await;
        let db = &app.app.platform.db;
        let q = db.q("SELECT CAST(due_on AS TEXT), step, state, COUNT(*) FROM reminder GROUP BY due_on, step, state ORDER BY due_on");
        let rows: Vec<(String, i64, String, i64)> = db.all(q).await.unwrap();
        // Due on 10 July now: the step of 10 June is the one to send.
        assert_eq!(rows, [("2026-07-10".into(), -30, "MAILED".into(), 3), ("2026-09-10".into(), -90, "STOPPED".into(), 3)]);
        assert_eq!(app.letters("review_reminder").await.len(), 3);
        let q = db.q("SELECT CAST(due_on AS TEXT) FROM protocol_review");
        let due_on: Option<(String,)> = db.maybe(q).await.unwrap();
        assert_eq!(due_on, Some(("2026-07-10".into(),)), "the planned review serves the new date");
    }
}
