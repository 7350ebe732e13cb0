//! What a protocol, its parties and its versions are made with.

use async_graphql::InputObject;

use super::ClauseInput;
use crate::kernel::actor::{OrganisationId, PartnershipId, PostId};
use crate::protocols::ids::{ProtocolId, VersionId};
use crate::protocols::model::{RenewalKind, TermKind};

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
