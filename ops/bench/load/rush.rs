//! A thousand people want one of forty seats at once: nobody too many sits, and the line is in order of arrival.

use jonction::platform::db::Db;
use reqwest::{Client, Method, StatusCode};
use serde_json::json;
use uuid::Uuid;

use super::client::{Call, each_once};
use super::graphql;
use super::servers::Server;
use super::stage::{Rush, SEATS};

const REGISTER: &str = "mutation ($training: ID!) { registerForTraining(input: { trainingId: $training }) \
    { registration { id } problems { code } } }";
const CLIENTS: usize = 50;

/// Registers everybody with either server, each for a training of its own, and prints how long it took.
pub async fn run(rush: &Rush, ours: &Server, bare: &Server, client: &Client, database: &str) {
    let [own, yardstick] = rush.trainings;
    let variables = json!({ "training": format!("training:{own}") });
    let asked = rush.people.iter().map(|(_, token)| graphql(ours, token, REGISTER, &variables)).collect();
    let ours_took = each_once(client, asked, CLIENTS).await;
    let asked = rush.people.iter().map(|(person, _)| Call {
        method: Method::POST,
        url: format!("{}/register?training={yardstick}&person={person}", bare.url),
        headers: Vec::new(),
        body: String::new(),
        expects: StatusCode::OK,
    });
    let bare_took = each_once(client, asked.collect(), CLIENTS).await;
    let (sitting, waiting) = line(database, own).await;
    let crowd = rush.people.len();
    assert_eq!(
        (sitting, waiting),
        (SEATS, i64::try_from(crowd).expect("few") - SEATS),
        "seats taken, people waiting"
    );
    let rate = |took: std::time::Duration| f64::from(u32::try_from(crowd).expect("few")) / took.as_secs_f64();
    println!(
        "  {crowd} registrations by {CLIENTS} clients for {SEATS} seats: {sitting} sit, {waiting} wait in order; ours {:.0}/s, \
         bare {:.0}/s, ratio {:.2}",
        rate(ours_took),
        rate(bare_took),
        rate(ours_took) / rate(bare_took),
    );
}

/// How many sit and how many wait; nobody sits who came after somebody who waits.
async fn line(database: &str, training: Uuid) -> (i64, i64) {
    let db = Db::open(database, 1).await.expect("the database opens");
    let q = db
        .q("SELECT state, COUNT(*), MIN(place), MAX(place) FROM registration WHERE training_id = $1 GROUP BY state \
            ORDER BY state")
        .bind(training);
    let rows: Vec<(String, i64, i64, i64)> = db.all(q).await.expect("the line");
    db.close().await;
    let [(_, sitting, _, last_seat), (_, waiting, first_waiting, _)] = rows.as_slice() else {
        panic!("some sit and some wait: {rows:?}")
    };
    assert!(last_seat < first_waiting, "the seats went to those who came first");
    (*sitting, *waiting)
}
