//! All SQL of annual meetings.

pub mod agenda;
pub mod minutes;
pub mod read;
pub mod write;
