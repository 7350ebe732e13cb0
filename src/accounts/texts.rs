//! Where the texts of this slice lie.

use crate::platform::texts::{Column, Texts};

/// The accounts' texts. Names and addresses are not among them: they go with the person who bears them.
pub const TEXTS: &[Texts] = &[Texts {
    kind: "access-request",
    thing: "Demande d’accès",
    table: "access_request",
    within: "EXISTS (SELECT 1 FROM partnership_member m WHERE m.organisation_id = t.organisation_id \
             AND m.partnership_id = $1)",
    author: "t.person_id",
    organisation: "t.organisation_id",
    since: "t.created_at",
    readers: Some(
        "SELECT a.person_id FROM access_request a WHERE a.id = $1 UNION SELECT h.person_id FROM access_request a \
         JOIN post po ON po.organisation_id = a.organisation_id AND po.representative = TRUE \
         JOIN mandate h ON h.post_id = po.id WHERE a.id = $1 AND h.confirmed_at IS NOT NULL",
    ),
    columns: &[Column::new("message", "message"), Column::new("reason", "réponse")],
    ..Texts::NONE
}];

/// What is forgotten of a person who is erased, in this order; $1 the person, whose row still has its address.
pub const ERASURE: &[&str] = &[
    "DELETE FROM session WHERE person_id = $1",
    "DELETE FROM identity WHERE person_id = $1",
    "DELETE FROM pending_identity_link WHERE person_id = $1",
    "DELETE FROM pending_sign_in WHERE person_id = $1",
    "DELETE FROM access_request WHERE person_id = $1",
    "DELETE FROM invitation WHERE accepted_by = $1 OR email = (SELECT email FROM person WHERE id = $1)",
];
