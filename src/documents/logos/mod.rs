//! A partnership's logo at the head of its documents: one small PNG, set by the coordinator.

mod picture;
mod store;

use async_graphql::{InputObject, SimpleObject};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::{Documents, hash};
use crate::kernel::actor::{Actor, PartnershipId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Result};
use crate::partnerships::Partnership;
use crate::platform::audit::{self, By};

/// Sets or takes away a logo.
#[derive(Clone, Debug, InputObject)]
pub struct SetPartnershipLogoInput {
    /// Whose.
    pub partnership_id: PartnershipId,
    /// A PNG of at most 256 KiB in base64; null takes the logo away.
    pub png: Option<String>,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// A logo, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, SimpleObject)]
pub struct PartnershipLogo {
    /// In pixels.
    pub width: i64,
    /// In pixels.
    pub height: i64,
    /// SHA-256 of the picture as it is kept.
    pub sha256: String,
    /// When it was set.
    pub set_at: Ts,
}

impl Documents {
    /// Sets a partnership's logo, or takes it away; gives the partnership.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for whoever does not coordinate; a problem with the picture.
    pub async fn set_logo(&self, actor: &Actor, input: SetPartnershipLogoInput) -> Result<Partnership> {
        let id = input.partnership_id;
        let partnerships = &self.sources.partnerships;
        let (held, standing) = partnerships.acting(actor, id, input.acting_post_id).await?;
        if !standing.runs() {
            return Err(Error::Forbidden);
        }
        let by = By::actor(actor, Some(held.post));
        let now = self.platform.clock.now();
        let picture = match input.png {
            Some(text) => Some(read(text).await?),
            None => None,
        };
        let mut tx = self.platform.db.begin().await?;
        store::remove(&mut tx, id).await?;
        let action = if picture.is_some() { "logo.set" } else { "logo.remove" };
        if let Some(picture) = picture {
            let sha256 = hash(&picture.png);
            store::insert(&mut tx, id, picture, sha256, actor.person, now).await?;
        }
        audit::record(&mut tx, &self.platform, by, action, id, ()).await?;
        tx.commit().await?;
        partnerships.find_all_visible(actor, &[id]).await?.remove(&id).ok_or(Error::NotFound)
    }

    /// A partnership's logo, for who reads its matter.
    ///
    /// # Errors
    /// The database's.
    pub async fn logo(&self, partnership: &Partnership) -> Result<Option<PartnershipLogo>> {
        if !partnership.standing.reads() {
            return Ok(None);
        }
        store::find(&self.platform.db, partnership.id).await
    }

    /// Its bytes under this hash; none once another took its place.
    pub(super) async fn picture(&self, sha256: &str) -> Result<Option<Vec<u8>>> {
        store::png(&self.platform.db, sha256).await
    }

    /// The hash of the logo that a partnership's documents bear today.
    pub(super) async fn logo_hash(&self, id: PartnershipId) -> Result<Option<String>> {
        Ok(store::find(&self.platform.db, id).await?.map(|logo| logo.sha256))
    }
}

/// Decoding is computing: it is done aside.
async fn read(text: String) -> Result<picture::Picture> {
    let read = move || {
        let bytes = BASE64_STANDARD.decode(text).map_err(|_| picture::unreadable())?;
        picture::read(&bytes)
    };
    tokio::task::spawn_blocking(read).await.map_err(Error::internal)?
}
