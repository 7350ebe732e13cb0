//! Annual meetings: from the date to minutes that no longer change, and the next agenda.

mod agenda;
mod dates;
mod minutes;
mod presentations;
mod rights;

use serde_json::{Value, json};

use crate::support::{Persona, Seat, TestApp, problem_codes};

pub const MEETING: &str = "id title state heldOn revision cancelReason event { id kind state sequence startsAt subjectId \
     attendees { post { id } } guests { name } poll { options { id } } meeting { id } } \
     agenda { id position kind title theme minutesPlanned protocol { id } action { id } block { id revision } } \
     suggestions { kind title theme protocol { id } action { id } lastDiscussedOn } \
     presences { organisation { id } sector post { id } person { id } guestName } sidesPresent blockers { code } \
     minutes { state version textHash approvedBy { familyName } blocks { id text decision revision \
       lastEditedBy { familyName } agendaItem { title } actions { title } } \
       corrections { id text settled person { familyName } organisation { id } block { id } } \
       errata { version text person { familyName } } } \
     actions { id title } previous { id } \
     viewerCanPrepare viewerCanHold viewerCanWriteMinutes viewerCanCirculate viewerCanCorrectMinutes \
     viewerCanApproveMinutes";

pub const PROBLEMS: &str =
    "problems { code field conflict { mine theirs theirAuthor revision } finding { refused } }";

/// The payload of a mutation that gives the meeting.
pub async fn act(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    let kind = input_type(name);
    let query = format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ meeting {{ {MEETING} }} {PROBLEMS} }} }}"
    );
    persona.graphql(&query, json!({ "input": input })).await[name].take()
}

/// The meeting after an act without problems.
pub async fn done(persona: &Persona<'_>, name: &str, input: Value) -> Value {
    let mut payload = act(persona, name, input).await;
    assert_eq!(problem_codes(&payload), [""; 0], "{name}: {payload:#}");
    payload["meeting"].take()
}

pub fn input_type(name: &str) -> String {
    format!("{}{}Input", name[..1].to_uppercase(), &name[1..])
}

/// A meeting of Rouen that day from 14:00 to 16:00.
pub async fn plan(persona: &Persona<'_>, app: &TestApp, day: &str) -> Value {
    let meeting = json!({"startsAt": format!("{day}T14:00"), "endsAt": format!("{day}T16:00"), "place": "Palais de justice"});
    done(
        persona,
        "planAnnualMeeting",
        json!({"partnershipId": app.world.rouen.to_string(), "meeting": meeting}),
    )
    .await
}

pub async fn read(persona: &Persona<'_>, meeting: &Value) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on AnnualMeeting {{ {MEETING} }} }} }}");
    persona.graphql(&query, json!({"id": meeting["id"]})).await["node"].take()
}

pub async fn record(persona: &Persona<'_>, meeting: &Value, seats: &[Seat]) -> Value {
    let presences: Vec<_> = seats
        .iter()
        .map(|seat| {
            json!({"organisationId": seat.organisation.to_string(), "postId": seat.post.to_string(),
                   "personId": seat.person.to_string()})
        })
        .collect();
    let input =
        json!({"meetingId": meeting["id"], "presences": presences, "baseRevision": meeting["revision"]});
    done(persona, "recordPresences", input).await
}

/// Saves a block; the payload.
pub async fn save(persona: &Persona<'_>, block: &Value, base: i64, text: &str, decision: &str) -> Value {
    let query = format!(
        "mutation($input: SaveMinutesBlockInput!) {{ saveMinutesBlock(input: $input) {{ block {{ id text decision \
         revision lastEditedBy {{ familyName }} }} {PROBLEMS} }} }}"
    );
    let input = json!({"blockId": block["id"], "text": text, "decision": decision, "baseRevision": base});
    persona.graphql(&query, json!({ "input": input })).await["saveMinutesBlock"].take()
}

/// A meeting held in the past with both sides, one theme on its agenda and the minutes of it written.
pub async fn held(app: &TestApp, day: &str) -> Value {
    let spip = app.persona(app.world.spip_director.person).await;
    let meeting = plan(&spip, app, day).await;
    let input = json!({"meetingId": meeting["id"], "kind": "THEME", "theme": "RELAY_DOCTOR"});
    let meeting = done(&spip, "addAgendaItem", input).await;
    let meeting = record(&spip, &meeting, &[app.world.president, app.world.csapa_director]).await;
    let held = done(&spip, "holdMeeting", json!({"meetingId": meeting["id"], "heldOn": day})).await;
    let saved =
        save(&spip, &held["agenda"][0]["block"], 0, "Le relais est présenté.", "Une liste est tenue.").await;
    assert_eq!(problem_codes(&saved), [""; 0]);
    read(&spip, &held).await
}

pub fn titles(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect()
}
