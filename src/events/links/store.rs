//! All SQL of answer links.

use super::Reach;
use crate::events::guests::EventGuestId;
use crate::events::invitations::Who;
use crate::events::model::{Event, EventId, EventState, SeriesId};
use crate::events::store::columns;
use crate::kernel::actor::PersonId;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::db::{Db, Tx};

/// To what a link leads, and for whom.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Link {
    /// The event.
    #[sqlx(rename = "event_id")]
    pub event: EventId,
    /// For a person.
    #[sqlx(rename = "person_id")]
    pub person: Option<PersonId>,
    /// Or an outsider.
    #[sqlx(rename = "guest_id")]
    pub guest: Option<EventGuestId>,
    /// The answer holds for all coming occurrences of the event's series.
    pub whole_series: bool,
}

/// Writes the hash of a link's token.
pub async fn insert(
    tx: &mut Tx,
    hash: String,
    (event, reach): (EventId, Reach),
    who: Who,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO answer_link (token_hash, event_id, person_id, guest_id, created_at, whole_series) \
            VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(hash)
        .bind(event)
        .bind(who.person())
        .bind(who.guest())
        .bind(now)
        .bind(reach == Reach::Series);
    tx.exec(q).await?;
    Ok(())
}

/// The link of this hash.
pub async fn find(db: &Db, hash: String) -> Result<Option<Link>> {
    let q = db
        .q("SELECT event_id, person_id, guest_id, whole_series FROM answer_link WHERE token_hash = $1")
        .bind(hash);
    Ok(db.maybe(q).await?)
}

/// The event that a link leads to; holding the link is the right to see it.
pub async fn event(db: &Db, id: EventId) -> Result<Option<Event>> {
    let q = db.q(concat!("SELECT ", columns!(), " FROM event e WHERE e.id = $1")).bind(id);
    Ok(db.maybe(q).await?)
}

/// The scheduled occurrences of a series that are not over, soonest first.
pub async fn coming(db: &Db, series: SeriesId, now: Ts) -> Result<Vec<Event>> {
    let q = db
        .q(concat!(
            "SELECT ",
            columns!(),
            " FROM event e WHERE e.series_id = $1 AND e.occurrence_local IS NOT NULL AND e.state = $2 \
             AND e.ends_at > $3 ORDER BY e.starts_at, e.id"
        ))
        .bind(series)
        .bind(EventState::Scheduled)
        .bind(now);
    Ok(db.all(q).await?)
}
