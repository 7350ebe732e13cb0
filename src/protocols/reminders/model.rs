//! What a reminder is: one step of one cycle for one person. Several of one person and moment share a mail.

use async_graphql::Enum;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::ids::TypedId as _;
use crate::protocols::clock::{ReminderStep, step_to_send, steps_due};
use crate::protocols::ids::ProtocolId;

/// How a step went; SKIPPED fell before the cycle began or in a downtime, STOPPED by the review or the end,
/// `NOT_RESENT` after a restore.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub enum ReminderState {
    /// To come, or about to leave.
    Planned,
    /// The relay took it.
    Sent,
    /// Never to be sent.
    Skipped,
    /// No longer wanted.
    Stopped,
    /// Could not be delivered to the relay, or nobody has an address.
    Failed,
    /// May have been sent before a restore, so not sent again.
    NotResent,
}

/// How the row of one person and step stands; for `MAILED` its mail tells the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RowState {
    /// A mail carries it.
    Mailed,
    /// The person has no address; it shows on the home page only.
    Unreachable,
    /// Stopped while its mail waited.
    Stopped,
    /// Held back after a restore.
    NotResent,
}

/// A protocol in force whose review clock runs.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Running {
    /// The protocol.
    pub id: ProtocolId,
    /// Its title.
    pub title: String,
    /// Its partnership's name.
    pub partnership_name: String,
    /// When the review is due.
    pub due_on: Day,
    /// First day of the cycle.
    pub cycle_began_on: Day,
    /// The owner's post.
    pub owner_post_id: PostId,
    /// The owner's organisation.
    pub owner_organisation_id: OrganisationId,
    /// The coordinator's post.
    pub coordinating_post_id: PostId,
    /// The coordinator's organisation.
    pub coordinating_organisation_id: OrganisationId,
    /// The partnership's zone.
    pub time_zone: Zone,
    /// The furthest step of this due date that anybody has a row for, in days after it.
    pub last_step: Option<i64>,
}

impl Running {
    /// The step to send now, if any.
    #[must_use]
    pub fn step_to_send(&self, now: Ts) -> Option<ReminderStep> {
        step_to_send(self.due_on.0, self.cycle_began_on.0, now, &self.time_zone, self.last())
    }

    /// The steps whose moment has come without anybody having a row for them or a later one.
    #[must_use]
    pub fn steps_unmarked(&self, now: Ts) -> Vec<ReminderStep> {
        let last = self.last();
        let mut steps = steps_due(self.due_on.0, self.cycle_began_on.0, now, &self.time_zone);
        steps.retain(|step| last.is_none_or(|last| last < *step));
        steps
    }

    fn last(&self) -> Option<ReminderStep> {
        self.last_step.and_then(ReminderStep::from_days_after_due)
    }
}

/// Why somebody is written to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Holds the owner's post, or stands in for it.
    Owner,
    /// Represents a party.
    Party(String),
    /// Coordinates the partnership; written to once the review is late.
    Coordinator,
}

impl Why {
    /// The French reason, after "parce que".
    #[must_use]
    pub fn reason_fr(&self) -> String {
        match self {
            Self::Owner => "votre fonction répond des revues de ce protocole".to_owned(),
            Self::Party(name) => format!("vous représentez {name}, partie au protocole"),
            Self::Coordinator => "vous coordonnez le partenariat et la revue est en retard".to_owned(),
        }
    }
}

/// Somebody to write to about one protocol.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// Who.
    pub person: PersonId,
    /// First and family name.
    pub name: String,
    /// Mail address, if known.
    pub address: Option<String>,
    /// All reasons.
    pub why: Vec<Why>,
}

impl Addressee {
    /// Written to as coordinator alone, hence only once the review is late.
    #[must_use]
    pub fn only_coordinates(&self) -> bool {
        self.why == [Why::Coordinator]
    }
}

/// What makes a reminder unique for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The protocol.
    pub protocol: ProtocolId,
    /// The due date.
    pub due_on: Day,
    /// The step.
    pub step: ReminderStep,
}

/// The Message-ID of the mail that carries these reminders to this person.
///
/// A hash of the person and the set of keys, whatever its order. A key is written once, in the transaction that makes
/// its one mail, and keeps the Message-ID of that mail even when others of the set are stopped before it leaves: the
/// same step of the same person thus never has two. Two histories of one database (before and after a restore) find
/// the same set at the same moment, and so the same id.
#[must_use]
pub fn message_id(person: PersonId, keys: &[Key], host: &str) -> String {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    let mut hash = Sha256::new();
    hash.update(person.uuid().as_bytes());
    for Key { protocol, due_on, step } in keys {
        hash.update(format!("|{}|{due_on}|{step}", protocol.uuid()));
    }
    format!("reminder.{}@{host}", &hex::encode(hash.finalize())[..40])
}

/// The id of a step in the API: it has no row of its own before it is sent.
#[must_use]
pub fn step_id(protocol: ProtocolId, due_on: Day, step: ReminderStep) -> Uuid {
    let digest = Sha256::digest(format!("{}|{due_on}|{step}", protocol.uuid()));
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
