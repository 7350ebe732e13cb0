//! What the text of a draft is changed with.

use async_graphql::InputObject;

use crate::directory::PostKind;
use crate::kernel::actor::PostId;
use crate::protocols::checklist::{Answer, Point};
use crate::protocols::ids::{ClauseId, VersionId};
use crate::protocols::theme::Theme;

/// A new clause.
#[derive(Clone, Debug, InputObject)]
pub struct ClauseInput {
    /// Title, one line.
    pub title: String,
    /// Text.
    pub body: String,
    /// Theme.
    pub theme: Theme,
    /// Roles that it asks something of.
    #[graphql(default)]
    pub marked_for: Vec<PostKind>,
    /// May appear on the public information sheet.
    #[graphql(default)]
    pub public: bool,
}

/// Adds a clause to a draft.
#[derive(Clone, Debug, InputObject)]
pub struct AddClauseInput {
    /// To which version.
    pub version_id: VersionId,
    /// Position, from 1; null means last.
    pub at: Option<i64>,
    /// The clause.
    pub clause: ClauseInput,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Changes a clause of a draft; absent fields are kept.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateClauseInput {
    /// Which.
    pub clause_id: ClauseId,
    /// The revision read before editing.
    pub base_revision: i64,
    /// Title, one line.
    pub title: Option<String>,
    /// Text.
    pub body: Option<String>,
    /// Theme.
    pub theme: Option<Theme>,
    /// Roles that it asks something of.
    pub marked_for: Option<Vec<PostKind>>,
    /// May appear on the public information sheet.
    pub public: Option<bool>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Gives a clause another place.
#[derive(Clone, Debug, InputObject)]
pub struct MoveClauseInput {
    /// Which.
    pub clause_id: ClauseId,
    /// Its new position, from 1.
    pub to: i64,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Takes a clause out of a draft.
#[derive(Clone, Debug, InputObject)]
pub struct RemoveClauseInput {
    /// Which.
    pub clause_id: ClauseId,
    /// The revision read before removing.
    pub base_revision: i64,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Settles a point of the secrecy checklist; a null answer clears it.
#[derive(Clone, Debug, InputObject)]
pub struct AnswerChecklistPointInput {
    /// Of which version.
    pub version_id: VersionId,
    /// Which point.
    pub point: Point,
    /// The revision read before answering; 0 while unanswered.
    pub base_revision: i64,
    /// How it is settled.
    pub answer: Option<Answer>,
    /// Where, for `IN_CLAUSES`.
    #[graphql(default)]
    pub clause_ids: Vec<ClauseId>,
    /// Why not, for `NOT_CONCERNED`.
    pub reason: Option<String>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}
