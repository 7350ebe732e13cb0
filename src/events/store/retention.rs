//! Forgetting whom events expected by name.

use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::db::Tx;

/// When an event `e` was over: called off, at its end, or when every date proposed had passed.
macro_rules! over_at {
    () => {
        "COALESCE(e.cancelled_at, e.ends_at, (SELECT MAX(o.ends_at) FROM date_poll_option o WHERE o.event_id = e.id), \
         e.created_at)"
    };
}

pub(crate) use over_at;

/// Events that were over before `$1`.
macro_rules! over {
    () => {
        concat!("SELECT e.id FROM event e WHERE ", $crate::events::over_at!(), " < $1")
    };
}

pub(in crate::events) use over;

/// Forgets people of events that were over before this instant: where they were expected, what they answered, what was
/// mailed to them; of a series, once all of it is over. Tells how many were expected.
pub async fn forget_people(tx: &mut Tx, before: Ts) -> Result<u64> {
    for sql in [
        concat!(
            "DELETE FROM date_poll_answer WHERE person_id IS NOT NULL AND option_id IN \
             (SELECT p.id FROM date_poll_option p WHERE p.event_id IN (",
            over!(),
            "))"
        ),
        concat!("DELETE FROM event_invitation WHERE person_id IS NOT NULL AND event_id IN (", over!(), ")"),
        concat!(
            "DELETE FROM series_invitation WHERE person_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event e \
             WHERE e.series_id = series_invitation.series_id AND ",
            over_at!(),
            " >= $1)"
        ),
    ] {
        let q = tx.q(sql).bind(before);
        tx.exec(q).await?;
    }
    let q = tx
        .q(concat!("DELETE FROM event_attendee WHERE person_id IS NOT NULL AND event_id IN (", over!(), ")"))
        .bind(before);
    Ok(tx.exec(q).await?)
}
