//! The mail that asks a receiving structure to confirm what it offers: once a cycle, two weeks before it would be stale.
//!
//! A rule of ours: the domain asks for dated confirmations and names no days. The first one asks to say what is offered at
//! all. Nobody is asked again before they answered; a mail that still waits when they do is taken back.

use jiff::SignedDuration;
use jiff::civil::time;
use serde::Serialize;

use super::model::{FRESH_FOR, Participation};
use super::{Interregion, store};
use crate::accounts::{Capacity, Holder, Recipient};
use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::dates::{date_in_words, instant_at};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Worker};
use crate::platform::mail::{self, Letter, Template, render};
use crate::template;

/// The job that asks.
pub const ASK_JOB: &str = "interregion.ask";
/// So many days before a census would be stale.
pub const ASKED_BEFORE_DAYS: i64 = 14;
/// When a mail leaves, in the partnership's zone.
const AT: jiff::civil::Time = time(8, 0, 0, 0);

const TEMPLATE: Template = template!("census_request");

#[derive(Serialize)]
struct Words {
    name: String,
    structure: String,
    partnership: String,
    /// In words; absent while nothing was ever said.
    confirmed_on: Option<String>,
    link: String,
}

impl Interregion {
    /// Teaches the worker to ask.
    pub fn register(&self, worker: &mut Worker) {
        let interregion = self.clone();
        worker.every(ASK_JOB, SignedDuration::from_hours(1), move |_| {
            let interregion = interregion.clone();
            async move { interregion.ask_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Asks the structures whose census is soon stale or was never said; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn ask_as_system(&self) -> Result<usize> {
        let now = self.platform.clock.now();
        let mut waiting = store::not_asked(&self.platform.db, self.day()).await?;
        self.complete(&mut waiting).await?;
        let mut asked = 0;
        for part in waiting.iter().filter(|part| is_due(part, now)) {
            let people = self.asked(part.organisation_id).await?;
            let recipients: Vec<Recipient> = people.iter().filter_map(Holder::recipient).collect();
            // While nobody can be written to, the question waits for whoever comes.
            if !recipients.is_empty() && self.ask(part, recipients, now).await? {
                asked += 1;
            }
        }
        Ok(asked)
    }

    async fn ask(&self, part: &Participation, recipients: Vec<Recipient>, now: Ts) -> Result<bool> {
        let structure = self.directory.organisations(&[part.organisation_id]).await?.pop();
        let partnership = self.partnerships.partnerships_as_system(&[part.partnership_id]).await?.pop();
        let (Some(structure), Some(partnership)) = (structure, partnership) else {
            return Err(Error::NotFound);
        };
        let confirmed_on = part.census.as_ref().and_then(|census| census.confirmed_on);
        let mut tx = self.platform.db.begin().await?;
        if !store::mark_asked(&mut tx, part, now.day_in(&part.time_zone)).await? {
            return Ok(false);
        }
        for to in recipients {
            let words = Words {
                name: to.name.clone(),
                structure: structure.name.clone(),
                partnership: partnership.name.clone(),
                confirmed_on: confirmed_on.map(|day| date_in_words(day.0)),
                link: format!("{}/inter-regional/{}", self.platform.public_url, part.partnership_id.uuid()),
            };
            let letter = Letter {
                kind: TEMPLATE.name,
                message_id: message_id(part, to.person, self.platform.host()),
                person: Some(to.person),
                to_address: to.address,
                to_name: to.name,
                content: render(&TEMPLATE, words)?,
                calendar: None,
            };
            mail::queue(&mut tx, &self.platform, letter).await?;
        }
        audit::record(&mut tx, &self.platform, By::System(ASK_JOB), "interregion.ask", part.id, ()).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Who represents the structure today, by title or interim: a delegate does not take over the post's duties.
    pub(super) async fn asked(&self, organisation: OrganisationId) -> Result<Vec<Holder>> {
        let today = self.day();
        let posts = self.directory.posts_of(&[organisation]).await?;
        let representing: Vec<PostId> = posts
            .iter()
            .filter(|post| post.is_representative() && post.is_open(today))
            .map(|post| post.id)
            .collect();
        let mut found: Vec<Holder> =
            self.accounts.holders(&representing, today).await?.into_values().flatten().collect();
        found.retain(|holder| holder.capacity != Capacity::Delegate);
        Ok(found)
    }
}

/// Takes back the mails of this cycle that still wait.
pub(super) async fn take_back(
    tx: &mut Tx,
    platform: &Platform,
    part: &Participation,
    asked: &[Holder],
) -> Result<()> {
    for holder in asked {
        mail::withdraw(tx, platform, &message_id(part, holder.person, platform.host())).await?;
    }
    Ok(())
}

/// Has its part today, and its cycle has come to the moment of asking.
fn is_due(part: &Participation, now: Ts) -> bool {
    let from = match part.census.as_ref().and_then(|census| census.confirmed_on) {
        Some(day) => FRESH_FOR.after_day(day).plus_days(-ASKED_BEFORE_DAYS),
        None => part.from_on,
    };
    part.on(now.day_in(&part.time_zone)) && instant_at(from.0, AT, &part.time_zone) <= now
}

/// The same for the same cycle and person, whoever computes it.
fn message_id(part: &Participation, person: PersonId, host: &str) -> String {
    let cycle: Day = part.cycle();
    format!("census_request.{}.{cycle}.{}@{host}", part.id.uuid().simple(), person.uuid().simple())
}
