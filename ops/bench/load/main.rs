//! What the product does against a bare handler, on both engines, in one run: `ops/bench/run`.
//!
//! Both servers, PostgreSQL and the load share the machine, so only ratios of one run mean anything. Rounds of the two
//! servers alternate, and the median of three is kept.

mod bare;
mod client;
#[path = "../../../tests/it/support/postgres.rs"]
#[expect(dead_code, reason = "copies of a database are for the tests")]
mod postgres;
mod rush;
mod servers;
#[path = "../session.rs"]
mod session;
mod stage;

use std::sync::Arc;
use std::time::Duration;

use jonction::kernel::clock::{Clock, Zone};
use jonction::platform::db::Db;
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

use client::{Call, Figures, load};
use servers::{PROGRAM, Server, time_to_first_answer};
use stage::{Stage, Viewer};

const LIST: &str = "{ protocols(first: 20) { nodes { id title status reviewStatus reviewDueOn partnership { id name } \
    parties { id state } } } }";
const NESTED: &str = "query ($code: ID!) { territory(code: $code) { name partnerships(first: 5) { nodes { id name \
    protocols(first: 20) { nodes { id title reviewDueOn lastReview { id heldOn decision } \
    parties { id state signatories { id label } } } } } } } }";
const COMING: &str = "query ($from: Date!) { events(from: $from, first: 20) { nodes { id title startsAt \
    organiser { id label } training { seatsTotal seatsLeft } } } }";
const ROUNDS: usize = 3;
const CALENDARS: [usize; 2] = [1_000, 10_000];

/// What the tests' PostgreSQL copies: an empty database of this program's version.
async fn prepare(db: &Db) {
    db.migrate().await.expect("migrations apply");
}

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, database] = arguments.as_slice()
        && word == "bare"
    {
        return bare::serve(database).await;
    }
    let seconds = std::env::var("BENCH_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(3.0);
    let lasting = Duration::from_secs_f64(seconds);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    println!("cores {cores}, load before {}", load.split_whitespace().next().unwrap_or("unknown"));
    #[expect(clippy::cast_precision_loss, reason = "a file's size is far below 2^52")]
    let size = std::fs::metadata(PROGRAM).expect("the program").len() as f64 / (1024.0 * 1024.0);
    println!("program {size:.1} MiB");
    measure(
        "SQLite",
        &format!("sqlite:{}", folder.path().join("bench.db").display()),
        folder.path(),
        lasting,
    )
    .await;
    measure("PostgreSQL", &postgres::fresh_database().await, folder.path(), lasting).await;
    grow(folder.path(), lasting).await;
}

/// How the lists' time grows from one territory to the country, on the embedded engine.
async fn grow(folder: &std::path::Path, lasting: Duration) {
    println!("\nSQLite, one territory and the country, one connection");
    let client = client::client();
    let mut medians = Vec::new();
    for scale in ["small", "national"] {
        let database = format!("sqlite:{}", folder.join(format!("grow-{scale}.db")).display());
        let stage = stage::build(&database, folder, scale, &[]).await;
        let ours = Server::product(&database, folder);
        settle(&ours, &client).await;
        let mut row = Vec::new();
        for (_, calls) in lists(&stage, &ours) {
            let mut rounds = Vec::new();
            for _ in 0..ROUNDS {
                rounds.push(load(&client, &calls, 1, lasting).await);
            }
            row.push(middle(rounds).median.as_secs_f64() * 1e3);
        }
        println!("  {scale:<10} protocol list {:.2} ms, coming events {:.2} ms", row[0], row[1]);
        medians.push(row);
    }
    println!(
        "  growth     protocol list x {:.2}, coming events x {:.2}",
        medians[1][0] / medians[0][0],
        medians[1][1] / medians[0][1]
    );
}

/// The two lists, asked for by everybody in turn.
fn lists(stage: &Stage, ours: &Server) -> [(&'static str, Arc<Vec<Call>>); 2] {
    let from = json!({ "from": tomorrow() });
    [
        ("protocol list", each(stage, |viewer| graphql(ours, &viewer.token, LIST, &json!({})))),
        ("20 coming events", each(stage, |viewer| graphql(ours, &viewer.token, COMING, &from))),
    ]
}

fn tomorrow() -> String {
    Clock::System.now().day_in(&Zone::paris()).plus_days(1).to_string()
}

async fn measure(engine: &str, database: &str, folder: &std::path::Path, lasting: Duration) {
    println!("\n{engine}");
    let stage = stage::build(database, folder, "national", &CALENDARS).await;
    println!("  national scale planted in {:.1} s", stage.seeded_in.as_secs_f64());
    let client = client::client();
    let mut starts = Vec::new();
    for _ in 0..ROUNDS {
        starts.push(time_to_first_answer(&client, database, folder).await);
    }
    starts.sort_unstable();
    println!("  start to first answer {:.0} ms", starts[ROUNDS / 2].as_secs_f64() * 1e3);
    let (ours, bare) = (Server::product(database, folder), Server::bare(database));
    settle(&ours, &client).await;
    let rest = ours.memory();
    println!(
        "  {:<24} {:>5} {:>10} {:>10} {:>6} {:>9} {:>9} {:>9} {:>11}",
        "case", "conns", "ours/s", "bare/s", "ratio", "ours p50", "bare p50", "ours p99", "statements"
    );
    for case in cases(&stage, &ours, &bare, &client).await {
        compare(&case, &ours, &client, lasting).await;
    }
    rush::run(&stage.rush, &ours, &bare, &client, database).await;
    println!("  memory {rest:.0} MiB at rest, {:.0} MiB after the load", ours.memory());
}

/// Waits until the jobs of the start are done.
async fn settle(ours: &Server, client: &Client) {
    let mut before = 0;
    loop {
        tokio::time::sleep(Duration::from_secs(2)).await;
        let now = ours.statements(client).await;
        // The worker's own looking around goes on for ever.
        if now - before < 50 {
            return;
        }
        before = now;
    }
}

/// One measurement: the same data from both servers.
struct Case {
    name: String,
    connections: Vec<usize>,
    ours: Arc<Vec<Call>>,
    bare: Arc<Vec<Call>>,
}

async fn cases(stage: &Stage, ours: &Server, bare: &Server, client: &Client) -> Vec<Case> {
    let [(list, ask_list), (coming, ask_coming)] = lists(stage, ours);
    let from = tomorrow();
    let mut cases = vec![
        Case {
            name: list.into(),
            connections: vec![1, 16],
            ours: ask_list,
            bare: each(stage, |viewer| {
                Call::get(format!("{}/list?partnership={}", bare.url, viewer.partnership))
            }),
        },
        Case {
            name: "nested page".into(),
            connections: vec![1, 16],
            ours: each(stage, |viewer| {
                graphql(ours, &viewer.token, NESTED, &json!({ "code": viewer.territory }))
            }),
            bare: each(stage, |viewer| {
                Call::get(format!("{}/nested?territory={}", bare.url, viewer.territory))
            }),
        },
        Case {
            name: coming.into(),
            connections: vec![1, 16],
            ours: ask_coming,
            bare: each(stage, |viewer| {
                Call::get(format!("{}/coming?partnership={}&from={from}", bare.url, viewer.partnership))
            }),
        },
    ];
    for case in &cases {
        for (ours, bare) in case.ours.iter().zip(case.bare.iter()) {
            let data = |body: Vec<u8>| serde_json::from_slice::<Value>(&body).expect("JSON")["data"].take();
            assert_eq!(data(ours.send(client).await.1), data(bare.send(client).await.1), "{}", case.name);
        }
    }
    for calendar in &stage.calendars {
        let feed = Call::get(format!("{}{}", ours.url, calendar.path));
        let (headers, body) = feed.send(client).await;
        // Due dates come on top of the events.
        let entries = String::from_utf8(body).expect("text").matches("BEGIN:VEVENT").count();
        assert!((calendar.events..calendar.events + 50).contains(&entries), "{entries} entries");
        let etag = headers["etag"].to_str().expect("text").to_owned();
        let yardstick = Call::get(format!("{}/feed?partnership={}", bare.url, calendar.partnership));
        cases.push(Case {
            name: format!("feed of {}, cold", calendar.events),
            connections: vec![1],
            ours: Arc::new(vec![feed.clone()]),
            bare: Arc::new(vec![yardstick]),
        });
        let row = Call::get(format!("{}/row?hash={}", bare.url, calendar.token_hash));
        cases.push(Case {
            name: format!("feed of {}, 304", calendar.events),
            connections: vec![1, 16],
            ours: Arc::new(vec![feed.holding(etag.clone())]),
            bare: Arc::new(vec![row.holding(etag)]),
        });
    }
    cases
}

fn each(stage: &Stage, call: impl Fn(&Viewer) -> Call) -> Arc<Vec<Call>> {
    Arc::new(stage.viewers.iter().map(call).collect())
}

fn graphql(ours: &Server, token: &str, query: &str, variables: &Value) -> Call {
    Call {
        method: Method::POST,
        url: format!("{}/graphql", ours.url),
        headers: vec![
            ("content-type", "application/json".into()),
            ("cookie", format!("jonction={token}")),
            ("x-jonction-csrf", "1".into()),
        ],
        body: json!({ "query": query, "variables": variables }).to_string(),
        expects: StatusCode::OK,
    }
}

async fn compare(case: &Case, ours: &Server, client: &Client, lasting: Duration) {
    let before = ours.statements(client).await;
    let twice = ours.statements(client).await;
    case.ours[0].send(client).await;
    let statements = (ours.statements(client).await - twice).saturating_sub(twice - before);
    for &connections in &case.connections {
        let (mut own, mut yardstick) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            own.push(load(client, &case.ours, connections, lasting).await);
            yardstick.push(load(client, &case.bare, connections, lasting).await);
        }
        let (own, yardstick) = (middle(own), middle(yardstick));
        let ms = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
        println!(
            "  {:<24} {connections:>5} {:>10.0} {:>10.0} {:>6.2} {:>9} {:>9} {:>9} {statements:>11}",
            case.name,
            own.rate,
            yardstick.rate,
            own.rate / yardstick.rate,
            ms(own.median),
            ms(yardstick.median),
            ms(own.p99),
        );
    }
}

fn middle(mut rounds: Vec<Figures>) -> Figures {
    rounds.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    rounds[rounds.len() / 2]
}
