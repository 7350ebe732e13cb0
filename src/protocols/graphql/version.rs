//! A version: its text, checklist, approvals, and what still stands in its way.

use std::sync::Arc;

use async_graphql::{Context, Object};

use super::approval::{ApprovalNode, ChangeRequestNode};
use super::clause::{ChecklistPoint, ClauseNode};
use super::party::ProtocolParty;
use super::protocol::{CooperationProtocol, can, mandates, posts_in_order, today, versions};
use super::words::GlossaryMention;
use crate::accounts::{VisiblePerson, load_person};
use crate::directory::Post;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::platform::graphql::ContextExt as _;
use crate::protocols::approvals::{Approval, awaited};
use crate::protocols::canonical;
use crate::protocols::checklist::{Answered, Point};
use crate::protocols::ids::{ProtocolId, VersionId};
use crate::protocols::loaders::{
    AnswersOf, ApprovalsOf, ChangeRequestOf, ClausesOf, PartiesOf, SignatoriesOf, all,
};
use crate::protocols::model::{Clause, Party, Signatory, VersionRow, VersionStatus};
use crate::protocols::policy::{Action, Sight};
use crate::protocols::{Protocols, Seen, load_protocol};

/// One state of the text, with its checklist and approvals.
#[derive(Clone, Debug)]
pub struct ProtocolVersion {
    pub(super) seen: Arc<Seen>,
    pub(super) row: VersionRow,
}

impl ProtocolVersion {
    pub(super) fn new(seen: &Arc<Seen>, row: VersionRow) -> Self {
        Self { seen: seen.clone(), row }
    }

    pub(super) fn full(&self) -> bool {
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

    pub(super) async fn signatories(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Signatory>> {
        all(ctx, SignatoriesOf(self.row.id)).await
    }

    pub(super) async fn may(&self, ctx: &Context<'_>, action: Action) -> async_graphql::Result<bool> {
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
    /// Words with another sense on each side, each where it first occurs in the clauses that the viewer sees.
    async fn glossary(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<GlossaryMention>> {
        self.mentions(ctx).await
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
                ChecklistPoint::new(self, kind, answered)
            })
            .collect())
    }
    /// SHA-256 in hexadecimal of the canonical text; null in DRAFT.
    async fn text_hash(&self) -> Option<&str> {
        self.row.text_hash.as_deref()
    }
    /// Since when that no longer is the hash of the whole text, for a passage was retracted; approvals stand.
    async fn text_retracted_at(&self) -> Option<Ts> {
        self.row.text_retracted_at
    }
    /// Format of the canonical text.
    async fn text_hash_format(&self) -> i32 {
        canonical::FORMAT
    }
    /// Latest first; voided ones included.
    async fn approvals(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<ApprovalNode>> {
        let rows = self.approval_rows(ctx).await?;
        Ok(rows.into_iter().map(|row| ApprovalNode::new(self, row)).collect())
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

/// A version read anew after a change.
pub(super) async fn find(ctx: &Context<'_>, id: VersionId) -> Result<ProtocolVersion> {
    let service = ctx.service::<Protocols>();
    let (seen, row) = service.visible_version(ctx.actor()?, id).await?;
    Ok(ProtocolVersion { seen: Arc::new(seen), row })
}
