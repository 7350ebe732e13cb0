//! Calendars kept elsewhere and read here.

use async_graphql::{Enum, SimpleObject};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::kernel::actor::{PartnershipId, PersonId};
use crate::kernel::clock::{Ts, Zone};
use crate::platform::http::{OutsideError, Validators};
use crate::typed_id;

typed_id!(
    /// A calendar kept elsewhere.
    InboundCalendarId,
    "calendar"
);

/// For whom it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum InboundKind {
    /// A partnership follows a training calendar.
    Partnership,
    /// A person's own agenda, for clash warnings.
    Personal,
}

/// How the last reading went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum InboundState {
    /// Never read.
    New,
    /// Read.
    Read,
    /// The site said that nothing had changed.
    Unchanged,
    /// Not read; what was read before is kept.
    Failed,
}

/// A calendar kept elsewhere. Its address is a secret and no part of this.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct InboundCalendar {
    /// Node id.
    pub id: InboundCalendarId,
    /// For which partnership it is read.
    #[graphql(skip)]
    pub partnership_id: Option<PartnershipId>,
    /// Whose own agenda it is.
    #[graphql(skip)]
    pub person_id: Option<PersonId>,
    /// To tell calendars apart.
    pub name: String,
    /// The site that it is read from; all that is shown of its address.
    pub host: String,
    /// How the last reading went.
    pub state: InboundState,
    /// When it was last read well.
    pub last_read_at: Option<Ts>,
    /// When it is read next by itself.
    pub next_read_at: Option<Ts>,
    /// Entries kept of it.
    pub entries_kept: i64,
    /// As JSON.
    #[graphql(skip)]
    pub told: String,
    /// Whether the viewer may have it read and take it away.
    #[graphql(skip)]
    #[sqlx(skip)]
    pub editable: bool,
}

impl InboundCalendar {
    /// For whom it is read.
    #[must_use]
    pub fn kind(&self) -> InboundKind {
        if self.person_id.is_some() { InboundKind::Personal } else { InboundKind::Partnership }
    }

    /// What could not be read the last time.
    #[must_use]
    pub fn problems(&self) -> Vec<InboundProblem> {
        serde_json::from_str(&self.told).unwrap_or_default()
    }
}

/// What could not be read, and where; never in the file's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboundProblem {
    /// The line of the file, from 1; none for the file as a whole.
    pub line: Option<usize>,
    /// What is wrong.
    pub fault: Fault,
}

impl InboundProblem {
    /// With one line.
    #[must_use]
    pub fn at(line: usize, fault: Fault) -> Self {
        Self { line: Some(line), fault }
    }

    /// With the file, or with getting at it.
    #[must_use]
    pub fn whole(fault: Fault) -> Self {
        Self { line: None, fault }
    }
}

/// What can be wrong with a calendar kept elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "the French words say it")]
pub enum Fault {
    Refused,
    Unreachable,
    Redirects,
    Late,
    Status(u16),
    TooLarge,
    NotACalendar,
    Incomplete,
    Structure,
    Unreadable,
    Line,
    NoStart,
    BadDate,
    BadZone,
    BadEnd,
    BadRule,
    TooOften,
    TooMany,
    TooManyRules,
    More(usize),
}

impl Fault {
    /// For people.
    #[must_use]
    pub fn message_fr(self) -> String {
        match self {
            Self::Refused => {
                "Cette adresse n’est pas acceptée, ou renvoie vers une adresse qui ne l’est pas."
            }
            Self::Unreachable => "Aucun site public ne répond à cette adresse.",
            Self::Redirects => "Le site renvoie trop de fois ailleurs.",
            Self::Late => "Le site n’a pas répondu à temps.",
            Self::Status(401 | 403) => "Le site refuse l’accès à ce calendrier.",
            Self::Status(404 | 410) => "Le site ne connaît pas ce calendrier, ou ne le connaît plus.",
            Self::Status(code) => return format!("Le site répond par une erreur ({code})."),
            Self::TooLarge => "Le fichier dépasse 2 Mio.",
            Self::NotACalendar => "Ce n’est pas un fichier de calendrier.",
            Self::Incomplete => "Le fichier s’arrête en cours de route.",
            Self::Structure => "La structure du fichier est rompue ici.",
            Self::Unreadable => "Ce fichier ne se laisse pas lire.",
            Self::Line => "Cette ligne est illisible.",
            Self::NoStart => "Cet événement n’a pas de début.",
            Self::BadDate => "Cette date est illisible.",
            Self::BadZone => "Ce fuseau horaire est inconnu.",
            Self::BadEnd => "Cette fin ne convient pas au début de l’événement.",
            Self::BadRule => "Cette règle de répétition est illisible.",
            Self::TooOften => "Cette répétition revient plus d’une fois par jour : elle n’est pas lue.",
            Self::TooMany => "Ce calendrier compte trop de dates : les 2 000 premières sont gardées.",
            Self::TooManyRules => "Ce calendrier compte trop de répétitions : celle-ci n’est pas lue.",
            Self::More(1) => "Une autre ligne est illisible.",
            Self::More(count) => return format!("{count} autres lignes sont illisibles."),
        }
        .to_owned()
    }
}

impl From<OutsideError> for Fault {
    fn from(error: OutsideError) -> Self {
        match error {
            OutsideError::Refused => Self::Refused,
            OutsideError::Unreachable => Self::Unreachable,
            OutsideError::Redirects => Self::Redirects,
            OutsideError::TooLarge => Self::TooLarge,
            OutsideError::Late => Self::Late,
            OutsideError::Status(code) => Self::Status(code),
        }
    }
}

/// What a partnership's calendar announces.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(name = "InboundEntry", complex)]
pub struct InboundEntry {
    /// In which partnership.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// In which calendar.
    #[graphql(skip)]
    pub calendar_id: InboundCalendarId,
    /// Its start.
    pub starts_at: Ts,
    /// Its end.
    pub ends_at: Ts,
    /// Whether it is of whole days, in the partnership's zone.
    pub all_day: bool,
    /// None where the guard did not let it pass.
    #[graphql(skip)]
    pub passed: Option<String>,
}

impl InboundEntry {
    /// Its title, or words that say nothing.
    #[must_use]
    pub fn title(&self) -> &str {
        self.passed.as_deref().unwrap_or("Date d’un agenda extérieur")
    }
}

/// When the viewer's own agenda is busy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow, SimpleObject)]
pub struct BusyTime {
    /// From.
    pub starts_at: Ts,
    /// Until.
    pub ends_at: Ts,
}

/// An address that holds tokens: it is written into its row and asked for what is there, nothing else.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretUrl(pub Url);

impl std::fmt::Debug for SecretUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretUrl")
    }
}

/// What a reading needs to know of a calendar.
#[derive(Clone, Debug)]
pub struct Source {
    /// Which.
    pub id: InboundCalendarId,
    /// Whose own agenda; none for a partnership's calendar.
    pub person: Option<PersonId>,
    /// Where it is.
    pub url: SecretUrl,
    /// Of the last whole answer.
    pub held: Validators,
    /// When that was.
    pub whole_read_at: Option<Ts>,
    /// Of whom it is read for.
    pub zone: Zone,
    /// Failures in a row so far.
    pub failures: i64,
}
