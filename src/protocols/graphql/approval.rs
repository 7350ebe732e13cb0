//! Approvals of a version, on paper too, and what stopped a round.

use async_graphql::{ComplexObject, Context, Object, SimpleObject};

use super::party::ProtocolParty;
use super::protocol::today;
use super::version::{self, ProtocolVersion};
use super::{ApprovalPayload, found};
use crate::accounts::{Capacity, VisiblePerson, load_person};
use crate::directory::{Post, load_post};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Result};
use crate::platform::graphql::ContextExt as _;
use crate::protocols::Protocols;
use crate::protocols::approvals::{Approval, ChangeRequest, Means};
use crate::protocols::canonical;
use crate::protocols::corrections::Correction;
use crate::protocols::ids::{ApprovalId, ChangeRequestId, VersionId};
use crate::protocols::loaders::{CorrectionsOf, PartiesOf, all};
use crate::protocols::model::{Party, ProtocolStatus};
use crate::protocols::policy::Action;

/// A signatory post's agreement to one exact text.
#[derive(Clone, Debug)]
pub struct ApprovalNode {
    version: ProtocolVersion,
    row: Approval,
}

impl ApprovalNode {
    pub(super) fn new(version: &ProtocolVersion, row: Approval) -> Self {
        Self { version: version.clone(), row }
    }
}

/// A signatory post's agreement to one exact text.
#[Object(name = "Approval")]
impl ApprovalNode {
    /// Node id.
    async fn id(&self) -> ApprovalId {
        self.row.id
    }
    /// The version agreed to.
    async fn version(&self) -> ProtocolVersion {
        self.version.clone()
    }
    /// For which party.
    async fn party(&self, ctx: &Context<'_>) -> async_graphql::Result<ProtocolParty> {
        let today = today(ctx, &self.version.seen);
        let parties: Vec<Party> = all(ctx, PartiesOf(self.version.row.protocol_id)).await?;
        let party = found(parties.into_iter().find(|party| party.id == self.row.party_id))?;
        let posts = self.version.signatories(ctx).await?;
        let posts = posts.iter().filter(|row| row.party_id == party.id).filter_map(|row| row.post_id);
        Ok(ProtocolParty::new(&self.version.seen, posts.collect(), party, today))
    }
    /// As which post.
    async fn post(&self, ctx: &Context<'_>) -> async_graphql::Result<Post> {
        Ok(found(load_post(ctx, self.row.post_id).await?)?)
    }
    /// Who approved, or whose paper signature it is; null once erased, the post stays.
    async fn person(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        load_person(ctx, self.row.person_id?).await.transpose()
    }
    /// In what capacity.
    async fn capacity(&self) -> Capacity {
        self.row.capacity
    }
    /// How.
    async fn means(&self) -> Means {
        self.row.means
    }
    /// When it was given here, or recorded.
    async fn at(&self) -> Ts {
        self.row.at
    }
    /// Hash of the text agreed to.
    async fn text_hash(&self) -> &str {
        &self.row.text_hash
    }
    /// Since when that no longer is the hash of the whole text, for a passage was retracted; the approval stands.
    async fn text_retracted_at(&self) -> Option<Ts> {
        let same = self.version.row.text_hash.as_deref() == Some(&self.row.text_hash);
        self.version.row.text_retracted_at.filter(|_| same)
    }
    /// Format of that text.
    async fn text_hash_format(&self) -> i32 {
        canonical::FORMAT
    }
    /// Set when a change or a request voided it.
    async fn voided_at(&self) -> Option<Ts> {
        self.row.voided_at
    }
    /// What was recorded of the signature, when on paper.
    async fn paper(&self) -> Option<PaperSignature> {
        Some(PaperSignature {
            signed_on: self.row.paper_signed_on?,
            place: self.row.paper_place.clone().unwrap_or_default(),
            scan_sha256: self.row.paper_scan_sha256.clone(),
            original_kept_at: self.row.paper_original.clone(),
            recorder: self.row.paper_recorded_by,
        })
    }
    /// Notes that followed, in the order in which they were written.
    async fn corrections(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Correction>> {
        all(ctx, CorrectionsOf(self.row.id)).await
    }
    /// May add a correction.
    async fn viewer_can_correct(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        let prepared = self.version.seen.protocol.status == ProtocolStatus::Prepared;
        self.version.may(ctx, if prepared { Action::Object } else { Action::Decide }).await
    }
}

/// What was recorded of a signature on paper; it claims no more legal value than the paper has.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct PaperSignature {
    /// On which day.
    signed_on: Day,
    /// Where.
    place: String,
    /// SHA-256 of the scan, computed in the browser.
    scan_sha256: Option<String>,
    /// Where the original lies.
    original_kept_at: Option<String>,
    #[graphql(skip)]
    recorder: Option<PersonId>,
}

#[ComplexObject]
impl PaperSignature {
    /// Who recorded it.
    async fn recorded_by(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        load_person(ctx, self.recorder?).await.transpose()
    }
}

/// Why an approval round stopped.
pub struct ChangeRequestNode(pub(super) ChangeRequest);

/// Why an approval round stopped.
#[Object(name = "ChangeRequest")]
impl ChangeRequestNode {
    /// Id.
    async fn id(&self) -> ChangeRequestId {
        self.0.id
    }
    /// As which post.
    async fn post(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Post>> {
        load_post(ctx, self.0.post_id?).await.transpose()
    }
    /// Who asked.
    async fn person(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        load_person(ctx, self.0.person_id?).await.transpose()
    }
    /// What should change.
    async fn reason(&self) -> &str {
        &self.0.reason
    }
    /// When.
    async fn at(&self) -> Ts {
        self.0.at
    }
}

/// An approval read anew once given.
pub(super) async fn answer(
    ctx: &Context<'_>,
    version: VersionId,
    done: Result<ApprovalId>,
) -> Result<ApprovalPayload> {
    let found = match done {
        Ok(id) => approval(ctx, version, id).await,
        Err(error) => Err(error),
    };
    ApprovalPayload::from_result(found)
}

async fn approval(ctx: &Context<'_>, version: VersionId, id: ApprovalId) -> Result<ApprovalNode> {
    let version = version::find(ctx, version).await?;
    let rows = ctx.service::<Protocols>().approvals_as_system(&[version.row.id]).await?;
    let row = rows.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    Ok(ApprovalNode::new(&version, row))
}
