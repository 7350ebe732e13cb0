//! Where the texts of this slice lie. The hash of a version covers its clauses: it stays, with the approvals given to it,
//! and the version says since when it no longer is that of the whole text.

use crate::platform::texts::{Column, Texts};

const OF_VERSION: &str =
    "JOIN protocol_version v ON v.id = t.version_id JOIN protocol p ON p.id = v.protocol_id";
const OF_REVIEW: &str =
    "JOIN protocol_review r ON r.id = t.review_id JOIN protocol p ON p.id = r.protocol_id";

/// Holders of the posts that sign a protocol or own it, of members or not.
macro_rules! signing {
    ($protocol:literal) => {
        Some(concat!(
            "SELECT m.person_id FROM mandate m WHERE m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
             AND m.starts_on <= $3 AND (m.ends_on IS NULL OR m.ends_on >= $2) AND m.post_id IN (SELECT s.post_id \
             FROM version_signatory s JOIN protocol_version v ON v.id = s.version_id WHERE v.protocol_id = (",
            $protocol,
            ") UNION SELECT p.owner_post_id FROM protocol p WHERE p.id = (",
            $protocol,
            "))"
        ))
    };
}

/// Approvals of a text not yet in force fall with any change of it; those of one in force, past or present, stand.
const OF_CLAUSE: &[&str] = &[
    "UPDATE approval SET voided_at = $2 WHERE voided_at IS NULL AND version_id IN (SELECT v.id FROM protocol_version v \
     JOIN clause c ON c.version_id = v.id WHERE c.id = $1 AND v.status IN ('IN_APPROVAL', 'AGREED'))",
    "UPDATE protocol_version SET status = 'DRAFT', text_hash = NULL, effect_date = NULL, agreed_at = NULL, \
     in_force_from = NULL, updated_at = $2 WHERE status IN ('IN_APPROVAL', 'AGREED') \
     AND id = (SELECT version_id FROM clause WHERE id = $1)",
    "UPDATE protocol_version SET text_retracted_at = $2 WHERE text_hash IS NOT NULL \
     AND id = (SELECT version_id FROM clause WHERE id = $1)",
];

/// The protocols' texts.
pub const TEXTS: &[Texts] = &[
    Texts {
        kind: "protocol",
        thing: "Protocole",
        table: "protocol",
        post: "t.owner_post_id",
        since: "t.created_at",
        set: Some("revision = revision + 1"),
        marks: &["UPDATE protocol SET updated_at = $2 WHERE id = $1"],
        in_feeds: true,
        beyond: signing!("SELECT o.id FROM protocol o WHERE o.id = $1"),
        columns: &[
            Column::folded("title", "intitulé", "UPDATE protocol SET title_key = $2 WHERE id = $1"),
            Column::new("non_renewal_reason", "motif de non-renouvellement"),
            Column::new("end_reason", "motif de fin"),
        ],
        ..Texts::NONE
    },
    Texts {
        kind: "party",
        thing: "Partie au protocole",
        table: "protocol_party",
        join: "JOIN protocol p ON p.id = t.protocol_id",
        within: "p.partnership_id = $1",
        organisation: "t.organisation_id",
        since: "p.created_at",
        beyond: signing!("SELECT o.protocol_id FROM protocol_party o WHERE o.id = $1"),
        columns: &[Column::new("withdrawal_reason", "motif de retrait")],
        ..Texts::NONE
    },
    Texts {
        kind: "version",
        thing: "Version de protocole",
        table: "protocol_version",
        join: "JOIN protocol p ON p.id = t.protocol_id",
        within: "p.partnership_id = $1",
        author: "t.created_by",
        since: "t.created_at",
        beyond: signing!("SELECT o.protocol_id FROM protocol_version o WHERE o.id = $1"),
        columns: &[Column::new("abandon_reason", "motif d’abandon")],
        ..Texts::NONE
    },
    Texts {
        kind: "clause",
        thing: "Article de protocole",
        table: "clause",
        join: OF_VERSION,
        within: "p.partnership_id = $1",
        author: "t.edited_by",
        post: "p.owner_post_id",
        since: "v.created_at",
        open: "t.public",
        set: Some("revision = revision + 1"),
        marks: OF_CLAUSE,
        beyond: signing!(
            "SELECT o.protocol_id FROM protocol_version o JOIN clause c ON c.version_id = o.id WHERE c.id = $1"
        ),
        columns: &[Column::new("title", "titre"), Column::new("body", "texte")],
        ..Texts::NONE
    },
    Texts {
        kind: "checklist-answer",
        thing: "Liste de contrôle du secret",
        table: "checklist_answer",
        join: OF_VERSION,
        key: "version_id",
        within: "p.partnership_id = $1",
        author: "t.edited_by",
        post: "p.owner_post_id",
        since: "v.created_at",
        set: Some("revision = revision + 1"),
        beyond: signing!("SELECT o.protocol_id FROM protocol_version o WHERE o.id = $1"),
        columns: &[Column::new("reason", "motif")],
        ..Texts::NONE
    },
    Texts {
        kind: "approval",
        thing: "Signature sur papier",
        table: "approval",
        join: OF_VERSION,
        within: "p.partnership_id = $1",
        author: "t.paper_recorded_by",
        since: "t.at",
        beyond: signing!(
            "SELECT o.protocol_id FROM protocol_version o JOIN approval a ON a.version_id = o.id WHERE a.id = $1"
        ),
        columns: &[Column::new("paper_place", "lieu"), Column::new("paper_original", "lieu de conservation")],
        ..Texts::NONE
    },
    Texts {
        kind: "change-request",
        thing: "Demande de modification",
        table: "change_request",
        join: OF_VERSION,
        within: "p.partnership_id = $1",
        author: "t.person_id",
        post: "t.post_id",
        since: "t.at",
        beyond: signing!(
            "SELECT o.protocol_id FROM protocol_version o JOIN change_request q ON q.version_id = o.id WHERE q.id = $1"
        ),
        columns: &[Column::new("reason", "motif")],
        ..Texts::NONE
    },
    Texts {
        kind: "review",
        thing: "Revue annuelle",
        table: "protocol_review",
        join: "JOIN protocol p ON p.id = t.protocol_id",
        within: "p.partnership_id = $1",
        author: "t.edited_by",
        post: "p.owner_post_id",
        since: "t.created_at",
        set: Some("revision = revision + 1"),
        beyond: signing!("SELECT r.protocol_id FROM protocol_review r WHERE r.id = $1"),
        columns: &[
            Column::new("decision_note", "décision"),
            Column::new("cancel_reason", "motif d’annulation"),
        ],
        ..Texts::NONE
    },
    Texts {
        kind: "finding",
        thing: "Constat de revue",
        table: "review_finding",
        join: OF_REVIEW,
        within: "p.partnership_id = $1",
        author: "t.edited_by",
        post: "p.owner_post_id",
        since: "r.created_at",
        set: Some("revision = revision + 1"),
        beyond: signing!(
            "SELECT r.protocol_id FROM protocol_review r JOIN review_finding f ON f.review_id = r.id WHERE f.id = $1"
        ),
        columns: &[Column::new("note", "note")],
        ..Texts::NONE
    },
    Texts {
        kind: "correction",
        thing: "Rectificatif",
        table: "correction",
        join: "LEFT JOIN protocol_review r ON r.id = t.subject_id LEFT JOIN approval a ON a.id = t.subject_id \
               LEFT JOIN protocol_version v ON v.id = a.version_id \
               JOIN protocol p ON p.id = COALESCE(r.protocol_id, v.protocol_id)",
        within: "p.partnership_id = $1",
        author: "t.person_id",
        post: "t.post_id",
        since: "t.at",
        columns: &[Column::new("text", "texte")],
        ..Texts::NONE
    },
];
