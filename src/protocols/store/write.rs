//! Writes, inside the caller's transaction, under the lock of the protocol's row.

use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::db::Tx;
use crate::protocols::clock::ReviewClock;
use crate::protocols::ids::ProtocolId;

/// What the review clock hangs on, and what follows from it, in one statement so that they cannot part.
pub async fn clock(tx: &mut Tx, id: ProtocolId, clock: ReviewClock, at: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE protocol SET first_in_force_on = $2, last_held_on = $3, review_due_on = $4, cycle_began_on = $5, \
            updated_at = $6 WHERE id = $1")
        .bind(id)
        .bind(Day(clock.first_in_force))
        .bind(clock.last_held.map(Day))
        .bind(Day(clock.due_on()))
        .bind(Day(clock.cycle_began_on()))
        .bind(at);
    tx.exec(q).await?;
    Ok(())
}
