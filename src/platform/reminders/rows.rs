//! Steps that went, in a table: one row for each person and step, with the mail that carries it.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::Key;
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId;
use crate::platform::db::Tx;

/// How the row of one person and step stands; for `MAILED` its mail tells the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RowState {
    /// A mail carries it.
    Mailed,
    /// The person has no address; it shows on the home page only.
    Unreachable,
    /// Stopped while its mail waited.
    Stopped,
    /// Held back after a restore.
    NotResent,
}

/// One of them.
#[derive(Debug)]
pub(super) struct Row<Id> {
    pub(super) person: PersonId,
    pub(super) key: Key<Id>,
    pub(super) state: RowState,
    /// The mail that carries it, alone or with others.
    pub(super) message_id: Option<String>,
}

/// The statements on one such table; made with [`reminder_rows!`](crate::reminder_rows).
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    /// Adds one.
    pub insert: &'static str,
    /// Stops those of a thing whose mail waits.
    pub stop: &'static str,
    /// Those that a mail carries.
    pub carried: &'static str,
    /// Marks those whose mail was held back.
    pub hold_back: &'static str,
}

/// Writes the statements for a table and its column that names the thing: `reminder_rows!("reminder", "protocol_id")`.
#[macro_export]
macro_rules! reminder_rows {
    ($table:literal, $id:literal) => {
        $crate::platform::reminders::Rows {
            insert: concat!(
                "INSERT INTO ",
                $table,
                " (person_id, ",
                $id,
                ", due_on, step, state, at, message_id) \
                VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING"
            ),
            stop: concat!(
                "UPDATE ",
                $table,
                " SET state = $2 WHERE ",
                $id,
                " = $1 AND state = $3 AND message_id IN \
                (SELECT m.message_id FROM outgoing_mail m WHERE m.state = 'QUEUED') RETURNING message_id"
            ),
            carried: concat!(
                "SELECT person_id, ",
                $id,
                ", due_on, step FROM ",
                $table,
                " \
                WHERE message_id = $1 AND state = $2"
            ),
            hold_back: concat!(
                "UPDATE ",
                $table,
                " SET state = $1 WHERE state = $2 AND message_id IN \
                (SELECT m.message_id FROM outgoing_mail m WHERE m.state = 'NOT_RESENT') \
                RETURNING person_id, ",
                $id,
                ", due_on, step"
            ),
        }
    };
}

/// One planner at a time: the next finds what this one wrote. `SQLite` has one writer anyway.
pub(super) async fn lock(tx: &mut Tx) -> Result<()> {
    let q = tx.q_per_engine("SELECT 1", "SELECT CAST(1 AS BIGINT) FROM pg_advisory_xact_lock(7201)");
    tx.maybe::<(i64,)>(q).await?;
    Ok(())
}

impl Rows {
    /// Writes a row; what was written before stays.
    pub(super) async fn insert(&self, tx: &mut Tx, row: Row<impl TypedId>, now: Ts) -> Result<()> {
        let q = tx
            .q(self.insert)
            .bind(row.person)
            .bind(row.key.id.uuid())
            .bind(row.key.due_on)
            .bind(row.key.step)
            .bind(row.state)
            .bind(now)
            .bind(row.message_id);
        tx.exec(q).await?;
        Ok(())
    }

    /// Stops the rows of a thing whose mail still waits; returns the mails that carried them.
    pub(super) async fn stop_waiting(&self, tx: &mut Tx, id: impl TypedId) -> Result<BTreeSet<String>> {
        let q = tx.q(self.stop).bind(id.uuid()).bind(RowState::Stopped).bind(RowState::Mailed);
        let rows: Vec<(String,)> = tx.all(q).await?;
        Ok(rows.into_iter().map(|(message_id,)| message_id).collect())
    }

    /// What a mail still carries, and to whom.
    pub(super) async fn carried_by<Id: TypedId>(
        &self,
        tx: &mut Tx,
        message_id: &str,
    ) -> Result<Vec<(PersonId, Key<Id>)>> {
        let q = tx.q(self.carried).bind(message_id.to_owned()).bind(RowState::Mailed);
        Ok(tx.all(q).await?.into_iter().map(keyed).collect())
    }

    /// After a restore: marks the rows whose mail was held back.
    pub(super) async fn hold_back<Id: TypedId>(&self, tx: &mut Tx) -> Result<Vec<(PersonId, Key<Id>)>> {
        let q = tx.q(self.hold_back).bind(RowState::NotResent).bind(RowState::Mailed);
        Ok(tx.all(q).await?.into_iter().map(keyed).collect())
    }
}

fn keyed<Id: TypedId>((person, id, due_on, step): (PersonId, Uuid, Day, i64)) -> (PersonId, Key<Id>) {
    (person, Key { id: Id::from_uuid(id), due_on, step })
}
