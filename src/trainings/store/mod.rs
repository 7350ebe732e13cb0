//! All SQL of trainings.

/// A training with what it takes of its event and partnership: `t`, `e`, `pa`.
macro_rules! select_training {
    () => {
        "SELECT t.id, t.partnership_id, t.event_id, t.organiser_post_id, t.title, t.programme, t.objectives, \
         (SELECT string_agg(th.theme, ',') FROM training_theme th WHERE th.training_id = t.id) AS theme_codes, \
         t.state, t.seats_total, t.reserved_justice, t.reserved_health, t.reserved_other, t.release_on, \
         t.requires_approval, t.open_to_territory, t.series_id, t.copied_from_id, t.held_on, t.attendance_taken_at, \
         t.certificates_issued_at, t.revision, ed.given_name || ' ' || ed.family_name AS editor, t.edited_at, \
         t.created_at, pa.time_zone, e.time_zone AS event_zone, e.starts_at, e.ends_at FROM training t \
         JOIN event e ON e.id = t.event_id JOIN partnership pa ON pa.id = t.partnership_id \
         LEFT JOIN person ed ON ed.id = t.edited_by "
    };
}

/// A registration with its rank among those who wait, and its certificate: `r`.
macro_rules! select_registration {
    () => {
        "SELECT r.id, r.training_id, r.person_id, r.post_id, r.organisation_id, r.sector_group, r.state, \
         CASE WHEN r.state = 'WAITING' THEN (SELECT COUNT(*) FROM registration w WHERE w.training_id = r.training_id \
         AND w.state = 'WAITING' AND w.place <= r.place) END AS waiting_rank, r.place, \
         r.registered_by AS registered_by_id, r.registered_at, r.attended, c.number AS certificate_number, \
         r.gave_feedback FROM registration r LEFT JOIN training_certificate c ON c.registration_id = r.id "
    };
}

/// Trainers in their order: `$1` is left to the statement.
macro_rules! select_trainers {
    () => {
        "SELECT training_id, post_id, person_id, name AS written_name, organisation_id, sector_group \
         FROM training_trainer "
    };
}

pub mod held;
pub mod line;
pub mod my_data;
pub mod read;
pub mod write;
