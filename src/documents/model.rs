//! What a document is: something asked for, then made, then read for a few days.

use async_graphql::{ComplexObject, Enum, InputObject, SimpleObject};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts};
use crate::typed_id;

typed_id!(
    /// A document that was asked for.
    DocumentId,
    "document"
);

/// What there is as a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, Serialize, sqlx::Type)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentKind {
    /// A version of a protocol, with its approvals and the hash of its text. Subject: the version.
    ProtocolVersion,
    /// Two versions of a protocol, clause by clause. Subject: the later one, compared with the earlier one.
    VersionComparison,
    /// The record of a review. Subject: the review.
    ReviewRecord,
    /// The minutes of an annual meeting. Subject: the meeting.
    Minutes,
    /// The sheet that those who come to a training sign. Subject: the training.
    AttendanceSheet,
    /// That somebody came to a training. Subject: the certificate's number.
    Certificate,
    /// What the public is told, as a leaflet. Subject: the partnership.
    PublicLeaflet,
    /// What whoever takes a post finds on the first day, for its reader alone. Subject: the pack.
    OnboardingPack,
    /// What a partnership did over a period, as known on the evening of its last day. Subject: the partnership.
    ActivityReport,
}

/// Where a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentState {
    /// Waits for its turn.
    Waiting,
    /// Is being set.
    Making,
    /// Can be read.
    Ready,
    /// Could not be made.
    Failed,
}

/// Asks for a document.
#[derive(Clone, Debug, InputObject)]
pub struct RequestDocumentInput {
    /// Which.
    pub kind: DocumentKind,
    /// Of what: its node id, or a certificate's number.
    pub subject_id: async_graphql::ID,
    /// For a comparison: the earlier version.
    pub compared_with_id: Option<async_graphql::ID>,
    /// For a report: its first day; a year before its last one when null.
    pub from: Option<Day>,
    /// For a report: its last day; today when null.
    pub on: Option<Day>,
}

/// A document that somebody asked for.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct Document {
    /// Node id.
    pub id: DocumentId,
    /// Which.
    pub kind: DocumentKind,
    /// Of what.
    #[graphql(skip)]
    pub subject: String,
    /// With what.
    #[graphql(skip)]
    pub compared_with: Option<String>,
    /// Who asked for it; none for what anybody reads.
    #[graphql(skip)]
    pub requester_id: Option<PersonId>,
    /// In French, without anybody's name.
    pub file_name: String,
    /// Day that it bears.
    pub drawn_on: Day,
    /// Where it stands.
    pub state: DocumentState,
    /// Of 100.
    pub progress: i64,
    /// Of what it says.
    #[graphql(skip)]
    pub digest: String,
    /// SHA-256 of the file in hexadecimal, once it is made.
    pub sha256: Option<String>,
    /// When it was asked for.
    pub requested_at: Ts,
}

#[ComplexObject]
impl Document {
    /// Where the file is read, once it is made.
    async fn url(&self) -> Option<String> {
        (self.state == DocumentState::Ready).then(|| format!("/documents/{}.pdf", self.id.0))
    }
}

impl Document {
    /// What was asked for, as far as it says who may read it: on which day a report begins changes nothing to that.
    #[must_use]
    pub fn wish(&self) -> Wish {
        Wish {
            kind: self.kind,
            subject: self.subject.clone(),
            compared_with: self.compared_with.clone(),
            from: None,
            on: Some(self.drawn_on),
        }
    }
}

/// What somebody wants as a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Which.
    pub kind: DocumentKind,
    /// Of what, as in the API.
    pub subject: String,
    /// With what.
    pub compared_with: Option<String>,
    /// A report's first day.
    pub from: Option<Day>,
    /// A report's last day.
    pub on: Option<Day>,
}

impl From<RequestDocumentInput> for Wish {
    fn from(input: RequestDocumentInput) -> Self {
        Self {
            kind: input.kind,
            subject: input.subject_id.0,
            compared_with: input.compared_with_id.map(|id| id.0),
            from: input.from,
            on: input.on,
        }
    }
}

/// What a template reads as `data.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Envelope {
    /// Title of the document.
    pub title: String,
    /// Whose it is.
    pub partnership: Option<String>,
    /// The day on which it was drawn or at which it stands, as the foot of each page says it.
    pub drawn: String,
    /// Said in a frame under the title: that a text is not agreed yet.
    pub mark: Option<String>,
    /// SHA-256 of the logo that goes with it.
    pub logo: Option<String>,
    /// What the kind's own template shows.
    pub body: Value,
}

/// A file ready to be sent.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct File {
    /// In French, without anybody's name.
    pub file_name: String,
    /// The bytes.
    pub pdf: Vec<u8>,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}
