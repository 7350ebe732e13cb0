//! What the servers are asked for: a whole country, people signed in, two full calendars.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use jonction::accounts::hash_token;
use jonction::app::App;
use jonction::calendar::{Filter, NewFeed};
use jonction::config::Config;
use jonction::directory::PostKind;
use jonction::kernel::actor::{Actor, PartnershipId, PersonId};
use jonction::kernel::clock::{Clock, Zone};
use jonction::kernel::entropy::Entropy;
use jonction::platform::db::Db;
use uuid::Uuid;

use super::servers::program;
use super::session::sign_in;

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

/// Two trainings of forty seats, and those who all want one at once.
#[derive(Debug)]
pub struct Rush {
    pub trainings: [Uuid; 2],
    /// Person and session.
    pub people: Vec<(Uuid, String)>,
}

/// A database ready to be asked.
#[derive(Debug)]
pub struct Stage {
    pub seeded_in: Duration,
    pub viewers: Vec<Viewer>,
    pub calendars: Vec<Calendar>,
    pub rush: Rush,
}

/// Seats of each of the two trainings.
pub const SEATS: i64 = 40;
const CROWD: usize = 1_000;

/// Seeds the country and plants what the measurements need besides.
pub async fn build(database: &str, folder: &Path, scale: &str, sizes: &[usize]) -> Stage {
    let begun = Instant::now();
    let mut seed = program(database, folder);
    let done = seed.args(["seed", "--scale", scale]).stderr(Stdio::inherit()).status().expect("it runs");
    assert!(done.success(), "the matter was not planted");
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
        calendars.push(fill(&app, &actor, viewer.partnership, *size).await);
    }
    let rush = gather(&app, viewers.last().expect("a partnership").partnership).await;
    // What PostgreSQL does by itself within minutes of such a load.
    let mut tx = db.begin().await.expect("a transaction");
    tx.exec(tx.q("ANALYZE")).await.expect("analysed");
    tx.commit().await.expect("committed");
    db.close().await;
    Stage { seeded_in, viewers, calendars, rush }
}

/// Gives the partnership exactly so many events that its feed shows, copies of one of its own, and a token to read it.
async fn fill(app: &App, actor: &Actor, partnership: Uuid, size: usize) -> Calendar {
    let now = app.platform.clock.now();
    let mut tx = app.platform.db.begin().await.expect("a transaction");
    for sql in [
        "DELETE FROM registration WHERE training_id IN (SELECT id FROM training WHERE partnership_id = $1)",
        "DELETE FROM training WHERE partnership_id = $1",
        "DELETE FROM event WHERE partnership_id = $1 AND id <> (SELECT id FROM event \
         WHERE partnership_id = $1 AND kind = 'OTHER' ORDER BY starts_at DESC LIMIT 1)",
    ] {
        tx.exec(tx.q(sql).bind(partnership)).await.expect("deleted");
    }
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

/// Clears the last two coming trainings of the partnership, and gives its SPIP a thousand counsellors, signed in.
async fn gather(app: &App, partnership: Uuid) -> Rush {
    let platform = &app.platform;
    let now = platform.clock.now();
    let db = &platform.db;
    let q = db
        .q("SELECT t.id FROM training t JOIN event e ON e.id = t.event_id WHERE t.partnership_id = $1 \
            ORDER BY e.starts_at DESC LIMIT 2")
        .bind(partnership);
    let trainings: Vec<(Uuid,)> = db.all(q).await.expect("trainings");
    let q = db
        .q("SELECT po.organisation_id FROM partnership pa JOIN post po ON po.id = pa.coordinating_post_id WHERE pa.id = $1")
        .bind(partnership);
    let (spip,): (Uuid,) = db.maybe(q).await.expect("read").expect("its SPIP");
    let mut tx = db.begin().await.expect("a transaction");
    for (training,) in &trainings {
        tx.exec(tx.q("DELETE FROM registration WHERE training_id = $1").bind(*training))
            .await
            .expect("deleted");
        let q = tx
            .q("UPDATE training SET last_place = 0, seats_total = $2, reserved_justice = 0, reserved_health = 0 \
                WHERE id = $1")
            .bind(*training)
            .bind(SEATS);
        tx.exec(q).await.expect("cleared");
    }
    let post = platform.entropy.uuid(now);
    let q = tx
        .q("INSERT INTO post (id, organisation_id, kind, cardinality, signatory, representative, referent, created_at) \
            VALUES ($1, $2, $3, 'TEAM', FALSE, FALSE, FALSE, $4)")
        .bind(post)
        .bind(spip)
        .bind(PostKind::Cpip)
        .bind(now);
    tx.exec(q).await.expect("a post");
    let mut crowd = Vec::new();
    for nth in 0..CROWD {
        let person = platform.entropy.uuid(now);
        let q = tx
            .q("INSERT INTO person (id, given_name, family_name, name_key, email, created_at) \
                VALUES ($1, 'Camille', $2, $2, $3, $4)")
            .bind(person)
            .bind(format!("graine {nth}"))
            .bind(format!("foule-{nth}@graine.example"))
            .bind(now);
        tx.exec(q).await.expect("a person");
        let q = tx
            .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, created_at, confirmed_at) \
                VALUES ($1, $2, $3, 'TITULAR', $4, $5, $5)")
            .bind(platform.entropy.uuid(now))
            .bind(person)
            .bind(post)
            .bind(now.day_in(&Zone::paris()).plus_days(-30))
            .bind(now);
        tx.exec(q).await.expect("a mandate");
        crowd.push(person);
    }
    tx.commit().await.expect("committed");
    let mut people = Vec::new();
    for person in crowd {
        people.push((person, sign_in(app, PersonId(person)).await));
    }
    let [first, second] = trainings.as_slice() else { panic!("two trainings to come") };
    Rush { trainings: [first.0, second.0], people }
}
