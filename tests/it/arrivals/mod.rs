//! Onboarding packs: who is given one, what it holds, who sees how far somebody is, what stops the reminders.

pub mod content;
mod opening;
mod progress;
mod templates;

use jonction::kernel::actor::{MandateId, PersonId, PostId};
use jonction::kernel::clock::Day;
use jonction::kernel::ids::TypedId as _;
use serde_json::{Value, json};

use crate::support::{Persona, TestApp, problem_codes};

pub const PACK: &str = "id title startsOn firstReadAt acknowledgedAt doneCount viewerIsNewcomer viewerCanAcknowledge \
     person { familyName } presentation { id } \
     checklist { key kind title owner dueOn doneOn byItself viewerCanTick }";
pub const CONTENT: &str = "title partnerships welcome sections readAt changes { section added changed gone } \
     handovers { id departsOn } protocols { id title own readable parties clauses { number title body } } \
     contacts { id function organisation name vacant phone email reach } partners { id name sector contact { phone } } \
     dates { id kind title startsLocal training { id viewerCanRegister } } \
     minutes { id title decisions { title decision } } actions { id title owner own } words { key word justice health }";

/// Somebody takes a post, by whatever way.
pub async fn seat(
    app: &TestApp,
    person: PersonId,
    post: PostId,
    (capacity, from, until): (&str, &str, Option<&str>),
) -> MandateId {
    let id = MandateId::fresh(&app.app.platform.entropy, app.now());
    let day = |text: &str| text.parse::<Day>().unwrap();
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, ends_on, created_at, confirmed_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7)")
        .bind(id)
        .bind(person)
        .bind(post)
        .bind(capacity.to_owned())
        .bind(day(from))
        .bind(until.map(day))
        .bind(app.now());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
    id
}

pub async fn set_end(app: &TestApp, mandate: MandateId, end: &str) {
    let day: Day = end.parse().unwrap();
    let mut tx = app.app.platform.db.begin().await.unwrap();
    tx.exec(tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(mandate).bind(day)).await.unwrap();
    tx.commit().await.unwrap();
}

/// The clause of this id is marked for a role.
pub async fn mark(app: &TestApp, clause: jonction::protocols::ids::ClauseId, role: &str) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q("UPDATE clause SET marked_for = $2 WHERE id = $1").bind(clause).bind(role.to_owned());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

/// A new contact magistrate at Rouen since today; the one before left yesterday.
pub async fn new_judge(app: &TestApp) -> MandateId {
    set_end(app, app.world.jap.mandate, "2026-03-02").await;
    seat(app, app.world.stranger, app.world.jap.post, ("TITULAR", "2026-03-03", None)).await
}

pub async fn own(persona: &Persona<'_>) -> Vec<Value> {
    let query = format!("{{ viewer {{ packs {{ {PACK} }} }} }}");
    serde_json::from_value(persona.graphql(&query, json!({})).await["viewer"]["packs"].take()).unwrap()
}

pub async fn node(persona: &Persona<'_>, id: &Value) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on OnboardingPack {{ {PACK} }} }} }}");
    persona.graphql(&query, json!({ "id": id })).await["node"].take()
}

pub async fn read(persona: &Persona<'_>, id: &Value) -> Value {
    let query = format!(
        "query($id: ID!) {{ node(id: $id) {{ ... on OnboardingPack {{ content {{ {CONTENT} }} }} }} }}"
    );
    persona.graphql(&query, json!({ "id": id })).await["node"]["content"].take()
}

fn mutation(name: &str, thing: &str, fields: &str) -> String {
    let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ {thing} {{ {fields} }} \
         problems {{ code field conflict {{ mine theirs }} }} }} }}"
    )
}

pub async fn act(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    persona.graphql(&mutation(name, "pack", PACK), json!({ "input": input })).await[name].take()
}

pub async fn refused(persona: &Persona<'_>, name: &str, input: Value) -> String {
    persona.error_code(&mutation(name, "pack", "id"), json!({ "input": input })).await
}

pub const TEMPLATE: &str = "role welcome sections adapted revision items { key title owner dueDays }";

pub async fn adapt(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    persona.graphql(&mutation(name, "template", TEMPLATE), json!({ "input": input })).await[name].take()
}

pub async fn adapting_refused(persona: &Persona<'_>, name: &str, input: Value) -> String {
    persona.error_code(&mutation(name, "template", "role"), json!({ "input": input })).await
}

/// The thing that a mutation made.
pub async fn made(persona: &Persona<'_>, name: &str, thing: &str, fields: &str, input: Value) -> Value {
    let mut payload =
        persona.graphql(&mutation(name, thing, fields), json!({ "input": input })).await[name].take();
    assert_eq!(problem_codes(&payload), [""; 0], "{name}");
    payload[thing].take()
}

pub fn item<'a>(pack: &'a Value, key: &str) -> &'a Value {
    pack["checklist"].as_array().unwrap().iter().find(|item| item["key"] == key).unwrap()
}

pub fn titles<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|item| item[field].as_str().unwrap()).collect()
}
