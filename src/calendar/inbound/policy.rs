//! Who may do what with calendars in: pure rules (domain §9).

use super::model::InboundCalendar;
use crate::kernel::actor::Actor;
use crate::partnerships::{Reach, Standing};

/// A partnership follows what its coordinator chose.
#[must_use]
pub fn may_add(standing: Standing) -> bool {
    standing.runs()
}

/// One's own agenda is nobody else's matter; a partnership's calendars are for those who read its matter.
#[must_use]
pub fn may_see(actor: &Actor, calendar: &InboundCalendar, reach: &Reach) -> bool {
    match calendar.partnership_id {
        Some(partnership) => reach.standing(partnership).reads(),
        None => calendar.person_id == Some(actor.person),
    }
}

/// Whoever could have added it.
#[must_use]
pub fn may_edit(actor: &Actor, calendar: &InboundCalendar, reach: &Reach) -> bool {
    match calendar.partnership_id {
        Some(partnership) => may_add(reach.standing(partnership)),
        None => calendar.person_id == Some(actor.person),
    }
}
