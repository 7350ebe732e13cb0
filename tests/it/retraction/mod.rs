//! What must go is gone from everywhere, and only who may takes it away.

mod erasure;
mod everywhere;
mod replay;
mod rights;

use jonction::kernel::actor::PersonId;
use jonction::kernel::text::fold;
use jonction::platform::db::Db;
use serde_json::{Value, json};

use crate::support::TestApp;

/// What slipped in: an accent, a capital, an apostrophe and an ampersand, which mails and calendars write otherwise.
pub const PASSAGE: &str = "Kévin D’Arvil & fils";

pub const PREVIEW: &str = "query($input: RetractionInput!) { retractionPreview(input: $input) { \
    preview { places { key thing part occurrences isOrigin } waitingMails sentMails wasPublic \
    receivers { means address at person { id } } } problems { code field } } }";
pub const RETRACT: &str = "mutation($input: RetractTextInput!) { retractText(input: $input) { \
    retraction { id waitingMails sentMails wasPublic places { key occurrences } \
    receivers { means address person { id } } } problems { code field } } }";

/// A passage of a clause's body at Rouen.
pub fn passage(app: &TestApp, subject: &str, field: &str) -> Value {
    json!({ "partnershipId": app.world.rouen.to_string(), "subjectId": subject, "field": field, "passage": PASSAGE })
}

pub async fn retract(app: &TestApp, by: PersonId, text: Value, kept: Value) -> Value {
    let input = json!({ "input": { "text": text, "keptPlaces": kept, "irreversible": true } });
    app.persona(by).await.graphql(RETRACT, input).await["retractText"].take()
}

/// A statement made here: names of tables and columns, never what somebody wrote.
pub fn statement(sql: String) -> &'static str {
    sql.leak()
}

pub async fn write(db: &Db, sql: String) -> u64 {
    let mut tx = db.begin().await.unwrap();
    let q = tx.q(statement(sql));
    let touched = tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
    touched
}

pub async fn one(db: &Db, sql: &str) -> i64 {
    db.maybe::<(i64,)>(db.q(statement(sql.to_owned()))).await.unwrap().unwrap().0
}

/// Every column of text of every table, as the database itself tells.
pub async fn text_columns(db: &Db) -> Vec<(String, String)> {
    let q = db.q(if db.is_sqlite() {
        "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p ON p.type = 'TEXT' \
         WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\' ORDER BY m.name, p.name"
    } else {
        "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns \
         WHERE table_schema = 'public' AND data_type = 'text' AND table_name NOT LIKE '\\_sqlx%' \
         AND table_name IN (SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE') \
         ORDER BY table_name, column_name"
    });
    db.all(q).await.unwrap()
}

/// Where any of these words still stands, as typed, in small letters, folded, or as HTML and calendars write it.
pub async fn standing(db: &Db, words: &[&str]) -> Vec<String> {
    let forms: Vec<String> = words
        .iter()
        .flat_map(|word| {
            [
                (*word).to_owned(),
                word.to_lowercase(),
                fold(word),
                word.replace('&', "&amp;").replace('\'', "&#x27;"),
            ]
        })
        .collect();
    let mut found = Vec::new();
    for (table, column) in text_columns(db).await {
        let sql = format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL AND {column} <> ''");
        let rows: Vec<(String,)> = db.all(db.q(statement(sql))).await.unwrap();
        let holds = |text: &String| {
            let unfolded = text.replace("\r\n ", "");
            forms.iter().any(|form| text.contains(form) || unfolded.contains(form))
        };
        if rows.iter().any(|(text,)| holds(text)) {
            found.push(format!("{table}.{column}"));
        }
    }
    found
}
