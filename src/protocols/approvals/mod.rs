//! Agreement to one exact text: asked of every signatory post, given by who holds it that day, here or on paper.

mod giving;
mod objecting;
mod opening;
mod paper;

use async_graphql::Enum;
use serde_json::json;

use super::canonical::{self, Article};
use super::ids::{ApprovalId, ChangeRequestId, PartyId, VersionId};
use super::model::{Clause, Signatory};
use super::version::Stage;
use super::work::Work;
use super::{Protocols, store};
use crate::accounts::Capacity;
use crate::confidentiality::SafeText;
use crate::kernel::actor::{PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;

/// Pressed here, or signed on paper and recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[graphql(name = "ApprovalMeans")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Means {
    /// On this platform.
    Online,
    /// On paper.
    Paper,
}

/// An agreement as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Approval {
    /// Id.
    pub id: ApprovalId,
    /// The version agreed to.
    pub version_id: VersionId,
    /// For which party.
    pub party_id: PartyId,
    /// As which post.
    pub post_id: PostId,
    /// Who; none once erased.
    pub person_id: Option<PersonId>,
    /// In what capacity.
    pub capacity: Capacity,
    /// How.
    pub means: Means,
    /// When it was given here, or recorded.
    pub at: Ts,
    /// Hash of the text agreed to.
    pub text_hash: String,
    /// When a change or a request voided it.
    pub voided_at: Option<Ts>,
    /// Day of the paper signature.
    pub paper_signed_on: Option<Day>,
    /// Its place.
    pub paper_place: Option<String>,
    /// Who recorded it.
    pub paper_recorded_by: Option<PersonId>,
    /// Hash of its scan.
    pub paper_scan_sha256: Option<String>,
    /// Where the original lies.
    pub paper_original: Option<String>,
}

impl Approval {
    /// The day it counts from, on the partnership's calendar: that of the signature.
    fn day(&self, work: &Work) -> Day {
        self.paper_signed_on.unwrap_or_else(|| self.at.day_in(&work.protocol.time_zone))
    }
}

/// Why a round of approval stopped.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ChangeRequest {
    /// Id.
    pub id: ChangeRequestId,
    /// Of which version.
    pub version_id: VersionId,
    /// Who asked.
    pub person_id: Option<PersonId>,
    /// As which post.
    pub post_id: Option<PostId>,
    /// What should change.
    pub reason: String,
    /// When.
    pub at: Ts,
}

/// What is recorded of a signature on paper.
pub(super) struct NewPaper {
    pub signed_on: Day,
    pub place: SafeText,
    pub recorded_by: PersonId,
    pub scan_sha256: Option<String>,
    pub original_kept_at: Option<SafeText>,
}

/// An agreement to be written.
pub(super) struct NewApproval {
    pub id: ApprovalId,
    pub version: VersionId,
    pub party: PartyId,
    pub post: PostId,
    pub person: Option<PersonId>,
    pub capacity: Capacity,
    pub at: Ts,
    pub text_hash: String,
    pub paper: Option<NewPaper>,
}

/// Signatory posts that have not agreed to this text, in id order.
#[must_use]
pub fn awaited(signatories: &[Signatory], approvals: &[Approval]) -> Vec<PostId> {
    let agreed = |post: PostId| approvals.iter().any(|row| row.voided_at.is_none() && row.post_id == post);
    let mut posts: Vec<PostId> =
        signatories.iter().filter_map(|row| row.post_id).filter(|post| !agreed(*post)).collect();
    posts.sort_unstable();
    posts.dedup();
    posts
}

/// The hash of a version's text as it now stands.
pub(super) fn hash(signatories: &[Signatory], clauses: &[Clause]) -> String {
    let parties: Vec<PartyId> = signatories.iter().map(|row| row.party_id).collect();
    let articles: Vec<Article<'_>> = clauses
        .iter()
        .map(|clause| Article { number: clause.number, title: &clause.title, body: &clause.body })
        .collect();
    canonical::hash(&parties, &articles)
}

impl Protocols {
    /// The text is agreed once no signatory post is awaited any more.
    pub(super) async fn agree_if_complete(&self, work: &mut Work, version: VersionId) -> Result<()> {
        let signatories = work.signatories(version).await?;
        let approvals = store::read::approvals_in(&mut work.tx, version).await?;
        if !awaited(&signatories, &approvals).is_empty() {
            return Ok(());
        }
        let given = approvals.iter().filter(|given| given.voided_at.is_none());
        let Some(last) = given.map(|given| given.day(work)).max() else { return Ok(()) };
        let agreed = work.version(version)?.1.agree(last)?;
        if let Stage::Agreed { from, .. } = agreed {
            work.require_after_text_in_force(from, None)?;
        }
        work.set_stage(version, &agreed).await?;
        self.note(work, "version.agreed", json!({ "version": version.0 })).await
    }
}

/// The hash put to approval, when it is the one that was read.
fn same_text(stage: &Stage, read: &str) -> Result<String> {
    match stage {
        Stage::InApproval { text_hash, .. } if text_hash.eq_ignore_ascii_case(read) => Ok(text_hash.clone()),
        Stage::InApproval { .. } | Stage::Draft => Err(Error::problem(Problem::new(
            "TEXT_CHANGED_SINCE_READ",
            "Le texte a changé depuis que vous l’avez lu : relisez-le avant de donner votre accord.",
        ))),
        _ => Err(Error::problem(Problem::new(
            "VERSION_NOT_IN_APPROVAL",
            "Cette version n’est pas soumise à l’accord des parties.",
        ))),
    }
}

fn party_of(signatories: &[Signatory], post: PostId) -> Option<PartyId> {
    signatories.iter().find(|row| row.post_id == Some(post)).map(|row| row.party_id)
}
