//! Where the texts of this slice lie.

use crate::platform::texts::{Column, Texts};

/// The partnerships' texts.
pub const TEXTS: &[Texts] = &[Texts {
    kind: "partnership",
    thing: "Partenariat",
    table: "partnership",
    within: "t.id = $1",
    post: "t.coordinating_post_id",
    since: "t.created_at",
    open: "TRUE",
    set: Some("revision = revision + 1"),
    columns: &[
        Column::folded("name", "nom", "UPDATE partnership SET name_key = $2 WHERE id = $1"),
        Column::new("presentation", "présentation"),
    ],
    ..Texts::NONE
}];
