//! From an order to pages, from pages to a file.

use jiff::civil::Date;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::world::Desk;
use super::{Order, PdfError};

/// How many documents ago something may have been set and still be remembered: what they share is kept, memory stays flat.
const REMEMBERED: usize = 3;

/// Pages, ready to be written.
#[derive(Debug)]
pub struct Laid {
    pages: PagedDocument,
    date: Date,
}

impl Laid {
    /// Sets the pages.
    ///
    /// # Errors
    /// [`PdfError::Template`] when the template and its data do not fit.
    pub fn of(order: Order) -> Result<Self, PdfError> {
        let date = order.date;
        let compiled = typst::compile::<PagedDocument>(&Desk::of(order)?).output;
        typst::comemo::evict(REMEMBERED);
        compiled.map(|pages| Self { pages, date }).map_err(|faults| PdfError::Template(messages(&faults)))
    }

    /// Writes them, held to both standards.
    ///
    /// # Errors
    /// [`PdfError::Export`] when a page breaks one of their rules.
    pub fn write(&self) -> Result<Vec<u8>, PdfError> {
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|fault| PdfError::Export(fault.message().to_string()))?;
        let options = PdfOptions {
            creator: Smart::Custom(Some("Jonction".to_owned())),
            timestamp: midnight(self.date).map(Timestamp::new_utc),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&self.pages, &options).map_err(|faults| PdfError::Export(messages(&faults)))
    }
}

fn midnight(date: Date) -> Option<Datetime> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Datetime::from_ymd_hms(date.year().into(), month, day, 0, 0, 0)
}

fn messages(faults: &[SourceDiagnostic]) -> String {
    faults.iter().map(|fault| fault.message.to_string()).collect::<Vec<_>>().join("; ")
}
