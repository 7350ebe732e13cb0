//! Lists and histories, as far as each viewer sees.

use std::cmp::Ordering;
use std::collections::HashMap;

use async_graphql::Enum;

use super::clock::ReviewStatus;
use super::corrections::{self, Correction};
use super::ids::{ApprovalId, ProtocolId, VersionId};
use super::model::{DueDate, Protocol, ProtocolStatus, VersionRow};
use super::work::Seen;
use super::{Protocols, store};
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Cursor, Page, PageRequest, unreadable};
use crate::partnerships::name_pattern;

/// Which protocols are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ProtocolFilter {
    /// Words of the title, in their order.
    pub search: Option<String>,
    /// Where they stand.
    pub status: Option<ProtocolStatus>,
    /// How their review stands today.
    pub review: Option<ReviewStatus>,
    /// An organisation that is a party, whatever its state.
    pub party: Option<OrganisationId>,
}

/// The place of a protocol in lists: soonest review first, then title. Nothing due comes last.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub due: Day,
    pub title_key: String,
    pub id: uuid::Uuid,
}

/// A day after all others: where protocols without a due date stand.
pub(super) fn never() -> Day {
    Day(jiff::civil::Date::MAX)
}

impl Place {
    fn cursor(protocol: &Protocol) -> Cursor {
        let due = protocol.review_due_on.unwrap_or_else(never);
        Cursor { key: format!("{due} {}", protocol.title_key), id: protocol.id.0 }
    }

    /// The place after which a page starts.
    ///
    /// # Errors
    /// A problem when the cursor is not one of this list's.
    pub(super) fn after(page: &PageRequest) -> Result<Self> {
        let Some(after) = &page.after else {
            return Ok(Self {
                due: Day(jiff::civil::Date::ZERO),
                title_key: String::new(),
                id: uuid::Uuid::nil(),
            });
        };
        let (due, title_key) = after.key.split_once(' ').ok_or_else(unreadable)?;
        let due = due.parse().map_err(|_| unreadable())?;
        Ok(Self { due, title_key: title_key.to_owned(), id: after.id })
    }
}

/// Bounds on the due date for a status, on the day it is now in each zone.
fn review_filter(status: ReviewStatus, now: Ts) -> store::list::ReviewFilter {
    let day = Day(now.timestamp().to_zoned(jiff::tz::TimeZone::UTC).date());
    let soon = day.plus_days(super::clock::DUE_SOON_DAYS);
    let first = Day(jiff::civil::Date::ZERO).plus_days(1);
    let (wanted, bounds) = match status {
        ReviewStatus::InProgress => ("OPEN", (first, first)),
        ReviewStatus::Overdue => ("DUE", (first, day.eve())),
        ReviewStatus::DueSoon => ("DUE", (day, soon)),
        ReviewStatus::UpToDate => ("DUE", (soon.plus_days(1), never().eve())),
    };
    let (mut ahead, mut behind) = (Vec::new(), Vec::new());
    for name in jiff::tz::db().available() {
        let Ok(zone) = Zone::named(name.as_str()) else { continue };
        match now.day_in(&zone).cmp(&day) {
            Ordering::Greater => ahead.push(name.as_str().to_owned()),
            Ordering::Less => behind.push(name.as_str().to_owned()),
            Ordering::Equal => {}
        }
    }
    store::list::ReviewFilter { wanted, ahead, behind, bounds: Some(bounds) }
}

impl Protocols {
    /// When the reviews of these partnerships' protocols, and of those that these posts own or sign, are due. The
    /// caller has applied the reader's rights. One statement.
    ///
    /// # Errors
    /// The database's.
    pub async fn due_dates_as_system(
        &self,
        partnerships: &[PartnershipId],
        posts: &[PostId],
    ) -> Result<Vec<DueDate>> {
        let today = self.platform.clock.now().day_in(&Zone::paris());
        store::read::due_dates(&self.platform.db, partnerships, posts, today).await
    }

    /// The notes that followed these approvals; the caller has read them as the actor. One statement.
    ///
    /// # Errors
    /// The database's.
    pub async fn corrections_as_system(&self, approvals: &[ApprovalId]) -> Result<Vec<Correction>> {
        corrections::of(&self.platform.db, approvals.iter().map(|id| id.uuid())).await
    }

    /// Those of these protocols that the actor may know of.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_all_visible(
        &self,
        actor: &Actor,
        ids: &[ProtocolId],
    ) -> Result<HashMap<ProtocolId, Seen>> {
        let rows = store::read::protocols(&self.platform.db, ids).await?;
        Ok(self.see(actor, rows).await?.into_iter().map(|seen| (seen.protocol.id, seen)).collect())
    }

    /// Protocols that the actor may know of, soonest review first, then title.
    ///
    /// # Errors
    /// A problem on the page; the database's.
    pub async fn list(
        &self,
        actor: &Actor,
        partnership: Option<PartnershipId>,
        territory: Option<&str>,
        filter: &ProtocolFilter,
        page: &PageRequest,
    ) -> Result<Page<Seen>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let mut seen = reach.seen();
        if let Some(wanted) = partnership {
            seen.retain(|id| *id == wanted);
        }
        if let Some(code) = territory {
            seen = self.partnerships.overlapping(code, &seen).await?;
        }
        let wide = partnership.is_none() && territory.is_none();
        let scope = store::list::Scope {
            full: seen.iter().copied().filter(|id| reach.standing(*id).reads()).collect(),
            published: seen.iter().copied().filter(|id| !reach.standing(*id).reads()).collect(),
            // What one signs from outside the partnership is in the wide list alone.
            posts: if wide { actor.posts() } else { Vec::new() },
            bound_on: self.yesterday(),
        };
        let filter = self.sql_filter(filter);
        let rows =
            store::list::page(&self.platform.db, &scope, &filter, &Place::after(page)?, page.limit()).await?;
        let total = if page.with_total {
            Some(store::list::count(&self.platform.db, &scope, &filter).await?)
        } else {
            None
        };
        // Whether more follows is known by the rows found, before those are left out that are no longer to be seen.
        let page = Page::from_rows(rows, page, total, Place::cursor);
        let rows = page.rows.iter().map(|(_, row)| row.clone()).collect();
        let seen: HashMap<ProtocolId, Seen> =
            self.see(actor, rows).await?.into_iter().map(|seen| (seen.protocol.id, seen)).collect();
        Ok(page.filter_map(|row| seen.get(&row.id).cloned()))
    }

    /// A version with its protocol as the actor sees it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn visible_version(&self, actor: &Actor, id: VersionId) -> Result<(Seen, VersionRow)> {
        let protocol = self.protocol_of(id).await?;
        let seen = self.visible(actor, protocol).await?;
        let rows = store::read::versions(&self.platform.db, &[protocol]).await?;
        let row = rows.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
        Ok((seen, row))
    }

    /// Protocols to which an organisation is a party, as far as the actor may know of them.
    ///
    /// # Errors
    /// A problem on the page; the database's.
    pub async fn of_organisation(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        page: &PageRequest,
    ) -> Result<Page<Seen>> {
        let filter = ProtocolFilter { party: Some(organisation), ..ProtocolFilter::default() };
        self.list(actor, None, None, &filter, page).await
    }

    /// For each partnership, its protocols that the actor may know of, in the same order.
    ///
    /// # Errors
    /// A problem on the page; the database's.
    pub async fn of_partnerships(
        &self,
        actor: &Actor,
        ids: &[PartnershipId],
        filter: &ProtocolFilter,
        page: &PageRequest,
    ) -> Result<HashMap<PartnershipId, Page<Seen>>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let scope = store::list::Scope {
            full: ids.iter().copied().filter(|id| reach.standing(*id).reads()).collect(),
            published: ids
                .iter()
                .copied()
                .filter(|id| reach.standing(*id).sees() && !reach.standing(*id).reads())
                .collect(),
            posts: Vec::new(),
            bound_on: self.yesterday(),
        };
        let filter = self.sql_filter(filter);
        let after = Place::after(page)?;
        let rows = store::list::page_by_partnership(&self.platform.db, &scope, &filter, &after, page.limit())
            .await?;
        let mut found: HashMap<PartnershipId, Vec<Seen>> = HashMap::new();
        for seen in self.see(actor, rows).await? {
            found.entry(seen.protocol.partnership_id).or_default().push(seen);
        }
        Ok(ids
            .iter()
            .map(|id| {
                let rows = found.remove(id).unwrap_or_default();
                (*id, Page::from_rows(rows, page, None, |seen| Place::cursor(&seen.protocol)))
            })
            .collect())
    }

    /// A day that has begun in every zone.
    fn yesterday(&self) -> Day {
        self.platform.clock.now().day_in(&Zone::paris()).eve()
    }

    fn sql_filter(&self, filter: &ProtocolFilter) -> store::list::Filter {
        store::list::Filter {
            pattern: name_pattern(filter.search.as_deref()),
            status: filter.status,
            party: filter.party,
            review: filter
                .review
                .map(|status| review_filter(status, self.platform.clock.now()))
                .unwrap_or_default(),
        }
    }

    /// What happened to these protocols and partnerships, latest first; whoever asks sees them.
    ///
    /// # Errors
    /// A problem on the page; the database's.
    pub async fn history_as_system(
        &self,
        subjects: Vec<uuid::Uuid>,
        page: &PageRequest,
    ) -> Result<Page<HistoryRow>> {
        let before = page.before(Ts::LAST)?;
        let rows = store::list::history(&self.platform.db, subjects, before, page.limit()).await?;
        Ok(Page::from_rows(rows, page, None, |row| Cursor { key: row.at.to_string(), id: row.id }))
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum HistoryKind {
    /// A protocol was created.
    ProtocolCreated,
    /// Its title, owner, term or period changed.
    ProtocolChanged,
    /// Its draft names other parties.
    PartiesChanged,
    /// An agreement from before was taken over.
    ExistingAgreementRecorded,
    /// A new version was started.
    VersionStarted,
    /// A version was given up.
    VersionAbandoned,
    /// A text was put to its signatories.
    ApprovalOpened,
    /// A signatory agreed.
    ApprovalGiven,
    /// A paper signature was recorded.
    PaperSignatureRecorded,
    /// Somebody asked for a change.
    ChangeRequested,
    /// All agreed.
    VersionAgreed,
    /// A text came into force.
    VersionInForce,
    /// A term was renewed.
    ProtocolRenewed,
    /// Notice was given that a term will not be renewed.
    NonRenewalNotified,
    /// A party gave notice.
    PartyWithdrew,
    /// A protocol ended, or its end was decided.
    ProtocolTerminated,
    /// Its term ran out.
    ProtocolExpired,
    /// A post that answers for it or signs it has no holder any more.
    PostVacant,
    /// Such a post has a holder again.
    PostFilled,
    /// A review was planned.
    ReviewPlanned,
    /// A review got another date.
    ReviewMoved,
    /// A planned review was given up.
    ReviewCancelled,
    /// A review was held and closed.
    ReviewCompleted,
    /// A correction followed an approval or a review.
    CorrectionAdded,
    /// An organisation joined.
    MemberJoined,
    /// An organisation left.
    MemberLeft,
    /// Another post coordinates.
    CoordinatorChanged,
}

/// Audited acts that make history; edits of a draft's text do not.
pub(super) const HISTORY: &[(&str, HistoryKind)] = &[
    ("protocol.create", HistoryKind::ProtocolCreated),
    ("protocol.update", HistoryKind::ProtocolChanged),
    ("protocol.parties", HistoryKind::PartiesChanged),
    ("protocol.record_existing", HistoryKind::ExistingAgreementRecorded),
    ("version.start", HistoryKind::VersionStarted),
    ("version.abandon", HistoryKind::VersionAbandoned),
    ("version.open_approval", HistoryKind::ApprovalOpened),
    ("version.approve", HistoryKind::ApprovalGiven),
    ("version.paper", HistoryKind::PaperSignatureRecorded),
    ("version.request_change", HistoryKind::ChangeRequested),
    ("version.agreed", HistoryKind::VersionAgreed),
    ("version.in_force", HistoryKind::VersionInForce),
    ("protocol.renew", HistoryKind::ProtocolRenewed),
    ("protocol.non_renewal", HistoryKind::NonRenewalNotified),
    ("party.withdraw", HistoryKind::PartyWithdrew),
    ("protocol.end_planned", HistoryKind::ProtocolTerminated),
    ("protocol.terminate", HistoryKind::ProtocolTerminated),
    ("protocol.expire", HistoryKind::ProtocolExpired),
    ("protocol.post_vacant", HistoryKind::PostVacant),
    ("protocol.post_filled", HistoryKind::PostFilled),
    ("review.plan", HistoryKind::ReviewPlanned),
    ("review.move", HistoryKind::ReviewMoved),
    ("review.cancel", HistoryKind::ReviewCancelled),
    ("review.complete", HistoryKind::ReviewCompleted),
    ("review.correct", HistoryKind::CorrectionAdded),
    ("approval.correct", HistoryKind::CorrectionAdded),
    ("partnership.member_joined", HistoryKind::MemberJoined),
    ("partnership.member_left", HistoryKind::MemberLeft),
    ("partnership.coordinator", HistoryKind::CoordinatorChanged),
];

/// One audited act, as history shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct HistoryRow {
    /// Row id.
    pub id: uuid::Uuid,
    /// When.
    pub at: Ts,
    /// Who; none for the program.
    pub person_id: Option<crate::kernel::actor::PersonId>,
    /// As which post, or about which.
    pub post_id: Option<crate::kernel::actor::PostId>,
    /// The act's code.
    pub action: String,
    /// Kind of the thing.
    pub subject_kind: String,
    /// Its id.
    pub subject_id: uuid::Uuid,
    /// Its title or name.
    pub title: String,
}

impl HistoryRow {
    /// What happened.
    #[must_use]
    pub fn kind(&self) -> Option<HistoryKind> {
        HISTORY.iter().find(|(action, _)| *action == self.action).map(|(_, kind)| *kind)
    }
}
