//! Requests for access.

use crate::accounts::model::{AccessRequest, AccessRequestId, AccessRequestState};
use crate::confidentiality::SafeText;
use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};

/// Begins every statement that reads requests; a macro because statements are literals.
macro_rules! select_requests {
    ($rest:literal) => {
        concat!(
            "SELECT id, person_id, organisation_id, post_id, message, state, created_at AS requested_at, decided_at, \
             decided_by AS decided_by_id, reason FROM access_request ",
            $rest
        )
    };
}

/// One, by its id.
pub async fn by_id(db: &Db, id: AccessRequestId) -> Result<Option<AccessRequest>> {
    Ok(db.maybe(db.q(select_requests!("WHERE id = $1")).bind(id)).await?)
}

/// Those of a person, latest first.
pub async fn of(db: &Db, person: PersonId) -> Result<Vec<AccessRequest>> {
    let q = db.q(select_requests!("WHERE person_id = $1 ORDER BY created_at DESC, id")).bind(person);
    Ok(db.all(q).await?)
}

/// Those that wait for an answer of these organisations, oldest first.
pub async fn pending(db: &Db, organisations: &[OrganisationId]) -> Result<Vec<AccessRequest>> {
    let q = db
        .q(select_requests!("WHERE organisation_id IN_IDS($1) AND state = 'PENDING' ORDER BY created_at, id"))
        .bind_ids(organisations.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// A request to write.
pub struct NewRequest {
    pub id: AccessRequestId,
    pub person: PersonId,
    pub organisation: OrganisationId,
    pub post: Option<PostId>,
    pub message: Option<SafeText>,
    pub at: Ts,
}

/// Writes a request.
pub async fn insert(tx: &mut Tx, new: NewRequest) -> Result<()> {
    let q = tx
        .q("INSERT INTO access_request (id, person_id, organisation_id, post_id, message, state, created_at) \
            VALUES ($1, $2, $3, $4, $5, 'PENDING', $6)")
        .bind(new.id)
        .bind(new.person)
        .bind(new.organisation)
        .bind(new.post)
        .bind(new.message.map(SafeText::into_inner))
        .bind(new.at);
    tx.exec(q).await?;
    Ok(())
}

/// Forgets those settled before that instant; tells how many.
pub async fn forget(tx: &mut Tx, settled_before: Ts) -> Result<u64> {
    let q =
        tx.q("DELETE FROM access_request WHERE state <> 'PENDING' AND decided_at < $1").bind(settled_before);
    Ok(tx.exec(q).await?)
}

/// Settles one that waits; false when it is settled already.
pub async fn settle(
    tx: &mut Tx,
    id: AccessRequestId,
    state: AccessRequestState,
    by: PersonId,
    reason: Option<&SafeText>,
    at: Ts,
) -> Result<bool> {
    let q = tx
        .q("UPDATE access_request SET state = $2, decided_by = $3, decided_at = $4, reason = $5 \
            WHERE id = $1 AND state = 'PENDING'")
        .bind(id)
        .bind(state)
        .bind(by)
        .bind(at)
        .bind(reason.map(|text| text.as_str().to_owned()));
    Ok(tx.exec(q).await? == 1)
}
