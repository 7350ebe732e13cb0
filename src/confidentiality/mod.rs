//! The guard: no text about an individual justiciable or patient gets in.
//!
//! Text and known professional contacts come in; [`SafeText`] or findings come out. There is no I/O
//! here (only [`check_lines`] reads and writes, on what it is handed), and nothing that leaves this
//! module, findings included, ever quotes the text that was refused.
//!
//! How it reads: the text is folded to ASCII once, with the place of each character kept
//! (`fold`), so that accents, full-width digits, invisible characters and odd separators cannot hide
//! anything. Each rule then looks at the folded text for one kind of thing, only where a word that may
//! open it stands (`opening`) or where there are digits (`figures`). A rule that can be wrong
//! about people (`people`, `counts`, `places`, `contacts`) warns; only a number that designates a
//! person by itself (`nir`, `identifiers`) refuses.

mod cases;
mod check;
mod contacts;
mod counts;
mod figures;
mod finding;
mod fold;
mod identifiers;
mod labels;
mod lexicon;
mod nir;
mod office;
mod opening;
mod passage;
mod people;
mod places;
mod public_numbers;
mod safe_text;
mod screen;

use std::sync::LazyLock;

pub use check::check_lines;
pub use contacts::KnownContacts;
pub use finding::{Finding, FindingKind, Verdict};
pub use safe_text::SafeText;
pub use screen::{ConfirmedCodes, LINE, Screen, TEXT, passed};

use contacts::Contacts;
use counts::Counts;
use finding::Hit;
use identifiers::Identifiers;
use lexicon::Lexicon;
use passage::Passage;
use places::Places;
use public_numbers::PublicRules;

/// What the guard found in one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examination {
    /// The gravest of the findings' verdicts; [`Verdict::Pass`] when there is none.
    pub verdict: Verdict,
    /// In the order of the text.
    pub findings: Vec<Finding>,
}

/// A text let in, and the findings that its author confirmed to concern no case. The caller writes
/// the codes of these into the audit, in the transaction that stores the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Admitted {
    /// The text to store.
    pub text: SafeText,
    /// Empty when the text passed without a question.
    pub confirmed_findings: Vec<Finding>,
}

/// The compiled rules. Building them costs some milliseconds: use [`Guard::shared`].
pub struct Guard {
    lexicon: Lexicon,
    identifiers: Identifiers,
    public_numbers: PublicRules,
    places: Places,
    contacts: Contacts,
    counts: Counts,
}

impl Guard {
    /// The one guard of the process, built at its first use.
    #[must_use]
    pub fn shared() -> &'static Self {
        static GUARD: LazyLock<Guard> = LazyLock::new(|| {
            let lexicon = Lexicon::french();
            Guard {
                identifiers: Identifiers::compiled(&lexicon),
                lexicon,
                public_numbers: PublicRules::compiled(),
                places: Places::compiled(),
                contacts: Contacts::compiled(),
                counts: Counts::compiled(),
            }
        });
        &GUARD
    }

    /// Reads a text and says what must not, or may not, be stored, and where.
    #[must_use]
    pub fn examine(&self, text: &str, known: &KnownContacts) -> Examination {
        let passage = Passage::read(text, &self.lexicon);
        let public = self.public_numbers.of(&passage);
        let people = people::people(&passage);

        let mut hits = nir::nirs(&passage, &public);
        self.identifiers.find(&passage, &mut hits);
        cases::in_cases(&passage, &people, &mut hits);
        self.places.find(&passage, &people, &mut hits);
        self.contacts.find(&passage, &people, &public, known, &mut hits);
        self.counts.find(&passage, &mut hits);

        let findings: Vec<_> =
            Hit::without_shadows(hits).into_iter().map(|hit| passage.folded.locate(&hit)).collect();
        let verdict = findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Pass);
        Examination { verdict, findings }
    }

    /// The only way in for text written by users. What is refused stays out whatever the author
    /// says; a warning is let in once the author has `confirmed` that it concerns no case.
    ///
    /// # Errors
    /// All findings, when one of them is refused, or when warnings are not confirmed.
    pub fn admit(
        &self,
        text: &str,
        known: &KnownContacts,
        confirmed: bool,
    ) -> Result<Admitted, Vec<Finding>> {
        let Examination { verdict, findings } = self.examine(text, known);
        if verdict == Verdict::Refuse || (verdict == Verdict::Warn && !confirmed) {
            return Err(findings);
        }
        Ok(Admitted { text: SafeText::cleared(text), confirmed_findings: findings })
    }
}
