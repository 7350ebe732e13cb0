//! Figures, coverage, report and exports (domain §10): what they count, from what day to what day, and for whom.

mod reach;
mod report;

use jonction::kernel::clock::Day;
use jonction::platform::audit::{self, By};
use jonction::platform::db::Tx;
use jonction::trainings::TrainingId;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{Seat, TestApp, protocol_in_force};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

async fn write(app: &TestApp, work: impl AsyncFnOnce(&mut Tx)) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    work(&mut tx).await;
    tx.commit().await.unwrap();
}

/// An annual meeting and a training of Rouen, both held on that day and, if so, recorded now.
pub async fn held_on(app: &TestApp, on: &str, recorded: bool) {
    let platform = &app.app.platform;
    let on = day(on);
    write(app, async |tx| {
        for (sql, act) in [(MEETING, "meeting.hold"), (TRAINING, "training.close")] {
            let id = platform.entropy.uuid(app.now());
            let event = tx
                .q("INSERT INTO event (id, uid, kind, partnership_id, title, state, time_zone, organiser_post_id, created_at, \
                    updated_at) VALUES ($1, $2, 'OTHER', $3, 'Titre', 'HELD', 'Europe/Paris', $4, $5, $5)")
                .bind(id)
                .bind(id.to_string())
                .bind(app.world.rouen)
                .bind(app.world.spip_director.post)
                .bind(app.now());
            tx.exec(event).await.unwrap();
            let q = tx.q(sql).bind(id).bind(on);
            tx.exec(q).await.unwrap();
            for (position, side) in [(0_i64, "JUSTICE"), (1, "HEALTH")].into_iter().filter(|_| act == "training.close") {
                let q = tx.q(TRAINER).bind(id).bind(position).bind(side.to_owned());
                tx.exec(q).await.unwrap();
            }
            if recorded {
                audit::record(tx, platform, By::System("test"), act, TrainingId(id), ()).await.unwrap();
            }
        }
    })
    .await;
}

const MEETING: &str = "INSERT INTO annual_meeting (id, partnership_id, event_id, held_on, edited_at, created_at) \
     SELECT e.id, e.partnership_id, e.id, $2, e.created_at, e.created_at FROM event e WHERE e.id = $1";
const TRAINING: &str = "INSERT INTO training (id, partnership_id, event_id, organiser_post_id, title, title_key, state, \
     seats_total, reserved_justice, reserved_health, reserved_other, requires_approval, open_to_territory, series_id, \
     held_on, edited_at, created_at) SELECT e.id, e.partnership_id, e.id, e.organiser_post_id, e.title, e.title, 'HELD', 1, \
     0, 0, 0, FALSE, FALSE, e.id, $2, e.created_at, e.created_at FROM event e WHERE e.id = $1";

const TRAINER: &str = "INSERT INTO training_trainer (training_id, position, name, sector_group) VALUES ($1, $2, 'Une voix', $3)";

const PRESENTATION: &str = "INSERT INTO presentation_meeting (id, partnership_id, mandate_id, event_id, post_id, created_at) \
     SELECT e.id, e.partnership_id, $2, e.id, e.organiser_post_id, e.created_at FROM event e WHERE e.id = $1";

/// An open action of the CSAPA's director; gives its node id.
pub async fn action(app: &TestApp, title: &str, due_on: &str) -> String {
    let id = app.app.platform.entropy.uuid(app.now());
    write(app, async |tx| {
        let q = tx
            .q("INSERT INTO action_item (id, partnership_id, title, owner_post_id, due_on, state, origin_kind, origin_id, \
                created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 'OPEN', 'review', $1, $6, $6)")
            .bind(id)
            .bind(app.world.rouen)
            .bind(title.to_owned())
            .bind(app.world.csapa_director.post)
            .bind(day(due_on))
            .bind(app.now());
        tx.exec(q).await.unwrap();
    })
    .await;
    format!("action:{id}")
}

/// All mandates long begun, those of these seats since that day.
async fn arrived(app: &TestApp, seats: &[Seat], since: &str) {
    write(app, async |tx| {
        let q = tx.q("UPDATE mandate SET starts_on = $1").bind(day("2024-01-01"));
        tx.exec(q).await.unwrap();
        for seat in seats {
            let q =
                tx.q("UPDATE mandate SET starts_on = $2 WHERE id = $1").bind(seat.mandate).bind(day(since));
            tx.exec(q).await.unwrap();
        }
    })
    .await;
}

async fn health(app: &TestApp, seat: Seat, fields: &str) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on Partnership {{ {fields} }} }} }}");
    let persona = app.persona(seat.person).await;
    persona.graphql(&query, json!({ "id": app.world.rouen.to_string() })).await["node"].take()
}

async fn figure(app: &TestApp, seat: Seat, kind: &str) -> Value {
    let fields = "health { figures { kind satisfied total listed items(first: 5) { totalCount nodes { subjectId satisfied \
         since title } } trend { on count { satisfied total } } } }";
    let mut found = health(app, seat, fields).await["health"]["figures"].take();
    found.as_array_mut().unwrap().iter_mut().find(|figure| figure["kind"] == kind).unwrap().take()
}

fn count(figure: &Value) -> (Option<u64>, Option<u64>) {
    (figure["satisfied"].as_u64(), figure["total"].as_u64())
}

on_both! {
    async fn figures_name_what_fails_first_and_are_not_for_everybody(app) {
        let late = protocol_in_force(app, "Protocole en retard", "2025-02-01").await;
        protocol_in_force(app, "Protocole à jour", "2025-09-01").await;
        let world = &app.world;
        write(app, async |tx| {
            let q = tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(world.jap.mandate).bind(day("2026-02-28"));
            tx.exec(q).await.unwrap();
        }).await;
        let fields = "health { on figures { kind satisfied total items(first: 1) { totalCount \
             pageInfo { hasNextPage endCursor } nodes { subjectId satisfied since partnership { id } } } } }";
        for allowed in [world.spip_director, world.president, world.csapa_director, world.observer, world.territory_admin] {
            let health = health(app, allowed, fields).await["health"].take();
            assert_eq!(health["on"], "2026-03-03");
            let reviewed = &health["figures"][0];
            assert_eq!(count(reviewed), (Some(1), Some(2)));
            let first = json!({"subjectId": late.id.to_string(), "satisfied": false, "since": "2026-02-01",
                               "partnership": {"id": world.rouen.to_string()}});
            assert_eq!(reviewed["items"]["nodes"], json!([first]));
            assert_eq!(reviewed["items"]["pageInfo"]["hasNextPage"], true);
            let held = &health["figures"][1];
            assert_eq!(count(held), (Some(4), Some(5)));
            assert_eq!(held["items"]["nodes"][0]["subjectId"], world.jap.post.to_string());
            assert_eq!(held["items"]["nodes"][0]["since"], "2026-03-01");
        }
        for member in [world.doctor, world.counsellor, world.prosecutor] {
            let seen = health(app, member, "health { on } activityReport(on: \"2026-03-03\") { on }").await;
            assert_eq!((&seen["health"], &seen["activityReport"]), (&Value::Null, &Value::Null));
        }
        assert_eq!(health(app, world.reunion_director, "health { on }").await, Value::Null);
    }

    async fn a_year_ago_to_the_day_is_no_longer_within_the_year(app) {
        let (director, rouen) = (app.world.spip_director, app.world.rouen.to_string());
        let kinds = ["ANNUAL_MEETING_HELD", "CROSS_TRAINING_GIVEN"];
        for kind in kinds {
            let none = figure(app, director, kind).await;
            assert_eq!(count(&none), (Some(0), Some(1)), "{kind}");
            assert_eq!(none["items"]["nodes"][0]["subjectId"], rouen, "{kind}");
        }
        for (held, satisfied) in [("2025-03-03", 0), ("2025-03-04", 1)] {
            held_on(app, held, false).await;
            for kind in kinds {
                let found = figure(app, director, kind).await;
                assert_eq!(found["satisfied"], satisfied, "{kind} {held}");
                assert_eq!(found["items"]["nodes"][0]["since"], held, "{kind}");
            }
        }
    }

    async fn a_training_of_one_side_alone_is_no_cross_training(app) {
        held_on(app, "2026-02-03", false).await;
        let given = async || figure(app, app.world.spip_director, "CROSS_TRAINING_GIVEN").await["satisfied"].take();
        assert_eq!(given().await, 1);
        write(app, async |tx| {
            let q = tx.q("DELETE FROM training_trainer WHERE sector_group = 'HEALTH'");
            tx.exec(q).await.unwrap();
        }).await;
        assert_eq!(given().await, 0);
        write(app, async |tx| {
            let q = tx
                .q("INSERT INTO registration (id, training_id, person_id, post_id, organisation_id, sector_group, state, place, \
                    registered_at, attended) SELECT $1, t.id, $2, $3, $4, 'HEALTH', 'CONFIRMED', 1, $5, TRUE FROM training t")
                .bind(app.app.platform.entropy.uuid(app.now()))
                .bind(app.world.doctor.person)
                .bind(app.world.doctor.post)
                .bind(app.world.doctor.organisation)
                .bind(app.now());
            tx.exec(q).await.unwrap();
        }).await;
        assert_eq!(given().await, 1, "taught by one side, attended by the other");
    }

    async fn a_presentation_that_nobody_said_was_held_welcomes_nobody(app) {
        let world = &app.world;
        let five = [world.counsellor, world.president, world.prosecutor, world.jap, world.csapa_director];
        arrived(app, &five, "2026-01-01").await;
        write(app, async |tx| {
            for seat in five {
                let event = app.app.platform.entropy.uuid(app.now());
                let q = tx
                    .q("INSERT INTO event (id, uid, kind, partnership_id, title, state, time_zone, starts_local, ends_local, \
                        starts_at, ends_at, organiser_post_id, created_at, updated_at) VALUES ($1, $2, 'PRESENTATION', $3, \
                        'Titre', 'SCHEDULED', 'Europe/Paris', '2026-02-02T09:00:00', '2026-02-02T10:00:00', $4, $5, $6, $4, $4)")
                    .bind(event)
                    .bind(event.to_string())
                    .bind(world.rouen)
                    .bind("2026-02-02T08:00:00Z".parse::<jonction::kernel::clock::Ts>().unwrap())
                    .bind("2026-02-02T09:00:00Z".parse::<jonction::kernel::clock::Ts>().unwrap())
                    .bind(world.spip_director.post);
                tx.exec(q).await.unwrap();
                let q = tx.q(PRESENTATION).bind(event).bind(seat.mandate);
                tx.exec(q).await.unwrap();
            }
        }).await;
        let welcomed = async || figure(app, world.spip_director, "NEWCOMERS_WELCOMED").await["satisfied"].take();
        assert_eq!(welcomed().await, 0);
        write(app, async |tx| {
            let q = tx.q("UPDATE event SET state = 'HELD' WHERE kind = 'PRESENTATION'");
            tx.exec(q).await.unwrap();
        }).await;
        assert_eq!(welcomed().await, 5);
    }

    async fn an_action_due_yesterday_is_late_and_what_it_is_stays_among_members(app) {
        let (director, observer) = (app.world.spip_director, app.world.observer);
        for due in ["2026-03-02", "2026-03-03"] {
            action(app, "Relire l’article 2", due).await;
        }
        let actions = figure(app, director, "ACTIONS_IN_TIME").await;
        assert_eq!(count(&actions), (Some(1), Some(2)));
        assert_eq!(actions["items"]["nodes"][0]["since"], "2026-03-02");
        let counted = figure(app, observer, "ACTIONS_IN_TIME").await;
        assert_eq!((count(&counted), &counted["items"]["nodes"], &counted["listed"]), ((Some(1), Some(2)), &json!([]), &json!(false)));
    }

    async fn newcomers_are_counted_from_five_up_and_never_listed(app) {
        let world = &app.world;
        let five = [world.counsellor, world.president, world.prosecutor, world.jap, world.csapa_director];
        let newcomers = async || figure(app, world.spip_director, "NEWCOMERS_WELCOMED").await;
        // Sixty days after arriving somebody may still be met in time, the day after no longer.
        arrived(app, &five, "2026-01-02").await;
        assert_eq!(count(&newcomers().await), (Some(0), Some(0)));
        arrived(app, &five, "2026-01-01").await;
        let found = newcomers().await;
        assert_eq!((count(&found), &found["items"]["nodes"]), ((Some(0), Some(5)), &json!([])));
        // A year later nobody is new any more.
        arrived(app, &five, "2025-03-03").await;
        assert_eq!(count(&newcomers().await), (Some(0), Some(0)));
        arrived(app, &five[..4], "2026-01-01").await;
        assert_eq!(count(&newcomers().await), (None, None));
    }

    async fn departures_show_whether_a_note_was_written_to_the_coordinator_alone(app) {
        let world = &app.world;
        let director = world.spip_director;
        write(app, async |tx| {
            let q = tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(world.jap.mandate).bind(day("2026-03-02"));
            tx.exec(q).await.unwrap();
        }).await;
        app.run_jobs().await;
        let found = figure(app, director, "DEPARTURES_WITH_NOTE").await;
        assert_eq!(count(&found), (Some(0), Some(1)));
        assert_eq!(found["items"]["nodes"][0]["title"], "Juge de l’application des peines, Tribunal judiciaire de Rouen");
        let counted = figure(app, world.observer, "DEPARTURES_WITH_NOTE").await;
        assert_eq!((count(&counted), &counted["items"]["nodes"]), ((None, None), &json!([])));
        write(app, async |tx| {
            let q = tx.q("UPDATE handover_note SET edited_at = $1").bind(app.now());
            assert_eq!(tx.exec(q).await.unwrap(), 1);
        }).await;
        assert_eq!(count(&figure(app, director, "DEPARTURES_WITH_NOTE").await), (Some(1), Some(1)));
    }

    async fn a_trend_says_each_month_what_held_then(app) {
        protocol_in_force(app, "Protocole de Rouen", "2024-06-10").await;
        held_on(app, "2025-05-20", false).await;
        let points = async |kind: &str| -> Vec<(String, Option<u64>, Option<u64>)> {
            let found = figure(app, app.world.spip_director, kind).await;
            let point = |point: &Value| {
                let (satisfied, total) = count(&point["count"]);
                (point["on"].as_str().unwrap().to_owned(), satisfied, total)
            };
            found["trend"].as_array().unwrap().iter().map(point).collect()
        };
        let reviewed = points("PROTOCOLS_REVIEWED_IN_PERIOD").await;
        assert_eq!(reviewed.len(), 24);
        assert_eq!(reviewed[0], ("2024-04-03".into(), Some(0), Some(0)));
        assert_eq!(reviewed[23], ("2026-03-03".into(), Some(0), Some(1)));
        // In force from 10 June 2024, due on 10 June 2025.
        let at = |list: &[(String, Option<u64>, Option<u64>)], on: &str| list.iter().find(|point| point.0 == on).unwrap().1;
        assert_eq!([at(&reviewed, "2025-06-03"), at(&reviewed, "2025-07-03")], [Some(1), Some(0)]);
        let met = points("ANNUAL_MEETING_HELD").await;
        assert_eq!([at(&met, "2025-05-03"), at(&met, "2025-06-03"), at(&met, "2026-03-03")], [Some(0), Some(1), Some(1)]);
        // Notes are forgotten after two years: whether there was one before cannot be told.
        let left = points("DEPARTURES_WITH_NOTE").await;
        assert_eq!([left[0].2, left[23].2], [None, Some(0)]);
    }

    async fn figures_of_a_past_day_are_those_of_that_day(app) {
        protocol_in_force(app, "Protocole de Rouen", "2024-06-10").await;
        let seen = health(app, app.world.observer, "health(on: \"2025-06-10\") { on figures { satisfied total } }").await;
        assert_eq!(seen["health"]["on"], "2025-06-10");
        assert_eq!(count(&seen["health"]["figures"][0]), (Some(1), Some(1)));
    }

}
