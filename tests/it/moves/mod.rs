//! What moves in the directory: arrivals and departures reported by coordinators, posts and organisations.

mod reports;
mod structure;

use serde_json::{Value, json};

use crate::support::{Persona, Seat, TestApp};

/// One command by whoever sits there, and what it answers.
pub async fn act(app: &TestApp, seat: Seat, name: &str, input: Value, fields: &str) -> Value {
    by(&app.persona(seat.person).await, name, input, fields).await
}

pub async fn by(persona: &Persona<'_>, name: &str, input: Value, fields: &str) -> Value {
    persona.graphql(&command(name, fields), json!({ "input": input })).await[name].take()
}

/// The code with which a command is refused.
pub async fn refused(app: &TestApp, seat: Seat, name: &str, input: Value, fields: &str) -> String {
    app.persona(seat.person).await.error_code(&command(name, fields), json!({ "input": input })).await
}

fn command(name: &str, fields: &str) -> String {
    let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ {fields} problems {{ code field }} }} }}")
}
