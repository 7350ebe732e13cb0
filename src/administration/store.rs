//! All SQL of the administration.

use std::collections::HashMap;

use async_graphql::{Enum, SimpleObject};
use uuid::Uuid;

use super::AuditFilter;
use crate::accounts::masked_address;
use crate::kernel::actor::{PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Q};
use crate::platform::mail;

/// Where an outgoing mail stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum MailState {
    /// Waits for the relay.
    Queued,
    /// The relay took it.
    Sent,
    /// The relay will never take it.
    Failed,
    /// Held back after a restore.
    NotResent,
}

impl MailState {
    /// What was taken back is not listed.
    fn of(stored: mail::MailState) -> Self {
        match stored {
            mail::MailState::Queued => Self::Queued,
            mail::MailState::Sent => Self::Sent,
            mail::MailState::Refused | mail::MailState::Withdrawn => Self::Failed,
            mail::MailState::NotResent => Self::NotResent,
        }
    }

    fn stored(self) -> mail::MailState {
        match self {
            Self::Queued => mail::MailState::Queued,
            Self::Sent => mail::MailState::Sent,
            Self::Failed => mail::MailState::Refused,
            Self::NotResent => mail::MailState::NotResent,
        }
    }
}

/// One outgoing mail: the row is the proof; address masked, body not shown.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct OutgoingMail {
    /// Row id.
    #[graphql(skip)]
    pub id: Uuid,
    /// Template name.
    pub kind: String,
    /// First letter and domain.
    pub masked_recipient: String,
    /// The mail's own id, without angle brackets.
    pub message_id: String,
    /// Where it stands.
    pub state: MailState,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was queued.
    pub queued_at: Ts,
    /// When the relay took it.
    pub sent_at: Option<Ts>,
    /// When it is tried next.
    pub next_attempt_at: Option<Ts>,
    /// Code of the last failure.
    pub last_failure: Option<String>,
}

#[derive(sqlx::FromRow)]
struct MailRow {
    id: Uuid,
    kind: String,
    to_address: String,
    message_id: String,
    state: mail::MailState,
    created_at: Ts,
    state_at: Ts,
    error_code: Option<String>,
}

#[derive(sqlx::FromRow)]
struct JobRow {
    dedup_key: String,
    attempts: i64,
    run_at: Ts,
    error_code: Option<String>,
}

fn job_key(mail: Uuid) -> String {
    format!("mail:{mail}")
}

impl MailRow {
    fn shown(self, job: Option<&JobRow>) -> OutgoingMail {
        let state = MailState::of(self.state);
        OutgoingMail {
            id: self.id,
            kind: self.kind,
            masked_recipient: masked_address(&self.to_address),
            message_id: self.message_id,
            state,
            // Finished jobs are forgotten before their mails; what went was tried.
            attempts: job.map_or(i64::from(state == MailState::Sent), |job| job.attempts),
            queued_at: self.created_at,
            sent_at: (state == MailState::Sent).then_some(self.state_at),
            next_attempt_at: job.filter(|_| state == MailState::Queued).map(|job| job.run_at),
            last_failure: self.error_code.or_else(|| job.and_then(|job| job.error_code.clone())),
        }
    }
}

/// A page of mails, latest first.
pub async fn mails(
    db: &Db,
    state: Option<MailState>,
    (at, id): (Ts, Uuid),
    page: &PageRequest,
) -> Result<(Vec<OutgoingMail>, Option<i64>)> {
    let q = db
        .q("SELECT id, kind, to_address, message_id, state, created_at, state_at, error_code FROM outgoing_mail \
            WHERE state <> 'WITHDRAWN' AND ($1 OR state = $2) AND (created_at, id) < ($3, $4) \
            ORDER BY created_at DESC, id DESC LIMIT $5")
        .bind(state.is_none())
        .bind(state.map(MailState::stored))
        .bind(at)
        .bind(id)
        .bind(page.limit());
    let rows: Vec<MailRow> = db.all(q).await?;
    let q = db
        .q("SELECT dedup_key, attempts, run_at, error_code FROM job WHERE dedup_key IN_TEXTS($1)")
        .bind_texts(rows.iter().map(|row| job_key(row.id)));
    let jobs: Vec<JobRow> = db.all(q).await?;
    let jobs: HashMap<&str, &JobRow> = jobs.iter().map(|job| (job.dedup_key.as_str(), job)).collect();
    let shown = |row: MailRow| {
        let job = jobs.get(job_key(row.id).as_str()).copied();
        row.shown(job)
    };
    let rows = rows.into_iter().map(shown).collect();
    if !page.with_total {
        return Ok((rows, None));
    }
    let q = db
        .q("SELECT COUNT(*) FROM outgoing_mail WHERE state <> 'WITHDRAWN' AND ($1 OR state = $2)")
        .bind(state.is_none())
        .bind(state.map(MailState::stored));
    let total: Option<(i64,)> = db.maybe(q).await?;
    Ok((rows, total.map(|(count,)| count)))
}

/// One audited act: ids and codes, never text.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AuditEntry {
    /// Row id.
    pub id: Uuid,
    /// When.
    pub at: Ts,
    /// The act's code.
    pub action: String,
    /// Who; none for the program.
    pub person_id: Option<PersonId>,
    /// As which post.
    pub post_id: Option<PostId>,
    /// Kind of the thing.
    pub subject_kind: String,
    /// Its id.
    pub subject_id: Uuid,
    /// Ids, codes, dates and counts, as JSON.
    pub codes: String,
    /// Its place in the chain, once sealed.
    pub sealed_number: Option<i64>,
}

/// `$1` prefix; `$2` any person, `$3` else this one; `$4` any thing, `$5` else this one; `$6` first instant, `$7` the
/// instant after the last.
macro_rules! audit_filter {
    () => {
        "action LIKE $1 AND ($2 OR person_id = $3) AND ($4 OR subject_id = $5) AND at >= $6 AND at < $7"
    };
}

fn bind_filter(q: Q, filter: &AuditFilter) -> Q {
    let codes: String = filter.action.chars().filter(|c| *c != '%' && *c != '\\').collect();
    q.bind(format!("{codes}%"))
        .bind(filter.person.is_none())
        .bind(filter.person)
        .bind(filter.subject.is_none())
        .bind(filter.subject)
        .bind(filter.from.unwrap_or(Ts::new(jiff::Timestamp::UNIX_EPOCH)))
        .bind(filter.before.unwrap_or(Ts::new(jiff::Timestamp::MAX)))
}

/// A page of audited acts, latest first.
pub async fn audit_entries(
    db: &Db,
    filter: &AuditFilter,
    (at, id): (Ts, Uuid),
    page: &PageRequest,
) -> Result<(Vec<AuditEntry>, Option<i64>)> {
    let q = db.q(concat!(
        "SELECT id, at, action, person_id, post_id, subject_kind, subject_id, codes, sealed_number FROM audit WHERE ",
        audit_filter!(),
        " AND (at, id) < ($8, $9) ORDER BY at DESC, id DESC LIMIT $10"
    ));
    let rows = db.all(bind_filter(q, filter).bind(at).bind(id).bind(page.limit())).await?;
    if !page.with_total {
        return Ok((rows, None));
    }
    let q = db.q(concat!("SELECT COUNT(*) FROM audit WHERE ", audit_filter!()));
    let total: Option<(i64,)> = db.maybe(bind_filter(q, filter)).await?;
    Ok((rows, total.map(|(count,)| count)))
}

/// How far the audit is chained.
#[derive(Clone, Debug, Default, SimpleObject, sqlx::FromRow)]
pub struct AuditSeal {
    /// Instant of the last sealed act.
    pub sealed_until: Option<Ts>,
    /// How many acts are sealed.
    pub sealed_count: i64,
    /// How many wait.
    pub tail_count: i64,
}

/// How far the audit is chained.
pub async fn audit_seal(db: &Db) -> Result<AuditSeal> {
    let q = db.q(
        "SELECT (SELECT at FROM audit WHERE sealed_number IS NOT NULL ORDER BY sealed_number DESC LIMIT 1) \
         AS sealed_until, (SELECT COUNT(*) FROM audit WHERE sealed_number IS NOT NULL) AS sealed_count, \
         (SELECT COUNT(*) FROM audit WHERE sealed_number IS NULL) AS tail_count",
    );
    Ok(db.maybe(q).await?.unwrap_or_default())
}

/// Jobs given up.
pub async fn failed_jobs(db: &Db) -> Result<i64> {
    let count: Option<(i64,)> =
        db.maybe(db.q("SELECT COUNT(*) FROM job WHERE failed_at IS NOT NULL")).await?;
    Ok(count.map_or(0, |(count,)| count))
}
