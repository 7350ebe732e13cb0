//! How notices of changes travel, on each engine.
//!
//! On `PostgreSQL` they go through the database (NOTIFY), inside the transaction, and reach every instance, this one
//! included. Commits that notify stand in line there; those are acts of people, a few a second at most. On `SQLite`
//! they go from hand to hand after the commit; another process on the same file is only seen to have written, and then
//! every open page reads anew.

use std::fmt::Display;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use sqlx::sqlite::SqlitePool;

use super::{Db, Pools, Tx, TxInner};
use crate::platform::live::{Listener, Live, Notice};
use crate::platform::telemetry;

/// The name under which notices go through `PostgreSQL`.
const CHANNEL: &str = "jonction";
/// Between two looks at what other processes wrote to the file, and between two attempts to connect.
const PAUSE: Duration = Duration::from_secs(1);

impl Db {
    /// Hears what changes from now on, in whichever instance. The first call begins to follow the others, which takes
    /// a moment; once it is done, every listener is told that anything may have changed.
    #[must_use]
    pub fn listen(&self) -> Listener {
        let listener = self.live.listen();
        if self.live.begins() {
            let (live, pools) = (self.live.clone(), self.pools.clone());
            tokio::spawn(async move {
                tokio::select! {
                    () = live.ended() => {}
                    () = follow(&pools, &live) => {}
                }
            });
        }
        listener
    }

    /// What tells that this instance stops.
    #[must_use]
    pub fn live(&self) -> &Live {
        &self.live
    }
}

impl Tx {
    /// Says that this transaction changes a thing, given by its id: whoever shows it learns so when it commits.
    pub fn announce(&mut self, thing: impl Display) {
        self.announced.insert(thing.to_string());
    }

    /// Makes everything written so far permanent, and tells what was announced.
    ///
    /// # Errors
    /// The engine's; then nothing was written, nor told.
    pub async fn commit(self) -> sqlx::Result<()> {
        // Given up while it commits, it may have been made permanent all the same.
        let _written = Written(self.live.clone());
        match self.inner {
            TxInner::Lite(tx) => {
                tx.commit().await?;
                for thing in self.announced {
                    self.live.tell(Notice::Changed(thing.into()));
                }
            }
            TxInner::Pg(mut tx) => {
                if !self.announced.is_empty() {
                    self.statements.fetch_add(1, Ordering::Relaxed);
                    let things: Vec<String> = self.announced.into_iter().collect();
                    sqlx::query("SELECT pg_notify($1, thing) FROM unnest($2::text[]) AS thing")
                        .bind(CHANNEL)
                        .bind(things)
                        .execute(&mut *tx)
                        .await?;
                }
                tx.commit().await?;
            }
        }
        Ok(())
    }
}

/// Tells at its end that something may have been written.
struct Written(Live);

impl Drop for Written {
    fn drop(&mut self) {
        self.0.count_write();
    }
}

async fn follow(pools: &Pools, live: &Live) {
    match pools {
        Pools::Lite { write, .. } => follow_file(write, live).await,
        Pools::Pg { write, .. } => follow_channel(&write.connect_options(), live).await,
    }
}

/// Listens on a connection of its own, and on another when that one is lost.
async fn follow_channel(options: &Arc<PgConnectOptions>, live: &Live) {
    loop {
        match open_channel(options).await {
            Ok(mut channel) => {
                // Nobody heard what was told before.
                live.tell(Notice::Anything);
                while let Ok(Some(heard)) = channel.try_recv().await {
                    live.tell(Notice::Changed(heard.payload().into()));
                }
                tracing::warn!("the line on which changes are heard was lost");
            }
            Err(error) => {
                tracing::warn!(fault = telemetry::kind_of(&error), "changes cannot be heard");
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn open_channel(options: &Arc<PgConnectOptions>) -> sqlx::Result<PgListener> {
    let one = PgPoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None);
    let mut channel = PgListener::connect_with(&one.connect_with((**options).clone()).await?).await?;
    // Another connection must not be taken in silence: what was told in between would be missed.
    channel.eager_reconnect(false);
    channel.listen(CHANNEL).await?;
    Ok(channel)
}

/// Sees whether another process wrote to the file: asked on the one connection that writes here, the version changes
/// with what others write only.
async fn follow_file(write: &SqlitePool, live: &Live) {
    let mut known = None;
    loop {
        match sqlx::query_as::<_, (i64,)>("PRAGMA data_version").fetch_one(write).await {
            Ok((version,)) => {
                if known.replace(version) != Some(version) {
                    live.tell(Notice::Anything);
                }
            }
            Err(error) => {
                tracing::warn!(fault = telemetry::kind_of(&error), "changes cannot be heard");
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}
