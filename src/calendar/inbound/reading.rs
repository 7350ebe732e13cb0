//! One reading of one calendar: fetched, read, and what is new of it kept. A reading that fails takes nothing away.

use jiff::SignedDuration;

use super::model::{Fault, InboundProblem, InboundState, Source};
use super::parse::{self, Brief, Outcome};
use super::store::{self, End};
use super::{InboundCalendars, KEPT};
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Result};
use crate::kernel::retention::Span;
use crate::platform::http::{Found, Validators};

/// How often a calendar is read by itself.
const PERIOD: SignedDuration = SignedDuration::from_hours(6);
/// The pause after a first failure; each further one doubles it, up to a day.
const FIRST_PAUSE: SignedDuration = SignedDuration::from_mins(30);
const DOUBLINGS: i64 = 6;
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_hours(24);
/// How far ahead entries are kept.
const AHEAD: Span = Span::Months(18);
/// After this time a calendar is read whole even if it did not change: the file is not kept, and its series go on.
const WHOLE_AGAIN: Span = Span::Days(30);

impl InboundCalendars {
    /// Reads a calendar that was claimed, and notes how it went.
    ///
    /// # Errors
    /// The database's: what is wrong with the calendar is kept with it.
    pub(super) async fn read_as_system(&self, source: &Source) -> Result<()> {
        let now = self.platform.clock.now();
        // What a failure tells has taken the place of what the last good reading told: that one is done again too.
        let stale =
            source.failures > 0 || source.whole_read_at.is_none_or(|at| at <= WHOLE_AGAIN.before(now));
        let held = if stale { Validators::default() } else { source.held.clone() };
        match self.outside.fetch(&source.url.0, &held).await {
            Ok(Found::Unchanged) => self.unchanged(source, now).await,
            Ok(Found::Whole(file, given)) => match self.parse(source, file, now).await? {
                Ok(outcome) => self.keep(source, outcome, given, now).await,
                Err(problem) => self.failed(source, problem, now).await,
            },
            Err(error) => self.failed(source, InboundProblem::whole(error.into()), now).await,
        }
    }

    /// The file is read aside: it may be long, and is dropped with the end of this.
    async fn parse(
        &self,
        source: &Source,
        file: Vec<u8>,
        now: Ts,
    ) -> Result<Result<Outcome, InboundProblem>> {
        let titles = if source.person.is_some() { None } else { Some(self.contacts.known().await?) };
        let brief = Brief {
            zone: source.zone.clone(),
            window: (KEPT.time.before(now), AHEAD.after(now)),
            own_host: self.platform.host().to_owned(),
            titles,
        };
        let read = tokio::task::spawn_blocking(move || parse::read(&file, &brief)).await;
        // A hostile file may bring a library to an impossible state: that is the file's fault, and the next one goes on.
        Ok(read.unwrap_or_else(|_| Err(InboundProblem::whole(Fault::Unreadable))))
    }

    async fn keep(&self, source: &Source, outcome: Outcome, given: Validators, now: Ts) -> Result<()> {
        let mut tx = self.platform.db.begin().await?;
        let end = End { problems: Some(&outcome.problems), ..went_well(InboundState::Read, now) };
        if !store::finish(&mut tx, source.id, &end).await? {
            return Ok(());
        }
        store::keep_validators(&mut tx, source.id, given, now).await?;
        let spared = store::clear_but(&mut tx, source, &outcome.broken).await?;
        for entry in outcome.entries {
            if !spared.contains(&entry.source) {
                store::keep(&mut tx, source, entry).await?;
            }
        }
        tx.commit().await.map_err(Error::from)
    }

    async fn unchanged(&self, source: &Source, now: Ts) -> Result<()> {
        let mut tx = self.platform.db.begin().await?;
        store::finish(&mut tx, source.id, &went_well(InboundState::Unchanged, now)).await?;
        tx.commit().await.map_err(Error::from)
    }

    async fn failed(&self, source: &Source, problem: InboundProblem, now: Ts) -> Result<()> {
        let mut tx = self.platform.db.begin().await?;
        let end = End {
            state: InboundState::Failed,
            problems: Some(&[problem]),
            failures: source.failures + 1,
            next: now.plus(pause_after(source.failures)),
            read_at: None,
        };
        store::finish(&mut tx, source.id, &end).await?;
        tx.commit().await.map_err(Error::from)
    }
}

fn went_well(state: InboundState, now: Ts) -> End<'static> {
    End { state, problems: None, failures: 0, next: now.plus(PERIOD), read_at: Some(now) }
}

/// So many failures came before this one.
fn pause_after(failures: i64) -> SignedDuration {
    let doublings = u32::try_from(failures.clamp(0, DOUBLINGS)).unwrap_or(0);
    (FIRST_PAUSE * 2_i32.pow(doublings)).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_day() {
        let minutes = |failures| pause_after(failures).as_mins();
        assert_eq!([0, 1, 2, 5, 6, 99].map(minutes), [30, 60, 120, 960, 1_440, 1_440]);
    }
}
