//! Carrying an import out: first every line is checked against the directory as it now stands, with progress; then all
//! is written in one transaction. What the preview said is what is written, or nothing is.

use serde::{Deserialize, Serialize};

use super::model::{ImportId, ImportState};
use crate::directory::{Directory, store};
use crate::kernel::actor::PersonId;
use crate::kernel::error::Result;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Worker};

/// The job that carries out one import.
pub const RUN_JOB: &str = "directory.import";
/// Stored when the directory changed between preview and start.
pub(super) const OUTDATED: &str = "IMPORT_OUTDATED";
const CHUNK: i64 = 200;

/// Which import.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Payload {
    /// The run.
    pub import: ImportId,
}

impl Directory {
    /// Names the directory's jobs to a worker.
    pub fn register(&self, worker: &mut Worker) {
        let directory = self.clone();
        worker.handle(RUN_JOB, move |job| {
            let directory = directory.clone();
            async move {
                let Payload { import } = job.payload()?;
                directory.run_import(import).await.map_err(JobError::from)
            }
        });
    }

    /// Done already when repeated.
    async fn run_import(&self, id: ImportId) -> Result<()> {
        let db = &self.platform.db;
        let Some(run) = store::import_run(db, id).await? else { return Ok(()) };
        if run.state != ImportState::Running {
            return Ok(());
        }
        let mut last = 0;
        loop {
            let lines = store::import_chunk(db, id, last, CHUNK).await?;
            let Some(line) = lines.last() else { break };
            last = line.line;
            if store::chunk_is_outdated(db, &lines).await? {
                return self.fail_import(id).await;
            }
            let mut tx = db.begin().await?;
            store::set_import_progress(&mut tx, id, last).await?;
            tx.commit().await?;
        }
        let mut tx = db.begin().await?;
        if !store::lock_running_import(&mut tx, id).await? {
            return Ok(());
        }
        let by = By::Person(run.person, run.post);
        if !self.write_lines(&mut tx, id, by, run.person).await? {
            drop(tx);
            return self.fail_import(id).await;
        }
        store::finish_import(&mut tx, id, self.platform.clock.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// False when the directory is no longer what the preview saw.
    async fn write_lines(&self, tx: &mut Tx, id: ImportId, by: By, person: PersonId) -> Result<bool> {
        let now = self.platform.clock.now();
        let details = serde_json::json!({ "import": id });
        for line in store::lines_to_write(tx, id).await? {
            let organisation = line.organisation;
            let action = if let Some(base) = line.base_revision {
                let stored = store::lock_profile(tx, organisation).await?;
                if stored.is_none_or(|(_, revision)| revision != base) {
                    return Ok(false);
                }
                store::update_organisation(tx, organisation, &line.profile, person, now).await?;
                "organisation.update"
            } else {
                if !store::insert_organisation(tx, organisation, &line.profile, person, now).await? {
                    return Ok(false);
                }
                "organisation.create"
            };
            audit::record(tx, &self.platform, by, action, organisation, &details).await?;
        }
        Ok(true)
    }

    async fn fail_import(&self, id: ImportId) -> Result<()> {
        let mut tx = self.platform.db.begin().await?;
        store::fail_import(&mut tx, id, OUTDATED, self.platform.clock.now()).await?;
        tx.commit().await?;
        Ok(())
    }
}
