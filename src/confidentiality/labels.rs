//! What gives a number away: its label. Patterns over folded text, where `<name>` stands for a part.

use super::finding::FindingKind::{self, Cell, EcrouNumber, PatientNumber, ProcedureNumber};

/// When a labelled number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Always,
    /// Only where the sentence speaks of a patient or a case: « dossier n° 45678 » alone may be a grant's.
    NearCase,
}

use When::{Always, NearCase};

/// Parts of patterns; a part may use those above it.
const PARTS: [(&str, &str); 8] = [
    // « n° », « numéro », « nr », « réf. ».
    ("<no>", r"(?:nos?|n|numeros?|num|nr|ref|references?|matricules?)\b[ .:=]{0,4}"),
    // As registers write numbers: 12345, 45 678, B-12345, 2021/123, 21-034-000123.
    ("<number>", r"(?P<n>(?:[a-z]{1,2}[ \-]?)?\d(?:[ ./\-]?\d){1,16})"),
    ("<door>", r"(?P<n>(?:[a-h][ \-]?)?\d{1,4}(?:[ \-]?[a-h])?)\b"),
    // What may come between a label and its number; its words are looked at again.
    ("<link>", r"(?P<link>[^0-9\n;!?]{0,40}?)"),
    ("<of>", r"(?:de la |de l'|de |du |d'un |d'|d |l'|la |le )?"),
    ("<file>", r"dossiers? (?:penal|judiciaire|d'instruction|d'application des peines|jap|au parquet)"),
    ("<case>", r"(?:parquet|procedures?(?: penale| judiciaire)?|affaire(?: penale)?|<file>|cassiopee|idj)"),
    (
        "<hospital>",
        r"dossiers? (?:du |de la |de |d'un )?(?:medical|patiente?s?|hospitaliers?|cliniques?|de soins|(?:a l'|l')?hopital|chu|infirmier|csapa)",
    ),
];

/// A labelled number.
pub(super) struct Label {
    pub kind: FindingKind,
    /// Fewer digits than this make no such number.
    pub digits: usize,
    pub when: When,
    /// Words of the lexicon's `[label]` section, or what they begin with, separated by bars: the pattern is only
    /// tried around these.
    pub words: &'static str,
    /// What the first word of a match begins with, separated by bars; empty if something else may come first.
    pub begins: &'static str,
    /// How many bytes after such a word a match may end.
    pub reach: usize,
    pub pattern: &'static str,
}

/// For patterns with a free stretch of text between label and number.
const FAR: usize = 110;
/// For those in which the number follows at once.
const NEAR: usize = 70;
/// For short numbers that follow at once.
const BESIDE: usize = 30;

const fn label(
    kind: FindingKind,
    digits: usize,
    when: When,
    words: &'static str,
    begins: &'static str,
    reach: usize,
    pattern: &'static str,
) -> Label {
    Label { kind, digits, when, words, begins, reach, pattern }
}

/// What [`PARTS`]' `<no>` begins with.
const NO: &str = "n|ref|matricule";
const CASES: &str = "parquet|procedure|affaire|dossier|cassiopee|idj";

const LABELS: [Label; 21] = [
    label(EcrouNumber, 3, Always, "ecrou", NO, FAR, r"\b<no><of>ecrou\b<link><number>"),
    label(
        EcrouNumber,
        2,
        Always,
        "ecrou",
        "ecrou",
        NEAR,
        r"\becrou(?:ee?s?)?\b[ ,:(]{0,3}(?:sous )?<of><no><number>",
    ),
    label(
        EcrouNumber,
        3,
        Always,
        "ecrou",
        "ecrou",
        FAR,
        r"\becrou(?:ee?s?)?\b[^.;\n]{0,40}?\bsous <of><no><number>",
    ),
    // Bare: not « levée d’écrou 2023 », not « sous écrou 2023 ».
    label(
        EcrouNumber,
        4,
        Always,
        "ecrou",
        "",
        BESIDE,
        r"(?:^|[^a-z' ]|[^s'] |l')ecrou ?:? ?(?P<n>\d{4,6})\b",
    ),
    label(ProcedureNumber, 4, Always, CASES, NO, FAR, r"\b<no><of><case>\b<link><number>"),
    label(
        ProcedureNumber,
        4,
        Always,
        "pv|verbal|rg|g|minute|instruction",
        NO,
        FAR,
        r"\b<no><of>(?:pv|proces-verbal|rg|r\.g\.?|minute|instruction)\b<link><number>",
    ),
    label(ProcedureNumber, 5, Always, CASES, CASES, FAR, r"\b<case>(?: de [a-z\-]+)?[ ,:(]{0,3}<no><number>"),
    label(
        ProcedureNumber,
        5,
        Always,
        CASES,
        CASES,
        FAR,
        r"\b<case>\b[^.;\n0-9]{0,30}?\bsous <of><no><number>",
    ),
    label(
        ProcedureNumber,
        5,
        Always,
        CASES,
        CASES,
        NEAR,
        r"\b(?:parquet|idj|cassiopee)[ ,:]{1,3}(?P<n>\d{2}[ /.\-]?\d{3}[ /.\-]?\d{1,6})\b",
    ),
    label(
        ProcedureNumber,
        5,
        Always,
        "rg|g",
        "r",
        NEAR,
        r"\b(?:rg|r\.g\.)[ :]{0,3}(?:no?[ .:]{0,4})?(?P<n>\d{2,4}/\d{3,6})\b",
    ),
    label(
        ProcedureNumber,
        7,
        Always,
        "pv|verbal|minute",
        "pv|proces|minute",
        NEAR,
        r"\b(?:pv|proces-verbal|minute)[ :]{0,3}(?:no?[ .:]{0,4})?(?P<n>\d{2,6}/\d{2,6}(?:/\d{2,4})?)\b",
    ),
    label(
        PatientNumber,
        4,
        Always,
        "ipp|p|nip|nda",
        "i|n",
        FAR,
        r"\b(?:i\.?p\.?p|nip|nda)\b\.?<link><number>",
    ),
    label(PatientNumber, 3, Always, "dossier", "dossier", FAR, r"\b<hospital>[ ,:(]{0,3}<no><number>"),
    label(PatientNumber, 3, Always, "dossier", NO, FAR, r"\b<no>(?:de |du )?<hospital><link><number>"),
    label(PatientNumber, 5, Always, "dossier", "dossier", FAR, r"\b<hospital> ?: ?<number>"),
    label(
        PatientNumber,
        4,
        Always,
        "patient|sejour|venue",
        "identifiant|n|ref|matricule",
        FAR,
        r"\b(?:identifiants?(?: permanent)?|<no>) ?(?:du |de la |de |d'un )?(?:patiente?|sejour|venue)\b<link><number>",
    ),
    label(PatientNumber, 4, NearCase, "dossier", "dossier", NEAR, r"\bdossiers?[ ,:(]{0,3}<no><number>"),
    label(PatientNumber, 4, NearCase, "dossier", NO, FAR, r"\b<no>(?:de |du )?dossier\b<link><number>"),
    label(Cell, 1, Always, "cellule", "cellule", BESIDE, r"\bcellules?(?: |[ ,:(]{0,3}<no>)<door>"),
    label(Cell, 2, Always, "cellule", "cellule", BESIDE, r"\bcellules? ?: ?<door>"),
    label(Cell, 1, Always, "cell", "cell", BESIDE, r"\bcell\.? ?(?:no?[ .:]{0,4})?<door>"),
];

/// All labels.
pub(super) fn labels() -> impl Iterator<Item = Label> {
    LABELS.into_iter()
}

impl Label {
    /// Whether the label may stand at this word of the `[label]` section.
    pub fn stands_at(&self, word: &str) -> bool {
        self.words.split('|').any(|own| if own.len() == 1 { word == own } else { word.starts_with(own) })
    }

    /// The pattern, its parts filled in.
    pub fn filled(&self) -> String {
        let fill = |filled: String, (name, part): &(&str, &str)| filled.replace(name, part);
        PARTS.iter().rev().fold(self.pattern.to_owned(), fill)
    }
}
