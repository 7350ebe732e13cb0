//! Why nobody was signed in, and what that person is told.

use super::oidc::SignInError;
use crate::kernel::error::Error;

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The protocol's checks.
    #[error(transparent)]
    Protocol(#[from] SignInError),
    /// Stepping up or linking ended under another account than it began.
    #[error("another account")]
    OtherAccount,
    /// The identity opens somebody else's account.
    #[error("identity taken")]
    IdentityTaken,
    /// Stepping up or linking without being signed in.
    #[error("not signed in")]
    SessionOver,
    /// A fault of ours.
    #[error(transparent)]
    Fault(#[from] Error),
}

impl Refusal {
    /// A name that does not change, for logs, metrics and support.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Protocol(error) => error.code(),
            Self::OtherAccount => "other_account",
            Self::IdentityTaken => "identity_taken",
            Self::SessionOver => "session_over",
            Self::Fault(Error::RateLimited(_)) => "rate_limited",
            Self::Fault(_) => "internal",
        }
    }

    /// What happened and what to do.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Protocol(error) => error.message().to_owned(),
            Self::OtherAccount => "Vous vous êtes identifié sous un autre compte que celui qui était ouvert ici. \
                                   Recommencez avec le même compte, ou déconnectez-vous d’abord."
                .to_owned(),
            Self::IdentityTaken => "Cette identité ouvre déjà un autre compte : elle ne peut pas être rattachée à \
                                    celui-ci. Si les deux comptes sont à vous, prévenez l’administrateur de la \
                                    plateforme."
                .to_owned(),
            Self::SessionOver => "Votre session a pris fin entre-temps. Connectez-vous, puis recommencez.".to_owned(),
            Self::Fault(error) => error.message_fr(),
        }
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self::Fault(error.into())
    }
}
