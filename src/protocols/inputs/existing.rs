//! What an agreement signed before the platform is recorded with.

use async_graphql::InputObject;

use super::{ClauseInput, PartyInput, TermInput};
use crate::kernel::actor::{PartnershipId, PersonId, PostId};
use crate::kernel::clock::Day;
use crate::protocols::checklist::{Answer, Point};

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
