//! The job that follows arrivals: packs are made, and their readers reminded.

use std::collections::HashSet;

use jiff::SignedDuration;
use jiff::civil::time;

use super::model::{Pack, PackId};
use super::policy::{GIVEN_FOR, READ_BEFORE, REMINDED_AFTER, reminder_due, reminders_are_over};
use super::{Packs, letters, store};
use crate::accounts::{Mandate, Recipient};
use crate::kernel::actor::{MandateId, OrganisationId, PersonId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::audit::{self, By};
use crate::platform::jobs::{JobError, Worker};

/// The job that makes packs and reminds their readers.
pub const OPEN_JOB: &str = "arrivals.open";

/// First days of those who are given a pack now. Days begin at other hours elsewhere, so it is one day wider.
pub(super) fn window(today: Day) -> (Day, Day) {
    (today.plus_days(-GIVEN_FOR), today.plus_days(READ_BEFORE + 1))
}

impl Packs {
    /// Teaches the worker this slice's jobs.
    pub fn register_jobs(&self, worker: &mut Worker) {
        let packs = self.clone();
        worker.every(OPEN_JOB, SignedDuration::from_mins(5), move |_| {
            let packs = packs.clone();
            async move { packs.follow_arrivals_as_system().await.map_err(JobError::from) }
        });
        self.register_retention(worker);
    }

    /// Makes a pack for each mandate that begins, and reminds readers.
    ///
    /// # Errors
    /// The database's.
    pub async fn follow_arrivals_as_system(&self) -> Result<()> {
        let now = self.now();
        let today = now.day_in(&Zone::paris());
        let arriving = self.accounts.arriving_as_system(window(today), None).await?;
        self.open(&arriving).await?;
        let last_step = REMINDED_AFTER.into_iter().max().unwrap_or_default();
        let unread = store::unread(&self.platform.db, today.plus_days(-last_step - GIVEN_FOR)).await?;
        for pack in self.complete(unread).await? {
            self.remind(&pack, now).await?;
        }
        Ok(())
    }

    /// Packs tell of partnerships: where none reaches, there is nothing to be told.
    pub(super) async fn open(&self, arriving: &[Mandate]) -> Result<()> {
        if arriving.is_empty() {
            return Ok(());
        }
        let mandates: Vec<MandateId> = arriving.iter().map(|mandate| mandate.id).collect();
        let given: HashSet<MandateId> =
            store::given(&self.platform.db, &mandates).await?.into_iter().collect();
        let new: Vec<&Mandate> = arriving.iter().filter(|mandate| !given.contains(&mandate.id)).collect();
        for mandate in new {
            if !self.is_reached(mandate.organisation_id).await? {
                continue;
            }
            let now = self.now();
            let id = PackId::fresh(&self.platform.entropy, now);
            let mut tx = self.platform.db.begin().await?;
            if store::insert(&mut tx, id, mandate.id, now).await? {
                audit::record(&mut tx, &self.platform, By::System(OPEN_JOB), "pack.open", id, ()).await?;
                tx.commit().await?;
            }
        }
        Ok(())
    }

    async fn is_reached(&self, organisation: OrganisationId) -> Result<bool> {
        let members = self.partnerships.memberships_as_system(&[organisation]).await?;
        let today = self.now().day_in(&Zone::paris());
        if members.iter().any(|member| member.on(today)) {
            return Ok(true);
        }
        let places = self.directory.organisations(&[organisation]).await?;
        let codes: Vec<String> = places.into_iter().flat_map(|place| place.territory_codes).collect();
        Ok(!self.partnerships.covering_as_system(&codes).await?.is_empty())
    }

    /// Writes to the newcomer at 08:00 where the post is, once a step, until reminders are over.
    async fn remind(&self, pack: &Pack, now: Ts) -> Result<()> {
        let today = pack.today(now);
        let Some(day) = reminder_due(pack.opened_at.day_in(&pack.time_zone), pack.starts_on, today) else {
            return Ok(());
        };
        let early = day == today && pack.time_zone.at(now).time() < time(8, 0, 0, 0);
        if early || reminders_are_over(pack, today) || pack.reminded_on.is_some_and(|last| last >= day) {
            return Ok(());
        }
        let to = self.addressee(pack.person_id).await?;
        let mut tx = self.platform.db.begin().await?;
        if let Some(to) = to {
            letters::remind(&mut tx, &self.platform, pack, day, to).await?;
        }
        store::set_reminded(&mut tx, pack.id, day).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn addressee(&self, person: PersonId) -> Result<Option<Recipient>> {
        let found = self.accounts.people(&[person]).await?.remove(&person);
        Ok(found.and_then(|person| person.recipient()))
    }
}
