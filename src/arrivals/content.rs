//! What a pack holds on a day, as plain data: the page shows it, and a document can be made of it.

use async_graphql::{Enum, SimpleObject};
use serde::{Deserialize, Serialize};

use crate::actions::ActionId;
use crate::directory::{ContactDetails, OrganisationKind, Sector};
use crate::events::{EventId, EventKind};
use crate::handovers::NoteId;
use crate::kernel::actor::OrganisationId;
use crate::kernel::clock::{Day, Ts, Zone};
use crate::meetings::ids::MeetingId;
use crate::protocols::Theme;
use crate::protocols::ids::{ClauseId, ProtocolId};
use crate::resources::ResourceId;
use crate::trainings::TrainingId;

/// A part of a pack, beside the checklist, which is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PackSection {
    /// The predecessor's note.
    Handover,
    /// Protocols in force and what they ask of this role.
    Protocols,
    /// Whom to call about what.
    Contacts,
    /// Dates to come.
    Dates,
    /// Member organisations.
    Partners,
    /// The minutes approved last.
    Minutes,
    /// Open actions.
    Actions,
    /// Words with two senses.
    Glossary,
}

impl PackSection {
    /// In the order in which they are read.
    pub const ALL: [Self; 8] = [
        Self::Handover,
        Self::Protocols,
        Self::Contacts,
        Self::Dates,
        Self::Partners,
        Self::Minutes,
        Self::Actions,
        Self::Glossary,
    ];

    /// As stored.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Handover => "HANDOVER",
            Self::Protocols => "PROTOCOLS",
            Self::Contacts => "CONTACTS",
            Self::Dates => "DATES",
            Self::Partners => "PARTNERS",
            Self::Minutes => "MINUTES",
            Self::Actions => "ACTIONS",
            Self::Glossary => "GLOSSARY",
        }
    }
}

/// A note left with the post, which its own page opens.
#[derive(Clone, Debug, SimpleObject)]
pub struct PackHandover {
    /// Node id of the note.
    pub id: NoteId,
    /// Last day of its author.
    pub departs_on: Option<Day>,
    /// When the newcomer said that it was read.
    pub acknowledged_at: Option<Ts>,
}

/// A clause marked for the role.
#[derive(Clone, Debug, SimpleObject)]
pub struct PackClause {
    /// Id.
    pub id: ClauseId,
    /// Position in the text, from 1.
    pub number: i64,
    /// Title.
    pub title: String,
    /// Text.
    pub body: String,
}

/// A protocol in force on the territory.
#[derive(Clone, Debug, SimpleObject)]
pub struct PackProtocol {
    /// Node id.
    pub id: ProtocolId,
    /// Title.
    pub title: String,
    /// The partnership in which it was agreed.
    pub partnership: String,
    /// Since when the present text binds.
    pub in_force_from: Option<Day>,
    /// Organisations bound today, in name order.
    pub parties: Vec<String>,
    /// The own organisation is one of them.
    pub own: bool,
    /// Its page opens: the own organisation is a member of the partnership.
    pub readable: bool,
    /// What it asks of this role.
    pub clauses: Vec<PackClause>,
}

/// Whom to call about something.
#[derive(Clone, Debug, SimpleObject)]
pub struct PackContact {
    /// Node id of the entry.
    pub id: ResourceId,
    /// About what.
    pub theme: Theme,
    /// The function to call.
    pub function: String,
    /// Its organisation.
    pub organisation: String,
    /// Who answers today; nobody when vacant, or when a team is called as such.
    pub name: Option<String>,
    /// Nobody holds the function.
    pub vacant: bool,
    /// What can be asked.
    pub about: Option<String>,
    /// How to reach them, in words.
    pub reach: Option<String>,
    /// Number of the person, else of the organisation.
    pub phone: Option<String>,
    /// Address of the person, else of the organisation.
    pub email: Option<String>,
    /// The day on which somebody last said that this still holds.
    pub confirmed_on: Day,
}

/// A member organisation.
#[derive(Clone, Debug, SimpleObject)]
pub struct PackPartner {
    /// Node id.
    pub id: OrganisationId,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: OrganisationKind,
    /// Sector.
    pub sector: Sector,
    /// Public contact details.
    pub contact: ContactDetails,
}

/// A date to come.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct PackDate {
    /// Node id of the event.
    pub id: EventId,
    /// Kind.
    pub kind: EventKind,
    /// What it is about.
    pub title: String,
    /// Local start, such as 2026-11-03T14:00:00, in `timeZone`.
    pub starts_local: Option<String>,
    /// Start as an instant.
    pub starts_at: Option<Ts>,
    /// Whole days.
    pub all_day: bool,
    /// Zone of the local times.
    pub time_zone: Zone,
    /// Where.
    pub place: Option<String>,
    /// The training to register for.
    #[graphql(skip)]
    pub training_id: Option<TrainingId>,
}

/// Something decided at a meeting.
#[derive(Clone, Debug, SimpleObject)]
pub struct PackDecision {
    /// About what.
    pub title: String,
    /// What was decided.
    pub decision: String,
}

/// The minutes approved last in a partnership.
#[derive(Clone, Debug, SimpleObject)]
pub struct PackMinutes {
    /// Node id of the meeting.
    pub id: MeetingId,
    /// Its day and its name.
    pub title: String,
    /// The day it took place.
    pub held_on: Option<Day>,
    /// What was decided.
    pub decisions: Vec<PackDecision>,
}

/// Something under way.
#[derive(Clone, Debug, SimpleObject)]
pub struct PackAction {
    /// Node id.
    pub id: ActionId,
    /// What is to be done.
    pub title: String,
    /// Last day to do it in time.
    pub due_on: Day,
    /// The post that answers for it, with its organisation.
    pub owner: String,
    /// The newcomer's own post answers for it.
    pub own: bool,
}

/// A word with two senses that the pack's texts use.
#[derive(Clone, Debug, SimpleObject)]
pub struct PackWord {
    /// Stable within a partnership.
    pub key: String,
    /// The word.
    pub word: String,
    /// Its sense for justice.
    pub justice: String,
    /// Its sense for health.
    pub health: String,
}

/// What changed in a part of the pack since it was last looked through.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(name = "PackSectionChanges")]
pub struct SectionChanges {
    /// Which part.
    pub section: PackSection,
    /// Ids of what was added.
    pub added: Vec<String>,
    /// Ids of what is no longer the same.
    pub changed: Vec<String>,
    /// How many things are no longer there.
    pub gone: i32,
}

/// What a pack holds on a day.
#[derive(Clone, Debug, SimpleObject)]
pub struct PackContent {
    /// The day.
    pub on: Day,
    /// The function and its organisation in words.
    pub title: String,
    /// The partnerships whose matter it shows, in name order.
    pub partnerships: Vec<String>,
    /// The first words.
    pub welcome: String,
    /// The parts that show, in their order; what does not show is empty.
    pub sections: Vec<PackSection>,
    /// The predecessor's notes, latest first; from the first day on.
    pub handovers: Vec<PackHandover>,
    /// Protocols in force on the territory, by title.
    pub protocols: Vec<PackProtocol>,
    /// Whom to call, by theme.
    pub contacts: Vec<PackContact>,
    /// Member organisations, in name order.
    pub partners: Vec<PackPartner>,
    /// Dates to come, soonest first.
    pub dates: Vec<PackDate>,
    /// The minutes approved last.
    pub minutes: Vec<PackMinutes>,
    /// Open actions, those of the post first.
    pub actions: Vec<PackAction>,
    /// Words that these texts use, in alphabetical order.
    pub words: Vec<PackWord>,
    /// When it was last looked through: changes are told since then.
    pub read_at: Option<Ts>,
    /// What changed since then; nothing the first time.
    pub changes: Vec<SectionChanges>,
    /// Of each thing, its state in short: what a snapshot keeps.
    #[graphql(skip)]
    pub marks: super::snapshot::Marks,
}
