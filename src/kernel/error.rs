//! Why an operation gave nothing: one type from the services to the edge.

use std::panic::Location;

use super::problem::Problem;

/// What a service method can end with instead of its result.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in.
    #[error("sign-in required")]
    Unauthenticated,
    /// The thing does not exist, or the actor may not know that it does.
    #[error("not found")]
    NotFound,
    /// The actor sees the thing but may not do this to it.
    #[error("forbidden")]
    Forbidden,
    /// The act asks for a recent multi-factor sign-in.
    #[error("recent strong authentication required")]
    StepUpRequired,
    /// What the person can correct; the API turns it into the payload's `problems`.
    #[error("{} problem(s)", .0.len())]
    Problems(Vec<Problem>),
    /// Too many requests; try again after this many seconds.
    #[error("rate limited")]
    RateLimited(u32),
    /// A fault of ours: logged once at the edge, shown only as a trace id.
    #[error("internal fault")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// One problem.
    #[must_use]
    pub fn problem(problem: Problem) -> Self {
        Self::Problems(vec![problem])
    }

    /// Wraps any fault of ours, with the place where it was met.
    #[track_caller]
    pub fn internal(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(Box::new(Fault { cause: source.into(), place: Location::caller() }))
    }

    /// The stable code given to programs in `extensions.code`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::NotFound => "NOT_FOUND",
            Self::Forbidden => "FORBIDDEN",
            Self::StepUpRequired => "STEP_UP_REQUIRED",
            Self::Problems(_) => "INVALID",
            Self::RateLimited(_) => "RATE_LIMITED",
            Self::Internal(_) => "INTERNAL",
        }
    }

    /// The French sentence for people.
    #[must_use]
    pub fn message_fr(&self) -> String {
        match self {
            Self::Unauthenticated => "Connectez-vous pour continuer.".into(),
            Self::NotFound => "Cet élément n’existe pas, ou vous n’y avez pas accès.".into(),
            Self::Forbidden => "Votre fonction ne permet pas cette action.".into(),
            Self::StepUpRequired => {
                "Cette action demande une connexion renforcée récente : reconnectez-vous pour la confirmer."
                    .into()
            }
            Self::Problems(problems) => problems
                .first()
                .map_or_else(|| "Demande à corriger.".into(), |problem| problem.message.clone()),
            Self::RateLimited(seconds) => {
                format!("Trop de demandes en peu de temps. Réessayez dans {seconds} secondes.")
            }
            Self::Internal(_) => "Une erreur inattendue s’est produite.".into(),
        }
    }
}

impl From<sqlx::Error> for Error {
    #[track_caller]
    fn from(source: sqlx::Error) -> Self {
        Self::internal(source)
    }
}

/// A fault of ours and the place where it was met: its text may quote what people wrote, so logs show the place.
#[derive(Debug, thiserror::Error)]
#[error("{cause}")]
pub struct Fault {
    #[source]
    cause: Box<dyn std::error::Error + Send + Sync>,
    place: &'static Location<'static>,
}

impl Fault {
    /// What went wrong.
    #[must_use]
    pub fn cause(&self) -> &(dyn std::error::Error + 'static) {
        &*self.cause
    }

    /// File, line and column.
    #[must_use]
    pub fn place(&self) -> &'static Location<'static> {
        self.place
    }
}

/// The result of a service method.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Gathers problems so that all of them are shown at once.
#[derive(Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// None yet.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Notes one.
    pub fn add(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Notes one when the condition fails.
    pub fn require(&mut self, holds: bool, problem: impl FnOnce() -> Problem) {
        if !holds {
            self.0.push(problem());
        }
    }

    /// Keeps a value, or notes why there is none.
    pub fn keep<T>(&mut self, result: Result<T, Vec<Problem>>) -> Option<T> {
        result.map_err(|problems| self.0.extend(problems)).ok()
    }

    /// Keeps a value, or lets the problems of what should give it join these.
    ///
    /// # Errors
    /// Every error that is no problem of the request.
    pub fn join<T>(&mut self, result: Result<T>) -> Result<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(Error::Problems(problems)) => Ok(self.keep(Err(problems))),
            Err(other) => Err(other),
        }
    }

    /// Goes on only if nothing was noted.
    ///
    /// # Errors
    /// [`Error::Problems`] with all that was noted.
    pub fn check(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Problems(self.0)) }
    }
}
