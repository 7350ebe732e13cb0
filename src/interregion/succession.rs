//! What becomes of parts in agreements when an organisation merges into another, in the transaction of who authorised that.

use super::model::{Participation, ParticipationId};
use super::{Interregion, store};
use crate::directory::Organisation;
use crate::kernel::actor::OrganisationId;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::Tx;

impl Interregion {
    /// From that day on an organisation has another's roles, as far as its kind goes with them, and offers what that one
    /// offered; a role that it has already stays as it is.
    ///
    /// # Errors
    /// The database's.
    pub async fn succeed_in(
        &self,
        tx: &mut Tx,
        from: OrganisationId,
        into: &Organisation,
        on: Day,
    ) -> Result<()> {
        let now = self.platform.clock.now();
        let parts = store::of_organisations(tx, &[from, into.id], on).await?;
        let (own, passing): (Vec<Participation>, Vec<Participation>) =
            parts.into_iter().partition(|part| part.organisation_id == into.id);
        for part in passing {
            store::locked(tx, part.partnership_id).await?;
            let same =
                |own: &&Participation| (own.partnership_id, own.role) == (part.partnership_id, part.role);
            let first = part.from_on.max(on);
            let holds = own.iter().filter(same).any(|own| own.spans(first));
            if !holds && part.role.admits(into.kind) {
                let later = own.iter().filter(same).map(|own| own.from_on).filter(|day| first < *day).min();
                let until = [part.to_on, later.map(Day::eve)].into_iter().flatten().min();
                let new = ParticipationId::fresh(&self.platform.entropy, now);
                store::pass_on(tx, (part.id, new), into.id, (first, until), now).await?;
            }
            if part.from_on < on {
                store::end(tx, part.id, on.eve()).await?;
            } else {
                store::drop_part(tx, part.id).await?;
            }
            tx.announce(part.partnership_id);
        }
        Ok(())
    }
}
