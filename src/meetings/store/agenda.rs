//! Agendas.

use crate::actions::ActionId;
use crate::kernel::actor::PersonId;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::meetings::ids::{AgendaItemId, MeetingId};
use crate::meetings::model::{AgendaItem, AgendaItemKind};
use crate::platform::db::{Db, Tx};
use crate::protocols::Theme;
use crate::protocols::ids::ProtocolId;

macro_rules! select {
    () => {
        "SELECT i.id, i.meeting_id, i.position, i.kind, i.title, i.theme, i.minutes_planned, i.heading_revision, \
         i.heading_edited_at, i.protocol_id, i.action_id, i.text, i.decision, i.revision, i.edited_by, i.edited_at, p.given_name || ' ' || p.family_name AS editor \
         FROM agenda_item i LEFT JOIN person p ON p.id = i.edited_by "
    };
}

const OF_MEETINGS: &str =
    concat!(select!(), "WHERE i.meeting_id IN_IDS($1) ORDER BY i.meeting_id, i.position, i.id");

/// The agendas of these meetings, in their order.
pub async fn of_meetings(db: &Db, ids: &[MeetingId]) -> Result<Vec<AgendaItem>> {
    Ok(db.all(db.q(OF_MEETINGS).bind_ids(ids.iter().map(|id| id.uuid()))).await?)
}

/// The same inside a transaction.
pub async fn of_meeting(tx: &mut Tx, id: MeetingId) -> Result<Vec<AgendaItem>> {
    Ok(tx.all(tx.q(OF_MEETINGS).bind_ids([id.uuid()])).await?)
}

/// One item.
pub async fn find(tx: &mut Tx, id: AgendaItemId) -> Result<Option<AgendaItem>> {
    Ok(tx.maybe(tx.q(concat!(select!(), "WHERE i.id = $1")).bind(id)).await?)
}

/// An item about to be written.
pub struct NewItem {
    pub id: AgendaItemId,
    pub kind: AgendaItemKind,
    pub title: String,
    pub theme: Option<Theme>,
    pub protocol: Option<ProtocolId>,
    pub action: Option<ActionId>,
    pub minutes_planned: Option<i64>,
}

/// Writes an item at the end of the agenda; nothing when its theme, protocol or action stands there already.
pub async fn append(tx: &mut Tx, meeting: MeetingId, new: NewItem) -> Result<()> {
    let q = tx
        .q("INSERT INTO agenda_item (id, meeting_id, position, kind, title, theme, minutes_planned, protocol_id, action_id) \
            SELECT $1, $2, COALESCE(MAX(position), 0) + 1, $3, $4, $5, $6, $7, $8 FROM agenda_item \
            WHERE meeting_id = $2 ON CONFLICT DO NOTHING")
        .bind(new.id)
        .bind(meeting)
        .bind(new.kind)
        .bind(new.title)
        .bind(new.theme)
        .bind(new.minutes_planned)
        .bind(new.protocol)
        .bind(new.action);
    tx.exec(q).await?;
    Ok(())
}

/// Writes title and length.
pub async fn update(
    tx: &mut Tx,
    id: AgendaItemId,
    title: String,
    minutes_planned: Option<i64>,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("UPDATE agenda_item SET title = $2, minutes_planned = $3, heading_revision = heading_revision + 1, \
            heading_edited_at = $4 WHERE id = $1")
        .bind(id)
        .bind(title)
        .bind(minutes_planned)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Writes a place on the agenda.
pub async fn place(tx: &mut Tx, id: AgendaItemId, position: i64) -> Result<()> {
    tx.exec(tx.q("UPDATE agenda_item SET position = $2 WHERE id = $1").bind(id).bind(position)).await?;
    Ok(())
}

/// Takes an item off.
pub async fn remove(tx: &mut Tx, id: AgendaItemId) -> Result<()> {
    tx.exec(tx.q("DELETE FROM agenda_item WHERE id = $1").bind(id)).await?;
    Ok(())
}

/// Writes what the minutes say of an item.
pub async fn write(
    tx: &mut Tx,
    id: AgendaItemId,
    text: String,
    decision: String,
    by: PersonId,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("UPDATE agenda_item SET text = $2, decision = $3, revision = revision + 1, edited_by = $4, edited_at = $5 \
            WHERE id = $1")
        .bind(id)
        .bind(text)
        .bind(decision)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// An action and the item that decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DecidedBy {
    pub meeting_id: MeetingId,
    pub action: ActionId,
    pub item: AgendaItemId,
}

const DECIDED: &str = "SELECT i.meeting_id, d.action_id AS action, d.agenda_item_id AS item FROM agenda_item_action d \
     JOIN agenda_item i ON i.id = d.agenda_item_id WHERE i.meeting_id IN_IDS($1)";

/// Which items of these meetings decided which actions.
pub async fn decided(db: &Db, ids: &[MeetingId]) -> Result<Vec<DecidedBy>> {
    Ok(db.all(db.q(DECIDED).bind_ids(ids.iter().map(|id| id.uuid()))).await?)
}

/// The same inside a transaction.
pub async fn decided_in(tx: &mut Tx, id: MeetingId) -> Result<Vec<DecidedBy>> {
    Ok(tx.all(tx.q(DECIDED).bind_ids([id.uuid()])).await?)
}

/// Notes which item decided an action.
pub async fn decide(tx: &mut Tx, item: AgendaItemId, action: ActionId) -> Result<()> {
    let q = tx
        .q("INSERT INTO agenda_item_action (action_id, agenda_item_id) VALUES ($1, $2)")
        .bind(action)
        .bind(item);
    tx.exec(q).await?;
    Ok(())
}
