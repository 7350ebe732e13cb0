//! Recording, confirming and ending mandates; each refusal with the persona that meets it.

use jiff::SignedDuration;
use jonction::accounts::OpenSession;
use jonction::kernel::actor::{MandateId, PersonId, PostId};
use jonction::kernel::clock::Ts;
use jonction::kernel::ids::TypedId as _;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::smtp::header;
use crate::support::{Persona, TestApp, problem_codes};

const CREATE: &str = "mutation($input: CreateMandateInput!) { createMandate(input: $input) { \
     mandate { id status viewerCanConfirm confirmedAt recordedBy { familyName } } problems { code field } } }";
const END: &str = "mutation($input: EndMandateInput!) { endMandate(input: $input) { mandate { endsOn } problems { code field } } }";
const DECIDE: &str = "mutation($input: DecideMandateInput!) { decideMandate(input: $input) { mandate { status } problems { code } } }";

fn titular(post: PostId, person: PersonId, from: &str) -> Value {
    json!({ "input": { "postId": post.to_string(), "personId": person.to_string(), "capacity": "TITULAR", "startsOn": from } })
}

async fn create(persona: &Persona<'_>, input: Value) -> Value {
    persona.graphql(CREATE, input).await["createMandate"].take()
}

async fn end(persona: &Persona<'_>, mandate: MandateId, last: &str) -> Value {
    let input = json!({ "input": { "mandateId": mandate.to_string(), "endsOn": last } });
    persona.graphql(END, input).await["endMandate"].take()
}

/// The director of the CSAPA leaves at the end of March; the territory's administrator records the successor.
async fn successor_waits(app: &TestApp) -> String {
    let administrator = app.persona(app.world.territory_admin.person).await;
    let left = end(&administrator, app.world.csapa_director.mandate, "2026-03-31").await;
    assert_eq!(left["mandate"]["endsOn"], "2026-03-31", "{left:#}");
    let input = titular(app.world.csapa_director.post, app.world.doctor.person, "2026-04-01");
    let created = create(&administrator, input).await;
    assert_eq!(created["mandate"]["status"], "AWAITING_CONFIRMATION", "{created:#}");
    assert_eq!(created["mandate"]["viewerCanConfirm"], false);
    created["mandate"]["id"].as_str().unwrap().to_owned()
}

on_both! {
    async fn the_second_person_is_told_that_a_mandate_waits(app) {
        let to = |app: &TestApp| -> Vec<String> { app.mails().iter().map(|mail| header(mail, "To")).collect() };
        successor_waits(app).await;
        app.run_jobs().await;
        assert_eq!(to(app).len(), 1, "{:?}", to(app));
        assert!(to(app)[0].contains("okoye.samuel@"), "who represents, neither the recorder nor the person concerned");
        let db = &app.app.platform.db;
        let q = db.q("SELECT body_text FROM outgoing_mail WHERE person_id = $1").bind(app.world.csapa_director.person);
        let (text,): (String,) = db.maybe(q).await.unwrap().unwrap();
        let link = format!("/equipe/{}", app.world.csapa.uuid());
        assert!(text.contains(&link) && text.matches("http").count() == 1, "{text}");
        assert!(!text.contains("Benali"), "the function, not the person: {text}");

        // The only representative records her own successor: the territory's administrator is the second person.
        let president = app.persona(app.world.president.person).await;
        end(&president, app.world.president.mandate, "2026-03-31").await;
        let input = titular(app.world.president.post, app.world.jap.person, "2026-04-01");
        assert_eq!(problem_codes(&create(&president, input).await), [""; 0]);
        app.run_jobs().await;
        assert_eq!(to(app).len(), 2);
        assert!(to(app).iter().any(|to| to.contains("morel.lucie@")), "{:?}", to(app));
    }

    async fn whom_a_mandate_seats_is_told_what_the_second_person_answered(app) {
        let letters = async |person: PersonId| -> Vec<String> {
            let db = &app.app.platform.db;
            let q = db.q("SELECT body_text FROM outgoing_mail WHERE person_id = $1").bind(person);
            db.all::<(String,)>(q).await.unwrap().into_iter().map(|(text,)| text).collect()
        };
        let mandate = successor_waits(app).await;
        let director = app.persona(app.world.csapa_director.person).await;
        let input = |mandate: &str, confirm| json!({ "input": { "mandateId": mandate, "confirm": confirm } });
        director.graphql(DECIDE, input(&mandate, true)).await;
        let told = letters(app.world.doctor.person).await;
        assert!(told.len() == 1 && told[0].contains("est confirmée, à partir du mercredi 1er avril 2026"), "{told:?}");
        // Said again, it is not told again.
        director.graphql(DECIDE, input(&mandate, true)).await;
        assert_eq!(letters(app.world.doctor.person).await.len(), 1);

        let interim = json!({ "input": { "postId": app.world.csapa_director.post.to_string(), "capacity": "INTERIM",
            "personId": app.world.counsellor.person.to_string(), "startsOn": "2026-05-01" } });
        let waits = create(&app.persona(app.world.territory_admin.person).await, interim).await;
        assert_eq!(waits["mandate"]["status"], "AWAITING_CONFIRMATION", "{waits:#}");
        assert_eq!(letters(app.world.counsellor.person).await, [""; 0]);
        director.graphql(DECIDE, input(waits["mandate"]["id"].as_str().unwrap(), false)).await;
        let told = letters(app.world.counsellor.person).await;
        assert!(told.len() == 1 && told[0].contains("n’a pas été confirmée"), "{told:?}");
    }

    async fn a_single_post_has_one_titular_and_one_interim_a_day(app) {
        let president = app.persona(app.world.president.person).await;
        let post = app.world.jap.post;
        let taken = create(&president, titular(post, app.world.doctor.person, "2026-04-01")).await;
        assert_eq!(problem_codes(&taken), ["POST_ALREADY_HELD"]);

        let mut interim = titular(post, app.world.doctor.person, "2026-04-01");
        interim["input"]["capacity"] = json!("INTERIM");
        assert_eq!(create(&president, interim.clone()).await["mandate"]["status"], "UPCOMING");
        interim["input"]["personId"] = json!(app.world.counsellor.person.to_string());
        assert_eq!(problem_codes(&create(&president, interim.clone()).await), ["POST_ALREADY_HAS_INTERIM"]);
        interim["input"]["capacity"] = json!("DELEGATE");
        assert_eq!(create(&president, interim.clone()).await["mandate"]["status"], "UPCOMING");
        assert_eq!(problem_codes(&create(&president, interim).await), ["DUPLICATE"]);
    }

    async fn a_team_has_any_number(app) {
        let director = app.persona(app.world.spip_director.person).await;
        let input = json!({ "input": {
            "postId": app.world.counsellor.post.to_string(), "capacity": "TITULAR", "startsOn": "2026-03-03",
            "newPerson": { "givenName": "Zoé", "familyName": "Lambert", "email": "Zoe.Lambert@Justice.Example" },
        } });
        assert_eq!(create(&director, input).await["mandate"]["status"], "CURRENT");
        let query = "query($id: ID!) { _entities(representations: [{ __typename: \"Post\", id: $id }]) { ... on Post { holders { person { familyName email } } mandates(first: 1) { totalCount pageInfo { hasNextPage endCursor } } } } }";
        let seen = director.graphql(query, json!({ "id": app.world.counsellor.post.to_string() })).await;
        assert_eq!(seen["_entities"][0]["holders"][1]["person"], json!({ "familyName": "Lambert", "email": "zoe.lambert@justice.example" }));
        assert_eq!(seen["_entities"][0]["mandates"]["totalCount"], 2);
        assert_eq!(seen["_entities"][0]["mandates"]["pageInfo"]["hasNextPage"], true);
        let rest = "query($id: ID!, $after: String) { _entities(representations: [{ __typename: \"Post\", id: $id }]) { ... on Post { mandates(first: 5, after: $after) { nodes { person { familyName } } } } } }";
        let after = &seen["_entities"][0]["mandates"]["pageInfo"]["endCursor"];
        let seen = director.graphql(rest, json!({ "id": app.world.counsellor.post.to_string(), "after": after })).await;
        assert_eq!(seen["_entities"][0]["mandates"]["nodes"], json!([{ "person": { "familyName": "Lemoine" } }]));
    }

    async fn dates_and_names_are_checked_together(app) {
        let director = app.persona(app.world.spip_director.person).await;
        let input = json!({ "input": {
            "postId": app.world.counsellor.post.to_string(), "capacity": "TITULAR",
            "startsOn": "2026-03-03", "endsOn": "2026-03-02",
            "newPerson": { "givenName": " ", "familyName": "1 85 05 78 006 084 91", "email": "nulle part", "phone": "x" },
        } });
        let codes = problem_codes(&create(&director, input).await);
        assert_eq!(codes, ["REQUIRED", "GUARD_REFUSED", "INVALID_VALUE", "INVALID_VALUE", "INVALID_DATE_ORDER"]);
    }

    async fn a_signatory_waits_for_a_second_person(app) {
        let mandate = successor_waits(app).await;
        let input = |confirm| json!({ "input": { "mandateId": mandate, "confirm": confirm } });
        // Neither who recorded it nor, later, the person concerned.
        let recorder = app.persona(app.world.territory_admin.person).await.graphql(DECIDE, input(true)).await;
        assert_eq!(problem_codes(&recorder["decideMandate"]), ["CONFIRMATION_BY_SECOND_PERSON"]);
        let concerned = app.persona(app.world.doctor.person).await.error_code(DECIDE, input(true)).await;
        assert_eq!(concerned, "FORBIDDEN");
        // Unconfirmed, it is nobody else's business and gives no right.
        assert_eq!(app.persona(app.world.jap.person).await.error_code(DECIDE, input(true)).await, "NOT_FOUND");
        let on = "2026-04-01".parse().unwrap();
        let post = app.world.csapa_director.post;
        assert!(app.app.accounts.holders(&[post], on).await.unwrap().is_empty());

        let director = app.persona(app.world.csapa_director.person).await;
        let confirmed = director.graphql(DECIDE, input(true)).await;
        assert_eq!(confirmed["decideMandate"]["mandate"]["status"], "UPCOMING");
        assert_eq!(app.app.accounts.holders(&[post], on).await.unwrap()[&post][0].person, app.world.doctor.person);
        // Said again: already done. The contrary: too late.
        assert!(problem_codes(&director.graphql(DECIDE, input(true)).await["decideMandate"]).is_empty());
        assert_eq!(problem_codes(&director.graphql(DECIDE, input(false)).await["decideMandate"]), ["ALREADY_DECIDED"]);
    }

    async fn a_refused_mandate_frees_the_post(app) {
        let mandate = successor_waits(app).await;
        let director = app.persona(app.world.csapa_director.person).await;
        let input = json!({ "input": { "mandateId": mandate, "confirm": false } });
        assert_eq!(director.graphql(DECIDE, input).await["decideMandate"]["mandate"]["status"], "REFUSED");
        let again = titular(app.world.csapa_director.post, app.world.counsellor.person, "2026-04-01");
        let administrator = app.persona(app.world.territory_admin.person).await;
        assert_eq!(create(&administrator, again).await["mandate"]["status"], "AWAITING_CONFIRMATION");
    }

    async fn nobody_seats_themself_alone(app) {
        let world = &app.world;
        let director = app.persona(world.csapa_director.person).await;
        let created = create(&director, titular(world.doctor.post, world.csapa_director.person, "2026-03-03")).await;
        assert_eq!(created["mandate"]["status"], "AWAITING_CONFIRMATION", "{created:#}");
        let actor = app.app.sessions.actor(director.token.as_deref().unwrap()).await.unwrap().unwrap();
        assert!(!actor.holds(world.doctor.post));
        app.run_jobs().await;
        assert!(app.mails().iter().any(|mail| header(mail, "To").contains("morel.lucie@")), "the second person is told");
        let decide = json!({ "input": { "mandateId": created["mandate"]["id"], "confirm": true } });
        let own = director.graphql(DECIDE, decide.clone()).await;
        assert_eq!(problem_codes(&own["decideMandate"]), ["CONFIRMATION_BY_SECOND_PERSON"]);
        let second = app.persona(world.territory_admin.person).await.graphql(DECIDE, decide).await;
        assert_eq!(second["decideMandate"]["mandate"]["status"], "CURRENT");
    }

    async fn where_there_is_nobody_else_yet_the_first_administrator_begins_alone(app) {
        let world = &app.world;
        let administrator = app.persona(world.platform_admin).await;
        let post = "mutation($i: CreatePostInput!) { createPost(input: $i) { post { id } problems { code } } }";
        let input = json!({ "organisationId": world.csapa_reunion.to_string(), "kind": "SERVICE_HEAD", "cardinality": "SINGLE" });
        let made = administrator.graphql(post, json!({ "i": input })).await["createPost"].take();
        let seat = |person: PersonId| json!({ "input": { "postId": made["post"]["id"], "personId": person.to_string(),
            "capacity": "TITULAR", "startsOn": "2026-03-03", "endsOn": "2026-03-31" } });
        // As long as the structure has a director, there is a second person.
        let waits = create(&administrator, seat(world.platform_admin)).await;
        assert_eq!(waits["mandate"]["status"], "AWAITING_CONFIRMATION", "{waits:#}");
        let refuse = json!({ "input": { "mandateId": waits["mandate"]["id"], "confirm": false } });
        let director = app.persona(world.reunion_director.person).await;
        assert_eq!(director.graphql(DECIDE, refuse).await["decideMandate"]["mandate"]["status"], "REFUSED");
        end(&administrator, world.reunion_director.mandate, "2026-03-02").await;
        let alone = create(&administrator, seat(world.platform_admin)).await;
        assert_eq!(alone["mandate"]["status"], "CURRENT", "{alone:#}");
    }

    async fn a_person_cannot_confirm_the_own_mandate(app) {
        // The administrator of the platform seats themself, then somebody else records it for them.
        let administrator = app.persona(app.world.territory_admin.person).await;
        end(&administrator, app.world.csapa_director.mandate, "2026-03-31").await;
        let input = titular(app.world.csapa_director.post, app.world.platform_admin, "2026-04-01");
        let unknown = create(&administrator, input.clone()).await;
        assert_eq!(problem_codes(&unknown), ["NOT_FOUND"], "an account without any post is nobody's to seat");
        let platform = app.persona(app.world.platform_admin).await;
        let created = create(&platform, input).await;
        let decide = json!({ "input": { "mandateId": created["mandate"]["id"], "confirm": true } });
        let own = platform.graphql(DECIDE, decide.clone()).await;
        assert_eq!(problem_codes(&own["decideMandate"]), ["CONFIRMATION_BY_SECOND_PERSON"]);
        let second = administrator.graphql(DECIDE, decide).await;
        assert_eq!(second["decideMandate"]["mandate"]["status"], "UPCOMING");
    }

    async fn managing_people_belongs_to_representatives_and_administrators(app) {
        let input = |from| titular(app.world.doctor.post, app.world.counsellor.person, from);
        for (who, person) in [
            ("a colleague", app.world.doctor.person),
            // The SPIP's director coordinates the partnership of which the CSAPA is a member.
            ("the coordinator", app.world.spip_director.person),
            ("an observer", app.world.observer.person),
            ("another director", app.world.reunion_director.person),
        ] {
            let code = app.persona(person).await.error_code(CREATE, input("2026-03-03")).await;
            assert_eq!(code, "FORBIDDEN", "{who}");
        }
        assert_eq!(app.persona(app.world.stranger).await.error_code(CREATE, input("2026-03-03")).await, "FORBIDDEN");
        assert_eq!(app.anonymous().error_code(CREATE, input("2026-03-03")).await, "UNAUTHENTICATED");
        for (who, person, from) in [
            ("the representative", app.world.csapa_director.person, "2026-03-03"),
            ("the territory's administrator", app.world.territory_admin.person, "2027-01-01"),
            ("the platform's administrator", app.world.platform_admin, "2028-01-01"),
        ] {
            let mut input = input(from);
            input["input"]["endsOn"] = json!(from);
            let created = create(&app.persona(person).await, input).await;
            assert_eq!(problem_codes(&created), Vec::<String>::new(), "{who}");
        }
        // The administrator of Rouen's court of appeal has no say on La Réunion.
        let far = titular(app.world.reunion_director.post, app.world.doctor.person, "2030-01-01");
        let code = app.persona(app.world.territory_admin.person).await.error_code(CREATE, far).await;
        assert_eq!(code, "FORBIDDEN");
    }

    async fn managing_people_asks_for_a_recent_strong_sign_in(app) {
        let session = |strong_at: Option<Ts>| OpenSession {
            person: app.world.csapa_director.person,
            provider_id: "test".into(),
            strong_possible: true,
            strong_at,
            id_token: None,
        };
        let old = app.now().plus(SignedDuration::from_mins(-31));
        for strong_at in [None, Some(old)] {
            let mut tx = app.app.platform.db.begin().await.unwrap();
            let token = app.app.sessions.open(&mut tx, session(strong_at)).await.unwrap();
            tx.commit().await.unwrap();
            let persona = app.with_token(token);
            let input = titular(app.world.doctor.post, app.world.counsellor.person, "2026-03-03");
            assert_eq!(persona.error_code(CREATE, input).await, "STEP_UP_REQUIRED");
        }
    }

    async fn an_end_can_come_earlier_but_not_later_nor_twice(app) {
        let president = app.persona(app.world.president.person).await;
        let mandate = app.world.jap.mandate;
        assert_eq!(problem_codes(&end(&president, mandate, "2025-08-31").await), ["INVALID_DATE_ORDER"]);
        assert_eq!(end(&president, mandate, "2026-03-31").await["mandate"]["endsOn"], "2026-03-31");
        assert!(problem_codes(&end(&president, mandate, "2026-03-31").await).is_empty(), "already done");
        assert_eq!(problem_codes(&end(&president, mandate, "2026-04-15").await), ["MANDATE_NOT_EXTENDABLE"]);
        app.advance_days(40);
        let president = app.persona(app.world.president.person).await;
        assert_eq!(problem_codes(&end(&president, mandate, "2026-03-20").await), ["MANDATE_ENDED"]);
    }

    async fn rights_end_with_the_last_day_in_the_organisations_zone(app) {
        // 20:00 in Paris on 3 March is past midnight, 4 March, in La Réunion (UTC+4).
        let seat = app.world.reunion_director;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx
            .q("UPDATE mandate SET ends_on = $2 WHERE id = $1")
            .bind(seat.mandate)
            .bind("2026-03-03".parse::<jonction::kernel::clock::Day>().unwrap());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let persona = app.persona(seat.person).await;
        let token = persona.token.clone().unwrap();
        app.advance(SignedDuration::from_mins(10 * 60 + 59));
        let actor = app.app.sessions.actor(&token).await.unwrap().unwrap();
        assert!(actor.represents(seat.organisation), "23:59 on the last day over there");
        app.advance(SignedDuration::from_mins(1));
        let actor = app.app.sessions.actor(&token).await.unwrap().unwrap();
        assert!(actor.mandates.is_empty(), "the day after over there, still the last day in Paris");
    }

    async fn a_mandate_begins_on_its_first_day_and_not_before(app) {
        let president = app.persona(app.world.president.person).await;
        let mut input = titular(app.world.jap.post, app.world.doctor.person, "2026-03-05");
        input["input"]["capacity"] = json!("INTERIM");
        create(&president, input).await;
        let holds = async || {
            let persona = app.persona(app.world.doctor.person).await;
            let actor = app.app.sessions.actor(persona.token.as_deref().unwrap()).await.unwrap().unwrap();
            actor.holds(app.world.jap.post)
        };
        assert!(!holds().await);
        app.advance_days(2);
        assert!(holds().await);
    }
}
