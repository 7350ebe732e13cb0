//! How a change reaches the pages that show it: by notices of what changed, never of how.
//!
//! A transaction announces what it changes ([`Tx::announce`](super::db::Tx::announce)); the notice leaves with its
//! commit, so that nothing is told of what was rolled back, nor before it can be read. It is a node id and no more:
//! whoever hears it reads anew, with their own rights. How notices travel between instances is each engine's affair
//! (`db/notices.rs`).

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, watch};

/// Notices kept for a listener that is busy; one that misses more reads anew whatever it shows.
const KEPT: usize = 256;

/// What is told of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// The thing of this node id changed.
    Changed(Arc<str>),
    /// Anything may have: the line was cut, or another process wrote to the file.
    Anything,
}

/// Where an instance's notices meet those who listen; clones share it.
#[derive(Clone, Debug)]
pub struct Live(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    notices: broadcast::Sender<Notice>,
    over: watch::Sender<bool>,
    followed: AtomicBool,
    writes: AtomicU64,
}

impl Default for Live {
    fn default() -> Self {
        Self(Arc::new(Shared {
            notices: broadcast::Sender::new(KEPT),
            over: watch::Sender::new(false),
            followed: AtomicBool::new(false),
            writes: AtomicU64::new(0),
        }))
    }
}

impl Live {
    /// Hands a notice to all who listen here.
    pub(super) fn tell(&self, notice: Notice) {
        // Before anybody is woken: whoever reads anew must not be given what was read before.
        self.count_write();
        // Nobody may be listening: that is no fault.
        let _ = self.0.notices.send(notice);
    }

    /// Something was written, here or elsewhere.
    pub(super) fn count_write(&self) {
        self.0.writes.fetch_add(1, Ordering::SeqCst);
    }

    /// How many writes are known of.
    pub(super) fn writes(&self) -> u64 {
        self.0.writes.load(Ordering::SeqCst)
    }

    /// Listens from now on.
    pub(super) fn listen(&self) -> Listener {
        Listener(self.0.notices.subscribe())
    }

    /// True the first time: somebody listens, so what other instances change must be followed from now on.
    pub(super) fn begins(&self) -> bool {
        !self.0.followed.swap(true, Ordering::SeqCst)
    }

    /// This instance stops: open lines are closed, and clients take them up again elsewhere.
    pub fn end(&self) {
        self.0.over.send_replace(true);
    }

    /// Waits until this instance stops.
    pub async fn ended(&self) {
        let mut over = self.0.over.subscribe();
        // An error would mean that the sender is gone, which lives as long as this.
        let _ = over.wait_for(|is_over| *is_over).await;
    }
}

/// Somebody who listens.
#[derive(Debug)]
pub struct Listener(broadcast::Receiver<Notice>);

impl Listener {
    /// Waits until one of these things may have changed.
    pub async fn change_of(&mut self, topics: &Topics) {
        loop {
            match self.0.recv().await {
                Ok(Notice::Changed(thing)) if !topics.contain(&thing) => {}
                Ok(_) | Err(RecvError::Lagged(_)) => return,
                // Told by `Live::ended`.
                Err(RecvError::Closed) => std::future::pending().await,
            }
        }
    }

    /// Forgets what was told so far: whoever reads now sees it.
    pub fn catch_up(&mut self) {
        self.0 = self.0.resubscribe();
    }
}

/// The things that one subscription shows, named by its resolver; clones share them.
#[derive(Clone, Debug, Default)]
pub struct Topics(Arc<Mutex<HashSet<String>>>);

impl Topics {
    /// One more.
    pub fn add(&self, thing: impl std::fmt::Display) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(thing.to_string());
    }

    fn contain(&self, thing: &str) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(thing)
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt as _;

    use super::*;

    fn topics(thing: &str) -> Topics {
        let topics = Topics::default();
        topics.add(thing);
        topics
    }

    #[test]
    fn a_listener_hears_of_its_things_alone_and_of_what_was_not_named() {
        let live = Live::default();
        let (mut listener, mine) = (live.listen(), topics("meeting:1"));
        live.tell(Notice::Changed("meeting:2".into()));
        assert!(listener.change_of(&mine).now_or_never().is_none());
        live.tell(Notice::Changed("meeting:1".into()));
        assert!(listener.change_of(&mine).now_or_never().is_some());
        live.tell(Notice::Anything);
        assert!(listener.change_of(&mine).now_or_never().is_some());
    }

    #[test]
    fn a_listener_that_was_busy_for_too_long_reads_anew() {
        let live = Live::default();
        let (mut listener, mine) = (live.listen(), topics("meeting:1"));
        for _ in 0..=KEPT {
            live.tell(Notice::Changed("meeting:2".into()));
        }
        assert!(listener.change_of(&mine).now_or_never().is_some());
    }

    #[test]
    fn what_was_told_before_a_reading_is_not_told_again() {
        let live = Live::default();
        let (mut listener, mine) = (live.listen(), topics("meeting:1"));
        live.tell(Notice::Changed("meeting:1".into()));
        listener.catch_up();
        assert!(listener.change_of(&mine).now_or_never().is_none());
        live.tell(Notice::Changed("meeting:1".into()));
        assert!(listener.change_of(&mine).now_or_never().is_some());
    }
}
