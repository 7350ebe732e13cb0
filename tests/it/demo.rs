//! The demonstration's matter: it obeys the guard, holds every state, and the country's is reproducible.

use std::sync::Arc;

use jonction::confidentiality::{Guard, KnownContacts, Verdict};
use jonction::demo::{self, Scale};
use jonction::protocols::canonical::{self, Article};

use crate::on_both;

#[test]
fn no_demonstration_text_alarms_the_guard() {
    for text in demo::all_texts() {
        let found = Guard::shared().examine(text, &KnownContacts::none());
        assert_eq!(found.verdict, Verdict::Pass, "{text}: {:?}", found.findings);
    }
}

on_both! {
    async fn the_demonstration_holds_protocols_in_every_state(app) {
        app.app.prepare().await.unwrap();
        demo::plant_once(&app.app, &[]).await.unwrap();
        let db = &app.app.platform.db;
        let count = |sql| async move {
            let rows: Vec<(String, i64)> = db.all(db.q(sql)).await.unwrap();
            rows.into_iter().map(|(state, count)| format!("{state} {count}")).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(
            count("SELECT status, COUNT(*) FROM protocol GROUP BY status ORDER BY status").await,
            "EXPIRED 1, IN_FORCE 7, PREPARED 4, TERMINATED 1"
        );
        assert_eq!(
            count("SELECT status, COUNT(*) FROM protocol_version GROUP BY status ORDER BY status").await,
            "AGREED 1, DRAFT 3, IN_APPROVAL 1, IN_FORCE 9, SUPERSEDED 2"
        );
    }

    async fn planted_hashes_are_those_of_the_planted_texts(app) {
        app.app.prepare().await.unwrap();
        demo::plant_once(&app.app, &[]).await.unwrap();
        let db = &app.app.platform.db;
        let versions: Vec<(jonction::protocols::ids::VersionId, String)> =
            db.all(db.q("SELECT id, text_hash FROM protocol_version WHERE text_hash IS NOT NULL")).await.unwrap();
        assert!(!versions.is_empty());
        for (version, hash) in versions {
            let parties: Vec<(jonction::protocols::ids::PartyId,)> = db
                .all(db.q("SELECT DISTINCT party_id FROM version_signatory WHERE version_id = $1").bind(version))
                .await
                .unwrap();
            let clauses: Vec<(i64, String, String)> = db
                .all(db.q("SELECT number, title, body FROM clause WHERE version_id = $1").bind(version))
                .await
                .unwrap();
            let parties: Vec<_> = parties.into_iter().map(|(party,)| party).collect();
            let articles: Vec<_> =
                clauses.iter().map(|(number, title, body)| Article { number: *number, title, body }).collect();
            assert_eq!(canonical::hash(&parties, &articles), hash);
        }
    }
}

#[tokio::test]
async fn the_same_seed_plants_the_same_country_on_either_engine_at_any_hour_of_a_day() {
    let mut planted = Vec::new();
    let engines =
        vec![crate::support::TestApp::on_sqlite().await, crate::support::TestApp::on_postgres().await];
    for app in engines {
        app.app.prepare().await.unwrap();
        app.advance(jiff::SignedDuration::from_hours(i64::try_from(planted.len()).unwrap()));
        demo::seed(&app.app.platform, Scale::Small, 42, Arc::new(|_, _| {})).await.unwrap();
        let db = &app.app.platform.db;
        let ids: Vec<(uuid::Uuid,)> =
            db.all(db.q("SELECT id FROM protocol_version ORDER BY id")).await.unwrap();
        assert!(!ids.is_empty());
        planted.push(ids);
        app.finish().await;
    }
    assert_eq!(planted[0], planted[1]);
}
