//! What is held on one person, for that person.

use serde::Serialize;

use crate::kernel::actor::{OrganisationId, PersonId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::meetings::ids::MeetingId;
use crate::platform::db::Db;

#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldPresence {
    meeting: MeetingId,
    title: String,
    held_on: Option<Day>,
    organisation: OrganisationId,
}

/// Meetings at which the person is noted as present.
pub async fn presences(db: &Db, person: PersonId) -> Result<Vec<HeldPresence>> {
    let q = db
        .q("SELECT m.id AS meeting, e.title, m.held_on, p.organisation_id AS organisation FROM meeting_presence p \
            JOIN annual_meeting m ON m.id = p.meeting_id JOIN event e ON e.id = m.event_id \
            WHERE p.person_id = $1 ORDER BY m.id, p.position")
        .bind(person);
    Ok(db.all(q).await?)
}

#[derive(Serialize, sqlx::FromRow)]
pub struct HeldRemark {
    meeting: MeetingId,
    text: String,
    at: Ts,
}

/// What the person wrote about minutes that circulated.
pub async fn remarks(db: &Db, person: PersonId) -> Result<Vec<HeldRemark>> {
    let q = db
        .q("SELECT meeting_id AS meeting, text, at FROM minutes_remark WHERE person_id = $1 ORDER BY at, id")
        .bind(person);
    Ok(db.all(q).await?)
}
