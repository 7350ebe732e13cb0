//! What an immersion is: an offer of an organisation, and stays in it that both sides agree to.

use async_graphql::{Enum, SimpleObject};

use super::policy::{OfferTies, PlacementTies};
use crate::events::EventId;
use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::typed_id;

typed_id!(
    /// An organisation that receives people of the other sector.
    OfferId,
    "immersion"
);
typed_id!(
    /// Somebody's stay there.
    PlacementId,
    "placement"
);

/// Who comes to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImmersionAudience {
    /// Auditeur de justice.
    TraineeMagistrate,
    /// CPIP.
    ProbationCounsellor,
    /// Who treats addictions.
    AddictologyProfessional,
    /// Anybody else of the partners.
    OtherProfessional,
}

/// Life of a stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PlacementState {
    /// Waits for the agreement of the host or of the own organisation.
    Requested,
    /// Both agreed.
    Agreed,
    /// One of them did not.
    Declined,
    /// Given up.
    Cancelled,
    /// Took place.
    Done,
}

impl PlacementState {
    /// Still to come.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Requested | Self::Agreed)
    }
}

/// An organisation that receives people of the other sector.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(name = "ImmersionOffer", complex)]
pub struct Offer {
    /// Node id.
    pub id: OfferId,
    /// Its partnership.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// Who hosts.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// Whom to ask.
    #[graphql(skip)]
    pub contact_post_id: PostId,
    /// What there is to see.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
    /// Codes joined by commas.
    #[graphql(skip)]
    pub audience_codes: Option<String>,
    /// First day on which a stay may lie.
    pub starts_on: Day,
    /// Last one.
    pub ends_on: Day,
    /// Length of one stay in days.
    pub days: i64,
    /// Guests in all.
    pub capacity: i64,
    /// Guests agreed to.
    pub taken: i64,
    /// When it was closed to new requests.
    pub closed_at: Option<Ts>,
    /// Rises with each change; sent back as `baseRevision`.
    pub revision: i64,
    /// The partnership's zone.
    #[graphql(skip)]
    pub time_zone: Zone,
    /// What the viewer is to it.
    #[graphql(skip)]
    #[sqlx(skip)]
    pub ties: OfferTies,
}

impl Offer {
    /// Who may come, in the order of the closed list.
    #[must_use]
    pub fn audiences(&self) -> Vec<ImmersionAudience> {
        let held: Vec<&str> = self.audience_codes.iter().flat_map(|codes| codes.split(',')).collect();
        let items = <ImmersionAudience as async_graphql::resolver_utils::EnumType>::items();
        items.iter().filter(|item| held.contains(&item.name)).map(|item| item.value).collect()
    }

    /// Guests who may still be agreed to.
    #[must_use]
    pub fn left(&self) -> i64 {
        (self.capacity - self.taken).max(0)
    }

    /// Whether it still takes requests.
    #[must_use]
    pub fn is_open(&self, today: Day) -> bool {
        self.closed_at.is_none() && self.ends_on >= today
    }
}

/// Somebody's stay.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(name = "ImmersionPlacement", complex)]
pub struct Placement {
    /// Node id.
    pub id: PlacementId,
    /// At which offer.
    #[graphql(skip)]
    pub offer_id: OfferId,
    /// Who comes.
    #[graphql(skip)]
    pub guest_id: PersonId,
    /// As holder of which post.
    #[graphql(skip)]
    pub post_id: PostId,
    /// Sent by whom.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// As what.
    pub audience: ImmersionAudience,
    /// First day.
    pub starts_on: Day,
    /// Last day, included.
    pub ends_on: Day,
    /// Where it stands.
    pub state: PlacementState,
    /// When the host agreed.
    pub host_agreed_at: Option<Ts>,
    /// When the own organisation agreed.
    pub home_agreed_at: Option<Ts>,
    /// Why one of them did not.
    pub decline_reason: Option<String>,
    /// What the host thought of it.
    pub host_feedback: Option<String>,
    /// What the guest thought of it.
    pub guest_feedback: Option<String>,
    /// Its dates, once both agreed.
    #[graphql(skip)]
    pub event_id: Option<EventId>,
    /// The zone of its days.
    #[graphql(skip)]
    pub time_zone: Zone,
    /// Who hosts.
    #[graphql(skip)]
    pub host_id: OrganisationId,
    /// Whom to ask there.
    #[graphql(skip)]
    pub contact_post_id: PostId,
    /// Whose partnership.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// What the viewer is to it.
    #[graphql(skip)]
    #[sqlx(skip)]
    pub ties: PlacementTies,
}
