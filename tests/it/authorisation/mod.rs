//! Who may ask what: every field of Query, Mutation and Subscription, asked by every persona, as a table to be read as a diff.
//!
//! A new field makes this test fail until its line is in `authorisation.tsv`; a changed right shows as a changed word.
//! The arguments are the smallest that the contract accepts, ids taken from [`fixtures`]. `UPDATE_AUTHORISATION=1`
//! writes the table anew.

mod asked;
pub mod fixtures;

use std::fmt::Write as _;

use serde_json::Value;

use crate::support::TestApp;
use asked::Contract;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/authorisation.tsv");

#[tokio::test]
async fn every_field_answers_each_persona_as_the_table_says() {
    let contract = Contract::read();
    let mut table = String::from("field");
    for (name, _) in fixtures::PERSONAS {
        write!(table, "\t{name}").unwrap();
    }
    table.push('\n');
    for field in contract.root_fields() {
        // Fresh for each field, so that what one field changes bears on no other.
        let app = TestApp::on_sqlite().await;
        let ids = fixtures::ids(&app).await;
        write!(table, "{}.{}", field.root, field.name).unwrap();
        for (_, person) in fixtures::PERSONAS {
            let persona = match person(&app.world) {
                Some(person) => app.persona(person).await,
                None => app.anonymous(),
            };
            let (query, variables) = contract.ask(&field, &ids);
            let answer = match field.root {
                "Subscription" => persona.try_follow(&query, &variables).await,
                _ => persona.try_graphql(&query, variables).await,
            };
            write!(table, "\t{}", outcome(&answer, &field.name)).unwrap();
        }
        table.push('\n');
        app.app.platform.db.close().await;
    }
    if std::env::var_os("UPDATE_AUTHORISATION").is_some() {
        std::fs::write(FILE, &table).unwrap();
    }
    let at_fault: Vec<&str> = table.lines().filter(|line| line.contains("error(")).collect();
    assert!(
        at_fault.is_empty(),
        "neither granted nor refused, give these fixtures:\n{}",
        at_fault.join("\n")
    );
    let known = std::fs::read_to_string(FILE).unwrap_or_default();
    let changed = differences(&known, &table);
    assert!(changed.is_empty(), "rights differ from tests/it/authorisation.tsv:\n{changed}");
}

/// `allowed`; `allowed(CODE)` when only the values were at fault; `refused(CODE)`; `absent` and `empty` when there is
/// nothing to see for this persona.
fn outcome(answer: &Value, field: &str) -> String {
    let data = &answer["data"][field];
    if let Some(code) = answer["errors"][0]["extensions"]["code"].as_str() {
        return match code {
            "NOT_FOUND" => "absent".into(),
            "UNAUTHENTICATED" | "FORBIDDEN" | "STEP_UP_REQUIRED" => format!("refused({code})"),
            // Neither a right nor its lack: the fixtures or the program are at fault.
            _ => format!("error({code})"),
        };
    }
    if let Some(code) = data["problems"][0]["code"].as_str() {
        // A right does not hang on what this build was made with.
        if code == "DOCUMENTS_OFF" {
            return "allowed".into();
        }
        return format!("allowed({code})");
    }
    let is_empty = data["edges"].as_array().or(data.as_array()).is_some_and(Vec::is_empty);
    if data.is_null() {
        "absent".into()
    } else if is_empty {
        "empty".into()
    } else {
        "allowed".into()
    }
}

fn differences(known: &str, found: &str) -> String {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (known, found) = (lines(known), lines(found));
    let mut text = String::new();
    for line in known.iter().filter(|line| !found.contains(line)) {
        writeln!(text, "- {line}").unwrap();
    }
    for line in found.iter().filter(|line| !known.contains(line)) {
        writeln!(text, "+ {line}").unwrap();
    }
    text
}
