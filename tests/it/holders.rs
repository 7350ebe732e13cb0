//! Who holds which post, on which day: the register of contact magistrates, holders confirmed twice a year, an interim
//! far from Paris.

use jonction::kernel::clock::{Day, Ts};
use jonction::platform::reminders::{after_restore, digest_id};
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{Seat, TestApp, problem_codes, protocol_in_force};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

const REGISTER: &str = "query($code: ID = \"dep:76\", $on: Date, $first: Int, $after: String) { territory(code: $code) { \
     contactRegister(on: $on, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { on \
     organisation { name } post { id } referent holders { person { familyName } } \
     history { from until vacant mandate { person { familyName } } } } } } }";

async fn register(app: &TestApp, seat: Seat, on: Option<&str>) -> Value {
    let persona = app.persona(seat.person).await;
    persona.graphql(REGISTER, json!({ "on": on })).await["territory"]["contactRegister"]["nodes"].take()
}

async fn write(app: &TestApp, sql: String) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q(Box::leak(sql.into_boxed_str()));
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

async fn at(app: &TestApp, instant: &str) {
    app.app.platform.clock.set(Ts::new(instant.parse().unwrap()));
    app.run_jobs().await;
}

/// The lines of a court: the post, who holds it, and what is told of the past.
fn told_of(register: &Value, court: &str) -> Vec<(Value, Value)> {
    let lines = register.as_array().unwrap().iter().filter(|line| line["organisation"]["name"] == court);
    lines
        .map(|line| (line["post"]["id"].clone(), line["holders"][0]["person"]["familyName"].clone()))
        .collect()
}

fn of(register: &Value, seat: Seat) -> Value {
    let lines = register.as_array().unwrap();
    lines.iter().find(|line| line["post"]["id"] == seat.post.to_string()).cloned().unwrap_or_default()
}

/// From, until, and who; nobody when vacant.
fn history(line: &Value) -> Vec<(String, Option<String>, Option<String>)> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let stretches = line["history"].as_array().unwrap().iter();
    stretches
        .map(|one| {
            assert_eq!(one["vacant"], one["mandate"].is_null());
            (text(&one["from"]).unwrap(), text(&one["until"]), text(&one["mandate"]["person"]["familyName"]))
        })
        .collect()
}

fn stretch(from: &str, until: Option<&str>, who: Option<&str>) -> (String, Option<String>, Option<String>) {
    (from.into(), until.map(str::to_owned), who.map(str::to_owned))
}

async fn act(app: &TestApp, seat: Seat, name: &str, kind: &str, input: Value) -> Value {
    let query = format!("mutation($i: {kind}!) {{ {name}(input: $i) {{ problems {{ code }} }} }}");
    app.persona(seat.person).await.graphql(&query, json!({ "i": input })).await[name].take()
}

async fn waiting(app: &TestApp, seat: Seat) -> Vec<String> {
    let persona = app.persona(seat.person).await;
    let seen = persona.graphql("{ viewer { waiting { kind } } }", json!({})).await;
    let kinds = seen["viewer"]["waiting"].as_array().unwrap().iter();
    kinds.map(|item| item["kind"].as_str().unwrap().to_owned()).collect()
}

on_both! {
    async fn the_register_says_who_it_was_on_a_day_and_when_nobody_was(app) {
        let world = &app.world;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(world.jap.mandate).bind(day("2026-01-31"));
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let input = json!({"postId": world.jap.post.to_string(), "personId": world.doctor.person.to_string(), "capacity": "INTERIM",
                           "startsOn": "2026-02-16", "endsOn": "2026-04-30"});
        assert_eq!(problem_codes(&act(app, world.president, "createMandate", "CreateMandateInput", input).await), [""; 0]);
        let today = register(app, world.counsellor, None).await;
        let line = of(&today, world.jap);
        assert_eq!((&line["organisation"]["name"], &line["referent"]), (&json!("Tribunal judiciaire de Rouen"), &json!(true)));
        assert_eq!(line["holders"][0]["person"]["familyName"], "Benali");
        assert_eq!(history(&line), [
            stretch("2026-05-01", None, None),
            stretch("2026-02-16", Some("2026-04-30"), Some("Benali")),
            stretch("2026-02-01", Some("2026-02-15"), None),
            stretch("2025-09-01", Some("2026-01-31"), Some("Ferrand")),
        ]);
        let then = of(&register(app, world.observer, Some("2026-02-15")).await, world.jap);
        assert_eq!((&then["referent"], &then["holders"]), (&json!(true), &json!([])));
        let then = of(&register(app, world.observer, Some("2026-01-31")).await, world.jap);
        assert_eq!(then["holders"][0]["person"]["familyName"], "Ferrand");
    }

    async fn a_contact_that_passes_to_another_post_leaves_its_past_where_it_was(app) {
        let world = &app.world;
        for (seat, referent) in [(world.jap, false), (world.president, true)] {
            let input = json!({"postId": seat.post.to_string(), "referent": referent});
            assert_eq!(problem_codes(&act(app, world.president, "updatePost", "UpdatePostInput", input).await), [""; 0]);
        }
        let now = register(app, world.jap, None).await;
        assert_eq!([&of(&now, world.jap)["referent"], &of(&now, world.president)["referent"]], [&json!(false), &json!(true)]);
        assert_eq!(history(&of(&now, world.jap)), [stretch("2025-09-01", Some("2026-03-02"), Some("Ferrand"))]);
        assert_eq!(history(&of(&now, world.president)), [stretch("2026-03-03", None, Some("Marchand"))]);
        let eve = register(app, world.jap, Some("2026-03-02")).await;
        assert_eq!(of(&eve, world.jap)["holders"][0]["person"]["familyName"], "Ferrand");
        assert_eq!(of(&eve, world.president)["holders"], json!([]));
        // A post that is nobody's contact any more is still told of; somebody without a mandate is told nothing.
        let stranger = app.persona(world.stranger).await;
        let seen = stranger.graphql(REGISTER, json!({})).await;
        assert_eq!(seen["territory"]["contactRegister"]["nodes"], json!([]));
        assert_eq!(app.anonymous().graphql(REGISTER, json!({})).await["territory"], Value::Null);
    }

    async fn a_court_without_a_contact_magistrate_has_its_line(app) {
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE post SET referent = FALSE");
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let seen = register(app, app.world.jap, None).await;
        assert_eq!(seen.as_array().unwrap().len(), 1);
        assert_eq!((&seen[0]["organisation"]["name"], &seen[0]["post"]), (&json!("Tribunal judiciaire de Rouen"), &Value::Null));
    }

    async fn a_post_that_moved_is_told_of_where_it_was_on_that_day(app) {
        let world = &app.world;
        let (rouen, spip, jap) = ("Tribunal judiciaire de Rouen", "SPIP de Seine-Maritime", json!(world.jap.post.to_string()));
        let input = json!({"postId": world.jap.post.to_string(), "intoId": world.spip.to_string(), "takesEffectOn": "2026-04-01"});
        assert_eq!(problem_codes(&act(app, world.territory_admin, "movePost", "MovePostInput", input).await), [""; 0]);
        at(app, "2026-03-31T22:00:00Z").await;
        let after = register(app, world.counsellor, None).await;
        assert_eq!(told_of(&after, spip), [(jap.clone(), json!("Ferrand"))]);
        assert_eq!(told_of(&after, rouen), [(Value::Null, Value::Null)], "the court has none since");
        assert_eq!(history(&of(&after, world.jap)), [stretch("2026-04-01", None, Some("Ferrand"))]);
        let before = register(app, world.counsellor, Some("2026-03-31")).await;
        assert_eq!(told_of(&before, rouen), [(jap.clone(), json!("Ferrand"))]);
        assert_eq!(told_of(&before, spip), []);
        assert_eq!(history(&of(&before, world.jap)), [stretch("2025-09-01", Some("2026-03-31"), Some("Ferrand"))]);
        // It left the territory: only its past is of this register.
        write(app, format!("UPDATE organisation_territory SET territory_code = 'dep:974' WHERE organisation_id = \
             (SELECT id FROM organisation WHERE name = '{spip}')")).await;
        let after = register(app, world.counsellor, None).await;
        assert_eq!((told_of(&after, spip), told_of(&after, rouen)), (vec![], vec![(Value::Null, Value::Null)]));
        assert_eq!(told_of(&register(app, world.counsellor, Some("2026-03-31")).await, rouen), [(jap, json!("Ferrand"))]);
        // A court that closed is told of until its last day.
        write(app, format!("UPDATE organisation SET closed_on = '2026-03-31' WHERE name = '{rouen}'")).await;
        assert_eq!(told_of(&register(app, world.counsellor, Some("2026-03-31")).await, rouen).len(), 1);
        assert_eq!(told_of(&register(app, world.counsellor, None).await, rouen), []);
    }

    async fn the_register_is_read_page_by_page_at_a_constant_cost(app) {
        let world = &app.world;
        write(app, "UPDATE post SET referent = TRUE WHERE kind IN ('PROSECUTOR', 'TRIBUNAL_PRESIDENT')".into()).await;
        let persona = app.persona(world.counsellor.person).await;
        let page = async |first: i64, after: &Value| {
            persona.graphql(REGISTER, json!({ "first": first, "after": after })).await["territory"]["contactRegister"].take()
        };
        let mut found = Vec::new();
        let mut after = Value::Null;
        let mut pages = 0;
        loop {
            let seen = page(2, &after).await;
            assert_eq!(seen["totalCount"], 3);
            found.extend(seen["nodes"].as_array().unwrap().iter().map(|line| line["post"]["id"].to_string()));
            pages += 1;
            after = seen["pageInfo"]["endCursor"].clone();
            if seen["pageInfo"]["hasNextPage"] == false { break; }
        }
        found.sort_unstable();
        let mut expected = [world.jap, world.president, world.prosecutor].map(|seat| json!(seat.post.to_string()).to_string());
        expected.sort_unstable();
        assert_eq!((pages, found), (2, expected.to_vec()));
        let db = &app.app.platform.db;
        let cost = async |first: i64| {
            let before = db.statements();
            page(first, &Value::Null).await;
            db.statements() - before
        };
        assert_eq!(cost(1).await, cost(3).await);
    }

    async fn today_is_the_day_at_the_court(app) {
        let world = &app.world;
        write(app, "UPDATE organisation SET kind = 'TRIBUNAL_JUDICIAIRE', name = 'Tribunal judiciaire de Saint-Denis' \
             WHERE name = 'CSAPA Ravine Blanche'".into()).await;
        write(app, "UPDATE post SET referent = TRUE WHERE organisation_id IN (SELECT id FROM organisation \
             WHERE name = 'Tribunal judiciaire de Saint-Denis')".into()).await;
        write(app, "UPDATE mandate SET starts_on = '2026-03-04' WHERE person_id IN (SELECT id FROM person \
             WHERE family_name = 'Hoarau')".into()).await;
        // The 4th has begun in La Réunion, in Paris it has not.
        at(app, "2026-03-03T21:00:00Z").await;
        let persona = app.persona(world.counsellor.person).await;
        let seen = persona.graphql(REGISTER, json!({ "code": "dep:974" })).await["territory"]["contactRegister"]["nodes"].take();
        assert_eq!(seen[0]["on"], "2026-03-04");
        assert_eq!(told_of(&seen, "Tribunal judiciaire de Saint-Denis"),
                   [(json!(world.reunion_director.post.to_string()), json!("Hoarau"))]);
        assert_eq!(register(app, world.counsellor, None).await[0]["on"], "2026-03-03");
    }

    async fn who_represents_structures_in_two_zones_is_asked_by_each(app) {
        let world = &app.world;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, created_at, confirmed_at) \
                VALUES ($1, $2, $3, 'INTERIM', $4, $5, $5)")
            .bind(app.app.platform.entropy.uuid(app.now()))
            .bind(world.csapa_director.person)
            .bind(world.reunion_director.post)
            .bind(day("2026-03-01"))
            .bind(app.now());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let to_both = async || {
            let letters = app.letters("holders_to_confirm").await;
            letters.into_iter().filter(|letter| letter.to.contains("okoye")).map(|letter| letter.text).collect::<Vec<_>>()
        };
        // Eight o'clock in La Réunion, then in Paris.
        at(app, "2026-09-01T04:30:00Z").await;
        let first = to_both().await;
        assert!(first.len() == 1 && first[0].contains("CSAPA Ravine Blanche"), "{first:?}");
        at(app, "2026-09-01T06:30:00Z").await;
        let both = to_both().await;
        assert!(both.len() == 2 && both[1].contains("CSAPA La Passerelle"), "{both:?}");
        at(app, "2026-09-01T08:30:00Z").await;
        assert_eq!(to_both().await.len(), 2, "each once");
    }

    async fn holders_are_confirmed_in_september_and_the_question_stops(app) {
        let world = &app.world;
        app.advance_days(182); // 1 September, 11:00 in Paris
        let first = app.letters("holders_to_confirm").await.len();
        assert_eq!(first, 5, "tribunal, SPIP, CSAPA, ARS, and the CSAPA of Réunion");
        let step = format!("{}|2026-09-01|0", world.csapa.0);
        let id = digest_id("holders_to_confirm", world.csapa_director.person, [step], app.app.platform.host());
        let id = format!("<{id}>");
        assert_eq!(app.mails().iter().filter(|mail| mail.contains(&id)).count(), 1, "the same whenever it is made");
        app.advance_days(1);
        assert_eq!(app.letters("holders_to_confirm").await.len(), first, "once a step");
        assert_eq!(waiting(app, world.csapa_director).await, ["HOLDERS_TO_CONFIRM"]);
        assert_eq!(waiting(app, world.doctor).await, [""; 0]);
        let input = json!({"organisationId": world.csapa.to_string()});
        let query = "mutation($i: ConfirmHoldersInput!) { confirmHolders(input: $i) { organisation { holdersConfirmedOn holdersAskedOn } \
             problems { code } } }";
        for outside in [world.doctor, world.president, world.spip_director] {
            let refused = app.persona(outside.person).await.error_code(query, json!({ "i": input })).await;
            assert_eq!(refused, "FORBIDDEN");
        }
        let said = app.persona(world.csapa_director.person).await.graphql(query, json!({ "i": input })).await;
        let expected = json!({"holdersConfirmedOn": "2026-09-02", "holdersAskedOn": "2026-09-01"});
        assert_eq!(said["confirmHolders"]["organisation"], expected);
        assert_eq!(waiting(app, world.csapa_director).await, [""; 0]);
        app.advance_days(13);
        assert_eq!(app.letters("holders_to_confirm").await.len(), first + 4, "whoever answered is left alone");
        // Partners see when; in January all are asked again.
        let seen = app.persona(world.jap.person).await;
        let query = "query($id: ID!) { node(id: $id) { ... on Organisation { holdersConfirmedOn } } }";
        let node = seen.graphql(query, json!({ "id": world.csapa.to_string() })).await;
        assert_eq!(node["node"]["holdersConfirmedOn"], "2026-09-02");
        app.advance_days(109);
        assert_eq!(app.letters("holders_to_confirm").await.len(), first + 4 + first);
        assert!(waiting(app, world.csapa_director).await.contains(&"HOLDERS_TO_CONFIRM".to_owned()));
    }

    async fn a_restored_program_does_not_ask_again(app) {
        app.advance_days(182);
        let marked = after_restore(&app.app.accounts, &app.app.platform).await.unwrap();
        assert_eq!(marked.len(), 5, "each organisation's first step");
        assert_eq!(app.letters("holders_to_confirm").await.len(), 0);
        assert_eq!(waiting(app, app.world.csapa_director).await, ["HOLDERS_TO_CONFIRM"], "the question stays");
        app.advance_days(14);
        assert_eq!(app.letters("holders_to_confirm").await.len(), 5, "what comes later goes");
    }

    async fn an_interim_far_from_paris_has_the_rights_from_midnight_to_midnight_there(app) {
        let world = &app.world;
        let absent = world.reunion_director;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, ends_on, created_at, confirmed_at) \
                VALUES ($1, $2, $3, 'INTERIM', $4, $5, $6, $6)")
            .bind(app.app.platform.entropy.uuid(app.now()))
            .bind(world.stranger)
            .bind(absent.post)
            .bind(day("2026-03-05"))
            .bind(day("2026-03-06"))
            .bind(app.now());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let query = "query($id: ID!) { node(id: $id) { ... on Organisation { viewerCanManagePeople } } }";
        let id = json!({ "id": world.csapa_reunion.to_string() });
        for (at, interim) in [
            ("2026-03-04T19:59:59Z", false), // still the 4th in Réunion
            ("2026-03-04T20:00:00Z", true),  // the 5th there, the 4th in Paris
            ("2026-03-06T19:59:59Z", true),
            ("2026-03-06T20:00:00Z", false), // over there, not in Paris
        ] {
            app.app.platform.clock.set(jonction::kernel::clock::Ts::new(at.parse().unwrap()));
            let stands_in = app.persona(world.stranger).await.graphql(query, id.clone()).await;
            assert_eq!(stands_in["node"]["viewerCanManagePeople"], interim, "{at}");
            // Whoever is away keeps the post, and is written to beside the interim.
            let titular = app.persona(absent.person).await.graphql(query, id.clone()).await;
            assert_eq!(titular["node"]["viewerCanManagePeople"], true, "{at}");
            let today = app.now().day_in(&"Indian/Reunion".parse().unwrap());
            let told = app.app.accounts.representatives(&[world.csapa_reunion], today).await.unwrap();
            assert_eq!(told[&world.csapa_reunion].len(), 1 + usize::from(interim), "{at}");
        }
    }

    async fn reminders_reach_the_interim_from_the_first_day_and_no_longer_after_the_last(app) {
        let world = &app.world;
        protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, ends_on, created_at, confirmed_at) \
                VALUES ($1, $2, $3, 'INTERIM', $4, $4, $5, $5)")
            .bind(app.app.platform.entropy.uuid(app.now()))
            .bind(world.stranger)
            .bind(world.csapa_director.post)
            .bind(day("2026-06-12"))
            .bind(app.now());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        // Ninety days before, on the interim's only day; then thirty days before, when it is over.
        for (at, interim) in [("2026-06-12T06:00:00Z", 1), ("2026-08-11T06:00:00Z", 0)] {
            app.app.platform.clock.set(jonction::kernel::clock::Ts::new(at.parse().unwrap()));
            app.app.reminders.plan_as_system().await.unwrap();
            let db = &app.app.platform.db;
            let q = db
                .q("SELECT COUNT(*) FROM reminder WHERE person_id = $1 AND at = $2")
                .bind(world.stranger)
                .bind(app.now());
            assert_eq!(db.maybe::<(i64,)>(q).await.unwrap().unwrap().0, interim, "{at}");
        }
    }
}
