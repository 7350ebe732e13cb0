//! Who may retract (domain §12, task of the slice): pure rules.

use crate::kernel::actor::{Actor, HeldPost, OrganisationId};
use crate::partnerships::Standing;

/// What somebody is to one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tie {
    /// Wrote it, or holds the post that answers for it.
    pub author: bool,
    /// Represents the organisation for which it was written.
    pub represents: bool,
    /// It is meant for the whole partnership, or for few among whom they are.
    pub reads: bool,
}

/// Its author, whoever represents its organisation; the coordinator and who administers the whole territory, where it is
/// for them to read: what only few may read, a handover note, is not guessed at by retracting from it. Nobody administers
/// the platform into it: `standing` comes from mandates alone.
#[must_use]
pub fn retracts(standing: Standing, tie: Tie) -> bool {
    tie.author || tie.represents || (tie.reads && (standing.coordinates || standing.administers))
}

/// Reads the partnership's list of retractions.
#[must_use]
pub fn lists(standing: Standing) -> bool {
    standing.coordinates || standing.administers
}

/// Under the post chosen, whether one of these organisations is represented.
#[must_use]
pub fn represents(held: Option<&HeldPost>, organisations: &[OrganisationId]) -> bool {
    held.is_some_and(|held| {
        held.representative && !held.observer && organisations.contains(&held.organisation)
    })
}

/// Whether the platform's administration may erase somebody who asks for it, or the person themselves.
#[must_use]
pub fn erases(actor: &Actor, person: crate::kernel::actor::PersonId) -> bool {
    actor.person == person || actor.platform_admin
}

#[cfg(test)]
mod tests {
    use super::*;

    const READS: Tie = Tie { author: false, represents: false, reads: true };

    #[test]
    fn a_member_or_an_observer_retracts_nothing_of_others() {
        let member = Standing { member: true, ..Standing::default() };
        let observer = Standing { observes: true, ..Standing::default() };
        for standing in [member, observer, Standing::default()] {
            assert!(!retracts(standing, READS) && !lists(standing));
            assert!(retracts(standing, Tie { author: true, ..Tie::default() }));
            assert!(retracts(standing, Tie { represents: true, ..Tie::default() }));
        }
    }

    #[test]
    fn the_coordinator_and_the_territorys_administrator_retract_what_anybody_wrote() {
        for standing in [
            Standing { coordinates: true, ..Standing::default() },
            Standing { administers: true, ..Standing::default() },
        ] {
            assert!(retracts(standing, READS) && lists(standing));
            assert!(!retracts(standing, Tie::default()), "a text that is not for them");
        }
    }
}
