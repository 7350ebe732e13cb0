//! Immersions: offers, the agreement of both sides, room, what is said afterwards, who sees what.

use jonction::immersions::{AgreeToImmersionInput, PlacementId};
use serde_json::{Value, json};

use crate::feeds::{fetch, filtered, personal};
use crate::on_both;
use crate::support::{Persona, Seat, TestApp, problem_codes};

const OFFER: &str = "id title description audiences startsOn endsOn days capacity taken left closedAt revision \
     organisation { id } contact { id } partnership { id } placements { id state } viewerCanEdit viewerCanRequest";
const PLACEMENT: &str = "id state audience startsOn endsOn hostAgreedAt homeAgreedAt declineReason hostFeedback guestFeedback \
     guest { id } post { id } organisation { id } offer { id taken left } event { id state allDay startsLocal endsLocal title \
     attendees { person { id } post { id } answer } } viewerCanAgree viewerCanCancel viewerCanComplete viewerCanGiveFeedback";

fn mutation(name: &str, thing: &str, fields: &str) -> String {
    let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ {thing} {{ {fields} }} problems {{ code field }} }} }}"
    )
}

async fn on_offer(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    persona.graphql(&mutation(name, "offer", OFFER), json!({"input": input})).await[name].take()
}

async fn on_stay(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    persona.graphql(&mutation(name, "placement", PLACEMENT), json!({"input": input})).await[name].take()
}

async fn refused(persona: &Persona<'_>, name: &str, thing: &str, input: Value) -> String {
    persona.error_code(&mutation(name, thing, "id"), json!({"input": input})).await
}

fn described(app: &TestApp) -> Value {
    json!({"partnershipId": app.world.rouen.to_string(), "title": "Deux jours au CSAPA", "description": "Accueil et synthèses.",
           "audiences": ["PROBATION_COUNSELLOR", "TRAINEE_MAGISTRATE"], "startsOn": "2026-03-16", "endsOn": "2026-04-30", "days": 2,
           "capacity": 1, "contactPostId": app.world.csapa_director.post.to_string()})
}

/// An offer of the CSAPA at Rouen.
async fn offer(app: &TestApp) -> Value {
    let director = app.persona(app.world.csapa_director.person).await;
    let mut made = on_offer(&director, "offerImmersion", described(app)).await;
    assert_eq!(problem_codes(&made), [""; 0]);
    made["offer"].take()
}

fn wish(offer: &Value, seat: Seat) -> Value {
    json!({"offerId": offer["id"], "postId": seat.post.to_string(), "audience": "PROBATION_COUNSELLOR",
           "startsOn": "2026-03-18", "endsOn": "2026-03-19"})
}

async fn ask(app: &TestApp, seat: Seat, offer: &Value) -> Value {
    let persona = app.persona(seat.person).await;
    let mut asked = on_stay(&persona, "requestImmersion", wish(offer, seat)).await;
    assert_eq!(problem_codes(&asked), [""; 0]);
    asked["placement"].take()
}

async fn agree(app: &TestApp, seat: Seat, stay: &Value) -> Value {
    let persona = app.persona(seat.person).await;
    on_stay(&persona, "agreeToImmersion", json!({"placementId": stay["id"]})).await
}

async fn read(persona: &Persona<'_>, id: &Value) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on ImmersionOffer {{ {OFFER} }} }} }}");
    persona.graphql(&query, json!({"id": id})).await["node"].take()
}

on_both! {
    async fn a_stay_goes_from_the_wish_to_what_both_thought_of_it(app) {
        let world = &app.world;
        let offer = offer(app).await;
        assert_eq!((&offer["audiences"], &offer["left"]), (&json!(["TRAINEE_MAGISTRATE", "PROBATION_COUNSELLOR"]), &json!(1)));
        let stay = ask(app, world.counsellor, &offer).await;
        assert_eq!((&stay["state"], &stay["event"], &stay["viewerCanAgree"]), (&json!("REQUESTED"), &Value::Null, &json!(false)));
        assert_eq!(ask(app, world.counsellor, &offer).await["id"], stay["id"], "twice is once");
        let counsellor = app.persona(world.counsellor.person).await;
        let act = json!({"placementId": stay["id"]});
        assert_eq!(refused(&counsellor, "agreeToImmersion", "placement", act.clone()).await, "FORBIDDEN");
        let one = agree(app, world.csapa_director, &stay).await["placement"].take();
        assert_eq!((&one["state"], &one["homeAgreedAt"]), (&json!("REQUESTED"), &Value::Null), "one side is not both");
        let both = agree(app, world.spip_director, &stay).await["placement"].take();
        assert_eq!((&both["state"], &both["offer"]["left"]), (&json!("AGREED"), &json!(0)));
        let event = &both["event"];
        assert_eq!((&event["state"], &event["allDay"], &event["title"]), (&json!("SCHEDULED"), &json!(true), &json!("Deux jours au CSAPA")));
        assert_eq!((&event["startsLocal"], &event["endsLocal"]), (&json!("2026-03-18T00:00:00"), &json!("2026-03-20T00:00:00")));
        let attendees = event["attendees"].as_array().unwrap();
        assert!(attendees.iter().any(|one| one["person"]["id"] == world.counsellor.person.to_string() && one["answer"] == "ACCEPTED"));
        assert!(attendees.iter().any(|one| one["post"]["id"] == world.csapa_director.post.to_string()));

        let host = app.persona(world.csapa_director.person).await;
        assert_eq!(problem_codes(&on_stay(&host, "completeImmersion", act.clone()).await), ["IMMERSION_TO_COME"]);
        let words = |text: &str| json!({"placementId": stay["id"], "text": text});
        assert_eq!(problem_codes(&on_stay(&host, "giveImmersionFeedback", words("Utile.")).await), ["IMMERSION_TO_COME"]);
        app.advance_days(17);
        let host = app.persona(world.csapa_director.person).await;
        let counsellor = app.persona(world.counsellor.person).await;
        assert_eq!(refused(&counsellor, "completeImmersion", "placement", act.clone()).await, "FORBIDDEN");
        let done = on_stay(&host, "completeImmersion", act.clone()).await["placement"].take();
        assert_eq!((&done["state"], &done["event"]["state"]), (&json!("DONE"), &json!("HELD")));
        on_stay(&host, "giveImmersionFeedback", words("Bien préparé.")).await;
        let said = on_stay(&counsellor, "giveImmersionFeedback", words("Très concret.")).await["placement"].take();
        assert_eq!((&said["hostFeedback"], &said["guestFeedback"]), (&json!("Bien préparé."), &json!("Très concret.")));
        assert_eq!(said["viewerCanGiveFeedback"], false);
        assert_eq!(problem_codes(&on_stay(&counsellor, "giveImmersionFeedback", words("Encore.")).await), ["ALREADY_GIVEN"]);
        assert_eq!(problem_codes(&on_stay(&counsellor, "cancelImmersion", act).await), ["ALREADY_DECIDED"]);
        let data = counsellor.graphql("{ myData }", json!({})).await["myData"].take();
        assert_eq!(data["immersions"][0]["guestFeedback"], "Très concret.", "{data}");
        let own = counsellor.graphql("{ viewer { immersions { id state } } }", json!({})).await;
        assert_eq!(own["viewer"]["immersions"], json!([{"id": stay["id"], "state": "DONE"}]));
    }

    async fn no_more_guests_than_places_and_one_given_up_is_free_again(app) {
        let world = &app.world;
        let offer = offer(app).await;
        let first = ask(app, world.counsellor, &offer).await;
        let second = ask(app, world.spip_director, &offer).await;
        assert_ne!(second["homeAgreedAt"], Value::Null, "who represents the own organisation agrees by asking");
        agree(app, world.spip_director, &first).await;
        let token = app.persona(world.csapa_director.person).await.token.unwrap();
        let host = app.app.sessions.actor(&token).await.unwrap().unwrap();
        let immersions = &app.app.immersions;
        let agreed = [&first, &second].map(|stay| {
            let placement_id: PlacementId = stay["id"].as_str().unwrap().parse().unwrap();
            immersions.agree(&host, AgreeToImmersionInput { placement_id, acting_post_id: None })
        });
        let agreed = futures::future::join_all(agreed).await;
        assert_eq!(agreed.iter().filter(|one| one.is_ok()).count(), 1, "both at once, one place");
        let director = app.persona(world.csapa_director.person).await;
        let now = read(&director, &offer["id"]).await;
        assert_eq!((&now["taken"], &now["left"]), (&json!(1), &json!(0)));
        let stays = now["placements"].as_array().unwrap();
        let of = |state: &str| stays.iter().find(|stay| stay["state"] == state).unwrap().clone();
        let (kept, waits) = (of("AGREED"), of("REQUESTED"));
        assert_eq!(problem_codes(&agree(app, world.csapa_director, &waits).await), ["OFFER_FULL"]);
        let given_up = on_stay(&director, "cancelImmersion", json!({"placementId": kept["id"]})).await["placement"].take();
        assert_eq!((&given_up["state"], &given_up["event"]["state"]), (&json!("CANCELLED"), &json!("CANCELLED")));
        assert_eq!(agree(app, world.csapa_director, &waits).await["placement"]["state"], "AGREED");
    }

    async fn a_wish_fits_the_offer_and_comes_from_another_member(app) {
        let world = &app.world;
        let offer = offer(app).await;
        let counsellor = app.persona(world.counsellor.person).await;
        let wrong = [
            ("OUTSIDE_THE_PERIOD", json!({"startsOn": "2026-04-30", "endsOn": "2026-05-01"})),
            ("INVALID_DATE_ORDER", json!({"startsOn": "2026-03-19", "endsOn": "2026-03-18"})),
            ("STAY_TOO_LONG", json!({"endsOn": "2026-03-20"})),
            ("INVALID_VALUE", json!({"audience": "ADDICTOLOGY_PROFESSIONAL"})),
        ];
        for (code, change) in wrong {
            let mut input = wish(&offer, world.counsellor);
            input.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            assert_eq!(problem_codes(&on_stay(&counsellor, "requestImmersion", input).await), [code]);
        }
        for (seat, code) in [(world.doctor, "FORBIDDEN"), (world.reunion_director, "NOT_FOUND"), (world.observer, "NOT_FOUND")] {
            let persona = app.persona(seat.person).await;
            assert_eq!(refused(&persona, "requestImmersion", "placement", wish(&offer, seat)).await, code);
        }
        let mut input = wish(&offer, world.spip_director);
        input.as_object_mut().unwrap().extend(json!({"startsOn": "2026-03-20", "endsOn": "2026-03-23"}).as_object().unwrap().clone());
        let spip = app.persona(world.spip_director.person).await;
        assert_eq!(problem_codes(&on_stay(&spip, "requestImmersion", input).await), [""; 0], "two days around a weekend");
        let director = app.persona(world.csapa_director.person).await;
        let closed = on_offer(&director, "closeImmersionOffer", json!({"offerId": offer["id"]})).await["offer"].take();
        assert_eq!((closed["closedAt"].is_null(), &closed["viewerCanRequest"]), (false, &json!(false)));
        let input = wish(&offer, world.counsellor);
        assert_eq!(problem_codes(&on_stay(&counsellor, "requestImmersion", input).await), ["OFFER_CLOSED"]);
    }

    async fn a_stay_concerns_its_guest_and_both_sides_and_nobody_else(app) {
        let world = &app.world;
        let offer = offer(app).await;
        let stay = ask(app, world.counsellor, &offer).await;
        let id = json!({"placementId": stay["id"]});
        for seat in [world.jap, world.doctor] {
            let persona = app.persona(seat.person).await;
            assert_eq!(read(&persona, &offer["id"]).await["placements"], json!([]));
            for name in ["agreeToImmersion", "declineImmersion", "cancelImmersion", "completeImmersion"] {
                assert_eq!(refused(&persona, name, "placement", id.clone()).await, "NOT_FOUND", "{name}");
            }
        }
        let elsewhere = app.persona(world.reunion_director.person).await;
        assert_eq!(read(&elsewhere, &offer["id"]).await, Value::Null);
        let home = app.persona(world.spip_director.person).await;
        let input = json!({"placementId": stay["id"], "reason": "Service réduit ces jours-là."});
        let declined = on_stay(&home, "declineImmersion", input).await["placement"].take();
        assert_eq!((&declined["state"], &declined["declineReason"]), (&json!("DECLINED"), &json!("Service réduit ces jours-là.")));
        assert_eq!(problem_codes(&agree(app, world.csapa_director, &stay).await), ["ALREADY_DECIDED"]);
        assert_ne!(ask(app, world.counsellor, &offer).await["id"], stay["id"], "one may ask again");
    }

    async fn the_days_of_a_stay_are_seen_by_guest_host_and_coordinator_alone(app) {
        let world = &app.world;
        let offer = offer(app).await;
        let stay = ask(app, world.counsellor, &offer).await;
        agree(app, world.spip_director, &stay).await;
        let agreed = agree(app, world.csapa_director, &stay).await["placement"].take();
        let event = agreed["event"]["id"].clone();
        let query = "query($id: ID!) { node(id: $id) { ... on Event { id } } \
            events(from: \"2026-03-01\", to: \"2026-03-31\") { nodes { id } } }";
        let seen = async |seat: Seat| {
            let data = app.persona(seat.person).await.graphql(query, json!({"id": event})).await;
            let feed = personal(app, seat.person).await;
            let titles = fetch(app, &feed).await.titles();
            let listed = data["events"]["nodes"].as_array().unwrap().len();
            (!data["node"].is_null(), listed, titles.len())
        };
        for seat in [world.counsellor, world.csapa_director, world.spip_director] {
            assert_eq!(seen(seat).await, (true, 1, 1));
        }
        for seat in [world.doctor, world.jap, world.president, world.observer] {
            assert_eq!(seen(seat).await, (false, 0, 0));
        }
        let counsellor = app.persona(world.counsellor.person).await;
        on_stay(&counsellor, "cancelImmersion", json!({"placementId": stay["id"]})).await;
        assert!(seen(world.counsellor).await.0);
        for seat in [world.doctor, world.jap] {
            assert_eq!(seen(seat).await, (false, 0, 0), "called off, it concerns nobody else either");
        }
    }

    async fn whoever_coordinates_or_stands_in_sees_a_stay_in_a_feed_of_the_partnership(app) {
        let world = &app.world;
        let offer = offer(app).await;
        let stay = ask(app, world.counsellor, &offer).await;
        agree(app, world.spip_director, &stay).await;
        let agreed = agree(app, world.csapa_director, &stay).await["placement"].take();
        let query = "query($id: ID!) { node(id: $id) { ... on Event { id } } }";
        let seen = async |seat: Seat| {
            let persona = app.persona(seat.person).await;
            let node = !persona.graphql(query, json!({"id": agreed["event"]["id"]})).await["node"].is_null();
            let mut shown = Vec::new();
            for filter in [json!({"scope": "PARTNERSHIP", "partnershipId": world.rouen.to_string()}),
                           json!({"scope": "TERRITORY", "territory": "dep:76"})] {
                shown.push(fetch(app, &filtered(app, seat.person, filter).await).await.titles().len());
            }
            (node, shown)
        };
        for seat in [world.counsellor, world.csapa_director, world.spip_director] {
            assert_eq!(seen(seat).await, (true, vec![1, 1]));
        }
        assert_eq!(seen(world.doctor).await, (false, vec![0, 0]));
        let administrator = app.persona(world.territory_admin.person).await;
        let asked = json!({"id": agreed["event"]["id"]});
        assert!(administrator.graphql(query, asked).await["node"].is_null(), "the coordinator is there");
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = '2026-03-01' WHERE id = $1").bind(world.spip_director.mandate);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(seen(world.territory_admin).await, (true, vec![1, 1]), "stands in for the coordinator");
    }

    async fn who_left_the_organisation_that_sent_them_learns_that_they_are_not_expected(app) {
        let world = &app.world;
        let offer = offer(app).await;
        let stay = ask(app, world.counsellor, &offer).await;
        agree(app, world.spip_director, &stay).await;
        agree(app, world.csapa_director, &stay).await;
        assert_eq!(app.letters("event_cancelled").await.len(), 0);
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = '2026-03-03' WHERE id = $1").bind(world.counsellor.mandate);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        for _ in 0..3 {
            app.advance_days(2);
            assert_eq!(app.letters("event_cancelled").await.len(), 1, "told, and once");
        }
        assert_eq!(app.app.events.follow_turnover_as_system().await.unwrap(), 0);
    }

    async fn who_must_agree_is_told_of_a_request_and_the_guest_of_a_refusal(app) {
        let world = &app.world;
        let offer = offer(app).await;
        let told = async |kind: &str| {
            let mut to: Vec<String> = app.letters(kind).await.into_iter().map(|letter| letter.to).collect();
            to.sort();
            to
        };
        let stay = ask(app, world.counsellor, &offer).await;
        let letters = app.letters("immersion_requested").await;
        assert_eq!(letters.len(), 2, "the host's contact and who represents the guest's organisation");
        assert!(letters.iter().any(|letter| letter.to.contains("okoye")));
        assert!(letters[0].text.contains("du mercredi 18 mars 2026 au jeudi 19 mars 2026"), "{}", letters[0].text);
        let home = app.persona(world.spip_director.person).await;
        on_stay(&home, "declineImmersion", json!({"placementId": stay["id"]})).await;
        let letters = app.letters("immersion_declined").await;
        assert_eq!(letters.len(), 1);
        let again = ask(app, world.counsellor, &offer).await;
        app.run_jobs().await;
        agree(app, world.spip_director, &again).await;
        agree(app, world.csapa_director, &again).await;
        app.run_jobs().await;
        let counsellor = app.persona(world.counsellor.person).await;
        on_stay(&counsellor, "cancelImmersion", json!({"placementId": again["id"]})).await;
        assert_eq!(told("immersion_cancelled").await.len(), 1, "the organisation that sent the guest");
        let by_event = told("event_cancelled").await;
        assert!(by_event.iter().any(|to| to.contains("okoye")) && by_event.len() == 2, "guest and contact: {by_event:?}");
        let own = ask(app, world.spip_director, &offer).await;
        assert_ne!(own["id"], again["id"]);
        assert_eq!(app.letters("immersion_requested").await.len(), 5, "who asks for themself is not written to");
    }

    async fn a_stay_is_in_the_other_sector_and_for_whom_the_offer_is(app) {
        let world = &app.world;
        let director = app.persona(world.csapa_director.person).await;
        let mut wrong = described(app);
        wrong["audiences"] = json!(["ADDICTOLOGY_PROFESSIONAL"]);
        let refused = on_offer(&director, "offerImmersion", wrong).await;
        assert_eq!(refused["problems"], json!([{"code": "SAME_SECTOR", "field": "audiences"}]));
        let spip = app.persona(world.spip_director.person).await;
        let mut here = described(app);
        here["audiences"] = json!(["ADDICTOLOGY_PROFESSIONAL", "OTHER_PROFESSIONAL"]);
        here["contactPostId"] = json!(world.spip_director.post.to_string());
        let at_the_spip = on_offer(&spip, "offerImmersion", here).await["offer"].take();
        let mut wish = wish(&at_the_spip, world.jap);
        wish["audience"] = json!("OTHER_PROFESSIONAL");
        let jap = app.persona(world.jap.person).await;
        assert_eq!(problem_codes(&on_stay(&jap, "requestImmersion", wish.clone()).await), ["SAME_SECTOR"]);
        wish["audience"] = json!("ADDICTOLOGY_PROFESSIONAL");
        let codes = problem_codes(&on_stay(&jap, "requestImmersion", wish.clone()).await);
        assert_eq!(codes, ["SAME_SECTOR", "AUDIENCE_OF_ANOTHER_SECTOR"]);
        wish["postId"] = json!(world.doctor.post.to_string());
        let doctor = app.persona(world.doctor.person).await;
        assert_eq!(problem_codes(&on_stay(&doctor, "requestImmersion", wish).await), [""; 0]);
    }

    async fn when_nobody_answers_for_the_host_the_territory_administrator_does(app) {
        let world = &app.world;
        let offer = offer(app).await;
        let stay = ask(app, world.counsellor, &offer).await;
        agree(app, world.spip_director, &stay).await;
        let administrator = app.persona(world.territory_admin.person).await;
        let act = json!({"placementId": stay["id"]});
        assert_eq!(refused(&administrator, "agreeToImmersion", "placement", act.clone()).await, "NOT_FOUND", "the director is there");
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = '2026-03-01' WHERE id = $1").bind(world.csapa_director.mandate);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let query = mutation("agreeToImmersion", "placement", "state");
        let agreed = administrator.graphql(&query, json!({ "input": act })).await["agreeToImmersion"].take();
        assert_eq!(agreed, json!({"placement": {"state": "AGREED"}, "problems": []}));
        let observer = app.persona(world.observer.person).await;
        assert_eq!(refused(&observer, "cancelImmersion", "placement", json!({"placementId": stay["id"]})).await, "NOT_FOUND");
    }

    async fn an_offer_is_changed_by_its_host_and_its_words_pass_the_guard(app) {
        let world = &app.world;
        let director = app.persona(world.csapa_director.person).await;
        let mut wrong = described(app);
        wrong["description"] = json!("NIR 2 84 05 76 451 089 78");
        wrong["capacity"] = json!(0);
        wrong["audiences"] = json!([]);
        wrong["contactPostId"] = json!(world.spip_director.post.to_string());
        let codes = problem_codes(&on_offer(&director, "offerImmersion", wrong).await);
        for code in ["GUARD_REFUSED", "INVALID_VALUE", "REQUIRED"] {
            assert!(codes.contains(&code.to_owned()), "{code} in {codes:?}");
        }
        let offer = offer(app).await;
        let change = json!({"offerId": offer["id"], "baseRevision": offer["revision"], "title": "Trois jours", "days": 3});
        let counsellor = app.persona(world.counsellor.person).await;
        assert_eq!(refused(&counsellor, "updateImmersionOffer", "offer", change.clone()).await, "FORBIDDEN");
        let changed = on_offer(&director, "updateImmersionOffer", change.clone()).await["offer"].take();
        assert_eq!((&changed["title"], &changed["description"], &changed["days"]), (&json!("Trois jours"), &offer["description"], &json!(3)));
        let late = on_offer(&director, "updateImmersionOffer", change).await;
        assert_eq!(problem_codes(&late), ["CONFLICT_EDITED_MEANWHILE"]);
        let observer = app.persona(world.observer.person).await;
        assert_eq!(refused(&observer, "offerImmersion", "offer", described(app)).await, "FORBIDDEN");
    }

    async fn the_same_offer_asked_for_twice_is_one(app) {
        let (one, again) = tokio::join!(offer(app), offer(app));
        assert_eq!(one["id"], again["id"]);
        let director = app.persona(app.world.csapa_director.person).await;
        on_offer(&director, "closeImmersionOffer", json!({"offerId": one["id"]})).await;
        assert_ne!(offer(app).await["id"], one["id"], "one that was closed can be made again");
    }

    async fn offers_are_listed_by_territory_audience_and_time(app) {
        let world = &app.world;
        offer(app).await;
        let counsellor = app.persona(world.counsellor.person).await;
        let query = "query($territory: ID, $audience: ImmersionAudience, $past: Boolean! = false) { \
             immersionOffers(territory: $territory, audience: $audience, past: $past) { totalCount nodes { title } } }";
        for (persona, variables, count) in [
            (&counsellor, json!({}), 1),
            (&counsellor, json!({"territory": "dep:76", "audience": "PROBATION_COUNSELLOR"}), 1),
            (&counsellor, json!({"territory": "dep:974"}), 0),
            (&counsellor, json!({"audience": "OTHER_PROFESSIONAL"}), 0),
            (&counsellor, json!({"past": true}), 0),
            (&app.persona(world.reunion_director.person).await, json!({}), 0),
        ] {
            let found = persona.graphql(query, variables.clone()).await["immersionOffers"].take();
            assert_eq!((&found["totalCount"], found["nodes"].as_array().unwrap().len()), (&json!(count), count), "{variables}");
        }
        app.advance_days(60);
        let counsellor = app.persona(world.counsellor.person).await;
        let over = counsellor.graphql(query, json!({"past": true})).await;
        assert_eq!(over["immersionOffers"]["totalCount"], 1);
    }

    async fn stays_are_forgotten_after_three_years(app) {
        let offer = offer(app).await;
        let stay = ask(app, app.world.counsellor, &offer).await;
        agree(app, app.world.spip_director, &stay).await;
        agree(app, app.world.csapa_director, &stay).await;
        let left = async || {
            let db = &app.app.platform.db;
            let q = db.q("SELECT (SELECT COUNT(*) FROM immersion_placement) + \
                 (SELECT COUNT(*) FROM event_attendee WHERE person_id IS NOT NULL)");
            db.maybe::<(i64,)>(q).await.unwrap().unwrap().0
        };
        app.advance_days(365 * 3);
        app.run_jobs().await;
        assert_eq!(left().await, 2, "three years are not over");
        app.advance_days(20);
        app.run_jobs().await;
        assert_eq!(left().await, 0);
    }
}
