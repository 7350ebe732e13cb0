//! Who may see whom and manage what: pure rules, facts in, answer out.

use super::model::{Mandate, MandateStatus};
use crate::kernel::actor::{Actor, OrganisationId, PersonId};

/// What ties a person to somebody who looks.
#[derive(Clone, Copy, Debug)]
pub struct Acquaintance {
    /// Holds or held a post: belongs to the directory of professionals.
    pub holds_a_post: bool,
    /// Waits for the viewer's decision on a request for access.
    pub asks_the_viewer: bool,
    /// Shares an organisation or a partnership with the viewer, or is managed by them.
    pub shares_work: bool,
}

/// Whether the viewer may know that this person exists, and the name. Without a mandate one only knows oneself.
#[must_use]
pub fn knows(viewer: &Actor, person: PersonId, tie: Acquaintance) -> bool {
    viewer.person == person
        || viewer.platform_admin
        || tie.asks_the_viewer
        || (tie.holds_a_post && !viewer.mandates.is_empty())
}

/// Whether the viewer may see how to reach this person.
#[must_use]
pub fn may_contact(viewer: &Actor, person: PersonId, tie: Acquaintance) -> bool {
    viewer.person == person
        || viewer.platform_admin
        || tie.asks_the_viewer
        || (tie.shares_work && !viewer.mandates.is_empty())
}

/// Whether the viewer sees this mandate: those in order belong to the directory, the others concern few.
#[must_use]
pub fn sees_mandate(viewer: &Actor, mandate: &Mandate, manages: bool) -> bool {
    let in_order = mandate.confirmed_at.is_some() && mandate.refused_at.is_none();
    viewer.person == mandate.person_id
        || manages
        || mandate.created_by == Some(viewer.person)
        || (in_order && !viewer.mandates.is_empty())
}

/// Whether this actor may be the second person: not the one who recorded it, nor the one it concerns.
#[must_use]
pub fn may_confirm(actor: &Actor, mandate: &Mandate, manages: bool) -> bool {
    manages && mandate.created_by != Some(actor.person) && mandate.person_id != actor.person
}

/// Whether this actor may put an end to the mandate.
#[must_use]
pub fn may_end(status: MandateStatus, manages: bool) -> bool {
    manages && !matches!(status, MandateStatus::Refused | MandateStatus::Ended)
}

/// Whether this actor manages the posts and people of the organisation; `administers`: it serves a territory which the
/// actor administers. Coordinating a partnership gives no such right.
#[must_use]
pub fn manages_people(actor: &Actor, organisation: OrganisationId, administers: bool) -> bool {
    actor.platform_admin || actor.represents(organisation) || administers
}
