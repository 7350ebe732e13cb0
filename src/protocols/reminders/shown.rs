//! Reminders as pages show them: of a protocol's cycle, past and to come, and of the viewer.

use std::collections::{BTreeMap, HashMap};

use async_graphql::SimpleObject;
use uuid::Uuid;

use super::addressees::only_when_late;
use super::model::{ReminderState, Running, step_id};
use super::{Reminders, store};
use crate::kernel::actor::{Actor, PersonId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::mail::MailState;
use crate::platform::reminders::RowState;
use crate::protocols::clock::ReminderStep;
use crate::protocols::ids::ProtocolId;
use crate::typed_id;

typed_id!(
    /// One step of one cycle, whoever it goes to.
    ReminderId,
    "reminder"
);

/// One step of a review's reminders; for the viewer on the home page, for everyone on the protocol's.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(complex)]
pub struct Reminder {
    /// Node id.
    pub id: ReminderId,
    /// The protocol.
    #[graphql(skip)]
    pub protocol_id: ProtocolId,
    /// When the review is due.
    pub due_on: Day,
    /// Days from the due date: -90, -30, -7, 0, 30, 60 …
    pub step: i64,
    /// 08:00 of its day in the partnership's zone.
    pub scheduled_at: Ts,
    /// How it went.
    pub state: ReminderState,
    /// When the first relay took it.
    pub sent_at: Option<Ts>,
    /// To whom it goes or went.
    #[graphql(skip)]
    pub people: Vec<PersonId>,
}

impl Reminders {
    /// All steps of the current cycle of these protocols, up to the next one to come. The caller has read the
    /// protocols as the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_protocols(&self, protocols: &[ProtocolId]) -> Result<HashMap<ProtocolId, Vec<Reminder>>> {
        let now = self.platform.clock.now();
        let db = &self.platform.db;
        let running = store::running_to_show(db, protocols).await?;
        let rows = store::of_protocols(db, protocols).await?;
        let all: Vec<(&Running, bool)> = running.iter().map(|protocol| (protocol, true)).collect();
        let late = self.written_to(&all, now).await?;
        Ok(running
            .iter()
            .zip(late)
            .map(|(protocol, late)| {
                let own: Vec<_> = rows.iter().filter(|row| row.protocol_id == protocol.id).collect();
                let reminders = steps_to_show(protocol, now).into_iter().map(|step| {
                    let of_step: Vec<_> =
                        own.iter().filter(|row| row.step == step.days_after_due()).copied().collect();
                    let mut reminder = shown(protocol, step, &of_step, now);
                    if reminder.state == ReminderState::Planned && of_step.is_empty() {
                        // The coordinator is written to once the review is late.
                        let to = late.iter().filter(|to| step.is_overdue() || !only_when_late(&to.why));
                        reminder.people = to.map(|to| to.person).collect();
                    }
                    reminder
                });
                (protocol.id, reminders.collect())
            })
            .collect())
    }

    /// The latest step sent to the actor of each protocol whose review is still to be held.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_viewer(&self, actor: &Actor) -> Result<Vec<Reminder>> {
        let now = self.platform.clock.now();
        let db = &self.platform.db;
        let mut latest = BTreeMap::new();
        for row in store::of_person(db, actor.person).await? {
            latest.insert((row.due_on, row.protocol_id), row);
        }
        let ids: Vec<ProtocolId> = latest.values().map(|row| row.protocol_id).collect();
        let running = store::running_to_show(db, &ids).await?;
        Ok(latest
            .values()
            .filter_map(|row| {
                let protocol = running.iter().find(|protocol| protocol.id == row.protocol_id)?;
                let step = ReminderStep::from_days_after_due(row.step)?;
                Some(shown(protocol, step, &[row], now))
            })
            .collect())
    }
}

/// The four steps before lateness, then the late ones up to the next to come.
fn steps_to_show(protocol: &Running, now: Ts) -> Vec<ReminderStep> {
    let mut steps =
        vec![ReminderStep::Before90, ReminderStep::Before30, ReminderStep::Before7, ReminderStep::OnTheDay];
    for n in 1.. {
        let step = ReminderStep::Overdue(n);
        steps.push(step);
        if step.instant(protocol.due_on.0, &protocol.time_zone) > now {
            break;
        }
    }
    steps
}

fn shown(protocol: &Running, step: ReminderStep, rows: &[&store::Row], now: Ts) -> Reminder {
    let sent = |row: &&&store::Row| row.mail_state == Some(MailState::Sent);
    Reminder {
        id: ReminderId(step_uuid(protocol, step)),
        protocol_id: protocol.id,
        due_on: protocol.due_on,
        step: step.days_after_due(),
        scheduled_at: step.instant(protocol.due_on.0, &protocol.time_zone),
        state: state_of(protocol, step, rows, now),
        sent_at: rows.iter().filter(sent).filter_map(|row| row.mail_at).min(),
        people: rows.iter().map(|row| row.person_id).collect(),
    }
}

fn step_uuid(protocol: &Running, step: ReminderStep) -> Uuid {
    step_id(protocol.id, protocol.due_on, step)
}

/// The best that is known of a step: sent to someone, on its way, refused, stopped, held back.
fn state_of(protocol: &Running, step: ReminderStep, rows: &[&store::Row], now: Ts) -> ReminderState {
    let mailed =
        |state| rows.iter().any(|row| row.state == RowState::Mailed && row.mail_state == Some(state));
    let any = |state: RowState| rows.iter().any(|row| row.state == state);
    if mailed(MailState::Sent) {
        ReminderState::Sent
    } else if mailed(MailState::Queued) {
        ReminderState::Planned
    } else if mailed(MailState::Refused) || any(RowState::Unreachable) {
        ReminderState::Failed
    } else if any(RowState::Stopped) {
        ReminderState::Stopped
    } else if any(RowState::NotResent) {
        ReminderState::NotResent
    } else if step.day(protocol.due_on.0) > protocol.cycle_began_on.0
        && (step.instant(protocol.due_on.0, &protocol.time_zone) > now
            || protocol.course().unmarked(now).pop().map(|key| key.step) == Some(step.days_after_due()))
    {
        ReminderState::Planned
    } else {
        ReminderState::Skipped
    }
}
