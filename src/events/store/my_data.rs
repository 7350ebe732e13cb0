//! What is held on one person, for that person.

use serde::Serialize;

use crate::events::model::EventId;
use crate::kernel::actor::PersonId;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::db::Db;

#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldAnswer {
    event: EventId,
    title: String,
    answer: String,
    answered_at: Option<Ts>,
}

/// Where the person is expected by name, and what was answered.
pub async fn answers(db: &Db, person: PersonId) -> Result<Vec<HeldAnswer>> {
    let q = db
        .q("SELECT e.id AS event, e.title, a.answer, a.answered_at FROM event_attendee a \
            JOIN event e ON e.id = a.event_id WHERE a.person_id = $1 ORDER BY e.created_at, e.id")
        .bind(person);
    Ok(db.all(q).await?)
}

#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldChoice {
    event: EventId,
    title: String,
    starts_at: Ts,
    choice: String,
    answered_at: Ts,
}

/// On which of the dates proposed the person said that they can come.
pub async fn choices(db: &Db, person: PersonId) -> Result<Vec<HeldChoice>> {
    let q = db
        .q("SELECT e.id AS event, e.title, o.starts_at, c.choice, c.answered_at FROM date_poll_answer c \
            JOIN date_poll_option o ON o.id = c.option_id JOIN event e ON e.id = o.event_id \
            WHERE c.person_id = $1 ORDER BY c.answered_at, o.starts_at, o.id")
        .bind(person);
    Ok(db.all(q).await?)
}
