//! Cross-trainings: seats and their line, what follows from having been there, who may do what.

mod catalogue;
mod concurrency;
pub mod held;
mod planning;
mod seats;

use jonction::kernel::actor::{MandateId, PersonId};
use serde_json::{Value, json};

use crate::support::{Persona, Seat, TestApp, problem_codes};

const TRAINING: &str = "id title state revision seatsTotal seatsTaken seatsLeft waitingCount themes releaseOn singleSector \
     seats { group reserved taken waiting left } event { id state sequence startsAt place videoLink \
     attendees { person { id } post { id } answer } } trainers { name group organisation { id } } \
     viewerRegistration { id state waitingRank } attendanceTakenAt certificatesIssuedAt \
     feedback { answers usefulness recommend comments } viewerFeedbackGiven series { id } copiedFrom { id } \
     viewerCanEdit viewerCanRegister viewerCanRegisterTeam viewerCanDecide viewerCanTakeAttendance \
     viewerCanIssueCertificates viewerCanGiveFeedback";
const REGISTRATION: &str = "id state waitingRank group attended person { id } certificate { number } viewerCanCancel viewerCanDecide";

/// Asks for a mutation that answers a training.
pub async fn act(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    asked(persona, name, "training", TRAINING, input).await
}

/// Asks for a mutation that answers a registration.
async fn register(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    asked(persona, name, "registration", REGISTRATION, input).await
}

async fn asked(persona: &Persona<'_>, name: &str, thing: &str, fields: &str, input: Value) -> Value {
    let query = mutation(name, thing, fields);
    persona.graphql(&query, json!({ "input": input })).await[name].take()
}

fn mutation(name: &str, thing: &str, fields: &str) -> String {
    let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ {thing} {{ {fields} }} \
         problems {{ code field message conflict {{ mine theirs }} }} }} }}"
    )
}

/// What a training at Rouen is made of: ten seats, four for justice and three for care.
fn planned(app: &TestApp) -> Value {
    json!({
        "partnershipId": app.world.rouen.to_string(), "title": "Qui fait quoi ?", "programme": "Une matinée à deux voix.",
        "themes": ["SECRECY_AND_INFORMATION", "RELAY_DOCTOR"], "seatsTotal": 10, "requiresApproval": false,
        "reserved": [{"group": "JUSTICE", "seats": 4}, {"group": "HEALTH", "seats": 3}],
        "openToTerritory": false, "openRegistration": true,
        "trainers": [{"postId": app.world.jap.post.to_string()}, {"name": "Anne Tellier", "group": "HEALTH"}],
        "meeting": {"startsAt": "2026-03-20T14:00", "endsAt": "2026-03-20T17:00", "place": "Salle du CSAPA",
                    "videoLink": "https://visio.exemple.test/salle"},
    })
}

/// Plans one as the CSAPA's director, with these changes.
pub async fn training(app: &TestApp, changes: Value) -> Value {
    let mut input = planned(app);
    input.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    let director = app.persona(app.world.csapa_director.person).await;
    let mut made = act(&director, "createTraining", input).await;
    assert_eq!(problem_codes(&made), [""; 0]);
    made["training"].take()
}

async fn read(persona: &Persona<'_>, training: &Value) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on CrossTraining {{ {TRAINING} }} }} }}");
    persona.graphql(&query, json!({"id": training["id"]})).await["node"].take()
}

/// Those registered, as this persona sees them, in order of arrival.
pub async fn roster(persona: &Persona<'_>, training: &Value) -> Vec<Value> {
    let query = format!(
        "query($id: ID!) {{ node(id: $id) {{ ... on CrossTraining {{ registrations(first: 100) {{ nodes {{ {REGISTRATION} }} }} }} }} }}"
    );
    let mut answer = persona.graphql(&query, json!({"id": training["id"]})).await;
    answer["node"]["registrations"]["nodes"].as_array_mut().map(std::mem::take).unwrap_or_default()
}

/// One registers oneself.
pub async fn join(app: &TestApp, seat: Seat, training: &Value) -> Value {
    let persona = app.persona(seat.person).await;
    register(&persona, "registerForTraining", json!({"trainingId": training["id"]})).await
}

/// More people on the team posts of the SPIP or the CSAPA.
async fn colleagues(app: &TestApp, seat: Seat, count: usize) -> Vec<Seat> {
    let platform = &app.app.platform;
    let mut tx = platform.db.begin().await.unwrap();
    let mut seats = Vec::new();
    for number in 0..count {
        let person = PersonId(platform.entropy.uuid(app.now()));
        let mandate = MandateId(platform.entropy.uuid(app.now()));
        let q = tx
            .q("INSERT INTO person (id, given_name, family_name, name_key, created_at) VALUES ($1, 'Collègue', $2, $3, $4)")
            .bind(person)
            .bind(format!("Numéro {number}"))
            .bind(format!("numero {number} collegue"))
            .bind(app.now());
        tx.exec(q).await.unwrap();
        let q = tx
            .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, created_at, confirmed_at) \
                VALUES ($1, $2, $3, 'TITULAR', $4, $5, $5)")
            .bind(mandate)
            .bind(person)
            .bind(seat.post)
            .bind("2025-09-01".parse::<jonction::kernel::clock::Day>().unwrap())
            .bind(app.now());
        tx.exec(q).await.unwrap();
        seats.push(Seat { person, mandate, ..seat });
    }
    tx.commit().await.unwrap();
    seats
}

fn states(roster: &[Value]) -> Vec<&str> {
    roster.iter().map(|one| one["state"].as_str().unwrap()).collect()
}

fn left(training: &Value) -> Vec<i64> {
    training["seats"].as_array().unwrap().iter().map(|seats| seats["left"].as_i64().unwrap()).collect()
}
