//! What protocols add to partnerships and organisations.

use async_graphql::{Context, Object};

use super::Pages;
use super::history::{HistoryEntry, history};
use super::protocol::{CooperationProtocol, nodes};
use crate::kernel::actor::{OrganisationId, PartnershipId};
use crate::kernel::error::Result;
use crate::kernel::page::{Page, PageRequest};
use crate::partnerships::{PageOf, Partnership};
use crate::platform::graphql::{ContextExt as _, connection};
use crate::protocols::clock::ReviewStatus;
use crate::protocols::loaders::{ProtocolLoader, ProtocolsOf};
use crate::protocols::model::ProtocolStatus;
use crate::protocols::reading::ProtocolFilter;
use crate::protocols::{Protocols, Seen};

/// What protocols add to a partnership.
pub struct PartnershipProtocols(pub Partnership);

/// What protocols add to a partnership.
#[Object]
impl PartnershipProtocols {
    /// Soonest review first, then title.
    async fn protocols(
        &self,
        ctx: &Context<'_>,
        status: Option<ProtocolStatus>,
        review_status: Option<ReviewStatus>,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Pages<CooperationProtocol>> {
        let filter = ProtocolFilter { status, review: review_status, ..ProtocolFilter::default() };
        let id: PartnershipId = self.0.id;
        let key: ProtocolsOf = PageOf { of: (id, filter), first, after };
        let page: Option<Page<Seen>> = ctx.data_unchecked::<ProtocolLoader>().load_one(key.clone()).await?;
        let page = page.unwrap_or(Page { rows: Vec::new(), has_next: false, total: None });
        Ok(connection(nodes(page), key.after.is_some()))
    }

    /// What happened to it and to its protocols, latest first; empty for who does not share its matter.
    async fn history(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Pages<HistoryEntry>> {
        history(ctx, self.0.standing.reads(), self.0.id.0, first, after).await
    }
}

/// What protocols add to an organisation.
pub struct OrganisationProtocols(pub OrganisationId);

/// What protocols add to an organisation.
#[Object]
impl OrganisationProtocols {
    /// Those to which it is a party, as far as the viewer may know of them; soonest review first.
    async fn protocols(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Pages<CooperationProtocol>> {
        let request =
            PageRequest::new(first, after.as_deref(), ctx.look_ahead().field("totalCount").exists())?;
        let page = ctx.service::<Protocols>().of_organisation(ctx.actor()?, self.0, &request).await?;
        Ok(connection(nodes(page), after.is_some()))
    }
}
