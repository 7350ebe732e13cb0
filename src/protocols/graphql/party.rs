//! An organisation's part in a protocol.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, SimpleObject};

use super::found;
use super::protocol::{can, posts_in_order};
use crate::directory::{Organisation, Post, load_organisation};
use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::clock::Day;
use crate::protocols::Seen;
use crate::protocols::ids::PartyId;
use crate::protocols::model::{Party, PartyState, ProtocolStatus};
use crate::protocols::policy::{Action, Sight};

/// An organisation's part in a protocol.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct ProtocolParty {
    /// Node id.
    pub id: PartyId,
    /// Where it stands.
    pub state: PartyState,
    /// Day its notice was given.
    pub notice_given_on: Option<Day>,
    /// Last day of its part; null unless withdrawing or withdrawn.
    pub withdraws_on: Option<Day>,
    /// Why it leaves.
    pub withdrawal_reason: Option<String>,
    /// Since when it is the organisation's, after a merger.
    pub succeeded_on: Option<Day>,
    #[graphql(skip)]
    succeeds_id: Option<OrganisationId>,
    #[graphql(skip)]
    organisation_id: OrganisationId,
    #[graphql(skip)]
    posts: Vec<PostId>,
    #[graphql(skip)]
    seen: Arc<Seen>,
}

impl ProtocolParty {
    pub(super) fn new(seen: &Arc<Seen>, posts: Vec<PostId>, party: Party, today: Day) -> Self {
        Self {
            id: party.id,
            state: party.state(today),
            notice_given_on: party.notice_given_on,
            withdraws_on: party.withdraws_on,
            withdrawal_reason: party.withdrawal_reason.filter(|_| seen.sight == Sight::Full),
            succeeded_on: party.succeeded_on,
            succeeds_id: party.succeeds_id,
            organisation_id: party.organisation_id,
            posts,
            seen: seen.clone(),
        }
    }
}

#[ComplexObject]
impl ProtocolParty {
    /// Which organisation.
    async fn organisation(&self, ctx: &Context<'_>) -> async_graphql::Result<Organisation> {
        Ok(found(load_organisation(ctx, self.organisation_id).await?)?)
    }
    /// Whose part it was before a merger.
    async fn succeeds(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Organisation>> {
        load_organisation(ctx, self.succeeds_id?).await.transpose()
    }
    /// All of them approve; a post may belong to the organisation's parent.
    async fn signatories(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Post>> {
        posts_in_order(ctx, &self.posts).await
    }
    /// May give notice for this organisation.
    async fn viewer_can_withdraw(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        let in_force = self.seen.protocol.status == ProtocolStatus::InForce;
        Ok(in_force
            && self.state == PartyState::Active
            && can(ctx, &self.seen, Action::Withdraw(self.organisation_id)).await?)
    }
}
