//! All SQL of reminders of action items.

use super::{Key, RowState, Running};
use crate::actions::ActionId;
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::db::Tx;

macro_rules! running {
    ($last_step:literal) => {
        concat!(
            "SELECT i.id, i.title, pa.name AS partnership_name, i.due_on, i.created_at, i.owner_post_id, \
             po.organisation_id AS owner_organisation_id, pa.time_zone, ",
            $last_step,
            " AS last_step FROM action_item i JOIN partnership pa ON pa.id = i.partnership_id \
             JOIN post po ON po.id = i.owner_post_id "
        )
    };
}

/// One planner at a time: the next finds what this one wrote. `SQLite` has one writer anyway.
pub async fn lock(tx: &mut Tx) -> Result<()> {
    let q = tx.q_per_engine("SELECT 1", "SELECT CAST(1 AS BIGINT) FROM pg_advisory_xact_lock(7202)");
    tx.maybe::<(i64,)>(q).await?;
    Ok(())
}

/// Open items due on that day or before, in order of date.
pub async fn running(tx: &mut Tx, due_before: Day) -> Result<Vec<Running>> {
    let q = tx
        .q(concat!(
            running!(
                "(SELECT MAX(r.step) FROM action_reminder r WHERE r.action_id = i.id AND r.due_on = i.due_on)"
            ),
            "WHERE i.state = 'OPEN' AND i.due_on <= $1 AND NOT EXISTS (SELECT 1 FROM action_reminder l \
             WHERE l.action_id = i.id AND l.due_on = i.due_on AND l.step = $2) ORDER BY i.due_on, i.id"
        ))
        .bind(due_before)
        .bind(super::STEPS[2]);
    Ok(tx.all(q).await?)
}

/// Writes the row of one person and step.
pub async fn insert(
    tx: &mut Tx,
    person: PersonId,
    key: Key,
    state: RowState,
    message_id: Option<String>,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO action_reminder (person_id, action_id, due_on, step, state, at, message_id) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING")
        .bind(person)
        .bind(key.action)
        .bind(key.due_on)
        .bind(key.step)
        .bind(state)
        .bind(now)
        .bind(message_id);
    tx.exec(q).await?;
    Ok(())
}

/// Stops the rows of an item whose mail still waits; returns the mails that carried them.
pub async fn stop_waiting(tx: &mut Tx, action: ActionId) -> Result<Vec<String>> {
    let q = tx
        .q("UPDATE action_reminder SET state = $2 WHERE action_id = $1 AND state = $3 AND EXISTS (SELECT 1 \
            FROM outgoing_mail m WHERE m.message_id = action_reminder.message_id AND m.state = 'QUEUED') \
            RETURNING message_id")
        .bind(action)
        .bind(RowState::Stopped)
        .bind(RowState::Mailed);
    let rows: Vec<(String,)> = tx.all(q).await?;
    Ok(rows.into_iter().map(|(message_id,)| message_id).collect())
}

/// What a mail still carries; the step stands as the last one.
pub async fn carried_by(tx: &mut Tx, message_id: &str) -> Result<Vec<Running>> {
    let q = tx
        .q(concat!(
            running!("r.step"),
            "JOIN action_reminder r ON r.action_id = i.id WHERE r.message_id = $1 AND r.state = $2 \
             ORDER BY i.due_on, i.id"
        ))
        .bind(message_id.to_owned())
        .bind(RowState::Mailed);
    Ok(tx.all(q).await?)
}

/// After a restore: rows whose mail was held back.
pub async fn hold_back(tx: &mut Tx) -> Result<Vec<ActionId>> {
    let q = tx
        .q("UPDATE action_reminder SET state = $1 WHERE state = $2 AND EXISTS (SELECT 1 FROM outgoing_mail m \
            WHERE m.message_id = action_reminder.message_id AND m.state = 'NOT_RESENT') RETURNING action_id")
        .bind(RowState::NotResent)
        .bind(RowState::Mailed);
    let rows: Vec<(ActionId,)> = tx.all(q).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
