//! The life of a version: `DRAFT → IN_APPROVAL → AGREED → IN_FORCE → SUPERSEDED`, or `ABANDONED`.
//!
//! Transitions consume the stage. A refused one says what stands in its way; a repeated one says that it was done.

use super::ids::{ProtocolId, VersionId};
use super::model::{VersionRow, VersionStatus};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;

/// Where a version stands, with what that stage knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Being written.
    Draft,
    /// The text is fixed; its signatories are asked.
    InApproval {
        /// Hash of the text that they approve.
        text_hash: String,
        /// The date chosen.
        effect: Day,
    },
    /// All agreed; in force from that day on.
    Agreed {
        /// Hash of the text approved.
        text_hash: String,
        /// The later of the date chosen and the last approval.
        from: Day,
    },
    /// Binds the parties.
    InForce {
        /// First day.
        from: Day,
        /// Last day, when the protocol ended with it.
        until: Option<Day>,
    },
    /// A later version took its place.
    Superseded {
        /// Last day in force.
        until: Day,
    },
    /// Given up.
    Abandoned,
}

/// What a command leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A new stage, to be written.
    To(Stage),
    /// It was done before: nothing to write.
    Already,
}

impl VersionRow {
    /// A draft just started.
    pub(super) fn draft(
        id: VersionId,
        protocol_id: ProtocolId,
        number: i64,
        created_by: Option<PersonId>,
        created_at: Ts,
    ) -> Self {
        Self {
            id,
            protocol_id,
            number,
            status: VersionStatus::Draft,
            effect_date: None,
            text_hash: None,
            text_retracted_at: None,
            agreed_at: None,
            in_force_from: None,
            in_force_until: None,
            created_by,
            created_at,
            abandon_reason: None,
        }
    }
}

impl Stage {
    /// The stage that a row tells of.
    ///
    /// # Errors
    /// An internal fault when the row contradicts itself.
    pub fn of(row: &VersionRow) -> Result<Self> {
        let broken = || Error::internal(BrokenRow(row.id));
        Ok(match row.status {
            VersionStatus::Draft => Self::Draft,
            VersionStatus::InApproval => Self::InApproval {
                text_hash: row.text_hash.clone().ok_or_else(broken)?,
                effect: row.effect_date.ok_or_else(broken)?,
            },
            VersionStatus::Agreed => Self::Agreed {
                text_hash: row.text_hash.clone().ok_or_else(broken)?,
                from: row.in_force_from.ok_or_else(broken)?,
            },
            VersionStatus::InForce => {
                Self::InForce { from: row.in_force_from.ok_or_else(broken)?, until: row.in_force_until }
            }
            VersionStatus::Superseded => Self::Superseded { until: row.in_force_until.ok_or_else(broken)? },
            VersionStatus::Abandoned => Self::Abandoned,
        })
    }

    /// Writes the stage into its row; what an earlier stage knew and this one keeps stays there.
    pub fn write(&self, row: &mut VersionRow, at: Ts) {
        row.status = self.status();
        match self {
            Self::Draft => {
                (row.text_hash, row.effect_date, row.agreed_at, row.in_force_from) = (None, None, None, None);
            }
            Self::InApproval { text_hash, effect } => {
                (row.text_hash, row.effect_date) = (Some(text_hash.clone()), Some(*effect));
            }
            Self::Agreed { from, .. } => (row.agreed_at, row.in_force_from) = (Some(at), Some(*from)),
            Self::InForce { from, until } => {
                (row.in_force_from, row.in_force_until) = (Some(*from), *until);
            }
            Self::Superseded { until } => row.in_force_until = Some(*until),
            // The day on which it would have come into force means nothing any more.
            Self::Abandoned => row.in_force_from = None,
        }
    }

    /// Its name in storage and in the API.
    #[must_use]
    pub fn status(&self) -> VersionStatus {
        match self {
            Self::Draft => VersionStatus::Draft,
            Self::InApproval { .. } => VersionStatus::InApproval,
            Self::Agreed { .. } => VersionStatus::Agreed,
            Self::InForce { .. } => VersionStatus::InForce,
            Self::Superseded { .. } => VersionStatus::Superseded,
            Self::Abandoned => VersionStatus::Abandoned,
        }
    }

    /// Its text may be changed.
    ///
    /// # Errors
    /// `VERSION_NOT_DRAFT`.
    pub fn require_draft(&self) -> Result<()> {
        if *self == Self::Draft { Ok(()) } else { Err(Error::problem(not_draft())) }
    }

    /// Fixes the text and asks the signatories.
    ///
    /// # Errors
    /// `VERSION_NOT_DRAFT`.
    pub fn open_approval(self, text_hash: String, effect: Day) -> Result<Step> {
        match self {
            Self::Draft => Ok(Step::To(Self::InApproval { text_hash, effect })),
            Self::InApproval { effect: chosen, .. } if chosen == effect => Ok(Step::Already),
            _ => Err(Error::problem(not_draft())),
        }
    }

    /// The last signatory agreed on that day.
    ///
    /// # Errors
    /// `VERSION_NOT_IN_APPROVAL`.
    pub fn agree(self, last_approval: Day) -> Result<Stage> {
        match self {
            Self::InApproval { text_hash, effect } => {
                Ok(Self::Agreed { text_hash, from: effect.max(last_approval) })
            }
            _ => Err(Error::problem(not_in_approval())),
        }
    }

    /// A change, or a party's request for one: approvals fall and the text may be written again.
    ///
    /// # Errors
    /// `VERSION_NOT_IN_APPROVAL` once in force or given up.
    pub fn reopen(self) -> Result<Step> {
        match self {
            Self::InApproval { .. } | Self::Agreed { .. } => Ok(Step::To(Self::Draft)),
            Self::Draft => Ok(Step::Already),
            _ => Err(Error::problem(not_in_approval())),
        }
    }

    /// Its day has come. Anything but an agreed version whose day it is stays as it is.
    #[must_use]
    pub fn enter_force(self, today: Day) -> Option<Stage> {
        match self {
            Self::Agreed { from, .. } if from <= today => Some(Self::InForce { from, until: None }),
            _ => None,
        }
    }

    /// A later version takes its place from that day on. Only what is in force can be replaced.
    #[must_use]
    pub fn supersede(self, next_from: Day) -> Option<Stage> {
        match self {
            Self::InForce { .. } => Some(Self::Superseded { until: next_from.eve() }),
            _ => None,
        }
    }

    /// Given up before it bound anybody.
    ///
    /// # Errors
    /// `VERSION_IN_FORCE` once it did.
    pub fn abandon(self) -> Result<Step> {
        match self {
            Self::Draft | Self::InApproval { .. } | Self::Agreed { .. } => Ok(Step::To(Self::Abandoned)),
            Self::Abandoned => Ok(Step::Already),
            Self::InForce { .. } | Self::Superseded { .. } => Err(Error::problem(Problem::new(
                "VERSION_IN_FORCE",
                "Cette version est entrée en vigueur : elle ne peut plus être abandonnée.",
            ))),
        }
    }
}

fn not_draft() -> Problem {
    Problem::new(
        "VERSION_NOT_DRAFT",
        "Cette version n’est pas un brouillon. Demandez d’abord une modification : les accords donnés tomberont.",
    )
}

fn not_in_approval() -> Problem {
    Problem::new("VERSION_NOT_IN_APPROVAL", "Cette version n’est pas soumise à l’accord des parties.")
}

#[derive(Debug, thiserror::Error)]
#[error("version {0} contradicts itself")]
struct BrokenRow(VersionId);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn asked() -> Stage {
        Stage::InApproval { text_hash: "h".into(), effect: day("2026-04-01") }
    }

    #[test]
    fn in_force_on_the_later_of_effect_date_and_last_approval() {
        let from = |approved: &str| match asked().agree(day(approved)).unwrap() {
            Stage::Agreed { from, .. } => from,
            other => panic!("{other:?}"),
        };
        assert_eq!(from("2026-03-15"), day("2026-04-01"));
        assert_eq!(from("2026-04-20"), day("2026-04-20"));
    }

    #[test]
    fn an_agreed_version_waits_for_its_day() {
        let agreed = asked().agree(day("2026-03-15")).unwrap();
        assert_eq!(agreed.clone().enter_force(day("2026-03-31")), None);
        assert_eq!(
            agreed.enter_force(day("2026-04-02")),
            Some(Stage::InForce { from: day("2026-04-01"), until: None }),
            "the day agreed, not the day it was noticed"
        );
        assert_eq!(asked().enter_force(day("2027-01-01")), None, "not agreed");
    }

    #[test]
    fn a_repeated_command_was_already_done() {
        assert_eq!(asked().open_approval("h".into(), day("2026-04-01")).unwrap(), Step::Already);
        assert_eq!(Stage::Abandoned.abandon().unwrap(), Step::Already);
        assert_eq!(Stage::Draft.reopen().unwrap(), Step::Already);
    }

    #[test]
    fn what_binds_the_parties_is_never_changed() {
        let in_force = Stage::InForce { from: day("2026-01-01"), until: None };
        assert!(in_force.clone().reopen().is_err() && in_force.clone().abandon().is_err());
        assert!(in_force.clone().require_draft().is_err());
        let superseded = in_force.supersede(day("2026-07-01")).unwrap();
        assert_eq!(superseded, Stage::Superseded { until: day("2026-06-30") });
        assert!(superseded.reopen().is_err());
        assert!(asked().require_draft().is_err(), "nor what is being approved");
        assert!(asked().open_approval("h".into(), day("2026-05-01")).is_err());
        assert!(Stage::Draft.agree(day("2026-01-01")).is_err());
    }

    #[test]
    fn a_request_for_change_returns_to_the_draft() {
        assert_eq!(asked().reopen().unwrap(), Step::To(Stage::Draft));
        let agreed = asked().agree(day("2026-03-15")).unwrap();
        assert_eq!(agreed.reopen().unwrap(), Step::To(Stage::Draft));
    }
}
