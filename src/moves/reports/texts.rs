//! Where the texts of this part lie. Those who run the partnership and the organisation's representatives read them.

use crate::platform::texts::{Column, Texts};

const OF_POST: &str = "JOIN post po ON po.id = t.post_id";
const READERS: &str = "SELECT r.reported_by FROM staff_report r WHERE r.id = $1 UNION SELECT h.person_id \
     FROM staff_report r JOIN post rp ON rp.id = r.post_id JOIN post po ON po.organisation_id = rp.organisation_id \
     AND po.representative = TRUE JOIN mandate h ON h.post_id = po.id WHERE r.id = $1 AND h.confirmed_at IS NOT NULL \
     UNION SELECT h.person_id FROM staff_report r JOIN partnership pa ON pa.id = r.partnership_id \
     JOIN mandate h ON h.post_id = pa.coordinating_post_id WHERE r.id = $1 AND h.confirmed_at IS NOT NULL";

/// The texts of reported arrivals and departures.
pub const TEXTS: &[Texts] = &[
    Texts {
        kind: "staff-report",
        thing: "Arrivée signalée",
        table: "staff_report",
        join: OF_POST,
        author: "t.reported_by",
        organisation: "po.organisation_id",
        since: "t.created_at",
        readers: Some(READERS),
        columns: &[Column::new("person_name", "nom de la personne attendue")],
        ..Texts::NONE
    },
    Texts {
        kind: "staff-report",
        thing: "Réponse à une arrivée ou un départ signalé",
        table: "staff_report",
        join: OF_POST,
        author: "t.decided_by",
        organisation: "po.organisation_id",
        since: "t.decided_at",
        readers: Some(READERS),
        columns: &[Column::new("word", "réponse")],
        ..Texts::NONE
    },
];

/// What is forgotten of a person who is erased; $1 the person, whose row still has its address.
pub const ERASURE: &[&str] = &["DELETE FROM staff_report WHERE reported_by = $1 \
     OR mandate_id IN (SELECT id FROM mandate WHERE person_id = $1) \
     OR person_email = (SELECT email FROM person WHERE id = $1)"];
