//! Names near talk of a case: who is spoken of, against who attends a meeting or owns an action.

use std::ops::Range;

use super::finding::{FindingKind, Hit};
use super::lexicon::Class;
use super::passage::Passage;
use super::people::{Form, Person};

/// How much a word of case talk says about one person, here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Only of one who is written to be hidden: « M. D. n’est pas venu au rendez-vous ».
    Slight,
    /// The matter in general: « les patients », « la rechute », « le suivi ».
    General,
    /// Somebody’s: « a rechuté », « est suivi par », « ses analyses ».
    Personal,
}

/// Warns of names near case talk.
pub(super) fn in_cases(passage: &Passage, people: &[Person], hits: &mut Vec<Hit>) {
    let talk = Class::SUBJECT | Class::CASE | Class::TOPIC | Class::OWN;
    let cases: Vec<(Range<usize>, Weight)> = (0..passage.words.len())
        .filter(|at| passage.words[*at].class.is(talk))
        .map(|at| (passage.words[at].span.clone(), weight(passage, at)))
        .collect();
    for person in people.iter().filter(|person| !person.professional) {
        if person.form == Form::Subject || is_near(passage, person, &cases) {
            hits.push(Hit::new(FindingKind::PersonInCase, person.span.clone()));
        }
    }
}

fn is_near(passage: &Passage, person: &Person, cases: &[(Range<usize>, Weight)]) -> bool {
    let reach = if person.form == Form::Given { 80 } else { 140 };
    let takes_part = person.form == Form::Name && takes_part(passage, person);
    let enough = match person.form {
        Form::Initial => Weight::Slight,
        Form::Name | Form::Subject if !takes_part => Weight::General,
        _ => Weight::Personal,
    };
    let first_sentence = passage.sentence(person.span.start);
    let last_sentence = passage.sentence(person.span.end - 1);
    let first = cases.partition_point(|(case, _)| case.start + reach < person.span.start);
    cases[first..]
        .iter()
        .take_while(|(case, _)| case.start <= person.span.end + reach)
        .filter(|(case, _)| !person.span.contains(&case.start))
        .any(|(case, weight)| {
            let sentence = passage.sentence(case.start);
            let same = (first_sentence..=last_sentence).contains(&sentence);
            let next = sentence == last_sentence + 1 && !takes_part && person.form != Form::Given;
            (same && *weight >= enough)
                || (next && *weight == Weight::Personal)
                || (case.end < person.span.start && is_owner(&passage.lower()[case.end..person.span.start]))
        })
}

/// « le sursis de M. Vert », « le dossier concernant Mme Noir ».
fn is_owner(between: &str) -> bool {
    matches!(between, " de " | " d'" | " a " | " chez " | " concernant " | " pour " | " : ")
}

/// A participant of a meeting, or the owner of an action: « M. Petit rappelle que … », « Mme Roux a
/// présenté … », « Mme Roux : relire … ». Not « M. Petit dit qu’il a … », nor « présente une … ».
fn takes_part(passage: &Passage, person: &Person) -> bool {
    // What somebody says of himself rather than of the meeting's matter.
    const SELF: [&str; 13] = [
        "avoir ", "etre ", "qu'il ", "qu'elle ", "n'", "ne ", "son ", "sa ", "ses ", "s'", "lui ", "je ",
        "j'",
    ];
    const AUXILIARIES: [&str; 10] = ["a", "ont", "ne", "se", "s", "y", "leur", "nous", "l", "en"];
    let words = &passage.words;
    let after = passage.after(person.span.end, 60);
    if let Some(task) = after.trim_start().strip_prefix(':') {
        let verb = task.split_whitespace().next().unwrap_or("");
        return ["er", "ir", "re", "oir"].iter().any(|ending| verb.ends_with(ending));
    }
    let mut at = person.words.end;
    while at < words.len().min(person.words.end + 3) && AUXILIARIES.contains(&passage.word(at)) {
        at += 1;
    }
    let Some(verb) = words.get(at).filter(|word| word.class.is(Class::SPEECH)) else { return false };
    if passage.gap(person.words.end - 1, person.words.end).contains([',', ';', '\n']) {
        return false;
    }
    let object = passage.after(verb.span.end, 60);
    let symptom = passage.word(at).starts_with("presente")
        && [" un ", " une ", " des "].iter().any(|article| object.starts_with(article));
    let said = ["que ", "de ", "d'"].iter().find_map(|link| object.trim_start().strip_prefix(link));
    let of_self = SELF.iter().any(|own| said.unwrap_or(object.trim_start()).starts_with(own));
    !symptom && !of_self
}

/// « est suivi par » against « le suivi », « a rechuté » against « la rechute », « ce patient »
/// against « un patient ».
fn weight(passage: &Passage, at: usize) -> Weight {
    const STATE: [&str; 18] = [
        "est",
        "etait",
        "ete",
        "sera",
        "etre",
        "reste",
        "actuellement",
        "deja",
        "toujours",
        "bien",
        "plus",
        "non",
        "son",
        "pas",
        "etant",
        "fut",
        "jamais",
        "encore",
    ];
    const GENERIC: [&str; 24] = [
        "du", "chaque", "tout", "toute", "aucun", "aucune", "par", "de", "d", "des", "les", "aux", "ces",
        "nos", "leurs", "la", "l", "sur", "en", "entre", "le", "au", "cas", "pour",
    ];
    let class = passage.words[at].class;
    let word = |index: usize| if index < passage.words.len() { passage.word(index) } else { "" };
    let previous = at.checked_sub(1).map_or("", word);
    let owned = matches!(previous, "son" | "sa" | "ses");
    // « est toujours en détention », « Mehdi, en détention, »; not « les soins en détention ».
    let held = previous == "en"
        && at > 1
        && (STATE.contains(&word(at - 2))
            || word(at - 2) == "retourne"
            || passage.gap(at - 2, at - 1).contains(','));
    let personal = match word(at) {
        "suivi" | "suivie" => {
            let noun = matches!(previous, "le" | "un" | "du" | "de" | "au" | "ce" | "et" | "en" | "d");
            let complement = matches!(
                word(at + 1),
                "par" | "au" | "a" | "aux" | "en" | "depuis" | "pour" | "chez" | "dans"
            );
            STATE.contains(&previous) || (!noun && complement)
        }
        _ if owned || held => true,
        _ if class.is(Class::SUBJECT) => !GENERIC.contains(&previous) && !matches!(previous, "un" | "une"),
        _ if class.is(Class::CASE) => !GENERIC.contains(&previous),
        _ => false,
    };
    match personal {
        true => Weight::Personal,
        false if class.is(Class::SUBJECT | Class::CASE | Class::TOPIC) => Weight::General,
        false => Weight::Slight,
    }
}
