//! The things of a pack, one by one: a note, a protocol, whom to call, a partner, a date.

use serde::Serialize;

use crate::arrivals::{PackContact, PackDate, PackHandover, PackPartner, PackProtocol};
use crate::documents::words::{day, joined, moment, paragraphs};
use crate::kernel::clock::Zone;

/// One thing of a part.
#[derive(Default, Serialize)]
pub struct Thing {
    pub title: String,
    /// What is new about it, or to be done with it.
    pub tags: Vec<String>,
    pub lines: Vec<String>,
    pub clauses: Vec<ClauseText>,
    /// Where it is read.
    pub link: Option<String>,
}

#[derive(Serialize)]
pub struct ClauseText {
    pub title: String,
    pub paragraphs: Vec<String>,
}

pub fn each<A, B>(list: &[A], of: impl Fn(&A) -> B) -> Vec<B> {
    list.iter().map(of).collect()
}

/// The words, where this is so.
pub fn none(words: &str, is_so: bool) -> Vec<String> {
    is_so.then(|| words.to_owned()).into_iter().collect()
}

pub fn note(one: &PackHandover, mut tags: Vec<String>, address: String) -> Thing {
    tags.push(if one.acknowledged_at.is_some() { "lue" } else { "à lire" }.to_owned());
    Thing {
        title: "Note de passation".to_owned(),
        tags,
        lines: one
            .departs_on
            .map(|last| format!("Son auteur est parti le {}", day(last)))
            .into_iter()
            .collect(),
        link: Some(address),
        ..Thing::default()
    }
}

pub fn protocol(one: &PackProtocol, tags: Vec<String>) -> Thing {
    let since =
        one.in_force_from.map(|from| format!(", en vigueur depuis le {}", day(from))).unwrap_or_default();
    let stands_out = if one.own { "" } else { " Votre structure n’en est pas partie." };
    let standing = format!("{}{since}. Parties : {}.{stands_out}", one.partnership, one.parties.join(", "));
    let nothing = none("Aucun article ne vise votre fonction en particulier.", one.clauses.is_empty());
    Thing {
        title: one.title.clone(),
        tags,
        lines: [vec![standing], nothing].concat(),
        clauses: each(&one.clauses, |clause| ClauseText {
            title: format!("{}. {}", clause.number, clause.title),
            paragraphs: paragraphs(&clause.body),
        }),
        link: None,
    }
}

pub fn contact(one: &PackContact, mut tags: Vec<String>) -> Thing {
    tags.extend(none("poste vacant", one.vacant));
    let who = joined([one.name.clone(), Some(one.function.clone()), Some(one.organisation.clone())]);
    let lines =
        [Some(who), one.about.clone(), reach(one.phone.as_deref(), one.email.as_deref()), one.reach.clone()];
    Thing {
        title: one.theme.label_fr().to_owned(),
        tags,
        lines: lines.into_iter().flatten().collect(),
        ..Thing::default()
    }
}

pub fn partner(one: &PackPartner, tags: Vec<String>) -> Thing {
    let contact = &one.contact;
    let address = [&contact.address, &contact.postal_code, &contact.city].into_iter().flatten().cloned();
    let address = address.collect::<Vec<_>>().join(" ");
    let lines = [
        Some(format!("{}, {}", one.kind.label_fr(), one.sector.label_fr())),
        reach(contact.phone.as_deref(), contact.email.as_deref()),
        contact.opening_hours.clone(),
        (!address.is_empty()).then_some(address),
    ];
    Thing { title: one.name.clone(), tags, lines: lines.into_iter().flatten().collect(), ..Thing::default() }
}

/// In the event's zone and, where it is another, in the reader's own.
pub fn date(one: &PackDate, own: &Zone, tags: Vec<String>) -> Thing {
    let when = one.starts_at.map(|at| {
        if one.all_day {
            day(at.day_in(&one.time_zone))
        } else if one.time_zone == *own {
            moment(at, own)
        } else {
            format!("{} ({})", moment(at, &one.time_zone), moment(at, own))
        }
    });
    Thing {
        title: one.title.clone(),
        tags,
        lines: vec![joined([Some(one.kind.label_fr().to_owned()), when, one.place.clone()])],
        ..Thing::default()
    }
}

fn reach(phone: Option<&str>, email: Option<&str>) -> Option<String> {
    let both: Vec<&str> = phone.into_iter().chain(email).collect();
    (!both.is_empty()).then(|| both.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_elsewhere_is_told_in_both_zones() {
        let place: Zone = "Indian/Reunion".parse().unwrap();
        let date_of = |zone: &Zone, all_day| PackDate {
            id: crate::events::EventId(uuid::Uuid::nil()),
            kind: crate::events::EventKind::CrossTraining,
            title: "Qui fait quoi ?".into(),
            starts_local: None,
            starts_at: Some("2026-05-04T06:00:00Z".parse().unwrap()),
            all_day,
            time_zone: zone.clone(),
            place: Some("Salle du CSAPA".into()),
            training_id: None,
        };
        let line = |one: &PackDate| date(one, &Zone::paris(), Vec::new()).lines.remove(0);
        assert_eq!(
            line(&date_of(&Zone::paris(), false)),
            "Formation croisée, lundi 4 mai 2026 à 8 h 00, heure de Paris, Salle du CSAPA"
        );
        assert_eq!(
            line(&date_of(&place, false)),
            "Formation croisée, lundi 4 mai 2026 à 10 h 00, heure de La Réunion (lundi 4 mai 2026 à 8 h 00, heure de \
             Paris), Salle du CSAPA"
        );
        assert_eq!(line(&date_of(&place, true)), "Formation croisée, lundi 4 mai 2026, Salle du CSAPA");
    }
}
