//! Series by mail: one invitation to all of it, word of what changes by itself, read by two independent programs.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::readers::facts_of;
use crate::support::{Letter, Persona, TestApp, problem_codes};

const CREATE: &str = "mutation($i: EventInput!) { createEvent(input: $i) { event { id series { occurrences(first: 50) { \
     nodes { id } } } } problems { code field } } }";
const UPDATE: &str = "mutation($i: UpdateEventInput!) { updateEvent(input: $i) { problems { code field } } }";
const CANCEL: &str = "mutation($i: CancelEventInput!) { cancelEvent(input: $i) { problems { code field } } }";

/// Four Tuesdays at 14:00 from 17 March, with the CSAPA's director and the director of La Réunion.
async fn weekly(app: &TestApp, spip: &Persona<'_>) -> Vec<Value> {
    let world = &app.world;
    let input = json!({
        "title": "Point hebdomadaire", "partnershipId": world.rouen.to_string(),
        "meeting": {"startsAt": "2026-03-17T14:00", "endsAt": "2026-03-17T15:00", "place": "Salle A",
                    "videoLink": "https://visio.exemple.test/salle-42"},
        "recurrence": {"frequency": "WEEKLY", "count": 4},
        "attendeePostIds": [world.csapa_director.post.to_string(), world.reunion_director.post.to_string()],
    });
    let made = spip.graphql(CREATE, json!({ "i": input })).await["createEvent"].take();
    assert_eq!(problem_codes(&made), [""; 0], "{made}");
    made["event"]["series"]["occurrences"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| node["id"].clone())
        .collect()
}

async fn done(persona: &Persona<'_>, query: &str, input: Value) {
    let answer = persona.graphql(query, json!({ "i": input })).await;
    let payload = answer.as_object().unwrap().values().next().unwrap();
    assert_eq!(problem_codes(payload), [""; 0], "{payload}");
}

async fn letters_to(app: &TestApp, kind: &str, name: &str) -> Vec<Letter> {
    let found = app.letters(kind).await.into_iter().filter(|letter| letter.to.contains(name)).collect();
    // What is mailed next is later, and so comes after.
    app.advance(jiff::SignedDuration::from_mins(1));
    found
}

/// What both programs read in a mail.
fn read(letter: &Letter) -> Value {
    facts_of(&[&letter.calendar.as_ref().expect("a calendar part").1]).remove(0)
}

fn method(letter: &Letter) -> &str {
    letter.calendar.as_ref().expect("a calendar part").0.rsplit('=').next().unwrap()
}

fn utc(text: &str) -> Value {
    json!({ "utc": text })
}

on_both! {
    async fn a_series_is_one_invitation_with_its_rule(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        weekly(app, &spip).await;
        let all = app.letters("event_invitation").await;
        assert_eq!(all.len(), 2, "one mail each, not one a date");
        let letter = letters_to(app, "event_invitation", "okoye").await.remove(0);
        assert_eq!(method(&letter), "REQUEST");
        assert_eq!(letter.line("RRULE"), "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=4");
        assert_eq!(letter.line("DTSTART"), "DTSTART;TZID=Europe/Paris:20260317T140000");
        assert!(letter.line("ATTENDEE").ends_with(":mailto:okoye.samuel@exemple.test"));
        let (_, text) = letter.calendar.clone().unwrap();
        assert_eq!((text.matches("BEGIN:VEVENT").count(), text.matches("visio").count()), (1, 0));
        let facts = read(&letter);
        assert_eq!(facts["events"][0]["start"], utc("2026-03-17T13:00:00Z"));
        assert_eq!(facts["events"][0]["sequence"], 0);
        assert!(letter.text.contains("chaque semaine, le mardi, 4 fois en tout"), "{}", letter.text);
        // The clocks change on 29 March: 15:00 at Saint-Denis, and then 16:00.
        let there = letters_to(app, "event_invitation", "hoarau").await.remove(0).text;
        assert!(there.contains("chez vous : mardi 17 mars 2026, de 17 h 00 à 18 h 00"), "{there}");
        assert!(there.contains("chez vous : mardi 31 mars 2026, de 16 h 00 à 17 h 00"), "{there}");
        app.app.events.remind_organisers_as_system().await.unwrap();
        assert_eq!(app.letters("event_invitation").await.len(), 2);
    }

    async fn a_change_of_one_date_tells_of_that_date_and_a_change_of_all_of_the_rule(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let events = weekly(app, &spip).await;
        let first = letters_to(app, "event_invitation", "okoye").await.remove(0);
        let meeting = json!({"startsAt": "2026-03-25T10:00", "endsAt": "2026-03-25T11:00", "place": "Salle B"});
        done(&spip, UPDATE, json!({"eventId": events[1], "baseSequence": 0, "meeting": meeting})).await;
        let own = letters_to(app, "event_invitation", "okoye").await;
        assert_eq!(own.len(), 2);
        let facts = read(&own[1])["events"].take();
        assert_eq!(facts.as_array().unwrap().len(), 1);
        assert_eq!((method(&own[1]), own[1].line("UID")), ("REQUEST", first.line("UID")));
        assert_eq!((&facts[0]["replaces"], &facts[0]["start"]), (&utc("2026-03-24T13:00:00Z"), &utc("2026-03-25T09:00:00Z")));
        assert_eq!((&facts[0]["sequence"], &facts[0]["location"]), (&json!(1), &json!("Salle B")));
        // All: a new title, which what was changed by itself does not take.
        let titled = json!({"eventId": events[0], "scope": "ALL", "baseSequence": 0, "title": "Point du mardi"});
        done(&spip, UPDATE, titled).await;
        let own = letters_to(app, "event_invitation", "okoye").await;
        assert_eq!(own.len(), 3);
        let facts = read(&own[2])["events"].take();
        assert_eq!(facts.as_array().unwrap().len(), 2, "the rule, and what differs from it");
        assert_eq!((&facts[0]["summary"], &facts[0]["sequence"]), (&json!("Point du mardi"), &json!(1)));
        assert_eq!((&facts[1]["summary"], &facts[1]["replaces"]), (&json!("Point hebdomadaire"), &utc("2026-03-24T13:00:00Z")));
        assert!(own[2].text.contains("Ce rendez-vous a changé"), "{}", own[2].text);
        // All to another hour: the rule begins anew under the same UID.
        let meeting = json!({"startsAt": "2026-03-17T16:00", "endsAt": "2026-03-17T17:00"});
        done(&spip, UPDATE, json!({"eventId": events[0], "scope": "ALL", "baseSequence": 1, "meeting": meeting})).await;
        let own = letters_to(app, "event_invitation", "okoye").await;
        let facts = read(&own[3])["events"].take();
        assert_eq!((own[3].line("UID"), &facts[0]["sequence"]), (first.line("UID"), &json!(2)));
        assert_eq!(facts[0]["start"], utc("2026-03-17T15:00:00Z"));
        assert_eq!(own.len(), 4);
    }

    async fn a_date_called_off_leaves_alone_and_the_series_as_a_whole(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let events = weekly(app, &spip).await;
        let first = letters_to(app, "event_invitation", "okoye").await.remove(0);
        done(&spip, CANCEL, json!({"eventId": events[2]})).await;
        let off = letters_to(app, "event_cancelled", "okoye").await;
        assert_eq!((off.len(), method(&off[0])), (1, "CANCEL"));
        assert_eq!(off[0].line("RECURRENCE-ID"), "RECURRENCE-ID;TZID=Europe/Paris:20260331T140000");
        let facts = read(&off[0])["events"].take();
        assert_eq!((&facts[0]["status"], &facts[0]["sequence"]), (&json!("CANCELLED"), &json!(1)));
        assert_eq!(off[0].line("UID"), first.line("UID"));
        assert_eq!(letters_to(app, "event_invitation", "okoye").await.len(), 1, "the others stand as they were told");
        // What is left out of a rule that is told anew stays out.
        let titled = json!({"eventId": events[0], "scope": "ALL", "baseSequence": 0, "title": "Point du mardi"});
        done(&spip, UPDATE, titled).await;
        let own = letters_to(app, "event_invitation", "okoye").await;
        assert_eq!(own[1].line("EXDATE"), "EXDATE;TZID=Europe/Paris:20260331T140000");
        done(&spip, CANCEL, json!({"eventId": events[0], "scope": "ALL"})).await;
        let off = letters_to(app, "event_cancelled", "okoye").await;
        assert_eq!((off.len(), method(&off[1])), (2, "CANCEL"));
        let (_, text) = off[1].calendar.clone().unwrap();
        assert!(!text.contains("RECURRENCE-ID"), "{text}");
        let facts = read(&off[1])["events"].take();
        assert_eq!((&facts[0]["status"], off[1].line("UID")), (&json!("CANCELLED"), first.line("UID")));
        assert_eq!(facts[0]["sequence"], 2);
    }

    async fn once_some_dates_are_past_only_those_to_come_are_called_off(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let events = weekly(app, &spip).await;
        app.run_jobs().await;
        app.advance_days(15);
        let spip = app.persona(app.world.spip_director.person).await;
        done(&spip, CANCEL, json!({"eventId": events[3], "scope": "ALL"})).await;
        let off = letters_to(app, "event_cancelled", "okoye").await;
        let replaced: Vec<Value> =
            read(&off[0])["events"].as_array().unwrap().iter().map(|event| event["replaces"].clone()).collect();
        assert_eq!(replaced, [utc("2026-03-24T13:00:00Z"), utc("2026-03-31T12:00:00Z"), utc("2026-04-07T12:00:00Z")]);
    }

    async fn several_changes_before_a_mail_leaves_are_one_and_who_never_heard_hears_no_end(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let events = weekly(app, &spip).await;
        let meeting = json!({"startsAt": "2026-03-25T10:00", "endsAt": "2026-03-25T11:00"});
        done(&spip, UPDATE, json!({"eventId": events[1], "baseSequence": 0, "meeting": meeting})).await;
        let own = letters_to(app, "event_invitation", "okoye").await;
        assert_eq!(own.len(), 1);
        assert_eq!(read(&own[0])["events"].as_array().unwrap().len(), 2);
        let second = weekly_titled(app, &spip, "Autre point").await;
        done(&spip, CANCEL, json!({"eventId": second, "scope": "ALL"})).await;
        assert_eq!(letters_to(app, "event_invitation", "okoye").await.len(), 1);
        assert_eq!(app.letters("event_cancelled").await.len(), 0);
    }

    async fn an_answer_to_the_series_holds_for_every_date_and_one_to_a_date_for_that_alone(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let events = weekly(app, &spip).await;
        let token = letters_to(app, "event_invitation", "okoye").await[0].token();
        let see = "query($t: String!) { eventByLink(token: $t) { startsAt wholeSeries answer canAnswer } }";
        let shown = app.anonymous().graphql(see, json!({ "t": token })).await["eventByLink"].take();
        assert_eq!(shown, json!({"startsAt": "2026-03-17T13:00:00Z", "wholeSeries": true, "answer": "AWAITED", "canAnswer": true}));
        let answer = async |token: &str, said: &str| {
            let query = "mutation($i: AnswerByLinkInput!) { answerByLink(input: $i) { problems { code } } }";
            done(&app.anonymous(), query, json!({"token": token, "answer": said})).await;
        };
        answer(&token, "ACCEPTED").await;
        assert_eq!(answers(app).await, ["ACCEPTED"; 4]);
        let meeting = json!({"startsAt": "2026-03-25T10:00", "endsAt": "2026-03-25T11:00"});
        done(&spip, UPDATE, json!({"eventId": events[1], "baseSequence": 0, "meeting": meeting})).await;
        let one = letters_to(app, "event_invitation", "okoye").await.remove(1);
        assert!(one.line("ATTENDEE").contains("PARTSTAT=NEEDS-ACTION"), "another time asks anew");
        answer(&one.token(), "DECLINED").await;
        assert_eq!(answers(app).await, ["ACCEPTED", "DECLINED", "ACCEPTED", "ACCEPTED"]);
        // The first is past: the link shows the next date, and what was said of it stays.
        app.advance_days(15);
        answer(&token, "TENTATIVE").await;
        assert_eq!(answers(app).await, ["ACCEPTED", "TENTATIVE", "TENTATIVE", "TENTATIVE"]);
        let shown = app.anonymous().graphql(see, json!({ "t": token })).await["eventByLink"].take();
        assert_eq!(shown["startsAt"], "2026-03-25T09:00:00Z");
    }

    async fn outsiders_are_invited_to_a_series_once_and_forgotten_after_its_last_date(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let query = "mutation($i: PlanAnnualMeetingInput!) { planAnnualMeeting(input: $i) { meeting { id } problems { code field } } }";
        let input = json!({"partnershipId": app.world.rouen.to_string(), "yearlyFor": 2,
            "meeting": {"startsAt": "2026-03-17T14:00", "endsAt": "2026-03-17T15:00"},
            "guests": [{"name": "Maude Lefort", "email": "maude.lefort@exemple.test"}]});
        done(&spip, query, input).await;
        let own = letters_to(app, "event_invitation", "maude").await;
        assert_eq!(own.len(), 1);
        assert_eq!(own[0].line("RRULE"), "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=3TU;COUNT=2");
        let query = "mutation($i: AnswerByLinkInput!) { answerByLink(input: $i) { problems { code } } }";
        done(&app.anonymous(), query, json!({"token": own[0].token(), "answer": "ACCEPTED"})).await;
        let db = &app.app.platform.db;
        let rows = async |sql: &'static str| -> Vec<(String,)> { db.all(db.q(sql)).await.unwrap() };
        assert_eq!(rows("SELECT answer FROM event_guest").await, [("ACCEPTED".to_owned(),), ("ACCEPTED".to_owned(),)]);
        let mailed = "SELECT guest_email FROM series_invitation WHERE guest_email IS NOT NULL";
        app.advance_days(110);
        app.app.events.forget_guests_as_system().await.unwrap();
        assert_eq!((rows("SELECT answer FROM event_guest").await.len(), rows(mailed).await.len()), (1, 1));
        app.advance_days(365);
        app.app.events.forget_guests_as_system().await.unwrap();
        assert_eq!((rows("SELECT answer FROM event_guest").await.len(), rows(mailed).await.len()), (0, 0));
        app.run_jobs().await;
        assert_eq!(rows("SELECT to_address FROM outgoing_mail WHERE to_address LIKE 'maude%'").await.len(), 0);
    }
}

async fn weekly_titled(app: &TestApp, spip: &Persona<'_>, title: &str) -> Value {
    let input = json!({
        "title": title, "partnershipId": app.world.rouen.to_string(),
        "meeting": {"startsAt": "2026-03-18T14:00", "endsAt": "2026-03-18T15:00"},
        "recurrence": {"frequency": "WEEKLY", "count": 3},
        "attendeePostIds": [app.world.csapa_director.post.to_string()],
    });
    let made = spip.graphql(CREATE, json!({ "i": input })).await["createEvent"].take();
    assert_eq!(problem_codes(&made), [""; 0], "{made}");
    made["event"]["id"].clone()
}

/// What the CSAPA's director answered, date by date.
async fn answers(app: &TestApp) -> Vec<String> {
    let db = &app.app.platform.db;
    let q = db
        .q("SELECT a.answer FROM event_attendee a JOIN event e ON e.id = a.event_id WHERE a.post_id = $1 ORDER BY e.starts_at")
        .bind(app.world.csapa_director.post);
    let rows: Vec<(String,)> = db.all(q).await.unwrap();
    rows.into_iter().map(|(answer,)| answer).collect()
}
