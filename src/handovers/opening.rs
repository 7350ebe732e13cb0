//! The job that follows departures: notes open, are prefilled, and their authors reminded.

use std::collections::{HashMap, HashSet};

use jiff::SignedDuration;
use jiff::civil::time;

use super::model::{Note, NoteId};
use super::policy::{ANSWERS_FOR_DAYS, may_answer, reminder_due};
use super::{Handovers, letters, store};
use crate::accounts::Mandate;
use crate::events::{EventState, FeedFilter};
use crate::kernel::actor::{MandateId, OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::{Subject, TypedId as _};
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Worker};

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
        let now = self.now();
        let since = now.day_in(&Zone::paris()).plus_days(-ANSWERS_FOR_DAYS);
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
        for note in store::to_follow(&self.platform.db, &ids, since).await? {
            self.remind(&note, now).await?;
        }
        Ok(())
    }

    /// Notes hand on the practice of partnerships: whoever leaves an organisation outside any has none to write.
    async fn open(&self, leaving: &[&Mandate]) -> Result<()> {
        let organisations: Vec<OrganisationId> =
            leaving.iter().map(|mandate| mandate.organisation_id).collect();
        let joined = self.partnerships.memberships_as_system(&organisations).await?;
        let today = self.now().day_in(&Zone::paris());
        for mandate in leaving {
            let mut members = joined.iter().filter(|member| member.on(today));
            let is_member = members.any(|member| member.organisation_id == mandate.organisation_id);
            let (Some(departs_on), true) = (mandate.ends_on, is_member) else {
                continue;
            };
            let now = self.now();
            let id = NoteId::fresh(&self.platform.entropy, now);
            let subjects = self.subjects(mandate.post_id, mandate.organisation_id, now).await?;
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

    async fn move_departure(&self, note: &Note, departs_on: Option<Day>) -> Result<()> {
        let mut tx = self.platform.db.begin().await?;
        store::set_departure(&mut tx, note.id, departs_on).await?;
        let facts = serde_json::json!({ "departsOn": departs_on });
        audit::record(&mut tx, &self.platform, By::System(OPEN_JOB), "handover.move", note.id, facts).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Writes to the author at 08:00 where the post is, once a step, until the note is complete or read.
    async fn remind(&self, note: &Note, now: Ts) -> Result<()> {
        let today = note.today(now);
        let Some(departs_on) = note.departs_on else { return Ok(()) };
        let Some(day) = reminder_due(note.opened_at.day_in(&note.time_zone), departs_on, today) else {
            return Ok(());
        };
        let over = note.ready || note.first_read_at.is_some() || !may_answer(note, today);
        let early = day == today && note.time_zone.at(now).time() < time(8, 0, 0, 0);
        if over || early || note.reminded_on.is_some_and(|last| last >= day) {
            return Ok(());
        }
        let to = self.addressee(note.author_id).await?;
        let note = self.titled(vec![note.clone()]).await?.remove(0);
        let mut tx = self.platform.db.begin().await?;
        if let Some(to) = to {
            letters::remind(&mut tx, &self.platform, (&note, departs_on), day, to).await?;
        }
        store::set_reminded(&mut tx, note.id, day).await?;
        tx.commit().await?;
        Ok(())
    }

    /// What the holder of a post works with: protocols it owns, its open actions, coming meetings, whom it calls.
    pub(super) async fn subjects(
        &self,
        post: PostId,
        organisation: OrganisationId,
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
        let today = now.day_in(&Zone::paris());
        let joined = self.partnerships.memberships_as_system(&[organisation]).await?;
        let partnerships: Vec<PartnershipId> =
            joined.iter().filter(|member| member.on(today)).map(|member| member.partnership_id).collect();
        let contacts = self.sources.resources.of_partnerships_as_system(&partnerships).await?;
        let others = contacts.iter().filter(|entry| entry.post_id != post);
        subjects.extend(others.take(MOST).map(|entry| Subject::of(entry.id)));
        Ok(subjects)
    }
}

/// Points the note at these things.
pub(super) async fn prefill(tx: &mut Tx, note: NoteId, subjects: &[Subject]) -> Result<()> {
    for subject in subjects {
        store::add_item(tx, note, subject).await?;
    }
    Ok(())
}
