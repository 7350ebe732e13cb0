//! Work done later: rows written in the transaction that causes them, claimed under a lease, done at least once.
//!
//! Handlers are therefore idempotent. A payload holds ids, never copies of what users wrote.

mod retention;
mod worker;

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::Platform;
use super::db::Tx;
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Result};

pub use retention::{FORGET_JOB, KEPT, register};
pub use worker::{LEASE, MAX_ATTEMPTS, Worker};

/// Asks for a job in the caller's transaction. With a key, the same thing asked twice is done once.
///
/// # Errors
/// The database's.
pub async fn enqueue(
    tx: &mut Tx,
    platform: &Platform,
    kind: &'static str,
    payload: impl Serialize,
    run_at: Ts,
    dedup_key: Option<String>,
) -> Result<()> {
    let now = platform.clock.now();
    let payload = serde_json::to_string(&payload).map_err(Error::internal)?;
    let q = tx
        .q("INSERT INTO job (id, kind, payload, dedup_key, run_at, created_at) VALUES ($1, $2, $3, $4, $5, $6) \
            ON CONFLICT (dedup_key) DO NOTHING")
        .bind(platform.entropy.uuid(now))
        .bind(kind.to_owned())
        .bind(payload)
        .bind(dedup_key)
        .bind(run_at)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// A job handed to its handler.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Job {
    /// Row id.
    pub id: Uuid,
    /// Which handler.
    pub kind: String,
    /// JSON of ids.
    payload: String,
    /// This attempt's number, from 1.
    pub attempts: i64,
}

impl Job {
    /// Reads the payload.
    ///
    /// # Errors
    /// A final failure: a payload does not become readable by waiting.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T, JobError> {
        serde_json::from_str(&self.payload).map_err(|error| JobError::fail("PAYLOAD", error))
    }
}

/// Why a job was not done, chosen where the fault happens.
#[derive(Debug)]
pub struct JobError {
    /// A stable code, stored and logged; never a message.
    pub code: &'static str,
    /// Whether trying again can help.
    pub retry: bool,
    /// For the log of this process only.
    pub source: Box<dyn std::error::Error + Send + Sync>,
}

impl JobError {
    /// Passing: try again later.
    pub fn retry(code: &'static str, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { code, retry: true, source: source.into() }
    }

    /// Final: trying again cannot help.
    pub fn fail(code: &'static str, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { code, retry: false, source: source.into() }
    }
}

impl From<Error> for JobError {
    fn from(error: Error) -> Self {
        let code = error.code();
        Self {
            code,
            retry: matches!(error, Error::Internal(_) | Error::RateLimited(_)),
            source: Box::new(error),
        }
    }
}

impl From<sqlx::Error> for JobError {
    fn from(error: sqlx::Error) -> Self {
        Self::retry("DATABASE", error)
    }
}
