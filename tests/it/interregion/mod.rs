//! Agreements between territories: who opens them, roles, the census of places offered, what asks for it, what it can hold.

mod census;
mod doctors;
mod requests;
mod roles;

use serde_json::{Value, json};

use crate::support::{Persona, Seat, TestApp, problem_codes};

pub const PART: &str = "id role since until organisation { id } regions { code } census { places { kind offered } conditions \
     confirmedOn stale revision viewerCanEdit }";

pub fn mutation(name: &str) -> String {
    let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    let thing = match name {
        "openInterTerritoryAgreement" | "setInterTerritoryFrame" => {
            "agreement { openedOn viewerCanManage frame { id isInterTerritoryFrame } }".to_owned()
        }
        _ => format!("participation {{ {PART} }}"),
    };
    format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ {thing} \
         problems {{ code field finding {{ refused }} conflict {{ mine theirs }} }} }} }}"
    )
}

pub async fn act(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    persona.graphql(&mutation(name), json!({ "input": input })).await[name].take()
}

pub async fn refused(persona: &Persona<'_>, name: &str, input: Value) -> String {
    persona.error_code(&mutation(name), json!({ "input": input })).await
}

/// The codes of the problems, each with its field.
pub fn problems(answer: &Value) -> Vec<(String, Value)> {
    let fields = answer["problems"].as_array().unwrap().iter().map(|problem| problem["field"].clone());
    problem_codes(answer).into_iter().zip(fields).collect()
}

/// The partnership of Rouen reaches to La Réunion, whose CSAPA is a member.
pub async fn two_regions(app: &TestApp) {
    let day: jonction::kernel::clock::Day = "2025-01-01".parse().unwrap();
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO partnership_scope (partnership_id, territory_code, from_on) VALUES ($1, 'dep:974', $2)")
        .bind(app.world.rouen)
        .bind(day);
    tx.exec(q).await.unwrap();
    let q = tx
        .q("INSERT INTO partnership_member (partnership_id, organisation_id, joined_on) VALUES ($1, $2, $3)")
        .bind(app.world.rouen)
        .bind(app.world.csapa_reunion)
        .bind(day);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

/// An open agreement between Rouen and La Réunion.
pub async fn opened(app: &TestApp) {
    two_regions(app).await;
    let coordinator = app.persona(app.world.spip_director.person).await;
    let input = json!({ "partnershipId": app.world.rouen.to_string() });
    let answer = act(&coordinator, "openInterTerritoryAgreement", input).await;
    assert_eq!(problem_codes(&answer), [""; 0]);
}

pub fn part_of(app: &TestApp, seat: Seat, role: &str, since: &str) -> Value {
    json!({ "partnershipId": app.world.rouen.to_string(), "organisationId": seat.organisation.to_string(),
        "role": role, "since": since })
}

/// Gives a role as the coordinator.
pub async fn given(app: &TestApp, seat: Seat, role: &str, since: &str) -> Value {
    let coordinator = app.persona(app.world.spip_director.person).await;
    let input = part_of(app, seat, role, since);
    let mut answer = act(&coordinator, "addInterTerritoryParticipant", input).await;
    assert_eq!(problem_codes(&answer), [""; 0]);
    answer["participation"].take()
}

/// The CSAPA of La Réunion receives in an open agreement.
pub async fn receiving(app: &TestApp) -> Value {
    opened(app).await;
    given(app, app.world.reunion_director, "RECEIVING", "2026-03-03").await
}

/// Says what it offers: eight places, and one in a host family.
pub fn eight_and_one(part: &Value) -> Value {
    json!({ "participationId": part["id"], "baseRevision": 1, "conditions": "Séjour de trois mois, renouvelable.",
        "places": [{ "kind": "HOST_FAMILY", "offered": 1 }, { "kind": "RESIDENTIAL_CENTRE", "offered": 8 }] })
}

/// What that structure offers, as its director said on 3 March.
pub async fn said(app: &TestApp) -> Value {
    let part = receiving(app).await;
    let director = app.persona(app.world.reunion_director.person).await;
    let mut answer = act(&director, "updateReceptionCensus", eight_and_one(&part)).await;
    assert_eq!(problem_codes(&answer), [""; 0]);
    answer["participation"].take()
}

pub async fn read(persona: &Persona<'_>, id: &Value) -> Value {
    let query =
        format!("query($id: ID!) {{ node(id: $id) {{ ... on InterTerritoryParticipation {{ {PART} }} }} }}");
    persona.graphql(&query, json!({ "id": id })).await["node"].take()
}

/// Roles of a day, as `role organisation`.
pub async fn on(persona: &Persona<'_>, app: &TestApp, day: Option<&str>) -> Vec<(Value, Value)> {
    let query = "query($id: ID!, $on: Date) { node(id: $id) { ... on Partnership { interTerritoryAgreement { \
        participants(on: $on) { nodes { role organisation { id } } } } } } }";
    let id = app.world.rouen.to_string();
    let mut data = persona.graphql(query, json!({ "id": id, "on": day })).await;
    let parts = data["node"]["interTerritoryAgreement"]["participants"]["nodes"].take();
    let parts = parts.as_array().unwrap().iter();
    parts.map(|part| (part["role"].clone(), part["organisation"]["id"].clone())).collect()
}
