//! Minutes: their state, remarks and errata.

use crate::confidentiality::SafeText;
use crate::kernel::actor::{OrganisationId, PersonId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::meetings::ids::{AgendaItemId, ErratumId, MeetingId, RemarkId};
use crate::meetings::model::{Erratum, MinutesState, Remark};
use crate::platform::db::{Db, Tx};

/// Somebody wrote: there is a draft.
pub async fn begin(tx: &mut Tx, id: MeetingId) -> Result<()> {
    let q = tx
        .q("UPDATE annual_meeting SET minutes_state = $2 WHERE id = $1 AND minutes_state = $3")
        .bind(id)
        .bind(MinutesState::Draft)
        .bind(MinutesState::None);
    tx.exec(q).await?;
    Ok(())
}

/// Sends them to the members.
pub async fn circulate(tx: &mut Tx, id: MeetingId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE annual_meeting SET minutes_state = $2, circulated_at = $3 WHERE id = $1")
        .bind(id)
        .bind(MinutesState::Circulated)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Fixes them.
pub async fn approve(tx: &mut Tx, id: MeetingId, hash: String, by: PersonId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE annual_meeting SET minutes_state = $2, minutes_version = 1, text_hash = $3, approved_by = $4, \
            approved_at = $5 WHERE id = $1")
        .bind(id)
        .bind(MinutesState::Approved)
        .bind(hash)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// An erratum about to be written.
pub struct NewErratum {
    pub id: ErratumId,
    pub version: i64,
    pub text: SafeText,
    pub hash: String,
    pub by: PersonId,
}

/// Adds the version that an erratum makes.
pub async fn add_erratum(tx: &mut Tx, meeting: MeetingId, new: NewErratum, now: Ts) -> Result<()> {
    let q = tx
        .q("INSERT INTO minutes_erratum (id, meeting_id, version, text, text_hash, person_id, at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(new.id)
        .bind(meeting)
        .bind(new.version)
        .bind(new.text.into_inner())
        .bind(new.hash.clone())
        .bind(new.by)
        .bind(now);
    tx.exec(q).await?;
    let q = tx
        .q("UPDATE annual_meeting SET minutes_version = $2, text_hash = $3 WHERE id = $1")
        .bind(meeting)
        .bind(new.version)
        .bind(new.hash);
    tx.exec(q).await?;
    Ok(())
}

const ERRATA: &str = "SELECT id, meeting_id, version, text, text_hash, person_id, at FROM minutes_erratum \
     WHERE meeting_id IN_IDS($1) ORDER BY meeting_id, version";

/// The errata of these meetings' minutes, by version.
pub async fn errata(db: &Db, ids: &[MeetingId]) -> Result<Vec<Erratum>> {
    Ok(db.all(db.q(ERRATA).bind_ids(ids.iter().map(|id| id.uuid()))).await?)
}

/// The same inside a transaction.
pub async fn errata_in(tx: &mut Tx, id: MeetingId) -> Result<Vec<Erratum>> {
    Ok(tx.all(tx.q(ERRATA).bind_ids([id.uuid()])).await?)
}

macro_rules! remarks {
    () => {
        "SELECT id, meeting_id, agenda_item_id, text, person_id, organisation_id, at, settled FROM minutes_remark "
    };
}

const REMARKS: &str = concat!(remarks!(), "WHERE meeting_id IN_IDS($1) ORDER BY meeting_id, at, id");

/// The remarks on these meetings' minutes, as they came.
pub async fn remarks(db: &Db, ids: &[MeetingId]) -> Result<Vec<Remark>> {
    Ok(db.all(db.q(REMARKS).bind_ids(ids.iter().map(|id| id.uuid()))).await?)
}

/// The same inside a transaction.
pub async fn remarks_in(tx: &mut Tx, id: MeetingId) -> Result<Vec<Remark>> {
    Ok(tx.all(tx.q(REMARKS).bind_ids([id.uuid()])).await?)
}

/// One remark.
pub async fn remark(tx: &mut Tx, id: RemarkId) -> Result<Option<Remark>> {
    Ok(tx.maybe(tx.q(concat!(remarks!(), "WHERE id = $1")).bind(id)).await?)
}

/// A remark about to be written.
pub struct NewRemark {
    pub id: RemarkId,
    pub item: AgendaItemId,
    pub text: SafeText,
    pub by: PersonId,
    pub organisation: OrganisationId,
}

/// Writes a remark.
pub async fn add_remark(tx: &mut Tx, meeting: MeetingId, new: NewRemark, now: Ts) -> Result<()> {
    let q = tx
        .q("INSERT INTO minutes_remark (id, meeting_id, agenda_item_id, text, person_id, organisation_id, at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(new.id)
        .bind(meeting)
        .bind(new.item)
        .bind(new.text.into_inner())
        .bind(new.by)
        .bind(new.organisation)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// It was taken in, or set aside.
pub async fn settle(tx: &mut Tx, id: RemarkId) -> Result<()> {
    tx.exec(tx.q("UPDATE minutes_remark SET settled = TRUE WHERE id = $1").bind(id)).await?;
    Ok(())
}
