//! Composition root: one service per slice, built once from configuration.

use std::sync::Arc;

use crate::accounts::Sessions;
use crate::config::Config;
use crate::directory::Directory;
use crate::kernel::clock::Clock;
use crate::kernel::entropy::Entropy;
use crate::platform::Platform;
use crate::platform::db::Db;
use crate::platform::jobs::Worker;
use crate::platform::mail::{self, Transport};
use crate::platform::{audit, jobs};

/// All services, ready to serve; clones share them.
#[derive(Clone)]
pub struct App {
    /// The configuration it was built from.
    pub config: Arc<Config>,
    /// Database, clock, randomness.
    pub platform: Platform,
    /// Territories, organisations, posts.
    pub directory: Directory,
    /// Sessions.
    pub sessions: Sessions,
    /// The assembled GraphQL schema.
    pub schema: crate::api::Schema,
    transport: Transport,
}

impl App {
    /// Opens the database and builds every service.
    ///
    /// # Errors
    /// When the database or the mail relay's settings cannot be used.
    pub async fn build(config: Config) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let db = Db::open(&config.database_url, config.database_connections).await?;
        if config.migrate_at_start {
            db.migrate().await?;
        }
        let app = Self::assemble(config, db, Clock::System, Entropy::from_os())?;
        app.directory.load_territories().await?;
        Ok(app)
    }

    /// The same on a given database, clock and generator; what tests and seeding use.
    ///
    /// # Errors
    /// When the mail relay's settings cannot be used.
    pub fn assemble(
        config: Config,
        db: Db,
        clock: Clock,
        entropy: Entropy,
    ) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let platform = Platform { db, clock, entropy, public_url: config.public_url.clone() };
        let from: lettre::message::Mailbox = config.mail.from.parse()?;
        let transport = match &config.mail.smtp {
            Some(smtp) => Transport::smtp(smtp, from)?,
            None => Transport::Folder(config.mail.folder.clone(), from),
        };
        let config = Arc::new(config);
        let directory = Directory::new(platform.clone());
        let sessions = Sessions::new(platform.clone());
        let schema = crate::api::schema(|schema| {
            schema.data(crate::api::Site::new(&config, &platform)).data(directory.clone())
        });
        Ok(Self { config, platform, directory, sessions, schema, transport })
    }

    /// A worker that knows every job of every slice.
    #[must_use]
    pub fn worker(&self) -> Worker {
        let mut worker = Worker::new(self.platform.clone());
        self.directory.register(&mut worker);
        mail::register(&mut worker, &self.platform, &self.transport);
        let platform = self.platform.clone();
        worker.every(audit::SEAL_JOB, jiff::SignedDuration::from_secs(30), move |_| {
            let platform = platform.clone();
            async move { audit::seal(&platform).await.map(drop).map_err(jobs::JobError::from) }
        });
        worker
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").finish_non_exhaustive()
    }
}
