//! What an onboarding pack is.

use async_graphql::SimpleObject;

use super::checklist::CheckItem;
use super::policy::Ties;
use crate::accounts::Capacity;
use crate::kernel::actor::{MandateId, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::meetings::PresentationId;
use crate::typed_id;

typed_id!(
    /// What a newcomer is given on arrival.
    PackId,
    "pack"
);

/// What a newcomer is given on arrival: whose it is and how far its reader is.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(name = "OnboardingPack", complex)]
pub struct Pack {
    /// Node id.
    pub id: PackId,
    /// The mandate that begins.
    #[graphql(skip)]
    pub mandate_id: MandateId,
    /// Who arrives.
    #[graphql(skip)]
    pub person_id: PersonId,
    /// At which post.
    #[graphql(skip)]
    pub post_id: PostId,
    /// At which organisation.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// In what capacity.
    pub capacity: Capacity,
    /// First day.
    pub starts_on: Day,
    /// Last day of the mandate, if known.
    #[graphql(skip)]
    pub ends_on: Option<Day>,
    /// The zone of the post's organisation.
    #[graphql(skip)]
    pub time_zone: Zone,
    /// When it was made.
    #[graphql(skip)]
    pub opened_at: Ts,
    /// When the newcomer first read it.
    pub first_read_at: Option<Ts>,
    /// What it held when it was last looked through, as JSON.
    #[graphql(skip)]
    pub snapshot: Option<String>,
    /// When that was.
    #[graphql(skip)]
    pub snapshot_at: Option<Ts>,
    /// When the newcomer said that it was read.
    pub acknowledged_at: Option<Ts>,
    /// Day of the last reminder that went out.
    #[graphql(skip)]
    pub reminded_on: Option<Day>,
    /// The function and its organisation in words: before the first day they are known without any right.
    #[sqlx(skip)]
    pub title: String,
    /// The partnership whose template it follows: the oldest that the organisation is a member of.
    #[graphql(skip)]
    #[sqlx(skip)]
    pub partnership_id: Option<PartnershipId>,
    /// The joint presentation meeting, once proposed.
    #[graphql(skip)]
    #[sqlx(skip)]
    pub presentation_id: Option<PresentationId>,
    /// What there is to do, by when.
    #[sqlx(skip)]
    pub checklist: Vec<CheckItem>,
    /// What the viewer is to it.
    #[graphql(skip)]
    #[sqlx(skip)]
    pub ties: Ties,
}

impl Pack {
    /// Today where the post is.
    #[must_use]
    pub fn today(&self, now: Ts) -> Day {
        now.day_in(&self.time_zone)
    }

    /// Nothing of the checklist is left.
    #[must_use]
    pub fn all_done(&self) -> bool {
        self.checklist.iter().all(|item| item.done_on.is_some())
    }
}
