//! Whom to write to about a post or an organisation, and to whose organisations people still belong.

use super::model::{Capacity, Holder, Recipient};
use super::{Accounts, store};
use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::Result;

impl Accounts {
    /// Who answers for a post of this organisation on that day: its titular and interim who can be written to; where there
    /// is nobody, who answers for the organisation.
    ///
    /// # Errors
    /// The database's.
    pub async fn answering(
        &self,
        post: PostId,
        organisation: OrganisationId,
        on: Day,
    ) -> Result<Vec<Recipient>> {
        let holders = self.holders(&[post], on).await?.into_values().flatten();
        let holders = holders.filter(|holder| holder.capacity != Capacity::Delegate);
        let found: Vec<Recipient> = holders.filter_map(|holder| holder.recipient()).collect();
        if found.is_empty() { self.representing(&[organisation], on).await } else { Ok(found) }
    }

    /// Who answers for these organisations on that day and can be written to, in no order, some perhaps twice.
    ///
    /// # Errors
    /// The database's.
    pub async fn representing(&self, organisations: &[OrganisationId], on: Day) -> Result<Vec<Recipient>> {
        let found = self.representatives(organisations, on).await?;
        Ok(found.into_values().flatten().filter_map(|holder: Holder| holder.recipient()).collect())
    }

    /// To which organisations these people belong on that day. A mandate that waits for a second person counts, for it
    /// may be an old one written down again: it gives no right, but takes nothing away either.
    ///
    /// # Errors
    /// The database's.
    pub async fn belonging(&self, people: &[PersonId], on: Day) -> Result<Vec<(PersonId, OrganisationId)>> {
        let found = store::mandates::of_people(&self.platform.db, people, on, on).await?;
        let standing = found.into_iter().filter(|mandate| mandate.refused_at.is_none());
        Ok(standing.map(|mandate| (mandate.person_id, mandate.organisation_id)).collect())
    }
}
