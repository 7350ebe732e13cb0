//! The record of a review.

use serde::Serialize;

use super::{Content, actions, body, subject};
use crate::directory::Side;
use crate::documents::Sources;
use crate::documents::model::Wish;
use crate::documents::names::{Names, Wanted};
use crate::documents::words::{day, joined, moment, paragraphs};
use crate::kernel::actor::Actor;
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Result};
use crate::protocols::corrections::Correction;
use crate::protocols::reviews::{Finding, Participant, Review, ReviewDecision, ReviewState, sides};

/// Its template.
pub const TEMPLATE: &str = include_str!("../templates/review_record.typ");

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Body {
    protocol: String,
    held_on: String,
    sides: String,
    decision: &'static str,
    note: Vec<String>,
    next_due: Option<String>,
    participants: Vec<String>,
    findings: Vec<FindingLine>,
    actions: Vec<actions::Line>,
    corrections: Vec<CorrectionLine>,
    closed: Option<String>,
}

#[derive(Serialize)]
struct FindingLine {
    number: i64,
    title: String,
    verdict: &'static str,
    note: Vec<String>,
}

#[derive(Serialize)]
struct CorrectionLine {
    when: String,
    who: String,
    paragraphs: Vec<String>,
}

/// What the asker sees of the review.
///
/// # Errors
/// [`Error::NotFound`] when out of reach.
pub async fn content(sources: &Sources, actor: &Actor, wish: &Wish, now: Ts) -> Result<Content> {
    let reviews = &sources.reviews;
    let id = subject(&wish.subject, "subjectId")?;
    let review = reviews.find_all_visible(actor, &[id]).await?.pop().ok_or(Error::NotFound)?;
    let participants = reviews.participants(&[id]).await?;
    let corrections = reviews.corrections(&[id]).await?;
    let follow_ups = reviews.follow_ups(actor, &[id]).await?;
    let wanted = Wanted {
        people: participants
            .iter()
            .filter_map(|one| one.person_id)
            .chain(corrections.iter().filter_map(|one| one.person_id))
            .chain(review.completed_by)
            .collect(),
        posts: participants
            .iter()
            .filter_map(|one| one.post_id)
            .chain(corrections.iter().filter_map(|one| one.post_id))
            .chain(follow_ups.iter().map(|item| item.owner_post_id))
            .collect(),
        organisations: participants.iter().map(|one| one.organisation_id).collect(),
    };
    let names = Names::of(sources, actor, wanted).await?;
    let shown = Body {
        protocol: review.protocol_title.clone(),
        held_on: review.held_on.map_or_else(|| "date à indiquer".to_owned(), day),
        sides: present(&participants),
        decision: review.decision.map_or("à prendre", ReviewDecision::label_fr),
        note: review.decision_note.as_deref().map(paragraphs).unwrap_or_default(),
        next_due: review.next_due_on.map(day),
        participants: participants
            .iter()
            .map(|one| {
                let organisation = names.organisation(one.organisation_id);
                joined([names.person(one.person_id), names.post(one.post_id), organisation])
            })
            .collect(),
        findings: findings(sources, &review).await?,
        actions: actions::lines(&follow_ups, &names, now),
        corrections: corrections.iter().map(|one| correction(one, &review, &names)).collect(),
        closed: review.completed_at.map(|at| {
            let by = names.person(review.completed_by).map(|name| format!(" par {name}")).unwrap_or_default();
            format!("Revue close{by} le {}.", moment(at, &review.time_zone))
        }),
    };
    Ok(Content {
        title: format!("Revue du {}", day(review.held_on.unwrap_or(review.due_on))),
        file_name: format!("revue-du-{}.pdf", review.held_on.unwrap_or(review.due_on)),
        mark: mark(review.state).map(str::to_owned),
        partnership: Some(review.partnership_id),
        as_of: None,
        zone: review.time_zone,
        body: body(shown)?,
    })
}

fn mark(state: ReviewState) -> Option<&'static str> {
    match state {
        ReviewState::Planned => Some("Revue prévue : elle n’a pas encore eu lieu"),
        ReviewState::InProgress => Some("Projet : cette revue n’est pas close"),
        ReviewState::Closed => None,
        ReviewState::Cancelled => Some("Revue annulée"),
    }
}

fn present(participants: &[Participant]) -> String {
    let words: Vec<&str> = sides(participants.iter().map(|one| one.sector))
        .into_iter()
        .map(|side| match side {
            Side::Justice => "la justice",
            Side::Health => "le soin",
        })
        .collect();
    if words.is_empty() { "aucun pour l’instant".to_owned() } else { words.join(" et ") }
}

/// In the order of the text under review.
async fn findings(sources: &Sources, review: &Review) -> Result<Vec<FindingLine>> {
    let found = sources.reviews.findings(&[review.id]).await?;
    let clauses = sources.protocols.clauses_as_system(&[review.version_id]).await?;
    let line = |finding: &Finding| {
        let clause = clauses.iter().find(|clause| clause.id == finding.clause_id)?;
        Some(FindingLine {
            number: clause.number,
            title: clause.title.clone(),
            verdict: finding.kind.label_fr(),
            note: finding.note.as_deref().map(paragraphs).unwrap_or_default(),
        })
    };
    let mut lines: Vec<FindingLine> = found.iter().filter_map(line).collect();
    lines.sort_by_key(|line| line.number);
    Ok(lines)
}

fn correction(one: &Correction, review: &Review, names: &Names) -> CorrectionLine {
    CorrectionLine {
        when: moment(one.at, &review.time_zone),
        who: joined([names.person(one.person_id), names.post(one.post_id)]),
        paragraphs: paragraphs(&one.text),
    }
}
