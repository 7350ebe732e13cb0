//! The text that the guard let in: a type that nothing but the guard, or a store, can make.

use std::fmt;

use serde::Serialize;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Text written by a user that the guard let in: NFC, lines ended by LF, no control character but
/// tab. Having one is the proof of having asked.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct SafeText(String);

impl SafeText {
    /// Rebuilds a text read back from our own tables, where only guarded text was written.
    /// Callable from a slice's `store.rs` alone: a test reads the sources and holds us to it.
    #[must_use]
    pub fn from_store(stored: String) -> Self {
        Self(stored)
    }

    /// What the guard calls once a text has been examined.
    pub(super) fn cleared(text: &str) -> Self {
        let mut clean = String::with_capacity(text.len());
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\r' if chars.peek() == Some(&'\n') => {}
                '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
                '\n' | '\t' => clean.push(c),
                // PostgreSQL cannot hold NUL, XML none of them.
                c if c.is_control() => {}
                c => clean.push(c),
            }
        }
        Self(if is_nfc(&clean) { clean } else { clean.nfc().collect() })
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, as an owned string.
    #[must_use]
    pub fn into_inner(self) -> String {
        self.0
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Says only how long it is: users' text has no place in logs.
impl fmt::Debug for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SafeText({} bytes)", self.0.len())
    }
}
