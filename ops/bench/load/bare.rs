//! The yardstick: axum and sqlx, one SQL statement for each answer; no session, no rights, no limits.
//!
//! Its answers hold the same data as the product's, which the run checks before it measures anything.

use std::collections::HashMap;
use std::fmt::Write as _;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use jonction::directory::PostKind;
use jonction::events::EventId;
use jonction::kernel::actor::{PartnershipId, PostId};
use jonction::kernel::clock::{Clock, Day, Ts, Zone};
use jonction::platform::db::Db;
use jonction::protocols::ids::{PartyId, ProtocolId, ReviewId};
use serde_json::{Value, json};
use uuid::Uuid;

/// Serves on a free port, whose number it prints, until it is killed.
pub async fn serve(database: &str) {
    let db = Db::open(database, 10).await.expect("the database opens");
    let routes = Router::new()
        .route("/list", get(list))
        .route("/nested", get(nested))
        .route("/coming", get(coming))
        .route("/register", post(register))
        .route("/feed", get(feed))
        .route("/row", get(row))
        .with_state(db);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    println!("listening on http://{}", listener.local_addr().expect("an address"));
    axum::serve(listener, routes).await.expect("it serves");
}

type Asked = Query<HashMap<String, String>>;

fn id(asked: &Asked, name: &str) -> Uuid {
    asked[name].parse().expect("a UUID")
}

#[derive(sqlx::FromRow)]
struct ListRow {
    id: ProtocolId,
    title: String,
    review_due_on: Option<Day>,
    review_open: bool,
    partnership_id: PartnershipId,
    partnership_name: String,
    time_zone: Zone,
    party_id: PartyId,
    party_state: String,
}

async fn list(State(db): State<Db>, asked: Asked) -> Json<Value> {
    let q = db
        .q("SELECT p.id, p.title, p.review_due_on, EXISTS (SELECT 1 FROM protocol_review r WHERE r.protocol_id = p.id \
            AND r.state = 'IN_PROGRESS') AS review_open, pa.id AS partnership_id, pa.name AS partnership_name, \
            pa.time_zone, y.id AS party_id, y.state AS party_state FROM (SELECT * FROM protocol p \
            WHERE p.partnership_id = $1 ORDER BY p.review_due_on, p.title_key, p.id LIMIT 20) p \
            JOIN partnership pa ON pa.id = p.partnership_id JOIN protocol_party y ON y.protocol_id = p.id \
            JOIN organisation o ON o.id = y.organisation_id \
            ORDER BY p.review_due_on, p.title_key, p.id, o.name_key, y.id")
        .bind(id(&asked, "partnership"));
    let rows: Vec<ListRow> = db.all(q).await.expect("rows");
    let now = Clock::System.now();
    let nodes: Vec<Value> = rows
        .chunk_by(|a, b| a.id == b.id)
        .map(|rows| {
            let row = &rows[0];
            let left = row
                .review_due_on
                .map(|due| now.day_in(&row.time_zone).0.until(due.0).expect("days").get_days());
            json!({
                "id": row.id.to_string(),
                "title": row.title,
                "status": "IN_FORCE",
                "reviewStatus": match left {
                    _ if row.review_open => "IN_PROGRESS",
                    Some(..0) => "OVERDUE",
                    Some(0..=90) => "DUE_SOON",
                    _ => "UP_TO_DATE",
                },
                "reviewDueOn": row.review_due_on.map(|day| day.to_string()),
                "partnership": { "id": row.partnership_id.to_string(), "name": row.partnership_name },
                "parties": rows
                    .iter()
                    .map(|row| json!({ "id": row.party_id.to_string(), "state": row.party_state }))
                    .collect::<Vec<_>>(),
            })
        })
        .collect();
    Json(json!({ "data": { "protocols": { "nodes": nodes } } }))
}

#[derive(sqlx::FromRow)]
struct NestedRow {
    territory: String,
    partnership_id: PartnershipId,
    partnership_name: String,
    id: ProtocolId,
    title: String,
    review_due_on: Option<Day>,
    review_id: Option<ReviewId>,
    held_on: Option<Day>,
    decision: Option<String>,
    party_id: PartyId,
    party_state: String,
    post_id: PostId,
    post_kind: PostKind,
}

async fn nested(State(db): State<Db>, asked: Asked) -> Json<Value> {
    let q = db
        .q("SELECT t.name AS territory, pa.id AS partnership_id, pa.name AS partnership_name, p.id, p.title, \
            p.review_due_on, r.id AS review_id, r.held_on, r.decision, y.id AS party_id, y.state AS party_state, \
            po.id AS post_id, po.kind AS post_kind FROM territory t JOIN partnership_scope s ON s.territory_code = t.code \
            JOIN partnership pa ON pa.id = s.partnership_id JOIN protocol p ON p.partnership_id = pa.id \
            LEFT JOIN protocol_review r ON r.id = (SELECT x.id FROM protocol_review x WHERE x.protocol_id = p.id \
            AND x.state = 'CLOSED' ORDER BY x.held_on DESC LIMIT 1) \
            JOIN protocol_version v ON v.protocol_id = p.id AND v.status = 'IN_FORCE' \
            JOIN protocol_party y ON y.protocol_id = p.id JOIN organisation o ON o.id = y.organisation_id \
            JOIN version_signatory vs ON vs.version_id = v.id AND vs.party_id = y.id JOIN post po ON po.id = vs.post_id \
            WHERE t.code = $1 ORDER BY pa.name_key, p.review_due_on, p.title_key, p.id, o.name_key, y.id, po.id")
        .bind(asked["territory"].clone());
    let rows: Vec<NestedRow> = db.all(q).await.expect("rows");
    let protocol = |rows: &[NestedRow]| {
        let row = &rows[0];
        let parties: Vec<Value> = rows
            .chunk_by(|a, b| a.party_id == b.party_id)
            .map(|rows| {
                json!({
                    "id": rows[0].party_id.to_string(),
                    "state": rows[0].party_state,
                    "signatories": rows
                        .iter()
                        .map(|row| json!({ "id": row.post_id.to_string(), "label": row.post_kind.label_fr() }))
                        .collect::<Vec<_>>(),
                })
            })
            .collect();
        json!({
            "id": row.id.to_string(),
            "title": row.title,
            "reviewDueOn": row.review_due_on.map(|day| day.to_string()),
            "lastReview": row.review_id.map(|id| json!({
                "id": id.to_string(),
                "heldOn": row.held_on.map(|day| day.to_string()),
                "decision": row.decision,
            })),
            "parties": parties,
        })
    };
    let partnerships: Vec<Value> = rows
        .chunk_by(|a, b| a.partnership_id == b.partnership_id)
        .map(|rows| {
            let protocols: Vec<Value> = rows.chunk_by(|a, b| a.id == b.id).map(protocol).collect();
            json!({
                "id": rows[0].partnership_id.to_string(),
                "name": rows[0].partnership_name,
                "protocols": { "nodes": protocols },
            })
        })
        .collect();
    let name = rows.first().map(|row| row.territory.clone());
    Json(json!({ "data": { "territory": { "name": name, "partnerships": { "nodes": partnerships } } } }))
}

#[derive(sqlx::FromRow)]
struct ComingRow {
    id: EventId,
    title: String,
    starts_at: Ts,
    post_id: PostId,
    post_kind: PostKind,
    seats_total: Option<i64>,
    taken: i64,
}

async fn coming(State(db): State<Db>, asked: Asked) -> Json<Value> {
    let q = db
        .q("SELECT e.id, e.title, e.starts_at, po.id AS post_id, po.kind AS post_kind, t.seats_total, \
            (SELECT COUNT(*) FROM registration r WHERE r.training_id = t.id AND r.state = 'CONFIRMED') AS taken \
            FROM event e JOIN post po ON po.id = e.organiser_post_id LEFT JOIN training t ON t.event_id = e.id \
            WHERE e.partnership_id = $1 AND e.starts_local >= $2 ORDER BY e.starts_at, e.id LIMIT 20")
        .bind(id(&asked, "partnership"))
        .bind(asked["from"].clone());
    let rows: Vec<ComingRow> = db.all(q).await.expect("rows");
    let nodes: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({
                "id": row.id.to_string(),
                "title": row.title,
                "startsAt": row.starts_at.to_string(),
                "organiser": { "id": row.post_id.to_string(), "label": row.post_kind.label_fr() },
                "training": row.seats_total.map(|total| json!({
                    "seatsTotal": total,
                    "seatsLeft": total - row.taken,
                })),
            })
        })
        .collect();
    Json(json!({ "data": { "events": { "nodes": nodes } } }))
}

/// A seat or a place in the line, under the training's row: what any registration must do, and nothing else.
async fn register(State(db): State<Db>, asked: Asked) -> Json<Value> {
    let (training, person) = (id(&asked, "training"), id(&asked, "person"));
    let now = Clock::System.now();
    let mut tx = db.begin().await.expect("a transaction");
    let q = tx
        .q("UPDATE training SET last_place = last_place + 1 WHERE id = $1 RETURNING last_place, seats_total, \
            (SELECT COUNT(*) FROM registration r WHERE r.training_id = training.id AND r.state = 'CONFIRMED')")
        .bind(training);
    let (place, seats, taken): (i64, i64, i64) = tx.maybe(q).await.expect("read").expect("the training");
    let state = if taken < seats { "CONFIRMED" } else { "WAITING" };
    let q = tx
        .q("INSERT INTO registration (id, training_id, person_id, post_id, organisation_id, sector_group, state, place, \
            registered_by, registered_at) SELECT $1, $2, $3, po.id, po.organisation_id, 'JUSTICE', $4, $5, $3, $6 \
            FROM mandate m JOIN post po ON po.id = m.post_id WHERE m.person_id = $3")
        .bind(jonction::kernel::entropy::Entropy::from_os().uuid(now))
        .bind(training)
        .bind(person)
        .bind(state.to_owned())
        .bind(place)
        .bind(now);
    tx.exec(q).await.expect("registered");
    tx.commit().await.expect("committed");
    Json(json!({ "state": state }))
}

#[derive(sqlx::FromRow)]
struct FeedRow {
    id: Uuid,
    uid: String,
    title: String,
    starts_local: String,
    ends_local: String,
    time_zone: String,
    place: Option<String>,
    sequence: i64,
    updated_at: Ts,
}

/// The same entries with the same properties, written with nothing but `format!`.
async fn feed(State(db): State<Db>, asked: Asked) -> Response {
    let q = db
        .q("SELECT id, uid, title, starts_local, ends_local, time_zone, place, sequence, updated_at FROM event \
            WHERE partnership_id = $1 AND ends_at >= $2 ORDER BY starts_at, id")
        .bind(id(&asked, "partnership"))
        .bind(Clock::System.now().plus(jiff::SignedDuration::from_hours(-24 * 366)));
    let rows: Vec<FeedRow> = db.all(q).await.expect("rows");
    let mut body = String::with_capacity(600 * rows.len());
    body.push_str("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bare//FR\r\n");
    let digits = |text: &str| text.replace(['-', ':'], "");
    for row in &rows {
        let changed = digits(&row.updated_at.to_string()[..19]);
        let _ = write!(
            body,
            "BEGIN:VEVENT\r\nUID:{}\r\nDTSTAMP:{changed}Z\r\nLAST-MODIFIED:{changed}Z\r\nSEQUENCE:{}\r\n\
             DTSTART;TZID={}:{}\r\nDTEND;TZID={}:{}\r\nSUMMARY:{}\r\nLOCATION:{}\r\nSTATUS:CONFIRMED\r\n\
             TRANSP:OPAQUE\r\nURL:http://localhost:8080/evenements/{}\r\nEND:VEVENT\r\n",
            row.uid,
            row.sequence,
            row.time_zone,
            digits(&row.starts_local),
            row.time_zone,
            digits(&row.ends_local),
            row.title,
            row.place.as_deref().unwrap_or_default(),
            row.id,
        );
    }
    body.push_str("END:VCALENDAR\r\n");
    ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], body).into_response()
}

/// What a conditional fetch cannot do without: one row by its key.
async fn row(State(db): State<Db>, asked: Asked, headers: HeaderMap) -> Response {
    let q = db.q("SELECT id FROM feed_token WHERE token_hash = $1").bind(asked["hash"].clone());
    let found: Option<(Uuid,)> = db.maybe(q).await.expect("a row");
    match (found, headers.get(header::IF_NONE_MATCH)) {
        (Some(_), Some(_)) => StatusCode::NOT_MODIFIED.into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
