//! Where the texts of this slice lie.

use crate::platform::texts::{Column, Texts};

/// The action items' texts.
pub const TEXTS: &[Texts] = &[Texts {
    kind: "action",
    thing: "Action",
    table: "action_item",
    author: "t.edited_by",
    post: "t.owner_post_id",
    since: "t.created_at",
    set: Some("revision = revision + 1"),
    marks: &["UPDATE action_item SET updated_at = $2 WHERE id = $1"],
    columns: &[Column::new("title", "intitulé"), Column::new("details", "précisions")],
    ..Texts::NONE
}];
