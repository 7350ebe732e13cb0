//! Where the texts of this slice lie. What was read of a calendar kept elsewhere comes back with the next reading, unless
//! it is put right there too.

use crate::platform::texts::{Column, Texts};

/// People who hold or held a post with a member of the partnership, $1.
macro_rules! somebody_of_it {
    () => {
        "EXISTS (SELECT 1 FROM mandate h JOIN post po ON po.id = h.post_id \
         JOIN partnership_member m ON m.organisation_id = po.organisation_id \
         WHERE h.person_id = t.person_id AND m.partnership_id = $1)"
    };
}

/// The calendars' texts.
pub const TEXTS: &[Texts] = &[
    Texts {
        kind: "feed",
        thing: "Abonnement de calendrier",
        table: "feed_token",
        within: somebody_of_it!(),
        author: "t.person_id",
        since: "t.created_at",
        readers: Some("SELECT person_id FROM feed_token WHERE id = $1"),
        columns: &[Column::new("name", "nom")],
        ..Texts::NONE
    },
    Texts {
        kind: "calendar",
        thing: "Calendrier extérieur",
        table: "inbound_calendar",
        within: concat!("t.partnership_id = $1 OR ", somebody_of_it!()),
        author: "t.person_id",
        since: "t.created_at",
        columns: &[Column::new("name", "nom")],
        ..Texts::NONE
    },
    Texts {
        kind: "calendar-entry",
        thing: "Calendrier extérieur, à corriger aussi à la source",
        table: "inbound_entry",
        join: "JOIN inbound_calendar c ON c.id = t.calendar_id",
        key: "calendar_id",
        within: "c.partnership_id = $1",
        since: "c.created_at",
        columns: &[Column::new("title", "intitulé")],
        ..Texts::NONE
    },
];

/// What is forgotten of a person who is erased; $1 the person.
pub const ERASURE: &[&str] = &[
    "DELETE FROM feed_token WHERE person_id = $1",
    "DELETE FROM busy_time WHERE person_id = $1",
    "DELETE FROM inbound_calendar WHERE person_id = $1",
];
