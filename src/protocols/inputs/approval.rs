//! What is given to agree to a text, or to object to it.

use async_graphql::InputObject;

use crate::kernel::actor::{PersonId, PostId};
use crate::kernel::clock::Day;
use crate::protocols::ids::{ApprovalId, VersionId};

/// Fixes the text and its hash, and asks every signatory.
#[derive(Clone, Debug, InputObject)]
pub struct OpenApprovalInput {
    /// Which.
    pub version_id: VersionId,
    /// In force on the later of this day and the last approval.
    pub effect_date: Day,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Agrees to one exact text.
#[derive(Clone, Debug, InputObject)]
pub struct ApproveVersionInput {
    /// Which.
    pub version_id: VersionId,
    /// The hash of the text that was read.
    pub text_hash: String,
    /// The awaited post approved for; needed when the viewer holds several.
    pub acting_post_id: Option<PostId>,
}

/// Records a signature given on paper.
#[derive(Clone, Debug, InputObject)]
pub struct RecordPaperSignatureInput {
    /// Of which version.
    pub version_id: VersionId,
    /// The hash of the text that was signed.
    pub text_hash: String,
    /// For which signatory post.
    pub post_id: PostId,
    /// Who signed: holder, interim or delegate of the post on that day.
    pub person_id: PersonId,
    /// On which day.
    pub signed_on: Day,
    /// Where.
    pub place: String,
    /// SHA-256 of the scan, computed in the browser.
    pub scan_sha256: Option<String>,
    /// Where the original lies.
    pub original_kept_at: Option<String>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Voids the approvals and returns the version to DRAFT.
#[derive(Clone, Debug, InputObject)]
pub struct RequestChangeInput {
    /// Which.
    pub version_id: VersionId,
    /// What should change.
    pub reason: String,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Adds a note to an approval, which itself never changes.
#[derive(Clone, Debug, InputObject)]
pub struct CorrectApprovalInput {
    /// Which.
    pub approval_id: ApprovalId,
    /// The note.
    pub text: String,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}
