//! What a retraction is.

use async_graphql::{Enum, SimpleObject};
use uuid::Uuid;

use super::ledger::PlaceName;
use crate::kernel::actor::{PartnershipId, PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::ids::Subject;
use crate::platform::texts::Text;
use crate::typed_id;

typed_id!(
    /// A passage that went out of a partnership's texts.
    RetractionId,
    "retraction"
);

/// A place where a passage stands or stood: never the text.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct RetractionPlace {
    /// Names the place; sent back to leave it as it is.
    pub key: String,
    /// Node id of what the text belongs to; not every one can be asked for as a node.
    pub subject_id: String,
    /// What it is, in French.
    pub thing: String,
    /// Which of its texts, in French.
    pub part: String,
    /// How many times it stands there.
    pub occurrences: i64,
    /// The text from which it was asked, which is always retracted.
    pub is_origin: bool,
}

impl RetractionPlace {
    /// In the words of the text's declaration; a column that went with a later version of the program keeps its codes.
    #[must_use]
    pub fn of(name: &PlaceName, text: Option<&Text>, occurrences: i64, is_origin: bool) -> Self {
        Self {
            key: name.to_string(),
            subject_id: Subject { kind: name.kind.clone(), id: name.row }.to_string(),
            thing: text.map_or_else(|| name.kind.clone(), |text| text.of.thing.to_owned()),
            part: text.map_or_else(|| name.field.clone(), |text| text.column.part.to_owned()),
            occurrences,
            is_origin,
        }
    }
}

/// As the API writes it: `clause.body:<uuid>`.
impl std::fmt::Display for PlaceName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}:{}", self.kind, self.field, self.row)
    }
}

/// How somebody may have received a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
#[graphql(name = "RetractionMeans")]
pub enum Means {
    /// A mail that carried it was sent to them.
    Mail,
    /// Their calendar fetched a feed since.
    Feed,
    /// They could read it here.
    Read,
}

/// Somebody who may have received it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, SimpleObject)]
#[graphql(name = "RetractionReceiver", complex)]
pub struct Receiver {
    /// How.
    pub means: Means,
    /// Who, when known.
    #[graphql(skip)]
    pub person_id: Option<PersonId>,
    /// Else by which mail.
    #[graphql(skip)]
    pub mail_id: Option<Uuid>,
    /// To whom that mail went, as long as this is kept.
    pub address: Option<String>,
    /// When the mail left, or the day of the last fetch.
    pub at: Option<Ts>,
}

/// What retracting a passage would touch.
#[derive(Clone, Debug, SimpleObject)]
pub struct RetractionPreview {
    /// Where it stands, in texts that the viewer may read; it goes out of the others too.
    pub places: Vec<RetractionPlace>,
    /// Mails that wait and would leave without it.
    pub waiting_mails: i64,
    /// Mails that left with it.
    pub sent_mails: i64,
    /// Anybody could read it.
    pub was_public: bool,
    /// Who may have received it.
    pub receivers: Vec<Receiver>,
}

/// A passage that went out of a partnership's texts.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct Retraction {
    /// Node id.
    pub id: RetractionId,
    /// Whose texts.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// Who did it.
    #[graphql(skip)]
    pub person_id: PersonId,
    /// As holder of which post.
    #[graphql(skip)]
    pub post_id: Option<PostId>,
    /// When.
    pub at: Ts,
    /// From where it was asked.
    #[graphql(skip)]
    pub kind: String,
    /// Its row.
    #[graphql(skip)]
    pub row_id: Uuid,
    /// Its text.
    #[graphql(skip)]
    pub field: String,
    /// Anybody could read it.
    pub was_public: bool,
    /// Mails that waited and left without it.
    #[sqlx(rename = "mails_waiting")]
    pub waiting_mails: i64,
    /// Mails that had left with it.
    #[sqlx(rename = "mails_sent")]
    pub sent_mails: i64,
    /// When it was made again, after an older copy of the database was restored.
    pub replayed_at: Option<Ts>,
    /// Where it stood.
    #[sqlx(skip)]
    pub places: Vec<RetractionPlace>,
    /// Who may have received it, and is to be told: for who retracted it and the coordinator.
    #[sqlx(skip)]
    pub receivers: Vec<Receiver>,
}

impl Retraction {
    /// From where it was asked.
    #[must_use]
    pub fn origin(&self) -> PlaceName {
        PlaceName { kind: self.kind.clone(), row: self.row_id, field: self.field.clone() }
    }
}
