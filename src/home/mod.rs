//! Home: what waits for the viewer, what falls due, what changed.
//!
//! Nothing is kept here: it is all read from what the other slices wrote, for the mandates held today.

mod graphql;
mod model;
mod start;
mod store;

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::accounts::{Accounts, Holder};
use crate::directory::Directory;
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::Subject;
use crate::kernel::page::PageRequest;
use crate::partnerships::Partnerships;
use crate::platform::Platform;
use crate::protocols::{HistoryRow, Protocols, running_term};

pub use graphql::ViewerHome;
pub use model::{DueItem, DueKind, WaitingItem, WaitingKind};
pub use start::{FirstStep, FirstStepKind, FirstSteps};

use model::OrphanRow;
use start::by_day;

/// How far ahead home looks, in days: as early as the first reminder.
const AHEAD: i64 = 90;
/// The most that one of the lists shows.
const MOST: usize = 100;
/// How many recent changes are shown.
const CHANGES: i64 = 20;

/// Home's service.
#[derive(Clone, Debug)]
pub struct Home {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    partnerships: Partnerships,
    protocols: Protocols,
}

impl Home {
    /// On this platform, above these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        accounts: Accounts,
        partnerships: Partnerships,
        protocols: Protocols,
    ) -> Self {
        Self { platform, directory, accounts, partnerships, protocols }
    }

    /// What waits for an act of the viewer, most urgent first.
    ///
    /// # Errors
    /// The database's.
    pub async fn waiting(&self, actor: &Actor) -> Result<Vec<WaitingItem>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let runs: Vec<PartnershipId> =
            reach.read().into_iter().filter(|id| reach.standing(*id).runs()).collect();
        let represented = represented(actor);
        let audience = store::Audience { actor, runs: &runs, represented: &represented };
        let now = self.platform.clock.now();
        let mut items = store::waiting(&self.platform.db, &audience, now, self.horizon()).await?;
        // The statement looks a day too far, for zones ahead of Paris.
        items.retain(|item| {
            item.kind != WaitingKind::ReviewToPlan
                || item
                    .due_on
                    .zip(item.time_zone.as_ref())
                    .is_none_or(|(due, zone)| due <= ahead(now.day_in(zone)))
        });
        items.extend(self.renewals_to_decide(&audience).await?);
        items.extend(self.waiting_to_stand_in_for(actor, now).await?);
        let signatories = store::signatory_posts(&self.platform.db, &audience).await?;
        let posts: Vec<_> = signatories.iter().map(|(post, _)| *post).collect();
        let vacant = self.accounts.vacant_since(&posts).await?;
        items.extend(
            signatories
                .into_iter()
                .filter(|(post, _)| vacant.contains_key(post))
                .map(|(post, organisation)| WaitingItem::vacancy(post, organisation)),
        );
        items.sort_by(|a, b| {
            soonest(a.due_on, b.due_on).then_with(|| (a.kind, &a.title).cmp(&(b.kind, &b.title)))
        });
        items.truncate(MOST);
        Ok(items)
    }

    /// What waits at organisations that nobody represents, for who administers their territory.
    async fn waiting_to_stand_in_for(&self, actor: &Actor, now: Ts) -> Result<Vec<WaitingItem>> {
        let codes = administered(actor);
        if codes.is_empty() {
            return Ok(Vec::new());
        }
        let found = store::waiting_within(&self.platform.db, &codes, actor, now).await?;
        let places = by_day(&found, |row| Some((now.day_in(&row.time_zone), row.organisation_id)));
        let mut answering: HashMap<OrganisationId, Vec<Holder>> = HashMap::new();
        for (day, places) in places {
            answering.extend(self.accounts.representatives(&places, day).await?);
        }
        // Who represents the organisation has a line already.
        let represents =
            |id| actor.mandates.iter().any(|held| held.representative && held.organisation == id);
        let item = |row: OrphanRow| {
            let holders = answering.get(&row.organisation_id)?;
            let held = holders.iter().find(|holder| holder.person == actor.person)?;
            (!represents(row.organisation_id)).then(|| row.waits_for(held.post))
        };
        Ok(found.into_iter().filter_map(item).collect())
    }

    /// Express renewals whose notice period has begun: without a decision the protocol ends with its term.
    async fn renewals_to_decide(&self, audience: &store::Audience<'_>) -> Result<Vec<WaitingItem>> {
        let now = self.platform.clock.now();
        let ids = store::express_terms(&self.platform.db, audience, now.day_in(&Zone::paris())).await?;
        let protocols = self.protocols.protocols_as_system(&ids).await?;
        Ok(protocols
            .iter()
            .filter_map(|protocol| {
                let today = protocol.today(now);
                let (ends_on, decide_by) = running_term(protocol, today)?;
                let owner = protocol.owner_post_id;
                let post = audience.actor.holds(owner).then_some(owner);
                decide_by
                    .filter(|day| *day <= today)
                    .map(|_| WaitingItem::renewal(protocol.id.0, &protocol.title, post, ends_on))
            })
            .collect())
    }

    /// What falls due in the coming days or is late, in order.
    ///
    /// # Errors
    /// The database's.
    pub async fn due_soon(&self, actor: &Actor) -> Result<Vec<DueItem>> {
        let read = self.partnerships.reach(&actor.mandates).await?.read();
        let (db, now) = (&self.platform.db, self.platform.clock.now());
        let mut items: Vec<DueItem> =
            store::due(db, actor, &read, self.horizon()).await?.into_iter().map(|row| row.on(now)).collect();
        let until = now.plus(jiff::SignedDuration::from_hours(24 * (AHEAD + 1)));
        items.extend(store::meetings(db, actor, now, until).await?.into_iter().map(|row| row.on(now)));
        items.extend(self.terms(&read).await?);
        items.retain(|item| item.due_on <= ahead(item.today) && (item.late || item.due_on >= item.today));
        items.sort_by(|a, b| (a.due_on, &a.title).cmp(&(b.due_on, &b.title)));
        items.truncate(MOST);
        Ok(items)
    }

    /// Ends of fixed terms and last days to decide about them.
    async fn terms(&self, partnerships: &[PartnershipId]) -> Result<Vec<DueItem>> {
        let now = self.platform.clock.now();
        let ids = store::fixed_terms(&self.platform.db, partnerships).await?;
        let protocols = self.protocols.protocols_as_system(&ids).await?;
        Ok(protocols
            .iter()
            .filter_map(|protocol| {
                let today = protocol.today(now);
                let (ends_on, decide_by) = running_term(protocol, today)?;
                let item = |kind, due_on| DueItem {
                    kind,
                    subject: Subject::of(protocol.id),
                    title: protocol.title.clone(),
                    due_on,
                    late: false,
                    today,
                };
                let notice = decide_by.map(|day| item(DueKind::Notice, day));
                Some(notice.into_iter().chain([item(DueKind::Term, ends_on)]))
            })
            .flatten()
            .collect())
    }

    /// What changed lately in the partnerships whose shared matter the viewer reads, latest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn recent_changes(&self, actor: &Actor) -> Result<Vec<HistoryRow>> {
        let read = self.partnerships.reach(&actor.mandates).await?.read();
        let page = PageRequest { first: CHANGES, after: None, with_total: false };
        let subjects = read.into_iter().map(|id| id.0).collect();
        let found = self.protocols.history_as_system(subjects, &page).await?;
        Ok(found.rows.into_iter().map(|(_, row)| row).collect())
    }

    /// The last day looked at in any zone.
    fn horizon(&self) -> Day {
        ahead(self.platform.clock.now().day_in(&Zone::paris())).plus_days(1)
    }
}

/// Territories that the actor administers.
fn administered(actor: &Actor) -> Vec<String> {
    let mut codes: Vec<String> = actor.mandates.iter().flat_map(|held| &held.administers).cloned().collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn ahead(today: Day) -> Day {
    today.plus_days(AHEAD)
}

/// Organisations that the viewer represents in partnerships: by a post that does more than observe.
fn represented(actor: &Actor) -> Vec<OrganisationId> {
    let held = actor.mandates.iter().filter(|held| held.representative && !held.observer);
    held.map(|held| held.organisation).collect()
}

/// What has a day comes before what has none.
fn soonest(a: Option<Day>, b: Option<Day>) -> Ordering {
    a.is_none().cmp(&b.is_none()).then(a.cmp(&b))
}
