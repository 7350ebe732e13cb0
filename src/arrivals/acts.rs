//! What a newcomer says of the pack: that it was read, and what of the checklist is done.

use async_graphql::InputObject;
use serde_json::json;

use super::model::{Pack, PackId};
use super::{Packs, store};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};

/// The newcomer says that the pack was read.
#[derive(Clone, Debug, InputObject)]
pub struct AcknowledgePackInput {
    /// Which pack.
    pub pack_id: PackId,
}

/// Says that a point of the checklist is done, or not.
#[derive(Clone, Debug, InputObject)]
pub struct TickPackItemInput {
    /// Of which pack.
    pub pack_id: PackId,
    /// Which point.
    pub key: String,
    /// Whether it is done.
    pub done: bool,
}

impl Packs {
    /// The newcomer says that the pack was read as it stands today: reminders stop, and changes are told from now on.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for anybody else; a problem before the first day.
    pub async fn acknowledge(&self, actor: &Actor, input: AcknowledgePackInput) -> Result<Pack> {
        let pack = self.find(actor, input.pack_id).await?;
        if !pack.ties.newcomer {
            return Err(Error::Forbidden);
        }
        if !pack.ties.arrived {
            let day = date_in_words(pack.starts_on.0);
            let message =
                format!("Vous pourrez confirmer la lecture à partir de votre prise de poste, le {day}.");
            return Err(Error::problem(Problem::new("PACK_NOT_STARTED", message)));
        }
        let snapshot = self.compose(actor, pack.id).await?.marks.to_json()?;
        if pack.acknowledged_at.is_some() && pack.snapshot.as_ref() == Some(&snapshot) {
            return Ok(pack);
        }
        let mut tx = self.platform.db.begin().await?;
        store::acknowledge(&mut tx, pack.id, snapshot, self.now()).await?;
        let by = By::actor(actor, acting(actor, &pack));
        audit::record(&mut tx, &self.platform, by, "pack.acknowledge", pack.id, ()).await?;
        tx.commit().await?;
        self.find(actor, pack.id).await
    }

    /// Ticks a point of the checklist, or takes the tick back; said twice it changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] without such a point, [`Error::Forbidden`] where it is not the actor's to tick.
    pub async fn tick(&self, actor: &Actor, input: TickPackItemInput) -> Result<Pack> {
        let pack = self.find(actor, input.pack_id).await?;
        let item = pack.checklist.iter().find(|item| item.key == input.key).ok_or(Error::NotFound)?;
        if !item.viewer_can_tick {
            return Err(Error::Forbidden);
        }
        if item.done_on.is_some() == input.done {
            return Ok(pack);
        }
        let mut tx = self.platform.db.begin().await?;
        if input.done {
            store::tick(&mut tx, pack.id, &item.key, pack.today(self.now()), actor.person).await?;
        } else {
            store::untick(&mut tx, pack.id, &item.key).await?;
        }
        let by = By::actor(actor, acting(actor, &pack));
        let facts = json!({"item": item.key, "done": input.done});
        audit::record(&mut tx, &self.platform, by, "pack.tick", pack.id, facts).await?;
        tx.commit().await?;
        self.find(actor, pack.id).await
    }
}

/// The newcomer's own post, or the one that represents the organisation.
fn acting(actor: &Actor, pack: &Pack) -> Option<PostId> {
    let represents = actor
        .mandates
        .iter()
        .find(|held| held.representative && held.organisation == pack.organisation_id)
        .map(|held| held.post);
    if actor.holds(pack.post_id) { Some(pack.post_id) } else { represents }
}
