//! What is asked of immersions.

use async_graphql::{InputObject, MaybeUndefined};

use super::model::{ImmersionAudience, OfferId, PlacementId};
use crate::kernel::actor::{PartnershipId, PostId};
use crate::kernel::clock::Day;

/// A new offer of the own organisation.
#[derive(Clone, Debug, InputObject)]
pub struct OfferImmersionInput {
    /// In which partnership.
    pub partnership_id: PartnershipId,
    /// What there is to see.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
    /// Who may come.
    pub audiences: Vec<ImmersionAudience>,
    /// First day on which a stay may lie.
    pub starts_on: Day,
    /// Last one.
    pub ends_on: Day,
    /// Length of one stay in days.
    pub days: i64,
    /// Guests in all.
    pub capacity: i64,
    /// Whom to ask: a post of the own organisation.
    pub contact_post_id: PostId,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Changes of an offer; absent fields keep their value.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateImmersionOfferInput {
    /// Which offer.
    pub offer_id: OfferId,
    /// The revision that was read.
    pub base_revision: i64,
    /// What there is to see.
    pub title: Option<String>,
    /// More about it; null empties it.
    #[graphql(default)]
    pub description: MaybeUndefined<String>,
    /// Who may come.
    pub audiences: Option<Vec<ImmersionAudience>>,
    /// First day on which a stay may lie.
    pub starts_on: Option<Day>,
    /// Last one.
    pub ends_on: Option<Day>,
    /// Length of one stay in days.
    pub days: Option<i64>,
    /// Guests in all.
    pub capacity: Option<i64>,
    /// Whom to ask: a post of the same organisation.
    pub contact_post_id: Option<PostId>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Takes no more requests.
#[derive(Clone, Debug, InputObject)]
pub struct CloseImmersionOfferInput {
    /// Which offer.
    pub offer_id: OfferId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Asks for a stay.
#[derive(Clone, Debug, InputObject)]
pub struct RequestImmersionInput {
    /// At which offer.
    pub offer_id: OfferId,
    /// As holder of which post.
    pub post_id: PostId,
    /// As what.
    pub audience: ImmersionAudience,
    /// First day.
    pub starts_on: Day,
    /// Last day, included.
    pub ends_on: Day,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Agrees for the host or for the guest's organisation.
#[derive(Clone, Debug, InputObject)]
pub struct AgreeToImmersionInput {
    /// To which stay.
    pub placement_id: PlacementId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Turns a request down.
#[derive(Clone, Debug, InputObject)]
pub struct DeclineImmersionInput {
    /// Which stay.
    pub placement_id: PlacementId,
    /// Why.
    pub reason: Option<String>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Gives a stay up.
#[derive(Clone, Debug, InputObject)]
pub struct CancelImmersionInput {
    /// Which stay.
    pub placement_id: PlacementId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Says that a stay took place.
#[derive(Clone, Debug, InputObject)]
pub struct CompleteImmersionInput {
    /// Which stay.
    pub placement_id: PlacementId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// A few words about a stay, of the host or of the guest.
#[derive(Clone, Debug, InputObject)]
pub struct GiveImmersionFeedbackInput {
    /// Which stay.
    pub placement_id: PlacementId,
    /// About how it was organised and what was learnt; never about a person who is followed.
    pub text: String,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}
