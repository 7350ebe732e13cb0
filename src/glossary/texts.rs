//! Where the texts of this slice lie.

use crate::platform::texts::{Column, Texts};

/// The glossary's texts. A key is unique, and two words may be retracted whole on one day: the row's id keeps them apart.
pub const TEXTS: &[Texts] = &[Texts {
    kind: "glossary",
    thing: "Mot du glossaire",
    table: "glossary_entry",
    author: "t.edited_by",
    since: "t.created_at",
    set: Some("revision = revision + 1"),
    columns: &[
        Column::folded(
            "word",
            "mot",
            "UPDATE glossary_entry SET word_key = $2 || ' ' || ID_TEXT(id) WHERE id = $1",
        ),
        Column::new("forms", "formes"),
        Column::new("justice", "sens pour la justice"),
        Column::new("health", "sens pour le soin"),
        Column::new("source", "source"),
    ],
    ..Texts::NONE
}];
