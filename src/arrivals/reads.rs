//! Which packs somebody sees, as what, and how far their readers are.

use super::checklist::{CheckItem, CheckKind, Happened, checklist};
use super::model::{Pack, PackId};
use super::policy::Ties;
use super::store::Tick;
use super::templates::{ItemOwner, PackRole};
use super::{Packs, store};
use crate::events::EventState;
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::{Error, Result};
use crate::meetings::PresentationMeeting;

/// How long ago somebody arrived whom lists still call a newcomer, in months.
const NEW_FOR_MONTHS: i32 = 12;

impl Packs {
    /// One pack of the actor's reach.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn find(&self, actor: &Actor, id: PackId) -> Result<Pack> {
        self.find_all_visible(actor, &[id]).await?.pop().ok_or(Error::NotFound)
    }

    /// Those of these packs that the actor sees, in any order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_all_visible(&self, actor: &Actor, ids: &[PackId]) -> Result<Vec<Pack>> {
        self.seen(actor, store::by_ids(&self.platform.db, ids).await?).await
    }

    /// The actor's own packs, latest first. One whose mandate was accepted a moment ago is made now, for its reader
    /// should not wait for the next round.
    ///
    /// # Errors
    /// The database's.
    pub async fn own(&self, actor: &Actor) -> Result<Vec<Pack>> {
        let today = self.now().day_in(&Zone::paris());
        let arriving =
            self.accounts.arriving_as_system(super::opening::window(today), Some(actor.person)).await?;
        self.open(&arriving).await?;
        let packs = self.seen(actor, store::of_person(&self.platform.db, actor.person).await?).await?;
        Ok(packs.into_iter().filter(|pack| pack.ties.newcomer).collect())
    }

    /// Packs of these posts that the actor sees, latest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_posts(&self, actor: &Actor, posts: &[PostId]) -> Result<Vec<Pack>> {
        self.seen(actor, store::of_posts(&self.platform.db, posts).await?).await
    }

    /// Packs of who arrived at these organisations within the year, latest first; for who represents them.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_organisations(
        &self,
        actor: &Actor,
        organisations: &[OrganisationId],
    ) -> Result<Vec<Pack>> {
        let own: Vec<_> = organisations.iter().copied().filter(|id| actor.represents(*id)).collect();
        if own.is_empty() {
            return Ok(Vec::new());
        }
        let packs = self.lately_arrived(&own).await?;
        let packs = self.seen(actor, packs).await?;
        Ok(packs.into_iter().filter(|pack| pack.ties.representative).collect())
    }

    /// What this slice holds on the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn my_data(&self, actor: &Actor) -> Result<serde_json::Value> {
        let db = &self.platform.db;
        Ok(serde_json::json!({
            "onboardingPacks": store::held_packs(db, actor.person).await?,
            "onboardingTicks": store::held_ticks(db, actor.person).await?,
        }))
    }

    /// Who arrived at these organisations within the year.
    pub(super) async fn lately_arrived(&self, organisations: &[OrganisationId]) -> Result<Vec<Pack>> {
        let today = self.now().day_in(&Zone::paris());
        let since = Day(today.0.saturating_sub(jiff::Span::new().months(NEW_FOR_MONTHS)));
        store::of_organisations(&self.platform.db, organisations, since, today).await
    }

    async fn seen(&self, actor: &Actor, packs: Vec<Pack>) -> Result<Vec<Pack>> {
        let now = self.now();
        let with_ties = |pack: Pack| Pack { ties: Ties::of(actor, &pack, pack.today(now)), ..pack };
        self.complete(packs.into_iter().map(with_ties).filter(|pack| pack.ties.sees()).collect()).await
    }

    /// Adds names, and how far each reader is; as many statements for one pack as for many.
    pub(super) async fn complete(&self, mut packs: Vec<Pack>) -> Result<Vec<Pack>> {
        if packs.is_empty() {
            return Ok(packs);
        }
        let now = self.now();
        let posts: Vec<PostId> = packs.iter().map(|pack| pack.post_id).collect();
        let posts = self.directory.posts(&posts).await?;
        let places: Vec<OrganisationId> = packs.iter().map(|pack| pack.organisation_id).collect();
        let places = self.directory.organisations(&places).await?;
        let members = self.partnerships.memberships_as_system(&ids(&places, |place| place.id)).await?;
        let joined: Vec<PartnershipId> = ids(&members, |member| member.partnership_id);
        let templates = self.shelf(&joined).await?;
        let ticks = store::ticks(&self.platform.db, &ids(&packs, |pack| pack.id)).await?;
        let met =
            self.sources.meetings.presentations_of_as_system(&ids(&packs, |pack| pack.mandate_id)).await?;
        let trained = self.sources.trainings.attended_as_system(&ids(&packs, |pack| pack.person_id)).await?;
        for pack in &mut packs {
            let post = posts.iter().find(|post| post.id == pack.post_id).ok_or(Error::NotFound)?;
            let place =
                places.iter().find(|place| place.id == pack.organisation_id).ok_or(Error::NotFound)?;
            let today = pack.today(now);
            let of = members.iter().filter(|one| one.organisation_id == place.id && one.on(today));
            pack.partnership_id = of.map(|one| one.partnership_id).min();
            pack.title = format!("{}, {}", post.label_fr(), place.name);
            let template = templates.get(pack.partnership_id, PackRole::of(post, place));
            let own: Vec<Tick> = ticks.iter().filter(|tick| tick.pack_id == pack.id).cloned().collect();
            let met: Vec<_> = met.iter().filter(|one| one.mandate_id == pack.mandate_id).collect();
            pack.presentation_id = met.first().map(|one| one.id);
            let happened =
                Happened { presented_on: presented_on(&met), trained_on: trained_on(pack, &trained) };
            pack.checklist = checklist(&template.items, pack.starts_on, &own, happened);
            for item in &mut pack.checklist {
                item.viewer_can_tick = may_tick(pack.ties, item);
            }
        }
        Ok(packs)
    }
}

/// When the partners met the newcomer.
fn presented_on(met: &[&PresentationMeeting]) -> Option<Day> {
    let held = met.iter().filter(|one| one.state == EventState::Held);
    held.filter_map(|one| Some(one.starts_at?.day_in(&one.time_zone))).min()
}

/// When the newcomer first attended a training since the first day.
fn trained_on(pack: &Pack, trained: &[(PersonId, Day)]) -> Option<Day> {
    let own = trained.iter().filter(|(person, day)| *person == pack.person_id && *day >= pack.starts_on);
    own.map(|(_, day)| *day).min()
}

/// A presentation is done by holding it; what took place is not undone.
fn may_tick(ties: Ties, item: &CheckItem) -> bool {
    let may = match item.owner {
        ItemOwner::Representative => ties.ticks_for_organisation(),
        ItemOwner::Newcomer | ItemOwner::Coordinator => ties.acts(),
    };
    may && item.kind != CheckKind::Presentation && !item.by_itself
}

fn ids<T, I>(things: &[T], id: impl Fn(&T) -> I) -> Vec<I> {
    things.iter().map(id).collect()
}
