//! The digits of a text, found once for all rules that look at numbers.

use std::ops::Range;

use regex::Regex;

/// The digits of a text. Rules for numbers look at these, not at all the words between them.
#[derive(Default)]
pub(super) struct Figures {
    /// Digits with nothing between them, in order.
    pub runs: Vec<Range<usize>>,
    /// Runs with nothing but separators between them, in order.
    series: Vec<Series>,
}

/// What may be one number, or several in a row.
struct Series {
    span: Range<usize>,
    digits: usize,
}

impl Figures {
    /// A run of digits that comes after those already here.
    pub fn push(&mut self, bytes: &[u8], run: Range<usize>) {
        match self.series.last_mut().filter(|last| are_joined(&bytes[last.span.end..run.start])) {
            Some(last) => {
                last.span.end = run.end;
                last.digits += run.len();
            }
            None => self.series.push(Series { span: run.clone(), digits: run.len() }),
        }
        self.runs.push(run);
    }

    /// Whether there is a digit in a stretch of text.
    pub fn any_in(&self, span: Range<usize>) -> bool {
        let first = self.runs.partition_point(|run| run.end <= span.start);
        self.runs.get(first).is_some_and(|run| run.start < span.end)
    }

    /// Where a pattern matches that is made of `least` digits or more, separators, and perhaps a « + » in front.
    pub fn matches<'a>(
        &'a self,
        lower: &'a str,
        pattern: &'a Regex,
        least: usize,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        // « + 33 », and one byte on each side for the pattern to see where words begin and end.
        const BEFORE: usize = 3;
        self.series.iter().filter(move |series| series.digits >= least).flat_map(move |series| {
            let start = series.span.start.saturating_sub(BEFORE);
            let end = lower.len().min(series.span.end + 1);
            pattern.find_iter(&lower[start..end]).map(move |found| start + found.start()..start + found.end())
        })
    }
}

/// Whether two runs of digits may belong to one number: « 12.34 », « 33 (0) 6 ».
fn are_joined(between: &[u8]) -> bool {
    const LONGEST: usize = 4;
    between.len() <= LONGEST
        && between.iter().all(|byte| matches!(byte, b' ' | b'.' | b'-' | b'/' | b'_' | b'(' | b')' | b'+'))
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::TestRunner;

    use super::super::lexicon::Lexicon;
    use super::super::opening::tests::texts_of;
    use super::super::passage::Passage;
    use super::*;

    /// Holds what is found within series of figures against what a search of the whole text finds.
    pub fn assert_complete_in_series(pattern: &Regex, least: usize) {
        let lexicon = Lexicon::french();
        let holds = |text: String| {
            let passage = Passage::read(&text, &lexicon);
            let lower = passage.lower();
            let expected: Vec<_> = pattern.find_iter(lower).map(|found| found.range()).collect();
            prop_assert_eq!(
                passage.figures.matches(lower, pattern, least).collect::<Vec<_>>(),
                expected,
                "{}",
                lower
            );
            Ok(())
        };
        TestRunner::deterministic().run(&texts_of(pattern.as_str()), holds).expect("the same matches");
    }

    #[test]
    fn only_separators_join_figures() {
        let passage = Passage::read("06 12.34, 56 a 78 . - 9 ..... 1", &Lexicon::french());
        let digits: Vec<_> = passage.figures.series.iter().map(|series| series.digits).collect();
        assert_eq!(digits, [6, 2, 2, 1, 1]);
        assert!(passage.figures.any_in(7..8) && !passage.figures.any_in(8..10));
    }
}
