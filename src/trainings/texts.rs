//! Where the texts of this slice lie.

use crate::platform::texts::{Column, Texts};

const OF_TRAINING: &str = "JOIN training g ON g.id = t.training_id";

/// A training open to the territory is seen by all organisations that serve it.
const AROUND: Option<&str> = Some(
    "SELECT m.person_id FROM training g JOIN partnership_scope s ON s.partnership_id = g.partnership_id \
     JOIN territory_overlap x ON x.other_code = s.territory_code \
     JOIN organisation_territory t ON t.territory_code = x.code JOIN post po ON po.organisation_id = t.organisation_id \
     JOIN mandate m ON m.post_id = po.id WHERE g.id = $1 AND g.open_to_territory AND g.state <> 'DRAFT' \
     AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL AND m.starts_on <= $3 \
     AND (m.ends_on IS NULL OR m.ends_on >= $2)",
);

/// The trainings' texts.
pub const TEXTS: &[Texts] = &[
    Texts {
        kind: "training",
        thing: "Formation",
        table: "training",
        author: "t.edited_by",
        post: "t.organiser_post_id",
        since: "t.created_at",
        set: Some("revision = revision + 1"),
        beyond: AROUND,
        columns: &[
            Column::folded("title", "intitulé", "UPDATE training SET title_key = $2 WHERE id = $1"),
            Column::new("programme", "programme"),
            Column::new("objectives", "objectifs"),
        ],
        ..Texts::NONE
    },
    Texts {
        kind: "trainer",
        thing: "Intervenant d’une formation",
        table: "training_trainer",
        join: OF_TRAINING,
        key: "training_id",
        within: "g.partnership_id = $1",
        post: "g.organiser_post_id",
        since: "g.created_at",
        beyond: AROUND,
        columns: &[Column::new("name", "nom")],
        ..Texts::NONE
    },
    Texts {
        kind: "certificate",
        thing: "Attestation de participation",
        table: "training_certificate",
        join: OF_TRAINING,
        key: "registration_id",
        within: "g.partnership_id = $1",
        post: "g.organiser_post_id",
        since: "t.issued_at",
        readers: Some("SELECT person_id FROM registration WHERE id = $1"),
        columns: &[
            Column::new("training_title", "intitulé de la formation"),
            Column::new("organiser_name", "organisateur"),
        ],
        ..Texts::NONE
    },
    Texts {
        kind: "feedback",
        thing: "Avis sur une formation",
        table: "training_feedback",
        join: OF_TRAINING,
        key: "training_id",
        within: "g.partnership_id = $1",
        post: "g.organiser_post_id",
        since: "g.created_at",
        columns: &[Column::new("comment", "commentaire")],
        ..Texts::NONE
    },
];

/// What is forgotten of a person who is erased; $1 the person.
pub const ERASURE: &[&str] = &["UPDATE training_certificate SET person_name = 'Nom effacé' \
     WHERE registration_id IN (SELECT id FROM registration WHERE person_id = $1)"];
