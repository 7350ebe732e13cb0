//! Reminders: who is told what and when, each step once, whatever happens to clocks, workers, relays and databases.

mod delivery;
mod steps;

use std::collections::BTreeSet;

use jonction::app::App;
use jonction::kernel::clock::Ts;

use crate::support::smtp::header;
use crate::support::{InForce, TestApp};

/// 08:00 in Paris in winter and in summer, and a minute before.
fn at(app: &TestApp, instant: &str) {
    app.app.platform.clock.set(Ts::new(instant.parse().unwrap()));
}

/// Plans and sends what is due at this instant.
async fn run_at(app: &TestApp, instant: &str) {
    at(app, instant);
    app.app.reminders.plan_as_system().await.unwrap();
    app.run_jobs().await;
}

/// Letters about reviews that left; who holds which post is asked by others, on days of their own.
fn reminders(app: &TestApp) -> Vec<String> {
    app.mails().into_iter().filter(|mail| header(mail, "Message-ID").starts_with("<reminder.")).collect()
}

fn message_ids(app: &TestApp) -> BTreeSet<String> {
    reminders(app).iter().map(|mail| header(mail, "Message-ID")).collect()
}

async fn count(app: &App, sql: &'static str) -> i64 {
    let db = &app.platform.db;
    db.maybe::<(i64,)>(db.q(sql)).await.unwrap().unwrap().0
}

async fn set_state(app: &TestApp, sql: &'static str) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q(sql);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

/// Steps that have rows, with the number of people of each.
async fn steps(app: &App, protocol: &InForce) -> Vec<(i64, i64)> {
    let db = &app.platform.db;
    let q = db
        .q("SELECT step, COUNT(*) FROM reminder WHERE protocol_id = $1 GROUP BY step ORDER BY step")
        .bind(protocol.id);
    db.all(q).await.unwrap()
}
