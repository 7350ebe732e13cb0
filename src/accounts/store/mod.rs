//! All SQL of this slice, by use case.

pub mod mandates;
pub mod people;
