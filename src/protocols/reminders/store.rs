//! All SQL of reminders of reviews, beside their rows.

use super::model::Running;
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};
use crate::platform::mail::MailState;
use crate::platform::reminders::RowState;
use crate::protocols::ids::ProtocolId;

macro_rules! running {
    () => {
        "SELECT p.id, p.title, p.partnership_id, pa.name AS partnership_name, p.review_due_on AS due_on, \
         p.cycle_began_on, p.owner_post_id, oo.organisation_id AS owner_organisation_id, pa.coordinating_post_id, \
         co.organisation_id AS coordinating_organisation_id, pa.time_zone, \
         (SELECT MAX(r.step) FROM reminder r WHERE r.protocol_id = p.id AND r.due_on = p.review_due_on) AS last_step \
         FROM protocol p JOIN partnership pa ON pa.id = p.partnership_id JOIN post oo ON oo.id = p.owner_post_id \
         LEFT JOIN post co ON co.id = pa.coordinating_post_id \
         WHERE p.status = 'IN_FORCE' AND p.review_due_on IS NOT NULL AND p.cycle_began_on IS NOT NULL "
    };
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

/// One row with what became of its mail.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub person_id: PersonId,
    pub protocol_id: ProtocolId,
    pub due_on: Day,
    pub step: i64,
    pub state: RowState,
    pub mail_state: Option<MailState>,
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
