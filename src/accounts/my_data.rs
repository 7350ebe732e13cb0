//! What this slice holds on the person who asks, to download: no tokens, nobody else's data beyond names of things.
//! Each slice gives its part; the API puts them together.

use serde_json::{Value, json};

use super::Accounts;
use super::store::my_data as store;
use crate::kernel::actor::Actor;
use crate::kernel::error::{Error, Result};

impl Accounts {
    /// The person, identities, mandates, invitations, requests, sessions, own acts, what is kept of the own
    /// agenda, and mails received.
    ///
    /// # Errors
    /// The database's.
    pub async fn my_data(&self, actor: &Actor) -> Result<Value> {
        let db = &self.platform.db;
        let now = self.platform.clock.now();
        let person = self.people(&[actor.person]).await?.remove(&actor.person).ok_or(Error::NotFound)?;
        let mandates = super::store::mandates::all_of(db, actor.person).await?;
        let invitations = super::store::invitations::concerning(db, actor.person).await?;
        let requests = super::store::access_requests::of(db, actor.person).await?;
        Ok(json!({
            "exportedAt": now,
            "person": person,
            "identities": store::identities(db, actor.person).await?,
            "mandates": mandates.iter().map(|mandate| json!({
                "id": mandate.id.to_string(),
                "post": mandate.post_id.to_string(),
                "organisation": mandate.organisation_id.to_string(),
                "capacity": mandate.capacity,
                "startsOn": mandate.starts_on,
                "endsOn": mandate.ends_on,
                "confirmedAt": mandate.confirmed_at,
                "refusedAt": mandate.refused_at,
            })).collect::<Vec<_>>(),
            "invitations": invitations.iter().map(|invitation| json!({
                "id": invitation.id.to_string(),
                // One's own address if one took it up; that of others is theirs.
                "email": (invitation.invited_by_id != Some(actor.person)).then_some(&invitation.email),
                "written": invitation.invited_by_id == Some(actor.person),
                "post": invitation.post_id.map(|post| post.to_string()),
                "createdAt": invitation.created_at,
                "acceptedAt": invitation.accepted_at,
                "revokedAt": invitation.revoked_at,
            })).collect::<Vec<_>>(),
            "accessRequests": requests.iter().map(|request| json!({
                "id": request.id.to_string(),
                "organisation": request.organisation_id.to_string(),
                "message": request.message,
                "state": request.state,
                "requestedAt": request.requested_at,
                "decidedAt": request.decided_at,
                "reason": request.reason,
            })).collect::<Vec<_>>(),
            "sessions": store::sessions(db, actor.person).await?,
            "acts": store::acts(db, actor.person).await?,
            "agendas": store::agendas(db, actor.person).await?,
            "busyTimes": store::busy_times(db, actor.person).await?,
            "mails": store::mails(db, actor.person).await?,
        }))
    }
}
