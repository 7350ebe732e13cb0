//! Where the texts of this slice lie: what a partnership says to newcomers. A pack keeps ids and digests alone.

use crate::platform::texts::{Column, Texts};

/// The templates' texts.
pub const TEXTS: &[Texts] = &[
    Texts {
        kind: "pack-template",
        thing: "Modèle de livret d’accueil",
        table: "onboarding_template",
        author: "t.edited_by",
        since: "t.edited_at",
        set: Some("revision = revision + 1"),
        columns: &[Column::new("welcome", "mot d’accueil")],
        ..Texts::NONE
    },
    Texts {
        kind: "pack-template-item",
        thing: "Étape d’un modèle de livret d’accueil",
        table: "onboarding_template_item",
        join: "JOIN onboarding_template o ON o.id = t.template_id",
        key: "template_id",
        within: "o.partnership_id = $1",
        author: "o.edited_by",
        since: "o.edited_at",
        marks: &["UPDATE onboarding_template SET revision = revision + 1 WHERE id = $1"],
        columns: &[Column::new("title", "étape")],
        ..Texts::NONE
    },
];
