//! Reading resource persons with the viewer's rights.

use super::model::{ResourceId, ResourcePerson};
use super::policy::Ties;
use super::{Resources, store};
use crate::kernel::actor::{Actor, PartnershipId, PostId};
use crate::kernel::clock::Zone;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::protocols::Theme;

impl Resources {
    /// One entry of the actor's reach.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn find(&self, actor: &Actor, id: ResourceId) -> Result<ResourcePerson> {
        self.find_all_visible(actor, &[id]).await?.pop().ok_or(Error::NotFound)
    }

    /// What this slice holds on the actor: entries that name them.
    ///
    /// # Errors
    /// The database's.
    pub async fn my_data(&self, actor: &Actor) -> Result<serde_json::Value> {
        Ok(serde_json::json!({ "resourcePersons": store::held_on(&self.platform.db, actor.person).await? }))
    }

    /// Those of these entries that the actor sees, in any order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_all_visible(&self, actor: &Actor, ids: &[ResourceId]) -> Result<Vec<ResourcePerson>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let rows = store::by_ids(&self.platform.db, &reach.read(), ids).await?;
        self.complete(actor, rows).await
    }

    /// All entries of those of these partnerships that the actor reads, by theme.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_partnerships(&self, actor: &Actor, ids: &[PartnershipId]) -> Result<Vec<ResourcePerson>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let read: Vec<_> = ids.iter().copied().filter(|id| reach.standing(*id).reads()).collect();
        let rows = store::of_partnerships(&self.platform.db, &read).await?;
        self.complete(actor, rows).await
    }

    /// All entries of these partnerships, by theme, without who answers; for jobs.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_partnerships_as_system(&self, ids: &[PartnershipId]) -> Result<Vec<ResourcePerson>> {
        store::of_partnerships(&self.platform.db, ids).await
    }

    /// Entries by id, whoever asks, without who answers.
    ///
    /// # Errors
    /// The database's.
    pub async fn resources_as_system(&self, ids: &[ResourceId]) -> Result<Vec<ResourcePerson>> {
        store::any(&self.platform.db, ids).await
    }

    /// A page of entries about a theme, or about any; `territory` keeps partnerships whose scope overlaps it.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        actor: &Actor,
        theme: Option<Theme>,
        territory: Option<&str>,
        page: &PageRequest,
    ) -> Result<Page<ResourcePerson>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let mut read = reach.read();
        if let Some(code) = territory {
            read = self.partnerships.overlapping(code, &read).await?;
        }
        let (rows, total) = store::list(&self.platform.db, &read, theme, page).await?;
        let rows = self.complete(actor, rows).await?;
        Ok(Page::from_rows(rows, page, total, |entry| Cursor {
            key: async_graphql::resolver_utils::enum_value(entry.theme).to_string(),
            id: entry.id.uuid(),
        }))
    }

    /// Adds who answers today and what the viewer may do.
    pub(super) async fn complete(
        &self,
        actor: &Actor,
        mut rows: Vec<ResourcePerson>,
    ) -> Result<Vec<ResourcePerson>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let mut posts: Vec<PostId> = rows.iter().map(|row| row.post_id).collect();
        posts.sort_unstable();
        posts.dedup();
        let today = self.platform.clock.now().day_in(&Zone::paris());
        let holders = self.accounts.holders(&posts, today).await?;
        for row in &mut rows {
            row.set_holders(holders.get(&row.post_id).map(Vec::as_slice).unwrap_or_default());
            row.ties = Ties::of(actor, row, &reach);
        }
        Ok(rows)
    }
}
