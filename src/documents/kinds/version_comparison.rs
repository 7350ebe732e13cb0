//! Two versions of a protocol, clause by clause and word by word.

use serde::Serialize;

use super::protocol_version::clauses;
use super::{Content, body, subject};
use crate::documents::Sources;
use crate::documents::model::Wish;
use crate::kernel::actor::Actor;
use crate::kernel::error::{Error, Result};
use crate::protocols::compare::{ClauseChange, ClausePair, SegmentKind, TextSegment, compare};

/// Its template.
pub const TEMPLATE: &str = include_str!("../templates/version_comparison.typ");

#[derive(Serialize)]
struct Body {
    before: i64,
    after: i64,
    summary: String,
    clauses: Vec<Compared>,
}

#[derive(Serialize)]
struct Compared {
    number: i64,
    title: String,
    verdict: &'static str,
    note: Option<String>,
    paragraphs: Vec<Vec<Piece>>,
}

/// A run of text; its space before stays outside what is marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Piece {
    kind: &'static str,
    lead: String,
    text: String,
}

/// What the asker sees of both versions.
///
/// # Errors
/// [`Error::NotFound`] when one is out of reach, or belongs to another protocol.
pub async fn content(sources: &Sources, actor: &Actor, wish: &Wish) -> Result<Content> {
    let earlier = wish.compared_with.as_deref().unwrap_or_default();
    let protocols = &sources.protocols;
    let (_, before) = protocols.visible_version(actor, subject(earlier, "comparedWithId")?).await?;
    let (seen, after) = protocols.visible_version(actor, subject(&wish.subject, "subjectId")?).await?;
    if before.protocol_id != after.protocol_id {
        return Err(Error::NotFound);
    }
    let pairs = compare(&clauses(sources, &seen, &before).await?, &clauses(sources, &seen, &after).await?);
    let protocol = seen.protocol;
    Ok(Content {
        title: format!("{} : comparaison de deux versions", protocol.title),
        file_name: format!("comparaison-des-versions-{}-et-{}.pdf", before.number, after.number),
        mark: None,
        partnership: Some(protocol.partnership_id),
        as_of: None,
        zone: protocol.time_zone,
        body: body(Body {
            before: before.number,
            after: after.number,
            summary: summary(&pairs),
            clauses: pairs.iter().filter_map(compared).collect(),
        })?,
    })
}

fn compared(pair: &ClausePair) -> Option<Compared> {
    let clause = pair.after.as_ref().or(pair.before.as_ref())?;
    let note = match (&pair.before, &pair.after) {
        (Some(was), Some(is)) => {
            let moved = (was.number != is.number).then(|| format!("était la clause {}", was.number));
            let renamed = (was.title != is.title).then(|| format!("titre précédent : « {} »", was.title));
            let notes: Vec<String> = [moved, renamed].into_iter().flatten().collect();
            (!notes.is_empty()).then(|| notes.join(", "))
        }
        _ => None,
    };
    Some(Compared {
        number: clause.number,
        title: clause.title.clone(),
        verdict: verdict(pair.change),
        note,
        paragraphs: pieces(pair.change, &pair.body),
    })
}

fn verdict(change: ClauseChange) -> &'static str {
    match change {
        ClauseChange::Added => "Clause ajoutée",
        ClauseChange::Removed => "Clause supprimée",
        ClauseChange::Changed => "Clause modifiée",
        ClauseChange::Moved => "Clause déplacée",
        ClauseChange::Same => "Sans changement",
    }
}

fn summary(pairs: &[ClausePair]) -> String {
    let counted = |change, one: &str, many: &str| {
        let count = pairs.iter().filter(|pair| pair.change == change).count();
        (count > 0).then(|| format!("{count}\u{a0}{}", if count > 1 { many } else { one }))
    };
    let parts: Vec<String> = [
        counted(ClauseChange::Changed, "clause modifiée", "clauses modifiées"),
        counted(ClauseChange::Added, "ajoutée", "ajoutées"),
        counted(ClauseChange::Removed, "supprimée", "supprimées"),
        counted(ClauseChange::Moved, "déplacée", "déplacées"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        "Les deux textes sont les mêmes.".to_owned()
    } else {
        format!("{}.", parts.join(", "))
    }
}

/// Runs of text by paragraph. A clause that is new as a whole is said once, by its verdict.
fn pieces(change: ClauseChange, segments: &[TextSegment]) -> Vec<Vec<Piece>> {
    let mut paragraphs: Vec<Vec<Piece>> = vec![Vec::new()];
    for segment in segments {
        let kind = match segment.kind {
            SegmentKind::Added if change != ClauseChange::Added => "added",
            SegmentKind::Removed => "removed",
            SegmentKind::Same | SegmentKind::Added => "same",
        };
        for (index, run) in segment.text.split('\n').enumerate() {
            if index > 0 {
                paragraphs.push(Vec::new());
            }
            // Spaces alone are not worth a mark.
            let kind = if run.trim().is_empty() { "same" } else { kind };
            let text = if kind == "same" { run } else { run.trim_start() };
            if let Some(paragraph) = paragraphs.last_mut()
                && !run.is_empty()
            {
                let mut lead = run[..run.len() - text.len()].to_owned();
                // Two marks in a row are told apart.
                if lead.is_empty()
                    && kind != "same"
                    && paragraph.last().is_some_and(|last| last.kind != "same")
                {
                    lead.push(' ');
                }
                paragraph.push(Piece { kind, lead, text: text.to_owned() });
            }
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_runs_leave_their_space_outside_and_lines_part() {
        let segment = |kind, text: &str| TextSegment { kind, text: text.to_owned() };
        let segments = [
            segment(SegmentKind::Same, "Sous "),
            segment(SegmentKind::Removed, "quinze"),
            segment(SegmentKind::Added, " dix jours.\n\nPuis"),
            segment(SegmentKind::Same, " rien."),
        ];
        let piece =
            |kind, lead: &str, text: &str| Piece { kind, lead: lead.to_owned(), text: text.to_owned() };
        assert_eq!(
            pieces(ClauseChange::Changed, &segments),
            [
                vec![
                    piece("same", "", "Sous "),
                    piece("removed", "", "quinze"),
                    piece("added", " ", "dix jours.")
                ],
                vec![piece("added", "", "Puis"), piece("same", "", " rien.")],
            ]
        );
        let whole = pieces(ClauseChange::Added, &[segment(SegmentKind::Added, "Neuf.")]);
        assert_eq!(whole, [vec![piece("same", "", "Neuf.")]]);
    }
}
