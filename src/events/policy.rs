//! Who may do what with an event. Changing its date belongs to the slice of its subject.

use super::model::{Event, EventAttendee, EventKind};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::error::{Error, Result};

/// What one may want to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// See it, with its attendees.
    Read,
    /// Say whether one comes.
    Answer,
    /// Change its practical side.
    Edit,
}

/// Whether the actor may.
#[must_use]
pub fn allows(actor: &Actor, action: Action, event: &Event, attendees: &[EventAttendee]) -> bool {
    let expected = attendees.iter().any(|attendee| is_for(actor, attendee));
    let organises = actor.holds(event.organiser_post_id);
    // A stay names one person: it concerns guest and host, not all members.
    let shared = event.kind != EventKind::Immersion && actor.is_member(event.partnership_id);
    match action {
        Action::Read => expected || organises || shared || actor.coordinates(event.partnership_id),
        Action::Answer => expected,
        Action::Edit => organises || actor.coordinates(event.partnership_id),
    }
}

/// The post under which the actor changes it: the act is recorded as its, so the right must be its own (domain §9).
///
/// # Errors
/// [`Error::Forbidden`] when another of the actor's posts would have the right; a problem when none is chosen.
pub fn acting_to_edit(actor: &Actor, event: &Event, post: Option<PostId>) -> Result<PostId> {
    let held = actor.acting_as(post)?;
    let may = held.post == event.organiser_post_id || held.coordinates.contains(&event.partnership_id);
    if may { Ok(held.post) } else { Err(Error::Forbidden) }
}

/// Whether the actor is the one expected, as holder of a post or in person: then for as long as they belong to the
/// organisation for which they were to come.
#[must_use]
pub fn is_for(actor: &Actor, attendee: &EventAttendee) -> bool {
    (attendee.person_id == Some(actor.person) && actor.belongs_to(attendee.organisation_id))
        || attendee.post_id.is_some_and(|post| actor.holds(post))
}
