//! A protocol, as the viewer may see it.

use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject};

use super::clause::VersionComparison;
use super::history::{HistoryEntry, history};
use super::party::ProtocolParty;
use super::term::{ProtocolTerm, Renewal};
use super::version::ProtocolVersion;
use super::{Pages, found};
use crate::accounts::load_vacant;
use crate::directory::{DirectoryLoader, Post, load_post};
use crate::kernel::actor::{HeldPost, PostId};
use crate::kernel::clock::Day;
use crate::kernel::page::Page;
use crate::partnerships::{Partnership, load_partnership_of};
use crate::platform::graphql::{ContextExt as _, Viewer};
use crate::protocols::clock::ReviewStatus;
use crate::protocols::ids::{ProtocolId, VersionId};
use crate::protocols::loaders::{PartiesOf, ProtocolLoader, RenewalsOf, SignatoriesOf, VersionsOf, all};
use crate::protocols::model::{Party, ProtocolStatus, RenewalKind, VersionRow, VersionStatus};
use crate::protocols::policy::{Action, Sight, Ties};
use crate::protocols::work::any_allows;
use crate::protocols::{Protocols, Seen, compare};

/// A versioned agreement between organisations of both sectors.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct CooperationProtocol {
    /// Node id.
    pub id: ProtocolId,
    /// As the viewer sees it.
    #[graphql(skip)]
    pub seen: Arc<Seen>,
}

impl From<Seen> for CooperationProtocol {
    fn from(seen: Seen) -> Self {
        Self { id: seen.protocol.id, seen: Arc::new(seen) }
    }
}

/// A page of protocols as they are shown.
pub(super) fn nodes(page: Page<Seen>) -> Page<CooperationProtocol> {
    Page {
        rows: page.rows.into_iter().map(|(cursor, seen)| (cursor, seen.into())).collect(),
        has_next: page.has_next,
        total: page.total,
    }
}

/// The mandates that the viewer holds today.
pub(super) fn mandates<'a>(ctx: &Context<'a>) -> &'a [HeldPost] {
    let viewer = ctx.data_opt::<Viewer>().and_then(|viewer| viewer.0.as_deref());
    viewer.map(|actor| actor.mandates.as_slice()).unwrap_or_default()
}

/// Today on the protocol's calendar.
pub(super) fn today(ctx: &Context<'_>, seen: &Seen) -> Day {
    seen.protocol.today(ctx.service::<Protocols>().platform.clock.now())
}

/// The versions that the viewer sees: all, or those that are or were in force.
pub(super) async fn versions(ctx: &Context<'_>, seen: &Seen) -> async_graphql::Result<Vec<VersionRow>> {
    let rows: Vec<VersionRow> = all(ctx, VersionsOf(seen.protocol.id)).await?;
    let shown =
        |row: &VersionRow| seen.sight == Sight::Full || row.in_force_from.is_some() && !row.in_preparation();
    Ok(rows.into_iter().filter(shown).collect())
}

/// What the protocol is to the viewer's mandates together.
pub(super) async fn ties(ctx: &Context<'_>, seen: &Seen) -> async_graphql::Result<Ties> {
    let today = today(ctx, seen);
    let versions = versions(ctx, seen).await?;
    let live = versions.iter().filter(|row| row.in_preparation() || row.in_force_on(today));
    let named = live.map(|row| SignatoriesOf(row.id));
    let named = ctx.data_unchecked::<ProtocolLoader>().load_many(named).await?;
    let named: Vec<_> = named.into_values().flatten().collect();
    let parties: Vec<Party> = all(ctx, PartiesOf(seen.protocol.id)).await?;
    Ok(Ties::of(seen.standing, seen.protocol.owner_post_id, &parties, &versions, &named, today))
}

/// Whether one of the viewer's mandates allows this.
pub(super) async fn can(ctx: &Context<'_>, seen: &Seen, action: Action) -> async_graphql::Result<bool> {
    let held = mandates(ctx);
    if seen.sight != Sight::Full || held.is_empty() {
        return Ok(false);
    }
    Ok(any_allows(held, action, &ties(ctx, seen).await?))
}

/// Fields of a protocol that the protocols' slice knows.
pub struct ProtocolLinks(pub Arc<Seen>);

/// Fields of a protocol that the protocols' slice knows.
#[Object]
impl ProtocolLinks {
    /// Title.
    async fn title(&self) -> &str {
        &self.0.protocol.title
    }
    /// Where it belongs.
    async fn partnership(&self, ctx: &Context<'_>) -> async_graphql::Result<Partnership> {
        load_partnership_of(ctx, self.0.protocol.partnership_id).await
    }
    /// Where it stands.
    async fn status(&self) -> ProtocolStatus {
        self.0.protocol.status
    }
    /// True for an existing agreement recorded in one step (shown as « repris »).
    async fn recorded_from_existing(&self) -> bool {
        self.0.protocol.from_existing
    }
    /// SINGLE post that answers for the reviews.
    async fn owner(&self, ctx: &Context<'_>) -> async_graphql::Result<Post> {
        Ok(found(load_post(ctx, self.0.protocol.owner_post_id).await?)?)
    }
    /// All that ever took part, in name order; their state says where they stand.
    async fn parties(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<ProtocolParty>> {
        let today = today(ctx, &self.0);
        let rows: Vec<Party> = all(ctx, PartiesOf(self.0.protocol.id)).await?;
        let shown = |party: &Party| self.0.sight == Sight::Full || party.active;
        Ok(rows
            .into_iter()
            .filter(shown)
            .map(|party| ProtocolParty::new(&self.0, party.signatories(), party, today))
            .collect())
    }
    /// How long it runs.
    async fn term(&self, ctx: &Context<'_>) -> ProtocolTerm {
        ProtocolTerm::of(&self.0, today(ctx, &self.0))
    }
    /// Its renewals, earliest first.
    async fn renewals(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Renewal>> {
        let rows = all(ctx, RenewalsOf(self.0.protocol.id)).await?;
        Ok(rows.into_iter().map(Renewal).collect())
    }
    /// 12 or less.
    async fn review_period_months(&self) -> i64 {
        self.0.protocol.review_period_months
    }
    /// First day of its first text in force.
    async fn first_in_force_on(&self) -> Option<Day> {
        self.0.protocol.first_in_force_on
    }
    /// Last day in force, once ended or once its end is decided.
    async fn ended_on(&self) -> Option<Day> {
        self.0.protocol.ended_on
    }
    /// Why it was ended.
    async fn end_reason(&self) -> Option<&str> {
        self.0.protocol.end_reason.as_deref().filter(|_| self.0.sight == Sight::Full)
    }
    /// The version in force today.
    async fn version_in_force(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<ProtocolVersion>> {
        let today = today(ctx, &self.0);
        self.version(ctx, |row| row.in_force_on(today)).await
    }
    /// The one being drafted, approved, or agreed and waiting for its date.
    async fn version_in_preparation(
        &self,
        ctx: &Context<'_>,
    ) -> Option<async_graphql::Result<ProtocolVersion>> {
        self.version(ctx, VersionRow::in_preparation).await
    }
    /// Latest first.
    async fn versions(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<ProtocolVersion>> {
        let rows = versions(ctx, &self.0).await?;
        Ok(rows.into_iter().map(|row| ProtocolVersion::new(&self.0, row)).collect())
    }
    /// The text that bound the parties on that day.
    async fn text_in_force(
        &self,
        ctx: &Context<'_>,
        on: Day,
    ) -> Option<async_graphql::Result<ProtocolVersion>> {
        self.version(ctx, |row| row.in_force_on(on)).await
    }
    /// Version ids of this protocol; null if one is not.
    async fn compare_versions(
        &self,
        ctx: &Context<'_>,
        from: VersionId,
        to: VersionId,
    ) -> Option<async_graphql::Result<VersionComparison>> {
        let compared = async {
            let rows = versions(ctx, &self.0).await?;
            let of = |id: VersionId| rows.iter().find(|row| row.id == id).cloned();
            let (Some(from), Some(to)) = (of(from), of(to)) else { return Ok(None) };
            let from = ProtocolVersion::new(&self.0, from);
            let to = ProtocolVersion::new(&self.0, to);
            let clauses = compare::compare(&from.clause_rows(ctx).await?, &to.clause_rows(ctx).await?);
            Ok(Some(VersionComparison::new(from, to, clauses)))
        };
        compared.await.transpose()
    }
    /// Null before entry into force and after the end.
    async fn review_status(&self, ctx: &Context<'_>) -> Option<ReviewStatus> {
        self.0.protocol.review_status(today(ctx, &self.0))
    }
    /// Day the next review is due.
    async fn review_due_on(&self) -> Option<Day> {
        self.0.protocol.review_due_on
    }
    /// What happened, latest first; empty for who only sees what is published.
    async fn history(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Pages<HistoryEntry>> {
        history(ctx, self.0.sight == Sight::Full, self.0.protocol.id.0, first, after).await
    }
    /// Owner and signatory posts without a holder.
    async fn vacancies(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Post>> {
        let ties = ties(ctx, &self.0).await?;
        let mut posts: Vec<PostId> = ties.signatories.into_iter().chain([ties.owner]).collect();
        posts.sort_unstable();
        posts.dedup();
        posts_in_order(ctx, &load_vacant(ctx, &posts).await?).await
    }
    /// Increases with title, owner, term, period, parties.
    async fn revision(&self) -> i64 {
        self.0.protocol.revision
    }
    /// May change title, owner, term, period and parties; of what is in force, only title and parties of its draft
    /// unless the viewer may decide.
    async fn viewer_can_edit(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        let draft = versions(ctx, &self.0).await?.iter().any(|row| row.status == VersionStatus::Draft);
        let drafts = draft || self.0.protocol.status == ProtocolStatus::Prepared;
        let action = if drafts { Action::Draft } else { Action::Decide };
        Ok(!self.ended() && can(ctx, &self.0, action).await?)
    }
    /// May name another post that answers for the reviews: of what is in force, whoever decides.
    async fn viewer_can_change_owner(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        let prepared = self.0.protocol.status == ProtocolStatus::Prepared;
        let action = if prepared { Action::Draft } else { Action::Decide };
        Ok(!self.ended() && can(ctx, &self.0, action).await?)
    }
    /// May change term and period: of what is in force, who runs the partnership.
    async fn viewer_can_change_term(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        let free = self.0.protocol.status == ProtocolStatus::Prepared || self.0.standing.runs();
        Ok(free && self.viewer_can_edit(ctx).await?)
    }
    /// May start a version: none is in preparation.
    async fn viewer_can_start_version(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        let busy = versions(ctx, &self.0).await?.iter().any(VersionRow::in_preparation);
        Ok(!busy && !self.ended() && can(ctx, &self.0, Action::Draft).await?)
    }
    /// May decide the next term: the current one is to be renewed expressly and is not yet.
    async fn viewer_can_renew(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        let express = self.0.protocol.term_renewal == Some(RenewalKind::Express);
        Ok(express && self.in_force() && can(ctx, &self.0, Action::Decide).await?)
    }
    /// May end it for all: who runs the partnership, or any that decides once a review decided it.
    async fn viewer_can_terminate(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        let free = self.0.standing.runs() || self.0.protocol.end_decided_on.is_some();
        Ok(free && self.in_force() && can(ctx, &self.0, Action::Decide).await?)
    }
}

impl ProtocolLinks {
    fn in_force(&self) -> bool {
        self.0.protocol.status == ProtocolStatus::InForce
    }

    fn ended(&self) -> bool {
        matches!(self.0.protocol.status, ProtocolStatus::Terminated | ProtocolStatus::Expired)
    }

    async fn version(
        &self,
        ctx: &Context<'_>,
        wanted: impl Fn(&VersionRow) -> bool,
    ) -> Option<async_graphql::Result<ProtocolVersion>> {
        let rows = versions(ctx, &self.0).await;
        let found = rows.map(|rows| rows.into_iter().find(wanted)).transpose()?;
        Some(found.map(|row| ProtocolVersion::new(&self.0, row)))
    }
}

/// These posts, in this order.
pub(super) async fn posts_in_order(ctx: &Context<'_>, ids: &[PostId]) -> async_graphql::Result<Vec<Post>> {
    let mut known = ctx.data_unchecked::<DirectoryLoader>().load_many(ids.iter().copied()).await?;
    Ok(ids.iter().filter_map(|id| known.remove(id)).collect())
}
