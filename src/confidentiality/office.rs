//! Whether somebody is named beside a function or an institution, which makes a professional.

use std::ops::Range;

use super::lexicon::Class;
use super::passage::{Passage, Shape, is_adjective};
use super::people::{Form, Person, is_capital};

/// « Mme Roux, directrice », « M. Petit (CSAPA) », « Mme Durand du SPIP ».
pub(super) fn has_office_after(passage: &Passage, name: &Range<usize>, form: Form) -> bool {
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
pub(super) fn has_office_before(passage: &Passage, at: usize, form: Form, previous: Option<&Person>) -> bool {
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
    if previous.is_some_and(|person| person.professional && joins(passage, person, start)) {
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
            return form == Form::Name || !apposed;
        }
        let listed =
            passage.gap(at - 1, at).bytes().any(|byte| matches!(byte, b':' | b'|' | b'(' | b'/' | b'-'));
        if word.class.is(Class::INSTITUTION) && form != Form::Initial {
            let opens = passage.before(word.span.start, 12).bytes().all(|byte| !byte.is_ascii_alphabetic());
            if listed || (apposed && opens) {
                return true;
            }
        }
        if !(word.class.is(Class::JOINER | Class::INSTITUTION)
            || is_capital(word)
            || is_adjective(passage, back - 1))
        {
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

/// « MM. Petit et Roux »: nothing but « et » between two names.
pub(super) fn joins(passage: &Passage, person: &Person, start: usize) -> bool {
    let between = &passage.lower()[person.span.end..start];
    between.trim_matches([' ', ',']) == "et"
}
