//! Date polls: dates proposed, answered by posts and outsiders, one chosen; the event then invites.

use jonction::events::FeedFilter;
use jonction::kernel::clock::Ts;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{Letter, Seat, TestApp, problem_codes};

pub const PROPOSE: &str = "mutation($i: ProposeEventInput!) { proposeEvent(input: $i) { event { id state poll { state options { id } } } \
     problems { code field } } }";
const ANSWER: &str = "mutation($i: AnswerPollInput!) { answerPoll(input: $i) { event { poll { awaited viewerChoices { choice } \
     options { yes ifNeedBe no } } } problems { code field } } }";
const ADD: &str = "mutation($i: AddPollOptionsInput!) { addPollOptions(input: $i) { event { poll { options { id } } } problems { code } } }";
const CLOSE: &str = "mutation($i: ClosePollInput!) { closePoll(input: $i) { event { state startsLocal place sequence \
     attendees { answer } guests { answer } poll { state chosen { id } } } problems { code field } } }";
const SHOWN: &str = "query($id: ID!) { node(id: $id) { ... on Event { guests { name email } poll { state awaited viewerCanClose \
     viewerCanAnswer options { yes ifNeedBe no answers { choice post { label } guest { name } } } } } } }";
const LINK: &str = "mutation($i: AnswerPollByLinkInput!) { answerPollByLink(input: $i) { event { poll { options { choice } } } problems { code } } }";

pub fn proposal(app: &TestApp) -> Value {
    let world = &app.world;
    json!({
        "partnershipId": world.rouen.to_string(),
        "title": "Échange sur les attestations",
        "poll": {"timeZone": "Europe/Paris", "closesOn": "2026-03-10", "options": [
            {"startsAt": "2026-03-20T14:00", "endsAt": "2026-03-20T16:00"},
            {"startsAt": "2026-03-19T09:00", "endsAt": "2026-03-19T11:00"},
        ]},
        "attendeePostIds": [world.csapa_director.post.to_string(), world.reunion_director.post.to_string()],
        "guests": [{"name": "Maude Lefort", "email": "Maude.Lefort@exemple.test", "organisationLabel": "Maison de santé du Robec"}],
    })
}

/// The event and its dates, first to last.
async fn proposed(app: &TestApp) -> (Value, Vec<Value>) {
    let spip = app.persona(app.world.spip_director.person).await;
    let mut payload = spip.graphql(PROPOSE, json!({"i": proposal(app)})).await["proposeEvent"].take();
    assert_eq!(problem_codes(&payload), [""; 0]);
    let event = payload["event"].take();
    let options =
        event["poll"]["options"].as_array().unwrap().iter().map(|option| option["id"].clone()).collect();
    (event["id"].clone(), options)
}

async fn letter_to(app: &TestApp, kind: &str, name: &str) -> Letter {
    let letters = app.letters(kind).await;
    letters
        .into_iter()
        .rfind(|letter| letter.to.contains(name))
        .unwrap_or_else(|| panic!("nothing to {name}"))
}

on_both! {
    async fn dates_are_answered_changed_and_one_is_chosen(app) {
        let (event, options) = proposed(app).await;
        let csapa = app.persona(app.world.csapa_director.person).await;
        let choices = json!([{"optionId": options[0], "choice": "YES"}, {"optionId": options[1], "choice": "NO"}]);
        csapa.graphql(ANSWER, json!({"i": {"eventId": event, "choices": choices}})).await;
        let choices = json!([{"optionId": options[1], "choice": "IF_NEED_BE"}]);
        let mut answer = csapa.graphql(ANSWER, json!({"i": {"eventId": event, "choices": choices}})).await;
        let poll = answer["answerPoll"]["event"]["poll"].take();
        assert_eq!(poll["options"], json!([{"yes": 1, "ifNeedBe": 0, "no": 0}, {"yes": 0, "ifNeedBe": 1, "no": 0}]));
        assert_eq!((&poll["awaited"], poll["viewerChoices"].as_array().unwrap().len()), (&json!(2), 2));
        let letter = letter_to(app, "event_poll", "maude.lefort@exemple.test").await;
        assert!(letter.calendar.is_none(), "several dates are no invitation");
        let choices = json!([{"optionId": options[0], "choice": "NO"}]);
        let vars = json!({"i": {"token": letter.token(), "choices": choices}});
        let answer = app.anonymous().graphql(LINK, vars).await;
        assert_eq!(answer["answerPollByLink"]["event"]["poll"]["options"][0]["choice"], "NO");
        let spip = app.persona(app.world.spip_director.person).await;
        let shown = spip.graphql(SHOWN, json!({"id": event})).await["node"].take();
        assert_eq!(shown["poll"]["options"][0]["no"], 1);
        assert_eq!(shown["guests"][0]["email"], "maude.lefort@exemple.test");
        let vars = json!({"i": {"eventId": event, "optionId": options[0], "place": "Salle B"}});
        let closed = spip.graphql(CLOSE, vars.clone()).await["closePoll"].take();
        assert_eq!(problem_codes(&closed), [""; 0]);
        let after = &closed["event"];
        assert_eq!((&after["state"], &after["startsLocal"]), (&json!("SCHEDULED"), &json!("2026-03-19T09:00:00")));
        assert_eq!((&after["poll"]["state"], &after["poll"]["chosen"]["id"]), (&json!("CLOSED"), &options[0]));
        let mut answers: Vec<_> = after["attendees"].as_array().unwrap().iter().map(|a| a["answer"].as_str().unwrap()).collect();
        answers.sort_unstable();
        assert_eq!((answers, &after["guests"][0]["answer"]), (vec!["ACCEPTED", "AWAITED"], &json!("DECLINED")));
        assert_eq!(problem_codes(&spip.graphql(CLOSE, vars).await["closePoll"]), [""; 0], "the same again");
        let other = json!({"i": {"eventId": event, "optionId": options[1]}});
        assert_eq!(problem_codes(&spip.graphql(CLOSE, other).await["closePoll"]), ["POLL_CLOSED"]);
        let invitation = letter_to(app, "event_invitation", "maude.lefort").await;
        assert_eq!(invitation.line("SEQUENCE"), "SEQUENCE:1");
        assert!(invitation.text.contains("vous invite"), "a first invitation, no change: {}", invitation.text);
        let late = json!({"i": {"eventId": event, "choices": [{"optionId": options[0], "choice": "NO"}]}});
        assert_eq!(problem_codes(&csapa.graphql(ANSWER, late).await["answerPoll"]), ["POLL_CLOSED"]);
    }

    async fn a_proposal_says_more_and_the_same_one_again_is_the_first(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let mut wanted = proposal(app);
        wanted["description"] = json!("Pour préparer le protocole.");
        let query = "mutation($i: ProposeEventInput!) { proposeEvent(input: $i) { event { id description } problems { code field } } }";
        let made = spip.graphql(query, json!({ "i": wanted })).await["proposeEvent"].take();
        assert_eq!(made["event"]["description"], "Pour préparer le protocole.");
        let again = spip.graphql(query, json!({ "i": wanted })).await["proposeEvent"].take();
        assert_eq!(again["event"]["id"], made["event"]["id"]);
        wanted["poll"]["options"][1]["startsAt"] = json!("2026-03-19T08:00");
        let other = spip.graphql(query, json!({ "i": wanted })).await["proposeEvent"].take();
        assert_ne!(other["event"]["id"], made["event"]["id"], "other dates are another proposal");
        wanted["description"] = json!("NIR 2 84 05 76 451 089 78");
        let refused = spip.graphql(query, json!({ "i": wanted })).await["proposeEvent"].take();
        assert_eq!(refused["problems"], json!([{"code": "GUARD_REFUSED", "field": "description"}]));
    }

    async fn only_those_expected_answer_and_only_who_runs_it_closes(app) {
        let (event, options) = proposed(app).await;
        let world = &app.world;
        let answer = json!({"i": {"eventId": event, "choices": [{"optionId": options[0], "choice": "YES"}]}});
        let close = json!({"i": {"eventId": event, "optionId": options[0]}});
        for (person, answered, closed) in [
            (world.doctor.person, "FORBIDDEN", "FORBIDDEN"),
            (world.observer.person, "NOT_FOUND", "NOT_FOUND"),
            (world.stranger, "NOT_FOUND", "NOT_FOUND"),
        ] {
            let persona = app.persona(person).await;
            assert_eq!(persona.error_code(ANSWER, answer.clone()).await, answered);
            assert_eq!(persona.error_code(CLOSE, close.clone()).await, closed);
        }
        let reunion = app.persona(world.reunion_director.person).await;
        assert_eq!(problem_codes(&reunion.graphql(ANSWER, answer).await["answerPoll"]), [""; 0]);
        assert_eq!(reunion.error_code(CLOSE, close).await, "FORBIDDEN");
        let shown = reunion.graphql(SHOWN, json!({"id": event})).await["node"].take();
        assert_eq!(shown["guests"], json!([{"name": "Maude Lefort", "email": null}]), "the organiser alone sees it");
        assert_eq!((&shown["poll"]["viewerCanClose"], &shown["poll"]["viewerCanAnswer"]), (&json!(false), &json!(true)));
        let unknown = json!({"i": {"eventId": event, "choices": [{"optionId": "poll-option:019539c0-0000-7000-8000-000000000000", "choice": "YES"}]}});
        assert_eq!(problem_codes(&reunion.graphql(ANSWER, unknown).await["answerPoll"]), ["INVALID_VALUE"]);
    }

    async fn who_proposes_does_so_as_one_post_and_for_the_own_organisation(app) {
        let world = &app.world;
        let counsellor = app.persona(world.counsellor.person).await;
        let mut wish = proposal(app);
        wish["organiserPostId"] = json!(world.doctor.post.to_string());
        let answer = counsellor.graphql(PROPOSE, json!({"i": wish})).await["proposeEvent"].take();
        assert_eq!(problem_codes(&answer), ["ORGANISER_NOT_OWN"]);
        // A second post elsewhere gives the right to change the event, but not to the first post.
        let mut own = proposal(app);
        own["organiserPostId"] = json!(world.counsellor.post.to_string());
        let made = counsellor.graphql(PROPOSE, json!({"i": own})).await["proposeEvent"].take();
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, created_at, confirmed_at) \
                SELECT $1, $2, post_id, 'INTERIM', starts_on, created_at, created_at FROM mandate WHERE id = $3")
            .bind(app.app.platform.entropy.uuid(app.now()))
            .bind(world.counsellor.person)
            .bind(world.csapa_director.mandate);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let both = app.persona(world.counsellor.person).await;
        let add = "mutation($i: AddEventGuestsInput!) { addEventGuests(input: $i) { problems { code } } }";
        let guest = |acting: Seat| json!({"i": {"eventId": made["event"]["id"], "actingPostId": acting.post.to_string(),
            "guests": [{"name": "Maude Lefort", "email": "maude.lefort@exemple.test"}]}});
        assert_eq!(both.error_code(add, guest(world.csapa_director)).await, "FORBIDDEN");
        assert_eq!(problem_codes(&both.graphql(add, guest(world.counsellor)).await["addEventGuests"]), [""; 0]);
    }

    async fn wrong_proposals_are_refused_with_everything_that_is_wrong(app) {
        let mut wrong = proposal(app);
        wrong["title"] = json!("  ");
        wrong["poll"]["closesOn"] = json!("2026-03-01");
        wrong["poll"]["options"][0]["startsAt"] = json!("2026-03-29T02:30");
        wrong["guests"][0]["email"] = json!("sans arobase");
        wrong["guests"][0]["name"] = json!("M. Durand, patient suivi au CSAPA");
        wrong["organiserPostId"] = json!(app.world.csapa_director.post.to_string());
        let spip = app.persona(app.world.spip_director.person).await;
        let answer = spip.graphql(PROPOSE, json!({"i": wrong})).await["proposeEvent"].take();
        let mut found = problem_codes(&answer);
        found.sort();
        found.dedup();
        assert_eq!(found, ["DATE_IN_PAST", "GUARD_WARNED", "INVALID_VALUE", "REQUIRED", "TIME_DOES_NOT_EXIST"]);
    }

    async fn new_dates_are_mailed_and_a_known_date_changes_nothing(app) {
        let (event, _) = proposed(app).await;
        assert_eq!(app.letters("event_poll").await.len(), 3);
        app.advance_days(1);
        let spip = app.persona(app.world.spip_director.person).await;
        let add = |day: &str| json!({"i": {"eventId": event, "options": [{"startsAt": format!("2026-03-{day}T14:00"), "endsAt": format!("2026-03-{day}T16:00")}]}});
        spip.graphql(ADD, add("20")).await;
        assert_eq!(app.letters("event_poll").await.len(), 3);
        let added = spip.graphql(ADD, add("26")).await;
        assert_eq!(added["addPollOptions"]["event"]["poll"]["options"].as_array().unwrap().len(), 3);
        let letters = app.letters("event_poll").await;
        assert_eq!(letters.len(), 6);
        assert!(letters[5].text.contains("jeudi 26 mars 2026, de 14 h 00 à 16 h 00"), "{}", letters[5].text);
    }

    async fn a_poll_past_its_closing_date_says_so_and_reminds_its_organiser_once(app) {
        let (event, _) = proposed(app).await;
        app.run_jobs().await;
        app.advance_days(7);
        assert_eq!(app.app.events.remind_organisers_as_system().await.unwrap(), 0, "the tenth is still in time");
        app.advance_days(1);
        app.run_jobs().await;
        app.advance_days(1);
        let letters = app.letters("event_poll_over").await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].to.contains("delaunay.claire"), "{}", letters[0].to);
        assert!(letters[0].text.contains("0 oui, 0 si besoin, 0 non"), "{}", letters[0].text);
        let spip = app.persona(app.world.spip_director.person).await;
        let shown = spip.graphql(SHOWN, json!({"id": event})).await["node"].take();
        assert_eq!(shown["poll"]["state"], "PAST_CLOSING_DATE");
    }

    async fn an_event_without_a_date_is_in_no_feed_but_in_the_list_of_proposed_ones(app) {
        proposed(app).await;
        let filter = FeedFilter { partnerships: vec![app.world.rouen], ..FeedFilter::default() };
        let (at, past) = (Ts::new("2026-01-01T00:00:00Z".parse().unwrap()), jiff::SignedDuration::from_hours(24));
        assert_eq!(app.app.events.for_feed(&filter, at, past).await.unwrap().len(), 0);
        let query = "{ proposedEvents { totalCount nodes { title } } }";
        for (person, seen) in [(app.world.jap.person, 1), (app.world.reunion_director.person, 1), (app.world.observer.person, 0)] {
            let list = app.persona(person).await.graphql(query, json!({})).await;
            assert_eq!(list["proposedEvents"]["totalCount"], seen);
        }
    }

    async fn outsiders_are_forgotten_three_months_after(app) {
        let (event, options) = proposed(app).await;
        let spip = app.persona(app.world.spip_director.person).await;
        spip.graphql(CLOSE, json!({"i": {"eventId": event, "optionId": options[0]}})).await;
        app.run_jobs().await;
        app.app.platform.clock.set(Ts::new("2026-06-19T09:00:00Z".parse().unwrap()));
        assert_eq!(app.app.events.forget_guests_as_system().await.unwrap(), 0, "held on 19 March: still within three months");
        app.app.platform.clock.set(Ts::new("2026-06-20T09:00:00Z".parse().unwrap()));
        assert_eq!(app.app.events.forget_guests_as_system().await.unwrap(), 1);
        let db = &app.app.platform.db;
        for sql in [
            "SELECT COUNT(*) FROM event_guest",
            "SELECT COUNT(*) FROM answer_link",
            "SELECT COUNT(*) FROM date_poll_answer WHERE guest_id IS NOT NULL",
            "SELECT COUNT(*) FROM outgoing_mail WHERE to_address = 'maude.lefort@exemple.test'",
        ] {
            assert_eq!(db.maybe::<(i64,)>(db.q(sql)).await.unwrap().unwrap().0, 0, "{sql}");
        }
    }
}
