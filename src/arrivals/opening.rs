//! The job that follows arrivals: packs are made, and their readers reminded.

use std::collections::HashSet;

use jiff::SignedDuration;

use super::model::{Pack, PackId};
use super::policy::{GIVEN_FOR, READ_BEFORE, REMINDED_AFTER, reminders_are_over};
use super::{Packs, letters, store};
use crate::accounts::Mandate;
use crate::kernel::actor::{MandateId, OrganisationId, PersonId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Worker};
use crate::platform::mail::{Rendered, Template};
use crate::platform::reminders::{self, Addressee, Course, Key, Reminding, Rows, Telling};

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
        let today = self.now().day_in(&Zone::paris());
        let arriving = self.accounts.arriving_as_system(window(today), None).await?;
        self.open(&arriving).await?;
        reminders::plan(self, &self.platform).await.map(drop)
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
}

/// The newcomer is reminded that the pack waits, until reminders are over.
impl Reminding for Packs {
    type Id = PackId;
    type Thing = Pack;
    const TEMPLATE: Template = letters::REMINDER;
    const DIGEST: bool = false;
    const ROWS: Option<Rows> = None;

    async fn running(&self, _: &mut Tx, _: Option<&[PackId]>) -> Result<Vec<(Course<PackId>, Pack)>> {
        let now = self.now();
        let last_step = REMINDED_AFTER.into_iter().max().unwrap_or_default();
        let since = now.day_in(&Zone::paris()).plus_days(-last_step - GIVEN_FOR);
        let unread = store::unread(&self.platform.db, since).await?;
        let packs = self.complete(unread).await?.into_iter();
        let course = |pack: Pack| {
            let (first_day, zone) = ((pack.id, pack.starts_on), &pack.time_zone);
            let made_on = pack.opened_at.day_in(zone);
            (Course::learnt_of(first_day, made_on, zone, REMINDED_AFTER, pack.reminded_on), pack)
        };
        Ok(packs.filter(|pack| !reminders_are_over(pack, pack.today(now))).map(course).collect())
    }

    async fn addressees(&self, due: &[(Key<PackId>, &Pack)]) -> Result<Vec<Vec<Addressee>>> {
        let newcomers: Vec<PersonId> = due.iter().map(|(_, pack)| pack.person_id).collect();
        self.accounts.addressees(&newcomers).await
    }

    fn message_id(&self, _: PersonId, steps: &[Key<PackId>]) -> String {
        let (kind, host) = (letters::REMINDER.name, self.platform.host());
        format!("{kind}.{}.{}@{host}", steps[0].id.uuid().simple(), steps[0].day())
    }

    fn compose(&self, told: &[Telling<'_, Self>]) -> Result<Rendered> {
        letters::compose(told[0].thing, &told[0].to.name, &self.platform.public_url)
    }

    async fn mark(&self, tx: &mut Tx, key: Key<PackId>) -> Result<()> {
        store::set_reminded(tx, key.id, key.day()).await
    }
}
