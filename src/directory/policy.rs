//! Who may do what in the directory (domain §9): pure rules.
//!
//! A representative manages the own organisation; a territory administrator whatever lies wholly inside the territories
//! administered; a platform administrator everything.

use super::scope::{Atlas, Scope};
use crate::kernel::actor::{Actor, HeldPost, OrganisationId, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Change an organisation, its posts, its people.
    Manage,
    /// Create or import organisations and tribunals, give administrative roles.
    Administer,
}

/// What a rule needs to know of the thing: whose it is, and where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The organisation concerned, if it exists already.
    pub organisation: Option<OrganisationId>,
    /// The territories concerned.
    pub scope: &'a Scope,
}

/// Whoever holds a mandate reads the whole directory; without one, a person sees organisations, to ask for access.
#[must_use]
pub fn reads_posts(actor: &Actor) -> bool {
    actor.platform_admin || !actor.mandates.is_empty()
}

/// Whether the actor may; `atlas` holds at least the territories that the actor administers.
#[must_use]
pub fn allows(actor: &Actor, action: Action, place: Place<'_>, atlas: &Atlas) -> bool {
    actor.platform_admin || actor.mandates.iter().any(|held| gives(held, action, place, atlas))
}

/// Whether this mandate alone gives the right.
fn gives(held: &HeldPost, action: Action, place: Place<'_>, atlas: &Atlas) -> bool {
    let own = held.representative && place.organisation == Some(held.organisation);
    let administered = atlas.scope(&held.administers).contains(place.scope);
    match action {
        Action::Manage => own || administered,
        Action::Administer => administered,
    }
}

/// Authorises an act and names the post that it is done as: the one asked for, else the session's choice, else the only
/// one that gives the right. A platform administrator may act without any post.
///
/// # Errors
/// [`Error::Forbidden`], or a problem when several posts give the right and none was chosen.
pub fn authorise(
    actor: &Actor,
    asked: Option<PostId>,
    action: Action,
    place: Place<'_>,
    atlas: &Atlas,
) -> Result<Option<PostId>> {
    if let Some(post) = asked {
        let held = actor.acting_as(Some(post))?;
        let may = actor.platform_admin || gives(held, action, place, atlas);
        return if may { Ok(Some(post)) } else { Err(Error::Forbidden) };
    }
    let able: Vec<&HeldPost> =
        actor.mandates.iter().filter(|held| gives(held, action, place, atlas)).collect();
    if let Some(chosen) = able.iter().find(|held| Some(held.mandate) == actor.acting) {
        return Ok(Some(chosen.post));
    }
    match able.as_slice() {
        [] if actor.platform_admin => Ok(None),
        [] => Err(Error::Forbidden),
        [only] => Ok(Some(only.post)),
        _ => Err(Error::problem(
            Problem::new("ACTING_POST", "Choisissez la fonction au titre de laquelle vous agissez.")
                .on("actingPostId"),
        )),
    }
}
