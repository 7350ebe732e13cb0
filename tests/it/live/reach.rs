//! A change arrives, from whichever instance, on whichever line.

use serde_json::{Value, json};
use sqlx::Connection as _;

use super::{EVENT, Instance, MEETING, TRAINING, written};
use crate::meetings::{done, plan, save};
use crate::on_both;
use crate::support::events::PATIENCE;
use crate::support::{Persona, TestApp, problem_codes};
use crate::trainings::{join, training};

/// A meeting to come with one theme on its agenda.
async fn meeting(app: &TestApp) -> Value {
    let spip = app.persona(app.world.spip_director.person).await;
    let meeting = plan(&spip, app, "2026-04-10").await;
    let input = json!({"meetingId": meeting["id"], "kind": "THEME", "theme": "RELAY_DOCTOR"});
    done(&spip, "addAgendaItem", input).await
}

async fn write(spip: &Persona<'_>, meeting: &Value, base: i64, text: &str) {
    let block = meeting["agenda"].as_array().unwrap()[0]["block"].clone();
    assert_eq!(problem_codes(&save(spip, &block, base, text, "").await), [""; 0]);
}

on_both! {
    async fn what_one_instance_writes_reaches_pages_of_another_over_both_protocols(app) {
        let other = Instance::start(app).await;
        let spip = app.persona(app.world.spip_director.person).await;
        let csapa = app.persona(app.world.csapa_director.person).await;
        let meeting = meeting(app).await;
        let id = &meeting["id"];
        let mut line = other.line(&csapa).await;
        line.subscribe("1", MEETING, json!({"id": id})).await;
        assert_eq!(written(&line.value().await), "", "first as it stands");
        let mut events = other.events(&csapa, MEETING, id).await;
        events.until(|value| written(value) == "").await;
        write(&spip, &meeting, 0, "Les délais ont doublé.").await;
        line.until(|value| written(value) == "Les délais ont doublé.").await;
        events.until(|value| written(value) == "Les délais ont doublé.").await;
        done(&spip, "cancelAnnualMeeting", json!({"meetingId": id})).await;
        line.until(|value| value["data"]["meetingChanged"]["state"] == "CANCELLED").await;
        other.close().await;
    }

    async fn two_lines_on_one_instance_hear_what_it_writes_itself(app) {
        let own = Instance::start(app).await;
        let csapa = app.persona(app.world.csapa_director.person).await;
        let training = training(app, json!({})).await;
        let mut places = own.events(&csapa, TRAINING, &training["id"]).await;
        places.until(|value| value["data"]["trainingChanged"]["seatsTaken"] == 0).await;
        let mut expected = own.events(&csapa, EVENT, &training["event"]["id"]).await;
        let answers = |value: &Value| value["data"]["eventChanged"]["attendees"].as_array().unwrap().clone();
        let before = answers(&expected.next().await.unwrap().1).len();
        join(app, app.world.counsellor, &training).await;
        places.until(|value| value["data"]["trainingChanged"]["seatsTaken"] == 1).await;
        expected.until(|value| answers(value).len() == before + 1).await;
        let counsellor = app.persona(app.world.counsellor.person).await;
        let answer = "mutation($input: AnswerEventInput!) { answerEvent(input: $input) { problems { code } } }";
        let input = json!({"eventId": training["event"]["id"], "answer": "TENTATIVE"});
        counsellor.graphql(answer, json!({"input": input})).await;
        expected.until(|value| answers(value).iter().any(|one| one["answer"] == "TENTATIVE")).await;
        own.close().await;
    }
}

#[tokio::test]
async fn changes_are_heard_again_after_postgresql_cut_the_line() {
    let app = TestApp::on_postgres().await;
    let other = Instance::start(&app).await;
    let spip = app.persona(app.world.spip_director.person).await;
    let csapa = app.persona(app.world.csapa_director.person).await;
    let meeting = meeting(&app).await;
    let mut line = other.line(&csapa).await;
    line.subscribe("1", MEETING, json!({"id": meeting["id"]})).await;
    line.value().await;
    let mut admin = sqlx::PgConnection::connect(&app.app.config.database_url).await.unwrap();
    let kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                WHERE datname = current_database() AND query LIKE 'LISTEN%'";
    // It began to listen when the first page asked, which may take a moment.
    let cut = async {
        while sqlx::query(kill).fetch_all(&mut admin).await.unwrap().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, cut).await.expect("the instance listens");
    write(&spip, &meeting, 0, "Dit pendant la coupure.").await;
    line.until(|value| written(value) == "Dit pendant la coupure.").await;
    write(&spip, &meeting, 1, "Dit après.").await;
    line.until(|value| written(value) == "Dit après.").await;
    other.close().await;
    app.finish().await;
}
