//! Home in the API.

use async_graphql::{Context, ID, Object};

use super::start::FirstSteps;
use super::{DueItem, DueKind, Home, WaitingItem, WaitingKind};
use crate::directory::{Post, load_post};
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::platform::graphql::ContextExt as _;
use crate::protocols::HistoryEntry;

/// The viewer's home page: bounded lists, for all mandates held today.
#[derive(Default)]
pub struct ViewerHome;

/// The viewer's home page: bounded lists, for all mandates held today.
#[Object]
impl ViewerHome {
    /// What waits for an act of the viewer, most urgent first.
    async fn waiting(&self, ctx: &Context<'_>) -> Result<Vec<WaitingItem>> {
        ctx.service::<Home>().waiting(ctx.actor()?).await
    }
    /// What falls due in the coming 90 days, or is late.
    async fn due_soon(&self, ctx: &Context<'_>) -> Result<Vec<DueItem>> {
        ctx.service::<Home>().due_soon(ctx.actor()?).await
    }
    /// What is left before the partnerships that the viewer is to start live; empty once they do.
    async fn first_steps(&self, ctx: &Context<'_>) -> Result<Vec<FirstSteps>> {
        ctx.service::<Home>().first_steps(ctx.actor()?).await
    }
    /// What changed lately in what the viewer may see.
    async fn recent_changes(&self, ctx: &Context<'_>) -> Result<Vec<HistoryEntry>> {
        let rows = ctx.service::<Home>().recent_changes(ctx.actor()?).await?;
        Ok(rows.into_iter().filter_map(HistoryEntry::of).collect())
    }
}

/// Something that waits for the viewer; the page to open follows from kind and subjectId.
#[Object]
impl WaitingItem {
    /// Why.
    async fn kind(&self) -> WaitingKind {
        self.kind
    }
    /// Of which thing.
    async fn subject_id(&self) -> ID {
        ID(format!("{}:{}", self.subject_kind, self.subject_id))
    }
    /// Its title; the person's name for what concerns people, the organisation's for a vacancy.
    async fn title(&self) -> &str {
        &self.title
    }
    /// The post in whose name it waits; the vacant one for a vacancy.
    async fn post(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Post>> {
        load_post(ctx, self.post_id?).await.transpose()
    }
    /// By when.
    async fn due_on(&self) -> Option<Day> {
        self.due_on
    }
}

/// Something that falls due.
#[Object]
impl DueItem {
    /// What.
    async fn kind(&self) -> DueKind {
        self.kind
    }
    /// Of which thing.
    async fn subject_id(&self) -> ID {
        ID(self.subject.to_string())
    }
    /// Its title; the organisation's name for a mandate.
    async fn title(&self) -> &str {
        &self.title
    }
    /// When.
    async fn due_on(&self) -> Day {
        self.due_on
    }
    /// Still to be done although its day has passed.
    async fn late(&self) -> bool {
        self.late
    }
}
