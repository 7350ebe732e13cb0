//! What a handover note is.

use async_graphql::SimpleObject;
use uuid::Uuid;

use super::policy::Ties;
use crate::kernel::actor::{MandateId, OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::ids::Subject;
use crate::typed_id;

typed_id!(
    /// What whoever leaves a post hands on.
    NoteId,
    "handover"
);
typed_id!(
    /// A successor's question.
    QuestionId,
    "handover-question"
);

/// What whoever leaves a post hands on: what is known of it without reading it.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(name = "HandoverNote", complex)]
pub struct Note {
    /// Node id.
    pub id: NoteId,
    /// The mandate whose end is known.
    #[graphql(skip)]
    pub mandate_id: MandateId,
    /// With which it stays.
    #[graphql(skip)]
    pub post_id: PostId,
    /// Who leaves.
    #[graphql(skip)]
    pub author_id: PersonId,
    /// The post's organisation.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// Last day of the author; none when the departure was called off.
    pub departs_on: Option<Day>,
    /// When it was opened.
    pub opened_at: Ts,
    /// The author said that it is complete; reminders stop.
    pub ready: bool,
    /// The author lets the coordinator read it.
    pub open_to_coordinator: bool,
    /// Rises with each change; sent back as `baseRevision`.
    pub revision: i64,
    /// When the author last wrote in it.
    pub edited_at: Option<Ts>,
    /// When a successor first read it.
    pub first_read_at: Option<Ts>,
    /// When a successor said that it was read.
    pub acknowledged_at: Option<Ts>,
    /// Day of the last reminder that went out.
    #[graphql(skip)]
    pub reminded_on: Option<Day>,
    /// The zone of the post's organisation.
    #[graphql(skip)]
    pub time_zone: Zone,
    /// The function and its organisation in words: who left knows them without any right to the directory.
    #[sqlx(skip)]
    pub title: String,
    /// What the viewer is to it.
    #[graphql(skip)]
    #[sqlx(skip)]
    pub ties: Ties,
}

impl Note {
    /// Today where the post is.
    #[must_use]
    pub fn today(&self, now: Ts) -> Day {
        now.day_in(&self.time_zone)
    }
}

/// The four parts that the author writes. Points of attention concern practices, never persons.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Sections {
    /// Practices that work.
    pub practices: Option<String>,
    /// Professionals to know.
    pub people: Option<String>,
    /// Matters under way.
    pub pending: Option<String>,
    /// Points of attention on practices.
    pub attention: Option<String>,
}

/// Something of the post's that the note points at.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Item {
    /// The word before the colon.
    pub subject_kind: String,
    /// Its id.
    pub subject_id: Uuid,
    /// A word of the author.
    pub comment: Option<String>,
}

impl Item {
    /// What it points at.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject { kind: self.subject_kind.clone(), id: self.subject_id }
    }
}

/// A successor's question and its answer.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(name = "HandoverQuestion", complex)]
#[expect(clippy::struct_field_names, reason = "named as the column and in the contract")]
pub struct Question {
    /// Id.
    pub id: QuestionId,
    /// Who asks.
    #[graphql(skip)]
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Ts,
    /// What.
    pub question: String,
    /// The author's answer.
    pub answer: Option<String>,
    /// When it was given.
    pub answered_at: Option<Ts>,
}
