//! Where the texts of this slice lie. Author and successor read a note; the coordinator where its author opened it.

use super::policy::successors_come_within_days;
use crate::platform::texts::{Column, Texts};

/// The author of a note, and whoever took its post over. The day on which it was opened is that of UTC: one earlier may
/// be the same where the post is.
macro_rules! readers_and_writers {
    ($note:literal) => {
        concat!(
            "SELECT n.author_id FROM handover_note n WHERE n.id = ",
            $note,
            " UNION SELECT m.person_id FROM handover_note n JOIN mandate m ON m.post_id = n.post_id WHERE n.id = ",
            $note,
            " AND m.confirmed_at IS NOT NULL AND (m.ends_on IS NULL OR m.ends_on >= n.departs_on) \
             AND (m.starts_on > n.departs_on OR (DAY_NUMBER(m.starts_on) >= DAY_NUMBER(n.opened_at) \
             AND DAY_NUMBER(m.starts_on) > DAY_NUMBER(n.departs_on) - ",
            successors_come_within_days!(),
            ") OR EXISTS (SELECT 1 FROM post s WHERE s.id = n.post_id AND s.cardinality = 'SINGLE'))"
        )
    };
}

macro_rules! readers {
    () => {
        concat!(
            readers_and_writers!("$1"),
            " UNION SELECT m.person_id FROM handover_note n JOIN post po ON po.id = n.post_id \
             JOIN partnership_member pm ON pm.organisation_id = po.organisation_id \
             JOIN partnership pa ON pa.id = pm.partnership_id JOIN mandate m ON m.post_id = pa.coordinating_post_id \
             WHERE n.id = $1 AND n.open_to_coordinator = TRUE AND m.confirmed_at IS NOT NULL"
        )
    };
}

/// A question is read by whoever reads and writes in its note.
macro_rules! readers_of_question {
    () => {
        concat!(
            "SELECT q.asked_by FROM handover_question q WHERE q.id = $1 UNION ",
            readers_and_writers!("(SELECT q.note_id FROM handover_question q WHERE q.id = $1)")
        )
    };
}

const WITHIN: &str = "EXISTS (SELECT 1 FROM partnership_member m WHERE m.organisation_id = po.organisation_id \
                      AND m.partnership_id = $1)";
const OF_NOTE: &str = "JOIN handover_note n ON n.id = t.note_id JOIN post po ON po.id = n.post_id";

/// The handover notes' texts.
pub const TEXTS: &[Texts] = &[
    Texts {
        kind: "handover",
        thing: "Note de passation",
        table: "handover_note",
        join: "JOIN post po ON po.id = t.post_id",
        within: WITHIN,
        author: "t.author_id",
        organisation: "po.organisation_id",
        since: "t.opened_at",
        set: Some("revision = revision + 1"),
        readers: Some(readers!()),
        columns: &[
            Column::new("practices", "pratiques qui marchent"),
            Column::new("people", "personnes à connaître"),
            Column::new("pending", "affaires en cours"),
            Column::new("attention", "points d’attention"),
        ],
        ..Texts::NONE
    },
    Texts {
        kind: "handover-item",
        thing: "Note de passation",
        table: "handover_item",
        join: OF_NOTE,
        key: "note_id",
        within: WITHIN,
        author: "n.author_id",
        organisation: "po.organisation_id",
        since: "n.opened_at",
        readers: Some(readers!()),
        columns: &[Column::new("comment", "commentaire")],
        ..Texts::NONE
    },
    Texts {
        kind: "handover-question",
        thing: "Question sur une note de passation",
        table: "handover_question",
        join: OF_NOTE,
        within: WITHIN,
        author: "t.asked_by",
        organisation: "po.organisation_id",
        since: "t.asked_at",
        readers: Some(readers_of_question!()),
        columns: &[Column::new("question", "question")],
        ..Texts::NONE
    },
    Texts {
        kind: "handover-question",
        thing: "Réponse sur une note de passation",
        table: "handover_question",
        join: OF_NOTE,
        within: WITHIN,
        author: "n.author_id",
        organisation: "po.organisation_id",
        since: "t.answered_at",
        readers: Some(readers_of_question!()),
        columns: &[Column::new("answer", "réponse")],
        ..Texts::NONE
    },
];
