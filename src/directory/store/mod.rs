//! All SQL of the directory.

mod read;

pub use read::{organisations, posts, territories};
