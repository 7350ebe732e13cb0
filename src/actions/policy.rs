//! Who may do what with an action item. Deciding a new one belongs to the slice that it comes from.

use super::model::ActionItem;
use crate::kernel::actor::Actor;

/// What one may want to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// See it.
    Read,
    /// Change its words, owner or date.
    Edit,
    /// Say that it is done, given up, or open again.
    Settle,
}

/// Whether the actor may: its owner, the coordinator and the members' representatives run it, members read it.
#[must_use]
pub fn allows(actor: &Actor, action: Action, item: &ActionItem) -> bool {
    let owns = actor.holds(item.owner_post_id);
    let represents = || {
        actor.mandates.iter().any(|held| {
            held.representative && !held.observer && held.member_of.contains(&item.partnership_id)
        })
    };
    match action {
        Action::Read => owns || actor.is_member(item.partnership_id),
        Action::Edit | Action::Settle => owns || actor.coordinates(item.partnership_id) || represents(),
    }
}
