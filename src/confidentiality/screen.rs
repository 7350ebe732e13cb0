//! All texts of one request before the guard at once, so that their author sees every problem together.

use super::{Finding, Guard, KnownContacts, SafeText, Verdict};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::problem::{GuardFinding, Problem};

/// Longest title, name or place, in characters.
pub const LINE: usize = 200;
/// Longest body of text, in characters.
pub const TEXT: usize = 20_000;

/// Collects the texts of one request; [`Screen::check`] says whether they may be stored.
#[derive(Debug)]
pub struct Screen<'a> {
    contacts: &'a KnownContacts,
    confirmed: bool,
    /// Other problems of the same request may be added here, to be shown together.
    pub problems: Problems,
    codes: Vec<&'static str>,
}

/// Codes of the warnings that the author confirmed to concern no case; written into the audit with the act.
pub type ConfirmedCodes = Vec<&'static str>;

impl<'a> Screen<'a> {
    /// `confirmed`: the author said that warnings concern no individual case.
    #[must_use]
    pub fn new(contacts: &'a KnownContacts, confirmed: bool) -> Self {
        Self { contacts, confirmed, problems: Problems::none(), codes: Vec::new() }
    }

    /// A text that must be there; at most `max` characters.
    pub fn required(&mut self, field: &str, text: &str, max: usize) -> Option<SafeText> {
        if text.trim().is_empty() {
            self.problems.add(Problem::new("REQUIRED", "Ce champ est à remplir.").on(field));
            return None;
        }
        self.admit(field, text, max)
    }

    /// A text that may be absent; blank counts as absent.
    pub fn optional(&mut self, field: &str, text: Option<&str>, max: usize) -> Option<SafeText> {
        text.filter(|text| !text.trim().is_empty()).and_then(|text| self.admit(field, text, max))
    }

    /// Goes on only if every text passed.
    ///
    /// # Errors
    /// All problems of all texts.
    pub fn check(self) -> Result<ConfirmedCodes> {
        self.problems.check().map(|()| self.codes)
    }

    fn admit(&mut self, field: &str, text: &str, max: usize) -> Option<SafeText> {
        if text.chars().count() > max {
            let message = format!("Ce texte dépasse {max} caractères.");
            self.problems.add(Problem::new("TOO_LONG", message).on(field));
            return None;
        }
        match Guard::shared().admit(text.trim(), self.contacts, self.confirmed) {
            Ok(admitted) => {
                self.codes.extend(admitted.confirmed_findings.iter().map(|finding| finding.kind.code()));
                Some(admitted.text)
            }
            Err(findings) => {
                let shift = text.chars().take_while(|c| c.is_whitespace()).count();
                for finding in findings {
                    self.problems.add(problem(field, &finding, shift));
                }
                None
            }
        }
    }
}

/// What a request must hold, once [`Screen::check`] let everything through.
///
/// # Errors
/// A fault of ours: it is not there, and no problem said so.
#[track_caller]
pub fn passed<T>(value: Option<T>) -> Result<T> {
    match value {
        Some(value) => Ok(value),
        None => Err(Error::internal("what is required neither passed nor was refused")),
    }
}

fn problem(field: &str, finding: &Finding, shift: usize) -> Problem {
    let refused = finding.verdict == Verdict::Refuse;
    let place = |at: usize| i32::try_from(at + shift).unwrap_or(i32::MAX);
    Problem {
        finding: Some(GuardFinding {
            code: finding.kind.code().to_owned(),
            refused,
            start: place(finding.start),
            end: place(finding.end),
            reason: finding.kind.reason_fr().to_owned(),
        }),
        ..Problem::new(if refused { "GUARD_REFUSED" } else { "GUARD_WARNED" }, finding.kind.reason_fr())
            .on(field)
    }
}
