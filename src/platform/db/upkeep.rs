//! What the process does with a database as a whole.

use std::path::Path;

use super::{Db, Pools};

impl Db {
    /// Connections to the database: open, and idle among them.
    #[must_use]
    pub fn connections(&self) -> (u32, u32) {
        let (reading, writing) = match &self.pools {
            Pools::Lite { read, write } => (read.count(), (write.size(), write.num_idle())),
            Pools::Pg { read, write } => (read.count(), (write.size(), write.num_idle())),
        };
        (reading.0 + writing.0, u32::try_from(reading.1 + writing.1).unwrap_or(u32::MAX))
    }

    /// Writes a consistent copy of the embedded database to a new file.
    ///
    /// # Errors
    /// When the file exists already; on `PostgreSQL`, whose own tools do this better.
    pub async fn backup_to(&self, file: &Path) -> sqlx::Result<()> {
        match &self.pools {
            Pools::Lite { write, .. } => {
                let target = file.to_string_lossy().into_owned();
                sqlx::query("VACUUM INTO $1").bind(target).execute(write).await.map(drop)
            }
            Pools::Pg { .. } => {
                Err(sqlx::Error::Configuration("use pg_dump for a PostgreSQL database".into()))
            }
        }
    }

    /// Waits for connections to be given back and closes them.
    pub async fn close(&self) {
        self.live.end();
        match &self.pools {
            Pools::Lite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Pools::Pg { read, write } => {
                read.close().await;
                write.close().await;
            }
        }
    }
}
