//! Answer links: no sign-in, nothing but the answer, and nothing that a mail scanner could change.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use jonction::kernel::clock::Day;
use serde_json::{Value, json};

use crate::on_both;
use crate::polls::{PROPOSE, proposal};
use crate::support::{TestApp, problem_codes};

const SEE: &str = "query($t: String!) { eventByLink(token: $t) { title state answer canAnswer timeZone ownTimeZone startsAt \
     poll { state options { id choice } } } }";
const ANSWER: &str =
    "mutation($i: AnswerByLinkInput!) { answerByLink(input: $i) { event { answer } problems { code } } }";
const CLOSE: &str = "mutation($i: ClosePollInput!) { closePoll(input: $i) { problems { code } } }";

/// An event that was scheduled for 19 March at nine, and the link that this person was mailed.
async fn invited(app: &TestApp, name: &str) -> String {
    let spip = app.persona(app.world.spip_director.person).await;
    let event = spip.graphql(PROPOSE, json!({"i": proposal(app)})).await["proposeEvent"]["event"].take();
    let option = &event["poll"]["options"][0]["id"];
    let closed = spip.graphql(CLOSE, json!({"i": {"eventId": event["id"], "optionId": option}})).await;
    assert_eq!(problem_codes(&closed["closePoll"]), [""; 0]);
    let letters = app.letters("event_invitation").await;
    letters.iter().find(|letter| letter.to.contains(name)).expect("a mail").token()
}

async fn see(app: &TestApp, token: &str) -> Value {
    app.anonymous().graphql(SEE, json!({"t": token})).await["eventByLink"].take()
}

async fn answer(app: &TestApp, token: &str, answer: &str) -> Value {
    let vars = json!({"i": {"token": token, "answer": answer}});
    app.anonymous().graphql(ANSWER, vars).await["answerByLink"].take()
}

on_both! {
    async fn an_answer_needs_no_account_is_kept_and_changeable(app) {
        let token = invited(app, "maude.lefort").await;
        let shown = see(app, &token).await;
        assert_eq!((&shown["title"], &shown["answer"], &shown["canAnswer"]), (&json!("Échange sur les attestations"), &json!("AWAITED"), &json!(true)));
        for said in ["ACCEPTED", "ACCEPTED", "DECLINED"] {
            assert_eq!(answer(app, &token, said).await["event"]["answer"], said);
        }
        assert_eq!(see(app, &token).await["answer"], "DECLINED");
        assert_eq!(problem_codes(&answer(app, &token, "AWAITED").await), ["INVALID_VALUE"]);
        let db = &app.app.platform.db;
        let acts: Vec<(String,)> = db.all(db.q("SELECT codes FROM audit WHERE action = 'event.answer'")).await.unwrap();
        assert_eq!(acts.len(), 2, "the same answer twice is one act");
        app.advance_days(17);
        assert_eq!(see(app, &token).await["canAnswer"], false);
        assert_eq!(problem_codes(&answer(app, &token, "ACCEPTED").await), ["EVENT_NOT_SCHEDULED"]);
    }

    async fn a_person_answers_for_the_post_and_loses_the_link_with_it(app) {
        let token = invited(app, "hoarau").await;
        assert_eq!(see(app, &token).await["ownTimeZone"], "Indian/Reunion");
        answer(app, &token, "TENTATIVE").await;
        let reunion = app.persona(app.world.reunion_director.person).await;
        let events = reunion.graphql("{ events(from: \"2026-03-01\") { nodes { viewerAnswer } } }", json!({})).await;
        assert_eq!(events["events"]["nodes"][0]["viewerAnswer"], "TENTATIVE");
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx
            .q("UPDATE mandate SET ends_on = $2 WHERE id = $1")
            .bind(app.world.reunion_director.mandate)
            .bind("2026-03-02".parse::<Day>().unwrap());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(see(app, &token).await, Value::Null);
        let vars = json!({"i": {"token": token, "answer": "ACCEPTED"}});
        assert_eq!(app.anonymous().error_code(ANSWER, vars).await, "NOT_FOUND");
    }

    async fn opening_a_link_changes_nothing_and_only_its_hash_is_kept(app) {
        let token = invited(app, "maude.lefort").await;
        for _ in 0..3 {
            assert_eq!(see(app, &token).await["answer"], "AWAITED");
        }
        let db = &app.app.platform.db;
        let hashes: Vec<(String,)> = db.all(db.q("SELECT token_hash FROM answer_link")).await.unwrap();
        assert!(!hashes.is_empty() && hashes.iter().all(|(hash,)| hash.len() == 64 && !hash.contains(&token)));
        let told = "SELECT COUNT(*) FROM outgoing_mail WHERE body_text LIKE '%reponse#%' OR calendar LIKE '%reponse#%'";
        assert_eq!(db.maybe::<(i64,)>(db.q(told)).await.unwrap().unwrap().0, 0, "sent mails lose their links");
        let acts: Vec<(String,)> = db.all(db.q("SELECT codes FROM audit")).await.unwrap();
        assert!(acts.iter().all(|(codes,)| !codes.contains(&token) && !codes.contains("lefort")));
    }

    async fn an_unknown_link_opens_nothing_and_one_link_has_its_budget(app) {
        assert_eq!(see(app, "inconnu").await, Value::Null);
        let vars = json!({"i": {"token": "inconnu", "answer": "ACCEPTED"}});
        assert_eq!(app.anonymous().error_code(ANSWER, vars).await, "NOT_FOUND");
        let token = invited(app, "maude.lefort").await;
        for _ in 0..30 {
            see(app, &token).await;
        }
        let request = Request::post("/graphql")
            .header("content-type", "application/json")
            .body(Body::from(json!({"query": SEE, "variables": {"t": token}}).to_string()))
            .unwrap();
        let (status, ..) = app.request(request).await;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    }
}
