//! How often something may be asked: a bucket per key that fills up again over a minute.
//!
//! Kept in memory, so each instance counts for itself: the aim is to stop one runaway client, not to account.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{NotUntil, Quota, RateLimiter};

use crate::kernel::clock::Clock;
use crate::kernel::error::{Error, Result};

/// Buckets nobody touched are forgotten once in this many questions.
const SWEEP_EVERY: u32 = 1024;

/// One kind of budget; clones share its buckets.
#[derive(Clone)]
pub struct Rate(Arc<Inner>);

struct Inner {
    limiter: RateLimiter<String, DashMapStateStore<String>, Steady, NoOpMiddleware<Duration>>,
    clock: Steady,
    asked: AtomicU32,
}

impl Rate {
    /// So many units a minute for each key, all of which may be spent at once.
    #[must_use]
    pub fn per_minute(units: NonZeroU32, clock: &Clock) -> Self {
        let clock = Steady::new(clock);
        let limiter = RateLimiter::new(Quota::per_minute(units), DashMapStateStore::default(), clock.clone());
        Self(Arc::new(Inner { limiter, clock, asked: AtomicU32::new(0) }))
    }

    /// Takes so many units from the bucket of `key`; nothing is taken when they are not all there.
    ///
    /// # Errors
    /// [`Error::RateLimited`] with the seconds to wait.
    pub fn spend(&self, key: &str, units: u32) -> Result<()> {
        let inner = &self.0;
        if inner.asked.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            inner.limiter.retain_recent();
        }
        let units = NonZeroU32::new(units).unwrap_or(NonZeroU32::MIN);
        match inner.limiter.check_key_n(&key.to_owned(), units) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(until)) => Err(Error::RateLimited(seconds_to_wait(&until, &inner.clock))),
            // More than a full bucket holds: waiting a minute is the best there is to say.
            Err(_) => Err(Error::RateLimited(60)),
        }
    }
}

fn seconds_to_wait(until: &NotUntil<Duration>, clock: &Steady) -> u32 {
    let wait = until.wait_time_from(clock.now());
    u32::try_from(wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).unwrap_or(u32::MAX).max(1)
}

impl std::fmt::Debug for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rate")
    }
}

/// The budget from which one request's cost is paid.
#[derive(Clone, Debug)]
pub struct Purse {
    /// Which kind of budget.
    pub rate: Rate,
    /// Whose bucket.
    pub key: String,
}

impl Purse {
    /// Pays.
    ///
    /// # Errors
    /// [`Error::RateLimited`] when there is not enough left.
    pub fn pay(&self, units: u32) -> Result<()> {
        self.rate.spend(&self.key, units)
    }
}

/// Time for buckets: the machine's steady one, since a correction of its date must not lock anybody out; in tests the
/// manual clock's.
#[derive(Clone, Debug)]
struct Steady {
    started: Instant,
    clock: Clock,
}

impl Steady {
    fn new(clock: &Clock) -> Self {
        Self { started: Instant::now(), clock: clock.clone() }
    }
}

impl governor::clock::Clock for Steady {
    type Instant = Duration;

    fn now(&self) -> Duration {
        match &self.clock {
            Clock::System | Clock::Ahead(_) => self.started.elapsed(),
            Clock::Manual(micros) => {
                Duration::from_micros(u64::try_from(micros.load(Ordering::SeqCst)).unwrap_or(0))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::kernel::clock::Ts;

    #[test]
    fn a_bucket_empties_names_the_wait_and_fills_again() {
        let clock = Clock::manual(Ts::new("2026-03-03T09:00:00Z".parse().unwrap()));
        let rate = Rate::per_minute(NonZeroU32::new(60).unwrap(), &clock);
        assert!(rate.spend("a", 50).is_ok());
        assert!(matches!(rate.spend("a", 20), Err(Error::RateLimited(10))));
        assert!(rate.spend("b", 60).is_ok(), "another key has its own bucket");
        clock.advance(SignedDuration::from_secs(10));
        assert!(rate.spend("a", 20).is_ok());
    }

    #[test]
    fn more_than_a_full_bucket_is_never_granted() {
        let clock = Clock::manual(Ts::new("2026-03-03T09:00:00Z".parse().unwrap()));
        let rate = Rate::per_minute(NonZeroU32::new(5).unwrap(), &clock);
        assert!(matches!(rate.spend("a", 6), Err(Error::RateLimited(60))));
        assert!(rate.spend("a", 5).is_ok());
    }
}
