//! What was read a moment ago, for as long as nothing has been written.
//!
//! Who asks, and with which rights, is the same question for each of the several requests that a page sends. Its answer
//! is kept until this instance commits anything or hears of another's change, and for a second at most: so long may it
//! be behind an instance that announced nothing. What is kept is what the database said; whatever depends on the day or
//! the hour is worked out anew each time, or is part of the key.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::kernel::error::Result;
use crate::platform::live::Live;

/// How long an answer is kept at most.
const KEPT_FOR: Duration = Duration::from_secs(1);
/// How many are kept; when there are more, the old ones go first, and all of them if none is old.
const KEPT: usize = 4096;

/// Answers by what was asked; clones share them.
#[derive(Debug)]
pub struct Recent<K, V> {
    kept_for: Duration,
    answers: Arc<Mutex<HashMap<K, Answer<V>>>>,
}

#[derive(Debug)]
struct Answer<V> {
    /// How many writes were known of before it was read.
    writes: u64,
    at: Instant,
    value: Arc<V>,
}

impl<V> Answer<V> {
    fn holds(&self, writes: u64, kept_for: Duration) -> bool {
        self.writes == writes && self.at.elapsed() < kept_for
    }
}

impl<K, V> Default for Recent<K, V> {
    fn default() -> Self {
        Self { kept_for: KEPT_FOR, answers: Arc::default() }
    }
}

impl<K, V> Clone for Recent<K, V> {
    fn clone(&self) -> Self {
        Self { kept_for: self.kept_for, answers: self.answers.clone() }
    }
}

impl<K: Hash + Eq, V> Recent<K, V> {
    /// The answer kept for this question, else what `read` gives.
    ///
    /// # Errors
    /// Those of `read`, which are not kept.
    pub async fn get(&self, live: &Live, key: K, read: impl Future<Output = Result<V>>) -> Result<Arc<V>> {
        let writes = live.writes();
        let kept = self
            .locked()
            .get(&key)
            .filter(|answer| answer.holds(writes, self.kept_for))
            .map(|a| a.value.clone());
        if let Some(value) = kept {
            return Ok(value);
        }
        let at = Instant::now();
        let value = Arc::new(read.await?);
        let mut answers = self.locked();
        if answers.len() >= KEPT {
            answers.retain(|_, answer| answer.holds(writes, self.kept_for));
            if answers.len() >= KEPT {
                answers.clear();
            }
        }
        answers.insert(key, Answer { writes, at, value: value.clone() });
        Ok(value)
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, HashMap<K, Answer<V>>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::error::Error;
    use crate::platform::live::Notice;

    /// However slow the machine is.
    fn lasting() -> Recent<&'static str, u8> {
        Recent { kept_for: Duration::MAX, ..Recent::default() }
    }

    async fn asked(recent: &Recent<&'static str, u8>, live: &Live, key: &'static str, would_be: u8) -> u8 {
        *recent.get(live, key, async { Ok(would_be) }).await.unwrap()
    }

    #[tokio::test]
    async fn an_answer_is_kept_until_something_is_written() {
        let (recent, live) = (lasting(), Live::default());
        assert_eq!(asked(&recent, &live, "who", 1).await, 1);
        assert_eq!(asked(&recent, &live, "who", 2).await, 1, "nothing was written");
        assert_eq!(asked(&recent, &live, "another", 3).await, 3);
        live.count_write();
        assert_eq!(asked(&recent, &live, "who", 4).await, 4);
        live.tell(Notice::Anything);
        assert_eq!(asked(&recent, &live, "who", 5).await, 5, "another instance wrote");
    }

    #[tokio::test]
    async fn no_answer_outlives_its_time() {
        let (recent, live) = (Recent { kept_for: Duration::ZERO, ..lasting() }, Live::default());
        assert_eq!(asked(&recent, &live, "who", 1).await, 1);
        assert_eq!(asked(&recent, &live, "who", 2).await, 2);
    }

    #[tokio::test]
    async fn what_was_read_before_a_write_is_not_given_after_it() {
        let (recent, live) = (lasting(), Live::default());
        let overtaken = recent.get(&live, "who", async {
            live.count_write();
            Ok(1)
        });
        assert_eq!(*overtaken.await.unwrap(), 1);
        assert_eq!(asked(&recent, &live, "who", 2).await, 2);
    }

    #[tokio::test]
    async fn an_error_is_not_kept() {
        let (recent, live) = (lasting(), Live::default());
        recent.get(&live, "who", async { Err(Error::NotFound) }).await.unwrap_err();
        assert_eq!(asked(&recent, &live, "who", 1).await, 1);
    }
}
