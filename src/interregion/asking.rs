//! The mail that asks a receiving structure to confirm what it offers: once a cycle, two weeks before it would be stale.
//!
//! A rule of ours: the domain asks for dated confirmations and names no days. The first one asks to say what is offered at
//! all. Nobody is asked again before they answered; a mail that still waits when they do is taken back.

use std::collections::HashMap;

use jiff::SignedDuration;
use serde::Serialize;

use super::model::{FRESH_FOR, Participation, ParticipationId};
use super::{Interregion, store};
use crate::accounts::Holder;
use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::platform::Platform;
use crate::platform::db::Tx;
use crate::platform::graphql::grouped;
use crate::platform::jobs::{JobError, Worker};
use crate::platform::mail::{self, Rendered, Template, render};
use crate::platform::reminders::{self, Addressee, Course, Key, Reminding, Rows, Telling};
use crate::template;

/// The job that asks.
pub const ASK_JOB: &str = "interregion.ask";
/// So many days before a census would be stale.
pub const ASKED_BEFORE_DAYS: i64 = 14;

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

/// A receiving structure whose census is awaited.
#[derive(Debug)]
pub struct Awaited {
    part: Participation,
    structure: String,
    partnership: String,
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

    /// Asks the structures whose census is soon stale or was never said; tells how many mails that makes.
    ///
    /// # Errors
    /// The database's.
    pub async fn ask_as_system(&self) -> Result<usize> {
        reminders::plan(self, &self.platform).await
    }

    /// Who represents each structure today, by title or interim: a delegate does not take over the post's duties.
    pub(super) async fn asked(
        &self,
        organisations: &[OrganisationId],
    ) -> Result<HashMap<OrganisationId, Vec<Holder>>> {
        let today = self.day();
        let posts = self.directory.posts_of(organisations).await?;
        let representing: Vec<PostId> = posts
            .iter()
            .filter(|post| post.is_representative() && post.is_open(today))
            .map(|post| post.id)
            .collect();
        let found = self.accounts.holders(&representing, today).await?.into_values().flatten();
        Ok(grouped(found.filter(Holder::takes_over), |holder| holder.organisation))
    }

    /// Adds the names that the mail says.
    async fn named(&self, parts: Vec<Participation>) -> Result<Vec<Awaited>> {
        let structures: Vec<OrganisationId> = parts.iter().map(|part| part.organisation_id).collect();
        let structures = self.directory.organisations(&structures).await?;
        let partnerships: Vec<PartnershipId> = parts.iter().map(|part| part.partnership_id).collect();
        let partnerships = self.partnerships.partnerships_as_system(&partnerships).await?;
        let named = |part: Participation| {
            let structure = structures.iter().find(|one| one.id == part.organisation_id);
            let partnership = partnerships.iter().find(|one| one.id == part.partnership_id);
            let (structure, partnership) = structure.zip(partnership).ok_or(Error::NotFound)?;
            let (structure, partnership) = (structure.name.clone(), partnership.name.clone());
            Ok(Awaited { part, structure, partnership })
        };
        parts.into_iter().map(named).collect()
    }
}

/// A census is a thing with a date: the day from which it is stale, or the first one while nothing was ever said.
impl Reminding for Interregion {
    type Id = ParticipationId;
    type Thing = Awaited;
    const TEMPLATE: Template = TEMPLATE;
    const DIGEST: bool = false;
    const ROWS: Option<Rows> = None;

    async fn running(
        &self,
        tx: &mut Tx,
        _: Option<&[ParticipationId]>,
    ) -> Result<Vec<(Course<ParticipationId>, Awaited)>> {
        let now = self.platform.clock.now();
        let mut parts = store::not_asked(tx, self.day().eve()).await?;
        self.complete(&mut parts).await?;
        parts.retain(|part| part.on(now.day_in(&part.time_zone)));
        let named = self.named(parts).await?.into_iter();
        Ok(named.map(|awaited| (course(&awaited.part), awaited)).collect())
    }

    /// While nobody can be written to, the question waits for whoever comes.
    async fn addressees(&self, due: &[(Key<ParticipationId>, &Awaited)]) -> Result<Vec<Vec<Addressee>>> {
        let structures: Vec<OrganisationId> =
            due.iter().map(|(_, awaited)| awaited.part.organisation_id).collect();
        let asked = self.asked(&structures).await?;
        let reached = |(_, awaited): &(_, &Awaited)| {
            let holders = asked.get(&awaited.part.organisation_id).into_iter().flatten();
            holders.map(Holder::addressee).filter(|to| to.address.is_some()).collect()
        };
        Ok(due.iter().map(reached).collect())
    }

    fn message_id(&self, person: PersonId, steps: &[Key<ParticipationId>]) -> String {
        message_id(&steps[0], person, self.platform.host())
    }

    fn compose(&self, told: &[Telling<'_, Self>]) -> Result<Rendered> {
        let Awaited { part, structure, partnership } = told[0].thing;
        let confirmed_on = part.census.as_ref().and_then(|census| census.confirmed_on);
        let words = Words {
            name: told[0].to.name.clone(),
            structure: structure.clone(),
            partnership: partnership.clone(),
            confirmed_on: confirmed_on.map(|day| date_in_words(day.0)),
            link: format!("{}/inter-regional/{}", self.platform.public_url, part.partnership_id.uuid()),
        };
        render(&TEMPLATE, words)
    }

    async fn mark(&self, tx: &mut Tx, key: Key<ParticipationId>) -> Result<()> {
        store::mark_asked(tx, key.id, key.day()).await
    }
}

/// Takes back the mails of this cycle that still wait.
pub(super) async fn take_back(
    tx: &mut Tx,
    platform: &Platform,
    part: &Participation,
    asked: &[Holder],
) -> Result<()> {
    let key = question(part);
    for holder in asked {
        mail::withdraw(tx, platform, &message_id(&key, holder.person, platform.host())).await?;
    }
    Ok(())
}

/// The one question of this cycle.
fn question(part: &Participation) -> Key<ParticipationId> {
    match part.census.as_ref().and_then(|census| census.confirmed_on) {
        Some(day) => Key { id: part.id, due_on: FRESH_FOR.after_day(day), step: -ASKED_BEFORE_DAYS },
        None => Key { id: part.id, due_on: part.from_on, step: 0 },
    }
}

/// It is asked however late, as long as it was not.
fn course(part: &Participation) -> Course<ParticipationId> {
    let key = question(part);
    Course {
        id: key.id,
        due_on: key.due_on,
        began_on: key.day().eve(),
        zone: part.time_zone.clone(),
        steps: vec![key.step],
        then_every: None,
        last: None,
    }
}

/// The same for the same cycle and person, whoever computes it.
fn message_id(key: &Key<ParticipationId>, person: PersonId, host: &str) -> String {
    let (part, person) = (key.id.uuid().simple(), person.uuid().simple());
    format!("census_request.{part}.{}.{}.{person}@{host}", key.due_on, key.step)
}
