//! Words under which organisations are stored and looked for.
//!
//! Each word is kept folded and, beside that, stemmed: the stem finds other forms of a whole word, the folded word
//! lets an unfinished one find it.

use super::profile::Profile;
use crate::kernel::text::{fold, search_terms};

/// A word of the name.
const NAME: i64 = 10;
/// A word of the kind, a mission, the town, a number.
const ELSE: i64 = 4;

/// Too common to tell anything apart; left out of what is looked for, save as the last, perhaps unfinished word.
const COMMON: [&str; 12] = ["de", "du", "des", "le", "la", "les", "et", "en", "au", "aux", "un", "une"];

/// The words of an organisation by weight, heaviest first; a word in both lists counts with its first weight.
pub fn terms_of(profile: &Profile) -> [(i64, Vec<String>); 2] {
    let mut name = profile.name.to_string();
    if let Some(short) = &profile.short_name {
        name = format!("{name} {short}");
    }
    let missions = profile.missions.iter().map(|mission| mission.label_fr().to_owned());
    let numbers = profile.siret.iter().chain(&profile.finess).cloned();
    let town = profile.city.iter().map(ToString::to_string);
    let rest: Vec<String> = std::iter::once(profile.kind.label_fr().to_owned())
        .chain(missions)
        .chain(numbers)
        .chain(town)
        .collect();
    [(NAME, terms(&name)), (ELSE, terms(&rest.join(" ")))]
}

fn terms(text: &str) -> Vec<String> {
    let mut terms = search_terms(text);
    terms.extend(fold(text).split(' ').filter(|word| word.chars().count() > 1).map(str::to_owned));
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The words of a text that are not in another.
pub fn lost(before: &str, after: &str) -> Vec<String> {
    let kept = terms(after);
    terms(before).into_iter().filter(|term| !kept.contains(term)).collect()
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// Stems of the words that are finished; all must be found.
    pub whole: Vec<String>,
    /// Stem of the last word.
    pub last_stem: String,
    /// The last word as typed so far.
    pub last_prefix: String,
}

/// Reads what a person typed; none when there is nothing to look for.
pub fn looked_for(typed: &str) -> Option<Looked> {
    let folded = fold(typed);
    let (before, last) = folded.rsplit_once(' ').unwrap_or(("", &folded));
    if last.is_empty() {
        return None;
    }
    let before: Vec<&str> = before.split(' ').filter(|word| !COMMON.contains(word)).collect();
    Some(Looked {
        whole: search_terms(&before.join(" ")),
        // A single letter has no stem.
        last_stem: search_terms(last).pop().unwrap_or_else(|| last.to_owned()),
        last_prefix: last.to_owned(),
    })
}
