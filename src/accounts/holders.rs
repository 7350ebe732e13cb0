//! People data decays (domain §8): each January and September representatives are asked who holds their posts, by mail
//! and on the home page, until somebody says that all is right.

use std::collections::{BTreeMap, HashMap};

use async_graphql::InputObject;
use jiff::SignedDuration;
use jiff::civil::time;

use super::mail::{self, HoldersToConfirmMail, Place};
use super::model::{Holder, Recipient};
use super::{Accounts, store};
use crate::directory::Organisation;
use crate::kernel::actor::{Actor, OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Worker};
use crate::platform::mail::queue;

/// The job that asks.
pub const ASK_JOB: &str = "accounts.ask_holders";
/// Months on whose first day it is asked.
const MONTHS: [i8; 2] = [1, 9];
/// Days after that first day on which a mail leaves, as long as nobody answered.
const STEPS: [i64; 3] = [0, 14, 28];
/// For so many days the question stays open on the home page.
pub const OPEN_DAYS: i64 = 60;
/// When mails leave, in the organisation's zone.
const AT: jiff::civil::Time = time(8, 0, 0, 0);

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
    /// The step whose mail is to leave now.
    fn due(&self, now: Ts) -> Option<(Day, i64)> {
        let here = self.time_zone.at(now);
        let today = Day(here.date());
        let asked = campaign(today);
        let since = (today.0 - asked.0).get_days().into();
        let step = STEPS.into_iter().rfind(|step| *step <= since)?;
        let early = step == since && here.time() < AT;
        let stale = since >= OPEN_DAYS || self.created_at.day_in(&self.time_zone) >= asked;
        let current = self.asked_on == Some(asked);
        let done = current && (self.confirmed_on.is_some() || self.last_step >= Some(step));
        (!early && !stale && !done).then_some((asked, step))
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
        let now = self.platform.clock.now();
        let mut days: BTreeMap<Day, Vec<(HolderQuestion, Day, i64)>> = BTreeMap::new();
        for place in store::holders::represented(&self.platform.db).await? {
            if let Some((asked, step)) = place.due(now) {
                days.entry(now.day_in(&place.time_zone)).or_default().push((place, asked, step));
            }
        }
        for (today, places) in days {
            self.ask(today, &places).await?;
        }
        Ok(())
    }

    async fn ask(&self, today: Day, places: &[(HolderQuestion, Day, i64)]) -> Result<()> {
        let ids: Vec<OrganisationId> = places.iter().map(|(place, ..)| place.id).collect();
        let answering = self.representatives(&ids, today).await?;
        let mut letters: BTreeMap<(Day, i64, PersonId), (Recipient, Vec<&HolderQuestion>)> = BTreeMap::new();
        for (place, asked, step) in places {
            let holders = answering.get(&place.id).map(Vec::as_slice).unwrap_or_default();
            for to in holders.iter().filter_map(Holder::recipient) {
                let letter = letters.entry((*asked, *step, to.person)).or_insert_with(|| (to, Vec::new()));
                if letter.1.iter().all(|told| told.id != place.id) {
                    letter.1.push(place);
                }
            }
        }
        let mut tx = self.platform.db.begin().await?;
        for (place, asked, step) in places {
            store::holders::mailed(&mut tx, place.id, *asked, *step).await?;
        }
        for ((asked, step, person), (to, places)) in letters {
            let key = format!("{asked}.{step}.{}", person.uuid().simple());
            self.write_to(&mut tx, &to, &places, &key).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn write_to(
        &self,
        tx: &mut Tx,
        to: &Recipient,
        places: &[&HolderQuestion],
        key: &str,
    ) -> Result<()> {
        let link = |place: &&HolderQuestion| Place {
            name: place.name.clone(),
            link: format!("{}/equipe/{}", self.platform.public_url, place.id.uuid()),
        };
        let context =
            HoldersToConfirmMail { name: to.name.clone(), places: places.iter().map(link).collect() };
        let letter = mail::letter(&self.platform, &mail::HOLDERS_TO_CONFIRM, to, key, context)?;
        queue(tx, &self.platform, letter).await?;
        Ok(())
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
        let due =
            |place: &HolderQuestion, at: &str| place.due(Ts::new(at.parse().unwrap())).map(|(_, step)| step);
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
