//! All SQL of reminders of action items, beside their rows.

use super::Running;
use crate::actions::ActionId;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::platform::db::Tx;

macro_rules! running {
    () => {
        "SELECT i.id, i.title, pa.name AS partnership_name, i.due_on, i.created_at, i.owner_post_id, \
         po.organisation_id AS owner_organisation_id, pa.time_zone, (SELECT MAX(r.step) FROM action_reminder r \
         WHERE r.action_id = i.id AND r.due_on = i.due_on) AS last_step \
         FROM action_item i JOIN partnership pa ON pa.id = i.partnership_id JOIN post po ON po.id = i.owner_post_id \
         WHERE i.state = 'OPEN' AND "
    };
}

/// Open items due on that day or before that have a step left, in order of date.
pub async fn running(tx: &mut Tx, due_before: Day) -> Result<Vec<Running>> {
    let q = tx
        .q(concat!(
            running!(),
            "i.due_on <= $1 AND NOT EXISTS (SELECT 1 FROM action_reminder l WHERE l.action_id = i.id \
             AND l.due_on = i.due_on AND l.step = $2) ORDER BY i.due_on, i.id"
        ))
        .bind(due_before)
        .bind(super::STEPS[2]);
    Ok(tx.all(q).await?)
}

/// Those of these items that are open, in order of date.
pub async fn running_of(tx: &mut Tx, ids: &[ActionId]) -> Result<Vec<Running>> {
    let q = tx
        .q(concat!(running!(), "i.id IN_IDS($1) ORDER BY i.due_on, i.id"))
        .bind_ids(ids.iter().map(|id| id.0));
    Ok(tx.all(q).await?)
}
