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

impl MailState {
    /// Not sent yet.
    #[must_use]
    pub fn waits(self) -> bool {
        self == Self::Queued
    }

    /// Gone out, as far as is known.
    #[must_use]
    pub fn left(self) -> bool {
        matches!(self, Self::Sent | Self::NotResent)
    }
}
