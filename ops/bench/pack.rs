//! What an onboarding pack costs for a post with 30 protocols and 200 partners, on SQLite: statements and time to put it
//! together, time until it is a PDF, size. Run with `cargo bench --features pdf --bench pack`.

mod session;

use std::sync::Arc;
use std::time::{Duration, Instant};

use jonction::app::App;
use jonction::arrivals::Pack;
use jonction::config::Config;
use jonction::demo::{self, Scale};
use jonction::documents::{DocumentKind, DocumentState, Wish};
use jonction::kernel::actor::{Actor, PartnershipId, PersonId};
use jonction::kernel::clock::{Clock, Zone};
use jonction::kernel::entropy::Entropy;
use jonction::platform::db::{Db, Tx};
use jonction::platform::pdf;
use uuid::Uuid;

const PROTOCOLS: i64 = 30;
const PARTNERS: i64 = 200;
const ROUNDS: usize = 9;

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut config = Config::load(None).expect("defaults are valid");
    config.database_url = format!("sqlite:{}", folder.path().join("pack.db").display());
    config.mail.folder = folder.path().join("mail");
    let db = Db::open(&config.database_url, 4).await.expect("the database opens");
    db.migrate().await.expect("migrations apply");
    let app = App::assemble(config, db, Clock::System, Entropy::from_os()).expect("it is built");
    demo::seed(&app.platform, Scale::Small, 7, Arc::new(|_, _| ())).await.expect("matter is planted");
    let newcomer = furnish(&app).await;
    let token = session::sign_in(&app, newcomer).await;
    let actor = app.sessions.actor(&token).await.expect("read").expect("signed in");
    run_jobs(&app).await;
    let pack = app.packs.own(&actor).await.expect("read").pop().expect("a pack");
    let build = if cfg!(debug_assertions) { "debug" } else { "release" };
    println!("pack of a post with {PROTOCOLS} protocols and {PARTNERS} partners, SQLite, {build} build");
    compose(&app, &actor, &pack).await;
    if pdf::AVAILABLE {
        set(&app, &actor, &pack).await;
    } else {
        println!("  no PDF: built without the feature `pdf`");
    }
}

/// The pack as the page shows it.
async fn compose(app: &App, actor: &Actor, pack: &Pack) {
    let content = app.packs.read(actor, pack).await.expect("read");
    let (protocols, partners) = (content.protocols.len(), content.partners.len());
    let clauses: usize = content.protocols.iter().map(|one| one.clauses.len()).sum();
    println!("  {protocols} protocols, {clauses} clauses for the role, {partners} partners");
    let mut times = Vec::new();
    let before = app.platform.db.statements();
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        app.packs.compose(actor, pack.id).await.expect("read");
        times.push(begun.elapsed());
    }
    let statements = (app.platform.db.statements() - before) / ROUNDS as u64;
    println!("  put together   {statements} statements, {:.1} ms", milliseconds(times));
}

/// As a file, from the request to the last byte.
async fn set(app: &App, actor: &Actor, pack: &Pack) {
    let mut times = Vec::new();
    for round in 0..ROUNDS {
        let wish = Wish {
            kind: DocumentKind::OnboardingPack,
            subject: pack.id.to_string(),
            compared_with: None,
            from: None,
            on: None,
        };
        let begun = Instant::now();
        let asked = app.documents.request(actor, wish).await.expect("asked for");
        run_jobs(app).await;
        times.push(begun.elapsed());
        let made = app.documents.document(actor, asked.id).await.expect("read").expect("it is there");
        assert!(made.state == DocumentState::Ready, "it could not be set");
        if round == 0 {
            let file = app.documents.file(actor, asked.id).await.expect("read").expect("a file").pdf;
            let pages =
                file.windows(11).filter(|part| part.starts_with(b"/Type/Page") && part[10] != b's').count();
            println!("  file           {} KiB, {pages} pages", file.len() / 1024);
        }
        // The same content is the same document: to be set again, it must be forgotten.
        let mut tx = app.platform.db.begin().await.expect("a transaction");
        tx.exec(tx.q("DELETE FROM document")).await.expect("deleted");
        tx.commit().await.expect("committed");
    }
    println!(
        "  until a PDF    {:.0} ms, first {:.0} ms",
        milliseconds(times.clone()),
        times[0].as_secs_f64() * 1e3
    );
}

/// The median.
fn milliseconds(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e3
}

async fn run_jobs(app: &App) {
    let worker = app.worker();
    while worker.run_due().await.expect("the queue answers") > 0 {}
}

/// Copies what one partnership has until it has enough of it, and seats a judge since today.
async fn furnish(app: &App) -> PersonId {
    let db = &app.platform.db;
    let q = db.q("SELECT p.id, p.partnership_id, v.id, t.organisation_id FROM protocol p \
                  JOIN protocol_version v ON v.protocol_id = p.id AND v.status = 'IN_FORCE' \
                  JOIN protocol_party t ON t.protocol_id = p.id \
                  JOIN organisation o ON o.id = t.organisation_id AND o.kind = 'TRIBUNAL_JUDICIAIRE' \
                  WHERE p.status = 'IN_FORCE' ORDER BY p.id LIMIT 1");
    let (protocol, partnership, version, court): (Uuid, PartnershipId, Uuid, Uuid) =
        db.maybe(q).await.expect("read").expect("a protocol in force of a court");
    let number = async |sql| {
        db.maybe::<(i64,)>(db.q(sql).bind(partnership)).await.expect("read").map_or(0, |one| one.0)
    };
    let protocols =
        number("SELECT COUNT(*) FROM protocol WHERE partnership_id = $1 AND status = 'IN_FORCE'").await;
    let members =
        number("SELECT COUNT(*) FROM partnership_member WHERE partnership_id = $1 AND left_on IS NULL").await;
    let mut tx = db.begin().await.expect("a transaction");
    for _ in protocols..PROTOCOLS {
        copy_protocol(app, &mut tx, (protocol, version)).await;
    }
    // Beside the court itself.
    for nth in members..=PARTNERS {
        copy_partner(app, &mut tx, (partnership, court), nth).await;
    }
    let marked = tx.q("UPDATE clause SET marked_for = 'JAP' WHERE number <= 3");
    tx.exec(marked).await.expect("marked");
    let judge = seat(app, &mut tx, court).await;
    tx.commit().await.expect("committed");
    judge
}

async fn copy_protocol(app: &App, tx: &mut Tx, (protocol, version): (Uuid, Uuid)) {
    let now = app.platform.clock.now();
    let fresh = || app.platform.entropy.uuid(now);
    let (own, own_version) = (fresh(), fresh());
    for (sql, id, from) in [
        (
            "INSERT INTO protocol (id, partnership_id, title, title_key, status, owner_post_id, term_kind, \
             first_in_force_on, review_due_on, cycle_began_on, created_at, updated_at) SELECT $1, partnership_id, title, \
             title_key, status, owner_post_id, 'OPEN', first_in_force_on, review_due_on, cycle_began_on, created_at, \
             updated_at FROM protocol WHERE id = $2 AND $3 IS NOT NULL",
            own,
            protocol,
        ),
        (
            "INSERT INTO protocol_version (id, protocol_id, number, status, effect_date, in_force_from, created_at, \
             updated_at) SELECT $1, $3, number, status, effect_date, in_force_from, created_at, updated_at \
             FROM protocol_version WHERE id = $2",
            own_version,
            version,
        ),
    ] {
        tx.exec(tx.q(sql).bind(id).bind(from).bind(own)).await.expect("copied");
    }
    let parties: Vec<(Uuid,)> =
        read(tx, "SELECT organisation_id FROM protocol_party WHERE protocol_id = $1", protocol).await;
    for (organisation,) in parties {
        let q = tx
            .q("INSERT INTO protocol_party (id, protocol_id, organisation_id, state) VALUES ($1, $2, $3, 'ACTIVE')")
            .bind(fresh())
            .bind(own)
            .bind(organisation);
        tx.exec(q).await.expect("copied");
    }
    let clauses: Vec<(Uuid,)> = read(tx, "SELECT id FROM clause WHERE version_id = $1", version).await;
    for (clause,) in clauses {
        let q = tx
            .q("INSERT INTO clause (id, version_id, lineage, number, theme, title, body, edited_at) SELECT $1, $2, $1, \
                number, theme, title, body, edited_at FROM clause WHERE id = $3")
            .bind(fresh())
            .bind(own_version)
            .bind(clause);
        tx.exec(q).await.expect("copied");
    }
}

async fn read(tx: &mut Tx, sql: &'static str, id: Uuid) -> Vec<(Uuid,)> {
    let q = tx.q(sql).bind(id);
    tx.all(q).await.expect("read")
}

async fn copy_partner(app: &App, tx: &mut Tx, (partnership, court): (PartnershipId, Uuid), nth: i64) {
    let now = app.platform.clock.now();
    let id = app.platform.entropy.uuid(now);
    let q = tx
        .q("INSERT INTO organisation (id, sector, kind, name, name_key, time_zone, address, postal_code, city, phone, \
            email, opening_hours, created_at, updated_at) SELECT $1, 'MEDICO_SOCIAL', 'CSAPA', $2, $2, time_zone, \
            '12 rue des Ormes', '76000', 'Valmorel', '02 00 00 00 00', 'accueil@graine.example', \
            'Du lundi au vendredi, de 9 h à 17 h', created_at, updated_at FROM organisation WHERE id = $3")
        .bind(id)
        .bind(format!("CSAPA de la graine, antenne {nth}"))
        .bind(court);
    tx.exec(q).await.expect("copied");
    let q = tx
        .q("INSERT INTO partnership_member (partnership_id, organisation_id, joined_on) VALUES ($1, $2, $3)")
        .bind(partnership)
        .bind(id)
        .bind(now.day_in(&Zone::paris()).plus_days(-400));
    tx.exec(q).await.expect("joined");
}

/// A judge who begins today.
async fn seat(app: &App, tx: &mut Tx, court: Uuid) -> PersonId {
    let now = app.platform.clock.now();
    let fresh = || app.platform.entropy.uuid(now);
    let (post, person) = (fresh(), fresh());
    let q = tx
        .q("INSERT INTO post (id, organisation_id, kind, cardinality, signatory, representative, referent, created_at) \
            VALUES ($1, $2, 'JAP', 'SINGLE', FALSE, FALSE, TRUE, $3)")
        .bind(post)
        .bind(court)
        .bind(now);
    tx.exec(q).await.expect("a post");
    let q = tx
        .q("INSERT INTO person (id, given_name, family_name, name_key, email, created_at) \
            VALUES ($1, 'Camille', 'Graine', 'graine camille', 'camille@graine.example', $2)")
        .bind(person)
        .bind(now);
    tx.exec(q).await.expect("a person");
    let q = tx
        .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, created_at, confirmed_at) \
            VALUES ($1, $2, $3, 'TITULAR', $4, $5, $5)")
        .bind(fresh())
        .bind(person)
        .bind(post)
        .bind(now.day_in(&Zone::paris()))
        .bind(now);
    tx.exec(q).await.expect("a mandate");
    PersonId(person)
}
