//! The canonical text of minutes, and the hash under which they are approved.
//!
//! Format 1, UTF-8 in NFC, lines ended by LF:
//!
//! ```text
//! jonction-minutes-text 1
//! meeting:018f…
//! 2026-03-20             the day it was held
//!                        one blank line
//! 1                      the place on the agenda,
//! Title                  its title,
//! Text                   what was said, as many lines as it has,
//! =>                     a mark
//! Decision               and what was decided
//!                        one blank line between blocks
//! 2
//! …
//!                        one blank line
//! erratum 2              for each erratum: the version that it makes
//! Text                   and its text
//! ```
//!
//! A format once used is never changed: a new one gets the next number.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::ids::MeetingId;
use super::model::AgendaItem;
use crate::kernel::clock::Day;

/// The canonical text; blocks in the order of the agenda, errata by version. All texts came through the guard, which
/// leaves them in NFC with lines ended by LF.
#[must_use]
pub fn canonical(meeting: MeetingId, held_on: Day, agenda: &[AgendaItem], errata: &[(i64, &str)]) -> String {
    let mut text = format!("jonction-minutes-text 1\n{meeting}\n{held_on}\n");
    for item in agenda {
        let AgendaItem { position, title, text: said, decision, .. } = item;
        let _ = writeln!(text, "\n{position}\n{title}\n{said}\n=>\n{decision}");
    }
    for (version, erratum) in errata {
        let _ = writeln!(text, "\nerratum {version}\n{erratum}");
    }
    text
}

/// SHA-256 of the canonical text, in hexadecimal.
#[must_use]
pub fn hash(meeting: MeetingId, held_on: Day, agenda: &[AgendaItem], errata: &[(i64, &str)]) -> String {
    hex::encode(Sha256::digest(canonical(meeting, held_on, agenda, errata)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ids::TypedId as _;
    use crate::meetings::ids::AgendaItemId;
    use crate::meetings::model::AgendaItemKind;

    fn block(position: i64, title: &str, text: &str, decision: &str) -> AgendaItem {
        AgendaItem {
            id: AgendaItemId::from_uuid(uuid::Uuid::nil()),
            meeting_id: MeetingId::from_uuid(uuid::Uuid::nil()),
            position,
            kind: AgendaItemKind::Free,
            title: title.into(),
            theme: None,
            minutes_planned: None,
            heading_revision: 1,
            heading_edited_at: None,
            protocol_id: None,
            action_id: None,
            text: text.into(),
            decision: decision.into(),
            revision: 1,
            edited_by: None,
            edited_at: None,
            editor: None,
        }
    }

    /// Golden: what was approved under format 1 must keep its hash for ever.
    #[test]
    fn format_1_is_fixed() {
        let meeting = MeetingId::from_uuid(uuid::Uuid::nil());
        let day: Day = "2026-03-20".parse().unwrap();
        let agenda =
            [block(1, "Attestations", "Un modèle.\n\nDeux pages.", "Adopté."), block(2, "Divers", "", "")];
        let expected = "jonction-minutes-text 1\nmeeting:00000000-0000-0000-0000-000000000000\n2026-03-20\n\
            \n1\nAttestations\nUn modèle.\n\nDeux pages.\n=>\nAdopté.\n\n2\nDivers\n\n=>\n\n\nerratum 2\nTrois pages.\n";
        assert_eq!(canonical(meeting, day, &agenda, &[(2, "Trois pages.")]), expected);
        assert_eq!(
            hash(meeting, day, &agenda, &[]),
            "cbedf40a3bb4376d5e04d125ad5f749897175d079a3fcd36c4e5875dcd26e158"
        );
    }
}
