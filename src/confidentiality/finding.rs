//! What the guard recognised, and what becomes of the text.

use std::ops::Range;

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// What becomes of a text, from the mildest to the gravest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing to ask.
    Pass,
    /// The author rewrites, or confirms that it concerns no case.
    Warn,
    /// Never stored, logged or sent.
    Refuse,
}

/// What was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingKind {
    /// A social security number whose key is right.
    NirValid,
    /// A prison register number (numéro d'écrou).
    EcrouNumber,
    /// A number of the parquet, or of a procedure.
    ProcedureNumber,
    /// What looks like a social security number, its key wrong or missing.
    NirWrongKey,
    /// A person named near words that speak of a case.
    PersonInCase,
    /// A birth date.
    BirthDate,
    /// A hospital's number for a patient (IPP) or for a file.
    PatientNumber,
    /// Where a person lives.
    PersonAddress,
    /// The cell of a detained person.
    Cell,
    /// An address at a public mail provider, of nobody known.
    PersonalEmail,
    /// A mobile number of nobody known.
    PersonalMobile,
    /// A count of persons or situations so small that it singles someone out.
    SmallCount,
}

impl FindingKind {
    /// All of them, for tests and documentation.
    pub const ALL: [Self; 12] = [
        Self::NirValid,
        Self::EcrouNumber,
        Self::ProcedureNumber,
        Self::NirWrongKey,
        Self::PersonInCase,
        Self::BirthDate,
        Self::PatientNumber,
        Self::PersonAddress,
        Self::Cell,
        Self::PersonalEmail,
        Self::PersonalMobile,
        Self::SmallCount,
    ];

    /// The stable name, written in the audit and in answers to programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NirValid => "NIR_VALID",
            Self::EcrouNumber => "ECROU_NUMBER",
            Self::ProcedureNumber => "PROCEDURE_NUMBER",
            Self::NirWrongKey => "NIR_WRONG_KEY",
            Self::PersonInCase => "PERSON_IN_CASE",
            Self::BirthDate => "BIRTH_DATE",
            Self::PatientNumber => "PATIENT_NUMBER",
            Self::PersonAddress => "PERSON_ADDRESS",
            Self::Cell => "CELL",
            Self::PersonalEmail => "PERSONAL_EMAIL",
            Self::PersonalMobile => "PERSONAL_MOBILE",
            Self::SmallCount => "SMALL_COUNT",
        }
    }

    /// What the finding does to the text.
    #[must_use]
    pub const fn verdict(self) -> Verdict {
        match self {
            Self::NirValid | Self::EcrouNumber | Self::ProcedureNumber => Verdict::Refuse,
            _ => Verdict::Warn,
        }
    }

    /// The reason shown to the author.
    #[must_use]
    pub const fn reason_fr(self) -> &'static str {
        match self {
            Self::NirValid => "Numéro de sécurité sociale : il ne peut pas être enregistré ici.",
            Self::EcrouNumber => "Numéro d’écrou : il ne peut pas être enregistré ici.",
            Self::ProcedureNumber => {
                "Numéro de parquet ou de procédure : il ne peut pas être enregistré ici."
            }
            Self::NirWrongKey => "Ce nombre ressemble à un numéro de sécurité sociale.",
            Self::PersonInCase => "Une personne semble nommée à propos de sa situation.",
            Self::BirthDate => "Cette date semble être une date de naissance.",
            Self::PatientNumber => "Ce numéro semble être celui d’un patient ou de son dossier.",
            Self::PersonAddress => "Cette adresse semble être celle d’une personne.",
            Self::Cell => "Ce passage semble désigner la cellule d’une personne.",
            Self::PersonalEmail => {
                "Cette adresse électronique semble personnelle. Si c’est celle d’un professionnel, \
                 indiquez sa fonction ou sa structure."
            }
            Self::PersonalMobile => {
                "Ce numéro de mobile semble personnel. Si c’est celui d’un professionnel, indiquez sa \
                 fonction ou sa structure."
            }
            Self::SmallCount => {
                "Un nombre de personnes ou de situations aussi petit peut permettre d’en reconnaître une."
            }
        }
    }
}

/// One thing found in a text. It holds places and codes, never the words, so it may be logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was recognised.
    pub kind: FindingKind,
    /// [`FindingKind::verdict`] of `kind`.
    pub verdict: Verdict,
    /// First character, counted in Unicode scalar values from the start of the text as submitted
    /// (Rust `char`s; not bytes, not the UTF-16 units of JavaScript).
    pub start: usize,
    /// One past the last character, counted alike.
    pub end: usize,
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Finding", 5)?;
        out.serialize_field("code", self.kind.code())?;
        out.serialize_field("verdict", &self.verdict)?;
        out.serialize_field("start", &self.start)?;
        out.serialize_field("end", &self.end)?;
        out.serialize_field("reason", self.kind.reason_fr())?;
        out.end()
    }
}

/// A finding while its place is still counted in bytes of the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub kind: FindingKind,
    pub span: Range<usize>,
}

impl Hit {
    pub fn new(kind: FindingKind, span: Range<usize>) -> Self {
        Self { kind, span }
    }

    /// In the order of the text, the graver of two that overlap, and the wider of two alike: the ten
    /// digits in the middle of a social security number are no mobile.
    pub fn without_shadows(mut hits: Vec<Self>) -> Vec<Self> {
        hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end), hit.kind));
        let mut kept: Vec<Self> = Vec::with_capacity(hits.len());
        for hit in hits {
            let Some(last) = kept.last_mut().filter(|last| hit.span.start < last.span.end) else {
                kept.push(hit);
                continue;
            };
            if hit.kind.verdict() > last.kind.verdict() {
                *last = hit;
            } else if hit.span.end > last.span.end
                && hit.kind.verdict() == last.kind.verdict()
                && hit.kind != last.kind
            {
                kept.push(hit);
            }
        }
        kept
    }
}
