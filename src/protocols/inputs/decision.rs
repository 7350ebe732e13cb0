//! What a term, a party or a protocol is ended or carried on with.

use async_graphql::InputObject;

use crate::kernel::actor::PostId;
use crate::kernel::clock::Day;
use crate::protocols::ids::{PartyId, ProtocolId};

/// Decides the next term of an express renewal.
#[derive(Clone, Debug, InputObject)]
pub struct RenewProtocolInput {
    /// Which.
    pub protocol_id: ProtocolId,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Notice that a tacit renewal will not happen.
#[derive(Clone, Debug, InputObject)]
pub struct NotifyNonRenewalInput {
    /// Which.
    pub protocol_id: ProtocolId,
    /// When notice was given.
    pub notified_on: Day,
    /// Why.
    pub reason: Option<String>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// A party leaves, after its notice.
#[derive(Clone, Debug, InputObject)]
pub struct WithdrawPartyInput {
    /// Which.
    pub party_id: PartyId,
    /// When notice was given.
    pub notice_given_on: Day,
    /// Last day of its part.
    pub withdraws_on: Day,
    /// Why.
    pub reason: Option<String>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Ends a protocol.
#[derive(Clone, Debug, InputObject)]
pub struct TerminateProtocolInput {
    /// Which.
    pub protocol_id: ProtocolId,
    /// Last day in force.
    pub on: Day,
    /// Why.
    pub reason: String,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}
