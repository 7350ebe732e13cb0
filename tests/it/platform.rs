//! The seam to the database, the job queue and the audit chain, on both engines.

use jonction::platform::audit::{self, By};

use crate::on_both;

on_both! {
    async fn a_signed_in_person_has_the_rights_of_the_mandate(app) {
        let seat = app.world.spip_director;
        let persona = app.persona(seat.person).await;
        let actor = app.app.sessions.actor(persona.token.as_deref().unwrap()).await.unwrap().expect("signed in");
        assert!(actor.holds(seat.post) && actor.represents(app.world.spip));
        assert!(actor.is_member(app.world.rouen) && actor.coordinates(app.world.rouen));
    }

    async fn an_observer_observes_but_is_no_member(app) {
        let persona = app.persona(app.world.observer.person).await;
        let actor = app.app.sessions.actor(persona.token.as_deref().unwrap()).await.unwrap().expect("signed in");
        assert!(actor.observes(app.world.rouen) && !actor.is_member(app.world.rouen));
    }

    async fn a_session_ends(app) {
        let persona = app.persona(app.world.jap.person).await;
        app.advance_days(1);
        assert!(app.app.sessions.actor(persona.token.as_deref().unwrap()).await.unwrap().is_none());
    }

    async fn the_chain_of_seals_shows_a_changed_row(app) {
        let platform = &app.app.platform;
        for _ in 0..3 {
            let mut tx = platform.db.begin().await.unwrap();
            audit::record(&mut tx, platform, By::System("test"), "test.done", app.world.rouen, serde_json::json!({"n": 1}))
                .await
                .unwrap();
            tx.commit().await.unwrap();
        }
        let tail = audit::verify(&platform.db).await.unwrap();
        assert_eq!((tail.sealed, tail.tail), (0, 3));
        app.advance_days(1);
        app.run_jobs().await;
        let sealed = audit::verify(&platform.db).await.unwrap();
        assert_eq!((sealed.sealed, sealed.tail, sealed.broken_at), (3, 0, None));

        let mut tx = platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE audit SET action = 'test.undone' WHERE sealed_number = 2");
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(audit::verify(&platform.db).await.unwrap().broken_at, Some(2));
    }

    async fn a_transaction_that_was_forgotten_keeps_its_locks_for_seconds_only(app) {
        let db = &app.app.platform.db;
        // `SQLite` has no such setting: its one writer is this program, and a connection dropped rolls back.
        if !db.is_sqlite() {
            let q = db.q("SELECT current_setting('idle_in_transaction_session_timeout')");
            let set: Option<(String,)> = db.maybe(q).await.unwrap();
            assert_eq!(set, Some(("30s".to_owned(),)));
        }
    }

    async fn asking_the_site_needs_no_sign_in(app) {
        let data = app.anonymous().graphql("{ site { name demonstration } }", serde_json::json!({})).await;
        assert_eq!(data, serde_json::json!({"site": {"name": "Jonction", "demonstration": false}}));
    }
}
