//! All SQL of annual meetings.

pub mod agenda;
pub mod minutes;
pub mod my_data;
pub mod read;
pub mod write;
