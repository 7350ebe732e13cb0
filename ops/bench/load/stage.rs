//! What the servers are asked for: a whole country, people signed in, two full calendars.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use jonction::accounts::{OpenSession, hash_token};
use jonction::app::App;
use jonction::calendar::{Filter, NewFeed};
use jonction::config::Config;
use jonction::kernel::actor::{Actor, PartnershipId, PersonId};
use jonction::kernel::clock::Clock;
use jonction::kernel::entropy::Entropy;
use jonction::platform::db::Db;
use uuid::Uuid;

use super::servers::program;

/// Someone signed in, with what they ask for.
#[derive(Debug)]
pub struct Viewer {
    pub token: String,
    pub territory: String,
    pub partnership: Uuid,
}

/// A calendar of a known length.
#[derive(Debug)]
pub struct Calendar {
    pub events: usize,
    pub path: String,
    pub token_hash: String,
    pub partnership: Uuid,
}

/// A database ready to be asked.
#[derive(Debug)]
pub struct Stage {
    pub seeded_in: Duration,
    pub viewers: Vec<Viewer>,
    pub calendars: Vec<Calendar>,
}

/// Seeds the country and plants what the measurements need besides.
pub async fn build(database: &str, folder: &Path, sizes: [usize; 2]) -> Stage {
    let begun = Instant::now();
    let mut seed = program(database, folder);
    let done = seed.args(["seed", "--scale", "national"]).stderr(Stdio::inherit()).status().expect("it runs");
    assert!(done.success(), "the country was not planted");
    let seeded_in = begun.elapsed();

    let mut config = Config::load(None).expect("defaults are valid");
    database.clone_into(&mut config.database_url);
    config.mail.folder = folder.join("mail");
    let db = Db::open(database, 4).await.expect("the database opens");
    let app = App::assemble(config, db.clone(), Clock::System, Entropy::from_os()).expect("it is built");
    let people: Vec<(PersonId, String, PartnershipId)> = db
        .all(db.q("SELECT m.person_id, s.territory_code, pa.id FROM partnership pa \
                   JOIN partnership_scope s ON s.partnership_id = pa.id \
                   JOIN mandate m ON m.post_id = pa.coordinating_post_id ORDER BY s.territory_code"))
        .await
        .expect("coordinators");
    let mut viewers = Vec::new();
    for (person, territory, partnership) in people {
        let token = sign_in(&app, person).await;
        viewers.push(Viewer { token, territory, partnership: partnership.0 });
    }
    let mut calendars = Vec::new();
    for (viewer, size) in viewers.iter().zip(sizes) {
        let actor = app.sessions.actor(&viewer.token).await.expect("read").expect("signed in");
        calendars.push(fill(&app, &actor, viewer.partnership, size).await);
    }
    // What PostgreSQL does by itself within minutes of such a load.
    let mut tx = db.begin().await.expect("a transaction");
    tx.exec(tx.q("ANALYZE")).await.expect("analysed");
    tx.commit().await.expect("committed");
    db.close().await;
    Stage { seeded_in, viewers, calendars }
}

async fn sign_in(app: &App, person: PersonId) -> String {
    let mut tx = app.platform.db.begin().await.expect("a transaction");
    let session = OpenSession {
        person,
        provider_id: "bench".into(),
        strong_possible: false,
        strong_at: None,
        id_token: None,
    };
    let token = app.sessions.open(&mut tx, session).await.expect("a session opens");
    tx.commit().await.expect("committed");
    token
}

/// Gives the partnership exactly so many events that its feed shows, copies of one of its own, and a token to read it.
async fn fill(app: &App, actor: &Actor, partnership: Uuid, size: usize) -> Calendar {
    let now = app.platform.clock.now();
    let mut tx = app.platform.db.begin().await.expect("a transaction");
    let q = tx.q("DELETE FROM event WHERE partnership_id = $1 AND id <> (SELECT id FROM event \
                  WHERE partnership_id = $1 ORDER BY starts_at DESC LIMIT 1)");
    tx.exec(q.bind(partnership)).await.expect("deleted");
    for _ in 1..size {
        let id = app.platform.entropy.uuid(now);
        let q = tx
            .q("INSERT INTO event (id, uid, kind, partnership_id, title, state, starts_local, ends_local, time_zone, \
                starts_at, ends_at, place, organiser_post_id, created_at, updated_at) SELECT $1, $2, kind, \
                partnership_id, title, state, starts_local, ends_local, time_zone, starts_at, ends_at, place, \
                organiser_post_id, created_at, updated_at FROM event WHERE partnership_id = $3 LIMIT 1")
            .bind(id)
            .bind(format!("{id}@graine"))
            .bind(partnership);
        tx.exec(q).await.expect("copied");
    }
    tx.commit().await.expect("committed");
    let feed = NewFeed {
        name: "Mon agenda".into(),
        post: None,
        alarm_minutes: None,
        filter: Filter::everything(),
        colour: None,
        confirmed: false,
    };
    let made = app.calendar.create(actor, feed).await.expect("a feed");
    let path = made.url.strip_prefix(&app.config.public_url).expect("our own address").to_owned();
    let secret = path.trim_start_matches("/calendrier/").trim_end_matches(".ics");
    Calendar { events: size, token_hash: hash_token(secret), path, partnership }
}
