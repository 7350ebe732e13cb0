//! Where the texts of this slice lie: those being written, and the copy that was approved.

use crate::platform::texts::{Column, Texts};

const SHEET: Texts = Texts {
    kind: "public-sheet",
    table: "public_sheet",
    key: "partnership_id",
    author: "t.edited_by",
    since: "t.created_at",
    set: Some("revision = revision + 1"),
    ..Texts::NONE
};

/// The public sheets' texts.
pub const TEXTS: &[Texts] = &[
    Texts {
        thing: "Fiche publique",
        columns: &[
            Column::new("measures", "mesures"),
            Column::new("roles", "rôles"),
            Column::new("rights", "droits"),
            Column::new("places", "lieux"),
        ],
        ..SHEET
    },
    Texts {
        thing: "Fiche publique publiée",
        author: "t.published_by",
        since: "t.published_at",
        open: "TRUE",
        set: None,
        columns: &[Column::json("published", "texte approuvé")],
        ..SHEET
    },
];
