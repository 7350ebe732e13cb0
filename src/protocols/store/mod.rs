//! All SQL of protocols: reads in `read`, writes in `write`.

pub mod read;
pub mod write;
