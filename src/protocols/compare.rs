//! Two versions side by side: clauses paired by lineage, texts word by word.

use std::collections::HashMap;

use async_graphql::{Enum, SimpleObject};
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};
use uuid::Uuid;

use super::model::Clause;

/// What became of a clause; CHANGED wins over MOVED when both hold, the two numbers show the move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ClauseChange {
    /// Only in the later version.
    Added,
    /// Only in the earlier one.
    Removed,
    /// In both, with another text, theme or marks.
    Changed,
    /// The same, at another place among those that stayed.
    Moved,
    /// The same.
    Same,
}

/// Where a piece of text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum SegmentKind {
    /// In both versions.
    Same,
    /// Only in the later one.
    Added,
    /// Only in the earlier one.
    Removed,
}

/// A run of text that is in both versions or in one.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct TextSegment {
    /// Where it stands.
    pub kind: SegmentKind,
    /// The text, spaces and line ends included.
    pub text: String,
}

/// One clause in both versions.
#[derive(Clone, Debug)]
pub struct ClausePair {
    /// What became of it.
    pub change: ClauseChange,
    /// As it was.
    pub before: Option<Clause>,
    /// As it is.
    pub after: Option<Clause>,
    /// The title, word by word.
    pub title: Vec<TextSegment>,
    /// The body, word by word.
    pub body: Vec<TextSegment>,
}

/// Compares in the order of the later version; a removed clause stands where it was.
#[must_use]
pub fn compare(before: &[Clause], after: &[Clause]) -> Vec<ClausePair> {
    let lineages = |clauses: &[Clause]| clauses.iter().map(|clause| clause.lineage).collect::<Vec<_>>();
    let (old, new) = (lineages(before), lineages(after));
    let by_old: HashMap<Uuid, &Clause> = before.iter().map(|clause| (clause.lineage, clause)).collect();
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let in_place = matches!(op, DiffOp::Equal { .. });
        if !in_place {
            let gone = before[op.old_range()].iter().filter(|clause| !new.contains(&clause.lineage));
            pairs.extend(gone.map(|clause| pair(Some(clause), None, true)));
        }
        let stays = after[op.new_range()].iter();
        pairs.extend(stays.map(|clause| pair(by_old.get(&clause.lineage).copied(), Some(clause), in_place)));
    }
    pairs
}

fn pair(before: Option<&Clause>, after: Option<&Clause>, in_place: bool) -> ClausePair {
    let change = match (before, after) {
        (Some(was), Some(is)) if !same(was, is) => ClauseChange::Changed,
        (Some(_), Some(_)) if in_place => ClauseChange::Same,
        (Some(_), Some(_)) => ClauseChange::Moved,
        (Some(_), None) => ClauseChange::Removed,
        _ => ClauseChange::Added,
    };
    let text =
        |clause: Option<&Clause>, of: fn(&Clause) -> &str| clause.map(of).unwrap_or_default().to_owned();
    ClausePair {
        change,
        before: before.cloned(),
        after: after.cloned(),
        title: words(&text(before, |c| &c.title), &text(after, |c| &c.title)),
        body: words(&text(before, |c| &c.body), &text(after, |c| &c.body)),
    }
}

fn same(was: &Clause, is: &Clause) -> bool {
    was.title == is.title
        && was.body == is.body
        && was.theme == is.theme
        && was.marked_for == is.marked_for
        && was.public == is.public
}

/// Word by word; neighbours of one kind are joined.
fn words(was: &str, is: &str) -> Vec<TextSegment> {
    let mut segments: Vec<TextSegment> = Vec::new();
    for change in TextDiff::from_words(was, is).iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => SegmentKind::Same,
            ChangeTag::Insert => SegmentKind::Added,
            ChangeTag::Delete => SegmentKind::Removed,
        };
        match segments.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(change.value()),
            _ => segments.push(TextSegment { kind, text: change.value().to_owned() }),
        }
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::clock::Ts;
    use crate::protocols::ids::{ClauseId, VersionId};
    use crate::protocols::theme::Theme;

    fn clause(lineage: u128, number: i64, body: &str) -> Clause {
        Clause {
            id: ClauseId(Uuid::from_u128(1000 * lineage + u128::from(number.unsigned_abs()))),
            version_id: VersionId(Uuid::nil()),
            lineage: Uuid::from_u128(lineage),
            number,
            theme: Theme::Other,
            title: format!("Titre {lineage}"),
            body: body.to_owned(),
            marked_for: String::new(),
            public: false,
            revision: 1,
            edited_by: None,
            edited_at: "2026-01-01T00:00:00Z".parse::<Ts>().unwrap(),
        }
    }

    fn changes(pairs: &[ClausePair]) -> Vec<(u128, ClauseChange)> {
        pairs
            .iter()
            .map(|pair| {
                let clause = pair.after.as_ref().or(pair.before.as_ref()).unwrap();
                (clause.lineage.as_u128(), pair.change)
            })
            .collect()
    }

    #[test]
    fn clauses_pair_by_lineage_and_removed_ones_stand_where_they_were() {
        let before = [clause(1, 1, "a"), clause(2, 2, "b"), clause(3, 3, "c"), clause(4, 4, "d")];
        let after = [clause(1, 1, "a"), clause(5, 2, "neuf"), clause(3, 3, "c changé"), clause(4, 4, "d")];
        assert_eq!(
            changes(&compare(&before, &after)),
            [
                (1, ClauseChange::Same),
                (2, ClauseChange::Removed),
                (5, ClauseChange::Added),
                (3, ClauseChange::Changed),
                (4, ClauseChange::Same)
            ]
        );
    }

    #[test]
    fn only_what_changed_its_rank_among_the_others_has_moved() {
        let before = [clause(1, 1, "a"), clause(2, 2, "b"), clause(3, 3, "c")];
        let inserted_before = [clause(9, 1, "z"), clause(1, 2, "a"), clause(2, 3, "b"), clause(3, 4, "c")];
        let kinds = changes(&compare(&before, &inserted_before));
        assert!(kinds[1..].iter().all(|(_, change)| *change == ClauseChange::Same), "{kinds:?}");
        let last_first = [clause(3, 1, "c"), clause(1, 2, "a"), clause(2, 3, "b")];
        assert_eq!(
            changes(&compare(&before, &last_first)),
            [(3, ClauseChange::Moved), (1, ClauseChange::Same), (2, ClauseChange::Same)]
        );
    }

    #[test]
    fn words_and_titles_are_compared_one_by_one() {
        let before = [clause(1, 1, "Le CSAPA répond sous quinze jours.")];
        let mut after = [clause(1, 1, "Le CSAPA répond sous dix jours.")];
        after[0].title = "Titre neuf".into();
        let pairs = compare(&before, &after);
        let read =
            |segments: &[TextSegment]| segments.iter().map(|s| (s.kind, s.text.clone())).collect::<Vec<_>>();
        assert_eq!(
            read(&pairs[0].body),
            [
                (SegmentKind::Same, "Le CSAPA répond sous ".to_owned()),
                (SegmentKind::Removed, "quinze".to_owned()),
                (SegmentKind::Added, "dix".to_owned()),
                (SegmentKind::Same, " jours.".to_owned())
            ]
        );
        assert_eq!(
            read(&pairs[0].title),
            [
                (SegmentKind::Same, "Titre ".to_owned()),
                (SegmentKind::Removed, "1".to_owned()),
                (SegmentKind::Added, "neuf".to_owned())
            ]
        );
    }
}
