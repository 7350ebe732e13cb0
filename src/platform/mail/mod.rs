//! Outgoing mail: a row and a job in the transaction that causes it, sent later, marked when the relay took it.
//!
//! Only a crash between the relay's acceptance and our commit can repeat a mail; it then carries the same Message-ID.

mod kept;
mod retention;
mod state;
mod template;
mod transport;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Platform;
use super::db::Tx;
use super::ical::invitation::Method;
use super::jobs::{self, Job, JobError, Worker};
use crate::kernel::actor::PersonId;
use crate::kernel::error::Result;

pub use kept::{KeptWords, kept_words, put_words, withdraw_all_to};
pub use retention::{ADDRESSES_KEPT, BODIES_KEPT, FORGET_JOB, forget, forget_addressees};
pub use state::MailState;
pub use template::{Rendered, Template, render};
pub use transport::{Security, SendError, SmtpSettings, Transport};

/// The job that sends one mail.
pub const SEND_JOB: &str = "mail.send";

/// One mail to one person.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Which template, for figures and the person's own list of mails.
    pub kind: &'static str,
    /// Computed from what the mail is about, so that the same mail has the same id whenever it is made.
    pub message_id: String,
    /// The person, when known.
    pub person: Option<PersonId>,
    /// Address.
    pub to_address: String,
    /// Name shown beside the address.
    pub to_name: String,
    /// Subject and bodies.
    pub content: Rendered,
    /// What calendar programs read of it.
    pub calendar: Option<CalendarPart>,
}

/// An iCalendar object as one of the bodies, which mail programs show as an invitation.
#[derive(Clone, Debug)]
pub struct CalendarPart {
    /// The same as its METHOD.
    pub method: Method,
    /// iCalendar text.
    pub text: String,
}

/// A settled mail keeps its words only if they open nothing; a macro because statements are literals.
macro_rules! words_if_not_secret {
    () => {
        ", subject = CASE WHEN secret THEN '' ELSE subject END, body_text = CASE WHEN secret THEN '' ELSE body_text END, \
         body_html = CASE WHEN secret THEN '' ELSE body_html END, calendar = CASE WHEN secret THEN NULL ELSE calendar END "
    };
}

#[derive(Serialize, Deserialize)]
struct SendPayload {
    mail: Uuid,
}

/// Queues a mail in the caller's transaction; false when a mail with this Message-ID exists already.
///
/// # Errors
/// The database's.
pub async fn queue(tx: &mut Tx, platform: &Platform, letter: Letter) -> Result<bool> {
    insert(tx, platform, letter, false).await
}

/// The same for a mail that carries what opens something: its words leave the database as soon as it is settled, for
/// from then on its addressee alone needs them. The row without them still proves that it was sent.
///
/// # Errors
/// The database's.
pub async fn queue_secret(tx: &mut Tx, platform: &Platform, letter: Letter) -> Result<bool> {
    insert(tx, platform, letter, true).await
}

async fn insert(tx: &mut Tx, platform: &Platform, letter: Letter, secret: bool) -> Result<bool> {
    let now = platform.clock.now();
    let id = platform.entropy.uuid(now);
    let (method, calendar) = letter.calendar.map(|part| (part.method.as_str().to_owned(), part.text)).unzip();
    let q = tx
        .q("INSERT INTO outgoing_mail (id, kind, message_id, person_id, to_address, to_name, subject, body_text, body_html, \
            created_at, state, state_at, secret, calendar_method, calendar) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'QUEUED', $10, $11, $12, $13) \
            ON CONFLICT (message_id) DO NOTHING")
        .bind(id)
        .bind(letter.kind.to_owned())
        .bind(letter.message_id)
        .bind(letter.person)
        .bind(letter.to_address)
        .bind(letter.to_name)
        .bind(letter.content.subject)
        .bind(letter.content.text)
        .bind(letter.content.html)
        .bind(now)
        .bind(secret)
        .bind(method)
        .bind(calendar);
    if tx.exec(q).await? == 0 {
        return Ok(false);
    }
    jobs::enqueue(tx, platform, SEND_JOB, SendPayload { mail: id }, now, Some(format!("mail:{id}"))).await?;
    Ok(true)
}

/// Gives a mail that still waits another content; its Message-ID stays, for it is the same mail.
///
/// # Errors
/// The database's.
pub async fn rewrite(tx: &mut Tx, message_id: &str, content: Rendered) -> Result<()> {
    let q = tx
        .q("UPDATE outgoing_mail SET subject = $2, body_text = $3, body_html = $4 \
            WHERE message_id = $1 AND state = 'QUEUED'")
        .bind(message_id.to_owned())
        .bind(content.subject)
        .bind(content.text)
        .bind(content.html);
    tx.exec(q).await?;
    Ok(())
}

/// Takes back a mail that still waits.
///
/// # Errors
/// The database's.
pub async fn withdraw(tx: &mut Tx, platform: &Platform, message_id: &str) -> Result<()> {
    let q = tx
        .q(concat!(
            "UPDATE outgoing_mail SET state = 'WITHDRAWN', state_at = $2",
            words_if_not_secret!(),
            "WHERE message_id = $1 AND state = 'QUEUED'"
        ))
        .bind(message_id.to_owned())
        .bind(platform.clock.now());
    tx.exec(q).await?;
    Ok(())
}

/// Takes back what still waits of the mails whose Message-IDs begin so: those that told several people of one thing.
///
/// # Errors
/// The database's.
pub async fn withdraw_all(tx: &mut Tx, platform: &Platform, beginning: String) -> Result<()> {
    let q = tx
        .q(concat!(
            "UPDATE outgoing_mail SET state = 'WITHDRAWN', state_at = $2",
            words_if_not_secret!(),
            "WHERE state = 'QUEUED' AND SUBSTR(message_id, 1, LENGTH($1)) = $1"
        ))
        .bind(beginning)
        .bind(platform.clock.now());
    tx.exec(q).await?;
    Ok(())
}

/// After a restore: what waited when the copy was made has most likely left since, so none of it is sent again.
/// Returns how many mails that were.
///
/// # Errors
/// The database's.
pub async fn hold_back_after_restore(tx: &mut Tx, platform: &Platform) -> Result<u64> {
    let q = tx
        .q(concat!(
            "UPDATE outgoing_mail SET state = 'NOT_RESENT', state_at = $1",
            words_if_not_secret!(),
            "WHERE state = 'QUEUED'"
        ))
        .bind(platform.clock.now());
    Ok(tx.exec(q).await?)
}

/// A mail as the sender reads it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StoredMail {
    /// Row id.
    pub id: Uuid,
    /// Without angle brackets.
    pub message_id: String,
    /// Address.
    pub to_address: String,
    /// Name.
    pub to_name: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub body_text: String,
    /// HTML.
    pub body_html: String,
    /// METHOD of the calendar part.
    pub calendar_method: Option<String>,
    /// The calendar part.
    pub calendar: Option<String>,
}

/// Teaches the worker to send mail and to forget its words.
pub fn register(worker: &mut Worker, platform: &Platform, transport: &Transport) {
    retention::register(worker, platform);
    let (platform, transport) = (platform.clone(), transport.clone());
    worker.handle(SEND_JOB, move |job| {
        let (platform, transport) = (platform.clone(), transport.clone());
        async move { send(&platform, &transport, &job).await }
    });
}

async fn send(platform: &Platform, transport: &Transport, job: &Job) -> Result<(), JobError> {
    let SendPayload { mail } = job.payload()?;
    let db = &platform.db;
    let stored: Option<StoredMail> = db
        .maybe(
            db.q(
                "SELECT id, message_id, to_address, to_name, subject, body_text, body_html, calendar_method, \
                  calendar FROM outgoing_mail WHERE id = $1 AND state = 'QUEUED'",
            )
            .bind(mail),
        )
        .await?;
    // Withdrawn, or marked sent by a worker that then lost its lease.
    let Some(stored) = stored else { return Ok(()) };
    match transport.send(&stored, platform.clock.now()).await {
        Ok(()) => mark(platform, mail, MailState::Sent, None).await,
        Err(SendError::Refused(error)) => {
            mark(platform, mail, MailState::Refused, Some("RELAY_REFUSED")).await?;
            Err(JobError::fail("RELAY_REFUSED", error))
        }
        Err(SendError::Passing(error)) if job.attempts >= jobs::MAX_ATTEMPTS => {
            mark(platform, mail, MailState::Refused, Some("RELAY_UNREACHABLE")).await?;
            Err(JobError::fail("RELAY_UNREACHABLE", error))
        }
        Err(SendError::Passing(error)) => Err(JobError::retry("RELAY_UNREACHABLE", error)),
    }
}

async fn mark(
    platform: &Platform,
    mail: Uuid,
    state: MailState,
    code: Option<&'static str>,
) -> Result<(), JobError> {
    let figure = if state == MailState::Sent { "SENT" } else { "REFUSED" };
    metrics::counter!("jonction_mails_total", "state" => figure).increment(1);
    let mut tx = platform.db.begin().await?;
    let q = tx
        .q(concat!(
            "UPDATE outgoing_mail SET state = $2, state_at = $3, error_code = $4",
            words_if_not_secret!(),
            "WHERE id = $1"
        ))
        .bind(mail)
        .bind(state)
        .bind(platform.clock.now())
        .bind(code.map(str::to_owned));
    tx.exec(q).await?;
    tx.commit().await?;
    Ok(())
}
