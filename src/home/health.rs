//! Figures of a partnership: which of its good practices hold today, with the list behind each figure.

use async_graphql::{Enum, SimpleObject};

use super::{Home, store};
use crate::directory::Directory;
use crate::kernel::actor::Actor;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::kernel::ids::Subject;
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::kernel::text::fold;
use crate::partnerships::Partnership;
use crate::protocols::ids::ProtocolId;

/// Which practice a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum HealthFigureKind {
    /// Protocols in force whose review is not late.
    ProtocolsReviewedInPeriod,
    /// Contact, signatory, owner and coordinating posts that somebody holds.
    PostsHeld,
}

/// Figures of a partnership on a day.
#[derive(Clone, Debug, SimpleObject)]
pub struct PartnershipHealth {
    /// Today on its calendar.
    pub on: Day,
    /// One for each practice.
    pub figures: Vec<Figure>,
}

/// `satisfied` out of `total`, with the list behind it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Which practice.
    pub kind: HealthFigureKind,
    /// How many hold to it.
    pub satisfied: usize,
    /// Out of how many.
    pub total: usize,
    /// Those not satisfied first, then by title.
    list: Vec<FigureItem>,
}

/// One thing counted in a figure.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "HealthItem", complex)]
pub struct FigureItem {
    #[graphql(skip)]
    pub(super) subject: Subject,
    /// What it is called.
    pub title: String,
    /// Whether it holds to the practice.
    pub satisfied: bool,
    /// Due date of the review, or first day of the vacancy.
    pub since: Option<Day>,
}

impl FigureItem {
    fn cursor(&self) -> Cursor {
        Cursor { key: format!("{} {}", u8::from(self.satisfied), fold(&self.title)), id: self.subject.id }
    }
}

impl Figure {
    fn of(kind: HealthFigureKind, mut list: Vec<FigureItem>) -> Self {
        list.sort_by_cached_key(|item| (item.cursor().key, item.subject.id));
        Self { kind, satisfied: list.iter().filter(|item| item.satisfied).count(), total: list.len(), list }
    }

    /// A page of the list behind it.
    pub(super) fn page(&self, request: &PageRequest) -> Page<FigureItem> {
        let after = request.after.as_ref().map(|after| (after.key.clone(), after.id));
        let rest = self.list.iter().filter(|item| {
            after.as_ref().is_none_or(|(key, id)| (&item.cursor().key, item.subject.id) > (key, *id))
        });
        let limit = usize::try_from(request.limit()).unwrap_or(usize::MAX);
        let total = i64::try_from(self.total).ok();
        Page::from_rows(rest.take(limit).cloned().collect(), request, total, FigureItem::cursor)
    }
}

/// A protocol in force and the day its review is due.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct ReviewedProtocol {
    id: ProtocolId,
    title: String,
    review_due_on: Option<Day>,
}

/// Figures are for who runs, represents a member, observes or administers.
fn may_read(actor: &Actor, partnership: &Partnership) -> bool {
    let standing = partnership.standing;
    let represents = actor
        .mandates
        .iter()
        .any(|held| held.representative && !held.observer && held.member_of.contains(&partnership.id));
    standing.runs() || standing.observes || standing.administers || represents
}

impl Home {
    /// Figures of a partnership that the viewer sees; none for whom they are not meant.
    ///
    /// # Errors
    /// The database's.
    pub async fn health(
        &self,
        actor: &Actor,
        directory: &Directory,
        partnership: &Partnership,
    ) -> Result<Option<PartnershipHealth>> {
        if !may_read(actor, partnership) {
            return Ok(None);
        }
        let on = partnership.today(self.platform.clock.now());
        let protocols = store::reviewed_protocols(&self.platform.db, partnership.id).await?;
        let reviewed = protocols.into_iter().map(|row| FigureItem {
            subject: Subject::of(row.id),
            title: row.title,
            satisfied: row.review_due_on.is_none_or(|due| on <= due),
            since: row.review_due_on,
        });
        let ids = self.partnerships.posts_to_hold_as_system(partnership).await?;
        let vacant = self.accounts.vacant_since(&ids).await?;
        let posts = directory.posts(&ids).await?;
        let held = posts.iter().map(|post| FigureItem {
            subject: Subject::of(post.id),
            title: post.label_fr(),
            satisfied: !vacant.contains_key(&post.id),
            since: vacant.get(&post.id).copied(),
        });
        let figures = vec![
            Figure::of(HealthFigureKind::ProtocolsReviewedInPeriod, reviewed.collect()),
            Figure::of(HealthFigureKind::PostsHeld, held.collect()),
        ];
        Ok(Some(PartnershipHealth { on, figures }))
    }
}
