//! Who may do what with a glossary. The common words are for every signed-in person.

use crate::partnerships::Standing;

/// Reads the words as the partnership adapted them; others see the common ones.
#[must_use]
pub fn reads(standing: Standing) -> bool {
    standing.reads()
}

/// Adapts, hides and adds words: the coordinator.
#[must_use]
pub fn edits(standing: Standing) -> bool {
    standing.runs()
}
