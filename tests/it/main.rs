//! The one test binary.

#![expect(clippy::unwrap_used, reason = "a test that meets an error has failed")]

mod support;

mod sign_in_protocol;
