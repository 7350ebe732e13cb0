//! What is held on one person, for that person.

use serde::Serialize;
use uuid::Uuid;

use crate::kernel::actor::PersonId;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::db::Db;

#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldIdentity {
    provider_id: String,
    issuer: String,
    subject: String,
    verified_email: Option<String>,
    linked_at: Ts,
    last_used_at: Option<Ts>,
}

pub async fn identities(db: &Db, person: PersonId) -> Result<Vec<HeldIdentity>> {
    let q = db
        .q("SELECT provider_id, issuer, subject, verified_email, linked_at, last_used_at FROM identity \
            WHERE person_id = $1 ORDER BY linked_at, id")
        .bind(person);
    Ok(db.all(q).await?)
}

#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldSession {
    provider_id: String,
    created_at: Ts,
    expires_at: Ts,
    strong_at: Option<Ts>,
}

pub async fn sessions(db: &Db, person: PersonId) -> Result<Vec<HeldSession>> {
    let q = db
        .q("SELECT provider_id, created_at, expires_at, strong_at FROM session WHERE person_id = $1 ORDER BY created_at")
        .bind(person);
    Ok(db.all(q).await?)
}

#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldAct {
    at: Ts,
    action: String,
    subject_kind: String,
    subject_id: Uuid,
    post_id: Option<Uuid>,
}

pub async fn acts(db: &Db, person: PersonId) -> Result<Vec<HeldAct>> {
    let q = db
        .q("SELECT at, action, subject_kind, subject_id, post_id FROM audit WHERE person_id = $1 ORDER BY at, id")
        .bind(person);
    Ok(db.all(q).await?)
}

#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldMail {
    kind: String,
    to_address: String,
    subject: String,
    body_text: String,
    created_at: Ts,
    state: String,
}

pub async fn mails(db: &Db, person: PersonId) -> Result<Vec<HeldMail>> {
    let q = db
        .q("SELECT kind, to_address, subject, body_text, created_at, state FROM outgoing_mail WHERE person_id = $1 \
            ORDER BY created_at, id")
        .bind(person);
    Ok(db.all(q).await?)
}

/// An agenda that is read from elsewhere. Its address stays out: it would open the agenda to whoever finds this file.
#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldAgenda {
    name: String,
    host: String,
    created_at: Ts,
    last_read_at: Option<Ts>,
}

pub async fn agendas(db: &Db, person: PersonId) -> Result<Vec<HeldAgenda>> {
    let q = db
        .q("SELECT name, host, created_at, last_read_at FROM inbound_calendar WHERE person_id = $1 ORDER BY created_at, id")
        .bind(person);
    Ok(db.all(q).await?)
}

#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldBusyTime {
    starts_at: Ts,
    ends_at: Ts,
}

pub async fn busy_times(db: &Db, person: PersonId) -> Result<Vec<HeldBusyTime>> {
    let q = db
        .q("SELECT starts_at, ends_at FROM busy_time WHERE person_id = $1 ORDER BY starts_at, ends_at")
        .bind(person);
    Ok(db.all(q).await?)
}
