//! Counts from 1 to 4 of people in the hands of care or justice: so few that they may be recognised.

use regex::Regex;

use super::finding::{FindingKind, Hit};
use super::identifiers::compiled;
use super::lexicon::Class;
use super::opening::Opening;
use super::passage::Passage;

/// Those who are counted: persons in the hands of care or justice, or their situations.
const COUNTED: &str = r"(?:personnes?|patient(?:\(e\)|\.e|e)?(?:s|\.s|\(s\))?|situations?|cas|detenu(?:\(e\)|\.e|e)?(?:\.?s)?|probationnaires?|condamnee?s?|prevenue?s?|ecrouee?s?|usager(?:e|\.e|\(e\))?(?:\.?s)?|justiciables?|mineure?s?|majeure?s?|jeunes?|hommes?|femmes?|adolescent(?:\.e|e)?(?:\.?s)?|individus?|residente?s?|sortante?s?|consommat(?:eur|rice)s?|toxicomanes?|ppsmj|mis en cause|(?:auteurs?) d(?:e violences|'infractions?)|dossiers (?:individuels|de patients|de personnes)|suivis (?:individuels|judiciaires))";
/// What may stand between the count and the counted.
const BETWEEN: &str = r"(?:(?:seule?s?|autres?|nouve[a-z]+|ancien(?:ne)?s?|jeunes?|premiere?s?|derniere?s?|de (?:nos|ces|leurs|ses|vos)|des|grande?s?|memes?|meme|petite?s?|personnes?|situations? de|situations? d'|cas de|dossiers? de) ?){0,2}";

/// Rules for counts from 1 to 4.
pub(super) struct Counts {
    before: Opening,
    after: Opening,
    single: Opening,
    exempt_before: Regex,
    exempt_after: Regex,
    past: Regex,
    listed: Regex,
}

impl Counts {
    pub fn compiled() -> Self {
        let words = r"(?:deux|trois|quatre)";
        Self {
            before: Opening::compiled(&format!(
                r"(?:0?[1-4]|{words}|(?:1|une?) (?:seule?|unique|\(0?1\))|(?:n'|ne )[a-z' ]{{1,25}}?qu'une?|(?:seulement |uniquement )une?)(?: ?\((?:0?[1-4]|une?|{words})\))? (?:{BETWEEN}{COUNTED}|d'entre (?:eux|elles))\b"
            )),
            after: Opening::compiled(&format!(
                r"{COUNTED}(?P<middle>(?: [a-z'\-]+| (?:19|20)[0-9][0-9]){{0,6}}) ?(?:[:=(|]|: ?\() ?(?P<n>0?[1-4]|une?|{words})\b"
            )),
            single: Opening::compiled(&format!(
                r"une? (?P<noun>{COUNTED}) (?:(?:de|du|des|suivie?) [a-z'\- ]{{1,30}}?)?(?:a|avait|s'est|est sortie?|vient de)\b"
            )),
            exempt_before: compiled(
                r"(?:dans les|groupes? de|au moins|au plus|au maximum|maximum de|maximum|minimum de|jusqu'a|tranches? de|capacite (?:d'accueil )?de|equipes? de|binomes? de|composee?s? de|articles?|art\.|points?|themes?|fiches?|annexes?|chapitres?|alineas?|\bnos?|\bn|numeros?|etapes?|phases?|niveaux?|categories?|axes?|titres?|pages?|clauses?|parties?|actions?|objectifs?|modules?|tableaux?|par|places? pour|chambres? (?:pour|de)|[0-9][.,/:])[ .]*(?:(?:[0-9]+|deux|trois|une?) (?:a|ou) )?$",
            ),
            exempt_after: compiled(
                r"^(?:,? (?:ressources?|morales?|physiques?|referente?s?|relais|qualifiee?s?|contacts?|formee?s|formatrices?|volontaires|inscrite?s|designee?s?|mandatee?s?|nommee?s?|chargee?s|salariee?s|professionnelles?|presentes? a la|habilitee?s|au (?:plus|maximum|minimum)|maximum|max\b|minimum|de figure|d'usage|d'ecole|types?\b|typiques?|pratiques?|possibles?|prevue?s?|envisagee?s?|envisageables?|distincte?s?|suivante?s?\b|peuvent|doivent|a distinguer|fictifs?|fictives?|sont (?:a |possibles|prevue?s|distinguee?s|envisagee?s|envisageables)|en formation|en charge|par (?:structure|service|etablissement|institution|organisme|organisation|groupe|seance|session|binome|partie|secteur)|(?:du|de la|de l'|des|de chaque|d'un|pour le|pour la|representant) ?(?:spip|csapa|caarud|tribunal|parquet|structures?|services?|equipes?|secteurs?|institutions?|partenaires?|parties?|ars|cabinet|siege|direction|bureau|greffe|pjj|comite)|sur (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|mille|[2-9]\b|10\b|20\b|100\b|1000\b|1 000\b)))",
            ),
            past: compiled(r"^[^.;\n]{0,25}\b(?:ont|avaient|se sont|s'etaient|etaient|ont ete)\b"),
            listed: compiled(r"^(?:[.,;)|]?(?:\s|$)|\))"),
        }
    }

    pub fn find(&self, passage: &Passage, hits: &mut Vec<Hit>) {
        let lower = passage.lower();
        for found in self.before.find_iter(lower, counts(passage).into_iter()) {
            let (before, after) = (&lower[..found.start], &lower[found.end..]);
            let before = &before[before.len().saturating_sub(40)..];
            let after = &after[..after.len().min(80)];
            let of_more = before.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit())
                && is_thousand(before, &lower[found.clone()]);
            // « au moins deux patients ont fugué » tells of patients; « au moins deux personnes » is a rule.
            let exempt = self.exempt_before.is_match(before) && !self.past.is_match(after);
            if !of_more && !exempt && !self.exempt_after.is_match(after) {
                hits.push(Hit::new(FindingKind::SmallCount, found));
            }
        }
        for found in self.after.find_iter(lower, passage.openings(Class::COUNTED)) {
            let Some(parts) = self.after.parts(lower, &found) else { continue };
            let (Some(number), Some(middle)) = (parts.name("n"), parts.name("middle")) else { continue };
            let after = &lower[found.start + number.end()..];
            // « Situations : 1. Le premier rendez-vous … »
            let opens_list = matches!(number.as_str(), "1" | "01")
                && after.starts_with(['.', ')'])
                && !after[1..].trim_start().is_empty()
                && !lower[found.clone()].contains('(');
            let exempt =
                ["ressource", "referent", "forme", "morale", "type", "figure", "contact", "qualifie"]
                    .iter()
                    .any(|word| middle.as_str().contains(word));
            if !exempt && !opens_list && self.listed.is_match(after) {
                hits.push(Hit::new(FindingKind::SmallCount, found));
            }
        }
        for found in self.single.find_iter(lower, passage.openings(Class::COUNT)) {
            // « Un patient a quitté … » opens a story; « lorsqu’un patient a … » states a rule.
            let opens = passage.before(found.start, 60).trim().is_empty();
            let parts = opens.then(|| self.single.parts(lower, &found)).flatten();
            if let Some(noun) = parts.and_then(|parts| parts.name("noun")) {
                let end = found.start + noun.end();
                hits.push(Hit::new(FindingKind::SmallCount, found.start..end));
            }
        }
    }
}

/// Where a count from 1 to 4 may begin, in letters or in figures, in order.
fn counts(passage: &Passage) -> Vec<usize> {
    let lower = passage.lower();
    let figures = passage.figures.runs.iter().filter(|run| {
        matches!(lower.as_bytes()[(*run).clone()], [b'1'..=b'4'] | [b'0', b'1'..=b'4'])
            && passage.begins_word(run.start)
            && lower[run.end..]
                .trim_start_matches(' ')
                .starts_with(|c: char| c == '(' || c.is_ascii_lowercase())
    });
    let mut places: Vec<usize> = passage.openings(Class::COUNT).chain(figures.map(|run| run.start)).collect();
    places.sort_unstable();
    places
}

/// The end of a larger number: « 12 001 patients », « 1,4 patient ».
fn is_thousand(before: &str, count: &str) -> bool {
    before.ends_with(' ') && count.as_bytes().get(2).is_some_and(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::super::opening::tests::assert_complete;
    use super::*;

    #[test]
    fn the_lexicon_names_all_words_that_may_open_a_count() {
        let rules = Counts::compiled();
        assert_complete(&rules.before, r"\b", |passage| {
            rules.before.find_iter(passage.lower(), counts(passage).into_iter()).collect()
        });
        assert_complete(&rules.after, r"\b", |passage| {
            rules.after.find_iter(passage.lower(), passage.openings(Class::COUNTED)).collect()
        });
        assert_complete(&rules.single, r"\b", |passage| {
            rules.single.find_iter(passage.lower(), passage.openings(Class::COUNT)).collect()
        });
    }
}
