use std::collections::HashSet;
use std::ops::Range;

use super::finding::{FindingKind, Hit};
use super::lexicon::Class;
use super::passage::{Passage, Shape, Word};

/// Somebody named in the text.
pub(super) struct Person {
    pub span: Range<usize>,
    /// Named beside a function or an institution, here or elsewhere in the text.
    pub professional: bool,
    /// Words that name the person, by rank in the passage.
    words: Range<usize>,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// « M. Dupont », « Karim Benali ».
    Name,
    /// « M. D. », « Kévin D. »: written to hide someone.
    Initial,
    /// A given name alone.
    Given,
    /// « le patient Dupont », « la détenue L. ».
    Subject,
}

/// Everybody named, in the order of the text.
pub(super) fn people(passage: &Passage) -> Vec<Person> {
    let borne = borne_by_institutions(passage);
    let mut people = Vec::new();
    let mut at = 0;
    while at < passage.words.len() {
        match named_at(passage, &borne, at, people.last()) {
            Some(person) => {
                at = person.words.end;
                people.push(person);
            }
            None => at += 1,
        }
    }
    // Once presented with a function, someone stays a professional for the whole text.
    let known: HashSet<&str> = people
        .iter()
        .filter(|person| person.professional && person.form == Form::Name)
        .map(|person| passage.word(person.words.end - 1))
        .collect();
    let known: Vec<bool> = people
        .iter()
        .map(|person| person.form == Form::Name && known.contains(passage.word(person.words.end - 1)))
        .collect();
    for (person, known) in people.iter_mut().zip(known) {
        person.professional |= known;
    }
    people
}

fn is_capital(word: &Word) -> bool {
    word.shape != Shape::Lower
}

/// A capitalised word that the lexicon does not know as anything but a name.
fn may_be_name(word: &Word) -> bool {
    let common = Class::FUNCTION
        | Class::INSTITUTION
        | Class::SERVICE
        | Class::CIVILITY
        | Class::SUBJECT
        | Class::CASE
        | Class::TOPIC
        | Class::SMALL
        | Class::BEARER
        | Class::ROLL;
    is_capital(word) && (!word.class.is(common) || word.class.is(Class::GIVEN))
}

/// Marks the words that are part of the name of an institution, a way, a law.
fn borne_by_institutions(passage: &Passage) -> Vec<bool> {
    let words = &passage.words;
    let mut borne = vec![false; words.len()];
    let mut at = 0;
    while at < words.len() {
        let bearer = words[at].class.is(Class::INSTITUTION | Class::BEARER);
        at += 1;
        if !bearer {
            continue;
        }
        let (first, mut lower) = (at, 0);
        while at < words.len() {
            let gap = passage.gap(at - 1, at);
            let tight = gap
                .bytes()
                .all(|byte| matches!(byte, b' ' | b'\'' | b'"' | b'-' | b'/') || byte.is_ascii_digit())
                || (gap == ". " && words[at - 1].shape == Shape::Initial && first < at);
            let word = &words[at];
            if !tight || word.class.is(Class::CIVILITY) && !word.class.is(Class::FUNCTION) {
                break;
            }
            if is_capital(word) && !word.class.is(Class::SUBJECT | Class::CASE) {
                borne[at] = true;
                lower = 0;
            } else if word.class.is(Class::JOINER | Class::INSTITUTION) && lower < 4 {
                lower += 1;
            } else {
                break;
            }
            at += 1;
        }
        unmark_private(passage, &mut borne, first..at);
    }
    borne
}

/// « le CSAPA de Kévin », « CSAPA Kévin D. »: a person after an institution, not its name.
fn unmark_private(passage: &Passage, borne: &mut [bool], run: Range<usize>) {
    let words = &passage.words;
    let capitals: Vec<usize> = run.clone().filter(|at| borne[*at]).collect();
    let Some(last) = capitals.last() else { return };
    let ends_in_initial = capitals.len() > 1
        && words[*last].shape == Shape::Initial
        && words[capitals[capitals.len() - 2]].class.is(Class::GIVEN);
    let lone_given = capitals.len() == 1
        && words[*last].class.is(Class::GIVEN)
        && !words[*last].class.is(Class::COMMON)
        && *last > run.start
        && matches!(passage.word(last - 1), "de" | "d")
        && words[run.start - 1].shape == Shape::Lower
        && !words[run.start - 1].class.is(Class::BEARER);
    if ends_in_initial || lone_given {
        run.for_each(|at| borne[at] = false);
    }
}

fn named_at(passage: &Passage, borne: &[bool], at: usize, previous: Option<&Person>) -> Option<Person> {
    let word = &passage.words[at];
    if borne[at] {
        return None;
    }
    let (words, form) = if word.class.is(Class::CIVILITY) {
        after_civility(passage, at)?
    } else if word.class.is(Class::FUNCTION) {
        after_function(passage, borne, at)?
    } else if word.class.is(Class::SUBJECT) {
        after_subject(passage, at)?
    } else if word.class.is(Class::GIVEN) {
        from_given(passage, borne, at)?
    } else {
        reversed(passage, borne, at)?
    };
    let span = passage.words[at].span.start..passage.words[words.end - 1].span.end;
    let direct = word.class.is(Class::FUNCTION);
    let professional = form != Form::Subject
        && (direct
            || has_office_after(passage, &words, form)
            || has_office_before(passage, at, form, previous));
    Some(Person { span, professional, words, form })
}

/// « M. D. », « Mme Le Goff », « monsieur dupont ».
fn after_civility(passage: &Passage, at: usize) -> Option<(Range<usize>, Form)> {
    const PARTICLES: [&str; 14] =
        ["de", "d", "du", "des", "la", "le", "van", "von", "den", "ben", "el", "al", "di", "da"];
    let words = &passage.words;
    // « 12 M. » is an amount; a lone lower-case m is a metre.
    let before = passage.lower()[..words[at].span.start].trim_end();
    if words[at].span.len() == 1
        && (words[at].shape == Shape::Lower || before.ends_with(|c: char| c.is_ascii_digit()))
    {
        let named = words.get(at + 1).is_some_and(may_be_name) && passage.gap(at, at + 1) == ". ";
        if words[at].shape != Shape::Lower || !named {
            return None;
        }
    }
    let mut end = at + 1;
    let mut initials = true;
    while let Some(word) = words.get(end).filter(|_| end <= at + 5) {
        let gap = passage.gap(end - 1, end);
        let first = end == at + 1;
        let pointed = first || words[end - 1].shape == Shape::Initial;
        if !(gap == " " || gap == "\n" || gap == "'" || (pointed && matches!(gap, ". " | "." | ".\n"))) {
            break;
        }
        let particle = PARTICLES.contains(&passage.word(end))
            && words.get(end + 1).is_some_and(|next| is_capital(next) && may_be_name(next));
        if first && word.class.is(Class::CIVILITY) {
            return None;
        }
        let informal = first && word.shape == Shape::Lower && is_unknown_word(word) && word.span.len() > 2;
        if !(may_be_name(word) || particle || informal) {
            break;
        }
        initials &= word.shape == Shape::Initial || particle;
        end += 1;
        if informal {
            break;
        }
    }
    (end > at + 1).then_some((at + 1..end, if initials { Form::Initial } else { Form::Name }))
}

fn is_unknown_word(word: &Word) -> bool {
    word.class == Class::NONE || word.class.is(Class::GIVEN)
}

/// « le docteur Dupont », « juge Martin ».
fn after_function(passage: &Passage, borne: &[bool], at: usize) -> Option<(Range<usize>, Form)> {
    let words = &passage.words;
    let mut end = at + 1;
    while end < words.len().min(at + 4)
        && !borne[end]
        && words[end].shape != Shape::Initial
        && may_be_name(&words[end])
    {
        let gap = passage.gap(end - 1, end);
        if !(gap == " " || (end == at + 1 && gap == ". ")) {
            break;
        }
        end += 1;
    }
    (end > at + 1).then_some((at + 1..end, Form::Name))
}

/// « le patient Dupont », « la détenue L. »: the word itself says that this is a case.
fn after_subject(passage: &Passage, at: usize) -> Option<(Range<usize>, Form)> {
    let words = &passage.words;
    let next = words.get(at + 1)?;
    let gap = passage.gap(at, at + 1);
    let title = words[at].shape == Shape::Upper && next.shape == Shape::Upper;
    let names = match next.shape {
        Shape::Initial => {
            !passage.lower()[next.span.end..].starts_with(|c: char| c.is_ascii_digit() || c == '\'')
        }
        Shape::Capital | Shape::Upper => !title && (next.class.is(Class::GIVEN) || next.class == Class::NONE),
        Shape::Lower => false,
    };
    if !names || !matches!(gap, " " | ", " | " (" | " \"") || (gap != " " && !next.class.is(Class::GIVEN)) {
        return None;
    }
    let mut end = at + 2;
    while end < words.len().min(at + 4)
        && may_be_name(&words[end])
        && matches!(passage.gap(end - 1, end), " " | ". " | ".")
    {
        end += 1;
    }
    Some((at + 1..end, Form::Subject))
}

/// « Karim Benali », « Kévin D. », « kevin ».
fn from_given(passage: &Passage, borne: &[bool], at: usize) -> Option<(Range<usize>, Form)> {
    let words = &passage.words;
    if words[at].shape == Shape::Lower && words[at].class.is(Class::COMMON) {
        return None;
    }
    let mut end = at + 1;
    let mut form = Form::Given;
    while end < words.len().min(at + 4) && !borne[end] {
        let gap = passage.gap(end - 1, end);
        let word = &words[end];
        let second_name = word.class.is(Class::GIVEN) && is_capital(word);
        if gap != " " || !(second_name || (may_be_name(word) && !word.class.is(Class::JOINER))) {
            break;
        }
        form = if word.shape == Shape::Initial { Form::Initial } else { Form::Name };
        end += 1;
        if word.shape == Shape::Initial {
            break;
        }
    }
    // « Kévin a rechuté »: « a » is a verb there, and « A. » an initial.
    (form != Form::Given || !words[at].class.is(Class::COMMON)).then_some((at..end, form))
}

/// « DUPONT Jean », and « K. Benali » before a case word is left to the civility rule.
fn reversed(passage: &Passage, borne: &[bool], at: usize) -> Option<(Range<usize>, Form)> {
    let words = &passage.words;
    let (surname, given) = (&words[at], words.get(at + 1)?);
    let fits = surname.shape == Shape::Upper
        && surname.span.len() > 2
        && surname.class == Class::NONE
        && given.class.is(Class::GIVEN)
        && is_capital(given)
        && !borne[at + 1]
        && passage.gap(at, at + 1) == " ";
    fits.then_some((at..at + 2, Form::Name))
}

/// « Mme Roux, directrice », « M. Petit (CSAPA) », « Mme Durand du SPIP ».
fn has_office_after(passage: &Passage, name: &Range<usize>, form: Form) -> bool {
    const LINKS: [&str; 28] = [
        "le",
        "la",
        "l",
        "les",
        "notre",
        "nouveau",
        "nouvelle",
        "ancien",
        "ancienne",
        "premier",
        "premiere",
        "vice",
        "futur",
        "future",
        "du",
        "de",
        "d",
        "des",
        "pour",
        "est",
        "qui",
        "represente",
        "representant",
        "en",
        "qualite",
        "nomme",
        "nommee",
        "a",
    ];
    let words = &passage.words;
    let mut linked_by_de = false;
    let mut at = name.end;
    while at < words.len().min(name.end + 5) {
        let gap = passage.gap(at - 1, at);
        let fits = gap.len() <= 4
            && gap.bytes().all(|byte| {
                matches!(
                    byte,
                    b' ' | b',' | b'(' | b':' | b'-' | b'/' | b'|' | b'\'' | b'.' | b'*' | b'_' | b'\t'
                )
            });
        if !fits || (gap.contains('.') && words[at - 1].shape != Shape::Initial) {
            return false;
        }
        let word = passage.word(at);
        if words[at].class.is(Class::FUNCTION) {
            return !matches!(word, "charge" | "chargee")
                || words.get(at + 1).is_some_and(|_| matches!(passage.word(at + 1), "de" | "d" | "du"));
        }
        let separated = passage
            .gap(name.end - 1, name.end)
            .bytes()
            .any(|byte| matches!(byte, b'(' | b',' | b':' | b'-' | b'|' | b'/'));
        if words[at].class.is(Class::INSTITUTION) {
            let stated = word != "a" && (linked_by_de || separated);
            return stated && form == Form::Name;
        }
        linked_by_de |= matches!(word, "du" | "de" | "d" | "des" | "pour" | "represente" | "representant");
        if !LINKS.contains(&word) {
            return false;
        }
        at += 1;
    }
    false
}

/// « la directrice du CSAPA, Mme Roux », « SPIP 76 : M. Petit », « Présents : Mme Roux, M. Petit ».
fn has_office_before(passage: &Passage, at: usize, form: Form, previous: Option<&Person>) -> bool {
    let words = &passage.words;
    let start = words[at].span.start;
    // The next of a list of professionals: « Mme Roux (SPIP), M. Petit et Mme Lenoir ».
    let sentence = passage.before(start, 400);
    let rolled = passage
        .words_in(start - sentence.len()..start)
        .any(|index| words[index].class.is(Class::ROLL) && is_heading(passage, index));
    if rolled {
        return true;
    }
    if previous.is_some_and(|person| person.professional && joins_plural(passage, person, at)) {
        return true;
    }
    let mut back = at;
    while back > 0 && at - back < 8 {
        let gap = passage.gap(back - 1, back);
        let word = &words[back - 1];
        let fits = gap.len() <= 4
            && !gap.contains(['.', ';', '\n', '!', '?'])
            && gap.bytes().all(|byte| !byte.is_ascii_alphabetic());
        if !fits {
            return false;
        }
        let apposed = passage.gap(at - 1, at).contains(',');
        if word.class.is(Class::FUNCTION) {
            return form == Form::Name || (form == Form::Given && !apposed) || !apposed;
        }
        let listed =
            passage.gap(at - 1, at).bytes().any(|byte| matches!(byte, b':' | b'|' | b'(' | b'/' | b'-'));
        if word.class.is(Class::INSTITUTION) && form != Form::Initial {
            let opens = passage.before(word.span.start, 12).bytes().all(|byte| !byte.is_ascii_alphabetic());
            if listed || (apposed && opens) {
                return true;
            }
        }
        if !(word.class.is(Class::JOINER | Class::INSTITUTION) || is_capital(word)) {
            return false;
        }
        back -= 1;
    }
    false
}

/// « Présents : », « Ont participé : ».
fn is_heading(passage: &Passage, index: usize) -> bool {
    passage
        .after(passage.words[index].span.end, 40)
        .bytes()
        .take_while(|byte| *byte != b',')
        .any(|byte| matches!(byte, b':' | b'|'))
}

/// « MM. Petit et Roux, psychologues »: nothing but « et » or a comma between two names.
fn joins_plural(passage: &Passage, person: &Person, at: usize) -> bool {
    let between = &passage.lower()[person.span.end..passage.words[at].span.start];
    between.trim_matches([' ', ',']) == "et"
}

/// Names near case talk.
pub(super) fn in_cases(passage: &Passage, people: &[Person], hits: &mut Vec<Hit>) {
    let cases: Vec<(usize, bool)> = passage
        .words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.class.is(Class::SUBJECT | Class::CASE | Class::TOPIC))
        .map(|(at, word)| (word.span.start, is_of_one(passage, at)))
        .collect();
    for person in people.iter().filter(|person| !person.professional) {
        if person.form == Form::Subject || is_near_case(passage, person, &cases) {
            hits.push(Hit::new(FindingKind::PersonInCase, person.span.clone()));
        }
    }
}

fn is_near_case(passage: &Passage, person: &Person, cases: &[(usize, bool)]) -> bool {
    let reach = if person.form == Form::Given { 80 } else { 140 };
    let speaks = person.form == Form::Name && takes_part(passage, person);
    let sentence = passage.sentence(person.span.start);
    let last = passage.sentence(person.span.end - 1);
    let first = cases.partition_point(|(place, _)| place + reach < person.span.start);
    cases[first..]
        .iter()
        .take_while(|(place, _)| *place <= person.span.end + reach)
        .filter(|(place, _)| !person.span.contains(place))
        .any(|(place, of_one)| {
            let theirs = passage.sentence(*place);
            let same = (sentence..=last).contains(&theirs);
            let next = theirs == last + 1 && *of_one && person.form != Form::Given;
            if speaks { same && *of_one } else { (same && (*of_one || person.form != Form::Given)) || next }
        })
}

/// A participant of a meeting: « M. Petit rappelle que … », « Mme Roux a présenté … ». Not « M. Petit
/// dit qu’il a … », « M. Petit présente une … ».
fn takes_part(passage: &Passage, person: &Person) -> bool {
    let words = &passage.words;
    let mut at = person.words.end;
    while at < words.len().min(person.words.end + 3)
        && matches!(passage.word(at), "a" | "ont" | "ne" | "se" | "s" | "y" | "leur" | "nous" | "l" | "en")
    {
        at += 1;
    }
    let Some(verb) = words.get(at).filter(|word| word.class.is(Class::SPEECH)) else { return false };
    if passage.gap(person.words.end - 1, person.words.end).contains([',', ';', '\n']) {
        return false;
    }
    let after = passage.after(verb.span.end, 60);
    let symptom = passage.word(at).starts_with("presente")
        && [" un ", " une ", " des "].iter().any(|article| after.starts_with(article));
    const SELF: [&str; 12] = [
        "avoir ", "qu'il ", "qu'elle ", "etre ", "sa ", "ses ", "son ", "ne plus", "ne pas", "lui", "j'ai",
        "s'etre",
    ];
    !symptom && !SELF.iter().any(|own| after.contains(&format!(" {own}")))
}

/// Whether a word of case talk speaks of one person here, or of the matter in general: « est suivi
/// par » against « le suivi », « a rechuté » against « la rechute », « le patient » against « un ».
fn is_of_one(passage: &Passage, at: usize) -> bool {
    const PARTICIPLE: [&str; 18] = [
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
        "un", "une", "du", "chaque", "tout", "toute", "aucun", "aucune", "par", "de", "d", "des", "les",
        "aux", "ces", "nos", "leurs", "ou", "et", "la", "l", "sur", "en", "entre",
    ];
    let class = passage.words[at].class;
    let previous = if at == 0 { "" } else { passage.word(at - 1) };
    let next = if at + 1 < passage.words.len() { passage.word(at + 1) } else { "" };
    match passage.word(at) {
        "suivi" | "suivie" => {
            PARTICIPLE.contains(&previous)
                || (!matches!(previous, "le" | "un" | "du" | "de" | "au" | "ce" | "et")
                    && matches!(
                        next,
                        "par" | "au" | "a" | "aux" | "en" | "depuis" | "pour" | "chez" | "dans"
                    ))
        }
        "detenue" | "patiente" | "condamnee" if matches!(previous, "la" | "cette") => true,
        _ if class.is(Class::TOPIC) => matches!(previous, "ses" | "sa" | "son"),
        _ => !GENERIC.contains(&previous),
    }
}
