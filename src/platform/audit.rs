//! Who did what to what: rows written in the transaction that they record, holding ids and codes, never text.
//!
//! Rows are not chained when written, because a chain inside the transaction would serialise every commit. A leased
//! job seals those older than [`SEAL_AFTER`]: each seal covers the row and the seal before it.
//!
//! Rows whose time is over leave from the chain's beginning; the last seal among them stays as a checkpoint, from which
//! the chain goes on being verified.

mod retention;

use jiff::SignedDuration;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::Platform;
use super::db::{Db, Tx};
use super::jobs::{JobError, Worker};
use crate::kernel::actor::{Actor, PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId;

pub use retention::{FORGET_JOB, KEPT, forget};

/// Rows younger than this may still be joined by earlier ones from transactions under way.
pub const SEAL_AFTER: SignedDuration = SignedDuration::from_secs(5);
/// The job that seals.
pub const SEAL_JOB: &str = "audit.seal";

/// Teaches the worker to seal and to forget.
pub fn register(worker: &mut Worker, platform: &Platform) {
    retention::register(worker, platform);
    let platform = platform.clone();
    worker.every(SEAL_JOB, SignedDuration::from_secs(30), move |_| {
        let platform = platform.clone();
        async move { seal(&platform).await.map(drop).map_err(JobError::from) }
    });
}

/// Who acted.
#[derive(Clone, Copy, Debug)]
pub enum By {
    /// A person, as the holder of a post where one was needed.
    Person(PersonId, Option<PostId>),
    /// The program itself; names the job or command.
    System(&'static str),
    /// The program itself, about a post.
    SystemAbout(&'static str, PostId),
}

impl By {
    /// The actor, under the post chosen for the act.
    #[must_use]
    pub fn actor(actor: &Actor, post: Option<PostId>) -> Self {
        Self::Person(actor.person, post)
    }

    /// Who did it, unless it was the program.
    #[must_use]
    pub fn person(self) -> Option<PersonId> {
        match self {
            Self::Person(person, _) => Some(person),
            Self::System(_) | Self::SystemAbout(..) => None,
        }
    }
}

/// Records one act in the transaction that does it; `codes` is a small object of ids, codes, dates and counts.
///
/// # Errors
/// The database's.
pub async fn record<T: TypedId>(
    tx: &mut Tx,
    platform: &Platform,
    by: By,
    action: &'static str,
    subject: T,
    codes: impl Serialize,
) -> Result<()> {
    let at = platform.clock.now();
    let (person, post, system) = match by {
        By::Person(person, post) => (Some(person), post, None),
        By::System(name) => (None, None, Some(name.to_owned())),
        By::SystemAbout(name, post) => (None, Some(post), Some(name.to_owned())),
    };
    let codes = serde_json::to_string(&codes).map_err(crate::kernel::error::Error::internal)?;
    let q = tx
        .q("INSERT INTO audit (id, at, person_id, post_id, system, action, subject_kind, subject_id, codes) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(platform.entropy.uuid(at))
        .bind(at)
        .bind(person)
        .bind(post)
        .bind(system)
        .bind(action.to_owned())
        .bind(T::KIND.to_owned())
        .bind(subject.uuid())
        .bind(codes);
    tx.exec(q).await?;
    Ok(())
}

/// One stored row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AuditRow {
    /// Row id.
    pub id: Uuid,
    /// When.
    pub at: Ts,
    /// Which person, if one acted.
    pub person_id: Option<PersonId>,
    /// As holder of which post; of the program's acts, about which.
    pub post_id: Option<PostId>,
    /// Which job or command, if no person acted.
    pub system: Option<String>,
    /// What was done, a stable code.
    pub action: String,
    /// Kind of the thing it was done to.
    pub subject_kind: String,
    /// Its id.
    pub subject_id: Uuid,
    /// Ids, codes, dates and counts, as JSON.
    pub codes: String,
    /// Place in the sealed chain.
    pub sealed_number: Option<i64>,
    /// Seal over this row and the one before.
    pub seal: Option<String>,
}

impl AuditRow {
    fn seal_after(&self, previous: &str, number: i64) -> String {
        let mut hash = Sha256::new();
        let optional = |value: Option<Uuid>| value.map(|id| id.to_string()).unwrap_or_default();
        for part in [
            previous,
            &number.to_string(),
            &self.id.to_string(),
            &self.at.to_string(),
            &optional(self.person_id.map(TypedId::uuid)),
            &optional(self.post_id.map(TypedId::uuid)),
            self.system.as_deref().unwrap_or_default(),
            &self.action,
            &self.subject_kind,
            &self.subject_id.to_string(),
            &self.codes,
        ] {
            // Length first, so that moving a character from one field to the next changes the seal.
            hash.update(part.len().to_le_bytes());
            hash.update(part.as_bytes());
        }
        hex::encode(hash.finalize())
    }
}

/// The sealed rows after a number.
const SEALED_AFTER: &str = "SELECT id, at, person_id, post_id, system, action, subject_kind, subject_id, codes, \
     sealed_number, seal FROM audit WHERE sealed_number > $1 ORDER BY sealed_number LIMIT 1000";

/// Number and seal of the last row that was forgotten.
const CHECKPOINT: &str = "SELECT sealed_number, seal FROM audit_checkpoint";

/// Seals up to a thousand rows that are old enough; returns how many.
///
/// # Errors
/// The database's.
pub async fn seal(platform: &Platform) -> Result<usize> {
    let before = platform.clock.now().plus(-SEAL_AFTER);
    let mut tx = platform.db.begin().await?;
    // One sealer at a time: on PostgreSQL the last sealed row is locked; SQLite has one writer anyway.
    let last: Option<(i64, String)> = tx
        .maybe(tx.q_per_engine(
            "SELECT sealed_number, seal FROM audit WHERE sealed_number IS NOT NULL ORDER BY sealed_number DESC LIMIT 1",
            "SELECT sealed_number, seal FROM audit WHERE sealed_number IS NOT NULL \
             ORDER BY sealed_number DESC LIMIT 1 FOR UPDATE",
        ))
        .await?;
    let (mut number, mut seal) = match last {
        Some(last) => last,
        None => tx.maybe(tx.q(CHECKPOINT)).await?.unwrap_or_default(),
    };
    let rows: Vec<AuditRow> = tx
        .all(
            tx.q("SELECT id, at, person_id, post_id, system, action, subject_kind, subject_id, codes, sealed_number, seal \
                  FROM audit WHERE sealed_number IS NULL AND at < $1 ORDER BY at, id LIMIT 1000")
                .bind(before),
        )
        .await?;
    for row in &rows {
        number += 1;
        seal = row.seal_after(&seal, number);
        let q = tx
            .q("UPDATE audit SET sealed_number = $2, seal = $3 WHERE id = $1 AND sealed_number IS NULL")
            .bind(row.id)
            .bind(number)
            .bind(seal.clone());
        tx.exec(q).await?;
    }
    tx.commit().await?;
    Ok(rows.len())
}

/// What `audit verify` found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// Rows forgotten since their time was over; the chain is verified from the last of their seals.
    pub forgotten: i64,
    /// Rows whose seals follow from one another.
    pub sealed: i64,
    /// The last seal, to be noted outside the database.
    pub last_seal: Option<String>,
    /// Rows not sealed yet.
    pub tail: i64,
    /// The first place where the chain does not hold.
    pub broken_at: Option<i64>,
}

/// Recomputes the chain from its checkpoint, or from its first row.
///
/// # Errors
/// The database's.
pub async fn verify(db: &Db) -> Result<Verification> {
    let (forgotten, mut seal): (i64, String) = db.maybe(db.q(CHECKPOINT)).await?.unwrap_or_default();
    let mut found = Verification { forgotten, sealed: 0, last_seal: None, tail: 0, broken_at: None };
    let mut last = forgotten;
    'chain: loop {
        let rows: Vec<AuditRow> = db.all(db.q(SEALED_AFTER).bind(last)).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let expected = row.seal_after(&seal, last + 1);
            if row.sealed_number != Some(last + 1) || row.seal.as_deref() != Some(&expected) {
                found.broken_at = Some(last + 1);
                break 'chain;
            }
            last += 1;
            seal = expected;
        }
    }
    found.sealed = last - forgotten;
    found.last_seal = (last > 0).then_some(seal);
    let tail: Option<(i64,)> =
        db.maybe(db.q("SELECT COUNT(*) FROM audit WHERE sealed_number IS NULL")).await?;
    found.tail = tail.map_or(0, |(count,)| count);
    Ok(found)
}
