//! What mutations are given.

use async_graphql::InputObject;

use super::checklist::{Answer, Point};
use super::ids::{ApprovalId, ClauseId, PartyId, ProtocolId, VersionId};
use super::model::{RenewalKind, TermKind};
use super::theme::Theme;
use crate::directory::PostKind;
use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::Day;

/// An organisation and the posts that sign for it.
#[derive(Clone, Debug, InputObject)]
pub struct PartyInput {
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// All of them approve; each is a post of the organisation or of its parent.
    pub signatory_post_ids: Vec<PostId>,
}

/// How long a protocol runs.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct TermInput {
    /// Open, or fixed: then with months, renewal and noticeDays.
    pub kind: TermKind,
    /// Length of one term.
    pub months: Option<i64>,
    /// How it is renewed.
    pub renewal: Option<RenewalKind>,
    /// Days of notice to withdraw, and to stop a renewal.
    pub notice_days: Option<i64>,
}

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

/// Creates the protocol with its first draft version.
#[derive(Clone, Debug, InputObject)]
pub struct CreateProtocolInput {
    /// Where.
    pub partnership_id: PartnershipId,
    /// Title, one line.
    pub title: String,
    /// SINGLE post that answers for the reviews.
    pub owner_post_id: PostId,
    /// Its parties, as far as they are known.
    #[graphql(default)]
    pub parties: Vec<PartyInput>,
    /// How long it will run.
    pub term: TermInput,
    /// 12 or less.
    #[graphql(default = 12)]
    pub review_period_months: i64,
    /// Its first clauses.
    #[graphql(default)]
    pub clauses: Vec<ClauseInput>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Owner and period at any time; title and term only before the first entry into force or while a draft exists.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateProtocolInput {
    /// Which.
    pub protocol_id: ProtocolId,
    /// The revision read before editing.
    pub base_revision: i64,
    /// Kept when absent.
    pub title: Option<String>,
    /// Kept when absent.
    pub owner_post_id: Option<PostId>,
    /// Kept when absent.
    pub term: Option<TermInput>,
    /// Kept when absent.
    pub review_period_months: Option<i64>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Parties of the draft, as a whole.
#[derive(Clone, Debug, InputObject)]
pub struct SetPartiesInput {
    /// Which.
    pub protocol_id: ProtocolId,
    /// The revision read before editing.
    pub base_revision: i64,
    /// All of them.
    pub parties: Vec<PartyInput>,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Copies the text in force, its parties and its checklist.
#[derive(Clone, Debug, InputObject)]
pub struct StartVersionInput {
    /// Of which protocol.
    pub protocol_id: ProtocolId,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Gives a version up before it binds anybody.
#[derive(Clone, Debug, InputObject)]
pub struct AbandonVersionInput {
    /// Which.
    pub version_id: VersionId,
    /// Why.
    pub reason: Option<String>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
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

/// Decides the next term of an express renewal.
#[derive(Clone, Debug, InputObject)]
pub struct RenewProtocolInput {
    /// Which.
    pub protocol_id: ProtocolId,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Notice that a tacit renewal will not happen.
#[derive(Clone, Debug, InputObject)]
pub struct NotifyNonRenewalInput {
    /// Which.
    pub protocol_id: ProtocolId,
    /// When notice was given.
    pub notified_on: Day,
    /// Why.
    pub reason: Option<String>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// A party leaves, after its notice.
#[derive(Clone, Debug, InputObject)]
pub struct WithdrawPartyInput {
    /// Which.
    pub party_id: PartyId,
    /// When notice was given.
    pub notice_given_on: Day,
    /// Last day of its part.
    pub withdraws_on: Day,
    /// Why.
    pub reason: Option<String>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Ends a protocol.
#[derive(Clone, Debug, InputObject)]
pub struct TerminateProtocolInput {
    /// Which.
    pub protocol_id: ProtocolId,
    /// Last day in force.
    pub on: Day,
    /// Why.
    pub reason: String,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// A signature on an agreement made before the platform.
#[derive(Clone, Debug, InputObject)]
pub struct ExistingSignatureInput {
    /// For which signatory post.
    pub post_id: PostId,
    /// The signatory, if known to the directory.
    pub person_id: Option<PersonId>,
    /// On which day.
    pub signed_on: Day,
    /// Where.
    pub place: String,
    /// SHA-256 of the scan, computed in the browser.
    pub scan_sha256: Option<String>,
    /// Where the original lies.
    pub original_kept_at: Option<String>,
}

/// A checklist answer of an existing agreement.
#[derive(Clone, Debug, InputObject)]
pub struct ExistingChecklistInput {
    /// Which point.
    pub point: Point,
    /// How it is settled.
    pub answer: Answer,
    /// Positions in `clauses`, from 1.
    #[graphql(default)]
    pub clause_numbers: Vec<i64>,
    /// Why not, for `NOT_CONCERNED`.
    pub reason: Option<String>,
}

/// An agreement signed before the platform: in force at once, marked as taken over.
#[derive(Clone, Debug, InputObject)]
pub struct RecordExistingAgreementInput {
    /// Where.
    pub partnership_id: PartnershipId,
    /// Title, one line.
    pub title: String,
    /// SINGLE post that answers for the reviews.
    pub owner_post_id: PostId,
    /// All of them.
    pub parties: Vec<PartyInput>,
    /// Its text.
    pub clauses: Vec<ClauseInput>,
    /// Secrecy points, as far as they are known.
    #[graphql(default)]
    pub checklist: Vec<ExistingChecklistInput>,
    /// Day it took effect.
    pub effect_date: Day,
    /// How long it runs.
    pub term: TermInput,
    /// 12 or less.
    #[graphql(default = 12)]
    pub review_period_months: i64,
    /// One per signatory post.
    pub signatures: Vec<ExistingSignatureInput>,
    /// Starts the review clock; null means never reviewed.
    pub last_review_held_on: Option<Day>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}
