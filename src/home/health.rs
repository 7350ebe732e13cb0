//! Figures of a partnership: which of its good practices hold today, with the list behind each figure.

use async_graphql::{Enum, SimpleObject};
use uuid::Uuid;

use super::{Home, store};
use crate::actions::ActionId;
use crate::directory::Directory;
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::clock::{Day, Ts};
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
    /// The annual meeting, held with both sides within twelve months.
    AnnualMeetingHeld,
    /// A cross-training given within twelve months.
    CrossTrainingGiven,
    /// People who took a post in the last twelve months, met by the partners within sixty days.
    NewcomersWelcomed,
    /// Actions open, or done within twelve months, that are or were in time.
    ActionsInTime,
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
    /// Those not satisfied first, then by title; empty for whom only the count is meant.
    list: Vec<FigureItem>,
}

/// A year back: what "each year" means to a figure.
const YEAR_MONTHS: i32 = 12;
/// How long partners have to meet a newcomer (domain §10).
const WELCOME_DAYS: i64 = 60;

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
    /// Due date of the review or action, first day of the vacancy or of the mandate, day on which it was last held.
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

    /// The count alone: observers read figures and what is published, not a partnership's shared matter.
    fn counted(self) -> Self {
        Self { list: Vec::new(), ..self }
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

/// Something held now and then.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct HeldThing {
    id: Uuid,
    title: String,
    held_on: Day,
}

/// Somebody new, and the day on which the partners met or will meet them.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Arrival {
    post_id: PostId,
    starts_on: Day,
    met_at: Option<Ts>,
}

/// An action, and when it was settled.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Promise {
    id: ActionId,
    title: String,
    due_on: Day,
    settled_on: Option<Day>,
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
        let mut figures = vec![
            Figure::of(HealthFigureKind::ProtocolsReviewedInPeriod, reviewed.collect()),
            Figure::of(HealthFigureKind::PostsHeld, held.collect()),
        ];
        let db = &self.platform.db;
        let year_ago = Day(on.0.saturating_sub(jiff::Span::new().months(YEAR_MONTHS)));
        let meeting = store::last_meeting(db, partnership.id).await?;
        let training = store::last_training(db, partnership.id).await?;
        figures.push(Figure::of(
            HealthFigureKind::AnnualMeetingHeld,
            vec![yearly(meeting, "annual-meeting", "Réunion annuelle d’échange", partnership, year_ago)],
        ));
        figures.push(Figure::of(
            HealthFigureKind::CrossTrainingGiven,
            vec![yearly(training, "training", "Formation croisée", partnership, year_ago)],
        ));
        figures.push(self.welcomes(directory, partnership, on, year_ago).await?);
        let actions = self.promises(partnership, on, year_ago).await?;
        figures.push(if partnership.standing.reads() { actions } else { actions.counted() });
        Ok(Some(PartnershipHealth { on, figures }))
    }

    /// Newcomers who were met in time, against those who were not; who may still be met in time is not counted.
    async fn welcomes(
        &self,
        directory: &Directory,
        partnership: &Partnership,
        on: Day,
        year_ago: Day,
    ) -> Result<Figure> {
        let arrivals = store::arrivals(&self.platform.db, partnership.id, year_ago, on).await?;
        let ids: Vec<_> = arrivals.iter().map(|arrival| arrival.post_id).collect();
        let posts = directory.posts(&ids).await?;
        let list = arrivals.iter().filter_map(|arrival| {
            let last = arrival.starts_on.plus_days(WELCOME_DAYS);
            let met = arrival.met_at.map(|at| at.day_in(&partnership.time_zone)).filter(|day| *day <= on);
            let satisfied = met.is_some_and(|day| day <= last);
            let post = posts.iter().find(|post| post.id == arrival.post_id)?;
            (satisfied || last < on).then(|| FigureItem {
                subject: Subject::of(arrival.post_id),
                title: post.label_fr(),
                satisfied,
                since: Some(arrival.starts_on),
            })
        });
        Ok(Figure::of(HealthFigureKind::NewcomersWelcomed, list.collect()))
    }

    async fn promises(&self, partnership: &Partnership, on: Day, year_ago: Day) -> Result<Figure> {
        let promises = store::promises(&self.platform.db, partnership.id, year_ago).await?;
        let list = promises.into_iter().map(|promise| FigureItem {
            subject: Subject::of(promise.id),
            satisfied: promise.settled_on.unwrap_or(on) <= promise.due_on,
            title: promise.title,
            since: Some(promise.due_on),
        });
        Ok(Figure::of(HealthFigureKind::ActionsInTime, list.collect()))
    }
}

/// Held within the year or not; never held, the partnership itself stands in the list.
fn yearly(
    last: Option<HeldThing>,
    kind: &str,
    label: &str,
    partnership: &Partnership,
    year_ago: Day,
) -> FigureItem {
    match last {
        Some(thing) => FigureItem {
            subject: Subject { kind: kind.to_owned(), id: thing.id },
            title: thing.title,
            satisfied: thing.held_on > year_ago,
            since: Some(thing.held_on),
        },
        None => FigureItem {
            subject: Subject::of(partnership.id),
            title: format!("{label} : aucune encore"),
            satisfied: false,
            since: None,
        },
    }
}
