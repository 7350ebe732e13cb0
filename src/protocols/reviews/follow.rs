//! What becomes of an open review when its protocol changes under it.

use super::store;
use crate::events::Events;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::kernel::ids::Subject;
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::protocols::ids::ProtocolId;

use super::ReviewState;

/// The protocol ends: its planned review is given up and the meeting called off. One that is being recorded was held,
/// and stays to be closed.
///
/// # Errors
/// The database's.
pub(in crate::protocols) async fn give_up_planned(
    tx: &mut Tx,
    platform: &Platform,
    events: &Events,
    protocol: ProtocolId,
    by: By,
) -> Result<()> {
    let planned = store::open_of(tx, protocol).await?.filter(|review| review.state == ReviewState::Planned);
    let Some(review) = planned else { return Ok(()) };
    store::cancel(tx, review.id, None, by.person(), platform.clock.now()).await?;
    if let Some(event) = review.event_id {
        events.cancel(tx, event, &Subject::of(review.id)).await?;
    }
    audit::record(tx, platform, by, "review.cancel", review.id, ()).await
}

/// The protocol has another title, stored already: so has its planned meeting.
///
/// # Errors
/// The database's.
pub(in crate::protocols) async fn rename(
    tx: &mut Tx,
    events: &Events,
    protocol: ProtocolId,
    title: &str,
) -> Result<()> {
    let planned = store::open_of(tx, protocol).await?.filter(|review| review.state == ReviewState::Planned);
    match planned.and_then(|review| Some((review.id, review.event_id?))) {
        Some((review, event)) => events.rename(tx, event, &Subject::of(review), title).await,
        None => Ok(()),
    }
}

/// The cycle under way falls due on another day: the open review is of that cycle.
///
/// # Errors
/// The database's.
pub(in crate::protocols) async fn serve(tx: &mut Tx, protocol: ProtocolId, due_on: Day) -> Result<()> {
    store::serve(tx, protocol, due_on).await
}
