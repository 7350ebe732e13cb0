//! Who leaves a post and who arrives at one, for what other slices do about it.

use super::model::{Capacity, Mandate};
use super::{Accounts, store};
use crate::kernel::actor::{PersonId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::Result;

/// Who held the post less than this many days before comes back to it, and arrives nowhere.
const BACK_WITHIN_DAYS: i64 = 365;

/// Before the first mandate and after the last that anybody records.
const ALWAYS: (Day, Day) = (Day(jiff::civil::date(1900, 1, 1)), Day(jiff::civil::date(9999, 12, 31)));

impl Accounts {
    /// All who ever held these posts as titular or interim, in the order of their first days.
    ///
    /// # Errors
    /// The database's.
    pub async fn tenures_as_system(&self, posts: &[PostId]) -> Result<Vec<Mandate>> {
        let mut found = store::mandates::of_posts(&self.platform.db, posts, ALWAYS.0, ALWAYS.1).await?;
        found.retain(|mandate| {
            mandate.confirmed_at.is_some()
                && mandate.refused_at.is_none()
                && mandate.capacity != Capacity::Delegate
        });
        Ok(found)
    }

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
