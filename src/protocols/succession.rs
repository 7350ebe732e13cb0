//! An organisation takes another's part in protocols when that merges into it. The party keeps its id, which the approved
//! text's hash covers, and its signatory posts, which moved with the merger: nothing that was approved changes.

use serde_json::json;

use super::Protocols;
use super::store::succession as store;
use crate::kernel::actor::OrganisationId;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

impl Protocols {
    /// Passes every part that has not ended, in the transaction of who authorised the merger. Where both were parties the
    /// one that merges ends its part the day before.
    ///
    /// # Errors
    /// The database's.
    pub async fn succeed_in(
        &self,
        tx: &mut Tx,
        by: By,
        (from, into): (OrganisationId, OrganisationId),
        on: Day,
    ) -> Result<()> {
        for part in store::parts(tx, from, into, on).await? {
            if part.beside {
                store::end(tx, part.id, on.eve()).await?;
            } else {
                store::pass(tx, part.id, (from, into), on).await?;
            }
            let codes = json!({ "party": part.id.0, "from": from, "into": into, "on": on });
            audit::record(tx, &self.platform, by, "protocol.party_passed", part.protocol_id, codes).await?;
            tx.announce(part.protocol_id);
        }
        Ok(())
    }
}
