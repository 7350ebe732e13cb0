//! Actions as documents list them.

use serde::Serialize;

use crate::actions::{ActionItem, ActionState};
use crate::documents::names::Names;
use crate::documents::words::day;
use crate::kernel::clock::Ts;

/// Something decided.
#[derive(Debug, Serialize)]
pub struct Line {
    title: String,
    owner: String,
    due: String,
    /// Nothing while it is simply to be done.
    state: Option<&'static str>,
}

/// In their order.
pub fn lines(items: &[ActionItem], names: &Names, now: Ts) -> Vec<Line> {
    let state = |item: &ActionItem| match item.state {
        ActionState::Open => item.late(now).then_some("en retard"),
        ActionState::Done => Some("faite"),
        ActionState::Dropped => Some("abandonnée"),
    };
    items
        .iter()
        .map(|item| Line {
            title: item.title.clone(),
            owner: names.post(Some(item.owner_post_id)).unwrap_or_default(),
            due: day(item.due_on),
            state: state(item),
        })
        .collect()
}
