//! What an annual meeting is, and what stands between it and its end.

use async_graphql::{Enum, SimpleObject};

use super::ids::{AgendaItemId, ErratumId, MeetingId, PresenceId, RemarkId};
use crate::actions::ActionId;
use crate::directory::{Sector, Side};
use crate::events::{EventAttendee, EventId, is_for};
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::dates::date_in_words;
use crate::kernel::problem::Problem;
use crate::protocols::Theme;
use crate::protocols::ids::ProtocolId;
use crate::protocols::reviews::sides;

/// Life of an annual meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MeetingState {
    /// Its date is being asked for.
    Proposed,
    /// Has a date.
    Scheduled,
    /// Took place, with both sides.
    Held,
    /// Called off; its agenda stays readable.
    Cancelled,
}

/// Life of the minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MinutesState {
    /// Nothing is written.
    None,
    /// Being written.
    Draft,
    /// Members read them and remark.
    Circulated,
    /// Fixed: only errata follow.
    Approved,
}

/// Why something is on an agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AgendaItemKind {
    /// A theme of the guide.
    Theme,
    /// The review of a protocol is due.
    DueReview,
    /// An action decided before is still open.
    CarriedAction,
    /// Anything else.
    Free,
}

/// The annual exchange meeting of a partnership, on matters that concern no individual.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct AnnualMeeting {
    /// Node id.
    pub id: MeetingId,
    /// The partnership.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// Its date.
    #[graphql(skip)]
    pub event_id: EventId,
    /// Title.
    pub title: String,
    /// Where it stands.
    pub state: MeetingState,
    /// The day it took place.
    pub held_on: Option<Day>,
    /// Why it was called off.
    pub cancel_reason: Option<String>,
    /// Where its minutes stand.
    #[graphql(skip)]
    pub minutes_state: MinutesState,
    /// 0 until approved.
    #[graphql(skip)]
    pub minutes_version: i64,
    /// When the minutes went to the members.
    #[graphql(skip)]
    pub circulated_at: Option<Ts>,
    /// When the minutes were approved.
    #[graphql(skip)]
    pub approved_at: Option<Ts>,
    /// Who approved them.
    #[graphql(skip)]
    pub approved_by: Option<PersonId>,
    /// SHA-256 of the latest version.
    #[graphql(skip)]
    pub text_hash: Option<String>,
    /// Since when that no longer is the hash of the whole text, for a passage was retracted.
    #[graphql(skip)]
    pub text_retracted_at: Option<Ts>,
    /// Rises with each change of the list of those present; sent back as `baseRevision`.
    pub revision: i64,
    /// When that list was last changed.
    #[graphql(skip)]
    pub edited_at: Ts,
    /// Who changed it last.
    #[graphql(skip)]
    pub editor: Option<String>,
    /// The partnership's zone, on whose calendar it is held.
    #[graphql(skip)]
    pub time_zone: Zone,
    /// Planned local start, in its event's zone; none while its date is being asked for.
    #[graphql(skip)]
    pub starts_local: Option<String>,
    /// The last local start that it may have: its own, or the last of those asked about.
    #[graphql(skip)]
    pub latest_local: Option<String>,
    /// By which lists are ordered: the day held, else the planned start.
    #[graphql(skip)]
    pub sort_key: String,
    /// The last one held before.
    #[graphql(skip)]
    pub previous_id: Option<MeetingId>,
}

impl AnnualMeeting {
    /// The day held, else the day planned.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.held_on.or_else(|| day_of(self.starts_local.as_ref()))
    }

    /// The day held, else the last one on which it may take place.
    #[must_use]
    pub fn latest_day(&self) -> Option<Day> {
        self.held_on.or_else(|| day_of(self.latest_local.as_ref()))
    }

    /// The French title: its day and its name.
    #[must_use]
    pub fn title_fr(&self) -> String {
        match self.day() {
            Some(day) => format!("Réunion du {} : {}", date_in_words(day.0), self.title),
            None => self.title.clone(),
        }
    }

    /// Agenda and list of those present may still change: not called off, and nobody was asked to read the minutes.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state != MeetingState::Cancelled
            && matches!(self.minutes_state, MinutesState::None | MinutesState::Draft)
    }

    /// The minutes may still be written.
    #[must_use]
    pub fn takes_minutes(&self) -> bool {
        self.state != MeetingState::Cancelled && self.minutes_state != MinutesState::Approved
    }

    /// What forbids a change of the agenda or of those present.
    #[must_use]
    pub fn closed_problem(&self) -> Option<Problem> {
        if self.state == MeetingState::Cancelled {
            return Some(cancelled());
        }
        match self.minutes_state {
            MinutesState::None | MinutesState::Draft => None,
            MinutesState::Circulated => Some(Problem::new(
                "MINUTES_CIRCULATED",
                "Le compte rendu circule : l’ordre du jour et les présences ne changent plus.",
            )),
            MinutesState::Approved => Some(approved()),
        }
    }
}

fn day_of(local: Option<&String>) -> Option<Day> {
    local?.get(..10)?.parse().ok()
}

/// Called off.
#[must_use]
pub fn cancelled() -> Problem {
    Problem::new("MEETING_CANCELLED", "Cette réunion a été annulée.")
}

/// Minutes that no longer change.
#[must_use]
pub fn approved() -> Problem {
    Problem::new("MINUTES_APPROVED", "Le compte rendu est approuvé : seul un rectificatif peut le suivre.")
}

/// An item of the agenda, and what the minutes say of it.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct AgendaItem {
    /// Node id.
    pub id: AgendaItemId,
    /// Of which meeting.
    #[graphql(skip)]
    pub meeting_id: MeetingId,
    /// Place on the agenda, from 1.
    pub position: i64,
    /// Why it is there.
    pub kind: AgendaItemKind,
    /// Title, as it was put on the agenda.
    pub title: String,
    /// Theme of the guide.
    pub theme: Option<Theme>,
    /// How long it is meant to take.
    pub minutes_planned: Option<i64>,
    /// Rises with each change of title or length.
    #[graphql(name = "revision")]
    pub heading_revision: i64,
    /// When these last changed.
    #[graphql(skip)]
    pub heading_edited_at: Option<Ts>,
    /// The protocol whose review is due.
    #[graphql(skip)]
    pub protocol_id: Option<ProtocolId>,
    /// The action carried over.
    #[graphql(skip)]
    pub action_id: Option<ActionId>,
    /// What was said.
    #[graphql(skip)]
    pub text: String,
    /// What was decided.
    #[graphql(skip)]
    pub decision: String,
    /// Rises with each change of text or decision; 0 until written.
    #[graphql(skip)]
    pub revision: i64,
    /// Who wrote last.
    #[graphql(skip)]
    pub edited_by: Option<PersonId>,
    /// When.
    #[graphql(skip)]
    pub edited_at: Option<Ts>,
    /// Their name.
    #[graphql(skip)]
    pub editor: Option<String>,
}

impl AgendaItem {
    /// The minutes say something of it.
    #[must_use]
    pub fn is_written(&self) -> bool {
        !self.text.is_empty() || !self.decision.is_empty()
    }
}

/// Something that may go on the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Why.
    pub kind: AgendaItemKind,
    /// Title.
    pub title: String,
    /// A theme not discussed lately.
    pub theme: Option<Theme>,
    /// A protocol whose review is due.
    pub protocol: Option<ProtocolId>,
    /// An open action.
    pub action: Option<ActionId>,
    /// When the theme was last discussed; none when it never was.
    pub last_discussed_on: Option<Day>,
}

impl Suggestion {
    /// It stands on this agenda already.
    #[must_use]
    pub fn is_on(&self, agenda: &[AgendaItem]) -> bool {
        agenda.iter().any(|item| {
            (self.theme.is_some() && item.theme == self.theme)
                || (self.protocol.is_some() && item.protocol_id == self.protocol)
                || (self.action.is_some() && item.action_id == self.action)
        })
    }
}

/// Somebody present, in the name of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, SimpleObject)]
#[graphql(name = "MeetingPresence", complex)]
pub struct Presence {
    /// Id.
    pub id: PresenceId,
    /// At which meeting.
    #[graphql(skip)]
    pub meeting_id: MeetingId,
    /// In whose name.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// The organisation's sector, which says on which side it counts.
    pub sector: Sector,
    /// As holder of which post.
    #[graphql(skip)]
    pub post_id: Option<PostId>,
    /// Who.
    #[graphql(skip)]
    pub person_id: Option<PersonId>,
    /// Somebody without an account.
    pub guest_name: Option<String>,
}

/// The sides that these make present, justice first.
#[must_use]
pub fn sides_of(presences: &[Presence]) -> Vec<Side> {
    sides(presences.iter().map(|presence| presence.sector))
}

/// Whether the actor, in person or as holder of a post, sits at the table: noted down as present, or expected as long
/// as the meeting is not held, since the list of those present is mostly written at its end.
#[must_use]
pub fn is_around(
    actor: &Actor,
    meeting: &AnnualMeeting,
    presences: &[Presence],
    expected: &[EventAttendee],
) -> bool {
    let present = presences.iter().any(|presence| {
        presence.person_id == Some(actor.person) || presence.post_id.is_some_and(|post| actor.holds(post))
    });
    present || (meeting.held_on.is_none() && expected.iter().any(|attendee| is_for(actor, attendee)))
}

/// A remark on minutes that circulate.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(name = "MinutesCorrection", complex)]
pub struct Remark {
    /// Id.
    pub id: RemarkId,
    /// On the minutes of which meeting.
    #[graphql(skip)]
    pub meeting_id: MeetingId,
    /// On which block.
    #[graphql(skip)]
    pub agenda_item_id: AgendaItemId,
    /// What it says.
    pub text: String,
    /// Who wrote it; none once erased.
    #[graphql(skip)]
    pub person_id: Option<PersonId>,
    /// In whose name.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// When.
    pub at: Ts,
    /// It was taken in, or set aside.
    pub settled: bool,
}

/// What is said after approval: a new version of minutes that no longer change.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(name = "MinutesErratum", complex)]
pub struct Erratum {
    /// Id.
    pub id: ErratumId,
    /// Of which meeting.
    #[graphql(skip)]
    pub meeting_id: MeetingId,
    /// The version that it makes.
    pub version: i64,
    /// What it says.
    pub text: String,
    /// SHA-256 of the minutes with it.
    pub text_hash: String,
    /// Who wrote it; none once erased.
    #[graphql(skip)]
    pub person_id: Option<PersonId>,
    /// When.
    pub at: Ts,
}

/// When a theme was last on the agenda of a meeting that took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct ThemeDiscussed {
    /// Theme.
    pub theme: Theme,
    /// None when it never was.
    pub last_discussed_on: Option<Day>,
}
