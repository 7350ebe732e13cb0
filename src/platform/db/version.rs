//! Program and database must be of one version.

use sqlx::migrate::{MigrateError, Migrator};

use super::{Db, Pools};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Why this program cannot work on this database.
#[derive(Debug, thiserror::Error)]
pub enum VersionError {
    /// Migrated by another program.
    #[error(
        "la base de données a été mise à jour par une version plus récente de jonction : installez cette version, ou \
         remettez une copie antérieure de la base (the database was migrated by a newer version of jonction: install \
         that version, or restore an older copy)"
    )]
    Newer,
    /// Not migrated yet.
    #[error(
        "la base de données n’est pas à la version du programme : lancez « jonction migrate » (the database is older \
         than this program: run `jonction migrate`)"
    )]
    Older,
    /// A migration failed.
    #[error(transparent)]
    Migration(MigrateError),
    /// The database does not answer.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl Db {
    /// Brings the tables to this program's version.
    ///
    /// # Errors
    /// When a migration fails, or when the database was migrated by a newer program.
    pub async fn migrate(&self) -> Result<(), VersionError> {
        let done = match &self.pools {
            Pools::Lite { write, .. } => SQLITE.run(write).await,
            Pools::Pg { write, .. } => POSTGRES.run(write).await,
        };
        done.map_err(|error| match error {
            MigrateError::VersionMissing(_) => VersionError::Newer,
            other => VersionError::Migration(other),
        })
    }

    /// Refuses a database whose tables are not of this program's version.
    ///
    /// # Errors
    /// Whether program or database is behind.
    pub async fn check_version(&self) -> Result<(), VersionError> {
        let applied: Vec<(i64,)> = match self
            .all(self.q("SELECT version FROM _sqlx_migrations WHERE success ORDER BY version"))
            .await
        {
            // No such table: nothing was ever migrated.
            Err(sqlx::Error::Database(_)) => return Err(VersionError::Older),
            found => found?,
        };
        // Both engines' folders hold the same versions.
        if applied.iter().any(|(version,)| !SQLITE.version_exists(*version)) {
            return Err(VersionError::Newer);
        }
        if applied.len() < SQLITE.iter().count() { Err(VersionError::Older) } else { Ok(()) }
    }
}
