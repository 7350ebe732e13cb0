//! Where the texts of this slice lie.

use crate::platform::texts::{Column, Texts};

/// The resource persons' texts.
pub const TEXTS: &[Texts] = &[Texts {
    kind: "resource",
    thing: "Personne ressource",
    table: "resource_person",
    author: "t.edited_by",
    post: "t.post_id",
    since: "t.created_at",
    set: Some("revision = revision + 1"),
    columns: &[Column::new("about", "pour quoi l’appeler"), Column::new("reach", "comment la joindre")],
    ..Texts::NONE
}];

/// What is forgotten of a person who is erased; $1 the person.
pub const ERASURE: &[&str] =
    &["DELETE FROM resource_person WHERE mandate_id IN (SELECT id FROM mandate WHERE person_id = $1)"];
