//! Protocols, from the first draft to the end: each rule of their life, told through the API on both engines.

mod agreeing;
mod comparing;
mod deciding;
mod drafting;
mod existing;
mod library;
mod lists;
mod rights;

use serde_json::{Value, json};

use crate::support::{Seat, TestApp};

pub const PROTOCOL: &str = "id title status revision recordedFromExisting reviewStatus reviewDueOn firstInForceOn endedOn \
    owner { id } parties { id state noticeGivenOn withdrawsOn organisation { name } signatories { id } } \
    term { kind months renewal noticeDays endsOn decideBy nonRenewalNotifiedOn } renewals { kind from until } \
    versionInForce { id number } versionInPreparation { id number status }";
pub const VERSION: &str = "id number status effectDate inForceFrom inForceUntil textHash protocol { id revision } \
    parties { id organisation { name } } clauses { id number title body theme markedFor public revision } \
    checklist { kind answer reason revision clauses { number } } \
    approvals { id means capacity textHash voidedAt person { familyName } post { id } \
      paper { signedOn place scanSha256 originalKeptAt recordedBy { familyName } } } \
    awaitedFrom { id } lastChangeRequest { reason person { familyName } } blockers { code field message } \
    viewerCanEdit viewerCanApprove viewerCanOpenApproval viewerCanRequestChange";
const PROBLEMS: &str = "problems { code field message finding { refused } \
    conflict { mine theirs theirAuthor theirAt revision } }";

/// A mutation of this name whose input type follows from it; the answer is under `answer`.
pub fn mutation(name: &str, thing: &str) -> String {
    let input = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    let fields = match thing {
        "protocol" => PROTOCOL.to_owned(),
        "version" => VERSION.to_owned(),
        "clause" => format!(
            "id number title body theme revision lastEditedBy {{ familyName }} version {{ {VERSION} }}"
        ),
        _ => format!("id capacity means person {{ familyName }} version {{ {VERSION} }}"),
    };
    format!(
        "mutation($input: {input}!) {{ answer: {name}(input: $input) {{ {thing} {{ {fields} }} {PROBLEMS} }} }}"
    )
}

pub fn thing_of(name: &str) -> &'static str {
    match name {
        "addClause" | "updateClause" | "moveClause" => "clause",
        "approveVersion" | "recordPaperSignature" => "approval",
        "startVersion"
        | "abandonVersion"
        | "removeClause"
        | "addLibraryClauses"
        | "answerChecklistPoint"
        | "openApproval"
        | "requestChange" => "version",
        _ => "protocol",
    }
}

/// Does this as the holder of that seat; the payload.
pub async fn act(app: &TestApp, seat: Seat, name: &str, input: Value) -> Value {
    let persona = app.persona(seat.person).await;
    persona.graphql(&mutation(name, thing_of(name)), json!({ "input": input })).await["answer"].take()
}

/// The same when it must succeed: the thing.
pub async fn done(app: &TestApp, seat: Seat, name: &str, input: Value) -> Value {
    let mut answer = act(app, seat, name, input).await;
    assert_eq!(answer["problems"], json!([]), "{name}: {answer:#}");
    answer[thing_of(name)].take()
}

/// The error code when it must be refused.
pub async fn refused(app: &TestApp, seat: Seat, name: &str, input: Value) -> String {
    let persona = app.persona(seat.person).await;
    persona.error_code(&mutation(name, thing_of(name)), json!({ "input": input })).await
}

pub fn codes(answer: &Value) -> Vec<String> {
    crate::support::problem_codes(answer)
}

/// The three parties of Rouen.
pub fn parties(app: &TestApp) -> Value {
    let w = &app.world;
    json!([
        { "organisationId": w.spip.to_string(), "signatoryPostIds": [w.spip_director.post.to_string()] },
        { "organisationId": w.tribunal.to_string(),
          "signatoryPostIds": [w.president.post.to_string(), w.prosecutor.post.to_string()] },
        { "organisationId": w.csapa.to_string(), "signatoryPostIds": [w.csapa_director.post.to_string()] },
    ])
}

pub fn clauses() -> Value {
    json!([
        { "title": "Orientation", "body": "Le SPIP oriente vers le CSAPA sous quinze jours.",
          "theme": "ORIENTATION_CRITERIA", "markedFor": ["CPIP"], "public": true },
        { "title": "Attestations", "body": "Une attestation dit la date et le lieu.", "theme": "CERTIFICATES" },
    ])
}

pub fn new_protocol(app: &TestApp) -> Value {
    json!({
        "partnershipId": app.world.rouen.to_string(), "title": "Protocole de Rouen",
        "ownerPostId": app.world.spip_director.post.to_string(), "parties": parties(app),
        "term": { "kind": "OPEN" }, "clauses": clauses(),
    })
}

/// A draft with its parties and clauses: protocol and version ids.
pub async fn draft_with(app: &TestApp, change: impl FnOnce(&mut Value)) -> (String, String) {
    let mut input = new_protocol(app);
    change(&mut input);
    let protocol = done(app, app.world.spip_director, "createProtocol", input).await;
    (text(&protocol["id"]), text(&protocol["versionInPreparation"]["id"]))
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

pub const POINTS: [&str; 7] = [
    "DOCUMENTS_THROUGH_THE_PERSON",
    "AGREEMENT_OF_THE_PERSON",
    "CONTENT_OF_CERTIFICATES",
    "ANALYSES",
    "INCIDENT_REPORTS",
    "EXPERT_IS_NOT_TREATING_DOCTOR",
    "HOW_THE_PERSON_IS_TOLD",
];

/// Settles the seven points.
pub async fn settle_checklist(app: &TestApp, version: &str) {
    for point in POINTS {
        let input = json!({ "versionId": version, "point": point, "baseRevision": 0,
            "answer": "NOT_CONCERNED", "reason": "Sans objet dans ce protocole." });
        done(app, app.world.spip_director, "answerChecklistPoint", input).await;
    }
}

/// Puts a version to its signatories: its hash.
pub async fn ask(app: &TestApp, version: &str, effect: &str) -> String {
    let input = json!({ "versionId": version, "effectDate": effect });
    text(&done(app, app.world.spip_director, "openApproval", input).await["textHash"])
}

pub fn signers(app: &TestApp) -> [Seat; 4] {
    let w = &app.world;
    [w.spip_director, w.president, w.prosecutor, w.csapa_director]
}

pub async fn approve(app: &TestApp, seat: Seat, version: &str, hash: &str) -> Value {
    done(app, seat, "approveVersion", json!({ "versionId": version, "textHash": hash })).await
}

/// A protocol that everybody approved on the first day, with effect then.
pub async fn agreed_with(app: &TestApp, effect: &str, change: impl FnOnce(&mut Value)) -> (String, String) {
    let (protocol, version) = draft_with(app, change).await;
    settle_checklist(app, &version).await;
    let hash = ask(app, &version, effect).await;
    for seat in signers(app) {
        approve(app, seat, &version, &hash).await;
    }
    (protocol, version)
}

pub async fn in_force(app: &TestApp) -> (String, String) {
    agreed_with(app, "2026-03-03", |_| {}).await
}

/// A protocol as this seat's holder reads it.
pub async fn read(app: &TestApp, seat: Seat, protocol: &str, fields: &str) -> Value {
    let query = format!(
        "query($r: [_Any!]!) {{ _entities(representations: $r) {{ ... on CooperationProtocol {{ {fields} }} }} }}"
    );
    let asked = json!({ "r": [{ "__typename": "CooperationProtocol", "id": protocol }] });
    app.persona(seat.person).await.graphql(&query, asked).await["_entities"][0].take()
}

/// Its versions, latest first, as the SPIP's director reads them.
pub async fn versions(app: &TestApp, protocol: &str) -> Value {
    read(app, app.world.spip_director, protocol, &format!("versions {{ {VERSION} }}")).await["versions"]
        .take()
}

pub fn states(protocol: &Value) -> Vec<(String, String)> {
    let parties = protocol["parties"].as_array().unwrap();
    parties.iter().map(|party| (text(&party["organisation"]["name"]), text(&party["state"]))).collect()
}

/// Ends somebody's mandate on that day.
pub async fn end_mandate(app: &TestApp, seat: Seat, last_day: &str) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("UPDATE mandate SET ends_on = $2 WHERE id = $1")
        .bind(seat.mandate)
        .bind(last_day.parse::<jonction::kernel::clock::Day>().unwrap());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

/// Gives a post to a person in some capacity, in order at once.
pub async fn give_mandate(
    app: &TestApp,
    person: jonction::kernel::actor::PersonId,
    post: Seat,
    capacity: &str,
) {
    use jonction::kernel::ids::TypedId as _;
    let platform = &app.app.platform;
    let now = platform.clock.now();
    let mut tx = platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, created_at, confirmed_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $6)")
        .bind(jonction::kernel::actor::MandateId::fresh(&platform.entropy, now))
        .bind(person)
        .bind(post.post)
        .bind(capacity.to_owned())
        .bind("2026-01-01".parse::<jonction::kernel::clock::Day>().unwrap())
        .bind(now);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}
