//! Invitations.

use crate::accounts::model::{Invitation, InvitationId};
use crate::kernel::actor::{MandateId, OrganisationId, PersonId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::platform::db::{Db, Tx};

/// Begins every statement that reads invitations; a macro because statements are literals.
macro_rules! select_invitations {
    ($rest:literal) => {
        concat!(
            "SELECT i.id, i.email, i.post_id, i.capacity, i.starts_on, i.ends_on, i.platform_admin, \
             i.invited_by AS invited_by_id, i.created_at, i.expires_at, i.accepted_at, i.revoked_at, \
             (SELECT o.state_at FROM outgoing_mail o WHERE o.message_id = i.message_id AND o.state = 'SENT') AS sent_at \
             FROM invitation i ",
            $rest
        )
    };
}

/// One, by its id.
pub async fn by_id(db: &Db, id: InvitationId) -> Result<Option<Invitation>> {
    Ok(db.maybe(db.q(select_invitations!("WHERE i.id = $1")).bind(id)).await?)
}

/// The one that this token's hash opens.
pub async fn by_token(db: &Db, hash: &str) -> Result<Option<Invitation>> {
    Ok(db.maybe(db.q(select_invitations!("WHERE i.token_hash = $1")).bind(hash.to_owned())).await?)
}

/// One page of those to the posts of an organisation, latest first.
pub async fn page(db: &Db, organisation: OrganisationId, request: &PageRequest) -> Result<Page<Invitation>> {
    // Ids grow with time, so that they alone give the order.
    let after = request.after.as_ref().map_or(uuid::Uuid::max(), |cursor| cursor.id);
    let q = db
        .q(select_invitations!(
            "JOIN post po ON po.id = i.post_id WHERE po.organisation_id = $1 AND i.id < $2 ORDER BY i.id DESC LIMIT $3"
        ))
        .bind(organisation)
        .bind(after)
        .bind(request.limit());
    let rows = db.all(q).await?;
    let total: Option<(i64,)> = if request.with_total {
        let q = db
            .q("SELECT COUNT(*) FROM invitation i JOIN post po ON po.id = i.post_id WHERE po.organisation_id = $1")
            .bind(organisation);
        db.maybe(q).await?
    } else {
        None
    };
    let cursor = |invitation: &Invitation| Cursor { key: String::new(), id: invitation.id.uuid() };
    Ok(Page::from_rows(rows, request, total.map(|(count,)| count), cursor))
}

/// All that this person wrote or took up.
pub async fn concerning(db: &Db, person: PersonId) -> Result<Vec<Invitation>> {
    let q = db
        .q(select_invitations!("WHERE i.invited_by = $1 OR i.accepted_by = $1 ORDER BY i.created_at, i.id"))
        .bind(person);
    Ok(db.all(q).await?)
}

/// Writes an invitation.
pub async fn insert(tx: &mut Tx, new: &Invitation, token_hash: &str, message: &str) -> Result<()> {
    let q = tx
        .q("INSERT INTO invitation (id, token_hash, email, post_id, capacity, starts_on, ends_on, platform_admin, \
            message_id, invited_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
        .bind(new.id)
        .bind(token_hash.to_owned())
        .bind(new.email.clone())
        .bind(new.post_id)
        .bind(new.capacity)
        .bind(new.starts_on)
        .bind(new.ends_on)
        .bind(new.platform_admin)
        .bind(message.to_owned())
        .bind(new.invited_by_id)
        .bind(new.created_at)
        .bind(new.expires_at);
    tx.exec(q).await?;
    Ok(())
}

/// Another link, another term; codes and guesses of the former link are forgotten.
pub async fn renew(tx: &mut Tx, invitation: &Invitation, token_hash: &str, message: &str) -> Result<()> {
    let q = tx
        .q("UPDATE invitation SET token_hash = $2, message_id = $3, expires_at = $4, code_hash = NULL, \
            code_expires_at = NULL, code_attempts = 0 WHERE id = $1")
        .bind(invitation.id)
        .bind(token_hash.to_owned())
        .bind(message.to_owned())
        .bind(invitation.expires_at);
    tx.exec(q).await?;
    Ok(())
}

/// Takes one back; false when it was taken up.
pub async fn revoke(tx: &mut Tx, id: InvitationId, at: Ts) -> Result<bool> {
    let q = tx
        .q("UPDATE invitation SET revoked_at = $2 WHERE id = $1 AND accepted_at IS NULL AND revoked_at IS NULL")
        .bind(id)
        .bind(at);
    Ok(tx.exec(q).await? == 1)
}

/// Takes one up; false when somebody was faster.
pub async fn accept(tx: &mut Tx, id: InvitationId, by: PersonId, at: Ts) -> Result<bool> {
    let q = tx
        .q("UPDATE invitation SET accepted_at = $3, accepted_by = $2, code_hash = NULL \
            WHERE id = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $3")
        .bind(id)
        .bind(by)
        .bind(at);
    Ok(tx.exec(q).await? == 1)
}

/// Keeps what came of it.
pub async fn note_mandate(tx: &mut Tx, id: InvitationId, mandate: MandateId) -> Result<()> {
    let q = tx.q("UPDATE invitation SET mandate_id = $2 WHERE id = $1").bind(id).bind(mandate);
    tx.exec(q).await?;
    Ok(())
}

/// What came of it, if this person took it up.
pub async fn accepted_mandate(db: &Db, id: InvitationId, by: PersonId) -> Result<Option<Option<MandateId>>> {
    let q = db.q("SELECT mandate_id FROM invitation WHERE id = $1 AND accepted_by = $2").bind(id).bind(by);
    let row: Option<(Option<MandateId>,)> = db.maybe(q).await?;
    Ok(row.map(|(mandate,)| mandate))
}

/// Whether a provider vouched that this person reads this address.
pub async fn vouched_for(db: &Db, person: PersonId, email: &str) -> Result<bool> {
    let q = db
        .q("SELECT person_id FROM identity WHERE person_id = $1 AND verified_email = $2 LIMIT 1")
        .bind(person)
        .bind(email.to_owned());
    Ok(db.maybe::<(PersonId,)>(q).await?.is_some())
}

/// Sets a new code; false when too many were guessed at.
pub async fn set_code(tx: &mut Tx, id: InvitationId, hash: &str, until: Ts, max: i64) -> Result<bool> {
    let q = tx
        .q("UPDATE invitation SET code_hash = $2, code_expires_at = $3 WHERE id = $1 AND code_attempts < $4")
        .bind(id)
        .bind(hash.to_owned())
        .bind(until)
        .bind(max);
    Ok(tx.exec(q).await? == 1)
}

/// Counts one guess and gives the code's hash and end; none when there were too many.
pub async fn count_attempt(
    tx: &mut Tx,
    id: InvitationId,
    max: i64,
) -> Result<Option<(Option<String>, Option<Ts>)>> {
    let q = tx
        .q("UPDATE invitation SET code_attempts = code_attempts + 1 WHERE id = $1 AND code_attempts < $2 \
            RETURNING code_hash, code_expires_at")
        .bind(id)
        .bind(max);
    Ok(tx.maybe(q).await?)
}

/// The mail that last carried the link.
pub async fn message_id(tx: &mut Tx, id: InvitationId) -> Result<Option<String>> {
    let q = tx.q("SELECT message_id FROM invitation WHERE id = $1").bind(id);
    Ok(tx.maybe::<(String,)>(q).await?.map(|(message_id,)| message_id))
}

/// Forgets those that nobody took up in time or that were taken back as long ago, and those taken up before; gives the
/// mails that carried their links.
pub async fn purge(tx: &mut Tx, now: Ts, accepted_before: Ts) -> Result<Vec<(String,)>> {
    let q = tx
        .q("DELETE FROM invitation WHERE (accepted_at IS NULL AND expires_at <= $1) OR accepted_at < $2 \
            RETURNING message_id")
        .bind(now)
        .bind(accepted_before);
    Ok(tx.all(q).await?)
}
