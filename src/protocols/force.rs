//! What days bring: entry into force, the end of a party's part, renewals by silence, expiry.
//!
//! Each of these changes several rows at once (the version, the one before it, parties, the review clock), so they are
//! written once and not computed at each read. A job looks at a protocol at the first instant of the next day that
//! matters, on its partnership's calendar; acts look at once, so that a text agreed on its day is in force at once. A job
//! that comes late writes the day on which the thing was due.

use jiff::Span;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::ids::{PartyId, ProtocolId, RenewalId, VersionId};
use super::model::{Protocol, ProtocolStatus, RenewalKind};
use super::term::{FixedTerm, Renewal, Term};
use super::version::Stage;
use super::work::Work;
use super::{Protocols, reviews, store};
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::audit::By;
use crate::platform::jobs::{self, Job, JobError, Worker};

/// The job that looks at one protocol's calendar.
pub const CALENDAR_JOB: &str = "protocol.calendar";

#[derive(Serialize, Deserialize)]
struct CalendarPayload {
    protocol: ProtocolId,
}

impl Protocols {
    /// Teaches the worker to look at calendars.
    pub fn register(&self, worker: &mut Worker) {
        self.register_vacancies(worker);
        let protocols = self.clone();
        worker.handle(CALENDAR_JOB, move |job| {
            let protocols = protocols.clone();
            async move { protocols.run_calendar(&job).await }
        });
    }

    async fn run_calendar(&self, job: &Job) -> Result<(), JobError> {
        let CalendarPayload { protocol } = job.payload()?;
        let Some(work) = self.work(protocol, By::System(CALENDAR_JOB)).await? else { return Ok(()) };
        Ok(self.keep(work).await?)
    }

    /// Applies everything whose day has come; doing it twice changes nothing.
    pub(super) async fn apply_calendar(&self, work: &mut Work) -> Result<()> {
        self.apply_entries(work).await?;
        self.renew_by_silence(work).await?;
        if work.protocol.status == ProtocolStatus::InForce
            && let Some((last_day, status)) = ending(work)
            && last_day < work.today
        {
            // Boxed: a rare act with much to do would otherwise weigh on the stack of every act.
            Box::pin(self.end(work, status, last_day)).await?;
        }
        Ok(())
    }

    /// Brings agreed versions into force whose day has come.
    pub(super) async fn apply_entries(&self, work: &mut Work) -> Result<()> {
        let waiting: Vec<_> = work.versions.iter().map(|version| version.id).collect();
        for id in waiting {
            if let Some(Stage::InForce { from, .. }) = work.version(id)?.1.enter_force(work.today) {
                self.enter_force(work, id, from).await?;
            }
        }
        Ok(())
    }

    async fn enter_force(&self, work: &mut Work, id: VersionId, from: Day) -> Result<()> {
        let earlier = work.versions.iter().find(|v| v.status == super::VersionStatus::InForce).map(|v| v.id);
        if let Some(earlier) = earlier
            && let Some(superseded) = work.version(earlier)?.1.supersede(from)
        {
            work.set_stage(earlier, &superseded).await?;
        }
        work.set_stage(id, &Stage::InForce { from, until: None }).await?;

        let named: Vec<PartyId> =
            work.signatories(id).await?.into_iter().map(|signatory| signatory.party_id).collect();
        for index in 0..work.parties.len() {
            let party = &mut work.parties[index];
            if named.contains(&party.id) {
                party.active = true;
                // Who had left and signs again is back; a notice that still runs stays given.
                if party.withdraws_on.is_some_and(|last| last < from) {
                    (party.notice_given_on, party.withdraws_on) = (None, None);
                }
            } else if party.active && party.withdraws_on.is_none_or(|last| last >= from) {
                party.withdraws_on = Some(from.eve());
            }
            let party = party.clone();
            store::write::party(&mut work.tx, &party).await?;
        }

        if work.protocol.status == ProtocolStatus::Prepared {
            work.protocol.status = ProtocolStatus::InForce;
            store::write::status(&mut work.tx, &work.protocol, work.now).await?;
        }
        // An amendment does not touch the review clock: only the first entry into force starts it.
        if work.protocol.first_in_force_on.is_none() {
            work.protocol.first_in_force_on = Some(from);
            if let Some(clock) = work.protocol.clock() {
                work.protocol.review_due_on = Some(Day(clock.due_on()));
                store::write::clock(&mut work.tx, work.protocol.id, clock, work.now).await?;
            }
        }
        self.note(work, "version.in_force", json!({ "version": id.0, "from": from })).await
    }

    /// Records the renewals that began because nobody had stopped them.
    async fn renew_by_silence(&self, work: &mut Work) -> Result<()> {
        let Some(Term::Fixed(term)) = work.protocol.term() else { return Ok(()) };
        if work.protocol.status != ProtocolStatus::InForce || !matches!(term.renewal, Renewal::Tacit { .. }) {
            return Ok(());
        }
        let last_day = Term::Fixed(term).last_day().map(Day);
        for nth in 1..=term.renewals_begun(work.today.0) {
            let span = renewal_span(&term, nth);
            if last_day.is_some_and(|last| span.0 > last) {
                break;
            }
            let id = RenewalId::fresh(&self.platform.entropy, work.now);
            let (tx, protocol) = (&mut work.tx, work.protocol.id);
            if store::write::renewal(tx, id, protocol, RenewalKind::Tacit, span, None, work.now).await? {
                self.note(work, "protocol.renew", json!({ "from": span.0, "kind": "TACIT" })).await?;
            }
        }
        Ok(())
    }

    /// Ends the protocol: its text binds until that day, what was in preparation is given up, nothing is due any more
    /// and nobody is reminded of it.
    pub(super) async fn end(&self, work: &mut Work, status: ProtocolStatus, last_day: Day) -> Result<()> {
        for row in work.versions.clone() {
            match Stage::of(&row)? {
                Stage::InForce { from, .. } => {
                    let until = last_day.max(from);
                    work.set_stage(row.id, &Stage::InForce { from, until: Some(until) }).await?;
                }
                stage @ (Stage::Draft | Stage::InApproval { .. } | Stage::Agreed { .. }) => {
                    store::approvals::void(&mut work.tx, row.id, work.now).await?;
                    if let super::version::Step::To(stage) = stage.abandon()? {
                        work.set_stage(row.id, &stage).await?;
                    }
                }
                Stage::Superseded { .. } | Stage::Abandoned => {}
            }
        }
        work.protocol.status = status;
        work.protocol.ended_on = Some(last_day);
        work.protocol.review_due_on = None;
        store::write::status(&mut work.tx, &work.protocol, work.now).await?;
        self.reminders.stop(&mut work.tx, work.protocol.id).await?;
        reviews::give_up_planned(&mut work.tx, &self.platform, &self.events, work.protocol.id, work.by)
            .await?;
        let action = if status == ProtocolStatus::Expired { "protocol.expire" } else { "protocol.terminate" };
        self.note(work, action, json!({ "on": last_day })).await
    }

    /// Asks to look again at the first instant of the next day that matters.
    pub(super) async fn schedule(&self, work: &mut Work) -> Result<()> {
        let Some(day) = next_day(work) else { return Ok(()) };
        let id = work.protocol.id;
        let at = day.start_in(&work.protocol.time_zone);
        let key = format!("{CALENDAR_JOB}:{}:{day}", id.0);
        let payload = CalendarPayload { protocol: id };
        jobs::enqueue(&mut work.tx, &self.platform, CALENDAR_JOB, payload, at, Some(key)).await?;
        Ok(())
    }
}

/// First and last day of the n-th renewal.
pub(super) fn renewal_span(term: &FixedTerm, nth: u16) -> (Day, Day) {
    (Day(term.renewal_start(nth)), Day(term.last_day_before_renewal(nth.saturating_add(1))))
}

/// The last day in force as things stand, and how it will have ended: decided, out of parties of one side, or run out.
fn ending(work: &Work) -> Option<(Day, ProtocolStatus)> {
    let decided = work.protocol.ended_on.map(|day| (day, ProtocolStatus::Terminated));
    let deserted = [deserted(work, |party| party.justice), deserted(work, |party| party.health)];
    let deserted = deserted.into_iter().flatten().min().map(|day| (day, ProtocolStatus::Terminated));
    let run_out =
        work.protocol.term().and_then(|term| term.last_day()).map(|day| (Day(day), ProtocolStatus::Expired));
    [decided, deserted, run_out].into_iter().flatten().min_by_key(|(day, _)| *day)
}

/// The last day on which a side has a party, when all of its parties leave.
fn deserted(work: &Work, of_side: fn(&super::Party) -> bool) -> Option<Day> {
    let bound: Vec<_> = work.parties.iter().filter(|party| of_side(party) && party.active).collect();
    if bound.is_empty() || bound.iter().any(|party| party.withdraws_on.is_none()) {
        return None;
    }
    bound.iter().filter_map(|party| party.withdraws_on).max()
}

fn next_day(work: &Work) -> Option<Day> {
    let entries = work
        .versions
        .iter()
        .filter(|version| version.status == super::VersionStatus::Agreed)
        .filter_map(|version| version.in_force_from);
    let in_force = work.protocol.status == ProtocolStatus::InForce;
    let end = ending(work).filter(|_| in_force).map(|(last_day, _)| last_day.plus_days(1));
    let renewal = work.protocol.term().filter(|_| in_force).and_then(|term| match term {
        Term::Fixed(term) if matches!(term.renewal, Renewal::Tacit { .. }) => {
            Some(Day(term.renewal_start(term.renewals_begun(work.today.0) + 1)))
        }
        _ => None,
    });
    entries.chain(end).chain(renewal).filter(|day| *day > work.today).min()
}

/// When the running fixed term of a protocol in force ends, and the last day to decide about it; none when it is open.
#[must_use]
pub fn running_term(protocol: &Protocol, today: Day) -> Option<(Day, Option<Day>)> {
    let Some(Term::Fixed(term)) = protocol.term() else { return None };
    if protocol.status != ProtocolStatus::InForce {
        return None;
    }
    let this_term = term.last_day_before_renewal(term.renewals_begun(today.0) + 1);
    let ends_on = Term::Fixed(term).last_day().map_or(this_term, |last| last.min(this_term));
    Some((Day(ends_on), decide_by(&term, today)))
}

/// The last day on which an express renewal can be decided, or a tacit one stopped: the notice period before its end.
fn decide_by(term: &FixedTerm, today: Day) -> Option<Day> {
    match term.renewal {
        Renewal::Tacit { .. } => term.next_day_for_notice(today.0).map(Day),
        Renewal::Express { .. } => Term::Fixed(*term).last_day().map(|last| {
            let notice = Span::new().days(i64::from(term.notice_days));
            Day(last.saturating_sub(notice))
        }),
    }
}
