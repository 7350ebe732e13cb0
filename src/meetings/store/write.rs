//! Writing meetings and those present.

use crate::confidentiality::SafeText;
use crate::events::EventId;
use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::meetings::ids::{MeetingId, PresenceId};
use crate::platform::db::Tx;

/// Writes a new meeting.
pub async fn insert(
    tx: &mut Tx,
    id: MeetingId,
    partnership: PartnershipId,
    event: EventId,
    by: PersonId,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO annual_meeting (id, partnership_id, event_id, edited_by, edited_at, created_at) \
            VALUES ($1, $2, $3, $4, $5, $5)")
        .bind(id)
        .bind(partnership)
        .bind(event)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Why it is called off; its event says that it is.
pub async fn cancel_reason(tx: &mut Tx, id: MeetingId, reason: Option<SafeText>) -> Result<()> {
    let q = tx
        .q("UPDATE annual_meeting SET cancel_reason = $2 WHERE id = $1")
        .bind(id)
        .bind(reason.map(SafeText::into_inner));
    tx.exec(q).await?;
    Ok(())
}

/// It took place.
pub async fn hold(tx: &mut Tx, id: MeetingId, on: Day) -> Result<()> {
    tx.exec(tx.q("UPDATE annual_meeting SET held_on = $2 WHERE id = $1").bind(id).bind(on)).await?;
    Ok(())
}

/// Somebody present, as written.
pub struct NewPresence {
    pub id: PresenceId,
    pub organisation: OrganisationId,
    pub post: Option<PostId>,
    pub person: Option<PersonId>,
    pub guest: Option<SafeText>,
}

/// Writes the list of those present instead of the former one, and the list's next revision.
pub async fn replace_presences(
    tx: &mut Tx,
    id: MeetingId,
    present: Vec<NewPresence>,
    by: PersonId,
    now: Ts,
) -> Result<()> {
    tx.exec(tx.q("DELETE FROM meeting_presence WHERE meeting_id = $1").bind(id)).await?;
    for (position, presence) in (1_i64..).zip(present) {
        let q = tx
            .q("INSERT INTO meeting_presence (id, meeting_id, position, organisation_id, post_id, person_id, guest_name) \
                VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .bind(presence.id)
            .bind(id)
            .bind(position)
            .bind(presence.organisation)
            .bind(presence.post)
            .bind(presence.person)
            .bind(presence.guest.map(SafeText::into_inner));
        tx.exec(q).await?;
    }
    let q = tx
        .q("UPDATE annual_meeting SET revision = revision + 1, edited_by = $2, edited_at = $3 WHERE id = $1")
        .bind(id)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Forgets who was at meetings held before that day; that their organisations were stays.
pub async fn forget_presences(tx: &mut Tx, before: Day) -> Result<u64> {
    let q = tx
        .q("UPDATE meeting_presence SET post_id = NULL, person_id = NULL, guest_name = NULL \
            WHERE (post_id IS NOT NULL OR person_id IS NOT NULL OR guest_name IS NOT NULL) \
            AND meeting_id IN (SELECT id FROM annual_meeting WHERE held_on < $1)")
        .bind(before);
    Ok(tx.exec(q).await?)
}
