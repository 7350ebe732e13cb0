//! What whoever takes a post finds on the first day: for its reader alone, and nothing that the reader's own page does
//! not show.
//!
//! The predecessor's note is told of and linked, never copied: it is read on its own page, where each reading is
//! recorded and where a retraction reaches it.

mod things;

use serde::Serialize;

use super::{Content, body, subject};
use crate::arrivals::{CheckItem, CheckKind, ItemOwner, Pack, PackContent, PackSection, SectionChanges};
use crate::documents::Sources;
use crate::documents::model::Wish;
use crate::documents::words::{day, joined, moment, paragraphs};
use crate::kernel::actor::Actor;
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::meetings::PresentationMeeting;
use things::{ClauseText, Thing, contact, date, each, none, note, partner, protocol};

/// Its template.
pub const TEMPLATE: &str = include_str!("../templates/onboarding_pack.typ");

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Body {
    post: String,
    since: String,
    partnerships: Option<String>,
    notice: Option<Notice>,
    welcome: Vec<String>,
    parts: Vec<Part>,
}

/// Said before everything else.
#[derive(Serialize)]
struct Notice {
    title: String,
    lines: Vec<String>,
}

#[derive(Serialize)]
struct Part {
    title: &'static str,
    lead: Option<String>,
    /// Said where there is nothing.
    empty: &'static str,
    form: Form,
    things: Vec<Thing>,
}

/// How the things of a part stand.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Form {
    /// One under the other.
    Lines,
    /// In two columns, for they are many and short.
    Columns,
    /// Each under a heading of its own.
    Headed,
}

/// What its newcomer reads of it. As on the page, the first reading is recorded.
///
/// # Errors
/// [`crate::kernel::error::Error::NotFound`] when out of reach, [`crate::kernel::error::Error::Forbidden`] for the
/// representative, who sees how far the newcomer is and not what the pack holds.
pub async fn content(sources: &Sources, actor: &Actor, wish: &Wish) -> Result<Content> {
    let pack = sources.packs.find(actor, subject(&wish.subject, "subjectId")?).await?;
    let content = sources.packs.read(actor, &pack).await?;
    let meeting = match pack.presentation_id {
        Some(id) => sources.meetings.presentations(actor, &[id]).await?.pop(),
        None => None,
    };
    let mut parts = vec![to_do(&pack, meeting.as_ref())];
    for section in PackSection::ALL.into_iter().filter(|section| content.sections.contains(section)) {
        let part = part(sources, section, &content, &pack.time_zone);
        // What awaits the reader comes before what there is to do.
        if section == PackSection::Handover {
            parts.insert(0, part);
        } else {
            parts.push(part);
        }
    }
    Ok(Content {
        title: "Livret d’accueil".to_owned(),
        file_name: "livret-d-accueil.pdf".to_owned(),
        mark: None,
        partnership: pack.partnership_id,
        as_of: None,
        body: body(Body {
            post: pack.title.clone(),
            since: day(pack.starts_on),
            partnerships: (!content.partnerships.is_empty()).then(|| content.partnerships.join(", ")),
            notice: notice(&pack, &content),
            welcome: paragraphs(&content.welcome),
            parts,
        })?,
        zone: pack.time_zone,
    })
}

/// Before the first day, what waits; after it, what changed since the last reading.
fn notice(pack: &Pack, content: &PackContent) -> Option<Notice> {
    if !pack.ties.arrived {
        let waits = "Vous pouvez déjà lire ce livret. Les pages du partenariat, et la note de la personne qui vous précède \
                     s’il y en a une, s’ouvriront ce jour-là.";
        let title = format!("Vous prenez vos fonctions le {}", day(pack.starts_on));
        return Some(Notice { title, lines: vec![waits.to_owned()] });
    }
    let read_on = content.read_at?.day_in(&pack.time_zone);
    let line = |one: &SectionChanges| format!("{} : {}", title(one.section), changed(one));
    (!content.changes.is_empty()).then(|| Notice {
        title: format!("Ce qui a changé depuis votre lecture du {}", day(read_on)),
        lines: content.changes.iter().map(line).collect(),
    })
}

/// "2 nouveaux, 1 modifié, 1 retiré".
fn changed(one: &SectionChanges) -> String {
    let told = |count: usize, word: &str, words: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        count => Some(format!("{count} {words}")),
    };
    joined([
        told(one.added.len(), "nouveau", "nouveaux"),
        told(one.changed.len(), "modifié", "modifiés"),
        told(usize::try_from(one.gone).unwrap_or_default(), "retiré", "retirés"),
    ])
}

/// What is left first, as on the page.
fn to_do(pack: &Pack, meeting: Option<&PresentationMeeting>) -> Part {
    let (left, done): (Vec<&CheckItem>, Vec<&CheckItem>) =
        pack.checklist.iter().partition(|item| item.done_on.is_none());
    let lead = match (done.len(), left.len()) {
        (_, 0) => "Tout est fait.".to_owned(),
        (done @ 0..=1, left) => format!("{done} point fait sur {}.", done + left),
        (done, left) => format!("{done} points faits sur {}.", done + left),
    };
    Part {
        title: "Ce que vous avez à faire",
        lead: Some(lead),
        empty: "",
        form: Form::Lines,
        things: left.into_iter().chain(done).map(|item| point(item, meeting)).collect(),
    }
}

fn point(item: &CheckItem, meeting: Option<&PresentationMeeting>) -> Thing {
    let owner = match item.owner {
        ItemOwner::Newcomer => "La personne qui arrive",
        ItemOwner::Representative => "Sa structure",
        ItemOwner::Coordinator => "La coordination du partenariat",
    };
    let by_itself = if item.by_itself { ", constaté de lui-même" } else { "" };
    let planned = meeting
        .filter(|_| item.kind == CheckKind::Presentation && item.done_on.is_none())
        .and_then(|one| Some(format!("Prévue le {}", moment(one.starts_at?, &one.time_zone))));
    Thing {
        title: item.title.clone(),
        tags: vec![item.done_on.map_or_else(
            || format!("pour le {}", day(item.due_on)),
            |done| format!("fait le {}", day(done)),
        )],
        lines: std::iter::once(format!("{owner}{by_itself}")).chain(planned).collect(),
        ..Thing::default()
    }
}

const fn title(section: PackSection) -> &'static str {
    match section {
        PackSection::Handover => "La note de la personne qui vous a précédé",
        PackSection::Protocols => "Ce que les protocoles demandent à votre fonction",
        PackSection::Contacts => "Qui appeler, pour quoi",
        PackSection::Dates => "Les rendez-vous à venir",
        PackSection::Partners => "Les partenaires",
        PackSection::Minutes => "Ce qui a été décidé à la dernière réunion",
        PackSection::Actions => "Les actions en cours",
        PackSection::Glossary => "Des mots qui n’ont pas le même sens",
    }
}

/// A part of the content; an empty one says so.
fn part(sources: &Sources, section: PackSection, content: &PackContent, zone: &Zone) -> Part {
    let tags = |id: String| mark(&content.changes, section, &id).map(str::to_owned).into_iter().collect();
    let (form, empty, things) = match section {
        PackSection::Handover => (
            Form::Lines,
            "Aucune note ne vous attend. Votre représentant sait peut-être qui appeler parmi vos prédécesseurs.",
            each(&content.handovers, |one| {
                note(one, tags(one.id.to_string()), sources.handovers.address(one.id))
            }),
        ),
        PackSection::Protocols => (
            Form::Headed,
            "Aucun protocole n’est en vigueur sur votre territoire. La coordination peut en préparer un.",
            each(&content.protocols, |one| protocol(one, tags(one.id.to_string()))),
        ),
        PackSection::Contacts => (
            Form::Lines,
            "Personne n’est encore désigné. La page du partenariat permet d’indiquer qui appeler.",
            each(&content.contacts, |one| contact(one, tags(one.id.to_string()))),
        ),
        PackSection::Dates => (
            Form::Lines,
            "Rien n’est encore prévu. Les réunions et formations à venir paraîtront ici.",
            each(&content.dates, |one| date(one, zone, tags(one.id.to_string()))),
        ),
        PackSection::Partners => (
            Form::Columns,
            "Aucune autre structure n’est membre pour l’instant.",
            each(&content.partners, |one| partner(one, tags(one.id.to_string()))),
        ),
        PackSection::Minutes => (
            Form::Headed,
            "Aucun compte rendu n’est encore approuvé.",
            each(&content.minutes, |one| Thing {
                title: one.title.clone(),
                tags: tags(one.id.to_string()),
                lines: none("Aucune décision n’y est notée.", one.decisions.is_empty()),
                clauses: each(&one.decisions, |one| ClauseText {
                    title: one.title.clone(),
                    paragraphs: paragraphs(&one.decision),
                }),
                ..Thing::default()
            }),
        ),
        PackSection::Actions => (
            Form::Lines,
            "Aucune action n’est ouverte.",
            each(&content.actions, |one| Thing {
                title: one.title.clone(),
                tags: [tags(one.id.to_string()), none("votre poste", one.own)].concat(),
                lines: vec![format!("{}, pour le {}", one.owner, day(one.due_on))],
                ..Thing::default()
            }),
        ),
        PackSection::Glossary => (
            Form::Lines,
            "Aucun des mots du glossaire ne paraît dans les textes de ce livret.",
            each(&content.words, |one| Thing {
                title: one.word.clone(),
                lines: vec![
                    format!("Pour la justice : {}", one.justice),
                    format!("Pour le soin : {}", one.health),
                ],
                ..Thing::default()
            }),
        ),
    };
    Part { title: title(section), lead: None, empty, form, things }
}

/// Whether a thing is new or not the same since the pack was looked through.
fn mark(changes: &[SectionChanges], section: PackSection, id: &str) -> Option<&'static str> {
    let of = changes.iter().find(|one| one.section == section)?;
    let holds = |list: &[String]| list.iter().any(|one| one == id);
    if holds(&of.added) { Some("nouveau") } else { holds(&of.changed).then_some("modifié") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes() -> Vec<SectionChanges> {
        let added = vec!["protocol:a".to_owned(), "protocol:b".to_owned()];
        vec![SectionChanges {
            section: PackSection::Protocols,
            added,
            changed: vec!["protocol:c".into()],
            gone: 1,
        }]
    }

    #[test]
    fn changes_are_counted_in_words_and_marked_on_what_changed() {
        let changes = changes();
        assert_eq!(changed(&changes[0]), "2 nouveaux, 1 modifié, 1 retiré");
        let marked = |section, id| mark(&changes, section, id);
        assert_eq!(marked(PackSection::Protocols, "protocol:b"), Some("nouveau"));
        assert_eq!(marked(PackSection::Protocols, "protocol:c"), Some("modifié"));
        assert_eq!(marked(PackSection::Protocols, "protocol:d"), None);
        assert_eq!(marked(PackSection::Actions, "protocol:b"), None, "another part");
    }
}
