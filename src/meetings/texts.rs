//! Where the texts of this slice lie. The hash under which minutes were approved covers the agenda, what was said, what
//! was decided and the errata: it stays, and the meeting says since when it no longer is that of the whole text.

use crate::platform::texts::{Column, Texts};

const OF_MEETING: &str = "JOIN annual_meeting a ON a.id = t.meeting_id JOIN event e ON e.id = a.event_id";
const MARKED: &[&str] =
    &["UPDATE annual_meeting SET text_retracted_at = CASE WHEN text_hash IS NULL THEN NULL ELSE $2 END, \
     revision = revision + 1 WHERE id = (SELECT meeting_id FROM agenda_item WHERE id = $1)"];

/// The meetings' texts.
pub const TEXTS: &[Texts] = &[
    Texts {
        kind: "meeting",
        thing: "Réunion annuelle",
        table: "annual_meeting",
        join: "JOIN event e ON e.id = t.event_id",
        within: "t.partnership_id = $1",
        author: "t.edited_by",
        post: "e.organiser_post_id",
        since: "t.created_at",
        set: Some("revision = revision + 1"),
        columns: &[Column::new("cancel_reason", "motif d’annulation")],
        ..Texts::NONE
    },
    Texts {
        kind: "agenda-item",
        thing: "Point à l’ordre du jour",
        table: "agenda_item",
        join: OF_MEETING,
        within: "a.partnership_id = $1",
        author: "t.edited_by",
        post: "e.organiser_post_id",
        since: "a.created_at",
        set: Some("heading_revision = heading_revision + 1"),
        marks: MARKED,
        columns: &[Column::new("title", "intitulé")],
        ..Texts::NONE
    },
    Texts {
        kind: "block",
        thing: "Compte rendu",
        table: "agenda_item",
        join: OF_MEETING,
        within: "a.partnership_id = $1",
        author: "t.edited_by",
        post: "e.organiser_post_id",
        since: "a.created_at",
        set: Some("revision = revision + 1"),
        marks: MARKED,
        columns: &[Column::new("text", "échanges"), Column::new("decision", "décision")],
        ..Texts::NONE
    },
    Texts {
        kind: "presence",
        thing: "Présence à une réunion",
        table: "meeting_presence",
        join: OF_MEETING,
        within: "a.partnership_id = $1",
        post: "e.organiser_post_id",
        organisation: "t.organisation_id",
        since: "a.created_at",
        columns: &[Column::new("guest_name", "nom")],
        ..Texts::NONE
    },
    Texts {
        kind: "remark",
        thing: "Remarque sur un compte rendu",
        table: "minutes_remark",
        join: OF_MEETING,
        within: "a.partnership_id = $1",
        author: "t.person_id",
        organisation: "t.organisation_id",
        since: "t.at",
        columns: &[Column::new("text", "texte")],
        ..Texts::NONE
    },
    Texts {
        kind: "erratum",
        thing: "Erratum d’un compte rendu",
        table: "minutes_erratum",
        join: OF_MEETING,
        within: "a.partnership_id = $1",
        author: "t.person_id",
        post: "e.organiser_post_id",
        since: "t.at",
        marks: &["UPDATE annual_meeting SET text_retracted_at = $2 \
             WHERE id = (SELECT meeting_id FROM minutes_erratum WHERE id = $1)"],
        columns: &[Column::new("text", "texte")],
        ..Texts::NONE
    },
];
