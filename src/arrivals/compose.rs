//! Putting a pack together: for its newcomer, and as a preview for who adapts templates.

use async_graphql::SimpleObject;

use super::checklist::{CheckItem, Happened, checklist};
use super::content::PackContent;
use super::gather::Place;
use super::model::{Pack, PackId};
use super::snapshot::Marks;
use super::templates::{PackRole, PackTemplate};
use super::{Packs, store};
use crate::directory::{Organisation, Post, PostRole};
use crate::kernel::actor::{Actor, PartnershipId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::partnerships::Partnership;
use crate::platform::audit::{self, By};

/// A pack as if somebody arrived today.
#[derive(Clone, Debug, SimpleObject)]
pub struct PackPreview {
    /// Whose template it follows.
    pub role: PackRole,
    /// What there would be to do, by when.
    pub checklist: Vec<CheckItem>,
    /// What the pack would hold.
    pub content: PackContent,
}

impl Packs {
    /// All that a pack holds today, as plain data: what the page shows and a document is made of. Nothing is written.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] for anybody but the newcomer.
    pub async fn compose(&self, actor: &Actor, id: PackId) -> Result<PackContent> {
        let pack = self.find(actor, id).await?;
        if !pack.ties.newcomer {
            return Err(Error::Forbidden);
        }
        let today = pack.today(self.now());
        let (post, organisation) = self.place(pack.post_id).await?;
        let role = PackRole::of(&post, &organisation);
        let joined = self.joined(&organisation, today).await?;
        let templates = self.shelf(&joined).await?;
        let covering = self.partnerships.covering_as_system(&organisation.territory_codes).await?;
        let shared = shared(&post, &covering, &joined);
        let template = templates.get(pack.partnership_id, role);
        let place = Place { post, organisation, covering, shared, template, today };
        let mut content = Box::pin(self.gather(actor, place)).await?;
        content.read_at = pack.snapshot_at;
        if let Some(before) = &pack.snapshot {
            content.changes = content.marks.since(&Marks::read(before)?, &content.sections);
        }
        Ok(content)
    }

    /// Opens a pack for its newcomer. The first reading is recorded, with what the pack then held.
    ///
    /// # Errors
    /// As for [`Packs::compose`].
    pub async fn read(&self, actor: &Actor, pack: &Pack) -> Result<PackContent> {
        let mut content = self.compose(actor, pack.id).await?;
        if pack.first_read_at.is_none() {
            let now = self.now();
            let mut tx = self.platform.db.begin().await?;
            if store::set_first_read(&mut tx, pack.id, content.marks.to_json()?, now).await? {
                let post = actor.holds(pack.post_id).then_some(pack.post_id);
                audit::record(&mut tx, &self.platform, By::actor(actor, post), "pack.read", pack.id, ())
                    .await?;
                tx.commit().await?;
                content.read_at = Some(now);
            }
        }
        Ok(content)
    }

    /// What somebody who arrived today at this post would find, of this partnership alone: for who runs it, and for
    /// posts of its members.
    ///
    /// # Errors
    /// The database's.
    pub async fn preview(
        &self,
        actor: &Actor,
        partnership: &Partnership,
        post: PostId,
    ) -> Result<Option<PackPreview>> {
        let today = partnership.today(self.now());
        let (post, organisation) = self.place(post).await?;
        let joined = self.joined(&organisation, today).await?;
        if !partnership.standing.runs() || !joined.contains(&partnership.id) {
            return Ok(None);
        }
        let role = PackRole::of(&post, &organisation);
        let template = self.shelf(&[partnership.id]).await?.get(Some(partnership.id), role);
        let checklist = checklist(&template.items, today, &[], Happened::default());
        let mut covering = self.partnerships.covering_as_system(&organisation.territory_codes).await?;
        covering.retain(|id| *id == partnership.id);
        let shared = shared(&post, &covering, &joined);
        let place = Place { post, organisation, covering, shared, template, today };
        let content = Box::pin(self.gather(actor, place)).await?;
        Ok(Some(PackPreview { role, checklist, content }))
    }

    async fn place(&self, post: PostId) -> Result<(Post, Organisation)> {
        let post = self.directory.posts(&[post]).await?.pop().ok_or(Error::NotFound)?;
        let place = self.directory.organisations(&[post.organisation_id]).await?.pop();
        Ok((post, place.ok_or(Error::NotFound)?))
    }

    /// Partnerships of which the organisation is a member on that day.
    async fn joined(&self, organisation: &Organisation, today: Day) -> Result<Vec<PartnershipId>> {
        let members = self.partnerships.memberships_as_system(&[organisation.id]).await?;
        Ok(members.iter().filter(|member| member.on(today)).map(|member| member.partnership_id).collect())
    }
}

/// Those whose shared matter the post reads: its organisation is a member, and the post does not merely observe.
fn shared(post: &Post, covering: &[PartnershipId], joined: &[PartnershipId]) -> Vec<PartnershipId> {
    let observes = post.grants.iter().any(|grant| grant.role == PostRole::Observer);
    covering.iter().copied().filter(|id| !observes && joined.contains(id)).collect()
}

impl PackContent {
    /// Empty, under these headings.
    pub(super) fn under(template: &PackTemplate, title: String, on: Day) -> Self {
        Self {
            on,
            title,
            partnerships: Vec::new(),
            welcome: template.welcome.clone(),
            sections: template.sections.clone(),
            handovers: Vec::new(),
            protocols: Vec::new(),
            contacts: Vec::new(),
            partners: Vec::new(),
            dates: Vec::new(),
            minutes: Vec::new(),
            actions: Vec::new(),
            words: Vec::new(),
            read_at: None,
            changes: Vec::new(),
            marks: Marks::default(),
        }
    }
}
