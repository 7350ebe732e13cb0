//! The line moves: whoever waits first of a group that is admitted sits down, until nobody can.

use super::model::{Registration, RegistrationId, Training};
use super::{Trainings, store};
use crate::events::Attendee;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::db::Tx;

impl Trainings {
    /// Gives free seats out in order of arrival, as far as what is kept for groups allows; the training's row is taken.
    /// Tells who sat down.
    pub(super) async fn advance(
        &self,
        tx: &mut Tx,
        training: &Training,
        now: Ts,
    ) -> Result<Vec<RegistrationId>> {
        let mut promoted = Vec::new();
        if !training.takes_registrations(now) {
            return Ok(promoted);
        }
        let mut counts = store::line::counts_in(tx, training.id).await?;
        loop {
            let seats = training.seats(now, counts.taken);
            let next =
                seats.admitted().filter(|group| counts.waiting[*group as usize] > 0).collect::<Vec<_>>();
            if next.is_empty() {
                return Ok(promoted);
            }
            let Some(first) = store::line::first_waiting(tx, training.id, &next).await? else {
                return Ok(promoted);
            };
            store::line::seat(tx, first.id, now).await?;
            self.events.enrol(tx, training.event_id, attendee(&first)).await?;
            counts.taken[first.sector_group as usize] += 1;
            counts.waiting[first.sector_group as usize] -= 1;
            promoted.push(first.id);
        }
    }
}

/// Who is expected at the date once the registration has a seat.
pub(super) fn attendee(registration: &Registration) -> Attendee {
    Attendee { organisation: registration.organisation_id, post: None, person: Some(registration.person_id) }
}
