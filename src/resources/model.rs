//! What a resource person is.

use async_graphql::SimpleObject;

use super::policy::Ties;
use crate::accounts::{Capacity, Holder};
use crate::directory::Cardinality;
use crate::kernel::actor::{MandateId, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::retention::Span;
use crate::protocols::Theme;
use crate::typed_id;

typed_id!(
    /// Whom to call about something.
    ResourceId,
    "resource"
);

/// How long a confirmation holds. Holders are confirmed each January and September (domain §8): six months cover that.
pub const FRESH_FOR: Span = Span::Months(6);

/// Whom to call about something.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct ResourcePerson {
    /// Node id.
    pub id: ResourceId,
    /// In which partnership.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// About what.
    pub theme: Theme,
    /// Only for this part of the territory.
    #[graphql(skip)]
    pub territory_code: Option<String>,
    /// The function to call.
    #[graphql(skip)]
    pub post_id: PostId,
    /// Of a team, whose mandate.
    #[graphql(skip)]
    pub mandate_id: Option<MandateId>,
    /// What can be asked.
    pub about: Option<String>,
    /// How to reach them, beside the contact details of person and organisation.
    pub reach: Option<String>,
    /// The day on which somebody last said that this still holds.
    pub confirmed_on: Day,
    /// Rises with each change; sent back as `baseRevision`.
    pub revision: i64,
    /// When it was last changed.
    #[graphql(skip)]
    pub updated_at: Ts,
    /// Who changed it last.
    #[graphql(skip)]
    pub editor: Option<String>,
    /// The post's organisation.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// One holder or a team.
    #[graphql(skip)]
    pub cardinality: Cardinality,
    /// The partnership's zone.
    #[graphql(skip)]
    pub time_zone: Zone,
    /// Who answers today, and since when.
    #[graphql(skip)]
    #[sqlx(skip)]
    pub called: Vec<(PersonId, Day)>,
    /// Nobody holds the post, or the named mandate is over.
    #[sqlx(skip)]
    pub vacant: bool,
    /// What the viewer is to it.
    #[graphql(skip)]
    #[sqlx(skip)]
    pub ties: Ties,
}

impl ResourcePerson {
    /// Tells who answers, from those who hold the post today. A team without a name is called as such.
    pub fn set_holders(&mut self, holders: &[Holder]) {
        let answers = |holder: &&Holder| match (self.mandate_id, self.cardinality) {
            (Some(mandate), _) => holder.mandate == mandate,
            (None, Cardinality::Single) => holder.capacity != Capacity::Delegate,
            (None, Cardinality::Team) => false,
        };
        self.called =
            holders.iter().filter(answers).take(1).map(|holder| (holder.person, holder.starts_on)).collect();
        let unnamed_team = self.mandate_id.is_none() && self.cardinality == Cardinality::Team;
        self.vacant = if unnamed_team { holders.is_empty() } else { self.called.is_empty() };
    }

    /// Nobody confirmed it for six months, or whoever answers came after it was confirmed.
    #[must_use]
    pub fn is_stale(&self, now: Ts) -> bool {
        let oldest = FRESH_FOR.before_day(now.day_in(&self.time_zone));
        self.confirmed_on < oldest || self.called.iter().any(|(_, since)| *since > self.confirmed_on)
    }
}
