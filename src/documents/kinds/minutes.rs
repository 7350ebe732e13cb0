//! The minutes of an annual meeting, approved or not.

use serde::Serialize;

use super::{Content, actions, body, subject};
use crate::documents::Sources;
use crate::documents::model::Wish;
use crate::documents::names::{Names, Wanted};
use crate::documents::words::{day, joined, moment, paragraphs};
use crate::kernel::actor::Actor;
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Result};
use crate::meetings::{AgendaItem, AnnualMeeting, Erratum, MinutesState, Presence, Remark};

/// Its template.
pub const TEMPLATE: &str = include_str!("../templates/minutes.typ");

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Body {
    held_on: String,
    place: Option<String>,
    present: Vec<String>,
    blocks: Vec<Block>,
    actions: Vec<actions::Line>,
    errata: Vec<ErratumLine>,
    approved: Option<String>,
    hash: Option<String>,
}

#[derive(Serialize)]
struct Block {
    number: usize,
    title: String,
    text: Vec<String>,
    decision: Vec<String>,
    remarks: Vec<String>,
}

#[derive(Serialize)]
struct ErratumLine {
    version: i64,
    when: String,
    paragraphs: Vec<String>,
}

/// What the asker sees of the minutes.
///
/// # Errors
/// [`Error::NotFound`] when out of reach.
pub async fn content(sources: &Sources, actor: &Actor, wish: &Wish, now: Ts) -> Result<Content> {
    let meetings = &sources.meetings;
    let id = subject(&wish.subject, "subjectId")?;
    let meeting = meetings.find_all_visible(actor, &[id]).await?.pop().ok_or(Error::NotFound)?;
    let place = meetings.event_as_system(meeting.event_id).await?.place;
    let agenda = meetings.agendas(&[id]).await?;
    let presences = meetings.presences(&[id]).await?;
    let errata = meetings.errata(&[id]).await?;
    let follow_ups = meetings.follow_ups(actor, &[id]).await?;
    // Once the minutes are fixed, what readers said of the draft is over.
    let remarks = if meeting.minutes_state == MinutesState::Approved {
        Vec::new()
    } else {
        meetings.remarks(&[id]).await?
    };
    let wanted = Wanted {
        people: presences
            .iter()
            .filter_map(|one| one.person_id)
            .chain(remarks.iter().filter_map(|one| one.person_id))
            .chain(meeting.approved_by)
            .collect(),
        posts: presences
            .iter()
            .filter_map(|one| one.post_id)
            .chain(follow_ups.iter().map(|item| item.owner_post_id))
            .collect(),
        organisations: presences
            .iter()
            .map(|one| one.organisation_id)
            .chain(remarks.iter().map(|one| one.organisation_id))
            .collect(),
    };
    let names = Names::of(sources, actor, wanted).await?;
    let shown = Body {
        held_on: meeting.day().map_or_else(|| "date à choisir".to_owned(), day),
        place,
        present: presences.iter().map(|one| present(one, &names)).collect(),
        blocks: blocks(&agenda, &remarks, &names),
        actions: actions::lines(&follow_ups, &names, now),
        errata: errata.iter().map(|one| erratum(one, &meeting)).collect(),
        approved: meeting.approved_at.map(|at| {
            let by = names.person(meeting.approved_by).map(|name| format!(" par {name}")).unwrap_or_default();
            format!("Compte rendu approuvé{by} le {}.", moment(at, &meeting.time_zone))
        }),
        hash: meeting.text_hash.clone(),
    };
    let on = meeting.day().map(|day| format!("-du-{day}")).unwrap_or_default();
    Ok(Content {
        title: format!("Compte rendu : {}", meeting.title),
        file_name: format!("compte-rendu{on}.pdf"),
        mark: mark(&meeting),
        partnership: Some(meeting.partnership_id),
        as_of: None,
        zone: meeting.time_zone,
        body: body(shown)?,
    })
}

fn mark(meeting: &AnnualMeeting) -> Option<String> {
    match meeting.minutes_state {
        MinutesState::Approved if meeting.minutes_version > 1 => {
            Some(format!("Version {}, avec erratum", meeting.minutes_version))
        }
        MinutesState::Approved => None,
        MinutesState::Circulated => Some("Projet en relecture : ce compte rendu n’est pas approuvé".into()),
        MinutesState::None | MinutesState::Draft => {
            Some("Projet : ce compte rendu n’est pas approuvé".into())
        }
    }
}

fn present(one: &Presence, names: &Names) -> String {
    let who = names.person(one.person_id).or_else(|| one.guest_name.clone());
    joined([who, names.post(one.post_id), names.organisation(one.organisation_id)])
}

fn blocks(agenda: &[AgendaItem], remarks: &[Remark], names: &Names) -> Vec<Block> {
    let said = |remark: &Remark| {
        let who = joined([names.person(remark.person_id), names.organisation(remark.organisation_id)]);
        let state = if remark.settled { "traitée" } else { "à traiter" };
        format!("{who} : {} ({state})", remark.text)
    };
    agenda
        .iter()
        .zip(1..)
        .map(|(item, number)| Block {
            number,
            title: item.title.clone(),
            text: paragraphs(&item.text),
            decision: paragraphs(&item.decision),
            remarks: remarks.iter().filter(|one| one.agenda_item_id == item.id).map(said).collect(),
        })
        .collect()
}

fn erratum(one: &Erratum, meeting: &AnnualMeeting) -> ErratumLine {
    ErratumLine {
        version: one.version,
        when: moment(one.at, &meeting.time_zone),
        paragraphs: paragraphs(&one.text),
    }
}
