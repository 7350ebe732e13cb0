//! What stands against a move, a closing or a merger: pure rules on what hangs on posts.

use crate::directory::Sector;
use crate::kernel::actor::OrganisationId;
use crate::kernel::clock::Day;
use crate::kernel::problem::Problem;

/// How far from today such a day may lie, in days.
const NEAR: i64 = 366;

/// What hangs on a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TieKind {
    /// It signs a text in force for a party.
    Signs,
    /// It signs a text in preparation for a party.
    Prepares,
    /// It answers for a protocol.
    Owns,
    /// It coordinates a partnership.
    Coordinates,
}

/// One thing that hangs on a post.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Tie {
    /// What.
    pub kind: TieKind,
    /// Title of the protocol, or name of the partnership.
    pub title: String,
    /// For which party it signs.
    pub party_id: Option<OrganisationId>,
    /// That party's parent: a signatory may belong to it.
    pub party_parent_id: Option<OrganisationId>,
    /// Whether the organisation that receives the post is a member of the partnership on that day.
    pub member: bool,
}

impl Tie {
    /// Whether it can hang on the post once that is at this organisation (domain §6: a party's signatory belongs to it or
    /// to its parent; whoever owns or coordinates belongs to a member).
    #[must_use]
    pub fn holds_at(&self, into: OrganisationId) -> bool {
        match self.kind {
            TieKind::Signs | TieKind::Prepares => {
                self.party_id == Some(into) || self.party_parent_id == Some(into)
            }
            TieKind::Owns | TieKind::Coordinates => self.member,
        }
    }
}

/// What stands against moving a post there, for whoever wants to.
#[must_use]
pub fn against_moving(ties: &[Tie], into: OrganisationId) -> Vec<Problem> {
    let broken = ties.iter().filter(|tie| !tie.holds_at(into));
    broken
        .map(|tie| {
            let title = &tie.title;
            match tie.kind {
                TieKind::Signs | TieKind::Prepares => Problem::new(
                    "POST_SIGNS",
                    format!(
                        "Cette fonction signe « {title} » pour sa structure : désignez d’abord un autre \
                         signataire dans une nouvelle version, ou rattachez sa structure à celle qui la reçoit."
                    ),
                ),
                TieKind::Owns => Problem::new(
                    "POST_OWNS",
                    format!(
                        "Cette fonction suit « {title} », et la structure qui la reçoit n’est pas membre de ce \
                         partenariat : confiez d’abord le protocole à une autre fonction."
                    ),
                ),
                TieKind::Coordinates => Problem::new(
                    "POST_COORDINATES",
                    format!(
                        "Cette fonction coordonne « {title} », et la structure qui la reçoit n’en est pas \
                         membre : confiez d’abord la coordination à une autre fonction."
                    ),
                ),
            }
            .on("intoId")
        })
        .collect()
}

/// What stands against closing the organisation of these posts. A text in force does not: its party stays, and the
/// vacancy shows.
#[must_use]
pub fn against_closing(ties: &[Tie], open_children: bool) -> Vec<Problem> {
    let mut found: Vec<Problem> = ties
        .iter()
        .filter_map(|tie| {
            let title = &tie.title;
            match tie.kind {
                TieKind::Signs | TieKind::Owns => None,
                TieKind::Prepares => Some(Problem::new(
                    "POST_SIGNS",
                    format!(
                        "Une fonction de cette structure doit signer « {title} », en préparation : retirez-la \
                         d’abord des signataires."
                    ),
                )),
                TieKind::Coordinates => Some(Problem::new(
                    "POST_COORDINATES",
                    format!("Une fonction de cette structure coordonne « {title} » : confiez d’abord la coordination."),
                )),
            }
        })
        .collect();
    if open_children {
        let message = "Des structures ouvertes dépendent d’elle : rattachez-les d’abord à une autre.";
        found.push(Problem::new("STILL_USED", message));
    }
    found.into_iter().map(|problem| problem.on("lastDay")).collect()
}

/// What stands against a merger: both must be of one side, for a protocol needs parties of justice and of health and must
/// not lose one unseen.
#[must_use]
pub fn against_merging(
    (from, from_sector): (OrganisationId, Sector),
    (into, into_sector): (OrganisationId, Sector),
) -> Vec<Problem> {
    if from == into {
        let message = "Choisissez une autre structure que celle-ci.";
        return vec![Problem::new("INVALID_VALUE", message).on("intoId")];
    }
    if from_sector.side() != into_sector.side() {
        let message = "Une structure de justice ne rejoint qu’une structure de justice, une structure de soin \
                       qu’une structure de soin : un protocole ne doit pas perdre l’un de ses côtés.";
        return vec![Problem::new("OTHER_SIDE", message).on("intoId")];
    }
    Vec::new()
}

/// Whether a day is near enough to be meant.
#[must_use]
pub fn is_near(day: Day, today: Day) -> bool {
    (today.plus_days(-NEAR)..=today.plus_days(NEAR)).contains(&day)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn organisation(number: u128) -> OrganisationId {
        OrganisationId(Uuid::from_u128(number))
    }

    fn tie(kind: TieKind, member: bool) -> Tie {
        let (party_id, party_parent_id) = (Some(organisation(1)), Some(organisation(2)));
        Tie { kind, title: "Protocole de Rouen".into(), party_id, party_parent_id, member }
    }

    fn codes(problems: &[Problem]) -> Vec<&str> {
        problems.iter().map(|problem| problem.code.0.as_ref()).collect()
    }

    #[test]
    fn a_signatory_moves_to_its_party_or_the_partys_parent_alone() {
        for kind in [TieKind::Signs, TieKind::Prepares] {
            let ties = [tie(kind, true)];
            assert!(against_moving(&ties, organisation(1)).is_empty());
            assert!(against_moving(&ties, organisation(2)).is_empty());
            assert_eq!(codes(&against_moving(&ties, organisation(3))), ["POST_SIGNS"]);
        }
        assert!(against_moving(&[], organisation(3)).is_empty());
    }

    #[test]
    fn an_owner_or_coordinator_moves_among_members_alone() {
        for (kind, code) in [(TieKind::Owns, "POST_OWNS"), (TieKind::Coordinates, "POST_COORDINATES")] {
            assert!(against_moving(&[tie(kind, true)], organisation(3)).is_empty());
            assert_eq!(codes(&against_moving(&[tie(kind, false)], organisation(3))), [code]);
        }
    }

    #[test]
    fn a_closing_waits_for_what_is_prepared_or_coordinated_and_not_for_what_is_in_force() {
        let in_force = [tie(TieKind::Signs, true), tie(TieKind::Owns, true)];
        assert!(against_closing(&in_force, false).is_empty());
        let ties = [tie(TieKind::Prepares, true), tie(TieKind::Coordinates, true)];
        let expected = ["POST_SIGNS", "POST_COORDINATES", "STILL_USED"];
        assert_eq!(codes(&against_closing(&ties, true)), expected);
    }

    #[test]
    fn a_merger_stays_on_one_side() {
        let (one, two) = (organisation(1), organisation(2));
        assert!(against_merging((one, Sector::Justice), (two, Sector::Justice)).is_empty());
        assert!(
            against_merging((one, Sector::MedicoSocial), (two, Sector::Sanitaire)).is_empty(),
            "both care"
        );
        let other = against_merging((one, Sector::Justice), (two, Sector::Sanitaire));
        assert_eq!(codes(&other), ["OTHER_SIDE"]);
        let same = against_merging((one, Sector::Justice), (one, Sector::Justice));
        assert_eq!(codes(&same), ["INVALID_VALUE"]);
    }
}
