//! Where a person lives: an address beside a word of dwelling, unless a service is what dwells there.

use super::finding::{FindingKind, Hit};
use super::lexicon::Class;
use super::opening::Opening;
use super::passage::Passage;
use super::people::Person;

/// A number and a way: « 12 bis, rue des Carmes ».
const STREET: &str = r"\d{1,4} ?(?:bis|ter|quater|[a-d])?,? (?:rue|avenue|av|boulevard|bd|bld|allees?|impasse|chemin|route|place|quai|square|cours|residence|lotissement|passage|sentier|faubourg|voie|hameau|ruelle|esplanade|villa|cite|montee|rond-point)\b";
/// Or a flat, a building, a housing estate.
const HOME: &str =
    r"(?:residence|appartement|appt|apt|batiment|bat|lotissement|lieu-dit|hameau|chambre)\b\.? ";

/// Rules for where a person lives. Addresses of services pass.
pub(super) struct Places {
    lives: Opening,
    named: Opening,
    street: Opening,
}

impl Places {
    pub fn compiled() -> Self {
        let lives = r"(?:domiciliee?s?|demeurant|demeure|habitant|habite|habitait|residant|reside|residait|vit|vivant|vivait|logee?|logeant|hebergee?|assigne a residence)";
        let whose = r"(?:(?:son|leur) (?:adresse|domicile)|(?:adresse|domicile) (?:personnelle?|actuelle?|familiale?|postale? )?(?:du (?:patient|detenu|probationnaire|condamne|jeune|mineur)|de (?:la patiente|la detenue|la personne suivie|l'interessee?|l'usagere?|m\.|mme|monsieur|madame)|personnelle?|du domicile)|domicile ?:)";
        Self {
            lives: Opening::compiled(&format!(r"{lives}\b[^.;\n0-9]{{0,40}}?(?:{STREET}|\b{HOME})")),
            named: Opening::compiled(&format!(
                r"{whose}[^;\n0-9]{{0,40}}?(?:{STREET}|\b{HOME}|\b\d{{5}} [a-z])"
            )),
            street: Opening::compiled(STREET),
        }
    }

    pub fn find(&self, passage: &Passage, people: &[Person], hits: &mut Vec<Hit>) {
        let lower = passage.lower();
        for found in self.named.find_iter(lower, passage.openings(Class::ADDRESS)) {
            hits.push(Hit::new(FindingKind::PersonAddress, found));
        }
        for found in self.lives.find_iter(lower, passage.openings(Class::DWELLING)) {
            if !is_seat_of_service(passage, people, found.start) {
                hits.push(Hit::new(FindingKind::PersonAddress, found));
            }
        }
        // A name with an address right behind it: « Jean Petit, 12 rue des Lilas ».
        for found in self.street.find_iter(lower, house_numbers(passage)) {
            let last = people.partition_point(|person| person.span.end <= found.start);
            let Some(person) = last.checked_sub(1).map(|last| &people[last]) else { continue };
            let between = &lower[person.span.end..found.start];
            let joined = between.len() <= 30
                && between
                    .split(|c: char| !c.is_ascii_alphabetic())
                    .all(|word| matches!(word, "" | "au" | "adresse" | "domicile" | "a" | "chez"));
            if joined && !person.professional {
                hits.push(Hit::new(FindingKind::PersonAddress, person.span.start..found.end));
            }
        }
    }
}

/// Numbers that a way may follow.
fn house_numbers(passage: &Passage) -> impl Iterator<Item = usize> {
    let lower = passage.lower();
    let runs = passage.figures.runs.iter().filter(|run| run.len() <= 4 && passage.begins_word(run.start));
    let followed = runs.filter(move |run| {
        lower[run.end..].trim_start_matches(' ').starts_with(|c: char| c == ',' || c.is_ascii_lowercase())
    });
    followed.map(|run| run.start)
}

/// Whether what is said to dwell there is a service: one is named earlier in the sentence, and nobody.
fn is_seat_of_service(passage: &Passage, people: &[Person], place: usize) -> bool {
    let start = place - passage.before(place, 160).len();
    let first = people.partition_point(|person| person.span.start < start);
    let mut named = people[first..].iter().take_while(|person| person.span.end <= place);
    let private = named.any(|person| !person.professional);
    let words = &passage.words[passage.words_in(start..place)];
    let subject = words.iter().any(|word| word.class.is(Class::SUBJECT | Class::PRIVATE));
    let service = words.iter().any(|word| word.class.is(Class::INSTITUTION | Class::SERVICE));
    service && !private && !subject
}

#[cfg(test)]
mod tests {
    use super::super::opening::tests::assert_complete;
    use super::*;

    #[test]
    fn the_lexicon_names_all_words_that_may_open_an_address() {
        let rules = Places::compiled();
        assert_complete(&rules.lives, r"\b", |passage| {
            rules.lives.find_iter(passage.lower(), passage.openings(Class::DWELLING)).collect()
        });
        assert_complete(&rules.named, r"\b", |passage| {
            rules.named.find_iter(passage.lower(), passage.openings(Class::ADDRESS)).collect()
        });
    }

    #[test]
    fn ways_are_sought_after_all_house_numbers() {
        let street = Places::compiled().street;
        assert_complete(&street, r"\b", |passage| {
            street.find_iter(passage.lower(), house_numbers(passage)).collect()
        });
    }
}
