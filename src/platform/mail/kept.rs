//! The words that mails still hold, for when some of them must go.

use uuid::Uuid;

use super::MailState;
use crate::kernel::actor::PersonId;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::db::Tx;

/// As many mails are read at once.
const AT_ONCE: i64 = 200;

/// A mail that waits or has left, and the words it holds.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct KeptWords {
    /// Row id.
    pub id: Uuid,
    /// To whom, when known.
    pub person_id: Option<PersonId>,
    /// Waits, or how it ended.
    pub state: MailState,
    /// Since when it is in that state.
    pub state_at: Ts,
    /// Address.
    pub to_address: String,
    /// Name beside the address.
    pub to_name: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub body_text: String,
    /// HTML.
    pub body_html: String,
    /// The calendar part.
    pub calendar: Option<String>,
}

impl KeptWords {
    /// It left.
    #[must_use]
    pub fn was_sent(&self) -> bool {
        self.state == MailState::Sent
    }
}

/// The next mails that hold words, after this one in the order of ids; none: there are no more.
///
/// # Errors
/// The database's.
pub async fn kept_words(tx: &mut Tx, after: Uuid) -> Result<Vec<KeptWords>> {
    let q = tx
        .q("SELECT id, person_id, state, state_at, to_address, to_name, subject, body_text, body_html, calendar FROM outgoing_mail \
            WHERE id > $1 AND (subject <> '' OR body_text <> '') ORDER BY id LIMIT $2")
        .bind(after)
        .bind(AT_ONCE);
    Ok(tx.all(q).await?)
}

/// Writes other words into a mail, whatever its state; one that waits goes out with them.
///
/// # Errors
/// The database's.
pub async fn put_words(tx: &mut Tx, mail: KeptWords) -> Result<()> {
    let q = tx
        .q("UPDATE outgoing_mail SET to_name = $2, subject = $3, body_text = $4, body_html = $5, calendar = $6 WHERE id = $1")
        .bind(mail.id)
        .bind(mail.to_name)
        .bind(mail.subject)
        .bind(mail.body_text)
        .bind(mail.body_html)
        .bind(mail.calendar);
    tx.exec(q).await?;
    Ok(())
}

/// Nothing more goes to this person, and what went keeps neither its words nor their address; what went to the address
/// before anybody knew whose it was, neither.
///
/// # Errors
/// The database's.
pub async fn withdraw_all_to(tx: &mut Tx, person: PersonId, address: Option<&str>, now: Ts) -> Result<()> {
    let address = address.unwrap_or_default().to_lowercase();
    let q = tx
        .q("UPDATE outgoing_mail SET state = 'WITHDRAWN', state_at = $3 WHERE state = 'QUEUED' \
            AND (person_id = $1 OR (person_id IS NULL AND to_address <> '' AND LOWER(to_address) = $2))")
        .bind(person)
        .bind(address.clone())
        .bind(now);
    tx.exec(q).await?;
    let q = tx
        .q("UPDATE outgoing_mail SET to_address = '', to_name = '', subject = '', body_text = '', body_html = '', \
            calendar = NULL WHERE person_id = $1 OR (person_id IS NULL AND to_address <> '' AND LOWER(to_address) = $2)")
        .bind(person)
        .bind(address);
    tx.exec(q).await?;
    Ok(())
}
