//! What the tests lean on.

pub mod browser;
pub mod idp;
pub mod tampering;
