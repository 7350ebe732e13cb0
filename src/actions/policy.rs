//! Who may do what with an action item: pure rules, about the one mandate an act is done under. Deciding a new one belongs to the slice that it comes from.

use super::model::ActionItem;
use crate::kernel::actor::HeldPost;

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

/// Whether this mandate allows it: its owner, the coordinator and the members' representatives run it, members read it.
#[must_use]
pub fn allows(held: &HeldPost, action: Action, item: &ActionItem) -> bool {
    let owns_or_coordinates =
        held.post == item.owner_post_id || held.coordinates.contains(&item.partnership_id);
    let member = !held.observer && held.member_of.contains(&item.partnership_id);
    match action {
        Action::Read => owns_or_coordinates || member,
        Action::Edit | Action::Settle => owns_or_coordinates || (member && held.representative),
    }
}

/// Whether one of these mandates does.
#[must_use]
pub fn any_allows(mandates: &[HeldPost], action: Action, item: &ActionItem) -> bool {
    mandates.iter().any(|held| allows(held, action, item))
}
