//! Which notes somebody sees, and as what.

use std::collections::{HashMap, HashSet};

use super::model::{Note, NoteId};
use super::policy::Ties;
use super::{Handovers, store};
use crate::accounts::Mandate;
use crate::kernel::actor::{Actor, HeldPost, MandateId, OrganisationId, PartnershipId, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::partnerships::Partnership;
use crate::platform::db::Tx;

impl Handovers {
    /// One note of the actor's reach.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn find(&self, actor: &Actor, id: NoteId) -> Result<Note> {
        self.find_all_visible(actor, &[id]).await?.pop().ok_or(Error::NotFound)
    }

    /// Those of these notes that the actor sees, in any order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_all_visible(&self, actor: &Actor, ids: &[NoteId]) -> Result<Vec<Note>> {
        self.seen(actor, store::by_ids(&self.platform.db, ids).await?).await
    }

    /// Notes of these posts that the actor sees, latest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_posts(&self, actor: &Actor, posts: &[PostId]) -> Result<Vec<Note>> {
        self.seen(actor, store::of_posts(&self.platform.db, posts).await?).await
    }

    /// Notes that the actor writes or takes over, latest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn own(&self, actor: &Actor) -> Result<Vec<Note>> {
        let notes = store::concerning(&self.platform.db, actor.person, &actor.posts()).await?;
        let seen = self.seen(actor, notes).await?;
        Ok(seen.into_iter().filter(|note| note.ties.converses()).collect())
    }

    /// Notes of those who leave posts of a partnership's members, latest first; nothing for who does not coordinate it.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_partnership(
        &self,
        actor: &Actor,
        partnership: &Partnership,
        page: &PageRequest,
    ) -> Result<Page<Note>> {
        if !partnership.standing.runs() {
            return Ok(Page::empty());
        }
        let today = partnership.today(self.now());
        let members = self.partnerships.members_as_system(&[partnership.id]).await?;
        let members: Vec<OrganisationId> =
            members.iter().filter(|member| member.on(today)).map(|member| member.organisation_id).collect();
        let (notes, total) = store::of_organisations(&self.platform.db, &members, page).await?;
        let place = |note: &Note| Cursor { key: note.opened_at.to_string(), id: note.id.uuid() };
        let page = Page::from_rows(notes, page, total, place);
        let notes = page.rows.iter().map(|(_, note)| note.clone()).collect();
        let seen: HashMap<NoteId, Note> =
            self.seen(actor, notes).await?.into_iter().map(|note| (note.id, note)).collect();
        Ok(page.filter_map(|note| seen.get(&note.id).cloned()))
    }

    /// A note that the actor sees, held against other writers until the transaction ends.
    pub(super) async fn locked(&self, actor: &Actor, id: NoteId) -> Result<(Tx, Note)> {
        let seen = self.find(actor, id).await?;
        let mut tx = self.platform.db.begin().await?;
        let note = store::locked(&mut tx, id).await?.ok_or(Error::NotFound)?;
        Ok((tx, Note { ties: seen.ties, title: seen.title, ..note }))
    }

    async fn seen(&self, actor: &Actor, notes: Vec<Note>) -> Result<Vec<Note>> {
        if notes.is_empty() {
            return Ok(notes);
        }
        let held = self.held(actor).await?;
        let coordinated = self.coordinated(actor, &notes).await?;
        let now = self.now();
        let with_ties = |note: Note| {
            let coordinator = coordinated.contains(&note.organisation_id);
            let ties = Ties::of(actor, &note, &held, coordinator, note.today(now));
            Note { ties, ..note }
        };
        let notes = notes.into_iter().map(with_ties).filter(|note| note.ties.sees()).collect();
        self.titled(notes).await
    }

    /// Adds function and organisation in words.
    pub(super) async fn titled(&self, mut notes: Vec<Note>) -> Result<Vec<Note>> {
        let posts: Vec<PostId> = notes.iter().map(|note| note.post_id).collect();
        let posts = self.directory.posts(&posts).await?;
        let places: Vec<OrganisationId> = posts.iter().map(|post| post.organisation_id).collect();
        let places = self.directory.organisations(&places).await?;
        for note in &mut notes {
            let post = posts.iter().find(|post| post.id == note.post_id).ok_or(Error::NotFound)?;
            let place =
                places.iter().find(|place| place.id == post.organisation_id).ok_or(Error::NotFound)?;
            note.title = format!("{}, {}", post.label_fr(), place.name);
        }
        Ok(notes)
    }

    /// The actor's mandates of today, with their dates.
    async fn held(&self, actor: &Actor) -> Result<Vec<(HeldPost, Mandate)>> {
        let ids: Vec<MandateId> = actor.mandates.iter().map(|held| held.mandate).collect();
        let mut found = self.accounts.mandates(&ids).await?;
        let with = |held: &HeldPost| Some((held.clone(), found.remove(&held.mandate)?));
        Ok(actor.mandates.iter().filter_map(with).collect())
    }

    /// Organisations of these notes that belong to a partnership which the actor coordinates.
    async fn coordinated(&self, actor: &Actor, notes: &[Note]) -> Result<HashSet<OrganisationId>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let runs = |id: PartnershipId| reach.standing(id).runs();
        let organisations: Vec<OrganisationId> = notes.iter().map(|note| note.organisation_id).collect();
        let joined = self.partnerships.memberships_as_system(&organisations).await?;
        let now = self.now();
        let of = |note: &Note| {
            let today = note.today(now);
            joined.iter().any(|member| {
                member.organisation_id == note.organisation_id
                    && member.on(today)
                    && runs(member.partnership_id)
            })
        };
        Ok(notes.iter().filter(|note| of(note)).map(|note| note.organisation_id).collect())
    }
}
