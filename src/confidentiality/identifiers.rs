//! Numbers, dates of birth and cells that a label gives away.

use std::collections::HashMap;
use std::ops::Range;

use regex::{Captures, Regex};

use super::finding::{FindingKind, Hit};
use super::labels::{Label, When, labels};
use super::lexicon::{Class, Lexicon};
use super::opening::Opening;
use super::passage::{Passage, Word};

/// A day, in figures or with the month's name; the year may be short in figures alone.
pub(super) const DATE: &str = r"(?:(?:\d{1,2}|1er|premier)[ ./\-]{1,3}(?:(?:\d{1,2}[ ./\-]{1,3}(?:\d{4}|\d{2})\b)|(?:janv|fevr|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)[a-z]*\.?[ /\-]{1,2}\d{2,4}\b)|(?:19|20)\d{2}-?\d{2}-?\d{2}\b)";

/// Rules for numbers, dates and cells that a label gives away.
pub(super) struct Identifiers {
    labelled: Vec<Rule>,
    /// For each word of the lexicon's `[label]` section, the ranks of the rules whose label it may be.
    rules_at: HashMap<&'static str, Vec<usize>>,
    birth: Opening,
    beginnings: Beginnings,
}

struct Rule {
    label: Label,
    pattern: Pattern,
}

enum Pattern {
    /// Tried where [`Beginnings`] says.
    Opening(Opening),
    /// Sought in the whole of a window.
    Anywhere(Regex),
}

/// What the first words of matches begin with. Windows are not searched, but tried at such words.
struct Beginnings {
    /// By first letter; with each, the rules' bits.
    by_letter: [Vec<(&'static str, u32)>; 26],
}

/// A word that some rules' matches may begin with.
struct Beginning {
    place: usize,
    /// The bits of these rules.
    rules: u32,
}

/// Compiles a pattern over folded text, which is ASCII: the plain meaning of `\b`, `\d` and `\s` is
/// enough and much smaller. Patterns are constants, so a wrong one fails the first test.
pub(super) fn compiled(pattern: &str) -> Regex {
    let ascii = pattern.replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]").replace(r"\s", r"[ \n]");
    Regex::new(&ascii).expect("the guard's patterns are constant and tested")
}

impl Identifiers {
    pub fn compiled(lexicon: &Lexicon) -> Self {
        let rule = |label: Label| {
            let pattern = match label.begins {
                "" => Pattern::Anywhere(compiled(&label.filled())),
                _ => Pattern::Opening(Opening::compiled(&label.filled())),
            };
            Rule { label, pattern }
        };
        let labelled: Vec<Rule> = labels().map(rule).collect();
        let at =
            |word: &str| (0..labelled.len()).filter(|rule| labelled[*rule].label.stands_at(word)).collect();
        let rules_at = lexicon.words_of(Class::LABEL).map(|word| (word, at(word))).collect();
        let month =
            r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)";
        let birth = Opening::compiled(&format!(
            r"\b(?:nee?(?:\(e\)|\.e|-e)?s?,?(?: (?:a|en) [a-z' \-]{{2,30}}?,?)?(?: le| un| en|:)?[ :]{{1,3}}(?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?|(?:date (?:et lieu )?de )?naiss(?:ance|\.)(?: (?:du|de la|de l') ?[a-z]+)?[ :=(,|]{{1,4}}(?:(?:est|fixee|au|le|du) ){{0,2}}|ddn[ :=.]{{1,3}}(?:le )?)(?P<date>{DATE}|{month} \d{{4}}\b|(?:19|20)\d{{2}}\b)"
        ));
        let beginnings = Beginnings::of(&labelled);
        Self { labelled, rules_at, birth, beginnings }
    }

    pub fn find(&self, passage: &Passage, hits: &mut Vec<Hit>) {
        let mut windows: Vec<Vec<Range<usize>>> = vec![Vec::new(); self.labelled.len()];
        for word in passage.words.iter().filter(|word| word.class.is(Class::LABEL)) {
            for part in passage.lower()[word.span.clone()].split('-') {
                for rule in self.rules_at.get(part).into_iter().flatten() {
                    open(&mut windows[*rule], passage, word, self.labelled[*rule].label.reach);
                }
            }
        }
        let mut births = Vec::new();
        for word in passage.words.iter().filter(|word| word.class.is(Class::BIRTH)) {
            open(&mut births, passage, word, BIRTH_REACH);
        }
        if births.is_empty() && windows.iter().all(Vec::is_empty) {
            return;
        }
        let lower = passage.lower();
        let beginnings = self.beginnings.places(passage);
        for (rank, (Rule { label, pattern }, windows)) in self.labelled.iter().zip(windows).enumerate() {
            for window in windows {
                match pattern {
                    Pattern::Opening(opening) => {
                        let places = within(&beginnings, lower, &window, 1 << rank);
                        for found in opening.find_iter(&lower[..window.end], places) {
                            let parts = opening.parts(lower, &found);
                            let hit = parts.and_then(|parts| labelled(passage, label, &parts, found.start));
                            hits.extend(hit);
                        }
                    }
                    Pattern::Anywhere(pattern) => {
                        let found = pattern.captures_iter(&lower[window.clone()]);
                        hits.extend(found.filter_map(|parts| labelled(passage, label, &parts, window.start)));
                    }
                }
            }
        }
        for window in births {
            let places = within(&beginnings, lower, &window, Beginnings::BIRTH);
            let found = self.birth.find_iter(&lower[..window.end], places);
            hits.extend(found.filter_map(|found| self.birth(passage, found)));
        }
    }

    /// A birth date, unless several people, or an institution, were born.
    fn birth(&self, passage: &Passage, span: Range<usize>) -> Option<Hit> {
        let found = &passage.lower()[span.clone()];
        let first = found.split([' ', ':', ',']).next().unwrap_or("");
        let several = first.starts_with("ne") && first.ends_with('s');
        let vague = (several || found.contains("naissance"))
            && self.birth.parts(passage.lower(), &span)?.name("date").is_some_and(|date| date.len() == 4);
        (!vague && !is_born_institution(passage, span.start)).then(|| Hit::new(FindingKind::BirthDate, span))
    }
}

impl Beginnings {
    /// The bit of birth dates, beyond those of the labels.
    const BIRTH: u32 = 1 << 31;

    fn of(labelled: &[Rule]) -> Self {
        let mut by_letter: [Vec<(&'static str, u32)>; 26] = Default::default();
        let births = ["ne", "date", "naiss", "ddn"].map(|word| (word, Self::BIRTH));
        let labels = labelled.iter().enumerate().flat_map(|(rank, rule)| {
            rule.label.begins.split('|').filter(|word| !word.is_empty()).map(move |word| (word, 1 << rank))
        });
        for (word, rule) in labels.chain(births) {
            let of_letter = &mut by_letter[usize::from(word.as_bytes()[0] - b'a')];
            match of_letter.iter_mut().find(|(own, _)| *own == word) {
                Some((_, rules)) => *rules |= rule,
                None => of_letter.push((word, rule)),
            }
        }
        Self { by_letter }
    }

    /// The words of a text with which a match may begin, in order.
    fn places(&self, passage: &Passage) -> Vec<Beginning> {
        let lower = passage.lower();
        let beginning = |place: usize| {
            let of_letter = &self.by_letter[usize::from(lower.as_bytes()[place] - b'a')];
            let fit = of_letter.iter().filter(|(word, _)| lower[place..].starts_with(word));
            let rules = fit.fold(0, |all, (_, rules)| all | rules);
            (rules != 0).then_some(Beginning { place, rules })
        };
        passage.parts().filter_map(beginning).collect()
    }
}

/// The places in a window where a match of a rule may begin; with them, the beginning of a window that cuts a word.
fn within(
    beginnings: &[Beginning],
    lower: &str,
    window: &Range<usize>,
    rule: u32,
) -> impl Iterator<Item = usize> {
    let cut = lower.as_bytes()[window.start].is_ascii_lowercase().then_some(window.start);
    let first = beginnings.partition_point(|beginning| beginning.place < window.start);
    let last = beginnings.partition_point(|beginning| beginning.place < window.end);
    let places = beginnings[first..last].iter().filter(move |beginning| beginning.rules & rule != 0);
    cut.into_iter().chain(places.map(|beginning| beginning.place))
}

/// How many bytes after the word that announces it a birth date may end.
const BIRTH_REACH: usize = 110;
/// How many bytes before its word a label may begin: « references de la ».
const LEAD: usize = 45;
/// How many more a window may take in, to end at a blank.
const SLACK: usize = 30;

/// Opens a window around a word, or widens the last one: rules are only tried where one of their words stands, which
/// keeps a long text as cheap as a short one; and all of them end in digits.
fn open(windows: &mut Vec<Range<usize>>, passage: &Passage, word: &Word, reach: usize) {
    let widest = word.span.start.saturating_sub(LEAD + SLACK)..word.span.end + reach + SLACK;
    if !passage.figures.any_in(widest) {
        return;
    }
    let lower = passage.lower().as_bytes();
    let blank = |at: &usize| lower[*at].is_ascii_whitespace();
    // To a blank, so that no number is cut; one that is longer is nothing that we look for.
    let (far, near) = (word.span.start.saturating_sub(LEAD + SLACK), word.span.start.saturating_sub(LEAD));
    let start = (far..near).rfind(blank).unwrap_or(far);
    let (near, far) =
        ((word.span.end + reach).min(lower.len()), (word.span.end + reach + SLACK).min(lower.len()));
    let end = (near..far).find(blank).unwrap_or(far);
    match windows.last_mut().filter(|last| start <= last.end) {
        Some(last) => last.end = last.end.max(end),
        None => windows.push(start..end),
    }
}

/// A labelled number, unless what surrounds it says that it is something else.
fn labelled(passage: &Passage, label: &Label, found: &Captures, offset: usize) -> Option<Hit> {
    let number = found.name("n")?;
    let place = number.start() + offset..number.end() + offset;
    let link = found.name("link").map_or("", |link| link.as_str());
    let digits = number.as_str().bytes().filter(u8::is_ascii_digit).count();
    let fits = match label.kind {
        FindingKind::Cell => is_cell(passage, &place),
        _ => {
            digits >= label.digits && is_linked(link, number.as_str()) && !goes_on(passage.lower(), place.end)
        }
    };
    let whole = found.get_match();
    let lead = whole.as_str().find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(0);
    let span = whole.start() + offset + lead..place.end;
    (fits && (label.when == When::Always || is_near_case(passage, &span))).then(|| Hit::new(label.kind, span))
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
    !severed && (!worded || (!phone && !year))
}

fn is_near_case(passage: &Passage, place: &Range<usize>) -> bool {
    let start = place.start - passage.before(place.start, 100).len();
    let end = place.end + passage.after(place.end, 100).len();
    passage.words[passage.words_in(start..end)].iter().any(|word| word.class.is(Class::SUBJECT | Class::CASE))
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
    // « cell. 06 12 34 … » is a telephone.
    let pair = |text: &str, at: usize| {
        text.as_bytes().get(at..at + 3).is_some_and(|next| {
            matches!(next[0], b' ' | b'.') && next[1].is_ascii_digit() && next[2].is_ascii_digit()
        })
    };
    let phone = pair(rest, 0) && pair(rest, 3);
    !MEASURES.iter().any(|measure| trimmed.starts_with(measure) || rest.starts_with(measure))
        && !sheet.iter().any(|word| before.contains(word) || after.contains(word))
        && !phone
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
