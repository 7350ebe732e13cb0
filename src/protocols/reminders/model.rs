//! What is reminded of, and how a step went.

use async_graphql::Enum;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::kernel::actor::{OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::ids::TypedId as _;
use crate::platform::reminders::Course;
use crate::protocols::clock::{ReminderStep, course};
use crate::protocols::ids::ProtocolId;

/// How a step went; SKIPPED fell before the cycle began or in a downtime, STOPPED by the review or the end,
/// `NOT_RESENT` after a restore.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub enum ReminderState {
    /// To come, or about to leave.
    Planned,
    /// The relay took it.
    Sent,
    /// Never to be sent.
    Skipped,
    /// No longer wanted.
    Stopped,
    /// Could not be delivered to the relay, or nobody has an address.
    Failed,
    /// May have been sent before a restore, so not sent again.
    NotResent,
}

/// A protocol in force whose review clock runs.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Running {
    /// The protocol.
    pub id: ProtocolId,
    /// Its title.
    pub title: String,
    /// Its partnership.
    pub partnership_id: PartnershipId,
    /// Its partnership's name.
    pub partnership_name: String,
    /// When the review is due.
    pub due_on: Day,
    /// First day of the cycle.
    pub cycle_began_on: Day,
    /// The owner's post.
    pub owner_post_id: PostId,
    /// The owner's organisation.
    pub owner_organisation_id: OrganisationId,
    /// The coordinator's post, where there is one.
    pub coordinating_post_id: Option<PostId>,
    /// The coordinator's organisation.
    pub coordinating_organisation_id: Option<OrganisationId>,
    /// The partnership's zone.
    pub time_zone: Zone,
    /// The furthest step of this due date that anybody has a row for, in days after it.
    pub last_step: Option<i64>,
}

impl Running {
    /// The coordinator's post and organisation; none while the partnership names no post.
    #[must_use]
    pub fn coordinator(&self) -> Option<(PostId, OrganisationId)> {
        self.coordinating_post_id.zip(self.coordinating_organisation_id)
    }

    /// Its due date and the steps towards it.
    #[must_use]
    pub fn course(&self) -> Course<ProtocolId> {
        course(self.id, self.due_on, self.cycle_began_on, &self.time_zone, self.last_step)
    }
}

/// The id of a step in the API: it has no row of its own before it is sent.
#[must_use]
pub fn step_id(protocol: ProtocolId, due_on: Day, step: ReminderStep) -> Uuid {
    let digest = Sha256::digest(format!("{}|{due_on}|{step}", protocol.uuid()));
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
