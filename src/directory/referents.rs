//! The contact magistrates' posts through time (domain §3: "who held this post on date D?" always has an answer).

use super::model::Post;
use super::{Directory, store};
use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::Result;

/// A post became the contact magistrate's, or ceased to be: before its first change the opposite held.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ReferentChange {
    /// Which post.
    pub post_id: PostId,
    /// First day on which it is so.
    pub changed_on: Day,
    /// What it is from that day on.
    pub referent: bool,
}

/// An organisation of a territory where a contact magistrate may be.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ContactPlace {
    /// Which.
    pub id: OrganisationId,
    /// Its folded name, by which lists are ordered.
    pub name_key: String,
    /// Its own zone.
    pub time_zone: Zone,
    /// Its last day, if it closed.
    pub closed_on: Option<Day>,
    /// A court, which should have a contact magistrate.
    pub is_court: bool,
}

/// Whether a post was the contact magistrate's on that day.
#[must_use]
pub fn was_referent(now: bool, changes: &[&ReferentChange], on: Day) -> bool {
    let last = changes.iter().filter(|change| change.changed_on <= on).max_by_key(|change| change.changed_on);
    let next = changes.iter().filter(|change| change.changed_on > on).min_by_key(|change| change.changed_on);
    last.map(|change| change.referent).or(next.map(|change| !change.referent)).unwrap_or(now)
}

impl Directory {
    /// How these posts became the contact magistrate's, or ceased to be.
    ///
    /// # Errors
    /// The database's.
    pub async fn referent_changes(&self, posts: &[PostId]) -> Result<Vec<ReferentChange>> {
        store::referent_changes(&self.platform.db, posts).await
    }

    /// Posts that are or once were the contact magistrate's: those of a territory's organisations, and of these others.
    ///
    /// # Errors
    /// The database's.
    pub async fn contact_posts(&self, territory: &str, others: &[PostId]) -> Result<Vec<Post>> {
        store::contact_posts(&self.platform.db, territory, others).await
    }

    /// Courts of a territory, and those of these other organisations that lie in it, in any order.
    ///
    /// # Errors
    /// The database's.
    pub async fn contact_places(
        &self,
        territory: &str,
        others: &[OrganisationId],
    ) -> Result<Vec<ContactPlace>> {
        store::contact_places(&self.platform.db, territory, others).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn before_its_first_change_a_post_was_the_contrary() {
        let change = |on: &str, referent| ReferentChange {
            post_id: PostId(uuid::Uuid::from_u128(3)),
            changed_on: day(on),
            referent,
        };
        let changes = [change("2025-09-01", false), change("2026-01-01", true)];
        let changes: Vec<_> = changes.iter().collect();
        let on = |text| was_referent(true, &changes, day(text));
        let seen = ["2025-08-31", "2025-09-01", "2025-12-31", "2026-01-01"].map(on);
        assert_eq!(seen, [true, false, false, true]);
        assert!(was_referent(true, &[], day("2020-01-01")) && !was_referent(false, &[], day("2020-01-01")));
    }
}
