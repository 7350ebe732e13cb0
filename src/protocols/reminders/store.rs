//! All SQL of reminders.

use super::model::{Key, RowState, Running};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};
use crate::protocols::ids::ProtocolId;

macro_rules! running {
    () => {
        "SELECT p.id, p.title, pa.name AS partnership_name, p.review_due_on AS due_on, p.cycle_began_on, \
         p.owner_post_id, oo.organisation_id AS owner_organisation_id, pa.coordinating_post_id, \
         co.organisation_id AS coordinating_organisation_id, pa.time_zone, \
         (SELECT MAX(r.step) FROM reminder r WHERE r.protocol_id = p.id AND r.due_on = p.review_due_on) AS last_step \
         FROM protocol p JOIN partnership pa ON pa.id = p.partnership_id JOIN post oo ON oo.id = p.owner_post_id \
         JOIN post co ON co.id = pa.coordinating_post_id \
         WHERE p.status = 'IN_FORCE' AND p.review_due_on IS NOT NULL AND p.cycle_began_on IS NOT NULL "
    };
}

/// One planner at a time: the next finds what this one wrote. `SQLite` has one writer anyway.
pub async fn lock(tx: &mut Tx) -> Result<()> {
    let q = tx.q_per_engine("SELECT 1", "SELECT CAST(1 AS BIGINT) FROM pg_advisory_xact_lock(7201)");
    tx.maybe::<(i64,)>(q).await?;
    Ok(())
}

/// Protocols in force whose review is due on that day or before, in order of date.
pub async fn running(tx: &mut Tx, due_before: Day) -> Result<Vec<Running>> {
    let q = tx
        .q(concat!(running!(), "AND p.review_due_on <= $1 ORDER BY p.review_due_on, p.id"))
        .bind(due_before);
    Ok(tx.all(q).await?)
}

/// These protocols, as far as their clock runs.
pub async fn running_of(tx: &mut Tx, protocols: &[ProtocolId]) -> Result<Vec<Running>> {
    let q = tx
        .q(concat!(running!(), "AND p.id IN_IDS($1) ORDER BY p.review_due_on, p.id"))
        .bind_ids(protocols.iter().map(|id| id.uuid()));
    Ok(tx.all(q).await?)
}

/// The same, to be shown.
pub async fn running_to_show(db: &Db, protocols: &[ProtocolId]) -> Result<Vec<Running>> {
    let q = db
        .q(concat!(running!(), "AND p.id IN_IDS($1) ORDER BY p.review_due_on, p.id"))
        .bind_ids(protocols.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Writes the row of one person and step; tells whether it was new.
pub async fn insert(
    tx: &mut Tx,
    person: PersonId,
    key: Key,
    state: RowState,
    message_id: Option<String>,
    now: Ts,
) -> Result<bool> {
    let q = tx
        .q("INSERT INTO reminder (person_id, protocol_id, due_on, step, state, at, message_id) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING")
        .bind(person)
        .bind(key.protocol)
        .bind(key.due_on)
        .bind(key.step.days_after_due())
        .bind(state)
        .bind(now)
        .bind(message_id);
    Ok(tx.exec(q).await? == 1)
}

/// Stops the rows of a protocol whose mail still waits; returns the mails that carried them.
pub async fn stop_waiting(tx: &mut Tx, protocol: ProtocolId) -> Result<Vec<(String,)>> {
    let q = tx
        .q("UPDATE reminder SET state = $2 WHERE protocol_id = $1 AND state = $3 AND EXISTS (SELECT 1 \
            FROM outgoing_mail m WHERE m.message_id = reminder.message_id AND m.state = 'QUEUED') \
            RETURNING message_id")
        .bind(protocol)
        .bind(RowState::Stopped)
        .bind(RowState::Mailed);
    Ok(tx.all(q).await?)
}

/// What a mail still carries: person, protocol and step.
pub async fn carried_by(tx: &mut Tx, message_id: &str) -> Result<Vec<(PersonId, ProtocolId, i64)>> {
    let q = tx
        .q("SELECT person_id, protocol_id, step FROM reminder WHERE message_id = $1 AND state = $2 \
            ORDER BY due_on, protocol_id")
        .bind(message_id.to_owned())
        .bind(RowState::Mailed);
    Ok(tx.all(q).await?)
}

/// After a restore: rows whose mail was held back.
pub async fn hold_back(tx: &mut Tx) -> Result<Vec<(ProtocolId, Day, i64)>> {
    let q = tx
        .q("UPDATE reminder SET state = $1 WHERE state = $2 AND EXISTS (SELECT 1 FROM outgoing_mail m \
            WHERE m.message_id = reminder.message_id AND m.state = 'NOT_RESENT') \
            RETURNING protocol_id, due_on, step")
        .bind(RowState::NotResent)
        .bind(RowState::Mailed);
    Ok(tx.all(q).await?)
}

/// One row with what became of its mail.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub person_id: PersonId,
    pub protocol_id: ProtocolId,
    pub due_on: Day,
    pub step: i64,
    pub state: RowState,
    pub mail_state: Option<String>,
    pub mail_at: Option<Ts>,
}

macro_rules! rows {
    () => {
        "SELECT r.person_id, r.protocol_id, r.due_on, r.step, r.state, m.state AS mail_state, m.state_at AS mail_at \
         FROM reminder r JOIN protocol p ON p.id = r.protocol_id AND p.review_due_on = r.due_on \
         LEFT JOIN outgoing_mail m ON m.message_id = r.message_id WHERE p.status = 'IN_FORCE' "
    };
}

/// All rows of the current cycle of these protocols.
pub async fn of_protocols(db: &Db, protocols: &[ProtocolId]) -> Result<Vec<Row>> {
    let q = db
        .q(concat!(rows!(), "AND r.protocol_id IN_IDS($1) ORDER BY r.step, r.person_id"))
        .bind_ids(protocols.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// A person's rows that still hold: of the current cycle of protocols in force.
pub async fn of_person(db: &Db, person: PersonId) -> Result<Vec<Row>> {
    let q = db
        .q(concat!(
            rows!(),
            "AND r.person_id = $1 AND r.state <> $2 ORDER BY r.due_on, r.protocol_id, r.step"
        ))
        .bind(person)
        .bind(RowState::Stopped);
    Ok(db.all(q).await?)
}
