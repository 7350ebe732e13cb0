//! Documents as PDF, set by typst (feature `pdf`): PDF/A-2a and PDF/UA-1 at once, tagged, in French, with fonts that the
//! program carries (OFL, see `fonts/OFL.txt`).
//!
//! Knows no domain: a template, data and a date in, bytes out. Templates reach no file, no network and no clock, so that
//! the same data on the same date give the same bytes. What users wrote comes in as data and is never read as markup.
//!
//! Setting a page takes tens of milliseconds of computing: callers do it aside, with `spawn_blocking`.

#[cfg(feature = "pdf")]
mod typesetter;
#[cfg(feature = "pdf")]
mod world;

use jiff::civil::Date;
use serde_json::Value;

#[cfg(feature = "pdf")]
pub use typesetter::Laid;

/// Whether this program makes documents at all.
pub const AVAILABLE: bool = cfg!(feature = "pdf");

/// What a document is made from.
#[derive(Clone, Debug)]
pub struct Order {
    /// The template; it may import `common.typ`, read `data.json` and, where there is one, show `logo.png`.
    pub template: &'static str,
    /// What templates share, as `common.typ`.
    pub common: &'static str,
    /// What the template reads as `data.json`.
    pub data: Value,
    /// The date that the file bears.
    pub date: Date,
    /// A PNG, as `logo.png`.
    pub logo: Option<Vec<u8>>,
}

/// Why there is no document. Messages may quote what was to be set: they are for tests and never logged.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// This program was built without the feature `pdf`.
    #[error("this program makes no documents")]
    Off,
    /// The template does not fit its data.
    #[error("the template cannot be set: {0}")]
    Template(String),
    /// The pages break a rule of PDF/A-2a or PDF/UA-1.
    #[error("the pages cannot be written as PDF: {0}")]
    Export(String),
    /// A fault of the typesetter.
    #[error("the typesetter gave up")]
    Panicked,
}

/// Pages of a program that makes none.
#[cfg(not(feature = "pdf"))]
#[derive(Debug)]
pub enum Laid {}

#[cfg(not(feature = "pdf"))]
impl Laid {
    /// Sets the pages.
    ///
    /// # Errors
    /// [`PdfError::Off`].
    pub fn of(_: Order) -> Result<Self, PdfError> {
        Err(PdfError::Off)
    }

    /// Writes them.
    ///
    /// # Errors
    /// Never reached: there are no pages.
    pub fn write(&self) -> Result<Vec<u8>, PdfError> {
        match *self {}
    }
}
