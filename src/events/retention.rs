//! Who was expected by name is forgotten; that a post or an organisation was expected stays.

use super::{Events, store};
use crate::kernel::error::Result;
use crate::kernel::retention::{Kept, Span};

/// Domain §2, as attendance.
pub const PEOPLE_KEPT: Kept = Kept {
    what: "Noms des personnes invitées à un rendez-vous, leurs réponses et leurs choix de date",
    time: Span::Years(3),
    from: " après le rendez-vous ou son annulation",
    why: "Savoir qui a pris part aux échanges ; ensuite, seules les fonctions invitées restent",
};

impl Events {
    /// Forgets who was expected by name at events that were over long enough ago, with what they answered and what was
    /// mailed about them; tells how many were expected.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_people_as_system(&self) -> Result<u64> {
        let before = PEOPLE_KEPT.time.before(self.platform.clock.now());
        let mut tx = self.platform.db.begin().await?;
        let forgotten = store::retention::forget_people(&mut tx, before).await?;
        tx.commit().await?;
        Ok(forgotten)
    }
}
