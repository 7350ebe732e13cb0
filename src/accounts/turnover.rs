//! Who leaves a post and who arrives at one, for what other slices do about it.

use super::model::Mandate;
use super::{Accounts, store};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;

/// Who held the post less than this many days before comes back to it, and arrives nowhere.
const BACK_WITHIN_DAYS: i64 = 365;

impl Accounts {
    /// Mandates of titulars that began and whose end, past `since` or to come, is known: those who leave their post. Who
    /// goes on with a later mandate on the same post does not.
    ///
    /// # Errors
    /// The database's.
    pub async fn leaving_as_system(&self, since: Day) -> Result<Vec<Mandate>> {
        let tomorrow = self.around(None).to;
        store::mandates::leaving(&self.platform.db, since, tomorrow).await
    }

    /// Mandates in order that begin between these days and are not over: those who arrive at a post, all or one person.
    /// Acting for the holder is no arrival, and neither is going on with a post that one held.
    ///
    /// # Errors
    /// The database's.
    pub async fn arriving_as_system(
        &self,
        (from, until): (Day, Day),
        person: Option<PersonId>,
    ) -> Result<Vec<Mandate>> {
        let back = from.plus_days(-BACK_WITHIN_DAYS);
        let yesterday = self.around(None).from;
        store::mandates::arriving(&self.platform.db, (from, until), (yesterday, back), person).await
    }
}
