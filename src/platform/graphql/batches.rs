//! When the loaders of a request read: after every field that can be looked at has been, without a timer between.

use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::hash::Hash;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Duration;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::runtime::Timer;
use futures::StreamExt as _;
use futures::future::BoxFuture;
use futures::stream::FuturesUnordered;
use futures::task::{FutureObj, Spawn, SpawnError};

/// The reads that a request's loaders have prepared.
///
/// The library would hand each read to the runtime and let it sleep for a millisecond, hoping that a level's fields have
/// all asked by then. Here the request itself runs them, when no field can go on without: each level is gathered whole,
/// nothing waits, and a request given up gives up its reads.
#[derive(Clone, Default)]
pub struct Batches(Arc<Mutex<Vec<FutureObj<'static, ()>>>>);

impl Batches {
    /// A loader whose reads this request runs.
    pub fn loader<K, L>(&self, loader: L) -> DataLoader<L>
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        L: Loader<K>,
    {
        DataLoader::new(loader, self.clone(), AtOnce).delay(Duration::ZERO)
    }

    /// Executes a request together with the reads of its loaders.
    pub async fn drive<T>(&self, execution: impl Future<Output = T>) -> T {
        let mut execution = pin!(execution);
        let mut reads = FuturesUnordered::new();
        poll_fn(|context| {
            loop {
                if let Poll::Ready(answer) = execution.as_mut().poll(context) {
                    return Poll::Ready(answer);
                }
                reads.extend(self.take());
                // Once a read is done, fields go on. A read may prepare others.
                if !matches!(reads.poll_next_unpin(context), Poll::Ready(Some(()))) && self.is_empty() {
                    return Poll::Pending;
                }
            }
        })
        .await
    }

    fn take(&self) -> Vec<FutureObj<'static, ()>> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn is_empty(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }
}

impl Spawn for Batches {
    fn spawn_obj(&self, read: FutureObj<'static, ()>) -> Result<(), SpawnError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(read);
        Ok(())
    }
}

/// What hangs on each key, in the order read: what a loader of lists answers.
#[must_use]
pub fn grouped<K: Hash + Eq, V>(
    rows: impl IntoIterator<Item = V>,
    key: impl Fn(&V) -> K,
) -> HashMap<K, Vec<V>> {
    let mut groups: HashMap<K, Vec<V>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}

/// No delay at all.
struct AtOnce;

impl Timer for AtOnce {
    fn delay(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }
}
