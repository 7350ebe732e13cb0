//! A version: its text, checklist, approvals, and what still stands in its way.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, Object, SimpleObject};

use super::protocol::{CooperationProtocol, ProtocolParty, can, mandates, posts_in_order, today, versions};
use super::{ApprovalPayload, ClausePayload, found};
use crate::accounts::{Capacity, VisiblePerson, load_person};
use crate::directory::{Post, PostKind, load_post};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::platform::graphql::ContextExt as _;
use crate::protocols::approvals::{Approval, ChangeRequest, Means, awaited};
use crate::protocols::canonical;
use crate::protocols::checklist::{Answer, Answered, Point};
use crate::protocols::compare::{ClauseChange, ClausePair, TextSegment};
use crate::protocols::corrections::Correction;
use crate::protocols::ids::{ApprovalId, ClauseId, ProtocolId, VersionId};
use crate::protocols::loaders::{
    AnswersOf, ApprovalsOf, ChangeRequestOf, ClausesOf, PartiesOf, SignatoriesOf, all,
};
use crate::protocols::model::{Clause, Party, Signatory, Theme, VersionRow, VersionStatus};
use crate::protocols::policy::{Action, Sight};
use crate::protocols::{Protocols, Seen, load_protocol};

/// One state of the text, with its checklist and approvals.
#[derive(Clone, Debug)]
pub struct ProtocolVersion {
    seen: Arc<Seen>,
    row: VersionRow,
}

impl ProtocolVersion {
    pub(super) fn new(seen: &Arc<Seen>, row: VersionRow) -> Self {
        Self { seen: seen.clone(), row }
    }

    fn full(&self) -> bool {
        self.seen.sight == Sight::Full
    }

    /// The clauses that the viewer sees: all, or those marked public.
    pub(super) async fn clause_rows(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Clause>> {
        let rows: Vec<Clause> = all(ctx, ClausesOf(self.row.id)).await?;
        Ok(rows.into_iter().filter(|clause| self.full() || clause.public).collect())
    }

    async fn approval_rows(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Approval>> {
        if self.full() { all(ctx, ApprovalsOf(self.row.id)).await } else { Ok(Vec::new()) }
    }

    async fn signatories(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Signatory>> {
        all(ctx, SignatoriesOf(self.row.id)).await
    }

    async fn may(&self, ctx: &Context<'_>, action: Action) -> async_graphql::Result<bool> {
        can(ctx, &self.seen, action).await
    }
}

/// One state of the text, with its checklist and approvals.
#[Object]
impl ProtocolVersion {
    /// Node id.
    pub async fn id(&self) -> VersionId {
        self.row.id
    }
    /// Of which protocol.
    async fn protocol(&self) -> CooperationProtocol {
        CooperationProtocol { id: self.row.protocol_id, seen: self.seen.clone() }
    }
    /// From 1.
    async fn number(&self) -> i64 {
        self.row.number
    }
    /// Where it stands.
    async fn status(&self) -> VersionStatus {
        self.row.status
    }
    /// The date chosen; in force on the later of it and the last approval.
    async fn effect_date(&self) -> Option<Day> {
        self.row.effect_date
    }
    /// First day in force, known once agreed.
    async fn in_force_from(&self) -> Option<Day> {
        self.row.in_force_from
    }
    /// Last day in force, once superseded or ended.
    async fn in_force_until(&self) -> Option<Day> {
        self.row.in_force_until
    }
    /// Those covered by the text's hash, in id order.
    async fn parties(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<ProtocolParty>> {
        let today = today(ctx, &self.seen);
        let signatories = self.signatories(ctx).await?;
        let mut parties: Vec<Party> = all(ctx, PartiesOf(self.row.protocol_id)).await?;
        parties.retain(|party| signatories.iter().any(|row| row.party_id == party.id));
        parties.sort_by_key(|party| party.id);
        let posts = |party: &Party| {
            signatories.iter().filter(|row| row.party_id == party.id).filter_map(|row| row.post_id).collect()
        };
        Ok(parties
            .into_iter()
            .map(|party| ProtocolParty::new(&self.seen, posts(&party), party, today))
            .collect())
    }
    /// In their order; only public ones for who sees what is published.
    async fn clauses(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<ClauseNode>> {
        let rows = self.clause_rows(ctx).await?;
        Ok(rows.into_iter().map(|row| ClauseNode::new(self, row)).collect())
    }
    /// Always the seven points; empty for who sees what is published.
    async fn checklist(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<ChecklistPoint>> {
        if !self.full() {
            return Ok(Vec::new());
        }
        let answers: Vec<Answered> = all(ctx, AnswersOf(self.row.id)).await?;
        Ok(Point::ALL
            .into_iter()
            .map(|kind| {
                let answered = answers.iter().find(|answer| answer.point == kind).cloned();
                ChecklistPoint { kind, answered, version: self.clone() }
            })
            .collect())
    }
    /// SHA-256 in hexadecimal of the canonical text; null in DRAFT.
    async fn text_hash(&self) -> Option<&str> {
        self.row.text_hash.as_deref()
    }
    /// Format of the canonical text.
    async fn text_hash_format(&self) -> i32 {
        canonical::FORMAT
    }
    /// Latest first; voided ones included.
    async fn approvals(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<ApprovalNode>> {
        let rows = self.approval_rows(ctx).await?;
        Ok(rows.into_iter().map(|row| ApprovalNode { version: self.clone(), row }).collect())
    }
    /// Signatory posts that have not approved this text.
    async fn awaited_from(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Post>> {
        if self.row.status != VersionStatus::InApproval || !self.full() {
            return Ok(Vec::new());
        }
        let posts = awaited(&self.signatories(ctx).await?, &self.approval_rows(ctx).await?);
        posts_in_order(ctx, &posts).await
    }
    /// Latest request or change that brought it back to draft.
    async fn last_change_request(
        &self,
        ctx: &Context<'_>,
    ) -> Option<async_graphql::Result<ChangeRequestNode>> {
        if !self.full() {
            return None;
        }
        let rows = all(ctx, ChangeRequestOf(self.row.id)).await;
        rows.map(|rows| rows.into_iter().next().map(ChangeRequestNode)).transpose()
    }
    /// Who started it.
    async fn created_by(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        load_person(ctx, self.row.created_by.filter(|_| self.full())?).await.transpose()
    }
    /// When.
    async fn created_at(&self) -> Ts {
        self.row.created_at
    }
    /// Why it was given up.
    async fn abandon_reason(&self) -> Option<&str> {
        self.row.abandon_reason.as_deref()
    }
    /// What still stands between this version and its next state.
    async fn blockers(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Problem>> {
        if !self.full() {
            return Ok(Vec::new());
        }
        Ok(ctx.service::<Protocols>().blockers(&self.row, today(ctx, &self.seen)).await?)
    }
    /// May change its text.
    async fn viewer_can_edit(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        Ok(self.row.status == VersionStatus::Draft && self.may(ctx, Action::Draft).await?)
    }
    /// May put it to its signatories; `blockers` says what is missing.
    async fn viewer_can_open_approval(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        Ok(self.row.status == VersionStatus::Draft && self.may(ctx, Action::Draft).await?)
    }
    /// One of the viewer's posts is awaited today.
    async fn viewer_can_approve(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        if self.row.status != VersionStatus::InApproval {
            return Ok(false);
        }
        let posts = awaited(&self.signatories(ctx).await?, &self.approval_rows(ctx).await?);
        Ok(mandates(ctx).iter().any(|held| posts.contains(&held.post)))
    }
    /// May record what was signed on paper.
    async fn viewer_can_record_paper_signature(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        Ok(self.row.status == VersionStatus::InApproval && self.may(ctx, Action::Draft).await?)
    }
    /// May send it back to the draft.
    async fn viewer_can_request_change(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        let asked = matches!(self.row.status, VersionStatus::InApproval | VersionStatus::Agreed);
        Ok(asked && self.may(ctx, Action::Object).await?)
    }
    /// May give it up.
    async fn viewer_can_abandon(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        Ok(self.row.in_preparation() && self.may(ctx, Action::Draft).await?)
    }
}

/// A titled part of a version.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Clause", complex)]
pub struct ClauseNode {
    /// Node id.
    id: ClauseId,
    /// Position, from 1.
    number: i64,
    /// Title.
    title: String,
    /// Text.
    body: String,
    /// Theme.
    theme: Theme,
    /// May appear on the public information sheet.
    public: bool,
    /// Sent back as `baseRevision`.
    revision: i64,
    /// When it was edited last.
    last_edited_at: Ts,
    #[graphql(skip)]
    marked: String,
    #[graphql(skip)]
    edited_by: Option<PersonId>,
    #[graphql(skip)]
    of: ProtocolVersion,
}

impl ClauseNode {
    fn new(of: &ProtocolVersion, row: Clause) -> Self {
        Self {
            id: row.id,
            number: row.number,
            title: row.title,
            body: row.body,
            theme: row.theme,
            public: row.public,
            revision: row.revision,
            last_edited_at: row.edited_at,
            marked: row.marked_for,
            edited_by: row.edited_by.filter(|_| of.full()),
            of: of.clone(),
        }
    }
}

#[ComplexObject]
impl ClauseNode {
    /// Of which version.
    async fn version(&self) -> ProtocolVersion {
        self.of.clone()
    }
    /// Roles that it asks something of.
    async fn marked_for(&self) -> Vec<PostKind> {
        self.marked.split(',').filter_map(PostKind::from_code).collect()
    }
    /// Who edited it last.
    async fn last_edited_by(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        load_person(ctx, self.edited_by?).await.transpose()
    }
}

/// One point of the secrecy checklist; unanswered while `answer` is null.
pub struct ChecklistPoint {
    kind: Point,
    answered: Option<Answered>,
    version: ProtocolVersion,
}

/// One point of the secrecy checklist; unanswered while `answer` is null.
#[Object]
impl ChecklistPoint {
    /// Which.
    async fn kind(&self) -> Point {
        self.kind
    }
    /// What must be settled, in French.
    async fn question(&self) -> &'static str {
        self.kind.question_fr()
    }
    /// How it is settled.
    async fn answer(&self) -> Option<Answer> {
        self.answered.as_ref().and_then(|answered| answered.answer)
    }
    /// Where it is answered, for `IN_CLAUSES`.
    async fn clauses(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<ClauseNode>> {
        let lineages = self.answered.as_ref().map(Answered::lineages).unwrap_or_default();
        let rows = self.version.clause_rows(ctx).await?;
        Ok(rows
            .into_iter()
            .filter(|row| lineages.contains(&row.lineage))
            .map(|row| ClauseNode::new(&self.version, row))
            .collect())
    }
    /// For `NOT_CONCERNED`.
    async fn reason(&self) -> Option<&str> {
        self.answered.as_ref().and_then(|answered| answered.reason.as_deref())
    }
    /// Sent back as `baseRevision`; 0 while unanswered.
    async fn revision(&self) -> i64 {
        self.answered.as_ref().map_or(0, |answered| answered.revision)
    }
}

/// A signatory post's agreement to one exact text.
#[derive(Clone, Debug)]
pub struct ApprovalNode {
    version: ProtocolVersion,
    row: Approval,
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
    async fn corrections(&self, ctx: &Context<'_>) -> Result<Vec<Correction>> {
        ctx.service::<Protocols>().corrections_as_system(self.row.id).await
    }
    /// May add a correction.
    async fn viewer_can_correct(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        self.version.may(ctx, Action::Object).await
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
pub struct ChangeRequestNode(ChangeRequest);

/// Why an approval round stopped.
#[Object(name = "ChangeRequest")]
impl ChangeRequestNode {
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

/// Two versions, clause by clause, in the order of the later one.
#[derive(SimpleObject)]
pub struct VersionComparison {
    /// The one compared from.
    from: ProtocolVersion,
    /// The one compared to.
    to: ProtocolVersion,
    /// Pairs, in the order of the later one.
    clauses: Vec<ClauseComparison>,
}

impl VersionComparison {
    pub(super) fn new(from: ProtocolVersion, to: ProtocolVersion, pairs: Vec<ClausePair>) -> Self {
        let clauses = pairs
            .into_iter()
            .map(|pair| ClauseComparison {
                change: pair.change,
                before: pair.before.map(|row| ClauseNode::new(&from, row)),
                after: pair.after.map(|row| ClauseNode::new(&to, row)),
                title_segments: pair.title,
                segments: pair.body,
            })
            .collect();
        Self { from, to, clauses }
    }
}

/// One clause in both versions.
#[derive(SimpleObject)]
pub struct ClauseComparison {
    /// What became of it.
    change: ClauseChange,
    /// As it was.
    before: Option<ClauseNode>,
    /// As it is.
    after: Option<ClauseNode>,
    /// The title, word by word.
    title_segments: Vec<TextSegment>,
    /// The body, word by word.
    segments: Vec<TextSegment>,
}

/// A version of a protocol, read together with the others of this level; none when out of the viewer's reach.
pub(in crate::protocols) async fn of_protocol(
    ctx: &Context<'_>,
    protocol: ProtocolId,
    id: VersionId,
) -> async_graphql::Result<Option<ProtocolVersion>> {
    let Some(seen) = load_protocol(ctx, protocol).await?.map(Arc::new) else { return Ok(None) };
    let row = versions(ctx, &seen).await?.into_iter().find(|row| row.id == id);
    Ok(row.map(|row| ProtocolVersion::new(&seen, row)))
}

/// A version; none when out of the viewer's reach.
///
/// # Errors
/// The database's.
pub async fn load(ctx: &Context<'_>, id: VersionId) -> async_graphql::Result<Option<ProtocolVersion>> {
    match ctx.service::<Protocols>().protocol_of(id).await {
        Ok(protocol) => of_protocol(ctx, protocol, id).await,
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// A clause of a version that the viewer sees.
pub(in crate::protocols) async fn clause_of(
    ctx: &Context<'_>,
    version: &ProtocolVersion,
    id: ClauseId,
) -> async_graphql::Result<Option<ClauseNode>> {
    let row = version.clause_rows(ctx).await?.into_iter().find(|row| row.id == id);
    Ok(row.map(|row| ClauseNode::new(version, row)))
}

/// A version read anew after a change.
pub(super) async fn find(ctx: &Context<'_>, id: VersionId) -> Result<ProtocolVersion> {
    let service = ctx.service::<Protocols>();
    let (seen, row) = service.visible_version(ctx.actor()?, id).await?;
    Ok(ProtocolVersion { seen: Arc::new(seen), row })
}

/// A clause read anew after a change.
pub(super) async fn clause_answer(ctx: &Context<'_>, done: Result<ClauseId>) -> Result<ClausePayload> {
    let found = match done {
        Ok(id) => clause(ctx, id).await,
        Err(error) => Err(error),
    };
    ClausePayload::from_result(found)
}

async fn clause(ctx: &Context<'_>, id: ClauseId) -> Result<ClauseNode> {
    let service = ctx.service::<Protocols>();
    let (_, version): (ProtocolId, VersionId) = service.place_of(id).await?;
    let version = find(ctx, version).await?;
    let rows = service.clauses_as_system(&[version.row.id]).await?;
    let row = rows.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    Ok(ClauseNode::new(&version, row))
}

/// An approval read anew once given.
pub(super) async fn approval_answer(
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
    let version = find(ctx, version).await?;
    let rows = ctx.service::<Protocols>().approvals_as_system(&[version.row.id]).await?;
    let row = rows.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    Ok(ApprovalNode { version, row })
}
