//! Vocabulary shared by every slice: no I/O, no domain rule.

pub mod actor;
pub mod clock;
pub mod dates;
pub mod entropy;
pub mod error;
pub mod ids;
pub mod page;
pub mod problem;
pub mod retention;
pub mod text;
