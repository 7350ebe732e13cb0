//! One SQL text on two engines.
//!
//! `SQLite` is the default, `PostgreSQL` takes over when one machine is outgrown. Statements are written once, with `$1`
//! placeholders; only [`Tx`] can write. House rules, each met the hard way: bind every instant (never `now()`), store
//! folded keys (never `lower()` or `LIKE` on names), `BIGINT` everywhere, `ON CONFLICT DO NOTHING` instead of catching
//! a unique violation (`PostgreSQL` aborts the transaction), `NULLS LAST` spelled out.

mod dialect;
mod notices;
mod readers;
mod recent;
mod upkeep;
mod version;

use std::collections::BTreeSet;
use std::str::FromStr as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::error::BoxDynError;
use sqlx::pool::PoolOptions;
use sqlx::postgres::{PgArguments, PgConnectOptions, PgPool, PgRow};
use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqliteRow, SqliteSynchronous,
};
use sqlx::{Arguments as _, Database, Encode, FromRow, Postgres, Sqlite, Transaction, Type};
use uuid::Uuid;

use dialect::dialect;
use readers::{PATIENCE, Readers};

pub use recent::Recent;
pub use version::VersionError;

use super::live::Live;
use crate::kernel::ids::TypedId;

/// A value that both engines can bind.
pub trait Bind:
    for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres> + Send + 'static
{
}
impl<T> Bind for T where
    T: for<'q> Encode<'q, Sqlite>
        + Type<Sqlite>
        + for<'q> Encode<'q, Postgres>
        + Type<Postgres>
        + Send
        + 'static
{
}

/// A row type that both engines can fill.
pub trait Record: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Record for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

#[derive(Clone, Debug)]
enum Pools {
    /// One writer, because `SQLite` has one; readers cannot write.
    Lite {
        read: Readers<Sqlite>,
        write: SqlitePool,
    },
    Pg {
        read: Readers<Postgres>,
        write: PgPool,
    },
}

/// The database; clones share its connections.
#[derive(Clone, Debug)]
pub struct Db {
    pools: Pools,
    statements: Arc<AtomicU64>,
    live: Live,
}

/// A transaction, the only thing that can write; dropped without [`Tx::commit`] it leaves no trace.
#[derive(Debug)]
pub struct Tx {
    inner: TxInner,
    statements: Arc<AtomicU64>,
    live: Live,
    /// What it changes, to be told when it commits.
    announced: BTreeSet<String>,
}

#[derive(Debug)]
enum TxInner {
    Lite(Transaction<'static, Sqlite>),
    Pg(Transaction<'static, Postgres>),
}

#[derive(Debug)]
enum Args {
    Lite(SqliteArguments),
    Pg(PgArguments),
}

/// A statement with its values.
#[derive(Debug)]
pub struct Q {
    sql: &'static str,
    args: Args,
    failed: Option<BoxDynError>,
}

impl Q {
    /// Binds the next `$n`.
    #[must_use]
    pub fn bind<T: Bind>(mut self, value: T) -> Self {
        let added = match &mut self.args {
            Args::Lite(args) => args.add(value),
            Args::Pg(args) => args.add(value),
        };
        if let Err(error) = added {
            self.failed.get_or_insert(error);
        }
        self
    }

    /// Binds the next `$n`, written `IN_IDS($n)` in the statement: a list of ids, however long, in one value.
    #[must_use]
    pub fn bind_ids(mut self, ids: impl IntoIterator<Item = Uuid>) -> Self {
        let added = match &mut self.args {
            Args::Lite(args) => {
                let hex: Vec<String> = ids.into_iter().map(|id| id.simple().to_string()).collect();
                args.add(serde_json::Value::from(hex).to_string())
            }
            Args::Pg(args) => args.add(ids.into_iter().collect::<Vec<_>>()),
        };
        if let Err(error) = added {
            self.failed.get_or_insert(error);
        }
        self
    }

    /// The same of ids that know their kind.
    #[must_use]
    pub fn bind_all(self, ids: &[impl TypedId]) -> Self {
        self.bind_ids(ids.iter().map(|id| id.uuid()))
    }

    /// Binds the next `$n`, written `IN_TEXTS($n)` in the statement: a list of texts in one value.
    #[must_use]
    pub fn bind_texts(mut self, texts: impl IntoIterator<Item = String>) -> Self {
        let texts: Vec<String> = texts.into_iter().collect();
        let added = match &mut self.args {
            Args::Lite(args) => args.add(serde_json::Value::from(texts).to_string()),
            Args::Pg(args) => args.add(texts),
        };
        if let Err(error) = added {
            self.failed.get_or_insert(error);
        }
        self
    }
}

/// After how long `PostgreSQL` ends a transaction in which nothing happens.
const IDLE_IN_TRANSACTION: &str = "30s";

/// Runs a query function of sqlx on whichever engine this is.
macro_rules! on {
    ($holder:expr, $q:expr, $lite:pat => $lite_target:expr, $pg:pat => $pg_target:expr, |$sql:ident, $args:ident, $target:ident| $body:expr) => {{
        let q: Q = $q;
        if let Some(error) = q.failed {
            return Err(sqlx::Error::Encode(error));
        }
        let $sql = q.sql;
        match ($holder, q.args) {
            ($lite, Args::Lite($args)) => {
                let $target = $lite_target;
                $body
            }
            ($pg, Args::Pg($args)) => {
                let $target = $pg_target;
                $body
            }
            _ => unreachable!("a statement is bound for the engine that made it"),
        }
    }};
}

impl Db {
    /// Opens `sqlite:<file>` (made when missing) or `postgres://…`, with so many connections at most that read, and on
    /// `PostgreSQL` as many that write.
    ///
    /// # Errors
    /// When the address is not understood or the database does not answer.
    pub async fn open(url: &str, max_connections: u32) -> sqlx::Result<Self> {
        let pools = if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            // A request that was given up between BEGIN and the next statement must not keep its locks.
            let options = PgConnectOptions::from_str(url)?
                .application_name("jonction")
                .options([("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION)]);
            let write = pool(max_connections).connect_with(options.clone()).await?;
            let read = pool(max_connections).connect_lazy_with(options);
            Pools::Pg { read: Readers::of(read), write }
        } else {
            let options = SqliteConnectOptions::from_str(url)?
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
                .statement_cache_capacity(256);
            // A pool of one that begins IMMEDIATE: writers queue in order and never meet "database is locked".
            let write = pool(1).connect_with(options.clone()).await?;
            let read = pool(max_connections.min(8))
                .connect_with(options.create_if_missing(false).read_only(true))
                .await?;
            Pools::Lite { read: Readers::of(read), write }
        };
        Ok(Self { pools, statements: Arc::default(), live: Live::default() })
    }

    /// True on the embedded engine.
    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        matches!(self.pools, Pools::Lite { .. })
    }

    /// How many statements ran so far; tests count with it.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Starts a statement.
    #[must_use]
    pub fn q(&self, sql: &'static str) -> Q {
        let args = match self.pools {
            Pools::Lite { .. } => Args::Lite(SqliteArguments::default()),
            Pools::Pg { .. } => Args::Pg(PgArguments::default()),
        };
        Q { sql: dialect(sql, self.is_sqlite()), args, failed: None }
    }

    /// Reads all rows.
    ///
    /// # Errors
    /// The engine's.
    pub async fn all<T: Record>(&self, q: Q) -> sqlx::Result<Vec<T>> {
        self.statements.fetch_add(1, Ordering::Relaxed);
        on!(&self.pools, q, Pools::Lite { read, .. } => read, Pools::Pg { read, .. } => read,
        |sql, args, target| {
            let mut reader = target.take().await?;
            let found = sqlx::query_as_with::<_, T, _>(sql, args).fetch_all(&mut *reader.connection).await?;
            reader.rest();
            Ok(found)
        })
    }

    /// Reads the one row there may be.
    ///
    /// # Errors
    /// The engine's.
    pub async fn maybe<T: Record>(&self, q: Q) -> sqlx::Result<Option<T>> {
        self.statements.fetch_add(1, Ordering::Relaxed);
        on!(&self.pools, q, Pools::Lite { read, .. } => read, Pools::Pg { read, .. } => read,
        |sql, args, target| {
            let mut reader = target.take().await?;
            let found = sqlx::query_as_with::<_, T, _>(sql, args).fetch_optional(&mut *reader.connection).await?;
            reader.rest();
            Ok(found)
        })
    }

    /// Begins a transaction; on `SQLite` it takes the one write lock at once.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn begin(&self) -> sqlx::Result<Tx> {
        let inner = match &self.pools {
            Pools::Lite { write, .. } => TxInner::Lite(write.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Pg { write, .. } => TxInner::Pg(write.begin().await?),
        };
        Ok(Tx {
            inner,
            statements: self.statements.clone(),
            live: self.live.clone(),
            announced: BTreeSet::new(),
        })
    }
}

fn pool<E: Database>(max_connections: u32) -> PoolOptions<E> {
    PoolOptions::new().max_connections(max_connections).acquire_timeout(PATIENCE)
}

impl Tx {
    /// Starts a statement.
    #[must_use]
    pub fn q(&self, sql: &'static str) -> Q {
        let (args, lite) = match self.inner {
            TxInner::Lite(_) => (Args::Lite(SqliteArguments::default()), true),
            TxInner::Pg(_) => (Args::Pg(PgArguments::default()), false),
        };
        Q { sql: dialect(sql, lite), args, failed: None }
    }

    /// Starts a statement whose text must differ between the engines; row locks are the one known reason.
    #[must_use]
    pub fn q_per_engine(&self, sqlite: &'static str, postgres: &'static str) -> Q {
        self.q(if matches!(self.inner, TxInner::Lite(_)) { sqlite } else { postgres })
    }

    /// Reads all rows, those of `RETURNING` too.
    ///
    /// # Errors
    /// The engine's.
    pub async fn all<T: Record>(&mut self, q: Q) -> sqlx::Result<Vec<T>> {
        self.statements.fetch_add(1, Ordering::Relaxed);
        on!(&mut self.inner, q, TxInner::Lite(tx) => &mut **tx, TxInner::Pg(tx) => &mut **tx,
            |sql, args, target| sqlx::query_as_with::<_, T, _>(sql, args).fetch_all(target).await)
    }

    /// Reads the one row there may be.
    ///
    /// # Errors
    /// The engine's.
    pub async fn maybe<T: Record>(&mut self, q: Q) -> sqlx::Result<Option<T>> {
        self.statements.fetch_add(1, Ordering::Relaxed);
        on!(&mut self.inner, q, TxInner::Lite(tx) => &mut **tx, TxInner::Pg(tx) => &mut **tx,
            |sql, args, target| sqlx::query_as_with::<_, T, _>(sql, args).fetch_optional(target).await)
    }

    /// Writes; tells how many rows were touched.
    ///
    /// # Errors
    /// The engine's.
    pub async fn exec(&mut self, q: Q) -> sqlx::Result<u64> {
        self.statements.fetch_add(1, Ordering::Relaxed);
        on!(&mut self.inner, q, TxInner::Lite(tx) => &mut **tx, TxInner::Pg(tx) => &mut **tx,
            |sql, args, target| sqlx::query_with(sql, args).execute(target).await.map(|done| done.rows_affected()))
    }
}
