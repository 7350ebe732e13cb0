//! People data decays (domain §8): each January and September representatives are asked who holds their posts, by mail
//! and on the home page, until somebody says that all is right.

use std::collections::{BTreeMap, HashMap};

use async_graphql::InputObject;
use jiff::SignedDuration;

use super::mail::{self, HoldersToConfirmMail, Place};
use super::model::Holder;
use super::{Accounts, store};
use crate::directory::Organisation;
use crate::kernel::actor::{Actor, OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Worker};
use crate::platform::mail::{Rendered, Template, render};
use crate::platform::reminders::{self, Addressee, Course, Key, Reminding, Rows, Telling};

/// The job that asks.
pub const ASK_JOB: &str = "accounts.ask_holders";
/// Months on whose first day it is asked.
const MONTHS: [i8; 2] = [1, 9];
/// Days after that first day on which a mail leaves, as long as nobody answered.
const STEPS: [i64; 3] = [0, 14, 28];
/// For so many days the question stays open on the home page.
pub const OPEN_DAYS: i64 = 60;

/// Says that who is recorded as holder of each post of an organisation holds it.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct ConfirmHoldersInput {
    /// Whose posts.
    pub organisation_id: OrganisationId,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// An organisation that somebody represents, and how its last question stands.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct HolderQuestion {
    pub id: OrganisationId,
    pub name: String,
    pub time_zone: Zone,
    pub created_at: Ts,
    pub asked_on: Option<Day>,
    pub last_step: Option<i64>,
    pub confirmed_on: Option<Day>,
}

impl HolderQuestion {
    /// The steps of the question, while it is open.
    fn course(&self, now: Ts) -> Option<Course<OrganisationId>> {
        let today = now.day_in(&self.time_zone);
        let due_on = campaign(today);
        let current = self.asked_on == Some(due_on);
        let stale =
            today.days_after(due_on) >= OPEN_DAYS || self.created_at.day_in(&self.time_zone) >= due_on;
        let answered = current && self.confirmed_on.is_some();
        (!stale && !answered).then(|| Course {
            id: self.id,
            due_on,
            began_on: due_on.eve(),
            zone: self.time_zone.clone(),
            steps: STEPS.to_vec(),
            then_every: None,
            last: self.last_step.filter(|_| current),
        })
    }
}

/// The first day of the last January or September.
#[must_use]
pub fn campaign(today: Day) -> Day {
    let year = today.0.year();
    let [january, september] = MONTHS.map(|month| jiff::civil::date(year, month, 1));
    Day(if today.0 < september { january } else { september })
}

impl Accounts {
    /// Teaches the worker to ask.
    pub(super) fn register_holders(&self, worker: &mut Worker) {
        let accounts = self.clone();
        worker.every(ASK_JOB, SignedDuration::from_hours(1), move |_| {
            let accounts = accounts.clone();
            async move { accounts.ask_holders_as_system().await.map_err(JobError::from) }
        });
    }

    /// Writes to those who represent organisations whose question is open, one mail a person.
    ///
    /// # Errors
    /// The database's.
    pub async fn ask_holders_as_system(&self) -> Result<()> {
        reminders::plan(self, &self.platform).await.map(drop)
    }

    /// Who holds each post of an organisation is right, says whoever manages its people. Said twice in a day it changes
    /// nothing.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for everybody else.
    pub async fn confirm_holders(&self, actor: &Actor, input: ConfirmHoldersInput) -> Result<Organisation> {
        let id = input.organisation_id;
        let place = self.directory.organisations(&[id]).await?.pop().ok_or(Error::NotFound)?;
        if self.managed(actor, &[id]).await?.is_empty() {
            return Err(Error::Forbidden);
        }
        let acting = super::acting_post(actor, input.acting_post_id)?;
        let today = self.platform.clock.now().day_in(&place.time_zone);
        let mut tx = self.platform.db.begin().await?;
        store::holders::confirmed(&mut tx, id, campaign(today), today).await?;
        audit::record(&mut tx, &self.platform, By::actor(actor, acting), "organisation.holders", id, ())
            .await?;
        tx.commit().await?;
        Ok(place)
    }

    /// When somebody last said of each of these organisations that its holders are right.
    ///
    /// # Errors
    /// The database's.
    pub async fn holders_confirmed(
        &self,
        organisations: &[OrganisationId],
    ) -> Result<HashMap<OrganisationId, Day>> {
        let rows = store::holders::last_confirmed(&self.platform.db, organisations).await?;
        Ok(rows.into_iter().collect())
    }
}

impl Reminding for Accounts {
    type Id = OrganisationId;
    type Thing = HolderQuestion;
    const TEMPLATE: Template = mail::HOLDERS_TO_CONFIRM;
    const DIGEST: bool = true;
    const ROWS: Option<Rows> = None;

    async fn running(
        &self,
        _: &mut Tx,
        _: Option<&[OrganisationId]>,
    ) -> Result<Vec<(Course<OrganisationId>, HolderQuestion)>> {
        let now = self.platform.clock.now();
        let places = store::holders::represented(&self.platform.db).await?.into_iter();
        Ok(places.filter_map(|place| Some((place.course(now)?, place))).collect())
    }

    async fn addressees(
        &self,
        due: &[(Key<OrganisationId>, &HolderQuestion)],
    ) -> Result<Vec<Vec<Addressee>>> {
        let now = self.platform.clock.now();
        let mut days: BTreeMap<Day, Vec<OrganisationId>> = BTreeMap::new();
        for (_, place) in due {
            days.entry(now.day_in(&place.time_zone)).or_default().push(place.id);
        }
        let mut found = HashMap::new();
        for (day, places) in days {
            found.extend(self.representatives(&places, day).await?);
        }
        let of = |place: &HolderQuestion| found.get(&place.id).into_iter().flatten().map(Holder::addressee);
        Ok(due.iter().map(|(_, place)| of(place).collect()).collect())
    }

    fn message_id(&self, person: PersonId, steps: &[Key<OrganisationId>]) -> String {
        // Who represents structures far apart is written to when it is eight o'clock at each of them.
        let steps = steps.iter().map(|key| format!("{}|{}|{}", key.id.uuid(), key.due_on, key.step));
        reminders::digest_id(mail::HOLDERS_TO_CONFIRM.name, person, steps, self.platform.host())
    }

    fn compose(&self, told: &[Telling<'_, Self>]) -> Result<Rendered> {
        let place = |told: &Telling<'_, Self>| Place {
            name: told.thing.name.clone(),
            link: format!("{}/equipe/{}", self.platform.public_url, told.thing.id.uuid()),
        };
        let places = told.iter().map(place).collect();
        render(&mail::HOLDERS_TO_CONFIRM, HoldersToConfirmMail { name: told[0].to.name.clone(), places })
    }

    async fn mark(&self, tx: &mut Tx, key: Key<OrganisationId>) -> Result<()> {
        store::holders::mailed(tx, key.id, key.due_on, key.step).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn it_is_asked_on_the_first_of_january_and_of_september() {
        let asked = |today| campaign(day(today)).to_string();
        for (today, expected) in [
            ("2026-01-01", "2026-01-01"),
            ("2026-08-31", "2026-01-01"),
            ("2026-09-01", "2026-09-01"),
            ("2026-12-31", "2026-09-01"),
        ] {
            assert_eq!(asked(today), expected, "{today}");
        }
    }

    #[test]
    fn mails_leave_at_eight_where_the_organisation_is_and_stop_once_answered() {
        let mut place = HolderQuestion {
            id: OrganisationId(uuid::Uuid::nil()),
            name: "CSAPA".into(),
            time_zone: Zone::named("Indian/Reunion").unwrap(),
            created_at: Ts::new("2025-01-01T00:00:00Z".parse().unwrap()),
            asked_on: None,
            last_step: None,
            confirmed_on: None,
        };
        let due = |place: &HolderQuestion, at: &str| {
            let now = Ts::new(at.parse().unwrap());
            place.course(now).and_then(|course| course.unmarked(now).pop()).map(|key| key.step)
        };
        // Eight o'clock is four hours earlier in Réunion.
        assert_eq!(due(&place, "2026-09-01T03:59:00Z"), None);
        assert_eq!(due(&place, "2026-09-01T04:00:00Z"), Some(0));
        assert_eq!(due(&place, "2026-09-14T12:00:00Z"), Some(0), "the relay was down: the latest step alone");
        assert_eq!(due(&place, "2026-09-15T04:00:00Z"), Some(14));
        (place.asked_on, place.last_step) = (Some(day("2026-09-01")), Some(14));
        assert_eq!(due(&place, "2026-09-20T12:00:00Z"), None);
        assert_eq!(due(&place, "2026-09-29T12:00:00Z"), Some(28));
        assert_eq!(due(&place, "2026-10-31T12:00:00Z"), None, "sixty days later nobody is asked any more");
        place.confirmed_on = Some(day("2026-09-16"));
        assert_eq!(due(&place, "2026-09-29T12:00:00Z"), None);
        assert_eq!(due(&place, "2027-01-01T12:00:00Z"), Some(0), "and again four months later");
        place.created_at = Ts::new("2027-01-01T00:00:00Z".parse().unwrap());
        assert_eq!(due(&place, "2027-01-02T12:00:00Z"), None, "what was just entered is fresh");
    }
}
