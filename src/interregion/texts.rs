//! Where the texts of this slice lie.

use crate::platform::texts::{Column, Texts};

/// The agreements' texts.
pub const TEXTS: &[Texts] = &[Texts {
    kind: "participation",
    thing: "Accueil dans un accord inter-régional",
    table: "inter_territory_participation",
    author: "t.edited_by",
    organisation: "t.organisation_id",
    since: "t.created_at",
    set: Some("revision = revision + 1"),
    columns: &[Column::new("conditions", "conditions d’accueil")],
    ..Texts::NONE
}];
