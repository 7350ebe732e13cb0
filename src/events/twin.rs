//! The same request again: a double click or a retry makes nothing anew.

use super::model::{Event, EventKind, When};
use super::{Events, store};
use crate::kernel::actor::{PartnershipId, PostId};
use crate::kernel::error::Result;
use crate::platform::db::Tx;

/// What tells that an event was asked for before: one organiser does not hold the same meeting twice at one time, nor
/// ask twice for the same dates.
#[derive(Clone, Copy, Debug)]
pub struct Likeness<'a> {
    /// Kind.
    pub kind: EventKind,
    /// The partnership it belongs to.
    pub partnership: PartnershipId,
    /// Who invites.
    pub organiser: PostId,
    /// What it is about.
    pub title: &'a str,
    /// Its date, or those to choose from, first to last.
    pub dates: &'a [When],
}

impl Events {
    /// The event that the same request made before; whoever asks waits until a copy of it that is under way has ended.
    ///
    /// # Errors
    /// The database's.
    pub async fn twin(&self, tx: &mut Tx, like: &Likeness<'_>) -> Result<Option<Event>> {
        store::twin(tx, like, None).await
    }
}
