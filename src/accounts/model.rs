//! People and the posts that they hold.

use async_graphql::{Enum, SimpleObject};
use serde::Serialize;

use crate::kernel::actor::{MandateId, OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::platform::reminders::Addressee;
use crate::typed_id;

typed_id!(
    /// An offer of a post.
    InvitationId,
    "invitation"
);
typed_id!(
    /// Somebody's request for a post.
    AccessRequestId,
    "access-request"
);
typed_id!(
    /// A provider's subject tied to an account.
    IdentityId,
    "identity"
);

/// In what capacity a post is held; approvals keep it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, sqlx::Type, Serialize)]
#[graphql(name = "MandateCapacity")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Capacity {
    /// The post's own holder.
    Titular,
    /// Holds it while there is no titular, or in the titular's absence.
    Interim,
    /// Acts for the holder under a recorded delegation.
    Delegate,
}

impl Capacity {
    /// The French word.
    #[must_use]
    pub fn label_fr(self) -> &'static str {
        match self {
            Self::Titular => "titulaire",
            Self::Interim => "intérim",
            Self::Delegate => "délégation",
        }
    }
}

/// A professional.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// First name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Professional address.
    pub email: Option<String>,
    /// Professional telephone.
    pub phone: Option<String>,
    /// Manages settings and providers.
    pub platform_admin: bool,
    /// When the person was first recorded.
    pub created_at: Ts,
}

impl Person {
    /// First name, then family name.
    #[must_use]
    pub fn full_name(&self) -> String {
        full_name(&self.given_name, &self.family_name)
    }

    /// Where mail for this person goes, if an address is known.
    #[must_use]
    pub fn recipient(&self) -> Option<Recipient> {
        self.email.clone().map(|address| Recipient { person: self.id, name: self.full_name(), address })
    }

    /// To be reminded; the reason is added where the mail says one.
    #[must_use]
    pub fn addressee(&self) -> Addressee {
        Addressee { person: self.id, name: self.full_name(), address: self.email.clone(), why: Vec::new() }
    }
}

fn full_name(given: &str, family: &str) -> String {
    format!("{given} {family}").trim().to_owned()
}

/// Somebody to write to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Who.
    pub person: PersonId,
    /// Name shown beside the address.
    pub name: String,
    /// Address.
    pub address: String,
}

/// A person who holds a post on the day asked about, under a mandate in order.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Holder {
    /// The post held.
    pub post: PostId,
    /// The post's organisation.
    pub organisation: OrganisationId,
    /// Who.
    pub person: PersonId,
    /// First name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Professional address.
    pub email: Option<String>,
    /// The mandate that makes them holder.
    pub mandate: MandateId,
    /// In what capacity.
    pub capacity: Capacity,
    /// First day.
    pub starts_on: Day,
    /// Last day, included; none while no end is known.
    pub ends_on: Option<Day>,
}

impl Holder {
    /// First name, then family name.
    #[must_use]
    pub fn full_name(&self) -> String {
        full_name(&self.given_name, &self.family_name)
    }

    /// Where mail for this holder goes, if an address is known.
    #[must_use]
    pub fn recipient(&self) -> Option<Recipient> {
        self.email.clone().map(|address| Recipient { person: self.person, name: self.full_name(), address })
    }

    /// To be reminded; the reason is added where the mail says one.
    #[must_use]
    pub fn addressee(&self) -> Addressee {
        Addressee {
            person: self.person,
            name: self.full_name(),
            address: self.email.clone(),
            why: Vec::new(),
        }
    }

    /// Answers for the post: a delegate signs for the holder but does not take over the post's duties.
    #[must_use]
    pub fn takes_over(&self) -> bool {
        self.capacity != Capacity::Delegate
    }
}

/// Where a mandate stands on a given day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum MandateStatus {
    /// On a signatory post: waits for a second person and gives no right yet.
    AwaitingConfirmation,
    /// Turned down by the second person: as if it had never been.
    Refused,
    /// Confirmed, not begun.
    Upcoming,
    /// Gives its rights.
    Current,
    /// Over.
    Ended,
}

/// A person holds a post from a day to a day, both included, in the zone of the post's organisation.
#[derive(Clone, Debug, SimpleObject, sqlx::FromRow)]
#[graphql(complex)]
pub struct Mandate {
    /// Which.
    pub id: MandateId,
    /// Who holds.
    #[graphql(skip)]
    pub person_id: PersonId,
    /// What is held.
    #[graphql(skip)]
    pub post_id: PostId,
    /// The post's organisation.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// Zone in which its days begin and end.
    #[graphql(skip)]
    pub time_zone: Zone,
    /// In what capacity.
    pub capacity: Capacity,
    /// First day.
    pub starts_on: Day,
    /// Last day, included.
    pub ends_on: Option<Day>,
    /// Who recorded it; none for the program itself.
    #[graphql(skip)]
    pub created_by: Option<PersonId>,
    /// The second person, on signatory posts.
    #[graphql(skip)]
    pub confirmed_by: Option<PersonId>,
    /// When it became good; at once where no second person is needed.
    pub confirmed_at: Option<Ts>,
    /// When the second person turned it down.
    #[graphql(skip)]
    pub refused_at: Option<Ts>,
}

impl Mandate {
    /// Where it stands at this instant.
    #[must_use]
    pub fn status(&self, now: Ts) -> MandateStatus {
        let today = now.day_in(&self.time_zone);
        match (self.refused_at, self.confirmed_at) {
            (Some(_), _) => MandateStatus::Refused,
            (None, None) => MandateStatus::AwaitingConfirmation,
            _ if today < self.starts_on => MandateStatus::Upcoming,
            _ if self.holds_on(today) => MandateStatus::Current,
            _ => MandateStatus::Ended,
        }
    }

    /// Whether the post is held under it on that day.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        self.confirmed_at.is_some()
            && self.refused_at.is_none()
            && self.starts_on <= day
            && self.ends_on.is_none_or(|end| day <= end)
    }

    /// Whether the days of both overlap.
    #[must_use]
    pub fn meets(&self, starts_on: Day, ends_on: Option<Day>) -> bool {
        ends_on.is_none_or(|end| self.starts_on <= end) && self.ends_on.is_none_or(|end| starts_on <= end)
    }
}

/// Where an invitation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum InvitationState {
    /// May be taken up.
    Pending,
    /// Taken up.
    Accepted,
    /// Taken back.
    Revoked,
    /// Not answered in time.
    Expired,
}

/// An offer of a post, bound to one address; the command line's offers the platform's administration instead.
#[derive(Clone, Debug, SimpleObject, sqlx::FromRow)]
#[graphql(complex)]
pub struct Invitation {
    /// Node id.
    pub id: InvitationId,
    /// To whom.
    pub email: String,
    /// The post offered.
    #[graphql(skip)]
    pub post_id: Option<PostId>,
    /// In what capacity.
    pub capacity: Option<Capacity>,
    /// First day.
    pub starts_on: Option<Day>,
    /// Last day, included.
    pub ends_on: Option<Day>,
    /// Offers the platform's administration.
    #[graphql(skip)]
    pub platform_admin: bool,
    /// Who invites; none for the command line.
    #[graphql(skip)]
    pub invited_by_id: Option<PersonId>,
    /// When it was first written.
    #[graphql(skip)]
    pub created_at: Ts,
    /// Until when it may be taken up.
    pub expires_at: Ts,
    /// When it was taken up.
    #[graphql(skip)]
    pub accepted_at: Option<Ts>,
    /// When it was taken back.
    #[graphql(skip)]
    pub revoked_at: Option<Ts>,
    /// When the relay took the mail that carries the link.
    pub sent_at: Option<Ts>,
}

impl Invitation {
    /// Where it stands at this instant.
    #[must_use]
    pub fn state(&self, now: Ts) -> InvitationState {
        if self.accepted_at.is_some() {
            InvitationState::Accepted
        } else if self.revoked_at.is_some() {
            InvitationState::Revoked
        } else if self.expires_at <= now {
            InvitationState::Expired
        } else {
            InvitationState::Pending
        }
    }

    /// The address with its local part hidden but for the first letter: `c…@chu-exemple.fr`.
    #[must_use]
    pub fn masked_email(&self) -> String {
        masked_address(&self.email)
    }
}

/// An address as it is shown to who may not read it whole: first letter and domain.
#[must_use]
pub fn masked_address(address: &str) -> String {
    let (local, domain) = address.split_once('@').unwrap_or((address, ""));
    format!("{}…@{domain}", local.chars().take(1).collect::<String>())
}

/// Where a request for access stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AccessRequestState {
    /// Waits for an answer.
    Pending,
    /// Became a mandate.
    Accepted,
    /// Turned down.
    Refused,
    /// Taken back by who asked.
    Withdrawn,
}

/// A person asks an organisation for a post.
#[derive(Clone, Debug, SimpleObject, sqlx::FromRow)]
#[graphql(complex)]
pub struct AccessRequest {
    /// Node id.
    pub id: AccessRequestId,
    /// Who asks.
    #[graphql(skip)]
    pub person_id: PersonId,
    /// Of whom.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// For which post, if one was named.
    #[graphql(skip)]
    pub post_id: Option<PostId>,
    /// A word of who asks.
    pub message: Option<String>,
    /// Where it stands.
    pub state: AccessRequestState,
    /// When it was made.
    pub requested_at: Ts,
    /// When it was answered.
    pub decided_at: Option<Ts>,
    /// Who answered.
    #[graphql(skip)]
    pub decided_by_id: Option<PersonId>,
    /// A word of who answered, shown to who asked.
    pub reason: Option<String>,
}

/// A provider's subject tied to an account.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LinkedIdentity {
    /// Node id.
    pub id: IdentityId,
    /// Whose account.
    pub person_id: PersonId,
    /// Through which provider.
    pub provider_id: String,
    /// Since when.
    pub linked_at: Ts,
    /// When it last signed in.
    pub last_used_at: Option<Ts>,
}
