//! Identities: what providers call people.

use crate::accounts::model::{IdentityId, LinkedIdentity};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};

/// An identity to write.
pub struct NewIdentity {
    pub id: IdentityId,
    pub issuer: String,
    pub subject: String,
    pub person: PersonId,
    pub provider_id: String,
    pub verified_email: Option<String>,
    pub at: Ts,
}

/// Whose account this subject of this issuer opens; notes that it was used and what the provider vouches for.
pub async fn use_identity(
    tx: &mut Tx,
    issuer: &str,
    subject: &str,
    verified_email: Option<&str>,
    at: Ts,
) -> Result<Option<PersonId>> {
    let q = tx
        .q("UPDATE identity SET last_used_at = $3, verified_email = $4 WHERE issuer = $1 AND subject = $2 \
            RETURNING person_id")
        .bind(issuer.to_owned())
        .bind(subject.to_owned())
        .bind(at)
        .bind(verified_email.map(str::to_owned));
    let row: Option<(PersonId,)> = tx.maybe(q).await?;
    Ok(row.map(|(person,)| person))
}

/// Ties an identity to an account; false when it is tied to one already.
pub async fn insert(tx: &mut Tx, new: NewIdentity) -> Result<bool> {
    let q = tx
        .q("INSERT INTO identity (id, issuer, subject, person_id, provider_id, linked_at, last_used_at, verified_email) \
            VALUES ($1, $2, $3, $4, $5, $6, $6, $7) ON CONFLICT (issuer, subject) DO NOTHING")
        .bind(new.id)
        .bind(new.issuer)
        .bind(new.subject)
        .bind(new.person)
        .bind(new.provider_id)
        .bind(new.at)
        .bind(new.verified_email);
    Ok(tx.exec(q).await? == 1)
}

/// Those of a person.
pub async fn of(db: &Db, person: PersonId) -> Result<Vec<LinkedIdentity>> {
    let q = db
        .q("SELECT id, person_id, provider_id, linked_at, last_used_at FROM identity WHERE person_id = $1 \
            ORDER BY linked_at, id")
        .bind(person);
    Ok(db.all(q).await?)
}

/// Unties one of a person's identities, never the last.
pub async fn unlink(tx: &mut Tx, person: PersonId, id: IdentityId) -> Result<bool> {
    // The person's row is locked first, so that two identities unlinked at once do not both go.
    let lock = tx
        .q_per_engine("SELECT id FROM person WHERE id = $1", "SELECT id FROM person WHERE id = $1 FOR UPDATE")
        .bind(person);
    tx.maybe::<(PersonId,)>(lock).await?;
    let q = tx
        .q("DELETE FROM identity WHERE person_id = $1 AND id = $2 \
            AND (SELECT COUNT(*) FROM identity other WHERE other.person_id = $1) > 1")
        .bind(person)
        .bind(id);
    Ok(tx.exec(q).await? == 1)
}

/// Forgets the addresses that providers vouched for; signing in again tells them again.
pub async fn forget_addresses(tx: &mut Tx, people: &[PersonId]) -> Result<()> {
    let q = tx
        .q("UPDATE identity SET verified_email = NULL WHERE person_id IN_IDS($1)")
        .bind_ids(people.iter().map(|id| id.uuid()));
    tx.exec(q).await?;
    Ok(())
}

/// An identity that signed in and waits for the account's owner.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct WaitingLink {
    pub issuer: String,
    pub subject: String,
    pub provider_id: String,
    pub verified_email: Option<String>,
    pub expires_at: Ts,
}

/// Keeps an identity waiting for its confirmation; the latest replaces the one before.
pub async fn await_link(tx: &mut Tx, person: PersonId, link: WaitingLink) -> Result<()> {
    let q = tx
        .q("INSERT INTO pending_identity_link (person_id, issuer, subject, provider_id, verified_email, expires_at) \
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (person_id) DO UPDATE SET issuer = excluded.issuer, \
            subject = excluded.subject, provider_id = excluded.provider_id, \
            verified_email = excluded.verified_email, expires_at = excluded.expires_at")
        .bind(person)
        .bind(link.issuer)
        .bind(link.subject)
        .bind(link.provider_id)
        .bind(link.verified_email)
        .bind(link.expires_at);
    tx.exec(q).await?;
    Ok(())
}

/// The one that waits, if its time is not over.
pub async fn waiting_link(db: &Db, person: PersonId, now: Ts) -> Result<Option<WaitingLink>> {
    let q = db
        .q("SELECT issuer, subject, provider_id, verified_email, expires_at FROM pending_identity_link \
            WHERE person_id = $1 AND expires_at > $2")
        .bind(person)
        .bind(now);
    Ok(db.maybe(q).await?)
}

/// Takes the one that waits out of the table.
pub async fn take_link(tx: &mut Tx, person: PersonId) -> Result<Option<WaitingLink>> {
    let q = tx
        .q("DELETE FROM pending_identity_link WHERE person_id = $1 \
            RETURNING issuer, subject, provider_id, verified_email, expires_at")
        .bind(person);
    Ok(tx.maybe(q).await?)
}

/// The one person recorded under this address to whom nobody ever signed in, if the account that proves the address is
/// a fresh one, without any mandate, past or present.
pub async fn claimable(tx: &mut Tx, email: &str, account: PersonId) -> Result<Option<PersonId>> {
    let q = tx
        .q("SELECT p.id FROM person p WHERE p.email = $1 AND p.id <> $2 AND p.erased_at IS NULL \
            AND NOT EXISTS (SELECT 1 FROM identity i WHERE i.person_id = p.id) \
            AND NOT EXISTS (SELECT 1 FROM mandate m WHERE m.person_id = $2) \
            AND NOT EXISTS (SELECT 1 FROM person own WHERE own.id = $2 AND own.platform_admin = TRUE) LIMIT 2")
        .bind(email.to_owned())
        .bind(account);
    let found: Vec<(PersonId,)> = tx.all(q).await?;
    Ok(match found.as_slice() {
        [(person,)] => Some(*person),
        // Two people under one address: a shared mailbox proves neither.
        _ => None,
    })
}

/// All that a fresh account holds passes to another person; the account is no more.
pub async fn pass_on(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<()> {
    for sql in [
        "UPDATE identity SET person_id = $2 WHERE person_id = $1",
        "UPDATE session SET person_id = $2 WHERE person_id = $1",
        "UPDATE access_request SET person_id = $2 WHERE person_id = $1",
    ] {
        let q = tx.q(sql).bind(from).bind(to);
        tx.exec(q).await?;
    }
    for sql in ["DELETE FROM pending_identity_link WHERE person_id = $1", "DELETE FROM person WHERE id = $1"]
    {
        let q = tx.q(sql).bind(from);
        tx.exec(q).await?;
    }
    Ok(())
}
