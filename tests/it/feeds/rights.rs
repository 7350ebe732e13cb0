//! A feed shows what its owner may read today, and nothing else.

use axum::http::StatusCode;
use jonction::kernel::actor::{PartnershipId, PostId};
use jonction::kernel::clock::Day;
use jonction::kernel::ids::TypedId as _;
use serde_json::json;

use super::{act, at, fetch, fetch_unless, meeting, of_post, personal, plan, set_state};
use crate::on_both;
use crate::support::{InForce, TestApp, protocol_in_force};

const DUE: &str = "Revue annuelle à tenir : Protocole de Rouen";
const MEETING: &str = "Revue annuelle : Protocole de Rouen";

async fn planned(app: &TestApp) -> InForce {
    let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
    let director = app.persona(app.world.spip_director.person).await;
    plan(&director, &protocol, meeting("2026-03-20T14:00", "2026-03-20T16:00")).await;
    protocol
}

/// A partnership at La Réunion, with a protocol of its own whose director owns it.
async fn overseas(app: &TestApp) -> InForce {
    let protocol = protocol_in_force(app, "Protocole de Saint-Denis", "2025-05-10").await;
    let platform = &app.app.platform;
    let (world, id) = (&app.world, PartnershipId::fresh(&platform.entropy, app.now()));
    let mut tx = platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO partnership (id, name, name_key, time_zone, coordinating_post_id, created_at) \
            VALUES ($1, 'Saint-Denis', 'saint denis', 'Indian/Reunion', $2, $3)")
        .bind(id)
        .bind(world.reunion_director.post)
        .bind(app.now());
    tx.exec(q).await.unwrap();
    let q = tx
        .q("INSERT INTO partnership_member (partnership_id, organisation_id, joined_on) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(world.csapa_reunion)
        .bind("2025-01-01".parse::<Day>().unwrap());
    tx.exec(q).await.unwrap();
    let q = tx
        .q("UPDATE protocol SET partnership_id = $2, owner_post_id = $3 WHERE id = $1")
        .bind(protocol.id)
        .bind(id)
        .bind(world.reunion_director.post);
    tx.exec(q).await.unwrap();
    let q = tx.q("DELETE FROM version_signatory WHERE version_id = $1").bind(protocol.version);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
    protocol
}

on_both! {
    async fn a_personal_feed_holds_the_partnerships_and_a_posts_feed_what_concerns_the_post(app) {
        planned(app).await;
        let world = &app.world;
        for seat in [world.spip_director, world.doctor, world.counsellor, world.jap] {
            assert_eq!(fetch(app, &personal(app, seat.person).await).await.titles(), [DUE, MEETING], "members read all");
        }
        for seat in [world.spip_director, world.president, world.csapa_director] {
            assert_eq!(fetch(app, &of_post(app, seat.person, seat.post).await).await.titles(), [DUE, MEETING]);
        }
        let jap = of_post(app, world.jap.person, world.jap.post).await;
        assert_eq!(fetch(app, &jap).await.titles(), [""; 0], "neither signs nor is expected");
        for person in [world.observer.person, world.territory_admin.person, world.platform_admin, world.stranger, world.reunion_director.person] {
            assert_eq!(fetch(app, &personal(app, person).await).await.titles(), [""; 0]);
        }
    }

    async fn who_signed_from_outside_and_withdrew_is_told_no_more(app) {
        protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let world = &app.world;
        let write = async |sql: &'static str| {
            let mut tx = app.app.platform.db.begin().await.unwrap();
            let q = tx.q(sql).bind(world.csapa);
            tx.exec(q).await.unwrap();
            tx.commit().await.unwrap();
        };
        write("DELETE FROM partnership_member WHERE organisation_id = $1").await;
        let feeds = [personal(app, world.csapa_director.person).await,
            of_post(app, world.csapa_director.person, world.csapa_director.post).await];
        for feed in &feeds {
            assert_eq!(fetch(app, feed).await.titles(), [DUE], "it signs");
        }
        write("UPDATE protocol_party SET withdraws_on = '2026-03-03' WHERE organisation_id = $1").await;
        for feed in &feeds {
            assert_eq!(fetch(app, feed).await.titles(), [DUE], "the last day");
        }
        app.advance_days(1);
        for feed in &feeds {
            assert_eq!(fetch(app, feed).await.titles(), [""; 0], "the party has left");
        }
    }

    async fn nothing_of_another_partnership_but_what_one_is_expected_at(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        overseas(app).await;
        let world = &app.world;
        let rouen = personal(app, world.spip_director.person).await;
        let reunion = personal(app, world.reunion_director.person).await;
        let theirs = "Revue annuelle à tenir : Protocole de Saint-Denis";
        assert_eq!(fetch(app, &rouen).await.titles(), [DUE]);
        assert_eq!(fetch(app, &reunion).await.titles(), [theirs]);
        let director = app.persona(world.spip_director.person).await;
        let posts = [world.president.post, world.reunion_director.post].map(|post: PostId| post.to_string());
        let input = json!({ "protocolId": protocol.id.to_string(), "attendeePostIds": posts,
                            "meeting": meeting("2026-03-20T14:00", "2026-03-20T16:00") });
        act(&director, "planReview", input).await;
        assert_eq!(fetch(app, &reunion).await.titles(), [theirs, MEETING]);
        assert_eq!(fetch(app, &rouen).await.titles(), [DUE, MEETING]);
    }

    async fn with_the_mandate_the_posts_feed_ends_and_the_personal_one_loses_its_events(app) {
        planned(app).await;
        let seat = app.world.csapa_director;
        let (own, post) = (personal(app, seat.person).await, of_post(app, seat.person, seat.post).await);
        let administrator = app.persona(app.world.territory_admin.person).await;
        let query = "mutation($i: EndMandateInput!) { endMandate(input: $i) { problems { code } } }";
        let input = json!({ "mandateId": seat.mandate.to_string(), "endsOn": "2026-03-31" });
        assert_eq!(administrator.graphql(query, json!({ "i": input })).await["endMandate"]["problems"], json!([]));
        at(app, "2026-03-31T21:59:00Z");
        let (own_before, post_before) = (fetch(app, &own).await, fetch(app, &post).await);
        assert_eq!(own_before.titles(), [DUE, MEETING], "the last day counts");
        assert_eq!(post_before.status, StatusCode::OK);
        at(app, "2026-03-31T22:00:00Z");
        let after = fetch_unless(app, &own, own_before.etag()).await;
        assert_eq!((after.status, after.titles().len()), (StatusCode::OK, 0), "the day is over in Paris");
        assert_eq!(fetch_unless(app, &post, post_before.etag()).await.status, StatusCode::GONE);
    }

    async fn an_interims_feeds_live_from_the_first_day_to_the_last(app) {
        planned(app).await;
        let (absent, interim) = (app.world.csapa_director, app.world.stranger);
        let own = personal(app, interim).await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, ends_on, created_at, confirmed_at) \
                VALUES ($1, $2, $3, 'INTERIM', $4, $5, $6, $6)")
            .bind(app.app.platform.entropy.uuid(app.now()))
            .bind(interim)
            .bind(absent.post)
            .bind("2026-03-05".parse::<Day>().unwrap())
            .bind("2026-03-06".parse::<Day>().unwrap())
            .bind(app.now());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(fetch(app, &own).await.titles(), [""; 0], "not begun");
        at(app, "2026-03-04T23:00:00Z");
        let post = of_post(app, interim, absent.post).await;
        assert_eq!(fetch(app, &own).await.titles(), [DUE, MEETING], "from midnight in Paris");
        assert_eq!(fetch(app, &post).await.titles(), [DUE, MEETING]);
        at(app, "2026-03-06T22:59:59Z");
        assert_eq!(fetch(app, &own).await.titles(), [DUE, MEETING]);
        at(app, "2026-03-06T23:00:00Z");
        assert_eq!(fetch(app, &own).await.titles(), [""; 0], "the personal feed loses its events");
        assert_eq!(fetch(app, &post).await.status, StatusCode::GONE, "the post's feed dies with the mandate");
    }

    async fn who_only_observes_reads_no_meeting_though_the_organisation_is_a_member(app) {
        planned(app).await;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO partnership_member (partnership_id, organisation_id, joined_on) VALUES ($1, $2, $3)")
            .bind(app.world.rouen)
            .bind(app.world.ars)
            .bind("2025-01-01".parse::<Day>().unwrap());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let observer = personal(app, app.world.observer.person).await;
        assert_eq!(fetch(app, &observer).await.titles(), [""; 0]);
        let colleague = personal(app, app.world.territory_admin.person).await;
        assert_eq!(fetch(app, &colleague).await.titles(), [DUE, MEETING]);
    }

    async fn membership_counts_from_its_first_day_to_its_last(app) {
        planned(app).await;
        let feed = personal(app, app.world.jap.person).await;
        set_state(app, "UPDATE partnership_member SET left_on = '2026-03-10'").await;
        assert_eq!(fetch(app, &feed).await.titles().len(), 2, "a departure to come");
        app.advance_days(10);
        assert_eq!(fetch(app, &feed).await.titles().len(), 0, "gone");
        set_state(app, "UPDATE partnership_member SET left_on = NULL, joined_on = '2026-04-01'").await;
        assert_eq!(fetch(app, &feed).await.titles().len(), 0, "not there yet");
        app.advance_days(25);
        assert_eq!(fetch(app, &feed).await.titles().len(), 2);
    }

    async fn membership_gives_nothing_on_the_day_before_nor_on_the_day_after(app) {
        planned(app).await;
        let feed = personal(app, app.world.jap.person).await;
        set_state(app, "UPDATE partnership_member SET left_on = '2026-03-03'").await;
        assert_eq!(fetch(app, &feed).await.titles().len(), 2, "today is the last day");
        set_state(app, "UPDATE partnership_member SET left_on = '2026-03-02'").await;
        assert_eq!(fetch(app, &feed).await.titles().len(), 0, "yesterday was");
        set_state(app, "UPDATE partnership_member SET left_on = NULL, joined_on = '2026-03-04'").await;
        assert_eq!(fetch(app, &feed).await.titles().len(), 0, "tomorrow is the first");
        set_state(app, "UPDATE partnership_member SET joined_on = '2026-03-03'").await;
        assert_eq!(fetch(app, &feed).await.titles().len(), 2);
    }

    async fn whoever_stands_in_for_the_coordinator_reads_the_partnership(app) {
        planned(app).await;
        let feed = personal(app, app.world.territory_admin.person).await;
        assert_eq!(fetch(app, &feed).await.titles(), [""; 0], "the coordinator is there");
        set_state(app, "UPDATE mandate SET ends_on = '2026-03-02' WHERE post_id IN (SELECT coordinating_post_id \
             FROM partnership)").await;
        assert_eq!(fetch(app, &feed).await.titles(), [DUE, MEETING]);
    }

    async fn a_coordinating_post_reads_its_partnership_whatever_its_organisation(app) {
        overseas(app).await;
        set_state(app, "DELETE FROM partnership_member").await;
        let feed = personal(app, app.world.reunion_director.person).await;
        assert_eq!(fetch(app, &feed).await.titles(), ["Revue annuelle à tenir : Protocole de Saint-Denis"]);
    }

    async fn a_mandate_refused_or_an_account_erased_ends_a_feed(app) {
        planned(app).await;
        let seat = app.world.csapa_director;
        let (own, post) = (personal(app, seat.person).await, of_post(app, seat.person, seat.post).await);
        set_state(app, "UPDATE mandate SET refused_at = confirmed_at").await;
        assert_eq!(fetch(app, &own).await.titles(), [""; 0]);
        assert_eq!(fetch(app, &post).await.status, StatusCode::GONE);
        set_state(app, "UPDATE person SET erased_at = created_at").await;
        assert_eq!(fetch(app, &own).await.status, StatusCode::GONE);
    }
}
