//! The job that follows departures: notes open, are prefilled, and their authors reminded.

use std::collections::{HashMap, HashSet};

use jiff::SignedDuration;

use super::model::{Note, NoteId};
use super::policy::{ANSWERS_FOR_DAYS, REMINDED_ON, needs_words};
use super::{Handovers, letters, store};
use crate::accounts::Mandate;
use crate::events::{EventState, FeedFilter};
use crate::kernel::actor::{MandateId, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::{Subject, TypedId as _};
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Worker};
use crate::platform::mail::{Rendered, Template};
use crate::platform::reminders::{self, Addressee, Course, Key, Reminding, Rows, Telling};

/// The job that opens notes and reminds their authors.
pub const OPEN_JOB: &str = "handovers.open";
/// Most meetings, and most contacts, that a note is prefilled with.
const MOST: usize = 50;

impl Handovers {
    /// Teaches the worker this slice's jobs.
    pub fn register_jobs(&self, worker: &mut Worker) {
        let handovers = self.clone();
        worker.every(OPEN_JOB, SignedDuration::from_mins(5), move |_| {
            let handovers = handovers.clone();
            async move { handovers.follow_departures_as_system().await.map_err(JobError::from) }
        });
        self.register_retention(worker);
    }

    /// Opens a note for each known departure, follows dates that moved, and reminds authors.
    ///
    /// # Errors
    /// The database's.
    pub async fn follow_departures_as_system(&self) -> Result<()> {
        let since = self.followed_since();
        let leaving = self.accounts.leaving_as_system(since).await?;
        let ids: Vec<MandateId> = leaving.iter().map(|mandate| mandate.id).collect();
        let notes = store::to_follow(&self.platform.db, &ids, since).await?;
        let ends: HashMap<MandateId, Option<Day>> =
            leaving.iter().map(|mandate| (mandate.id, mandate.ends_on)).collect();
        for note in &notes {
            let departs_on = ends.get(&note.mandate_id).copied().flatten();
            if note.departs_on != departs_on {
                self.move_departure(note, departs_on).await?;
            }
        }
        let known: HashSet<MandateId> = notes.iter().map(|note| note.mandate_id).collect();
        let new: Vec<&Mandate> = leaving.iter().filter(|mandate| !known.contains(&mandate.id)).collect();
        self.open(&new).await?;
        reminders::plan(self, &self.platform).await.map(drop)
    }

    /// Notes hand on the practice of partnerships: whoever leaves an organisation outside any has none to write.
    async fn open(&self, leaving: &[&Mandate]) -> Result<()> {
        let organisations: Vec<OrganisationId> =
            leaving.iter().map(|mandate| mandate.organisation_id).collect();
        let joined = self.partnerships.memberships_as_system(&organisations).await?;
        let now = self.now();
        for mandate in leaving {
            let today = now.day_in(&mandate.time_zone);
            let mut members = joined.iter().filter(|member| member.on(today));
            let is_member = members.any(|member| member.organisation_id == mandate.organisation_id);
            let (Some(departs_on), true) = (mandate.ends_on, is_member) else {
                continue;
            };
            let id = NoteId::fresh(&self.platform.entropy, now);
            let whose = (mandate.post_id, mandate.organisation_id, &mandate.time_zone);
            let subjects = self.subjects(whose, now).await?;
            let mut tx = self.platform.db.begin().await?;
            let whose = (mandate.id, mandate.post_id, mandate.person_id);
            if store::insert(&mut tx, id, whose, departs_on, now).await? {
                prefill(&mut tx, id, &subjects).await?;
                audit::record(&mut tx, &self.platform, By::System(OPEN_JOB), "handover.open", id, ()).await?;
                tx.commit().await?;
            }
        }
        Ok(())
    }

    /// Whoever left before no longer answers in any zone.
    fn followed_since(&self) -> Day {
        self.now().day_in(&Zone::paris()).eve().plus_days(-ANSWERS_FOR_DAYS)
    }

    async fn move_departure(&self, note: &Note, departs_on: Option<Day>) -> Result<()> {
        let mut tx = self.platform.db.begin().await?;
        store::set_departure(&mut tx, note.id, departs_on).await?;
        let facts = serde_json::json!({ "departsOn": departs_on });
        audit::record(&mut tx, &self.platform, By::System(OPEN_JOB), "handover.move", note.id, facts).await?;
        tx.commit().await?;
        Ok(())
    }

    /// What the holder of a post works with: protocols it owns, its open actions, coming meetings, whom it calls.
    pub(super) async fn subjects(
        &self,
        (post, organisation, zone): (PostId, OrganisationId, &Zone),
        now: Ts,
    ) -> Result<Vec<Subject>> {
        let mut subjects = Vec::new();
        let protocols = self.sources.protocols.owned_as_system(post).await?;
        subjects.extend(protocols.iter().map(|protocol| Subject::of(protocol.id)));
        let actions = self.sources.actions.owned_as_system(post).await?;
        subjects.extend(actions.iter().map(|action| Subject::of(action.id)));
        let filter = FeedFilter { posts: vec![post], ..FeedFilter::default() };
        let events = self.sources.events.for_feed(&filter, now, SignedDuration::ZERO).await?;
        let to_come = events
            .iter()
            .filter(|event| matches!(event.state, EventState::Proposed | EventState::Scheduled))
            .filter(|event| event.starts_at.is_none_or(|at| at >= now));
        subjects.extend(to_come.take(MOST).map(|event| Subject::of(event.id)));
        let today = now.day_in(zone);
        let joined = self.partnerships.memberships_as_system(&[organisation]).await?;
        let partnerships: Vec<PartnershipId> =
            joined.iter().filter(|member| member.on(today)).map(|member| member.partnership_id).collect();
        let contacts = self.sources.resources.of_partnerships_as_system(&partnerships).await?;
        let others = contacts.iter().filter(|entry| entry.post_id != post);
        subjects.extend(others.take(MOST).map(|entry| Subject::of(entry.id)));
        Ok(subjects)
    }
}

/// The author is reminded to write, until the note is complete or read.
impl Reminding for Handovers {
    type Id = NoteId;
    /// A note and its author's last day.
    type Thing = (Note, Day);
    const TEMPLATE: Template = letters::REMINDER;
    const DIGEST: bool = false;
    const ROWS: Option<Rows> = None;

    async fn running(&self, _: &mut Tx, _: Option<&[NoteId]>) -> Result<Vec<(Course<NoteId>, Self::Thing)>> {
        let now = self.now();
        let notes = store::to_follow(&self.platform.db, &[], self.followed_since()).await?;
        let open = notes.into_iter().filter(|note| needs_words(note, note.today(now))).collect();
        let course = |note: Note| {
            let (zone, departs_on) = (&note.time_zone, note.departs_on?);
            let opened_on = note.opened_at.day_in(zone);
            let course =
                Course::learnt_of((note.id, departs_on), opened_on, zone, REMINDED_ON, note.reminded_on);
            Some((course, (note, departs_on)))
        };
        Ok(self.titled(open).await?.into_iter().filter_map(course).collect())
    }

    async fn addressees(&self, due: &[(Key<NoteId>, &Self::Thing)]) -> Result<Vec<Vec<Addressee>>> {
        let authors: Vec<PersonId> = due.iter().map(|(_, (note, _))| note.author_id).collect();
        self.accounts.addressees(&authors).await
    }

    fn message_id(&self, _: PersonId, steps: &[Key<NoteId>]) -> String {
        let Key { id, due_on, .. } = steps[0];
        let key = format!("{}.{due_on}.{}", id.uuid().simple(), steps[0].day());
        letters::message_id(&self.platform, &letters::REMINDER, &key)
    }

    fn compose(&self, told: &[Telling<'_, Self>]) -> Result<Rendered> {
        let (note, departs_on) = told[0].thing;
        letters::words(&self.platform, &letters::REMINDER, (note, *departs_on), &told[0].to.name)
    }

    async fn mark(&self, tx: &mut Tx, key: Key<NoteId>) -> Result<()> {
        store::set_reminded(tx, key.id, key.day()).await
    }
}

/// Points the note at these things.
pub(super) async fn prefill(tx: &mut Tx, note: NoteId, subjects: &[Subject]) -> Result<()> {
    for subject in subjects {
        store::add_item(tx, note, subject).await?;
    }
    Ok(())
}
