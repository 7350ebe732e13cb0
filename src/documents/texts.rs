//! What becomes of documents when a text or a person must go.

/// Bytes do not say what they hold, and whoever needs a document asks for it again: all go, those still to be set too.
pub const COPIES: &str = "DELETE FROM document";
