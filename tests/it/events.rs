//! The event core: local times in a zone, who sees and answers, what a feed is given.

use jiff::SignedDuration;
use jonction::events::{EventState, FeedFilter, When};
use jonction::kernel::clock::Zone;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{InForce, Persona, TestApp, problem_codes, protocol_in_force};

fn read(starts: &str, ends: &str, zone: &str) -> Result<When, Vec<String>> {
    When::read("meeting", starts, ends, &Zone::named(zone).unwrap())
        .map_err(|problems| problems.into_iter().map(|problem| problem.code.0.into_owned()).collect())
}

#[test]
fn a_local_time_that_the_clocks_skip_is_refused() {
    assert_eq!(
        read("2026-03-29T02:30", "2026-03-29T04:00", "Europe/Paris"),
        Err(vec!["TIME_DOES_NOT_EXIST".into()])
    );
    assert!(read("2026-03-29T02:30", "2026-03-29T04:00", "Indian/Reunion").is_ok());
}

#[test]
fn of_a_local_time_shown_twice_the_first_is_meant() {
    let when = read("2026-10-25T02:30", "2026-10-25T04:00", "Europe/Paris").unwrap();
    assert_eq!(when.starts_at.to_string(), "2026-10-25T00:30:00.000000Z");
    assert_eq!(when.ends_at.to_string(), "2026-10-25T03:00:00.000000Z");
}

#[test]
fn an_end_before_the_start_is_refused() {
    assert_eq!(
        read("2026-03-20T14:00", "2026-03-20T14:00", "Europe/Paris"),
        Err(vec!["INVALID_DATE_ORDER".into()])
    );
    assert_eq!(read("demain", "2026-03-20T14:00", "Europe/Paris"), Err(vec!["INVALID_VALUE".into()]));
}

async fn planned(app: &TestApp, protocol: &InForce, starts: &str, ends: &str, posts: Value) -> Value {
    let spip = app.persona(app.world.spip_director.person).await;
    let query = "mutation($i: PlanReviewInput!) { planReview(input: $i) { review { id event { id } } problems { code } } }";
    let meeting =
        json!({"startsAt": starts, "endsAt": ends, "videoLink": "https://visio.exemple.test/rouen"});
    let input = json!({"protocolId": protocol.id.to_string(), "meeting": meeting, "attendeePostIds": posts});
    let payload = spip.graphql(query, json!({ "i": input })).await["planReview"].take();
    assert_eq!(problem_codes(&payload), [""; 0]);
    payload["review"].clone()
}

async fn answer(persona: &Persona<'_>, event: &Value, answer: &str) -> Value {
    let query = "mutation($i: AnswerEventInput!) { answerEvent(input: $i) { event { viewerAnswer } problems { code } } }";
    let input = json!({"eventId": event, "answer": answer});
    persona.graphql(query, json!({ "i": input })).await["answerEvent"].take()
}

const LIST: &str = "query($from: Date!, $to: Date, $first: Int, $after: String) { events(from: $from, to: $to, \
     first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id title state } } }";

on_both! {
    async fn an_answer_is_kept_changeable_and_asked_anew_for_another_time(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let review = planned(app, &protocol, "2026-03-20T14:00", "2026-03-20T16:00", Value::Null).await;
        let event = &review["event"]["id"];
        let csapa = app.persona(app.world.csapa_director.person).await;
        assert_eq!(answer(&csapa, event, "ACCEPTED").await["event"]["viewerAnswer"], "ACCEPTED");
        assert_eq!(answer(&csapa, event, "DECLINED").await["event"]["viewerAnswer"], "DECLINED");
        assert_eq!(problem_codes(&answer(&csapa, event, "AWAITED").await), ["INVALID_VALUE"]);
        let spip = app.persona(app.world.spip_director.person).await;
        let query = "mutation($i: MoveReviewInput!) { moveReview(input: $i) { review { event { attendees { answer } } } } }";
        let meeting = json!({"startsAt": "2026-03-21T14:00", "endsAt": "2026-03-21T16:00"});
        let moved = spip.graphql(query, json!({"i": {"reviewId": review["id"], "meeting": meeting}})).await;
        let answers = &moved["moveReview"]["review"]["event"]["attendees"];
        assert!(answers.as_array().unwrap().iter().all(|a| a["answer"] == "AWAITED"), "{answers}");
        app.advance_days(20);
        let csapa = app.persona(app.world.csapa_director.person).await;
        assert_eq!(problem_codes(&answer(&csapa, event, "ACCEPTED").await), ["EVENT_NOT_SCHEDULED"]);
    }

    async fn members_and_those_expected_see_an_event_and_only_the_latter_answer(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let world = &app.world;
        let posts = json!([world.csapa_director.post.to_string(), world.reunion_director.post.to_string()]);
        let review = planned(app, &protocol, "2026-03-20T14:00", "2026-03-20T16:00", posts).await;
        let vars = json!({"from": "2026-03-20", "to": "2026-03-20"});
        for (person, seen) in [
            (world.csapa_director.person, 1),
            (world.reunion_director.person, 1),
            (world.counsellor.person, 1),
            (world.observer.person, 0),
            (world.territory_admin.person, 0),
            (world.platform_admin, 0),
            (world.stranger, 0),
        ] {
            let list = app.persona(person).await.graphql(LIST, vars.clone()).await;
            assert_eq!(list["events"]["totalCount"], seen);
        }
        let event = &review["event"]["id"];
        let query = "mutation($i: AnswerEventInput!) { answerEvent(input: $i) { problems { code } } }";
        let vars = json!({"i": {"eventId": event, "answer": "ACCEPTED"}});
        assert_eq!(app.persona(world.counsellor.person).await.error_code(query, vars.clone()).await, "FORBIDDEN");
        assert_eq!(app.persona(world.observer.person).await.error_code(query, vars).await, "NOT_FOUND");
        let reunion = app.persona(world.reunion_director.person).await;
        assert_eq!(answer(&reunion, event, "TENTATIVE").await["event"]["viewerAnswer"], "TENTATIVE");
        let query = "query($from: Date!) { events(from: $from) { nodes { otherTimeZones } } }";
        let zones = reunion.graphql(query, json!({"from": "2026-03-20"})).await;
        assert_eq!(zones["events"]["nodes"][0]["otherTimeZones"], json!(["Indian/Reunion"]));
    }

    async fn a_list_is_read_page_by_page_by_local_day(app) {
        for (number, day) in [10, 11, 12].into_iter().enumerate() {
            let protocol = protocol_in_force(app, &format!("Protocole {number}"), "2025-04-15").await;
            planned(app, &protocol, &format!("2026-04-{day}T00:30"), &format!("2026-04-{day}T02:00"), Value::Null).await;
        }
        let jap = app.persona(app.world.jap.person).await;
        let one = jap.graphql(LIST, json!({"from": "2026-04-11", "first": 1})).await["events"].take();
        assert_eq!((&one["totalCount"], &one["nodes"][0]["title"]), (&json!(2), &json!("Protocole 1")));
        let after = &one["pageInfo"]["endCursor"];
        let two = jap.graphql(LIST, json!({"from": "2026-04-11", "first": 1, "after": after})).await["events"].take();
        assert_eq!((&two["nodes"][0]["title"], &two["pageInfo"]["hasNextPage"]), (&json!("Protocole 2"), &json!(false)));
        let day = jap.graphql(LIST, json!({"from": "2026-04-10", "to": "2026-04-10"})).await["events"].take();
        assert_eq!(day["totalCount"], 1, "half past midnight in Paris is the day before in UTC");
    }

    async fn a_feed_keeps_a_cancelled_event_for_thirty_days_and_reads_one_statement(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let review = planned(app, &protocol, "2026-06-20T14:00", "2026-06-20T16:00", Value::Null).await;
        let spip = app.persona(app.world.spip_director.person).await;
        let query = "mutation($i: CancelReviewInput!) { cancelReview(input: $i) { review { id } } }";
        spip.graphql(query, json!({"i": {"reviewId": review["id"]}})).await;
        let filter = FeedFilter { posts: vec![app.world.president.post], ..FeedFilter::default() };
        let year = SignedDuration::from_hours(24 * 366);
        app.advance_days(29);
        let before = app.app.platform.db.statements();
        let feed = app.app.events.for_feed(&filter, app.now(), year).await.unwrap();
        assert_eq!(app.app.platform.db.statements() - before, 1);
        assert_eq!(feed.iter().map(|e| (e.state, e.sequence)).collect::<Vec<_>>(), [(EventState::Cancelled, 1)]);
        app.advance_days(2);
        assert_eq!(app.app.events.for_feed(&filter, app.now(), year).await.unwrap().len(), 0);
        let stranger = FeedFilter { posts: vec![app.world.jap.post], ..FeedFilter::default() };
        assert_eq!(app.app.events.for_feed(&stranger, app.now(), year).await.unwrap().len(), 0);
    }
}
