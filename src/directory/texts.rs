//! Where the texts of this slice lie. What an organisation says of itself belongs to every partnership that it is a
//! member of; imports are looked through whatever the partnership.

use crate::platform::texts::{Column, Texts};

/// The directory's texts.
pub const TEXTS: &[Texts] = &[
    Texts {
        kind: "organisation",
        thing: "Fiche de structure",
        table: "organisation",
        within: "EXISTS (SELECT 1 FROM partnership_member m WHERE m.organisation_id = t.id AND m.partnership_id = $1)",
        author: "t.updated_by",
        organisation: "t.id",
        since: "t.created_at",
        open: "TRUE",
        set: Some("revision = revision + 1"),
        marks: &["UPDATE organisation SET updated_at = $2 WHERE id = $1"],
        searched: true,
        columns: &[
            Column::folded("name", "nom", "UPDATE organisation SET name_key = $2 WHERE id = $1"),
            Column::new("short_name", "nom court"),
            Column::new("email", "adresse électronique"),
            Column::new("phone", "téléphone"),
            Column::new("website", "site"),
            Column::new("address", "adresse"),
            Column::new("city", "commune"),
            Column::new("opening_hours", "horaires"),
        ],
        ..Texts::NONE
    },
    Texts {
        kind: "post",
        thing: "Fonction",
        table: "post",
        within: "EXISTS (SELECT 1 FROM partnership_member m WHERE m.organisation_id = t.organisation_id \
                 AND m.partnership_id = $1)",
        organisation: "t.organisation_id",
        since: "t.created_at",
        set: Some("revision = revision + 1"),
        columns: &[Column::new("other_name", "intitulé")],
        ..Texts::NONE
    },
    Texts {
        kind: "import",
        thing: "Import de l’annuaire",
        table: "organisation_import",
        within: "$1 IS NOT NULL",
        author: "t.person_id",
        post: "t.post_id",
        since: "t.created_at",
        columns: &[Column::new("file_name", "nom du fichier")],
        readers: Some("SELECT person_id FROM organisation_import WHERE id = $1"),
        ..Texts::NONE
    },
    Texts {
        kind: "import-line",
        thing: "Import de l’annuaire",
        table: "organisation_import_line",
        join: "JOIN organisation_import i ON i.id = t.import_id",
        key: "import_id",
        within: "$1 IS NOT NULL",
        author: "i.person_id",
        post: "i.post_id",
        since: "i.created_at",
        columns: &[Column::json("content", "ligne")],
        readers: Some("SELECT person_id FROM organisation_import WHERE id = $1"),
        ..Texts::NONE
    },
];
