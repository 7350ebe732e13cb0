//! What happened to protocols and partnerships.

use async_graphql::{Context, ID, Object};

use super::Pages;
use crate::accounts::{VisiblePerson, load_person};
use crate::directory::{Post, load_post};
use crate::kernel::clock::Ts;
use crate::kernel::page::{Page, PageRequest};
use crate::platform::graphql::{ContextExt as _, connection};
use crate::protocols::Protocols;
use crate::protocols::reading::{HistoryKind, HistoryRow};

/// One line of what happened: codes and links, never user text.
pub struct HistoryEntry(HistoryRow, HistoryKind);

impl HistoryEntry {
    /// As shown; none for an act that makes no history.
    #[must_use]
    pub fn of(row: HistoryRow) -> Option<Self> {
        row.kind().map(|kind| Self(row, kind))
    }
}

/// One line of what happened: codes and links, never user text.
#[Object]
impl HistoryEntry {
    /// Node id.
    async fn id(&self) -> ID {
        ID(format!("history:{}", self.0.id))
    }
    /// What happened.
    async fn kind(&self) -> HistoryKind {
        self.1
    }
    /// When.
    async fn at(&self) -> Ts {
        self.0.at
    }
    /// Null for acts of the system.
    async fn person(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        load_person(ctx, self.0.person_id?).await.transpose()
    }
    /// The post recorded with the act, or that a vacancy is about.
    async fn post(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Post>> {
        load_post(ctx, self.0.post_id?).await.transpose()
    }
    /// To what.
    async fn subject_id(&self) -> ID {
        ID(format!("{}:{}", self.0.subject_kind, self.0.subject_id))
    }
    /// Title of the protocol or partnership concerned.
    async fn title(&self) -> &str {
        &self.0.title
    }
}

/// A page of what happened, empty for who may not read it.
pub(super) async fn history(
    ctx: &Context<'_>,
    may_read: bool,
    subject: uuid::Uuid,
    first: Option<i32>,
    after: Option<String>,
) -> async_graphql::Result<Pages<HistoryEntry>> {
    let request = PageRequest::new(first, after.as_deref(), false)?;
    let subjects = if may_read { vec![subject] } else { Vec::new() };
    let page = ctx.service::<Protocols>().history_as_system(subjects, &request).await?;
    let rows =
        page.rows.into_iter().filter_map(|(cursor, row)| Some((cursor, HistoryEntry::of(row)?))).collect();
    Ok(connection(Page { rows, has_next: page.has_next, total: None }, after.is_some()))
}
