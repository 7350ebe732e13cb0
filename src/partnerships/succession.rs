//! What becomes of memberships when an organisation closes or merges into another, in the transaction of who
//! authorised that.

use super::{Partnerships, store};
use crate::kernel::actor::OrganisationId;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::platform::db::Tx;

impl Partnerships {
    /// Ends the memberships of an organisation that closes, but where a protocol in force binds it: that part ends by a
    /// withdrawal, and until then the organisation shows as closed.
    ///
    /// # Errors
    /// The database's.
    pub async fn end_memberships_in(
        &self,
        tx: &mut Tx,
        organisation: OrganisationId,
        last: Day,
    ) -> Result<()> {
        for member in self.memberships_as_system(&[organisation]).await? {
            let id = member.partnership_id;
            let goes_on = member.joined_on <= last && member.left_on.is_none_or(|left| last < left);
            if goes_on && store::protocols_binding(tx, id, organisation, last).await?.is_empty() {
                store::end_membership(tx, &member, last).await?;
                tx.announce(id);
            }
        }
        Ok(())
    }

    /// From that day on an organisation is a member in another's stead.
    ///
    /// # Errors
    /// The database's.
    pub async fn succeed_in(
        &self,
        tx: &mut Tx,
        from: OrganisationId,
        into: OrganisationId,
        on: Day,
    ) -> Result<()> {
        let own = self.memberships_as_system(&[into]).await?;
        for member in self.memberships_as_system(&[from]).await? {
            let id = member.partnership_id;
            if member.left_on.is_some_and(|left| left < on) {
                continue;
            }
            let beside = || own.iter().filter(move |own| own.partnership_id == id);
            // One that would begin later begins with its own first day, in the new name.
            let first = member.joined_on.max(on);
            if member.joined_on < on {
                store::end_membership(tx, &member, on.eve()).await?;
            } else {
                store::drop_membership(tx, &member).await?;
            }
            if !beside().any(|own| own.on(first)) {
                store::add_member(tx, id, into, first).await?;
                let later = beside().map(|own| own.joined_on).filter(|joined| first < *joined).min();
                let until = [member.left_on, later.map(Day::eve)].into_iter().flatten().min();
                if let Some(until) = until {
                    let added = super::Member { organisation_id: into, joined_on: first, ..member.clone() };
                    store::end_membership(tx, &added, until).await?;
                }
            }
            tx.announce(id);
        }
        Ok(())
    }
}
