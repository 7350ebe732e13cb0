//! Who may do what with meetings.

use serde_json::json;

use super::{done, held, input_type, plan, read, save};
use crate::on_both;
use crate::support::problem_codes;

on_both! {
    async fn the_coordinator_runs_meetings_members_read_and_others_find_nothing(app) {
        let world = &app.world;
        let meeting = held(app, "2026-02-10").await;
        let id = &meeting["id"];
        let asks = [
            ("planAnnualMeeting", json!({"partnershipId": world.rouen.to_string(),
                "meeting": {"startsAt": "2026-06-01T10:00", "endsAt": "2026-06-01T12:00"}})),
            ("cancelAnnualMeeting", json!({"meetingId": id})),
            ("addAgendaItem", json!({"meetingId": id, "kind": "FREE", "title": "Divers"})),
            ("recordPresences", json!({"meetingId": id, "presences": [], "baseRevision": 1})),
            ("holdMeeting", json!({"meetingId": id, "heldOn": "2026-02-11"})),
            ("circulateMinutes", json!({"meetingId": id})),
            ("approveMinutes", json!({"meetingId": id})),
            ("addErratum", json!({"meetingId": id, "text": "Lire : deux."})),
        ];
        for (name, input) in asks {
            let kind = input_type(name);
            let query = format!("mutation($i: {kind}!) {{ {name}(input: $i) {{ problems {{ code }} }} }}");
            let member = app.persona(world.csapa_director.person).await;
            assert_eq!(member.error_code(&query, json!({"i": input})).await, "FORBIDDEN", "{name}");
            for outside in [world.stranger, world.observer.person, world.territory_admin.person] {
                let outside = app.persona(outside).await;
                assert_eq!(outside.error_code(&query, json!({"i": input})).await, "NOT_FOUND", "{name}");
            }
        }
        let member = app.persona(world.csapa_director.person).await;
        let seen = read(&member, &meeting).await;
        assert_eq!((&seen["viewerCanPrepare"], &seen["viewerCanWriteMinutes"]), (&json!(false), &json!(true)), "present");
        let absent = app.persona(world.counsellor.person).await;
        assert_eq!(read(&absent, &meeting).await["viewerCanWriteMinutes"], false);
        let query = "mutation($i: SaveMinutesBlockInput!) { saveMinutesBlock(input: $i) { problems { code } } }";
        let input = json!({"i": {"blockId": meeting["agenda"][0]["block"]["id"], "text": "Autre.", "baseRevision": 1}});
        assert_eq!(absent.error_code(query, input).await, "FORBIDDEN", "the draft is written by those present");
        for outside in [world.stranger, world.observer.person, world.reunion_director.person] {
            assert!(read(&app.persona(outside).await, &meeting).await.is_null());
        }
    }

    async fn once_minutes_circulate_the_coordinator_alone_writes_them(app) {
        let world = &app.world;
        let meeting = held(app, "2026-02-10").await;
        let spip = app.persona(world.spip_director.person).await;
        done(&spip, "circulateMinutes", json!({"meetingId": meeting["id"]})).await;
        let csapa = app.persona(world.csapa_director.person).await;
        let seen = read(&csapa, &meeting).await;
        assert_eq!((&seen["viewerCanWriteMinutes"], &seen["viewerCanCorrectMinutes"]), (&json!(false), &json!(true)));
        let saved = save(&spip, &meeting["agenda"][0]["block"], 1, "Le relais est présenté aux deux côtés.", "").await;
        assert_eq!(problem_codes(&saved), [""; 0]);
    }

    async fn the_administrator_runs_meetings_while_the_coordinating_post_is_vacant(app) {
        let world = &app.world;
        let spip = app.persona(world.spip_director.person).await;
        let meeting = plan(&spip, app, "2026-06-01").await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let day: jonction::kernel::clock::Day = "2026-03-01".parse().unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(world.spip_director.mandate).bind(day);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let administrator = app.persona(world.territory_admin.person).await;
        let seen = read(&administrator, &meeting).await;
        assert_eq!((&seen["viewerCanPrepare"], &seen["event"]["id"]), (&json!(true), &meeting["event"]["id"]));
        let input = json!({"meetingId": meeting["id"], "kind": "FREE", "title": "Divers"});
        assert_eq!(done(&administrator, "addAgendaItem", input).await["agenda"][0]["title"], "Divers");
    }
}
