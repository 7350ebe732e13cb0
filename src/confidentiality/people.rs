//! Who is named in a text, in whatever form: by civility, by initials, by a known given name.

use std::collections::HashSet;
use std::ops::Range;

use super::lexicon::Class;
use super::office::{has_office_after, has_office_before, joins};
use super::passage::{Passage, Shape, Word, is_adjective};

/// Somebody named in the text.
pub(super) struct Person {
    pub span: Range<usize>,
    /// Named beside a function or an institution, here or elsewhere in the text.
    pub professional: bool,
    /// Words that name the person, by rank in the passage.
    pub words: Range<usize>,
    pub form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
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
    // « Mme Colas et M. Petit, psychologues ».
    for at in (1..people.len()).rev() {
        let (left, right) = people.split_at_mut(at);
        let pair = (&mut left[at - 1], &right[0]);
        if pair.1.professional && pair.0.form == Form::Name && joins(passage, pair.0, pair.1.span.start) {
            pair.0.professional = true;
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

pub(super) fn is_capital(word: &Word) -> bool {
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
    word.shape == Shape::Initial
        || is_capital(word) && (!word.class.is(common) || word.class.is(Class::GIVEN))
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
            } else if lower < 4
                && (word.class.is(Class::JOINER | Class::INSTITUTION) || is_adjective(passage, at))
            {
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
        reversed(passage, borne, at).or_else(|| unknown_pair(passage, borne, at))?
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
        let metres = before.ends_with(|c: char| c.is_ascii_digit());
        if metres || at + 1 == words.len() || !passage.gap(at, at + 1).contains('.') {
            return None;
        }
    }
    let mut end = at + 1;
    let mut initials = true;
    while let Some(word) = words.get(end).filter(|_| end <= at + 5) {
        let gap = passage.gap(end - 1, end);
        let first = end == at + 1;
        let pointed = first || words[end - 1].shape == Shape::Initial;
        if !(gap == " " || gap == "'" || (pointed && matches!(gap, ". " | "." | " . " | " ."))) {
            break;
        }
        let particle = PARTICLES.contains(&passage.word(end))
            && (end + 1..words.len().min(end + 3))
                .find(|next| !PARTICLES.contains(&passage.word(*next)))
                .is_some_and(|next| is_surname(&words[next]));
        // « M. et Mme »; but « Monsieur M. » is somebody.
        let initial = word.shape == Shape::Initial && !words.get(end + 1).is_some_and(is_capital);
        if first && word.class.is(Class::CIVILITY) && !initial {
            return None;
        }
        let informal = first && word.shape == Shape::Lower && is_unknown_word(word) && word.span.len() > 2;
        if !(is_surname(word) || particle || informal) {
            break;
        }
        initials &= word.shape == Shape::Initial || particle;
        end += 1;
        if informal {
            break;
        }
    }
    // « Mme Zahra K. » hides as much as « Mme K. ».
    let hidden = initials || words[end - 1].shape == Shape::Initial;
    (end > at + 1).then_some((at + 1..end, if hidden { Form::Initial } else { Form::Name }))
}

/// After a civility, « Pont » and « La Tour » are people too.
fn is_surname(word: &Word) -> bool {
    let office = Class::FUNCTION | Class::INSTITUTION | Class::CIVILITY;
    may_be_name(word) || (is_capital(word) && word.class.is(Class::BEARER) && !word.class.is(office))
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
    // « Patient : Durand Paul » on a form, but not « Patient : Droits et devoirs ».
    let second = words.get(at + 2).is_some_and(|second| second.class.is(Class::GIVEN) && is_capital(second));
    let sure = next.class.is(Class::GIVEN)
        || (next.class == Class::NONE && (second || next.span.len() > 4 && next.shape == Shape::Upper));
    if !names || !(gap == " " || (sure && matches!(gap, ", " | " (" | " \"" | ": " | " : "))) {
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

/// « Zbigniew Kowalczyk est », « Audrey Lacombe a »: two capitalised words that the lexicon does not
/// know, and a verb. They count as a given name alone does: only with case talk that is personal.
fn unknown_pair(passage: &Passage, borne: &[bool], at: usize) -> Option<(Range<usize>, Form)> {
    const VERBS: [&str; 14] = [
        "a", "est", "etait", "avait", "sera", "reste", "ne", "n", "s", "se", "suivi", "suivie", "doit",
        "refuse",
    ];
    let words = &passage.words;
    let name = |index: usize| {
        words
            .get(index)
            .is_some_and(|word| word.class == Class::NONE && word.shape == Shape::Capital && !borne[index])
    };
    let fits = name(at)
        && name(at + 1)
        && passage.gap(at, at + 1) == " "
        && words.get(at + 2).is_some_and(|_| VERBS.contains(&passage.word(at + 2)))
        && matches!(passage.gap(at + 1, at + 2), " " | ", ");
    fits.then_some((at..at + 2, Form::Given))
}

/// « DUPONT Jean ».
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
