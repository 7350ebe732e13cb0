//! Who asks, and the things they ask for. Each slice that brings root fields adds the ids of its things here.

use std::collections::BTreeMap;

use jonction::kernel::actor::PersonId;
use jonction::kernel::clock::Day;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{InForce, Seat, TestApp, World, problem_codes, protocol_in_force};

type Who = fn(&World) -> Option<PersonId>;

/// From the outside to the inside of the partnership of Rouen.
pub const PERSONAS: [(&str, Who); 13] = [
    ("anonymous", |_| None),
    ("stranger", |world| Some(world.stranger)),
    ("reunion_director", |world| Some(world.reunion_director.person)),
    ("observer", |world| Some(world.observer.person)),
    ("platform_admin", |world| Some(world.platform_admin)),
    ("territory_admin", |world| Some(world.territory_admin.person)),
    ("counsellor", |world| Some(world.counsellor.person)),
    ("doctor", |world| Some(world.doctor.person)),
    ("jap", |world| Some(world.jap.person)),
    ("prosecutor", |world| Some(world.prosecutor.person)),
    ("president", |world| Some(world.president.person)),
    ("csapa_director", |world| Some(world.csapa_director.person)),
    ("spip_director", |world| Some(world.spip_director.person)),
];

/// Values by argument name (`organisationId`), or by root field and argument name where one name means several things
/// (`endMandate.mandateId`): real things at Rouen, each made by who may.
pub async fn ids(app: &TestApp) -> BTreeMap<&'static str, String> {
    let world = &app.world;
    let in_force = protocol_in_force(app, "Protocole de Rouen", "2025-09-10").await;
    let (draft, version) = draft(app).await;
    let review = planned_review(app, &in_force).await;
    let spip = world.spip_director.person;
    let input = json!({ "originId": review["id"], "title": "Relire l’article 2", "dueOn": "2026-06-01",
        "ownerPostId": world.csapa_director.post.to_string() });
    let action = made(app, spip, "createAction", "action", input).await;
    let input = json!({ "organisationId": world.csapa.to_string(), "postId": world.doctor.post.to_string() });
    let request = made(app, world.stranger, "requestAccess", "accessRequest", input).await;
    let input = json!({ "postId": world.doctor.post.to_string(), "email": "invite@exemple.test", "capacity": "TITULAR",
        "startsOn": "2026-03-03" });
    let invitation = made(app, world.csapa_director.person, "invite", "invitation", input).await;
    let input = json!({ "name": "Mon calendrier" });
    let feed = made(app, world.csapa_director.person, "createFeedToken", "feedToken", input).await;
    // Never asked for anything: the name leads to this machine, which is not read.
    let input = json!({ "partnershipId": world.rouen.to_string(), "name": "Fédération", "url": "https://localhost/a.ics" });
    let calendar = made(app, world.spip_director.person, "addInboundCalendar", "calendar", input).await;
    let meeting = circulating(app).await;
    let presentation = presentation(app).await;
    let (training, registration) = trainings(app).await;
    let (offer, placement) = immersions(app).await;
    let rows = rows(app, &in_force).await;
    let resource = resource(app).await;
    let participation = participation(app).await;
    let (note, question) = handover(app).await;
    let pack = pack(app).await;
    let report = departure(app).await;
    let text = |value: &Value| value.as_str().expect("an id").to_owned();
    BTreeMap::from([
        ("code", "dep:76".to_owned()),
        ("territoryCodes", "dep:76".to_owned()),
        ("territory", "dep:76".to_owned()),
        ("departementCodes", "dep:76".to_owned()),
        ("organisationId", world.csapa.to_string()),
        ("partnershipId", world.rouen.to_string()),
        ("personId", world.stranger.to_string()),
        ("postId", world.doctor.post.to_string()),
        ("signatoryPostIds", world.csapa_director.post.to_string()),
        ("mandateId", world.doctor.mandate.to_string()),
        ("node.id", world.rouen.to_string()),
        ("ownerPostId", world.spip_director.post.to_string()),
        // In force, but for what is done to a draft; versions are drafts.
        ("protocolId", in_force.id.to_string()),
        ("setParties.protocolId", draft),
        ("versionId", version.id),
        ("clauseId", version.clause),
        ("recordFinding.clauseId", in_force.clauses[0].to_string()),
        ("reviewId", text(&review["id"])),
        ("originId", text(&review["id"])),
        ("eventId", text(&review["event"]["id"])),
        // Held, its minutes circulate with a remark; the agenda of the other is open.
        ("meetingId", text(&meeting.held["id"])),
        ("presentationId", text(&presentation["id"])),
        ("agendaItemId", text(&meeting.open["agenda"][0]["id"])),
        ("moveAnnualMeeting.meetingId", text(&meeting.open["id"])),
        ("cancelAnnualMeeting.meetingId", text(&meeting.open["id"])),
        ("addAgendaItem.meetingId", text(&meeting.open["id"])),
        ("recordPresences.meetingId", text(&meeting.open["id"])),
        ("blockId", text(&meeting.held["agenda"][0]["block"]["id"])),
        ("correctionId", text(&meeting.held["minutes"]["corrections"][0]["id"])),
        ("startsAt", "2026-04-01T14:00".to_owned()),
        ("endsAt", "2026-04-01T16:00".to_owned()),
        ("trainingId", text(&training["id"])),
        // The first kind of documents is the activity report.
        ("requestDocument.subjectId", world.rouen.to_string()),
        ("registrationId", text(&registration["id"])),
        ("offerId", text(&offer["id"])),
        ("placementId", text(&placement["id"])),
        ("contactPostId", world.csapa_director.post.to_string()),
        ("number", "AP-2026-ABCD-EFGH".to_owned()),
        ("mandateIds", world.doctor.mandate.to_string()),
        ("present", text(&registration["id"])),
        ("absent", text(&registration["id"])),
        ("actionId", text(&action["id"])),
        ("accessRequestId", text(&request["id"])),
        ("invitationId", text(&invitation["id"])),
        ("feedTokenId", text(&feed["id"])),
        ("calendarId", text(&calendar["id"])),
        ("partyId", rows.party),
        ("approvalId", rows.approval),
        ("identityId", rows.identity),
        ("setGlossaryEntryHidden.key", "rechute".to_owned()),
        ("resetGlossaryEntry.key", "rechute".to_owned()),
        ("resourceId", text(&resource["id"])),
        ("participationId", participation),
        ("noteId", note),
        ("questionId", question),
        ("retractionPreview.subjectId", in_force.clauses[0].to_string()),
        ("retractText.subjectId", in_force.clauses[0].to_string()),
        ("field", "body".to_owned()),
        ("packId", pack),
        ("staffReportId", text(&report["id"])),
        ("intoId", world.ars.to_string()),
        ("key", "visit".to_owned()),
        ("importRun.id", rows.import.clone()),
        ("importRunId", rows.import),
        // A well-formed id of nothing: whoever may not act is refused all the same.
        ("optionId", "poll-option:019539c0-0000-7000-8000-000000000000".to_owned()),
    ])
}

async fn presentation(app: &TestApp) -> Value {
    let world = &app.world;
    let when = json!({ "startsAt": "2026-05-04T09:00", "endsAt": "2026-05-04T10:00" });
    let input = json!({ "partnershipId": world.rouen.to_string(), "mandateId": world.counsellor.mandate.to_string(),
        "meeting": when });
    made(app, world.csapa_director.person, "proposePresentation", "presentation", input).await
}

/// Of somebody of another organisation, told by the coordinator.
async fn departure(app: &TestApp) -> Value {
    let world = &app.world;
    let input = json!({ "partnershipId": world.rouen.to_string(), "mandateId": world.doctor.mandate.to_string(),
        "happensOn": "2026-06-30" });
    made(app, world.spip_director.person, "reportDeparture", "staffReport", input).await
}

/// What is written straight into the tables.
struct Rows {
    party: String,
    approval: String,
    identity: String,
    import: String,
}

/// The CSAPA's party and approval, an identity of its director, an import that the territory's administrator prepared.
async fn rows(app: &TestApp, protocol: &InForce) -> Rows {
    let (platform, world) = (&app.app.platform, &app.world);
    let fresh = || platform.entropy.uuid(app.now());
    let (approval, identity, import) = (fresh(), fresh(), fresh());
    let mut tx = platform.db.begin().await.unwrap();
    let q = tx
        .q("SELECT id FROM protocol_party WHERE protocol_id = $1 AND organisation_id = $2")
        .bind(protocol.id)
        .bind(world.csapa);
    let (party,): (Uuid,) = tx.maybe(q).await.unwrap().unwrap();
    let q = tx
        .q("INSERT INTO approval (id, version_id, party_id, post_id, person_id, capacity, means, at, text_hash) \
            VALUES ($1, $2, $3, $4, $5, 'TITULAR', 'ONLINE', $6, '')")
        .bind(approval)
        .bind(protocol.version)
        .bind(party)
        .bind(world.csapa_director.post)
        .bind(world.csapa_director.person)
        .bind(app.now());
    tx.exec(q).await.unwrap();
    let q = tx
        .q("INSERT INTO identity (id, issuer, subject, person_id, provider_id, linked_at) \
            VALUES ($1, 'https://exemple.test', 'csapa', $2, 'test', $3)")
        .bind(identity)
        .bind(world.csapa_director.person)
        .bind(app.now());
    tx.exec(q).await.unwrap();
    let q = tx
        .q("INSERT INTO organisation_import (id, person_id, format, file_name, state, created_at) \
            VALUES ($1, $2, 'FINESS_EXTRACT', 'finess.csv', 'PREVIEWED', $3)")
        .bind(import)
        .bind(world.territory_admin.person)
        .bind(app.now());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
    Rows {
        party: format!("party:{party}"),
        approval: format!("approval:{approval}"),
        identity: format!("identity:{identity}"),
        import: format!("import:{import}"),
    }
}

struct DraftVersion {
    id: String,
    clause: String,
}

/// A protocol in preparation between the same three, with one clause.
async fn draft(app: &TestApp) -> (String, DraftVersion) {
    let world = &app.world;
    let party = |seat: Seat| json!({ "organisationId": seat.organisation.to_string(), "signatoryPostIds": [seat.post.to_string()] });
    let input = json!({
        "partnershipId": world.rouen.to_string(), "title": "Protocole en préparation",
        "ownerPostId": world.spip_director.post.to_string(), "term": { "kind": "OPEN" },
        "parties": [party(world.spip_director), party(world.president), party(world.csapa_director)],
        "clauses": [{ "title": "Orientation", "body": "Le SPIP oriente vers le CSAPA.", "theme": "OTHER" }],
    });
    let fields = "id versionInPreparation { id clauses { id } }";
    let made = asked(app, world.spip_director.person, "createProtocol", "protocol", fields, input).await;
    let version = &made["versionInPreparation"];
    let text = |value: &Value| value.as_str().expect("an id").to_owned();
    (text(&made["id"]), DraftVersion { id: text(&version["id"]), clause: text(&version["clauses"][0]["id"]) })
}

async fn planned_review(app: &TestApp, protocol: &InForce) -> Value {
    let meeting = json!({ "startsAt": "2026-03-20T14:00", "endsAt": "2026-03-20T16:00" });
    let input = json!({ "protocolId": protocol.id.to_string(), "meeting": meeting });
    let fields = "id event { id }";
    asked(app, app.world.spip_director.person, "planReview", "review", fields, input).await
}

struct Meetings {
    held: Value,
    open: Value,
}

/// A meeting of Rouen whose minutes circulate and were remarked on, and one to come with an item on its agenda.
async fn circulating(app: &TestApp) -> Meetings {
    let (world, spip) = (&app.world, app.world.spip_director.person);
    let fields = "id revision agenda { id block { id } } minutes { corrections { id } }";
    let plan = async |day: &str| {
        let meeting = json!({ "startsAt": format!("{day}T09:00"), "endsAt": format!("{day}T11:00") });
        let input = json!({ "partnershipId": world.rouen.to_string(), "meeting": meeting });
        let planned = asked(app, spip, "planAnnualMeeting", "meeting", fields, input).await;
        let input = json!({ "meetingId": planned["id"], "kind": "THEME", "theme": "MINORS" });
        asked(app, spip, "addAgendaItem", "meeting", fields, input).await
    };
    let held = plan("2026-02-10").await;
    let present = |seat: Seat| json!({ "organisationId": seat.organisation.to_string() });
    let input = json!({ "meetingId": held["id"], "baseRevision": held["revision"],
        "presences": [present(world.president), present(world.csapa_director)] });
    asked(app, spip, "recordPresences", "meeting", fields, input).await;
    let input = json!({ "meetingId": held["id"], "heldOn": "2026-02-10" });
    asked(app, spip, "holdMeeting", "meeting", fields, input).await;
    let block = &held["agenda"][0]["block"]["id"];
    let input = json!({ "blockId": block, "text": "Les mineurs.", "baseRevision": 0 });
    made(app, spip, "saveMinutesBlock", "block", input).await;
    asked(app, spip, "circulateMinutes", "meeting", fields, json!({ "meetingId": held["id"] })).await;
    let input = json!({ "blockId": block, "text": "Et les familles." });
    let held = asked(app, spip, "remarkOnMinutes", "meeting", fields, input).await;
    Meetings { held, open: plan("2026-04-10").await }
}

/// A training of the CSAPA for members, where the doctor has a seat.
async fn trainings(app: &TestApp) -> (Value, Value) {
    let world = &app.world;
    let meeting = json!({ "startsAt": "2026-04-02T14:00", "endsAt": "2026-04-02T16:00" });
    let input = json!({ "partnershipId": world.rouen.to_string(), "title": "Formation croisée", "themes": [], "meeting": meeting,
        "seatsTotal": 10, "reserved": [], "requiresApproval": false, "openToTerritory": false, "trainers": [],
        "openRegistration": true });
    let training = made(app, world.csapa_director.person, "createTraining", "training", input).await;
    let input = json!({ "trainingId": training["id"] });
    let registration = made(app, world.doctor.person, "registerForTraining", "registration", input).await;
    (training, registration)
}

/// An offer of the CSAPA, and a counsellor who asked for it.
async fn immersions(app: &TestApp) -> (Value, Value) {
    let world = &app.world;
    let input = json!({ "partnershipId": world.rouen.to_string(), "title": "Deux jours", "audiences": ["PROBATION_COUNSELLOR"],
        "startsOn": "2026-03-03", "endsOn": "2026-04-30", "days": 2, "capacity": 2,
        "contactPostId": world.csapa_director.post.to_string() });
    let offer = made(app, world.csapa_director.person, "offerImmersion", "offer", input).await;
    let input = json!({ "offerId": offer["id"], "postId": world.counsellor.post.to_string(), "audience": "PROBATION_COUNSELLOR",
        "startsOn": "2026-03-03", "endsOn": "2026-03-04" });
    let placement = made(app, world.counsellor.person, "requestImmersion", "placement", input).await;
    (offer, placement)
}

/// The doctors of the CSAPA, to be called about certificates.
async fn resource(app: &TestApp) -> Value {
    let world = &app.world;
    let input = json!({ "partnershipId": world.rouen.to_string(), "theme": "CERTIFICATES",
        "postId": world.doctor.post.to_string() });
    made(app, world.csapa_director.person, "addResourcePerson", "resource", input).await
}

/// The CSAPA receives, in a partnership that would be an agreement between territories.
async fn participation(app: &TestApp) -> String {
    let (world, id) = (&app.world, app.app.platform.entropy.uuid(app.now()));
    let day: Day = "2026-03-03".parse().expect("a day");
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO inter_territory_agreement (partnership_id, opened_on, created_at) VALUES ($1, $2, $3)")
        .bind(world.rouen)
        .bind(day)
        .bind(app.now());
    tx.exec(q).await.unwrap();
    let q = tx
        .q("INSERT INTO inter_territory_participation (id, partnership_id, organisation_id, role, from_on, confirmed_on, \
            created_at, updated_at) VALUES ($1, $2, $3, 'RECEIVING', $4, $4, $5, $5)")
        .bind(id)
        .bind(world.rouen)
        .bind(world.csapa)
        .bind(day)
        .bind(app.now());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
    format!("participation:{id}")
}

/// The note that the CSAPA's director of yesterday, who now administers the territory, left to today's, who asked.
async fn handover(app: &TestApp) -> (String, String) {
    let world = &app.world;
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let day = |text: &str| text.parse::<Day>().expect("a day");
    let q = tx
        .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, ends_on, created_at, confirmed_at) \
            VALUES ($1, $2, $3, 'TITULAR', $4, $5, $6, $6)")
        .bind(app.app.platform.entropy.uuid(app.now()))
        .bind(world.territory_admin.person)
        .bind(world.csapa_director.post)
        .bind(day("2024-09-01"))
        .bind(day("2026-03-02"))
        .bind(app.now());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
    app.app.handovers.follow_departures_as_system().await.expect("the note opens");
    let director = app.persona(world.csapa_director.person).await;
    let mut own = director.graphql("{ viewer { handovers { id } } }", json!({})).await;
    let note = own["viewer"]["handovers"][0]["id"].take();
    let fields = "content { questions { id } }";
    let input = json!({ "noteId": note, "question": "Qui convoque ?" });
    let asked = asked(app, world.csapa_director.person, "askHandoverQuestion", "note", fields, input).await;
    let text = |value: &Value| value.as_str().expect("an id").to_owned();
    (text(&note), text(&asked["content"]["questions"][0]["id"]))
}

/// The doctor's pack, although she came long ago: nobody's rights change with it.
async fn pack(app: &TestApp) -> String {
    let id = app.app.platform.entropy.uuid(app.now());
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO onboarding_pack (id, mandate_id, opened_at) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(app.world.doctor.mandate)
        .bind(app.now());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
    format!("pack:{id}")
}

async fn made(app: &TestApp, by: PersonId, name: &str, thing: &str, input: Value) -> Value {
    asked(app, by, name, thing, "id", input).await
}

async fn asked(app: &TestApp, by: PersonId, name: &str, thing: &str, fields: &str, input: Value) -> Value {
    let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    let query = format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ {thing} {{ {fields} }} problems {{ code }} }} }}"
    );
    let mut answer = app.persona(by).await.graphql(&query, json!({ "input": input })).await[name].take();
    assert_eq!(problem_codes(&answer), [""; 0], "{name}");
    answer[thing].take()
}
