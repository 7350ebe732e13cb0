//! Cooperation protocols: versions, clauses, approvals, reviews, reminders.

pub mod clock;
pub mod term;
