//! Reading immersions with the viewer's rights.

use std::collections::HashSet;

use super::model::{Offer, OfferId, Placement, PlacementId};
use super::policy::{OfferTies, PlacementTies, Viewpoint};
use super::{Immersions, store};
use crate::accounts::Holder;
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId};
use crate::kernel::clock::Zone;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Cursor, Page, PageRequest};

/// Which offers a list shows.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// Only in these.
    pub partnerships: Option<Vec<PartnershipId>>,
    /// Code of an audience; empty for any.
    pub audience: String,
    /// Over or closed, latest first; open, soonest first, otherwise.
    pub past: bool,
}

impl Immersions {
    /// One offer of the actor's reach.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn find_offer(&self, actor: &Actor, id: OfferId) -> Result<Offer> {
        self.offers(actor, &[id]).await?.pop().ok_or(Error::NotFound)
    }

    /// Those of these offers that the actor sees, in any order.
    ///
    /// # Errors
    /// The database's.
    pub async fn offers(&self, actor: &Actor, ids: &[OfferId]) -> Result<Vec<Offer>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let found = store::offers(&self.platform.db, actor, &reach.read(), ids).await?;
        Ok(found
            .into_iter()
            .map(|offer| Offer { ties: OfferTies::of(actor, &offer, &reach), ..offer })
            .collect())
    }

    /// A page of offers; `territory` keeps partnerships whose scope overlaps it.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        actor: &Actor,
        mut asked: Offers,
        territory: Option<&str>,
        page: &PageRequest,
    ) -> Result<Page<Offer>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let read = reach.read();
        if let Some(code) = territory {
            let candidates = asked.partnerships.take().unwrap_or_else(|| read.clone());
            asked.partnerships = Some(self.partnerships.overlapping(code, &candidates).await?);
        }
        let today = self.today(&Zone::paris());
        let (rows, total) = store::list(&self.platform.db, actor, &read, &asked, today, page).await?;
        let rows = rows
            .into_iter()
            .map(|offer| Offer { ties: OfferTies::of(actor, &offer, &reach), ..offer })
            .collect();
        Ok(Page::from_rows(rows, page, total, |offer: &Offer| Cursor {
            key: offer.starts_on.to_string(),
            id: offer.id.uuid(),
        }))
    }

    /// Those of these stays that concern the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn placements(&self, actor: &Actor, ids: &[PlacementId]) -> Result<Vec<Placement>> {
        let found = store::placements(&self.platform.db, ids).await?;
        self.concerning(actor, found).await
    }

    /// Stays at these offers that concern the actor, first to last.
    ///
    /// # Errors
    /// The database's.
    pub async fn placements_at(&self, actor: &Actor, offers: &[OfferId]) -> Result<Vec<Placement>> {
        let found = store::placements_at(&self.platform.db, offers).await?;
        self.concerning(actor, found).await
    }

    /// The actor's own stays, latest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn own(&self, actor: &Actor) -> Result<Vec<Placement>> {
        let found = store::own(&self.platform.db, actor.person).await?;
        self.concerning(actor, found).await
    }

    /// What this slice holds on the actor: the own stays.
    ///
    /// # Errors
    /// The database's.
    pub async fn my_data(&self, actor: &Actor) -> Result<serde_json::Value> {
        let stays = store::held_on(&self.platform.db, actor.person).await?;
        Ok(serde_json::json!({ "immersions": stays }))
    }

    async fn concerning(&self, actor: &Actor, found: Vec<Placement>) -> Result<Vec<Placement>> {
        let view = self.viewpoint(actor, &found).await?;
        Ok(found
            .into_iter()
            .map(|placement| Placement { ties: PlacementTies::of(actor, &placement, &view), ..placement })
            .filter(|placement| placement.ties.sees())
            .collect())
    }

    /// What the actor's mandates give where these stays are concerned.
    pub(super) async fn viewpoint(&self, actor: &Actor, placements: &[Placement]) -> Result<Viewpoint> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        if actor.mandates.iter().all(|held| held.administers.is_empty()) {
            return Ok(Viewpoint { reach, stands_in: HashSet::new() });
        }
        let sides: Vec<OrganisationId> =
            placements.iter().flat_map(|stay| [stay.host_id, stay.organisation_id]).collect();
        let answering = self.accounts.representatives(&sides, self.today(&Zone::paris())).await?;
        let own = |holders: &[Holder]| holders.iter().any(|holder| holder.person == actor.person);
        let stands_in = answering.into_iter().filter(|(_, holders)| own(holders)).map(|(id, _)| id);
        Ok(Viewpoint { reach, stands_in: stands_in.collect() })
    }
}
