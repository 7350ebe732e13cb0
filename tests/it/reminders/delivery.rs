//! Each mail once, whatever happens to relays, workers and databases.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use jiff::SignedDuration;
use jonction::app::App;

use super::{at, count, set_state};
use crate::on_both;
use crate::support::smtp::{Behaviour, Relay};
use crate::support::{TestApp, protocol_in_force};

/// Works until nothing is due.
async fn work(app: &App) {
    let worker = app.worker();
    while worker.run_due().await.unwrap() > 0 {}
}

async fn relayed(app: &TestApp, relay: &Relay) -> App {
    app.instance(&app.app.config.database_url, relay.settings(), 11).await
}

on_both! {
    async fn a_relay_that_says_not_now_gets_it_later(app) {
        let relay = Relay::start().await;
        let instance = relayed(app, &relay).await;
        protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        relay.behave(Behaviour::NotNow);
        at(app, "2026-06-12T06:00:00Z");
        work(&instance).await;
        assert_eq!(count(&instance, "SELECT COUNT(*) FROM outgoing_mail WHERE state = 'QUEUED'").await, 3);
        relay.behave(Behaviour::Accept);
        work(&instance).await;
        assert_eq!(relay.messages().len(), 0, "not before the pause is over");
        app.advance(SignedDuration::from_mins(2));
        work(&instance).await;
        let ids: BTreeSet<_> = relay.message_ids().into_iter().collect();
        assert_eq!((relay.messages().len(), ids.len()), (3, 3));
        assert_eq!(count(&instance, "SELECT COUNT(*) FROM outgoing_mail WHERE state = 'SENT'").await, 3);
    }

    async fn a_silent_relay_is_left_after_a_time_and_tried_again(app) {
        let relay = Relay::start().await;
        let instance = relayed(app, &relay).await;
        protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        relay.behave(Behaviour::Silence);
        at(app, "2026-06-12T06:00:00Z");
        work(&instance).await;
        relay.behave(Behaviour::Accept);
        app.advance(SignedDuration::from_mins(2));
        work(&instance).await;
        assert_eq!(relay.messages().len(), 3);
    }

    async fn a_relay_that_says_never_is_believed_and_it_shows(app) {
        let relay = Relay::start().await;
        let instance = relayed(app, &relay).await;
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        relay.behave(Behaviour::Never);
        at(app, "2026-06-12T06:00:00Z");
        work(&instance).await;
        relay.behave(Behaviour::Accept);
        app.advance(SignedDuration::from_hours(24));
        work(&instance).await;
        assert_eq!(relay.messages().len(), 0, "what is refused for good is not tried again");
        assert_eq!(count(&instance, "SELECT COUNT(*) FROM outgoing_mail WHERE state = 'REFUSED' AND error_code = 'RELAY_REFUSED'").await, 3);
        let shown = instance.reminders.of_protocols(&[protocol.id]).await.unwrap().remove(&protocol.id).unwrap();
        assert_eq!(format!("{:?}", shown[0].state), "Failed");
        // Someone has looked at the failed jobs.
        set_state(app, "DELETE FROM job WHERE failed_at IS NOT NULL").await;
    }

    async fn a_worker_killed_before_it_could_write_repeats_the_same_message_id_at_most(app) {
        let relay = Relay::start().await;
        let instance = relayed(app, &relay).await;
        protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
        relay.behave(Behaviour::AcceptInSilence);
        at(app, "2026-06-12T06:00:00Z");
        let killed = tokio::spawn(async move { work(&instance).await });
        tokio::time::timeout(Duration::from_mins(1), relay.accepted_one()).await.expect("a message was taken");
        killed.abort();
        assert!(killed.await.unwrap_err().is_cancelled());
        let first = relay.message_ids();
        assert_eq!(first.len(), 1);

        relay.behave(Behaviour::Accept);
        app.advance(SignedDuration::from_mins(3));
        let successor = app.instance(&app.app.config.database_url, relay.settings(), 12).await;
        work(&successor).await;
        let mut times: HashMap<String, usize> = HashMap::new();
        for id in relay.message_ids() {
            *times.entry(id).or_default() += 1;
        }
        assert_eq!(times.len(), 3, "three people, three Message-IDs: {times:?}");
        assert_eq!(times[&first[0]], 2, "the one whose fate nobody knew");
        assert_eq!(times.values().sum::<usize>(), 4);
    }

    async fn yesterdays_database_sends_nothing_twice_once_restored(app) {
        let relay = Relay::start().await;
        let instance = relayed(app, &relay).await;
        let early = protocol_in_force(app, "Protocole Alpha", "2025-09-10").await;
        protocol_in_force(app, "Protocole Bêta", "2025-09-12").await;
        // Yesterday's copy was made while Alpha's mails waited; they left a moment later, Bêta's two days after.
        at(app, "2026-06-12T06:00:00Z");
        instance.reminders.plan_as_system().await.unwrap();
        let copy = app.copy_of_database().await;
        work(&instance).await;
        at(app, "2026-06-14T06:00:00Z");
        work(&instance).await;
        let sent: BTreeSet<_> = relay.message_ids().into_iter().collect();
        assert_eq!((relay.messages().len(), sent.len()), (6, 6));
        instance.platform.db.close().await;

        let restored = app.instance(&copy, relay.settings(), 13).await;
        at(app, "2026-06-14T10:00:00Z");
        let marked = restored.reminders.after_restore().await.unwrap();
        assert_eq!(marked.iter().map(|m| (m.step, m.people)).collect::<Vec<_>>(), [(-90, 3), (-90, 3)]);
        assert!(restored.reminders.after_restore().await.unwrap().is_empty(), "said twice, done once");
        work(&restored).await;
        at(app, "2026-06-20T10:00:00Z");
        work(&restored).await;
        assert_eq!(relay.messages().len(), 6, "nothing twice");
        let shown = restored.reminders.of_protocols(&[early.id]).await.unwrap().remove(&early.id).unwrap();
        assert_eq!(format!("{:?}", shown[0].state), "NotResent");
        at(app, "2026-08-13T06:00:00Z");
        work(&restored).await;
        assert_eq!(relay.messages().len(), 9, "the next steps go, in one digest each");
        restored.platform.db.close().await;
    }

    async fn a_restore_without_the_command_repeats_under_the_same_message_ids(app) {
        let relay = Relay::start().await;
        let instance = relayed(app, &relay).await;
        protocol_in_force(app, "Protocole Alpha", "2025-09-10").await;
        protocol_in_force(app, "Protocole Bêta", "2025-09-10").await;
        let copy = app.copy_of_database().await;
        at(app, "2026-06-12T06:00:00Z");
        work(&instance).await;
        let restored = app.instance(&copy, relay.settings(), 13).await;
        work(&restored).await;
        let ids: BTreeSet<_> = relay.message_ids().into_iter().collect();
        assert_eq!((relay.messages().len(), ids.len()), (6, 3));
        restored.platform.db.close().await;
    }

    async fn several_instances_send_each_reminder_once(app) {
        let relay = Relay::start().await;
        for number in 0..6 {
            protocol_in_force(app, &format!("Protocole {number}"), &format!("2025-09-{:02}", 10 + number)).await;
        }
        at(app, "2026-06-20T06:00:00Z");
        let mut running = Vec::new();
        for seed in 20..24 {
            let instance = app.instance(&app.app.config.database_url, relay.settings(), seed).await;
            running.push(tokio::spawn(async move {
                let planned = instance.reminders.plan_as_system().await.unwrap();
                work(&instance).await;
                planned
            }));
        }
        let mut planned = 0;
        for instance in running {
            planned += instance.await.unwrap();
        }
        assert_eq!(planned, 3, "one pass planned everything");
        let ids: BTreeSet<_> = relay.message_ids().into_iter().collect();
        assert_eq!((relay.messages().len(), ids.len()), (3, 3), "three people, one digest of six each");
        assert_eq!(count(&app.app, "SELECT COUNT(*) FROM reminder").await, 18);
    }
}
