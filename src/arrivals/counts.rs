//! How newcomers of a partnership fare, in counts that tell of nobody.

use async_graphql::SimpleObject;

use super::Packs;
use super::model::Pack;
use super::policy::{FEWEST_SHOWN, shown};
use crate::kernel::actor::OrganisationId;
use crate::kernel::error::Result;
use crate::partnerships::Partnership;

/// Newcomers within the year, in counts; null where fewer than five people could be made out.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct PackCounts {
    /// Who arrived at a member organisation within twelve months and is still there.
    pub newcomers: Option<usize>,
    /// Of them, who opened the pack.
    pub read: Option<usize>,
    /// Of them, who said that it was read.
    pub acknowledged: Option<usize>,
    /// Of them, whose checklist is done.
    pub completed: Option<usize>,
}

impl Packs {
    /// Counts of a partnership; none for whom its figures are not meant.
    ///
    /// # Errors
    /// The database's.
    pub async fn counts(&self, partnership: &Partnership) -> Result<Option<PackCounts>> {
        let standing = partnership.standing;
        if !(standing.runs() || standing.observes) {
            return Ok(None);
        }
        let now = self.now();
        let today = partnership.today(now);
        let members = self.partnerships.members_as_system(&[partnership.id]).await?;
        let members: Vec<OrganisationId> =
            members.iter().filter(|member| member.on(today)).map(|member| member.organisation_id).collect();
        let packs = self.complete(self.lately_arrived(&members).await?).await?;
        let arrived: Vec<&Pack> = packs.iter().filter(|pack| pack.starts_on <= pack.today(now)).collect();
        let of = |counted: fn(&Pack) -> bool| {
            shown(arrived.iter().filter(|pack| counted(pack)).count(), arrived.len())
        };
        Ok(Some(PackCounts {
            newcomers: Some(arrived.len()).filter(|count| *count >= FEWEST_SHOWN),
            read: of(|pack| pack.first_read_at.is_some()),
            acknowledged: of(|pack| pack.acknowledged_at.is_some()),
            completed: of(Pack::all_done),
        }))
    }
}
