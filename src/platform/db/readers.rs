//! Connections for reading, kept at hand between statements.
//!
//! The pool asks the server whether a connection is still there whenever one is taken and again whenever one is given
//! back, the latter in a task of its own: three exchanges where a statement needs one. Here a connection whose
//! statement ended well waits for the next as it is. One whose statement failed or was given up, or that waited so long
//! that it may have been cut, goes the pool's way.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sqlx::pool::PoolConnection;
use sqlx::{Database, Error, Pool};
use tokio::sync::{Semaphore, SemaphorePermit};

/// How long a connection that rests is trusted to be there still.
const TRUSTED_FOR: Duration = Duration::from_secs(5);
/// How long a statement waits for a connection.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// A pool's connections, lent for one statement at a time; clones share them.
#[derive(Debug)]
pub(super) struct Readers<E: Database>(Arc<Shared<E>>);

#[derive(Debug)]
struct Shared<E: Database> {
    pool: Pool<E>,
    /// As many as the pool may open, so that whoever has a place finds one at hand or the pool with room for one.
    places: Semaphore,
    rested: Mutex<Vec<(Instant, PoolConnection<E>)>>,
}

/// A connection for one statement.
#[derive(Debug)]
pub(super) struct Reader<'a, E: Database> {
    shared: &'a Shared<E>,
    pub(super) connection: PoolConnection<E>,
    _place: SemaphorePermit<'a>,
}

impl<E: Database> Clone for Readers<E> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<E: Database> Readers<E> {
    pub(super) fn of(pool: Pool<E>) -> Self {
        let places = Semaphore::new(pool.options().get_max_connections().try_into().unwrap_or(usize::MAX));
        Self(Arc::new(Shared { pool, places, rested: Mutex::default() }))
    }

    /// A connection, as soon as one is free.
    ///
    /// # Errors
    /// When none is in time, or the server does not answer.
    pub(super) async fn take(&self) -> sqlx::Result<Reader<'_, E>> {
        let shared = &*self.0;
        let place = tokio::time::timeout(PATIENCE, shared.places.acquire()).await;
        let place = place.map_err(|_| Error::PoolTimedOut)?.map_err(|_| Error::PoolClosed)?;
        let at_hand = shared.rested().pop().filter(|(since, _)| since.elapsed() < TRUSTED_FOR);
        let connection = match at_hand {
            Some((_, connection)) => connection,
            None => shared.pool.acquire().await?,
        };
        Ok(Reader { shared, connection, _place: place })
    }

    /// Connections: open, and idle among them.
    pub(super) fn count(&self) -> (u32, usize) {
        (self.0.pool.size(), self.0.pool.num_idle() + self.0.rested().len())
    }

    /// Waits for connections to be given back and closes them.
    pub(super) async fn close(&self) {
        // From here on whoever gives one back sees that the pool is closed, and none is kept at hand.
        let closed = self.0.pool.close();
        self.0.rested().clear();
        closed.await;
    }
}

impl<E: Database> Reader<'_, E> {
    /// Its statement ended well: the next one may use it as it is.
    pub(super) fn rest(self) {
        let mut rested = self.shared.rested();
        if !self.shared.pool.is_closed() {
            rested.push((Instant::now(), self.connection));
        }
    }
}

impl<E: Database> Shared<E> {
    fn rested(&self) -> MutexGuard<'_, Vec<(Instant, PoolConnection<E>)>> {
        self.rested.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<E: Database> Drop for Shared<E> {
    /// Given back to the pool they would need a runtime, which may have ended by now.
    fn drop(&mut self) {
        for (_, connection) in self.rested().drain(..) {
            drop(connection.leak());
        }
    }
}
