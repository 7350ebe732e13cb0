//! Where the texts of this slice lie.

use crate::platform::texts::{Column, Texts};

/// The immersions' texts.
pub const TEXTS: &[Texts] = &[
    Texts {
        kind: "immersion",
        thing: "Offre d’immersion",
        table: "immersion_offer",
        author: "t.edited_by",
        post: "t.contact_post_id",
        organisation: "t.organisation_id",
        since: "t.created_at",
        set: Some("revision = revision + 1"),
        columns: &[Column::new("title", "intitulé"), Column::new("description", "description")],
        ..Texts::NONE
    },
    Texts {
        kind: "placement",
        thing: "Immersion",
        table: "immersion_placement",
        join: "JOIN immersion_offer f ON f.id = t.offer_id",
        within: "f.partnership_id = $1",
        author: "t.guest_id",
        post: "f.contact_post_id",
        organisation: "f.organisation_id",
        since: "t.requested_at",
        columns: &[
            Column::new("decline_reason", "motif de refus"),
            Column::new("host_feedback", "avis de l’accueil"),
            Column::new("guest_feedback", "avis du stagiaire"),
        ],
        ..Texts::NONE
    },
];
