//! Reading reviews with the viewer's rights.

use super::{Actor, Finding, Participant, Result, Review, Reviews, Stakes, store};
use crate::actions::{ActionItem, ActionState, Filter};
use crate::kernel::clock::Day;
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::protocols::corrections::{self, Correction};
use crate::protocols::ids::{ProtocolId, ReviewId};

impl Reviews {
    /// Those of these reviews that the actor may read, in any order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_all_visible(&self, actor: &Actor, ids: &[ReviewId]) -> Result<Vec<Review>> {
        store::find_all_visible(&self.platform.db, actor, ids).await
    }

    /// The open review and the last closed one of each of these protocols, as far as the actor may read them.
    ///
    /// # Errors
    /// The database's.
    pub async fn current_of(&self, actor: &Actor, protocols: &[ProtocolId]) -> Result<Vec<Review>> {
        store::current_of(&self.platform.db, actor, protocols).await
    }

    /// A protocol's reviews, those of the latest cycle first.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_protocol(
        &self,
        actor: &Actor,
        protocol: ProtocolId,
        page: &PageRequest,
    ) -> Result<Page<Review>> {
        let (rows, total) = store::of_protocol(&self.platform.db, actor, protocol, page).await?;
        Ok(Page::from_rows(rows, page, total, |review| Cursor {
            key: review.due_on.to_string(),
            id: review.id.uuid(),
        }))
    }

    /// What a protocol's reviews decided to do, soonest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn actions_of_protocol(
        &self,
        actor: &Actor,
        protocol: ProtocolId,
        state: Option<ActionState>,
        page: &PageRequest,
    ) -> Result<Page<ActionItem>> {
        let reviews = store::ids_of(&self.platform.db, protocol).await?;
        let origins = reviews.into_iter().map(ReviewId::uuid).collect();
        let filter = Filter { partnership: None, origins: Some(origins), state };
        self.actions.list(actor, &filter, page).await
    }

    /// What these reviews decided to do, soonest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn follow_ups(&self, actor: &Actor, reviews: &[ReviewId]) -> Result<Vec<ActionItem>> {
        let origins: Vec<_> = reviews.iter().map(|id| id.uuid()).collect();
        self.actions.of_origins(actor, &origins).await
    }

    /// Who was at these reviews; the caller has read the reviews as the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn participants(&self, reviews: &[ReviewId]) -> Result<Vec<Participant>> {
        store::participants(&self.platform.db, reviews).await
    }

    /// What these reviews say of clauses; the caller has read the reviews as the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn findings(&self, reviews: &[ReviewId]) -> Result<Vec<Finding>> {
        store::findings(&self.platform.db, reviews).await
    }

    /// The corrections of these reviews; the caller has read the reviews as the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn corrections(&self, reviews: &[ReviewId]) -> Result<Vec<Correction>> {
        corrections::of(&self.platform.db, reviews.iter().map(|id| id.uuid())).await
    }

    /// What the rules look at, for each of these protocols.
    ///
    /// # Errors
    /// The database's.
    pub async fn stakes(&self, protocols: &[ProtocolId]) -> Result<Vec<(ProtocolId, Stakes)>> {
        let parties = self.protocols.parties_as_system(protocols).await?;
        let now = self.platform.clock.now();
        let found = self.protocols.protocols_as_system(protocols).await?;
        Ok(found
            .into_iter()
            .map(|protocol| {
                let today: Day = protocol.today(now);
                let bound = parties
                    .iter()
                    .filter(|party| party.protocol_id == protocol.id && party.bound(today))
                    .map(|party| party.organisation_id)
                    .collect();
                let stakes = Stakes {
                    partnership: protocol.partnership_id,
                    owner: protocol.owner_post_id,
                    parties: bound,
                };
                (protocol.id, stakes)
            })
            .collect())
    }
}
