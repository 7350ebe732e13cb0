//! Where a mail stands, as its row says.

/// Where a mail stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MailState {
    /// Waits for the relay.
    Queued,
    /// The relay took it.
    Sent,
    /// The relay will never take it.
    Refused,
    /// Taken back before it was sent.
    Withdrawn,
    /// Held back after a restore: nobody knows whether it was sent before.
    NotResent,
}
