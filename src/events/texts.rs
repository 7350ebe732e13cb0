//! Where the texts of this slice lie. Calendars fetch anew whatever changed: the sequence rises, and with it the feed's
//! tag.

use crate::platform::texts::{Column, Texts};

const MEETING: &[Column] = &[
    Column::new("title", "intitulé"),
    Column::new("description", "description"),
    Column::new("place", "lieu"),
    Column::new("video_link", "lien de visioconférence"),
];

/// Whoever is expected at these events, by name or as holder of a post, of members or not.
macro_rules! expected {
    ($events:literal) => {
        Some(concat!(
            "SELECT a.person_id FROM event_attendee a WHERE a.person_id IS NOT NULL AND a.event_id IN (",
            $events,
            ") UNION SELECT m.person_id FROM event_attendee a JOIN mandate m ON m.post_id = a.post_id \
             WHERE m.confirmed_at IS NOT NULL AND m.refused_at IS NULL AND m.starts_on <= $3 \
             AND (m.ends_on IS NULL OR m.ends_on >= $2) AND a.event_id IN (",
            $events,
            ")"
        ))
    };
}

/// The events' texts.
pub const TEXTS: &[Texts] = &[
    Texts {
        kind: "event",
        thing: "Rendez-vous",
        table: "event",
        post: "t.organiser_post_id",
        since: "t.created_at",
        marks: &["UPDATE event SET sequence = sequence + 1, updated_at = $2 WHERE id = $1"],
        in_feeds: true,
        beyond: expected!("SELECT e.id FROM event e WHERE e.id = $1"),
        columns: &[
            MEETING[0],
            MEETING[1],
            MEETING[2],
            MEETING[3],
            Column::new("cancel_reason", "motif d’annulation"),
        ],
        ..Texts::NONE
    },
    Texts {
        kind: "event-series",
        thing: "Série de rendez-vous",
        table: "event_series",
        since: "t.created_at",
        marks: &["UPDATE event_series SET sequence = sequence + 1, updated_at = $2 WHERE id = $1"],
        in_feeds: true,
        beyond: expected!("SELECT e.id FROM event e WHERE e.series_id = $1"),
        columns: MEETING,
        ..Texts::NONE
    },
    Texts {
        kind: "guest",
        thing: "Personne sans compte invitée à un rendez-vous",
        table: "event_guest",
        join: "JOIN event e ON e.id = t.event_id",
        within: "e.partnership_id = $1",
        post: "e.organiser_post_id",
        since: "t.created_at",
        beyond: expected!("SELECT g.event_id FROM event_guest g WHERE g.id = $1"),
        columns: &[Column::new("name", "nom"), Column::new("organisation_label", "structure")],
        ..Texts::NONE
    },
    Texts {
        kind: "court-recess",
        thing: "Vacations judiciaires",
        table: "court_recess",
        within: "EXISTS (SELECT 1 FROM partnership_scope s JOIN territory_overlap x ON x.other_code = s.territory_code \
                 WHERE x.code = t.territory_code AND s.partnership_id = $1)",
        since: "t.created_at",
        columns: &[Column::new("label", "intitulé")],
        ..Texts::NONE
    },
];

/// What is forgotten of a person who is erased, in this order; $1 the person, whose row still has its address.
pub const ERASURE: &[&str] = &[
    "DELETE FROM answer_link WHERE person_id = $1",
    "UPDATE event_guest SET name = 'Personne effacée', organisation_label = NULL, email = ID_TEXT(id) \
     WHERE email = (SELECT email FROM person WHERE id = $1)",
    "UPDATE series_invitation SET guest_email = NULL \
     WHERE guest_email = (SELECT email FROM person WHERE id = $1)",
];
