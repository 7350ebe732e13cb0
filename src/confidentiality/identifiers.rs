use std::ops::Range;

use regex::Regex;

use super::finding::{FindingKind, Hit};
use super::passage::Passage;

/// « n° », « numéro », « nr », « réf. », folded.
const NO: &str = r"(?:nos?|n|numeros?|num|nr|ref|references?|matricules?)\b[ .:]{0,3}";
/// A number as registers write it: 12345, 45 678, 2021/123, 21-034-000123.
const REGISTER: &str = r"(?P<n>[a-z]{0,2}\d(?:[ ./\-]?\d){1,16})";
/// Words that may come between a label and its number.
const LINK: &str = r"(?P<link>[^0-9\n;!?]{0,40}?)";
/// A day, in figures or with the month's name; the year may be short in figures alone.
pub(super) const DATE: &str = r"(?:(?:\d{1,2}|1er|premier)[ ./\-]{1,3}(?:(?:\d{1,2}[ ./\-]{1,3}(?:\d{4}|\d{2})\b)|(?:janv|fevr|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)[a-z]*\.?[ /\-]{1,2}\d{2,4}\b)|(?:19|20)\d{2}-\d{2}-\d{2})";

/// Rules for numbers, dates and cells that a label gives away.
pub(super) struct Identifiers {
    labelled: Vec<Rule>,
    birth: Regex,
    public: Vec<(Regex, fn(&str) -> bool)>,
}

struct Rule {
    kind: FindingKind,
    pattern: Regex,
    /// Fewer digits than this make no such number.
    digits: usize,
}

impl Rule {
    fn new(kind: FindingKind, digits: usize, pattern: &str) -> Self {
        Self { kind, pattern: compiled(pattern), digits }
    }
}

/// Compiles a pattern over folded text, which is ASCII: the plain meaning of `\b`, `\d` and `\s` is
/// enough and much smaller. Patterns are constants, so a wrong one fails the first test.
pub(super) fn compiled(pattern: &str) -> Regex {
    let ascii = pattern.replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]").replace(r"\s", r"[ \n]");
    Regex::new(&ascii).expect("the guard's patterns are constant and tested")
}

impl Identifiers {
    pub fn compiled() -> Self {
        use FindingKind::{Cell, EcrouNumber, PatientNumber, ProcedureNumber};
        let file = r"dossiers? (?:penal|judiciaire|d'instruction|d'application des peines|jap|au parquet)";
        let case = format!(
            r"(?:parquet|procedures?(?: penale| judiciaire)?|affaire(?: penale)?|{file}|cassiopee|idj|pv|proces-verbal|rg|r\.g\.?|minute|instruction)"
        );
        let hospital =
            r"dossiers? (?:du |de la |de |d'un )?(?:medical|patiente?s?|hospitaliers?|cliniques?|de soins)";
        let labelled = vec![
            Rule::new(EcrouNumber, 3, &format!(r"\b{NO}(?:d'|de l'|de |d |l')?ecrou\b{LINK}{REGISTER}")),
            Rule::new(
                EcrouNumber,
                2,
                &format!(r"\becrou(?:ee?s?)?\b[ ,:(]{{0,3}}(?:sous )?(?:le |la )?{NO}{REGISTER}"),
            ),
            Rule::new(EcrouNumber, 4, r"(?:^|[^a-z' ]|[^s'] |l')ecrou ?:? ?(?P<n>\d{4,6})\b"),
            Rule::new(
                ProcedureNumber,
                4,
                &format!(r"\b{NO}(?:de la |de l'|de |du |d'|d )?{case}\b{LINK}{REGISTER}"),
            ),
            Rule::new(
                ProcedureNumber,
                5,
                &format!(
                    r"\b(?:parquet|procedure(?: penale| judiciaire)?|affaire(?: penale)?|{file}|cassiopee|idj)(?: de [a-z\-]+)?[ ,:(]{{0,3}}{NO}{REGISTER}"
                ),
            ),
            Rule::new(
                ProcedureNumber,
                5,
                r"\b(?:parquet|idj|cassiopee)[ ,:]{1,3}(?P<n>\d{2}[ /.\-]?\d{3}[ /.\-]?\d{1,6})\b",
            ),
            Rule::new(
                ProcedureNumber,
                5,
                r"\b(?:rg|r\.g\.)[ :]{0,3}(?:no?[ .:]{0,2})?(?P<n>\d{2,4}/\d{3,6})\b",
            ),
            Rule::new(
                ProcedureNumber,
                7,
                r"\b(?:pv|proces-verbal|minute)[ :]{0,3}(?:no?[ .:]{0,2})?(?P<n>\d{2,6}/\d{2,6}(?:/\d{2,4})?)\b",
            ),
            Rule::new(PatientNumber, 4, &format!(r"\bi\.?p\.?p\b\.?{LINK}{REGISTER}")),
            Rule::new(PatientNumber, 3, &format!(r"\b{hospital}[ ,:(]{{0,3}}{NO}{REGISTER}")),
            Rule::new(PatientNumber, 3, &format!(r"\b{NO}(?:de |du )?{hospital}{LINK}{REGISTER}")),
            Rule::new(PatientNumber, 5, &format!(r"\b{hospital} ?: ?{REGISTER}")),
            Rule::new(
                PatientNumber,
                4,
                &format!(
                    r"\b(?:identifiants?(?: permanent)?|numeros?|nos?) (?:du |de la |de |d'un )?(?:patiente?|sejour|venue)\b{LINK}{REGISTER}"
                ),
            ),
            Rule::new(PatientNumber, 4, &format!(r"\bnda\b{LINK}{REGISTER}")),
            Rule::new(
                Cell,
                1,
                r"\bcell(?:ules?|\.)? ?(?:nos?[ .:]{0,2}|numeros? |: ?)?(?P<n>(?:[a-h][ \-]?)?\d{1,4}(?:[ \-]?[a-h])?)\b",
            ),
        ];
        let month =
            r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)";
        let birth = compiled(&format!(
            r"\b(?:nee?(?:\(e\)|\.e|-e)?(?P<many>s)?,?(?: le| un| en|:)?[ :]{{1,3}}(?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?|(?:date (?:et lieu )?de )?naissance(?: (?:du|de la|de l') ?[a-z]+)?[ :=(,|]{{1,4}}(?:(?:est|fixee|au|le|du) ){{0,2}}|ddn[ :=.]{{1,3}}(?:le )?)(?P<date>{DATE}|{month} \d{{4}}\b|(?:19|20)\d{{2}}\b)"
        ));
        let public: Vec<(Regex, fn(&str) -> bool)> = vec![
            (compiled(r"\b[a-z]{2}\d{2}(?: ?[0-9a-z]{4}){2,7}(?: ?[0-9a-z]{1,4})?\b"), is_iban),
            (compiled(r"\b\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{5}\b"), has_luhn),
            (compiled(r"\b97[89](?:[ \-]?\d){10}\b"), |_| true),
            (compiled(r"(?:\+33 ?(?:\(0\) ?)?|\b0033 ?|\b0)[1-9](?:[ .\-]?\d\d){4}\b"), |_| true),
            (compiled(r"\b\d{1,2}[./\-]\d{1,2}[./\-](?:19|20)\d{2}\b"), |_| true),
        ];
        Self { labelled, birth, public }
    }

    /// Where numbers with a public meaning lie, in order and without overlap.
    pub fn public_numbers(&self, passage: &Passage) -> Vec<Range<usize>> {
        let mut spans: Vec<Range<usize>> = Vec::new();
        for (pattern, holds) in &self.public {
            spans.extend(
                pattern
                    .find_iter(passage.lower())
                    .filter(|found| holds(found.as_str()))
                    .map(|found| found.range()),
            );
        }
        spans.sort_by_key(|span| span.start);
        spans.dedup_by(|next, kept| {
            let overlaps = next.start < kept.end;
            if overlaps {
                kept.end = kept.end.max(next.end);
            }
            overlaps
        });
        spans
    }

    pub fn find(&self, passage: &Passage, hits: &mut Vec<Hit>) {
        let lower = passage.lower();
        for rule in &self.labelled {
            for found in rule.pattern.captures_iter(lower) {
                let Some(number) = found.name("n") else { continue };
                let link = found.name("link").map_or("", |link| link.as_str());
                let digits = number.as_str().bytes().filter(u8::is_ascii_digit).count();
                let fits = match rule.kind {
                    FindingKind::Cell => is_cell(passage, &number.range()),
                    _ => {
                        digits >= rule.digits
                            && is_linked(link, number.as_str())
                            && !goes_on(lower, number.end())
                    }
                };
                let whole = found.get_match().range();
                if fits {
                    let start = lower[whole.clone()].find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(0);
                    hits.push(Hit::new(rule.kind, whole.start + start..number.end()));
                }
            }
        }
        for found in self.birth.captures_iter(lower) {
            let Some(date) = found.name("date") else { continue };
            let year_only = date.len() == 4;
            let plural = found.name("many").is_some();
            if !(year_only && (plural || is_naissance(found.get_match().as_str())))
                && !is_born_institution(passage, found.get_match().start())
            {
                hits.push(Hit::new(FindingKind::BirthDate, found.get_match().range()));
            }
        }
    }
}

/// Whether the words between a label and a number let the one announce the other. « Le numéro
/// d’écrou ne figure jamais … (loi n° 78-17) » announces nothing.
fn is_linked(link: &str, number: &str) -> bool {
    const SEVERING: [&str; 26] = [
        "ne",
        "n",
        "pas",
        "jamais",
        "aucun",
        "loi",
        "article",
        "art",
        "circulaire",
        "decret",
        "page",
        "annexe",
        "depuis",
        "avant",
        "apres",
        "tel",
        "telephone",
        "an",
        "annee",
        "version",
        "clause",
        "fiche",
        "point",
        "en",
        "reunion",
        "taux",
    ];
    let severed = link.split(|c: char| !c.is_ascii_alphabetic()).any(|word| SEVERING.contains(&word));
    let phone =
        number.starts_with('0') && number.split([' ', '.']).filter(|pair| pair.len() == 2).count() >= 4;
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let worded = link.bytes().any(|byte| byte.is_ascii_alphabetic());
    !severed && !(phone && worded) && !(year && worded)
}

/// Whether a number is the beginning of something else: a percentage, an amount.
fn goes_on(lower: &str, end: usize) -> bool {
    let rest = lower[end..].trim_start_matches([' ', '\n']);
    rest.starts_with('%')
        || rest.starts_with('$')
        || rest.starts_with("pour cent")
        || rest.starts_with("euros")
}

fn is_cell(passage: &Passage, number: &Range<usize>) -> bool {
    const MEASURES: [&str; 12] =
        ["m2", "m ", "metres", "h ", "h/", "heures", "%", "places", "personnes", "/7", "/24", "\u{1a}"];
    let lower = passage.lower();
    let rest = &lower[number.end..];
    let trimmed = rest.trim_start_matches(' ');
    let before = passage.before(number.start, 60);
    let sheet = ["tableau", "tableur", "excel", "feuille", "colonne", "fichier"];
    let after = passage.after(number.end, 40);
    let phone = rest.trim_start_matches(['.', ' ']).bytes().take(2).filter(u8::is_ascii_digit).count() == 2;
    !MEASURES.iter().any(|measure| trimmed.starts_with(measure) || rest.starts_with(measure))
        && !sheet.iter().any(|word| before.contains(word) || after.contains(word))
        && !phone
}

fn is_naissance(found: &str) -> bool {
    found.contains("naissance")
}

/// « L’association est née le … »: institutions and projects are born too.
fn is_born_institution(passage: &Passage, place: usize) -> bool {
    const BORN: [&str; 36] = [
        "association",
        "csapa",
        "caarud",
        "partenariat",
        "projet",
        "dispositif",
        "protocole",
        "reseau",
        "service",
        "structure",
        "idee",
        "convention",
        "collectif",
        "microstructure",
        "experience",
        "experimentation",
        "initiative",
        "instance",
        "commission",
        "comite",
        "unite",
        "consultation",
        "maison",
        "equipe",
        "groupe",
        "cooperation",
        "demarche",
        "programme",
        "plateforme",
        "antenne",
        "spip",
        "federation",
        "charte",
        "loi",
        "mesure",
        "reunion",
    ];
    let before = passage.before(place, 90);
    let mut words =
        before.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).rev().take(8);
    let person = |word: &str| {
        matches!(
            word,
            "m" | "mme"
                | "mr"
                | "monsieur"
                | "madame"
                | "patient"
                | "patiente"
                | "personne"
                | "usager"
                | "detenu"
                | "detenue"
        )
    };
    words.find(|word| person(word) || BORN.contains(word)).is_some_and(|word| !person(word))
}

fn is_iban(found: &str) -> bool {
    let compact: Vec<u8> = found.bytes().filter(u8::is_ascii_alphanumeric).collect();
    if !(15..=34).contains(&compact.len()) {
        return false;
    }
    let remainder = compact[4..].iter().chain(&compact[..4]).fold(0u32, |remainder, byte| match byte {
        b'0'..=b'9' => (remainder * 10 + u32::from(byte - b'0')) % 97,
        letter => (remainder * 100 + u32::from(letter - b'a') + 10) % 97,
    });
    remainder == 1
}

fn has_luhn(found: &str) -> bool {
    let sum: u32 = found
        .bytes()
        .filter(u8::is_ascii_digit)
        .rev()
        .enumerate()
        .map(|(rank, byte)| {
            let digit = u32::from(byte - b'0') << (rank % 2);
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    sum % 10 == 0
}
