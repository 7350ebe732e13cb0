//! What a review is, and when it can be closed.

use async_graphql::{Enum, SimpleObject};

use crate::directory::{Sector, Side};
use crate::events::EventId;
use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::dates::date_in_words;
use crate::kernel::problem::Problem;
use crate::protocols::ids::{ClauseId, FindingId, ProtocolId, ReviewId, VersionId};

/// Life of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReviewState {
    /// Has a date.
    Planned,
    /// Is being recorded.
    InProgress,
    /// Held and closed: only corrections follow.
    Closed,
    /// Given up before it was closed.
    Cancelled,
}

/// What to do with a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FindingKind {
    /// It stays as it is.
    Keep,
    /// It is to be written anew.
    Change,
    /// It is to go.
    Drop,
}

impl FindingKind {
    /// The French words.
    #[must_use]
    pub fn label_fr(self) -> &'static str {
        match self {
            Self::Keep => "À garder",
            Self::Change => "À modifier",
            Self::Drop => "À retirer",
        }
    }
}

/// What the review decides for the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReviewDecision {
    /// It goes on as it is.
    Confirm,
    /// A new version is to be prepared.
    Amend,
    /// It is to be ended.
    Terminate,
}

impl ReviewDecision {
    /// The French words.
    #[must_use]
    pub fn label_fr(self) -> &'static str {
        match self {
            Self::Confirm => "Confirmer",
            Self::Amend => "Modifier",
            Self::Terminate => "Mettre fin",
        }
    }

    /// What someone has to do next, for a decision does not carry itself out.
    #[must_use]
    pub fn next_step_fr(self) -> &'static str {
        match self {
            Self::Confirm => "Le protocole continue tel quel jusqu’à la prochaine revue.",
            Self::Amend => {
                "Préparez une nouvelle version : le texte actuel reste en vigueur jusqu’à ce que tous l’aient approuvée."
            }
            Self::Terminate => "Mettez fin au protocole à la date convenue : il reste en vigueur jusque-là.",
        }
    }
}

/// One review of one protocol.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(name = "ProtocolReview", complex)]
pub struct Review {
    /// Node id.
    pub id: ReviewId,
    /// The protocol.
    #[graphql(skip)]
    pub protocol_id: ProtocolId,
    /// The text under review.
    #[graphql(skip)]
    pub version_id: VersionId,
    /// Where it stands.
    pub state: ReviewState,
    /// Due date of the cycle that it serves; postponing never changes it.
    pub due_on: Day,
    /// Its meeting.
    #[graphql(skip)]
    pub event_id: Option<EventId>,
    /// The day it was held.
    pub held_on: Option<Day>,
    /// What it decides.
    pub decision: Option<ReviewDecision>,
    /// Why, or on what terms.
    pub decision_note: Option<String>,
    /// Why it was given up.
    pub cancel_reason: Option<String>,
    /// Who closed it.
    #[graphql(skip)]
    pub completed_by: Option<PersonId>,
    /// When it was closed.
    pub completed_at: Option<Ts>,
    /// Due date that follows, once closed.
    pub next_due_on: Option<Day>,
    /// Increases with date, participants, decision and note; findings have their own.
    pub revision: i64,
    /// When it was last changed.
    #[graphql(skip)]
    pub edited_at: Ts,
    /// Who changed it last.
    #[graphql(skip)]
    pub editor: Option<String>,
    /// The protocol's partnership.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// The protocol's title.
    #[graphql(skip)]
    pub protocol_title: String,
    /// The protocol's owner.
    #[graphql(skip)]
    pub owner_post_id: PostId,
    /// First day of the protocol's cycle under way.
    #[graphql(skip)]
    pub cycle_began_on: Option<Day>,
    /// The partnership's zone, on whose calendar it is held.
    #[graphql(skip)]
    pub time_zone: Zone,
}

impl Review {
    /// The French title: its day and its protocol.
    #[must_use]
    pub fn title_fr(&self) -> String {
        let day = self.held_on.unwrap_or(self.due_on);
        format!("Revue du {} : {}", date_in_words(day.0), self.protocol_title)
    }

    /// Planned or in progress: there is one at most for each protocol.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.state, ReviewState::Planned | ReviewState::InProgress)
    }
}

/// Who was there, and for which organisation.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, SimpleObject)]
#[graphql(name = "ReviewParticipant", complex)]
pub struct Participant {
    /// At which review.
    #[graphql(skip)]
    pub review_id: ReviewId,
    /// For which organisation.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// As holder of which post.
    #[graphql(skip)]
    pub post_id: Option<PostId>,
    /// Who; none when only the organisation is recorded.
    #[graphql(skip)]
    pub person_id: Option<PersonId>,
    /// The organisation's sector, which says on which side it counts.
    pub sector: Sector,
}

/// The sides that organisations of these sectors make present, justice first.
#[must_use]
pub fn sides(sectors: impl IntoIterator<Item = Sector>) -> Vec<Side> {
    let present: Vec<Side> = sectors.into_iter().filter_map(Sector::side).collect();
    [Side::Justice, Side::Health].into_iter().filter(|side| present.contains(side)).collect()
}

/// A problem on `field` for each side that is not present.
#[must_use]
pub fn missing_sides(present: &[Side], field: &str) -> Vec<Problem> {
    let missing =
        |side, code, message: &str| (!present.contains(&side)).then(|| Problem::new(code, message).on(field));
    let justice = "Indiquez au moins une personne présente du côté de la justice.";
    let health = "Indiquez au moins une personne présente du côté de la santé.";
    [
        missing(Side::Justice, "MISSING_JUSTICE_PARTICIPANT", justice),
        missing(Side::Health, "MISSING_HEALTH_PARTICIPANT", health),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What a review says of one clause.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, SimpleObject)]
#[graphql(name = "ReviewFinding", complex)]
pub struct Finding {
    /// Node id.
    pub id: FindingId,
    /// The review.
    #[graphql(skip)]
    pub review_id: ReviewId,
    /// The clause.
    #[graphql(skip)]
    pub clause_id: ClauseId,
    /// What to do with it.
    pub kind: FindingKind,
    /// Why.
    pub note: Option<String>,
    /// The revision to send back as `baseRevision`.
    pub revision: i64,
    /// When it was last changed.
    #[graphql(skip)]
    pub edited_at: Ts,
    /// Who changed it last.
    #[graphql(skip)]
    pub editor: Option<String>,
}

/// What has been gathered so far.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// The day it was held.
    pub held_on: Option<Day>,
    /// Sides present.
    pub sides: Vec<Side>,
    /// How many clauses were looked at.
    pub findings: usize,
    /// What was decided.
    pub decision: Option<ReviewDecision>,
    /// First day of the cycle that the review ends.
    pub cycle_began_on: Option<Day>,
}

/// A review that may be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closable {
    /// The day it was held: the next cycle begins there.
    pub held_on: Day,
    /// What was decided.
    pub decision: ReviewDecision,
}

impl Gathered {
    /// A review that may be closed today.
    ///
    /// # Errors
    /// Everything that is missing, at once.
    pub fn close(self, today: Day) -> Result<Closable, Vec<Problem>> {
        let mut missing = Vec::new();
        match self.held_on {
            None => missing
                .push(Problem::new("REVIEW_DATE_MISSING", "Indiquez la date de la revue.").on("heldOn")),
            Some(day) => missing.extend(held_on_problem(day, today, self.cycle_began_on)),
        }
        missing.extend(missing_sides(&self.sides, "participants"));
        if self.findings == 0 {
            let message = "Passez en revue au moins un article : à garder, à modifier ou à retirer.";
            missing.push(Problem::new("NO_FINDING", message).on("findings"));
        }
        if self.decision.is_none() {
            let message = "Indiquez la décision : confirmer, modifier ou mettre fin.";
            missing.push(Problem::new("DECISION_MISSING", message).on("decision"));
        }
        match (self.held_on, self.decision) {
            (Some(held_on), Some(decision)) if missing.is_empty() => Ok(Closable { held_on, decision }),
            _ => Err(missing),
        }
    }
}

/// A review is held neither in the future nor before its cycle began.
#[must_use]
pub fn held_on_problem(day: Day, today: Day, cycle_began_on: Option<Day>) -> Option<Problem> {
    let (code, message) = if day > today {
        ("DATE_IN_FUTURE", "Une revue ne peut pas avoir lieu dans l’avenir.")
    } else if cycle_began_on.is_some_and(|began| day < began) {
        ("INVALID_DATE_ORDER", "Cette date précède la dernière revue, ou l’entrée en vigueur du protocole.")
    } else {
        return None;
    };
    Some(Problem::new(code, message).on("heldOn"))
}
