//! Cooperation protocols: versions, clauses, approvals, reviews, reminders.
