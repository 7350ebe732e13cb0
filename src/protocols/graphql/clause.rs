//! Clauses of a version, its secrecy checklist, and two versions side by side.

use async_graphql::{ComplexObject, Context, Object, SimpleObject};

use super::ClausePayload;
use super::version::{self, ProtocolVersion};
use crate::accounts::{VisiblePerson, load_person};
use crate::directory::PostKind;
use crate::kernel::actor::PersonId;
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Result};
use crate::platform::graphql::ContextExt as _;
use crate::protocols::Protocols;
use crate::protocols::checklist::{Answer, Answered, Point};
use crate::protocols::compare::{ClauseChange, ClausePair, TextSegment};
use crate::protocols::ids::{ClauseId, ProtocolId, VersionId};
use crate::protocols::model::Clause;
use crate::protocols::theme::Theme;

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
    pub(super) fn new(of: &ProtocolVersion, row: Clause) -> Self {
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

impl ChecklistPoint {
    pub(super) fn new(version: &ProtocolVersion, kind: Point, answered: Option<Answered>) -> Self {
        Self { kind, answered, version: version.clone() }
    }
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

/// A clause of a version that the viewer sees.
pub(in crate::protocols) async fn clause_of(
    ctx: &Context<'_>,
    version: &ProtocolVersion,
    id: ClauseId,
) -> async_graphql::Result<Option<ClauseNode>> {
    let row = version.clause_rows(ctx).await?.into_iter().find(|row| row.id == id);
    Ok(row.map(|row| ClauseNode::new(version, row)))
}

/// A clause read anew after a change.
pub(super) async fn answer(ctx: &Context<'_>, done: Result<ClauseId>) -> Result<ClausePayload> {
    let found = match done {
        Ok(id) => clause(ctx, id).await,
        Err(error) => Err(error),
    };
    ClausePayload::from_result(found)
}

async fn clause(ctx: &Context<'_>, id: ClauseId) -> Result<ClauseNode> {
    let service = ctx.service::<Protocols>();
    let (_, version): (ProtocolId, VersionId) = service.place_of(id).await?;
    let version = version::find(ctx, version).await?;
    let rows = service.clauses_as_system(&[version.row.id]).await?;
    let row = rows.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    Ok(ClauseNode::new(&version, row))
}
